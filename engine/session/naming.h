/* Names of the pack in running text.
 *
 * Always true: what has no braces comes out as it was; an unknown brace stays as it is. */
#pragma once
#include "core/tongue.h"
#include "model/act.h"

/* Appends text with {candidate}, {rival} and {alliance} filled, {role} for the place of a seat
 * ("Washington" for {lead}), and {candidate_seat}, {rival_seat} for the two whose role names the
 * state. */
void naming_fill(const Scenario *s, const char *text, Text *out);
/* The seat of a role ("lead") or of a place ("Washington"); SEAT_NONE if there is none. */
SeatId naming_seat(const Scenario *s, const char *word);
/* "Raise our own military aid": what a step of a card does, upwards or (steps below 0) downwards, as
 * a title or inside a sentence. */
void naming_card(Act act, double steps, bool inside, Text *out);
