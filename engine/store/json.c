// JSON documents: the gate, then cJSON, then a table that gives each node its number, line and
// path.
// Always true: node[i] is the cJSON node of the i-th value in document order, place[i] its place.
#include "store/json.h"

#include <cjson/cJSON.h>
#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/text.h"
#include "store/file.h"
#include "store/form.h"
#include "store/json_gate.h"

enum { PATH_BYTES = 200 };

struct Json {
    char *name;
    cJSON *tree;
    const cJSON **node;
    JsonPlaces places;
};

static const cJSON *node_of(JsonAt at) {
    ASSERT(at.json && at.value >= 0 && at.value < at.json->places.count);
    return at.json->node[at.value];
}

static const JsonPlace *place_of(JsonAt at) {
    ASSERT(at.json && at.value >= 0 && at.value < at.json->places.count);
    return &at.json->places.place[at.value];
}

// ---- where a value stands, for errors

static bool is_plain_key(const char *key) {
    size_t plain = strspn(key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");
    return plain > 0 && plain <= 40 && key[plain] == '\0';
}

static void add_path(Text *text, JsonAt at) {
    int parent = place_of(at)->parent;
    if (parent < 0) {
        text_add(text, "$");
        return;
    }
    JsonAt above = {at.json, parent};
    add_path(text, above);
    const char *key = node_of(at)->string;
    if (json_kind(above) == JSON_ARRAY) {
        text_add(text, "[%d]", place_of(at)->position);
    } else if (is_plain_key(key)) {
        text_add(text, ".%s", key);
    } else {
        text_add(text, "[%s]", form_show(key, strlen(key)).text);
    }
}

bool json_err(JsonAt at, Err *err, const char *format, ...) {
    char complaint[sizeof err->text];
    va_list args;
    va_start(args, format);
    vsnprintf(complaint, sizeof complaint, format, args);
    va_end(args);
    Text path = {0};
    add_path(&path, at);
    // A path that would push the complaint out of the error keeps its end.
    const char *tail = path.data;
    if (path.length > PATH_BYTES) {
        tail += path.length - PATH_BYTES;
        while (((unsigned char)*tail & 0xC0) == 0x80)
            tail++;
    }
    err_set(err, "%s:%d: %s%s: %s", at.json->name, place_of(at)->line, tail == path.data ? "" : "…",
            tail, complaint);
    text_free(&path);
    return false;
}

static bool unwanted(JsonAt at, const char *wanted, Err *err) {
    const cJSON *node = node_of(at);
    char number[FORM_REAL_SIZE];
    switch (json_kind(at)) {
    case JSON_NULL: return json_err(at, err, "found null, %s is wanted", wanted);
    case JSON_BOOL:
        return json_err(at, err, "found %s, %s is wanted", cJSON_IsTrue(node) ? "true" : "false",
                        wanted);
    case JSON_NUMBER:
        form_real_write(node->valuedouble, number);
        return json_err(at, err, "found %s, %s is wanted", number, wanted);
    case JSON_TEXT:
        return json_err(at, err, "found %s, %s is wanted",
                        form_show(node->valuestring, strlen(node->valuestring)).text, wanted);
    case JSON_ARRAY: return json_err(at, err, "found an array, %s is wanted", wanted);
    case JSON_OBJECT: return json_err(at, err, "found an object, %s is wanted", wanted);
    }
    ASSERT(false);
    return false;
}

// ---- reading

// Gives every node below and including this one its number; the gate counted in the same order.
static void number_nodes(Json *json, const cJSON *node, int *count) {
    ASSERT(*count < json->places.count);
    json->node[(*count)++] = node;
    for (const cJSON *child = node->child; child; child = child->next) {
        number_nodes(json, child, count);
    }
}

static int compare_keys(const void *a, const void *b, void *context) {
    const Json *json = context;
    int x = *(const int *)a, y = *(const int *)b;
    int order = strcmp(json->node[x]->string, json->node[y]->string);
    return order ? order : (x > y) - (x < y);
}

// members is scratch space for as many numbers as the document has values.
static bool check_keys_once(Json *json, int object, int *members, const char *bytes, Err *err) {
    size_t n = 0;
    for (JsonAt item = {0}; json_each((JsonAt){json, object}, &item, NULL);) {
        members[n++] = item.value;
    }
    qsort_r(members, n, sizeof *members, compare_keys, json);
    for (size_t i = 1; i < n; i++) {
        if (strcmp(json->node[members[i - 1]]->string, json->node[members[i]]->string) != 0) {
            continue;
        }
        JsonAt second = {json, members[i]};
        FormPlace place = form_place(bytes, (size_t)place_of(second)->offset);
        return json_err(
            second, err,
            "found the key again at column %d, first in line %d; each key once is wanted",
            place.column, json->places.place[members[i - 1]].line);
    }
    return true;
}

static bool check_all_keys_once(Json *json, const char *bytes, Err *err) {
    int *members = memory_zeros((size_t)json->places.count, sizeof *members);
    bool ok = true;
    for (int i = 0; ok && i < json->places.count; i++) {
        if (cJSON_IsObject(json->node[i])) ok = check_keys_once(json, i, members, bytes, err);
    }
    free(members);
    return ok;
}

// cJSON reads numbers by strtod after asking the locale for its decimal point; both follow the
// thread's locale.
static cJSON *parse_in_c_locale(const char *bytes, size_t length) {
    locale_t c = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (!c) memory_end();
    locale_t before = uselocale(c);
    cJSON *tree = cJSON_ParseWithLength(bytes, length);
    uselocale(before);
    freelocale(c);
    if (!tree) memory_end(); // the gate lets through only what cJSON reads, so that no other reason is left
    return tree;
}

static bool fill(Json *json, const char *name, const char *bytes, size_t length, Err *err) {
    if (!json_gate_check(name, bytes, length, &json->places, err)) return false;
    json->name = memory_text(name);
    json->tree = parse_in_c_locale(bytes, length);
    json->node = memory_zeros((size_t)json->places.count, sizeof *json->node);
    int count = 0;
    number_nodes(json, json->tree, &count);
    ASSERT(count == json->places.count);
    return check_all_keys_once(json, bytes, err);
}

Json *json_parse(const char *name, const char *bytes, size_t length, Err *err) {
    Json *json = memory_zeros(1, sizeof *json);
    if (fill(json, name, bytes, length, err)) return json;
    json_free(json);
    return NULL;
}

Json *json_read(const char *path, Err *err) {
    char *bytes;
    size_t length;
    if (!file_read(path, JSON_MAX_BYTES, FILE_LINKS_REFUSE, &bytes, &length, err)) return NULL;
    Json *json = json_parse(path, bytes, length, err);
    free(bytes);
    return json;
}

void json_free(Json *json) {
    if (!json) return;
    cJSON_Delete(json->tree);
    free(json->places.place);
    free(json->node);
    free(json->name);
    free(json);
}

// ---- moving about

JsonAt json_root(const Json *json) { return (JsonAt){json, 0}; }

JsonKind json_kind(JsonAt at) {
    const cJSON *node = node_of(at);
    return cJSON_IsObject(node)   ? JSON_OBJECT
           : cJSON_IsArray(node)  ? JSON_ARRAY
           : cJSON_IsString(node) ? JSON_TEXT
           : cJSON_IsNumber(node) ? JSON_NUMBER
           : cJSON_IsBool(node)   ? JSON_BOOL
                                  : JSON_NULL;
}

int json_count(JsonAt at) { return cJSON_GetArraySize(node_of(at)); }

int json_line(JsonAt at) { return place_of(at)->line; }

bool json_each(JsonAt container, JsonAt *item, const char **key) {
    bool first = item->json == NULL;
    if (first && !node_of(container)->child) return false;
    int value = first ? container.value + 1 : place_of(*item)->next;
    if (value == 0) return false;
    *item = (JsonAt){container.json, value};
    ASSERT(place_of(*item)->parent == container.value);
    if (key) *key = node_of(*item)->string;
    return true;
}

bool json_object_find(JsonAt object, const char *key, JsonAt *out) {
    if (json_kind(object) != JSON_OBJECT) return false;
    const char *found;
    for (JsonAt item = {0}; json_each(object, &item, &found);) {
        if (strcmp(found, key) == 0) {
            *out = item;
            return true;
        }
    }
    return false;
}

static bool get(JsonAt object, const char *key, const char *wanted, JsonAt *out, Err *err) {
    if (!json_as_object(object, err)) return false;
    if (json_object_find(object, key, out)) return true;
    return json_err(object, err, "the key \"%s\" is missing, %s is wanted", key, wanted);
}

// ---- typed values

bool json_as_real(JsonAt at, double lo, double hi, double *out, Err *err) {
    double value = node_of(at)->valuedouble;
    if (json_kind(at) != JSON_NUMBER || value < lo || value > hi) {
        return unwanted(at, form_range(false, lo, hi).text, err);
    }
    *out = value;
    return true;
}

bool json_as_int(JsonAt at, int lo, int hi, int *out, Err *err) {
    double value = node_of(at)->valuedouble;
    if (json_kind(at) != JSON_NUMBER || value < lo || value > hi || (double)(int)value != value) {
        return unwanted(at, form_range(true, lo, hi).text, err);
    }
    *out = (int)value;
    return true;
}

bool json_as_bool(JsonAt at, bool *out, Err *err) {
    if (json_kind(at) != JSON_BOOL) return unwanted(at, "true or false", err);
    *out = cJSON_IsTrue(node_of(at));
    return true;
}

bool json_as_text(JsonAt at, const char **out, Err *err) {
    if (json_kind(at) != JSON_TEXT) return unwanted(at, "text in double quotes", err);
    *out = node_of(at)->valuestring;
    return true;
}

bool json_as_object(JsonAt at, Err *err) {
    return json_kind(at) == JSON_OBJECT || unwanted(at, "an object", err);
}

bool json_as_array(JsonAt at, Err *err) {
    return json_kind(at) == JSON_ARRAY || unwanted(at, "an array", err);
}

bool json_get_real(JsonAt object, const char *key, double lo, double hi, double *out, Err *err) {
    JsonAt at;
    return get(object, key, form_range(false, lo, hi).text, &at, err) &&
           json_as_real(at, lo, hi, out, err);
}

bool json_get_int(JsonAt object, const char *key, int lo, int hi, int *out, Err *err) {
    JsonAt at;
    return get(object, key, form_range(true, lo, hi).text, &at, err) &&
           json_as_int(at, lo, hi, out, err);
}

bool json_get_bool(JsonAt object, const char *key, bool *out, Err *err) {
    JsonAt at;
    return get(object, key, "true or false", &at, err) && json_as_bool(at, out, err);
}

bool json_get_text(JsonAt object, const char *key, const char **out, Err *err) {
    JsonAt at;
    return get(object, key, "text in double quotes", &at, err) && json_as_text(at, out, err);
}

bool json_get_object(JsonAt object, const char *key, JsonAt *out, Err *err) {
    JsonAt at;
    if (!get(object, key, "an object", &at, err) || !json_as_object(at, err)) return false;
    *out = at;
    return true;
}

bool json_get_array(JsonAt object, const char *key, JsonAt *out, Err *err) {
    JsonAt at;
    if (!get(object, key, "an array", &at, err) || !json_as_array(at, err)) return false;
    *out = at;
    return true;
}

static bool is_known(const char *key, const char *const *known, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (strcmp(key, known[i]) == 0) return true;
    }
    return false;
}

bool json_only_keys(JsonAt object, const char *const *known, size_t n, Err *err) {
    if (!json_as_object(object, err)) return false;
    const char *key;
    for (JsonAt item = {0}; json_each(object, &item, &key);) {
        if (is_known(key, known, n)) continue;
        Text text = {0};
        form_suggest(&text, key, known, n);
        json_err(item, err, "unknown key, %s", text.data);
        text_free(&text);
        return false;
    }
    return true;
}
