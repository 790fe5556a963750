// The check over the bytes of a JSON document before any library sees them. It refuses all that
// json.h promises to refuse except a key used twice, which needs the decoded keys (json.c).
#ifndef STORE_JSON_GATE_H
#define STORE_JSON_GATE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/err.h"

// Where a value stands: one entry a value, in document order, so that a container's first child
// is the entry after it. next is the sibling that follows, 0 if there is none; parent is -1 for
// the root.
typedef struct JsonPlace {
    int offset, line;           // of its key in an object, of itself elsewhere
    int parent, next, position; // position among its siblings, from 0
} JsonPlace;

typedef struct JsonPlaces {
    JsonPlace *place; // freed by the caller with free(), also after a failure
    int count, capacity;
} JsonPlaces;

// Fills places, which must be zeroed. An error reads
// name:line:column: found ..., ... is wanted
bool json_gate_check(const char *name, const char *bytes, size_t length, JsonPlaces *places,
                     Err *err);

#endif
