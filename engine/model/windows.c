/* Windows of weakness, menace, and the rival's attachment to the prize.
 * Always true: menace never leaves [0.2, 1] and does not recover while a window is open. */
#include "model/rules.h"
#include "model/terms_rival.h"

void window_open(Step *st, double months, double menace) {
    USE_STEP(st);
    if (w->windows_on < 0.5) return;
    CHANGE(windows_seen, "trigger", 1.0);
    if (months > w->window_left) SET(window_left, "trigger", months);
    if (menace < w->menace) SET(menace, "window", menace);
    happen(st, HAPPENING_window_opens, -1, (double)(int)(w->window_left + 0.5));
}

static void triggers_run(Step *st) {
    USE_STEP(st);
    if (w->occupied_share <= 0.005 && w->month_expulsion < 0.5 && w->prewar_share > 0.005) {
        SET(month_expulsion, "expulsion", w->month);
        happen(st, HAPPENING_expulsion, -1, 0.0);
        window_open(st, K(window) * BETWEEN(window_length, 1, 0.6, 1.4),
                    K(window_menace_expulsion));
    }
    if (w->turmoil == TURMOIL_WITHDRAWAL)
        window_open(st, K(window) * BETWEEN(window_length, 2, 0.4, 1.2), K(window_menace));
    if (w->turmoil == TURMOIL_PARALYSIS)
        window_open(st, w->paralysis_left, K(paralysis_menace));
    if (w->economy_rival < K(collapse_below) && w->month_collapse < 0.5) {
        SET(month_collapse, "collapse", w->month);
        CHANGE(force_rival, "collapse", -K(collapse_force) * w->force_rival);
        happen(st, HAPPENING_collapse, -1, 0.0);
        window_open(st, K(window) * BETWEEN(window_length, 3, 0.5, 1.3), K(window_menace));
    }
}

/* A definitive loss: entry, or years of belief. Then relaxation or revanche, by lot. C3 */
static void attachment_run(Step *st) {
    USE_STEP(st);
    const bool believed = w->coalition_seen > 0.6 && w->war < 0.5;
    SET(months_believed, "belief", believed ? w->months_believed + 1.0 : 0.0);
    const bool lost = w->order == ORDER_MEMBER || w->months_believed >= K(definitive_months);
    if (lost && w->lost_prize < 0.5) {
        SET(lost_prize, "definitive loss", 1.0);
        if (CHANCE(suez, 0, K(p_suez))) {
            SET(relaxing, "definitive loss", 1.0);
            happen(st, HAPPENING_relaxes, -1, 0.0);
        } else {
            SET(revanche_left, "definitive loss", BETWEEN(revanche_length, 0, 24.0, 60.0));
            happen(st, HAPPENING_revanche, -1, 0.0);
        }
    }
    CHANGE_BY(prize, PRIZE);
    LIMIT(prize, 0.05, 1.1);
    if (w->revanche_left > 0.0) CHANGE(revanche_left, "time", -1.0);
    LIMIT(revanche_left, 0.0, 120.0);
}

void windows_run(Step *st) {
    USE_STEP(st);
    const bool open = w->window_left > 0.0;
    triggers_run(st);
    if (open) {
        CHANGE(window_left, "time", -1.0);
        LIMIT(window_left, 0.0, 200.0);
        if (w->window_left <= 0.0) happen(st, HAPPENING_window_closes, -1, 0.0);
    }
    CHANGE_BY(menace, MENACE);
    if (w->menace_fixed > 0.0) SET(menace, "experiment", w->menace_fixed);
    LIMIT(menace, 0.2, 1.0);
    attachment_run(st);
    w->menace_power = real_pow15(w->menace);
    w->ln_menace = real_log(w->menace);
}
