/* The ledger is complete: for every variable and month the causes sum to the change. */
#include "model_world.h"

/* Random orders, so that every posture's terms are exercised. */
static void order_something(World *w, uint64_t game) {
    const uint64_t n = game * 1000 + (uint64_t)w->month;
    if (test_uniform("when", n) > 0.3) return;
    const PostureId id = (PostureId)(test_uniform("which", n) * POSTURE_COUNT);
    const PostureInfo *p = posture_info(id);
    *world_posture(&w->ordered, id) = p->low + (p->high - p->low) * test_uniform("value", n);
}

static double told(const Ledger *l, VarId var, int index) {
    double sum = 0;
    for (size_t n = 0; n < l->count; n++)
        if (l->entries[n].var == var && l->entries[n].index == index) sum += l->entries[n].delta;
    return sum;
}

static bool is_accounted(VarId id) {
    const VarInfo *v = var_info(id);
    if (strncmp(v->name, "ordered.", 8) == 0) return false; /* moved by orders, not by a month */
    if (v->nature == NATURE_STATE) return true;
    const EquationId e = equation_of(id);
    return e != EQUATION_NONE;
}

static void check_month(const Scenario *s, const Ledger *l, const World *before, const World *w) {
    for (int id = 0; id < VAR_COUNT; id++) {
        const VarInfo *v = var_info((VarId)id);
        if (!is_accounted((VarId)id)) continue;
        const int count = v->kind == KIND_MEMBER ? s->members
                          : v->kind == KIND_REGION ? s->regions : v->count;
        for (int i = 0; i < count; i++) {
            const double change = world_get(w, (VarId)id, i) - world_get(before, (VarId)id, i);
            const double sum = told(l, (VarId)id, i);
            if (real_abs(change - sum) > 1e-9 * (1 + real_abs(change)))
                fail_msg("month %d: %s[%d] changed by %.12g, its causes sum to %.12g",
                         (int)w->month, v->name, i, change, sum);
        }
    }
}

static void the_causes_of_every_month_sum_to_the_change(void **state) {
    (void)state;
    const Scenario *s = shipped();
    Ledger l = {0};
    for (uint64_t game = 0; game < 6; game++) {
        World w;
        const RandomKey key = random_key_world(11, game);
        world_begin(&w, s, &s->nominal, key);
        for (int m = 0; m < 60; m++) {
            if (game > 0) order_something(&w, game);
            const World before = w;
            ledger_clear(&l);
            world_step(&w, s, &s->nominal, key, &l);
            check_month(s, &l, &before, &w);
        }
    }
    ledger_free(&l);
}

static void no_cause_is_called_other(void **state) {
    (void)state;
    const Scenario *s = shipped();
    Ledger l = {0};
    World w;
    const RandomKey key = random_key_world(3, 0);
    world_begin(&w, s, &s->nominal, key);
    for (int m = 0; m < 180; m++) world_step(&w, s, &s->nominal, key, &l);
    assert_true(l.count > 10000);
    for (size_t n = 0; n < l.count; n++) {
        assert_string_not_equal(l.entries[n].cause, "other");
        assert_string_not_equal(l.entries[n].cause, "");
    }
    ledger_free(&l);
}

static void a_game_is_the_same_whether_or_not_anybody_listens(void **state) {
    (void)state;
    const Scenario *s = shipped();
    Ledger l = {0};
    for (uint64_t game = 0; game < 40; game++) {
        World quiet, heard;
        const RandomKey key = random_key_world(17, game);
        world_begin(&quiet, s, &s->nominal, key);
        world_begin(&heard, s, &s->nominal, key);
        for (int m = 0; m < 180; m++) {
            order_something(&quiet, game);
            order_something(&heard, game);
            ledger_clear(&l);
            world_step(&quiet, s, &s->nominal, key, NULL);
            world_step(&heard, s, &s->nominal, key, &l);
        }
        assert_memory_equal(&quiet, &heard, sizeof quiet);
    }
    ledger_free(&l);
}

/* Every derived variable with an equation is its terms, put through the form. */
static void every_equation_gives_its_variable(void **state) {
    (void)state;
    const Scenario *s = shipped();
    for (uint64_t game = 0; game < 10; game++) {
        World w;
        const RandomKey key = random_key_world(23, game);
        world_begin(&w, s, &s->nominal, key);
        for (int m = 0; m < 24; m++) {
            order_something(&w, game);
            world_step(&w, s, &s->nominal, key, NULL);
        }
        for (int id = 0; id < EQUATION_COUNT; id++) {
            const EquationInfo *e = equation_info((EquationId)id);
            if (e->form == FORM_CHANGE || e->var == VAR_NONE) continue;
            if (e->in_war && w.war < 0.5) continue;
            for (int i = 0; i < (e->each_member ? s->members : 1); i++) {
                double terms[TERMS_MAX], sum = 0;
                const int n =
                    equation_terms((EquationId)id, &w, &s->nominal, s->lead, i, terms);
                for (int t = 0; t < n; t++) sum += terms[t];
                double value = e->form == FORM_LOGISTIC ? real_logistic(sum)
                               : e->form == FORM_EXP    ? real_exp(sum) : sum;
                const VarInfo *v = var_info(e->var);
                if (e->form != FORM_LOGISTIC) value = real_clamp(value, v->low, v->high);
                if (real_abs(value - world_get(&w, e->var, i)) > 1e-9)
                    fail_msg("game %d: %s[%d] is %.12g, its equation gives %.12g", (int)game,
                             v->name, i, world_get(&w, e->var, i), value);
            }
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_causes_of_every_month_sum_to_the_change),
        cmocka_unit_test(no_cause_is_called_other),
        cmocka_unit_test(a_game_is_the_same_whether_or_not_anybody_listens),
        cmocka_unit_test(every_equation_gives_its_variable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
