/* The calendar, pending members, and postures coming into effect. */
#include "model/rules.h"

/* A pending member enters when the last outstanding ratification is in. model notes A27 */
static void pending_run(Step *st, int i) {
    USE_STEP(st);
    const double hazard = K(pending_rate) * real_max(0.0, 1.0 - w->objection[i]);
    const double p = 1.0 - real_exp(-hazard);
    const int left = (int)w->objectors_left[i];
    for (int n = 0; n < left; n++)
        if (CHANCE(pending_ratified, st->s->member_key[i] + (uint64_t)n, p))
            CHANGE_MEMBER(objectors_left, i, "ratified", -1.0);
    if (w->objectors_left[i] > 0.0) return;
    SET_MEMBER(belongs, i, "entry", 1.0);
    happen(st, HAPPENING_pending_enters, i, 0.0);
}

void calendar_run(Step *st) {
    USE_STEP(st);
    w->month += 1.0; /* noted under the month that begins */
    if (st->ledger) ledger_note(st->ledger, (int)w->month, VAR_month, 0, "time", 1.0);
    if (w->war > 0.5) CHANGE(months_war, "time", 1.0);
    if (w->war > 0.5 && w->frozen < 0.5) CHANGE(months_heavy, "time", 1.0);
    if (w->war < 0.5) CHANGE(months_peace, "time", 1.0);
    for (int i = 0; i < st->s->members; i++)
        if (w->belongs[i] < 0.5) pending_run(st, i);
}

HOT static void postures_move(const double *restrict ordered, double *restrict now,
                              double *restrict moved) {
    static const double pace[] = {
#define POSTURE(name, low, high, passive, months, ...) ((double)(high) - (low)) / (months),
#include "model/postures.def"
#undef POSTURE
    };
    for (int p = 0; p < POSTURE_COUNT; p++) {
        moved[p] = real_clamp(ordered[p] - now[p], -pace[p], pace[p]);
        now[p] += moved[p];
    }
}

void postures_run(Step *st) {
    USE_STEP(st);
    double *moved = (double *)st->moved;
    postures_move((const double *)&w->ordered, (double *)&w->posture, moved);
    if (st->ledger)
        for (int p = 0; p < POSTURE_COUNT; p++)
            ledger_note(st->ledger, (int)w->month, (VarId)(VAR_posture_dig_in + p), 0, "ordered",
                        moved[p]);
}
