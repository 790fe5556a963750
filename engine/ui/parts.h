/* What several screens share. Always true: see ui.h and app.h. */
#pragma once
#include "ui/app.h"

/* Title with what leads back at its left; the rest of the place. */
Rect part_page(App *a, Rect at, const char *title);
/* The same, in a scroll of its own; give the rest back to part_column_end. */
Rect part_column(App *a, UiId id, Rect at);
void part_column_end(App *a, UiId id, Rect rest);
/* A text of the board in a scroll that fills the place. */
void part_prose(App *a, const char *name, Rect at, const char *text);
void overlay_lay(App *a, Rect at);
bool part_is_low(const App *a, double height); /* too low for a row that stays below what scrolls */
bool part_is_narrow(const App *a, double width); /* too narrow for columns side by side */
