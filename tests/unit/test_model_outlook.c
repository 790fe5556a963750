/* The near future in closed form, and its signs against the model lived month by month. */
#include "game_world.h"

enum { RUNS = 200, MONTHS = 12 };

/* --- what an outlook is ----------------------------------------------------------------------- */

static void check_still(const Walk *g) {
    const World before = g->w;
    Outlook one, two;
    memset(&one, 0xa5, sizeof one);
    memset(&two, 0x5a, sizeof two);
    outlook_of(&g->w, &g->s->nominal, g->s, &one);
    outlook_of(&g->w, &g->s->nominal, g->s, &two);
    assert_memory_equal(&before, &g->w, sizeof before);
    assert_memory_equal(one.channel, two.channel, sizeof one.channel);
    assert_memory_equal(one.moves, two.moves, sizeof one.moves);
    assert_memory_equal(one.aim, two.aim, sizeof one.aim);
}

static void an_outlook_changes_nothing_and_depends_on_the_state_alone(void **state) {
    (void)state;
    walk_all(24, check_still);
}

static bool moves_a_channel(const Outlook *o, int id) {
    for (int c = 0; c < CHANNELS; c++)
        if (o->channel[UP][c][id] < 0.0 || o->channel[UP][c][id] > 0.0) return true;
    return false;
}

static void check_zero(const Walk *g) {
    Outlook o;
    outlook_of(&g->w, &g->s->nominal, g->s, &o);
    for (int id = 0; id < ACTS_MAX; id++)
        for (int aim = 0; aim < AIMS; aim++)
            for (int d = 0; d < DIRECTIONS; d++) {
                const double moved = o.moves[d][aim][id];
                if (!(real_abs(moved) <= 1.0))
                    fail_msg("act %d moves %s by %g", id, aim_word((AimId)aim), moved);
                if (!moves_a_channel(&o, id)) assert_true(moved <= 0.0 && moved >= 0.0);
            }
    assert_false(moves_a_channel(&o, ACT_sign_terms) || moves_a_channel(&o, ACT_vote_yes));
}

static void a_card_without_effects_moves_nothing_and_no_card_moves_more_than_all(void **state) {
    (void)state;
    walk_all(24, check_zero);
}

static void check_values(const Walk *g) {
    Outlook o;
    Values plain, tilted;
    double term[AIMS], tilt[AIMS];
    outlook_of(&g->w, &g->s->nominal, g->s, &o);
    for (uint64_t aim = 0; aim < AIMS; aim++)
        tilt[aim] = 4.0 * test_uniform("tilt", walk_at(g) * AIMS + aim) - 2.0;
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        outlook_values(&o, (SeatId)seat, NULL, &plain);
        outlook_values(&o, (SeatId)seat, tilt, &tilted);
        for (int n = 0; n < ACT_COUNT * SEAT_COUNT * DIRECTIONS; n++) {
            const ActId id = (ActId)(n / (SEAT_COUNT * DIRECTIONS));
            const Act act = {(SeatId)(n / DIRECTIONS % SEAT_COUNT), id, 0.0};
            const int d = n % DIRECTIONS;
            const double step = d == UP ? 1.0 : -1.0, part = act_part(id, act.seat, g->s);
            double more = 0.0;
            const double sum = outlook_terms(&o, g->s, (SeatId)seat, act, step, term);
            for (int aim = 0; aim < AIMS; aim++)
                more += tilt[aim] * outlook_moves(&o, g->s, (SeatId)seat, act, step, (AimId)aim);
            assert_true(real_abs(plain.of[d][id] * part - sum) < 1e-9);
            assert_true(real_abs(tilted.of[d][id] * part - sum - more) < 1e-9);
            assert_true(real_abs(outlook_terms(&o, g->s, (SeatId)seat, act, 0.5 * step, term) -
                                 0.5 * sum) < 1e-9);
        }
    }
}

static void the_value_of_a_card_is_the_sum_of_its_terms(void **state) {
    (void)state;
    walk_all(6, check_values);
}

static void check_aims(const Walk *g) {
    Outlook o;
    outlook_of(&g->w, &g->s->nominal, g->s, &o);
    for (int aim = 0; aim < AIMS; aim++) assert_true(o.aim[aim] >= -0.01 && o.aim[aim] <= 1.01);
    const double home = outlook_aim(&o, &g->w, g->s, SEAT_candidate, AIM_HOME);
    assert_true(real_abs(home - g->w.unity) < 1e-12);
    assert_true(real_abs(o.aim[AIM_SOVEREIGNTY] -
                         (1.0 - g->w.occupied_share - g->w.sovereignty_limits)) < 1e-12);
    assert_true(real_abs(o.aim[AIM_COHESION] - g->w.cohesion) < 1e-12);
}

static void aims_stand_between_worst_and_best(void **state) {
    (void)state;
    walk_all(24, check_aims);
}

/* --- signs against the model ------------------------------------------------------------------ */

/* Where effects are tried: a hot war, a frozen one, a peace, a peace under a treaty. */
static const struct Fitting {
    size_t start;
    OrderId order;
    const char *words;
} fitting[] = {
    {0, ORDER_NONE, "hot war"},
    {4, ORDER_NONE, "frozen war"},
    {5, ORDER_NONE, "peace"},
    {5, ORDER_TREATY_GUARANTEE, "peace under a treaty"},
};

/* Right signs that something indirect outweighs within the year. */
static const struct {
    ActId act;
    ChannelId channel;
    const char *reason;
} told_apart[] = {
    {ACT_assurance, CHANNEL_file,
     "front-line members' consent falls; the lead's rises because a calmer rival is less risk"},
    {ACT_fast_track, CHANNEL_file,
     "the plan falls away, a whole stage; consent itself falls while law is weak"},
    {ACT_side_payments, CHANNEL_file,
     "a summit's budget buys reluctant members; the others' consent falls"},
    {ACT_membership_in_peace, CHANNEL_file,
     "consent rises with a settlement, which itself comes later"},
    {ACT_regional_conference, CHANNEL_file,
     "consent rises with a regional settlement, which itself comes later"},
};

static bool is_told_apart(ActId act, int channel) {
    for (size_t n = 0; n < COUNT_OF(told_apart); n++)
        if (told_apart[n].act == act && (int)told_apart[n].channel == channel) return true;
    return false;
}

/* The world variable of a channel. Chances of orders and clashes have none. */
static double measured(const World *w, const Scenario *s, int channel) {
    switch (channel) {
    case CHANNEL_belief: return real_logit(real_clamp(w->coalition_seen, 1e-6, 1.0 - 1e-6));
    case CHANNEL_dissatisfaction: return w->dissatisfaction;
    case CHANNEL_crises: return real_log(w->crisis_rate);
    case CHANNEL_arms: return w->porcupine;
    case CHANNEL_local_balance: return w->ratio_local;
    case CHANNEL_file: return w->consent[s->lead];
    case CHANNEL_peace: return w->settle_rate;
    case CHANNEL_support: return w->support_mean;
    case CHANNEL_unity: return w->unity;
    case CHANNEL_law: return w->governance;
    case CHANNEL_word: return alliance_word(w, s);
    case CHANNEL_cohesion: return w->cohesion;
    case CHANNEL_nuclear: return w->nuclear_rate / s->nominal.h_n;
    case CHANNEL_ground: return -w->occupied_share;
    case CHANNEL_limits: return w->sovereignty_limits;
    case CHANNEL_stability: return w->stability_rival;
    case CHANNEL_forces: return w->forces_forward;
    default: return 0.0;
    }
}

/* Rates are felt all year, what they and all else add up to at its end. */
static bool is_rate(int channel) {
    return channel == CHANNEL_peace || channel == CHANNEL_nuclear;
}

static Walk fitted(const struct Fitting *f, uint64_t run) {
    Walk g = {.s = game_start(f->start), .key = random_key_world(99, run)};
    world_begin(&g.w, g.s, &g.s->nominal, g.key);
    if (f->order != ORDER_NONE) {
        g.w.order = (double)f->order;
        g.w.guarantors = 1.0;
        world_evaluate(&g.w, &g.s->nominal, g.s);
    }
    turn_begun(&g);
    return g;
}

static double end_of(ActId id, int d) {
    const PostureInfo *p = posture_info((PostureId)id);
    return d == UP ? p->high : p->low;
}

/* A year with the card played in full by all its owners, or without; second is the balance. */
static void year(const struct Fitting *f, uint64_t run, ActId id, int d, double out[CHANNELS + 1]) {
    Walk g = fitted(f, run);
    Step st = walk_step(&g, NULL);
    for (int seat = 0; id != ACT_NONE && seat < SEAT_COUNT; seat++) {
        if (!act_owned(id, (SeatId)seat, g.s)) continue;
        if (act_info(id)->lever) act_set(&st, id, (SeatId)seat, end_of(id, d), "test");
        else act_fulfil(&st, (Act){(SeatId)seat, id, 0.0});
    }
    for (int c = 0; c <= CHANNELS; c++) out[c] = 0.0;
    for (int m = 0; m < MONTHS; m++) {
        world_step(&g.w, g.s, &g.s->nominal, g.key, NULL);
        for (int c = 0; c < CHANNELS; c++)
            out[c] = is_rate(c) ? out[c] + measured(&g.w, g.s, c) / MONTHS : measured(&g.w, g.s, c);
    }
    out[CHANNELS] = g.w.balance;
}

/* Some owner may take a step that way in this state. */
static bool fits(const Walk *g, ActId id, int d) {
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        if (!act_owned(id, (SeatId)seat, g->s)) continue;
        const double step = act_info(id)->lever ? act_info(id)->step : 0.0;
        const Act act = {(SeatId)seat, id,
                         act_setting(&g->w, id, (SeatId)seat) + (d == UP ? step : -step)};
        if (!refusal_is(act_refused_to_promise(&g->w, &g->s->nominal, g->s, act))) return true;
    }
    return false;
}

typedef struct Change {
    double mean, error;
} Change;

static double without[RUNS][CHANNELS + 1], with[RUNS][CHANNELS + 1];

static Change change_of(int channel) {
    double sum = 0.0, squares = 0.0;
    for (int r = 0; r < RUNS; r++) {
        const double x = with[r][channel] - without[r][channel];
        sum += x;
        squares += x * x;
    }
    const double mean = sum / RUNS, spread = real_max(0.0, squares / RUNS - mean * mean);
    return (Change){mean, real_sqrt(spread / RUNS)};
}

/* Against the promised sign by more than three standard errors and a tenth of what was promised. */
static bool against(Change c, double promised) {
    const double wrong = promised > 0.0 ? -c.mean : c.mean;
    return wrong > 3.0 * c.error && wrong > 0.1 * real_abs(promised);
}

static int compared;

static void compare(const struct Fitting *f, const Outlook *o, ActId id, int d, Text *wrong) {
    for (uint64_t r = 0; r < RUNS; r++) year(f, r, id, d, with[r]);
    for (int c = 0; c < CHANNELS; c++) {
        const double promised = o->channel[d][c][id];
        if (!(promised < 0.0 || promised > 0.0) || is_told_apart(id, c)) continue;
        const Change change = change_of(c);
        compared++;
        if (!against(change, promised)) continue;
        if (c == CHANNEL_local_balance && !against(change_of(CHANNELS), promised)) continue;
        text_add(wrong, "%s%s, %s, %s: promised %+.4f, lived %+.5f (s.e. %.5f)\n",
                 act_info(id)->name, d == UP ? "" : " down", channel_info((ChannelId)c)->name,
                 f->words, promised, change.mean, change.error);
    }
}

static void every_effect_has_the_sign_that_the_model_gives_it(void **state) {
    (void)state;
    Text wrong = {0};
    for (size_t n = 0; n < COUNT_OF(fitting); n++) {
        const struct Fitting *f = &fitting[n];
        Walk g = fitted(f, 0);
        Outlook o;
        for (int seat = 0; seat < SEAT_COUNT; seat++) g.w.means[seat] = 12.0;
        g.w.destabilisation_allowed = 1.0;
        outlook_of(&g.w, &g.s->nominal, g.s, &o);
        for (uint64_t r = 0; r < RUNS; r++) year(f, r, ACT_NONE, UP, without[r]);
        for (int id = 0; id < ACT_COUNT; id++)
            for (int d = UP; d < (act_info((ActId)id)->lever ? DIRECTIONS : DOWN); d++)
                if (fits(&g, (ActId)id, d) && moves_a_channel(&o, id))
                    compare(f, &o, (ActId)id, d, &wrong);
    }
    assert_true(compared > 300);
    if (wrong.length) fail_msg("%s", wrong.data);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_outlook_changes_nothing_and_depends_on_the_state_alone),
        cmocka_unit_test(a_card_without_effects_moves_nothing_and_no_card_moves_more_than_all),
        cmocka_unit_test(the_value_of_a_card_is_the_sum_of_its_terms),
        cmocka_unit_test(aims_stand_between_worst_and_best),
        cmocka_unit_test(every_effect_has_the_sign_that_the_model_gives_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
