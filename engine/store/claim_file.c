// Reading claims.json. Always true: see claim_file.h.
#include "store/claim_file.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "store/pack_parts.h"

static bool touch_read(JsonAt item, Claim *claim, Err *err) {
    const char *name, *names[HAPPENING_COUNT];
    if (!json_as_text(item, &name, err)) return false;
    if (claim->touches == CLAIM_TOUCHES)
        return json_err(item, err, "at most %d are wanted", CLAIM_TOUCHES);
    for (int id = 0; id < HAPPENING_COUNT; id++) {
        names[id] = happening_name((HappeningId)id);
        if (strcmp(name, names[id]) != 0) continue;
        claim->touched_by[claim->touches++] = (HappeningId)id;
        return true;
    }
    const char *near = text_nearest(name, names, HAPPENING_COUNT);
    return json_err(item, err, "nothing of this name can happen%s%s%s", near ? "; did you mean \"" : "",
                    near ? near : "", near ? "\"?" : "");
}

static bool claim_read(JsonAt item, Claim *claim, Err *err) {
    static const char *const keys[] = {"id", "claim", "touched_by"};
    JsonAt list;
    *claim = (Claim){.touches = 0};
    if (!json_as_object(item, err) || !json_only_keys(item, keys, COUNT_OF(keys), err) ||
        !pack_get_text(item, "id", claim->id, sizeof claim->id, err) ||
        !pack_get_text(item, "claim", claim->text, sizeof claim->text, err) ||
        !json_get_array(item, "touched_by", &list, err))
        return false;
    for (JsonAt touch = {0}; json_each(list, &touch, NULL);)
        if (!touch_read(touch, claim, err)) return false;
    return claim->touches > 0 || json_err(list, err, "at least one thing that can happen is wanted");
}

bool claims_read(const char *pack_dir, Claims *out, Err *err) {
    char path[PACK_PATH_BYTES];
    out->count = 0;
    if (!pack_path(pack_dir, "claims.json", path, err)) return false;
    if (access(path, F_OK) != 0) return true;
    Json *json = json_read(path, err);
    bool done = json && json_as_array(json_root(json), err);
    for (JsonAt item = {0}; done && json_each(json_root(json), &item, NULL);) {
        done = out->count < CLAIMS_MAX || json_err(item, err, "at most %d claims are wanted", CLAIMS_MAX);
        done = done && claim_read(item, &out->claim[out->count++], err);
    }
    json_free(json);
    return done;
}
