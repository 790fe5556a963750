/* Acts: what a seat may do, what it costs, why it is refused, what becomes of several owners. */
#include <stdlib.h>

#include "game_world.h"

static const char *name_of(ActId id) {
    return act_info(id)->name;
}

static void same_for(double is, double should, const char *what, const char *act) {
    if (real_abs(is - should) > 1e-9) fail_msg("%s: %s is %.12g, not %.12g", act, what, is, should);
}

/* A start in which seats have turns, and everything to pay with. */
static Walk rich(size_t start) {
    Walk g = {.s = game_start(start), .key = random_key_world(8, 1)};
    world_begin(&g.w, g.s, &g.s->nominal, g.key);
    turn_begun(&g);
    g.w.turn = 10.0;
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        g.w.capital[seat] = 12.0;
        g.w.means[seat] = 12.0;
    }
    return g;
}

/* --- who can do what -------------------------------------------------------------------------- */

static int done[ACT_COUNT], refused_by[ACT_COUNT][NEED_COUNT];

static void note_choices(const Walk *g) {
    Outlook o;
    Choice card[CHOICES_MAX];
    outlook_of(&g->w, &g->s->nominal, g->s, &o);
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        if (!seat_sits(g->s, (SeatId)seat)) continue;
        const int n = choices_of(&g->w, &g->s->nominal, g->s, &o, (SeatId)seat, NULL, card);
        for (int c = 0; c < n; c++) {
            const Refusal r = card[c].refusal;
            if (refusal_is(r)) refused_by[card[c].act.act][r.need]++;
            else done[card[c].act.act]++;
        }
    }
}

/* Needs that no game by lot fails first: one names the state that does, the others are implied. */
static const struct {
    ActId act;
    NeedId need;
} rare[] = {
    {ACT_mobilisation, NEED_people},          /* fewer than 60 thousand left to call up */
    {ACT_land_settlement, NEED_unity},        /* unity below 0.40 in war: defeat is near */
    {ACT_accountability, NEED_a_war},         /* a pack without a war */
    {ACT_membership_in_peace, NEED_outside},  /* a member at war */
    {ACT_table_step, NEED_outside},           /* not_invited stands before it */
    {ACT_vote_yes, NEED_outside},
    {ACT_vote_no, NEED_outside},
    {ACT_vote_free, NEED_outside},
};

static bool is_rare(ActId act, NeedId need) {
    for (size_t n = 0; n < COUNT_OF(rare); n++)
        if (rare[n].act == act && rare[n].need == need) return true;
    return false;
}

static void every_act_is_possible_somewhere_and_each_need_refuses_it_somewhere(void **state) {
    (void)state;
    Text missing = {0};
    assert_true(walk_all(480, note_choices) > 8000);
    for (int id = 0; id < ACT_COUNT; id++) {
        const ActInfo *a = act_info((ActId)id);
        if (!a->played) continue;
        if (!done[id])
            text_add(&missing,
                     "%s is never possible in 480 games by lot: its needs in command.def exclude each other, or "
                     "nothing of the walk brings it about\n",
                     a->name);
        for (int need = 0; need < NEED_COUNT; need++)
            if (a->needs >> need & 1 && !refused_by[id][need] &&
                !is_rare((ActId)id, (NeedId)need))
                text_add(&missing,
                         "%s is never refused for %s: take the need from its row in command.def, or test it in "
                         "the_rare_needs_refuse_too and name it in `rare`\n",
                         a->name, need_name((NeedId)need));
    }
    for (int need = NEED_initiative; need < (int)NEED_no_harm; need++) { /* no_harm is for promises */
        int times = 0;
        for (int id = 0; id < ACT_COUNT; id++) times += refused_by[id][need];
        /* a turn begins with both initiatives */
        if ((times > 0) == (need == NEED_initiative))
            text_add(&missing,
                     "%s refuses %d times: a need that refuses nobody says nothing, and every turn begins with both "
                     "initiatives\n",
                     need_name((NeedId)need), times);
    }
    if (missing.length) fail_msg("%s", missing.data);
}

static NeedId refuses(const Walk *g, SeatId seat, ActId id, double to) {
    return act_refused(&g->w, &g->s->nominal, g->s, (Act){seat, id, to}).need;
}

static void the_rare_needs_refuse_too(void **state) {
    (void)state;
    Walk g = rich(0);
    assert_int_equal(refuses(&g, SEAT_candidate, ACT_mobilisation, 1), NEED_COUNT);
    g.w.pool_candidate = 59.0;
    assert_int_equal(refuses(&g, SEAT_candidate, ACT_mobilisation, 1), NEED_people);
    assert_int_equal(refuses(&g, SEAT_candidate, ACT_land_settlement, 1), NEED_COUNT);
    g.w.unity = 0.39;
    assert_int_equal(refuses(&g, SEAT_candidate, ACT_land_settlement, 1), NEED_unity);
    assert_int_equal(refuses(&g, SEAT_rival, ACT_reform, 1), NEED_seat);
    assert_int_equal(refuses(&g, SEAT_candidate, ACT_reform, 0), NEED_range);
    assert_int_equal(refuses(&g, SEAT_candidate, ACT_reform, 1.5), NEED_range);
    g.w.initiatives[SEAT_candidate] = 0.0;
    assert_int_equal(refuses(&g, SEAT_candidate, ACT_reform, 1), NEED_initiative);
    assert_int_equal(refuses(&g, SEAT_candidate, ACT_speak_for, 0), NEED_COUNT);
}

/* --- refusals --------------------------------------------------------------------------------- */

static void check_text(const Refusal r, const char *act) {
    char why[REASON_MAX_BYTES] = "", nearest[REASON_MAX_BYTES] = "";
    if (r.short_by <= 0.0)
        fail_msg("%s, %s: refused, though short by %g: what lacks must be more than 0", act, need_name(r.need),
                 r.short_by);
    refusal_write(r, why, nearest);
    for (int n = 0; n < 2; n++) {
        const char *text = n ? nearest : why;
        if (strlen(text) < 5 || strpbrk(text, "{}"))
            fail_msg(
                "%s, %s: \"%s\" is no sentence: refusal_write has no words for this need, or a name in braces is left",
                act, need_name(r.need), text);
    }
    assert_string_not_equal(why, nearest);
}

/* What is missing is the whole of what is missing. */
static void check_short(const Walk *g, Act act, Refusal r) {
    Walk other = *g;
    if (r.need == NEED_capital) other.w.capital[act.seat] += r.short_by;
    else if (r.need == NEED_means) other.w.means[act.seat] += r.short_by;
    else if (r.need == NEED_not_barred) other.w.month += r.short_by;
    else return;
    assert_true(act_refused(&other.w, &g->s->nominal, g->s, act).need > r.need);
    other = *g;
    if (r.need == NEED_capital) other.w.capital[act.seat] += r.short_by - 0.01;
    else if (r.need == NEED_means) other.w.means[act.seat] += r.short_by - 0.01;
    else other.w.month += r.short_by - 0.01;
    assert_int_equal(act_refused(&other.w, &g->s->nominal, g->s, act).need, r.need);
}

static void check_refusals(const Walk *g) {
    for (uint64_t n = 0; n < 60; n++) {
        const Act act = act_by_lot(g, walk_at(g) * 64 + n);
        const Refusal r = act_refused(&g->w, &g->s->nominal, g->s, act);
        if (!refusal_is(r)) continue;
        check_text(r, name_of(act.act));
        check_short(g, act, r);
    }
}

static void a_refusal_says_why_and_what_would_be_enough(void **state) {
    (void)state;
    walk_all(60, check_refusals);
    for (int need = 0; need < NEED_COUNT; need++)
        for (double x = 0.004; x < 30.0; x *= 3.0)
            check_text((Refusal){.need = (NeedId)need, .short_by = x}, need_name((NeedId)need));
}

static void a_shortfall_is_never_told_smaller_than_it_is(void **state) {
    (void)state;
    char why[REASON_MAX_BYTES], nearest[REASON_MAX_BYTES];
    for (int n = 1; n < 3000; n++) {
        const double x = 0.0037 * n;
        refusal_write((Refusal){.need = NEED_capital, .short_by = x}, why, nearest);
        const double told = strtod(why, NULL);
        if (told < x - 1e-3 || told > x + 0.1) fail_msg("%g is told as \"%s\"", x, why);
    }
}

/* --- paying and doing ------------------------------------------------------------------------- */

static double price_by_the_book(const Walk *g, Act act) {
    const ActInfo *a = act_info(act.act);
    if (act.act == ACT_vote_yes) return act_weigh(&g->w, g->s, act).price; /* see below */
    if (!a->lever) return a->price;
    const double start = act_passive(act.act, act.seat, g->s);
    const double from = act_setting(&g->w, act.act, act.seat);
    const double set = seat_posture_get(&g->w.set_turn, (PostureId)act.act, act.seat);
    const bool crosses = (act.to - start) * (from - start) < 0.0;
    const bool back = !crosses && real_abs(act.to - start) <= real_abs(from - start);
    const bool fresh = set > 0.5 && g->w.turn - set < 4.0;
    return back && !fresh ? 0.0 : a->price * real_abs(act.to - from) / a->step;
}

static double means_by_the_book(const Walk *g, Act act) {
    const double start = act_passive(act.act, act.seat, g->s);
    const double from = act_setting(&g->w, act.act, act.seat);
    const bool away = (act.to - start) * (from - start) < 0.0 ||
                      real_abs(act.to - start) > real_abs(from - start);
    if (act_info(act.act)->lever && seat_is_letter(act.seat, "KM")) return 0.0; /* have none */
    return !act_info(act.act)->lever || away ? act_info(act.act)->means : 0.0;
}

static void check_paid(const Walk *before, const Walk *after, Act act) {
    const char *name = name_of(act.act);
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        const bool own = seat == (int)act.seat;
        same_for(before->w.capital[seat] - after->w.capital[seat],
                own ? price_by_the_book(before, act) : 0.0, "what it cost", name);
        same_for(before->w.means[seat] - after->w.means[seat],
                own ? means_by_the_book(before, act) : 0.0, "means used", name);
        same_for(before->w.initiatives[seat] - after->w.initiatives[seat],
                own && !act_info(act.act)->free ? 1.0 : 0.0, "initiatives used", name);
    }
    if (act_info(act.act)->lever)
        same_for(act_setting(&after->w, act.act, act.seat), act.to, "the setting", name);
}

/* One act with a ledger: paid as the book says, each change with its causes. */
static void check_act(const Walk *g, Act act) {
    Walk after = *g;
    Ledger l = {0};
    Step st = walk_step(&after, &l);
    act_apply(&st, act);
    check_paid(g, &after, act);
    ledger_holds(&l, g->s, &g->w, &after.w, name_of(act.act));
    ledger_free(&l);
}

static int applied[ACT_COUNT];

static void check_acts(const Walk *g) {
    for (uint64_t n = 0; n < 16; n++) {
        const Act act = act_by_lot(g, walk_at(g) * 16 + n);
        if (!act_info(act.act)->played || !allowed(g, act)) continue;
        check_act(g, act);
        applied[act.act]++;
    }
}

static void an_act_costs_what_the_book_says_and_its_causes_sum_to_the_change(void **state) {
    (void)state;
    walk_all(160, check_acts);
    for (int id = 0; id < ACT_COUNT; id++)
        if (act_info((ActId)id)->played && !applied[id] && id != (int)ACT_destabilisation &&
            (id < (int)ACT_sign_terms))
            fail_msg("%s was never tried in 160 games by lot: make it possible in one of their starts",
                     name_of((ActId)id));
}

/* Terms and orders of every kind, signed, amended, refused. */
static void signatures_are_told_in_full_too(void **state) {
    (void)state;
    for (size_t start = 0; start < GAME_STARTS; start++)
        for (uint64_t luck = 0; luck < 20; luck++) {
            Walk g = rich(start);
            g.key = random_key_world(luck, 1);
            const bool war = g.w.war > 0.5;
            if (war) g.w.terms_tabled = (double)(END_SETTLEMENT + luck % 2);
            else g.w.order_tabled = (double)(ORDER_AUSTRIAN_NEUTRALITY + 2 * (luck % 2));
            if (!war && luck % 3 == 0) g.w.order_tabled = (double)ORDER_TREATY_GUARANTEE;
            g.w.exhaustion_candidate = 0.25 + 0.02 * (double)luck;
            const ActId first = war ? ACT_sign_terms : ACT_sign_order;
            const ActId last = war ? ACT_refuse_terms : ACT_refuse_order;
            const bool freeze = war && (int)g.w.terms_tabled == END_FREEZE; /* there is no line to amend */
            for (int id = (int)first; id <= (int)last; id++)
                if (id != ACT_amend_terms || !freeze) check_act(&g, (Act){SEAT_candidate, (ActId)id, 0.0});
        }
}

/* What follows from the state is worked out anew, so that the rest of the turn sees peace. */
static void check_evaluated(const Walk *g, Act act) {
    Walk after = *g;
    Step st = walk_step(&after, NULL);
    act_apply(&st, act);
    World anew = after.w;
    world_evaluate(&anew, &g->s->nominal, g->s);
    same_for(after.w.consent[g->s->lead], anew.consent[g->s->lead], "consent", name_of(act.act));
    same_for(after.w.hazard, anew.hazard, "the hazard", name_of(act.act));
}

static void a_signature_is_seen_at_once(void **state) {
    (void)state;
    Walk g = rich(0), peace = rich(5);
    g.w.terms_tabled = (double)END_SETTLEMENT;
    check_evaluated(&g, (Act){SEAT_candidate, ACT_sign_terms, 0.0});
    peace.w.order_tabled = (double)ORDER_TREATY_GUARANTEE;
    peace.w.order_guarantors = 1.0;
    check_evaluated(&peace, (Act){SEAT_candidate, ACT_sign_order, 0.0});
}

/* --- going back ------------------------------------------------------------------------------- */

static double reversal_cost(ActId id) {
    if (id == ACT_pledge || id == ACT_ambiguity) return 0.05;
    return id == ACT_treaty_offer || id == ACT_arms_pact ? 0.12 : 0.02;
}

static void check_way_back(ActId id, SeatId seat, int age) {
    Walk g = rich(0);
    const ActInfo *a = act_info(id);
    const double start = act_passive(id, seat, g.s);
    Step st = walk_step(&g, NULL);
    act_set(&st, id, seat, start + a->step, "test");
    g.w.turn += age;
    const World before = g.w;
    act_apply(&st, (Act){seat, id, start});
    const bool fresh = age < 4;
    same_for(before.capital[seat] - g.w.capital[seat], fresh ? a->price : 0.0, "the way back",
            a->name);
    same_for(before.means[seat] - g.w.means[seat], 0.0, "the means back", a->name);
    const int i = g.s->seat_member[seat];
    for (int m = 0; m < g.s->members; m++) {
        const bool pays = fresh && m == i;
        same_for(before.reputation[m] - g.w.reputation[m], pays ? reversal_cost(id) : 0.0,
                "reputation lost", a->name);
        same_for(g.w.abandonment[m] - before.abandonment[m], pays ? 1.0 : 0.0, "abandonment",
                a->name);
    }
}

static void the_way_back_is_free_unless_it_reverses_a_step_of_four_turns(void **state) {
    (void)state;
    for (int id = 0; id < POSTURE_COUNT; id++)
        for (int seat = 0; seat < SEAT_COUNT; seat++)
            for (int age = 0; age < 6; age++)
                if (act_owned((ActId)id, (SeatId)seat, game_start(0)))
                    check_way_back((ActId)id, (SeatId)seat, age);
}

/* --- haste ------------------------------------------------------------------------------------ */

static void only_the_second_initiative_of_a_turn_costs_unity_or_cohesion(void **state) {
    (void)state;
    static const Act pairs[][2] = {
        {{SEAT_candidate, ACT_reform, 1}, {SEAT_candidate, ACT_dig_in, 1}},
        {{SEAT_lead, ACT_pledge, 1}, {SEAT_lead, ACT_assurance, 1}},
        {{SEAT_secretariat, ACT_fast_track, 1}, {SEAT_secretariat, ACT_integration, 1}},
        {{SEAT_rival, ACT_rival_threats, 1}, {SEAT_rival, ACT_rival_press, 1}},
    };
    for (size_t n = 0; n < COUNT_OF(pairs); n++) {
        Walk g = rich(0);
        Ledger l = {0};
        Step st = walk_step(&g, &l);
        const SeatId seat = pairs[n][0].seat;
        const VarId var = seat == SEAT_candidate ? VAR_unity
                          : seat == SEAT_rival   ? VAR_stability_rival
                                                 : VAR_cohesion_shock;
        const double cost = var == VAR_cohesion_shock ? st.k->haste_cohesion : st.k->haste_unity;
        const Act words = {seat, ACT_speak_for, 0.0}; /* take no initiative */
        if (act_owned(ACT_speak_for, seat, g.s)) act_apply(&st, words);
        act_apply(&st, pairs[n][0]);
        same_for(told_of(&l, var, 0, "haste"), 0.0, "haste", "the first");
        act_apply(&st, pairs[n][1]);
        same_for(told_of(&l, var, 0, "haste"), -cost, "haste", name_of(pairs[n][1].act));
        ledger_free(&l);
    }
}

/* --- several owners --------------------------------------------------------------------------- */

static double joined_by_the_book(const World *w, ActId id, const Scenario *s) {
    const Share *share = &act_info(id)->share;
    const double start = act_passive(id, SEAT_NONE, s);
    double sum = start, most = -99.0, least = 99.0;
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        if (!act_owned(id, (SeatId)seat, s)) continue;
        const double set = act_setting(w, id, (SeatId)seat);
        sum += share->part[seat] * (set - start);
        most = real_max(most, set);
        least = real_min(least, set);
    }
    return share->joint == JOINT_PARTS ? sum : share->joint == JOINT_BOTH ? least : most;
}

static void check_joint(const Walk *g) {
    for (int id = 0; id < POSTURE_COUNT; id++) {
        const ActInfo *a = act_info((ActId)id);
        if (!a->played || a->share.joint == JOINT_DONOR) continue;
        same_for(((const double *)&g->w.ordered)[id], joined_by_the_book(&g->w, (ActId)id, g->s),
                "the order of all owners", a->name);
    }
}

static void check_aid(const Walk *g) {
    for (int i = 0; i < g->s->members; i++) {
        double policy = g->s->start.aid_policy[i];
        for (int seat = SEAT_lead; seat <= (int)SEAT_front; seat++)
            policy += aid_follows(g->s, (SeatId)seat, i) *
                      (act_setting(&g->w, ACT_aid, (SeatId)seat) - g->s->start.ordered.aid);
        same_for(g->w.aid_policy[i], real_clamp(policy, 0.0, 3.0), "aid policy", "aid");
    }
    same_for(g->w.ordered.aid, g->s->start.ordered.aid, "the common level of aid", "aid");
}

static void the_settings_of_all_owners_become_the_order_as_command_def_says(void **state) {
    (void)state;
    walk_all(60, check_joint);
    walk_all(60, check_aid);
}

static void what_all_owners_set_alike_is_ordered_so(void **state) {
    (void)state;
    for (size_t start = 0; start < GAME_STARTS; start++)
        for (int id = 0; id < POSTURE_COUNT; id++) {
            const PostureInfo *p = posture_info((PostureId)id);
            if (!act_info((ActId)id)->played || id == (int)ACT_aid) continue;
            Walk g = rich(start);
            Step st = walk_step(&g, NULL);
            const double to = p->low + 0.6 * (p->high - p->low);
            for (int seat = 0; seat < SEAT_COUNT; seat++)
                if (act_owned((ActId)id, (SeatId)seat, g.s))
                    act_set(&st, (ActId)id, (SeatId)seat, to, "test");
            same_for(((const double *)&g.w.ordered)[id], to, "the order", p->name);
        }
}

static void the_part_of_an_empty_seat_stays_where_it_started(void **state) {
    (void)state;
    static Scenario s;
    s = *game_start(0);
    s.seat_member[SEAT_sceptic] = -1;
    s.start.ordered.arms_industry = 0.5;
    acts_prepare(&s);
    Walk g = rich(0);
    Step st = {.w = &g.w, .k = &s.nominal, .s = &s, .key = g.key};
    act_set(&st, ACT_arms_industry, SEAT_lead, 1.0, "test");
    act_set(&st, ACT_arms_industry, SEAT_candidate, 1.0, "test");
    same_for(g.w.ordered.arms_industry, 0.85, "the order", "arms_industry");
    assert_false(act_owned(ACT_arms_industry, SEAT_sceptic, &s));
    assert_true(act_part(ACT_arms_industry, SEAT_sceptic, &s) < 1e-9);
}

/* --- upkeep and votes ------------------------------------------------------------------------- */

static double upkeep_by_the_book(const Walk *g, ActId id, SeatId seat) {
    if (!act_owned(id, seat, g->s) || !act_info(id)->lever) return 0.0;
    const double above = act_setting(&g->w, id, seat) - act_passive(id, seat, g->s);
    return act_info(id)->upkeep * real_max(0.0, above) / act_info(id)->step;
}

static void check_upkeep(const Walk *g) {
    for (int n = 0; n < SEAT_COUNT; n++) {
        const SeatId seat = (SeatId)n;
        const ActId dearest = act_dearest(&g->w, g->s, seat);
        double sum = 0.0;
        for (int id = 0; id < ACT_COUNT; id++) {
            const double own = upkeep_by_the_book(g, (ActId)id, seat);
            sum += own;
            if (own <= 0.0) continue;
            assert_int_not_equal(dearest, ACT_NONE);
            const double most = upkeep_by_the_book(g, dearest, seat);
            assert_true(own <= most);
            if (own >= most)
                assert_true(seat_posture_get(&g->w.set_turn, (PostureId)id, seat) <=
                            seat_posture_get(&g->w.set_turn, (PostureId)dearest, seat));
        }
        same_for(act_upkeep(&g->w, g->s, seat), sum, "upkeep", seat_info(seat)->role);
        if (sum <= 0.0) assert_int_equal(dearest, ACT_NONE);
    }
}

static void upkeep_is_what_stands_above_the_start_and_the_dearest_is_the_newest(void **state) {
    (void)state;
    walk_all(100, check_upkeep);
}

static void a_vote_against_ones_own_balance_costs_more_the_further_below(void **state) {
    (void)state;
    for (int stage = STAGE_ASPIRANT; stage <= STAGE_PLAN; stage++)
        for (double x = -2.0; x < 4.0; x += 0.13) {
            Walk g = rich(4);
            const int i = g.s->seat_member[SEAT_sceptic];
            g.w.stage = stage;
            g.w.consent[i] = consent_line(&g.w, &g.s->nominal) - x;
            const Act act = {SEAT_sceptic, ACT_vote_yes, 0.0};
            const double price = x <= 0.0 ? 1.0 : 1.0 + (double)(int)(2.0 * x + 0.999999);
            same_for(act_weigh(&g.w, g.s, act).price, price, "price", "vote_yes");
            const Refusal r = act_refused(&g.w, &g.s->nominal, g.s, act);
            if (refusal_is(r) != (x > 2.5) || (x > 2.5 && r.need != NEED_parliament))
                fail_msg("stage %d, %.2f below the line of %.1f: %s", stage, x,
                         consent_line(&g.w, &g.s->nominal),
                         refusal_is(r) ? need_name(r.need) : "allowed");
            if (refusal_is(r)) continue;
            const World before = g.w;
            Step st = walk_step(&g, NULL);
            act_apply(&st, act);
            same_for(before.support[i] - g.w.support[i], real_max(0.0, 0.01 * x), "home",
                    "vote_yes");
            same_for(g.w.vote[i], 1.0, "the vote", "vote_yes");
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_act_is_possible_somewhere_and_each_need_refuses_it_somewhere),
        cmocka_unit_test(the_rare_needs_refuse_too),
        cmocka_unit_test(a_refusal_says_why_and_what_would_be_enough),
        cmocka_unit_test(a_shortfall_is_never_told_smaller_than_it_is),
        cmocka_unit_test(an_act_costs_what_the_book_says_and_its_causes_sum_to_the_change),
        cmocka_unit_test(signatures_are_told_in_full_too),
        cmocka_unit_test(a_signature_is_seen_at_once),
        cmocka_unit_test(the_way_back_is_free_unless_it_reverses_a_step_of_four_turns),
        cmocka_unit_test(only_the_second_initiative_of_a_turn_costs_unity_or_cohesion),
        cmocka_unit_test(the_settings_of_all_owners_become_the_order_as_command_def_says),
        cmocka_unit_test(what_all_owners_set_alike_is_ordered_so),
        cmocka_unit_test(the_part_of_an_empty_seat_stays_where_it_started),
        cmocka_unit_test(upkeep_is_what_stands_above_the_start_and_the_dearest_is_the_newest),
        cmocka_unit_test(a_vote_against_ones_own_balance_costs_more_the_further_below),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
