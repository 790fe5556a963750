// JSON out. What is written reads back as what was given: reals bit for bit, text byte for byte
// (bytes that are not UTF-8 become U+FFFD); keys stand in the order of the calls. A call that would
// make the document malformed is our own bug and stops the program.
#ifndef STORE_JSON_WRITE_H
#define STORE_JSON_WRITE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/text.h"

enum { JSON_OUT_MAX_DEPTH = 64 };

typedef struct JsonOut {
    Text *text; // appended to, owned by the caller
    int indent; // spaces a level; 0 writes everything on one line
    int depth;
    bool after_key; // a key was written, its value was not
    bool done;      // the one root value is complete
    struct {
        bool object, empty;
    } level[JSON_OUT_MAX_DEPTH];
} JsonOut;

JsonOut json_out_start(Text *text, int indent);
void json_out_finish(JsonOut *out); // the document must be complete; ends the line

void json_out_object_begin(JsonOut *out);
void json_out_object_end(JsonOut *out);
void json_out_array_begin(JsonOut *out);
void json_out_array_end(JsonOut *out);
void json_out_key(JsonOut *out, const char *key);

void json_out_text(JsonOut *out, const char *text); // NULL is written as null
void json_out_real(JsonOut *out, double value);     // must be finite
void json_out_int(JsonOut *out, int64_t value);
void json_out_bool(JsonOut *out, bool value);
void json_out_null(JsonOut *out);

// A key with its value. A real that is not finite is written as null.
void json_out_put_text(JsonOut *out, const char *key, const char *text);
void json_out_put_real(JsonOut *out, const char *key, double value);
void json_out_put_int(JsonOut *out, const char *key, int64_t value);
void json_out_put_bool(JsonOut *out, const char *key, bool value);

#endif
