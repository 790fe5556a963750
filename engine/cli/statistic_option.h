/* `--of STAT`: a name of statistics.def. Always true: what is not one is refused with its
 * neighbour. */
#pragma once
#include "cli/options.h"
#include "ensemble/statistic.h"

bool statistic_option(const char *name, StatId *out, Err *err);
