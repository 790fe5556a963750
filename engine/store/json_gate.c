// The gate: one pass over the bytes by recursive descent (RFC 8259).
// Always true: at never passes length, depth never passes JSON_MAX_DEPTH, and every byte before at
// has been found right.
#include "store/json_gate.h"

#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "store/form.h"
#include "store/json.h"

typedef struct Gate {
    const char *name, *bytes;
    size_t length, at;
    int line, depth;
    JsonPlaces *places;
    Err *err;
} Gate;

static bool check_value(Gate *gate, int self);

// The byte at hand; NUL at the end, which no rule accepts.
static char peek(const Gate *gate) {
    return gate->at < gate->length ? gate->bytes[gate->at] : '\0';
}

static bool is_word(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c == '+' || c == '-' || c == '.';
}

static int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

static size_t word_length(const Gate *gate, size_t at) {
    size_t end = at;
    while (end < gate->length && is_word(gate->bytes[end]))
        end++;
    return end - at;
}

// How many bytes to show as found: a word, an escape, or one character.
static size_t found_length(const Gate *gate, size_t at) {
    size_t word = word_length(gate, at), end = at + 1;
    if (word > 0) return word;
    if (gate->bytes[at] == '\\' && end < gate->length && gate->bytes[end] > ' ') {
        end++;
        bool unicode = gate->bytes[at + 1] == 'u';
        while (unicode && end < gate->length && end < at + 6 && hex_value(gate->bytes[end]) >= 0) {
            end++;
        }
        return end - at;
    }
    while (end < gate->length && ((unsigned char)gate->bytes[end] & 0xC0) == 0x80)
        end++;
    return end - at;
}

static bool refuse(const Gate *gate, size_t at, const char *wanted) {
    FormPlace place = form_place(gate->bytes, at);
    if (at >= gate->length) {
        return err_set(gate->err, "%s:%d:%d: found the end of the file, %s is wanted", gate->name,
                       place.line, place.column, wanted);
    }
    FormShown found = form_show(gate->bytes + at, found_length(gate, at));
    return err_set(gate->err, "%s:%d:%d: found %s, %s is wanted", gate->name, place.line,
                   place.column, found.text, wanted);
}

static void skip_space(Gate *gate) {
    for (char c = peek(gate); c == ' ' || c == '\t' || c == '\n' || c == '\r'; c = peek(gate)) {
        if (c == '\n') gate->line++;
        gate->at++;
    }
}

// The four digits after \u at offset at, or -1.
static int escape_code(const Gate *gate, size_t at) {
    if (gate->length - at < 6 || gate->bytes[at] != '\\' || gate->bytes[at + 1] != 'u') return -1;
    int code = 0;
    for (size_t i = at + 2; i < at + 6; i++) {
        int digit = hex_value(gate->bytes[i]);
        if (digit < 0) return -1;
        code = code * 16 + digit;
    }
    return code;
}

static bool check_unicode_escape(Gate *gate) {
    int code = escape_code(gate, gate->at);
    if (code < 0) return refuse(gate, gate->at, "\\u with four hexadecimal digits");
    if (code == 0) return refuse(gate, gate->at, "text without the character NUL");
    bool high = code >= 0xD800 && code <= 0xDBFF, low = code >= 0xDC00 && code <= 0xDFFF;
    int second = high ? escape_code(gate, gate->at + 6) : -1;
    if (low || (high && (second < 0xDC00 || second > 0xDFFF))) {
        return refuse(gate, gate->at, "a pair of surrogates (\\uD800-\\uDBFF, \\uDC00-\\uDFFF)");
    }
    gate->at += high ? 12 : 6;
    return true;
}

static bool check_escape(Gate *gate) {
    char c = gate->at + 1 < gate->length ? gate->bytes[gate->at + 1] : '\0';
    if (c == 'u') return check_unicode_escape(gate);
    if (c == '\0' || !strchr("\"\\/bfnrt", c)) {
        return refuse(gate, gate->at, "one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX");
    }
    gate->at += 2;
    return true;
}

static bool check_text(Gate *gate) {
    gate->at++;
    while (peek(gate) != '"') {
        if (gate->at >= gate->length) return refuse(gate, gate->at, "a closing \"");
        if ((unsigned char)peek(gate) < 0x20) {
            return refuse(gate, gate->at, "an escape such as \\n or a closing \"");
        }
        if (peek(gate) != '\\') {
            gate->at++;
        } else if (!check_escape(gate)) {
            return false;
        }
    }
    gate->at++;
    return true;
}

static bool check_number(Gate *gate, size_t word) {
    const char *text = gate->bytes + gate->at;
    if (form_number(text, word) != word) {
        return refuse(gate, gate->at, "a number in JSON form, such as 12, -0.5 or 1e-3,");
    }
    if (word > FORM_NUMBER_BYTES) {
        return refuse(gate, gate->at, "a number of at most 63 characters");
    }
    char copy[FORM_NUMBER_BYTES + 1] = {0};
    memcpy(copy, text, word);
    if (!__builtin_isfinite(form_real(copy))) {
        return refuse(gate, gate->at,
                      "a number from -1.7976931348623157e+308 to "
                      "1.7976931348623157e+308");
    }
    gate->at += word;
    return true;
}

static bool check_word(Gate *gate) {
    static const char *const LITERALS[] = {"true", "false", "null"};
    size_t word = word_length(gate, gate->at);
    const char *text = gate->bytes + gate->at;
    for (size_t i = 0; i < COUNT_OF(LITERALS); i++) {
        if (word == strlen(LITERALS[i]) && memcmp(text, LITERALS[i], word) == 0) {
            gate->at += word;
            return true;
        }
    }
    if (word > 0 && strchr("+-.0123456789", *text)) return check_number(gate, word);
    return refuse(gate, gate->at,
                  "a value (text in double quotes, a number, true, false, null, "
                  "[ or {)");
}

// The entry of the value that begins at hand, -1 if the document may hold no more.
static int add_place(Gate *gate, int parent, int position) {
    JsonPlaces *places = gate->places;
    if (places->count == JSON_MAX_VALUES) {
        refuse(gate, gate->at, "the end after 200,000 values");
        return -1;
    }
    if (places->count == places->capacity) {
        int capacity = places->capacity ? places->capacity * 2 : 64;
        places->place = memory_grow(places->place, (size_t)capacity * sizeof *places->place);
        places->capacity = capacity;
    }
    places->place[places->count] = (JsonPlace){
        .offset = (int)gate->at, .line = gate->line, .parent = parent, .position = position};
    return places->count++;
}

static bool check_key(Gate *gate) {
    if (peek(gate) != '"') return refuse(gate, gate->at, "a key in double quotes");
    if (!check_text(gate)) return false;
    skip_space(gate);
    if (peek(gate) != ':') return refuse(gate, gate->at, "\":\" after the key");
    gate->at++;
    skip_space(gate);
    return true;
}

static bool check_children(Gate *gate, int self, char close) {
    bool object = close == '}';
    int previous = 0; // no child is number 0
    for (int position = 0; position > 0 || peek(gate) != close; position++) {
        int child = add_place(gate, self, position);
        if (child < 0 || (object && !check_key(gate)) || !check_value(gate, child)) return false;
        if (previous) gate->places->place[previous].next = child;
        previous = child;
        skip_space(gate);
        if (peek(gate) == close) break;
        if (peek(gate) != ',')
            return refuse(gate, gate->at, object ? "\",\" or \"}\"" : "\",\" or \"]\"");
        gate->at++;
        skip_space(gate);
    }
    gate->at++;
    return true;
}

static bool check_container(Gate *gate, int self, char close) {
    if (gate->depth == JSON_MAX_DEPTH) {
        return refuse(gate, gate->at, "nesting at most 64 deep");
    }
    gate->depth++;
    gate->at++;
    skip_space(gate);
    if (!check_children(gate, self, close)) return false;
    gate->depth--;
    return true;
}

static bool check_value(Gate *gate, int self) {
    switch (peek(gate)) {
    case '{': return check_container(gate, self, '}');
    case '[': return check_container(gate, self, ']');
    case '"': return check_text(gate);
    default: return check_word(gate);
    }
}

static bool check_encoding(const Gate *gate) {
    size_t bad = form_utf8_bad(gate->bytes, gate->length);
    FormPlace place = form_place(gate->bytes, bad);
    if (bad < gate->length) {
        return err_set(gate->err, "%s:%d:%d: found the byte 0x%02X, valid UTF-8 is wanted",
                       gate->name, place.line, place.column, (unsigned char)gate->bytes[bad]);
    }
    if (gate->length >= 3 && memcmp(gate->bytes, "\xEF\xBB\xBF", 3) == 0) {
        return err_set(gate->err, "%s:1:1: found a byte order mark, UTF-8 without one is wanted",
                       gate->name);
    }
    return true;
}

bool json_gate_check(const char *name, const char *bytes, size_t length, JsonPlaces *places,
                     Err *err) {
    Gate gate = {
        .name = name, .bytes = bytes, .length = length, .line = 1, .places = places, .err = err};
    if (length > JSON_MAX_BYTES) {
        return err_set(err, "%s: the document is too large, at most %d bytes are wanted", name,
                       JSON_MAX_BYTES);
    }
    if (!check_encoding(&gate)) return false;
    skip_space(&gate);
    int root = add_place(&gate, -1, 0);
    if (root < 0 || !check_value(&gate, root)) return false;
    skip_space(&gate);
    if (gate.at < length) return refuse(&gate, gate.at, "the end of the file");
    return true;
}
