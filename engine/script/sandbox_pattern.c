/* Lua's patterns, with a step counter.
 * Always true: each step of a match is charged, nesting ends at MATCH_DEPTH, and what is a letter does not
 * depend on the locale. The meaning is that of the Lua manual, 6.4.1. */
#include "script/sandbox_own.h"

#include <string.h>

enum { MATCH_DEPTH = 150, PATTERN_BYTES = 256, STEPS = 64 }; /* charged so many at a time */
enum { OPEN = -1, POSITION = -2 };                           /* lengths of captures */

static bool between(int c, int low, int high) { return c >= low && c <= high; }
static bool is_alpha(int c) { return between(c | 32, 'a', 'z'); }
static bool is_digit(int c) { return between(c, '0', '9'); }
static bool is_graph(int c) { return between(c, 33, 126); }

static void steps(Match *m, uint64_t count) {
    m->steps += count;
    if (m->steps < STEPS) return;
    sandbox_charge(m->L, m->steps);
    m->steps = 0;
}

static bool in_class(int c, int name) {
    bool is;
    switch (name | 32) {
    case 'a': is = is_alpha(c); break;
    case 'c': is = c < 32 || c == 127; break;
    case 'd': is = is_digit(c); break;
    case 'g': is = is_graph(c); break;
    case 'l': is = between(c, 'a', 'z'); break;
    case 'p': is = is_graph(c) && !is_alpha(c) && !is_digit(c); break;
    case 's': is = c == ' ' || between(c, 9, 13); break;
    case 'u': is = between(c, 'A', 'Z'); break;
    case 'w': is = is_alpha(c) || is_digit(c); break;
    case 'z': is = c == 0; break; /* deprecated, but stock Lua has it */
    case 'x': is = is_digit(c) || between(c | 32, 'a', 'f'); break;
    default: return name == c;
    }
    if (!is_alpha(name)) return name == c;
    return between(name, 'A', 'Z') ? !is : is;
}

void match_open(Match *m, lua_State *L, const char *text, size_t length, const char *pattern,
                size_t size) {
    if (size > PATTERN_BYTES)
        luaL_error(L, "a pattern may have %d bytes, this one has %d", PATTERN_BYTES, (int)size);
    sandbox_charge(L, STEPS / 2); /* the last steps are not charged */
    *m = (Match){.L = L, .text = text, .text_end = text + length, .pattern_end = pattern + size};
}

/* The end of the single-character class at p. */
static const char *class_end(Match *m, const char *p) {
    if (*p == '%') {
        if (p + 1 >= m->pattern_end) luaL_error(m->L, "malformed pattern (ends with '%%')");
        return p + 2;
    }
    if (*p++ != '[') return p;
    if (p < m->pattern_end && *p == '^') p++;
    do { /* a ']' that comes first is part of the set */
        if (p >= m->pattern_end) luaL_error(m->L, "malformed pattern (missing ']')");
        if (*p++ == '%') {
            if (p >= m->pattern_end) luaL_error(m->L, "malformed pattern (missing ']')");
            p++;
        }
    } while (p >= m->pattern_end || *p != ']');
    return p + 1;
}

/* last: the set's ']'. */
static bool in_set(int c, const char *p, const char *last) {
    bool found = true;
    if (*++p == '^') {
        found = false;
        p++;
    }
    for (; p < last; p++) {
        if (*p == '%') {
            if (in_class(c, (unsigned char)*++p)) return found;
        } else if (p[1] == '-' && p + 2 < last) {
            if (between(c, (unsigned char)p[0], (unsigned char)p[2])) return found;
            p += 2;
        } else if ((unsigned char)*p == c) {
            return found;
        }
    }
    return !found;
}

static bool single(Match *m, const char *s, const char *p, const char *end) {
    steps(m, 1);
    if (s >= m->text_end) return false;
    const int c = (unsigned char)*s;
    switch (*p) {
    case '.': return true;
    case '%': return in_class(c, (unsigned char)p[1]);
    case '[': steps(m, (uint64_t)(end - p) / 2); return in_set(c, p, end - 1);
    default: return (unsigned char)*p == c;
    }
}

static const char *balance(Match *m, const char *s, const char *p) {
    if (p + 1 >= m->pattern_end) luaL_error(m->L, "malformed pattern (missing arguments to '%%b')");
    if (s >= m->text_end || *s != *p) return NULL;
    const char opens = p[0], closes = p[1];
    size_t depth = 1;
    while (++s < m->text_end) {
        steps(m, 1);
        if (*s == closes) {
            if (!--depth) return s + 1;
        } else if (*s == opens) {
            depth++;
        }
    }
    return NULL;
}

/* end: behind the class at p; *end is its suffix. */
static const char *most(Match *m, const char *s, const char *p, const char *end) {
    ptrdiff_t count = 0;
    while (single(m, s + count, p, end)) count++;
    for (; count >= 0; count--) {
        const char *found = match_at(m, s + count, end + 1);
        if (found) return found;
    }
    return NULL;
}

static const char *least(Match *m, const char *s, const char *p, const char *end) {
    for (;; s++) {
        const char *found = match_at(m, s, end + 1);
        if (found) return found;
        if (!single(m, s, p, end)) return NULL;
    }
}

static const char *open_capture(Match *m, const char *s, const char *p, ptrdiff_t kind) {
    if (m->level >= CAPTURES_MAX) luaL_error(m->L, "too many captures");
    m->capture[m->level].start = s;
    m->capture[m->level++].length = kind;
    const char *found = match_at(m, s, p);
    if (!found) m->level--;
    return found;
}

static const char *close_capture(Match *m, const char *s, const char *p) {
    int i = m->level - 1;
    while (i >= 0 && m->capture[i].length != OPEN) i--;
    if (i < 0) luaL_error(m->L, "invalid pattern capture");
    m->capture[i].length = s - m->capture[i].start;
    const char *found = match_at(m, s, p);
    if (!found) m->capture[i].length = OPEN;
    return found;
}

/* What the capture of this digit holds must stand at s; its end, or NULL. */
static const char *again(Match *m, const char *s, int digit) {
    const int i = digit - '1';
    if (i < 0 || i >= m->level || m->capture[i].length == OPEN)
        luaL_error(m->L, "invalid capture index %%%d", i + 1);
    if (m->capture[i].length == POSITION) return NULL;
    const size_t length = (size_t)m->capture[i].length;
    sandbox_charge(m->L, length / 16);
    if ((size_t)(m->text_end - s) < length || memcmp(m->capture[i].start, s, length)) return NULL;
    return s + length;
}

static const char *frontier(Match *m, const char *s, const char *p) {
    if (p >= m->pattern_end || *p != '[') luaL_error(m->L, "missing '[' after '%%f' in pattern");
    const char *end = class_end(m, p);
    const int before = s == m->text ? 0 : (unsigned char)s[-1];
    const int here = s < m->text_end ? (unsigned char)*s : 0;
    steps(m, (uint64_t)(end - p));
    return !in_set(before, p, end - 1) && in_set(here, p, end - 1) ? end : NULL;
}

/* A class with its suffix. True: *s and *p are where to go on; false: *s is the answer. */
static bool plain(Match *m, const char **s, const char **p) {
    const char *end = class_end(m, *p);
    const char suffix = end < m->pattern_end ? *end : '\0';
    if (suffix == '*' || suffix == '-') {
        *s = suffix == '*' ? most(m, *s, *p, end) : least(m, *s, *p, end);
        return false;
    }
    const bool here = single(m, *s, *p, end);
    if (suffix == '+') {
        *s = here ? most(m, *s + 1, *p, end) : NULL;
        return false;
    }
    if (suffix == '?') {
        const char *found = here ? match_at(m, *s + 1, end + 1) : NULL;
        *p = end + 1;
        if (!found) return true;
        *s = found;
        return false;
    }
    *s = here ? *s + 1 : NULL;
    *p = end;
    return here;
}

/* %b, %f and %1 to %9; otherwise as plain. */
static bool escaped(Match *m, const char **s, const char **p) {
    const char *at = *p;
    const int name = at + 1 < m->pattern_end ? at[1] : 0;
    if (name == 'b') {
        *s = balance(m, *s, at + 2);
        *p += 4;
    } else if (name == 'f') {
        *p = frontier(m, *s, at + 2);
        if (!*p) *s = NULL;
    } else if (is_digit(name)) {
        *s = again(m, *s, name);
        *p += 2;
    } else {
        return plain(m, s, p);
    }
    return *s != NULL;
}

/* One item of the pattern, as plain. */
static bool item(Match *m, const char **s, const char **p) {
    const char *at = *p;
    switch (*at) {
    case '(': {
        const bool position = at + 1 < m->pattern_end && at[1] == ')';
        *s = open_capture(m, *s, at + 1 + position, position ? POSITION : OPEN);
        return false;
    }
    case ')': *s = close_capture(m, *s, at + 1); return false;
    case '$':
        if (at + 1 != m->pattern_end) return plain(m, s, p);
        if (*s != m->text_end) *s = NULL;
        return false;
    case '%': return escaped(m, s, p);
    default: return plain(m, s, p);
    }
}

const char *match_at(Match *m, const char *s, const char *p) {
    if (m->depth++ >= MATCH_DEPTH) luaL_error(m->L, "pattern too complex");
    steps(m, 1);
    while (p < m->pattern_end && item(m, &s, &p)) continue;
    m->depth--;
    return s;
}

void match_push_one(Match *m, int i, const char *start, const char *end) {
    if (i >= m->level) {
        if (i) luaL_error(m->L, "invalid capture index %%%d", i + 1);
        lua_pushlstring(m->L, start, (size_t)(end - start));
        return;
    }
    const ptrdiff_t length = m->capture[i].length;
    if (length == OPEN) luaL_error(m->L, "unfinished capture");
    if (length == POSITION)
        lua_pushinteger(m->L, m->capture[i].start - m->text + 1);
    else
        lua_pushlstring(m->L, m->capture[i].start, (size_t)length);
}

int match_push(Match *m, const char *start, const char *end) {
    const int count = m->level || !start ? m->level : 1;
    luaL_checkstack(m->L, count, "too many captures");
    for (int i = 0; i < count; i++) match_push_one(m, i, start, end);
    return count;
}
