/* Opening packs and their starts. Always true: see pack_book.h. */
#pragma once
#include "session/pack_book.h"

/* Opens the pack alone; free()d by book_close(). */
PackBook *book_open(const char *dir, const char *language, Err *err);
void book_close(PackBook *book); /* NULL is allowed; tells of a function that failed, unless it was strict */
/* The scenario of another start of the same pack, with changes ("aid=1.5"); *out is ours to fill. */
bool book_start(PackBook *book, const char *start, const char *const *change, int changes, Scenario *out, Err *err);
