/* What no order and no luck may break; and what happens at the edges. */
#include "model_world.h"

static void order_anything(World *w, uint64_t game) {
    for (int p = 0; p < POSTURE_COUNT; p++) {
        const uint64_t n = (game * 200 + (uint64_t)w->month) * 64 + (uint64_t)p;
        if (test_uniform("anything", n) > 0.05) continue;
        const PostureInfo *info = posture_info((PostureId)p);
        *world_posture(&w->ordered, (PostureId)p) =
            info->low + (info->high - info->low) * test_uniform("how much", n);
    }
}

static void check_world(const Scenario *s, const World *before, const World *w) {
    VarId bad;
    int index;
    if (!world_valid(w, &bad, &index))
        fail_msg("month %d: %s[%d] = %g leaves its range", (int)w->month, var_info(bad)->name,
                 index, world_get(w, bad, index));
    assert_float_equal(w->occupied_share, world_occupied(w), 1e-12);
    if (w->stage == STAGE_MEMBER && before->stage < STAGE_MEMBER) {
        assert_true(w->month_invited > 0 && w->month_invited < w->month);
        for (int i = 0; i < s->members; i++)
            if (w->belongs[i] > 0.5) assert_true(w->ratified[i] > 0.5);
    }
    if (w->war > 0.5) assert_true(w->order == ORDER_NONE || w->order == ORDER_MEMBER);
    if (before->war > 0.5 && before->frozen < 0.5 && w->war > 0.5) /* no invitation in hot war */
        assert_true(!(w->stage == STAGE_INVITED && before->stage < STAGE_INVITED) ||
                    w->menace < 0.9);
    assert_true(w->support_guarantee <= w->support_mean + 1e-12);
    assert_true(w->support_fight <= w->support_guarantee + 1e-12);
    assert_true(w->ready <= (double)s->members);
    for (int i = 0; i < s->members; i++) assert_true(w->belongs[i] >= before->belongs[i]);
}

static void no_order_and_no_luck_breaks_the_world(void **state) {
    (void)state;
    const Scenario *s = shipped();
    for (uint64_t game = 0; game < 150; game++) {
        Parameters k = s->nominal;
        for (int p = 0; p < PARAM_COUNT; p++) {
            const ParamInfo *info = param_info((ParamId)p);
            if (info->role == ROLE_BOX)
                *param_at(&k, (ParamId)p) =
                    info->low + (info->high - info->low) *
                                    test_uniform(info->name, game);
        }
        World w;
        const RandomKey key = random_key_world(31, game);
        world_begin(&w, s, &k, key);
        check_world(s, &w, &w);
        for (int m = 0; m < 180; m++) {
            order_anything(&w, game);
            const World before = w;
            world_step(&w, s, &k, key, NULL);
            check_world(s, &before, &w);
        }
    }
}

typedef void Change(Scenario *s);
typedef struct Shares {
    double member, subjugation, war, nuclear, attacked;
} Shares;

static Shares futures(Change *change, int runs, int months) {
    static Scenario s;
    Shares sum = {0};
    s = *shipped();
    if (change) change(&s);
    for (int r = 0; r < runs; r++) {
        World w;
        const RandomKey key = random_key_world(41, (uint64_t)r);
        world_begin(&w, &s, &s.nominal, key);
        for (int m = 0; m < months; m++) world_step(&w, &s, &s.nominal, key, NULL);
        const OrderId end = world_outcome(&w);
        sum.member += end == ORDER_MEMBER;
        sum.subjugation += end == ORDER_SUBJUGATION;
        sum.war += end == ORDER_NONE;
        sum.nuclear += w.month_nuclear > 0;
        sum.attacked += w.reattacks > 0;
    }
    sum.member /= runs, sum.subjugation /= runs, sum.war /= runs;
    sum.nuclear /= runs, sum.attacked /= runs;
    return sum;
}

static void without_aid(Scenario *s) { s->start.posture.aid = s->start.ordered.aid = 0.0; }
static void with_half_aid(Scenario *s) { s->start.posture.aid = s->start.ordered.aid = 0.4; }
static void without_a_rival_army(Scenario *s) {
    s->start.force_rival = 80;
    s->start.pool_rival = 0;
}
static void without_a_prize(Scenario *s) {
    s->nominal.V_R = 0.05;
    s->nominal.z_base = 0.0;
    s->nominal.z_history = s->nominal.z_promise = s->nominal.z_lost = 0.0;
}
static void with_files_closed(Scenario *s) { s->start.accession_on = 0; }
static void ineligible(Scenario *s) { s->start.eligibility = 0.30; }
static void with_total_veto(Scenario *s) {
    s->start.grievance[scenario_member_find(s, "HUN")] = 1.6;
    s->nominal.concede_rate = 0.0;
}

static void the_model_holds_at_its_edges(void **state) {
    (void)state;
    const Shares base = futures(NULL, 600, 180);
    assert_true(base.member > 0.02 && base.member < 0.4);
    assert_true(futures(without_aid, 300, 180).subjugation > 0.3);
    assert_true(futures(with_half_aid, 600, 180).subjugation < 0.40 + 0.05);
    assert_true(futures(without_a_rival_army, 200, 180).subjugation <= 0.0);
    assert_true(futures(without_a_prize, 400, 180).attacked < base.attacked / 2);
    assert_true(futures(with_files_closed, 200, 180).member <= 0.0);
    assert_true(futures(ineligible, 200, 180).member <= 0.0);
    assert_true(futures(with_total_veto, 300, 180).member <= 0.0);
}

static void nobody_is_invited_into_a_hot_war(void **state) {
    (void)state;
    const Scenario *s = shipped();
    int invited = 0, months = 0;
    for (int r = 0; r < 1500; r++) {
        World w;
        const RandomKey key = random_key_world(43, (uint64_t)r);
        world_begin(&w, s, &s->nominal, key);
        for (int m = 0; m < 60; m++) {
            const double stage = w.stage;
            world_step(&w, s, &s->nominal, key, NULL);
            const bool hot = w.war > 0.5 && w.frozen < 0.5;
            months += hot;
            invited += hot && w.stage == STAGE_INVITED && stage < STAGE_INVITED;
        }
    }
    assert_true(months > 20000);
    assert_true(invited <= 1500 * 0.005);
}

/* Common random numbers: a policy that changes nothing gives the same trace, and one that acts
 * late shares everything before. */
static void luck_is_shared_between_policies(void **state) {
    (void)state;
    const Scenario *s = shipped();
    PolicyOrder same = {40, POSTURE_aid, 1.0}, late = {40, POSTURE_aid, 2.0};
    const Policy none = {.count = 0}, idle = {.orders = &same, .count = 1},
                 acting = {.orders = &late, .count = 1};
    const Policy *policies[] = {&none, &idle, &acting};
    World end[3], middle[3];
    for (int p = 0; p < 3; p++) {
        World *w = &end[p];
        const RandomKey key = random_key_world(47, 0);
        world_begin(w, s, &s->nominal, key);
        for (int m = 0; m < 120; m++) {
            if (m == 39) middle[p] = *w;
            policy_apply(policies[p], w);
            world_step(w, s, &s->nominal, key, NULL);
        }
    }
    assert_memory_equal(&end[0], &end[1], sizeof(World));
    assert_memory_equal(&middle[0], &middle[2], sizeof(World));
    assert_memory_not_equal(&end[0], &end[2], sizeof(World));
}

/* Members in another order of the list live the same history: chance hangs on names. */
static void the_order_of_the_list_of_members_does_not_matter(void **state) {
    (void)state;
    static Scenario turned;
    const Scenario *s = shipped();
    turned = *s;
    for (int id = 0; id < VAR_COUNT; id++) {
        if (var_info((VarId)id)->kind != KIND_MEMBER) continue;
        for (int i = 0; i < s->members; i++)
            world_set(&turned.start, (VarId)id, s->members - 1 - i,
                      world_get(&s->start, (VarId)id, i));
    }
    for (int i = 0; i < s->members; i++)
        memcpy(turned.member_id[s->members - 1 - i], s->member_id[i], sizeof s->member_id[i]);
    scenario_complete(&turned);
    for (int r = 0; r < 40; r++) {
        World a, b;
        const RandomKey key = random_key_world(53, (uint64_t)r);
        world_begin(&a, s, &s->nominal, key);
        world_begin(&b, &turned, &turned.nominal, key);
        for (int m = 0; m < 48; m++) {
            world_step(&a, s, &s->nominal, key, NULL);
            world_step(&b, &turned, &turned.nominal, key, NULL);
        }
        assert_float_equal(a.occupied_share, b.occupied_share, 1e-9);
        assert_float_equal(a.support_mean, b.support_mean, 1e-9);
        assert_float_equal(a.coalition_seen, b.coalition_seen, 1e-9);
        assert_float_equal(a.stage, b.stage, 0);
        assert_float_equal(a.war, b.war, 0);
        for (int i = 0; i < s->members; i++)
            assert_float_equal(a.consent[i], b.consent[s->members - 1 - i], 1e-9);
    }
}

static void pending_members_enter_as_history_had_it(void **state) {
    (void)state;
    const Scenario *s = shipped();
    const int fin = scenario_member_find(s, "FIN"), swe = scenario_member_find(s, "SWE");
    enum { RUNS = 801 };
    int months[2][RUNS];
    for (int r = 0; r < RUNS; r++) {
        World w;
        const RandomKey key = random_key_world(59, (uint64_t)r);
        world_begin(&w, s, &s->nominal, key);
        months[0][r] = months[1][r] = 999;
        for (int m = 1; m <= 120; m++) {
            world_step(&w, s, &s->nominal, key, NULL);
            if (w.belongs[fin] > 0.5 && months[0][r] > m) months[0][r] = m;
            if (w.belongs[swe] > 0.5 && months[1][r] > m) months[1][r] = m;
        }
    }
    for (int p = 0; p < 2; p++) { /* median by counting */
        int median = 0;
        for (int below; median < 200; median++) {
            below = 0;
            for (int r = 0; r < RUNS; r++) below += months[p][r] <= median;
            if (2 * below >= RUNS) break;
        }
        assert_in_range(median, p ? 8 : 2, p ? 24 : 6);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_order_and_no_luck_breaks_the_world),
        cmocka_unit_test(the_model_holds_at_its_edges),
        cmocka_unit_test(nobody_is_invited_into_a_hot_war),
        cmocka_unit_test(luck_is_shared_between_policies),
        cmocka_unit_test(the_order_of_the_list_of_members_does_not_matter),
        cmocka_unit_test(pending_members_enter_as_history_had_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
