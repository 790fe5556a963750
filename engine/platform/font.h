/* The letters of the program: how wide a text is, and its pixels.
 *
 * Always true: widths grow in proportion to the size and come from the font files alone, so that a
 * layout is the same in a window, in a test and at any scale; a character that no face has is shown as
 * an empty box of its own width. One thread uses them. */
#pragma once
#include "core/err.h"
#include "platform/draw.h"

/* Opens the faces of a folder ("assets/fonts"); once, before anything is measured. */
bool fonts_open(const char *folder, Err *err);
void fonts_close(void);
bool fonts_are_open(void);

/* Shares of the size. */
double font_ascent(Face face);
double font_descent(Face face);
double font_cap(Face face); /* height of a capital */
double font_width(Face face, double size, const char *text);
/* The same of its first bytes. */
double font_width_of(Face face, double size, const char *text, size_t bytes);
/* The character at *at, which moves past it; 0 at the end. Broken UTF-8 gives U+FFFD. */
uint32_t utf8_next(const char **at);
uint32_t utf8_small(uint32_t c); /* the small letter, Latin and Cyrillic */

/* Grey pixels of a character: `left` and `top` from the point on the base line; sub: of SUB_PIXELS
 * steps to the right. Lives until fonts_close. */
enum { SUB_PIXELS = 4 };
typedef struct Glyph {
    int left, top, width, height;
    const uint8_t *grey; /* width · height; NULL if nothing is to be seen */
    double advance;      /* pixels */
} Glyph;
const Glyph *font_glyph(Face face, double size, uint32_t character, int sub);
