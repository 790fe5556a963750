/* The files of a debrief. Always true: see debrief_class.h; each is written whole or not at all. */
#include <stdio.h>

#include "class/class_log.h"
#include "class/debrief_class.h"
#include "store/file.h"

static bool put(const char *folder, const char *name, Text *text, Err *err) {
    char path[PACK_PATH_BYTES];
    const int length = snprintf(path, sizeof path, "%s/%s", folder, name);
    const bool fits = length > 0 && (size_t)length < sizeof path;
    const bool done =
        fits ? file_replace(path, text->data, text->length, 0, err) : err_set(err, "%s: the path is too long", folder);
    text_free(text);
    return done;
}

bool debrief_class_write(const ClassDebrief *d, const char *folder, Err *err) {
    static const struct {
        const char *name;
        void (*write)(const ClassDebrief *d, Text *out);
    } files[] = {{"debrief.html", debrief_class_page}, {"turns.csv", debrief_class_turns},
                 {"decisions.csv", debrief_class_decisions}, {"predictions.csv", debrief_class_predictions}};
    Text log = {0};
    bool done =
        file_folder(folder, err) && class_log_write(d->study->c, &log, err) && put(folder, "log.json", &log, err);
    for (size_t n = 0; done && n < COUNT_OF(files); n++) {
        Text text = {0};
        files[n].write(d, &text);
        done = put(folder, files[n].name, &text, err);
    }
    return done;
}
