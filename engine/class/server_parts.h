/* What the files of the server share. Nobody outside them includes it. Always true: see server.h. */
#pragma once
#include "class/child.h"
#include "class/server.h"
#include "class/view.h"
#include "store/json.h"

enum {
    LINKS_MAX = 512,
    LINKS_WAITING_MAX = 64,   /* that have not joined and are older than a second */
    LINKS_STRANGERS_MAX = 256, /* that have not joined, whatever their age */
    MESSAGE_BYTES_MAX = 4096,
    MESSAGES_A_SECOND = 20,
    HEADER_BYTES_MAX = 8192,
    HEADER_SECONDS = 5,
    STRANGER_SECONDS = 60,    /* a page that is open and has not joined */
    WRONG_A_SECOND = 20,      /* codes, of all connections together */
    WRONG_BEFORE_DELAY = 3,
    ANSWERS_MAX = 64,
    SERVER_PATH_BYTES = 4096,
};

typedef enum Role { ROLE_STRANGER, ROLE_PERSON, ROLE_BOARD, ROLE_WALL } Role;

/* One connection. */
typedef struct Link {
    struct lws *wsi;      /* NULL: free */
    Role role;
    bool talks;           /* a web socket; else HTTP */
    bool served;          /* its request was answered, and it idles */
    double since, heard, wait_until;
    double allowance;     /* messages that it may still send now */
    int wrong;            /* codes */
    int person;           /* ROLE_PERSON */
    int table;            /* ROLE_BOARD: the seat it looks at; −1 none */
    SeatId seat;
    char in[MESSAGE_BYTES_MAX + 1];
    size_t in_length;
    Text answer[ANSWERS_MAX]; /* to be sent, in order */
    int answers, close_code;  /* code: 0 stays open */
    size_t held_length;
    bool held;                /* its message waits in `in` until wait_until */
    bool again;               /* it had more to be told while the disk was not asked yet */
    unsigned you_version;
    uint64_t sent_class, sent_you, sent_game, sent_page; /* digests of what it has */
    const unsigned char *body; /* HTTP: what is left to send */
    size_t body_left;
} Link;

/* A message that many may get: built when it is wanted and out of date. */
typedef struct Told {
    Text text;
    uint64_t digest;
    bool fresh;
} Told;

typedef struct Server {
    ServerAsk ask;
    Class *c;
    struct lws_context *context;
    Link *link;           /* LINKS_MAX */
    int port;
    double began;         /* monotonic; class time then was `at` */
    double at;
    double wrong_allowance, wrong_heard;
    int read;             /* entries that have been looked at for what changed */
    ViewHost host;
    char warning[600], wall_key[CLASS_KEY_BYTES];
    double moving_until[8];
    int aloud_table;      /* shown on the wall; −1 none */
    SeatId aloud_seat;
    Told aloud, cls[CLASS_TABLES_MAX + 1], game[CLASS_TABLES_MAX][SEATS_MAX + 1], board, wall;
    unsigned you_version[CLASS_PEOPLE_MAX]; /* of what view_you says */
    struct {
        Child child;      /* pid 0: none is at work */
        Text said;
        char folder[SERVER_PATH_BYTES], words[SERVER_PATH_BYTES + 16]; /* host.debrief.words lie there */
        double since;
    } debrief;
    double next_public;   /* when others' changes are told next */
    double next_net;      /* when addresses are looked for next */
    bool told_soon, failed;
    Err why_failed;
} Server;

/* --- time and texts: server.c ------------------------------------------------------------------- */

double server_now(const Server *s); /* of the class */
void link_answer(Server *s, Link *l, Text *json); /* takes the text */
void link_close(Server *s, Link *l, int code);
void server_told_free(Server *s); /* what was told to pages is kept until then */
void server_changed(Server *s, int table); /* who sits, is online or is waited for; −1: everywhere */

/* --- messages: server_do.c, server_lead.c -------------------------------------------------------- */

/* What a deed says back. */
typedef struct Reply {
    Verdict v;
    Text more; /* a whole message of its own, or empty */
    char key[CLASS_KEY_BYTES]; /* join */
} Reply;
/* A whole message has come in; false: the connection is to be closed. */
void server_hear(Server *s, Link *l, const char *bytes, size_t length);
bool reply_no(Reply *r, const char *why_not, const char *nearest);
typedef bool Deed(Server *s, Link *l, JsonAt at, Reply *r);
Deed *server_lead_find(const char *name);
/* Class_do, and what the facilitator or the person is told. */
bool server_do(Server *s, const ClassEvent *e, Reply *r);
/* A short text of a message; absent or too long: "". */
const char *said_text(JsonAt at, const char *key);
int said_int(JsonAt at, const char *key, int otherwise);
double said_real(JsonAt at, const char *key, double otherwise);
bool said_yes(JsonAt at, const char *key);
/* The command that a message means, for a seat of a table. */
bool server_command(Server *s, int table, SeatId seat, JsonAt at, Command *out, Reply *r);
/* order: the mark the page gave it, 0: none. */
bool server_submit(Server *s, int person, int table, const Command *command, int order, Reply *r);

/* --- the debrief as a page: server_debrief.c ------------------------------------------------------ */

/* Begun in a new folder beside the class's file; what becomes of it stands in s->host.debrief. */
bool debrief_begin(Server *s, Reply *r);
void debrief_follow(Server *s); /* never waits */
void debrief_end(Server *s);
/* The page that was made, as {"what": "page", "html": ...}. */
bool debrief_read(const Server *s, Reply *r);

/* --- pages: server_web.c ------------------------------------------------------------------------- */

typedef struct Page {
    const char *path, *type;
    const unsigned char *bytes;
    size_t length;
    bool lasts;  /* may be kept by the browser */
    bool styled; /* what it shows brings its own style sheet */
} Page;
bool pages_open(const char *data, const char *language, Err *err);
void pages_close(void);
const Page *page_find(const char *path);

/* --- addresses: server_net.c --------------------------------------------------------------------- */

/* Fills s->host.url: where the page can be reached; the address on the wall stays while it is one of them. */
void net_addresses(Server *s);
/* Looks for networks that came or went, every few seconds. */
void net_follow(Server *s);
/* "192.168.1.5:8450" of a Host header names this host. */
bool net_is_own(const Server *s, const char *host);
/* An Origin header is that of a page which this Host served. */
bool net_is_origin(const char *origin, const char *host);
/* Connects to the first address; false, and s->warning says what to do, if that fails. */
bool net_self_test(Server *s);
