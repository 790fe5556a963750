/* Living one future. Always true: see future.h; the hidden is told from the seen by the manifest alone
 * (world.def's seen_by, and a pack's), so that a new variable is hidden without a line here. */
#include "ensemble/future.h"

#include "core/real.h"
#include "model/rulebook.h"

_Static_assert((int)ODDS_home == (int)DIALS, "the dials of a game, then the seat's home");

/* --- what a seat can know --------------------------------------------------------------------- */

static void own_blind(const Rulebook *r, SeatId seat, World *out) {
    for (int n = 0; r && n < r->owns; n++)
        if (!seat_may_see(seat, r->own[n].seen_by)) out->own[n] = r->own[n].start;
}

void future_blind(const World *w, const Scenario *s, SeatId seat, World *out) {
    if (out != w) *out = *w;
    for (int id = 0; id < VAR_COUNT; id++) {
        const VarInfo *v = var_info((VarId)id);
        if (seat_may_see(seat, v->seen_by)) continue;
        for (int n = 0; n < v->count; n++)
            world_set(out, (VarId)id, n, world_get(&s->start, (VarId)id, n));
    }
    own_blind(s->rules, seat, out);
}

/* As at the start of a world; what events did to it since is not known either. */
static void rival_draw(Future *f, RandomKey key) {
    const Parameters *k = &f->k;
    World *w = &f->w;
    const double drawn = k->V_R + k->prize_spread * random_normal(key, name_hash("odds prize"), 0);
    w->prize = real_clamp(drawn, 0.05, 1.1);
    /* after a definitive loss, and no revanche that everybody sees, perhaps it relaxes */
    if (w->lost_prize > 0.5 && w->revanche_left <= 0.0 &&
        random_chance(key, name_hash("odds relaxing"), 0, k->p_suez))
        w->relaxing = 1.0;
}

static void members_draw(Future *f, const Scenario *s, RandomKey key) {
    const Parameters *k = &f->k;
    const uint64_t error = name_hash("odds misperception"), noise = name_hash("odds opinion noise");
    World *w = &f->w;
    w->mood = k->xi * random_normal(key, name_hash("odds mood"), 0);
    for (int i = 0; i < s->members; i++) {
        w->misperception[i] = random_normal(key, error, s->member_key[i]);
        w->misreading[i] = real_exp(-k->stake_noise * w->misperception[i]);
        w->opinion_noise[i] = k->own_noise * random_normal(key, noise, s->member_key[i]);
    }
}

/* How far an ordered programme has come, for those who do not see it. */
static void programme_draw(Future *f, SeatId seat, RandomKey key) {
    World *w = &f->w;
    if (seat_may_see(seat, var_info(VAR_deterrent_progress)->seen_by)) return;
    if (w->posture.deterrent_programme > 0.0)
        w->deterrent_progress = random_uniform(key, name_hash("odds programme"), 0);
}

/* --- living ----------------------------------------------------------------------------------- */

static void card_play(Future *f, const Scenario *s, Act card) {
    Step st = turn_step(&f->w, s, &f->k, f->key, NULL);
    act_fulfil(&st, card);
}

/* From here bots sign and table for everybody: nobody sits and waits in a future. */
static void table_open(Future *f) {
    f->w.candidate_signs = f->w.agenda_kept = 0;
    f->w.terms_tabled = f->w.order_tabled = 0;
}

void future_begin(Future *f, const FutureFrom *from, const World *known, uint64_t run,
                  const Act *card) {
    const Scenario *s = from->scenario;
    ASSERT(run > 0);
    f->key = random_key_world(from->seed, run);
    f->lived = false;
    f->k = s->nominal;
    if (from->drawn) session_hidden(s, f->key, &f->k);
    f->panel = panel_of(BOT_QUANTAL);
    f->panel.plan[from->seat].kind = BOT_PASSIVE;
    f->w = *known;
    const RandomKey key = random_key_step(f->key, 0);
    rival_draw(f, key);
    members_draw(f, s, key);
    programme_draw(f, from->seat, key);
    world_evaluate(&f->w, &f->k, s);
    if (card) card_play(f, s, *card);
    table_open(f);
    if (from->acted || f->w.turn < 0.5) return;
    Step st = turn_step(&f->w, s, &f->k, f->key, NULL);
    bots_act(&st, &f->panel);
}

void future_live(Future *f, const FutureFrom *from, int months) {
    for (int m = 0; m < months; m++) {
        panel_month(&f->w, from->scenario, &f->k, f->key, &f->panel, f->lived, NULL);
        world_step(&f->w, from->scenario, &f->k, f->key, NULL);
        f->lived = true;
    }
}

void future_dials(const Future *f, const FutureFrom *from, const World *since,
                  double dial[ODDS_DIALS]) {
    outcome_dials(&f->w, since, from->scenario, dial);
    dial[ODDS_home] = act_home(&f->w, from->scenario, from->seat);
}
