/* How the program looks: colours by role, sizes of letters by role.
 *
 * Always true: nothing is drawn in a colour or a size that has no role here. */
#pragma once
#include "platform/draw.h"

typedef struct Look {
#define LOOK(role, light, dark, contrast) Colour role;
#include "ui/look.def"
#undef LOOK
} Look;
enum { LOOKS = 3 };
const Look *look_of(int n);          /* 0 light, 1 dark, 2 high contrast */
const char *look_name(int n);

typedef enum TypeId {
    TYPE_DISPLAY, /* the name of the game */
    TYPE_TITLE,   /* of a screen */
    TYPE_HEAD,    /* of a part */
    TYPE_BODY,
    TYPE_STRONG,
    TYPE_SMALL,
    TYPE_LABEL,   /* of a number or a button */
    TYPE_NUMBER,  /* a number that is read from afar */
    TYPE_MONO,    /* columns */
    TYPE_COUNT
} TypeId;

typedef struct Type {
    Face face;
    double size, leading; /* pixels: of the letters; from one base line to the next */
} Type;
/* At `scale` pixels a unit, letters `type` times as large besides. */
Type type_of(TypeId id, double scale, double type);
