/* Drawing the web. Always true: see web.h; numbers are written with one decimal, so that the bytes do not
 * depend on the last bit of a coordinate. */
#include "report/web.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "report/svg.h"
#include "report/web_layout.h"

#define UP "#0067a8"   /* blue and vermilion of Okabe and Ito, a little darker for paper */
#define DOWN "#c24a00"
#define BOTH "#5c5470"
#define READ "#98a1ab"
#define INK "#1f2429"
#define SOFT "#5b646e"
static const double margin = 56.0, head = 150.0, foot = 60.0, sheet_width = 1588.0; /* A3 */

static void label(Text *out, double x, double y, const char *class, const char *anchor, const char *s) {
    text_add(out, "<text x=\"%.1f\" y=\"%.1f\" class=\"%s\" text-anchor=\"%s\">", x, y, class, anchor);
    svg_escape(out, s);
    text_add(out, "</text>\n");
}

/* --- edges ------------------------------------------------------------------------------------ */

static const char *sign_colour(int sign) { return sign == SIGN_UP ? UP : sign == SIGN_DOWN ? DOWN : BOTH; }
static const char *sign_text(int sign) {
    return sign == SIGN_UP ? "+" : sign == SIGN_DOWN ? "−" : sign == SIGN_SET ? "=" : "±";
}
static const char *sign_class(int sign) { return sign == SIGN_UP ? "up" : sign == SIGN_DOWN ? "down" : "both"; }

static const char *dashes(WebLinkKind kind) {
    return kind == LINK_CHANCE ? " stroke-dasharray=\"1.5 3\"" : kind == LINK_NEEDS ? " stroke-dasharray=\"6 3\"" : "";
}

static void curve(Text *out, double x1, double y1, double x2, double y2, const char *colour, const char *more) {
    const double bend = 0.5 * (x2 - x1);
    text_add(out, "<path d=\"M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f\" stroke=\"%s\"%s/>\n", x1, y1, x1 + bend, y1,
             x2 - bend, y2, x2, y2, colour, more);
}

/* Text of an outer column stands beside its dot; a box reaches over its whole column. */
static double right_of(const WebPanel *p, int node) {
    const WebNode *n = &p->node[node];
    return p->x + p->column_x[n->column] + p->column_width[n->column];
}

static void edge_draw(const WebGraph *g, const WebPanel *p, const WebEdge *e, Text *out) {
    const WebLink *l = &g->link[e->link];
    const bool moves = l->kind == LINK_MOVES;
    const double top = p->y + WEB_PANEL_HEAD + 20.0;
    const double x1 = right_of(p, e->from) + (moves ? WEB_SIGN_ROOM : 1.0);
    const double x2 = p->x + p->column_x[p->node[e->to].column] - 1.0;
    const char *colour = moves ? sign_colour(l->sign) : READ;
    curve(out, x1, top + e->y_from, x2 - 5.0, top + e->y_to, colour, moves ? "" : dashes(l->kind));
    text_add(out, "<path d=\"M%.1f %.1fl-6 -2.6v5.2z\" fill=\"%s\" stroke=\"none\"/>\n", x2, top + e->y_to, colour);
}

static void sign_draw(const WebGraph *g, const WebPanel *p, const WebEdge *e, Text *out) {
    const WebLink *l = &g->link[e->link];
    if (l->kind != LINK_MOVES) return;
    label(out, right_of(p, e->from) + WEB_SIGN_ROOM / 2, p->y + WEB_PANEL_HEAD + 20.0 + e->y_from + 4.0,
          sign_class(l->sign), "middle", sign_text(l->sign));
}

/* --- nodes ------------------------------------------------------------------------------------ */

static const char *box_style(WebKind kind) {
    switch (kind) {
    case WEB_WINDOW: return "fill=\"#fff3d6\" stroke=\"#b58a2b\"";
    case WEB_RULE: return "fill=\"#ffffff\" stroke=\"#8a939c\" stroke-dasharray=\"2 2\"";
    case WEB_LEVER:
    case WEB_GOAL: return "fill=\"#e9f0ea\" stroke=\"#7f9a86\"";
    default: return "fill=\"#eef2f6\" stroke=\"#aab4be\"";
    }
}

static void box(Text *out, double x, double y, double w, double h, const char *style) {
    text_add(out, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"4\" %s/>\n", x, y, w, h, style);
}

static void node_draw(const WebGraph *g, const WebPanel *p, const WebNode *n, Text *out) {
    const double x = p->x + p->column_x[n->column], w = p->column_width[n->column];
    const double y = p->y + WEB_PANEL_HEAD + 20.0 + n->y;
    const bool last = n->column == p->columns - 1, outer = n->column == 0 || last;
    const char *class = n->is_doer ? "doer" : g->thing[n->id].kind == WEB_VARIABLE ? "thing" : "own";
    text_add(out, "<g><title>");
    svg_escape(out, n->is_doer ? g->doer[n->id].tip : g->thing[n->id].tip);
    text_add(out, "</title>\n");
    if (n->is_doer) box(out, x, y - n->height / 2, w, n->height, box_style(g->doer[n->id].kind));
    else if (!outer) box(out, x, y - n->height / 2, w, n->height, "fill=\"#ffffff\" stroke=\"#1f2429\"");
    if (n->is_doer || !outer) label(out, x + w / 2, y + 4.0, class, "middle", web_label(g, n));
    else label(out, last ? x + 6.0 : x + w - 6.0, y + 4.0, class, last ? "start" : "end", web_label(g, n));
    text_add(out, "</g>\n");
}

static void panel_draw(const WebGraph *g, const WebPanel *p, Text *out) {
    if (p->title[0]) {
        label(out, p->x, p->y + 16.0, "panel", "start", p->title);
        text_add(out, "<path d=\"M%.1f %.1fh%.1f\" stroke=\"#d5dae0\"/>\n", p->x, p->y + 26.0, p->width);
    }
    text_add(out, "<g fill=\"none\" stroke-width=\"1.1\" stroke-opacity=\"0.85\">\n");
    for (int n = 0; n < p->edges; n++)
        if (g->link[p->edge[n].link].kind != LINK_MOVES) edge_draw(g, p, &p->edge[n], out);
    for (int n = 0; n < p->edges; n++)
        if (g->link[p->edge[n].link].kind == LINK_MOVES) edge_draw(g, p, &p->edge[n], out);
    text_add(out, "</g>\n");
    for (int n = 0; n < p->edges; n++) sign_draw(g, p, &p->edge[n], out);
    for (int n = 0; n < p->nodes; n++) node_draw(g, p, &p->node[n], out);
}

/* --- the sheet -------------------------------------------------------------------------------- */

static void style(Text *out) {
    text_add(
        out,
        "<style>text{font-family:'IBM Plex Sans','DejaVu Sans',Helvetica,Arial,sans-serif;font-size:%.0fpx;fill:" INK
        "}"
        ".own{font-weight:600}.doer{fill:" INK "}.up{fill:" UP ";font-weight:700;font-size:12px}"
        ".down{fill:" DOWN ";font-weight:700;font-size:12px}.both{fill:" BOTH ";font-weight:700;font-size:12px}"
        ".panel{font-size:15px;font-weight:600;fill:" INK "}.title{font-size:26px;font-weight:600}"
        ".note{font-size:12px;fill:" SOFT "}</style>\n",
        WEB_FONT);
}

/* One entry of the legend; returns where the next one begins. */
static double legend_line(Text *out, double x, double y, const char *colour, const char *more, const char *sign,
                          const char *class, const char *words) {
    text_add(out, "<path d=\"M%.1f %.1fh34\" fill=\"none\" stroke-width=\"1.4\" stroke=\"%s\"%s/>\n", x + 14.0, y - 4.0,
             colour, more);
    if (sign) label(out, x + 6.0, y, class, "middle", sign);
    label(out, x + 56.0, y, "note", "start", words);
    return x + 56.0 + web_text_width(words, 12.0) + 22.0;
}

static double legend_box(Text *out, double x, double y, const char *more, const char *words) {
    box(out, x + 14.0, y - 12.0, 30.0, 16.0, more);
    label(out, x + 52.0, y, "note", "start", words);
    return x + 52.0 + web_text_width(words, 12.0) + 22.0;
}

static void legend(Text *out, double y) {
    double x = legend_line(out, margin, y, READ, "", NULL, "", "read by its condition");
    x = legend_line(out, x, y, READ, dashes(LINK_CHANCE), NULL, "", "by its chance");
    x = legend_line(out, x, y, READ, dashes(LINK_NEEDS), NULL, "", "by what a choice needs");
    x = legend_line(out, x, y, UP, "", "+", "up", "raises");
    x = legend_line(out, x, y, DOWN, "", "−", "down", "lowers");
    x = legend_line(out, x, y, BOTH, "", "±", "both", "either, by choice");
    legend_line(out, x, y, BOTH, "", "=", "both", "sets");
    y += 26.0;
    x = legend_box(out, margin, y, box_style(WEB_EVENT), "event");
    x = legend_box(out, x, y, box_style(WEB_WINDOW), "window of weakness");
    x = legend_box(out, x, y, box_style(WEB_RULE), "a variable's monthly rule");
    x = legend_box(out, x, y, box_style(WEB_LEVER), "condition of a card, goal");
    label(out, x + 8.0, y, "own", "start", "bold: of the pack, the others of the engine");
}

static void header(const Pack *card, const char *of, Text *out) {
    Text title = {0}, note = {0};
    text_add(&title, of ? "What leads to and from %s" : "What leads to what", of);
    text_add(&note,
             "%s, version %s. Causes on the left, effects on the right. Model date %s. Exploratory model; assumptions "
             "of %s.",
             card->title, card->version, card->model_date, card->authors);
    label(out, margin, margin + 14.0, "title", "start", title.data);
    label(out, margin, margin + 40.0, "note", "start", note.data);
    legend(out, margin + 72.0);
    text_free(&title);
    text_free(&note);
}

static void sheet(const WebGraph *g, WebPage *page, const Pack *card, const char *of, Text *out) {
    const double width = fmax(sheet_width, page->width + 2 * margin);
    const double height = page->height + head + foot + 2 * margin;
    const double left = (width - page->width) / 2, top = margin + head;
    text_add(out,
             "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\">\n"
             "<title>",
             width, height, width, height);
    svg_escape(out, card->title);
    text_add(out, ": what leads to what</title>\n");
    style(out);
    text_add(out, "<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>\n");
    header(card, of, out);
    for (int n = 0; n < page->panels; n++) {
        page->panel[n].x += left;
        page->panel[n].y += top;
        panel_draw(g, &page->panel[n], out);
    }
    label(out, margin, height - margin / 2, "note", "start",
          "Signs of expressions are those at the start. What bots weigh, and what the engine's own rules do, is not "
          "drawn.");
    text_add(out, "</svg>\n");
}

bool web_draw(const Scenario *s, const Pack *card, const char *of, Text *svg, Err *err) {
    if (!s->rules) return err_set(err, "this pack has no scripts: there is nothing to draw");
    WebGraph *g = memory_new(sizeof *g);
    WebPage *page = memory_new(sizeof *page);
    web_graph(s, g);
    const bool ok = web_layout(g, of, page, err);
    if (ok) sheet(g, page, card, of, svg);
    arena_free(&g->arena);
    free(page);
    free(g);
    return ok;
}
