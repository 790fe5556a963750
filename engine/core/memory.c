// The heap, as memory.h says.
// Always true: no size of zero reaches the heap, where NULL would be a right answer.

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/memory.h"

_Noreturn void memory_end(void) {
    static const char text[] = "accession: not enough memory\n";
    (void)!write(STDERR_FILENO, text, sizeof text - 1);
    _exit(EXIT_FAILURE); // nothing is run at this exit: other threads still use what it would free
}

static void *there(void *block) {
    if (!block) memory_end();
    return block;
}

void *memory_new(size_t size) { return there(malloc(size ? size : 1)); }

void *memory_zeros(size_t count, size_t size) {
    return there(calloc(count ? count : 1, size ? size : 1));
}

void *memory_grow(void *block, size_t size) { return there(realloc(block, size ? size : 1)); }

char *memory_text(const char *text) {
    const size_t size = strlen(text) + 1;
    return memcpy(memory_new(size), text, size);
}
