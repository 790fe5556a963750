/* Colours and sizes. Always true: see look.h. */
#include "ui/look.h"

#include "core/tongue.h"

static const Look looks[LOOKS] = {
#define LOOK(role, light, dark, contrast) .role = light,
    {
#include "ui/look.def"
    },
#undef LOOK
#define LOOK(role, light, dark, contrast) .role = dark,
    {
#include "ui/look.def"
    },
#undef LOOK
#define LOOK(role, light, dark, contrast) .role = contrast,
    {
#include "ui/look.def"
    },
#undef LOOK
};

const Look *look_of(int n) {
    ASSERT(n >= 0 && n < LOOKS);
    return &looks[n];
}

const char *look_name(int n) {
    static const char *const names[LOOKS] = {TONGUE("Light"), TONGUE("Dark"), TONGUE("High contrast")};
    ASSERT(n >= 0 && n < LOOKS);
    return names[n];
}

Type type_of(TypeId id, double scale, double type) {
    static const struct {
        Face face;
        double size, leading;
    } types[TYPE_COUNT] = {
        [TYPE_DISPLAY] = {FACE_SERIF_BOLD, 40, 46}, [TYPE_TITLE] = {FACE_SERIF_BOLD, 23, 29},
        [TYPE_HEAD] = {FACE_BOLD, 14, 20},          [TYPE_BODY] = {FACE_SANS, 14, 20},
        [TYPE_STRONG] = {FACE_BOLD, 14, 20},        [TYPE_SMALL] = {FACE_SANS, 12.5, 17},
        [TYPE_LABEL] = {FACE_MEDIUM, 12.5, 17},     [TYPE_NUMBER] = {FACE_MEDIUM, 21, 26},
        [TYPE_MONO] = {FACE_MONO, 12.5, 17}};
    ASSERT(id >= 0 && id < TYPE_COUNT);
    const double times = scale * type;
    return (Type){types[id].face, types[id].size * times, types[id].leading * times};
}
