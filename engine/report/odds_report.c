/* Telling odds. Always true: see odds_report.h. */
#include "report/odds_report.h"

#include <math.h>

#include "report/figures.h"
#include "report/board.h"
#include "report/paper.h"
#include "report/words.h"
#include "session/naming.h"

static const struct {
    const char *name, *words;
} dials[ODDS_DIALS] = {
    [ODDS_security] = {"security", TONGUE("security (no new attack in ten years)")},
    [ODDS_lives] = {"lives", TONGUE("months without heavy fighting")},
    [ODDS_sovereignty] = {"sovereignty", TONGUE("sovereignty")},
    [ODDS_escalation] = {"escalation", TONGUE("no nuclear use and no war of the alliance")},
    [ODDS_cohesion] = {"cohesion", TONGUE("cohesion")},
    [ODDS_law] = {"law", TONGUE("rule of law")},
    [ODDS_home] = {"home", TONGUE("support at home")},
};

const char *odds_dial_words(OddsDial d) { return dials[d].words; }

const char *odds_dial_short(OddsDial d) {
    return tongue(d == ODDS_security     ? "security"
                  : d == ODDS_lives      ? "quiet months"
                  : d == ODDS_escalation ? "safety from escalation" : dials[d].words);
}

/* --- cards ------------------------------------------------------------------------------------ */

void odds_span_write(int months, Text *out) {
    static const char *const years[] = {TONGUE("a year"), TONGUE("two years"), TONGUE("three years"),
                                        TONGUE("four years"), TONGUE("five years")};
    if (months % 12 == 0 && months >= 12 && months <= 60) text_add(out, "%s", tongue(years[months / 12 - 1]));
    else board_count(out, months, "month", "months");
}

static void end_brief(const CardOdds *c, OddsEnd end, Text *out) {
    int told = 0;
    for (int d = 0; d < ODDS_DIALS; d++) {
        const DialOdds *o = &c->dial[end][d];
        if (!o->tells) continue;
        text_add(out, "%s %s ", told++ ? "," : "", odds_dial_short((OddsDial)d));
        figures_signed(100 * (o->with - o->without), 1, out);
        text_say(out, " (±%.1f)", dial_odds_half(o));
    }
    if (told == 0) text_say(out, " cannot tell");
}

static bool any_tells(const CardOdds *c, OddsEnd end) {
    for (int d = 0; d < ODDS_DIALS; d++)
        if (c->dial[end][d].tells) return true;
    return false;
}

void odds_card_brief(const CardOdds *c, Text *out) {
    if (!any_tells(c, ODDS_NEAR) && !any_tells(c, ODDS_KEPT)) {
        text_say(out, "Counted in %d futures: cannot tell.", c->futures);
        return;
    }
    text_say(out, "Counted, in points of 100: after ");
    odds_span_write(c->months[ODDS_NEAR], out);
    end_brief(c, ODDS_NEAR, out);
    text_say(out, "; kept up ");
    odds_span_write(c->months[ODDS_KEPT], out);
    end_brief(c, ODDS_KEPT, out);
    text_add(out, ".");
}

void odds_dial_told(OddsDial d, const DialOdds *o, Text *out) {
    text_say(out, "%s: %.1f becomes %.1f in 100 (difference ", tongue(dials[d].words), 100 * o->without, 100 * o->with);
    figures_signed(100 * o->low, 1, out);
    text_add(out, "%s", tongue_in(" to ", "difference"));
    figures_signed(100 * o->high, 1, out);
    text_add(out, ").");
}

static void line_write(const DialOdds *o, int d, Text *out) {
    Text line = {0};
    odds_dial_told((OddsDial)d, o, &line);
    paper_wrap(out, "    ", 6, line.data);
    text_free(&line);
}

static void end_write(const CardOdds *c, OddsEnd end, const char *what, Text *out) {
    int told = 0;
    text_add(out, "  %s ", tongue(what));
    odds_span_write(c->months[end], out);
    if (!any_tells(c, end)) {
        text_say(out, ": cannot tell, every interval holds zero.\n");
        return;
    }
    text_add(out, ":\n");
    for (int d = 0; d < ODDS_DIALS; d++) {
        if (!c->dial[end][d].tells) continue;
        line_write(&c->dial[end][d], d, out);
        told++;
    }
    if (told < ODDS_DIALS) text_say(out, "    The others: cannot tell, the interval holds zero.\n");
}

void odds_card_counted(const CardOdds *c, int comparisons, Text *out) {
    text_say(out, "%d futures with it and as many without, under the same luck. The intervals of "
                  "all %d numbers that could be told of our cards hold together with 95 %%.",
             c->futures, comparisons);
}

void odds_card_write(const CardOdds *c, int comparisons, Text *out) {
    Text head = {0};
    odds_card_counted(c, comparisons, &head);
    paper_wrap(out, "", 0, head.data);
    text_free(&head);
    end_write(c, ODDS_NEAR, TONGUE("After"), out);
    end_write(c, ODDS_KEPT, act_info(c->card.act)->lever ? TONGUE("If kept up, after") : TONGUE("After"), out);
}

void odds_cards_write(const Odds *o, const World *w, Text *out) {
    Text line = {0};
    text_say(&line, "Cards, each in %d futures with it and without, under the same luck. Intervals of "
                    "all %d numbers hold together with 95 %% (Bonferroni); what holds zero is \"cannot "
                    "tell\" and is left out.", o->card_runs, odds_comparisons(o));
    paper_wrap(out, "", 0, line.data);
    for (int n = 0; n < o->cards; n++) {
        CardOdds c;
        text_free(&line);
        text_add(&line, "%s ", act_info(o->card[n].act)->name);
        if (act_info(o->card[n].act)->lever) text_say(&line, "to %.3g ", o->card[n].to);
        text_add(&line, "(");
        naming_card(o->card[n], act_steps(w, o->card[n]), false, &line);
        text_add(&line, ").");
        if (!odds_card(o, n, &c)) text_say(&line, " Not counted yet.");
        else {
            text_add(&line, " ");
            odds_card_brief(&c, &line);
        }
        if (c.futures > 0 && c.futures < o->card_runs) text_say(&line, " (%d futures so far)", c.futures);
        paper_wrap(out, "  ", 4, line.data);
    }
    text_free(&line);
}

/* --- the fan ---------------------------------------------------------------------------------- */

void odds_precision_write(const OddsFan *fan, Text *out) {
    int least = fan->futures;
    for (int p = 0; p < fan->points; p++) least = fan->counted[p] < least ? fan->counted[p] : least;
    if (least < fan->futures) /* years that were known well enough were left */
        text_say(out, "%d to %d futures from here; each share is good to ±%.1f in 100 or better (95 %%).", least,
                 fan->futures, 100 * odds_half(fan));
    else
        text_say(out, "%d futures from here; each share is good to ±%.1f in 100 or better (95 %%).", fan->futures,
                 100 * odds_half(fan));
}

void odds_point_write(const OddsFan *fan, int point, Text *out) {
    Text line = {0};
    bool first = true;
    text_say(&line, "In %d months:", fan->months[point]);
    for (int n = 0; n < ORDER_COUNT; n++) {
        const Interval i = odds_share(fan, point, fan->classes[point][n]);
        if (i.estimate < 0.005) continue;
        text_add(&line, first ? " " : ", ");
        text_add(&line, "%s", words_class((OrderId)n));
        text_say(&line, " %.0f (%.0f to %.0f)", 100 * i.estimate, 100 * i.low, 100 * i.high);
        first = false;
    }
    text_say(&line, " in 100.");
    paper_wrap(out, "", 2, line.data);
    text_free(&line);
}

static bool is_shown(const OddsFan *fan, const int (*count)[ORDER_COUNT], int n) {
    for (int p = 0; p < fan->points; p++)
        if (200 * count[p][n] >= fan->counted[p]) return true;
    return false;
}

static void row_write(const OddsFan *fan, const char *name, const int *count, int stride, Text *out) {
    paper_pad(out, name, 19);
    for (int p = 0; p < fan->points; p++)
        text_add(out, "%4.0f", 100 * odds_share(fan, p, count[p * stride]).estimate);
    text_add(out, "\n%-20s", "  ±"); /* a sign of two bytes */
    for (int p = 0; p < fan->points; p++) {
        const Interval i = odds_share(fan, p, count[p * stride]);
        text_add(out, "%4.0f", fmax(1, 50 * (i.high - i.low)));
    }
    text_add(out, "\n");
}

void odds_fan_write(const OddsFan *fan, const Scenario *s, Text *out) {
    paper_pad(out, tongue("Years from now"), 19);
    for (int p = 0; p < fan->points; p++)
        if (fan->months[p] % 12 == 0) text_add(out, "%4d", fan->months[p] / 12);
        else text_say(out, "%4.1f", fan->months[p] / 12.0);
    text_add(out, "\n");
    for (int n = 0; n < ORDER_COUNT; n++) {
        if (!is_shown(fan, fan->classes, n)) continue;
        row_write(fan, words_class((OrderId)n), &fan->classes[0][n], ORDER_COUNT, out);
    }
    text_say(out, "By then\n");
    row_write(fan, tongue("  new attack"), fan->attack, 1, out);
    row_write(fan, tongue("  escalation"), fan->escalated, 1, out);
    row_write(fan, tongue("  entry"), fan->entry, 1, out);
    Text line = {0};
    text_say(&line, "In 100 futures. ± is half of the 95 %% interval (Wilson), rounded, at least 1. New "
                    "attack: after the guns fell silent. Escalation: nuclear use, or war of %s and %s.",
             s->alliance, s->rival);
    paper_wrap(out, "", 0, line.data);
    text_free(&line);
}

/* --- JSON ------------------------------------------------------------------------------------- */

static void share_json(const OddsFan *fan, int point, const char *key, int count, JsonOut *json) {
    const Interval i = odds_share(fan, point, count);
    json_out_key(json, key);
    json_out_object_begin(json);
    json_out_put_real(json, "share", i.estimate);
    json_out_put_real(json, "low", i.low);
    json_out_put_real(json, "high", i.high);
    json_out_object_end(json);
}

static void point_json(const OddsFan *fan, int p, const Scenario *s, int month, JsonOut *json) {
    char date[16];
    json_out_object_begin(json);
    json_out_put_int(json, "months", fan->months[p]);
    json_out_put_text(json, "date", scenario_date(s, month + fan->months[p], date));
    json_out_put_int(json, "futures", fan->counted[p]);
    json_out_key(json, "classes");
    json_out_object_begin(json);
    for (int n = 0; n < ORDER_COUNT; n++)
        share_json(fan, p, order_name((OrderId)n), fan->classes[p][n], json);
    json_out_object_end(json);
    share_json(fan, p, "attack", fan->attack[p], json);
    share_json(fan, p, "escalation", fan->escalated[p], json);
    share_json(fan, p, "entry", fan->entry[p], json);
    json_out_object_end(json);
}

static void end_json(const CardOdds *c, OddsEnd end, const char *key, JsonOut *json) {
    json_out_key(json, key);
    json_out_object_begin(json);
    json_out_put_int(json, "months", c->months[end]);
    for (int d = 0; d < ODDS_DIALS; d++) {
        const DialOdds *o = &c->dial[end][d];
        json_out_key(json, dials[d].name);
        json_out_object_begin(json);
        json_out_put_real(json, "without", o->without);
        json_out_put_real(json, "with", o->with);
        json_out_put_real(json, "low", o->low);
        json_out_put_real(json, "high", o->high);
        json_out_put_bool(json, "tells", o->tells);
        json_out_object_end(json);
    }
    json_out_object_end(json);
}

static void card_json(const Odds *o, int n, JsonOut *json) {
    CardOdds c;
    json_out_object_begin(json);
    json_out_put_text(json, "card", act_info(o->card[n].act)->name);
    if (act_info(o->card[n].act)->lever) json_out_put_real(json, "to", o->card[n].to);
    json_out_put_int(json, "futures", o->sum[n].futures);
    if (odds_card(o, n, &c)) {
        end_json(&c, ODDS_NEAR, "near", json);
        end_json(&c, ODDS_KEPT, "kept_up", json);
    }
    json_out_object_end(json);
}

void odds_json(const Odds *o, const Scenario *s, const World *from, JsonOut *json) {
    json_out_put_int(json, "futures", o->fan.futures);
    json_out_put_real(json, "half_width", odds_half(&o->fan));
    json_out_put_real(json, "level", 0.95);
    json_out_key(json, "years");
    json_out_array_begin(json);
    for (int p = 0; p < o->fan.points && o->fan.futures > 0; p++)
        point_json(&o->fan, p, s, (int)from->month, json);
    json_out_array_end(json);
    json_out_put_int(json, "comparisons", odds_comparisons(o));
    json_out_key(json, "cards");
    json_out_array_begin(json);
    for (int n = 0; n < o->cards; n++) card_json(o, n, json);
    json_out_array_end(json);
}
