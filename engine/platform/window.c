/* A window, by SDL: the painter writes into the window's own pixels. Always true: see platform.h. */
#include <SDL.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "platform/display.h"
#include "platform/paint.h"

enum { AXES = 6 }; /* both sticks and the triggers, as SDL numbers them */

typedef struct Window {
    SDL_Window *window;
    SDL_GameController *controller; /* NULL: none */
    int axis[AXES];                 /* -1, 0, 1: where it acted last */
    Painter *painter;
    char *dropped;
} Window;

/* --- events ------------------------------------------------------------------------------------ */

static int mods_now(void) {
    const SDL_Keymod m = SDL_GetModState();
    return (m & KMOD_SHIFT ? MOD_SHIFT : 0) | (m & (KMOD_CTRL | KMOD_GUI) ? MOD_CONTROL : 0) |
           (m & KMOD_ALT ? MOD_ALT : 0);
}

static int key_of(SDL_Keycode code) {
    static const struct {
        SDL_Keycode from;
        int to;
    } keys[] = {{SDLK_LEFT, KEY_LEFT}, {SDLK_RIGHT, KEY_RIGHT}, {SDLK_UP, KEY_UP}, {SDLK_DOWN, KEY_DOWN},
                {SDLK_HOME, KEY_HOME}, {SDLK_END, KEY_END}, {SDLK_PAGEUP, KEY_PAGE_UP},
                {SDLK_PAGEDOWN, KEY_PAGE_DOWN}, {SDLK_KP_ENTER, KEY_ENTER}, {SDLK_DELETE, KEY_DELETE},
                {SDLK_KP_PLUS, '+'}, {SDLK_KP_MINUS, '-'}};
    for (size_t n = 0; n < COUNT_OF(keys); n++)
        if (keys[n].from == code) return keys[n].to;
    if (code >= SDLK_F1 && code <= SDLK_F12) return KEY_F1 + (int)(code - SDLK_F1);
    return code > 0 && code < 0x110000 ? (int)code : KEY_NONE;
}

static Pad pad_of(Uint8 button) {
    switch (button) {
    case SDL_CONTROLLER_BUTTON_A: return PAD_A;
    case SDL_CONTROLLER_BUTTON_B: return PAD_B;
    case SDL_CONTROLLER_BUTTON_X: return PAD_X;
    case SDL_CONTROLLER_BUTTON_Y: return PAD_Y;
    case SDL_CONTROLLER_BUTTON_START: return PAD_START;
    case SDL_CONTROLLER_BUTTON_LEFTSHOULDER: return PAD_SHOULDER_LEFT;
    case SDL_CONTROLLER_BUTTON_RIGHTSHOULDER: return PAD_SHOULDER_RIGHT;
    case SDL_CONTROLLER_BUTTON_DPAD_LEFT: return PAD_LEFT;
    case SDL_CONTROLLER_BUTTON_DPAD_RIGHT: return PAD_RIGHT;
    case SDL_CONTROLLER_BUTTON_DPAD_UP: return PAD_UP;
    case SDL_CONTROLLER_BUTTON_DPAD_DOWN: return PAD_DOWN;
    default: return PAD_NONE;
    }
}

/* A stick or trigger acts once when it leaves its middle, and again after it came back. */
static Pad axis_pad(Window *w, const SDL_ControllerAxisEvent *at) {
    static const Pad pads[AXES][2] = {{PAD_LEFT, PAD_RIGHT}, {PAD_UP, PAD_DOWN},
                                      {PAD_NONE, PAD_NONE}, {PAD_TRIGGER_LEFT, PAD_TRIGGER_RIGHT},
                                      {PAD_NONE, PAD_TRIGGER_LEFT}, {PAD_NONE, PAD_TRIGGER_RIGHT}};
    if (at->axis >= AXES) return PAD_NONE;
    const int was = w->axis[at->axis], share = at->value / (SDL_JOYSTICK_AXIS_MAX / 100);
    if (was == 0 && SDL_abs(share) > 60) w->axis[at->axis] = share > 0 ? 1 : -1;
    if (was != 0 && SDL_abs(share) < 35) w->axis[at->axis] = 0;
    const int now = w->axis[at->axis];
    return was == 0 && now != 0 ? pads[at->axis][now > 0] : PAD_NONE;
}

static Input text_event(InputKind kind, const char *text) {
    Input e = {.kind = kind};
    strncpy(e.text, text, sizeof e.text - 1);
    return e;
}

static bool window_event(Window *w, const SDL_WindowEvent *from, Input *out) {
    if (from->event == SDL_WINDOWEVENT_EXPOSED || from->event == SDL_WINDOWEVENT_SIZE_CHANGED) {
        painter_forget(w->painter);
        *out = (Input){.kind = INPUT_SIZE, .x = from->data1, .y = from->data2};
        return true;
    }
    return false;
}

static void controller_open(Window *w, int index) {
    if (!w->controller && SDL_IsGameController(index)) w->controller = SDL_GameControllerOpen(index);
}

/* Another takes its place, if there is one. */
static void controller_close(Window *w, SDL_JoystickID which) {
    if (!w->controller || SDL_JoystickInstanceID(SDL_GameControllerGetJoystick(w->controller)) != which) return;
    SDL_GameControllerClose(w->controller);
    w->controller = NULL;
    memset(w->axis, 0, sizeof w->axis);
    for (int n = 0; n < SDL_NumJoysticks(); n++) controller_open(w, n);
}

static bool pad_event(Pad pad, Input *out) {
    *out = (Input){.kind = INPUT_PAD, .key = (int)pad};
    return pad != PAD_NONE;
}

/* Where the pointer has come to by now: what lies between is not asked for. */
static void motion_latest(SDL_MouseMotionEvent *at) {
    SDL_Event next;
    while (SDL_PeepEvents(&next, 1, SDL_PEEKEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) == 1 &&
           next.type == SDL_MOUSEMOTION) {
        SDL_PeepEvents(&next, 1, SDL_GETEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT);
        *at = next.motion;
    }
}

/* False: nothing of ours. */
static bool event_read(Window *w, SDL_Event *from, Input *out) {
    switch (from->type) {
    case SDL_QUIT: *out = (Input){.kind = INPUT_QUIT}; return true;
    case SDL_KEYDOWN:
        *out = (Input){.kind = INPUT_KEY, .key = key_of(from->key.keysym.sym), .mods = mods_now()};
        return out->key != KEY_NONE;
    case SDL_TEXTINPUT: *out = text_event(INPUT_TEXT, from->text.text); return true;
    case SDL_MOUSEMOTION:
        motion_latest(&from->motion);
        *out = (Input){.kind = INPUT_MOVE, .x = from->motion.x, .y = from->motion.y};
        return true;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        *out = (Input){.kind = from->type == SDL_MOUSEBUTTONDOWN ? INPUT_PRESS : INPUT_RELEASE,
                       .x = from->button.x, .y = from->button.y, .button = from->button.button,
                       .clicks = from->button.clicks, .mods = mods_now()};
        return true;
    case SDL_MOUSEWHEEL:
        *out = (Input){.kind = INPUT_WHEEL, .x = from->wheel.x, .y = from->wheel.y, .mods = mods_now()};
        return true;
    case SDL_CONTROLLERDEVICEADDED: controller_open(w, from->cdevice.which); return false;
    case SDL_CONTROLLERDEVICEREMOVED: controller_close(w, from->cdevice.which); return false;
    case SDL_CONTROLLERBUTTONDOWN: return pad_event(pad_of(from->cbutton.button), out);
    case SDL_CONTROLLERAXISMOTION: return pad_event(axis_pad(w, &from->caxis), out);
    case SDL_DROPFILE:
        *out = text_event(INPUT_DROP, from->drop.file);
        SDL_free(from->drop.file);
        return true;
    case SDL_WINDOWEVENT: return window_event(w, &from->window, out);
    default: return false;
    }
}

static bool window_wait(Platform *p, int milliseconds, Input *out) {
    SDL_Event event;
    while (SDL_WaitEventTimeout(&event, milliseconds)) {
        if (event_read(p->self, &event, out)) return true;
        milliseconds = 0;
    }
    *out = (Input){.kind = INPUT_NONE};
    return false;
}

/* --- pictures ---------------------------------------------------------------------------------- */

static void window_show(Platform *p, const DrawList *list) {
    Window *w = p->self;
    SDL_Surface *s = SDL_GetWindowSurface(w->window);
    if (!s || s->format->BytesPerPixel != 4) return;
    const Pixels to = {s->pixels, s->w, s->h, s->pitch};
    const Rect r = painter_show(w->painter, list, &to);
    const SDL_Rect painted = {(int)r.x, (int)r.y, (int)r.w, (int)r.h};
    if (painted.w > 0 && painted.h > 0) SDL_UpdateWindowSurfaceRects(w->window, &painted, 1);
}

static void window_size(const Platform *p, int *width, int *height) {
    SDL_GetWindowSize(((Window *)p->self)->window, width, height);
}

static bool window_picture(Platform *p, const char *path, Err *err) {
    return painter_write(((Window *)p->self)->painter, path, err);
}

static void window_clip_put(Platform *p, const char *text) {
    (void)p;
    SDL_SetClipboardText(text);
}

static char *window_clip_get(Platform *p) {
    (void)p;
    char *text = SDL_GetClipboardText(), *copy = text && *text ? memory_text(text) : NULL;
    SDL_free(text);
    return copy;
}

static bool window_page_open(Platform *p, const char *address) {
    (void)p;
    return SDL_OpenURL(address) == 0;
}

static void window_full_screen(Platform *p, bool on) {
    SDL_SetWindowFullscreen(((Window *)p->self)->window, on ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
}

static void window_close(Platform *p) {
    Window *w = p->self;
    painter_free(w->painter);
    if (w->controller) SDL_GameControllerClose(w->controller);
    SDL_DestroyWindow(w->window);
    SDL_Quit();
    free(w);
    *p = (Platform){0};
}

/* No larger than the display, less what the desktop keeps to itself. */
static void size_fit(int *width, int *height) {
    SDL_Rect most;
    if (SDL_GetDisplayUsableBounds(0, &most) != 0) return;
    if (*width > most.w) *width = most.w;
    if (*height > most.h) *height = most.h;
}

bool platform_window(const char *title, int width, int height, Platform *out, Err *err) {
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0"); /* else a machine without a GPU presents slowly */
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
    if (!display_begin(SDL_INIT_VIDEO | SDL_INIT_GAMECONTROLLER, err)) return false;
    Window *w = memory_zeros(1, sizeof *w);
    size_fit(&width, &height);
    w->window = SDL_CreateWindow(title, SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width, height,
                                 SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
    if (!w->window) {
        err_set(err, "no window can be opened: %s", SDL_GetError());
        free(w);
        SDL_Quit();
        return false;
    }
    SDL_SetWindowMinimumSize(w->window, 320, 240);
    w->painter = painter_new();
    SDL_StartTextInput();
    *out = (Platform){w, window_wait, window_show, window_size, window_picture,
                      window_clip_put, window_clip_get, window_page_open, window_full_screen, window_close};
    return true;
}
