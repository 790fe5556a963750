/* The display that a window would open on. Always true: see platform.h; nothing is left open. */
#include <SDL.h>
#include <stdlib.h>
#include <string.h>

#include "platform/display.h"

/* SDL would go on to drivers that show nothing. */
bool platform_has_display(void) {
    return getenv("DISPLAY") || getenv("WAYLAND_DISPLAY") || getenv("SDL_VIDEODRIVER");
}

/* Where no display answers SDL draws into memory, which is right only for who asked for that. */
static bool seen(const char *driver) {
    const char *asked = getenv("SDL_VIDEODRIVER");
    return (asked && *asked) || (strcmp(driver, "offscreen") != 0 && strcmp(driver, "dummy") != 0);
}

bool display_begin(uint32_t systems, Err *err) {
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    if (!platform_has_display()) return err_set(err, "no window can be opened: there is no display");
    if (SDL_Init(systems) != 0) return err_set(err, "no window can be opened: %s", SDL_GetError());
    const char *driver = SDL_GetCurrentVideoDriver();
    if (driver && seen(driver)) return true;
    SDL_Quit();
    return err_set(err, "no window can be opened: the display that DISPLAY or WAYLAND_DISPLAY names does not answer");
}

bool platform_display(Display *out, Err *err) {
    *out = (Display){0};
    if (!display_begin(SDL_INIT_VIDEO, err)) return false;
    SDL_DisplayMode mode;
    float inch = 0;
    const char *driver = SDL_GetCurrentVideoDriver();
    const bool done =
        SDL_GetDesktopDisplayMode(0, &mode) == 0 || err_set(err, "no window can be opened: %s", SDL_GetError());
    if (done) {
        snprintf(out->driver, sizeof out->driver, "%s", driver ? driver : "?");
        out->width = mode.w;
        out->height = mode.h;
        if (SDL_GetDisplayDPI(0, NULL, &inch, NULL) == 0) out->per_inch = (double)inch;
    }
    SDL_Quit();
    return done;
}
