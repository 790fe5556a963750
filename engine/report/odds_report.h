/* Odds in words, as tables and as JSON.
 *
 * Always true: a share stands with its interval; an effect whose interval holds zero is "cannot tell"
 * and has no number in words. */
#pragma once
#include "ensemble/odds.h"
#include "store/json_write.h"

const char *odds_dial_words(OddsDial d); /* "months without heavy fighting" */
const char *odds_dial_short(OddsDial d); /* "quiet months", in a list of cards, in the language in use */
void odds_span_write(int months, Text *out); /* "a year" */

/* "Counted, in points of 100: after a year rule of law +2.1 (±0.4); kept up five years cannot tell." */
void odds_card_brief(const CardOdds *c, Text *out);
/* How it was counted, in two sentences. comparisons: odds_comparisons. */
void odds_card_counted(const CardOdds *c, int comparisons, Text *out);
/* "rule of law: 31.0 becomes 33.1 in 100 (difference +1.7 to +2.5)." */
void odds_dial_told(OddsDial d, const DialOdds *o, Text *out);
/* Every dial that moves, with its interval, and how the rest stands. */
void odds_card_write(const CardOdds *c, int comparisons, Text *out);
/* How sure: "1,072 futures from here; each share is good to ±3.0 in 100 or better (95 %)." */
void odds_precision_write(const OddsFan *fan, Text *out);
/* One point of the fan as a sentence: "In 12 months: war 54 (51 to 57), ... in 100." */
void odds_point_write(const OddsFan *fan, int point, Text *out);
/* The fan by years: a line of shares in 100 and one of their ± for each class. */
void odds_fan_write(const OddsFan *fan, const Scenario *s, Text *out);
/* Every card that was counted. */
void odds_cards_write(const Odds *o, const World *w, Text *out);
/* Members of the open object. first: month of the world from which it is counted. */
void odds_json(const Odds *o, const Scenario *s, const World *from, JsonOut *json);
