/* Playing an order. Always true: see station_table.h. */
#include "class/station_table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "class/station.h"
#include "core/memory.h"
#include "store/file.h"

static bool result_write(const Table *t, const void *order, const char *path, Err *err) {
    Branches *all = memory_zeros(1, sizeof *all);
    Text out = {0};
    *all = t->branches;
    const bool done = station_result(order, all, t->session, t->pack.title, &out, err) &&
                      file_replace(path, out.data, out.length, 0, err);
    free(all);
    text_free(&out);
    return done;
}

static void result_path(const char *order, const char *result, char out[SAVE_PATH_BYTES]) {
    const char *end = strrchr(order, '.');
    const int stem = end && strcmp(end, ".json") == 0 ? (int)(end - order) : (int)strlen(order);
    if (result) snprintf(out, SAVE_PATH_BYTES, "%s", result);
    else snprintf(out, SAVE_PATH_BYTES, "%.*s-result.json", stem, order);
}

/* Without a word the first seat of the order; of an order for nobody whoever plays it takes the first. */
static bool seat_chosen(const Table *t, const StationOrder *o, const char *word, SeatId *out, Err *err) {
    if (word) return table_seat_asked(t, word, out, err);
    *out = SEAT_candidate;
    for (int seat = SEAT_COUNT; seat-- > 0;)
        if (o->seat[seat]) *out = (SeatId)seat;
    return seat_sits(t->scenario, *out) || err_set(err, "--seat: nobody sits there in this pack");
}

static bool begin(const StationOrder *o, const Where *w, const char *word, bool alone, Table *t, Err *err) {
    char dir[PACK_PATH_BYTES];
    Digest digest;
    SeatId seat;
    Setup setup;
    if (!pack_find(w->pack_given ? w->pack : o->pack, &w->places, dir, err) || !pack_digest(dir, &digest, err))
        return false;
    if (!digest_equal(digest, o->pack_digest))
        return err_set(err,
                       "%s is not the pack %s that was ordered: it is another one, another version, or was changed; "
                       "take the pack from the "
                       "computer that wrote the order",
                       dir, o->pack);
    if (!table_open(t, dir, w->language, o->start, &o->changes, err)) return false;
    if (!seat_chosen(t, o, word, &seat, err)) return false;
    station_setup(o, &setup);
    for (int n = 0; alone && n < SEAT_COUNT; n++) setup.holder[n] = HOLDER_BOT;
    setup.holder[seat] = HOLDER_PERSON;
    return table_begin(t, w, seat, &setup, err);
}

bool station_table_begin(const char *order, const Where *w, const char *seat, bool alone, const char *result, Table *t,
                         Err *err) {
    StationOrder *o = memory_zeros(1, sizeof *o);
    if (!station_order_read(order, o, err) || !begin(o, w, seat, alone, t, err)) {
        free(o);
        return err_wrap(err, "--order");
    }
    t->station = o;
    t->station_write = result_write;
    result_path(order, result, t->station_path);
    return true;
}
