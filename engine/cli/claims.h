/* The claims of a pack, opened to be judged: for `properties` and `robust`.
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
} Claims;

bool claims_open(const Options *o, Claims *c, Err *err);
void claims_close(Claims *c);
/* What the options ask for; runs as given. */
PropertyRequest claims_request(Claims *c);
/* Judges at nominal parameters, over the box, or both. False if stopped, with a message. */
bool claims_judge(Claims *c, bool nominal, bool robust, Err *err);
