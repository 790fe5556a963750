/* What a text refers to, as a command to type or as something to press. Always true: see board.h; the
 * words of a reference come from the same names that the game uses elsewhere. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "report/board.h"
#include "report/paper.h"
#include "session/naming.h"

static const struct {
    const char *command, *words;
} places[] = {
    {"advisors", TONGUE("the advisors")},   {"briefing", TONGUE("all that happened")},
    {"cards", TONGUE("all decisions")},     {"choose", TONGUE("the question")},
    {"compare", TONGUE("two histories")},   {"dials", TONGUE("the dials")},
    {"debrief", TONGUE("the debrief")},     {"offers", TONGUE("offers and promises")},
    {"event", TONGUE("the question")},      {"goals", TONGUE("our goals")},
    {"journal", TONGUE("the journal")},     {"map", TONGUE("the land")},
    {"members", TONGUE("the members")},     {"odds", TONGUE("the odds")},
    {"predict", TONGUE("a forecast")},      {"promises", TONGUE("the promises")},
    {"rewind", TONGUE("an earlier turn")},  {"seats", TONGUE("the seats")},
    {"rungs", TONGUE("what each promise would do")},
};

/* "public support for aid, Germany" */
static bool number_words(const Board *b, const char *name, Text *out) {
    Variable v;
    if (!board_number(b, name, &v, NULL)) return false;
    board_words_of(b, v.id, out);
    if (var_info(v.id)->kind == KIND_MEMBER && strchr(name, '['))
        text_add(out, ", %s", b->game->scenario->member_name[v.index]);
    return true;
}

static bool card_words(const char *name, bool down, Text *out) {
    const ActId id = act_find(name);
    if (id == ACT_NONE) return false;
    naming_card((Act){.act = id}, down ? -1.0 : 1.0, false, out);
    return true;
}

static void words_write(const Board *b, const char *command, Text *out) {
    char word[4][64] = {"", "", "", ""};
    const int words = sscanf(command, "%63s %63s %63s %63s", word[0], word[1], word[2], word[3]);
    const bool opens = strcmp(word[0], "why") == 0 || strcmp(word[0], "ledger") == 0 || strcmp(word[0], "predict") == 0;
    if (opens && strcmp(word[2], "whole") == 0) {
        text_say(out, "with every coefficient");
        return;
    }
    if (opens && words > 1 && number_words(b, word[1], out)) return;
    if ((strcmp(word[0], "do") == 0 || strcmp(word[0], "card") == 0) &&
        card_words(word[1], strcmp(word[2], "down") == 0, out))
        return;
    if (strcmp(word[0], "offer") == 0) {
        const SeatId seat = naming_seat(b->game->scenario, word[1]);
        if (words > 2 && card_words(word[2], strcmp(word[3], "down") == 0, out)) return;
        if (seat != SEAT_NONE) text_say(out, "what %s could be asked", b->game->scenario->seat_name[seat]);
        if (seat != SEAT_NONE) return;
    }
    for (size_t n = 0; n < COUNT_OF(places); n++)
        if (strcmp(places[n].command, word[0]) == 0) {
            text_add(out, "%s", tongue(places[n].words));
            return;
        }
    text_add(out, "%s", command);
}

const char *board_refer(const Board *b, char buf[REFER_BYTES], const char *fmt, ...) {
    char command[REFER_BYTES];
    va_list args;
    va_start(args, fmt);
    vsnprintf(command, sizeof command, fmt, args);
    va_end(args);
    if (paper_columns() != PAPER_UNBROKEN) {
        memcpy(buf, command, sizeof command);
        return buf;
    }
    Text words = {0};
    words_write(b, command, &words);
    snprintf(buf, REFER_BYTES, "%c%.100s%c%s%c", REFER_BEGIN, command, REFER_WORDS, words.data ? words.data : "",
             REFER_END);
    text_free(&words);
    return buf;
}
