/* `pack list`: every pack of every place, with what is wrong with it.
 * Always true: a pack that does not load is listed with its error and changes nothing for the
 * others. */
#include "cli/game.h"
#include "cli/pack_commands.h"
#include "core/memory.h"
#include "store/json_write.h"

#include <stdlib.h>
#include <string.h>

typedef struct Listed {
    Pack card;   /* of zeros if it could not be read */
    Err problem; /* "" if there is none */
} Listed;

/* Reads what is not hidden, every start of it. */
static void look_at(const PackEntry *entry, Listed *out) {
    char dir[PACK_PATH_BYTES];
    *out = (Listed){.problem = {{0}}};
    if (!pack_folder(entry, dir, &out->problem) || !book_check(dir, &out->card, &out->problem)) return;
    if (strcmp(out->card.id, entry->id) != 0) {
        err_set(&out->problem,
                "its pack.json has the id \"%s\", but it is found as %s; rename it, since "
                "saved games ask for the id",
                out->card.id, entry->id);
    }
}

/* --- JSON ------------------------------------------------------------------------------------- */

static void put_or_null(JsonOut *json, const char *key, const char *text) {
    json_out_put_text(json, key, text[0] ? text : NULL);
}

static void languages_json(JsonOut *json, const char *languages) {
    json_out_key(json, "languages");
    json_out_array_begin(json);
    while (*languages) {
        char code[NAME_MAX_BYTES];
        const size_t length = strcspn(languages, ",");
        memcpy(code, languages, length);
        code[length] = '\0';
        json_out_text(json, code);
        languages += length;
        languages += strspn(languages, ", ");
    }
    json_out_array_end(json);
}

static void entry_json(JsonOut *json, const PackEntry *list, int at, const Listed *listed) {
    const PackEntry *entry = &list[at];
    json_out_object_begin(json);
    json_out_put_text(json, "id", entry->id);
    put_or_null(json, "version", listed->card.version);
    put_or_null(json, "title", listed->card.title);
    languages_json(json, listed->card.languages);
    json_out_put_text(json, "kind", entry->kind == PACK_FOLDER ? "folder" : "zip");
    json_out_put_text(json, "path", entry->path);
    put_or_null(json, "hidden_by", entry->hidden_by >= 0 ? list[entry->hidden_by].path : "");
    put_or_null(json, "problem", listed->problem.text);
    json_out_object_end(json);
}

/* --- text ------------------------------------------------------------------------------------- */

static void entry_text(const PackEntry *list, int at, const Listed *listed, Text *out) {
    const PackEntry *entry = &list[at];
    text_add(out, "%s", entry->id);
    if (entry->hidden_by >= 0) {
        text_add(out, "  (hidden)\n  %s\n  hidden by %s\n", entry->path,
                 list[entry->hidden_by].path);
        return;
    }
    const Pack *card = &listed->card;
    if (card->id[0]) text_add(out, " %s  %s [%s]", card->version, card->title, card->languages);
    text_add(out, "\n  %s\n", entry->path);
    if (listed->problem.text[0]) text_add(out, "  problem: %s\n", listed->problem.text);
}

static void list_write(const PackEntry *list, int count, bool as_json, Text *out) {
    JsonOut json = json_out_start(out, 1);
    Listed *listed = memory_new(sizeof *listed);
    if (as_json) {
        json_out_object_begin(&json);
        json_out_key(&json, "packs");
        json_out_array_begin(&json);
    }
    for (int n = 0; n < count; n++) {
        *listed = (Listed){.problem = {{0}}};
        if (list[n].hidden_by < 0) look_at(&list[n], listed);
        if (as_json)
            entry_json(&json, list, n, listed);
        else
            entry_text(list, n, listed, out);
    }
    if (as_json) {
        json_out_array_end(&json);
        json_out_object_end(&json);
        json_out_finish(&json);
    } else if (count == 0) {
        text_add(out, "No pack is found.\n");
    }
    free(listed);
}

int pack_list_run(const Options *o) {
    Err err = {0};
    PackPlaces places;
    PackEntry *list;
    Text out = {0};
    if (!game_places(o, &places, &err)) {
        return cli_fail(&err);
    }
    const int count = pack_list(&places, &list);
    list_write(list, count, o->json, &out);
    free(list);
    return cli_write(NULL, &out, EXIT_OK);
}
