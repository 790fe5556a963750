/* Odds: what they may know, that they come out the same, that their intervals mean what they say. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "session_play.h"

#include "ensemble/odds_worker.h"

static OddsAsk *ask_of(const Session *g, int runs, int card_runs) {
    OddsAsk *ask = calloc(1, sizeof *ask);
    assert_non_null(ask);
    ask->from = (FutureFrom){.scenario = g->scenario, .seat = SEAT_candidate, .seed = 9, .drawn = true};
    ask->world = &g->world;
    ask->runs = runs;
    ask->card_runs = card_runs;
    return ask;
}

/* Counts to the end of all with so many threads beside this one; -1: none. */
static void count(const OddsAsk *ask, int threads, Odds *out) {
    OddsWorker *worker = odds_worker_new(threads);
    odds_begin(worker, ask);
    assert_true(odds_wait(worker, &(OddsWanted){.all = true}, out));
    odds_worker_free(worker);
}

static Session *middle(const char *start, int turns) {
    const Setup setup = session_setup(3, MODE_STANDARD, SEAT_candidate);
    Session *g = session_new(shipped_start(start), &setup);
    for (int n = 0; n < turns && !session_over(g); n++) session_end_turn(g, true, NULL);
    return g;
}

/* --- what is hidden --------------------------------------------------------------------------- */

/* Another truth where the seat cannot look: every variable that it may not see, by the manifest. */
static int hide_otherwise(World *w, const Scenario *s, SeatId seat) {
    int changed = 0;
    for (int id = 0; id < VAR_COUNT; id++) {
        const VarInfo *v = var_info((VarId)id);
        if (seat_may_see(seat, v->seen_by)) continue;
        for (int n = 0; n < v->count; n++) {
            const double now = world_get(w, (VarId)id, n);
            const double other = v->type == TYPE_REAL ? 0.5 * (now + v->low) + 0.01 : 1.0 - now;
            world_set(w, (VarId)id, n, real_clamp(other, v->low, v->high));
            changed++;
        }
    }
    for (int n = 0; s->rules && n < s->rules->owns; n++)
        if (!seat_may_see(seat, s->rules->own[n].seen_by)) w->own[n] += 0.25;
    return changed;
}

static void check_blind(const char *start, SeatId seat) {
    Session *g = middle(start, 5);
    World other = g->world;
    Odds *a = malloc(sizeof *a), *b = malloc(sizeof *b);
    assert_true(a && b);
    assert_true(hide_otherwise(&other, g->scenario, seat) > 5 + 3 * g->scenario->members);
    OddsAsk *ask = ask_of(g, 32, 16);
    ask->from.seat = seat;
    odds_deck(ask, &g->parameters);
    ask->cards = ask->cards < 4 ? ask->cards : 4;
    count(ask, -1, a);
    ask->world = &other;
    count(ask, -1, b);
    assert_memory_equal(a, b, sizeof *a);
    free(ask);
    free(a);
    free(b);
    session_end(g);
}

static void worlds_that_differ_in_hidden_things_alone_have_the_same_odds(void **state) {
    (void)state;
    check_blind("january-2023", SEAT_candidate);
    check_blind("stalemate", SEAT_sceptic);
    check_blind("armed-neutrality", SEAT_lead);
}

/* A hidden variable that is not drawn anew still tells nothing: it is the start's. */
static void what_a_seat_may_not_see_is_that_of_the_start(void **state) {
    (void)state;
    Session *g = middle("armed-neutrality", 3);
    World *known = malloc(sizeof *known);
    assert_non_null(known);
    g->world.deterrent_progress = 0.4;
    future_blind(&g->world, g->scenario, SEAT_candidate, known);
    assert_true(known->deterrent_progress > 0.39);
    future_blind(&g->world, g->scenario, SEAT_lead, known);
    assert_true(known->deterrent_progress < 0.01);
    assert_memory_equal(&known->mood, &g->scenario->start.mood, sizeof known->mood);
    free(known);
    session_end(g);
}

/* Of a pack's own variables too. */
static void a_packs_hidden_variable_is_not_read(void **state) {
    (void)state;
    Session *g = middle("stalemate", 2);
    static Rulebook rules;
    static OwnVariable own[2];
    Scenario *s = malloc(sizeof *s);
    World *w = malloc(sizeof *w), *known = malloc(sizeof *known);
    assert_true(s && w && known);
    *s = *g->scenario;
    own[0] = (OwnVariable){.name = "plain", .high = 1, .start = 0.1, .seen_by = SEEN_ALL};
    own[1] = (OwnVariable){.name = "secret", .high = 1, .start = 0.2, .seen_by = SEEN_NOBODY};
    rules.own = own;
    rules.owns = 2;
    s->rules = &rules;
    *w = g->world;
    w->own[0] = w->own[1] = 0.9;
    future_blind(w, s, SEAT_candidate, known);
    assert_true(known->own[0] > 0.89 && known->own[1] < 0.21);
    free(s);
    free(w);
    free(known);
    session_end(g);
}

/* The luck of the futures is not that of the game: none of them is what is going to happen. */
static void no_future_is_the_played_one(void **state) {
    (void)state;
    Session *g = middle("january-2023", 2);
    Future *f = malloc(sizeof *f);
    assert_non_null(f);
    OddsAsk *ask = ask_of(g, 16, 2);
    for (uint64_t run = 1; run <= 50; run++) {
        future_begin(f, &ask->from, &g->world, run, NULL);
        assert_true(f->key.word != g->key.word);
    }
    free(ask);
    free(f);
    session_end(g);
}

/* --- the same whatever happens ---------------------------------------------------------------- */

static void counting_changes_nothing_in_the_game(void **state) {
    (void)state;
    Session *g = middle("stalemate", 2);
    const Digest before = world_digest(&g->world);
    OddsAsk *ask = ask_of(g, 32, 16);
    Odds *odds = malloc(sizeof *odds);
    assert_non_null(odds);
    count(ask, 2, odds);
    assert_true(digest_equal(before, world_digest(&g->world)));
    free(ask);
    free(odds);
    session_end(g);
}

static void threads_change_nothing(void **state) {
    (void)state;
    Session *g = middle("stalemate", 3);
    OddsAsk *ask = ask_of(g, 200, 40);
    odds_deck(ask, &g->parameters);
    ask->cards = ask->cards < 5 ? ask->cards : 5;
    Odds *a = malloc(sizeof *a), *b = malloc(sizeof *b);
    assert_true(a && b);
    count(ask, -1, a);
    for (int threads = 1; threads < 5; threads += 3) {
        count(ask, threads, b);
        assert_memory_equal(a, b, sizeof *a);
    }
    free(ask);
    free(a);
    free(b);
    session_end(g);
}

/* Whoever looks in between sees the counts of futures 1 to n, those of a question for n. */
static void what_is_seen_on_the_way_are_the_first_futures(void **state) {
    (void)state;
    Session *g = middle("stalemate", 3);
    OddsAsk *ask = ask_of(g, 320, 16);
    Odds *seen = malloc(sizeof *seen), *whole = malloc(sizeof *whole);
    assert_true(seen && whole);
    *seen = (Odds){0};
    OddsWorker *worker = odds_worker_new(2);
    odds_begin(worker, ask);
    int looks = 0, last = 0;
    while (!seen->fan.done || looks == 0) {
        if (!odds_poll(worker, seen)) continue;
        if (seen->fan.futures > last && seen->fan.futures >= 16 && looks < 4) {
            last = ask->runs = seen->fan.futures;
            count(ask, -1, whole);
            whole->fan.done = seen->fan.done;
            assert_memory_equal(&seen->fan, &whole->fan, sizeof seen->fan);
            looks++;
        }
    }
    assert_int_equal(seen->fan.futures, 320);
    odds_worker_free(worker);
    free(ask);
    free(seen);
    free(whole);
    session_end(g);
}

/* The answer to the second question holds nothing of the first. */
static void another_question_gives_up_the_first(void **state) {
    (void)state;
    Session *g = middle("stalemate", 3), *h = middle("january-2023", 1);
    OddsAsk *first = ask_of(g, 1000000, 16), *second = ask_of(h, 64, 16);
    Odds *a = malloc(sizeof *a), *b = malloc(sizeof *b);
    assert_true(a && b);
    OddsWorker *worker = odds_worker_new(2);
    assert_false(odds_poll(worker, a));
    for (int n = 0; n < 20; n++) odds_begin(worker, n % 2 ? second : first);
    assert_true(odds_wait(worker, &(OddsWanted){.all = true}, a));
    count(second, -1, b);
    assert_memory_equal(a, b, sizeof *a);
    odds_begin(worker, first);
    odds_stop(worker); /* far from its end */
    assert_false(odds_poll(worker, a));
    odds_worker_free(worker);
    free(first);
    free(second);
    free(a);
    free(b);
    session_end(g);
    session_end(h);
}

/* A card's counts do not depend on which others are asked for, nor on when. */
static void a_card_alone_counts_as_among_others(void **state) {
    (void)state;
    Session *g = middle("january-2023", 1);
    OddsAsk *ask = ask_of(g, 64, 32);
    odds_deck(ask, &g->parameters);
    assert_true(ask->cards > 8);
    ask->cards = 8;
    ask->idle = true;
    Odds *all = malloc(sizeof *all), *one = malloc(sizeof *one);
    assert_true(all && one);
    count(ask, -1, all);
    OddsWorker *worker = odds_worker_new(1);
    odds_begin(worker, ask);
    assert_true(odds_wait(worker, &(OddsWanted){.card = &ask->card[6], .cards = 1}, one));
    odds_worker_free(worker);
    assert_memory_equal(&all->sum[6], &one->sum[6], sizeof one->sum[6]);
    assert_int_equal(one->sum[0].futures, 0); /* nobody waited for it */
    free(ask);
    free(all);
    free(one);
    session_end(g);
}

/* --- intervals -------------------------------------------------------------------------------- */

static void counting_stops_when_it_is_narrow_enough(void **state) {
    (void)state;
    Session *g = middle("armed-neutrality", 1);
    OddsAsk *ask = ask_of(g, 2000, 16);
    ask->half = 0.06;
    Odds *odds = malloc(sizeof *odds), *again = malloc(sizeof *again);
    assert_true(odds && again);
    count(ask, 2, odds);
    assert_true(odds->fan.done && odds->fan.futures < 300 && odds_half(&odds->fan) <= 0.06);
    /* a point has no more futures than those before it, and is left when it is narrow itself */
    for (int p = 1; p < odds->fan.points; p++)
        assert_true(odds->fan.counted[p] <= odds->fan.counted[p - 1] && odds->fan.counted[p] >= 192);
    assert_true(odds->fan.wide == 0 && odds->fan.counted[0] == odds->fan.futures);
    count(ask, -1, again);
    assert_memory_equal(odds, again, sizeof *odds);
    free(ask);
    free(odds);
    free(again);
    session_end(g);
}

static void the_fan_adds_up(void **state) {
    (void)state;
    Session *g = middle("january-2023", 4);
    OddsAsk *ask = ask_of(g, 64, 2);
    Odds *odds = malloc(sizeof *odds);
    assert_non_null(odds);
    count(ask, 1, odds);
    const OddsFan *fan = &odds->fan;
    assert_int_equal(fan->months[fan->points - 1], odds_months_left(&g->world));
    for (int p = 0; p < fan->points; p++) {
        int sum = 0;
        for (int c = 0; c < ORDER_COUNT; c++) sum += fan->classes[p][c];
        assert_int_equal(sum, 64);
        assert_true(p == 0 || (fan->months[p] > fan->months[p - 1] && fan->attack[p] >= fan->attack[p - 1] &&
                               fan->escalated[p] >= fan->escalated[p - 1] && fan->entry[p] >= fan->entry[p - 1]));
        assert_true(fan->entry[p] >= fan->classes[p][ORDER_MEMBER]);
    }
    free(ask);
    free(odds);
    session_end(g);
}

/* Sums of a card that does nothing but by luck: normal differences of mean 0. */
static void nothing_sum(Odds *odds, int world) {
    for (int n = 0; n < odds->cards; n++) {
        CardSum *sum = &odds->sum[n];
        *sum = (CardSum){.futures = 200};
        for (int at = 0; at < (int)ODDS_ENDS * (int)ODDS_DIALS; at++)
            for (int f = 0; f < 200; f++) {
                const uint64_t who = (uint64_t)((n * 16 + at) * 200 + f);
                const double more =
                    0.1 * random_normal(random_key_world(1, (uint64_t)world), name_hash("nothing"), who);
                DialSum *d = &sum->dial[at / (int)ODDS_DIALS][at % (int)ODDS_DIALS];
                d->without += 0.5;
                d->more += more;
                d->square += more * more;
            }
    }
}

/* In a long table of cards without effect, hardly ever is one told: in at most one table of twenty. */
static void a_long_table_does_not_tell_luck_as_effect(void **state) {
    (void)state;
    enum { TABLES = 60 };
    Odds *odds = calloc(1, sizeof *odds);
    assert_non_null(odds);
    int wrong = 0;
    odds->cards = 20;
    for (int t = 0; t < TABLES; t++) {
        bool told = false;
        nothing_sum(odds, t + 1);
        for (int n = 0; n < odds->cards; n++) {
            CardOdds c;
            assert_true(odds_card(odds, n, &c));
            for (int at = 0; at < (int)ODDS_ENDS * (int)ODDS_DIALS; at++)
                told |= c.dial[at / (int)ODDS_DIALS][at % (int)ODDS_DIALS].tells;
        }
        wrong += told;
    }
    assert_in_range(wrong, 0, 8); /* 3 expected; 9 or more have a chance of 0.3 % */
    free(odds);
}

/* Known answer: n differences, half of them a and half b. */
static void a_difference_has_the_interval_of_paired_means(void **state) {
    (void)state;
    Odds *odds = calloc(1, sizeof *odds);
    CardOdds c;
    assert_non_null(odds);
    odds->cards = 1;
    odds->sum[0].futures = 100;
    odds->sum[0].dial[ODDS_KEPT][ODDS_law] = (DialSum){.without = 40, .more = 50 * 0.02 + 50 * 0.06,
                                                       .square = 50 * 0.0004 + 50 * 0.0036};
    assert_true(odds_card(odds, 0, &c));
    const DialOdds *d = &c.dial[ODDS_KEPT][ODDS_law];
    /* mean 0.04, s.d. 0.02; 14 comparisons: the normal quantile at 1 - 0.025 / 14 is 2.9135 */
    assert_true(fabs(d->without - 0.4) < 1e-12 && fabs(d->with - 0.44) < 1e-12);
    assert_true(fabs(d->high - (0.04 + 2.9135 * 0.02 / sqrt(99))) < 1e-5);
    assert_true(d->tells);
    assert_false(c.dial[ODDS_NEAR][ODDS_law].tells); /* no difference: cannot tell */
    free(odds);
}

static void a_card_that_does_something_is_told(void **state) {
    (void)state;
    Session *g = middle("january-2023", 0);
    OddsAsk *ask = ask_of(g, 64, 64);
    ask->card[0] = (Act){SEAT_candidate, ACT_reform, 1.0};
    ask->card[1] = (Act){SEAT_candidate, ACT_reform, 0.0}; /* as it stands: no card at all */
    ask->cards = 2;
    Odds *odds = malloc(sizeof *odds);
    CardOdds c;
    assert_non_null(odds);
    count(ask, 1, odds);
    assert_true(odds_card(odds, 0, &c));
    assert_true(c.dial[ODDS_KEPT][ODDS_law].tells && c.dial[ODDS_KEPT][ODDS_law].low > 0);
    assert_true(odds_card(odds, 1, &c));
    for (int d = 0; d < ODDS_DIALS; d++) assert_false(c.dial[ODDS_NEAR][d].tells || c.dial[ODDS_KEPT][d].tells);
    free(ask);
    free(odds);
    session_end(g);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(worlds_that_differ_in_hidden_things_alone_have_the_same_odds),
        cmocka_unit_test(what_a_seat_may_not_see_is_that_of_the_start),
        cmocka_unit_test(a_packs_hidden_variable_is_not_read),
        cmocka_unit_test(no_future_is_the_played_one),
        cmocka_unit_test(counting_changes_nothing_in_the_game),
        cmocka_unit_test(threads_change_nothing),
        cmocka_unit_test(what_is_seen_on_the_way_are_the_first_futures),
        cmocka_unit_test(another_question_gives_up_the_first),
        cmocka_unit_test(a_card_alone_counts_as_among_others),
        cmocka_unit_test(counting_stops_when_it_is_narrow_enough),
        cmocka_unit_test(the_fan_adds_up),
        cmocka_unit_test(a_long_table_does_not_tell_luck_as_effect),
        cmocka_unit_test(a_difference_has_the_interval_of_paired_means),
        cmocka_unit_test(a_card_that_does_something_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
