/* The properties of a pack: the table in properties.json and what its scripts declare.
 * Always true: the rows of the table come first, then those of the scripts in the order of their reading. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "ensemble/property.h"

static PropertySet *table_of(const PackBook *book, Err *err) {
    static const char empty[] = "{\"rows\": []}";
    char path[PACK_PATH_BYTES + 32];
    snprintf(path, sizeof path, "%s/properties.json", book->dir);
    if (access(path, F_OK) == 0) return properties_read(path, err);
    return properties_parse(json_parse(path, empty, strlen(empty), err), err);
}

static bool row_add(PropertySet *set, const PackBook *book, const ScriptProperty *row, Err *err) {
    char where[2 * PACK_PATH_BYTES];
    snprintf(where, sizeof where, "%s/%s:%d: property \"%.40s\"", book->dir, row->file, row->line, row->name);
    Json *json = json_parse(where, row->json, strlen(row->json), err);
    return json && properties_add(set, row->name, json, err);
}

PropertySet *properties_of(const PackBook *book, Err *err) {
    PropertySet *set = table_of(book, err);
    const int declared = book->script ? script_properties(book->script) : 0;
    bool ok = set != NULL;
    for (int n = 0; ok && n < declared; n++) {
        const ScriptProperty row = script_property(book->script, n);
        ok = row_add(set, book, &row, err);
    }
    if (ok && !properties_count(set))
        ok = err_set(err, "%s: no properties: a file properties.json or property \"ID\" { ... } in a script is wanted",
                     book->dir);
    if (ok) return set;
    properties_free(set);
    return NULL;
}
