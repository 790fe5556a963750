/* The manifests are whole: every name stands once, every row can be used, every posture acts. */
#include "model_world.h"

static int times_named(const char *name) {
    const char *const *names;
    int times = 0;
    for (size_t n = var_names(&names); n-- > 0;) times += strcmp(names[n], name) == 0;
    for (size_t n = param_names(&names); n-- > 0;) times += strcmp(names[n], name) == 0;
    return times;
}

static void every_name_stands_once(void **state) {
    (void)state;
    const char *const *names;
    const size_t vars = var_names(&names);
    for (size_t n = 0; n < vars; n++)
        if (times_named(names[n]) != 1) fail_msg("%s is named twice", names[n]);
    const size_t params = param_names(&names);
    for (size_t n = 0; n < params; n++)
        if (times_named(names[n]) != 1) fail_msg("%s is named twice", names[n]);
    for (int id = 0; id < EQUATION_COUNT; id++)
        for (int other = 0; other < id; other++)
            assert_string_not_equal(equation_info((EquationId)id)->name, equation_info((EquationId)other)->name);
}

static void every_variable_is_found_by_its_name(void **state) {
    (void)state;
    World w = shipped()->start;
    for (int id = 0; id < VAR_COUNT; id++) {
        const VarInfo *v = var_info((VarId)id);
        assert_int_equal(var_find(v->name), id);
        assert_true(v->low < v->high);
        assert_true(v->from_pack || (v->start >= v->low && v->start <= v->high));
        assert_true(v->text[0] != '\0');
        world_set(&w, (VarId)id, v->count - 1, 0.25);
        assert_float_equal(world_get(&w, (VarId)id, v->count - 1), 0.25, 0);
    }
    assert_int_equal(var_find("no_such_thing"), VAR_NONE);
}

static void every_parameter_has_range_mark_and_source(void **state) {
    (void)state;
    Parameters k = parameters_nominal();
    for (int id = 0; id < PARAM_COUNT; id++) {
        const ParamInfo *p = param_info((ParamId)id);
        assert_true(p->low <= p->nominal && p->nominal <= p->high);
        assert_true(p->role == ROLE_FIXED || p->low < p->high);
        assert_non_null(strchr("VRDP", p->mark[0]));
        assert_true(strlen(p->source) > 0 && strlen(p->text) > 0);
        assert_float_equal(*param_at(&k, (ParamId)id), p->nominal, 0);
        if (p->role == ROLE_BOX) /* the middle of the box is nominal: model notes B.5 */
            assert_true(real_abs(p->nominal - 0.5 * (p->low + p->high)) < 1e-9 + 1e-3 * p->nominal);
    }
}

static void every_term_has_a_name_of_its_own(void **state) {
    (void)state;
    for (int id = 0; id < EQUATION_COUNT; id++) {
        const EquationInfo *e = equation_info((EquationId)id);
        assert_in_range(e->terms, 1, TERMS_MAX);
        for (int t = 0; t < e->terms; t++) {
            ParamId ids[8];
            assert_in_range(term_parameters(&e->term[t], ids, 8), 0, 8);
            for (int u = 0; u < t; u++)
                assert_string_not_equal(e->term[t].name, e->term[u].name);
        }
    }
}

/* How many global variables a posture moves, against the same luck without it. */
static int moved_by(const Scenario *s, PostureId id, double value) {
    bool moves[VAR_COUNT] = {false};
    for (uint64_t game = 0; game < 6; game++) {
        World with, without;
        const RandomKey key = random_key_world(61, game);
        world_begin(&with, s, &s->nominal, key);
        world_begin(&without, s, &s->nominal, key);
        *world_posture(&with.ordered, id) = value;
        for (int m = 0; m < 40; m++) {
            world_step(&with, s, &s->nominal, key, NULL);
            world_step(&without, s, &s->nominal, key, NULL);
        }
        for (int v = 0; v < VAR_COUNT; v++)
            if (var_info((VarId)v)->kind != KIND_POSTURE)
                moves[v] |= real_abs(world_get(&with, (VarId)v, 0) -
                                     world_get(&without, (VarId)v, 0)) > 1e-9;
    }
    int n = 0;
    for (int v = 0; v < VAR_COUNT; v++) n += moves[v];
    return n;
}

/* An effect and a counter-effect: no posture is free. Where it acts depends on the start. */
static void every_posture_moves_more_than_one_thing(void **state) {
    (void)state;
    static const char *const starts[] = {"january-2023", "stalemate", "armed-neutrality",
                                         "decisive-victory-expulsion"};
    int most[POSTURE_COUNT] = {0};
    for (size_t n = 0; n < COUNT_OF(starts); n++) {
        Scenario s = *shipped_start(starts[n]);
        for (int p = 0; p < POSTURE_COUNT; p++) {
            const PostureInfo *info = posture_info((PostureId)p);
            s.start.posture.side_payments = s.start.ordered.side_payments = 0.0;
            if (p == POSTURE_treaty_planning || p == POSTURE_treaty_offer) {
                s.start.order = s.start.war > 0.5 ? s.start.order : ORDER_TREATY_GUARANTEE;
                s.start.guarantors = 1;
            }
            const int up = moved_by(&s, (PostureId)p, info->high);
            const int down = info->low < info->passive ? moved_by(&s, (PostureId)p, info->low) : 0;
            const int both = up > down ? up : down;
            if (both > most[p]) most[p] = both;
        }
    }
    for (int p = 0; p < POSTURE_COUNT; p++)
        if (most[p] < 2)
            fail_msg("%s moves %d variables", posture_info((PostureId)p)->name, most[p]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_name_stands_once),
        cmocka_unit_test(every_variable_is_found_by_its_name),
        cmocka_unit_test(every_parameter_has_range_mark_and_source),
        cmocka_unit_test(every_term_has_a_name_of_its_own),
        cmocka_unit_test(every_posture_moves_more_than_one_thing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
