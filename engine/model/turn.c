/* The turn. Always true: see turn.h. */
#include "model/turn.h"

#include "core/tongue.h"
#include "model/events.h"
#include "model/rules.h"

/* Months of peace after which it counts as settled. */
static const double settled_peace = 24.0;

/* An invitation keeps everybody busy for a year; a ratification that drags on longer does not. */
static bool just_invited(const World *w) {
    return w->stage >= STAGE_INVITED && w->stage < STAGE_MEMBER &&
           w->month - w->month_invited < 12.0;
}

double turn_length(const World *w) {
    if (w->turn_fixed > 0.5) return w->turn_fixed;
    if (w->window_left > 0.0 || just_invited(w)) return 3.0;
    if (w->war > 0.5) return w->frozen > 0.5 ? 6.0 : 3.0;
    return w->months_peace < settled_peace ? 6.0 : 12.0;
}

const char *turn_reason(const World *w) {
    if (w->turn_fixed > 0.5) return TONGUE("every turn lasts as long");
    if (w->window_left > 0.0) return TONGUE("a window is open");
    if (just_invited(w)) return TONGUE("an invitation stands");
    if (w->war > 0.5) return w->frozen > 0.5 ? TONGUE("the line is frozen") : TONGUE("heavy fighting");
    return w->months_peace < settled_peace ? TONGUE("a young peace") : TONGUE("settled peace");
}

bool turn_urgent(const World *w, const Scenario *s) {
    return w->terms_tabled > 0.5 || w->order_tabled > 0.5 || events_urgent(w, s);
}

/* A turn that began in calmer times ends once the situation calls for shorter ones. */
bool turn_passed(const World *w) {
    const double months = real_min(w->turn_months, turn_length(w));
    return w->month - w->turn_began >= months - 0.5 || w->month >= GAME_MONTHS_MAX;
}

bool turn_due(const World *w, const Scenario *s) {
    return turn_passed(w) || turn_urgent(w, s);
}

const char *game_over_reason(const World *w) {
    if (w->month >= GAME_MONTHS_MAX) return TONGUE("fifteen years have passed");
    if (w->turn >= TURNS_MAX && turn_passed(w)) return TONGUE("forty turns have passed");
    if (w->closing_turn > 0.5 && w->turn - w->closing_turn >= CLOSING_TURNS && turn_passed(w))
        return w->order == ORDER_MEMBER ? TONGUE("eight turns have passed since entry")
                                        : TONGUE("eight turns have passed since independence was lost");
    return NULL;
}

bool game_over(const World *w) {
    return game_over_reason(w) != NULL;
}

Step turn_step(World *w, const Scenario *s, const Parameters *k, RandomKey world_key,
               Ledger *ledger) {
    return (Step){.w = w, .k = k, .s = s, .ledger = ledger, .stale = STALE_ALL,
                  .key = random_key_step(world_key, (uint64_t)w->month + 1)};
}

/* --- what a new turn brings ------------------------------------------------------------------- */

static void gain(Step *st, SeatId seat, double amount, const char *cause) {
    USE_STEP(st);
    const double to = real_clamp(w->capital[seat] + amount, 0.0, 12.0);
    CHANGE_AT(capital, w->capital[seat], seat, cause, to - w->capital[seat]);
}

/* Upkeep that cannot be paid: the dearest goes, newest first, until the rest can. */
static void upkeep_pay(Step *st, SeatId seat) {
    USE_STEP(st);
    double upkeep = act_upkeep(w, st->s, seat);
    while (upkeep > w->capital[seat]) {
        const ActId dropped = act_dearest(w, st->s, seat);
        if (dropped == ACT_NONE) break;
        const double passive = act_passive(dropped, seat, st->s);
        promises_break(st, (Act){seat, dropped, passive});
        act_reversed(st, (Act){seat, dropped, passive});
        act_set(st, dropped, seat, passive, "unpaid upkeep");
        happen(st, HAPPENING_posture_dropped, seat, 0.0);
        upkeep = act_upkeep(w, st->s, seat);
    }
    if (upkeep > 0.0) gain(st, seat, -upkeep, "upkeep");
}

double turn_mood(const World *w, const Scenario *s, const Parameters *k, SeatId seat) {
    const double home = act_home(w, s, seat);
    return home > K(capital_home) ? 1.0 : home < K(capital_low) ? -1.0 : 0.0;
}

static void capital_run(Step *st, SeatId seat, double since) {
    USE_STEP(st);
    const int i = st->s->seat_member[seat];
    const double mood = turn_mood(w, st->s, k, seat);
    gain(st, seat, w->income, "income");
    if (mood < 0.0 || mood > 0.0) gain(st, seat, mood, "home support");
    upkeep_pay(st, seat);
    if (i < 0 || w->elected[i] <= since || w->turn < 1.5) return;
    CHANGE_AT(capital, w->capital[seat], seat, "own election",
              K(capital_elected) - w->capital[seat]);
    happen(st, HAPPENING_capital_reset, seat, 0.0);
}

/* Appropriations are voted once a year and the rest lapses; agenda points come with summits. */
static void means_run(Step *st, SeatId seat, double since, double summits) {
    USE_STEP(st);
    const int i = st->s->seat_member[seat];
    double to = w->means[seat];
    if (seat_is_letter(seat, "WBP") && i >= 0) {
        const bool new_year = w->turn < 1.5 || (int)(w->month / 12.0) != (int)(since / 12.0);
        if (new_year) to = (double)(int)(K(means_by_support) * w->support[i] + 0.5);
    } else if (seat == SEAT_secretariat) {
        if (w->turn < 1.5 || w->summits_held > summits) to = K(agenda_points);
    } else if (!seat_is_letter(seat, "H")) {
        to = 0.0;
    }
    CHANGE_AT(means, w->means[seat], seat, "appropriation", to - w->means[seat]);
}

static void standing_run(Step *st, SeatId seat) {
    USE_STEP(st);
    const int i = st->s->seat_member[seat];
    const bool late = i >= 0 && w->pace[i] < -0.5 && w->stage >= STAGE_INVITED &&
                      w->stage < STAGE_MEMBER && w->ratified[i] < 0.5;
    const double change = late ? -0.1 : 0.0;
    const double to = real_clamp(w->standing[seat] + change, 0.0, 1.0);
    CHANGE_AT(standing, w->standing[seat], seat, "late ratification", to - w->standing[seat]);
}

static void trust_fade(Step *st, double months) {
    USE_STEP(st);
    const double kept = real_exp(-K(trust_forget) * months);
    for (int n = 0; n < PAIRS_MAX; n++)
        CHANGE_AT(trust, w->trust[n], n, "time", (1.0 - kept) * (0.5 - w->trust[n]));
}

/* Settings of the start become those of the seats, once. */
static void seats_take_over(Step *st) {
    USE_STEP(st);
    for (int id = 0; id < POSTURE_COUNT; id++)
        for (int seat = 0; seat < SEAT_COUNT; seat++)
            *seat_posture(&w->set, (PostureId)id, seat) =
                act_passive((ActId)id, (SeatId)seat, st->s);
}

static void trackers_run(Step *st) {
    USE_STEP(st);
    const bool hollow = w->hands[st->s->lead] >= 0.5 && w->coalition_seen < 0.35;
    SET(hollow_turns, "hollow promise", hollow ? w->hollow_turns + 1.0 : 0.0);
    if (w->hollow_turns > w->hollow_longest) SET(hollow_longest, "hollow promise", w->hollow_turns);
    const bool closing = w->order == ORDER_MEMBER || w->order == ORDER_SUBJUGATION;
    if (closing && w->closing_turn < 0.5) SET(closing_turn, "turn", w->turn);
    if (!closing && w->closing_turn > 0.5) SET(closing_turn, "turn", 0.0);
}

void turn_end(Step *st) {
    promises_settle(st);
    trackers_run(st);
}

void turn_begin(Step *st) {
    USE_STEP(st);
    const double since = w->turn_began, months = w->month - since;
    if (w->turn < 0.5) seats_take_over(st);
    else turn_end(st);
    const double summits = w->summits_seen;
    SET(summits_seen, "turn", w->summits_held);
    CHANGE(turn, "turn", 1.0);
    SET(turn_began, "turn", w->month);
    SET(turn_months, "turn", turn_length(w));
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        if (!seat_sits(st->s, (SeatId)seat)) continue;
        if (w->turn > 1.5) capital_run(st, (SeatId)seat, since);
        means_run(st, (SeatId)seat, since, summits);
        standing_run(st, (SeatId)seat);
        CHANGE_AT(initiatives, w->initiatives[seat], seat, "turn", 2.0 - w->initiatives[seat]);
        CHANGE_AT(offers_left, w->offers_left[seat], seat, "turn", 1.0 - w->offers_left[seat]);
    }
    trust_fade(st, months);
}

/* Bots answer, and a turn begins if it is due. Where nobody looks on and none does, the month derives
 * most itself. */
static bool answers_begin_turn(Step *st, const Panel *panel, bool lived) {
    USE_STEP(st);
    if (st->ledger || !lived) {
        events_answer(st, panel);
        return w->turn < 0.5 || turn_due(w, st->s);
    }
    st->stale = STALE_OUTLINE;
    const bool answered = events_decide(st, panel), begins = w->turn < 0.5 || turn_due(w, st->s);
    if (answered && begins) world_evaluate_stale(w, k, st->s, st->stale);
    else if (answered) world_evaluate_ahead(w, k, st->s, st->stale);
    return begins;
}

void panel_month(World *w, const Scenario *s, const Parameters *k, RandomKey world_key,
                 const Panel *panel, bool lived, Ledger *ledger) {
    Step st = turn_step(w, s, k, world_key, ledger);
    if (!answers_begin_turn(&st, panel, lived)) return;
    turn_begin(&st);
    bots_act(&st, panel);
}
