/* Offers, answers, the nearest yes, and promises. */
#include "game_world.h"

static bool may_promise(const Walk *g, Act act) {
    return !refusal_is(act_refused_to_promise(&g->w, &g->s->nominal, g->s, act));
}

/* A lever's step of that seat that may be promised; false if chance finds none. */
static bool step_by_lot(const Walk *g, SeatId seat, uint64_t at, Act *out) {
    for (uint64_t n = 0; n < 20; n++) {
        const ActId id = (ActId)lot("ask", at * 20 + n, POSTURE_COUNT);
        if (!act_owned(id, seat, g->s)) continue;
        const double sign = test_uniform("way", at * 20 + n) < 0.7 ? 1.0 : -1.0;
        *out = (Act){seat, id, act_setting(&g->w, id, seat) + sign * act_info(id)->step};
        if (may_promise(g, *out)) return true;
    }
    return false;
}

static bool offer_by_lot(const Walk *g, uint64_t at, Offer *out) {
    const int due = (int)g->w.turn + 2;
    *out = (Offer){.from = (SeatId)lot("from", at, SEAT_COUNT),
                   .to = (SeatId)lot("to", at, SEAT_COUNT),
                   .ask_due = due, .give_due = due, .give = {.act = ACT_NONE}};
    if (out->from == out->to || !step_by_lot(g, out->to, at, &out->ask)) return false;
    if (test_uniform("gives", at) < 0.4 && !step_by_lot(g, out->from, at + 7777777, &out->give))
        out->give.act = ACT_NONE;
    if (test_uniform("favours", at) < 0.4) out->favour = 0.5 * lot("favour", at, 6);
    return true;
}

/* --- the answer and the nearest yes ----------------------------------------------------------- */

static int offers, noes, with_card, with_favour;

static int below_zero(const Answer *a) {
    int n = 0;
    for (int t = 0; t < ANSWER_TERMS; t++) n += a->term[t] < 0.0 ? 1 : 0;
    return n;
}

static void check_reasons(const Answer *a) {
    const double sign = a->yes ? 1.0 : -1.0;
    assert_int_not_equal(a->reason[0], a->reason[1]);
    assert_true(sign * a->term[a->reason[0]] >= sign * a->term[a->reason[1]]);
    for (int t = 0; t < ANSWER_TERMS; t++)
        if (t != (int)a->reason[0])
            assert_true(sign * a->term[t] <= sign * a->term[a->reason[1]]);
    if (!a->yes && below_zero(a) >= 2) assert_true(a->term[a->reason[1]] < 0.0);
    for (int r = 0; r < 2; r++) assert_true(strlen(answer_term_words(a->reason[r])) > 5);
}

static void check_remedies(const NearestYes *yes, const Scenario *s) {
    for (int n = 0; n < yes->count; n++) {
        Text text = {0};
        with_card += yes->remedy[n].kind == REMEDY_GIVE;
        with_favour += yes->remedy[n].kind == REMEDY_FAVOUR;
        assert_true(yes->remedy[n].gain > 0.0);
        remedy_write(&yes->remedy[n], s, &text);
        assert_true(text.length > 8 && !strpbrk(text.data, "{}"));
        text_free(&text);
    }
}

/* A no: what would make it a yes does make it one. */
static void check_nearest(const Walk *g, const Outlook *o, const Offer *offer, const Answer *a) {
    const Parameters *k = &g->s->nominal;
    NearestYes yes;
    offer_nearest(&g->w, k, g->s, o, offer, &yes);
    near_to(yes.short_by, real_max(0.0, -a->sum), "what is missing");
    assert_true(a->yes ? yes.count == 0 : yes.count > 0);
    if (!yes.enough) fail_msg("no way to a yes: %.3g missing", yes.short_by);
    check_remedies(&yes, g->s);
    Walk better = *g;
    Offer improved = *offer;
    Outlook again;
    Answer answer;
    nearest_apply(&yes, g->s, k, &improved, &better.w);
    outlook_of(&better.w, k, g->s, &again);
    offer_answer(&better.w, k, g->s, &again, &improved, &answer);
    if (!answer.yes) fail_msg("the nearest yes is still a no, by %.3g", -answer.sum);
    if (improved.give.act != ACT_NONE) assert_true(may_promise(g, improved.give));
}

static void check_answers(const Walk *g) {
    Outlook o;
    outlook_of(&g->w, &g->s->nominal, g->s, &o);
    for (uint64_t n = 0; n < 10; n++) {
        Offer offer;
        Answer a;
        if (!offer_by_lot(g, walk_at(g) * 10 + n, &offer)) continue;
        offer_answer(&g->w, &g->s->nominal, g->s, &o, &offer, &a);
        double sum = 0.0;
        for (int t = 0; t < ANSWER_TERMS; t++) sum += a.term[t];
        near_to(a.sum, sum, "the sum of an answer");
        assert_true(a.yes == (a.sum >= 0.0));
        check_reasons(&a);
        check_nearest(g, &o, &offer, &a);
        offers++;
        noes += !a.yes;
    }
}

static void a_no_has_two_reasons_and_its_nearest_yes_is_a_yes(void **state) {
    (void)state;
    walk_all(120, check_answers);
    assert_true(offers > 2000 && noes > 1000 && noes < offers);
    assert_true(with_card > 100 && with_favour > 100);
}

static int reached, out_of_reach;

static void check_consent(const Walk *g) {
    const Parameters *k = &g->s->nominal;
    for (uint64_t n = 0; n < 3; n++) {
        const uint64_t at = walk_at(g) * 3 + n;
        const int member = lot("member", at, g->s->members);
        const double line = -4.0 + 5.0 * test_uniform("line", at);
        NearestYes yes;
        consent_nearest(&g->w, k, g->s, member, line, &yes);
        near_to(yes.short_by, real_max(0.0, line - g->w.consent[member]), "what is missing");
        assert_true(yes.count <= REMEDIES_MAX);
        if (!yes.enough) {
            out_of_reach++;
            continue;
        }
        check_remedies(&yes, g->s);
        Walk better = *g;
        Offer none = {.give = {.act = ACT_NONE}};
        nearest_apply(&yes, g->s, k, &none, &better.w);
        if (yes.count == 0) assert_true(g->w.consent[member] >= line);
        else if (better.w.consent[member] < line)
            fail_msg("%s stands at %.4f, below %.4f", g->s->member_name[member],
                     better.w.consent[member], line);
        reached += yes.count > 0;
    }
}

static void what_would_lift_a_member_to_its_line_does_lift_it(void **state) {
    (void)state;
    walk_all(120, check_consent);
    assert_true(reached > 500 && out_of_reach > 20);
}

/* --- accepting -------------------------------------------------------------------------------- */

static int accepted;

static void check_accepting(const Walk *g) {
    Offer offer;
    char why[REASON_MAX_BYTES], nearest[REASON_MAX_BYTES];
    if (!offer_by_lot(g, walk_at(g), &offer)) return;
    if (!offer_possible(&g->w, &g->s->nominal, g->s, &offer, why, nearest)) {
        assert_true(strlen(why) > 5 && strlen(nearest) > 5 && !strpbrk(why, "{}"));
        return;
    }
    Walk after = *g;
    Ledger l = {0};
    Step st = walk_step(&after, &l);
    const double trust = g->w.trust[SEATS_MAX * offer.to + offer.from];
    const double price = act_weigh(&g->w, g->s, offer.ask).price * (1.5 - trust) + offer.favour;
    offer_accept(&st, &offer);
    near_to(offer_price(&g->w, g->s, &offer), price, "the price");
    near_to(g->w.capital[offer.from] - after.w.capital[offer.from], price, "capital paid");
    near_to(after.w.capital[offer.to],
            real_min(12.0, g->w.capital[offer.to] + offer.favour), "capital of the other");
    near_to(after.w.offers_left[offer.from], 0.0, "offers left");
    near_to(after.w.asks_won[offer.from] - g->w.asks_won[offer.from], 1.0, "asks won");
    near_to(promise_count(&after.w, 1) - promise_count(&g->w, 1),
            offer.give.act == ACT_NONE ? 1.0 : 2.0, "open promises");
    ledger_holds(&l, g->s, &g->w, &after.w, "an accepted offer");
    ledger_free(&l);
    accepted++;
}

static void an_accepted_offer_costs_its_price_by_trust_and_the_favour(void **state) {
    (void)state;
    walk_all(120, check_accepting);
    assert_true(accepted > 300);
}

static Walk table_of(size_t start) {
    Walk g = {.s = game_start(start), .key = random_key_world(4, 4)};
    world_begin(&g.w, g.s, &g.s->nominal, g.key);
    turn_begun(&g);
    return g;
}

static Offer ask_for(SeatId from, SeatId to, ActId ask, double value, int due) {
    return (Offer){.from = from, .to = to, .ask = {to, ask, value}, .ask_due = due,
                   .give = {.act = ACT_NONE}, .give_due = due};
}

static void one_offer_a_turn_between_two_seats_that_can_pay(void **state) {
    (void)state;
    char why[REASON_MAX_BYTES], nearest[REASON_MAX_BYTES];
    Walk g = table_of(0);
    const Parameters *k = &g.s->nominal;
    Offer offer = ask_for(SEAT_candidate, SEAT_lead, ACT_arms_pact, 1, 3);
    assert_true(offer_possible(&g.w, k, g.s, &offer, why, nearest));
    offer.favour = 2.0; /* the price is 5 with trust of one half */
    assert_false(offer_possible(&g.w, k, g.s, &offer, why, nearest));
    assert_non_null(strstr(why, "asking costs 7 capital, 5 are there"));
    offer.favour = 0.0;
    offer.ask.to = 2.0;
    assert_false(offer_possible(&g.w, k, g.s, &offer, why, nearest));
    offer.ask.to = 1.0;
    offer.give = (Act){SEAT_candidate, ACT_reform, 0};
    assert_false(offer_possible(&g.w, k, g.s, &offer, why, nearest));
    offer.give.act = ACT_NONE;
    Step st = walk_step(&g, NULL);
    offer_decline(&st, &offer);
    near_to(g.w.capital[SEAT_candidate], 5.0, "capital after a no");
    assert_false(offer_possible(&g.w, k, g.s, &offer, why, nearest));
    assert_non_null(strstr(why, "offer of this turn"));
    turn_begun(&g);
    offer.from = SEAT_lead;
    assert_false(offer_possible(&g.w, k, g.s, &offer, why, nearest));
}

/* --- promises --------------------------------------------------------------------------------- */

static Walk promised(ActId id, double value, int due, Offer *offer) {
    Walk g = table_of(0);
    Step st = walk_step(&g, NULL);
    *offer = ask_for(SEAT_candidate, SEAT_lead, id, value, due);
    offer_accept(&st, offer);
    return g;
}

static double trust_in(const Walk *g, SeatId from, SeatId towards) {
    return g->w.trust[SEATS_MAX * from + towards];
}

static void a_kept_promise_raises_trust(void **state) {
    (void)state;
    Offer offer;
    Walk g = promised(ACT_pledge, 1.0, 5, &offer);
    const Walk before = g;
    Step st = walk_step(&g, NULL);
    act_apply(&st, offer.ask);
    promises_settle(&st);
    for (int n = 0; n < PAIRS_MAX; n++)
        near_to(g.w.trust[n] - before.w.trust[n],
                n == SEATS_MAX * SEAT_candidate + SEAT_lead ? 0.05 : 0.0, "trust won");
    near_to(promise_count(&g.w, 2), 1.0, "promises kept");
    near_to(g.w.promises_broken[SEAT_lead], 0.0, "promises broken");
}

/* The way back from a pledge that was promised and kept; due in turn 2. */
static Walk pledge_kept(Act *back) {
    Offer offer;
    Walk g = promised(ACT_pledge, 1.0, 2, &offer);
    Step st = walk_step(&g, NULL);
    act_apply(&st, offer.ask);
    promises_settle(&st);
    g.w.capital[SEAT_lead] = 12.0;
    *back = (Act){SEAT_lead, ACT_pledge, 0.0};
    return g;
}

static void what_was_asked_for_has_been_paid_by_who_asked(void **state) {
    (void)state;
    Offer offer;
    Walk g = promised(ACT_pledge, 1.0, 4, &offer);
    g.w.person[SEAT_lead] = 1.0;
    near_to(act_weigh(&g.w, g.s, offer.ask).price, 0.0, "the price of what was asked for");
    const Act other = {SEAT_lead, ACT_ambiguity, 1.0};
    assert_true(act_weigh(&g.w, g.s, other).price > 0.5);
    g.w.promise_state[0] = 2.0; /* kept: a second one would be ours to pay */
    assert_true(act_weigh(&g.w, g.s, offer.ask).price > 0.5);
}

static void a_kept_promise_binds_for_four_turns_past_its_day(void **state) {
    (void)state;
    Act back;
    Walk g = pledge_kept(&back);
    const Parameters *k = &g.s->nominal;
    for (; g.w.turn < 6.0; g.w.turn += 1.0) {
        const Refusal bot = act_refused(&g.w, k, g.s, back);
        assert_int_equal(bot.need, NEED_word);
        near_to(bot.short_by, 6.0 - g.w.turn, "turns for which it binds");
    }
    assert_int_not_equal(act_refused(&g.w, k, g.s, back).need, NEED_word);
}

static void a_person_may_break_its_word_and_pays_in_trust(void **state) {
    (void)state;
    Act back;
    Walk g = pledge_kept(&back);
    g.w.person[SEAT_lead] = 1.0;
    assert_int_equal(act_refused_to_promise(&g.w, &g.s->nominal, g.s, back).need, NEED_word);
    assert_false(refusal_is(act_refused(&g.w, &g.s->nominal, g.s, back)));
    const double before = trust_in(&g, SEAT_candidate, SEAT_lead);
    Step st = walk_step(&g, NULL);
    act_apply(&st, back);
    near_to(trust_in(&g, SEAT_candidate, SEAT_lead) - before, -0.20, "trust lost");
    near_to(promise_count(&g.w, 3), 1.0, "promises broken");
    near_to(g.w.promises_broken[SEAT_lead], 1.0, "promises broken by it");
}

static void a_broken_promise_costs_four_times_as_much_and_is_counted_in_its_turn(void **state) {
    (void)state;
    Offer offer;
    Ledger l = {0};
    Walk g = promised(ACT_pledge, 1.0, 3, &offer);
    for (int turn = 1; turn <= 3; turn++) {
        near_to(g.w.turn, turn, "the turn");
        near_to(promise_count(&g.w, 1), 1.0, "open promises");
        Step st = walk_step(&g, &l);
        ledger_clear(&l);
        const Walk before = g;
        turn_begin(&st);
        ledger_holds(&l, g.s, &before.w, &g.w, "a turn");
    }
    near_to(promise_count(&g.w, 3), 1.0, "promises broken");
    near_to(g.w.promises_broken[SEAT_lead], 1.0, "promises broken by it");
    near_to(told_of(&l, VAR_trust, SEATS_MAX * SEAT_candidate + SEAT_lead, "broken promise"), -0.20,
            "trust lost");
    near_to(trust_in(&g, SEAT_lead, SEAT_candidate), 0.5, "the trust of the other side");
    ledger_free(&l);
}

static void trust_forgets_by_half_in_four_years(void **state) {
    (void)state;
    Walk g = table_of(0);
    g.w.trust[1] = 0.9;
    g.w.month = 48.0;
    turn_begun(&g);
    assert_true(real_abs(g.w.trust[1] - 0.7) < 1e-4);
}

/* A world in which every deed that can be promised is possible for somebody. */
static Walk full_table(ActId id) {
    Walk g = table_of(0);
    g.w.stage = id == ACT_ratify_now || id == ACT_ratify_late ? STAGE_RATIFYING : g.w.stage;
    for (int i = 0; i < g.s->members; i++) {
        g.w.grievance[i] = 0.3;
        g.w.vote[i] = id == ACT_vote_free ? 1.0 : 0.0;
    }
    return g;
}

static void what_can_be_promised_counts_as_kept_once_done_and_not_before(void **state) {
    (void)state;
    Text wrong = {0};
    int tried = 0;
    for (int n = 0; n < ACT_COUNT * SEAT_COUNT; n++) {
        const ActId id = (ActId)(n / SEAT_COUNT);
        const SeatId seat = (SeatId)(n % SEAT_COUNT);
        Walk g = full_table(id);
        const ActInfo *a = act_info(id);
        const double from = act_setting(&g.w, id, seat);
        const Act act = {seat, id, from + (a->lever ? a->step : 0.0)};
        if (!act_promisable(id) || !may_promise(&g, act)) continue;
        Step st = walk_step(&g, NULL);
        if (act_done(&g.w, g.s, act, from)) text_add(&wrong, "%s is done at once\n", a->name);
        act_fulfil(&st, act);
        if (!act_done(&g.w, g.s, act, from)) text_add(&wrong, "%s is never done\n", a->name);
        tried++;
    }
    if (wrong.length) fail_msg("%s", wrong.data);
    assert_true(tried > 60);
}

static bool can_be_asked(const Walk *g, Act ask) {
    char why[REASON_MAX_BYTES], nearest[REASON_MAX_BYTES];
    const SeatId from = ask.seat == SEAT_candidate ? SEAT_lead : SEAT_candidate;
    const Offer offer = {.from = from, .to = ask.seat, .ask = ask, .ask_due = 3,
                         .give = {.act = ACT_NONE}};
    return offer_possible(&g->w, &g->s->nominal, g->s, &offer, why, nearest);
}

static void words_signatures_and_what_is_done_already_cannot_be_promised(void **state) {
    (void)state;
    for (int n = 0; n < ACT_COUNT * SEAT_COUNT; n++) {
        const ActId id = (ActId)(n / SEAT_COUNT);
        const Act act = {(SeatId)(n % SEAT_COUNT), id, 0.0};
        if (act_info(id)->lever || !act_owned(id, act.seat, game_start(0))) continue;
        Walk g = full_table(id);
        g.w.terms_tabled = 1.0;
        Step st = walk_step(&g, NULL);
        if (can_be_asked(&g, act) && !act_promisable(id))
            fail_msg("%s can be asked", act_info(id)->name);
        if (!act_promisable(id) || !may_promise(&g, act)) continue;
        act_fulfil(&st, act);
        if (can_be_asked(&g, act)) fail_msg("%s is done, and can be asked", act_info(id)->name);
    }
}

static void a_full_ledger_loses_no_open_promise(void **state) {
    (void)state;
    Walk g = table_of(0);
    Step st = walk_step(&g, NULL);
    for (int n = 0; n < PROMISES_MAX; n++) {
        g.w.month = n;
        g.w.capital[SEAT_candidate] = 12.0;
        const Offer offer = ask_for(SEAT_candidate, SEAT_lead, ACT_pledge, 1.0, 100 + n);
        offer_accept(&st, &offer);
    }
    near_to(promise_count(&g.w, 1), PROMISES_MAX, "open promises");
    const World full = g.w;
    const Offer more = ask_for(SEAT_candidate, SEAT_front, ACT_aid, 1.25, 999);
    offer_accept(&st, &more);
    assert_memory_equal(full.promise_due, g.w.promise_due, sizeof full.promise_due);
    assert_memory_equal(full.promise_state, g.w.promise_state, sizeof full.promise_state);
    g.w.promise_state[7] = 2.0; /* closed: its line is free, the oldest first */
    g.w.promise_state[9] = 3.0;
    offer_accept(&st, &more);
    near_to(g.w.promise_due[7], 999.0, "due turn of the newest");
    near_to(g.w.promise_due[9], 109.0, "due turn of the other");
    near_to(promise_count(&g.w, 1), PROMISES_MAX - 1, "open promises");
}

static void bots_keep_what_they_promised_without_capital_or_initiative(void **state) {
    (void)state;
    static const BotKind kinds[] = {BOT_QUANTAL, BOT_PASSIVE, BOT_GREEDY, BOT_WISHES,
                                    BOT_CARELESS};
    for (size_t n = 0; n < COUNT_OF(kinds); n++) {
        Offer offer;
        Walk g = promised(ACT_new_class, 1.0, 4, &offer);
        const BotPlan plan = {.kind = kinds[n]};
        Ledger l = {0};
        g.w.capital[SEAT_lead] = 0.0;
        g.w.initiatives[SEAT_lead] = 0.0;
        const Walk before = g;
        Step st = walk_step(&g, &l);
        bot_act(&st, SEAT_lead, &plan);
        near_to(g.w.set.new_class[SEAT_lead], 1.0, "the setting");
        near_to(g.w.capital[SEAT_lead], 0.0, "its capital");
        near_to(before.w.means[SEAT_lead] - g.w.means[SEAT_lead], 1.0, "means used");
        ledger_holds(&l, g.s, &before.w, &g.w, "a bot's turn");
        turn_begun(&g);
        near_to(promise_count(&g.w, 2), 1.0, "promises kept");
        ledger_free(&l);
    }
}

static void a_bot_promises_nothing_it_is_forbidden_to_do_now(void **state) {
    (void)state;
    Offer offer;
    Walk g = promised(ACT_new_class, 1.0, 4, &offer);
    const BotPlan plan = {.kind = BOT_QUANTAL};
    g.w.means[SEAT_lead] = 0.0; /* it has nothing to send */
    Step st = walk_step(&g, NULL);
    bot_act(&st, SEAT_lead, &plan);
    near_to(g.w.set.new_class[SEAT_lead], 0.0, "the setting");
    near_to(promise_count(&g.w, 1), 1.0, "open promises");
}

static int kept_in_games, broken_in_games;

static void count_promises(const Walk *g) {
    if (g->w.turn < 25.5 || g->w.turn > 26.5) return;
    kept_in_games += promise_count(&g->w, 2);
    broken_in_games += promise_count(&g->w, 3);
}

static void bots_among_themselves_keep_most_promises(void **state) {
    (void)state;
    walk_all(120, count_promises);
    assert_true(kept_in_games > 100);
    assert_true(broken_in_games * 5 < kept_in_games);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_no_has_two_reasons_and_its_nearest_yes_is_a_yes),
        cmocka_unit_test(what_would_lift_a_member_to_its_line_does_lift_it),
        cmocka_unit_test(an_accepted_offer_costs_its_price_by_trust_and_the_favour),
        cmocka_unit_test(one_offer_a_turn_between_two_seats_that_can_pay),
        cmocka_unit_test(a_kept_promise_raises_trust),
        cmocka_unit_test(what_was_asked_for_has_been_paid_by_who_asked),
        cmocka_unit_test(a_kept_promise_binds_for_four_turns_past_its_day),
        cmocka_unit_test(a_person_may_break_its_word_and_pays_in_trust),
        cmocka_unit_test(a_broken_promise_costs_four_times_as_much_and_is_counted_in_its_turn),
        cmocka_unit_test(trust_forgets_by_half_in_four_years),
        cmocka_unit_test(what_can_be_promised_counts_as_kept_once_done_and_not_before),
        cmocka_unit_test(words_signatures_and_what_is_done_already_cannot_be_promised),
        cmocka_unit_test(a_full_ledger_loses_no_open_promise),
        cmocka_unit_test(bots_keep_what_they_promised_without_capital_or_initiative),
        cmocka_unit_test(a_bot_promises_nothing_it_is_forbidden_to_do_now),
        cmocka_unit_test(bots_among_themselves_keep_most_promises),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
