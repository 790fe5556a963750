/* Bots. Always true: see bot.h. */
#include "model/bot.h"

#include "model/rules.h"

/* A plan holds for so many turns, or until the situation changes. game notes 4 */
enum { PLAN_TURNS = 4, PLAN_CARDS = 4, OFFER_TURNS = 2 };
/* Below this a card is not worth its noise; an offer must be worth more than a card, and more than what
 * Values.gains leaves out. */
static const double worth_least = 0.01, offer_least = 0.06, give_least = 0.03;

Panel panel_of(BotKind kind) {
    Panel panel = {0};
    for (int seat = 0; seat < SEAT_COUNT; seat++) panel.plan[seat].kind = kind;
    return panel;
}

const char *bot_kind_name(BotKind kind) {
    static const char *const names[BOT_KINDS] = {"passive", "quantal",  "wishes",
                                                 "greedy",  "careless", "person"};
    ASSERT(kind < BOT_KINDS);
    return names[kind];
}

/* --- weighing ---------------------------------------------------------------------------------- */

/* The act that moves a setting by one step; a deed as it is. */
static Act step_in(const World *w, SeatId seat, ActId id, int direction) {
    const double step = act_info(id)->lever ? act_info(id)->step : 0.0;
    return (Act){seat, id, act_setting(w, id, seat) + (direction == DOWN ? -step : step)};
}

static bool in_range(Act act) {
    const PostureInfo *p = posture_info((PostureId)act.act);
    return act.to >= p->low - 1e-9 && act.to <= p->high + 1e-9;
}

/* Acts that a bot takes of its own accord. Words, votes and signatures follow their stated default:
 * silence, one's own balance, yes. */
static bool bot_considers(ActId id) {
    return act_info(id)->lever || id == ACT_raise_grievance || id == ACT_drop_grievance ||
           id == ACT_ratify_now || id == ACT_ratify_late;
}

static void reasons_of(Choice *c) {
    int first = 0, second = -1;
    for (int a = 1; a < AIMS; a++)
        if (real_abs(c->term[a]) > real_abs(c->term[first])) first = a;
    for (int a = 0; a < AIMS; a++)
        if (a != first && (second < 0 || real_abs(c->term[a]) > real_abs(c->term[second])))
            second = a;
    c->reason[0] = (AimId)first;
    c->reason[1] = (AimId)second;
}

/* Capital that a step costs and commits over a plan's turns, in the units of a choice. */
static double shadow_of(const World *w, const Parameters *k, const Scenario *s, Act act) {
    const Move m = act_weigh(w, s, act);
    const double upkeep = (double)PLAN_TURNS * act_upkeep_added(w, s, act);
    return K(bot_capital) * (m.price + m.means + upkeep);
}

static void choice_weigh(const World *w, const Parameters *k, const Scenario *s, const Outlook *o,
                         const BotPlan *plan, Choice *c) {
    const double steps = act_steps(w, c->act);
    c->score = outlook_terms(o, s, c->act.seat, c->act, steps, c->term);
    for (int aim = 0; plan && aim < AIMS; aim++) {
        const double more =
            plan->tilt[aim] * outlook_moves(o, s, c->act.seat, c->act, steps, (AimId)aim);
        c->term[aim] += more;
        c->score += more;
    }
    c->score -= shadow_of(w, k, s, c->act);
}

int choices_of(const World *w, const Parameters *k, const Scenario *s, const Outlook *o,
               SeatId seat, const BotPlan *plan, Choice out[CHOICES_MAX]) {
    int n = 0;
    for (int id = 0; id < ACT_COUNT; id++) {
        if (!act_owned((ActId)id, seat, s)) continue;
        const ActInfo *a = act_info((ActId)id);
        for (int down = 0; down < (a->lever ? 2 : 1); down++) {
            Choice *c = &out[n];
            *c = (Choice){0};
            c->act = step_in(w, seat, (ActId)id, down ? DOWN : UP);
            if (a->lever && !in_range(c->act)) continue;
            choice_weigh(w, k, s, o, plan, c);
            reasons_of(c);
            c->refusal = act_refused(w, k, s, c->act);
            n++;
            ASSERT(n < CHOICES_MAX);
        }
    }
    return n;
}

/* --- plans ------------------------------------------------------------------------------------- */

static double plan_at(const World *w, int card, SeatId seat) {
    const double *const cards[PLAN_CARDS] = {w->plan_1, w->plan_2, w->plan_3, w->plan_4};
    return cards[card][seat];
}

static void plan_set(Step *st, int card, SeatId seat, double code) {
    USE_STEP(st);
    double *const cards[PLAN_CARDS] = {w->plan_1, w->plan_2, w->plan_3, w->plan_4};
    static const VarId vars[PLAN_CARDS] = {VAR_plan_1, VAR_plan_2, VAR_plan_3, VAR_plan_4};
    double *at = &cards[card][seat];
    if (st->ledger)
        ledger_note(st->ledger, (int)w->month, vars[card], seat, "plan", code - *at);
    *at = code;
}

/* What makes a plan out of date: war or truce, window, file, order. */
static double situation_of(const World *w) {
    return 1.0 + w->war + 2.0 * w->frozen + (w->window_left > 0.0 ? 4.0 : 0.0) + 8.0 * w->stage +
           64.0 * w->order;
}

typedef struct Wanted {
    double code, score;
} Wanted;

static void wanted_insert(Wanted best[PLAN_CARDS], Wanted new) {
    for (int n = 0; n < PLAN_CARDS; n++) {
        if (new.score <= best[n].score) continue;
        const Wanted worse = best[n];
        best[n] = new;
        new = worse;
    }
}

/* The moves that a bot weighs, with the noise of each. */
typedef struct Moves {
    int count;
    Act act[CHOICES_MAX];
    int direction[CHOICES_MAX];
    uint64_t card[CHOICES_MAX]; /* whose draw it is */
    double noise[CHOICES_MAX];
} Moves;

static void moves_find(const Step *st, SeatId seat, Moves *m) {
    m->count = 0;
    for (uint64_t left = st->s->seat_acts[seat]; left;) {
        const ActId id = act_next(&left);
        const bool lever = act_info(id)->lever;
        if (!bot_considers(id)) continue;
        for (int d = UP; d < (lever ? DIRECTIONS : DOWN); d++) {
            const Act act = step_in(st->w, seat, id, d);
            if (lever && !in_range(act)) continue;
            m->act[m->count] = act;
            m->direction[m->count] = d;
            m->card[m->count++] = (uint64_t)((int)seat * 256 + 2 * (int)id + d);
            ASSERT(m->count < CHOICES_MAX);
        }
    }
}

/* Gumbel noise with mean 0, so that the largest sum is a quantal response. */
HOT static void moves_draw(RandomKey key, uint64_t draw, double size, Moves *restrict m) {
    for (int n = 0; n < m->count; n++)
        m->noise[n] = -size * real_log(-real_log(random_uniform(key, draw, m->card[n]))) - 0.577 * size;
}

/* The better direction of every act, where one is worth it; the best few make the plan. */
static void plan_make(Step *st, const Values *value, SeatId seat) {
    USE_STEP(st);
    Moves m;
    Wanted best[PLAN_CARDS] = {{0}};
    moves_find(st, seat, &m);
    moves_draw(st->key, st->s->draw_key[DRAW_bot_noise], K(bot_temperature), &m);
    for (int n = 0; n < m.count;) {
        const ActId id = m.act[n].act;
        Wanted wanted = {0.0, worth_least};
        for (; n < m.count && m.act[n].act == id; n++) {
            const int d = m.direction[n];
            /* the noise first: what it cannot lift needs no price */
            const double wish = value->of[d][id] * st->s->act_part[id][seat] + m.noise[n];
            if (wish <= wanted.score) continue;
            const double score = wish - shadow_of(w, &st->s->nominal, st->s, m.act[n]);
            if (score > wanted.score)
                wanted = (Wanted){d == DOWN ? -(double)(id + 1) : (double)(id + 1), score};
        }
        if (wanted.code < 0.0 || wanted.code > 0.0) wanted_insert(best, wanted);
    }
    for (int n = 0; n < PLAN_CARDS; n++) plan_set(st, n, seat, best[n].code);
}

/* --- acting ------------------------------------------------------------------------------------ */

static Act step_towards(const World *w, SeatId seat, ActId id, double to) {
    const double now = act_setting(w, id, seat), step = act_info(id)->step;
    return (Act){seat, id, now + real_clamp(to - now, -step, step)};
}

static void plan_follow(Step *st, SeatId seat) {
    World *w = st->w;
    for (int n = 0; n < PLAN_CARDS && w->initiatives[seat] > 0.5; n++) {
        const double code = plan_at(w, n, seat);
        if (!(code < 0.0 || code > 0.0)) continue;
        const ActId id = (ActId)((int)real_abs(code) - 1);
        if (act_try(st, step_in(w, seat, id, code < 0.0 ? DOWN : UP))) plan_set(st, n, seat, 0.0);
    }
}

static void wishes_follow(Step *st, SeatId seat, const BotPlan *plan) {
    World *w = st->w;
    for (int n = 0; n < plan->wishes && w->initiatives[seat] > 0.5; n++) {
        const Wish *wish = &plan->wish[n];
        if (!act_owned(wish->act, seat, st->s)) continue;
        if (act_info(wish->act)->lever &&
            real_abs(act_setting(w, wish->act, seat) - wish->to) < 1e-9)
            continue;
        act_try(st, step_towards(w, seat, wish->act, wish->to));
    }
}

/* How dangerous one step of a card is; the careless begin with the most dangerous. */
static double danger_of(const Outlook *o, const Scenario *s, Act act) {
    return outlook_channel(o, s, act, 1.0, CHANNEL_nuclear) +
           2000.0 * outlook_channel(o, s, act, 1.0, CHANNEL_clash);
}

static void all_it_can(Step *st, SeatId seat, const Outlook *o) {
    World *w = st->w;
    bool tried[POSTURE_COUNT] = {false};
    while (w->initiatives[seat] > 0.5) {
        int next = -1;
        double most = -1e9;
        for (int id = 0; id < POSTURE_COUNT; id++) {
            if (tried[id] || !act_owned((ActId)id, seat, st->s)) continue;
            const double danger = o ? danger_of(o, st->s, (Act){seat, (ActId)id, 0.0}) : 0.0;
            if (next >= 0 && danger <= most) continue;
            next = id;
            most = danger;
        }
        if (next < 0) return;
        tried[next] = true;
        act_try(st, step_towards(w, seat, (ActId)next, posture_info((PostureId)next)->high));
    }
}

/* Where the agenda is kept, a bot tables the next step when every member stands above its line. */
static void agenda_keep(Step *st, SeatId seat) {
    const World *w = st->w;
    double members = 0.0;
    if (seat != SEAT_secretariat || w->agenda_kept < 0.5) return;
    for (int i = 0; i < st->s->members; i++) members += w->belongs[i];
    if (w->ready >= members) act_try(st, (Act){seat, ACT_table_step, 0.0});
}

static void act_as(Step *st, SeatId seat, const BotPlan *plan, const Outlook *o) {
    switch (plan->kind) {
    case BOT_QUANTAL:
        agenda_keep(st, seat);
        plan_follow(st, seat);
        break;
    case BOT_WISHES: wishes_follow(st, seat, plan); break;
    case BOT_GREEDY: all_it_can(st, seat, NULL); break;
    case BOT_CARELESS: all_it_can(st, seat, o); break;
    default: break;
    }
}

void bot_act(Step *st, SeatId seat, const BotPlan *plan) {
    Outlook o;
    if (plan->kind == BOT_PERSON || !seat_sits(st->s, seat)) return;
    promises_keep(st, seat);
    if (plan->kind == BOT_CARELESS) outlook_of(st->w, &st->s->nominal, st->s, &o);
    act_as(st, seat, plan, &o);
}

/* --- offers ------------------------------------------------------------------------------------ */

/* Which moves may be promised: asked once for all who might ask for them, as long as no offer is
 * accepted. A bit for each act. */
typedef struct Promisable {
    uint64_t known[DIRECTIONS][SEATS_MAX], yes[DIRECTIONS][SEATS_MAX];
} Promisable;

static bool may_promise(const Step *st, Act act, int direction, Promisable *p) {
    const uint64_t bit = UINT64_C(1) << act.act;
    uint64_t *known = &p->known[direction][act.seat], *yes = &p->yes[direction][act.seat];
    if (!(*known & bit) && act_allowed_to_promise(st->w, &st->s->nominal, st->s, act)) *yes |= bit;
    *known |= bit;
    return (*yes & bit) != 0;
}

/* The card of `to` that is worth most to the one whose values these are; 0 if none is worth asking. */
static double ask_best(const Step *st, const Values *value, SeatId to, Promisable *p, Act *ask) {
    const World *w = st->w;
    double best = offer_least;
    for (uint64_t left = st->s->seat_acts[to] & value->gains; left;) {
        const ActId id = act_next(&left);
        if (!act_info(id)->lever) break; /* levers come first */
        for (int d = 0; d < DIRECTIONS; d++) {
            const double worth = value->of[d][id] * st->s->act_part[id][to];
            if (worth <= best) continue;
            const Act act = step_in(w, to, id, d);
            if (!may_promise(st, act, d, p)) continue;
            best = worth;
            *ask = act;
        }
    }
    return best > offer_least ? best : 0.0;
}

static bool offer_weigh(const Step *st, const Values *value, SeatId from, SeatId to, Promisable *p,
                        Offer *out, double *worth) {
    const World *w = st->w;
    const int due = (int)w->turn + OFFER_TURNS;
    *out = (Offer){.from = from, .to = to, .ask_due = due, .give = {.act = ACT_NONE}, .give_due = due};
    *worth = ask_best(st, value, to, p, &out->ask);
    if (*worth <= 0.0) return false;
    *worth -= st->k->bot_capital * offer_price(w, st->s, out);
    return *worth > offer_least && offer_possible(w, &st->s->nominal, st->s, out, NULL, NULL);
}

/* Something in return: the own card that the other would like most and that costs itself less than
 * the ask is worth; without one, a point of capital. */
static void offer_sweeten(const Step *st, const Values *own, const Values *theirs, double worth,
                          Offer *out) {
    const World *w = st->w;
    double best = give_least;
    for (uint64_t left = st->s->seat_acts[out->from]; left;) {
        const ActId id = act_next(&left);
        if (!act_info(id)->lever) break;
        for (int d = 0; d < DIRECTIONS; d++) {
            const double part = st->s->act_part[id][out->from];
            const Act act = step_in(w, out->from, id, d);
            if (theirs->of[d][id] * part <= best || -own->of[d][id] * part >= 0.5 * worth) continue;
            if (!act_allowed_to_promise(w, &st->s->nominal, st->s, act)) continue;
            best = theirs->of[d][id] * part;
            out->give = act;
        }
    }
    const double price = offer_price(w, st->s, out);
    if (out->give.act == ACT_NONE && price + 1.0 <= w->capital[out->from]) out->favour = 1.0;
}

bool bot_offer(const Step *st, SeatId from, SeatId to, const BotPlan *plan, uint64_t vain, Offer *out) {
    Outlook o;
    double worth;
    Values value, asks, theirs;
    Promisable p = {0};
    if (plan->kind != BOT_QUANTAL || from == to || !seat_sits(st->s, from) || !seat_sits(st->s, to))
        return false;
    outlook_of(st->w, &st->s->nominal, st->s, &o);
    outlook_values(&o, from, plan->tilt, &value);
    asks = value;
    while (vain) {
        const ActId id = act_next(&vain);
        asks.of[UP][id] = asks.of[DOWN][id] = 0.0;
    }
    if (!offer_weigh(st, &asks, from, to, &p, out, &worth)) return false;
    outlook_values(&o, to, NULL, &theirs);
    offer_sweeten(st, &value, &theirs, worth, out);
    return true;
}

/* One offer of a bot to another bot, when plans are made: the one worth most to it. */
static void offer_among_bots(Step *st, const Outlook *o, const Values *value, SeatId from,
                             const Panel *panel, Promisable *p) {
    Offer best = {0}, offer;
    double most = 0.0, worth;
    Answer answer;
    for (int to = 0; to < SEAT_COUNT; to++) {
        if (panel->plan[to].kind != BOT_QUANTAL || to == (int)from || !seat_sits(st->s, (SeatId)to))
            continue;
        if (!offer_weigh(st, value, from, (SeatId)to, p, &offer, &worth) || worth <= most) continue;
        offer_answer(st->w, &st->s->nominal, st->s, o, &offer, &answer);
        if (!answer.yes) continue;
        best = offer;
        most = worth;
    }
    if (most <= 0.0) return;
    offer_accept(st, &best);
    *p = (Promisable){0}; /* a promise binds */
}

static void plans_make(Step *st, const Panel *panel) {
    USE_STEP(st);
    const bool due = w->plan_turn < 0.5 || w->turn - w->plan_turn >= PLAN_TURNS ||
                     situation_of(w) < w->plan_situation || situation_of(w) > w->plan_situation;
    if (!due) return;
    SET(plan_turn, "plan", w->turn);
    SET(plan_situation, "plan", situation_of(w));
    Outlook o;
    Values value;
    Promisable p = {0};
    bool known = false;
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        if (panel->plan[seat].kind != BOT_QUANTAL || !seat_sits(st->s, (SeatId)seat)) continue;
        if (!known) outlook_of(w, &st->s->nominal, st->s, &o);
        known = true;
        outlook_values(&o, (SeatId)seat, panel->plan[seat].tilt, &value);
        plan_make(st, &value, (SeatId)seat);
        offer_among_bots(st, &o, &value, (SeatId)seat, panel, &p);
    }
}

void bots_act(Step *st, const Panel *panel) {
    plans_make(st, panel);
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        bot_act(st, (SeatId)seat, &panel->plan[seat]);
}
