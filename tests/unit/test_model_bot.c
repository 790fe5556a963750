/* Bots: seats without a person. */
#include "game_world.h"

static Digest played(const Scenario *s, const Panel *panel, uint64_t run, int months) {
    World w;
    const RandomKey key = random_key_world(5, run);
    world_begin(&w, s, &s->nominal, key);
    for (int m = 0; m < months; m++) {
        panel_month(&w, s, &s->nominal, key, panel, true, NULL);
        world_step(&w, s, &s->nominal, key, NULL);
    }
    return world_digest(&w);
}

static void the_same_panel_and_luck_give_the_same_game(void **state) {
    (void)state;
    for (size_t n = 0; n < GAME_STARTS; n++) {
        const Panel panel = panel_by_lot(n), other = panel_by_lot(n + 99);
        const Digest one = played(game_start(n), &panel, n, 120);
        const Digest two = played(game_start(n), &panel, n, 120);
        const Digest three = played(game_start(n), &other, n, 120);
        assert_memory_equal(&one, &two, sizeof one);
        assert_memory_not_equal(&one, &three, sizeof one);
    }
}

static void a_game_of_bots_is_the_same_whether_or_not_anybody_listens(void **state) {
    (void)state;
    for (uint64_t game = 0; game < 12; game++) {
        Walk quiet, heard;
        Ledger l = {0};
        walk_begin(&quiet, game);
        do {
            heard = quiet;
            Step mute = walk_step(&quiet, NULL), told = walk_step(&heard, &l);
            ledger_clear(&l);
            const World before = heard.w;
            bots_act(&mute, &quiet.panel);
            bots_act(&told, &heard.panel);
            assert_memory_equal(&quiet.w, &heard.w, sizeof quiet.w);
            ledger_holds(&l, heard.s, &before, &heard.w, "bots");
            quiet.w = before;
        } while (walk_on(&quiet));
        ledger_free(&l);
    }
}

static void check_whole(const Walk *g) {
    VarId bad;
    int index;
    if (!world_valid(&g->w, &bad, &index))
        fail_msg("game %d, turn %d: %s[%d] is %g", (int)g->game, (int)g->w.turn,
                 var_info(bad)->name, index, world_get(&g->w, bad, index));
}

/* act_apply aborts on an act that is refused. */
static void bots_never_do_what_is_forbidden_in_200_games(void **state) {
    (void)state;
    const int seen = walk_all(204, check_whole);
    assert_true(seen > 4000);
}

/* --- plans ------------------------------------------------------------------------------------ */

static void plan_again(Walk *g, const Panel *panel) {
    Step st = walk_step(g, NULL);
    g->w.plan_turn = 0.0; /* none yet */
    bots_act(&st, panel);
}

/* What a bot has decided: the plan, what stands, what was promised, what it still has. */
static bool same_decisions(const World *a, const World *b) {
    return memcmp(a->plan_1, b->plan_1, sizeof a->plan_1) == 0 &&
           memcmp(a->plan_2, b->plan_2, sizeof a->plan_2) == 0 &&
           memcmp(a->plan_3, b->plan_3, sizeof a->plan_3) == 0 &&
           memcmp(a->plan_4, b->plan_4, sizeof a->plan_4) == 0 &&
           memcmp(&a->set, &b->set, sizeof a->set) == 0 &&
           memcmp(a->promise_act, b->promise_act, sizeof a->promise_act) == 0 &&
           memcmp(a->promise_giver, b->promise_giver, sizeof a->promise_giver) == 0 &&
           memcmp(a->capital, b->capital, sizeof a->capital) == 0;
}

static double situation_by_the_book(const World *w) {
    return 1.0 + w->war + 2.0 * w->frozen + (w->window_left > 0.0 ? 4.0 : 0.0) + 8.0 * w->stage +
           64.0 * w->order;
}

static void plans_last_four_turns_unless_the_situation_changes(void **state) {
    (void)state;
    const Panel panel = panel_of(BOT_QUANTAL);
    int early = 0, late = 0;
    for (uint64_t game = 0; game < 60; game++) {
        Walk g;
        walk_begin(&g, game);
        g.panel = panel;
        g.w.candidate_signs = 0.0;
        do {
            const double last = g.w.plan_turn, was = g.w.plan_situation;
            Walk now = g;
            Step st = walk_step(&now, NULL);
            bots_act(&st, &panel);
            const double is = situation_by_the_book(&g.w);
            const bool changed = is < was || is > was, old = g.w.turn - last >= 4.0;
            const bool made = now.w.plan_turn >= g.w.turn;
            if (made != (last < 0.5 || changed || old))
                fail_msg("turn %d: plans of turn %d, situation %g, was %g", (int)g.w.turn,
                         (int)last, is, was);
            early += made && changed && !old ? 1 : 0;
            late += made && old && !changed ? 1 : 0;
        } while (walk_on(&g));
    }
    assert_true(early > 50 && late > 50);
}

static int hidden_checked;

/* The parameters of this world, drawn from the box, are nobody's to know. */
static void check_drawn(const Walk *g) {
    const Panel panel = panel_of(BOT_QUANTAL);
    Walk one = *g, two = *g;
    Parameters drawn = g->s->nominal;
    drawn.lambda_R = 1.0 - drawn.lambda_R;
    drawn.V_R = 0.95;
    drawn.nu = 0.08;
    drawn.kappa_K *= 2.0;
    plan_again(&one, &panel);
    Step st = walk_step(&two, NULL);
    st.k = &drawn;
    two.w.plan_turn = 0.0;
    bots_act(&st, &panel);
    assert_true(same_decisions(&one.w, &two.w));
    hidden_checked++;
}

static void plans_do_not_know_the_drawn_parameters(void **state) {
    (void)state;
    walk_all(24, check_drawn);
    assert_true(hidden_checked > 400);
}

/* Another draw of what nobody sees, all that is public left as it is. */
static void check_hidden(const Walk *g, VarId var, double factor) {
    const Panel panel = panel_of(BOT_QUANTAL);
    Walk one = *g, two = *g;
    for (int i = 0; i < places_of(var, g->s); i++)
        world_set(&two.w, var, i, factor * world_get(&g->w, var, i) + 0.1 * (factor - 1.0));
    if (var == VAR_prize) two.w.prize_now = g->w.prize_now * two.w.prize / g->w.prize;
    plan_again(&one, &panel);
    plan_again(&two, &panel);
    if (!same_decisions(&one.w, &two.w))
        fail_msg("%s, game %d, turn %d: bots choose otherwise with another %s",
                 g->s->start_name, (int)g->game, (int)g->w.turn, var_info(var)->name);
}

static void check_all_hidden(const Walk *g) {
    for (int id = 0; id < VAR_COUNT; id++)
        if (var_info((VarId)id)->seen_by == SEEN_NOBODY && id != (int)VAR_prize_now)
            check_hidden(g, (VarId)id, 0.5);
}

static void plans_do_not_know_what_nobody_sees(void **state) {
    (void)state;
    walk_all(24, check_all_hidden);
}

static void tilted_weights_change_choices(void **state) {
    (void)state;
    int changed[SEAT_COUNT] = {0};
    for (uint64_t game = 0; game < 12; game++)
        for (int seat = 0; seat < SEAT_COUNT; seat++) {
            Panel panel = panel_of(BOT_QUANTAL);
            Walk one, two;
            walk_begin(&one, game);
            two = one;
            plan_again(&one, &panel);
            for (uint64_t aim = 0; aim < AIMS; aim++)
                panel.plan[seat].tilt[aim] = 40.0 * test_uniform("way", game * AIMS + aim) - 20.0;
            plan_again(&two, &panel);
            changed[seat] += !same_decisions(&one.w, &two.w);
        }
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        if (changed[seat] < 6)
            fail_msg("%s: other choices in %d of 12 games", seat_info((SeatId)seat)->role,
                     changed[seat]);
}

/* --- choices ---------------------------------------------------------------------------------- */

static void check_choice(const Walk *g, const Outlook *o, const Choice *c) {
    double term[AIMS], sum = 0.0;
    outlook_terms(o, g->s, c->act.seat, c->act, act_steps(&g->w, c->act), term);
    for (int aim = 0; aim < AIMS; aim++) {
        assert_true(real_abs(term[aim] - c->term[aim]) < 1e-12);
        sum += c->term[aim];
    }
    const Move m = act_weigh(&g->w, g->s, c->act);
    const double burden = m.price + m.means + 4.0 * act_upkeep_added(&g->w, g->s, c->act);
    assert_true(real_abs(c->score - (sum - g->s->nominal.bot_capital * burden)) < 1e-9);
    assert_int_not_equal(c->reason[0], c->reason[1]);
    for (int aim = 0; aim < AIMS; aim++) {
        assert_true(real_abs(c->term[aim]) <= real_abs(c->term[c->reason[0]]));
        if (aim != (int)c->reason[0])
            assert_true(real_abs(c->term[aim]) <= real_abs(c->term[c->reason[1]]));
    }
    assert_int_equal(c->refusal.need, act_refused(&g->w, &g->s->nominal, g->s, c->act).need);
}

static void check_choices(const Walk *g) {
    Outlook o;
    Choice card[CHOICES_MAX];
    outlook_of(&g->w, &g->s->nominal, g->s, &o);
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        const int n = choices_of(&g->w, &g->s->nominal, g->s, &o, (SeatId)seat, NULL, card);
        for (int c = 0; c < n; c++) check_choice(g, &o, &card[c]);
    }
}

static void a_choice_is_the_sum_of_its_terms_less_its_costs_and_names_two(void **state) {
    (void)state;
    walk_all(24, check_choices);
}

/* --- kinds ------------------------------------------------------------------------------------ */

static Walk played_turn(BotKind kind, SeatId seat, const BotPlan *plan) {
    Walk g;
    walk_begin(&g, 0);
    for (int n = 0; n < SEAT_COUNT; n++) g.w.capital[n] = g.w.means[n] = 12.0;
    Panel panel = panel_of(BOT_PASSIVE);
    if (plan) panel.plan[seat] = *plan;
    panel.plan[seat].kind = kind;
    Step st = walk_step(&g, NULL);
    bots_act(&st, &panel);
    return g;
}

static void each_kind_of_bot_does_what_it_is_for(void **state) {
    (void)state;
    const BotPlan wish = {.wishes = 2, .wish = {{ACT_pledge, 1.0}, {ACT_aid, 1.6}}};
    const Walk still = played_turn(BOT_PASSIVE, SEAT_lead, NULL);
    const Walk person = played_turn(BOT_PERSON, SEAT_lead, NULL);
    assert_memory_equal(&still.w, &person.w, sizeof still.w);
    assert_true(still.w.initiatives[SEAT_lead] > 1.5);
    const Walk wishes = played_turn(BOT_WISHES, SEAT_lead, &wish);
    assert_true(wishes.w.set.pledge[SEAT_lead] > 0.99);
    assert_true(real_abs(wishes.w.set.aid[SEAT_lead] - 1.25) < 1e-9); /* one step a move */
    const Walk greedy = played_turn(BOT_GREEDY, SEAT_lead, NULL);
    assert_true(greedy.w.set.aid[SEAT_lead] > 1.2 && greedy.w.initiatives[SEAT_lead] < 0.5);
    const Walk careless = played_turn(BOT_CARELESS, SEAT_lead, NULL);
    const SeatPostures *set = &careless.w.set;
    assert_true(set->closed_sky[SEAT_lead] + set->trainers_inside[SEAT_lead] > 0.9);
}

static int tabled_by_bots;

static void check_agenda(const Walk *g) {
    Walk now = *g;
    const Panel panel = panel_of(BOT_QUANTAL);
    double members = 0.0;
    for (int i = 0; i < g->s->members; i++) members += g->w.belongs[i];
    Step st = walk_step(&now, NULL);
    bots_act(&st, &panel);
    const bool tabled = now.w.agenda_month > g->w.agenda_month;
    if (tabled && (g->w.agenda_kept < 0.5 || g->w.ready < members)) fail_msg("tabled too early");
    tabled_by_bots += tabled;
}

static void a_bot_tables_a_step_only_when_every_member_is_ready(void **state) {
    (void)state;
    walk_all(200, check_agenda);
    assert_true(tabled_by_bots > 0);
}

/* --- a game without turns --------------------------------------------------------------------- */

/* What any history counts: summits, their texts, and who blocked one. */
static bool counts_anyway(VarId id) {
    return id == VAR_summits_held || id == VAR_texts_signed || id == VAR_last_blocker;
}

static void without_turns_nothing_of_the_game_moves(void **state) {
    (void)state;
    for (uint64_t n = 0; n < 60; n++) {
        Walk g = {.s = game_start(n % GAME_STARTS), .key = random_key_world(21, n)};
        world_begin(&g.w, g.s, &g.s->nominal, g.key);
        const World before = g.w;
        for (int m = 0; m < 180; m++) {
            policy_month(NULL, &g.w, g.s, &g.s->nominal, g.key, NULL);
            world_step(&g.w, g.s, &g.s->nominal, g.key, NULL);
        }
        for (int id = 0; id < VAR_COUNT; id++) {
            const bool of_game = (id >= (int)VAR_turn && id <= (int)VAR_promise_month) ||
                                 id >= (int)VAR_ordered_dig_in;
            if (!of_game || counts_anyway((VarId)id)) continue;
            for (int i = 0; i < var_info((VarId)id)->count; i++)
                near_to(world_get(&g.w, (VarId)id, i), world_get(&before, (VarId)id, i),
                        var_info((VarId)id)->name);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_panel_and_luck_give_the_same_game),
        cmocka_unit_test(a_game_of_bots_is_the_same_whether_or_not_anybody_listens),
        cmocka_unit_test(bots_never_do_what_is_forbidden_in_200_games),
        cmocka_unit_test(plans_last_four_turns_unless_the_situation_changes),
        cmocka_unit_test(plans_do_not_know_the_drawn_parameters),
        cmocka_unit_test(plans_do_not_know_what_nobody_sees),
        cmocka_unit_test(tilted_weights_change_choices),
        cmocka_unit_test(a_choice_is_the_sum_of_its_terms_less_its_costs_and_names_two),
        cmocka_unit_test(each_kind_of_bot_does_what_it_is_for),
        cmocka_unit_test(a_bot_tables_a_step_only_when_every_member_is_ready),
        cmocka_unit_test(without_turns_nothing_of_the_game_moves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
