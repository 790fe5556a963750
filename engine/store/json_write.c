// The writer, as json_write.h says.
// Always true: text holds a prefix of a well-formed document; level[0..depth) are the containers
// that are open.
#include "store/json_write.h"

#include <string.h>

#include "store/form.h"

JsonOut json_out_start(Text *text, int indent) {
    ASSERT(text && indent >= 0);
    return (JsonOut){.text = text, .indent = indent};
}

void json_out_finish(JsonOut *out) {
    ASSERT(out->done && out->depth == 0);
    text_add_bytes(out->text, "\n", 1);
}

static void new_line(JsonOut *out) {
    if (out->indent > 0) text_add(out->text, "\n%*s", out->indent * out->depth, "");
}

// The comma and the line break before an item or a key of the innermost container.
static void separate(JsonOut *out) {
    if (!out->level[out->depth - 1].empty) text_add_bytes(out->text, ",", 1);
    out->level[out->depth - 1].empty = false;
    new_line(out);
}

static void before_value(JsonOut *out) {
    ASSERT(!out->done);
    if (out->depth == 0) return;
    ASSERT(out->after_key == out->level[out->depth - 1].object);
    if (!out->after_key) separate(out);
    out->after_key = false;
}

static void after_value(JsonOut *out) {
    if (out->depth == 0) out->done = true;
}

static void begin(JsonOut *out, bool object) {
    before_value(out);
    ASSERT(out->depth < JSON_OUT_MAX_DEPTH);
    out->level[out->depth].object = object;
    out->level[out->depth].empty = true;
    out->depth++;
    text_add_bytes(out->text, object ? "{" : "[", 1);
}

static void end(JsonOut *out, bool object) {
    ASSERT(out->depth > 0 && !out->after_key);
    out->depth--;
    ASSERT(out->level[out->depth].object == object);
    if (!out->level[out->depth].empty) new_line(out);
    text_add_bytes(out->text, object ? "}" : "]", 1);
    after_value(out);
}

void json_out_object_begin(JsonOut *out) { begin(out, true); }

void json_out_object_end(JsonOut *out) { end(out, true); }

void json_out_array_begin(JsonOut *out) { begin(out, false); }

void json_out_array_end(JsonOut *out) { end(out, false); }

static void add_control(Text *text, unsigned char c) {
    static const char SHORT[0x20] = {
        ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r'};
    if (c < 0x20 && SHORT[c]) {
        text_add(text, "\\%c", SHORT[c]);
    } else {
        text_add(text, "\\u%04x", (unsigned)c);
    }
}

static void add_valid(Text *text, const char *bytes, size_t length) {
    size_t written = 0;
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)bytes[i];
        if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F) continue;
        text_add_bytes(text, bytes + written, i - written);
        written = i + 1;
        if (c == '"' || c == '\\') {
            text_add(text, "\\%c", c);
        } else {
            add_control(text, c);
        }
    }
    text_add_bytes(text, bytes + written, length - written);
}

static void add_quoted(Text *text, const char *bytes) {
    size_t left = strlen(bytes);
    text_add_bytes(text, "\"", 1);
    while (left > 0) {
        size_t valid = form_utf8_bad(bytes, left);
        add_valid(text, bytes, valid);
        if (valid == left) break;
        text_add(text, "\xEF\xBF\xBD");
        bytes += valid + 1;
        left -= valid + 1;
    }
    text_add_bytes(text, "\"", 1);
}

void json_out_key(JsonOut *out, const char *key) {
    ASSERT(out->depth > 0 && out->level[out->depth - 1].object && !out->after_key);
    separate(out);
    add_quoted(out->text, key);
    text_add(out->text, out->indent > 0 ? ": " : ":");
    out->after_key = true;
}

void json_out_text(JsonOut *out, const char *text) {
    if (!text) {
        json_out_null(out);
        return;
    }
    before_value(out);
    add_quoted(out->text, text);
    after_value(out);
}

static void add_word(JsonOut *out, const char *word) {
    before_value(out);
    text_add(out->text, "%s", word);
    after_value(out);
}

void json_out_real(JsonOut *out, double value) {
    char number[FORM_REAL_SIZE];
    form_real_write(value, number);
    add_word(out, number);
}

void json_out_int(JsonOut *out, int64_t value) {
    before_value(out);
    text_add(out->text, "%lld", (long long)value);
    after_value(out);
}

void json_out_bool(JsonOut *out, bool value) { add_word(out, value ? "true" : "false"); }

void json_out_null(JsonOut *out) { add_word(out, "null"); }

void json_out_put_text(JsonOut *out, const char *key, const char *text) {
    json_out_key(out, key);
    json_out_text(out, text);
}

void json_out_put_real(JsonOut *out, const char *key, double value) {
    json_out_key(out, key);
    if (value - value == 0.0)
        json_out_real(out, value);
    else
        json_out_null(out);
}

void json_out_put_int(JsonOut *out, const char *key, int64_t value) {
    json_out_key(out, key);
    json_out_int(out, value);
}

void json_out_put_bool(JsonOut *out, const char *key, bool value) {
    json_out_key(out, key);
    json_out_bool(out, value);
}
