/* The machine as the program sees it: events in, draw lists out.
 *
 * Always true: everything above this room sees only these functions, so that a window, a test and a
 * picture file are the same to it; nothing here changes a game. */
#pragma once
#include "core/err.h"
#include "platform/draw.h"

typedef enum InputKind {
    INPUT_NONE, /* time went by */
    INPUT_KEY,
    INPUT_TEXT,
    INPUT_MOVE,
    INPUT_PRESS,
    INPUT_RELEASE,
    INPUT_WHEEL,
    INPUT_SIZE,
    INPUT_DROP,
    INPUT_PAD,
    INPUT_QUIT
} InputKind;

/* Printable keys are their lower-case character. */
typedef enum Key {
    KEY_NONE, KEY_BACKSPACE = 8, KEY_TAB = 9, KEY_ENTER = 13, KEY_ESCAPE = 27, KEY_SPACE = 32, KEY_DELETE = 127,
    KEY_LEFT = 0x4000, KEY_RIGHT, KEY_UP, KEY_DOWN, KEY_HOME, KEY_END, KEY_PAGE_UP, KEY_PAGE_DOWN,
    KEY_F1, KEY_F2, KEY_F3, KEY_F4, KEY_F5, KEY_F6, KEY_F7, KEY_F8, KEY_F9, KEY_F10, KEY_F11, KEY_F12
} Key;
/* Buttons of a game controller, by their place on the usual one; a stick counts as its cross. */
typedef enum Pad {
    PAD_NONE, PAD_A, PAD_B, PAD_X, PAD_Y, PAD_START, PAD_SHOULDER_LEFT, PAD_SHOULDER_RIGHT, PAD_TRIGGER_LEFT,
    PAD_TRIGGER_RIGHT, PAD_LEFT, PAD_RIGHT, PAD_UP, PAD_DOWN, PAD_COUNT
} Pad;
enum { MOD_SHIFT = 1, MOD_CONTROL = 2, MOD_ALT = 4 };

typedef struct Input {
    InputKind kind;
    int key, mods;       /* INPUT_KEY, and mods of PRESS and WHEEL; a Pad of INPUT_PAD */
    double x, y;         /* of the pointer; of a wheel, steps (y up) */
    int button, clicks;  /* 1 left, 2 middle, 3 right */
    char text[256];      /* INPUT_TEXT, and the path of INPUT_DROP */
} Input;

typedef struct Platform Platform;
struct Platform {
    void *self;
    /* The next event, after at most so many milliseconds; false: none came. */
    bool (*wait)(Platform *p, int milliseconds, Input *out);
    void (*show)(Platform *p, const DrawList *list);
    void (*size)(const Platform *p, int *width, int *height);
    bool (*picture)(Platform *p, const char *path, Err *err); /* of what was shown last, PNG */
    void (*clip_put)(Platform *p, const char *text);
    char *(*clip_get)(Platform *p); /* free() it; NULL: nothing */
    bool (*page_open)(Platform *p, const char *address); /* by what the desktop opens such with; false: it cannot */
    void (*full_screen)(Platform *p, bool on);
    void (*close)(Platform *p);
};

/* What a window would open on. */
typedef struct Display {
    char driver[32];
    int width, height; /* pixels */
    double per_inch;   /* pixels of an inch; 0: it does not say */
} Display;
bool platform_has_display(void); /* as far as the environment says */
bool platform_display(Display *out, Err *err);

/* A window, by SDL. */
bool platform_window(const char *title, int width, int height, Platform *out, Err *err);

/* No window: events come from `event`, and pictures are painted only when one is wanted. After the last event comes
 * INPUT_QUIT if `quits`. */
typedef struct Canned {
    const Input *event;
    int events;
    bool quits;
} Canned;
void platform_null(int width, int height, const Canned *canned, Platform *out);
/* What a null platform was shown last. */
const DrawList *platform_null_list(const Platform *p);
/* From now on every list is painted when it is shown, as in a window, and none is kept. */
void platform_null_paints(Platform *p);
void platform_null_feed(Platform *p, const Canned *canned); /* more events */
void platform_null_size(Platform *p, int width, int height);
