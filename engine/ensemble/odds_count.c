/* Counting futures in blocks. Always true: see odds.h; a block is lived without a look at the counts,
 * and blocks of a series are added in order, so that sums come out the same to the last bit. */
#include <stdlib.h>

#include "core/memory.h"
#include "core/real.h"
#include "ensemble/odds.h"

enum { NEAR_MONTHS = 12, KEPT_MONTHS = 60, LEAST = 192 };

static int smaller(int a, int b) { return a < b ? a : b; }

static void points_set(const OddsAsk *ask, Odds *o) {
    const int left = odds_months_left(ask->world);
    ASSERT(left > 0);
    for (int at = 12; at < left + 12; at += 12) {
        ASSERT(o->fan.points < ODDS_POINTS);
        o->fan.months[o->fan.points++] = smaller(at, left);
    }
    o->fan.wide = o->fan.points;
    o->months[ODDS_NEAR] = smaller(NEAR_MONTHS, left);
    o->months[ODDS_KEPT] = smaller(KEPT_MONTHS, left);
}

OddsCount *odds_count_new(const OddsAsk *ask) {
    OddsCount *c = memory_zeros(1, sizeof *c);
    ASSERT(ask->cards <= ODDS_CARDS_MAX);
    c->ask = *ask;
    c->runs = ask->runs > 0 ? ask->runs : ODDS_RUNS;
    c->card_runs = ask->card_runs > 0 ? ask->card_runs : ODDS_CARD_RUNS;
    ASSERT(c->card_runs <= c->runs);
    future_blind(ask->world, ask->from.scenario, ask->from.seat, &c->known);
    points_set(ask, &c->odds);
    c->odds.cards = ask->cards;
    c->odds.card_runs = c->card_runs;
    for (int n = 0; n < ask->cards; n++) c->odds.card[n] = ask->card[n];
    c->base = memory_zeros((size_t)c->card_runs, sizeof *c->base);
    return c;
}

void odds_count_free(OddsCount *c) {
    if (!c) return;
    free(c->base);
    free(c);
}

/* --- blocks ----------------------------------------------------------------------------------- */

static int runs_of(const OddsCount *c, int series) { return series == ODDS_FAN ? c->runs : c->card_runs; }

int odds_blocks(const OddsCount *c, int series) {
    return (runs_of(c, series) + ODDS_BLOCK - 1) / ODDS_BLOCK;
}

bool odds_series_done(const OddsCount *c, int series) {
    return series == ODDS_FAN ? c->odds.fan.done : c->odds.sum[series - 1].futures >= c->card_runs;
}

bool odds_block_ready(const OddsCount *c, int series, int number) {
    if (number >= odds_blocks(c, series)) return false;
    if (series == ODDS_FAN) return !c->odds.fan.done;
    return c->odds.fan.futures >= smaller((number + 1) * ODDS_BLOCK, c->card_runs);
}

/* --- living ----------------------------------------------------------------------------------- */

static void mark(uint8_t *first, bool happened, int point) {
    if (happened && *first > point) *first = (uint8_t)point;
}

static void row_note(const OddsCount *c, const Future *f, int point, FanRow *row) {
    const World *w = &f->w, *was = &c->known;
    const int month = c->odds.fan.months[point];
    row->classes[point] = (uint8_t)world_outcome(w);
    mark(&row->attack, w->reattacks > was->reattacks, point);
    mark(&row->escalated, w->month_nuclear > was->month || w->month_alliance_war > was->month, point);
    mark(&row->entry, w->order == ORDER_MEMBER || w->month_entry > was->month, point);
    for (int end = 0; end < ODDS_ENDS; end++)
        if (month == c->odds.months[end]) future_dials(f, &c->ask.from, was, row->dial[end]);
}

static void fan_live(const OddsCount *c, Future *f, uint64_t run, int points, FanRow *row) {
    const OddsFan *fan = &c->odds.fan;
    *row = (FanRow){.attack = ODDS_POINTS, .escalated = ODDS_POINTS, .entry = ODDS_POINTS};
    future_begin(f, &c->ask.from, &c->known, run, NULL);
    for (int p = 0, lived = 0; p < points; lived = fan->months[p++]) {
        future_live(f, &c->ask.from, fan->months[p] - lived);
        row_note(c, f, p, row);
    }
}

static void card_live(const OddsCount *c, Future *f, uint64_t run, const Act *card, CardSum *sum) {
    const int *months = c->odds.months;
    double with[ODDS_ENDS][ODDS_DIALS];
    future_begin(f, &c->ask.from, &c->known, run, card);
    for (int end = 0, lived = 0; end < ODDS_ENDS; lived = months[end++]) {
        future_live(f, &c->ask.from, months[end] - lived);
        future_dials(f, &c->ask.from, &c->known, with[end]);
    }
    for (int end = 0; end < ODDS_ENDS; end++)
        for (int d = 0; d < ODDS_DIALS; d++) {
            const double without = c->base[run - 1][end][d], more = with[end][d] - without;
            DialSum *to = &sum->dial[end][d];
            to->without += without;
            to->more += more;
            to->square += more * more;
        }
    sum->futures++;
}

bool odds_block_work(const OddsCount *c, OddsBlock *block, const atomic_bool *stop) {
    const int first = block->number * ODDS_BLOCK;
    Future *f = memory_new(sizeof *f);
    block->futures = smaller(ODDS_BLOCK, runs_of(c, block->series) - first);
    block->sum = (CardSum){0};
    bool whole = true;
    for (int n = 0; n < block->futures && whole; n++) {
        const uint64_t run = (uint64_t)(first + n) + 1;
        if (block->series == ODDS_FAN) fan_live(c, f, run, block->points, &block->row[n]);
        else card_live(c, f, run, &c->ask.card[block->series - 1], &block->sum);
        whole = !stop || !atomic_load(stop);
    }
    free(f);
    return whole;
}

/* --- adding ----------------------------------------------------------------------------------- */

static void row_add(OddsFan *fan, const FanRow *row) {
    for (int p = 0; p < fan->wide; p++) {
        fan->counted[p]++;
        fan->classes[p][row->classes[p]]++;
        fan->attack[p] += row->attack <= p;
        fan->escalated[p] += row->escalated <= p;
        fan->entry[p] += row->entry <= p;
    }
    fan->futures++;
}

/* Leaves the last points while they are narrow enough. By counts alone, and only every so many futures:
 * the same on every machine. */
static void narrow_leave(OddsCount *c) {
    OddsFan *fan = &c->odds.fan;
    if (c->ask.half <= 0 || fan->futures < LEAST || fan->futures < c->card_runs) return;
    while (fan->wide > 0 && odds_point_half(fan, fan->wide - 1) <= c->ask.half) fan->wide--;
}

static void fan_add(OddsCount *c, const OddsBlock *block) {
    OddsFan *fan = &c->odds.fan;
    if (fan->done) return; /* begun before its end was known, as points beyond `wide` may have been */
    ASSERT(block->points >= fan->wide);
    for (int n = 0; n < block->futures; n++) {
        if (fan->futures < c->card_runs)
            for (int end = 0; end < ODDS_ENDS; end++)
                for (int d = 0; d < ODDS_DIALS; d++)
                    c->base[fan->futures][end][d] = block->row[n].dial[end][d];
        row_add(fan, &block->row[n]);
    }
    narrow_leave(c);
    fan->done = fan->futures >= c->runs || fan->wide == 0;
}

void odds_block_add(OddsCount *c, const OddsBlock *block) {
    if (block->series == ODDS_FAN) {
        fan_add(c, block);
        return;
    }
    CardSum *sum = &c->odds.sum[block->series - 1];
    for (int end = 0; end < ODDS_ENDS; end++)
        for (int d = 0; d < ODDS_DIALS; d++) {
            const DialSum *more = &block->sum.dial[end][d];
            sum->dial[end][d].without += more->without;
            sum->dial[end][d].more += more->more;
            sum->dial[end][d].square += more->square;
        }
    sum->futures += block->futures;
}
