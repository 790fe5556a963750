/* How numbers are said: chances in words, people in ranges, shares in per cent.
 *
 * Always true: numbers of killed and wounded are only ever given as ranges. model notes E */
#pragma once
#include "core/tongue.h"
#include "model/scenario.h"

/* "unlikely" … "to be expected", for the chance of an attack within ten years. */
const char *figures_danger(double chance);

/* Yearly chance of escalation as a band, never one figure: "0.5 to 2 % a year". game notes 4 */
const char *figures_band(double a_year);
int figures_band_number(double a_year); /* 0 the lowest, to 3 */

/* Whether there is nobody to count: no war, now or before. */
bool figures_no_war(const World *w);

/* "130 to 220 thousand": the model's number widened by the range its start value had in the pack
 * (a quarter up and down where the pack gives none), to two figures. */
void figures_people(const Scenario *s, VarId losses, double thousand, Text *out);

/* "+0.31": a term, with a true minus sign. digits after the point. */
void figures_signed(double value, int digits, Text *out);

/* "Feb 2023": the date of a month, in the language in use. */
enum { DATE_BYTES = 32 };
const char *figures_month(int year, int month, char out[DATE_BYTES]); /* month 1 to 12 */
const char *figures_date(const Scenario *s, int month, char out[DATE_BYTES]);

/* A value as a person says it, with its unit: "14 in 100", "0.26 in 100 a year", "−5.2". A balance is a plain
 * number with its sign: what lies on either side of 0 is told beside it. */
void figures_plain(VarId id, double value, Text *out);
/* How far it moved, the same way: "+0.3 in 100", "−1.2 thousand", "+0.05". */
void figures_change(VarId id, double moved, Text *out);
bool figures_in_100(VarId id); /* it is a chance, and told in 100 */

/* A value as its manifest measures it: flags as yes and no, whole numbers whole. */
void figures_value(VarId id, double value, Text *out);
