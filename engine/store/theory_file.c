// Reading theories.json. Always true: see theory_file.h.
#include "store/theory_file.h"

#include <string.h>
#include <unistd.h>

#include "store/pack_parts.h"

static bool changes_read(JsonAt list, Theory *t, Err *err) {
    for (JsonAt item = {0}; json_each(list, &item, NULL);) {
        const char *text;
        if (!json_as_text(item, &text, err)) return false;
        if (t->changes == THEORY_CHANGES || strlen(text) >= THEORY_CHANGE_BYTES || !strchr(text, '='))
            return json_err(item, err, "at most %d texts \"name=value\" are wanted", THEORY_CHANGES);
        strcpy(t->change[t->changes++], text);
    }
    return t->changes > 0 || json_err(list, err, "at least one change is wanted");
}

static bool theory_read(JsonAt item, const Theories *before, Theory *t, Err *err) {
    static const char *const keys[] = {"id", "title", "says", "source", "changes"};
    JsonAt list;
    *t = (Theory){.changes = 0};
    if (!json_as_object(item, err) || !json_only_keys(item, keys, COUNT_OF(keys), err) ||
        !pack_get_text(item, "id", t->id, sizeof t->id, err) ||
        !pack_get_text(item, "title", t->title, sizeof t->title, err) ||
        !pack_get_text(item, "says", t->says, sizeof t->says, err) ||
        !pack_get_text(item, "source", t->source, sizeof t->source, err) ||
        !json_get_array(item, "changes", &list, err) || !changes_read(list, t, err))
        return false;
    for (int n = 0; n < before->count; n++)
        if (strcmp(before->theory[n].id, t->id) == 0)
            return json_err(item, err, "there are two theories \"%s\"", t->id);
    return true;
}

static const unsigned char general[] = {
#include "store/theories.inc"
};

bool theories_read(const char *pack_dir, Theories *out, Err *err) {
    char path[PACK_PATH_BYTES];
    out->count = 0;
    if (!pack_path(pack_dir, "theories.json", path, err)) return false;
    const bool own = access(path, F_OK) == 0;
    Json *json = own ? json_read(path, err) : json_parse("theories.json", (const char *)general, sizeof general, err);
    bool done = json && json_as_array(json_root(json), err);
    for (JsonAt item = {0}; done && json_each(json_root(json), &item, NULL);) {
        done = out->count < THEORIES_MAX || json_err(item, err, "at most %d theories are wanted", THEORIES_MAX);
        done = done && theory_read(item, out, &out->theory[out->count], err);
        if (done) out->count++;
    }
    json_free(json);
    return done;
}
