/* Living many policies and judging them. Always true: see policies.h. */
#include "ensemble/policies.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/real.h"
#include "ensemble/ensemble.h"

/* A difference of a dial below this is no difference anybody would see: of points, or, near the top, as a
 * share of what is missing to 1, since 1 % of danger is seen beside 2 % as 30 % is beside 60 %. */
static const double seen_difference = 0.003, seen_share = 0.05;
static const double favourite_most = 0.85, careless_most = 0.20, seat_range = 0.20, lever_move = 0.03;
enum { WEIGHTINGS = 1000, LEVERS_LEAST = 2, BEATING_LEAST = 3, BEAT_DIALS = 3 };

static const char *const dial_names[TRIAL_DIALS] = {"security", "lives",    "sovereignty",
                                                    "escalation", "cohesion", "law", "home"};
const char *trial_dial_name(int dial) {
    ASSERT(dial >= 0 && dial < TRIAL_DIALS);
    return dial_names[dial];
}

/* --- living one -------------------------------------------------------------------------------- */

/* Security and unity at home as they were lived: what a promise is worth before the last order has come, and
 * what a decision costs the people who carry it, show nowhere else. */
static void trial_take(void *context, uint64_t run, const Parameters *k, const Outcome *o) {
    (void)k;
    Trial *t = context;
    const double dials[TRIAL_DIALS] = {o->security_lived,   o->dial_lives,    o->dial_sovereignty,
                                       o->dial_escalation, o->dial_cohesion, o->dial_law, o->unity_lived};
    for (int d = 0; d < TRIAL_DIALS; d++) {
        t->dial[d][run - 1] = dials[d];
        t->mean[d] += dials[d];
    }
    for (int g = 0; g < GOAL_COUNT; g++) t->goal[g] += outcome_goal(o, (GoalId)g);
    t->classes[(int)o->class_at[AT_END]] += 1;
    t->escalated += 1 - o->dial_escalation;
    t->turns += o->turns;
    t->runs++;
}

static void trial_divide(Trial *t) {
    const double n = real_max(1, (double)t->runs);
    for (int d = 0; d < TRIAL_DIALS; d++) t->mean[d] /= n;
    for (int g = 0; g < GOAL_COUNT; g++) t->goal[g] /= n;
    for (int c = 0; c < ORDER_COUNT; c++) t->classes[c] /= n;
    t->escalated /= n;
    t->turns /= n;
}

static bool trial_live(Trials *all, Trial *t) {
    for (int d = 0; d < TRIAL_DIALS; d++) {
        t->dial[d] = memory_zeros(all->runs, sizeof(double));
    }
    const Ensemble e = {.scenario = all->scenario, .policy = t->policy,
                        .design = {.id = DESIGN_NOMINAL, .seed = all->seed, .runs = all->runs},
                        .seed = all->seed, .runs = all->runs, .months = all->months,
                        .threads = all->threads, .stop = all->stop, .context = t,
                        .take = trial_take};
    const bool whole = ensemble_run(&e) == all->runs;
    trial_divide(t);
    return whole;
}

static void trial_clear(Trial *t) {
    for (int d = 0; d < TRIAL_DIALS; d++) free(t->dial[d]);
    free(t->policy);
    *t = (Trial){0};
}

/* --- which ------------------------------------------------------------------------------------- */

static Trial trial_new(const char *name, const char *text, BotKind kind) {
    Trial t = {.policy = memory_zeros(1, sizeof(Policy))};
    snprintf(t.name, sizeof t.name, "%s", name);
    snprintf(t.text, sizeof t.text, "%s", text);
    t.policy->seated = kind != BOT_PASSIVE;
    t.policy->panel = panel_of(kind);
    return t;
}

static void wish_add(Trial *t, ActId act, double to) {
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        BotPlan *plan = &t->policy->panel.plan[seat];
        if (plan->wishes < WISHES_MAX) plan->wish[plan->wishes++] = (Wish){act, to};
    }
}

/* A lever alone, to one end of its range; false if it cannot move that way. */
static bool lever_trial(ActId id, bool up, Trial *out) {
    const ActInfo *a = act_info(id);
    char name[NAME_MAX_BYTES];
    if (!a->played || (!a->lever && !up)) return false;
    snprintf(name, sizeof name, "%s%s", a->name, up ? "" : " down");
    const PostureInfo *p = a->lever ? posture_info((PostureId)id) : NULL;
    if (p && (up ? p->high <= p->passive : p->low >= p->passive)) return false;
    *out = trial_new(name, a->title, BOT_WISHES);
    wish_add(out, id, p ? (up ? p->high : p->low) : 1.0);
    return true;
}

static void trials_add(Trials *t, Trial trial) {
    ASSERT(t->trials < TRIALS_MAX);
    t->trial[t->trials++] = trial;
}

/* Levers of the rival are no policy of the others; they are tried with its seat. */
static void add_levers(Trials *t) {
    Trial trial;
    for (int id = 0; id < POSTURE_COUNT; id++)
        for (int up = 1; up >= 0; up--)
            if (!act_owned((ActId)id, SEAT_rival, t->scenario) && lever_trial((ActId)id, up, &trial))
                trials_add(t, trial);
}

static void add_bundles(Trials *t) {
    Trial trial;
#define W(act, to) wish_add(&trial, ACT_##act, (to));
#define BUNDLE(name, text, wishes)                                                                 \
    trial = trial_new(#name, text, BOT_WISHES);                                                    \
    wishes trials_add(t, trial);
#include "ensemble/policies.def"
#undef BUNDLE
#undef W
}

/* Bots that care more for one aim than their seats do. */
static void add_mixed(Trials *t) {
    for (int aim = 0; aim <= AIM_HOME; aim++) {
        char name[NAME_MAX_BYTES];
        snprintf(name, sizeof name, "bots for %s", aim_word((AimId)aim));
        Trial trial = trial_new(name, "bots with four more weight on this aim", BOT_QUANTAL);
        for (int seat = 0; seat < SEAT_COUNT; seat++)
            if (seat != SEAT_rival) trial.policy->panel.plan[seat].tilt[aim] = 4.0;
        trials_add(t, trial);
    }
}

/* --- judging ----------------------------------------------------------------------------------- */

static bool is_seen(double mean, double above) {
    const double missing = real_max(0, 1 - above);
    return real_abs(mean) >= real_min(seen_difference, seen_share * (missing + real_abs(mean)));
}

/* The sign of the paired difference of a dial: 0 where nobody would see one. */
static int compared(const Trial *a, const Trial *b, int dial) {
    double sum = 0, square = 0;
    const double n = (double)a->runs;
    for (uint64_t r = 0; r < a->runs; r++) {
        const double difference = a->dial[dial][r] - b->dial[dial][r];
        sum += difference;
        square += difference * difference;
    }
    const double mean = sum / n;
    const double spread = real_sqrt(real_max(0, square / n - mean * mean) / n);
    if (!is_seen(mean, real_max(a->mean[dial], b->mean[dial])) || real_abs(mean) <= 1.96 * spread) return 0;
    return mean > 0 ? 1 : -1;
}

static void judge_pair(const Trial *a, const Trial *b, int *better, int *worse) {
    *better = *worse = 0;
    for (int d = 0; d < TRIAL_DIALS; d++) {
        const int sign = compared(a, b, d);
        *better += sign > 0;
        *worse += sign < 0;
    }
}

static Trial *trial_get(Trials *t, const char *name) {
    int n = 0;
    while (n < t->trials && strcmp(t->trial[n].name, name) != 0) n++;
    ASSERT(n < t->trials);
    return &t->trial[n];
}

/* Policies that no dial tells apart are one choice, not many: each names the first like it. A card that
 * can do nothing in a start (digging in after the war) is like doing nothing. */
static int find_alike(Trials *t) {
    int choices = 0, better, worse;
    for (int a = 0; a < t->trials; a++) {
        t->trial[a].like = -1;
        for (int b = 0; b < a && t->trial[a].like < 0; b++) {
            if (t->trial[b].like >= 0) continue;
            judge_pair(&t->trial[a], &t->trial[b], &better, &worse);
            if (!better && !worse) t->trial[a].like = b;
        }
        choices += t->trial[a].like < 0;
    }
    return choices;
}

static void judge_dominance(Trials *t) {
    const Trial *greedy = trial_get(t, "greedy");
    Verdicts *v = &t->verdict;
    v->choices = find_alike(t);
    for (int a = 0; a < t->trials; a++) {
        Trial *one = &t->trial[a];
        int better, worse;
        for (int b = 0; b < t->trials; b++) {
            if (a == b) continue;
            judge_pair(one, &t->trial[b], &better, &worse);
            if (worse == 0 && better > 0 && t->trial[b].like < 0) {
                one->dominates++;
                t->trial[b].dominated++;
            }
            if (&t->trial[b] == greedy) one->beats_greedy = better;
        }
        v->beating += one->beats_greedy >= BEAT_DIALS;
        if (one->dominates <= v->most_dominates) continue;
        v->most_dominates = one->dominates;
        memcpy(v->dominant, one->name, sizeof v->dominant);
    }
    v->no_dominant = 2 * v->most_dominates < v->choices - 1;
    v->beats_greedy = v->beating >= BEATING_LEAST;
}

/* Random weights over the dials, each dial scaled by its spread over the policies, so that none
 * counts for more because of its unit. Which policy would they choose? */
static void judge_favourite(Trials *t) {
    double low[TRIAL_DIALS], high[TRIAL_DIALS];
    int chosen[TRIALS_MAX] = {0};
    for (int d = 0; d < TRIAL_DIALS; d++) {
        low[d] = high[d] = t->trial[0].mean[d];
        for (int n = 1; n < t->trials; n++) {
            low[d] = real_min(low[d], t->trial[n].mean[d]);
            high[d] = real_max(high[d], t->trial[n].mean[d]);
        }
    }
    for (uint64_t draw = 0; draw < WEIGHTINGS; draw++) {
        int best = 0;
        double most = -1;
        for (int n = 0; n < t->trials; n++) {
            double sum = 0;
            for (int d = 0; d < TRIAL_DIALS; d++) {
                const double u = random_uniform(random_key_world(t->seed, draw),
                                                name_hash("weighting"), (uint64_t)d);
                const double scale = real_max(1e-9, high[d] - low[d]);
                sum += -real_log(u) * (t->trial[n].mean[d] - low[d]) / scale;
            }
            if (sum <= most) continue;
            most = sum;
            best = n;
        }
        chosen[best]++;
    }
    Verdicts *v = &t->verdict;
    for (int n = 0; n < t->trials; n++) {
        const double share = (double)chosen[n] / WEIGHTINGS;
        if (share <= v->favourite) continue;
        v->favourite = share;
        memcpy(v->favourite_by, t->trial[n].name, sizeof v->favourite_by);
    }
    v->no_favourite = v->favourite <= favourite_most;
}

/* --- seats ------------------------------------------------------------------------------------- */

/* Its goals after one policy of the seat; ranges and levers are noted. */
typedef struct SeatRange {
    double base[GOAL_COUNT], low[GOAL_COUNT], high[GOAL_COUNT];
    char low_by[GOAL_COUNT][NAME_MAX_BYTES], high_by[GOAL_COUNT][NAME_MAX_BYTES];
} SeatRange;

static void range_note(SeatRange *r, const Trial *t) {
    for (int g = 0; g < GOAL_COUNT; g++) {
        if (t->goal[g] < r->low[g]) {
            r->low[g] = t->goal[g];
            memcpy(r->low_by[g], t->name, sizeof r->low_by[g]);
        }
        if (t->goal[g] > r->high[g]) {
            r->high[g] = t->goal[g];
            memcpy(r->high_by[g], t->name, sizeof r->high_by[g]);
        }
    }
}

static bool moves_a_goal(const Trial *t, const SeatRange *r, const GoalId *goals, int count) {
    for (int g = 0; g < count; g++)
        if (real_abs(t->goal[goals[g]] - r->base[goals[g]]) >= lever_move) return true;
    return false;
}

/* The trial with its plan in one seat and bots in the others. */
static void seat_alone(Trial *t, SeatId seat) {
    const BotPlan plan = t->policy->panel.plan[seat];
    t->policy->panel = panel_of(BOT_QUANTAL);
    t->policy->panel.plan[seat] = plan;
    t->policy->seated = true;
}

static bool seat_live(Trials *all, SeatTrial *seat, Trial *t, SeatRange *r) {
    seat_alone(t, seat->seat);
    const bool whole = trial_live(all, t);
    range_note(r, t);
    seat->tried++;
    return whole;
}

static bool seat_levers(Trials *all, SeatTrial *seat, SeatRange *r, const GoalId *goals, int count) {
    for (int id = 0; id < ACT_COUNT; id++) {
        bool moves = false;
        for (int up = 1; up >= 0; up--) {
            Trial t;
            if (!act_owned((ActId)id, seat->seat, all->scenario) || !lever_trial((ActId)id, up, &t))
                continue;
            const bool whole = seat_live(all, seat, &t, r);
            moves = moves || moves_a_goal(&t, r, goals, count);
            trial_clear(&t);
            if (!whole) return false;
        }
        seat->levers += moves;
    }
    return true;
}

static bool seat_judge(Trials *all, SeatId id) {
    GoalId goals[GOALS_MAX];
    const int count = goals_of(NULL, id, goals);
    SeatTrial *seat = &all->seat[all->seats++];
    *seat = (SeatTrial){.seat = id};
    SeatRange *r = memory_zeros(1, sizeof *r);
    for (int g = 0; g < GOAL_COUNT; g++) r->low[g] = 2;
    static const BotKind kinds[] = {BOT_PASSIVE, BOT_GREEDY, BOT_QUANTAL};
    bool whole = true;
    for (size_t n = 0; n < COUNT_OF(kinds) && whole; n++) {
        Trial t = trial_new(bot_kind_name(kinds[n]), "", kinds[n]);
        whole = seat_live(all, seat, &t, r);
        if (n == 0) memcpy(r->base, t.goal, sizeof r->base);
        trial_clear(&t);
    }
    whole = whole && seat_levers(all, seat, r, goals, count);
    seat->best = seat->worst = 0;
    for (int g = 0; g < count; g++) {
        const GoalId goal = goals[g];
        if (r->high[goal] - r->low[goal] <= seat->best - seat->worst) continue;
        seat->goal = goal;
        seat->best = r->high[goal];
        seat->worst = r->low[goal];
        memcpy(seat->best_by, r->high_by[goal], sizeof seat->best_by);
        memcpy(seat->worst_by, r->low_by[goal], sizeof seat->worst_by);
    }
    free(r);
    return whole;
}

/* Whoever plays the secretariat keeps the agenda of summits, as a person would. */
static bool seat_trial(Trials *all, SeatId id) {
    const Scenario *shared = all->scenario;
    Scenario *own = memory_new(sizeof *own);
    *own = *shared;
    own->start.agenda_kept = id == SEAT_secretariat ? 1 : shared->start.agenda_kept;
    all->scenario = own;
    const bool whole = seat_judge(all, id);
    all->scenario = shared;
    free(own);
    return whole;
}

/* Seats that are judged, as steps of the progress. */
enum { SEATS_JUDGED = 6 };

/* The rival's is an analytical seat: its goal is to foresee, which no ensemble can do. Quiet ones are left
 * to bots. */
static bool seats_run(Trials *t) {
    t->verdict.seats_matter = true;
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        if (seat == SEAT_rival || seat == SEAT_hold_out_2 || !seat_sits(t->scenario, (SeatId)seat) ||
            t->scenario->seat_quiet[seat])
            continue;
        if (!seat_trial(t, (SeatId)seat)) return false;
        const SeatTrial *s = &t->seat[t->seats - 1];
        t->verdict.seats_matter = t->verdict.seats_matter && s->best - s->worst >= seat_range &&
                                  s->levers >= LEVERS_LEAST;
        if (t->progress)
            t->progress(t->context, (uint64_t)(t->trials + t->seats * 16),
                        (uint64_t)(t->trials + SEATS_JUDGED * 16));
    }
    return true;
}

bool trials_run(Trials *t) {
    ASSERT(t->scenario && t->runs > 0 && t->trials == 0);
    trials_add(t, trial_new("passive", "nobody pulls a lever", BOT_PASSIVE));
    trials_add(t, trial_new("bots", "the default bots in every seat", BOT_QUANTAL));
    trials_add(t, trial_new("greedy", "everybody does all it can pay", BOT_GREEDY));
    trials_add(t, trial_new("careless", "everybody does the most dangerous things first", BOT_CARELESS));
    add_levers(t);
    add_bundles(t);
    add_mixed(t);
    for (int n = 0; n < t->trials; n++) {
        if (!trial_live(t, &t->trial[n])) return false;
        if (t->progress)
            t->progress(t->context, (uint64_t)n + 1, (uint64_t)(t->trials + SEATS_JUDGED * 16));
    }
    judge_dominance(t);
    judge_favourite(t);
    t->verdict.careless_rare = trial_get(t, "careless")->escalated < careless_most;
    return seats_run(t);
}

void trials_free(Trials *t) {
    for (int n = 0; n < t->trials; n++) trial_clear(&t->trial[n]);
    t->trials = t->seats = 0;
}

bool trials_hold(const Trials *t) {
    const Verdicts *v = &t->verdict;
    return v->no_dominant && v->beats_greedy && v->no_favourite && v->seats_matter &&
           v->careless_rare;
}
