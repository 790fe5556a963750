/* The pack's files for lint: pack.json, folders, languages, data. Always true: see lint_parts.h. */
#include "session/lint_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "store/pack_parts.h"

static bool starts_with(const char *s, const char *head) { return strncmp(s, head, strlen(head)) == 0; }

static bool ends_with(const char *s, const char *tail) {
    const size_t length = strlen(s), end = strlen(tail);
    return length >= end && strcmp(s + length - end, tail) == 0;
}

/* --- folders ---------------------------------------------------------------------------------- */

static void file_look(LintJob *j, const char *path) {
    static const char *const folders[] = {"rules/", "starts/", "events/", "advisors/", "lib/", "tests/"};
    bool known = false;
    for (size_t n = 0; n < COUNT_OF(folders); n++) known = known || starts_with(path, folders[n]);
    const bool lua = ends_with(path, ".lua");
    if (known && !lua) lint_find(j, LINT_not_run, path, 1, "its name does not end in .lua");
    if (lua && !known) lint_find(j, LINT_folder_unknown, path, 1, "it is run, but no folder says what it is for");
}

static LintLanguage *language_of(LintJob *j, const char *code) {
    for (int n = 0; n < j->languages; n++)
        if (strcmp(j->language[n].code, code) == 0) return &j->language[n];
    if (j->languages == LINT_LANGUAGES || strlen(code) >= sizeof j->language->code) return NULL;
    LintLanguage *l = &j->language[j->languages++];
    snprintf(l->code, sizeof l->code, "%s", code);
    snprintf(l->file, sizeof l->file, "text/%s.json", code);
    return l;
}

static void text_file_look(LintJob *j, const char *path) {
    char code[64];
    if (!starts_with(path, "text/") || !ends_with(path, ".json") || strlen(path) > 60) return;
    snprintf(code, sizeof code, "%.*s", (int)(strlen(path) - strlen("text/.json")), path + strlen("text/"));
    LintLanguage *l = language_of(j, code);
    if (l) l->there = true;
    if (!l || !l->listed)
        lint_find(j, LINT_language_unlisted, path, 1, "\"%s\" is not among the languages of pack.json", code);
}

static void folder_look(LintJob *j) {
    PackFiles files;
    Err err = {0};
    if (!pack_files(j->dir, &files, &err)) lint_find_error(j, LINT_data, err.text);
    for (int n = 0; n < files.count; n++) {
        file_look(j, files.path[n]);
        text_file_look(j, files.path[n]);
    }
    pack_files_free(&files);
}

static void languages_read(LintJob *j) {
    for (int n = 0; n < j->languages; n++) {
        LintLanguage *l = &j->language[n];
        Err err = {0};
        if (!l->there || pack_texts(j->dir, l->code, &l->texts, &err)) continue;
        l->there = false;
        lint_find_error(j, LINT_text_file, err.text);
    }
}

/* --- pack.json -------------------------------------------------------------------------------- */

static void keys_look(LintJob *j, JsonAt card) {
    static const char *const keys[] = {"authors", "licence", "languages", "model_date", "content_note"};
    JsonAt at;
    for (size_t n = 0; n < COUNT_OF(keys); n++)
        if (!json_object_find(card, keys[n], &at))
            lint_find(j, LINT_card_missing, "pack.json", json_line(card), "\"%s\" is missing", keys[n]);
}

static void id_look(LintJob *j, JsonAt card) {
    JsonAt at;
    const char *id;
    char *full = realpath(j->dir, NULL);
    const char *name = full && strrchr(full, '/') ? strrchr(full, '/') + 1 : j->dir;
    if (json_object_find(card, "id", &at) && json_as_text(at, &id, NULL) && strcmp(id, name) != 0)
        lint_find(j, LINT_folder_name, "pack.json", json_line(at), "the id is \"%s\", the folder is called \"%s\"", id,
                  name);
    free(full);
}

/* The starts that are described, as an object; free *read. */
static JsonAt starts_described(LintJob *j, Json **read) {
    char path[PACK_PATH_BYTES];
    *read = NULL;
    if (j->starts) return json_root(j->starts);
    if (pack_path(j->dir, "starts.json", path, NULL)) *read = json_read(path, NULL);
    return *read ? json_root(*read) : (JsonAt){0};
}

static void unlisted_look(LintJob *j, JsonAt described) {
    const char *key;
    for (JsonAt item = {0}; json_each(described, &item, &key);) {
        bool listed = false;
        for (int n = 0; n < j->starts_listed; n++) listed = listed || strcmp(j->start[n], key) == 0;
        if (listed) continue;
        const RawData *start = NULL;
        for (int n = 0; j->starts && n < j->p->starts; n++)
            if (strcmp(j->p->start[n].name, key) == 0) start = &j->p->start[n];
        lint_find(j, LINT_start_unlisted, start ? start->file : "starts.json", start ? start->line : json_line(item),
                  "the start \"%s\" is not listed in pack.json", key);
    }
}

static void starts_look(LintJob *j, JsonAt card) {
    JsonAt list, at;
    Json *read;
    const JsonAt described = starts_described(j, &read);
    if (json_object_find(card, "starts", &list)) {
        for (JsonAt item = {0}; json_each(list, &item, NULL) && j->starts_listed < PACK_STARTS_MAX;) {
            const char *name;
            if (!json_as_text(item, &name, NULL)) continue;
            j->start[j->starts_listed++] = arena_text(&j->out->arena, name);
            if (described.json && !json_object_find(described, name, &at))
                lint_find(j, LINT_start_missing, "pack.json", json_line(item), "the start \"%s\" is described nowhere",
                          name);
        }
        if (described.json && j->whole) unlisted_look(j, described);
    }
    json_free(read);
}

static void card_look(LintJob *j) {
    char path[PACK_PATH_BYTES];
    JsonAt list, at;
    const char *text;
    Err err = {0};
    Json *json = pack_path(j->dir, "pack.json", path, &err) ? json_read(path, &err) : NULL;
    if (!json) {
        lint_find_error(j, LINT_data, err.text);
        return;
    }
    const JsonAt card = json_root(json);
    keys_look(j, card);
    id_look(j, card);
    starts_look(j, card);
    if (json_object_find(card, "languages", &list))
        for (JsonAt item = {0}; json_each(list, &item, NULL);) {
            LintLanguage *l = json_as_text(item, &text, NULL) ? language_of(j, text) : NULL;
            if (l) l->listed = true;
        }
    if (json_object_find(card, "model_date", &at) && json_as_text(at, &text, NULL)) j->model_year = atoi(text);
    json_free(json);
}

void lint_files(LintJob *j) {
    card_look(j);
    folder_look(j);
    languages_read(j);
}

/* --- data ------------------------------------------------------------------------------------- */

/* Starts made by scripts are read as lines of one text: the line is the start's number. */
static bool start_error(LintJob *j, const char *text) {
    if (!starts_with(text, "starts:") || !j->starts) return false;
    const int n = atoi(text + strlen("starts:")) - 1;
    const char *rest = strstr(text, ": ");
    const RawData *start = &j->p->start[n >= 0 && n < j->p->starts ? n : 0];
    const bool unlisted = strstr(text, "is not in the list \"starts\"") != NULL;
    lint_find(j, unlisted ? LINT_start_unlisted : LINT_data, start->file, start->line, "start \"%s\": %s", start->name,
              rest ? rest + 2 : text);
    return true;
}

void lint_data(LintJob *j) {
    Err err = {0};
    const bool card = lint_found(j, LINT_card_missing) || lint_found(j, LINT_start_missing) ||
                      lint_found(j, LINT_start_unlisted); /* the same, said better */
    j->scenario = memory_new(sizeof *j->scenario);
    if (pack_load(j->dir, j->starts, NULL, j->scenario, &err)) return;
    free(j->scenario);
    j->scenario = NULL;
    const bool engine = strstr(err.text, "the pack is for engines") != NULL;
    if (engine) lint_find_error(j, LINT_engine, err.text);
    else if (!card && !start_error(j, err.text)) lint_find_error(j, LINT_data, err.text);
}

void lint_files_end(LintJob *j) {
    for (int n = 0; n < j->languages; n++) pack_texts_free(&j->language[n].texts);
    free(j->scenario);
    json_free(j->starts);
    script_free(j->p);
    pack_scripts_free(&j->files);
}
