// The end of the road for our own bugs, and what HOT came to.
// Always true: base_fail never returns.
#include "core/base.h"

#include <stdio.h>
#include <stdlib.h>

_Noreturn void base_fail(const char *file, int line, const char *text) {
    fprintf(stderr, "%s:%d: %s\n", file, line, text);
    fflush(stderr);
    abort();
}

const char *base_hot_form(void) {
#ifdef CORE_CLONES
#if !defined(__clang__) && __GNUC__ >= 12
    if (__builtin_cpu_supports("x86-64-v4")) return "AVX-512";
#endif
    if (__builtin_cpu_supports("avx2")) return "AVX2";
#endif
    return "any";
}
