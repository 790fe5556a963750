/* `screens`: pictures of the window. Always true: see ui/desk.h. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

static bool size_read(const char *text, int *width, int *height, Err *err) {
    char rest;
    if (sscanf(text, "%5dx%5d%c", width, height, &rest) == 2 && *width >= 320 && *height >= 240 && *width <= 7680 &&
        *height <= 4320)
        return true;
    return err_set(err, "--size: found \"%s\", WIDTHxHEIGHT from 320x240 to 7680x4320 is wanted", text);
}

int command_screens(const Options *o) {
    Err err = {0};
    int width, height;
    if (!o->into) err_set(&err, "screens: --into DIR says where the pictures go");
    else if (!cli_window) err_set(&err, "screens: this build has no window");
    else if (size_read(o->size, &width, &height, &err)) {
        const int count = cli_window->pictures(o, width, height, &err);
        if (count < 0) return cli_fail(&err);
        printf("%d pictures in %s\n", count, o->into);
        return EXIT_OK;
    }
    return cli_fail(&err);
}
