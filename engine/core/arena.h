// Memory that is given back all at once: one arena per lifetime (program, pack, world, turn).
// Always true: what an arena gave stays where it is, unmoved, until arena_free.
#ifndef CORE_ARENA_H
#define CORE_ARENA_H

#include "core/base.h"

// An Arena of zeros is valid and empty.
typedef struct Arena {
    struct ArenaBlock *newest;
} Arena;

// size bytes of zeros, aligned for any type; never NULL: running out of memory ends the program
// with a message. arena_alloc(a, 0) is a valid address to no bytes.
void *arena_alloc(Arena *arena, size_t size);

// A copy of a string.
char *arena_text(Arena *arena, const char *text);

// Gives everything back; the arena is empty and can be used again.
void arena_free(Arena *arena);

#endif
