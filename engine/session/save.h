/* A game in a file: one line that says what it is and how it must read, then one JSON document.
 *
 *     accession-save 1 <digest of the rest, 32 digits> <its length, 10 digits>
 *     {"format": 1, "engine": ..., "pack": {...}, "start": ..., "changes": [...], "setup": {...},
 *      "state": {...}, "variables": [...], "branches": [...], "current": 0, "snapshot": {...}}
 *
 * Always true: what was written reads back bit for bit; a file that differs in one byte is refused,
 * with what is wrong and where; reading never changes anything but *out. A game is its branches (every
 * command of every seat, with the digest of each turn) and a snapshot of the current one. */
#pragma once
#include "session/branches.h"
#include "store/json.h"
#include "store/json_write.h"

enum { SAVE_FORMAT = 1, CHANGES_MAX = 32, CHANGE_BYTES = 128 };

/* What was changed of the pack's world before the game began: "aid=1.5", as --set has it. */
typedef struct Changes {
    char item[CHANGES_MAX][CHANGE_BYTES];
    int count;
} Changes;

/* What a save says of itself; all of it can be read without the pack. */
typedef struct SaveCard {
    char engine[16];
    char pack[NAME_MAX_BYTES], pack_version[16], pack_title[128];
    Digest pack_digest;
    bool carries_pack;
    char start[NAME_MAX_BYTES], start_title[128];
    Changes changes;
    Setup setup;
    int turn, month;
    bool over;
    char date[16], outcome[NAME_MAX_BYTES]; /* "Feb 2023", "war" */
    int branches;
} SaveCard;

typedef struct Save {
    SaveCard card;
    Json *json;  /* its own document; NULL: it stands in another, which has to stay */
    JsonAt root;
} Save;

/* What a save needs besides the game: where its world comes from. */
typedef struct SaveOrigin {
    const char *pack_title;
    Digest pack_digest;
    const Changes *changes; /* NULL: none */
    const char *carry;      /* folder of the pack if it shall be carried in the file; else NULL */
} SaveOrigin;

/* Appends the file's bytes. The current branch is taken as g stands. False only if the pack that
 * shall be carried cannot be read. */
bool save_write(const Branches *all, const Session *g, const SaveOrigin *origin, Text *out, Err *err);

/* The same document as a value of another one. */
bool save_put(const Branches *all, const Session *g, const SaveOrigin *origin, JsonOut *json, Err *err);
bool save_at(JsonAt root, Save *out, Err *err);

/* Reads a file, or bytes that errors call `name`; save_close() ends *out after success. */
bool save_read(const char *path, Save *out, Err *err);
bool save_parse(const char *name, const char *bytes, size_t length, Save *out, Err *err);
/* The same without asking whether the bytes are whole: to see what can be had of a damaged file. */
bool save_parse_damaged(const char *name, const char *bytes, size_t length, Save *out, Err *err);
void save_close(Save *save);
/* A document in the container that belongs to it: the first line, then the bytes. */
void save_wrap(const char *body, size_t length, Text *out);

/* The branches, and the snapshot of the current one; *taken_up is where the whole game was taken up,
 * if *is_taken_up. Errors name file, line and JSON path. branches_free() ends *all after success. */
typedef struct SavedGame {
    Branches branches;
    Snapshot snapshot, taken_up;
    bool is_taken_up;
    int unknown; /* variables of another version that mean nothing here */
} SavedGame;
bool save_game(const Save *save, const Scenario *s, SavedGame *out, Err *err);

/* Lives the current branch again. If a turn comes out otherwise than it stands there (another version
 * of the rules), the game is taken up at its snapshot, and *difference says what differs; it cannot be
 * rewound further then. */
void save_live(const SavedGame *game, const Scenario *s, const Setup *setup, Session *out,
               Difference *difference);

/* Writes the pack that the save carries into a new folder below `folder`; path says where. */
bool save_unpack(const Save *save, const char *folder, char *path, size_t size, Err *err);
