/* The end of a history: outcome class, dials, and why it came so.
 *
 * Always true: the "why" repeats terms that the ledger holds; nothing in it is worked out anew. */
#pragma once
#include "core/text.h"
#include "report/history.h"

/* Title, "assumptions as of …", what is imagined, content note and disclaimer. */
void ending_head(const History *h, Text *out);

void ending_outcome(const History *h, Text *out);
void ending_dials(const History *h, Text *out);
void ending_why(const History *h, Text *out);

/* All of it, for `accession run`. */
void ending_write(const History *h, Text *out);
