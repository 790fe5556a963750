/* What concerns the whole room: other theories, predictions against results, what was hidden, what was said.
 * Always true: see debrief_class.h. */
#include <stdio.h>
#include <string.h>

#include "class/debrief_parts.h"
#include "core/real.h"
#include "report/board.h"
#include "report/debrief.h"
#include "report/figures.h"
#include "report/words.h"
#include "session/naming.h"

/* --- theories ----------------------------------------------------------------------------------- */

/* The dial that the theory moves most. */
static void dial_told(const Standing *here, const Standing *there, Text *out) {
    int most = -1;
    double by = 0.005;
    for (int d = 0; d < DIALS; d++) {
        const double moved = real_abs(there->dial[d] - here->dial[d]);
        if (d != (int)DIAL_LIVES && moved >= by) most = d, by = moved;
    }
    if (most < 0) return;
    text_add(out, "; %s ", tongue(standing_dial_name(most)));
    figures_signed(there->dial[most] - here->dial[most], 2, out);
}

/* Columns are the tables of one play: from the n-th of the study, so many. */
typedef struct Columns {
    int from, tables;
} Columns;

static void theory_row(DebriefPage *p, Columns in, int n) {
    const ClassStudy *study = p->study;
    Row row = {0};
    naming_fill(p->s, tongue_in(study->theories->theory[n].title, "pack"), row_cell(&row));
    for (int t = in.from; t < in.from + in.tables; t++) {
        const TheoryRun *run = &study->theory[n * study->tables + t];
        if (run->fit == THEORY_IS_FIXED) {
            text_say(row_cell(&row), "not tried");
            continue;
        }
        const bool same = run->there.outcome == study->table[t].here.outcome;
        Text *cell = row_cell(&row);
        text_add(cell, "%s; %.0f", same ? tongue("the same") : words_class(run->there.outcome),
                 100 * run->outcome[study->table[t].here.outcome]);
        dial_told(&study->table[t].here, &run->there, cell);
    }
    row_write(&row, &p->page, NULL, NULL);
}

static void here_row(DebriefPage *p, Columns in) {
    Row row = {0};
    text_say(row_cell(&row), "As it was played");
    for (int t = in.from; t < in.from + in.tables; t++) {
        const TableStudy *table = &p->study->table[t];
        text_add(row_cell(&row), "%s; %.0f", words_class(table->here.outcome),
                 100 * table->luck.orders.outcome[table->here.outcome]);
    }
    row_write(&row, &p->page, NULL, NULL);
}

static void theories_table(DebriefPage *p, Columns in) {
    const char *heads[ROW_COLUMNS] = {tongue("Theory")};
    char name[CLASS_TABLES_MAX][24];
    for (int t = 0; t < in.tables; t++) {
        tongue_write(name[t], sizeof name[t], "Table %s", debrief_label(&p->study->table[in.from + t]));
        heads[t + 1] = name[t];
    }
    page_table_begin(&p->page,
                     tongue("How it would stand with the same luck; in how many of 100 other histories it stood as it "
                            "was played; the dial that would "
                            "stand otherwise most, from 0 to 1."),
                     heads, in.tables + 1);
    here_row(p, in);
    for (int n = 0; n < p->study->theories->count; n++) theory_row(p, in, n);
    page_table_end(&p->page);
}

/* Where a world cannot be otherwise, or is so already. */
static void fit_told(const DebriefPage *p, const Theory *t, Text *out) {
    ParamId fixed = PARAM_NONE;
    Text words = {0};
    const TheoryFit fit = theory_fit(t, p->s, &fixed);
    if (fit == THEORY_IS_SO_ALREADY) text_say(out, " The world of this game is so already.");
    if (fit != THEORY_IS_FIXED) return;
    words_fill(p->s, param_info(fixed)->text, &words);
    text_say(out, " Not tried here: this game fixes a number that the theory changes (%s), as part of its case.",
             words.data);
    text_free(&words);
}

void debrief_theories(DebriefPage *p) {
    const Theories *all = p->study->theories;
    if (!all || all->count == 0) return;
    page_heading(&p->page, 2, "theories", tongue("The same orders under other theories"));
    page_paragraph(&p->page, tongue("Nobody decides anew: each table's orders are given in a world that works as the "
                                    "theory says. None of them is proven, and "
                                    "for each there is one that says otherwise."));
    Columns in = {0, 0};
    for (int play = 0; play <= p->c->play; play++, in.from += in.tables)
        if ((in.tables = debrief_tables_of(p->study, play)) > 0) theories_table(p, in);
    for (int n = 0; n < all->count; n++) {
        const Theory *t = &all->theory[n];
        Text line = {0};
        naming_fill(p->s, tongue_in(t->title, "pack"), &line);
        text_add(&line, ". ");
        naming_fill(p->s, tongue_in(t->says, "pack"), &line);
        text_add(&line, " %s. `", t->source);
        for (int c = 0; c < t->changes; c++) text_add(&line, "%s%s", c ? " " : "", t->change[c]);
        text_add(&line, "`");
        fit_told(p, t, &line);
        debrief_item(p, n == 0, n == all->count - 1, &line);
    }
}

/* --- predictions -------------------------------------------------------------------------------- */

typedef struct Sum {
    int count, came;
    double brier;
    const Forecast *worst;
} Sum;

static Sum sum_of(const Session *g) {
    Sum sum = {0};
    for (int n = 0; n < g->forecasts; n++) {
        const Forecast *f = &g->forecast[n];
        if (!f->scored) continue;
        sum.count++;
        sum.came += f->came_true;
        sum.brier += f->brier;
        if (!sum.worst || f->brier > sum.worst->brier) sum.worst = f;
    }
    return sum;
}

void debrief_forecast_told(const Session *g, const Forecast *f, Text *out) {
    const Board board = {.game = g};
    board_words_of(&board, f->prediction.var, out);
    if (var_info(f->prediction.var)->kind == KIND_MEMBER)
        text_add(out, ", %s", g->scenario->member_name[f->prediction.index]);
    text_say(out, f->prediction.above ? " above %.3g" : " not above %.3g", f->prediction.line);
}

static void forecast_row(DebriefPage *p, const TableStudy *t) {
    const Sum sum = sum_of(t->game);
    if (sum.count == 0) return;
    Row row = {0};
    text_say(row_cell(&row), "Table %s", debrief_label(t));
    text_add(row_cell(&row), "%d", sum.count);
    text_add(row_cell(&row), "%d", sum.came);
    text_say(row_cell(&row), "%.2f", sum.brier / sum.count);
    Text *worst = row_cell(&row);
    text_say(worst, "turn %d, %s, %.0f %% sure: ", sum.worst->turn, p->s->seat_name[sum.worst->seat],
             100 * sum.worst->prediction.confidence);
    debrief_forecast_told(t->game, sum.worst, worst);
    row_write(&row, &p->page, NULL, NULL);
}

/* How often what people were so sure of came true. */
static void calibration_write(DebriefPage *p) {
    enum { STEPS = 3 };
    static const double from[STEPS + 1] = {0.5, 0.7, 0.9, 1.01};
    int count[STEPS] = {0}, came[STEPS] = {0};
    Text line = {0};
    for (int t = 0; t < p->study->tables; t++) {
        const Session *g = p->study->table[t].game;
        for (int n = 0; n < g->forecasts; n++)
            for (int k = 0; g->forecast[n].scored && k < STEPS; k++) {
                const double sure = g->forecast[n].prediction.confidence;
                if (sure < from[k] || sure >= from[k + 1]) continue;
                count[k]++;
                came[k] += g->forecast[n].came_true;
            }
    }
    text_say(&line, "The whole class. ");
    for (int k = 0; k < STEPS; k++)
        if (count[k])
            text_say(&line, "Of %d forecasts held with %.0f %% or more%s, %d came true. ", count[k], 100 * from[k],
                     k < STEPS - 1 ? tongue(" but less than the next") : "", came[k]);
    text_say(&line, "The Brier score is the mean square of the miss: 0 is best, 0.25 is what a coin would get.");
    debrief_paragraph(p, &line);
}

void debrief_predictions(DebriefPage *p) {
    const char *heads[] = {tongue("Table"), tongue("Forecasts"), tongue("Came true"), tongue("Brier score"),
                           tongue("Furthest off")};
    int all = 0;
    for (int t = 0; t < p->study->tables; t++) all += sum_of(p->study->table[t].game).count;
    page_heading(&p->page, 2, "predictions", tongue("Predictions against results"));
    if (all == 0) {
        page_paragraph(&p->page, tongue("Nobody made a forecast."));
        return;
    }
    calibration_write(p);
    page_table_begin(&p->page, tongue("All of them stand in predictions.csv."), heads, 5);
    for (int t = 0; t < p->study->tables; t++) forecast_row(p, &p->study->table[t]);
    page_table_end(&p->page);
}

/* --- what was hidden ---------------------------------------------------------------------------- */

static bool may_open(const DebriefPage *p) {
    bool over = true;
    for (int t = 0; t < p->study->tables; t++) over = over && session_over(p->study->table[t].game);
    return over || p->c->stage == CLASS_DEBRIEF;
}

static void drawn_write(DebriefPage *p) {
    const char *heads[] = {tongue("Hidden from everybody"), tongue("Here"), tongue("Nominal"), tongue("Range")};
    static const ParamId hidden[] = {PARAM_lambda_R, PARAM_V_R, PARAM_nu, PARAM_kappa_K, PARAM_window};
    const Session *g = p->study->table[0].game;
    page_table_begin(&p->page, tongue("What this world had kept to itself, the same at every table."), heads, 4);
    for (size_t n = 0; n < COUNT_OF(hidden); n++) {
        Row row = {0};
        text_add(row_cell(&row), "%s", tongue(param_info(hidden[n])->text));
        text_say(row_cell(&row), "%.3g", param_get(&g->parameters, hidden[n]));
        text_say(row_cell(&row), "%.3g", param_get(&p->s->nominal, hidden[n]));
        Text *range = row_cell(&row);
        text_say(range, "%.3g to %.3g", p->s->low[hidden[n]], p->s->high[hidden[n]]);
        row_write(&row, &p->page, NULL, NULL);
    }
    page_table_end(&p->page);
}

static void private_row(DebriefPage *p, SeatId seat) {
    const Session *g = p->study->table[0].game;
    if (g->private_goal[seat] < 0) return;
    const GoalId goal = (GoalId)g->private_goal[seat];
    Row row = {0};
    text_add(row_cell(&row), "%s", p->s->seat_name[seat]);
    naming_fill(p->s, goal_info(p->s, goal).text, row_cell(&row));
    Text *states = row_cell(&row);
    for (int t = 0; t < p->study->tables; t++) {
        const TableStudy *table = &p->study->table[t];
        GoalId own[GOALS_OF_SEAT_MAX];
        const int count = standing_goals(table->game, seat, own);
        for (int n = 0; n < count; n++)
            if (own[n] == goal)
                text_add(states, "%s%s %s", states->length ? ", " : "", debrief_label(table),
                         tongue(goal_state_word(table->here.goal[seat][n])));
    }
    row_write(&row, &p->page, NULL, NULL);
}

void debrief_hidden(DebriefPage *p) {
    const char *heads[] = {tongue("Known to this seat alone"), tongue("Private goal"), tongue("By table")};
    page_heading(&p->page, 2, "hidden", tongue("What was hidden from whom"));
    if (!may_open(p)) {
        page_paragraph(&p->page, tongue("The games go on: private goals and what the world keeps to itself are told "
                                        "when the class has come to its debrief."));
        return;
    }
    page_table_begin(&p->page, "", heads, 3);
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        if (seat_sits(p->s, (SeatId)seat)) private_row(p, (SeatId)seat);
    page_table_end(&p->page);
    drawn_write(p);
}

/* --- what was said ------------------------------------------------------------------------------ */

static void votes_write(DebriefPage *p) {
    int answer[CLASS_PEOPLE_MAX], last = -1;
    for (int n = 0; n <= p->c->entries; n++) {
        const ClassEntry *e = n < p->c->entries ? &p->c->entry[n] : NULL;
        if (last >= 0 && (!e || e->kind == CLASS_EVENT_question)) {
            Text line = {0};
            char copy[CLASS_TEXT_BYTES], *rest = copy;
            strcpy(copy, p->c->entry[last].text);
            text_say(&line, "All were asked: %s", strsep(&rest, "\n"));
            for (int a = 0; rest; a++) {
                int count = 0;
                const char *words = strsep(&rest, "\n");
                for (int who = 0; who < p->c->people; who++) count += answer[who] == a;
                text_add(&line, "%s %s %d", a ? ";" : "", words, count);
            }
            text_add(&line, ".");
            debrief_paragraph(p, &line);
        }
        if (e && e->kind == CLASS_EVENT_question) {
            last = n;
            for (int who = 0; who < CLASS_PEOPLE_MAX; who++) answer[who] = -1;
        }
        if (e && e->kind == CLASS_EVENT_answer && last >= 0) answer[e->person] = e->number;
    }
}

void debrief_said(DebriefPage *p) {
    int sentences = 0, said = 0;
    bool asked = false;
    for (int n = 0; n < p->c->people; n++) sentences += p->c->person[n].sentence[0] != '\0';
    for (int n = 0; n < p->c->entries; n++) asked = asked || p->c->entry[n].kind == CLASS_EVENT_question;
    if (!sentences && !asked) return;
    page_heading(&p->page, 2, "said", tongue("What the class said"));
    votes_write(p);
    for (int n = 0; n < p->c->people; n++) {
        const ClassPerson *who = &p->c->person[n];
        Text line = {0};
        if (!who->sentence[0]) continue;
        if (who->table >= 0) text_say(&line, "Table %d, ", who->table + 1);
        if (p->d->names) text_add(&line, "%s: ", who->name);
        else if (who->seat != SEAT_NONE) text_add(&line, "%s: ", p->s->seat_name[who->seat]);
        else text_say(&line, "an observer: ");
        text_add(&line, "“%s”", who->sentence);
        debrief_item(p, said == 0, said == sentences - 1, &line);
        said++;
    }
}
