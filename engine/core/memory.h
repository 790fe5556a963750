// Memory from the heap, without a caller that has to ask whether it came.
// Always true: what is given back is never NULL; where the machine has no memory left, the program says so
// and ends with status 1, as it does for what it cannot open. Saves and results are put in place whole, so
// that none is cut off by that.
#ifndef CORE_MEMORY_H
#define CORE_MEMORY_H

#include "core/base.h"

void *memory_new(size_t size);                 // not zeroed; free() it, as all of these
void *memory_zeros(size_t count, size_t size); // count things of that size
void *memory_grow(void *block, size_t size);   // as realloc; block may be NULL
char *memory_text(const char *text);           // a copy

// The message and the end, for memory that comes from elsewhere.
_Noreturn void memory_end(void);

#endif
