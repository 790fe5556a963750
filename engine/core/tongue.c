// Looking up what is said, and judging whether a translation fits. Always true: see tongue.h.
#include "core/tongue.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static _Thread_local const Tongue *used; // a thread that counts futures says nothing, and in English

void tongue_use(const Tongue *catalogue) { used = catalogue; }
const Tongue *tongue_used(void) { return used; }

// ---- looking up

enum { KEY_BYTES = 1600 };

static int compare_entries(const void *a, const void *b) {
    return strcmp(((const TongueEntry *)a)->english, ((const TongueEntry *)b)->english);
}

static const TongueEntry *find(const char *english) {
    const TongueEntry sought = {.english = english};
    if (!used || !used->count) return NULL;
    return bsearch(&sought, used->entry, (size_t)used->count, sizeof sought, compare_entries);
}

static const TongueEntry *find_in(const char *english, const char *context, size_t length) {
    char key[KEY_BYTES];
    const size_t bytes = strlen(english);
    if (!used || bytes + length + 2 > sizeof key) return NULL;
    memcpy(key, english, bytes);
    key[bytes] = '|';
    memcpy(key + bytes + 1, context, length);
    key[bytes + 1 + length] = '\0';
    return find(key);
}

const char *tongue(const char *english) {
    const TongueEntry *entry = find(english);
    return entry ? entry->form[0] : english;
}

const char *tongue_in(const char *english, const char *context) {
    const TongueEntry *entry = find_in(english, context, strlen(context));
    return entry ? entry->form[0] : english;
}

const char *tongue_case(const char *name, const char *which, size_t length) {
    const TongueEntry *entry = find_in(name, which, length);
    return entry ? entry->form[0] : name;
}

// Which form goes with n, of two or three.
static int form_of(double n, int forms) {
    const long whole = n > 0.0 && n < 1e9 ? (long)(n + 0.01) : 5;
    const long last = whole % 10, teens = whole % 100;
    if (forms < 3) return n > 0.99 && n < 1.01 ? 0 : forms - 1;
    if (last == 1 && teens != 11) return 0;
    return last >= 2 && last <= 4 && (teens < 12 || teens > 14) ? 1 : 2;
}

const char *tongue_many(double n, const char *one, const char *many) {
    const TongueEntry *entry = find(one);
    if (!entry) return n > 0.99 && n < 1.01 ? one : many;
    return entry->form[form_of(n, entry->forms)];
}

// ---- saying

// "{Київ:gen}" becomes the name in that case; what is no name with a case stays.
static void cases_fill(const char *from, Text *out) {
    for (const char *brace; (brace = strchr(from, '{')) != NULL;) {
        const char *end = strchr(brace, '}'), *colon = NULL;
        for (const char *c = brace; end && c < end; c++)
            if (*c == ':') colon = c;
        text_add_bytes(out, from, (size_t)(brace - from));
        if (!colon) {
            text_add(out, "{");
            from = brace + 1;
            continue;
        }
        char name[256];
        snprintf(name, sizeof name, "%.*s", (int)(colon - brace - 1), brace + 1);
        text_add(out, "%s", tongue_case(name, colon + 1, (size_t)(end - colon - 1)));
        from = end + 1;
    }
    text_add(out, "%s", from);
}

void text_say(Text *out, const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    if (strstr(tongue(fmt), "{%")) {
        Text text = {0};
        text_add_list(&text, tongue(fmt), args);
        cases_fill(text.data, out);
        text_free(&text);
    } else {
        text_add_list(out, tongue(fmt), args);
    }
    va_end(args);
}
