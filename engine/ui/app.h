/* The desktop program: what it knows, which screen is open, and the frame.
 *
 * Always true: the game changes only through table.h and session.h; a screen is laid out from what is
 * known now and keeps nothing but what a person chose on it; what takes long shows that it goes on. */
#pragma once
#include "class/child.h"
#include "table/table.h"
#include "ui/map.h"
#include "ui/settings.h"
#include "ui/ui.h"

typedef enum ScreenId {
#define SCREEN(name, title) SCREEN_##name,
#include "ui/screen.def"
#undef SCREEN
    SCREEN_COUNT
} ScreenId;

typedef enum ActionId {
#define ACTION(name, ...) ACTION_##name,
#include "ui/action.def"
#undef ACTION
    ACTION_COUNT
} ActionId;

enum { PACKS_SHOWN = 64, WHY_BYTES = 64, PAST_MAPS = 9 };

/* What a person chose on the screens; zeros are a start. */
typedef struct Chosen {
    int pack, start, seat, mode; /* of a new game */
    char seed[UI_FIELD_BYTES];
    Act card;
    char why[WHY_BYTES];         /* a number's name */
    int event;
    bool rule;                   /* its formulas are shown */
    int world_tab, why_tab;
    int odds_dial, odds_end;     /* of the cards' odds */
    SeatId offer_seat;           /* who is asked */
    Offer offer;                 /* that is being made up */
    int turn;                    /* of the past, looked at; 0: the last */
    size_t entry;                /* of the journal, + 1: a choice to be made otherwise; 0: the newest */
    UiId beside;                 /* the decision with which the card is compared; 0: none */
    int guess_sure;              /* 50..100 */
    double guess_line;           /* of a forecast of the number guess_of */
    UiId guess_of;
    char filter[UI_FIELD_BYTES], save_name[UI_FIELD_BYTES];
} Chosen;

/* What the table tells that is dear to count: once for the state of the game. */
typedef struct Near {
    UiId of;
    bool ranged, asks;
    Ranges ranges;
    Ask ask;
} Near;

/* A class that this window has opened: its host is a process of its own. */
typedef struct ClassHost {
    Child child;
    Text said;                   /* by it: addresses, code, key */
    int people, slot;            /* slot: of the lengths on the screen */
    bool aloud, lan, twice;      /* before a projector, nobody joins; the local network too; in two sessions */
    bool earlier;                /* classes that were held are shown */
    struct ClassDesk *desk;      /* what is planned, printed and looked up for it; NULL: nothing yet */
} ClassHost;

/* A saved game as the list shows it. */
enum { SAVES_SHOWN = 24 };
typedef struct SaveShown {
    char name[256], told[800];
    bool sound; /* it can be opened */
} SaveShown;

/* A pack as the browser shows it. */
typedef struct Shelf {
    char id[NAME_MAX_BYTES], from[PACK_PATH_BYTES], dir[PACK_PATH_BYTES],
        problem[600]; /* from: folder or zip; dir: as a folder */
    Pack *card; /* NULL: problem says why */
} Shelf;

typedef struct App {
    Platform platform;
    Ui ui;
    DrawList list;
    Settings settings;
    Where where;
    ScreenId screen, below[16];
    int depth;
    Chosen chosen;
    ClassHost host;
    Table table;
    Shelf shelf[PACKS_SHOWN];
    int shelves;
    char dropped[PACK_PATH_BYTES]; /* a pack that was dropped onto the window, or "" */
    SaveShown save[SAVES_SHOWN];   /* as they were when a screen that shows them was come to */
    int saves;
    char saves_folder[SAVE_PATH_BYTES];
    size_t refused_end;    /* commands in the journal when an end of the turn was last refused, + 1; 0: never */
    Map *map;              /* of the pack that is played; NULL: it could not be read */
    MapScene scene;
    MapView view;
    UiId scene_of;         /* the world and layer that the scene shows */
    MapScene past[PAST_MAPS]; /* the same of earlier turns */
    UiId past_of[PAST_MAPS];
    char assets[SAVE_PATH_BYTES]; /* folder of maps */
    struct Hump *hump;     /* NULL: not counted yet */
    UiId hump_of;          /* the start for which it was */
    bool overlay;          /* the list of all actions */
    bool leaving;          /* it is asked whether a class that is open ends with the window */
    char said[1200];       /* what was answered last; at the foot */
    bool said_no;          /* it was a refusal */
    Text page;             /* of the screen that is open: made once, see app_page */
    UiId page_of;
    Near near;
    bool quits;
    bool dirty; /* a frame is wanted */
    bool laid;  /* the list is laid out for what is known now */
} App;

/* where and data are borrowed. False: fonts cannot be read. */
bool app_open(App *a, const Platform *platform, const Where *where, const char *fonts, Err *err);
void app_close(App *a);
/* One event, and what it changes on the screen. */
void app_event(App *a, const Input *event);
void app_frame(App *a); /* draws */
/* Between events: what was counted meanwhile, and a frame if anything differs. */
void app_keep_up(App *a);
void app_run(App *a);   /* until it is left */
void app_settings_keep(App *a); /* in their file */

void app_go(App *a, ScreenId to);
void app_back(App *a);
void app_quit(App *a); /* asks first if a class is open; asked once more while it asks, it leaves */
/* The format is looked up. */
void app_say(App *a, bool no, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
static inline bool app_plays(const App *a) { return a->table.session != NULL; }
/* Everything is told in another language; false, and said, if it cannot be: it stays as it is. */
bool app_speak(App *a, const char *language);
const char *app_language(int setting); /* its code */
void app_greet(App *a); /* shows the content note over what is open, unless it was read once */
void app_begin(App *a); /* the game that was chosen */
bool app_load(App *a, const char *name);
void app_saves_look(App *a); /* reads their list; never in a frame of its own */
/* Begins what a class has ordered; people hold this seat alone. */
bool app_order(App *a, const char *order, const char *seat, const char *result);
void app_drop(App *a, const char *path); /* a saved game is opened, a pack is shown */
void app_turn_begins(App *a);
/* A card, an answer, an offer: says what came of it. */
bool app_submit(App *a, Command command);
/* A text that is dear to make: once for the state of the game and `key`. */
typedef void PageMake(App *a, Text *out);
const char *app_page(App *a, const char *key, PageMake *make);
const Near *near_of(App *a);
UiId app_state(const App *a); /* another number if the game stands otherwise */
void app_open_why(App *a, const char *number);
void app_open_card(App *a, Act act);
void app_follow(App *a, const char *command); /* opens what a command of text play shows */

const char *screen_title_of(ScreenId id);
#define SCREEN(name, title) void screen_##name(App *a, Rect at);
#include "ui/screen.def"
#undef SCREEN

typedef struct ActionInfo {
    const char *name, *title;
    int key, mods;
    bool (*can)(const App *a);
    void (*run)(App *a);
} ActionInfo;
const ActionInfo *action_info(ActionId id);
bool action_keys(App *a); /* the event's key, if an action has it */
void action_key_write(ActionId id, Text *out); /* "Ctrl+S" */
/* A button for it, drawn off where it cannot be. */
void action_button(App *a, ActionId id, Rect at, UiButton kind);
double action_button_width(const App *a, ActionId id);
