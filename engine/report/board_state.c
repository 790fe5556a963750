/* Where things stand: dials, goals, map, members, seats, advisors. Always true: see board.h. */
#include <stdio.h>
#include <string.h>

#include "core/real.h"
#include "model/accession.h"
#include "report/board.h"
#include "report/dials.h"
#include "report/board_parts.h"
#include "report/figures.h"
#include "report/paper.h"
#include "report/words.h"
#include "session/advisor.h"
#include "session/naming.h"

/* The world when the last turn began, or now in the first. */
static const World *world_before(const Board *b) {
    return b->last->any ? &b->last->begin : session_past(b->game, b->game->first_turn);
}

/* --- dials ------------------------------------------------------------------------------------ */

/* "37 in 100 (was 40)": without the bracket if both are printed alike. */
static void number_was(Text *out, double now, double was, int digits) {
    char one[32], two[32];
    tongue_write(one, sizeof one, "%.*f", digits, now);
    tongue_write(two, sizeof two, "%.*f", digits, was);
    text_add(out, "%s", one);
    if (strcmp(one, two) != 0) text_say(out, " (was %s)", two);
}

/* The same only where it moved by as much as matters. */
static void number_moved(Text *out, double now, double was, int digits, double least) {
    number_was(out, now, real_abs(now - was) < least ? now : was, digits);
}

/* Human cost is always shown, in ranges. model notes E */
static void lives_brief(const Board *b, Text *out) {
    const World *w = &b->game->world;
    const Scenario *s = b->game->scenario;
    if (figures_no_war(w)) {
        text_say(out, "Soldiers killed and wounded: no war.");
        return;
    }
    text_say(out, "Soldiers killed and wounded, estimates differ: %s ", s->candidate);
    figures_people(s, VAR_losses_candidate, w->losses_candidate, out);
    text_add(out, ", %s ", s->rival);
    figures_people(s, VAR_losses_rival, w->losses_rival, out);
    text_add(out, ".");
}

/* Attack risk, land and lives always; the others in the first turn and where they moved. */
void board_dials_brief(const Board *b, Text *out) {
    const World *w = &b->game->world, *was = world_before(b);
    const char *band = figures_band(dial_escalation(w));
    const bool first = !b->last->any;
    Text line = {0};
    text_say(&line, w->war > 0.5 ? "Attack risk in ten years once silent: " : "Attack risk in ten years: ");
    number_moved(&line, 100 * w->attack_decade, 100 * was->attack_decade, 0, 2.0);
    text_say(&line, " in 100. Occupied: ");
    number_moved(&line, 100 * w->occupied_share, 100 * was->occupied_share, 1, 0.2);
    text_add(&line, "\u00a0%%.");
    if (first || strcmp(band, figures_band(dial_escalation(was))) != 0)
        text_say(&line, " Escalation: %s.", band);
    if (first || real_abs(w->cohesion - was->cohesion) >= 0.02) {
        text_say(&line, " Cohesion: ");
        number_was(&line, w->cohesion, was->cohesion, 2);
        text_add(&line, ".");
    }
    if (first || real_abs(w->governance - was->governance) >= 0.02) {
        text_say(&line, " Law: ");
        number_was(&line, w->governance, was->governance, 2);
        text_add(&line, ".");
    }
    text_add(&line, " ");
    lives_brief(b, &line);
    board_say(out, "", 0, &line);
}

static void dial_was(const Board *b, DialId id, Text *out) {
    const World *w = &b->game->world, *was = world_before(b);
    if (id == DIAL_SECURITY)
        text_say(out, " A turn ago: %.0f in 100.", 100 * was->attack_decade);
    if (id == DIAL_LIVES && w->months_heavy > was->months_heavy)
        text_say(out, " Months of heavy fighting in the last turn: %.0f.",
                 w->months_heavy - was->months_heavy);
    if (id == DIAL_SOVEREIGNTY)
        text_say(out, " A turn ago %.1f %% was occupied.", 100 * was->occupied_share);
    if (id == DIAL_ESCALATION)
        text_say(out, " A turn ago: %s.", figures_band(dial_escalation(was)));
    if (id == DIAL_COHESION)
        text_say(out, " A turn ago: %.2f and %.0f %%.", was->cohesion, 100 * was->support_mean);
    if (id == DIAL_LAW)
        text_say(out, " A turn ago: %.2f and %.2f.", was->governance,
                 alliance_word(was, b->game->scenario));
}

void board_dials(const Board *b, Text *out) {
    const World *w = &b->game->world;
    const Scenario *s = b->game->scenario;
    Text line = {0};
    for (int id = 0; id < DIAL_COUNT; id++) {
        text_add(&line, "%s: ", dial_name((DialId)id));
        dial_write((DialId)id, s, w, &line);
        if (b->last->any) dial_was(b, (DialId)id, &line);
        board_say(out, "", 2, &line);
    }
    text_say(&line,
             "Belief: seen from %s, the lead ally would fight for %s in %.0f of 100 cases, a "
             "coalition in %.0f.",
             s->seat_name[SEAT_rival], s->candidate, 100 * w->credibility_seen[s->lead],
             100 * w->coalition_seen);
    board_say(out, "", 2, &line);
    text_say(&line, "%s: support at home %.0f in 100, standing %.2f of 1.", s->seat_name[b->seat],
             100 * act_home(w, s, b->seat), w->standing[b->seat]);
    board_say(out, "", 2, &line);
    char security[REFER_BYTES], law[REFER_BYTES];
    text_say(out, "Dials are never added up. Open one: %s, %s\n", board_refer(b, security, "why security"),
             board_refer(b, law, "why law"));
}

/* --- goals ------------------------------------------------------------------------------------ */

/* Before a turn has been lived a goal is only told; then it stands so "so far", until the game has ended. */
static const char *goal_stands(const Board *b, GoalState state) {
    static const char *const so_far[] = {TONGUE("Not met so far: "), TONGUE("Partly met so far: "),
                                         TONGUE("Met so far: ")};
    static const char *const at_end[] = {TONGUE("Missed: "), TONGUE("Partly met: "), TONGUE("Met: ")};
    return session_over(b->game) ? tongue(at_end[state]) : b->last->any ? tongue(so_far[state]) : "";
}

static void goal_write(const Board *b, GoalId id, Text *out) {
    const Session *g = b->game;
    const double brier = session_brier(g, b->seat);
    const GoalState state = goal_state(id, &g->world, g->scenario, b->seat, brier);
    Text line = {0};
    text_add(&line, "%s", goal_stands(b, state));
    naming_fill(g->scenario, goal_info(g->scenario, id).text, &line);
    text_say(&line, goal_info(g->scenario, id).is_private ? " (a goal of our own, which no other seat sees)." : ".");
    board_say(out, "", 2, &line);
}

void board_goals(const Board *b, Text *out) {
    GoalId goal[GOALS_MAX];
    const int count = goals_of(b->game->scenario, b->seat, goal);
    Text line = {0};
    text_say(&line, "Goals of %s. The question: %s", b->game->scenario->seat_name[b->seat],
             tongue(seat_info(b->seat)->question));
    board_say(out, "", 0, &line);
    for (int n = 0; n < count; n++) {
        const bool shown = !goal_info(b->game->scenario, goal[n]).is_private ||
                           (int)goal[n] == b->game->private_goal[b->seat];
        if (shown) goal_write(b, goal[n], out);
    }
    text_say(out, session_over(b->game) ? "There is no total.\n" : "What counts is the end. There is no total.\n");
}

/* --- map -------------------------------------------------------------------------------------- */

/* A share that matters, moved, or nothing. */
typedef enum RegionTold { REGION_QUIET, REGION_SMALL, REGION_TOLD } RegionTold;

static RegionTold region_told(const Board *b, int r) {
    const double now = b->game->world.occupied[r], was = world_before(b)->occupied[r];
    if (now >= 0.01 || real_abs(now - was) >= 0.005) return REGION_TOLD;
    return now >= 0.0005 ? REGION_SMALL : REGION_QUIET;
}

/* "54.1 % occupied; before this war 31.0 %." */
void board_region(const Board *b, int r, Text *out) {
    const World *w = &b->game->world, *was = world_before(b);
    if (region_told(b, r) == REGION_QUIET) {
        text_say(out, "nothing occupied.");
        return;
    }
    number_was(out, 100 * w->occupied[r], 100 * was->occupied[r], w->occupied[r] > 0.9995 ? 0 : 1);
    if (w->occupied_2022[r] < 0.0005) text_say(out, " %% occupied.");
    else if (w->occupied_2022[r] > 0.9995) text_say(out, " %% occupied, as before this war.");
    else text_say(out, " %% occupied; before this war %.1f %%.", 100 * w->occupied_2022[r]);
}

/* The most occupied first; the small ones in one line. */
static void regions_write(const Board *b, Text *out) {
    const Scenario *s = b->game->scenario;
    const double *occupied = b->game->world.occupied;
    int told[REGIONS_MAX], count = 0, small = 0, quiet = 0;
    Text line = {0}, names = {0};
    for (int r = 0; r < s->regions; r++) {
        const RegionTold how = region_told(b, r);
        int at = count;
        if (how == REGION_SMALL) text_add(&names, "%s%s", small++ ? ", " : "", s->region_name[r]);
        quiet += how == REGION_QUIET;
        if (how != REGION_TOLD) continue;
        for (; at > 0 && occupied[told[at - 1]] < occupied[r]; at--) told[at] = told[at - 1];
        told[at] = r;
        count++;
    }
    for (int n = 0; n < count; n++) {
        text_add(&line, "%s: ", s->region_name[told[n]]);
        board_region(b, told[n], &line);
        board_say(out, "", 2, &line);
    }
    if (small > 0) {
        text_say(&line, "And %d more under 1 %%: %s.", small, names.data);
        board_say(out, "", 2, &line);
    }
    if (count + small > 0) text_say(&line, "The other %d of %d regions: nothing occupied.", quiet, s->regions);
    else text_say(&line, "Nothing is occupied.");
    board_say(out, "", 2, &line);
    text_free(&names);
}

void board_land(const Board *b, Text *out) {
    const Session *g = b->game;
    const World *w = &g->world;
    Text line = {0};
    text_say(&line, "%s by region: ", g->scenario->candidate);
    number_was(&line, 100 * w->occupied_share, 100 * world_before(b)->occupied_share, 1);
    text_say(&line, " %% of the territory is occupied; %s.",
             tongue(w->war < 0.5      ? "the guns are silent"
                    : w->frozen > 0.5 ? "the line is frozen" : "the fighting is heavy"));
    board_say(out, "", 0, &line);
    regions_write(b, out);
}

void board_map(const Board *b, Text *out) {
    board_land(b, out);
    char refer[REFER_BYTES];
    text_say(out, "Members: %s\n", board_refer(b, refer, "members"));
}

/* --- members ---------------------------------------------------------------------------------- */

void board_member_marks(const World *w, int i, double line, Text *out) {
    if (w->belongs[i] < 0.5) {
        text_say(out, tongue_many(w->objectors_left[i], "not yet a member; %.3g ratification outstanding",
                                  "not yet a member; %.3g ratifications outstanding"), w->objectors_left[i]);
        return;
    }
    const bool file = w->stage >= STAGE_INVITED && w->stage < STAGE_MEMBER;
    if (file) text_say(out, w->ratified[i] > 0.5 ? "ratified" : "not ratified yet");
    else if (w->stage < STAGE_INVITED)
        text_say(out, w->consent[i] > line ? "would say yes" : "would say no");
    else text_say(out, "agreed");
    if (w->grievance[i] > 0.02) text_say(out, "; grievance %.2f", w->grievance[i]);
    if (w->vote[i] > 0.5) text_say(out, "; instructed to vote yes");
    if (w->vote[i] < -0.5) text_say(out, "; instructed to vote no");
}

void board_member(const Board *b, int i, Text *out) {
    const World *w = &b->game->world;
    text_say(out, "balance ");
    figures_signed(w->consent[i], 1, out);
    text_say(out, ", support %.0f %%, ", 100 * w->support[i]);
    board_member_marks(w, i, consent_line(w, &b->game->parameters), out);
    text_add(out, ".");
}

void board_members(const Board *b, Text *out) {
    const Session *g = b->game;
    const World *w = &g->world;
    const Scenario *s = g->scenario;
    const double line = consent_line(w, &g->parameters);
    Text text = {0};
    text_say(&text, "File: %s. ", words_stage((int)w->stage));
    if (w->stage < STAGE_INVITED) {
        text_say(&text, "The next step needs every member's balance of reasons above ");
        if (line < 0.0) figures_signed(line, 1, &text);
        else text_add(&text, "0");
        text_say(&text, "; %.0f are above it.", w->ready);
    }
    board_say(out, "", 0, &text);
    for (int i = 0; i < s->members; i++) {
        text_add(&text, "%s (%s): ", s->member_name[i], s->member_id[i]);
        board_member(b, i, &text);
        board_say(out, "", 2, &text);
    }
    char refer[REFER_BYTES];
    text_say(out, "Open one: %s\n", board_refer(b, refer, "why consent[%s]", s->member_id[s->lead]));
}

/* --- seats ------------------------------------------------------------------------------------ */

static void weights_write(const Board *b, SeatId seat, Text *out) {
    bool first = true;
    (void)b;
    for (int a = 0; a < AIMS; a++) {
        const double weight = seat_info(seat)->weight[a];
        if (weight <= 0.0) continue;
        text_say(out, "%s%s %.3g", first ? "" : ", ", tongue(aim_word((AimId)a)), weight);
        first = false;
    }
}

static void seat_write(const Board *b, SeatId seat, Text *out) {
    const Session *g = b->game;
    const World *w = &g->world;
    Text line = {0};
    text_add(&line, "%s (%s), %s, %s. %s", g->scenario->seat_name[seat], seat_info(seat)->role,
             tongue(seat_info(seat)->office),
             tongue(seat == b->seat                               ? "our seat"
                    : session_person(g, (SeatId)seat) ? "a person" : "a bot"),
             tongue(seat_info(seat)->question));
    board_say(out, "", 2, &line);
    text_say(&line, "Weighs: ");
    weights_write(b, seat, &line);
    text_say(&line, ". Capital %.3g.", w->capital[seat]);
    if (seat != b->seat)
        text_say(&line, " It trusts us %.2f of 1, we it %.2f.",
                 w->trust[SEATS_MAX * (int)seat + (int)b->seat],
                 w->trust[SEATS_MAX * (int)b->seat + (int)seat]);
    board_say(out, "    ", 4, &line);
}

void board_seats(const Board *b, Text *out) {
    text_say(out, "Seats at the table. What a bot weighs is open to all.\n");
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        if (seat_sits(b->game->scenario, (SeatId)seat)) seat_write(b, (SeatId)seat, out);
}

/* --- advisors --------------------------------------------------------------------------------- */

/* More of each is better. */
static const char *counsel_word(AimId aim) {
    return tongue(aim == AIM_ESCALATION ? "safety from escalation" : aim_word(aim));
}

/* What they make of the terms or the order on the table, and why. */
static void counsel_write(const Board *b, Text *out) {
    static const char *const stances[] = {TONGUE("refuse"), TONGUE("no view"), TONGUE("sign")};
    Counsel all[OFFICE_COUNT];
    const int count = advisors_on_table(b->game, b->seat, all);
    if (count == 0) return;
    char refer[REFER_BYTES];
    text_say(out, "On what lies on the table, by the state at once after a signature; what may follow: %s\n",
             board_refer(b, refer, "odds %s", b->game->world.terms_tabled > 0.5 ? "sign_terms" : "sign_order"));
    for (int n = 0; n < count; n++) {
        const Counsel *c = &all[n];
        Text line = {0};
        text_add(&line, "%s: %s.", tongue(office_for(b->game->scenario, b->seat, c->office).title),
                 tongue(stances[c->stance + 1]));
        if (c->gains) text_say(&line, " A signature is better for %s.", counsel_word(c->gain));
        if (c->loses) text_say(&line, " It is worse for %s.", counsel_word(c->loss));
        board_say(out, "", 2, &line);
    }
    text_add(out, "\n");
}

void board_advisors(const Board *b, Text *out) {
    Advice all[OFFICE_COUNT];
    const int count = advisors_of(b->game, b->seat, all);
    counsel_write(b, out);
    text_say(out, "Advisors. They differ because they weigh differently.\n");
    for (int n = 0; n < count; n++) {
        Text line = {0};
        text_add(&line, "%s: ", tongue(office_for(b->game->scenario, b->seat, all[n].office).title));
        CardOdds odds;
        const int counted = b->odds && !all[n].nothing ? odds_find(b->odds, all[n].want) : -1;
        const bool known = counted >= 0 && odds_card(b->odds, counted, &odds);
        advice_write(b->game, &all[n], known ? &odds : NULL, &line);
        const char *remark[REMARKS_MAX];
        const int remarks = office_remarks(b->game, b->seat, all[n].office, remark);
        for (int m = 0; m < remarks; m++) {
            text_add(&line, " ");
            board_event_text(b, remark[m], &line);
        }
        board_say(out, "", 2, &line);
    }
    text_say(out, "\"7 in 10\" is how sure an office is of its first choice.\n");
}

/* --- journal ---------------------------------------------------------------------------------- */

void board_journal(const Board *b, Text *out) {
    const Journal *j = &b->game->journal;
    if (j->count == 0) text_say(out, "Nothing has been decided yet.\n");
    for (size_t n = 0; n < j->count; n++) {
        const JournalEntry *e = &j->entries[n];
        Text line = {0};
        text_add(&line, "%zu. ", n + 1);
        if (paper_columns() != PAPER_UNBROKEN) journal_line(e, b->game->scenario, &line); /* as it can be typed */
        else moment_entry(b, e, &line);
        board_say(out, "", 2, &line);
    }
}
