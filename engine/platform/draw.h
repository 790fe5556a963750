/* What is to be seen, as a list: areas, lines and texts with their places.
 *
 * Always true: items stand in the order in which they are painted; lengths are pixels of the window and y
 * grows downwards; an item says all that is needed to paint it, so the same list gives the same picture
 * in a window, in a file and in a test; a text's box is what it covers (font.h). */
#pragma once
#include "core/arena.h"

typedef struct Rect {
    double x, y, w, h;
} Rect;
bool rect_holds(Rect r, double x, double y);
Rect rect_common(Rect a, Rect b); /* w or h is 0 where they do not meet */
Rect rect_grown(Rect r, double by);
/* The part cut from one side of *r, which keeps the rest; at most all of it. */
Rect rect_cut_left(Rect *r, double w);
Rect rect_cut_right(Rect *r, double w);
Rect rect_cut_top(Rect *r, double h);
Rect rect_cut_bottom(Rect *r, double h);

typedef enum Face {
    FACE_SANS, FACE_MEDIUM, FACE_BOLD, /* IBM Plex Sans, three weights */
    FACE_MONO,                         /* IBM Plex Mono */
    FACE_SERIF, FACE_SERIF_BOLD,       /* Source Serif */
    FACE_COUNT
} Face;

typedef uint32_t Colour; /* 0xrrggbb */

typedef enum DrawKind {
    DRAW_FILL,  /* the box, with rounded corners of radius `size` */
    DRAW_FRAME, /* a line of one `size` inside the edge of the box */
    DRAW_LINE,  /* through the points, `size` wide */
    DRAW_AREA,  /* the polygon of the points; even-odd where `rings` says where its parts end */
    DRAW_DOT,   /* a circle around its one point, of radius `size` */
    DRAW_TEXT,  /* base line begins at its one point, letters `size` high */
    DRAW_SHEET  /* a picture that is kept: see draw_sheet */
} DrawKind;

typedef enum Hatch { HATCH_NONE, HATCH_RISING, HATCH_FALLING, HATCH_DOTS, HATCH_CROSS, HATCH_COUNT } Hatch;
typedef enum Stroke { STROKE_WHOLE, STROKE_DASHED, STROKE_DOTTED } Stroke;

typedef struct DrawPoint {
    double x, y;
} DrawPoint;

struct DrawList;
/* Fills the sheet of that key: lengths from its upper left corner. */
typedef void DrawSheet(void *context, uint64_t key, struct DrawList *out);

typedef struct DrawItem {
    DrawKind kind;
    int layer;     /* what lies on a higher one may cover what is below */
    Rect box;      /* what it covers */
    Rect clip;     /* and where it may be seen */
    Colour colour;
    double alpha, size;
    Face face;
    Hatch hatch;   /* of an area: lines of the colour instead of the whole */
    bool rough;    /* of an area: its edge lies under lines, or is seen for a moment only; cheaper */
    Stroke stroke;
    int first, count;           /* points of the list */
    int first_ring, rings;      /* where rings of an area begin, in its points; 0: one ring */
    const char *text;           /* lives as long as the list */
    uint64_t key;               /* of a sheet */
    DrawSheet *sheet;
    void *context;
} DrawItem;

typedef struct DrawList {
    double width, height;
    DrawItem *item;
    DrawPoint *point;
    int *ring;
    int items, items_room, points, points_room, rings, rings_room;
    Rect clip;     /* of what is added next */
    int layer;
    Arena arena;
} DrawList; /* zeros are a valid, empty one */

void draw_begin(DrawList *d, double width, double height); /* empties it */
void draw_free(DrawList *d);
/* Clips what is added next to a part of what was seen until now; give back what this returns. */
Rect draw_clip(DrawList *d, Rect to);
void draw_clip_back(DrawList *d, Rect was);

/* Each returns the new item, to be adjusted before the next is added. */
DrawItem *draw_fill(DrawList *d, Rect box, Colour colour, double radius);
DrawItem *draw_frame(DrawList *d, Rect box, Colour colour, double width, double radius);
DrawItem *draw_line(DrawList *d, const DrawPoint *point, int count, Colour colour, double width);
DrawItem *draw_rule(DrawList *d, double x1, double y1, double x2, double y2, Colour colour, double width);
DrawItem *draw_area(DrawList *d, const DrawPoint *point, int count, Colour colour);
/* ring[0..rings): index of the first point of each, ring[0] = 0. */
DrawItem *draw_rings(DrawList *d, const DrawPoint *point, int count, const int *ring, int rings, Colour colour);
DrawItem *draw_dot(DrawList *d, double x, double y, double radius, Colour colour);
DrawItem *draw_text(DrawList *d, double x, double y, Face face, double size, Colour colour, const char *text);
/* A picture that is made once for a key and kept while it is used: for what is dear to paint. */
DrawItem *draw_sheet(DrawList *d, Rect box, uint64_t key, DrawSheet *make, void *context);

const char *draw_keep(DrawList *d, const char *text); /* a copy that lives as long as the list */
/* A fingerprint of what an item shows. */
uint64_t draw_hash(const DrawList *d, const DrawItem *item);
