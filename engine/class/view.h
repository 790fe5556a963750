/* A class as JSON: what each page is told of it, one message each.
 *
 *   class  the stage, the clock and the seats of one table: the same for all who sit there
 *   you    one person: name, seat, ready, own answer and sentence, the last message to it
 *   game   a table's game as it is told to one seat
 *   board  everything a facilitator needs, all tables; no seat's private words
 *   wall   what a whole room may see: no names, no secrets; other tables only when they are revealed
 *
 * Always true: a game message holds what report/board.h tells that seat, and nothing else; it depends on
 * table and seat alone, so that people who share a seat share it; none is longer than VIEW_BYTES_MAX. */
#pragma once
#include "class/class.h"
#include "store/json_write.h"

enum { VIEW_BYTES_MAX = 64 * 1024, VIEW_URLS_MAX = 16, VIEW_URL_BYTES = 80, VIEW_QR_SIDE = 64 };

/* The class's debrief as a page, which the host has made on request. */
typedef enum ViewDebrief { VIEW_DEBRIEF_NONE, VIEW_DEBRIEF_WORKS, VIEW_DEBRIEF_DONE, VIEW_DEBRIEF_FAILED } ViewDebrief;

/* What the host knows besides the class. */
typedef struct ViewHost {
    char url[VIEW_URLS_MAX][VIEW_URL_BYTES]; /* where the page is */
    int urls, shown;         /* shown: the one on the wall, as a QR code */
    bool lan;
    const char *warning;     /* NULL: none */
    const char *wall_key;
    struct {
        int person;
        char code[CLASS_CODE_BYTES];
    } moving[8];             /* seats that wait for another device */
    int movings;
    struct {
        ViewDebrief state;
        int seconds;         /* that it has been at work */
        const char *words;   /* DONE: the page's path; FAILED: why; else NULL */
    } debrief;
} ViewHost;

void view_class(const Class *c, int table, Text *out); /* table −1: none yet */
void view_you(const Class *c, int person, Text *out);
void view_game(const Class *c, int table, SeatId seat, Text *out);
void view_aloud(const Class *c, int table, SeatId seat,
                Text *out);                            /* the same without goals and secrets: for the wall */
void view_table(const Class *c, int table, Text *out); /* for who observes a table: its public dials */
void view_board(const Class *c, const ViewHost *host, Text *out);
void view_wall(const Class *c, const ViewHost *host, Text *out);

/* On request, each as {"what": ..., "lines": [...]}. */
void view_asks(const Class *c, int table, SeatId seat, SeatId other, Text *out);
bool view_why(const Class *c, int table, SeatId seat, const char *number, Text *out, Err *err);
void view_card(const Class *c, int table, SeatId seat, ActId act, bool down, Text *out);

/* The text as the rows of a QR code, '1' dark; false if it cannot be drawn. */
typedef struct ViewQr {
    char row[VIEW_QR_SIDE][VIEW_QR_SIDE + 1];
    int side;
} ViewQr;
bool view_qr(const char *text, ViewQr *out);
