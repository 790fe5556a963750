/* Reading odds: intervals, verdicts, what can be asked. Always true: see odds.h. */
#include "ensemble/odds.h"

#include <math.h>

#include "core/real.h"

/* Below this an effect is nothing to a reader, however sure. */
static const double worth_telling = 0.002;

int odds_months_left(const World *w) {
    return w->month < GAME_MONTHS_MAX ? (int)(GAME_MONTHS_MAX - w->month) : 0;
}

uint64_t odds_seed(const Session *g, int turn) { return g->setup.seed + 1000 * (uint64_t)(turn + 1); }

/* --- cards ------------------------------------------------------------------------------------ */

static bool can_be_counted(const OddsAsk *ask, const Parameters *k, Act act) {
    const PostureInfo *p = act_info(act.act)->lever ? posture_info((PostureId)act.act) : NULL;
    if (p && (act.to < p->low - 1e-9 || act.to > p->high + 1e-9)) return false;
    const Refusal r = act_refused_to_promise(ask->world, k, ask->from.scenario, act);
    return !refusal_is(r) || r.need == NEED_word;
}

void odds_deck(OddsAsk *ask, const Parameters *k) {
    const SeatId seat = ask->from.seat;
    ask->cards = 0;
    for (int id = 0; id < ACT_COUNT; id++) {
        const ActInfo *a = act_info((ActId)id);
        if (!act_owned((ActId)id, seat, ask->from.scenario)) continue;
        for (int way = 1; way >= (a->lever ? -1 : 1); way -= 2) {
            const double now = a->lever ? act_setting(ask->world, (ActId)id, seat) : 0;
            const Act act = {seat, (ActId)id, a->lever ? now + way * a->step : 0};
            if (!can_be_counted(ask, k, act)) continue;
            ASSERT(ask->cards < ODDS_CARDS_MAX);
            ask->card[ask->cards++] = act;
        }
    }
}

int odds_find(const Odds *o, Act card) {
    for (int n = 0; n < o->cards; n++)
        if (o->card[n].act == card.act && fabs(o->card[n].to - card.to) < 1e-9) return n;
    return -1;
}

int odds_comparisons(const Odds *o) { return o->cards * (int)ODDS_ENDS * (int)ODDS_DIALS; }

static DialOdds dial_odds(const DialSum *sum, double futures, double quantile) {
    const double mean = sum->more / futures, without = sum->without / futures;
    const double variance = fmax(0, sum->square / futures - mean * mean);
    const double half = quantile * sqrt(variance / fmax(1, futures - 1));
    DialOdds d = {.without = without, .with = without + mean, .low = mean - half, .high = mean + half};
    d.tells = (d.low > 0 || d.high < 0) && fabs(mean) >= worth_telling;
    return d;
}

bool odds_card(const Odds *o, int n, CardOdds *out) {
    ASSERT(n >= 0 && n < o->cards);
    const CardSum *sum = &o->sum[n];
    *out = (CardOdds){.card = o->card[n], .futures = sum->futures};
    if (sum->futures < 2) return false;
    const double quantile = normal_quantile(1 - 0.025 / odds_comparisons(o));
    for (int end = 0; end < ODDS_ENDS; end++) {
        out->months[end] = o->months[end];
        for (int d = 0; d < ODDS_DIALS; d++)
            out->dial[end][d] = dial_odds(&sum->dial[end][d], sum->futures, quantile);
    }
    return true;
}

/* --- the fan ---------------------------------------------------------------------------------- */

Interval odds_share(const OddsFan *fan, int point, int count) {
    return interval_wilson(count, fan->counted[point], LEVEL_TWO_SIDED_95);
}

static double half_of(const OddsFan *fan, int point, int count) {
    const Interval i = odds_share(fan, point, count);
    return (i.high - i.low) / 2;
}

double odds_point_half(const OddsFan *fan, int point) {
    if (fan->counted[point] == 0) return 0.5;
    double widest = half_of(fan, point, fan->attack[point]);
    widest = fmax(widest, half_of(fan, point, fan->escalated[point]));
    widest = fmax(widest, half_of(fan, point, fan->entry[point]));
    for (int c = 0; c < ORDER_COUNT; c++) widest = fmax(widest, half_of(fan, point, fan->classes[point][c]));
    return widest;
}

double odds_half(const OddsFan *fan) {
    double widest = fan->futures > 0 ? 0 : 0.5;
    for (int p = 0; p < fan->points; p++) widest = fmax(widest, odds_point_half(fan, p));
    return widest;
}
