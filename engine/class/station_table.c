/* Playing an order. Always true: see station_table.h. */
#include "class/station_table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "class/station.h"
#include "core/memory.h"
#include "session/naming.h"
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

static bool seat_chosen(const Scenario *s, const StationOrder *o, const char *word, SeatId *out, Err *err) {
    *out = word ? naming_seat(s, word) : SEAT_NONE;
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        if ((word && *out == SEAT_NONE && strcasecmp(word, s->seat_name[seat]) == 0) ||
            (!word && *out == SEAT_NONE && o->seat[seat]))
            *out = (SeatId)seat;
    if (!word && *out == SEAT_NONE)
        *out = SEAT_candidate; /* an order for nobody: whoever plays it takes the first seat */
    if (*out == SEAT_NONE) return err_set(err, "--seat: there is no seat \"%s\"", word);
    return seat_sits(s, *out) || err_set(err, "--seat: nobody sits there in this pack");
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
    if (!seat_chosen(t->scenario, o, word, &seat, err)) return false;
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
