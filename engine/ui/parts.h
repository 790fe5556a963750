/* What several screens share. Always true: see ui.h and app.h. */
#pragma once
#include "ui/app.h"

/* Title with what leads back at its right; the rest of the place: a sheet in the middle of what is wider. */
Rect part_page(App *a, Rect at, const char *title);
Rect part_page_wide(App *a, Rect at, const char *title); /* all of it, for maps */
Rect part_screen(App *a, Rect at); /* with the title that the screen has in screen.def */
/* The same, in a scroll of its own; give the rest back to part_column_end. */
Rect part_column(App *a, UiId id, Rect at);
void part_column_end(App *a, UiId id, Rect rest);
/* A panel that can be pressed, as high as its texts need, one under the other; empty ones are left out. True if
 * it was used. The strong text is its name. */
typedef struct PartText {
    TypeId type;
    Colour colour;
    const char *text;
} PartText;
bool part_panel(App *a, UiId id, Rect *in, bool chosen, const PartText *text, int count);
/* The same with a place so high under the texts, to be drawn in. */
UiTouch part_panel_over(App *a, UiId id, Rect *in, bool chosen, const PartText *text, int count, double under,
                        Rect *place);
double part_panel_inner(const App *a, double width); /* how wide texts and that place are in a panel so wide */
/* A button as wide as its words, in a row of its own; a gap of so many units below. */
bool part_button(App *a, UiId id, Rect *in, UiButton kind, const char *name, double gap);
void part_action(App *a, ActionId id, Rect *in, double gap);
/* A path as a person knows it: "~" for the home folder. */
const char *part_path(const char *path, char *out, size_t bytes);
void overlay_lay(App *a, Rect at);
/* Over everything, in the middle: its ground, and the place in it, which is so wide and high in units or less. */
Rect part_over(App *a, Rect at, double width, double height);
/* A column that scrolls over one button, which stays in sight where there is room and else ends the column. */
typedef struct PartFoot {
    UiId id;
    Rect body, row;
    bool low;
} PartFoot;
PartFoot part_foot_begin(App *a, UiId id, Rect at);
PartFoot part_foot_spread(App *a, UiId id, Rect at); /* the same over pictures with words beside them */
bool part_foot_end(App *a, PartFoot *f, UiId button, UiButton kind, const char *name); /* it was used */
bool part_is_narrow(const App *a, double width); /* too narrow for columns side by side */
/* A picture at the left and words at its right, under each other where it is narrow. Lay the picture out in
 * `left`, then what is said in what beside_words returns. */
typedef struct Beside {
    Rect left, right, *in;
    bool under;
} Beside;
Beside beside_begin(App *a, Rect *in);
Rect *beside_words(App *a, Beside *b);
void beside_end(App *a, Beside *b, double gap);
/* A page of such pairs, in a scroll; ended by part_column_end. */
Rect part_spread(App *a, UiId id, Rect at);
/* What is being counted in the background, how far, and a button that gives it up; true: it was used. */
bool part_counting(App *a, UiId id, Rect *in, const char *what, double done);
