/* The claims of a pack, opened to be judged: for `properties`, `robust` and `claims`.
 *
 * Always true: an open Claims holds the pack and its rows, checked; close it once. */
#pragma once
#include "cli/game.h"
#include "cli/progress.h"
#include "ensemble/property.h"

typedef struct Claims {
    char dir[PACK_PATH_BYTES];
    PackBook *book;
    PropertySet *set;
    const Options *options;
    Progress progress;
    uint64_t point_runs; /* at each point of the box and arm, once that was judged */
} Claims;

bool claims_open(const Options *o, Claims *c, Err *err);
void claims_close(Claims *c);

/* What is to be judged. */
typedef struct ClaimsJudge {
    bool nominal, robust;
    uint64_t runs;       /* of a row; 0: as it says */
    int points;          /* of the box; 0: --points, or 200 */
    uint64_t point_runs; /* at each of them and arm; 0: as `runs` */
    bool whole;          /* all the points or none */
} ClaimsJudge;
/* False if it was stopped before anything was judged, with a message; stopped later within the box,
 * it tells of the points so far. */
bool claims_judge(Claims *c, const ClaimsJudge *judge, Err *err);
/* At how many points of the box the chosen rows were judged. */
int claims_points(const Claims *c);
/* "accession 0.1.0, ukraine-2023 0.3, seed 1": where a chart of claims is from. */
bool claims_source(const Claims *c, Text *out, Err *err);
