/* The month as one table of phases, and the beginning of a world. */
#include "model/month.h"

#include "model/events.h"
#include "model/rules.h"

typedef struct Phase {
    const char *name, *text;
    void (*run)(Step *st);
} Phase;

/* The order matters and is part of the promise of determinism. model notes B.3 */
static const Phase phases[] = {
    {"calendar", "one month passes; outstanding ratifications of pending members", calendar_run},
    {"influences", "what events stirred up fades", influences_run},
    {"postures", "what was ordered comes into effect, evenly over its delay", postures_run},
    {"aid", "deliveries, stocks, production", aid_run},
    {"rival", "the rival's economy and regime; turmoil, collapse", rival_run},
    {"war", "balance, losses, replacement, the line", war_run},
    {"candidate", "the candidate's economy, unity, law, trust", candidate_run},
    {"escalation", "clashes, nuclear use, acts below the threshold, attacks on members",
     escalation_run},
    {"settlement", "defeat, decision, settlement, freeze", settlement_run},
    {"windows", "triggers open windows; menace recovers; attachment moves", windows_run},
    {"politics", "mood, elections, public support", politics_run},
    {"stakes", "what was paid, risked and withdrawn", stakes_run},
    {"credibility", "credibility and deterrence under the present order", credibility_run},
    {"accession", "consent, summits, ratification", accession_run},
    {"orders", "the supply of security orders once the guns are silent", orders_run},
    {"attack", "crises on the line and what comes of them", attack_run},
    {"events", "the pack's variables and events", events_run},
};

size_t month_phases(const char *const **names, const char *const **texts) {
    static const char *name_list[COUNT_OF(phases)], *text_list[COUNT_OF(phases)];
    for (size_t p = 0; p < COUNT_OF(phases); p++) {
        name_list[p] = phases[p].name;
        text_list[p] = phases[p].text;
    }
    *names = name_list;
    *texts = text_list;
    return COUNT_OF(phases);
}

void happen(const Step *st, HappeningId id, int actor, double amount) {
    if (!st->ledger) return;
    Happening h = {.month = (int)st->w->month, .id = id, .actor = actor, .amount = amount,
                   .why = happening_why(id)};
    if (h.why != EQUATION_NONE)
        equation_terms(h.why, st->w, st->k, st->s->lead, actor < 0 ? st->s->lead : actor, h.terms);
    ledger_happen(st->ledger, &h);
}

void happen_event(const Step *st, HappeningId id, int event, int choice) {
    if (!st->ledger) return;
    const Happening h = {.month = (int)st->w->month, .id = id, .actor = -1, .event = event + 1,
                         .choice = choice + 1, .why = EQUATION_NONE};
    ledger_happen(st->ledger, &h);
}

/* The hidden draws of this world, before its first month. */
static void draw_start(Step *st) {
    USE_STEP(st);
    const Scenario *s = st->s;
    w->prize = real_clamp(K(V_R) + K(prize_spread) * NORMAL(start_prize, 0), 0.05, 1.1);
    w->mood = K(xi) * NORMAL(start_mood, 0);
    for (int i = 0; i < s->members; i++) {
        const uint64_t who = s->member_key[i];
        w->inclination[i] = w->leaning[i] + K(leaning_noise) * NORMAL(start_inclination, who);
        w->opinion_noise[i] = K(own_noise) * NORMAL(opinion_noise, who);
        w->misperception[i] = NORMAL(misperception, who);
        w->misreading[i] = real_exp(-K(stake_noise) * w->misperception[i]);
        w->support[i] = K(support_start) + K(support_by_threat) * (w->threat[i] - 0.45);
        w->aid_paid[i] += w->aid_pct_gdp[i];
        w->reputation[i] = K(reputation_start);
    }
}

void world_begin(World *w, const Scenario *s, const Parameters *k, RandomKey world_key) {
    *w = s->start;
    events_begin(w, s);
    Step st = {.w = w, .k = k, .s = s, .key = random_key_step(world_key, 0)};
    double before[REGIONS_MAX];
    for (int r = 0; r < REGIONS_MAX; r++) before[r] = w->territory[r] * w->occupied_2022[r];
    w->prewar_share = real_sum(before, REGIONS_MAX);
    draw_start(&st);
    world_evaluate(w, k, s);
}

HOT static void draw_shocks(RandomKey key, const uint64_t *names, double *shock) {
    for (int n = 0; n < SHOCKS_PADDED; n++)
        shock[n] = random_normal(key, names[n], 0);
}

void world_step(World *w, const Scenario *s, const Parameters *k, RandomKey world_key,
                Ledger *ledger) {
    World before;
    if (ledger) before = *w;
    Postures moved;
    Step st = {.w = w, .k = k, .s = s, .ledger = ledger, .moved = &moved,
               .key = random_key_step(world_key, (uint64_t)w->month + 1)};
    draw_shocks(st.key, s->shock_key, st.shock);
    for (size_t p = 0; p < COUNT_OF(phases); p++) phases[p].run(&st);
    if (st.order_moved) st.stale = STALE_ALL;
    if (st.stale) world_evaluate_stale(w, k, s, st.stale);
    else settlement_evaluate(w, k, s);
    if (ledger) ledger_note_derived(ledger, s, k, &before, w);
}
