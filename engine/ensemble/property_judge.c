/* Judging properties: the games that the chosen rows need, then each row's formula.
 *
 * Always true: all arms of a row play the same seed and run numbers; a parameter point changes the
 * nominal values under an arm's own settings. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "ensemble/override.h"
#include "ensemble/property_set.h"

typedef struct Judge {
    PropertySet *set;
    const PropertyRequest *ask;
    Scenario *loaded, *work; /* as the pack gives it; with an arm's settings */
    const char *start;       /* which is loaded */
    uint64_t runs;           /* 0: as each row says */
    const Parameters *point; /* NULL: the pack's nominal values */
    Parameters drawn;         /* where point points */
    uint64_t done, games;
    const char *what;
    Games *at;
    Err *err;
} Judge;

static uint64_t runs_of(const Judge *j, const Games *g) { return j->runs ? j->runs : g->runs; }

static bool stopped(const PropertyRequest *ask) { return ask->stop && atomic_load(ask->stop); }

static void take(void *context, uint64_t run, const Parameters *k, const Outcome *o) {
    (void)k;
    Games *g = ((Judge *)context)->at;
    tally_add(g->tally, run, o);
    if (o->month_entry > 0) g->entered[run / 8] |= (uint8_t)(1u << (run % 8));
}

static void tell(void *context, uint64_t done, uint64_t runs) {
    const Judge *j = context;
    (void)runs;
    if (j->ask->progress) j->ask->progress(j->ask->context, j->done + done, j->games, j->what);
}

static bool load_start(Judge *j, const char *start) {
    if (j->start && strcmp(j->start, start) == 0) return true;
    j->start = NULL;
    if (!j->ask->start(j->ask->context, start, j->loaded, j->err)) return false;
    j->start = start;
    return true;
}

static bool prepare(Judge *j, const Games *g) {
    if (!load_start(j, g->start)) return false;
    *j->work = *j->loaded;
    if (j->point) j->work->nominal = *j->point;
    for (int n = 0; n < g->settings; n++) {
        const Setting *s = &g->setting[n];
        Err inner = {0};
        if (!override_set(j->work, s->name, s->value, &inner))
            return json_err(s->at, j->err, "%s", inner.text);
    }
    return true;
}

static bool play(Judge *j, Games *g) {
    if (!prepare(j, g)) return false;
    const uint64_t runs = runs_of(j, g);
    free(g->tally);
    free(g->entered);
    g->tally = memory_zeros(1, sizeof *g->tally);
    g->entered = memory_zeros(runs / 8 + 1, 1);
    const Policy policy = {.name = "property", .orders = g->order, .count = (size_t)g->orders,
                           .seated = g->bots, .panel = panel_of(BOT_QUANTAL)};
    const Ensemble e = {
        .scenario = j->work, .policy = &policy, .runs = runs, .months = g->months,
        .seed = j->ask->seed + 1000003 * g->luck, .threads = j->ask->threads,
        .design = {.id = g->design, .seed = j->ask->seed, .runs = runs, .redrawn = g->redrawn},
        .stop = j->ask->stop, .context = j, .take = take, .progress = tell};
    j->at = g;
    if (ensemble_run(&e) < runs) return err_set(j->err, "stopped");
    j->done += runs;
    return true;
}

static bool wanted(const char *only, const char *id) {
    if (!only || !*only) return true;
    for (const char *at = only; *at;) {
        const size_t length = strcspn(at, ",");
        const bool same = length > 0 && strncmp(at, id, length) == 0;
        if (same && (id[length] == 0 || id[length] == '.')) return true;
        at += length + (at[length] == ',');
    }
    return false;
}

static void need(Judge *j, bool (*choose)(const Row *row)) {
    PropertySet *set = j->set;
    j->done = j->games = 0;
    for (int n = 0; n < set->games_count; n++) set->games[n].needed = false;
    for (int r = 0; r < set->rows_count; r++) {
        const Row *row = &set->rows[r];
        for (int n = 0; choose(row) && n < row->arms; n++)
            set->games[row->arm[n].index].needed = true;
    }
    for (int n = 0; n < set->games_count; n++)
        if (set->games[n].needed) j->games += runs_of(j, &set->games[n]);
}

static bool play_needed(Judge *j) {
    for (int n = 0; n < j->set->games_count; n++)
        if (j->set->games[n].needed && !play(j, &j->set->games[n])) return false;
    return true;
}

void properties_coded(const PropertySet *set, const Row *row, const Parameters *k,
                      CodedAnswer answer[NAMES_MAX]) {
    const FormulaSource from = {.k = k};
    for (int n = 0; n < row->codeds; n++) {
        const CodedFormulas *formulas = &set->coded[row->coded[n].index];
        CodedCrisis crisis = {0};
        for (int i = 0; i < CODED_INPUTS; i++)
            *(double *)((char *)&crisis + coded_inputs[i].offset) =
                formula_value(&formulas->input[i], &from, -1);
        answer[n] = deterrence_coded(&crisis, k);
    }
}

/* How often a condition holds over draws from the parameter box. */
static void count_shares(const Judge *j, const Row *row, const Formula *f, Counts *counts) {
    const Design design = {.id = DESIGN_LHS, .seed = j->ask->seed, .runs = (uint64_t)row->draws};
    for (int draw = 1; draw <= row->draws; draw++) {
        Parameters k;
        CodedAnswer coded[NAMES_MAX];
        design_draw(&design, j->loaded, (uint64_t)draw, &k);
        properties_coded(j->set, row, &k, coded);
        const FormulaSource from = {.coded = coded, .k = &k};
        for (int n = 0; n < f->nodes; n++) {
            if (f->node[n].kind != NODE_SHARE) continue;
            Counts *c = &counts[f->node[n].c];
            c->yes[draw % BLOCKS] += formula_condition(f, n, &from) > 0;
            c->all[draw % BLOCKS] += 1;
        }
    }
}

static void count_pairs(const Judge *j, const Row *row, const Formula *f, Counts *counts) {
    for (int n = 0; n < f->nodes; n++) {
        if (f->node[n].kind != NODE_PAIR) continue;
        const Games *a = &j->set->games[row->arm[f->node[n].a].index];
        const Games *b = &j->set->games[row->arm[f->node[n].b].index];
        Counts *c = &counts[f->node[n].c];
        for (uint64_t run = 1; run <= a->tally->runs && run <= b->tally->runs; run++) {
            c->yes[run % BLOCKS] += (a->entered[run / 8] & b->entered[run / 8]) >> run % 8 & 1;
            c->all[run % BLOCKS] += 1;
        }
    }
}

static bool has_share(const Formula *f) {
    for (int n = 0; n < f->nodes; n++)
        if (f->node[n].kind == NODE_SHARE) return true;
    return false;
}

static bool answer(Judge *j, const Row *row, const Formula *f, Interval *out) {
    const Tally *tally[NAMES_MAX];
    CodedAnswer coded[NAMES_MAX];
    Counts counts[FORMULA_COUNTS_MAX] = {0};
    if (!load_start(j, row->start)) return false;
    const Parameters *k = j->point ? j->point : &j->loaded->nominal;
    for (int n = 0; n < row->arms; n++) tally[n] = j->set->games[row->arm[n].index].tally;
    properties_coded(j->set, row, k, coded);
    if (has_share(f)) count_shares(j, row, f, counts);
    count_pairs(j, row, f, counts);
    const FormulaSource from = {.arm = tally, .coded = coded, .k = k, .counts = counts};
    *out = formula_interval(f, &from);
    return true;
}

/* PASS if the interval lies on the right side of the threshold, FAIL if on the wrong one. */
static Verdict verdict_of(const char *op, Interval x, double threshold) {
    if (isnan(x.estimate)) return VERDICT_INCONCLUSIVE;
    const bool above = x.low > threshold, below = x.high < threshold;
    if (strcmp(op, "sign") == 0) return above || below ? VERDICT_PASS : VERDICT_INCONCLUSIVE;
    const bool at_least = x.low >= threshold, at_most = x.high <= threshold;
    const bool or_equal = op[1] == '=', more = op[0] == '>';
    if (more ? (or_equal ? at_least : above) : (or_equal ? at_most : below)) return VERDICT_PASS;
    if (more ? (or_equal ? below : at_most) : (or_equal ? above : at_least)) return VERDICT_FAIL;
    return VERDICT_INCONCLUSIVE;
}

static bool choose_row(const Row *row) { return row->shown.chosen; }

static bool choose_robust(const Row *row) {
    const PropertyKind kind = row->shown.kind;
    return row->shown.chosen && (kind == PROPERTY_STRUCTURAL || kind == PROPERTY_CALIBRATED);
}

static bool judge_begin(Judge *j, PropertySet *set, const PropertyRequest *ask, Err *err) {
    *j = (Judge){.set = set, .ask = ask, .runs = ask->runs, .err = err,
                 .loaded = memory_new(sizeof(Scenario)), .work = memory_new(sizeof(Scenario)), .what = ""};
    bool any = false;
    for (int n = 0; n < set->rows_count; n++) {
        set->rows[n].shown.chosen = wanted(ask->only, set->rows[n].shown.id);
        any = any || set->rows[n].shown.chosen;
    }
    return any || err_set(err, "no row has the id %s", ask->only);
}

static void judge_end(Judge *j) {
    free(j->loaded);
    free(j->work);
}

static bool judge_rows(Judge *j) {
    need(j, choose_row);
    if (!play_needed(j)) return false;
    for (int n = 0; n < j->set->rows_count; n++) {
        Row *row = &j->set->rows[n];
        Property *p = &row->shown;
        if (!p->chosen) continue;
        if (!answer(j, row, &row->statistic, &p->answer)) return false;
        p->verdict = verdict_of(p->op, p->answer, p->threshold);
        p->runs = row->arms > 0 ? runs_of(j, &j->set->games[row->arm[0].index])
                                : has_share(&row->statistic) ? (uint64_t)row->draws : 0;
    }
    return true;
}

bool properties_judge(PropertySet *set, const PropertyRequest *ask, Err *err) {
    Judge j;
    const bool ok = judge_begin(&j, set, ask, err) && judge_rows(&j);
    judge_end(&j);
    return ok;
}

static void count(Robustness *robust, Verdict verdict) {
    robust->points++;
    robust->holds += verdict == VERDICT_PASS;
    robust->fails += verdict == VERDICT_FAIL;
    robust->undecided += verdict == VERDICT_INCONCLUSIVE;
}

/* Of rows that must all hold: one failure decides, and one that is undecided leaves it open. */
static Verdict both(Verdict a, Verdict b) {
    if (a == VERDICT_FAIL || b == VERDICT_FAIL) return VERDICT_FAIL;
    return a == VERDICT_INCONCLUSIVE || b == VERDICT_INCONCLUSIVE ? VERDICT_INCONCLUSIVE
                                                                  : VERDICT_PASS;
}

/* One point of the box: each row's sign by a paired test. */
static bool judge_point(Judge *j) {
    if (!play_needed(j)) return false;
    Verdict all = VERDICT_PASS;
    j->set->joint.rows = 0;
    for (int n = 0; n < j->set->rows_count; n++) {
        Row *row = &j->set->rows[n];
        if (!choose_robust(row)) continue;
        Interval x;
        if (!answer(j, row, row->has_sign ? &row->sign : &row->statistic, &x)) return false;
        const Verdict verdict = row->has_sign ? verdict_of(">", x, 0)
                                              : verdict_of(row->shown.op, x, row->shown.threshold);
        count(&row->shown.robust, verdict);
        if (row->shown.kind != PROPERTY_STRUCTURAL) continue;
        all = both(all, verdict);
        j->set->joint.rows++;
    }
    if (j->set->joint.rows > 0) count(&j->set->joint.robust, all);
    return true;
}

static bool judge_points(Judge *j, int points) {
    if (j->runs == 0) j->runs = 500;
    need(j, choose_robust);
    j->games *= (uint64_t)points;
    j->what = "parameter points";
    j->set->joint = (JointRobustness){0};
    for (int n = 0; n < j->set->rows_count; n++) {
        j->set->rows[n].shown.robust = (Robustness){0};
        if (!load_start(j, j->set->rows[n].start)) return false;
    }
    for (int point = 1; point <= points; point++) {
        const Design box = {.id = DESIGN_LHS, .seed = j->ask->seed, .runs = (uint64_t)points};
        if (stopped(j->ask)) return err_set(j->err, "stopped");
        design_draw(&box, j->loaded, (uint64_t)point, &j->drawn);
        j->point = &j->drawn;
        if (!judge_point(j)) return false;
        j->point = NULL;
    }
    return true;
}

bool properties_robust(PropertySet *set, const PropertyRequest *ask, int points, Err *err) {
    Judge j;
    const bool ok = judge_begin(&j, set, ask, err) && judge_points(&j, points);
    judge_end(&j);
    return ok;
}
