/* Packs opened. Always true: see book.h. */
#include "table/book.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/memory.h"
#include "ensemble/override.h"

PackBook *book_open(const char *dir, const char *language, Err *err) {
    PackBook *book = memory_new(sizeof *book);
    if (pack_open(dir, language, book, err)) return book;
    free(book);
    return NULL;
}

void book_close(PackBook *book) {
    if (!book) return;
    const char *failure = book->strict ? "" : pack_failure(book);
    if (failure[0]) fprintf(stderr, "accession: a function of the pack failed and changed nothing: %s\n", failure);
    pack_close(book);
    free(book);
}

bool book_start(PackBook *book, const char *start, const char *const *change, int changes, Scenario *out, Err *err) {
    if (!pack_scenario(book, start, out, err)) return false;
    for (int n = 0; n < changes; n++)
        if (!override_parse(out, change[n], err)) return err_wrap(err, "--set");
    return true;
}
