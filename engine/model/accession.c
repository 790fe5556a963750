/* The accession file: consent, summits, ratification. model notes B.4.9
 * Always true: nobody enters without an invitation by all and the ratification of every member. */
#include "core/tongue.h"
#include "model/rules.h"
#include "model/terms_accession.h"

/* What a "no" by instruction lacks: more than any budget buys. */
static const double refused_by_order = 9.0;

double dispute_of(const World *w, const Parameters *k) {
    if (w->occupied_share <= 0.005 || w->delimited > 0.5) return 0.0;
    if (w->war > 0.5 || P(legal_borders) > 0.5) return 1.0;
    if (P(renunciation) > 0.5) return K(dispute_renounced);
    return w->settled > 0.5 ? K(dispute_ceasefire) : 1.0;
}

HOT static void consent_sum(World *w, const Parameters *restrict k, int n) {
    const double neutral = w->order == ORDER_AUSTRIAN_NEUTRALITY ? 1.0 : 0.0;
    double sceptic[MEMBERS_MAX];
    for (int i = 0; i < n; i++) sceptic[i] = w->inclination[i] < 0.0 ? 1.0 : 0.0;
    for (int i = 0; i < n; i++) w->consent[i] = SUM_OF(CONSENT);
}

/* Consent needed for the step after `stage`. */
double consent_line(const World *w, const Parameters *k) {
    if (w->stage < STAGE_DIALOGUE) return K(line_dialogue);
    if (w->stage < STAGE_PLAN && P(fast_track) < 0.5) return K(line_plan);
    return 0.0;
}

HOT static double belonging_above(const World *w, double line, int n) {
    double ready[MEMBERS_MAX];
    for (int i = 0; i < n; i++) ready[i] = w->consent[i] > line ? w->belongs[i] : 0.0;
    return real_sum(ready, n);
}

static bool objects(const World *w, int i) {
    return (int)w->no_objection != i + 1 && w->belongs[i] > 0.5;
}

void consent_evaluate(World *w, const Parameters *k, const Scenario *s) {
    w->dispute = dispute_of(w, k);
    consent_sum(w, k, s->members_padded);
    w->ready = belonging_above(w, consent_line(w, k), s->members_padded);
    const double limits = SUM_OF(LIMITS);
    w->sovereignty_limits = real_min(1.0, limits);
}

/* How far a member stands below the line; a seat's instruction overrides its balance. */
static double missing_of(const World *w, int i, double line) {
    if (w->vote[i] > 0.5) return 0.0;
    const double missing = line - w->consent[i];
    return w->vote[i] < -0.5 ? real_max(missing, refused_by_order) : missing;
}

/* A summit passes a step when every member is above the line or can be compensated out of the
 * budget; the lead ally cannot be bought. Returns -1 if it passes, else who stands in the way. */
static int summit_blocked_by(const World *w, const Parameters *k, const Scenario *s) {
    const double line = consent_line(w, k);
    double price_level = 1.0;
    for (int n = 0; n < (int)w->side_payments_made; n++) price_level *= K(price_growth);
    double budget = (K(budget) + K(budget_payments) * P(side_payments) / price_level) *
                    w->buying_on;
    int furthest = -1;
    for (int i = 0; i < s->members; i++) {
        const double missing = missing_of(w, i, line);
        if (!objects(w, i) || missing <= 0.0) continue;
        const double dearness = (w->is_core[i] > 0.5 ? K(price_large) : 1.0) *
                                (w->is_hold_out[i] > 0.5 ? K(price_hold_out) : 1.0);
        budget -= missing * dearness;
        const bool worst = furthest < 0 || w->consent[i] < w->consent[furthest];
        if (i == s->lead || budget < 0.0) {
            if (worst) furthest = i;
            budget = -1.0;
        }
    }
    return furthest;
}

/* A grievance is no term of the sum: it blocks alone, whatever the rest. Finding 4 of model notes */
static int grievance_blocks(const Step *st) {
    USE_STEP(st);
    for (int i = 0; i < st->s->members; i++)
        if (w->grievance[i] > 0.0 && objects(w, i) &&
            CHANCE(grievance_blocks, st->s->member_key[i], real_min(1.0, w->grievance[i])))
            return i;
    return -1;
}

void file_set(Step *st, StageId stage, const char *cause) {
    USE_STEP(st);
    SET(stage, cause, (double)stage);
    for (int i = 0; i < st->s->members; i++) {
        SET_MEMBER(vote, i, "the next step", 0.0);
        if (stage < STAGE_PROTOCOL) SET_MEMBER(pace, i, "the next step", 0.0);
    }
}

static void stage_set(Step *st, StageId stage, HappeningId told, int actor) {
    USE_STEP(st);
    if ((double)stage > w->stage) CHANGE(texts_signed, "file", 1.0);
    file_set(st, stage, "file");
    SET(stage_month, "file", w->month);
    st->order_moved = true;
    happen(st, told, actor, 0.0);
}

/* Side payments teach others to ask. */
static void payments_follow(Step *st) {
    USE_STEP(st);
    if (P(side_payments) < 0.25) return;
    CHANGE(side_payments_made, "side payment", 1.0);
    if (!CHANCE(new_grievance, 0, K(p_new_grievance) * real_min(1.0, P(side_payments)))) return;
    const int i = (int)(UNIFORM(new_grievance, 1) * (double)st->s->members);
    if (w->belongs[i] < 0.5 || i == st->s->lead || w->grievance[i] > 0.0) return;
    CHANGE_MEMBER(grievance, i, "learnt to ask", K(new_grievance_size));
    happen(st, HAPPENING_new_grievance, i, 0.0);
}

/* A seat that alone stood in the way is remembered. */
static void blocker_note(Step *st, int member) {
    USE_STEP(st);
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        if (st->s->seat_member[seat] == member)
            CHANGE_AT(last_blocker, w->last_blocker[seat], seat, "blocked alone",
                      1.0 - w->last_blocker[seat]);
}

/* How many members keep a step from passing. */
static int below_line(const World *w, const Scenario *s, double line) {
    int below = 0;
    for (int i = 0; i < s->members; i++)
        below += objects(w, i) && missing_of(w, i, line) > 0.0 ? 1 : 0;
    return below;
}

static void refuse(Step *st, int by) {
    USE_STEP(st);
    const bool tabled = P(table_steps) > 0.5 || w->agenda_kept > 0.5;
    if (!tabled) { /* nothing was tabled that would not pass */
        happen(st, HAPPENING_no_step, by, (double)below_line(w, st->s, consent_line(w, k)));
        return;
    }
    if (below_line(w, st->s, consent_line(w, k)) == 1) blocker_note(st, by);
    CHANGE(refusals, "refused", 1.0);
    SET(barred_until, "refused", w->month + K(refusal_bar));
    CHANGE(cohesion_shock, "refused step", -0.03);
    CHANGE(unity, "refused step", -0.02);
    happen(st, HAPPENING_refused, by, 0.0);
}

static void summit_run(Step *st) {
    USE_STEP(st);
    const int blocked = summit_blocked_by(w, k, st->s);
    if (blocked >= 0) {
        refuse(st, blocked);
        return;
    }
    const bool plan_next = w->stage < STAGE_PLAN && P(fast_track) < 0.5;
    if (w->stage < STAGE_DIALOGUE) {
        stage_set(st, STAGE_DIALOGUE, HAPPENING_dialogue, -1);
    } else if (plan_next) {
        stage_set(st, STAGE_PLAN, HAPPENING_plan, -1);
    } else {
        const double gate =
            real_logistic((w->eligibility - K(eligible_at)) / K(eligible_spread));
        const int veto = grievance_blocks(st);
        if (veto >= 0) {
            happen(st, HAPPENING_veto, veto, 0.0);
            blocker_note(st, veto);
        }
        if (veto >= 0 || gate < 0.5) return;
        int last = st->s->lead;
        for (int i = 0; i < st->s->members; i++)
            if (w->belongs[i] > 0.5 && w->consent[i] < w->consent[last]) last = i;
        if (w->month_invited < 0.5) SET(month_invited, "summit", w->month);
        stage_set(st, STAGE_INVITED, HAPPENING_invited, last);
        payments_follow(st);
    }
}

/* Members that ratify late: the hold-outs, and in an experiment more or fewer of them. */
static void late_members(const World *w, const Scenario *s, double late[MEMBERS_MAX]) {
    int extra = (int)w->extra_hold_outs;
    for (int i = 0; i < MEMBERS_MAX; i++) late[i] = i < s->members ? w->is_hold_out[i] : 0.0;
    for (int i = 0; i < s->members && extra != 0; i++) {
        const bool eligible = w->belongs[i] > 0.5 && i != s->lead;
        if (extra > 0 && eligible && late[i] < 0.5) {
            late[i] = 1.0;
            extra--;
        } else if (extra < 0 && late[i] > 0.5) {
            late[i] = 0.0;
            extra++;
        }
    }
}

static void enter(Step *st) {
    USE_STEP(st);
    stage_set(st, STAGE_MEMBER, HAPPENING_entry, -1);
    SET(order, "entry", (double)ORDER_MEMBER);
    SET(order_tabled, "entry", 0.0);
    if (w->month_entry < 0.5) SET(month_entry, "entry", w->month);
    if (w->month_guarantee < 0.5) SET(month_guarantee, "entry", w->month);
    for (int i = 0; i < st->s->members; i++) SET_MEMBER(changed, i, "new commitment", 0.0);
}

static void ratification_run(Step *st) {
    USE_STEP(st);
    const Scenario *s = st->s;
    double late[MEMBERS_MAX];
    late_members(w, s, late);
    int left = 0;
    for (int i = 0; i < s->members; i++)
        left += w->belongs[i] > 0.5 && w->ratified[i] < 0.5 ? 1 : 0;
    for (int i = 0; i < s->members; i++) {
        if (w->belongs[i] < 0.5 || w->ratified[i] > 0.5) continue;
        const double hazard = real_exp(SUM_OF(RATIFICATION));
        if (!CHANCE(ratification, s->member_key[i], 1.0 - real_exp(-hazard))) continue;
        SET_MEMBER(ratified, i, "vote", 1.0);
        left--;
        happen(st, HAPPENING_ratified, i, (double)left);
    }
    if (P(ratify_pace) < -0.5) CHANGE(cohesion_shock, "late ratification", -0.003);
    const int lead = s->lead;
    if (w->consent[lead] < K(lapse_below) && w->ratified[lead] < 0.5 &&
        CHANCE(file_lapses, 0, K(p_lapse))) {
        stage_set(st, STAGE_DIALOGUE, HAPPENING_file_lapses, lead);
        return;
    }
    if (left == 0) enter(st);
}

static void grievances_run(Step *st) {
    USE_STEP(st);
    const double asked = st->moved->hold_out_price;
    if (!(asked < 0.0 || asked > 0.0) && real_sum(w->grievance, st->s->members_padded) <= 0.0)
        return;
    for (int i = 0; i < st->s->members; i++) {
        if (w->is_hold_out[i] > 0.5)
            CHANGE_MEMBER(grievance, i, "price of a signature",
                          0.3 * real_max(0.0, st->moved->hold_out_price) -
                              real_clamp(-st->moved->hold_out_price, 0.0, 1.0) * w->grievance[i]);
        if (w->grievance[i] <= 0.0) continue;
        const double b = w->grievance[i];
        const double strength = real_exp(-K(concede_strength) * real_max(0.0, b - 0.5));
        const double rate = K(concede_rate) * strength *
                            (1.0 + (K(concede_payment) - 1.0) * real_min(1.0, P(side_payments)));
        CHANGE_MEMBER(grievance, i, "grievance work", -K(grievance_work_rate) * P(grievance_work) * b);
        if (CHANCE(grievance_conceded, st->s->member_key[i], rate) || w->grievance[i] < 0.02) {
            SET_MEMBER(grievance, i, "conceded", 0.0);
            happen(st, HAPPENING_conceded, i, 0.0);
        }
    }
}

const char *accession_closed(const World *w) {
    if (P(neutrality) >= 0.5) return TONGUE("closed by the declared neutrality");
    if (w->deterrent_progress > 0.0 || w->order == ORDER_NUCLEAR) return TONGUE("closed by a nuclear programme");
    if (w->order == ORDER_AUSTRIAN_NEUTRALITY) return TONGUE("closed by the treaty of neutrality");
    if (w->order == ORDER_SUBJUGATION) return TONGUE("closed by defeat");
    return w->accession_on > 0.5 && w->alliance_present > 0.5 ? NULL : TONGUE("there is none");
}

bool accession_open(const World *w) {
    return w->stage < STAGE_INVITED && !accession_closed(w);
}

bool accession_waits(const World *w) {
    return w->ordered.regional_conference > P(regional_conference) + 1e-9;
}

static bool file_is_open(const World *w) {
    return accession_open(w) && P(table_steps) > -0.5 && w->month >= w->barred_until && !accession_waits(w);
}

void accession_run(Step *st) {
    USE_STEP(st);
    grievances_run(st);
    consent_evaluate(w, k, st->s);
    if (w->force_entry > 0.0 && w->month == w->force_entry && w->stage < STAGE_MEMBER) {
        enter(st);
        return;
    }
    const int since = (int)w->month - (int)w->summit_first;
    if (since >= 0 && since % (int)w->summit_every == 0) {
        CHANGE(summits_held, "calendar", 1.0);
        const bool on_agenda = w->agenda_kept < 0.5 || w->agenda_month == w->month;
        if (file_is_open(w) && on_agenda) summit_run(st);
    }
    if (w->stage == STAGE_INVITED && w->month >= w->stage_month + K(protocol_months)) {
        for (int i = 0; i < st->s->members; i++) SET_MEMBER(ratified, i, "protocol", 0.0);
        stage_set(st, STAGE_RATIFYING, HAPPENING_protocol, -1);
    }
    if (w->stage == STAGE_RATIFYING) ratification_run(st);
}

/* The same CONSENT list on a world of two members, lead and core, at a summit: P(both above 0)
 * over a common mood and their own noise (21-point rules), times the veto and eligibility gates. */
double accession_coded(const CodedAccession *coded, const Parameters *k) {
    enum { POINTS = 21 };
    static const World blank;
    World world = blank;
    World *w = &world;
    w->menace = coded->menace;
    w->menace_power = real_pow15(coded->menace);
    w->dispute = coded->dispute;
    w->governance = coded->governance;
    w->intensity = coded->dispute >= 0.8 && coded->menace >= 0.85 ? 1.0 : 0.0;
    w->jeopardy_ratio = 1.0;
    for (int i = 0; i < MEMBERS_MAX; i++) {
        w->stake[i] = coded->stakes;
        w->threat[i] = 0.4;
        w->rival_weight[i] = 0.5;
    }
    w->inclination[0] = coded->lead_inclination;
    w->inclination[1] = coded->core_inclination;
    consent_sum(w, k, MEMBERS_MAX);
    const double own = real_sqrt(K(own_noise) * K(own_noise) + K(leaning_noise) * K(leaning_noise));
    double both = 0.0, weight = 0.0;
    for (int n = 0; n < POINTS; n++) {
        const double z = -3.0 + 6.0 * n / (POINTS - 1);
        const double density = real_exp(-0.5 * z * z);
        const double mood = K(xi) * z;
        const double lead = normal_cdf(real_clamp((w->consent[0] + mood) / own, -8.0, 8.0));
        const double core = normal_cdf(real_clamp((w->consent[1] + mood) / own, -8.0, 8.0));
        both += density * lead * core;
        weight += density;
    }
    const double strength = real_exp(-K(concede_strength) * real_max(0.0, coded->veto - 0.5));
    const double kept = real_exp(-K(concede_rate) * strength * coded->months);
    const double unblocked = 1.0 - real_min(1.0, coded->veto) * kept;
    const double gate =
        real_logistic((coded->eligibility - K(eligible_at)) / K(eligible_spread));
    return both / weight * unblocked * gate;
}
