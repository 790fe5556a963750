/* Reading the texts of a lesson. Always true: see lesson.h. */
#include "class/lesson.h"
#include "core/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* assets/class: texts of every lesson, a file for each language. */
static const struct {
    const char *name;
    const unsigned char *bytes;
    size_t length;
} built_in[] = {
#include "class/lessons.inc"
};

typedef struct PartInfo {
    const char *name, *keys;
} PartInfo;
static const PartInfo parts[LESSON_PARTS] = {
#define LESSON(name, keys, title) [LESSON_##name] = {#name, keys},
#include "class/lesson_parts.def"
#undef LESSON
};

static const char *const part_names[LESSON_PARTS] = {
#define LESSON(name, keys, title) #name,
#include "class/lesson_parts.def"
#undef LESSON
};
static const char *const block_names[BLOCK_COUNT] = {
#define BLOCK(name, ...) #name,
#include "class/blocks.def"
#undef BLOCK
};

enum { KEY_BYTES = 24 };

static int keys_split(const char *keys, char out[LESSON_CELLS][KEY_BYTES]) {
    int count = 0;
    while (*keys) {
        const size_t length = strcspn(keys, " ");
        snprintf(out[count++], KEY_BYTES, "%.*s", (int)length, keys);
        keys += length + (keys[length] == ' ');
    }
    return count;
}

static bool block_check(JsonAt at, const char *word, Err *err) {
    for (size_t n = 0; n < COUNT_OF(block_names); n++)
        if (strcmp(word, block_names[n]) == 0) return true;
    const char *near = text_nearest(word, block_names, COUNT_OF(block_names));
    return json_err(at, err, "found \"%s\", a block of a lesson is wanted%s%s", word, near ? ", as " : "",
                    near ? near : "");
}

static bool cell_read(JsonAt item, const char *key, const char **out, Err *err) {
    JsonAt at;
    *out = "";
    if (!json_object_find(item, key, &at) && strcmp(key, "source") == 0) return true;
    if (!json_get_text(item, key, out, err)) return false;
    return strcmp(key, "block") != 0 || block_check(item, *out, err);
}

static bool item_read(JsonAt at, const PartInfo *part, LessonItem *out, Err *err) {
    char key[LESSON_CELLS][KEY_BYTES];
    const char *known[LESSON_CELLS];
    const int keys = keys_split(part->keys, key);
    *out = (LessonItem){{"", "", "", ""}};
    if (keys == 1) return json_as_text(at, &out->cell[0], err);
    for (int n = 0; n < keys; n++) known[n] = key[n];
    if (!json_as_object(at, err) || !json_only_keys(at, known, (size_t)keys, err)) return false;
    for (int n = 0; n < keys; n++)
        if (!cell_read(at, key[n], &out->cell[n], err)) return false;
    return true;
}

/* Adds the parts that stand in one object. */
static bool layer_read(JsonAt object, Lesson *out, Err *err) {
    if (!json_as_object(object, err) || !json_only_keys(object, part_names, LESSON_PARTS, err)) return false;
    for (int p = 0; p < LESSON_PARTS; p++) {
        JsonAt list;
        if (!json_object_find(object, part_names[p], &list)) continue;
        if (!json_as_array(list, err)) return false;
        for (JsonAt at = {0}; json_each(list, &at, NULL);) {
            if (out->count[p] == LESSON_ITEMS_MAX) return json_err(at, err, "more than %d items", LESSON_ITEMS_MAX);
            if (!item_read(at, &parts[p], &out->item[p][out->count[p]++], err)) return false;
        }
    }
    return true;
}

static bool starts_check(JsonAt starts, const Pack *card, Err *err) {
    const char *known[PACK_STARTS_MAX];
    for (int n = 0; n < card->starts; n++) known[n] = card->start[n].name;
    return json_only_keys(starts, known, (size_t)card->starts, err);
}

/* What the pack says: of every start, then of this one. The other starts are checked too. */
static bool pack_layer_read(JsonAt root, const Pack *card, const char *start, Lesson *out, Err *err) {
    static const char *const known[] = {"all", "starts"};
    JsonAt at, starts;
    const char *name;
    if (!json_as_object(root, err) || !json_only_keys(root, known, COUNT_OF(known), err)) return false;
    if (json_object_find(root, "all", &at) && !layer_read(at, out, err)) return false;
    if (!json_object_find(root, "starts", &starts)) return true;
    if (!json_as_object(starts, err) || !starts_check(starts, card, err)) return false;
    for (JsonAt item = {0}; json_each(starts, &item, &name);) {
        Lesson *other = memory_zeros(1, sizeof *other); /* thrown away */
        const bool ok = layer_read(item, strcmp(name, start) == 0 ? out : other, err);
        free(other);
        if (!ok) return false;
    }
    return true;
}

static Json *every_lesson(const char *language, Err *err) {
    char wanted[24];
    size_t found = COUNT_OF(built_in), english = 0;
    snprintf(wanted, sizeof wanted, "%.16s.json", language ? language : "en");
    for (size_t n = 0; n < COUNT_OF(built_in); n++) {
        if (strcmp(built_in[n].name, wanted) == 0) found = n;
        if (strcmp(built_in[n].name, "en.json") == 0) english = n;
    }
    if (found == COUNT_OF(built_in)) found = english;
    return json_parse(built_in[found].name, (const char *)built_in[found].bytes, built_in[found].length, err);
}

static bool pack_file(const char *dir, const char *language, char path[PACK_PATH_BYTES + 32]) {
    const bool plain = language && language[0] && !strchr(language, '/') && strlen(language) < 16;
    if (plain) snprintf(path, PACK_PATH_BYTES + 32, "%s/class/%s.json", dir, language);
    if (plain && access(path, F_OK) == 0) return true;
    snprintf(path, PACK_PATH_BYTES + 32, "%s/class/en.json", dir);
    return access(path, F_OK) == 0;
}

bool lesson_read(const char *pack_dir, const char *language, const Pack *card, const char *start, Lesson *out,
                 Err *err) {
    char path[PACK_PATH_BYTES + 32];
    *out = (Lesson){0};
    out->document[0] = every_lesson(language, err);
    if (!out->document[0] || !layer_read(json_root(out->document[0]), out, err)) return false;
    if (!pack_file(pack_dir, language, path)) return true;
    out->document[1] = json_read(path, err);
    return out->document[1] && pack_layer_read(json_root(out->document[1]), card, start, out, err);
}

void lesson_free(Lesson *lesson) {
    for (int n = 0; n < LESSON_LAYERS; n++) json_free(lesson->document[n]);
    *lesson = (Lesson){0};
}
