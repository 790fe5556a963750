// The claims of a pack's article: claims.json, a list of {"id", "claim", "touched_by": [...]}.
//
// Always true: a claim names at least one thing that can happen, by its name in happenings.def; an
// error names file, line and JSON path. A pack without the file has no claims.
#ifndef STORE_CLAIM_FILE_H
#define STORE_CLAIM_FILE_H

#include "core/err.h"
#include "model/ledger.h"

enum { CLAIMS_MAX = 64, CLAIM_BYTES = 240, CLAIM_TOUCHES = 8 };

typedef struct Claim {
    char id[16], text[CLAIM_BYTES];
    HappeningId touched_by[CLAIM_TOUCHES];
    int touches;
} Claim;

typedef struct Claims {
    Claim claim[CLAIMS_MAX];
    int count;
} Claims;

bool claims_read(const char *pack_dir, Claims *out, Err *err);

#endif
