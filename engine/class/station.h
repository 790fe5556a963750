/* Stations: a table that is played on a machine of its own, without any network. An order goes out as a small file,
 * a result comes back, and the class lives it again.
 *
 *     {"format": "accession-station-order", "version": 1, "class": ..., "table": 2, "pack": ..., "start": ..., ...}
 *     {"format": "accession-station-result", "version": 1, "seal": ...,
 *     "order": {...}, "game": {a save, see save.h}}
 *
 * Always true: neither names anybody nor holds a key; the seal is a digest of all that follows the first line of a
 * result; a result is taken only by the class and for the table that gave the order, with its pack, start and seed,
 * if the seal holds and every turn lives again to its digest. */
#pragma once
#include "class/class.h"

bool station_order(const Class *c, int table, Text *out, Err *err);

typedef struct StationOrder {
    char class_id[33], pack[NAME_MAX_BYTES], start[NAME_MAX_BYTES];
    Digest pack_digest;
    int table, turns, turn_months; /* table from 0 */
    uint64_t seed;
    Changes changes;
    bool seat[SEATS_MAX]; /* people sit there */
} StationOrder;
bool station_order_read(const char *path, StationOrder *out, Err *err);
/* The setup of the game that it orders. */
void station_setup(const StationOrder *order, Setup *out);

/* What the station sends back. pack_title: for the save in it. */
bool station_result(const StationOrder *order, const Branches *all, const Session *g, const char *pack_title, Text *out,
                    Err *err);

/* Reads a result, lives it again, and makes it the game of its table; *table is that, from 0. The class stays as it
 * was if anything is wrong. */
bool station_merge(Class *c, const char *path, int *table, Err *err);
