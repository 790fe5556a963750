/* Acts: weighing, refusing and doing what command.def lists. Always true: see act.h. */
#include "model/act.h"

#include "core/tongue.h"

#include <stdio.h>
#include <string.h>

#include "model/promise.h"
#include "model/rulebook.h"
#include "model/rules.h"

static const double reversal_reputation = 0.02, reversal_pledge = 0.05, reversal_treaty = 0.12;
/* x of game notes 2: consent below the line that parliament still bears. */
static const double vote_home = 0.01, standing_step = 0.1;

#define BIT(name) (UINT64_C(1) << NEED_##name)
#define NEED(name) BIT(name)
#define OWN {JOINT_OWN, {0}}
#define MOST {JOINT_MOST, {0}}
#define BOTH {JOINT_BOTH, {0}}
#define DONOR {JOINT_DONOR, {0}}
#define PARTS(...) {JOINT_PARTS, {__VA_ARGS__}}
const ActInfo act_rows[ACT_COUNT] = {
#define POSTURE(name_, low, high, passive, months_, seats_, moves_, costs_)                        \
    [ACT_##name_].name = #name_, [ACT_##name_].lever = true, [ACT_##name_].months = (months_),     \
    [ACT_##name_].seats = seats_, [ACT_##name_].moves = moves_, [ACT_##name_].costs = costs_,
#include "model/postures.def"
#undef POSTURE
#define LEVER(name_, step_, price_, upkeep_, means_, needs_, title_, ...)                          \
    [ACT_##name_].played = true, [ACT_##name_].step = (step_), [ACT_##name_].price = (price_),     \
    [ACT_##name_].upkeep = (upkeep_), [ACT_##name_].means = (means_),                              \
    [ACT_##name_].needs = (needs_), [ACT_##name_].title = title_,                                  \
    [ACT_##name_].share = __VA_ARGS__,
#define UNPLAYED(name_) [ACT_##name_].title = #name_,
#define DEED(name_, seats_, price_, means_, free_, needs_, title_, moves_, costs_)                 \
    [ACT_##name_] = {.name = #name_, .title = title_, .moves = moves_, .costs = costs_,            \
                     .seats = seats_, .played = true, .free = (free_), .step = 1.0,                \
                     .price = (price_), .means = (means_), .needs = (needs_)},
#include "model/command.def"
#undef LEVER
#undef UNPLAYED
#undef DEED
};
#undef NEED
#undef OWN
#undef MOST
#undef BOTH
#undef DONOR
#undef PARTS

#define POSTURE(name, ...)                                                                         \
    _Static_assert((int)ACT_##name == (int)POSTURE_##name, "command.def: order of postures.def");
#include "model/postures.def"
#undef POSTURE

size_t act_names(const char *const **names) {
    static const char *list[ACT_COUNT];
    for (int id = 0; id < ACT_COUNT; id++) list[id] = act_rows[id].name;
    *names = list;
    return ACT_COUNT;
}

ActId act_find(const char *name) {
    for (int id = 0; id < ACT_COUNT; id++)
        if (strcmp(act_rows[id].name, name) == 0) return (ActId)id;
    return ACT_NONE;
}

/* Aid that moves with a donor's seat: its own, and half of what its followers give. */
static double donor_part(SeatId seat, const Scenario *s) {
    const World *w = &s->start;
    double part = 0.0;
    for (int i = 0; i < s->members; i++) part += w->aid_share[i] * aid_follows(s, seat, i);
    return part;
}

static double part_of(ActId id, SeatId seat, const Scenario *s) {
    const Share *share = &act_rows[id].share;
    if (!act_rows[id].lever || share->joint == JOINT_OWN || share->joint == JOINT_MOST) return 1.0;
    if (share->joint == JOINT_PARTS) return share->part[seat];
    return share->joint == JOINT_DONOR ? donor_part(seat, s) : 0.5;
}

void acts_prepare(Scenario *s) {
    for (int n = 0; n < SEAT_COUNT; n++) {
        const SeatId seat = (SeatId)n;
        s->seat_acts[n] = 0;
        for (int id = 0; id < ACT_COUNT; id++) {
            s->act_part[id][n] = seat_sits(s, seat) ? part_of((ActId)id, seat, s) : 0.0;
            const ActInfo *a = &act_rows[id];
            if (a->played && seat_sits(s, seat) && seat_is_letter(seat, a->seats))
                s->seat_acts[n] |= UINT64_C(1) << id;
        }
    }
}

double act_steps(const World *w, Act act) {
    if (!act_rows[act.act].lever) return 1.0;
    return (act.to - act_setting(w, act.act, act.seat)) / act_rows[act.act].step;
}

double act_grievances(const World *w) {
    double sum = 0.0;
    for (int i = 0; i < MEMBERS_MAX; i++) sum += w->grievance[i];
    return sum;
}

double act_home(const World *w, const Scenario *s, SeatId seat) {
    if (seat == SEAT_candidate) return w->unity;
    if (seat == SEAT_rival) return w->stability_rival;
    return s->seat_member[seat] >= 0 ? w->support[s->seat_member[seat]] : w->cohesion;
}

double act_member_consent(const World *w, const Scenario *s, SeatId seat) {
    const int i = s->seat_member[seat];
    return i >= 0 ? w->consent[i] : 9.0;
}

double act_own_grievance(const World *w, const Scenario *s, SeatId seat) {
    const int i = s->seat_member[seat];
    return i >= 0 ? w->grievance[i] : 0.0;
}

/* Month of the first summit at or after `month`. */
static double summit_from(const World *w, double month) {
    if (month <= w->summit_first) return w->summit_first;
    const int late = (int)(month - w->summit_first), every = (int)w->summit_every;
    return w->summit_first + (double)((late + every - 1) / every * every);
}

double act_summit_in(const World *w) {
    return summit_from(w, w->month + 1.0) - w->month;
}

double act_agenda_summit(const World *w) {
    return summit_from(w, w->turn_began + w->turn_months + 1.0);
}

/* Capital that an instruction against one's own balance costs: 1, and more the further below. */
static double vote_price(const World *w, const Parameters *k, const Scenario *s, SeatId seat) {
    const double below = consent_line(w, k) - act_member_consent(w, s, seat);
    return below <= 0.0 ? 1.0 : 1.0 + (double)(int)(2.0 * below + 0.999999);
}

/* Further from where it started, or to its other side. */
static bool goes_away(double from, double to, double start) {
    return real_abs(to - start) > real_abs(from - start) || (to - start) * (from - start) < 0.0;
}

static inline void lever_weigh(const World *w, const Scenario *s, Act act, Move *m) {
    const ActInfo *a = &act_rows[act.act];
    const PostureInfo *p = posture_info((PostureId)act.act);
    m->to = act.to;
    m->from = act_setting(w, act.act, act.seat);
    const double start = act_passive(act.act, act.seat, s), step = real_abs(m->to - m->from);
    const double changed = seat_posture_get(&w->set_turn, (PostureId)act.act, act.seat);
    m->away = goes_away(m->from, m->to, start);
    /* whole steps, but for the last one to a stop */
    const bool whole = real_abs(step - a->step) < 1e-9 ||
                       (step < a->step && (m->to <= p->low + 1e-9 || m->to >= p->high - 1e-9));
    m->in_range = m->to >= p->low && m->to <= p->high && step > 1e-9 && whole;
    m->reversal = !m->away && changed > 0.5 && w->turn - changed < REVERSAL_TURNS;
    m->price = m->away || m->reversal ? a->price * step / a->step : 0.0;
    const bool has_means = act.seat != SEAT_candidate && act.seat != SEAT_rival;
    m->means = m->away && has_means ? a->means : 0.0;
}

static inline void deed_weigh(const World *w, const Scenario *s, Act act, Move *m) {
    const ActInfo *a = &act_rows[act.act];
    m->from = m->to = 0.0;
    m->in_range = m->away = true;
    m->reversal = false;
    m->price = act.act == ACT_vote_yes ? vote_price(w, &s->nominal, s, act.seat) : a->price;
    m->means = a->means;
}

/* In place: a Move is large, and bots weigh many. */
static inline void weigh(const World *w, const Scenario *s, Act act, Move *m) {
    const ActInfo *a = act_info(act.act);
    m->seat = act.seat;
    m->act = act.act;
    m->owner = act_owned(act.act, act.seat, s);
    m->free = a->free;
    if (a->lever) lever_weigh(w, s, act, m);
    else deed_weigh(w, s, act, m);
    if (w->person[act.seat] > 0.5 && promise_paid_for(w, act)) m->price = 0.0;
}

Move act_weigh(const World *w, const Scenario *s, Act act) {
    Move m;
    weigh(w, s, act, &m);
    return m;
}

/* A vote or a pace that stands as instructed: saying it again would only cost. */
static bool deed_stands(const World *w, const Scenario *s, const Move *m) {
    switch (m->act) {
    case ACT_vote_yes:
    case ACT_vote_no:
    case ACT_vote_free:
    case ACT_ratify_now:
    case ACT_ratify_late:
        return m->owner && act_done(w, s, (Act){m->seat, m->act, 0.0}, 0.0);
    default: return false;
    }
}

/* A lever that the pack gives a condition, moved away from where the start left it, or back. */
static bool pack_forbids(const World *w, const Parameters *k, const Scenario *s, const Move *m) {
    if (!s->rules) return false;
    for (int n = 0; n < s->rules->levers; n++) {
        const LeverRule *lever = &s->rules->lever[n];
        const Program needs = m->away ? lever->needs : lever->back;
        double weight[AIMS];
        if (lever->act != m->act || !needs.count) continue;
        const Scope scope = rulebook_scope(w, k, s, m->seat, NULL, weight);
        if (program_run(s->rules->op, needs, &scope) < 0.5) return true;
    }
    return false;
}

/* Margin of one need: 0 or more where the act is allowed. */
KERNEL double need_margin(NeedId id, const World *w, const Parameters *k, const Scenario *s,
                          const Move *m) {
    (void)k;
    switch (id) {
#define NEED(name, margin, why_not, nearest)                                                       \
    case NEED_##name: return margin;
#include "model/needs.def"
#undef NEED
    case NEED_COUNT: break;
    }
    ASSERT(id < NEED_COUNT);
    return 0.0;
}

/* In the pack's own words where it forbids. */
static Refusal refusal_of(NeedId need, double short_by, const Scenario *s, ActId act) {
    Refusal r = {.need = need, .short_by = short_by};
    for (int n = 0; need == NEED_pack && n < s->rules->levers; n++) {
        if (s->rules->lever[n].act != act) continue;
        r.why = s->rules->lever[n].why;
        r.nearest = s->rules->lever[n].nearest;
    }
    return r;
}

/* The needs that are asked of a move, a bit each. */
static uint64_t needs_of(const Move *m, uint64_t waived) {
    const uint64_t every = BIT(COUNT) - 1;
    const uint64_t first = (BIT(word) << 1) - 1, last = every & ~(BIT(not_done) - 1);
    const uint64_t always = (first | last) & ~BIT(no_harm);
    return (always | (m->away ? act_info(m->act)->needs : 0)) & ~waived;
}

static Refusal refused_but(const World *w, const Parameters *k, const Scenario *s, Act act,
                           uint64_t waived) {
    const Move m = act_weigh(w, s, act);
    for (uint64_t left = needs_of(&m, waived); left; left &= left - 1) {
        const NeedId id = (NeedId)__builtin_ctzll(left);
        const double margin = need_margin(id, w, k, s, &m);
        if (margin < -1e-9) return refusal_of(id, -margin, s, act.act);
    }
    return (Refusal){.need = NEED_COUNT};
}

/* Whether refused_but would find no reason. After what the move itself says, from the last need on: the
 * purse is looked up sooner than promises. */
static bool allowed_but(const World *w, const Parameters *k, const Scenario *s, Act act, uint64_t waived) {
    Move m;
    weigh(w, s, act, &m);
    if (!m.owner || !m.in_range) return false;
    for (uint64_t left = needs_of(&m, waived); left;) {
        const int id = 63 - __builtin_clzll(left);
        if (need_margin((NeedId)id, w, k, s, &m) < -1e-9) return false;
        left ^= UINT64_C(1) << id;
    }
    return true;
}

static uint64_t waived_for(const World *w, SeatId seat) { return w->person[seat] > 0.5 ? BIT(word) : 0; }

/* A person may break its word, and pays for it; a bot never does. */
Refusal act_refused(const World *w, const Parameters *k, const Scenario *s, Act act) {
    return refused_but(w, k, s, act, waived_for(w, act.seat));
}

bool act_allowed(const World *w, const Parameters *k, const Scenario *s, Act act) {
    return allowed_but(w, k, s, act, waived_for(w, act.seat));
}

/* Pressing, threatening, mobilising: nobody at the table asks the rival for more of it. */
static bool is_harm(const World *w, Act act) {
    return act.seat == SEAT_rival && act_rows[act.act].lever && act.act != ACT_rival_terms &&
           act.to > act_setting(w, act.act, act.seat);
}

Refusal act_refused_to_promise(const World *w, const Parameters *k, const Scenario *s, Act act) {
    if (is_harm(w, act)) return (Refusal){.need = NEED_no_harm, .short_by = 1.0};
    return refused_but(w, k, s, act, BIT(capital) | BIT(initiative));
}

bool act_allowed_to_promise(const World *w, const Parameters *k, const Scenario *s, Act act) {
    return !is_harm(w, act) && allowed_but(w, k, s, act, BIT(capital) | BIT(initiative));
}

typedef struct NeedInfo {
    const char *name, *why_not, *nearest;
} NeedInfo;
static const NeedInfo needs[NEED_COUNT] = {
#define NEED(name, margin, why_not, nearest) {#name, why_not, nearest},
#include "model/needs.def"
#undef NEED
};

const char *need_name(NeedId id) {
    ASSERT(id < NEED_COUNT);
    return needs[id].name;
}

/* Copies text with {x} as the shortfall, rounded up to what would be enough. */
static void fill_short(const char *text, double x, char *out) {
    char number[32];
    tongue_write(number, sizeof number, x >= 1.0 ? "%.1f" : "%.2f", x + (x >= 1.0 ? 0.0499 : 0.00499));
    char *dot = strchr(number, '.');
    if (dot && strspn(dot + 1, "0") == strlen(dot + 1)) *dot = '\0';
    const char *at = strstr(text, "{x}");
    if (at)
        snprintf(out, REASON_MAX_BYTES, "%.*s%s%s", (int)(at - text), text, number, at + 3);
    else
        snprintf(out, REASON_MAX_BYTES, "%s", text);
}

void refusal_write(Refusal r, char *why_not, char *nearest) {
    ASSERT(refusal_is(r));
    fill_short(r.why ? r.why : tongue(needs[r.need].why_not), r.short_by, why_not);
    fill_short(r.nearest ? r.nearest : tongue(needs[r.need].nearest), r.short_by, nearest);
}

/* --- doing ------------------------------------------------------------------------------------ */

static void put_posture(Step *st, VarId var, int index, double *at, double to, const char *cause) {
    if (st->ledger) ledger_note(st->ledger, (int)st->w->month, var, index, cause, to - *at);
    *at = to;
}

/* The settings of an act's owners, made one. */
static double joined(const World *w, const Scenario *s, ActId id) {
    const Share *share = &act_rows[id].share;
    const double start = act_passive(id, SEAT_NONE, s);
    double sum = 0.0, most = start, least = 0.0;
    bool any = false;
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        if (!act_owned(id, (SeatId)seat, s)) {
            /* the part of a seat that nobody fills stays where it started */
            sum += share->joint == JOINT_PARTS ? share->part[seat] * start : 0.0;
            continue;
        }
        const double value = act_setting(w, id, (SeatId)seat);
        if (!any || value > most) most = value;
        if (!any || value < least) least = value;
        if (share->joint == JOINT_PARTS) sum += share->part[seat] * value;
        any = true;
    }
    if (!any) return start;
    return share->joint == JOINT_PARTS ? sum : share->joint == JOINT_BOTH ? least : most;
}

static void donors_join(Step *st) {
    USE_STEP(st);
    for (int i = 0; i < st->s->members; i++) {
        double policy = st->s->start.aid_policy[i];
        for (int seat = 0; seat < SEAT_COUNT; seat++)
            if (act_owned(ACT_aid, (SeatId)seat, st->s))
                policy += aid_follows(st->s, (SeatId)seat, i) *
                          (act_setting(w, ACT_aid, (SeatId)seat) -
                           act_passive(ACT_aid, (SeatId)seat, st->s));
        SET_MEMBER(aid_policy, i, "donors' decision", real_clamp(policy, 0.0, 3.0));
    }
}

void act_join(Step *st, ActId id) {
    USE_STEP(st);
    ASSERT(act_rows[id].lever);
    if (act_rows[id].share.joint == JOINT_DONOR) {
        donors_join(st);
        return;
    }
    put_posture(st, (VarId)(VAR_ordered_dig_in + id), 0, world_posture(&w->ordered, (PostureId)id),
                joined(w, st->s, id), "order");
}

void act_set(Step *st, ActId id, SeatId seat, double to, const char *cause) {
    USE_STEP(st);
    const PostureInfo *p = posture_info((PostureId)id);
    const double start = act_passive(id, seat, st->s), from = act_setting(w, id, seat);
    const bool home = real_abs(to - start) < 1e-9; /* all the way back: nothing left to reverse */
    const double *turn = seat_posture(&w->set_turn, (PostureId)id, seat);
    const double changed = goes_away(from, to, start) ? w->turn : home ? -w->turn : *turn;
    put_posture(st, (VarId)(VAR_set_dig_in + id), seat, seat_posture(&w->set, (PostureId)id, seat),
                real_clamp(to, p->low, p->high), cause);
    put_posture(st, (VarId)(VAR_set_turn_dig_in + id), seat,
                seat_posture(&w->set_turn, (PostureId)id, seat), changed, cause);
    act_join(st, id);
}

/* Going back on one's word: reputation, and the others count the months. game notes 2 */
static void go_back(Step *st, Act act) {
    USE_STEP(st);
    const int i = st->s->seat_member[act.seat];
    if (i < 0) return;
    const double cost = act.act == ACT_pledge || act.act == ACT_ambiguity     ? reversal_pledge
                        : act.act == ACT_treaty_offer || act.act == ACT_arms_pact ? reversal_treaty
                                                                                : reversal_reputation;
    CHANGE_MEMBER(reputation, i, "reversal", -cost);
    LIMIT_MEMBER(reputation, i, 0.0, 1.0);
    CHANGE_MEMBER(abandonment, i, "reversal", 1.0);
    LIMIT_MEMBER(abandonment, i, 0.0, 60.0);
}

void act_reversed(Step *st, Act act) {
    if (act_weigh(st->w, st->s, act).reversal) go_back(st, act);
}

static void stand(Step *st, SeatId seat, double change, const char *cause) {
    USE_STEP(st);
    const double to = real_clamp(w->standing[seat] + change, 0.0, 1.0);
    CHANGE_AT(standing, w->standing[seat], seat, cause, to - w->standing[seat]);
}

static void speak(Step *st, double direction) {
    USE_STEP(st);
    CHANGE(cue, "words", direction * K(cue_size) * w->cue_weight);
    CHANGE(cue_weight, "repetition", -0.5 * w->cue_weight);
}

static void vote(Step *st, SeatId seat, double instruction) {
    USE_STEP(st);
    const int i = st->s->seat_member[seat];
    const double below = consent_line(w, k) - w->consent[i];
    SET_MEMBER(vote, i, "instruction", instruction);
    if (instruction > 0.5 && below > 0.0)
        CHANGE_MEMBER(support, i, "vote against its own balance", -vote_home * below);
    if (instruction < -0.5 && below < -0.5) stand(st, seat, -standing_step, "vote against its own balance");
}

static void grieve(Step *st, SeatId seat, bool raise) {
    USE_STEP(st);
    const int i = st->s->seat_member[seat];
    if (raise) CHANGE_MEMBER(grievance, i, "price of a signature", 0.3);
    else SET_MEMBER(grievance, i, "dropped", 0.0);
    LIMIT_MEMBER(grievance, i, 0.0, 2.0);
    CHANGE_MEMBER(support, i, "price of a signature", raise ? K(grieve_home) : -K(grieve_home));
    LIMIT_MEMBER(support, i, 0.05, 0.95);
    stand(st, seat, raise ? -standing_step : standing_step, "price of a signature");
}

static void deed_do(Step *st, Act act) {
    USE_STEP(st);
    const int i = st->s->seat_member[act.seat];
    switch (act.act) {
    case ACT_speak_for: speak(st, 1.0); break;
    case ACT_speak_against: speak(st, -1.0); break;
    case ACT_table_step: SET(agenda_month, "tabled", act_agenda_summit(w)); break;
    case ACT_vote_yes: vote(st, act.seat, 1.0); break;
    case ACT_vote_no: vote(st, act.seat, -1.0); break;
    case ACT_vote_free: vote(st, act.seat, 0.0); break;
    case ACT_ratify_now: SET_MEMBER(pace, i, "choice", 1.0); break;
    case ACT_ratify_late: SET_MEMBER(pace, i, "choice", -1.0); break;
    case ACT_raise_grievance: grieve(st, act.seat, true); break;
    case ACT_drop_grievance: grieve(st, act.seat, false); break;
    case ACT_sign_terms: terms_sign(st); break;
    case ACT_amend_terms: terms_amend(st); break;
    case ACT_refuse_terms: terms_refuse(st); break;
    case ACT_sign_order: order_sign(st); break;
    case ACT_refuse_order: order_refuse(st); break;
    default: ASSERT(act.act >= ACT_COUNT); /* a deed of command.def without a rule */
    }
}

/* What a deed decides is seen at once: a signature ends a war, and with it what hangs on the war. */
static void deed_apply(Step *st, Act act) {
    USE_STEP(st);
    World before;
    if (st->ledger) before = *w;
    st->order_moved = false;
    deed_do(st, act);
    if (!st->order_moved) return;
    st->order_moved = false;
    world_evaluate(w, k, st->s);
    if (st->ledger) ledger_note_derived(st->ledger, st->s, k, &before, w);
}

/* A second initiative in one turn strains those who have to carry it. */
static void haste(Step *st, SeatId seat) {
    USE_STEP(st);
    if (seat == SEAT_candidate) {
        CHANGE(unity, "haste", -K(haste_unity));
        LIMIT(unity, 0.1, 0.98);
    } else if (seat == SEAT_rival) {
        CHANGE(stability_rival, "haste", -K(haste_unity));
        LIMIT(stability_rival, 0.1, 0.98);
    } else {
        CHANGE(cohesion_shock, "haste", -K(haste_cohesion));
        LIMIT(cohesion_shock, -0.5, 0.5);
    }
}

static void pay(Step *st, const Move *m) {
    USE_STEP(st);
    const char *cause = act_rows[m->act].name;
    CHANGE_AT(capital, w->capital[m->seat], m->seat, cause, -m->price);
    CHANGE_AT(means, w->means[m->seat], m->seat, cause, -m->means);
    if (m->free) return;
    if (w->initiatives[m->seat] < 1.5) haste(st, m->seat);
    CHANGE_AT(initiatives, w->initiatives[m->seat], m->seat, cause, -1.0);
}

bool act_try(Step *st, Act act) {
    USE_STEP(st);
    if (!act_allowed(w, k, st->s, act)) return false;
    const Move m = act_weigh(w, st->s, act);
    pay(st, &m);
    promises_break(st, act);
    if (m.reversal) go_back(st, act);
    if (act_rows[act.act].lever) act_set(st, act.act, act.seat, act.to, seat_info(act.seat)->role);
    else deed_apply(st, act);
    return true;
}

void act_apply(Step *st, Act act) {
    const bool applied = act_try(st, act);
    ASSERT(applied);
}

bool act_promisable(ActId id) {
    return act_rows[id].lever || id == ACT_table_step || id == ACT_vote_yes || id == ACT_vote_no ||
           id == ACT_vote_free || id == ACT_ratify_now || id == ACT_ratify_late ||
           id == ACT_drop_grievance;
}

void act_fulfil(Step *st, Act act) {
    USE_STEP(st);
    const Move m = act_weigh(w, st->s, act);
    CHANGE_AT(means, w->means[m.seat], m.seat, "promise", -real_min(m.means, w->means[m.seat]));
    if (act_rows[act.act].lever) act_set(st, act.act, act.seat, act.to, "promise");
    else deed_apply(st, act);
}

bool act_done(const World *w, const Scenario *s, Act act, double from) {
    const int i = s->seat_member[act.seat];
    const double now = act_setting(w, act.act, act.seat);
    if (act_rows[act.act].lever)
        return act.to >= from ? now >= act.to - 1e-9 : now <= act.to + 1e-9;
    switch (act.act) {
    case ACT_table_step: return w->agenda_month > w->turn_began;
    case ACT_vote_yes: return w->vote[i] > 0.5;
    case ACT_vote_no: return w->vote[i] < -0.5;
    case ACT_vote_free: return w->vote[i] > -0.5 && w->vote[i] < 0.5;
    case ACT_ratify_now: return w->pace[i] > 0.5 || w->ratified[i] > 0.5;
    case ACT_ratify_late: return w->pace[i] < -0.5;
    case ACT_drop_grievance: return w->grievance[i] < 0.02;
    default: return false;
    }
}

/* --- upkeep ----------------------------------------------------------------------------------- */

/* The acts that cost any, a bit each. */
static const uint64_t with_upkeep = 0
#define LEVER(name, step, price, upkeep, ...) | ((upkeep) > 0 ? UINT64_C(1) << ACT_##name : 0)
#define UNPLAYED(name)
#define DEED(name, ...)
#include "model/command.def"
#undef LEVER
#undef UNPLAYED
#undef DEED
    ;

static double upkeep_at(const Scenario *s, ActId id, SeatId seat, double setting) {
    if (!act_rows[id].lever || act_rows[id].upkeep <= 0.0) return 0.0;
    const double above = setting - act_passive(id, seat, s);
    return act_rows[id].upkeep * real_max(0.0, above) / act_rows[id].step;
}

static double upkeep_of(const World *w, const Scenario *s, ActId id, SeatId seat) {
    return act_owned(id, seat, s) ? upkeep_at(s, id, seat, act_setting(w, id, seat)) : 0.0;
}

double act_upkeep_added(const World *w, const Scenario *s, Act act) {
    return upkeep_at(s, act.act, act.seat, act.to) -
           upkeep_at(s, act.act, act.seat, act_setting(w, act.act, act.seat));
}

double act_upkeep(const World *w, const Scenario *s, SeatId seat) {
    double sum = 0.0;
    for (uint64_t left = s->seat_acts[seat] & with_upkeep; left;) sum += upkeep_of(w, s, act_next(&left), seat);
    return sum;
}

ActId act_dearest(const World *w, const Scenario *s, SeatId seat) {
    ActId dearest = ACT_NONE;
    double most = 0.0, latest = -1.0;
    for (int id = 0; id < ACT_COUNT; id++) {
        const double upkeep = upkeep_of(w, s, (ActId)id, seat);
        if (upkeep <= 0.0) continue;
        const double turn = seat_posture_get(&w->set_turn, (PostureId)id, seat);
        if (upkeep > most || (upkeep >= most && turn > latest)) {
            dearest = (ActId)id;
            most = upkeep;
            latest = turn;
        }
    }
    return dearest;
}
