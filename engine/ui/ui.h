/* Widgets over a draw list, laid out anew for every event.
 *
 * Always true: a frame is a function of what the program knows; a widget is its call: it draws itself and
 * says whether it was used; everything that can be used can have the focus, in the order in which it is
 * drawn, and stands in `row`, so keyboard, controller, pointer and tests see the same; lengths are in
 * units of 1/96 inch at a scale of 1. */
#pragma once
#include "platform/platform.h"
#include "ui/look.h"

typedef uint64_t UiId;
enum { UI_ROWS = 512, UI_SCROLLS = 48, UI_FIELD_BYTES = 256 };

typedef struct UiRow {
    UiId id;
    Rect at, seen;    /* seen: the part of it that no scroll hides */
    const char *name; /* what a screen reader would say; lives for the frame */
} UiRow;

typedef struct UiScroll {
    UiId id;
    double offset, most;   /* most: the greatest, of the last frame */
    Rect at;
    unsigned frame;        /* in which it was laid out last */
} UiScroll;

typedef struct Ui {
    DrawList *list;       /* of this frame */
    Platform *platform;   /* for the clipboard */
    const Look *look;
    double scale, type;
    Input event;          /* being handled; INPUT_NONE: only drawn */
    bool used;            /* the event */
    double mouse_x, mouse_y;
    UiId active, focus;
    bool keys;            /* the keyboard was used last: the focus is shown */
    UiRow row[UI_ROWS];
    int rows;
    int modal;            /* widgets below this layer hear nothing */
    UiScroll scroll[UI_SCROLLS];
    UiScroll *inside;     /* the scroll that is open */
    UiId keyed;           /* the scroll that page keys move */
    unsigned frame;
    bool again;           /* something changed: lay out once more */
    bool follow;          /* a key moved the focus: what it is in scrolls to it */
    char hint[1400];      /* beside the pointer or the focus */
    Rect hint_at;
    char followed[120];   /* the command of a reference (paper.h) that was used; "": none */
    UiId grabbed;         /* what the pointer drags */
    double grab_x, grab_y;
} Ui;

void ui_begin(Ui *ui, DrawList *list, const Input *event, double width, double height);
/* Moves the focus, shows the hint. */
void ui_end(Ui *ui);

UiId ui_id(const char *name, int number);
static inline double ui_px(const Ui *ui, double units) { return (double)(int)(units * ui->scale + 0.5); }
Rect ui_inset(const Ui *ui, Rect r, double x, double y); /* units from each side */
Rect ui_gap(const Ui *ui, Rect *r, double units);        /* leaves a gap above the rest */

/* Whether a widget can be used, its state, and whether it was used by this event. */
typedef struct UiTouch {
    bool hot, focus, used;
} UiTouch;
UiTouch ui_touch(Ui *ui, UiId id, Rect at, const char *name);
bool ui_key(Ui *ui, int key, int mods); /* takes this key if it was pressed */
void ui_focus_ring(Ui *ui, Rect at);
void ui_hint(Ui *ui, Rect at, const char *text);

/* --- text: text.c ------------------------------------------------------------------------------ */

typedef enum UiAlign { ALIGN_LEFT, ALIGN_MIDDLE, ALIGN_RIGHT } UiAlign;
/* Lines broken at blanks within the width; the height they take. Words that are wider are broken. */
double ui_height(const Ui *ui, TypeId type, double width, const char *text);
/* The same drawn at the top of the rectangle, which loses it. What is referred to (paper.h) is underlined
 * and can be used: `followed`. */
double ui_words(Ui *ui, Rect *at, TypeId type, Colour colour, const char *text);
/* One line, in the middle of the height; what does not fit ends in "…" and is a hint. */
void ui_line(Ui *ui, Rect at, TypeId type, Colour colour, UiAlign align, const char *text);
double ui_width(const Ui *ui, TypeId type, const char *text);
double ui_leading(const Ui *ui, TypeId type);
/* A text of the board: paragraphs with their indents, titles, columns. Moves *at below it. */
double ui_prose(Ui *ui, Rect *at, const char *text);

/* --- widgets: widgets.c ------------------------------------------------------------------------ */

/* What stands on them is looked up (core/tongue.h) where it is drawn; in `row` they keep the English. */

typedef enum UiButton { BUTTON_PLAIN, BUTTON_MAIN, BUTTON_CHOSEN, BUTTON_OFF } UiButton;
double ui_button_width(const Ui *ui, const char *text);
double ui_button_height(const Ui *ui);
bool ui_button(Ui *ui, UiId id, Rect at, UiButton kind, const char *text);
/* The same, with words on it that are told already, as when they hold a number. */
bool ui_button_shown(Ui *ui, UiId id, Rect at, UiButton kind, const char *name, const char *shown);
/* A row of what excludes each other; the chosen one, which may be another after this event. */
int ui_tabs(Ui *ui, UiId id, Rect *at, const char *const *name, int count, int chosen);
bool ui_switch(Ui *ui, UiId id, Rect *at, const char *name, bool on);
double ui_slider(Ui *ui, UiId id, Rect *at, const char *name, double value, double low, double high, double step);
bool ui_field(Ui *ui, UiId id, Rect *at, const char *name, char text[UI_FIELD_BYTES]); /* true: Enter */
/* A panel that can be pressed: its ground is drawn, what it says comes after. */
UiTouch ui_panel(Ui *ui, UiId id, Rect at, bool chosen, const char *name);
void ui_rule(Ui *ui, Rect *at);

/* What is higher than its place. Returns where to lay out; give back how high that was. */
Rect ui_scroll_begin(Ui *ui, UiId id, Rect at);
void ui_scroll_end(Ui *ui, UiId id, Rect rest);
