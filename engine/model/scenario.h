/* A scenario: what a pack says and no month changes.
 *
 * Always true: it is complete and checked; games only read it, any number of them at once. */
#pragma once
#include "model/parameters.h"
#include "model/seat.h"
#include "model/world.h"

enum { NAME_MAX_BYTES = 64, SOURCE_MAX_BYTES = 240, REASON_MAX_BYTES = 480, ACTS_MAX = 64 };

typedef enum DrawId {
#define DRAW(name, ...) DRAW_##name,
#define SHOCK(name, ...) DRAW_##name,
#include "model/draws.def"
#undef DRAW
#undef SHOCK
    DRAW_COUNT
} DrawId;

/* The standard normals of every month, drawn together. */
typedef enum ShockId {
#define DRAW(name, ...)
#define SHOCK(name, ...) SHOCK_##name,
#include "model/draws.def"
#undef DRAW
#undef SHOCK
    SHOCK_COUNT
} ShockId;
enum { SHOCKS_PADDED = (SHOCK_COUNT + 3) / 4 * 4 };

/* Where a number of the pack comes from. */
typedef struct Provenance {
    double value, low, high;
    char unit[32];
    char mark[4]; /* V checked, R recalled, D coding or derivation of ours, P prototype */
    char source[SOURCE_MAX_BYTES];
} Provenance;

typedef struct Scenario {
    char pack[NAME_MAX_BYTES], version[16], title[128];
    char start_name[NAME_MAX_BYTES], start_title[128];
    char candidate[NAME_MAX_BYTES], rival[NAME_MAX_BYTES], alliance[NAME_MAX_BYTES];
    char model_date[16];  /* YYYY-MM-DD: nothing later is an input; "" where no pack says */
    char content_note[1200]; /* what a reader should know before anything else; "" the same */
    int start_year, start_month; /* calendar month 1-12 of the start; step k is the k-th after it */
    int members, regions, lead;
    int members_padded, regions_padded; /* to a multiple of 4, so that loops vectorise evenly */
    char member_id[MEMBERS_MAX][8], member_name[MEMBERS_MAX][NAME_MAX_BYTES];
    char region_id[REGIONS_MAX][8], region_name[REGIONS_MAX][NAME_MAX_BYTES];
    char seat_name[SEATS_MAX][NAME_MAX_BYTES]; /* "Kyiv"; the office's words where the pack is silent */
    bool seat_quiet[SEATS_MAX];                /* with little to decide in this start */
    int seat_member[SEATS_MAX];                /* the member that the seat decides for, or -1 */
    uint64_t seat_acts[SEATS_MAX];           /* bit n: the seat may take the act of id n (act.h) */
    double act_part[ACTS_MAX][SEATS_MAX];    /* of the whole posture that one step of a seat moves */
    uint64_t member_key[MEMBERS_MAX]; /* hashes of ids */
    uint64_t draw_key[DRAW_COUNT];    /* hashes of names */
    uint64_t shock_key[SHOCKS_PADDED];
    World start;
    Parameters nominal;               /* the engine's, with the pack's overrides */
    double low[PARAM_COUNT], high[PARAM_COUNT];
    const struct Rulebook *rules;     /* what the pack adds; borrowed; NULL: nothing */
    Provenance start_from[VAR_COUNT]; /* of globals given by the pack */
    Provenance param_from[PARAM_COUNT]; /* mark "" where the pack is silent */
} Scenario;

/* Fills hashes, shares, capability, ln_capability, lead, who owns which act, and the derived start
 * values from what the pack gave; ASSERTs that members, regions and one lead are there. */
void scenario_complete(Scenario *s);
int scenario_member_find(const Scenario *s, const char *id); /* -1 if unknown */
int scenario_region_find(const Scenario *s, const char *id);
/* "Feb 2023" for month 1 of a scenario that starts in January 2023; buf of 16 bytes. */
const char *scenario_date(const Scenario *s, int month, char *buf);
