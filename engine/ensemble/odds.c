/* Counting futures. Always true: see odds.h. */
#include "ensemble/odds.h"

#include <stdlib.h>
#include <string.h>

#include "core/real.h"
#include "model/month.h"
#include "session/session.h"

/* One future from here: its own luck, and its own draw of what nobody can see. */
typedef struct Future {
    World w;
    Parameters k;
    RandomKey key;
} Future;

/* What nobody sees is drawn as at the start of a world; what events did to it is not known either. */
static void future_hide(Future *f, const Scenario *s) {
    const Parameters *k = &f->k;
    World *w = &f->w;
    const RandomKey key = random_key_step(f->key, 0);
    w->prize = real_clamp(k->V_R + k->prize_spread * random_normal(key, name_hash("odds prize"), 0),
                          0.05, 1.1);
    for (int i = 0; i < s->members; i++) {
        w->misperception[i] = random_normal(key, name_hash("odds misperception"), s->member_key[i]);
        w->misreading[i] = real_exp(-k->stake_noise * w->misperception[i]);
    }
}

static void future_begin(Future *f, const OddsFrom *from, uint64_t run) {
    f->key = random_key_world(from->seed, run);
    f->k = from->scenario->nominal;
    if (from->drawn) session_hidden(from->scenario, f->key, &f->k);
    f->w = *from->world;
    future_hide(f, from->scenario);
}

/* From here bots sign and table for everybody: nobody sits and waits in a future. */
static void future_open(Future *f) {
    f->w.candidate_signs = f->w.agenda_kept = 0;
    f->w.terms_tabled = f->w.order_tabled = 0;
}

static Panel panel_from(const OddsFrom *from) {
    Panel panel = panel_of(BOT_QUANTAL);
    panel.plan[from->seat].kind = BOT_PASSIVE;
    return panel;
}

static void future_live(Future *f, const OddsFrom *from, const Panel *panel, int months) {
    for (int m = 0; m < months; m++) {
        panel_month(&f->w, from->scenario, &f->k, f->key, panel, NULL);
        world_step(&f->w, from->scenario, &f->k, f->key, NULL);
    }
}

static void card_play(Future *f, const Scenario *s, Act card) {
    Step st = turn_step(&f->w, s, &f->k, f->key, NULL);
    act_fulfil(&st, card);
}

static int odds_months(const OddsFrom *from) {
    const int left = (int)(GAME_MONTHS_MAX - from->world->month);
    const int wanted = from->months > 0 ? from->months : ODDS_MONTHS;
    return left < 12 ? 12 : left < wanted ? left : wanted;
}

static int odds_runs(const OddsFrom *from) {
    return from->runs > 0 ? from->runs : ODDS_RUNS;
}

/* Sums over futures of a dial without the card, of the difference and of its square. */
typedef struct DialSum {
    double now, more, square;
} DialSum;

static void dial_close(const DialSum *sum, double runs, DialOdds *out) {
    const double mean = sum->more / runs;
    const double variance = real_max(0, sum->square / runs - mean * mean);
    const double half = 1.96 * real_sqrt(variance / runs);
    *out = (DialOdds){.now = sum->now / runs, .with = (sum->now + sum->more) / runs,
                      .low = mean - half, .high = mean + half};
    out->tells = (out->low > 0 || out->high < 0) && real_abs(mean) >= 0.002;
}

void odds_cards(const OddsFrom *from, const Act *cards, int count, CardOutcome *out) {
    ASSERT(count <= ODDS_CARDS_MAX);
    const Panel panel = panel_from(from);
    const int months = odds_months(from), runs = odds_runs(from);
    DialSum sum[ODDS_CARDS_MAX][DIALS] = {{{0}}};
    Future *f = malloc(sizeof *f);
    ASSERT(f);
    for (int run = 1; run <= runs; run++) {
        double without[DIALS], with[DIALS];
        future_begin(f, from, (uint64_t)run);
        future_open(f);
        future_live(f, from, &panel, months);
        outcome_dials(&f->w, from->world, from->scenario, without);
        for (int c = 0; c < count; c++) {
            future_begin(f, from, (uint64_t)run);
            card_play(f, from->scenario, cards[c]);
            future_open(f);
            future_live(f, from, &panel, months);
            outcome_dials(&f->w, from->world, from->scenario, with);
            for (int d = 0; d < DIALS; d++) {
                const double more = with[d] - without[d];
                sum[c][d].now += without[d];
                sum[c][d].more += more;
                sum[c][d].square += more * more;
            }
        }
    }
    free(f);
    for (int c = 0; c < count; c++) {
        out[c].card = cards[c];
        for (int d = 0; d < DIALS; d++) dial_close(&sum[c][d], runs, &out[c].dial[d]);
    }
}

void odds_fan(const OddsFrom *from, OddsFan *out) {
    const Panel panel = panel_from(from);
    const int left = (int)real_max(12, GAME_MONTHS_MAX - from->world->month);
    *out = (OddsFan){.runs = odds_runs(from), .months = {12, left < 60 ? left : 60, left}};
    const double share = 1.0 / out->runs;
    Future *f = malloc(sizeof *f);
    ASSERT(f);
    for (int run = 1; run <= out->runs; run++) {
        future_begin(f, from, (uint64_t)run);
        future_open(f);
        for (int at = 0, lived = 0; at < 3; at++) {
            future_live(f, from, &panel, out->months[at] - lived);
            lived = out->months[at];
            out->classes[at][world_outcome(&f->w)] += share;
        }
        const World *was = from->world;
        out->attack += f->w.reattacks > was->reattacks ? share : 0;
        out->escalated += f->w.month_nuclear > was->month || f->w.month_alliance_war > was->month
                              ? share : 0;
        out->entry += f->w.order == ORDER_MEMBER ? share : 0;
    }
    free(f);
}
