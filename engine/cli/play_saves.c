/* The game in files: save, load, autosave. Always true: see play.h; a file is written whole or not at
 * all, and a game that cannot be opened leaves the present one as it is. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/play.h"
#include "core/memory.h"

void play_autosave(Play *p, Text *out) {
    Err err = {0};
    if (!p->options->no_autosave && !table_autosave(&p->table, &err))
        text_say(out, "The game could not be kept: %s. It goes on.\n", err.text);
}

bool play_on_save(Play *p, const PlayLine *line, Text *out) {
    char path[SAVE_PATH_BYTES];
    size_t bytes = 0;
    Err err = {0};
    if (line->words > 2) {
        text_say(out, "A name is one word. For example: save before-the-summit\n");
        return false;
    }
    if (p->table.read_only[0]) return play_acts(p, out);
    if (!table_store(&p->table, line->words == 2 ? line->word[1] : NULL, path, &bytes, &err)) {
        text_say(out, "Not saved: %s.\n", err.text);
        return false;
    }
    text_say(out, "Saved: %s (%.0f KB).\n", path, (double)(bytes + 999) / 1000.0);
    return true;
}

/* --- the list --------------------------------------------------------------------------------- */

enum { SAVES_SHOWN = 12 };

static bool list_write(const Play *p, Text *out) {
    SaveEntry *all = memory_zeros(SAVES_LISTED_MAX, sizeof *all);
    const int count = p->table.folder[0] ? saves_list(p->table.folder, all) : 0;
    if (count == 0) text_say(out, "No game is saved yet. To save this one: save\n");
    else text_say(out, "Saved games in %s, the last first\n", p->table.folder);
    for (int n = 0; n < count && n < SAVES_SHOWN; n++) {
        char path[SAVE_PATH_BYTES];
        Save save;
        Err err = {0};
        if (!save_path(p->table.folder, all[n].name, path, &err) || !save_read(path, &save, &err)) {
            text_say(out, "  %s: cannot be opened (accession save verify says why)\n", all[n].name);
            continue;
        }
        const SaveCard *c = &save.card;
        text_say(out, "  %.*s: %s, turn %d, %s%s\n", (int)strlen(all[n].name) - 4, all[n].name, c->start,
                 c->turn, c->date, c->over ? tongue(", over") : "");
        save_close(&save);
    }
    if (count > SAVES_SHOWN) text_say(out, "  %d more.\n", count - SAVES_SHOWN);
    free(all);
    return count > 0;
}

bool play_on_load(Play *p, const PlayLine *line, Text *out) {
    Err err = {0};
    if (line->words == 1) return list_write(p, out);
    Text said = {0};
    if (!table_take_up(&p->table, &p->where, line->word[1], &said, &err)) {
        text_free(&said);
        text_say(out, "Not opened: %s.\n", err.text);
        return false;
    }
    text_add_bytes(out, said.data, said.length);
    text_free(&said);
    text_add(out, "\n");
    return play_on_turn(p, line, out);
}
