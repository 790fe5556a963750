/* Another language while a game runs. Always true: see table.h. */
#include <string.h>

#include "cli/play.h"

bool play_on_language(Play *p, const PlayLine *line, Text *out) {
    Err err = {0};
    if (line->words != 2 || strlen(line->word[1]) >= LANGUAGE_BYTES) {
        text_say(out, "Which language? A code of the pack's texts: %s. For example: language uk\n", p->table.pack.languages);
        return false;
    }
    if (table_retell(&p->table, p->options->data, line->word[1], &err)) {
        p->options->language = p->where.language = p->table.language;
        return play_on_turn(p, line, out);
    }
    text_say(out, "The language stays as it is: %s.\n", err.text);
    return false;
}
