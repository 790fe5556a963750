// Reading a catalogue. Always true: see tongue_file.h; what is given out was judged entry by entry.
#include "store/tongue_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/data_folder.h"
#include "store/file.h"
#include "store/json.h"

enum { CATALOGUE_BYTES = 2 << 20 };

static bool forms_read(JsonAt list, Arena *arena, TongueEntry *entry, Err *err) {
    if (json_count(list) < 2 || json_count(list) > TONGUE_FORMS_MAX)
        return json_err(list, err, "two or three forms are wanted");
    for (JsonAt item = {0}; json_each(list, &item, NULL);) {
        const char *text;
        if (!json_as_text(item, &text, err)) return false;
        entry->form[entry->forms++] = arena_text(arena, text);
    }
    return true;
}

static bool entry_read(JsonAt at, const char *key, Arena *arena, TongueEntry *entry, Err *err) {
    const char *text;
    *entry = (TongueEntry){.english = arena_text(arena, key)};
    if (json_kind(at) == JSON_ARRAY) return forms_read(at, arena, entry, err);
    if (!json_as_text(at, &text, err)) return false;
    entry->form[0] = arena_text(arena, text);
    entry->forms = 1;
    return true;
}

static bool entries_read(const char *path, JsonAt root, Tongue *out, Err *err) {
    if (!json_as_object(root, err)) return false;
    out->entry = arena_alloc(&out->arena, sizeof *out->entry * (size_t)(json_count(root) + 1));
    const char *key;
    for (JsonAt item = {0}; json_each(root, &item, &key);)
        if (!entry_read(item, key, &out->arena, &out->entry[out->count++], err)) return false;
    return tongue_ready(out, err) || err_wrap(err, "%s", path);
}

static bool file_taken(const char *path, Tongue *out, Err *err) {
    char *bytes;
    size_t length;
    if (!file_read(path, CATALOGUE_BYTES, FILE_LINKS_FOLLOW, &bytes, &length, err)) return false;
    Json *json = json_parse(path, bytes, length, err);
    free(bytes);
    const bool ok = json && entries_read(path, json_root(json), out, err);
    json_free(json);
    return ok;
}

bool tongue_read(const char *data, const char *language, Tongue *out, Err *err) {
    char path[DATA_PATH_BYTES], name[64];
    *out = (Tongue){0};
    const bool code = language && strlen(language) < 16 &&
                      strspn(language, "abcdefghijklmnopqrstuvwxyz-") == strlen(language);
    if (!code || strcmp(language, "en") == 0) return true; // what is no code, the pack refuses
    snprintf(name, sizeof name, "assets/text/%s.json", language);
    if (!data_file(data, name, path)) return true;
    if (file_taken(path, out, err)) return true;
    tongue_free(out);
    return false;
}

void tongue_free(Tongue *tongue) {
    if (tongue_used() == tongue) tongue_use(NULL);
    arena_free(&tongue->arena);
    *tongue = (Tongue){0};
}
