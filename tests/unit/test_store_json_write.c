// Writing JSON, and what only writer and reader together can show: round trips, and damaged
// documents judged by a second, independent reading of RFC 8259.
#include <locale.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "store/json.h"
#include "store/json_write.h"

static const char GOOD[] =
    "{\"id\":\"Kyiv \\u00e9\\ud83d\\ude00 \xd0\x9a\\n\",\"start\":{\"share\":{\"value\":0.25,"
    "\"unit\":\"x\"},\"months\":12},\n\"list\":[1,-2.5e-3,[true,false,null],{},[]],\"a b\":0}\n";

static uint64_t seed = 1;

static uint64_t draw(void) { // splitmix64
    uint64_t z = (seed += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

// ---- the second reading: what is left after the longest valid prefix, or NULL

static const char *strict_value(const char *at);

static const char *strict_space(const char *at) { return at + strspn(at, " \t\r\n"); }

static unsigned strict_hex(const char *at) {
    return strspn(at, "0123456789abcdefABCDEF") < 4
               ? 0
               : (unsigned)strtoul((char[]){at[0], at[1], at[2], at[3], 0}, NULL, 16);
}

static const char *strict_escape(const char *at) {
    if (*at != 'u') return *at && strchr("\"\\/bfnrt", *at) ? at + 1 : NULL;
    unsigned code = strict_hex(at + 1);
    if (code == 0 || (code & 0xFC00) == 0xDC00) return NULL;
    if ((code & 0xFC00) != 0xD800) return at + 5;
    bool pair = at[5] == '\\' && at[6] == 'u' && (strict_hex(at + 7) & 0xFC00) == 0xDC00;
    return pair ? at + 11 : NULL;
}

static const char *strict_text(const char *at) {
    for (at++; at && *at != '"';) {
        if ((unsigned char)*at < ' ') return NULL;
        at = *at == '\\' ? strict_escape(at + 1) : at + 1;
    }
    return at ? at + 1 : NULL;
}

static const char *strict_number(const char *at) {
    at += *at == '-';
    size_t whole = strspn(at, "0123456789"), rest;
    if (whole == 0 || (*at == '0' && whole > 1)) return NULL;
    at += whole;
    if (*at == '.') {
        if ((rest = strspn(at + 1, "0123456789")) == 0) return NULL;
        at += 1 + rest;
    }
    if (*at != 'e' && *at != 'E') return at;
    at += 1 + (at[1] == '+' || at[1] == '-');
    rest = strspn(at, "0123456789");
    return rest ? at + rest : NULL;
}

static const char *strict_list(const char *at, bool object) {
    const char close = object ? '}' : ']';
    at = strict_space(at + 1);
    if (*at == close) return at + 1;
    for (;; at = strict_space(at + 1)) {
        if (object) {
            if (*at != '"' || !(at = strict_text(at))) return NULL;
            at = strict_space(at);
            if (*at != ':') return NULL;
            at = strict_space(at + 1);
        }
        if (!(at = strict_value(at))) return NULL;
        at = strict_space(at);
        if (*at == close) return at + 1;
        if (*at != ',') return NULL;
    }
}

static const char *strict_value(const char *at) {
    if (*at == '{' || *at == '[') return strict_list(at, *at == '{');
    if (*at == '"') return strict_text(at);
    if (strncmp(at, "true", 4) == 0 || strncmp(at, "null", 4) == 0) return at + 4;
    return strncmp(at, "false", 5) == 0 ? at + 5 : strict_number(at);
}

// Widens by the C library, in a UTF-8 locale, rather than by our own table.
static bool strict_utf8(const char *bytes) { return mbstowcs(NULL, bytes, 0) != (size_t)-1; }

static bool strict_document(const char *bytes, size_t length) {
    if (strlen(bytes) != length || !strict_utf8(bytes)) return false;
    const char *end = strict_value(strict_space(bytes));
    return end && *strict_space(end) == '\0';
}

static bool no_key_twice(JsonAt at) {
    const char *key, *other;
    for (JsonAt item = {0}; json_each(at, &item, &key);) {
        if (!no_key_twice(item)) return false;
        for (JsonAt next = item; json_each(at, &next, &other);) {
            if (key && strcmp(key, other) == 0) return false;
        }
    }
    return true;
}

// ---- writing what was read

static void copy(JsonOut *out, JsonAt at);

static void copy_children(JsonOut *out, JsonAt at) {
    const char *key;
    for (JsonAt item = {0}; json_each(at, &item, &key);) {
        if (key) json_out_key(out, key);
        copy(out, item);
    }
}

static void copy(JsonOut *out, JsonAt at) {
    const char *text;
    double real;
    bool yes;
    switch (json_kind(at)) {
    case JSON_NULL: json_out_null(out); break;
    case JSON_BOOL: assert_true(json_as_bool(at, &yes, NULL)), json_out_bool(out, yes); break;
    case JSON_TEXT: assert_true(json_as_text(at, &text, NULL)), json_out_text(out, text); break;
    case JSON_NUMBER:
        assert_true(json_as_real(at, -__builtin_inf(), __builtin_inf(), &real, NULL));
        json_out_real(out, real);
        break;
    case JSON_ARRAY:
        json_out_array_begin(out), copy_children(out, at), json_out_array_end(out);
        break;
    case JSON_OBJECT:
        json_out_object_begin(out), copy_children(out, at), json_out_object_end(out);
        break;
    }
}

static Text written(const Json *json, int indent) {
    Text text = {0};
    JsonOut out = json_out_start(&text, indent);
    copy(&out, json_root(json));
    json_out_finish(&out);
    return text;
}

// Reads the bytes; what is accepted must be valid and survive writing. True if accepted.
static bool judge(const char *bytes, size_t length) {
    Err err = {0};
    Json *json = json_parse("f", bytes, length, &err);
    if (!json) {
        assert_memory_equal(err.text, "f:", 2);
        return false;
    }
    assert_true(strict_document(bytes, length));
    assert_true(no_key_twice(json_root(json)));
    Text first = written(json, 2);
    Json *again = json_parse("f", first.data, first.length, &err);
    assert_non_null(again);
    Text second = written(again, 2);
    assert_string_equal(first.data, second.data);
    text_free(&first);
    text_free(&second);
    json_free(again);
    json_free(json);
    return true;
}

static void no_damaged_document_is_accepted_unless_it_is_still_valid(void **state) {
    (void)state;
    size_t length = strlen(GOOD), last = length - 1;
    assert_true(judge(GOOD, length));
    for (size_t cut = 0; cut < length; cut++) {
        char *part = strndup(GOOD, cut); // ends where the allocation ends
        assert_int_equal(judge(part, cut), cut == last);
        free(part);
    }
    int accepted = 0, strict = 0;
    for (int i = 0; i < 20000; i++) {
        char *bytes = strdup(GOOD);
        bytes[draw() % length] ^= (char)(1 + draw() % 255);
        strict += strict_document(bytes, length);
        accepted += judge(bytes, length);
        free(bytes);
    }
    // What the second reading lets through and the gate does not: a key twice, e+999.
    assert_in_range(accepted, 1000, strict);
    assert_in_range(strict - accepted, 0, 200);
}

static void a_hundred_thousand_reals_read_back_bit_for_bit(void **state) {
    (void)state;
    enum { REALS = 100000 };
    static double real[REALS];
    Text text = {0};
    JsonOut out = json_out_start(&text, 0);
    json_out_array_begin(&out);
    for (int i = 0; i < REALS; i++) {
        uint64_t bits = draw();
        memcpy(&real[i], &bits, sizeof bits);
        if (i % 2 || !__builtin_isfinite(real[i])) real[i] = (double)(bits >> 11) * 0x1p-53 * 1000;
        if (i == 0) real[i] = -0.0;
        if (i == 2) real[i] = 0x1p-1074;
        json_out_real(&out, real[i]);
    }
    json_out_array_end(&out);
    json_out_finish(&out);
    Json *json = json_parse("f", text.data, text.length, NULL);
    assert_non_null(json);
    int i = 0;
    for (JsonAt item = {0}; json_each(json_root(json), &item, NULL); i++) {
        double back;
        assert_true(json_as_real(item, -__builtin_inf(), __builtin_inf(), &back, NULL));
        assert_memory_equal(&back, &real[i], sizeof back);
    }
    assert_int_equal(i, REALS);
    json_free(json);
    text_free(&text);
}

static void real_is_written(double value, const char *wanted) {
    Text text = {0};
    JsonOut out = json_out_start(&text, 0);
    json_out_real(&out, value);
    assert_string_equal(text.data, wanted);
    text_free(&text);
}

static void reals_take_their_shortest_form_in_any_locale(void **state) {
    (void)state;
    static const char *const LOCALES[] = {"C", "de_DE.UTF-8", "fr_FR.UTF-8", "uk_UA.UTF-8"};
    for (size_t i = 0; i < COUNT_OF(LOCALES); i++) {
        setlocale(LC_NUMERIC, LOCALES[i]);
        real_is_written(0.1, "0.1");
        real_is_written(0.1 + 0.2, "0.30000000000000004");
        real_is_written(1.0 / 3, "0.3333333333333333");
        real_is_written(-0.0, "-0");
        real_is_written(1e300, "1e+300");
    }
    setlocale(LC_NUMERIC, "C");
}

static void layout_follows_the_order_of_the_calls(void **state) {
    (void)state;
    for (int indent = 0; indent <= 2; indent += 2) {
        Text text = {0};
        JsonOut out = json_out_start(&text, indent);
        json_out_object_begin(&out);
        json_out_key(&out, "z");
        json_out_array_begin(&out);
        json_out_int(&out, INT64_MIN);
        json_out_null(&out);
        json_out_array_end(&out);
        json_out_key(&out, "a");
        json_out_object_begin(&out);
        json_out_object_end(&out);
        json_out_object_end(&out);
        json_out_finish(&out);
        assert_string_equal(text.data,
                            indent ? "{\n  \"z\": [\n    -9223372036854775808,\n    null\n  ],\n"
                                     "  \"a\": {}\n}\n"
                                   : "{\"z\":[-9223372036854775808,null],\"a\":{}}\n");
        text_free(&text);
    }
}

static void text_is_escaped_where_it_must_be(void **state) {
    (void)state;
    Text text = {0};
    JsonOut out = json_out_start(&text, 0);
    json_out_text(&out, "a\"\\/\b\t\n\f\r\x01\x1f\x7f \xD0\x9A\xFF\xC3");
    assert_string_equal(text.data, "\"a\\\"\\\\/\\b\\t\\n\\f\\r\\u0001\\u001f\\u007f "
                                   "\xD0\x9A\xEF\xBF\xBD\xEF\xBF\xBD\"");
    text_free(&text);
}

// ---- misuse

static void value_without_key(JsonOut *out) {
    json_out_object_begin(out);
    json_out_int(out, 1);
}

static void key_without_object(JsonOut *out) {
    json_out_array_begin(out);
    json_out_key(out, "a");
}

static void wrong_end(JsonOut *out) {
    json_out_array_begin(out);
    json_out_object_end(out);
}

static void end_after_key(JsonOut *out) {
    json_out_object_begin(out);
    json_out_key(out, "a");
    json_out_object_end(out);
}

static void second_root(JsonOut *out) {
    json_out_int(out, 1);
    json_out_int(out, 2);
}

static void not_closed(JsonOut *out) {
    json_out_array_begin(out);
    json_out_finish(out);
}

static void too_deep(JsonOut *out) {
    for (int i = 0; i <= JSON_OUT_MAX_DEPTH; i++)
        json_out_array_begin(out);
}

static void no_number(JsonOut *out) { json_out_real(out, __builtin_nan("")); }

static void a_malformed_document_stops_the_program(void **state) {
    (void)state;
    void (*const misuse[])(JsonOut *) = {value_without_key, key_without_object, wrong_end,
                                         end_after_key,     second_root,        not_closed,
                                         too_deep,          no_number};
    for (size_t i = 0; i < COUNT_OF(misuse); i++) {
        fflush(NULL);
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0) {
            signal(SIGABRT, SIG_DFL);
            if (!freopen("/dev/null", "w", stderr)) _exit(1);
            Text text = {0};
            JsonOut out = json_out_start(&text, 0);
            misuse[i](&out);
            _exit(0);
        }
        int status;
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
    }
}

int main(void) {
    if (!setlocale(LC_CTYPE, "C.UTF-8")) return 1; // for strict_utf8
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_damaged_document_is_accepted_unless_it_is_still_valid),
        cmocka_unit_test(a_hundred_thousand_reals_read_back_bit_for_bit),
        cmocka_unit_test(reals_take_their_shortest_form_in_any_locale),
        cmocka_unit_test(layout_follows_the_order_of_the_calls),
        cmocka_unit_test(text_is_escaped_where_it_must_be),
        cmocka_unit_test(a_malformed_document_stops_the_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
