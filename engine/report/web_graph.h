/* Who reads and moves what; for web*.c alone. Always true: a doer and a thing are joined at most once by
 * reading and once by moving. */
#pragma once
#include "core/arena.h"
#include "core/text.h"
#include "model/rulebook.h"
#include "model/scenario.h"

enum { WEB_DOERS_MAX = 420, WEB_THINGS_MAX = 400, WEB_LINKS_MAX = 6000 };

typedef enum WebKind { WEB_EVENT, WEB_WINDOW, WEB_RULE, WEB_LEVER, WEB_GOAL } WebKind;

/* What acts: an event, a window, a variable's monthly rule; or only reads: a card's condition, a goal. */
typedef struct WebDoer {
    WebKind kind;
    const char *name, *label, *tip, *file;
} WebDoer;

typedef enum WebThingKind { WEB_VARIABLE, WEB_OWN, WEB_HAPPENED, WEB_OPENING } WebThingKind;

/* What is read or moved. */
typedef struct WebThing {
    WebThingKind kind;
    int id; /* VarId, number of the own variable or event */
    const char *label, *tip;
} WebThing;

typedef enum WebLinkKind { LINK_WHEN, LINK_CHANCE, LINK_NEEDS, LINK_MOVES } WebLinkKind;
enum { SIGN_UP = 1, SIGN_DOWN = 2, SIGN_SET = 4 };

typedef struct WebLink {
    int doer, thing;
    WebLinkKind kind;
    int sign; /* MOVES: SIGN_… together */
} WebLink;

typedef struct WebGraph {
    Arena arena;
    WebDoer doer[WEB_DOERS_MAX];
    WebThing thing[WEB_THINGS_MAX];
    WebLink link[WEB_LINKS_MAX];
    int doers, things, links;
} WebGraph;

void web_graph(const Scenario *s, WebGraph *out);
