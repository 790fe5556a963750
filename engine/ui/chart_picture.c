/* A chart of engine/report on the screen. Always true: see screens.h; what was drawn for paper is drawn in
 * the colours of the look, and every letter has its measured width. */
#include "platform/font.h"
#include "report/picture.h"
#include "ui/screens.h"

enum { FULL_PAGE_MM = 130 }; /* from here on a sheet has its larger letters; chart_parts.c */

PaperSize paper_size(const Ui *ui, double width) {
    const double letters = type_of(TYPE_SMALL, ui->scale, ui->type).size;
    PaperSize size = {.unit = letters / 10.8};
    size.width_mm = width / size.unit * 25.4 / 96;
    if (size.width_mm >= FULL_PAGE_MM) return size;
    size.unit = letters / 9.4;
    size.width_mm = width / size.unit * 25.4 / 96;
    return size;
}

/* --- colours ----------------------------------------------------------------------------------- */

/* As far towards the ink as it takes to be told from the ground: letters most, thin marks more than areas. */
static Colour told_from(const Look *look, Colour colour, double contrast) {
    Colour c = colour;
    for (int step = 1; step <= 10 && colour_contrast(c, look->paper) < contrast; step++)
        c = colour_mix(colour, look->ink, 0.1 * step);
    return c;
}

Colour picture_area_colour(const Look *look, Colour colour) { return told_from(look, colour, 1.9); }

static Colour mark_colour(const Look *look, const Mark *m) {
    switch (m->colour) {
    case PICTURE_PAPER: return look->paper;
    case PICTURE_INK: return look->ink;
    case PICTURE_SOFT: return look->soft;
    case PICTURE_RULE: return look->rule;
    case PICTURE_EDGE: return look->edge;
    default: break;
    }
    if (m->kind == MARK_TEXT) return told_from(look, m->colour, 4.5);
    if (m->kind == MARK_LINE || m->kind == MARK_DOT) return told_from(look, m->colour, 3);
    return picture_area_colour(look, m->colour);
}

/* --- marks ------------------------------------------------------------------------------------- */

typedef struct Canvas {
    Ui *ui;
    const Picture *p;
    double x, y, unit;
} Canvas;

static DrawPoint point_at(const Canvas *c, Spot s) { return (DrawPoint){c->x + s.x * c->unit, c->y + s.y * c->unit}; }

static void path_draw(const Canvas *c, const Mark *m, Colour colour) {
    enum { MOST = 2048 };
    DrawPoint point[MOST];
    const int count = m->count < MOST ? m->count : MOST;
    for (int n = 0; n < count; n++) point[n] = point_at(c, c->p->spot[m->first + n]);
    DrawItem *item;
    if (m->kind == MARK_AREA) item = draw_area(c->ui->list, point, count, colour);
    else item = draw_line(c->ui->list, point, count, colour, real_max(1, m->size * c->unit));
    item->alpha = m->opacity;
    if (m->dash) item->stroke = m->dash == DASH_DOT ? STROKE_DOTTED : STROKE_DASHED;
}

static void bar_draw(const Canvas *c, const Mark *m, Colour colour) {
    const Area a = mark_area(c->p, m);
    const DrawPoint from = point_at(c, (Spot){a.left, a.top});
    draw_fill(c->ui->list, (Rect){from.x, from.y, (a.right - a.left) * c->unit, (a.bottom - a.top) * c->unit}, colour,
              0)
        ->alpha = m->opacity;
}

static void shape_draw(const Canvas *c, const Mark *m, Colour colour, double r) {
    const DrawPoint at = point_at(c, c->p->spot[m->first]);
    const DrawPoint diamond[] = {
        {at.x, at.y - 1.2 * r}, {at.x + 1.2 * r, at.y}, {at.x, at.y + 1.2 * r}, {at.x - 1.2 * r, at.y}};
    const DrawPoint triangle[] = {
        {at.x, at.y - 1.1 * r}, {at.x + 1.15 * r, at.y + 0.9 * r}, {at.x - 1.15 * r, at.y + 0.9 * r}};
    if (m->shape == SHAPE_SQUARE)
        draw_fill(c->ui->list, (Rect){at.x - 0.9 * r, at.y - 0.9 * r, 1.8 * r, 1.8 * r}, colour, 0);
    else if (m->shape == SHAPE_DIAMOND) draw_area(c->ui->list, diamond, COUNT_OF(diamond), colour);
    else if (m->shape == SHAPE_TRIANGLE) draw_area(c->ui->list, triangle, COUNT_OF(triangle), colour);
    else draw_dot(c->ui->list, at.x, at.y, r, colour);
}

/* A thin edge of the ground keeps neighbours apart; a ring is open. */
static void dot_draw(const Canvas *c, const Mark *m, Colour colour) {
    const double r = m->size * c->unit;
    shape_draw(c, m, c->ui->look->paper, r + 0.6 * c->unit);
    shape_draw(c, m, colour, r);
    if (m->shape == SHAPE_RING) shape_draw(c, m, c->ui->look->paper, real_max(0.5, r - 1.4 * c->unit));
}

static void text_draw(const Canvas *c, const Mark *m, Colour colour) {
    const Face face = m->bold ? FACE_BOLD : FACE_SANS;
    const double size = m->size * c->unit, width = font_width(face, size, m->text);
    const DrawPoint at = point_at(c, c->p->spot[m->first]);
    const double x = at.x - (m->anchor == ANCHOR_END ? width : m->anchor == ANCHOR_MIDDLE ? width / 2 : 0);
    draw_text(c->ui->list, x, (double)(int)(at.y + 0.5), face, size, colour, m->text);
}

double picture_lay(Ui *ui, double x, double y, double unit, const Picture *p) {
    const Canvas c = {ui, p, x, y, unit};
    for (int n = 0; n < p->marks; n++) {
        const Mark *m = &p->mark[n];
        const Colour colour = mark_colour(ui->look, m);
        switch (m->kind) {
        case MARK_LINE:
        case MARK_AREA: path_draw(&c, m, colour); break;
        case MARK_BAR: bar_draw(&c, m, colour); break;
        case MARK_DOT: dot_draw(&c, m, colour); break;
        case MARK_TEXT: text_draw(&c, m, colour); break;
        }
    }
    return p->height * unit;
}

void picture_take(Ui *ui, Rect *in, PaperSize size, Picture *p) {
    rect_cut_top(in, picture_lay(ui, in->x, in->y, size.unit, p));
    picture_free(p);
}
