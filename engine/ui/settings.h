/* What a person set, in $XDG_CONFIG_HOME/accession/settings.json or ~/.config.
 *
 * Always true: every value lies in its range; a file that is damaged or lacks something leaves what is
 * usual there; it is written whole or not at all. */
#pragma once
#include "core/err.h"

typedef enum SettingId {
#define SETTING(name, ...) SETTING_##name,
#include "ui/settings.def"
#undef SETTING
    SETTING_COUNT
} SettingId;
typedef struct SettingInfo {
    const char *name, *title;
    int low, high, step, initial;
} SettingInfo;
const SettingInfo *setting_info(SettingId id);

typedef struct Settings {
    int value[SETTING_COUNT];
} Settings;
Settings settings_usual(void);
/* False with what is wrong if there is a file that cannot be read; then as usual. */
bool settings_read(Settings *out, Err *err);
bool settings_write(const Settings *s, Err *err);
