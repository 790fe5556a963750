/* What is not known of two dials, because worlds keep numbers to themselves. Always true: see board.h; worlds are
 * drawn by their number alone, so the same state gives the same range. */
#include <stdlib.h>

#include "model/rules.h"
#include "report/board.h"

enum { WORLDS = 60 };

static int by_size(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* 80 of 100, and what is shown. */
static Interval range_of(double value[WORLDS], double shown) {
    qsort(value, WORLDS, sizeof *value, by_size);
    return (Interval){shown, real_min(shown, value[WORLDS / 10]), real_max(shown, value[WORLDS - 1 - WORLDS / 10])};
}

bool board_ranges(const Board *b, Ranges *out) {
    const Session *g = b->game;
    const Scenario *s = g->scenario;
    double credibility[WORLDS], attack[WORLDS];
    if (g->setup.mode == MODE_GUIDED || session_over(g)) return false;
    for (int n = 0; n < WORLDS; n++) {
        World w = g->world;
        Parameters k = s->nominal;
        session_hidden(s, random_key_world(1, (uint64_t)n), &k);
        w.prize = k.V_R;
        stakes_evaluate(&w, &k, s);
        credibility_evaluate(&w, &k, s);
        credibility[n] = w.credibility_seen[s->lead];
        attack[n] = w.attack_decade;
    }
    out->credibility = range_of(credibility, g->world.credibility_seen[s->lead]);
    out->attack = range_of(attack, g->world.attack_decade);
    return true;
}

void board_range(Interval x, Text *out) { text_add(out, "%.0f–%.0f", 100 * x.low, 100 * x.high); }
