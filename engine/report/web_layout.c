/* Panels of three to five columns, laid out so that edges cross little. Always true: see web_layout.h; all
 * sorting is stable and by numbers that the pack alone decides. */
#include "report/web_layout.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "report/paper.h"

static const double gap = 7.0, thing_height = 17.0, page_gap = 46.0, panel_pad = 20.0;
enum { SWEEPS = 8, ONE_PANEL = 20 };

double web_text_width(const char *text, double size) { return 0.6 * size * paper_width(text, strlen(text)); }

const char *web_label(const WebGraph *g, const WebNode *n) {
    return n->is_doer ? g->doer[n->id].label : g->thing[n->id].label;
}

/* --- what belongs to a panel ------------------------------------------------------------------ */

static WebPanel *panel_add(WebGraph *g, WebPage *page, const char *title, int columns) {
    WebPanel *p = &page->panel[page->panels < WEB_PANELS_MAX ? page->panels++ : WEB_PANELS_MAX - 1];
    if (p->node) return p; /* too many files: the last panel holds the rest */
    *p = (WebPanel){.title = title, .columns = columns};
    p->node = arena_alloc(&g->arena, sizeof *p->node * (size_t)(2 * g->links + g->doers + 4));
    p->edge = arena_alloc(&g->arena, sizeof *p->edge * (size_t)(2 * g->links + 4));
    return p;
}

static int node_at(WebPanel *p, int column, bool is_doer, int id) {
    for (int n = 0; n < p->nodes; n++)
        if (p->node[n].column == column && p->node[n].is_doer == is_doer && p->node[n].id == id) return n;
    p->node[p->nodes] = (WebNode){.column = column, .is_doer = is_doer, .id = id};
    return p->nodes++;
}

/* The link with its left end in this column. */
static void edge_add(const WebGraph *g, WebPanel *p, int link, int column) {
    const WebLink *l = &g->link[link];
    const bool moves = l->kind == LINK_MOVES;
    const int from = node_at(p, column, moves, moves ? l->doer : l->thing);
    const int to = node_at(p, column + 1, !moves, moves ? l->thing : l->doer);
    for (int n = 0; n < p->edges; n++)
        if (p->edge[n].from == from && p->edge[n].to == to) return;
    p->edge[p->edges++] = (WebEdge){.from = from, .to = to, .link = link};
    p->node[from].outs++;
    p->node[to].ins++;
}

static const char *file_title(WebGraph *g, const char *file) {
    const char *slash = strrchr(file, '/');
    char *title = arena_text(&g->arena, slash ? slash + 1 : file);
    char *end = strstr(title, ".lua");
    if (end) *end = '\0';
    for (char *c = title; *c; c++) *c = *c == '_' ? ' ' : *c;
    return title;
}

static void panel_fill(WebGraph *g, WebPage *page, const char *file, const char *title) {
    WebPanel *p = panel_add(g, page, title, 3);
    for (int n = 0; n < g->doers; n++)
        if (!file || strcmp(g->doer[n].file, file) == 0) node_at(p, 1, true, n);
    for (int n = 0; n < g->links; n++) {
        const WebLink *l = &g->link[n];
        if (!file || strcmp(g->doer[l->doer].file, file) == 0) edge_add(g, p, n, l->kind == LINK_MOVES ? 1 : 0);
    }
}

static void panels_by_file(WebGraph *g, WebPage *page) {
    if (g->doers <= ONE_PANEL) {
        panel_fill(g, page, NULL, "");
        return;
    }
    for (int n = 0; n < g->doers; n++) {
        int first = 0;
        while (strcmp(g->doer[first].file, g->doer[n].file) != 0) first++;
        if (first == n) panel_fill(g, page, g->doer[n].file, file_title(g, g->doer[n].file));
    }
}

/* --- a neighbourhood -------------------------------------------------------------------------- */

static void around_thing(WebGraph *g, WebPage *page, int thing) {
    WebPanel *p = panel_add(g, page, g->thing[thing].label, 3);
    node_at(p, 1, false, thing);
    for (int n = 0; n < g->links; n++)
        if (g->link[n].thing == thing) edge_add(g, p, n, g->link[n].kind == LINK_MOVES ? 0 : 1);
}

static void around_doer(WebGraph *g, WebPage *page, int doer) {
    WebPanel *p = panel_add(g, page, g->doer[doer].label, 5);
    node_at(p, 2, true, doer);
    for (int n = 0; n < g->links; n++)
        if (g->link[n].doer == doer) edge_add(g, p, n, g->link[n].kind == LINK_MOVES ? 2 : 1);
    const int own = p->edges;
    for (int e = 0; e < own; e++) {
        const WebLink *mine = &g->link[p->edge[e].link];
        for (int n = 0; n < g->links; n++) {
            const bool other = g->link[n].doer != doer && g->link[n].thing == mine->thing;
            if (other && (g->link[n].kind == LINK_MOVES) != (mine->kind == LINK_MOVES))
                edge_add(g, p, n, mine->kind == LINK_MOVES ? 3 : 0);
        }
    }
}

/* An event and a variable of one name get a panel each. */
static bool around(WebGraph *g, const char *of, WebPage *page, Err *err) {
    const char *known[WEB_DOERS_MAX + WEB_THINGS_MAX];
    size_t count = 0;
    for (int n = 0; n < g->doers; n++) {
        known[count++] = g->doer[n].name;
        if (strcmp(g->doer[n].name, of) == 0 && g->doer[n].kind != WEB_RULE) around_doer(g, page, n);
    }
    for (int n = 0; n < g->things; n++) {
        if (g->thing[n].kind == WEB_HAPPENED) continue;
        known[count++] = g->thing[n].label;
        if (strcmp(g->thing[n].label, of) == 0) around_thing(g, page, n);
    }
    if (page->panels) return true;
    const char *near = text_nearest(of, known, count);
    return near ? err_set(err, "no event or variable of this pack's web is called \"%s\"; did you mean \"%s\"?", of,
                          near)
                : err_set(err, "no event of this pack, and nothing that its events read or move, is called \"%s\"", of);
}

/* --- columns ---------------------------------------------------------------------------------- */

static void heights(WebPanel *p) {
    for (int n = 0; n < p->nodes; n++) {
        WebNode *node = &p->node[n];
        const bool inner = node->column > 0 && node->column < p->columns - 1;
        const double doer = fmax(fmax(24.0, 8.0 + 12.0 * node->outs), 10.0 + 5.0 * node->ins);
        const double thing = inner ? fmax(20.0, 8.0 + 4.0 * fmax(node->ins, node->outs)) : thing_height;
        node->height = node->is_doer ? doer : thing;
    }
}

static int column_list(const WebPanel *p, int column, int *list) {
    int count = 0;
    for (int n = 0; n < p->nodes; n++)
        if (p->node[n].column == column) list[count++] = n;
    return count;
}

static double column_height(const WebPanel *p, int column) {
    double sum = -gap;
    for (int n = 0; n < p->nodes; n++) sum += p->node[n].column == column ? p->node[n].height + gap : 0.0;
    return sum;
}

/* Where a node would like to be: in the middle of what it is joined with. */
static double wish(const WebPanel *p, int node) {
    double sum = 0.0;
    int count = 0;
    for (int n = 0; n < p->edges; n++) {
        const WebEdge *e = &p->edge[n];
        if (e->from != node && e->to != node) continue;
        sum += p->node[e->from == node ? e->to : e->from].y;
        count++;
    }
    return count ? sum / count : p->node[node].y;
}

/* Stable: the lists are short. */
static void sort_by(int *list, int count, const double *key) {
    for (int n = 1; n < count; n++)
        for (int at = n; at > 0 && key[list[at]] < key[list[at - 1]]; at--) {
            const int swap = list[at];
            list[at] = list[at - 1];
            list[at - 1] = swap;
        }
}

/* As near to their wishes as order and room allow. */
static void column_place(WebPanel *p, int column, double height, int *list, double *key) {
    const int count = column_list(p, column, list);
    for (int n = 0; n < count; n++) key[list[n]] = wish(p, list[n]);
    sort_by(list, count, key);
    double top = 0.0;
    for (int n = 0; n < count; n++) {
        WebNode *node = &p->node[list[n]];
        node->y = fmax(key[list[n]], top + node->height / 2);
        top = node->y + node->height / 2 + gap;
    }
    double bottom = height;
    for (int n = count - 1; n >= 0; n--) {
        WebNode *node = &p->node[list[n]];
        node->y = fmin(node->y, bottom - node->height / 2);
        bottom = node->y - node->height / 2 - gap;
    }
}

static void columns_begin(WebPanel *p, double height) {
    for (int c = 0; c < p->columns; c++) {
        double top = (height - column_height(p, c)) / 2;
        for (int n = 0; n < p->nodes; n++) {
            if (p->node[n].column != c) continue;
            p->node[n].y = top + p->node[n].height / 2;
            top += p->node[n].height + gap;
        }
    }
}

/* Edges leave and enter a node in the order of what they lead to. */
static void ports(WebPanel *p, int node, bool out, int *list, double *key) {
    const WebNode *at = &p->node[node];
    int count = 0;
    for (int n = 0; n < p->edges; n++) {
        if ((out ? p->edge[n].from : p->edge[n].to) != node) continue;
        key[n] = p->node[out ? p->edge[n].to : p->edge[n].from].y;
        list[count++] = n;
    }
    sort_by(list, count, key);
    const double most = at->is_doer ? (out ? 12.0 : 7.0) : 4.0;
    const double step = count > 1 ? fmin(most, (at->height - 6.0) / (count - 1)) : 0.0;
    for (int n = 0; n < count; n++)
        *(out ? &p->edge[list[n]].y_from : &p->edge[list[n]].y_to) = at->y + step * (n - (count - 1) / 2.0);
}

static void widths(const WebGraph *g, WebPanel *p) {
    const double room = 120.0 + fmin(110.0, 0.12 * p->height);
    for (int n = 0; n < p->nodes; n++) {
        const double width = web_text_width(web_label(g, &p->node[n]), WEB_FONT) + 18.0;
        double *most = &p->column_width[p->node[n].column];
        *most = fmax(*most, width);
    }
    double x = panel_pad;
    for (int c = 0; c < p->columns; c++) {
        p->column_x[c] = x;
        x += p->column_width[c] + room;
    }
    p->width = x - room + panel_pad;
    p->width = fmax(p->width, web_text_width(p->title, 15.0) + 2 * panel_pad);
}

static void panel_place(WebGraph *g, WebPanel *p) {
    const size_t most = (size_t)(p->nodes + p->edges + 1);
    int *list = memory_new(sizeof *list * most);
    double *key = memory_new(sizeof *key * most), height = 0.0;
    heights(p);
    for (int c = 0; c < p->columns; c++) height = fmax(height, column_height(p, c));
    columns_begin(p, height);
    for (int sweep = 0; sweep < SWEEPS; sweep++)
        for (int c = 0; c < p->columns; c++)
            column_place(p, sweep % 2 ? p->columns - 1 - c : c, height, list, key);
    for (int n = 0; n < p->nodes; n++) {
        ports(p, n, true, list, key);
        ports(p, n, false, list, key);
    }
    p->height = height + WEB_PANEL_HEAD + 2 * panel_pad;
    widths(g, p);
    free(list);
    free(key);
}

/* --- the page --------------------------------------------------------------------------------- */

/* Panels in so many stacks, each next one onto the lowest. */
static void stack(WebPage *page, int stacks) {
    double low[WEB_PANELS_MAX] = {0}, wide[WEB_PANELS_MAX] = {0};
    int in[WEB_PANELS_MAX];
    for (int n = 0; n < page->panels; n++) {
        int best = 0;
        for (int c = 1; c < stacks; c++)
            if (low[c] < low[best] - 1.0) best = c;
        in[n] = best;
        page->panel[n].y = low[best];
        low[best] += page->panel[n].height + page_gap;
        wide[best] = fmax(wide[best], page->panel[n].width);
    }
    page->width = page->height = 0.0;
    for (int c = 0; c < stacks; c++) {
        for (int n = 0; n < page->panels; n++)
            if (in[n] == c) page->panel[n].x = page->width;
        page->width += wide[c] + page_gap;
        page->height = fmax(page->height, low[c] - page_gap);
    }
    page->width -= page_gap;
}

/* The number of stacks that comes nearest to a landscape sheet. */
static void page_place(WebPage *page) {
    int best = 1;
    double least = 1e9;
    for (int stacks = 1; stacks <= page->panels; stacks++) {
        stack(page, stacks);
        const double off = fabs(log(page->width / page->height / 1.414));
        if (off >= least) continue;
        least = off;
        best = stacks;
    }
    stack(page, best);
}

bool web_layout(WebGraph *g, const char *of, WebPage *out, Err *err) {
    *out = (WebPage){0};
    if (!of) panels_by_file(g, out);
    else if (!around(g, of, out, err)) return false;
    for (int n = 0; n < out->panels; n++) panel_place(g, &out->panel[n]);
    page_place(out);
    return true;
}
