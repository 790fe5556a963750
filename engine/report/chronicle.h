/* A history told in plain English, year by year, on paper of 80 columns.
 *
 * Always true: every sentence comes from a happening, the words of its reasons, or the state at a
 * year's end; entries stand in order of date. */
#pragma once
#include "core/text.h"
#include "report/history.h"

void chronicle_write(const History *h, Text *out);
