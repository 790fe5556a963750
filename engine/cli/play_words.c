/* What a line names: cards and seats. Always true: see play.h; a name that is not known is answered
 * with the nearest one that is. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/play.h"

bool play_is(const char *word, const char *name) { return strcasecmp(word, name) == 0; }

/* --- seats ------------------------------------------------------------------------------------ */

SeatId play_seat(const Play *p, const char *word, Text *out) {
    const Scenario *s = p->table.scenario;
    const SeatId seat = table_seat_find(&p->table, word);
    if (seat != SEAT_NONE && seat_sits(s, seat)) return seat;
    const char *near = table_seat_near(&p->table, word);
    text_say(out, "There is no seat \"%.60s\".", word);
    if (near) text_say(out, " Did you mean \"%s\"?", near);
    text_say(out, " Seats: ");
    for (int n = 0, told = 0; n < SEAT_COUNT; n++)
        if (seat_sits(s, (SeatId)n)) text_add(out, "%s%s", told++ ? ", " : "", s->seat_name[n]);
    text_add(out, ".\n");
    return SEAT_NONE;
}

/* --- cards ------------------------------------------------------------------------------------ */

/* Words from..to joined by a mark, in lower case. */
static void joined(const PlayLine *line, int from, int to, char mark, char *out, size_t size) {
    size_t at = 0;
    for (int n = from; n < to; n++) {
        if (n > from && at + 1 < size) out[at++] = mark;
        for (const char *c = line->word[n]; *c && at + 1 < size; c++)
            out[at++] = (char)(*c == '-' ? '_' : tolower((unsigned char)*c));
    }
    out[at] = '\0';
}

static ActId by_title(const Card *deck, int count, const char *title) {
    for (int n = 0; n < count; n++)
        if (play_is(act_info(deck[n].act)->title, title) || play_is(tongue(act_info(deck[n].act)->title), title))
            return deck[n].act;
    return ACT_NONE;
}

static ActId by_number(const Play *p, SeatId seat, const Card *deck, int count, const char *word,
                       Text *out) {
    const long number = strtol(word, NULL, 10);
    if (number >= 1 && number <= count) return deck[number - 1].act;
    text_say(out, "There is no card %s; %s has cards 1 to %d. See: %s\n", word,
             p->table.scenario->seat_name[seat], count,
             seat == p->table.board.seat ? "cards all" : "offer SEAT");
    return ACT_NONE;
}

ActId play_card(const Play *p, SeatId seat, const PlayLine *line, int from, int to, Text *out) {
    Card deck[ACTS_MAX];
    char name[PLAY_LINE_BYTES], title[PLAY_LINE_BYTES];
    const int count = board_deck(&p->table.board, seat, deck);
    if (from >= to) {
        text_say(out, "Which card? A number or a name; see: cards all\n");
        return ACT_NONE;
    }
    if (to == from + 1 && strspn(line->word[from], "0123456789") == strlen(line->word[from]))
        return by_number(p, seat, deck, count, line->word[from], out);
    joined(line, from, to, '_', name, sizeof name);
    joined(line, from, to, ' ', title, sizeof title);
    const char *known[ACTS_MAX];
    for (int n = 0; n < count; n++) {
        known[n] = act_info(deck[n].act)->name;
        if (strcmp(known[n], name) == 0) return deck[n].act;
    }
    const ActId titled = by_title(deck, count, title);
    if (titled != ACT_NONE) return titled;
    const char *near = text_nearest(name, known, (size_t)count);
    text_say(out, "%s has no card \"%.60s\".", p->table.scenario->seat_name[seat], title);
    if (near) text_say(out, " Did you mean \"%s\"?", near);
    else text_say(out, " See: %s", seat == p->table.board.seat ? "cards all" : "offer SEAT");
    text_add(out, "\n");
    return ACT_NONE;
}
