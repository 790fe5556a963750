/* The legend, and what has no place on the map. Always true: see map.h. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "platform/font.h"
#include "ui/map_parts.h"

static const double title_size = 15, words_size = 12.5, note_size = 11.5, row = 19, swatch_w = 22, swatch_h = 12;

/* Words broken to lines; draws nothing when d is NULL. Returns the height. */
static double words_draw(DrawList *d, Rect at, Face face, double size, double step, Colour colour, const char *text) {
    char line[256] = "";
    double y = at.y;
    for (const char *word = text; *word;) {
        const size_t length = strcspn(word, " "), used = strlen(line);
        char longer[400];
        snprintf(longer, sizeof longer, "%s%s%.*s", line, used ? " " : "", length < 100 ? (int)length : 100, word);
        if (used && font_width(face, size, longer) > at.w) {
            if (d) draw_text(d, at.x, floor(y + size), face, size, colour, line);
            y += step;
            line[0] = 0;
            continue;
        }
        snprintf(line, sizeof line, "%.255s", longer);
        word += length;
        while (*word == ' ') word++;
    }
    if (d && line[0]) draw_text(d, at.x, floor(y + size), face, size, colour, line);
    return y + (line[0] ? step : 0) - at.y;
}

static void sign_draw(DrawList *d, Rect box, double scale, MapTone tone, Hatch hatch, MapTone hatch_tone,
                      const MapLook *look) {
    draw_fill(d, box, look->tone[tone], 0);
    if (hatch != HATCH_NONE) {
        const DrawPoint p[] = {
            {box.x, box.y}, {box.x + box.w, box.y}, {box.x + box.w, box.y + box.h}, {box.x, box.y + box.h}};
        DrawItem *item = draw_area(d, p, 4, look_hatch(look, hatch_tone, tone));
        item->hatch = hatch;
        item->size = scale < 1.4 ? 6 : 6 * floor(scale + 0.5);
        item->alpha = hatch_alpha(hatch_tone, tone);
    }
    draw_frame(d, box, look->rule, 1, 0);
}

static double entry_draw(DrawList *d, Rect at, double scale, const MapEntry *e, const MapLook *look) {
    const Rect box = {floor(at.x), floor(at.y + (row - swatch_h) / 2 * scale), floor(swatch_w * scale),
                      floor(swatch_h * scale)};
    const double lead = (swatch_w + 9) * scale;
    if (d) {
        sign_draw(d, box, scale, e->tone, e->hatch, e->hatch_tone, look);
        const double middle = floor(box.y + box.h / 2);
        if (e->line) draw_rule(d, box.x, middle, box.x + box.w, middle, look->paper, 4.5 * scale);
        if (e->line) draw_rule(d, box.x, middle, box.x + box.w, middle, look->accent, 2 * scale);
    }
    const double height = words_draw(d, (Rect){at.x + lead, at.y + 1.5 * scale, at.w - lead, 0}, FACE_SANS,
                                     words_size * scale, 15 * scale, look->ink, e->words);
    return real_max(row * scale, height + 4 * scale);
}

double map_legend(DrawList *d, Rect at, double scale, const MapScene *scene, const MapLook *look) {
    double y = at.y;
    y += words_draw(d, (Rect){at.x, y, at.w, 0}, FACE_BOLD, title_size * scale, 20 * scale, look->ink, scene->title);
    y += 4 * scale;
    for (int n = 0; n < scene->entries; n++)
        y += entry_draw(d, (Rect){at.x, y, at.w, 0}, scale, &scene->entry[n], look);
    y += 4 * scale;
    if (scene->note[0])
        y += words_draw(d, (Rect){at.x, y, at.w, 0}, FACE_SANS, note_size * scale, 15 * scale, look->faint,
                        scene->note);
    return y - at.y;
}

/* --- beside ------------------------------------------------------------------------------------ */

static int beside_columns(double width, double scale) {
    const int fit = (int)(width / (190 * scale));
    return fit < 1 ? 1 : fit;
}

/* Members first, then regions, each with a heading; cells run down the columns. */
typedef struct Block {
    const char *heading;
    int first, count;
} Block;

static int blocks_of(const MapScene *scene, Block out[2]) {
    int members = 0, blocks = 0;
    while (members < scene->besides && scene->beside[members].member >= 0) members++;
    if (members) out[blocks++] = (Block){SAY(beside_members), 0, members};
    if (members < scene->besides) out[blocks++] = (Block){NULL, members, scene->besides - members};
    return blocks;
}

static Rect cell_of(Rect at, double scale, double y, int columns, int rows, int n) {
    const double width = at.w / columns;
    return (Rect){at.x + n / rows * width, y + n % rows * row * scale, width - 10 * scale, row * scale};
}

static void cell_draw(DrawList *d, Rect cell, double scale, const MapBeside *b, const MapLook *look) {
    const Rect box = {floor(cell.x), floor(cell.y + 4 * scale), floor(14 * scale), floor(11 * scale)};
    sign_draw(d, box, scale, b->tone, b->hatch, b->hatch_tone, look);
    const double base = floor(cell.y + 13.5 * scale), size = words_size * scale;
    draw_text(d, cell.x + 21 * scale, base, FACE_SANS, size, look->ink, b->name);
    if (b->value[0])
        draw_text(d, cell.x + 21 * scale + font_width(FACE_SANS, size, b->name) + 6 * scale, base, FACE_MEDIUM, size,
                  look->faint, b->value);
}

static const char *heading_of(const MapScene *scene, const Block *b) {
    if (b->heading) return b->heading;
    for (int n = 0; n < scene->states; n++)
        if (scene->state[n].candidate) return scene->state[n].name;
    return "";
}

double map_beside(DrawList *d, Rect at, double scale, const MapScene *scene, const MapLook *look) {
    Block block[2];
    const int blocks = blocks_of(scene, block), columns = beside_columns(at.w, scale);
    double y = at.y;
    for (int b = 0; b < blocks; b++) {
        const int rows = (block[b].count + columns - 1) / columns;
        if (d)
            draw_text(d, at.x, floor(y + 12 * scale), FACE_MEDIUM, note_size * scale, look->faint,
                      heading_of(scene, &block[b]));
        y += 19 * scale;
        for (int n = 0; d && n < block[b].count; n++)
            cell_draw(d, cell_of(at, scale, y, columns, rows, n), scale, &scene->beside[block[b].first + n], look);
        y += rows * row * scale + 8 * scale;
    }
    return y - at.y;
}
