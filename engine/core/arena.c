// Blocks of memory in a list, the newest first.
// Always true: only the newest block is filled further; every block is zero where it is unused.
#include "core/arena.h"
#include "core/memory.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

enum { ALIGNMENT = alignof(max_align_t), SMALLEST_BLOCK = 64 * 1024 };

typedef struct ArenaBlock {
    struct ArenaBlock *older;
    size_t used, size; // bytes of data
    alignas(max_align_t) unsigned char data[];
} ArenaBlock;

static ArenaBlock *block_new(ArenaBlock *older, size_t size) {
    size_t room = size > SMALLEST_BLOCK ? size : SMALLEST_BLOCK;
    ArenaBlock *block = memory_zeros(1, sizeof *block + room);
    block->older = older;
    block->size = room;
    return block;
}

void *arena_alloc(Arena *arena, size_t size) {
    ASSERT(size < SIZE_MAX / 4);
    size_t rounded = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    ArenaBlock *block = arena->newest;
    if (!block || block->size - block->used < rounded) {
        block = block_new(block, rounded);
        arena->newest = block;
    }
    void *place = block->data + block->used;
    block->used += rounded;
    return place;
}

char *arena_text(Arena *arena, const char *text) {
    size_t size = strlen(text) + 1;
    return memcpy(arena_alloc(arena, size), text, size);
}

void arena_free(Arena *arena) {
    for (ArenaBlock *block = arena->newest; block;) {
        ArenaBlock *older = block->older;
        free(block);
        block = older;
    }
    arena->newest = NULL;
}
