// What every file may use: the assertion, the marker of hot functions, and small real arithmetic.
// Always true: nothing here has state, allocates, or reads anything outside its arguments.
#ifndef CORE_BASE_H
#define CORE_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// For our own bugs only, in every build. Bad input from outside is an Err, a rule's no a value.
#define ASSERT(cond) ((cond) ? (void)0 : base_fail(__FILE__, __LINE__, #cond))

// Prints "file:line: text" on standard error and aborts.
_Noreturn void base_fail(const char *file, int line, const char *text);

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

// HOT compiles a function for three kinds of processor, with AVX-512, with AVX2 and with neither,
// and picks at load time. All give the same bits, because -ffp-contract=off keeps multiplications
// and additions apart. Put it on the definition of a static function (clang 14 loses others), before
// the return type. Sanitizers are left out: their runtime is not ready when the choice is made.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define CORE_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) ||                         \
    __has_feature(memory_sanitizer) || __has_feature(undefined_behavior_sanitizer)
#define CORE_SANITIZED 1
#endif
#endif

#if defined(__x86_64__) && defined(__GLIBC__) && defined(__has_attribute) &&                       \
    !defined(CORE_SANITIZED) && !defined(ACCESSION_NO_CLONES)
#if __has_attribute(target_clones) && defined(__clang__)
#define HOT __attribute__((target_clones("avx2", "default")))
#elif __has_attribute(target_clones) && __GNUC__ >= 12
#define HOT __attribute__((target_clones("arch=x86-64-v4", "avx2", "default")))
#elif __has_attribute(target_clones)
#define HOT __attribute__((target_clones("avx2", "default")))
#endif
#endif
#ifndef HOT
#define HOT
#else
#define CORE_CLONES 1
#endif

// Which form of the hot functions this processor runs: "AVX-512", "AVX2" or "any".
const char *base_hot_form(void);

// A small function for use inside a loop: always part of its caller, because a call that the
// compiler chose to leave standing would keep the loop from vectorising.
#define KERNEL __attribute__((always_inline)) static inline

// The smaller and the larger of two; y when either is NaN. Written so that each is one instruction.
KERNEL double real_min(double x, double y) { return x < y ? x : y; }
KERNEL double real_max(double x, double y) { return x > y ? x : y; }

// x held within [lo, hi]; NaN stays NaN.
KERNEL double real_clamp(double x, double lo, double hi) {
    return real_min(hi, real_max(lo, x));
}

KERNEL double real_abs(double x) { return __builtin_fabs(x); }

#endif
