/* Following one game. Always true: only this file fills an Outcome, and it only reads the world. */
#include "ensemble/outcome.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "core/real.h"
#include "model/act.h"
#include "model/deterrence.h"
#include "model/month.h"

static const int at_month[AT_COUNT] = {[AT_START] = 0, [AT_60] = 60, [AT_120] = 120};
static const char *const at_name[AT_COUNT] = {"start", "60", "120", "end"};

static const struct {
    const char *name, *text;
    int count;
} fields[] = {
#define OUTCOME(name, text) {#name, text, 1},
#define OUTCOME_AT(name, text) {#name, text, AT_COUNT},
#define OUTCOME_ORDER(name, text) {#name, text, ORDER_COUNT},
#include "ensemble/outcome.def"
#undef OUTCOME
#undef OUTCOME_AT
#undef OUTCOME_ORDER
#define GOAL(name, seat, is_private, text, ...) {"goal_" #name, text, 1},
#include "model/goals.def"
#undef GOAL
};

int outcome_columns(void) { return (int)(offsetof(Outcome, class_year) / sizeof(double)); }

OutcomeColumn outcome_column(int column) {
    int field = 0;
    while (column >= fields[field].count) column -= fields[field++].count;
    OutcomeColumn c = {.text = fields[field].text};
    if (fields[field].count == AT_COUNT)
        snprintf(c.name, sizeof c.name, "%s_%s", fields[field].name, at_name[column]);
    else if (fields[field].count == ORDER_COUNT)
        snprintf(c.name, sizeof c.name, "%s_%s", fields[field].name, order_name((OrderId)column));
    else
        snprintf(c.name, sizeof c.name, "%s", fields[field].name);
    return c;
}

/* r_AR: as the chance of a regional settlement weighs it. model notes B.4.10 */
static double power_of(const World *w, const Parameters *k) {
    return real_log(k->power_ratio / real_max(0.4, w->economy_rival));
}

static void note_at(Observer *see, const World *w, OutcomeAt at) {
    see->o.class_at[at] = world_outcome(w);
    see->o.coalition_at[at] = w->coalition_seen;
    see->o.deterrence_at[at] = w->deterrence_year;
    see->o.jeopardy_at[at] = w->jeopardy;
}

/* Mean support, by population, of members that sub-threshold acts move easily, or of the others. */
static double support_of(const World *w, const Scenario *s, bool weak) {
    double people = 0, support = 0;
    for (int i = 0; i < s->members; i++) {
        if ((w->grey_weak[i] > 0.5) != weak) continue;
        people += w->population_m[i];
        support += w->population_m[i] * w->support[i];
    }
    return people > 0 ? support / people : 0;
}

static void remember(Observer *see, const World *w, const Scenario *s) {
    see->was_stage = w->stage;
    see->was_window = w->window_left;
    see->was_clash = w->clash;
    see->was_losses = w->losses_candidate;
    see->was_occupied = w->occupied_share;
    see->was_reattacks = w->reattacks;
    see->was_reputation = w->reputation[s->lead];
    see->was_stake = w->stake[s->lead];
}

void outcome_begin(Observer *see, const World *w, const Parameters *k, const Scenario *s,
                   int horizon) {
    *see = (Observer){.horizon = horizon, .was_grey = w->grey_acts};
    Outcome *o = &see->o;
    for (int at = 0; at < AT_COUNT; at++) o->class_at[at] = -1;
    memset(o->class_year, -1, sizeof o->class_year);
    o->class_year[0] = (int8_t)world_outcome(w);
    note_at(see, w, AT_START);
    o->power_start = power_of(w, k);
    o->stake_start = o->stake_24 = o->stake_60 = w->stake[s->lead];
    o->support_start = w->support_mean;
    o->dissatisfaction_start = w->dissatisfaction;
    o->pool_start = w->pool_candidate;
    o->peace_start = w->war > 0.5 ? 0 : 1;
    remember(see, w, s);
}

/* Aid, losses and settlement chances of the first years, and what stands at fixed months. */
static void observe_dated(Observer *see, const World *w, const Scenario *s, int month) {
    Outcome *o = &see->o;
    if (month <= 12) o->aid_12 += w->aid_delivered / 12;
    if (month <= 24) o->losses_24 += w->losses_candidate - see->was_losses;
    if (month <= 24 && w->war > 0.5) o->settle_24 += w->settle_rate;
    if (month <= 48) o->coalition_48 += w->coalition_seen;
    if (month <= 24) o->stake_24 = w->stake[s->lead];
    if (month <= 60) o->stake_60 = w->stake[s->lead];
    if (month == 12) o->bargaining_12 = w->bargaining;
    if (month == 24) o->pool_24 = w->pool_candidate;
    if (month == 36) {
        o->war_at_36 = w->war;
        o->support_36 = w->support_mean;
        o->weak_support_36 = support_of(w, s, true);
        o->firm_support_36 = support_of(w, s, false);
        o->governance_36 = w->governance;
        o->unity_36 = w->unity;
    }
    for (int at = AT_60; at <= AT_120; at++)
        if (month == at_month[at]) note_at(see, w, (OutcomeAt)at);
    if (month % 12 == 0 && month / 12 < OUTCOME_YEARS)
        o->class_year[month / 12] = (int8_t)world_outcome(w);
}

/* The price of land, at equal superiority: losses count times how far the balance exceeds the zone
 * in which the line does not move, because the line's speed does. */
static void observe_advance(Observer *see, const World *w, const Parameters *k, bool beyond) {
    Outcome *o = &see->o;
    const double superiority = -w->balance - k->dead_zone;
    const double regained = see->was_occupied - w->occupied_share;
    if (superiority <= 0 || regained <= 0) return;
    const double losses = (w->losses_candidate - see->was_losses) * superiority;
    *(beyond ? &o->beyond_losses : &o->advance_losses) += losses;
    *(beyond ? &o->beyond_share : &o->advance_share) += regained;
}

static void observe_war(Observer *see, const World *w, const Parameters *k) {
    Outcome *o = &see->o;
    if (w->war < 0.5) return;
    o->war_months += 1;
    if (w->frozen > 0.5) return;
    const bool beyond = w->occupied_share < w->prewar_share;
    const bool shaken = w->stability_rival < 0.6;
    o->hot_months += 1;
    o->nuclear_rate += w->nuclear_rate;
    o->beyond_months += beyond;
    o->beyond_rate += beyond ? w->nuclear_rate : 0;
    o->shaken_months += shaken;
    o->shaken_rate += shaken ? w->nuclear_rate : 0;
    observe_advance(see, w, k, beyond);
}

static void observe_war_end(Observer *see, const World *w, const Parameters *k) {
    Outcome *o = &see->o;
    if (w->month_war_end <= 0 || o->month_war_end > 0) return;
    o->month_war_end = w->month_war_end;
    o->ended_by = w->ended_by;
    o->settled = w->ended_by == END_SETTLEMENT;
    o->regional = w->regional;
    o->balance_end = w->balance;
    o->power_end = power_of(w, k);
}

static void observe_file(Observer *see, const World *w) {
    Outcome *o = &see->o;
    const bool window = see->was_window > 0;
    const bool entered = w->stage == STAGE_MEMBER && see->was_stage != STAGE_MEMBER;
    if (see->was_stage != STAGE_MEMBER) *(window ? &o->window_months : &o->outside_months) += 1;
    if (entered) *(window ? &o->window_entries : &o->outside_entries) += 1;
    if (w->month_invited > 0 && o->month_invited <= 0) {
        o->month_invited = w->month_invited;
        o->invited_hot = w->war > 0.5 && w->frozen < 0.5;
    }
}

/* The same month judged as it is, without the invitation, and as a member. */
static void observe_gap(Observer *see, const World *w, const Parameters *k, const Scenario *s) {
    if (w->stage < STAGE_INVITED || w->stage == STAGE_MEMBER) return;
    Outcome *o = &see->o;
    Crisis as_is, uninvited, member;
    deterrence_of(w, k, s, (OrderId)(int)w->order, true, &as_is);
    deterrence_of(w, k, s, (OrderId)(int)w->order, false, &uninvited);
    deterrence_of(w, k, s, ORDER_MEMBER, false, &member);
    o->gap_months += 1;
    o->gap_hazard += as_is.hazard;
    o->gap_hazard_uninvited += uninvited.hazard;
    o->gap_hazard_member += member.hazard;
    if (w->month > o->month_invited + 24) return;
    o->early_months += 1;
    o->early_stability += real_exp(-12 * as_is.hazard);
    o->early_stability_uninvited += real_exp(-12 * uninvited.hazard);
}

static void observe_peace(Observer *see, const World *w) {
    if (w->war > 0.5) return;
    Outcome *o = &see->o;
    const int order = (int)w->order;
    o->peace_months[order] += 1;
    o->peace_hazard[order] += w->hazard;
    o->peace_attack[order] += w->attack;
    o->peace_jeopardy[order] += w->jeopardy;
    o->peace_dissatisfaction[order] += w->dissatisfaction;
    o->peace_porcupine[order] += w->porcupine;
    o->peace_quick_win[order] += w->quick_win;
    o->peace_coalition[order] += w->coalition_seen;
}

static void observe_attacks(Observer *see, const World *w, const Parameters *k,
                            const Scenario *s) {
    Outcome *o = &see->o;
    /* Once a year: the rate moves slowly and costs more than all else here. */
    if ((int)w->month % 12 == 0) o->member_attack_rate += member_attack_rate(w, k);
    o->clashes += w->clash > see->was_clash + 0.1; /* a default fades upwards, but slowly */
    const bool met = w->war < 0.5; /* an attack that nobody meets is war again */
    if (w->reattacks <= see->was_reattacks || met) return;
    o->defaults += 1;
    o->default_reputation += see->was_reputation - w->reputation[s->lead];
    o->default_stake += see->was_stake - w->stake[s->lead];
}

static void observe_politics(Observer *see, const World *w) {
    Outcome *o = &see->o;
    o->ladder_broken += w->support_guarantee > w->support_mean ||
                        w->support_fight > w->support_guarantee;
    if (w->delimited > 0.5) o->delimited = 1;
    if (w->recognised_loss > 0.5) o->recognised_loss = 1;
    if ((int)w->month % 12 == 0) {
        o->years += 1;
        o->grey_years += w->grey_acts > see->was_grey;
        see->was_grey = w->grey_acts;
    }
}

/* A change of government: how much of the trust missing from 0.5 is back after two years. */
static void observe_trust(Observer *see, const World *w) {
    Outcome *o = &see->o;
    if (w->month_turmoil <= 0) {
        see->trust_at_turmoil = w->trust_candidate_rival;
        return;
    }
    if (w->month != w->month_turmoil + 24) return;
    o->trust_lost = real_max(0, 0.5 - see->trust_at_turmoil);
    o->trust_restored = w->trust_candidate_rival - see->trust_at_turmoil;
}

static void observe_pending(Observer *see, const World *w, const Scenario *s) {
    double *entered[] = {&see->o.pending_first, &see->o.pending_second};
    if (see->o.pending_first > 0 && see->o.pending_second > 0) return;
    for (int i = 0, pending = 0; i < s->members && pending < 2; i++) {
        if (s->start.belongs[i] > 0.5) continue;
        if (w->belongs[i] > 0.5 && *entered[pending] <= 0) *entered[pending] = w->month;
        pending++;
    }
}

void outcome_observe(Observer *see, const World *w, const Parameters *k, const Scenario *s) {
    const int month = (int)w->month;
    see->o.months += 1;
    see->o.security_lived += w->order == ORDER_SUBJUGATION ? 0 : 1 - w->attack_decade;
    see->o.unity_lived += w->unity;
    observe_war_end(see, w, k);
    observe_file(see, w);
    observe_dated(see, w, s, month);
    observe_war(see, w, k);
    observe_gap(see, w, k, s);
    observe_peace(see, w);
    observe_attacks(see, w, k, s);
    observe_politics(see, w);
    observe_trust(see, w);
    observe_pending(see, w, s);
    remember(see, w, s);
}

void outcome_dials(const World *w, const World *since, const Scenario *s, double dial[DIALS]) {
    const bool lost = w->order == ORDER_SUBJUGATION;
    const double months = real_max(1, w->month - since->month);
    const bool burnt = w->month_nuclear > since->month || w->month_alliance_war > since->month;
    const double numbers[DIALS] = {
        lost ? 0 : 1 - w->attack_decade,
        1 - (w->months_heavy - since->months_heavy) / months,
        lost ? 0 : real_max(0, 1 - w->occupied_share - w->sovereignty_limits),
        burnt ? 0 : 1,
        w->cohesion,
        0.5 * (w->governance + alliance_word(w, s)),
    };
    for (int d = 0; d < DIALS; d++) dial[d] = numbers[d];
}

static void end_dials(Outcome *o, const World *w, const Scenario *s) {
    double dial[DIALS];
    outcome_dials(w, &s->start, s, dial);
    o->dial_security = dial[0];
    o->dial_lives = dial[1];
    o->dial_sovereignty = dial[2];
    o->dial_escalation = dial[3];
    o->dial_cohesion = dial[4];
    o->dial_law = dial[5];
    o->turns = w->turn;
}

/* Nobody forecasts in an ensemble: the rival's analyst counts as one who was always wrong. */
static void end_goals(Outcome *o, const World *w, const Scenario *s) {
#define GOAL(name, seat, ...)                                                                      \
    o->goal_##name = goal_state(GOAL_##name, w, s, SEAT_##seat, 1.0) == GOAL_MET ? 1 : 0;
#include "model/goals.def"
#undef GOAL
}

double outcome_goal(const Outcome *o, GoalId id) {
    switch (id) {
#define GOAL(name, ...)                                                                            \
    case GOAL_##name: return o->goal_##name;
#include "model/goals.def"
#undef GOAL
    case GOAL_COUNT: break;
    }
    ASSERT(id < GOAL_COUNT);
    return 0;
}

void outcome_end(Observer *see, const World *w, const Scenario *s) {
    Outcome *o = &see->o;
    note_at(see, w, AT_END);
    for (int at = AT_60; at <= AT_120; at++)
        if (see->horizon == at_month[at]) note_at(see, w, (OutcomeAt)at);
    o->month_entry = w->month_entry;
    o->month_guarantee = w->month_guarantee;
    o->month_expulsion = w->month_expulsion;
    o->month_turmoil = w->month_turmoil;
    o->month_collapse = w->month_collapse;
    o->windows = w->windows_seen;
    o->month_nuclear = w->month_nuclear;
    o->month_alliance_war = w->month_alliance_war;
    o->month_member_attacked = w->month_member_attacked;
    o->reattacks = w->reattacks;
    o->members_end = real_sum(w->belongs, MEMBERS_MAX);
    o->occupied_end = w->occupied_share;
    o->prize_end = w->prize;
    end_dials(o, w, s);
    o->security_lived /= real_max(1, o->months);
    o->unity_lived /= real_max(1, o->months);
    end_goals(o, w, s);
    o->rival_gain = w->prize * w->occupied_share - (1 - w->economy_rival) -
                    (1 - w->stability_rival);
}

void game_run(const Scenario *s, const Parameters *k, const Policy *policy, uint64_t seed,
              uint64_t run, int months, Outcome *outcome) {
    const RandomKey key = random_key_world(seed, run);
    World w;
    Observer see;
    world_begin(&w, s, k, key);
    outcome_begin(&see, &w, k, s, months);
    for (int month = 0; month < months; month++) {
        policy_month(policy, &w, s, k, key, NULL);
        world_step(&w, s, k, key, NULL);
        outcome_observe(&see, &w, k, s);
    }
    outcome_end(&see, &w, s);
    *outcome = see.o;
}
