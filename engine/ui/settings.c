/* Settings. Always true: see settings.h. */
#include "ui/settings.h"

#include <stdio.h>
#include <unistd.h>

#include "core/text.h"
#include "store/file.h"
#include "store/json.h"
#include "store/json_write.h"
#include "store/user_folder.h"

static const SettingInfo settings[SETTING_COUNT] = {
#define SETTING(name, low, high, step, initial, title) {#name, title, low, high, step, initial},
#include "ui/settings.def"
#undef SETTING
};

const SettingInfo *setting_info(SettingId id) {
    ASSERT(id >= 0 && id < SETTING_COUNT);
    return &settings[id];
}

Settings settings_usual(void) {
    Settings s;
    for (int n = 0; n < SETTING_COUNT; n++) s.value[n] = settings[n].initial;
    return s;
}

static bool folder_of(char path[4000], Err *err) {
    return user_folder("XDG_CONFIG_HOME", "/.config", "/accession", path, 4000) ||
           err_set(err, "settings: neither XDG_CONFIG_HOME nor HOME names a folder");
}

bool settings_read(Settings *out, Err *err) {
    char folder[4000], path[4096];
    *out = settings_usual();
    if (!folder_of(folder, err)) return false;
    snprintf(path, sizeof path, "%s/settings.json", folder);
    if (access(path, F_OK) != 0) return true;
    Json *json = json_read(path, err);
    if (!json) return false;
    bool whole = true;
    for (int n = 0; n < SETTING_COUNT; n++) {
        JsonAt at;
        int value;
        if (!json_object_find(json_root(json), settings[n].name, &at)) continue;
        if (json_as_int(at, settings[n].low, settings[n].high, &value, whole ? err : NULL)) out->value[n] = value;
        else whole = false;
    }
    json_free(json);
    return whole;
}

bool settings_write(const Settings *s, Err *err) {
    char folder[4000], path[4096];
    if (!folder_of(folder, err) || !file_folder(folder, err)) return false;
    snprintf(path, sizeof path, "%s/settings.json", folder);
    Text text = {0};
    JsonOut json = json_out_start(&text, 1);
    json_out_object_begin(&json);
    for (int n = 0; n < SETTING_COUNT; n++) json_out_put_int(&json, settings[n].name, s->value[n]);
    json_out_object_end(&json);
    text_add(&text, "\n");
    const bool done = file_replace(path, text.data, text.length, 0, err);
    text_free(&text);
    return done;
}
