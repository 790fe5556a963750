/* Reading the command line. Always true: see options.h. */
#include "cli/options.h"

#include "report/paper.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef enum OptionKind {
    OPTION_TEXT,
    OPTION_WHOLE,
    OPTION_SPAN,
    OPTION_FLAG,
    OPTION_LIST
} OptionKind;

enum { OPTION_NAME_BYTES = 32, OPTION_INDENT = 24 };

typedef struct OptionInfo {
    char field[OPTION_NAME_BYTES]; /* the option's name with '_' for '-' */
    OptionKind kind;
    size_t offset; /* in Options */
    const char *meta;
    int64_t low, high;
    const char *help;
} OptionInfo;

static const OptionInfo option_rows[OPTION_COUNT] = {
#define ROW(field, kind, meta, low, high, help)                                                    \
    {#field, kind, offsetof(Options, field), meta, low, high, help},
#define TEXT_OPTION(field, meta, otherwise, help) ROW(field, OPTION_TEXT, meta, 0, 0, help)
#define WHOLE_OPTION(field, meta, otherwise, low, high, help)                                      \
    ROW(field, OPTION_WHOLE, meta, low, high, help)
#define SPAN_OPTION(field, meta, otherwise, low, high, help)                                       \
    ROW(field, OPTION_SPAN, meta, low, high, help)
#define FLAG_OPTION(field, help) ROW(field, OPTION_FLAG, "", 0, 0, help)
#define LIST_OPTION(field, meta, help) ROW(field, OPTION_LIST, meta, 0, 0, help)
#include "cli/options.def"
#undef TEXT_OPTION
#undef WHOLE_OPTION
#undef SPAN_OPTION
#undef FLAG_OPTION
#undef LIST_OPTION
#undef ROW
};

static const Options option_defaults = {
#define TEXT_OPTION(field, meta, otherwise, help) .field = otherwise,
#define WHOLE_OPTION(field, meta, otherwise, low, high, help) .field = otherwise,
#define SPAN_OPTION(field, meta, otherwise, low, high, help) .field = otherwise,
#define FLAG_OPTION(field, help) .field = false,
#define LIST_OPTION(field, meta, help) .field = {.count = 0},
#include "cli/options.def"
#undef TEXT_OPTION
#undef WHOLE_OPTION
#undef SPAN_OPTION
#undef FLAG_OPTION
#undef LIST_OPTION
};

/* The next name of a list divided by spaces, with its colon if it has one; NULL at the end. */
static const char *option_next(const char **list, char name[OPTION_NAME_BYTES]) {
    *list += strspn(*list, " ");
    const size_t length = strcspn(*list, " ");
    if (length == 0) {
        return NULL;
    }
    snprintf(name, OPTION_NAME_BYTES, "%.*s", (int)length, *list);
    *list += length;
    return strcmp(name, "FILE") == 0 ? option_next(list, name) : name; /* words: no option */
}

/* name may end in a colon. */
static bool option_is(const char *field, const char *name) {
    while (*field && (*field == '_' ? '-' : *field) == *name) {
        field++;
        name++;
    }
    return *field == '\0' && (*name == '\0' || strcmp(name, ":") == 0);
}

static OptionId option_find(const char *name) {
    for (int id = 0; id < OPTION_COUNT; id++) {
        if (option_is(option_rows[id].field, name)) {
            return (OptionId)id;
        }
    }
    return OPTION_COUNT;
}

/* *span: "NAME:" stands there. */
static OptionId option_allowed(const char *allowed, const char *name, bool *span) {
    char one[OPTION_NAME_BYTES];
    while (option_next(&allowed, one)) {
        const size_t length = strcspn(one, ":");
        *span = one[length] == ':';
        if (strlen(name) == length && strncmp(one, name, length) == 0) {
            return option_find(name);
        }
    }
    return OPTION_COUNT;
}

static bool option_unknown(const char *allowed, const char *name, Err *err) {
    char names[OPTION_COUNT][OPTION_NAME_BYTES];
    const char *known[OPTION_COUNT];
    size_t count = 0;
    while (count < OPTION_COUNT && option_next(&allowed, names[count])) {
        names[count][strcspn(names[count], ":")] = '\0';
        known[count] = names[count];
        count++;
    }
    const char *near = text_nearest(name, known, count);
    return near ? err_set(err, "unknown option --%s; did you mean --%s?", name, near)
                : err_set(err, "unknown option --%s", name);
}

static bool option_whole(const OptionInfo *o, const char *name, const char *text, int64_t *out,
                         Err *err) {
    char *end;
    errno = 0;
    const long long value = strtoll(text, &end, 10);
    const bool digits = text[0] >= '0' && text[0] <= '9' && *end == '\0' && errno == 0;
    if (!digits || value < o->low || value > o->high) {
        return err_set(err, "--%s: found \"%s\", a whole number from %lld to %lld is wanted",
                       name, text, (long long)o->low, (long long)o->high);
    }
    *out = value;
    return true;
}

/* "N" or "A:B"; the number B, and after it A. */
static bool option_span(const OptionInfo *o, const char *name, const char *text, bool span,
                        int64_t *out, Err *err) {
    const char *colon = span ? strchr(text, ':') : NULL;
    char first[32];
    out[1] = 1;
    if (!colon) {
        return option_whole(o, name, text, out, err);
    }
    snprintf(first, sizeof first, "%.*s", (int)(colon - text), text);
    if (!option_whole(o, name, first, &out[1], err) ||
        !option_whole(o, name, colon + 1, out, err)) {
        return false;
    }
    return (out[1] >= 1 && out[0] >= out[1]) ||
           err_set(err, "--%s: found \"%s\", A:B with 1 <= A <= B is wanted", name, text);
}

static bool option_store(const OptionInfo *o, const char *name, const char *value, bool span,
                         Options *out, Err *err) {
    char *field = (char *)out + o->offset;
    if (o->kind == OPTION_SPAN) {
        return option_span(o, name, value, span, (int64_t *)(void *)field, err);
    }
    if (o->kind == OPTION_WHOLE) {
        return option_whole(o, name, value, (int64_t *)(void *)field, err);
    }
    if (o->kind == OPTION_TEXT) {
        *(const char **)(void *)field = value;
        return true;
    }
    OptionList *list = (OptionList *)(void *)field;
    if (list->count == OPTION_LIST_MAX) {
        return err_set(err, "--%s is given more than %d times", name, OPTION_LIST_MAX);
    }
    list->item[list->count++] = value;
    return true;
}

/* The long form of an option that has a short one too. */
static const char *option_long(const char *word) {
    return strcmp(word, "-o") == 0 ? "--output" : word;
}

/* One option at argv[*at]; *at moves past its value. */
static bool option_take(const char *allowed, int argc, char **argv, int *at, Options *out,
                        Err *err) {
    const char *word = option_long(argv[*at]) + 2;
    const char *equals = strchr(word, '=');
    char name[64];
    snprintf(name, sizeof name, "%.*s", (int)(equals ? equals - word : (long)strlen(word)), word);
    bool span = false;
    const OptionId id = option_allowed(allowed, name, &span);
    if (id == OPTION_COUNT) {
        return option_unknown(allowed, name, err);
    }
    const OptionInfo *o = &option_rows[id];
    out->given[id] = true;
    if (o->kind == OPTION_FLAG) {
        *(bool *)(void *)((char *)out + o->offset) = true;
        return equals ? err_set(err, "--%s takes no value", name) : true;
    }
    if (!equals && *at + 1 == argc) {
        return err_set(err, "--%s needs a value: --%s %s", name, name, o->meta);
    }
    return option_store(o, name, equals ? equals + 1 : argv[++*at], span, out, err);
}

bool options_read(const char *allowed, int argc, char **argv, Options *out, Err *err) {
    const bool takes_words = strncmp(allowed, "FILE", 4) == 0;
    *out = option_defaults;
    bool ended = false; /* by "--" */
    for (int at = 0; at < argc; at++) {
        const char *word = ended ? "" : option_long(argv[at]);
        if (strcmp(word, "--") == 0) {
            ended = true;
        } else if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
            out->help = true;
        } else if (strncmp(word, "--", 2) != 0 && takes_words && out->words.count < OPTION_WORDS_MAX) {
            out->words.item[out->words.count++] = argv[at];
        } else if (strncmp(word, "--", 2) != 0) {
            return err_set(err, "unexpected \"%s\"; options begin with --", argv[at]);
        } else if (!option_take(allowed, argc, argv, &at, out, err)) {
            return false;
        }
    }
    return true;
}

bool options_next(const char **allowed, OptionShown *out) {
    if (!option_next(allowed, out->name)) return false;
    out->id = option_find(out->name);
    const OptionInfo *o = &option_rows[out->id];
    out->meta = o->kind == OPTION_SPAN && !strchr(out->name, ':') ? "N" : o->meta;
    out->help = o->help;
    out->repeats = o->kind == OPTION_LIST;
    out->name[strcspn(out->name, ":")] = '\0';
    return true;
}

void options_default(OptionId id, Text *out) {
    const OptionInfo *o = &option_rows[id];
    if (out->data && strstr(out->data, "(default")) return;
    const char *field = (const char *)&option_defaults + o->offset;
    if (o->kind == OPTION_TEXT && *(const char *const *)(const void *)field) {
        text_add(out, " (default %s)", *(const char *const *)(const void *)field);
    } else if ((o->kind == OPTION_WHOLE || o->kind == OPTION_SPAN) && *(const int64_t *)(const void *)field > 0) {
        text_add(out, " (default %lld)", (long long)*(const int64_t *)(const void *)field);
    }
}

/* Whether "ensemble,merge" names the command; "coverage" is of "pack coverage". */
static bool option_concerns(const char *names, size_t length, const char *command) {
    const char *last = strrchr(command, ' ');
    command = last ? last + 1 : command;
    const size_t wanted = strlen(command);
    for (size_t at = 0; at < length; at += 1 + strcspn(names + at, ",:")) {
        const size_t one = strcspn(names + at, ",:");
        if (one == wanted && strncmp(names + at, command, one) == 0) return true;
    }
    return false;
}

/* The bracket that closes the one at `open`, or NULL. */
static const char *option_close(const char *open) {
    int depth = 0;
    for (const char *at = open; *at; at++) {
        depth += *at == '[' ? 1 : *at == ']' ? -1 : 0;
        if (depth == 0) return at;
    }
    return NULL;
}

void options_text(const char *help, const char *command, Text *out) {
    while (*help) {
        const size_t plain = strcspn(help, "[");
        text_add_bytes(out, help, plain);
        help += plain;
        const size_t names = *help ? strspn(help + 1, "abcdefghijklmnopqrstuvwxyz,") : 0;
        const char *close = names > 0 && help[1 + names] == ':' ? option_close(help) : NULL;
        if (close) {
            const char *part = help + 1 + names + 1;
            if (option_concerns(help + 1, names, command))
                text_add_bytes(out, part, (size_t)(close - part));
            help = close + 1;
        } else if (*help) { /* an ordinary bracket */
            text_add_bytes(out, help++, 1);
        }
    }
}

void options_help(const char *command, const char *allowed, Text *out) {
    OptionShown o;
    char lead[64];
    while (options_next(&allowed, &o)) {
        Text line = {0};
        snprintf(lead, sizeof lead, "  --%s %s", o.name, o.meta);
        options_text(o.help, command, &line);
        options_default(o.id, &line);
        char *text = text_take(&line);
        const bool wide = strlen(lead) >= OPTION_INDENT; /* its help begins on the next line */
        if (wide) text_add(out, "%s\n", lead);
        paper_wrap(out, wide ? "" : lead, OPTION_INDENT, text);
        free(text);
    }
}
