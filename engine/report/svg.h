/* Pictures as SVG.
 *
 * Always true: one element a mark and no script, no style sheet, no name that must be unique,
 * nothing from outside, so that a picture can stand alone or inside a page; numbers have one
 * decimal, so that the bytes do not depend on the last bit of a coordinate. */
#pragma once
#include "core/text.h"
#include "report/picture.h"

void svg_write(const Picture *p, Text *out);
/* A text with what XML reserves replaced. */
void svg_escape(Text *out, const char *text);
