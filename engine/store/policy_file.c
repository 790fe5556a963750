// Policies from CSV or JSON, as policy_file.h says.
// Always true: orders are added one at a time, each checked against those before it.
#include "store/policy_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/text.h"
#include "store/csv.h"
#include "store/file.h"
#include "store/form.h"
#include "store/json.h"

enum { POLICY_BYTES_MAX = 1 << 20 };

static const char month_key[] = "month", posture_key[] = "posture", value_key[] = "value";

void policy_free(Policy *policy) {
    free(policy->orders);
    *policy = (Policy){0};
}

// ---- orders

// What a posture's name should have been.
static void suggest_posture(Text *text, const char *name) {
    const char *names[POSTURE_COUNT];
    for (int id = 0; id < POSTURE_COUNT; id++) names[id] = posture_info((PostureId)id)->name;
    form_suggest(text, name, names, POSTURE_COUNT);
}

static bool has_order(const Policy *policy, const PolicyOrder *order) {
    for (size_t i = 0; i < policy->count; i++) {
        const PolicyOrder *other = &policy->orders[i];
        if (other->month == order->month && other->posture == order->posture) return true;
    }
    return false;
}

// After all orders of its month or earlier. There is room: see make_room.
static void insert_order(Policy *policy, PolicyOrder order) {
    size_t at = policy->count++;
    for (; at > 0 && policy->orders[at - 1].month > order.month; at--) {
        policy->orders[at] = policy->orders[at - 1];
    }
    policy->orders[at] = order;
}

static bool make_room(Policy *policy, const char *path, int orders, Err *err) {
    if (orders > POLICY_ORDERS_MAX) {
        return err_set(err, "%s: found %d orders, at most %d are wanted", path, orders,
                       POLICY_ORDERS_MAX);
    }
    policy->orders = memory_zeros((size_t)orders + 1, sizeof *policy->orders);
    return true;
}

// ---- CSV

static bool read_row(const Csv *csv, int row, const int column[3], Policy *policy, Err *err) {
    PolicyOrder order;
    const char *name = csv_text(csv, row, column[1]);
    int id = posture_find(name);
    if (!csv_int(csv, row, column[0], 1, POLICY_MONTH_MAX, &order.month, err)) return false;
    if (id < 0) {
        Text text = {0};
        suggest_posture(&text, name);
        csv_err(csv, row, column[1], err, "found %s, unknown posture, %s",
                form_show(name, strlen(name)).text, text.data);
        text_free(&text);
        return false;
    }
    const PostureInfo *posture = posture_info((PostureId)id);
    order.posture = (PostureId)id;
    if (!csv_real(csv, row, column[2], posture->low, posture->high, &order.value, err)) {
        return false;
    }
    if (has_order(policy, &order)) {
        return csv_err(csv, row, column[1], err, "\"%s\" is set twice in month %d", name,
                       order.month);
    }
    insert_order(policy, order);
    return true;
}

static bool read_csv(const Csv *csv, const char *path, Policy *policy, Err *err) {
    static const char *const names[] = {month_key, posture_key, value_key};
    int column[3];
    if (!csv_has_only_columns(csv, names, COUNT_OF(names), err)) return false;
    for (int i = 0; i < 3; i++) {
        if (!csv_column_get(csv, names[i], &column[i], err)) return false;
    }
    if (!make_room(policy, path, csv_rows(csv), err)) return false;
    for (int row = 0; row < csv_rows(csv); row++) {
        if (!read_row(csv, row, column, policy, err)) return false;
    }
    return true;
}

static bool parse_csv(const char *path, const char *bytes, size_t length, Policy *policy,
                      Err *err) {
    Csv *csv = csv_parse(path, bytes, length, err);
    bool ok = csv && read_csv(csv, path, policy, err);
    csv_free(csv);
    return ok;
}

// ---- JSON

static bool unknown_posture(JsonAt at, const char *name, Err *err) {
    Text text = {0};
    suggest_posture(&text, name);
    json_err(at, err, "found %s, unknown posture, %s", form_show(name, strlen(name)).text,
             text.data);
    text_free(&text);
    return false;
}

static bool read_item(JsonAt item, Policy *policy, Err *err) {
    static const char *const keys[] = {month_key, posture_key, value_key};
    PolicyOrder order;
    const char *name;
    JsonAt at;
    if (!json_only_keys(item, keys, COUNT_OF(keys), err) ||
        !json_get_int(item, month_key, 1, POLICY_MONTH_MAX, &order.month, err) ||
        !json_get_text(item, posture_key, &name, err)) {
        return false;
    }
    int id = posture_find(name);
    if (!json_object_find(item, posture_key, &at)) return false;
    if (id < 0) return unknown_posture(at, name, err);
    const PostureInfo *posture = posture_info((PostureId)id);
    order.posture = (PostureId)id;
    if (!json_get_real(item, value_key, posture->low, posture->high, &order.value, err)) {
        return false;
    }
    if (has_order(policy, &order)) {
        return json_err(at, err, "\"%s\" is set twice in month %d", name, order.month);
    }
    insert_order(policy, order);
    return true;
}

static bool read_json(JsonAt list, const char *path, Policy *policy, Err *err) {
    if (!json_as_array(list, err) || !make_room(policy, path, json_count(list), err)) return false;
    for (JsonAt item = {0}; json_each(list, &item, NULL);) {
        if (!read_item(item, policy, err)) return false;
    }
    return true;
}

static bool parse_json(const char *path, const char *bytes, size_t length, Policy *policy,
                       Err *err) {
    Json *json = json_parse(path, bytes, length, err);
    bool ok = json && read_json(json_root(json), path, policy, err);
    json_free(json);
    return ok;
}

// ---- files

// The path without folder and ending, cut to what fits.
static void name_policy(const char *path, Policy *policy) {
    const char *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path;
    const char *dot = strrchr(base, '.');
    size_t length = dot && dot > base ? (size_t)(dot - base) : strlen(base);
    if (length > sizeof policy->name - 1) length = sizeof policy->name - 1;
    memcpy(policy->name, base, length);
}

static bool is_built_in(const char *name, Policy *policy) {
    static const struct {
        const char *name;
        BotKind kind;
    } seated[] = {{"bots", BOT_QUANTAL}, {"greedy", BOT_GREEDY}, {"careless", BOT_CARELESS}};
    for (size_t n = 0; n < COUNT_OF(seated); n++) {
        if (strcmp(name, seated[n].name) != 0) continue;
        policy->seated = true;
        policy->panel = panel_of(seated[n].kind);
        return true;
    }
    return strcmp(name, "passive") == 0;
}

bool policy_read(const char *name_or_path, Policy *out, Err *err) {
    Policy draft = {0};
    name_policy(name_or_path, &draft);
    if (is_built_in(name_or_path, &draft)) {
        *out = draft;
        return true;
    }
    char *bytes;
    size_t length;
    if (!file_read(name_or_path, POLICY_BYTES_MAX, FILE_LINKS_FOLLOW, &bytes, &length, err)) {
        return false;
    }
    char first = bytes[strspn(bytes, " \t\r\n")];
    bool ok = first == '[' || first == '{' ? parse_json(name_or_path, bytes, length, &draft, err)
                                           : parse_csv(name_or_path, bytes, length, &draft, err);
    free(bytes);
    if (ok) {
        *out = draft;
    } else {
        policy_free(&draft);
    }
    return ok;
}
