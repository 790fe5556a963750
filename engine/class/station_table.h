/* A station's order as the running game. Always true: see station.h and table/table.h; the result is written after
 * every turn, whole or not at all. */
#pragma once
#include "table/table.h"

/* Opens the order's game and begins it, told to `seat` (SEAT_NONE: the first for which people are wanted). alone:
 * people hold no other seat. result: the file that is written; NULL: the order's name with "-result". */
bool station_table_begin(const char *order, const Where *w, const char *seat, bool alone, const char *result, Table *t,
                         Err *err);
