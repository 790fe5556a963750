/* The web of causes of a pack as one self-contained SVG: what its events read, what they move.
 *
 * Always true: the same pack gives the same bytes; no two labels overlap, by a generous estimate of their
 * widths; colour never says anything alone: signs stand beside it, and dashes. */
#pragma once
#include "core/err.h"
#include "core/text.h"
#include "store/pack.h"

/* s has the rulebook; of: NULL, or the name of an event or variable whose neighbourhood is drawn. */
bool web_draw(const Scenario *s, const Pack *card, const char *of, Text *svg, Err *err);
