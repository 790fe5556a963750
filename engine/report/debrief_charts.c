/* Charts of a debrief. Always true: see debrief_charts.h. */
#include "report/debrief_charts.h"

#include <math.h>
#include <stdlib.h>

#include "core/memory.h"
#include "report/compare.h"
#include "report/dials.h"
#include "report/figures.h"
#include "report/words.h"
#include "session/naming.h"

enum { TURNS_MOST = 512, MARKS_MOST = 512 };

static ChartHead head_of(const PlotFrame *frame, const char *title) {
    return (ChartHead){.title = title, .source = frame->source, .width_mm = frame->width_mm};
}

double debrief_year(const Session *g, double month) {
    return g->scenario->start_year + (g->scenario->start_month - 1 + month) / 12.0;
}

bool debrief_is_decision(const JournalEntry *e) {
    const CommandKind k = e->command.kind;
    return k == COMMAND_ACT || k == COMMAND_OFFER || k == COMMAND_ANSWER || k == COMMAND_CHOOSE;
}

/* --- dials over the turns ---------------------------------------------------------------------- */

/* The dials at the begin of every turn, and now. */
typedef struct Course {
    int points;
    double x[TURNS_MOST], dial[DIALS][TURNS_MOST];
} Course;

static void course_add(Course *c, const Session *g, const World *w) {
    double dial[DIALS];
    if (c->points == TURNS_MOST) return;
    outcome_dials(w, &g->scenario->start, g->scenario, dial);
    for (int d = 0; d < DIALS; d++) c->dial[d][c->points] = dial[d];
    c->x[c->points++] = debrief_year(g, w->month);
}

static Course *course_of(const Session *g) {
    Course *c = memory_zeros(1, sizeof *c);
    for (int turn = g->first_turn; turn <= session_turn(g); turn++) {
        const World *w = session_past(g, turn);
        if (w) course_add(c, g, w);
    }
    if (c->points == 0 || c->x[c->points - 1] < debrief_year(g, g->world.month) - 1e-9)
        course_add(c, g, session_world(g));
    return c;
}

static double turn_year(const Session *g, int turn) {
    const World *w = session_past(g, turn);
    return debrief_year(g, w ? w->month : g->world.month);
}

/* What the chart borrows while it is drawn. */
typedef struct Told {
    Course *course[TIMELINE_SIDES];
    TimelineLine line[DIALS];
    TimelineMark mark[MARKS_MOST];
    TimelineChart chart;
} Told;

static Told *told_begin(const Session *const *game, int sides) {
    Told *t = memory_zeros(1, sizeof *t);
    t->chart =
        (TimelineChart){.x_title = tongue("Year"), .sides = sides, .line = t->line, .lines = DIALS, .mark = t->mark};
    for (int side = 0; side < sides; side++) {
        t->course[side] = course_of(game[side]);
        t->chart.points[side] = t->course[side]->points;
        t->chart.x[side] = t->course[side]->x;
    }
    for (int d = 0; d < DIALS; d++) {
        t->line[d] = (TimelineLine){.name = dial_name((DialId)d), .low = 0, .high = 1};
        for (int side = 0; side < sides; side++) t->line[d].value[side] = t->course[side]->dial[d];
    }
    return t;
}

static void told_mark(Told *t, TimelineMark mark) {
    if (t->chart.marks < MARKS_MOST) t->mark[t->chart.marks++] = mark;
}

static void told_end(Told *t) {
    for (int side = 0; side < TIMELINE_SIDES; side++) free(t->course[side]);
    free(t);
}

void debrief_chart_dials(const Session *g, const Debrief *d, const PlotFrame *frame, Picture *out) {
    Told *t = told_begin(&g, 1);
    for (size_t n = 0; n < g->journal.count; n++)
        if (debrief_is_decision(&g->journal.entries[n]))
            told_mark(t, (TimelineMark){.x = turn_year(g, g->journal.entries[n].turn)});
    if (t->chart.marks > 0) t->chart.mark_name = tongue("our decisions, in the turn in which they were taken");
    for (int n = 0; d && n < d->points; n++)
        told_mark(t, (TimelineMark){.x = turn_year(g, g->journal.entries[d->point[n].entry].turn), .number = n + 1});
    if (d && d->points > 0) t->chart.number_name = tongue("turning points, by their size");
    const ChartHead head = head_of(frame, tongue("The dials from turn to turn, 0 to 1, better above"));
    chart_timeline(&head, &t->chart, out);
    told_end(t);
}

void compare_chart_dials(const Sides *sides, const PlotFrame *frame, Picture *out) {
    Told *t = told_begin(sides->game, 2);
    const int parts = compare_parts(sides);
    const double part = parts > 0 ? turn_year(sides->game[0], parts) : 0;
    for (int side = 0; side < 2; side++) {
        const Session *g = sides->game[side];
        t->chart.side_name[side] = sides->name[side];
        for (size_t n = 0; n < g->journal.count; n++)
            if (compare_only(sides, side, parts, &g->journal.entries[n]))
                told_mark(t, (TimelineMark){.x = turn_year(g, g->journal.entries[n].turn), .side = side});
    }
    if (t->chart.marks > 0) t->chart.mark_name = tongue("decisions that only one of them took");
    if (parts > 0) t->chart.part = &part;
    t->chart.part_name = tongue("where they part");
    const ChartHead head = head_of(frame, tongue("The dials of both, 0 to 1, better above"));
    chart_timeline(&head, &t->chart, out);
    told_end(t);
}

/* --- a turning point --------------------------------------------------------------------------- */

void debrief_chart_point(const Debrief *d, int n, const PlotFrame *frame, Picture *out) {
    ChangesRow row[DIALS];
    double most = 0.1;
    for (int k = 0; k < d->points; k++)
        for (int dial = 0; dial < DIALS; dial++) most = fmax(most, fabs(d->point[k].moved[dial]));
    for (int dial = 0; dial < DIALS; dial++) row[dial] = (ChangesRow){dial_name((DialId)dial), d->point[n].moved[dial]};
    const ChartHead head = head_of(frame, tongue("What it changed in the dials"));
    chart_changes(&head, &(ChangesChart){tongue("with it, less without it; better to the right"), most, row, DIALS},
                  out);
}

/* --- branches ---------------------------------------------------------------------------------- */

void branches_chart(const Session *g, const Branches *all, const PlotFrame *frame, Picture *out) {
    BranchLine line[BRANCHES_MAX];
    char (*name)[BRANCH_WORDS_BYTES] = memory_zeros(BRANCHES_MAX, sizeof *name);
    double (*turn)[TURNS_MOST] = memory_zeros(BRANCHES_MAX, sizeof *turn);
    for (int n = 0; n < all->count; n++) {
        const Branch *b = &all->branch[n];
        int turns = 0;
        turn[n][turns++] = debrief_year(g, 0);
        for (size_t e = 0; e < b->journal.count && turns < TURNS_MOST; e++)
            if (b->journal.entries[e].command.kind == COMMAND_END_TURN)
                turn[n][turns++] = debrief_year(g, b->journal.entries[e].month);
        const int part = b->turn - 1 < turns ? b->turn - 1 : turns - 1;
        line[n] = (BranchLine){compare_branch(g->scenario, all, n, name[n]), b->parent, turn[n][part > 0 ? part : 0],
                               turn[n], turns};
    }
    const ChartHead head = head_of(frame, "");
    chart_branches(&head,
                   &(BranchesChart){tongue("Year; a dot is the begin of a turn"), line, all->count, all->current}, out);
    free(turn);
    free(name);
}

/* --- forecasts --------------------------------------------------------------------------------- */

/* How sure, in five steps; most people say round numbers. */
enum { BINS = 5 };

bool debrief_chart_forecasts(const Session *g, SeatId seat, const PlotFrame *frame, Picture *out) {
    double sure[BINS] = {0};
    int count[BINS] = {0}, came[BINS] = {0}, bins = 0;
    for (int n = 0; n < g->forecasts; n++) {
        const Forecast *f = &g->forecast[n];
        if (f->seat != seat || !f->scored) continue;
        const int at = (int)fmin(BINS - 1, (f->prediction.confidence - 0.5) * 2 * BINS + 1e-9);
        sure[at] += f->prediction.confidence;
        came[at] += f->came_true ? 1 : 0;
        count[at]++;
    }
    CalibrationBin bin[BINS];
    for (int n = 0; n < BINS; n++)
        if (count[n] > 0)
            bin[bins++] =
                (CalibrationBin){sure[n] / count[n], interval_wilson(came[n], count[n], LEVEL_TWO_SIDED_95), count[n]};
    if (bins == 0) return false;
    const ChartHead head = head_of(frame, tongue("Forecasts against what came"));
    chart_calibration(&head,
                      &(CalibrationChart){tongue("How sure we said we were"),
                                          tongue("How often it came true, with 95 % intervals"),
                                          tongue("as sure as right; the number says how many forecasts"), bin, bins},
                      out);
    return true;
}

/* --- luck -------------------------------------------------------------------------------------- */

void luck_chart_dials(const Luck *luck, const PlotFrame *frame, Picture *out) {
    DotsRow row[DIALS];
    for (int d = 0; d < DIALS; d++)
        row[d] = (DotsRow){dial_name((DialId)d), {luck->here.dial[d], luck->orders.dial[d], luck->bots.dial[d]}};
    const ChartHead head = head_of(frame, tongue("The dials here and in other histories, 0 to 1"));
    chart_dots(&head,
               &(DotsChart){tongue("better to the right"),
                            0,
                            1,
                            {tongue("this history"), tongue("the same orders, mean"), tongue("bots, mean")},
                            3,
                            row,
                            DIALS},
               out);
}

void luck_chart_outcomes(const Luck *luck, const PlotFrame *frame, Picture *out) {
    DotsRow row[ORDER_COUNT];
    int rows = 0;
    for (int o = 0; o < ORDER_COUNT; o++)
        if (o == (int)luck->here.outcome || fmax(luck->orders.outcome[o], luck->bots.outcome[o]) >= 0.005)
            row[rows++] =
                (DotsRow){words_class((OrderId)o), {NAN, 100 * luck->orders.outcome[o], 100 * luck->bots.outcome[o]}};
    const ChartHead head = head_of(frame, tongue("How it would have ended"));
    chart_dots(&head,
               &(DotsChart){tongue("of 100 other histories"),
                            0,
                            100,
                            {NULL, tongue("the same orders"), tongue("bots in every seat")},
                            3,
                            row,
                            rows},
               out);
}

/* --- what was hidden --------------------------------------------------------------------------- */

bool debrief_chart_hidden(const Session *g, const PlotFrame *frame, Picture *out) {
    HiddenNumber hidden[HIDDEN_MOST];
    const int count = board_hidden(g, hidden);
    DotsRow row[HIDDEN_MOST];
    for (int n = 0; n < count; n++) {
        const HiddenNumber *h = &hidden[n];
        const double span = h->high - h->low;
        row[n] = (DotsRow){h->text, {(h->value - h->low) / span, (h->nominal - h->low) / span, NAN}};
    }
    if (count == 0) return false;
    const ChartHead head = head_of(frame, tongue("Within the ranges that were thought possible"));
    chart_dots(&head, &(DotsChart){tongue("from the least to the most"), 0, 1,
                                   {tongue("in this world"), tongue("nominal"), NULL}, 2, row, count}, out);
    return true;
}
