/* What happens in a class, as one line of JSON, and back. Always true: see class_file.h. */
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "class/class_file.h"
#include "class/class_parts.h"
#include "core/text.h"
#include "store/json.h"
#include "store/json_write.h"

static const struct {
    const char *name, *fields;
} rows[CLASS_EVENT_COUNT] = {
#define CLASS_EVENT(name, fields, text) {#name, fields},
#include "class/class_event.def"
#undef CLASS_EVENT
};

const char *class_event_name(ClassEventKind kind) {
    ASSERT(kind < CLASS_EVENT_COUNT);
    return rows[kind].name;
}

const char *class_event_fields(ClassEventKind kind) {
    ASSERT(kind < CLASS_EVENT_COUNT);
    return rows[kind].fields;
}

bool class_event_find(const char *name, ClassEventKind *out) {
    for (int kind = 0; kind < CLASS_EVENT_COUNT; kind++) {
        if (strcmp(name, rows[kind].name) != 0) continue;
        *out = (ClassEventKind)kind;
        return true;
    }
    return false;
}

ClassEvent class_event(ClassEventKind kind) {
    return (ClassEvent){.kind = kind, .person = -1, .table = -1, .seat = SEAT_NONE};
}

/* --- JSON -------------------------------------------------------------------------------------- */

static const char *const keys[] = {"at",      "what", "person", "table", "seat", "number",
                                   "seconds", "yes",  "key",    "text",  "order"};

void class_entry_json(const ClassEvent *e, Text *out) {
    JsonOut json = json_out_start(out, 0);
    json_out_object_begin(&json);
    json_out_put_real(&json, "at", e->at);
    json_out_put_text(&json, "what", class_event_name(e->kind));
    for (const char *f = class_event_fields(e->kind); *f; f++) switch (*f) {
        case 'P': json_out_put_int(&json, "person", e->person); break;
        case 'T': json_out_put_int(&json, "table", e->table); break;
        case 'S': json_out_put_text(&json, "seat", e->seat == SEAT_NONE ? "" : seat_info(e->seat)->role); break;
        case 'N': json_out_put_int(&json, "number", e->number); break;
        case 'M': json_out_put_real(&json, "seconds", e->seconds); break;
        case 'Y': json_out_put_bool(&json, "yes", e->yes); break;
        case 'K': json_out_put_text(&json, "key", e->key); break;
        case 'X': json_out_put_text(&json, "text", e->text); break;
        case 'O':
            if (e->order > 0) json_out_put_int(&json, "order", e->order);
            break;
        default: ASSERT(*f == 'P'); /* no other letter stands in class_event.def */
        }
    json_out_object_end(&json);
    json_out_finish(&json);
}

bool class_text_read(JsonAt at, const char *key, char *out, size_t size, Err *err) {
    const char *text;
    JsonAt found;
    if (!json_get_text(at, key, &text, err)) return false;
    if (strlen(text) < size) return snprintf(out, size, "%s", text) >= 0;
    return json_object_find(at, key, &found) &&
           json_err(found, err, "it is too long: at most %zu bytes are wanted", size - 1);
}

static bool seat_read(JsonAt at, SeatId *out, Err *err) {
    JsonAt found;
    const char *role;
    if (!json_get_text(at, "seat", &role, err)) return false;
    *out = seat_find(role);
    return *out != SEAT_NONE || !*role ||
           (json_object_find(at, "seat", &found) &&
            json_err(found, err, "found \"%s\", a role such as lead is wanted", role));
}

static bool field_read(JsonAt at, char field, ClassEvent *e, Err *err) {
    JsonAt found;
    switch (field) {
    case 'P': return json_get_int(at, "person", -1, CLASS_PEOPLE_MAX - 1, &e->person, err);
    case 'T': return json_get_int(at, "table", -1, CLASS_TABLES_MAX - 1, &e->table, err);
    case 'S': return seat_read(at, &e->seat, err);
    case 'N': return json_get_int(at, "number", 0, CLASS_NUMBER_MAX, &e->number, err);
    case 'M': return json_get_real(at, "seconds", -CLASS_SECONDS_MAX, CLASS_SECONDS_MAX, &e->seconds, err);
    case 'Y': return json_get_bool(at, "yes", &e->yes, err);
    case 'K': return class_text_read(at, "key", e->key, sizeof e->key, err);
    case 'O': return !json_object_find(at, "order", &found) || json_as_int(found, 1, INT_MAX, &e->order, err);
    default: return class_text_read(at, "text", e->text, sizeof e->text, err);
    }
}

static bool within(int value, int least, int most) { return value >= least && value <= most; }

bool class_event_fits(const ClassEvent *e) {
    bool fits = true;
    for (const char *f = class_event_fields(e->kind); *f; f++)
        fits = fits && (*f != 'P' || within(e->person, -1, CLASS_PEOPLE_MAX - 1)) &&
               (*f != 'T' || within(e->table, -1, CLASS_TABLES_MAX - 1)) &&
               (*f != 'N' || within(e->number, 0, CLASS_NUMBER_MAX)) &&
               (*f != 'M' || (e->seconds >= -CLASS_SECONDS_MAX && e->seconds <= CLASS_SECONDS_MAX));
    return fits;
}

static bool entry_read(JsonAt at, ClassEvent *out, Err *err) {
    const char *name;
    JsonAt what;
    *out = class_event(CLASS_EVENT_join);
    if (!json_only_keys(at, keys, COUNT_OF(keys), err) || !json_get_text(at, "what", &name, err)) return false;
    if (!class_event_find(name, &out->kind)) {
        const char *names[CLASS_EVENT_COUNT];
        for (int n = 0; n < CLASS_EVENT_COUNT; n++) names[n] = rows[n].name;
        const char *near = text_nearest(name, names, COUNT_OF(names));
        return json_object_find(at, "what", &what) &&
               json_err(what, err, "found \"%s\", a thing that happens in a class is wanted%s%s", name,
                        near ? ", such as " : "", near ? near : "");
    }
    if (!json_get_real(at, "at", 0, 1e9, &out->at, err)) return false;
    for (const char *f = rows[out->kind].fields; *f; f++)
        if (!field_read(at, *f, out, err)) return false;
    return true;
}

bool class_entry_read(const char *json, size_t length, ClassEvent *out, Err *err) {
    Json *document = json_parse("entry", json, length, err);
    ClassEvent e;
    const bool done = document && entry_read(json_root(document), &e, err);
    if (done) *out = e;
    json_free(document);
    return done;
}
