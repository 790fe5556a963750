// What lint proves of expressions is true: in thousands of states within the variables' ranges no value
// leaves its span, what never holds does not hold, and what always holds does.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/random.h"
#include "session/lint_parts.h"

#define PACK ACCESSION_SOURCE_DIR "/tests/packs/bad/_good"
enum { WORLDS = 400 };

static const char *const expressions[] = {
    "w.unity + w.governance * 2 - 3",
    "w.balance * w.balance - w.stocks",
    "(w.balance - 1) * (w.unity - 0.5) / (1 + w.stocks)",
    "w.stocks / w.balance",
    "abs(w.balance) + min(w.stocks, 3, w.unity) - max(w.stage, 2)",
    "clamp(w.balance * 3, -1, w.unity)",
    "exp(w.balance) + log(w.unity) + sqrt(w.stocks) - logistic(w.balance)",
    "hazard(w.balance) + hazard(w.stocks * 0.1)",
    "w.unity ^ 2 + w.stocks ^ 0.5 + w.unity ^ (-w.stocks)",
    "pow(w.stocks, w.balance)",
    "pick(w.unity:below(0.4) & w.stocks:above(2), w.balance, -w.stocks)",
    "-w.balance ^ 2",
    "mean(w.support.all) + sum(w.grievance.all) - count_below(w.support.all, 0.5)",
    "k.kappa_sigma * w.unity - k.kappa_h",
    "month_of_year - 3 * w.war",
};

static const char *const conditions[] = {
    "w.unity:below(0.2) & w.unity:above(0.5)",
    "w.unity:below(0.5) & w.unity:above(0.2)",
    "w.unity:below(0.1)",
    "w.unity:above(0.98)",
    "w.unity:at_most(0.98)",
    "w.unity:between(0.3, 0.6) & w.unity:between(0.7, 0.8)",
    "w.unity:above(w.governance) & w.governance:above(0.99)",
    "w.unity:below(w.governance) & w.governance:below(0.3) & w.unity:above(0.3)",
    "fighting & frozen",
    "~fighting & w.war:is(1) & w.frozen:is(0)",
    "winter & summer",
    "winter & month_of_year:above(3)",
    "(winter | w.stocks:above(1)) & w.stocks:below(0.5) & month_of_year:is(6)",
    "~(w.unity:below(0.5)) & w.unity:below(0.5)",
    "~(w.unity:at_most(0.5)) & w.unity:at_most(0.5)",
    "(w.unity * 2 + 1):above(0.5)",
    "(w.unity - w.governance):above(1)",
    "w.balance:below(10) | w.unity:above(2)",
    "w.stage:is(3) & w.stage:is_not(3)",
    "w.stage:is(7)",
    "pick(w.war:is(1), 3, 4):below(3)",
    "(w.stocks:below(2) | w.stocks:above(8)) & (w.unity:below(0.3) | w.unity:above(0.9))",
    "w.war:is(0) | w.war:is(1)",
};

typedef struct Read {
    Text lua;
    PackScript *p;
    Scenario *s;
    Rulebook *r;
} Read;

// Each expression is the chance of an event, each condition its `when`.
static void pack_begin(Read *r) {
    Err err = {0};
    *r = (Read){.s = malloc(sizeof *r->s)};
    for (size_t n = 0; n < COUNT_OF(expressions); n++)
        text_add(&r->lua, "event \"e%zu\" { when = true, chance = %s, effects = {} }\n", n, expressions[n]);
    for (size_t n = 0; n < COUNT_OF(conditions); n++)
        text_add(&r->lua, "event \"c%zu\" { when = %s, effects = {} }\n", n, conditions[n]);
    const ScriptFile file = {"events/all.lua", r->lua.data, r->lua.length};
    r->p = script_read(&file, 1, false, &err);
    if (!r->p) fail_msg("%s", err.text);
    assert_true(pack_load(PACK, NULL, NULL, r->s, &err));
    r->r = rulebook_make(r->p, r->s, NULL, 0, &err);
    if (!r->r) fail_msg("%s", err.text);
}

static void pack_end(Read *r) {
    rulebook_free(r->r);
    script_free(r->p);
    free(r->s);
    text_free(&r->lua);
}

// Every value within its range; one in four at an end of it.
static void shake(World *w, uint64_t seed) {
    for (int id = 0; id < VAR_COUNT; id++) {
        const VarInfo *v = var_info((VarId)id);
        if (v->kind != KIND_GLOBAL && v->kind != KIND_MEMBER) continue;
        for (int n = 0; n < v->count; n++) {
            const double u = random_uniform(random_key_world(seed, 0), name_hash(v->name), (uint64_t)n);
            const double x = u < 0.125   ? v->low
                             : u > 0.875 ? v->high
                                         : v->low + (u - 0.125) / 0.75 * (v->high - v->low);
            world_set(w, (VarId)id, n, v->type == TYPE_REAL ? x : (double)(long)(x + 0.5 - (x < -0.5)));
        }
    }
}

static double value(const Read *r, Program p, uint64_t seed) {
    World *w = malloc(sizeof *w);
    *w = r->s->start;
    shake(w, seed);
    const Scope scope = {.w = w, .k = &r->s->nominal, .members = r->s->members, .calendar_month = 1 + (int)(seed % 12)};
    const double x = program_run(r->r->op, p, &scope);
    free(w);
    return x;
}

static void no_value_leaves_its_span(void **state) {
    (void)state;
    Read r;
    pack_begin(&r);
    LintJob job = {.p = r.p, .scenario = r.s};
    const LintAt at = {.j = &job, .seat = SEAT_NONE, .own = -1};
    for (size_t n = 0; n < COUNT_OF(expressions); n++) {
        const Span span = lint_span(&at, r.p->event[n].chance);
        for (uint64_t seed = 0; seed < WORLDS; seed++) {
            const double x = value(&r, r.r->event[n].chance, seed);
            if (x < span.low - 1e-9 || x > span.high + 1e-9)
                if (x > -1e300 && x < 1e300)
                    fail_msg("%s is %g, not within %g to %g", expressions[n], x, span.low, span.high);
        }
    }
    pack_end(&r);
}

static void what_is_proved_of_conditions_is_true(void **state) {
    (void)state;
    Read r;
    int never = 0, always = 0;
    pack_begin(&r);
    LintJob job = {.p = r.p, .scenario = r.s};
    const LintAt at = {.j = &job, .seat = SEAT_NONE, .own = -1};
    for (size_t n = 0; n < COUNT_OF(conditions); n++) {
        const size_t event = COUNT_OF(expressions) + n;
        const Truth truth = lint_truth(&at, r.p->event[event].when);
        never += truth == TRUTH_NEVER;
        always += truth == TRUTH_ALWAYS;
        for (uint64_t seed = 0; seed < WORLDS; seed++) {
            const bool holds = value(&r, r.r->event[event].when, seed) > 0.5;
            if (holds && truth == TRUTH_NEVER) fail_msg("%s holds", conditions[n]);
            if (!holds && truth == TRUTH_ALWAYS) fail_msg("%s does not hold", conditions[n]);
        }
    }
    assert_int_equal(never, 15);
    assert_int_equal(always, 3);
    pack_end(&r);
}

// a & (b | (c & (d | …))): each level asks twice.
static void a_condition_made_to_be_slow_stays_open(void **state) {
    (void)state;
    Text lua = {0};
    Err err = {0};
    text_add(&lua, "local c = w.unity:below(0.5)\nfor n = 1, 45 do c = w.stocks:above(n / 50) & (w.balance:below(n / "
                   "50) | c) end\n"
                   "event \"slow\" { when = c, effects = {} }");
    const ScriptFile file = {"events/slow.lua", lua.data, lua.length};
    PackScript *p = script_read(&file, 1, false, &err);
    if (!p) fail_msg("%s", err.text);
    LintJob job = {.p = p};
    const LintAt at = {.j = &job, .seat = SEAT_NONE, .own = -1};
    assert_int_equal(lint_truth(&at, p->event[0].when), TRUTH_OPEN);
    assert_true(job.steps < 100000);
    script_free(p);
    text_free(&lua);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_value_leaves_its_span),
        cmocka_unit_test(what_is_proved_of_conditions_is_true),
        cmocka_unit_test(a_condition_made_to_be_slow_stays_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
