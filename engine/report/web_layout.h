/* Where everything of the web stands; for web*.c alone. Always true: nodes of a column never overlap;
 * an edge joins neighbouring columns, from left to right. */
#pragma once
#include "core/err.h"
#include "report/web_graph.h"

enum { WEB_COLUMNS = 5, WEB_PANELS_MAX = 64 };

typedef struct WebNode {
    int column, id; /* of a doer or thing */
    bool is_doer;
    int ins, outs;
    double y, height; /* of its middle, in the panel */
} WebNode;

typedef struct WebEdge {
    int from, to, link; /* nodes; link of the graph */
    double y_from, y_to;
} WebEdge;

typedef struct WebPanel {
    const char *title;
    WebNode *node;
    WebEdge *edge;
    int nodes, edges, columns;
    double x, y, width, height;
    double column_x[WEB_COLUMNS], column_width[WEB_COLUMNS];
} WebPanel;

typedef struct WebPage {
    WebPanel panel[WEB_PANELS_MAX];
    int panels;
    double width, height; /* of all panels */
} WebPage;

/* of: NULL, all; else one event's or variable's neighbourhood. False with err: there is none of the name. */
bool web_layout(WebGraph *g, const char *of, WebPage *out, Err *err);
/* A generous estimate of a label's width. */
double web_text_width(const char *text, double size);
const char *web_label(const WebGraph *g, const WebNode *n);
/* Where sizes come from. */
#define WEB_FONT 11.0
#define WEB_PANEL_HEAD 34.0
#define WEB_SIGN_ROOM 18.0
