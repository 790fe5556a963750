/* Another language while a game runs. Always true: see table.h. */
#include <string.h>

#include "cli/play.h"

bool play_on_sit(Play *p, const PlayLine *line, Text *out) {
    const SeatId seat = line->words == 2 ? table_seat_find(&p->table, line->word[1]) : SEAT_NONE;
    if (seat == SEAT_NONE || !session_person(p->table.session, seat)) {
        text_say(out, "Which seat? People hold here:");
        for (int n = 0; n < SEAT_COUNT; n++)
            if (session_person(p->table.session, (SeatId)n))
                text_add(out, " %s (%s)", seat_info((SeatId)n)->role, p->table.scenario->seat_name[n]);
        text_add(out, "\n");
        return false;
    }
    p->table.board.seat = seat;
    return play_on_turn(p, line, out);
}

bool play_on_language(Play *p, const PlayLine *line, Text *out) {
    Err err = {0};
    if (line->words != 2 || strlen(line->word[1]) >= LANGUAGE_BYTES) {
        text_say(out, "Which language? A code of the pack's texts: %s. For example: language uk\n",
                 p->table.pack.languages);
        return false;
    }
    if (table_retell(&p->table, p->options->data, line->word[1], &err)) {
        p->options->language = p->where.language = p->table.language;
        return play_on_turn(p, line, out);
    }
    text_say(out, "The language stays as it is: %s.\n", err.text);
    return false;
}
