/* From a draw list to pixels.
 *
 * Always true: what was painted equals what painting the whole list anew would give; only the part that
 * differs from the list before is painted. */
#pragma once
#include "core/err.h"
#include "platform/draw.h"

typedef struct Painter Painter;
Painter *painter_new(void);
void painter_free(Painter *p); /* NULL is allowed */

/* Pixels of 32 bits, 0x00rrggbb in the machine's order. Another buffer or size: everything is painted. */
typedef struct Pixels {
    uint8_t *bytes;
    int width, height, stride; /* stride: bytes of a row, a multiple of 4 */
} Pixels;
/* Paints the list and gives the part that was painted; w or h 0: nothing differs. */
Rect painter_show(Painter *p, const DrawList *list, const Pixels *to);
void painter_forget(Painter *p); /* the pixels are lost: the next list is painted whole */
/* What was shown last, as a PNG file. */
bool painter_write(Painter *p, const char *path, Err *err);
