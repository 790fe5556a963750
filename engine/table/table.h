/* The one running game: pack, session, what is told of it, its branches, where it is kept, its odds.
 *
 * Always true: an open table is complete; whoever sits at it, in a window or a terminal, changes it only
 * by these functions and session.h; a game that cannot be opened leaves the present one as it is; none of
 * it loses anything that was lived. */
#pragma once
#include "ensemble/background.h"
#include "ensemble/odds_worker.h"
#include "report/debrief.h"
#include "store/tongue_file.h"
#include "table/saved.h"

/* Odds of the game as it stands. */
typedef struct TableOdds {
    OddsWorker *worker; /* NULL: nobody asked yet */
    bool begun;
    Digest world;       /* from which is being counted */
    Phase phase;
    Odds known;
} TableOdds;

/* What is counted beside the window from the game as it stood: table_study.c. */
typedef enum StudyId { STUDY_DEBRIEF, STUDY_LUCK, STUDY_OTHER, STUDIES } StudyId;
typedef struct Study Study;
/* What came of it: that of the study that was asked for. */
typedef struct StudyFound {
    const Claims *claims; /* of the pack; of a debrief */
    Debrief debrief;
    Luck luck;
    Session *other;       /* NULL: it could not be lived, and why_not says why */
    Followed followed;    /* of a choice made otherwise */
    Deviation otherwise;  /* DEVIATION_NONE: a branch */
    int branch;
    Err why_not;          /* also why claims cannot be told */
} StudyFound;

typedef struct Table {
    char dir[PACK_PATH_BYTES];  /* of the pack */
    PackBook *book;
    Scenario *scenario;
    Pack pack;
    Session *session;           /* NULL: nothing is played */
    LastTurn last;
    Board board;
    char assumed[32];           /* "31 January 2023" */
    Branches branches;
    Changes changes;            /* of the pack's world, before it began */
    Digest pack_digest;
    char folder[SAVE_PATH_BYTES]; /* of saved games; "": there is none */
    bool carries;               /* saves carry the pack */
    bool told_failure;          /* that autosaves fail */
    TableOdds odds;
    Study *study[STUDIES];        /* NULL: nobody asked */
    void *station;              /* of a game that was ordered: free()d with the table; NULL: it was not */
    bool (*station_write)(const struct Table *t, const void *station, const char *path, Err *err);
    char station_path[SAVE_PATH_BYTES];
    char read_only[400];        /* why nothing can be done in it, or "" */
    Tongue tongue;              /* in which the player is spoken to */
    char language[LANGUAGE_BYTES]; /* its code; "": as it was begun */
} Table;

/* Opens the pack and the start (NULL: the first); nothing is played yet. language NULL: English. */
bool table_open(Table *t, const char *dir, const char *language, const char *start, const Changes *changes,
                Err *err);
/* seats.c: the seat of a role, or of its place in the language in use or the pack's; SEAT_NONE. */
SeatId table_seat_find(const Table *t, const char *word);
const char *table_seat_near(const Table *t, const char *word); /* the nearest name; NULL if none is near */
/* What --seat says; errors name what would be right. */
bool table_seat_asked(const Table *t, const char *word, SeatId *out, Err *err);
/* Begins a game of what is open, told to `seat`. w: where it will be kept. */
bool table_begin(Table *t, const Where *w, SeatId seat, const Setup *setup, Err *err);
/* A saved game becomes this one; what is to be said of it is appended. */
bool table_take_up(Table *t, const Where *w, const char *name, Text *said, Err *err);
/* The newest saved game. */
bool table_resume(Table *t, const Where *w, Text *said, Err *err);
void table_close(Table *t);

/* Another session takes the place of ours, which is freed; NULL: none. */
void table_adopt(Table *t, Session *session);
/* Goes on in another language, the game the same to the digest; data: as tongue_read has it. */
bool table_retell(Table *t, const char *data, const char *language, Err *err);
/* Another book of the same pack takes the place of ours. */
void table_pack_replace(Table *t, const char *dir, PackBook *book, Scenario *scenario, const Pack *pack);
void table_date_write(const char *iso, char out[32]); /* "31 January 2023", in the language in use */
void table_dated(Table *t); /* the day of the assumptions, in the language in use */
/* After a turn was ended: the board's last turn, and the file. False, once, if the file could
 * not be written. */
bool table_turn_ended(Table *t, bool autosave, Err *err);
bool table_autosave(Table *t, Err *err);
/* Of a game that was ordered: the result as it is now. */
bool table_result(Table *t, Err *err);
/* name NULL: by start, seat and seed. path: where it was written. */
bool table_store(Table *t, const char *name, char path[SAVE_PATH_BYTES], size_t *bytes, Err *err);

/* False in a game for the record that goes on: it is not rewound, branched or lived otherwise. */
bool table_allows(const Table *t);
/* Lives the journal of branch n; NULL, with the reason, if it cannot be lived. free() it. */
Session *table_live(const Table *t, int n, Err *err);
Session *table_live_record(const Record *record, const char *branch, Err *err); /* the same of a record */
bool table_go_to(Table *t, int branch, Err *err);
/* A new branch from the begin of `turn` (name NULL: a free one), and there we are. */
bool table_part(Table *t, const char *name, int turn, Err *err);

/* Counts from the game as it stands, in the background. threads as odds_worker_new has it; idle: only
 * what somebody waits for. */
bool table_odds_closed(const Table *t); /* for the record, or nothing follows any more */
void table_odds_begin(Table *t, int threads, bool idle);
/* What is known by now; false: nothing new. Never waits. */
bool table_odds_poll(Table *t);
void table_odds_stop(Table *t); /* before the session or its pack goes */

/* Counts in the background, from a copy of the game; what was asked before of this kind is given up. */
void table_study_debrief(Table *t);
void table_study_luck(Table *t, int runs); /* 0: 1000 */
/* Another history beside ours: a branch, or one choice made otherwise. */
void table_study_branch(Table *t, int branch);
void table_study_otherwise(Table *t, const Deviation *otherwise);
/* Choices made otherwise: table_otherwise.c. Whether that command of the journal is one. */
bool table_is_choice(const Table *t, size_t entry);
const World *table_then(const Table *t, size_t entry); /* when its turn began; NULL: it is not kept */
/* In its place a card of the same seat, a step from where it stood when that turn began. */
Deviation table_instead(const Table *t, size_t entry, ActId id, bool down);
/* Every card that could be taken then, but the one that was; returns how many. */
int table_instead_all(const Table *t, size_t entry, Act out[2 * ACTS_MAX]);
/* Program, pack, start, seed and mode: what a file says it was made from. */
void table_source(const Session *g, Text *out);
/* The debrief that was counted, with luck if that is counted too, as files; path: of their folder. */
bool table_debrief_store(const Table *t, char path[SAVE_PATH_BYTES], Err *err);
/* What it found; NULL: it is not asked for the game as it stands, or not done; *done then, unless NULL: the
 * share that is counted, -1 if it is not asked. */
const StudyFound *table_study(const Table *t, StudyId id, double *done);
/* Gives up those of a game that has gone on; true while some are counted. */
bool table_studies_follow(Table *t);
void table_study_wait(Table *t, StudyId id);
void table_study_stop(Table *t, StudyId id);
