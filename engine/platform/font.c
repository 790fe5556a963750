/* Faces and glyphs, by FreeType. Always true: see font.h. */
#include "platform/font.h"
#include "core/memory.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

static const char *const face_files[FACE_COUNT] = {
    [FACE_SANS] = "IBMPlexSans_400Regular.ttf",     [FACE_MEDIUM] = "IBMPlexSans_500Medium.ttf",
    [FACE_BOLD] = "IBMPlexSans_600SemiBold.ttf",    [FACE_MONO] = "IBMPlexMono_400Regular.ttf",
    [FACE_SERIF] = "SourceSerif4_400Regular.ttf",   [FACE_SERIF_BOLD] = "SourceSerif4_600SemiBold.ttf"};

enum { ADVANCES = 0x500, GLYPHS_ROOM = 1 << 13 };

typedef struct KeptGlyph {
    uint64_t key; /* 0: free */
    Glyph glyph;
} KeptGlyph;

static struct Fonts {
    FT_Library freetype;
    FT_Face face[FACE_COUNT];
    double ascent[FACE_COUNT], descent[FACE_COUNT], cap[FACE_COUNT];
    float advance[FACE_COUNT][ADVANCES]; /* of a size of 1; below 0: not asked yet */
    KeptGlyph *kept;                     /* open addressing */
    int glyphs;
    Arena pixels;
} fonts;

bool fonts_are_open(void) { return fonts.freetype != NULL; }

static bool face_open(const char *folder, Face id, Err *err) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, face_files[id]);
    if (FT_New_Face(fonts.freetype, path, 0, &fonts.face[id]) != 0)
        return err_set(err, "%s: cannot be read as a font", path);
    const FT_Face f = fonts.face[id];
    const double unit = f->units_per_EM;
    fonts.ascent[id] = f->ascender / unit;
    fonts.descent[id] = -f->descender / unit;
    fonts.cap[id] = 0.7;
    if (FT_Load_Char(f, 'H', FT_LOAD_NO_SCALE) == 0)
        fonts.cap[id] = (double)f->glyph->metrics.horiBearingY / unit;
    for (int n = 0; n < ADVANCES; n++) fonts.advance[id][n] = -1;
    return true;
}

bool fonts_open(const char *folder, Err *err) {
    if (fonts_are_open()) return true;
    if (FT_Init_FreeType(&fonts.freetype) != 0) return err_set(err, "fonts: FreeType does not begin");
    for (int id = 0; id < FACE_COUNT; id++) {
        if (face_open(folder, (Face)id, err)) continue;
        fonts_close();
        return false;
    }
    fonts.kept = memory_zeros(GLYPHS_ROOM, sizeof *fonts.kept);
    return true;
}

void fonts_close(void) {
    for (int id = 0; id < FACE_COUNT; id++)
        if (fonts.face[id]) FT_Done_Face(fonts.face[id]);
    if (fonts.freetype) FT_Done_FreeType(fonts.freetype);
    free(fonts.kept);
    arena_free(&fonts.pixels);
    memset(&fonts, 0, sizeof fonts);
}

double font_ascent(Face face) { return fonts.ascent[face]; }
double font_descent(Face face) { return fonts.descent[face]; }
double font_cap(Face face) { return fonts.cap[face]; }

/* --- characters -------------------------------------------------------------------------------- */

uint32_t utf8_next(const char **at) {
    const unsigned char *s = (const unsigned char *)*at;
    if (!*s) return 0;
    const int more = *s < 0x80 ? 0 : *s >= 0xf0 ? 3 : *s >= 0xe0 ? 2 : *s >= 0xc0 ? 1 : -1;
    (*at)++;
    if (more == 0) return *s;
    if (more < 0) return 0xfffd;
    uint32_t character = *s & (0x3fu >> more);
    for (int n = 1; n <= more; n++) {
        if ((s[n] & 0xc0) != 0x80) return 0xfffd;
        character = character << 6 | (s[n] & 0x3fu);
        (*at)++;
    }
    return character;
}

uint32_t utf8_small(uint32_t c) {
    if ((c >= 'A' && c <= 'Z') || (c >= 0x410 && c <= 0x42f)) return c + 32;
    if (c >= 0x400 && c <= 0x40f) return c + 80;
    return c == 0x490 ? 0x491 : c;
}

/* Blanks that do not break have the glyph of the blank. */
static FT_UInt glyph_index(Face face, uint32_t character) {
    if (character == 0xa0 || character == 0x202f) character = ' ';
    return FT_Get_Char_Index(fonts.face[face], character);
}

static double advance_of(Face face, uint32_t character) {
    float *known = character < ADVANCES ? &fonts.advance[face][character] : NULL;
    if (known && *known >= 0) return *known;
    const FT_Face f = fonts.face[face];
    double advance = 0;
    if (character >= ' ' && FT_Load_Glyph(f, glyph_index(face, character), FT_LOAD_NO_SCALE) == 0)
        advance = (double)f->glyph->metrics.horiAdvance / f->units_per_EM;
    if (known) *known = (float)advance;
    return advance;
}

double font_width_of(Face face, double size, const char *text, size_t bytes) {
    ASSERT(fonts_are_open());
    double sum = 0;
    const char *at = text, *end = text + bytes;
    while (at < end) {
        const uint32_t character = utf8_next(&at);
        if (!character) break;
        sum += advance_of(face, character);
    }
    return sum * size;
}

double font_width(Face face, double size, const char *text) {
    return font_width_of(face, size, text, strlen(text));
}

/* --- pixels ------------------------------------------------------------------------------------ */

static void glyph_make(Face face, double size, uint32_t character, int sub, Glyph *out) {
    const FT_Face f = fonts.face[face];
    *out = (Glyph){.advance = advance_of(face, character) * size};
    FT_Set_Char_Size(f, 0, (FT_F26Dot6)lround(size * 64), 72, 72);
    if (FT_Load_Glyph(f, glyph_index(face, character), FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0) return;
    FT_Outline_Translate(&f->glyph->outline, sub * 64 / SUB_PIXELS, 0);
    if (FT_Render_Glyph(f->glyph, FT_RENDER_MODE_NORMAL) != 0) return;
    const FT_Bitmap *bits = &f->glyph->bitmap;
    out->left = f->glyph->bitmap_left;
    out->top = f->glyph->bitmap_top;
    out->width = (int)bits->width;
    out->height = (int)bits->rows;
    if (!out->width || !out->height) return;
    uint8_t *grey = arena_alloc(&fonts.pixels, (size_t)out->width * (size_t)out->height);
    for (int y = 0; y < out->height; y++)
        memcpy(grey + y * out->width, bits->buffer + y * bits->pitch, (size_t)out->width);
    out->grey = grey;
}

/* When the shelf is full it is emptied: what is on the screen is soon there again. */
static void shelf_clear(void) {
    memset(fonts.kept, 0, GLYPHS_ROOM * sizeof *fonts.kept);
    arena_free(&fonts.pixels);
    fonts.glyphs = 0;
}

const Glyph *font_glyph(Face face, double size, uint32_t character, int sub) {
    ASSERT(fonts_are_open());
    const uint64_t key = (uint64_t)character << 32 | (uint64_t)(uint32_t)lround(size * 64) << 8 |
                         (uint64_t)face << 4 | (uint64_t)sub << 1 | 1;
    uint64_t slot = (key * 0x9e3779b97f4a7c15u) >> 51;
    while (fonts.kept[slot].key && fonts.kept[slot].key != key) slot = (slot + 1) % GLYPHS_ROOM;
    if (fonts.kept[slot].key == key) return &fonts.kept[slot].glyph;
    if (2 * fonts.glyphs > GLYPHS_ROOM) {
        shelf_clear();
        return font_glyph(face, size, character, sub);
    }
    fonts.kept[slot].key = key;
    fonts.glyphs++;
    glyph_make(face, size, character, sub, &fonts.kept[slot].glyph);
    return &fonts.kept[slot].glyph;
}
