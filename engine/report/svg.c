/* Writing SVG. Always true: see svg.h. */
#include "report/svg.h"

#include <math.h>

void svg_escape(Text *out, const char *s) {
    for (; *s; s++) {
        switch (*s) {
        case '<': text_add(out, "&lt;"); break;
        case '>': text_add(out, "&gt;"); break;
        case '&': text_add(out, "&amp;"); break;
        case '"': text_add(out, "&quot;"); break;
        default: text_add_bytes(out, s, 1);
        }
    }
}

/* One decimal, and never -0.0. */
static double tenth(double x) { return fabs(x) < 0.05 ? 0.0 : x; }

static void put(Text *out, const char *name, double value) {
    text_add(out, " %s=\"%.1f\"", name, tenth(value));
}

static void put_opacity(const Mark *m, Text *out) {
    if (m->opacity < 1) text_add(out, " opacity=\"%.2f\"", m->opacity);
}

static void write_path(const Picture *p, const Mark *m, Text *out) {
    static const char *const dashes[DASH_COUNT] = {"", "6 3", "3 2.2", "1 2"};
    const Spot *at = p->spot + m->first;
    text_add(out, "<path d=\"");
    for (int n = 0; n < m->count; n++)
        text_add(out, "%s%.1f %.1f",
                 n == 0   ? "M"
                 : n == 1 ? "L"
                          : " ",
                 tenth(at[n].x), tenth(at[n].y));
    if (m->kind == MARK_AREA)
        text_add(out, "Z\" fill=\"#%06x\"", m->colour);
    else
        text_add(out, "\" fill=\"none\" stroke=\"#%06x\" stroke-width=\"%.1f\"", m->colour,
                 m->size);
    if (m->dash) text_add(out, " stroke-dasharray=\"%s\"", dashes[m->dash]);
    put_opacity(m, out);
    text_add(out, "/>\n");
}

static void write_bar(const Picture *p, const Mark *m, Text *out) {
    const Area a = mark_area(p, m);
    text_add(out, "<rect");
    put(out, "x", a.left);
    put(out, "y", a.top);
    put(out, "width", a.right - a.left);
    put(out, "height", a.bottom - a.top);
    text_add(out, " fill=\"#%06x\"", m->colour);
    put_opacity(m, out);
    text_add(out, "/>\n");
}

/* Shapes of about the same weight to the eye; a thin edge of paper keeps neighbours apart. */
static void write_dot(const Picture *p, const Mark *m, Text *out) {
    const double x = tenth(p->spot[m->first].x), y = tenth(p->spot[m->first].y), r = m->size;
    if (m->shape == SHAPE_CIRCLE || m->shape == SHAPE_RING)
        text_add(out, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"", x, y, r);
    else if (m->shape == SHAPE_SQUARE)
        text_add(out, "<path d=\"M%.1f %.1fh%.1fv%.1fh%.1fZ\"", x - 0.9 * r, y - 0.9 * r, 1.8 * r,
                 1.8 * r, -1.8 * r);
    else if (m->shape == SHAPE_DIAMOND)
        text_add(out, "<path d=\"M%.1f %.1fl%.1f %.1fl%.1f %.1fl%.1f %.1fZ\"", x, y - 1.2 * r,
                 1.2 * r, 1.2 * r, -1.2 * r, 1.2 * r, -1.2 * r, -1.2 * r);
    else
        text_add(out, "<path d=\"M%.1f %.1fl%.1f %.1fh%.1fZ\"", x, y - 1.1 * r, 1.15 * r, 2.0 * r,
                 -2.3 * r);
    if (m->shape == SHAPE_RING)
        text_add(out, " fill=\"#ffffff\" stroke=\"#%06x\" stroke-width=\"1.3\"", m->colour);
    else
        text_add(out, " fill=\"#%06x\" stroke=\"#ffffff\" stroke-width=\"0.6\"", m->colour);
    put_opacity(m, out);
    text_add(out, "/>\n");
}

static void write_text(const Picture *p, const Mark *m, Text *out) {
    static const char *const anchors[] = {"", " text-anchor=\"middle\"", " text-anchor=\"end\""};
    text_add(out, "<text");
    put(out, "x", p->spot[m->first].x);
    put(out, "y", p->spot[m->first].y);
    put(out, "font-size", m->size);
    text_add(out, "%s%s fill=\"#%06x\">", m->bold ? " font-weight=\"bold\"" : "",
             anchors[m->anchor], m->colour);
    svg_escape(out, m->text);
    text_add(out, "</text>\n");
}

void svg_write(const Picture *p, Text *out) {
    text_add(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"%.1fmm\" height=\"%.1fmm\" "
        "viewBox=\"0 0 %.1f %.1f\" font-family=\"sans-serif\">\n<title>",
        p->width * 25.4 / 96, p->height * 25.4 / 96, p->width, p->height);
    svg_escape(out, p->title);
    text_add(out, "</title>\n<desc>");
    svg_escape(out, p->about);
    text_add(out, "</desc>\n");
    for (int n = 0; n < p->marks; n++) {
        const Mark *m = &p->mark[n];
        switch (m->kind) {
        case MARK_LINE:
        case MARK_AREA: write_path(p, m, out); break;
        case MARK_BAR: write_bar(p, m, out); break;
        case MARK_DOT: write_dot(p, m, out); break;
        case MARK_TEXT: write_text(p, m, out); break;
        }
    }
    text_add(out, "</svg>\n");
}
