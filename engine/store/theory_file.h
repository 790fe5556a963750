// The theories of a pack: theories.json, a list of {"id", "title", "says", "source", "changes": [...]}.
//
// Always true: a theory is a named set of changes to the pack's world ("lambda_R=1"), with the words in which
// its holders put it and where they did; an error names file, line and JSON path. A pack without the file has
// those that are built in: they change parameters of the engine alone. An empty list is none. Whether a change is one
// is known where it is made (override_parse).
#ifndef STORE_THEORY_FILE_H
#define STORE_THEORY_FILE_H

#include "core/err.h"

enum { THEORIES_MAX = 12, THEORY_CHANGES = 6, THEORY_BYTES = 480, THEORY_CHANGE_BYTES = 64 };

typedef struct Theory {
    char id[32], title[80], says[THEORY_BYTES], source[THEORY_BYTES];
    char change[THEORY_CHANGES][THEORY_CHANGE_BYTES];
    int changes;
} Theory;

typedef struct Theories {
    Theory theory[THEORIES_MAX];
    int count;
} Theories;

bool theories_read(const char *pack_dir, Theories *out, Err *err);

#endif
