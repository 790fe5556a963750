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

// ---- numbers

enum { AROUND_NUMBER = 4 }; // stands in no text that a person reads; paper.h marks with 1 to 3

// The format with a mark before and behind each conversion of a real number; false: it has none.
static bool numbers_mark(const char *fmt, Text *out) {
    bool any = false;
    for (const char *percent; (percent = strchr(fmt, '%')) != NULL;) {
        const size_t inside = 1 + strspn(percent + 1, "-+#0123456789.*$");
        const bool real = percent[inside] && strchr("fFeEgG", percent[inside]);
        const char *end = percent + inside + (percent[inside] != '\0');
        text_add_bytes(out, fmt, (size_t)(percent - fmt));
        if (real) text_add(out, "%c", AROUND_NUMBER);
        text_add_bytes(out, percent, (size_t)(end - percent));
        if (real) text_add(out, "%c", AROUND_NUMBER);
        any = any || real;
        fmt = end;
    }
    text_add(out, "%s", fmt);
    return any;
}

static void numbers_fill(const char *from, const char *decimal, Text *out) {
    for (bool inside = false; *from; from++) {
        if (*from == AROUND_NUMBER) inside = !inside;
        else if (inside && *from == '.') text_add(out, "%s", decimal);
        else if (inside && *from == '-') text_add(out, "−");
        else text_add_bytes(out, from, 1);
    }
}

// Appends, printf-like, with the decimal mark of the language and a minus that is no hyphen.
__attribute__((format(printf, 2, 0))) static void numbers_add(Text *out, const char *fmt, va_list args) {
    const char *decimal = tongue_in(".", "decimal");
    Text marked = {0}, filled = {0};
    if (numbers_mark(fmt, &marked)) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        text_add_list(&filled, marked.data, args);
#pragma GCC diagnostic pop
        numbers_fill(filled.data, decimal, out);
    } else {
        text_add_list(out, fmt, args);
    }
    text_free(&filled);
    text_free(&marked);
}

void text_say_list(Text *out, const char *fmt, va_list args) {
    if (!strstr(tongue(fmt), "{%")) {
        numbers_add(out, tongue(fmt), args);
        return;
    }
    Text text = {0};
    numbers_add(&text, tongue(fmt), args);
    cases_fill(text.data, out);
    text_free(&text);
}

void text_say(Text *out, const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    text_say_list(out, fmt, args);
    va_end(args);
}

void tongue_write_list(char *out, size_t bytes, const char *fmt, va_list args) {
    if (!used) { // what counts futures speaks so, and mostly of no number below 0: nothing is allocated
        va_list again;
        va_copy(again, args);
        vsnprintf(out, bytes, fmt, again);
        va_end(again);
        if (!strchr(out, '-')) return;
    }
    Text text = {0};
    text_say_list(&text, fmt, args);
    snprintf(out, bytes, "%s", text.data);
    text_free(&text);
}

void tongue_write(char *out, size_t bytes, const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    tongue_write_list(out, bytes, fmt, args);
    va_end(args);
}
