/* The window's life. Always true: see desk.h. */
#include "ui/desk.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/memory.h"
#include "ui/screens.h"

bool desk_fonts(const DeskAsk *ask, char path[DATA_PATH_BYTES], Err *err) {
    return data_file(ask->where.places.data, "assets/fonts", path) ||
           err_set(err,
                   "assets/fonts is not here: it stands beside scenarios/; --data names the folder that holds both");
}

/* --- a window ---------------------------------------------------------------------------------- */

bool desk_play(const DeskAsk *ask, Err *err) {
    char fonts[DATA_PATH_BYTES];
    Platform platform;
    if (!desk_fonts(ask, fonts, err) || !platform_window("Accession", DESK_WIDTH, DESK_HEIGHT, &platform, err))
        return false;
    App *a = memory_new(sizeof *a);
    const bool open = app_open(a, &platform, &ask->where, fonts, err);
    if (open) {
        if (a->settings.value[SETTING_full_screen]) platform.full_screen(&platform, true);
        if (ask->load || ask->resume) app_load(a, ask->load);
        if (ask->order) app_order(a, ask->order, ask->seat, ask->result);
        app_greet(a);
        app_run(a);
        app_close(a);
    }
    free(a);
    platform.close(&platform);
    return open;
}
