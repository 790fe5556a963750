/* A history as one JSON document, for other programs.
 *
 * Always true: it holds only variables that everybody may see, and the document is complete. */
#pragma once
#include "report/history.h"
#include "store/json_write.h"

/* {"pack", "start", "seed", …, "outcome", "years": [{"month", "date", "values": {…}}, …],
 *  "final": {…}, "happenings": [{"month", "date", "name", "text"}, …]} */
void record_json(const History *h, JsonOut *out);
