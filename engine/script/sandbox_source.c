/* A script's text on its way into the compiler: `^` rewritten, line by line, under the limits.
 * Always true: what is a text, a comment or a name here is the same for Lua's own lexer, or Lua refuses the
 * file; lines keep their numbers. */
#include "script/sandbox_own.h"

#include <stdio.h>
#include <string.h>

/* The name of the object that stands in every `^`; handed to the file as its argument, so that no
 * environment of a script's own can replace it. */
static const char power_name[] = "power__";
static const char power_start[] = "local power__ <const> = ...; ";

typedef struct Scan {
    const char *at, *end;
} Scan;

static bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* At "[": the number of = in a long bracket that opens here, or -1. */
static int long_level(const Scan *s) {
    const char *at = s->at + 1;
    while (at < s->end && *at == '=') at++;
    return at < s->end && *at == '[' ? (int)(at - s->at - 1) : -1;
}

static void skip_long(Scan *s, int level) {
    s->at += level + 2;
    for (; s->at < s->end; s->at++) {
        if (*s->at != ']') continue;
        const char *at = s->at + 1;
        while (at < s->end && *at == '=') at++;
        if (at < s->end && *at == ']' && at - s->at - 1 == level) {
            s->at = at + 1;
            return;
        }
        s->at = at - 1; /* a "]" here may begin the right one */
    }
}

/* A text in quotes ends at its quote, or where Lua will complain: at the end of the line. */
static void skip_quoted(Scan *s) {
    const char quote = *s->at++;
    for (; s->at < s->end && *s->at != quote && *s->at != '\n' && *s->at != '\r'; s->at++) {
        if (*s->at != '\\' || s->at + 1 >= s->end) continue;
        const char escaped = *++s->at;
        if (escaped == 'z') {
            while (s->at + 1 < s->end && strchr(" \t\n\r\f\v", s->at[1]) && s->at[1]) s->at++;
        } else if ((escaped == '\r' || escaped == '\n') && s->at + 1 < s->end &&
                   (s->at[1] == '\r' || s->at[1] == '\n') && s->at[1] != escaped) {
            s->at++;
        }
    }
    if (s->at < s->end) s->at++;
}

static void skip_comment(Scan *s) {
    s->at += 2;
    const int level = s->at < s->end && *s->at == '[' ? long_level(s) : -1;
    if (level >= 0) {
        skip_long(s, level);
        return;
    }
    while (s->at < s->end && *s->at != '\n' && *s->at != '\r') s->at++;
}

/* Moves past the next token; its first byte, or 'a' for a name, or 0 for what never matters. */
static char next_token(Scan *s) {
    const char c = *s->at;
    if (c == '-' && s->at + 1 < s->end && s->at[1] == '-') return skip_comment(s), '\0';
    if (c == '"' || c == '\'') return skip_quoted(s), '\0';
    if (c == '[' && long_level(s) >= 0) return skip_long(s, long_level(s)), '\0';
    if (!is_word(c)) return s->at++, c;
    const bool number = c >= '0' && c <= '9';
    while (s->at < s->end && (is_word(*s->at) || (number && *s->at == '.'))) s->at++;
    return number ? '\0' : 'a';
}

bool source_open(Source *s, const char **wrong) {
    if (s->length >= 3 && !memcmp(s->bytes, "\xEF\xBB\xBF", 3)) s->bytes += 3, s->length -= 3;
    const char *end = s->bytes + s->length, *copied = s->bytes;
    s->line = 1;
    for (Scan scan = {s->bytes, end}; scan.at < end;) {
        const char *start = scan.at;
        const char token = next_token(&scan);
        const size_t length = (size_t)(scan.at - start);
        if (token == 'a' && length == sizeof power_name - 1 && !memcmp(start, power_name, length)) {
            *wrong = power_name;
            return false;
        }
        if (token != '^') continue;
        if (!s->rewritten.length) text_add(&s->rewritten, "%s", power_start);
        text_add_bytes(&s->rewritten, copied, (size_t)(scan.at - copied));
        text_add(&s->rewritten, " %s ^", power_name);
        copied = scan.at;
    }
    if (s->rewritten.length) {
        text_add_bytes(&s->rewritten, copied, (size_t)(end - copied));
        s->bytes = s->rewritten.data;
        s->length = s->rewritten.length;
    }
    return true;
}

void source_close(Source *s) { text_free(&s->rewritten); }

/* The compiler has no hook, and some texts cost it the square of their length: so little at a time. */
const char *source_read(lua_State *L, void *source, size_t *size) {
    Source *s = source;
    enum { PIECE = 512 };
    const size_t left = s->length - s->at;
    if (s->at && s->bytes[s->at - 1] == '\n') s->line++;
    snprintf(s->sandbox->where, WHERE_BYTES, "%s:%d", s->name, s->line);
    size_t piece = left < PIECE ? left : PIECE;
    const char *end = piece ? memchr(s->bytes + s->at, '\n', piece) : NULL;
    if (end) piece = (size_t)(end - s->bytes) - s->at + 1;
    sandbox_charge(L, 16 + 4 * piece);
    *size = piece;
    s->at += piece;
    return s->bytes + s->at - piece;
}
