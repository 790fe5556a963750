/* Goals: each can be met and missed, and reads its own seat. */
#include "model_world.h"

#include "model/goal.h"
#include "session/naming.h"

/* What a goal reads, moved by lot over its range: some worlds meet a goal, some miss it. */
static void shake(World *w, const Scenario *s, uint64_t n) {
    static const VarId read[] = {
        VAR_war, VAR_order, VAR_imposed, VAR_recognised_loss, VAR_attack_decade, VAR_unity,
        VAR_governance, VAR_month_guarantee, VAR_month_alliance_war, VAR_jeopardy, VAR_nuclear_rate,
        VAR_month_nuclear, VAR_hollow_longest, VAR_regional, VAR_settled, VAR_month_invited,
        VAR_month_entry, VAR_cohesion, VAR_summits_held, VAR_texts_signed, VAR_stage,
    };
    static const VarId each[] = {
        VAR_reputation, VAR_support, VAR_grievance, VAR_aid_given, VAR_ratified, VAR_trust,
        VAR_standing, VAR_asks_won, VAR_last_blocker, VAR_means, VAR_set_turn_trainers_inside,
        VAR_set_trainers_inside, VAR_ordered_land_settlement, VAR_ordered_conditions,
        VAR_posture_arms_pact, VAR_posture_forward_troops, VAR_ordered_pact_offer,
    };
    for (size_t v = 0; v < COUNT_OF(read) + COUNT_OF(each); v++) {
        const VarId id = v < COUNT_OF(read) ? read[v] : each[v - COUNT_OF(read)];
        const VarInfo *info = var_info(id);
        const double high = id == VAR_nuclear_rate || id == VAR_jeopardy ? 0.02
                            : id == VAR_grievance                        ? 0.05
                            : info->high > 100                           ? 120.0
                            : info->high > 10                            ? 6.0 : info->high;
        for (int i = 0; i < info->count; i++) {
            const double u = test_uniform("goal", n * 100000 + v * 500 + (uint64_t)i);
            const double x = info->low + (high - real_max(-1.0, info->low)) * u;
            const bool none = test_uniform("none", n * 100000 + v * 500 + (uint64_t)i) < 0.3;
            const double whole = (double)(long)(x + (x < 0.0 ? -0.5 : 0.5));
            const double value = info->type == TYPE_REAL ? x : whole;
            world_set(w, id, i, none ? real_max(0.0, info->low) : value);
        }
    }
    const double open = test_uniform("open", n);
    for (int i = 0; i < MEMBERS_MAX; i++)
        w->grievance[i] = i >= s->members || open < 0.3 ? 0.0 : w->grievance[i] * open;
    w->set_turn.trainers_inside[SEAT_front] = test_uniform("sent", n) < 0.5 ? 0.0 : 3.0;
}

static void every_goal_can_be_met_partly_met_and_missed(void **state) {
    (void)state;
    const Scenario *s = shipped();
    int seen[GOALS_MAX][3] = {{0}};
    for (uint64_t n = 0; n < 3000; n++) {
        World w = s->start;
        shake(&w, s, n);
        for (int id = 0; id < GOAL_COUNT; id++)
            seen[id][goal_state((GoalId)id, &w, s, goal_info(NULL, (GoalId)id).seat,
                                test_uniform("brier", n))]++;
    }
    for (int id = 0; id < GOAL_COUNT; id++)
        for (int state_ = 0; state_ < 3; state_++)
            if (seen[id][state_] == 0)
                fail_msg("%s is never %s", goal_info(NULL, (GoalId)id).name,
                         goal_state_word((GoalState)state_));
}

static void every_seat_has_public_goals_and_all_but_the_analyst_three_private(void **state) {
    (void)state;
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        GoalId goal[GOALS_MAX];
        const int count = goals_of(NULL, (SeatId)seat, goal);
        int hidden = 0;
        for (int n = 0; n < count; n++) {
            hidden += goal_info(NULL, goal[n]).is_private ? 1 : 0;
            assert_true(hidden == 0 || goal_info(NULL, goal[n]).is_private); /* public ones first */
        }
        assert_int_equal(hidden, seat == SEAT_rival ? 0 : 3);
        assert_true(count - hidden >= 1);
        assert_true(seat == SEAT_rival || seat == SEAT_front || count - hidden == 3);
    }
}

static void the_hold_outs_share_their_goals_but_not_their_state(void **state) {
    (void)state;
    const Scenario *s = shipped();
    GoalId one[GOALS_MAX], two[GOALS_MAX];
    const int count = goals_of(NULL, SEAT_hold_out, one);
    assert_int_equal(goals_of(NULL, SEAT_hold_out_2, two), count);
    for (int n = 0; n < count; n++) assert_int_equal(one[n], two[n]);
    World w = s->start;
    w.asks_won[SEAT_hold_out] = 2.0;
    assert_int_equal(goal_state(GOAL_hold_out_asks, &w, s, SEAT_hold_out, 1.0), GOAL_MET);
    assert_int_equal(goal_state(GOAL_hold_out_asks, &w, s, SEAT_hold_out_2, 1.0), GOAL_MISSED);
}

static void the_analyst_is_judged_by_forecasts_alone(void **state) {
    (void)state;
    const Scenario *s = shipped();
    assert_int_equal(goal_state(GOAL_rival_forecasts, &s->start, s, SEAT_rival, 0.20), GOAL_MET);
    assert_int_equal(goal_state(GOAL_rival_forecasts, &s->start, s, SEAT_rival, 0.24), GOAL_PARTLY);
    assert_int_equal(goal_state(GOAL_rival_forecasts, &s->start, s, SEAT_rival, 1.0), GOAL_MISSED);
}

static void no_goal_is_reached_by_land_or_losses(void **state) {
    (void)state;
    const Scenario *s = shipped();
    World more = s->start, less = s->start;
    more.losses_candidate = more.losses_rival = 5000.0;
    for (int r = 0; r < s->regions; r++) more.occupied[r] = 1.0;
    more.occupied_share = 1.0;
    for (int id = 0; id < GOAL_COUNT; id++) {
        const SeatId seat = goal_info(NULL, (GoalId)id).seat;
        assert_int_equal(goal_state((GoalId)id, &more, s, seat, 1.0),
                         goal_state((GoalId)id, &less, s, seat, 1.0));
    }
}

static void goals_read_well_with_the_names_of_the_pack(void **state) {
    (void)state;
    for (int id = 0; id < GOAL_COUNT; id++) {
        Text text = {0};
        naming_fill(shipped(), goal_info(NULL, (GoalId)id).text, &text);
        if (strchr(text.data, '{')) fail_msg("an unfilled name: %s", text.data);
        text_free(&text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_goal_can_be_met_partly_met_and_missed),
        cmocka_unit_test(every_seat_has_public_goals_and_all_but_the_analyst_three_private),
        cmocka_unit_test(the_hold_outs_share_their_goals_but_not_their_state),
        cmocka_unit_test(the_analyst_is_judged_by_forecasts_alone),
        cmocka_unit_test(no_goal_is_reached_by_land_or_losses),
        cmocka_unit_test(goals_read_well_with_the_names_of_the_pack),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
