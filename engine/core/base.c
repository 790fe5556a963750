// The end of the road for our own bugs.
// Always true: base_fail never returns.
#include "core/base.h"

#include <stdio.h>
#include <stdlib.h>

_Noreturn void base_fail(const char *file, int line, const char *text) {
    fprintf(stderr, "%s:%d: %s\n", file, line, text);
    fflush(stderr);
    abort();
}
