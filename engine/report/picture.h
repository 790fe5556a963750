/* A chart as a list of marks: lines, areas, bars, dots and texts with their places.
 *
 * Always true: a mark holds everything that is needed to draw it, in the order in which it is
 * drawn, so a file and a screen show the same; nothing here knows what the marks mean but by `role`
 * and `series`. Lengths are in units of 1/96 inch, y grows downwards. */
#pragma once
#include "core/arena.h"

/* Text and ground; whoever draws a picture on another ground may put its own in their place. */
#define PICTURE_INK 0x1f2429u
#define PICTURE_SOFT 0x59616au
#define PICTURE_RULE 0xdfe3e8u
#define PICTURE_EDGE 0x8f98a1u
#define PICTURE_PAPER 0xffffffu

typedef enum MarkKind {
    MARK_LINE, /* through its spots */
    MARK_AREA, /* the polygon of its spots */
    MARK_BAR,  /* two spots: upper left and lower right corner */
    MARK_DOT,  /* one spot */
    MARK_TEXT  /* one spot: the beginning, middle or end of its base line, as the anchor says */
} MarkKind;

/* What a mark is for; tests and screens ask, the drawing does not. */
typedef enum Role {
    ROLE_GROUND, /* paper, grid, frame, reference lines */
    ROLE_TITLE,
    ROLE_AXIS,
    ROLE_TICK,
    ROLE_NOTE,     /* texts */
    ROLE_NAME,     /* the text that says which series or row this is */
    ROLE_VALUE,    /* a number as text */
    ROLE_DATA,     /* an area, a bar, a line, a dot of a series */
    ROLE_ESTIMATE, /* a dot or bar whose interval is the ROLE_INTERVAL of the same series and item
                    */
    ROLE_INTERVAL
} Role;

typedef enum Dash { DASH_NONE, DASH_LONG, DASH_SHORT, DASH_DOT, DASH_COUNT } Dash;
typedef enum Shape {
    SHAPE_CIRCLE,
    SHAPE_SQUARE,
    SHAPE_DIAMOND,
    SHAPE_TRIANGLE,
    SHAPE_RING,
    SHAPE_COUNT
} Shape;
typedef enum Anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END } Anchor;

typedef struct Spot {
    double x, y;
} Spot;

typedef struct Area {
    double left, top, right, bottom;
} Area;

typedef struct Mark {
    MarkKind kind;
    Role role;
    int first, count; /* of the picture's spots */
    int series, item; /* -1: of none */
    uint32_t colour;  /* 0xrrggbb; of a text, its ink */
    uint32_t ground;  /* of a text: what lies under it */
    double opacity;
    double size; /* width of a line, radius of a dot, height of a text */
    Dash dash;
    Shape shape;
    Anchor anchor;
    bool bold;
    const char *text;
} Mark;

typedef struct Picture {
    double width, height;
    const char *title, *about; /* for who hears it */
    Mark *mark;
    Spot *spot;
    int marks, marks_room, spots, spots_room;
    Arena arena;
} Picture; /* zeros are a valid, empty one */
void picture_free(Picture *p);

/* Each returns the new mark, to be adjusted before the next is added; series and item are -1. */
Mark *picture_path(Picture *p, MarkKind kind, Role role, const Spot *spot, int count,
                   uint32_t colour);
Mark *picture_line(Picture *p, Role role, double x1, double y1, double x2, double y2,
                   uint32_t colour);
Mark *picture_bar(Picture *p, Role role, Area at, uint32_t colour);
Mark *picture_dot(Picture *p, Role role, double x, double y, double radius, uint32_t colour);
Mark *picture_text(Picture *p, Role role, double x, double y, Anchor anchor, double size,
                   const char *text);
const char *picture_keep(Picture *p,
                         const char *text); /* a copy that lives as long as the picture */

/* What a mark covers, line widths left out; a text's by its height and the estimate of its width.
 */
Area mark_area(const Picture *p, const Mark *m);
bool area_meets(Area a, Area b);
/* The width of a line of text in DejaVu Sans, the widest of the common sans-serif faces, so that
 * labels that do not overlap by this measure do not with another. */
double text_width(const char *text, double size, bool bold);

/* Contrast of two colours, 1 to 21. WCAG 2.1, relative luminance (W3C 2018) */
double colour_contrast(uint32_t a, uint32_t b);
uint32_t colour_mix(uint32_t from, uint32_t to, double share);
