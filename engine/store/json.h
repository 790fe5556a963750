// A JSON document, read only. Every document that exists passed the gate (json_gate.h), so it is
// valid UTF-8 without BOM, nests at most 64 deep, holds at most 200,000 values, no key twice in
// one object, and only finite numbers in JSON form. No other file may include cJSON.
//
// Every error names the file, the line, the JSON path, what was found and what would be right:
//     data/world.json:14: $.start.occupied_share.value: found "x", a number from 0 to 1 is wanted
#ifndef STORE_JSON_H
#define STORE_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "core/err.h"

enum { JSON_MAX_BYTES = 4 << 20, JSON_MAX_DEPTH = 64, JSON_MAX_VALUES = 200000 };

typedef struct Json Json;

// One value of a document, by copy. Values are numbered in document order, the root is 0; a
// zeroed JsonAt is no value at all.
typedef struct JsonAt {
    const Json *json;
    int value;
} JsonAt;

typedef enum JsonKind {
    JSON_NULL,
    JSON_BOOL,
    JSON_NUMBER,
    JSON_TEXT,
    JSON_ARRAY,
    JSON_OBJECT,
} JsonKind;

// NULL with err set if the file cannot be read or is refused. json_read is for a pack's own files
// and refuses symbolic links; for a path that the player typed use file_read and json_parse.
// name is what errors call the document; both name and bytes are copied.
Json *json_read(const char *path, Err *err);
Json *json_parse(const char *name, const char *bytes, size_t length, Err *err);
void json_free(Json *json); // NULL is allowed

JsonAt json_root(const Json *json);
JsonKind json_kind(JsonAt at);
int json_count(JsonAt at); // items of an array, members of an object, 0 for all else
int json_line(JsonAt at);

// The member of an object, for optional keys; false if object is no object or lacks the key.
// Keys are compared byte for byte.
bool json_object_find(JsonAt object, const char *key, JsonAt *out);

// The items of an array or the members of an object, in the order of the file:
//     for (JsonAt item = {0}; json_each(list, &item, NULL);) ...
// key may be NULL; it becomes NULL for items of an array.
bool json_each(JsonAt container, JsonAt *item, const char **key);

// The value here, if it has the type and lies in lo..hi (both included). *out is untouched on
// failure. Text is borrowed: it lives as long as the document. An int may be written 3, 3.0 or 3e0.
bool json_as_real(JsonAt at, double lo, double hi, double *out, Err *err);
bool json_as_int(JsonAt at, int lo, int hi, int *out, Err *err);
bool json_as_bool(JsonAt at, bool *out, Err *err);
bool json_as_text(JsonAt at, const char **out, Err *err);
bool json_as_object(JsonAt at, Err *err);
bool json_as_array(JsonAt at, Err *err);

// The same for a member that must be there.
bool json_get_real(JsonAt object, const char *key, double lo, double hi, double *out, Err *err);
bool json_get_int(JsonAt object, const char *key, int lo, int hi, int *out, Err *err);
bool json_get_bool(JsonAt object, const char *key, bool *out, Err *err);
bool json_get_text(JsonAt object, const char *key, const char **out, Err *err);
bool json_get_object(JsonAt object, const char *key, JsonAt *out, Err *err);
bool json_get_array(JsonAt object, const char *key, JsonAt *out, Err *err);

// False if the value is no object or has a key that is not among the n known ones; the error
// names the nearest known key, or all of them if none is near.
bool json_only_keys(JsonAt object, const char *const *known, size_t n, Err *err);

// The caller's own complaint about this value: file:line: path: text. Always returns false.
bool json_err(JsonAt at, Err *err, const char *format, ...) __attribute__((format(printf, 3, 4)));

#endif
