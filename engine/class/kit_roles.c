/* Role sheets. Always true: see kit.h; a private goal stands on a slip and nowhere else. */
#include <stdio.h>

#include "class/kit.h"
#include "session/advisor.h"
#include "session/naming.h"

static void filled_item(LessonPage *sheet, const char *text, bool first, bool last) {
    Text line = {0};
    naming_fill(sheet->s, text, &line);
    page_item(&sheet->page, first, last, line.data);
    text_free(&line);
}

/* Public or private goals of a seat; how many. */
static int goals_some(const Scenario *s, SeatId seat, bool is_private, GoalId out[GOALS_MAX]) {
    GoalId all[GOALS_MAX];
    const int count = goals_of(s, seat, all);
    int kept = 0;
    for (int n = 0; n < count; n++)
        if (goal_info(s, all[n]).is_private == is_private) out[kept++] = all[n];
    return kept;
}

static void goals_write(LessonPage *sheet, SeatId seat) {
    GoalId goal[GOALS_MAX];
    const int count = goals_some(sheet->s, seat, false, goal);
    page_paragraph(&sheet->page, tongue("Goals, known to all. Each is met, partly met or missed; there is no total."));
    for (int n = 0; n < count; n++) filled_item(sheet, goal_info(sheet->s, goal[n]).text, n == 0, n == count - 1);
}

/* "Defence (security 4, escalation 2)": the two or three things an office weighs most. */
static void offices_write(LessonPage *sheet, SeatId seat) {
    Text line = {0};
    text_say(&line, "Advisors, who weigh differently and will not agree: ");
    bool any = false;
    for (int id = 0; id < OFFICE_COUNT; id++) {
        if (!seat_is_letter(seat, office_info((OfficeId)id)->seats)) continue;
        const OfficeInfo o = office_for(sheet->s, seat, (OfficeId)id);
        text_add(&line, "%s%s (", any ? "; " : "", tongue(o.title));
        bool told = false;
        for (int aim = 0; aim < AIMS; aim++) {
            if (o.weight[aim] < 1.5) continue;
            text_add(&line, "%s%s ", told ? ", " : "", tongue(aim_word((AimId)aim)));
            text_say(&line, "%g", o.weight[aim]);
            told = true;
        }
        text_add(&line, ")");
        any = true;
    }
    text_add(&line, ".");
    page_paragraph(&sheet->page, line.data);
    text_free(&line);
}

static void price_write(const ActInfo *a, Text *out) {
    text_say(out, "%g", a->price);
    if (a->upkeep > 0.0) text_say(out, ", then %g a turn", a->upkeep);
    if (a->means > 0.0) text_say(out, "; means %g", a->means);
}

/* Whether a step up or down, or the deed, can be taken as the first turn begins, its price apart. */
static bool act_is_open(const Kit *kit, SeatId seat, ActId id) {
    const ActInfo *a = act_info(id);
    const double now = act_setting(kit->first, id, seat);
    for (int way = -1; way <= 1; way += 2) {
        const Act act = {seat, id, a->lever ? now + way * a->step : 0.0};
        if (!refusal_is(act_refused_to_promise(kit->first, &kit->s->nominal, kit->s, act))) return true;
        if (!a->lever) break;
    }
    return false;
}

static bool act_is_shown(const Kit *kit, SeatId seat, ActId id) {
    return act_info(id)->played && act_owned(id, seat, kit->s) && id != ACT_destabilisation; /* off by default */
}

static void act_row(LessonPage *sheet, const ActInfo *a) {
    Row row = {0};
    naming_fill(sheet->s, a->title, row_cell(&row));
    price_write(a, row_cell(&row));
    Text *when = row_cell(&row);
    if (a->lever && a->months > 1) text_add(when, tongue_many(a->months, "%d month", "%d months"), a->months);
    else text_say(when, a->lever ? "at once" : "once");
    naming_fill(sheet->s, a->moves ? a->moves : "", row_cell(&row));
    naming_fill(sheet->s, a->costs ? a->costs : "", row_cell(&row));
    row_write(&row, &sheet->page, NULL, NULL);
}

static void acts_write(const Kit *kit, LessonPage *sheet, SeatId seat) {
    const char *const heads[] = {tongue("What you can do"), tongue("Capital"), tongue("In effect"),
                                 tongue("What it moves"), tongue("What it costs besides")};
    Text later = {0};
    page_table_begin(&sheet->page,
                     tongue("Open in the first turn. Levers stand until they are changed; deeds are done once."), heads,
                     (int)COUNT_OF(heads));
    for (int id = 0; id < ACT_COUNT; id++) {
        if (!act_is_shown(kit, seat, (ActId)id)) continue;
        if (act_is_open(kit, seat, (ActId)id)) {
            act_row(sheet, act_info((ActId)id));
            continue;
        }
        text_add(&later, "%s",
                 later.length ? "; "
                              : tongue("Not yet, or not here; the screen says why, and the nearest way to yes: "));
        text_add_small(&later, tongue(act_info((ActId)id)->title));
    }
    page_table_end(&sheet->page);
    if (later.length) {
        text_add(&later, ".");
        Text filled = {0};
        naming_fill(sheet->s, later.data, &filled);
        page_paragraph(&sheet->page, filled.data);
        text_free(&filled);
    }
    text_free(&later);
}

static void slips_write(LessonPage *sheet, SeatId seat) {
    GoalId goal[GOALS_MAX];
    const int count = goals_some(sheet->s, seat, true, goal);
    char anchor[48], title[128];
    if (count == 0) return;
    snprintf(anchor, sizeof anchor, "private-%s", seat_info(seat)->role);
    tongue_write(title, sizeof title, "Private goals of %s", sheet->s->seat_name[seat]);
    page_heading(&sheet->page, 3, anchor, title);
    page_paragraph(&sheet->page,
                   tongue("Cut; one is dealt to whoever decides here. Show it to nobody before the debrief."));
    for (int n = 0; n < count; n++) filled_item(sheet, goal_info(sheet->s, goal[n]).text, n == 0, n == count - 1);
}

static void role_write(const Kit *kit, LessonPage *sheet, SeatId seat) {
    char title[128];
    Text line = {0};
    const Scenario *s = sheet->s;
    snprintf(title, sizeof title, "%s", s->seat_name[seat]);
    page_heading(&sheet->page, 2, seat_info(seat)->role, title);
    Text office = {0};
    naming_fill(s, seat_info(seat)->office, &office);
    text_say(&line, "You decide for %s", office.data);
    text_free(&office);
    text_add(&line, ". ");
    naming_fill(s, seat_info(seat)->question, &line);
    if (s->seat_quiet[seat])
        text_say(&line, " In this start the seat has little to decide: a bot sits here unless you ask for it.");
    if (seat == SEAT_rival)
        text_say(&line,
                 " An analytical seat: you explain its calculus and forecast what others do; nothing is won here.");
    page_paragraph(&sheet->page, line.data);
    goals_write(sheet, seat);
    offices_write(sheet, seat);
    acts_write(kit, sheet, seat);
    page_paragraph(&sheet->page, tongue("You may change or leave this role at any time, without a reason."));
    page_break(&sheet->page);
    text_free(&line);
}

void kit_roles(const Kit *kit, LessonPage *sheet) {
    for (int seat = 0; seat < SEATS_MAX; seat++)
        if (seat_sits(kit->s, (SeatId)seat)) role_write(kit, sheet, (SeatId)seat);
    page_heading(&sheet->page, 2, "slips", tongue("Private goals, to be cut"));
    page_paragraph(&sheet->page,
                   tongue("For the facilitator alone. In the program they are dealt by the seed of the game."));
    for (int seat = 0; seat < SEATS_MAX; seat++)
        if (seat_sits(kit->s, (SeatId)seat)) slips_write(sheet, (SeatId)seat);
}
