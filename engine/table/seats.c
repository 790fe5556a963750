/* Which seat a word means. Always true: see table.h; a name that is not known is answered with the nearest that is. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/text.h"
#include "table/table.h"

static bool is(const char *word, const char *name) { return *name && strcasecmp(word, name) == 0; }

SeatId table_seat_find(const Table *t, const char *word) {
    char role[32];
    snprintf(role, sizeof role, "%s", word);
    for (char *c = role; *c; c++)
        if (*c == '-') *c = '_';
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        if (is(role, seat_info((SeatId)seat)->role) || is(word, t->scenario->seat_name[seat]) ||
            is(word, t->pack.seat[seat].name))
            return (SeatId)seat;
    return SEAT_NONE;
}

static void lower(const char *text, char *out, size_t size) {
    size_t at = 0;
    for (; text[at] && at + 1 < size; at++) out[at] = (char)tolower((unsigned char)text[at]);
    out[at] = '\0';
}

const char *table_seat_near(const Table *t, const char *word) {
    const Scenario *s = t->scenario;
    char names[2 * SEAT_COUNT][NAME_MAX_BYTES], typed[NAME_MAX_BYTES];
    const char *known[2 * SEAT_COUNT];
    lower(word, typed, sizeof typed);
    for (int n = 0; n < SEAT_COUNT; n++) {
        lower(s->seat_name[n], names[n], sizeof names[n]);
        lower(seat_info((SeatId)n)->role, names[SEAT_COUNT + n], sizeof names[n]);
    }
    for (size_t n = 0; n < COUNT_OF(known); n++) known[n] = names[n];
    const char *near = text_nearest(typed, known, COUNT_OF(known));
    for (int n = 0; near && n < SEAT_COUNT; n++)
        if (is(near, s->seat_name[n])) return s->seat_name[n];
    for (int n = 0; near && n < SEAT_COUNT; n++)
        if (is(near, seat_info((SeatId)n)->role)) return seat_info((SeatId)n)->role;
    return NULL;
}

bool table_seat_asked(const Table *t, const char *word, SeatId *out, Err *err) {
    *out = table_seat_find(t, word);
    if (*out != SEAT_NONE && seat_sits(t->scenario, *out)) return true;
    if (*out != SEAT_NONE)
        return err_set(err, "--seat: nobody sits as %s in this pack; `accession play --text --list` names its seats",
                       word);
    const char *near = table_seat_near(t, word);
    return err_set(err, "--seat: there is no seat \"%s\"; %s%s%s", word,
                   near ? "did you mean \"" : "`accession play --text --list` names them", near ? near : "",
                   near ? "\"?" : "");
}
