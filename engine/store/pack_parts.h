// The parts of a pack's reader; only the pack_*.c files and session/lint_files.c include this.
// Always true: a part that fails has set err and may leave its Scenario half filled, so callers
// work on a draft.
#ifndef STORE_PACK_PARTS_H
#define STORE_PACK_PARTS_H

#include "core/arena.h"
#include "store/json.h"
#include "store/pack.h"

// Every file of the pack that counts, sorted by path. pack_files_free() it in any case.
enum { PACK_FILES_MAX = 4096, PACK_DEPTH_MAX = 8 };
typedef struct PackFiles {
    Arena arena;
    char **path; // from the pack's folder on, without a leading slash
    int count;
} PackFiles;
bool pack_files(const char *pack_dir, PackFiles *out, Err *err);
void pack_files_free(PackFiles *files);

// One file's part of a pack's fingerprint; files come sorted by path.
void pack_digest_file(Digest *digest, const char *relative, const char *bytes, size_t length);

// dir/name; false if that is too long for a path.
bool pack_path(const char *dir, const char *name, char path[PACK_PATH_BYTES], Err *err);

// pack.json with the titles, dates and summaries of starts.json.
bool pack_read_card(const char *pack_dir, const Json *starts, Pack *out, Err *err);

// Text of 1 to size - 1 bytes that must be there.
bool pack_get_text(JsonAt object, const char *key, char *out, size_t size, Err *err);

// "seats" of pack.json, which may be missing: {"sceptic": {"name": "Berlin", "member": "DEU"}, ...}.
bool pack_read_seats(JsonAt card, Pack *out, Err *err);
// "quiet_seats" of a start: a list of roles.
bool pack_read_quiet(JsonAt list, PackStart *out, Err *err);
// Names and members of the seats, once the members are known; file is what errors name.
bool pack_fill_seats(const char *pack_dir, const Pack *pack, Scenario *s, Err *err);

// data/members.csv and data/regions.csv, checked against data/columns.csv.
bool pack_read_tables(const char *pack_dir, Scenario *s, Err *err);

// data/world.json; after the tables, whose sums it states.
bool pack_read_world(const char *pack_dir, Scenario *s, Err *err);

// data/parameters.json, if there is one.
bool pack_read_parameters(const char *pack_dir, Scenario *s, Err *err);

// What one start changes: "set" holds global variables, postures and parameters by name; "members"
// and "regions" hold state variables, each with one value for all or an object of values by id;
// "scale_occupied", from 0 to 1, comes before "regions".
bool pack_apply_start(JsonAt start, const char *name, Scenario *s, Err *err);

#endif
