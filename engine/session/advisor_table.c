/* What each office makes of what lies on the table: it weighs the world as signed against the world
 * as it stands. Always true: see advisor.h; the trial is on a copy, and luck is left out of it. */
#include "core/real.h"
#include "session/advisor.h"

/* Below this, in an office's own score, it is all the same to it. */
static const double matter_least = 0.005;

/* The world as it would stand if the candidate signed; false if nothing lies on the table. */
static bool signed_world(const Session *g, World *out) {
    const World *w = &g->world;
    if (w->terms_tabled < 0.5 && w->order_tabled < 0.5) return false;
    const Act act = {SEAT_candidate, w->terms_tabled > 0.5 ? ACT_sign_terms : ACT_sign_order, 0.0};
    *out = *w;
    const Parameters *k = &g->scenario->nominal;
    if (refusal_is(act_refused(out, k, g->scenario, act))) return false;
    Step st = turn_step(out, g->scenario, k, g->key, NULL);
    act_apply(&st, act);
    return true;
}

static void counsel_fill(const Session *g, const World *then, const Outlook *before,
                         const Outlook *after, Counsel *c) {
    const OfficeInfo office = office_for(g->scenario, c->seat, c->office);
    const double *weight = office.weight;
    double most = 1e-4, least = -1e-4;
    for (int a = 0; a < AIMS; a++) {
        const double moved = outlook_aim(after, then, g->scenario, c->seat, (AimId)a) -
                             outlook_aim(before, &g->world, g->scenario, c->seat, (AimId)a);
        const double size = weight[a] * moved;
        c->sum += size;
        if (size > most) {
            most = size;
            c->gains = true;
            c->gain = (AimId)a;
        }
        if (size < least) {
            least = size;
            c->loses = true;
            c->loss = (AimId)a;
        }
    }
    c->stance = c->sum > matter_least ? 1 : c->sum < -matter_least ? -1 : 0;
}

int advisors_on_table(const Session *g, SeatId seat, Counsel out[OFFICE_COUNT]) {
    World then;
    if (seat != SEAT_candidate || !signed_world(g, &then)) return 0;
    Outlook before, after;
    const Parameters *k = &g->scenario->nominal;
    outlook_of(&g->world, k, g->scenario, &before);
    outlook_of(&then, k, g->scenario, &after);
    int count = 0;
    for (int id = 0; id < OFFICE_COUNT; id++) {
        if (!seat_is_letter(seat, office_info((OfficeId)id)->seats)) continue;
        out[count] = (Counsel){.seat = seat, .office = (OfficeId)id};
        counsel_fill(g, &then, &before, &after, &out[count++]);
    }
    return count;
}
