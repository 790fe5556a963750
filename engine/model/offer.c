/* Offers, answers and promises. Always true: see offer.h. */
#include "model/offer.h"

#include <stdio.h>
#include <string.h>

#include "model/promise.h"
#include "model/rules.h"
#include "model/answer_terms.h"

/* Capital is offered in halves. */
static const double favour_step = 0.5;

static double trust_of(const World *w, SeatId seat, SeatId towards) {
    return w->trust[SEATS_MAX * seat + towards];
}

/* --- the answer -------------------------------------------------------------------------------- */

/* How far a vote that is asked for goes against the member's own balance of reasons. */
static double against_balance(const World *w, const Parameters *k, const Scenario *s, Act ask) {
    const double above = act_member_consent(w, s, ask.seat) - consent_line(w, k);
    if (ask.act == ACT_vote_yes) return real_max(0.0, -above);
    return ask.act == ACT_vote_no ? real_max(0.0, above) : 0.0;
}

static int larger_reason(const double *term, bool yes, int but) {
    int best = -1;
    for (int t = 0; t < ANSWER_TERMS; t++) {
        const double size = yes ? term[t] : -term[t];
        if (t == but) continue;
        if (best < 0 || size > (yes ? term[best] : -term[best])) best = t;
    }
    return best;
}

void offer_answer(const World *w, const Parameters *k, const Scenario *s, const Outlook *o,
                  const Offer *offer, Answer *out) {
    double ask[AIMS], given[AIMS], give = 0.0;
    outlook_terms(o, s, offer->to, offer->ask, act_steps(w, offer->ask), ask);
    if (offer->give.act != ACT_NONE)
        give = outlook_terms(o, s, offer->to, offer->give, act_steps(w, offer->give), given);
    const double word = trust_of(w, offer->to, offer->from), favour = offer->favour;
    const double home = act_home(w, s, offer->to), upkeep = real_max(0.0, act_upkeep_added(w, s, offer->ask));
    const double against = against_balance(w, k, s, offer->ask);
    *out = (Answer){0};
    TERMS_OF(ANSWER, out->term);
    for (int t = 0; t < ANSWER_TERMS; t++) out->sum += out->term[t];
    out->yes = out->sum >= 0.0;
    out->reason[0] = (AnswerTermId)larger_reason(out->term, out->yes, -1);
    out->reason[1] = (AnswerTermId)larger_reason(out->term, out->yes, (int)out->reason[0]);
}

const char *answer_term_words(AnswerTermId id) {
    static const char *const words[ANSWER_TERMS] = {
        [ANSWER_security] = TONGUE("what it does to {candidate}'s security"),
        [ANSWER_sovereignty] = TONGUE("what it does to {candidate}'s sovereignty"),
        [ANSWER_escalation] = TONGUE("the danger of escalation"),
        [ANSWER_cohesion] = TONGUE("the cohesion of the alliance"),
        [ANSWER_law] = TONGUE("law and the allies' kept word"),
        [ANSWER_home_effect] = TONGUE("what its own public would make of it"),
        [ANSWER_regime] = TONGUE("the stability of its regime"),
        [ANSWER_control] = TONGUE("the land it holds"),
        [ANSWER_forces] = TONGUE("alliance forces in front of it"),
        [ANSWER_in_return] = TONGUE("what is promised in return"),
        [ANSWER_favour] = TONGUE("the capital that comes with it"),
        [ANSWER_trust] = TONGUE("its trust in the one who asks"),
        [ANSWER_own_public] = TONGUE("the mood of its own public"),
        [ANSWER_upkeep] = TONGUE("what it would cost every turn"),
        [ANSWER_own_balance] = TONGUE("its own balance of reasons"),
        [ANSWER_reluctance] = TONGUE("that a yes binds"),
    };
    ASSERT(id < ANSWER_TERMS);
    return words[id];
}

/* --- the nearest yes --------------------------------------------------------------------------- */

static void remedy_add(NearestYes *yes, Remedy remedy) {
    if (yes->count < REMEDIES_MAX) yes->remedy[yes->count++] = remedy;
}

void nearest_apply(const NearestYes *yes, const Scenario *s, const Parameters *k, Offer *offer,
                   World *w) {
    bool moved = false;
    for (int n = 0; n < yes->count; n++) {
        const Remedy *r = &yes->remedy[n];
        if (r->kind == REMEDY_GIVE) {
            offer->give = r->give;
            if (offer->give_due < offer->ask_due) offer->give_due = offer->ask_due;
        }
        if (r->kind == REMEDY_FAVOUR) offer->favour += r->favour;
        if (r->kind != REMEDY_STATE) continue;
        world_set(w, r->var, r->index, r->value);
        moved = true;
    }
    if (moved) world_evaluate(w, k, s);
}

/* The card of the asking seat that the other would value most, if it may be promised. */
static bool best_give(const World *w, const Parameters *k, const Scenario *s, const Outlook *o,
                      const Offer *offer, Remedy *best) {
    double unused[AIMS];
    *best = (Remedy){.kind = REMEDY_GIVE, .gain = 0.0};
    const double word = trust_of(w, offer->to, offer->from);
    for (int id = 0; id < POSTURE_COUNT; id++) {
        if (!act_owned((ActId)id, offer->from, s) || id == (int)offer->ask.act) continue;
        for (int up = 0; up < 2; up++) {
            const Act act = {offer->from, (ActId)id,
                             act_setting(w, (ActId)id, offer->from) +
                                 (up ? 1.0 : -1.0) * act_info((ActId)id)->step};
            if (!act_allowed_to_promise(w, k, s, act)) continue;
            const double gain = (0.4 + 0.6 * word) *
                                outlook_terms(o, s, offer->to, act, act_steps(w, act), unused);
            if (gain > best->gain) *best = (Remedy){.kind = REMEDY_GIVE, .give = act, .gain = gain};
        }
    }
    return best->gain > 0.0;
}

/* Whether the remedies found so far make it a yes, tried on a copy. */
static double short_after(const NearestYes *yes, const World *w, const Parameters *k,
                          const Scenario *s, const Offer *offer) {
    World copy = *w;
    Offer better = *offer;
    Outlook o;
    Answer answer;
    nearest_apply(yes, s, k, &better, &copy);
    outlook_of(&copy, k, s, &o);
    offer_answer(&copy, k, s, &o, &better, &answer);
    return -answer.sum;
}

static double favour_for(double missing, const Parameters *k) {
    const int steps = (int)(missing / (K(answer_favour) * favour_step)) + 1;
    return favour_step * (double)steps;
}

void offer_nearest(const World *w, const Parameters *k, const Scenario *s, const Outlook *o,
                   const Offer *offer, NearestYes *out) {
    *out = (NearestYes){0};
    Answer answer;
    offer_answer(w, k, s, o, offer, &answer);
    out->short_by = real_max(0.0, -answer.sum);
    if (answer.yes) {
        out->enough = true;
        return;
    }
    Remedy give;
    const double purse = w->capital[offer->from] - offer_price(w, s, offer);
    const double alone = favour_for(out->short_by, k);
    if (alone > purse && offer->give.act == ACT_NONE && best_give(w, k, s, o, offer, &give))
        remedy_add(out, give);
    /* capital makes up for the rest; it always can, if not always payably */
    double missing = short_after(out, w, k, s, offer);
    if (missing > 0.0) {
        const double favour = favour_for(missing, k);
        remedy_add(out, (Remedy){.kind = REMEDY_FAVOUR, .favour = favour,
                                 .gain = K(answer_favour) * favour});
        missing = short_after(out, w, k, s, offer);
    }
    out->enough = missing <= 0.0;
}

/* What could lift a member's balance: states of the world, nearest to hand first. */
static int consent_remedies(const World *w, const Parameters *k, Remedy out[REMEDIES_MAX]) {
    int n = 0;
#define STATE(var_, value_) out[n++] = (Remedy){.kind = REMEDY_STATE, .var = VAR_##var_, .value = (value_)}
    if (w->war > 0.5) STATE(war, 0.0);
    if (w->settled < 0.5) STATE(settled, 1.0);
    if (w->posture.renunciation < 0.5 && w->occupied_share > 0.005) STATE(posture_renunciation, 1.0);
    if (w->regional < 0.5) STATE(regional, 1.0);
    if (w->menace > K(window_menace)) STATE(menace, K(window_menace));
    if (w->governance < 0.55) STATE(governance, 0.55);
    if (w->posture.conditions < 0.5) STATE(posture_conditions, 1.0);
#undef STATE
    return n;
}

static double consent_with(const World *w, const Parameters *k, const Scenario *s, int member,
                           const NearestYes *yes) {
    World copy = *w;
    for (int n = 0; n < yes->count; n++)
        world_set(&copy, yes->remedy[n].var, yes->remedy[n].index, yes->remedy[n].value);
    world_evaluate(&copy, k, s);
    return copy.consent[member];
}

/* The best next change: the smallest that is enough, else the one that lifts most. */
static int remedy_choose(const World *w, const Parameters *k, const Scenario *s, int member,
                         double line, const NearestYes *so_far, const Remedy *candidate,
                         const bool *taken, int n, double *reached) {
    int best = -1;
    double best_reached = *reached;
    for (int c = 0; c < n; c++) {
        if (taken[c]) continue;
        NearestYes with = *so_far;
        remedy_add(&with, candidate[c]);
        const double consent = consent_with(w, k, s, member, &with);
        const bool enough = consent >= line, had_enough = best_reached >= line;
        const bool better = enough ? !had_enough || consent < best_reached
                                   : !had_enough && consent > best_reached;
        if (!better) continue;
        best = c;
        best_reached = consent;
    }
    *reached = best_reached;
    return best;
}

/* A number needs to go only as far as it takes: halves the way until it is just enough. */
static void remedy_trim(const World *w, const Parameters *k, const Scenario *s, int member,
                        double line, NearestYes *yes) {
    Remedy *last = &yes->remedy[yes->count - 1];
    if (var_info(last->var)->type != TYPE_REAL || var_info(last->var)->kind != KIND_GLOBAL) return;
    double short_of = world_get(w, last->var, last->index), enough = last->value;
    for (int n = 0; n < 20; n++) {
        last->value = 0.5 * (short_of + enough);
        if (consent_with(w, k, s, member, yes) >= line) enough = last->value;
        else short_of = last->value;
    }
    last->value = enough;
}

void consent_nearest(const World *w, const Parameters *k, const Scenario *s, int member,
                     double line, NearestYes *out) {
    Remedy candidate[REMEDIES_MAX];
    bool taken[REMEDIES_MAX] = {false};
    const int n = consent_remedies(w, k, candidate);
    *out = (NearestYes){.short_by = real_max(0.0, line - w->consent[member])};
    double reached = w->consent[member];
    while (reached < line && out->count < n) {
        const double before = reached;
        const int best = remedy_choose(w, k, s, member, line, out, candidate, taken, n, &reached);
        if (best < 0) break;
        taken[best] = true;
        candidate[best].gain = reached - before;
        remedy_add(out, candidate[best]);
        if (reached < line) continue;
        remedy_trim(w, k, s, member, line, out);
        reached = consent_with(w, k, s, member, out);
        out->remedy[out->count - 1].gain = reached - before;
    }
    out->enough = reached >= line;
}

static void state_write(const Remedy *r, Text *out) {
    static const struct {
        VarId var;
        const char *words;
    } named[] = {
        {VAR_war, TONGUE("silent guns")},
        {VAR_settled, TONGUE("a settlement, not only a truce")},
        {VAR_posture_renunciation, TONGUE("force renounced to change the line")},
        {VAR_regional, TONGUE("a regional settlement")},
        {VAR_menace, TONGUE("a rival that menaces less")},
        {VAR_governance, TONGUE("governance raised")},
        {VAR_posture_conditions, TONGUE("conditions on aid")},
    };
    for (size_t n = 0; n < COUNT_OF(named); n++)
        if (named[n].var == r->var) {
            const bool number = var_info(r->var)->type == TYPE_REAL &&
                                var_info(r->var)->kind == KIND_GLOBAL;
            text_add(out, "%s", tongue(named[n].words));
            if (number) text_say(out, ", %.2f", r->value);
            text_say(out, " (%+.2f)", r->gain);
            return;
        }
    text_say(out, "%s at %.2f (%+.2f)", var_info(r->var)->name, r->value, r->gain);
}

void remedy_write(const Remedy *r, const Scenario *s, Text *out) {
    if (r->kind == REMEDY_GIVE)
        text_say(out, "%s in return: \"%s\" (%+.2f)", s->seat_name[r->give.seat],
                 tongue(act_info(r->give.act)->title), r->gain);
    else if (r->kind == REMEDY_FAVOUR && r->favour > 12.0)
        text_say(out, "%.3g capital with it, more than any seat can hold", r->favour);
    else if (r->kind == REMEDY_FAVOUR)
        text_say(out, "%.3g more capital with it (%+.2f)", r->favour, r->gain);
    else
        state_write(r, out);
}

/* --- making one -------------------------------------------------------------------------------- */

double offer_price(const World *w, const Scenario *s, const Offer *offer) {
    const double list = act_weigh(w, s, offer->ask).price;
    return list * (1.5 - trust_of(w, offer->to, offer->from)) + offer->favour;
}

static bool offer_no(char *why_not, char *nearest, const char *why, const char *what) {
    if (!why_not) return false;
    snprintf(why_not, REASON_MAX_BYTES, "%s", tongue(why));
    snprintf(nearest, REASON_MAX_BYTES, "%s", tongue(what));
    return false;
}

/* An open promise of this very act: nobody sells the same thing twice. */
static bool is_promised(const World *w, Act act) {
    for (int n = 0; n < PROMISES_MAX; n++) {
        if ((int)w->promise_state[n] != 1 || (SeatId)w->promise_giver[n] != act.seat ||
            (ActId)w->promise_act[n] != act.act)
            continue;
        if (!act_info(act.act)->lever || real_abs(w->promise_value[n] - act.to) < 1e-9) return true;
    }
    return false;
}

bool offer_possible(const World *w, const Parameters *k, const Scenario *s, const Offer *offer,
                    char *why_not, char *nearest) {
    if (offer->from == offer->to || !seat_sits(s, offer->to) || !seat_sits(s, offer->from))
        return offer_no(why_not, nearest, "nobody sits there", "offer it to another seat");
    if (w->offers_left[offer->from] < 0.5)
        return offer_no(why_not, nearest, "the offer of this turn is made", "end the turn, or undo it");
    if (!act_promisable(offer->ask.act) ||
        (offer->give.act != ACT_NONE && !act_promisable(offer->give.act)))
        return offer_no(why_not, nearest, "words and signatures cannot be promised",
                   "ask for a card that stays and can be seen");
    if (is_promised(w, offer->ask) || (offer->give.act != ACT_NONE && is_promised(w, offer->give)))
        return offer_no(why_not, nearest, "it is promised already", "ask for something else, or give it");
    if (act_info(offer->ask.act)->lever && real_abs(act_steps(w, offer->ask)) < 1e-9)
        return offer_no(why_not, nearest, "it is done already", "ask for something else");
    Refusal r = act_refused_to_promise(w, k, s, offer->ask);
    if (!refusal_is(r) && offer->give.act != ACT_NONE)
        r = act_refused_to_promise(w, k, s, offer->give);
    if (refusal_is(r)) {
        if (why_not) refusal_write(r, why_not, nearest);
        return false;
    }
    const double price = offer_price(w, s, offer);
    if (price <= w->capital[offer->from] + 1e-9) return true;
    if (!why_not) return false;
    tongue_write(why_not, REASON_MAX_BYTES, "asking costs %.3g capital, %.3g are there", price,
             w->capital[offer->from]);
    return offer_no(nearest, nearest, "more capital, or more of their trust", "more capital, or more of their trust");
}

static void offer_used(Step *st, SeatId seat) {
    USE_STEP(st);
    CHANGE_AT(offers_left, w->offers_left[seat], seat, "offer", -w->offers_left[seat]);
}

void offer_accept(Step *st, const Offer *offer) {
    USE_STEP(st);
    const double price = offer_price(w, st->s, offer);
    const double to = real_min(12.0, w->capital[offer->to] + offer->favour);
    CHANGE_AT(capital, w->capital[offer->from], offer->from, "offer",
              -real_min(price, w->capital[offer->from]));
    CHANGE_AT(capital, w->capital[offer->to], offer->to, "favour", to - w->capital[offer->to]);
    CHANGE_AT(asks_won, w->asks_won[offer->from], offer->from, "offer", 1.0);
    if (offer->from == SEAT_secretariat || offer->to == SEAT_secretariat)
        CHANGE(texts_signed, "offer", 1.0);
    offer_used(st, offer->from);
    promise_write(st, offer->to, offer->from, offer->ask, offer->ask_due, true);
    if (offer->give.act != ACT_NONE)
        promise_write(st, offer->from, offer->to, offer->give, offer->give_due, false);
}

void offer_decline(Step *st, const Offer *offer) {
    offer_used(st, offer->from);
}
