/* Advisors: what each office wants, fears and argues against. Always true: see advisor.h. */
#include "session/advisor.h"

#include <string.h>

#include "core/real.h"
#include "model/rulebook.h"

/* Below this, in an office's own score, a card is not worth the words. */
static const double worth_least = 0.01, against_least = 0.004;
/* Turns for which upkeep is counted, as bots do. */
static const double upkeep_turns = 4.0;

static const OfficeInfo offices[OFFICE_COUNT] = {
#define OFFICE(name_, title_, seats_, thrift_, ...)                                                \
    {.name = #name_, .title = title_, .weight = {__VA_ARGS__}, .thrift = thrift_, .seats = seats_},
#include "session/offices.def"
#undef OFFICE
};

const OfficeInfo *office_info(OfficeId id) {
    ASSERT(id < OFFICE_COUNT);
    return &offices[id];
}

OfficeInfo office_for(const Scenario *s, SeatId seat, OfficeId id) {
    OfficeInfo office = *office_info(id);
    for (int n = 0; s->rules && n < s->rules->offices; n++) {
        const OfficeRule *rule = &s->rules->office[n];
        if (rule->seat != seat || strcmp(rule->office, office.name) != 0) continue;
        if (rule->title) office.title = rule->title;
        if (rule->weighs) memcpy(office.weight, rule->weight, sizeof office.weight);
        if (rule->thrift >= 0.0) office.thrift = rule->thrift;
    }
    return office;
}

int office_remarks(const Session *g, SeatId seat, OfficeId id, const char *text[REMARKS_MAX]) {
    const Rulebook *r = g->scenario->rules;
    const Scope scope = rulebook_scope(&g->world, &g->scenario->nominal, g->scenario, SEAT_NONE, NULL, NULL);
    int count = 0;
    for (int n = 0; r && n < r->remarks && count < REMARKS_MAX; n++) {
        const Remark *m = &r->remark[n];
        if (m->seat != seat || strcmp(m->office, offices[id].name) != 0 || !m->text) continue;
        if (program_run(r->op, m->when, &scope) > 0.5) text[count++] = m->text;
    }
    return count;
}

/* How the closed forms of outlook.c hang an aim on a channel, roughly: sign and order of size, to
 * name the causes of a move. The size of the move itself is the closed form's. */
static const double links[AIMS][CHANNELS] = {
    [AIM_SECURITY] = {[CHANNEL_belief] = 0.10, [CHANNEL_dissatisfaction] = -2.0,
                      [CHANNEL_crises] = -0.2, [CHANNEL_arms] = 0.5, [CHANNEL_local_balance] = -0.3,
                      [CHANNEL_treaty] = 0.5, [CHANNEL_pact] = 0.3, [CHANNEL_file] = 0.05},
    [AIM_SOVEREIGNTY] = {[CHANNEL_ground] = 1.0, [CHANNEL_limits] = -1.0},
    [AIM_ESCALATION] = {[CHANNEL_nuclear] = -0.1, [CHANNEL_clash] = -200.0, [CHANNEL_peace] = 0.1,
                        [CHANNEL_dissatisfaction] = -0.5, [CHANNEL_crises] = -0.05,
                        [CHANNEL_arms] = 0.1, [CHANNEL_local_balance] = -0.05},
    [AIM_COHESION] = {[CHANNEL_cohesion] = 1.0, [CHANNEL_support] = 0.5},
    [AIM_LAW] = {[CHANNEL_law] = 0.5, [CHANNEL_word] = 0.5},
    [AIM_HOME] = {[CHANNEL_support] = 1.0},
    [AIM_STABILITY] = {[CHANNEL_stability] = 1.0},
    [AIM_CONTROL] = {[CHANNEL_ground] = -1.0, [CHANNEL_limits] = 0.5},
    [AIM_FORCES] = {[CHANNEL_forces] = -1.0},
};

static double link_of(SeatId seat, AimId aim, ChannelId channel) {
    if (aim != AIM_HOME || seat != SEAT_candidate) return links[aim][channel];
    return channel == CHANNEL_unity ? 1.0 : 0.0;
}

/* --- weighing --------------------------------------------------------------------------------- */

typedef struct Table {
    const Session *g;
    SeatId seat;
    OfficeInfo office[OFFICE_COUNT];
    Outlook outlook;
    Choice card[CHOICES_MAX]; /* those that can be taken now */
    double steps[CHOICES_MAX], cost[CHOICES_MAX];
    int cards;
} Table;

static double moves_of(const Table *t, int card, AimId aim) {
    return outlook_moves(&t->outlook, t->g->scenario, t->seat, t->card[card].act, t->steps[card],
                         aim);
}

static double channel_of(const Table *t, int card, ChannelId channel) {
    return outlook_channel(&t->outlook, t->g->scenario, t->card[card].act, t->steps[card], channel);
}

/* Capital, means and upkeep of a card, as bots count them. */
static double cost_of(const World *w, const Scenario *s, Act act) {
    const Move m = act_weigh(w, s, act);
    return m.price + m.means + upkeep_turns * act_upkeep_added(w, s, act);
}

static void table_lay(const Session *g, SeatId seat, Table *t) {
    const World *w = &g->world;
    const Scenario *s = g->scenario;
    t->g = g;
    t->seat = seat;
    for (int id = 0; id < OFFICE_COUNT; id++) t->office[id] = office_for(s, seat, (OfficeId)id);
    outlook_of(w, &s->nominal, s, &t->outlook);
    const int all = choices_of(w, &s->nominal, s, &t->outlook, seat, NULL, t->card);
    t->cards = 0;
    for (int n = 0; n < all; n++) {
        if (refusal_is(t->card[n].refusal)) continue;
        /* nobody argues for undoing what was decided within the last turns: a reversal */
        if (act_weigh(w, s, t->card[n].act).reversal) continue;
        const int at = t->cards++;
        t->card[at] = t->card[n];
        t->steps[at] = act_steps(w, t->card[at].act);
        t->cost[at] = cost_of(w, s, t->card[at].act);
    }
}

static double aims_sum(const Table *t, OfficeId id, int card) {
    const OfficeInfo *office = &t->office[id];
    double sum = 0.0;
    for (int a = 0; a < AIMS; a++) {
        const double weight = office->weight[a];
        if (weight > 0.0) sum += weight * moves_of(t, card, (AimId)a);
    }
    return sum;
}

static double score_of(const Table *t, OfficeId office, int card) {
    const double dear = t->g->scenario->nominal.bot_capital * t->office[office].thrift;
    return aims_sum(t, office, card) - dear * t->cost[card];
}

/* --- why -------------------------------------------------------------------------------------- */

/* The aim of this office that a card moves most in one direction; false if none moves that way. */
static bool aim_most(const Table *t, const double weight[AIMS], int card, double direction,
                     AimId *out) {
    double most = 1e-5;
    bool any = false;
    for (int a = 0; a < AIMS; a++) {
        const double size = direction * weight[a] * moves_of(t, card, (AimId)a);
        if (size <= most) continue;
        most = size;
        *out = (AimId)a;
        any = true;
    }
    return any;
}

/* The channel, other than `but`, through which a card moves an aim most in a direction; if none
 * that is linked to the aim moves that way, the strongest of security's: belief and the like may
 * cut both ways. CHANNELS if the card moves nothing. */
static ChannelId cause_most(const Table *t, int card, AimId aim, double direction, int but) {
    int best = CHANNELS, any = CHANNELS;
    double most = 1e-9, most_any = 1e-9;
    for (int c = 0; c < CHANNELS; c++) {
        const double moved = channel_of(t, card, (ChannelId)c);
        const double size = direction * moved * link_of(t->seat, aim, (ChannelId)c);
        const double other = real_abs(moved * links[AIM_SECURITY][c]);
        if (c == but) continue;
        if (size > most) {
            most = size;
            best = c;
        }
        if (other > most_any) {
            most_any = other;
            any = c;
        }
    }
    return (ChannelId)(best < CHANNELS || but >= 0 ? best : any);
}

/* Why it wants its card. */
static void because_fill(const Table *t, int card, Advice *a) {
    const OfficeInfo *office = office_info(a->office);
    a->saves = aims_sum(t, a->office, card) <= 0.0 ||
               !aim_most(t, office->weight, card, 1.0, &a->because);
    if (a->saves) return;
    a->gain = moves_of(t, card, a->because);
    int but = -1;
    for (; a->causes < 2; a->causes++) {
        const ChannelId cause = cause_most(t, card, a->because, 1.0, but);
        if (cause >= CHANNELS) break;
        a->cause[a->causes] = cause;
        a->moves[a->causes] = channel_of(t, card, cause);
        but = (int)cause;
    }
}

/* What it fears of its own card: by its own weights, else by those of the whole seat. */
static void fear_fill(const Table *t, int card, Advice *a) {
    if (!aim_most(t, office_info(a->office)->weight, card, -1.0, &a->fear) &&
        !aim_most(t, seat_info(t->seat)->weight, card, -1.0, &a->fear))
        return;
    a->fear_cause = cause_most(t, card, a->fear, -1.0, -1);
    if (a->fear_cause >= CHANNELS) return;
    a->fears = true;
    a->loss = moves_of(t, card, a->fear);
    a->fear_moves = channel_of(t, card, a->fear_cause);
}

/* How sure, in tenths: the lead over the runner-up in the spread of all scores, as a logistic. */
static int sure_of(double lead) {
    const int tenths = (int)(10.0 * real_logistic(lead) + 0.5);
    return tenths < 5 ? 5 : tenths > 9 ? 9 : tenths;
}

static double spread_of(const Table *t, OfficeId office) {
    double sum = 0.0, squares = 0.0;
    for (int n = 0; n < t->cards; n++) {
        const double score = score_of(t, office, n);
        sum += score;
        squares += score * score;
    }
    const double count = real_max(1.0, (double)t->cards), mean = sum / count;
    return real_max(1e-6, real_sqrt(real_max(0.0, squares / count - mean * mean)));
}

/* The best card of another kind than `but`, at this cost or dearer; −1 if there is none. */
static int best_card(const Table *t, OfficeId office, ActId but, double cost) {
    int best = -1;
    for (int n = 0; n < t->cards; n++) {
        if (t->card[n].act.act == but || t->cost[n] < cost) continue;
        if (best < 0 || score_of(t, office, n) > score_of(t, office, best)) best = n;
    }
    return best;
}

/* What it wants, and the runner-up. Below worth_least: nothing, and which card that costs anything
 * comes nearest. */
static void want_fill(const Table *t, Advice *a) {
    const int best = best_card(t, a->office, ACT_NONE, -1e9);
    const double spread = spread_of(t, a->office);
    const double top = best < 0 ? 0.0 : score_of(t, a->office, best);
    a->nothing = top < worth_least;
    a->want = a->second = (Act){.seat = t->seat, .act = ACT_NONE};
    const int second = a->nothing ? best_card(t, a->office, ACT_NONE, 0.5)
                                  : best_card(t, a->office, t->card[best].act.act, -1e9);
    const double next = second < 0 ? 0.0 : score_of(t, a->office, second);
    if (second >= 0) {
        a->second = t->card[second].act;
        a->second_steps = t->steps[second];
    }
    a->sure = sure_of(a->nothing ? -next / spread : (top - real_max(0.0, next)) / spread);
    if (a->nothing) return;
    a->want = t->card[best].act;
    a->want_steps = t->steps[best];
    a->want_upkeep = act_upkeep_added(&t->g->world, t->g->scenario, a->want);
    a->score = top / spread;
    because_fill(t, best, a);
    fear_fill(t, best, a);
}

static int card_at(const Table *t, Act act) {
    for (int n = 0; n < t->cards; n++)
        if (t->card[n].act.act == act.act && real_abs(t->card[n].act.to - act.to) < 1e-9) return n;
    return -1;
}

/* Among the others' wishes the one that this office likes least, and the reason. */
static void against_fill(const Table *t, const Advice *all, int count, Advice *a) {
    double worst = -against_least;
    int card = -1;
    for (int n = 0; n < count; n++) {
        if (all[n].office == a->office || all[n].nothing) continue;
        if (all[n].want.act == a->want.act) continue;
        const int at = card_at(t, all[n].want);
        const double score = score_of(t, a->office, at);
        if (score >= worst) continue;
        worst = score;
        card = at;
        a->against_office = all[n].office;
    }
    if (card < 0) return;
    AimId aim;
    a->against_any = true;
    a->against = t->card[card].act;
    a->against_steps = t->steps[card];
    a->against_price = aims_sum(t, a->office, card) >= 0.0 ||
                       !aim_most(t, office_info(a->office)->weight, card, -1.0, &aim);
    if (a->against_price) return;
    a->against_cause = cause_most(t, card, aim, -1.0, -1);
    a->against_moves = channel_of(t, card, a->against_cause);
}

int advisors_of(const Session *g, SeatId seat, Advice out[OFFICE_COUNT]) {
    Table t;
    table_lay(g, seat, &t);
    int count = 0;
    for (int id = 0; id < OFFICE_COUNT; id++) {
        if (!seat_is_letter(seat, offices[id].seats)) continue;
        out[count] = (Advice){.turn = session_turn(g), .seat = seat, .office = (OfficeId)id};
        want_fill(&t, &out[count++]);
    }
    for (int n = 0; n < count; n++) against_fill(&t, out, count, &out[n]);
    return count;
}

/* --- proposals -------------------------------------------------------------------------------- */

static bool proposed(const Act *out, int count, Act act) {
    for (int n = 0; n < count; n++)
        if (out[n].act == act.act) return true;
    return false;
}

/* First what offices want, then their runners-up, last what came nearest to being worth it. */
typedef enum Round { ROUND_WANTED, ROUND_SECOND, ROUND_NEAREST, ROUNDS } Round;

/* The strongest of this round that is not yet proposed; false if there is none. */
static bool propose_next(const Advice *all, int count, Round round, Act *out, int so_far) {
    int best = -1;
    for (int n = 0; n < count; n++) {
        const Act act = round == ROUND_WANTED ? all[n].want : all[n].second;
        if (all[n].nothing != (round == ROUND_NEAREST)) continue;
        if (act.act == ACT_NONE || proposed(out, so_far, act)) continue;
        if (best < 0 || all[n].score > all[best].score) best = n;
    }
    if (best < 0) return false;
    out[so_far] = round == ROUND_WANTED ? all[best].want : all[best].second;
    return true;
}

int advisors_propose(const Session *g, SeatId seat, Act out[3]) {
    Advice all[OFFICE_COUNT];
    const int count = advisors_of(g, seat, all);
    int n = 0;
    for (int round = 0; round < ROUNDS; round++)
        while (n < 3 && propose_next(all, count, (Round)round, out, n)) n++;
    return n;
}
