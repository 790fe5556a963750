/* Names of the pack in running text. Always true: see naming.h. */
#include "session/naming.h"

#include <string.h>

/* The name for what stands between braces, or NULL. */
static const char *name_for(const Scenario *s, const char *word, size_t length) {
    const struct {
        const char *mark, *name;
    } names[] = {{"candidate", s->candidate},
                 {"rival", s->rival},
                 {"alliance", s->alliance},
                 {"seat_candidate", s->seat_name[SEAT_candidate]},
                 {"seat_rival", s->seat_name[SEAT_rival]}};
    for (size_t n = 0; n < COUNT_OF(names); n++)
        if (strlen(names[n].mark) == length && strncmp(word, names[n].mark, length) == 0)
            return names[n].name;
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        const char *role = seat_info((SeatId)seat)->role;
        if (strlen(role) == length && strncmp(word, role, length) == 0) return s->seat_name[seat];
    }
    return NULL;
}

void naming_fill(const Scenario *s, const char *text, Text *out) {
    for (const char *brace; (brace = strchr(text, '{')) != NULL;) {
        const char *end = strchr(brace, '}');
        const char *name = end ? name_for(s, brace + 1, (size_t)(end - brace - 1)) : NULL;
        text_add_bytes(out, text, (size_t)(brace - text));
        text_add(out, "%s", name ? name : "{");
        text = name ? end + 1 : brace + 1;
    }
    text_add(out, "%s", text);
}

SeatId naming_seat(const Scenario *s, const char *word) {
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        if (strcmp(word, seat_info((SeatId)seat)->role) == 0) return (SeatId)seat;
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        if (strcmp(word, s->seat_name[seat]) == 0) return (SeatId)seat;
    return SEAT_NONE;
}
