// A scenario pack: a folder of data that becomes a Scenario.
//
//     pack.json            who made it, for which engine, who the actors are, which starts it has
//     starts.json          the starts: what each changes
//     data/world.json      values of the world's variables, with range, unit, mark and source
//     data/members.csv     one row a member of the alliance, columns named as in world.def
//     data/regions.csv     one row a region of the candidate
//     data/columns.csv     range, unit, mark and source of every column of the tables
//     data/parameters.json coefficients that differ from the engine's; may be missing
//
// Always true: what a pack says is checked whole, every start of it included, before anything is
// given out. An error names the file, the line and the JSON path or column, what was found and
// what would be right.
#ifndef STORE_PACK_H
#define STORE_PACK_H

#include "core/arena.h"
#include "core/digest.h"
#include "core/err.h"
#include "core/version.h"
#include "model/scenario.h"
#include "store/json.h"
#include "store/json_write.h"

// The engine's version, which the range in pack.json must hold.
#define PACK_ENGINE ACCESSION_VERSION

enum {
    PACK_PATH_BYTES = 4096,
    PACK_STARTS_MAX = 32,
    PACK_SUMMARY_BYTES = 1200,
};

typedef struct PackStart {
    char name[NAME_MAX_BYTES], title[128];
    char summary[PACK_SUMMARY_BYTES]; // one paragraph
    int year, month;                  // calendar month 1-12
    bool imagined;                    // not the world of the model date
    bool quiet[SEATS_MAX];            // seats with little to decide here
} PackStart;

// Who sits at the table: a name for the place and, for members' seats, the member.
typedef struct PackSeat {
    char name[NAME_MAX_BYTES]; // "" where the pack is silent
    char member[8];            // id in members.csv, or ""
} PackSeat;

// The card of a pack: what pack.json and starts.json say about it.
typedef struct Pack {
    char id[NAME_MAX_BYTES], version[16], title[128], licence[NAME_MAX_BYTES], authors[240];
    char languages[NAME_MAX_BYTES]; // codes divided by ", "
    char model_date[16];            // YYYY-MM-DD: nothing later is an input
    char candidate[NAME_MAX_BYTES], rival[NAME_MAX_BYTES], alliance[NAME_MAX_BYTES];
    char content_note[PACK_SUMMARY_BYTES];
    PackStart start[PACK_STARTS_MAX]; // in the order of pack.json; the first is the default
    int starts;
    PackSeat seat[SEATS_MAX]; // in the order of seats.def
} Pack;

// starts: what the pack's scripts declare, as starts.json has it; NULL: starts.json is read.
bool pack_describe(const char *pack_dir, const Json *starts, Pack *out, Err *err);

// The scenario of one start; start_name NULL is the pack's first. *out is untouched on failure.
bool pack_load(const char *pack_dir, const Json *starts, const char *start_name, Scenario *out, Err *err);

// Every .lua file of the pack, sorted by path.
typedef struct PackScriptFile {
    const char *name; // from the pack's folder on
    char *bytes;
    size_t length;
} PackScriptFile;
typedef struct PackScripts {
    Arena arena;
    PackScriptFile *file;
    int count;
} PackScripts;
bool pack_scripts(const char *pack_dir, PackScripts *out, Err *err);
void pack_scripts_free(PackScripts *scripts);

// text/<language>.json: key to text, sorted by key; none if the file is missing.
typedef struct PackText {
    const char *key, *text;
    int line;
} PackText;
typedef struct PackTexts {
    Arena arena;
    PackText *entry;
    int count;
} PackTexts;
bool pack_texts(const char *pack_dir, const char *language, PackTexts *out, Err *err);
const PackText *pack_texts_find(const PackTexts *texts, const char *key); // NULL: there is none
void pack_texts_free(PackTexts *texts);

// Where packs are looked for, in this order: the folders of packs in `path`, those of the variable
// ACCESSION_PACK_PATH (divided by colons), accession/packs in the user's data folder, and then
// scenarios/ in the folders of data_folder.h. NULL and zeros are no places of the caller's.
typedef struct PackPlaces {
    const char *const *path;
    int paths;
    const char *data;
} PackPlaces;

// A pack in a place: the folder <id> with pack.json, or the file <id>.zip or <id>-<version>.zip.
// Of those with one id the first place has it, in it the folder, then <id>.zip, then the newest
// version.
typedef enum PackKind { PACK_FOLDER, PACK_ZIP, PACK_ZIP_VERSION } PackKind;
typedef struct PackEntry {
    char id[NAME_MAX_BYTES]; // as the name of folder or file says
    PackKind kind;
    int place;     // number of the place
    int hidden_by; // which entry of the list has this id instead; -1 if this one has it
    char path[PACK_PATH_BYTES];
} PackEntry;

// Every pack of those places, sorted by id, the one that has it first. How many; free(*list).
int pack_list(const PackPlaces *places, PackEntry **list);

// Where the pack of a name is. What has a slash, is "." or "..", or ends in ".zip" is a path.
bool pack_locate(const char *name_or_path, const PackPlaces *places, PackEntry *out, Err *err);

// The pack as a folder: a zip file is unpacked into the user's cache (pack_zip.h).
bool pack_folder(const PackEntry *entry, char dir[PACK_PATH_BYTES], Err *err);

// Both: the folder of the pack of a name.
bool pack_find(const char *name_or_path, const PackPlaces *places, char dir[PACK_PATH_BYTES],
               Err *err);

// Fingerprint of every file of the pack by its path and bytes. Hidden files and the texts of the lesson
// kit (class/*.json and *.md) do not count; symbolic links are refused.
bool pack_digest(const char *pack_dir, Digest *out, Err *err);

// The pack's files, which must be text, as one JSON object of texts by path.
bool pack_carry(const char *pack_dir, JsonOut *json, Err *err);
// Writes such an object as a new folder, whole or not at all; a folder of this fingerprint that is
// there already will do.
bool pack_uncarry(JsonAt files, const char *folder, Digest wanted, Err *err);

#endif
