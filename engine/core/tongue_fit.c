// Whether a translation can stand in for its English. Always true: see tongue.h.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/tongue.h"

// ---- conversions

enum { ARGUMENTS_MAX = 24 };

// What a format takes, by place: the letter, with the length before it.
typedef struct Arguments {
    char type[ARGUMENTS_MAX][4];
    int count;
    bool placed; // "%2$s": if one names its place, all do
    bool format; // false: no printf could take it, so that nobody uses it as a format
} Arguments;

static bool argument_put(Arguments *a, int place, const char *length, size_t bytes, char letter) {
    if (place < 0 || place >= ARGUMENTS_MAX || bytes > 2) return false;
    char type[4] = {0};
    memcpy(type, length, bytes);
    type[bytes] = letter == 'i' ? 'd' : letter;
    if (a->type[place][0] && strcmp(a->type[place], type) != 0) return false;
    memcpy(a->type[place], type, sizeof type);
    a->count = place + 1 > a->count ? place + 1 : a->count;
    return true;
}

// "3$" at *at: which argument, counted from 0; −1: the next one.
static int place_read(const char **at) {
    char *end;
    if (**at < '1' || **at > '9') return -1;
    const long place = strtol(*at, &end, 10);
    if (*end != '$' || place > ARGUMENTS_MAX) return -1;
    *at = end + 1;
    return (int)place - 1;
}

// A width or precision: digits, or one more whole number.
static bool width_read(const char **at, Arguments *a, int *next, bool placed) {
    if (**at == '*') {
        (*at)++;
        return !placed && argument_put(a, (*next)++, "", 0, 'd');
    }
    *at += strspn(*at, "0123456789");
    return true;
}

// One conversion after its '%'; false if it is none. "% d" is none either: nobody writes it, and
// "5 % a year" is no conversion.
static bool conversion_read(const char **at, Arguments *a, int *next) {
    const int place = place_read(at);
    a->placed = a->placed || place >= 0;
    *at += strspn(*at, "-+#0'");
    if (!width_read(at, a, next, place >= 0)) return false;
    if (**at == '.') {
        (*at)++;
        if (!width_read(at, a, next, place >= 0)) return false;
    }
    const char *length = *at;
    const size_t bytes = strspn(*at, "hlzjtL");
    const char letter = (*at)[bytes];
    if (!letter || !strchr("diouxXeEfFgGaAcsp", letter)) return false;
    *at += bytes + 1;
    return argument_put(a, place >= 0 ? place : (*next)++, length, bytes, letter);
}

static Arguments arguments_of(const char *text) {
    Arguments a = {.format = true};
    int next = 0;
    for (const char *at = text; a.format && (at = strchr(at, '%')) != NULL;) {
        at++;
        if (*at == '%') at++;
        else a.format = conversion_read(&at, &a, &next);
    }
    if (a.placed && next > 0) a.format = false;
    for (int n = 0; n < a.count; n++) a.format = a.format && a.type[n][0];
    return a;
}

static bool same_arguments(const char *english, const char *other, Err *err) {
    const Arguments a = arguments_of(english), b = arguments_of(other);
    if (!a.format) return true; // plain words with a percent sign
    bool same = b.format && a.count == b.count;
    for (int n = 0; same && n < a.count; n++) same = strcmp(a.type[n], b.type[n]) == 0;
    return same || err_set(err, "the conversions of \"%s\" are not those of \"%s\"", other, english);
}

// ---- names in braces

// The name after a brace: what may follow a colon in it is a case. "%s" in braces is a conversion.
static size_t name_length(const char *brace) {
    const char *end = strchr(brace, '}');
    if (!end || brace[1] == '%') return 0;
    return strcspn(brace + 1, ":}");
}

static bool names_held(const char *of, const char *in) {
    for (const char *at = of; (at = strchr(at, '{')) != NULL; at++) {
        const size_t length = name_length(at);
        bool found = length == 0;
        for (const char *b = in; !found && (b = strchr(b, '{')) != NULL; b++)
            found = name_length(b) == length && strncmp(at + 1, b + 1, length) == 0;
        if (!found) return false;
    }
    return true;
}

// ---- the whole

static bool same_ends(const char *a, const char *b) {
    const size_t first = strspn(a, " \n"), one = strlen(a), two = strlen(b);
    if (strspn(b, " \n") != first || strncmp(a, b, first) != 0) return false;
    size_t last = 0;
    while (last < one && (a[one - 1 - last] == ' ' || a[one - 1 - last] == '\n')) last++;
    size_t other = 0;
    while (other < two && (b[two - 1 - other] == ' ' || b[two - 1 - other] == '\n')) other++;
    return last == other && strcmp(a + one - last, b + two - last) == 0;
}

static bool is_plain(const char *text) {
    for (; *text; text++)
        if (*text != '\n' && text_is_control(text)) return false;
    return true;
}

bool tongue_fits(const char *english, const char *other, Err *err) {
    if (!other[0]) return err_set(err, "\"%s\" has an empty translation", english);
    if (!is_plain(other)) return err_set(err, "the translation of \"%s\" holds a control character", english);
    if (!names_held(english, other) || !names_held(other, english))
        return err_set(err, "\"%s\" fills in other names than \"%s\"", other, english);
    if (!same_ends(english, other))
        return err_set(err, "\"%s\" begins or ends with other white space than \"%s\"", other, english);
    return same_arguments(english, other, err);
}

static int compare_entries(const void *a, const void *b) {
    return strcmp(((const TongueEntry *)a)->english, ((const TongueEntry *)b)->english);
}

// Without the context that follows the last bar; what has a blank in it is no context.
static size_t english_length(const char *english) {
    const char *bar = strrchr(english, '|');
    return bar && !strchr(bar, ' ') ? (size_t)(bar - english) : strlen(english);
}

bool tongue_ready(Tongue *tongue, Err *err) {
    if (tongue->count) qsort(tongue->entry, (size_t)tongue->count, sizeof *tongue->entry, compare_entries);
    for (int n = 0; n < tongue->count; n++) {
        const TongueEntry *entry = &tongue->entry[n];
        char english[1600];
        snprintf(english, sizeof english, "%.*s", (int)english_length(entry->english), entry->english);
        for (int f = 0; f < entry->forms; f++)
            if (!tongue_fits(english, entry->form[f], err)) return false;
        if (n > 0 && compare_entries(entry - 1, entry) == 0) return err_set(err, "\"%s\" stands there twice", english);
    }
    return true;
}
