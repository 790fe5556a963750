/* The session: turns, taking back, living again, forecasts. */
#include "session_play.h"

static const SeatId seats_tried[] = {SEAT_candidate, SEAT_lead, SEAT_sceptic, SEAT_hold_out_2,
                                     SEAT_secretariat, SEAT_rival};

static void replay_is_the_same(const Scenario *s, const Session *g) {
    Session *again = malloc(sizeof *again);
    assert_non_null(again);
    Difference d;
    const Record record = session_record(g);
    if (!session_replay(&record, again, &d))
        fail_msg("%s: the replay differs in turn %d", s->start_name, d.turn);
    assert_memory_equal(&again->world, &g->world, sizeof g->world);
    assert_int_equal(again->phase, g->phase);
    assert_int_equal(again->forecasts, g->forecasts);
    assert_int_equal(again->turns, g->turns);
    session_end(again);
}

/* Six starts, each with another person and mode, to the end. */
static void a_replay_ends_where_the_game_did(void **state) {
    (void)state;
    for (size_t n = 0; n < COUNT_OF(every_start); n++) {
        const Scenario *s = shipped_start(every_start[n]);
        const Setup setup = session_setup(40 + n, (Mode)(n % MODE_COUNT), seats_tried[n]);
        Session *g = session_new(s, &setup);
        play_game(g, n, 60);
        assert_true(session_over(g));
        assert_non_null(game_over_reason(&g->world));
        assert_true(g->journal.count > 20);
        replay_is_the_same(s, g);
        session_end(g);
    }
}

static void a_table_of_persons_is_replayed_too(void **state) {
    (void)state;
    const Scenario *s = shipped();
    Setup setup = session_setup(5, MODE_STANDARD, SEAT_candidate);
    setup.turn_fixed = 3;
    for (int seat = 0; seat < SEAT_rival; seat++) setup.holder[seat] = HOLDER_PERSON;
    Session *g = session_new(s, &setup);
    play_game(g, 900, 16);
    assert_int_equal(session_turn(g), 17);
    replay_is_the_same(s, g);
    session_end(g);
}

static void a_pack_may_fix_the_length_of_turns(void **state) {
    (void)state;
    static Scenario s;
    s = *shipped();
    s.start.turn_fixed = 6.0;
    Setup setup = session_setup(5, MODE_STANDARD, SEAT_candidate);
    Session *g = session_new(&s, &setup);
    assert_int_equal(g->world.turn_months, 6);
    session_end(g);
    setup.turn_fixed = 3;
    g = session_new(&s, &setup);
    assert_int_equal(g->world.turn_months, 3);
    session_end(g);
}

static void a_changed_journal_is_found_out(void **state) {
    (void)state;
    const Scenario *s = shipped();
    const Setup setup = session_setup(8, MODE_STANDARD, SEAT_lead);
    Session *g = session_new(s, &setup);
    play_game(g, 8, 5);
    size_t at = g->journal.count;
    while (g->journal.entries[--at].command.kind != COMMAND_END_TURN) {}
    g->journal.entries[at].digest.a ^= 1;
    Session *again = malloc(sizeof *again);
    Difference d;
    const Record record = session_record(g);
    assert_false(session_replay(&record, again, &d));
    assert_int_equal(d.turn, 5);
    assert_int_equal(d.entry, at);
    assert_true(!d.refused && d.vars == 0); /* only the digest was changed */
    session_end(again);
    session_end(g);
}

static void two_games_with_the_same_commands_have_the_same_digests(void **state) {
    (void)state;
    const Scenario *s = shipped_start("stalemate");
    const Setup setup = session_setup(77, MODE_RECORD, SEAT_sceptic);
    Session *one = session_new(s, &setup), *two = session_new(s, &setup);
    play_game(one, 3, 8);
    play_game(two, 3, 8);
    assert_int_equal(one->journal.count, two->journal.count);
    for (size_t n = 0; n < one->journal.count; n++)
        assert_true(digest_equal(one->journal.entries[n].digest, two->journal.entries[n].digest));
    session_end(one);
    session_end(two);
}

/* --- taking back ------------------------------------------------------------------------------ */

static void undo_restores_the_world_bit_for_bit(void **state) {
    (void)state;
    const Scenario *s = shipped();
    Setup setup = session_setup(21, MODE_STANDARD, SEAT_candidate);
    setup.holder[SEAT_lead] = HOLDER_PERSON;
    Session *g = session_new(s, &setup);
    for (int turn = 0; turn < 12; turn++) {
        const Digest before = world_digest(&g->world);
        const int forecasts = g->forecasts;
        play_seat(g, SEAT_candidate, 21);
        play_seat(g, SEAT_lead, 21);
        const World all = g->world;
        while (session_undo(g, SEAT_lead)) {}
        while (session_undo(g, SEAT_candidate)) {}
        while (session_undo(g, SEAT_lead)) {}
        if (g->journal.count == g->turn_entry) {
            assert_true(digest_equal(before, world_digest(&g->world)));
            assert_int_equal(forecasts, g->forecasts);
            assert_int_equal(g->ledger.count, g->undo.entries);
            assert_int_equal(g->phase, g->undo.phase);
            play_seat(g, SEAT_candidate, 21);
            play_seat(g, SEAT_lead, 21);
            assert_memory_equal(&all, &g->world, sizeof all);
        }
        assert_true(session_end_turn(g, true, NULL));
    }
    session_end(g);
}

static void undo_takes_back_only_the_last_command_of_that_seat(void **state) {
    (void)state;
    const Scenario *s = shipped();
    Setup setup = session_setup(4, MODE_GUIDED, SEAT_candidate);
    setup.holder[SEAT_lead] = HOLDER_PERSON;
    Session *g = session_new(s, &setup);
    assert_true(submit(g, act_command(SEAT_candidate, ACT_dig_in, 1)));
    const World one = g->world;
    assert_true(submit(g, act_command(SEAT_candidate, ACT_reform, 1)));
    assert_true(submit(g, act_command(SEAT_lead, ACT_conditions, 1)));
    assert_true(session_undo(g, SEAT_candidate));
    assert_int_equal(g->journal.count, 2);
    assert_true(g->world.set.conditions[SEAT_lead] > 0.5);
    assert_true(g->world.set.reform[SEAT_candidate] < 0.5);
    assert_true(session_undo(g, SEAT_lead));
    assert_memory_equal(&one, &g->world, sizeof one);
    assert_false(session_undo(g, SEAT_lead));
    session_end(g);
}

static void nothing_of_an_ended_turn_is_taken_back(void **state) {
    (void)state;
    const Setup setup = session_setup(4, MODE_GUIDED, SEAT_candidate);
    Session *g = session_new(shipped(), &setup);
    assert_true(submit(g, act_command(SEAT_candidate, ACT_dig_in, 1)));
    assert_true(session_end_turn(g, false, NULL));
    assert_false(session_undo(g, SEAT_candidate));
    session_end(g);
}

/* --- refusals --------------------------------------------------------------------------------- */

static void refuse(Session *g, Command c, const char *word) {
    const World before = g->world;
    const size_t entries = g->ledger.count, journal = g->journal.count;
    const int phase = (int)g->phase;
    Verdict v;
    assert_false(session_submit(g, &c, &v));
    assert_false(v.taken);
    if (!strstr(v.why_not, word)) fail_msg("\"%s\" should hold \"%s\"", v.why_not, word);
    assert_string_not_equal(v.nearest, "");
    assert_memory_equal(&before, &g->world, sizeof before);
    assert_int_equal(entries, g->ledger.count);
    assert_int_equal(journal, g->journal.count);
    assert_int_equal(phase, g->phase);
}

static void a_refused_command_changes_nothing_and_says_why(void **state) {
    (void)state;
    const Setup setup = session_setup(4, MODE_GUIDED, SEAT_candidate);
    Session *g = session_new(shipped(), &setup);
    const SeatId K = SEAT_candidate;
    assert_int_equal(g->phase, PHASE_BRIEFING);
    refuse(g, act_command(SEAT_lead, ACT_aid, 1.25), "no person");
    refuse(g, act_command(K, ACT_aid, 1.25), "not ours");
    refuse(g, act_command(K, ACT_speech, 1), "no such card");
    refuse(g, act_command(K, ACT_monitors, 1), "fighting is heavy");
    refuse(g, act_command(K, ACT_land_settlement, 1), "capital is missing");
    refuse(g, act_command(K, (ActId)999, 1), "no such card");
    refuse(g, act_command(K, ACT_dig_in, __builtin_nan("")), "");
    refuse(g, (Command){.kind = COMMAND_ANSWER, .seat = K, .number = 9}, "no offer");
    refuse(g, (Command){.kind = COMMAND_KINDS, .seat = K}, "no such command");
    refuse(g, (Command){.kind = COMMAND_OFFER, .seat = K,
                        .offer = {.from = K, .to = K, .ask = {K, ACT_dig_in, 1}, .ask_due = 3,
                                  .give = {K, ACT_NONE, 0}}}, "another seat");
    Prediction p = session_question(g, K);
    p.confidence = 0.4;
    refuse(g, (Command){.kind = COMMAND_PREDICT, .seat = K, .prediction = p}, "0.5 to 1");
    p = (Prediction){.var = VAR_prize, .line = 0.5, .confidence = 0.9};
    refuse(g, (Command){.kind = COMMAND_PREDICT, .seat = K, .prediction = p}, "not ours to see");
    p = (Prediction){.var = VAR_unity, .line = 7.0, .confidence = 0.9};
    refuse(g, (Command){.kind = COMMAND_PREDICT, .seat = K, .prediction = p}, "range");
    session_end(g);
}

static void unpaid_upkeep_is_told_once_and_then_dropped(void **state) {
    (void)state;
    const Setup setup = session_setup(4, MODE_GUIDED, SEAT_lead);
    Session *g = session_new(shipped(), &setup);
    g->world.set.trainers_inside[SEAT_lead] = 1.0;
    g->world.set.aid[SEAT_lead] = 2.0;
    g->world.set.treaty_offer[SEAT_lead] = 1.0;
    g->world.capital[SEAT_lead] = 0.0;
    Verdict v;
    assert_false(session_end_turn(g, false, &v));
    assert_non_null(strstr(v.why_not, "upkeep"));
    assert_int_equal(session_turn(g), 1);
    assert_true(session_end_turn(g, true, &v));
    assert_int_equal(session_turn(g), 2);
    assert_true(act_upkeep(&g->world, g->scenario, SEAT_lead) < 6.0);
    session_end(g);
}

/* --- months ----------------------------------------------------------------------------------- */

/* Terms come sooner or later; then the clock stops, nobody gains, and silence refuses them. */
static void terms_on_the_table_stop_the_clock_and_lapse_unanswered(void **state) {
    (void)state;
    const Scenario *s = shipped();
    int stopped = 0, lapsed = 0;
    for (uint64_t seed = 0; seed < 6; seed++) {
        const Setup setup = session_setup(seed, MODE_STANDARD, SEAT_candidate);
        Session *g = session_new(s, &setup);
        while (!session_over(g)) {
            const World before = g->world;
            const bool tabled = before.terms_tabled > 0.5;
            const bool was_stopped = g->phase == PHASE_INTERRUPTED;
            assert_true(session_end_turn(g, true, NULL));
            lapsed += tabled && g->world.terms_refused > before.terms_refused ? 1 : 0;
            if (was_stopped) /* nobody acted again before the rest of the turn was lived */
                assert_memory_equal(&before.set, &g->before_months.set, sizeof before.set);
            if (g->phase != PHASE_INTERRUPTED) continue;
            stopped++;
            assert_true(turn_urgent(&g->world, g->scenario));
            assert_true(g->world.turn <= before.turn && g->world.month > before.month);
            if (was_stopped) assert_memory_equal(before.capital, g->world.capital,
                                                 sizeof before.capital);
        }
        session_end(g);
    }
    assert_true(stopped > 0);
    assert_true(lapsed > 0);
}

static void terms_can_be_signed_while_the_clock_stands(void **state) {
    (void)state;
    const Scenario *s = shipped();
    int signed_ = 0;
    for (uint64_t seed = 0; seed < 8 && signed_ == 0; seed++) {
        const Setup setup = session_setup(seed, MODE_STANDARD, SEAT_candidate);
        Session *g = session_new(s, &setup);
        while (!session_over(g) && signed_ == 0) {
            assert_true(session_end_turn(g, true, NULL));
            if (g->phase != PHASE_INTERRUPTED || g->world.terms_tabled < 0.5) continue;
            assert_true(submit(g, act_command(SEAT_candidate, ACT_sign_terms, 0)));
            assert_int_equal(g->phase, PHASE_INTERRUPTED);
            assert_true(g->world.war < 0.5 || g->world.frozen > 0.5);
            const World after = g->world;
            assert_false(session_undo(g, SEAT_candidate)); /* how a war ends is drawn: it was seen */
            assert_memory_equal(&after, &g->world, sizeof after);
            assert_true(session_end_turn(g, true, NULL));
            signed_++;
        }
        session_end(g);
    }
    assert_int_equal(signed_, 1);
}

static void the_causes_of_a_turn_sum_to_the_change(void **state) {
    (void)state;
    const Scenario *s = shipped();
    const Setup setup = session_setup(31, MODE_STANDARD, SEAT_candidate);
    Session *g = session_new(s, &setup);
    for (int turn = 0; turn < 10; turn++) {
        play_seat(g, SEAT_candidate, 31);
        const World start = g->turn_start;
        assert_true(session_end_turn(g, true, NULL));
        double *told = calloc((size_t)VAR_COUNT * PAIRS_MAX, sizeof *told);
        for (size_t n = 0; n < g->ledger.count; n++)
            told[g->ledger.entries[n].var * PAIRS_MAX + g->ledger.entries[n].index] +=
                g->ledger.entries[n].delta;
        for (int id = 0; id < VAR_COUNT; id++) {
            const VarInfo *v = var_info((VarId)id);
            if (v->nature != NATURE_STATE || v->kind == KIND_REGION) continue;
            for (int i = 0; i < v->count; i++) {
                const double change = world_get(&g->world, (VarId)id, i) -
                                      world_get(&start, (VarId)id, i);
                if (real_abs(change - told[id * PAIRS_MAX + i]) > 1e-9)
                    fail_msg("turn %d: %s[%d] changed by %.12g, its causes sum to %.12g", turn,
                             v->name, i, change, told[id * PAIRS_MAX + i]);
            }
        }
        free(told);
    }
    session_end(g);
}

/* --- modes and hidden parameters -------------------------------------------------------------- */

static void standard_games_draw_five_parameters_and_guided_none(void **state) {
    (void)state;
    const Scenario *s = shipped();
    const Setup guided = session_setup(9, MODE_GUIDED, SEAT_lead);
    const Setup standard = session_setup(9, MODE_STANDARD, SEAT_lead);
    const Setup record = session_setup(9, MODE_RECORD, SEAT_lead);
    Session *a = session_new(s, &guided), *b = session_new(s, &standard);
    Session *c = session_new(s, &record);
    assert_memory_equal(&a->parameters, &s->nominal, sizeof s->nominal);
    assert_memory_equal(&b->parameters, &c->parameters, sizeof s->nominal);
    int drawn = 0;
    for (int id = 0; id < PARAM_COUNT; id++) {
        const double x = param_get(&b->parameters, (ParamId)id);
        if (real_abs(x - param_get(&s->nominal, (ParamId)id)) < 1e-12) continue;
        drawn++;
        assert_true(x > s->low[id] && x < s->high[id]);
    }
    assert_int_equal(drawn, 5);
    assert_true(b->world.income > 2.5 && c->world.income < 2.5);
    session_end(a);
    session_end(b);
    session_end(c);
}

static void every_seat_but_the_analyst_is_dealt_one_private_goal(void **state) {
    (void)state;
    const Setup setup = session_setup(2, MODE_STANDARD, SEAT_lead);
    Session *g = session_new(shipped(), &setup);
    bool differs = false;
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        const int goal = g->private_goal[seat];
        if (seat == SEAT_rival) {
            assert_int_equal(goal, -1);
            continue;
        }
        assert_true(goal >= 0 && goal_info(NULL, (GoalId)goal).is_private);
        const SeatId owner = seat == SEAT_hold_out_2 ? SEAT_hold_out : (SeatId)seat;
        assert_int_equal(goal_info(NULL, (GoalId)goal).seat, owner);
    }
    for (uint64_t seed = 3; seed < 13; seed++) {
        const Setup other = session_setup(seed, MODE_STANDARD, SEAT_lead);
        Session *h = session_new(shipped(), &other);
        differs |= h->private_goal[SEAT_lead] != g->private_goal[SEAT_lead];
        session_end(h);
    }
    assert_true(differs);
    session_end(g);
}

/* --- offers ----------------------------------------------------------------------------------- */

static void a_bot_answers_an_offer_with_reasons_and_the_nearest_yes(void **state) {
    (void)state;
    const Setup setup = session_setup(4, MODE_GUIDED, SEAT_candidate);
    Session *g = session_new(shipped(), &setup);
    const Command c = {.kind = COMMAND_OFFER, .seat = SEAT_candidate,
                       .offer = {.from = SEAT_candidate, .to = SEAT_lead,
                                 .ask = {SEAT_lead, ACT_conditions, 1}, .ask_due = 3,
                                 .give = {SEAT_candidate, ACT_NONE, 0}}};
    Verdict v;
    if (!session_submit(g, &c, &v)) fail_msg("%s", v.why_not);
    assert_true(v.answered);
    assert_true(v.answer.yes || v.yes.short_by > 0.0);
    assert_true(g->world.offers_left[SEAT_candidate] < 0.5);
    assert_false(session_submit(g, &c, &v));
    assert_true(session_undo(g, SEAT_candidate));
    assert_true(g->world.offers_left[SEAT_candidate] > 0.5);
    session_end(g);
}

static Command between_persons(const Session *g) {
    return (Command){.kind = COMMAND_OFFER, .seat = SEAT_candidate,
                     .offer = {.from = SEAT_candidate, .to = SEAT_lead,
                               .ask = {SEAT_lead, ACT_conditions, 1},
                               .ask_due = session_turn(g) + 2,
                               .give = {SEAT_candidate, ACT_reform, 1},
                               .give_due = session_turn(g) + 2}};
}

static void an_offer_between_persons_waits_for_the_answer(void **state) {
    (void)state;
    Setup setup = session_setup(4, MODE_GUIDED, SEAT_candidate);
    setup.holder[SEAT_lead] = HOLDER_PERSON;
    Session *g = session_new(shipped(), &setup);
    const World before = g->world;
    const int number = g->pendings + 1;
    const Command yes = {.kind = COMMAND_ANSWER, .seat = SEAT_lead, .number = number, .yes = true};
    assert_true(submit(g, between_persons(g)));
    assert_memory_equal(&before, &g->world, sizeof before);
    assert_false(submit(g, between_persons(g)));
    assert_true(submit(g, yes));
    assert_int_equal(promise_count(&g->world, 1), 2);
    assert_false(session_undo(g, SEAT_candidate)); /* the answer was built on it */
    assert_int_equal(promise_count(&g->world, 1), 2);
    assert_true(session_undo(g, SEAT_lead));
    assert_true(session_undo(g, SEAT_candidate));
    assert_memory_equal(&before, &g->world, sizeof before);
    session_end(g);
}

static void bots_make_offers_to_persons_but_never_more_than_two_a_turn(void **state) {
    (void)state;
    const Scenario *s = shipped();
    int offers = 0;
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        const Setup setup = session_setup(6, MODE_STANDARD, (SeatId)seat);
        Session *g = session_new(s, &setup);
        for (int turn = 0; turn < 10 && !session_over(g); turn++) {
            assert_true(g->pendings <= PENDING_OF_BOTS);
            offers += g->pendings;
            for (int n = 0; n < g->pendings; n++) {
                char why[REASON_MAX_BYTES], nearest[REASON_MAX_BYTES];
                assert_int_equal(g->pending[n].offer.to, seat);
                assert_true(offer_possible(&g->world, &s->nominal, s, &g->pending[n].offer, why,
                                           nearest));
            }
            assert_true(session_end_turn(g, true, NULL));
        }
        session_end(g);
    }
    assert_true(offers > 0);
}

static void a_bot_makes_one_offer_a_turn_however_many_persons_there_are(void **state) {
    (void)state;
    Setup setup = session_setup(3, MODE_STANDARD, SEAT_candidate);
    setup.holder[SEAT_lead] = setup.holder[SEAT_front] = setup.holder[SEAT_sceptic] = HOLDER_PERSON;
    Session *g = session_new(shipped(), &setup);
    int offers = 0;
    for (int turn = 0; turn < 12; turn++) {
        for (int n = 0; n < g->pendings; n++)
            for (int other = 0; other < n; other++)
                assert_int_not_equal(g->pending[n].offer.from, g->pending[other].offer.from);
        offers += g->pendings;
        assert_true(session_end_turn(g, true, NULL));
    }
    assert_true(offers > 2);
    session_end(g);
}

/* What a person did not give is not asked for again, by anybody, for eight turns. */
static void nobody_asks_again_for_what_was_not_given(void **state) {
    (void)state;
    int seen = 0;
    for (uint64_t seed = 0; seed < 12; seed++) {
        const Setup setup = session_setup(seed, MODE_STANDARD, SEAT_candidate);
        Session *g = session_new(shipped_start(every_start[seed % COUNT_OF(every_start)]), &setup);
        int last[ACTS_MAX] = {0};
        while (!session_over(g)) {
            const int turn = session_turn(g);
            for (int n = 0; n < g->pendings && g->phase != PHASE_INTERRUPTED; n++) {
                const ActId id = g->pending[n].offer.ask.act;
                if (last[id] > 0 && turn - last[id] < VAIN_PAUSE)
                    fail_msg("%s is asked for in turn %d, after turn %d", act_info(id)->name, turn, last[id]);
                last[id] = turn;
                seen++;
            }
            assert_true(session_end_turn(g, true, NULL));
        }
        session_end(g);
    }
    assert_true(seen > 12);
}

/* --- forecasts -------------------------------------------------------------------------------- */

static void forecasts_are_scored_by_brier(void **state) {
    (void)state;
    const Setup setup = session_setup(4, MODE_GUIDED, SEAT_candidate);
    Session *g = session_new(shipped(), &setup);
    const Prediction sure = {.var = VAR_support_mean, .above = true, .confidence = 1.0};
    const Prediction wrong = {.var = VAR_unity, .above = false, .line = 0.1, .confidence = 0.8};
    assert_true(submit(g, (Command){.kind = COMMAND_PREDICT, .seat = SEAT_candidate,
                                    .prediction = sure}));
    assert_int_equal(g->phase, PHASE_PREDICTION);
    assert_false(submit(g, (Command){.kind = COMMAND_PREDICT, .seat = SEAT_candidate,
                                     .prediction = sure}));
    assert_true(submit(g, (Command){.kind = COMMAND_PREDICT, .seat = SEAT_candidate,
                                    .prediction = wrong}));
    assert_false(g->forecast[0].scored);
    while (session_turn(g) == 1) assert_true(session_end_turn(g, true, NULL));
    assert_true(g->forecast[0].scored && g->forecast[0].came_true);
    assert_true(real_abs(g->forecast[0].brier) < 1e-12);
    assert_true(g->forecast[1].scored && !g->forecast[1].came_true);
    assert_true(real_abs(g->forecast[1].brier - 0.64) < 1e-12);
    /* two of six were made */
    assert_true(real_abs(session_brier(g, SEAT_candidate) - (0.0 + 0.64 + 4.0) / 6.0) < 1e-12);
    session_end(g);
}

static void every_question_is_one_that_can_be_answered(void **state) {
    (void)state;
    const Scenario *s = shipped();
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        const Setup setup = session_setup(6, MODE_STANDARD, (SeatId)seat);
        Session *g = session_new(s, &setup);
        for (int turn = 0; turn < 8; turn++) {
            if (g->phase != PHASE_INTERRUPTED) {
                const Prediction p = session_question(g, (SeatId)seat);
                assert_true(submit(g, (Command){.kind = COMMAND_PREDICT, .seat = (SeatId)seat,
                                                .prediction = p}));
            }
            assert_true(session_end_turn(g, true, NULL));
        }
        session_end(g);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_replay_ends_where_the_game_did),
        cmocka_unit_test(a_table_of_persons_is_replayed_too),
        cmocka_unit_test(a_pack_may_fix_the_length_of_turns),
        cmocka_unit_test(a_changed_journal_is_found_out),
        cmocka_unit_test(two_games_with_the_same_commands_have_the_same_digests),
        cmocka_unit_test(undo_restores_the_world_bit_for_bit),
        cmocka_unit_test(undo_takes_back_only_the_last_command_of_that_seat),
        cmocka_unit_test(nothing_of_an_ended_turn_is_taken_back),
        cmocka_unit_test(a_refused_command_changes_nothing_and_says_why),
        cmocka_unit_test(unpaid_upkeep_is_told_once_and_then_dropped),
        cmocka_unit_test(terms_on_the_table_stop_the_clock_and_lapse_unanswered),
        cmocka_unit_test(terms_can_be_signed_while_the_clock_stands),
        cmocka_unit_test(the_causes_of_a_turn_sum_to_the_change),
        cmocka_unit_test(standard_games_draw_five_parameters_and_guided_none),
        cmocka_unit_test(every_seat_but_the_analyst_is_dealt_one_private_goal),
        cmocka_unit_test(a_bot_answers_an_offer_with_reasons_and_the_nearest_yes),
        cmocka_unit_test(an_offer_between_persons_waits_for_the_answer),
        cmocka_unit_test(bots_make_offers_to_persons_but_never_more_than_two_a_turn),
        cmocka_unit_test(a_bot_makes_one_offer_a_turn_however_many_persons_there_are),
        cmocka_unit_test(nobody_asks_again_for_what_was_not_given),
        cmocka_unit_test(forecasts_are_scored_by_brier),
        cmocka_unit_test(every_question_is_one_that_can_be_answered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
