// The other files of a pack: its scripts as bytes, and the texts of one language.
// Always true: scripts come sorted by path; texts come sorted by key.
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/file.h"
#include "store/form.h"
#include "store/pack_parts.h"

enum { SCRIPT_BYTES_MAX = 256 << 10 };

static bool ends_with(const char *s, const char *end) {
    const size_t length = strlen(s), tail = strlen(end);
    return length > tail && strcmp(s + length - tail, end) == 0;
}

static bool script_add(const char *pack_dir, const char *relative, PackScripts *out, Err *err) {
    char path[PACK_PATH_BYTES];
    PackScriptFile *f = &out->file[out->count];
    if (!pack_path(pack_dir, relative, path, err) ||
        !file_read(path, SCRIPT_BYTES_MAX, FILE_LINKS_REFUSE, &f->bytes, &f->length, err)) {
        return false;
    }
    f->name = arena_text(&out->arena, relative);
    out->count++;
    return true;
}

bool pack_scripts(const char *pack_dir, PackScripts *out, Err *err) {
    PackFiles files;
    *out = (PackScripts){0};
    bool ok = pack_files(pack_dir, &files, err);
    if (ok) out->file = arena_alloc(&out->arena, sizeof *out->file * (size_t)(files.count + 1));
    for (int i = 0; ok && i < files.count; i++) {
        if (ends_with(files.path[i], ".lua")) ok = script_add(pack_dir, files.path[i], out, err);
    }
    pack_files_free(&files);
    if (!ok) pack_scripts_free(out);
    return ok;
}

void pack_scripts_free(PackScripts *scripts) {
    for (int i = 0; i < scripts->count; i++) free(scripts->file[i].bytes);
    arena_free(&scripts->arena);
    *scripts = (PackScripts){0};
}

static int compare_entries(const void *a, const void *b) {
    return strcmp(((const PackText *)a)->key, ((const PackText *)b)->key);
}

static bool fill_texts(JsonAt object, PackTexts *out, Err *err) {
    if (!json_as_object(object, err)) return false;
    out->entry = arena_alloc(&out->arena, sizeof *out->entry * (size_t)(json_count(object) + 1));
    const char *key;
    for (JsonAt item = {0}; json_each(object, &item, &key);) {
        const char *text;
        if (!json_as_text(item, &text, err)) return false;
        if (text_has_controls(text)) return json_err(item, err, "found a control character, plain text is wanted");
        out->entry[out->count++] = (PackText){arena_text(&out->arena, key), arena_text(&out->arena, text),
                                              json_line(item)};
    }
    qsort(out->entry, (size_t)out->count, sizeof *out->entry, compare_entries);
    return true;
}

bool pack_texts(const char *pack_dir, const char *language, PackTexts *out, Err *err) {
    char path[PACK_PATH_BYTES], name[NAME_MAX_BYTES + 16];
    *out = (PackTexts){0};
    if (strspn(language, "abcdefghijklmnopqrstuvwxyz-") != strlen(language) || strlen(language) > 12) {
        return err_set(err, "no language \"%s\": a code such as en or uk is wanted", language);
    }
    memcpy(name, "text/", 5);
    memcpy(name + 5, language, strlen(language));
    memcpy(name + 5 + strlen(language), ".json", 6);
    if (!pack_path(pack_dir, name, path, err)) return false;
    if (access(path, F_OK) != 0) return true; // a pack may have nothing to say
    Json *json = json_read(path, err);
    if (!json) return false;
    const bool ok = fill_texts(json_root(json), out, err);
    json_free(json);
    if (!ok) pack_texts_free(out);
    return ok;
}

void pack_texts_free(PackTexts *texts) {
    arena_free(&texts->arena);
    *texts = (PackTexts){0};
}

const PackText *pack_texts_find(const PackTexts *texts, const char *key) {
    const PackText sought = {.key = key};
    return texts->count ? bsearch(&sought, texts->entry, (size_t)texts->count, sizeof sought, compare_entries) : NULL;
}
