/* One table on one sheet: who sat there, what was decided, what turned it, luck or judgement. Always true: see
 * debrief_class.h; a turning point is one that the game lived again without it confirms. */
#include <stdlib.h>

#include "class/debrief_parts.h"
#include "core/memory.h"
#include "core/real.h"
#include "report/board.h"
#include "report/compare.h"
#include "report/debrief.h"
#include "report/dials.h"
#include "report/figures.h"
#include "report/words.h"
#include "session/naming.h"

/* --- who, and how it stands --------------------------------------------------------------------- */

static void stands_write(DebriefPage *p, const TableStudy *t) {
    const World *w = &t->game->world;
    char date[DATE_BYTES];
    Text line = {0};
    text_say(&line, "In %s, after %d turns: ", figures_date(p->s, (int)w->month, date), t->turns);
    words_fill(p->s, words_outcome(t->here.outcome), &line);
    text_say(&line, " File: %s.", words_stage((int)w->stage));
    text_add(&line, " %s: ", dial_name(DIAL_SECURITY));
    dial_write(DIAL_SECURITY, p->s, w, &line);
    text_add(&line, " %s: ", dial_name(DIAL_LIVES));
    dial_write(DIAL_LIVES, p->s, w, &line);
    debrief_paragraph(p, &line);
}

static void seats_write(DebriefPage *p, const TableStudy *t) {
    Text line = {0};
    int told = 0;
    text_say(&line, "Seats: ");
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        if (!seat_sits(p->s, (SeatId)seat)) continue;
        if (told++) text_add(&line, "; ");
        debrief_seat_told(p, t->table, (SeatId)seat, &line);
    }
    text_add(&line, ".");
    const Branches *b = &p->c->table[t->which].branches;
    if (b->count > 1) {
        char name[BRANCH_WORDS_BYTES];
        text_say(&line, " The table went back %d times; this is branch %s. Others: ", b->count - 1,
                 compare_branch(p->s, b, b->current, name));
        for (int n = 0, others = 0; n < b->count; n++)
            if (n != b->current) text_add(&line, "%s%s", others++ ? ", " : "", compare_branch(p->s, b, n, name));
        text_add(&line, ".");
    }
    debrief_paragraph(p, &line);
}

/* --- time line ---------------------------------------------------------------------------------- */

typedef struct Timeline {
    const TableStudy *t;
    LastTurn last;
    Text *news; /* of each turn, from 1 */
} Timeline;

static void turn_told(void *context, const Session *g) {
    Timeline *line = context;
    last_turn_keep(g, &line->last);
    SeatId seat = SEAT_candidate;
    const Board board = {.game = g, .seat = seat, .last = &line->last};
    if (line->last.turn > line->t->turns) return;
    text_free(&line->news[line->last.turn]); /* of a turn that was interrupted the whole is told */
    board_news(&board, 2, false, &line->news[line->last.turn]);
}

static void news_read(Timeline *line) {
    const Record record = session_record(line->t->game);
    Session *again = memory_new(sizeof *again);
    session_replay_each(&record, turn_told, line, again, NULL);
    session_free(again);
    free(again);
    last_turn_free(&line->last);
}

static void choices_write(const TableStudy *t, int turn, SeatId seat, Text *out) {
    const Journal *j = &t->game->journal;
    int told = 0;
    for (size_t n = 0; n < j->count; n++) {
        const JournalEntry *e = &j->entries[n];
        if (e->turn != turn || e->command.seat != seat || !study_is_choice(e)) continue;
        const int rank = debrief_point_of(t, n);
        if (told++) text_add(out, "; ");
        else text_add(out, "%s%s: ", out->length ? " " : "", t->game->scenario->seat_name[seat]);
        debrief_choice_told(t->game, e, out);
        if (rank) text_add(out, " [%d]", rank);
    }
    if (told) text_add(out, ".");
}

/* Seats that a bot had in this turn though people sat there. */
static void stood_in_write(const TableStudy *t, int turn, Text *out) {
    const Journal *j = &t->game->journal;
    int told = 0;
    for (size_t n = 0; n < j->count; n++) {
        const JournalEntry *e = &j->entries[n];
        if (e->turn != turn || e->command.kind != COMMAND_HOLD || e->command.yes) continue;
        if (told++) text_add(out, ", ");
        else text_say(out, "%sA bot sat in for: ", out->length ? " " : "");
        text_add(out, "%s", t->game->scenario->seat_name[e->command.seat]);
    }
    if (told) text_add(out, ".");
}

static void leads_write(const TableStudy *t, int turn, int *act, Text *out) {
    const Journal *j = &t->game->journal;
    for (size_t n = 0; n < j->count; n++) {
        const JournalEntry *e = &j->entries[n];
        if (e->turn != turn || !study_is_lead(e)) continue;
        text_add(out, "%s◆ ", out->length ? " " : "");
        debrief_act_name(t, (*act)++, out);
        text_add(out, ": ");
        debrief_act_told(t->game, e, out);
        text_add(out, ".");
    }
}

static void timeline_write(DebriefPage *p, const TableStudy *t) {
    const char *heads[] = {tongue("Turn"),
                           tongue("Decisions; [1] to [3] are the turning points; ◆ the facilitator's acts"),
                           tongue("What happened then")};
    Timeline line = {.t = t, .news = memory_zeros((size_t)t->turns + 2, sizeof *line.news)};
    news_read(&line);
    page_heading(&p->page, 3, NULL, tongue("Time line"));
    page_table_begin(&p->page, "", heads, 3);
    for (int turn = 1, act = 0; turn <= t->turns; turn++) {
        const World *w = session_past(t->game, turn);
        char date[DATE_BYTES];
        Row row = {0};
        text_add(row_cell(&row), "%d, %s", turn, figures_date(p->s, (int)(w ? w->month : 0) + 1, date));
        Text *cell = row_cell(&row);
        leads_write(t, turn, &act, cell);
        for (int seat = 0; seat < SEAT_COUNT; seat++) choices_write(t, turn, (SeatId)seat, cell);
        stood_in_write(t, turn, cell);
        Text *news = row_cell(&row);
        if (line.news[turn].length) text_add(news, "%s", line.news[turn].data);
        row_write(&row, &p->page, NULL, NULL);
        text_free(&line.news[turn]);
    }
    page_table_end(&p->page);
    free(line.news);
}

/* --- what turned it ----------------------------------------------------------------------------- */

/* "With it security +0.12, law +0.02." Lives are no points: they are told as months of fighting elsewhere. */
static void moved_write(const Turning *t, Text *out) {
    bool any = false;
    for (int d = 0; d < DIALS; d++) {
        if (d == (int)DIAL_LIVES || real_abs(t->moved[d]) < 0.005) continue;
        text_add(out, "%s%s ", any ? ", " : tongue(" With it, on dials from 0 to 1: "), tongue(standing_dial_name(d)));
        figures_signed(t->moved[d], 2, out);
        any = true;
    }
    text_add(out, "%s", any ? "." : tongue(" No dial stands elsewhere."));
    if (real_abs(t->moved[DIAL_LIVES]) >= 0.005)
        text_add(out, "%s",
                 t->moved[DIAL_LIVES] > 0
                     ? tongue(" Without it more people would have been killed and wounded, as the model has it.")
                     : tongue(" Without it fewer people would have been killed and wounded, as the model has it."));
}

static void point_write(DebriefPage *p, const TableStudy *t, int n) {
    const Turning *point = &t->point[n];
    const JournalEntry *e = &t->game->journal.entries[point->entry];
    Text line = {0};
    text_add(&line, "[%d] ", n + 1);
    text_say(&line, "Turn %d, ", e->turn);
    compare_command(t->game, e, &line);
    text_say(&line, ". Without it, all else ordered the same: ");
    words_fill(p->s, words_outcome(point->without.outcome), &line);
    moved_write(point, &line);
    if (point->mattered > 0)
        text_say(&line,
                 " In %d other histories with these orders it moved the largest of these in %d, the same way in %d.",
                 point->tried, point->mattered, point->agree);
    debrief_item(p, n == 0, n == t->points - 1, &line);
}

static void points_write(DebriefPage *p, const TableStudy *t) {
    page_heading(&p->page, 3, NULL, tongue("Turning points: the game lived again without each"));
    if (t->points == 0) page_paragraph(&p->page, tongue("No decision of a person changed how it stands."));
    for (int n = 0; n < t->points; n++) point_write(p, t, n);
}

/* --- luck or judgement -------------------------------------------------------------------------- */

typedef enum LuckRow { LUCK_HERE, LUCK_ORDERS, LUCK_BOTS, LUCK_LOWER, LUCK_ROWS } LuckRow;

static void luck_row(DebriefPage *p, const Luck *l, LuckRow kind) {
    static const char *const names[LUCK_ROWS] = {TONGUE("Here"), TONGUE("These orders, mean"),
                                                 TONGUE("Bots in every seat, mean"),
                                                 TONGUE("Better here than in, of 100")};
    Row row = {0};
    text_add(row_cell(&row), "%s", tongue(names[kind]));
    for (int d = 0; d < DIALS; d++) {
        if (d == (int)DIAL_LIVES) continue;
        const double value = kind == LUCK_HERE     ? l->here.dial[d]
                             : kind == LUCK_ORDERS ? l->orders.dial[d]
                                                   : l->bots.dial[d];
        if (kind == LUCK_LOWER) text_add(row_cell(&row), "%.0f, %s", 100 * l->lower[d], luck_word(l->lower[d]));
        else text_say(row_cell(&row), "%.2f", value);
    }
    row_write(&row, &p->page, NULL, NULL);
}

static void luck_told(DebriefPage *p, const Luck *l) {
    Text line = {0};
    text_say(&line,
             "The same orders in %d other histories, each with its own luck and its own hidden numbers: so it stood in "
             "%.0f of 100, "
             "with bots in every seat in %.0f.",
             l->runs, 100 * l->orders.outcome[l->here.outcome], 100 * l->bots.outcome[l->here.outcome]);
    for (int o = 0, told = 0; o < ORDER_COUNT; o++) {
        if (o == (int)l->here.outcome || l->orders.outcome[o] < 0.02) continue;
        if (told++ == 0) text_say(&line, " Otherwise: ");
        else text_add(&line, ", ");
        text_add(&line, "%s %.0f", words_class((OrderId)o), 100 * l->orders.outcome[o]);
    }
    if (line.data[line.length - 1] != '.') text_add(&line, ".");
    text_say(&line, " Of %.0f orders %.1f were refused there, on average.", l->given, l->refused);
    debrief_paragraph(p, &line);
}

static void luck_table_write(DebriefPage *p, const TableStudy *t) {
    const char *heads[DIALS] = {tongue("Dials, 0 to 1")};
    for (int d = 0, n = 1; d < DIALS; d++)
        if (d != (int)DIAL_LIVES) heads[n++] = tongue(standing_dial_name(d));
    page_heading(&p->page, 3, NULL, tongue("Luck or judgement"));
    luck_told(p, &t->luck);
    page_table_begin(&p->page, "", heads, DIALS);
    for (int n = 0; n < LUCK_ROWS; n++) luck_row(p, &t->luck, (LuckRow)n);
    page_table_end(&p->page);
}

/* --- goals -------------------------------------------------------------------------------------- */

static void goals_write(DebriefPage *p, const TableStudy *t) {
    Text line = {0};
    page_heading(&p->page, 3, NULL, tongue("Goals, in the order of the role sheets; the last is private"));
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        GoalId goal[GOALS_OF_SEAT_MAX];
        const int count = seat_sits(p->s, (SeatId)seat) ? standing_goals(t->game, (SeatId)seat, goal) : 0;
        for (int n = 0; n < count; n++) {
            if (n == 0) text_add(&line, "%s%s: ", line.length ? ". " : "", p->s->seat_name[seat]);
            text_add(&line, "%s%s", n ? ", " : "", tongue(goal_state_word(t->here.goal[seat][n])));
        }
    }
    text_add(&line, ".");
    debrief_paragraph(p, &line);
}

void debrief_table(DebriefPage *p, const TableStudy *t) {
    Text title = {0}, anchor = {0};
    text_say(&title, "Table %s: %s", debrief_label(t), words_class(t->here.outcome));
    text_add(&anchor, "table-%d%s", t->table + 1, t->play > 0 ? "-again" : "");
    page_heading(&p->page, 2, anchor.data, title.data);
    text_free(&title);
    text_free(&anchor);
    stands_write(p, t);
    seats_write(p, t);
    timeline_write(p, t);
    points_write(p, t);
    luck_table_write(p, t);
    goals_write(p, t);
}
