// The hash of names.
// Always true: it reads the bytes alone; the same name gives the same number for ever.
#include "core/random.h"

uint64_t name_hash(const char *name) {
    uint64_t hash = UINT64_C(0xcbf29ce484222325); // FNV-1a, 64 bits
    for (const char *c = name; *c; c++) {
        hash = (hash ^ (unsigned char)*c) * UINT64_C(0x100000001b3);
    }
    return random_mix(hash);
}
