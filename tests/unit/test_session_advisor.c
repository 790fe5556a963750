/* Advisors: computed, brief, and not of one mind. */
#include "session_play.h"

static int words_in(const char *text) {
    int words = 0;
    for (const char *c = text; *c; c++)
        if (*c != ' ' && (c == text || c[-1] == ' ')) words++;
    return words;
}

/* Calls `check` with the advice of every seat in many states of every start. */
static void everywhere(void (*check)(const Session *g, const Advice *all, int count)) {
    for (size_t n = 0; n < COUNT_OF(every_start); n++) {
        const Scenario *s = shipped_start(every_start[n]);
        const Setup setup = session_setup(n, MODE_STANDARD, SEAT_candidate);
        Session *g = session_new(s, &setup);
        for (int turn = 0; turn < 8 && !session_over(g); turn++) {
            for (int seat = 0; seat < SEAT_COUNT; seat++) {
                Advice all[OFFICE_COUNT];
                check(g, all, advisors_of(g, (SeatId)seat, all));
            }
            play_turn(g, 300 + n);
        }
        session_end(g);
    }
}

static void check_count(const Session *g, const Advice *all, int count) {
    (void)g;
    (void)all;
    assert_in_range(count, 3, 5);
}

static void every_seat_has_three_to_five_offices(void **state) {
    (void)state;
    everywhere(check_count);
}

static void check_possible(const Session *g, const Advice *all, int count) {
    for (int n = 0; n < count; n++) {
        const Advice *a = &all[n];
        assert_in_range(a->sure, 5, 9);
        if (a->nothing) continue;
        assert_false(refusal_is(act_refused(&g->world, &g->parameters, g->scenario, a->want)));
        assert_true(a->saves || (a->gain > 0.0 && a->causes >= 1));
        assert_true(!a->fears || a->loss < 0.0);
    }
}

static void offices_want_only_what_can_be_done_now(void **state) {
    (void)state;
    everywhere(check_possible);
}

static void check_text(const Session *g, const Advice *all, int count) {
    for (int n = 0; n < count; n++) {
        Text text = {0};
        advice_write(g, &all[n], NULL, &text);
        if (words_in(text.data) > 45) fail_msg("%d words: %s", words_in(text.data), text.data);
        assert_null(strchr(text.data, '{'));
        assert_null(strstr(text.data, "  "));
        assert_null(strchr(text.data, '_'));
        assert_non_null(strstr(text.data, " in 10."));
        CardOdds odds = {.futures = 2000, .card = all[n].want, .months = {12, 60}};
        for (int d = 0; d < ODDS_DIALS; d++)
            odds.dial[ODDS_KEPT][d] = (DialOdds){0.14, 0.18, 0.02, 0.06, true};
        text_free(&text);
        advice_write(g, &all[n], &odds, &text);
        if (words_in(text.data) > 45) fail_msg("%d words: %s", words_in(text.data), text.data);
        text_free(&text);
    }
}

static void advice_is_at_most_forty_five_plain_words(void **state) {
    (void)state;
    everywhere(check_text);
}

static int seats_apart[SEAT_COUNT], reasons_given[SEAT_COUNT];

static void check_apart(const Session *g, const Advice *all, int count) {
    (void)g;
    for (int n = 0; n < count; n++) {
        if (all[n].against_any) reasons_given[all[n].seat]++;
        for (int other = 0; other < n; other++)
            if (all[n].want.act != all[other].want.act) seats_apart[all[n].seat]++;
    }
}

static void the_offices_of_every_seat_disagree_somewhere(void **state) {
    (void)state;
    everywhere(check_apart);
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        if (seats_apart[seat] == 0)
            fail_msg("the offices of %s never disagree", seat_info((SeatId)seat)->role);
        if (reasons_given[seat] == 0)
            fail_msg("no office of %s argues against another", seat_info((SeatId)seat)->role);
    }
}

static void check_same(const Session *g, const Advice *all, int count) {
    Advice again[OFFICE_COUNT];
    if (count == 0) return;
    assert_int_equal(advisors_of(g, all[0].seat, again), count);
    for (int n = 0; n < count; n++) {
        Text one = {0}, two = {0};
        advice_write(g, &all[n], NULL, &one);
        advice_write(g, &again[n], NULL, &two);
        assert_string_equal(one.data, two.data);
        text_free(&one);
        text_free(&two);
    }
}

static void the_same_state_gives_the_same_advice(void **state) {
    (void)state;
    everywhere(check_same);
}

static void check_proposals(const Session *g, const Advice *all, int count) {
    Act act[3];
    if (count == 0) return;
    const int n = advisors_propose(g, all[0].seat, act);
    assert_in_range(n, 0, 3);
    for (int p = 0; p < n; p++) {
        bool argued = false;
        for (int a = 0; a < count; a++)
            argued |= all[a].want.act == act[p].act || all[a].second.act == act[p].act;
        assert_true(argued);
        for (int other = 0; other < p; other++) assert_true(act[other].act != act[p].act);
    }
}

static void proposals_are_different_cards_that_somebody_argues_for(void **state) {
    (void)state;
    everywhere(check_proposals);
}

/* The drawn truth of a standard game must not reach the advice of its first turn. */
static void advice_does_not_know_the_drawn_truth(void **state) {
    (void)state;
    const Scenario *s = shipped();
    const Setup setup = session_setup(14, MODE_STANDARD, SEAT_lead);
    Session *g = session_new(s, &setup);
    Advice one[OFFICE_COUNT], two[OFFICE_COUNT];
    const int count = advisors_of(g, SEAT_lead, one);
    g->parameters.lambda_R = 1.0 - g->parameters.lambda_R;
    g->parameters.V_R = 0.95;
    g->parameters.nu = 0.08;
    assert_int_equal(advisors_of(g, SEAT_lead, two), count);
    for (int n = 0; n < count; n++) {
        assert_int_equal(one[n].want.act, two[n].want.act);
        assert_true(real_abs(one[n].gain - two[n].gain) < 1e-15);
    }
    session_end(g);
}

/* Offices on terms: how many tables were laid, and how often somebody took each side. */
typedef struct Tables {
    int laid, sign, refuse;
} Tables;

static void table_weigh(const Session *g, Tables *t) {
    Counsel all[OFFICE_COUNT];
    const Digest before = world_digest(&g->world);
    const int count = advisors_on_table(g, SEAT_candidate, all);
    const bool laid = g->world.terms_tabled > 0.5 || g->world.order_tabled > 0.5;
    assert_true(digest_equal(before, world_digest(&g->world)));
    assert_true(laid ? count >= 3 && count <= 5 : count == 0);
    t->laid += laid ? 1 : 0;
    for (int n = 0; n < count; n++) {
        t->sign += all[n].stance > 0 ? 1 : 0;
        t->refuse += all[n].stance < 0 ? 1 : 0;
        assert_true(all[n].stance <= 0 || all[n].gains);
        assert_true(all[n].stance >= 0 || all[n].loses);
    }
}

static void offices_take_sides_on_what_lies_on_the_table(void **state) {
    (void)state;
    Tables t = {0};
    for (uint64_t n = 0; n < 12; n++) {
        const Scenario *s = shipped_start(every_start[n % COUNT_OF(every_start)]);
        const Setup setup = session_setup(n, MODE_STANDARD, SEAT_candidate);
        Session *g = session_new(s, &setup);
        for (int turn = 0; turn < 40 && !session_over(g); turn++) {
            table_weigh(g, &t);
            play_turn(g, 900 + n);
        }
        session_end(g);
    }
    assert_true(t.laid > 10 && t.sign > 10 && t.refuse > 0);
}

static void advice_of_every_turn_is_kept(void **state) {
    (void)state;
    const Setup setup = session_setup(14, MODE_STANDARD, SEAT_lead);
    Session *g = session_new(shipped(), &setup);
    play_game(g, 14, 3);
    assert_int_equal(g->advices, 4 * g->turns);
    assert_int_equal(g->advice[g->advices - 1].turn, session_turn(g));
    session_end(g);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_seat_has_three_to_five_offices),
        cmocka_unit_test(offices_want_only_what_can_be_done_now),
        cmocka_unit_test(advice_is_at_most_forty_five_plain_words),
        cmocka_unit_test(the_offices_of_every_seat_disagree_somewhere),
        cmocka_unit_test(the_same_state_gives_the_same_advice),
        cmocka_unit_test(proposals_are_different_cards_that_somebody_argues_for),
        cmocka_unit_test(advice_does_not_know_the_drawn_truth),
        cmocka_unit_test(offices_take_sides_on_what_lies_on_the_table),
        cmocka_unit_test(advice_of_every_turn_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
