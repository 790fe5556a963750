// Reading JSON: every refusal with its exact words, typed access, and damage of all kinds.
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/text.h"
#include "store/json.h"

static const char GOOD[] =
    "{\n"
    "  \"id\": \"Kyiv \\u00e9\\ud83d\\ude00 \xd0\x9a\",\n"
    "  \"start\": {\"share\": {\"value\": 0.25, \"unit\": \"share\"}, \"months\": 12},\n"
    "  \"list\": [1, -2.5e-3, [true, false, null], {}, []],\n"
    "  \"a b\": {\"deep\": [[[\"x\"]]]}\n"
    "}\n";

static void refused_bytes(const char *bytes, size_t length, const char *text) {
    Err err = {0};
    Json *json = json_parse("f", bytes, length, &err);
    json_free(json);
    assert_null(json);
    assert_string_equal(err.text, text);
}

static void refused(const char *bytes, const char *text) {
    refused_bytes(bytes, strlen(bytes), text);
}

static Json *parsed(const char *bytes) {
    Err err = {0};
    Json *json = json_parse("f", bytes, strlen(bytes), &err);
    if (!json) fail_msg("%s", err.text);
    return json;
}

static char *repeated(const char *before, const char *piece, int times, const char *after) {
    Text text = {0};
    text_add(&text, "%s", before);
    for (int i = 0; i < times; i++)
        text_add(&text, "%s", piece);
    text_add(&text, "%s", after);
    return text_take(&text);
}

// ---- the gate

static void bytes_that_are_no_plain_utf8_are_refused(void **state) {
    (void)state;
    refused("\xEF\xBB\xBF{}", "f:1:1: found a byte order mark, UTF-8 without one is wanted");
    refused("[\n \"\xC3\xA9\xFF\"]", "f:2:4: found the byte 0xFF, valid UTF-8 is wanted");
    refused("[\"\xC0\xAF\"]", "f:1:3: found the byte 0xC0, valid UTF-8 is wanted");
    refused("[\"\xE0\x80\xAF\"]", "f:1:3: found the byte 0xE0, valid UTF-8 is wanted");
    refused("[\"\xED\xA0\x80\"]", "f:1:3: found the byte 0xED, valid UTF-8 is wanted");
    refused("[\"\xF4\x90\x80\x80\"]", "f:1:3: found the byte 0xF4, valid UTF-8 is wanted");
    refused("[\"\xF0\x8F\xBF\xBF\"]", "f:1:3: found the byte 0xF0, valid UTF-8 is wanted");
    refused("[\"\xE2\x82\"]", "f:1:3: found the byte 0xE2, valid UTF-8 is wanted");
    refused("[\"\x80\"]", "f:1:3: found the byte 0x80, valid UTF-8 is wanted");
}

static void control_bytes_are_refused_inside_and_outside_text(void **state) {
    (void)state;
    refused("[\"a\nb\"]",
            "f:1:4: found \"\\x0A\", an escape such as \\n or a closing \" is wanted");
    refused_bytes("[\"a\0\"]", 6,
                  "f:1:4: found \"\\x00\", an escape such as \\n or a closing \" is wanted");
    refused("[1,\f2]", "f:1:4: found \"\\x0C\", a value (text in double quotes, a number, true, "
                       "false, null, [ or {) is wanted");
    refused_bytes("{}\0", 3, "f:1:3: found \"\\x00\", the end of the file is wanted");
}

static void numbers_that_are_not_in_json_form_are_refused(void **state) {
    (void)state;
    static const char *const BAD[] = {"012", "2.",    "+1",   ".5",    "1e",  "1e+", "-",
                                      "--1", "1.2.3", "0x10", "1_000", "10f", "1-2", "-Infinity"};
    for (size_t i = 0; i < COUNT_OF(BAD); i++) {
        char bytes[40], text[200];
        snprintf(bytes, sizeof bytes, "[0, %s]", BAD[i]);
        snprintf(text, sizeof text,
                 "f:1:5: found \"%s\", a number in JSON form, such as 12, -0.5 or 1e-3, is wanted",
                 BAD[i]);
        refused(bytes, text);
    }
    refused("NaN", "f:1:1: found \"NaN\", a value (text in double quotes, a number, true, false, "
                   "null, [ or {) is wanted");
}

static void numbers_that_no_double_holds_are_refused(void **state) {
    (void)state;
    refused("[1e999]", "f:1:2: found \"1e999\", a number from -1.7976931348623157e+308 to "
                       "1.7976931348623157e+308 is wanted");
    refused("-1e309", "f:1:1: found \"-1e309\", a number from -1.7976931348623157e+308 to "
                      "1.7976931348623157e+308 is wanted");
    char *digits = repeated("", "1", 64, "");
    refused(digits, "f:1:1: found \"1111111111111111111111111111111111111111\"…, a number of at "
                    "most 63 characters is wanted");
    free(digits);
    json_free(parsed("1.7976931348623157e308"));
    digits = repeated("", "1", 63, "");
    json_free(parsed(digits));
    free(digits);
}

static void escapes_that_name_no_character_are_refused(void **state) {
    (void)state;
    refused("\"a\\u0000\"", "f:1:3: found \"\\u0000\", text without the character NUL is wanted");
    const char *pair = "a pair of surrogates (\\uD800-\\uDBFF, \\uDC00-\\uDFFF) is wanted";
    static const char *const LONE[] = {"\\ud800",  "\\udc00",        "\\udc00\\ud800",
                                       "\\ud800x", "\\ud800\\ud800", "\\uD800\\u0041"};
    for (size_t i = 0; i < COUNT_OF(LONE); i++) {
        char bytes[40], text[200];
        snprintf(bytes, sizeof bytes, "\"%s\"", LONE[i]);
        snprintf(text, sizeof text, "f:1:2: found \"%.6s\", %s", LONE[i], pair);
        refused(bytes, text);
    }
    refused("\"\\x41\"", "f:1:2: found \"\\x\", one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX "
                         "is wanted");
    refused("\"\\u12g4\"", "f:1:2: found \"\\u12\", \\u with four hexadecimal digits is wanted");
}

static void broken_structure_is_refused_where_it_breaks(void **state) {
    (void)state;
    refused("", "f:1:1: found the end of the file, a value (text in double quotes, a number, "
                "true, false, null, [ or {) is wanted");
    refused("{} {}", "f:1:4: found \"{\", the end of the file is wanted");
    refused("{\"a\":1,}", "f:1:8: found \"}\", a key in double quotes is wanted");
    refused("{a:1}", "f:1:2: found \"a\", a key in double quotes is wanted");
    refused("{\"a\" 1}", "f:1:6: found \"1\", \":\" after the key is wanted");
    refused("{\"a\":1", "f:1:7: found the end of the file, \",\" or \"}\" is wanted");
    refused("[1 \xD0\x9A]", "f:1:4: found \"\xD0\x9A\", \",\" or \"]\" is wanted");
    refused("[1,]", "f:1:4: found \"]\", a value (text in double quotes, a number, true, false, "
                    "null, [ or {) is wanted");
    refused("\"abc", "f:1:5: found the end of the file, a closing \" is wanted");
    refused("[1, // note\n2]", "f:1:5: found \"/\", a value (text in double quotes, a number, "
                               "true, false, null, [ or {) is wanted");
}

static void a_key_that_stands_twice_is_refused_with_its_path(void **state) {
    (void)state;
    refused("{\"a\": {\n\"x\": 1,\n \"y\": 2, \"x\": 3}}",
            "f:3: $.a.x: found the key again at column 10, first in line 2; each key once is "
            "wanted");
    refused("[{\"format\":1,\"f\\u006frmat\":2}]",
            "f:1: $[0].format: found the key again at column 14, first in line 1; each key once "
            "is wanted");
    json_free(parsed("{\"a\":1,\"A\":2,\"b\":{\"a\":3}}"));
}

static void the_limits_themselves_are_allowed_and_one_more_is_not(void **state) {
    (void)state;
    char *deep = repeated("", "[", 64, "");
    char *closed = repeated(deep, "]", 64, "");
    json_free(parsed(closed));
    free(deep);
    free(closed);
    char *wide = repeated("[", "[],", 100, "{}]");
    json_free(parsed(wide));
    free(wide);
    deep = repeated("", "[", 65, "");
    refused(deep, "f:1:65: found \"[\", nesting at most 64 deep is wanted");
    free(deep);
    char *many = repeated("[1", ",1", JSON_MAX_VALUES - 2, "]");
    json_free(parsed(many));
    free(many);
    many = repeated("[1", ",1", JSON_MAX_VALUES - 1, "]");
    refused(many, "f:1:400000: found \"1\", the end after 200,000 values is wanted");
    free(many);
    char *large = repeated("[]", " ", JSON_MAX_BYTES - 2, "");
    json_free(parsed(large));
    refused_bytes(large, JSON_MAX_BYTES + 1,
                  "f: the document is too large, at most 4194304 bytes are wanted");
    free(large);
}

// ---- typed access

static void every_value_reads_back_with_its_type(void **state) {
    (void)state;
    Json *json = parsed(GOOD);
    JsonAt root = json_root(json), start, share, list, item = {0};
    const char *text;
    double real;
    int whole;
    bool yes;
    Err err = {0};
    assert_true(json_get_text(root, "id", &text, &err));
    assert_string_equal(text, "Kyiv \xC3\xA9\xF0\x9F\x98\x80 \xD0\x9A");
    assert_true(json_get_object(root, "start", &start, &err));
    assert_true(json_get_object(start, "share", &share, &err));
    assert_true(json_get_real(share, "value", 0, 0.25, &real, &err));
    assert_true(real == 0.25);
    assert_true(json_get_int(start, "months", 12, 12, &whole, &err));
    assert_int_equal(whole, 12);
    assert_true(json_get_array(root, "list", &list, &err));
    assert_int_equal(json_count(list), 5);
    assert_int_equal(json_line(list), 4);
    assert_true(json_each(list, &item, NULL) && json_each(list, &item, NULL));
    assert_true(json_as_real(item, -1, 1, &real, &err) && real == -2.5e-3);
    assert_true(json_each(list, &item, NULL));
    assert_int_equal(json_kind(item), JSON_ARRAY);
    JsonAt inner = {0};
    assert_true(json_each(item, &inner, NULL) && json_as_bool(inner, &yes, &err) && yes);
    assert_false(json_object_find(root, "ID", &share));
    json_free(json);
}

static void members_are_visited_in_the_order_of_the_file(void **state) {
    (void)state;
    Json *json = parsed("{\"z\":{\"q\":[1,{}]},\"a\":[],\"m\":3}");
    Text order = {0};
    const char *key;
    for (JsonAt item = {0}; json_each(json_root(json), &item, &key);) {
        text_add(&order, "%s%d ", key, json_count(item));
        for (JsonAt inner = {0}; json_each(item, &inner, &key);)
            text_add(&order, "%s ", key);
    }
    assert_string_equal(order.data, "z1 q a0 m0 ");
    text_free(&order);
    json_free(json);
}

static void a_wrong_value_is_refused_with_file_line_and_path(void **state) {
    (void)state;
    Json *json = parsed("{\"start\":\n{\"share\": {\"value\": \"x\"},\n\"n\": 2.5,\n\"a b\": "
                        "[0, null]}}");
    JsonAt start, share, list, item = {0};
    double real = 7;
    int whole = 7;
    const char *text;
    Err err = {0};
    assert_true(json_get_object(json_root(json), "start", &start, &err));
    assert_true(json_get_object(start, "share", &share, &err));
    assert_false(json_get_real(share, "value", 0, 1, &real, &err));
    assert_string_equal(err.text,
                        "f:2: $.start.share.value: found \"x\", a number from 0 to 1 is wanted");
    assert_false(json_get_real(start, "n", 3, __builtin_inf(), &real, &err));
    assert_string_equal(err.text, "f:3: $.start.n: found 2.5, a number of at least 3 is wanted");
    assert_false(json_get_int(start, "n", 0, 9, &whole, &err));
    assert_string_equal(err.text,
                        "f:3: $.start.n: found 2.5, a whole number from 0 to 9 is wanted");
    assert_false(json_get_text(start, "name", &text, &err));
    assert_string_equal(err.text, "f:1: $.start: the key \"name\" is missing, text in double "
                                  "quotes is wanted");
    assert_true(json_get_array(start, "a b", &list, &err));
    assert_true(json_each(list, &item, NULL) && json_each(list, &item, NULL));
    assert_false(json_as_object(item, &err));
    assert_string_equal(err.text, "f:4: $.start[\"a b\"][1]: found null, an object is wanted");
    assert_false(json_get_bool(list, "x", &(bool){0}, &err));
    assert_string_equal(err.text, "f:4: $.start[\"a b\"]: found an array, an object is wanted");
    assert_false(json_err(share, &err, "the shares sum to %d", 2));
    assert_string_equal(err.text, "f:2: $.start.share: the shares sum to 2");
    assert_true(real == 7 && whole == 7);
    json_free(json);
}

static void whole_numbers_stop_at_the_ends_of_int(void **state) {
    (void)state;
    Json *json = parsed("[2147483647, -2147483648, 2147483648, 3.0, 1E2, 0.5]");
    static const bool FITS[] = {true, true, false, true, true, false};
    int i = 0, whole = 0;
    for (JsonAt item = {0}; json_each(json_root(json), &item, NULL); i++) {
        assert_int_equal(json_as_int(item, INT32_MIN, INT32_MAX, &whole, NULL), FITS[i]);
    }
    assert_int_equal(i, 6);
    json_free(json);
    json = parsed("4");
    assert_true(json_as_int(json_root(json), 4, 4, &whole, NULL) && whole == 4);
    assert_false(json_as_int(json_root(json), 5, 9, &whole, NULL));
    assert_false(json_as_int(json_root(json), 0, 3, &whole, NULL));
    json_free(json);
}

static void an_unknown_key_is_answered_with_the_nearest_known_one(void **state) {
    (void)state;
    static const char *const KNOWN[] = {"value", "unit", "source"};
    Json *json = parsed("{\"value\":1,\n\"sorce\":2}");
    Err err = {0};
    assert_false(json_only_keys(json_root(json), KNOWN, 3, &err));
    assert_string_equal(err.text, "f:2: $.sorce: unknown key, did you mean \"source\"?");
    assert_false(json_only_keys(json_root(json), KNOWN, 2, &err));
    assert_string_equal(err.text,
                        "f:2: $.sorce: unknown key, one of \"value\", \"unit\" is wanted");
    json_free(json);
    json = parsed("{\"unit\":1}");
    assert_true(json_only_keys(json_root(json), KNOWN, 3, &err));
    json_free(json);
}

static void a_long_path_leaves_room_for_the_complaint(void **state) {
    (void)state;
    char *open = repeated("", "{\"abcdefghijklmnopqrstuvwxyz\":", 60, "0");
    char *all = repeated(open, "}", 60, "");
    Json *json = parsed(all);
    JsonAt at = json_root(json);
    for (JsonAt item = {0}; json_each(at, &item, NULL); item = (JsonAt){0})
        at = item;
    Err err = {0};
    assert_false(json_as_bool(at, &(bool){0}, &err));
    assert_non_null(strstr(err.text, "xyz: found 0, true or false is wanted"));
    assert_memory_equal(err.text, "f:1: …", strlen("f:1: …"));
    json_free(json);
    free(open);
    free(all);
}

static void a_missing_file_and_a_missing_err_are_no_crash(void **state) {
    (void)state;
    Err err = {0};
    assert_null(json_read("no/such.json", &err));
    assert_string_equal(err.text, "no/such.json: cannot be opened: No such file or directory");
    assert_null(json_parse("f", "[", 1, NULL));
    json_free(NULL);
}

static void the_locale_changes_nothing(void **state) {
    (void)state;
    static const char *const COMMA[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "uk_UA.UTF-8", "de_DE"};
    const char *set = NULL;
    for (size_t i = 0; i < COUNT_OF(COMMA) && !set; i++)
        set = setlocale(LC_ALL, COMMA[i]);
    if (!set) {
        print_message("no locale with a decimal comma is installed\n");
        skip();
    }
    assert_string_equal(localeconv()->decimal_point, ",");
    Json *json = parsed("[1.5]");
    JsonAt item = {0};
    double real = 0;
    Err err = {0};
    assert_true(json_each(json_root(json), &item, NULL));
    assert_true(json_as_real(item, 0, 2, &real, &err) && real == 1.5);
    assert_false(json_as_real(item, 0.25, 0.5, &real, &err));
    assert_string_equal(err.text, "f:1: $[0]: found 1.5, a number from 0.25 to 0.5 is wanted");
    refused("[1,5e]", "f:1:4: found \"5e\", a number in JSON form, such as 12, -0.5 or 1e-3, is "
                      "wanted");
    assert_string_equal(localeconv()->decimal_point, ",");
    json_free(json);
    setlocale(LC_ALL, "C");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_that_are_no_plain_utf8_are_refused),
        cmocka_unit_test(control_bytes_are_refused_inside_and_outside_text),
        cmocka_unit_test(numbers_that_are_not_in_json_form_are_refused),
        cmocka_unit_test(numbers_that_no_double_holds_are_refused),
        cmocka_unit_test(escapes_that_name_no_character_are_refused),
        cmocka_unit_test(broken_structure_is_refused_where_it_breaks),
        cmocka_unit_test(a_key_that_stands_twice_is_refused_with_its_path),
        cmocka_unit_test(the_limits_themselves_are_allowed_and_one_more_is_not),
        cmocka_unit_test(every_value_reads_back_with_its_type),
        cmocka_unit_test(members_are_visited_in_the_order_of_the_file),
        cmocka_unit_test(a_wrong_value_is_refused_with_file_line_and_path),
        cmocka_unit_test(whole_numbers_stop_at_the_ends_of_int),
        cmocka_unit_test(an_unknown_key_is_answered_with_the_nearest_known_one),
        cmocka_unit_test(a_long_path_leaves_room_for_the_complaint),
        cmocka_unit_test(a_missing_file_and_a_missing_err_are_no_crash),
        cmocka_unit_test(the_locale_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
