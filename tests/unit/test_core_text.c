// Errors, growing texts, nearest names, and the arena that keeps them.
#include "core/arena.h"
#include "core/err.h"
#include "core/text.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static void an_error_is_built_from_the_inside_out(void **state) {
    (void)state;
    Err err = {0};
    assert_false(err_set(&err, "%d is above %d", 7, 5));
    assert_false(err_wrap(&err, "members[%d].defence", 3));
    assert_false(err_wrap(&err, "members.json"));
    assert_string_equal(err.text, "members.json: members[3].defence: 7 is above 5");
    err_set(&err, "other");
    assert_string_equal(err.text, "other");
}

static void an_error_may_contain_itself(void **state) {
    (void)state;
    Err err = {0};
    err_set(&err, "inner");
    err_wrap(&err, "seen %s", err.text);
    assert_string_equal(err.text, "seen inner: inner");
    err_set(&err, "again %s", err.text);
    assert_string_equal(err.text, "again seen inner: inner");
}

static void nobody_has_to_listen_to_an_error(void **state) {
    (void)state;
    assert_false(err_set(NULL, "%s", "x"));
    assert_false(err_wrap(NULL, "%s", "x"));
}

static void bytes_that_do_not_print_are_shown_as_numbers(void **state) {
    (void)state;
    Err err = {0};
    err_set(&err, "a\033[31m\n\x7f b");
    assert_string_equal(err.text, "a\\x1B[31m\\x0A\\x7F b");
    err_set(&err, "%s", "\xff \xc3 \xc0\xaf \xc2\x9b \xed\xa0\x80 \xf4\x90\x80\x80 \xe2\x82");
    assert_string_equal(err.text, "\\xFF \\xC3 \\xC0\\xAF \\xC2\\x9B \\xED\\xA0\\x80 "
                                  "\\xF4\\x90\\x80\\x80 \\xE2\\x82");
    err_set(&err, "Türkiye, Україна, 日本, 🙂");
    assert_string_equal(err.text, "Türkiye, Україна, 日本, 🙂");
    err_wrap(&err, "\t");
    assert_string_equal(err.text, "\\x09: Türkiye, Україна, 日本, 🙂");
}

static void a_text_too_long_ends_in_an_ellipsis_between_characters(void **state) {
    (void)state;
    for (int shift = 0; shift < 8; shift++) {
        char data[2000] = {0};
        memset(data, 'x', (size_t)shift);
        for (int i = 0; i < 300; i++) {
            strcat(data, i % 2 ? "é" : "日");
        }
        Err err;
        err_set(&err, "%s", data);
        size_t length = strlen(err.text);
        assert_in_range(length, sizeof err.text - 4, sizeof err.text - 1);
        assert_string_equal(err.text + length - 3, "…");
        assert_memory_equal(err.text, data, length - 3);
        assert_true(((unsigned char)data[length - 3] & 0xc0) != 0x80);
    }
}

static void a_text_that_just_fits_is_not_cut(void **state) {
    (void)state;
    Err err;
    err_set(&err, "%*s", (int)sizeof err.text - 1, "end");
    assert_int_equal(strlen(err.text), sizeof err.text - 1);
    assert_string_equal(err.text + sizeof err.text - 4, "end");
    err_wrap(&err, "where");
    assert_memory_equal(err.text, "where: ", 7);
    assert_string_equal(err.text + strlen(err.text) - 3, "…");
    assert_in_range(strlen(err.text), sizeof err.text - 4, sizeof err.text - 1);
}

static void a_text_grows_to_any_length(void **state) {
    (void)state;
    Text text = {0};
    for (int i = 0; i < 10000; i++) {
        text_add(&text, "%04d,", i);
        assert_true(text.length < text.capacity && text.data[text.length] == 0);
    }
    assert_int_equal(text.length, 50000);
    assert_memory_equal(text.data + 49990, "9998,9999,", 11);
    text_add_bytes(&text, "a\0b", 3);
    assert_memory_equal(text.data + 50000, "a\0b", 4);
    text_free(&text);
    assert_null(text.data);
    text_add(&text, "%s", "again");
    assert_string_equal(text.data, "again");
    text_free(&text);
}

static void a_taken_text_belongs_to_the_taker(void **state) {
    (void)state;
    Text text = {0};
    text_add(&text, "one");
    char *taken = text_take(&text);
    text_add(&text, "two");
    assert_string_equal(taken, "one");
    assert_string_equal(text.data, "two");
    text_free(&text);
    free(taken);
    char *empty = text_take(&text);
    assert_string_equal(empty, "");
    free(empty);
}

static void the_nearest_name_is_the_one_with_the_fewest_edits(void **state) {
    (void)state;
    const char *const names[] = {"credibility", "stability", "war", "trade", "accession"};
    const size_t n = COUNT_OF(names);
    assert_string_equal(text_nearest("credibilty", names, n), "credibility");
    assert_string_equal(text_nearest("stabilitiy", names, n), "stability");
    assert_string_equal(text_nearest("acession", names, n), "accession");
    assert_string_equal(text_nearest("wra", names, n), "war"); // a swap is one edit
    assert_string_equal(text_nearest("tarde", names, n), "trade");
    assert_string_equal(text_nearest("war", names, n), "war");
    assert_null(text_nearest("peace", names, n));
    assert_null(text_nearest("raw", names, n)); // two edits in three bytes
    assert_null(text_nearest("", names, n));
    assert_null(text_nearest("war", names, 0));
}

static void the_first_of_equally_near_names_wins(void **state) {
    (void)state;
    const char *const names[] = {"cat", "bat", "hat"};
    assert_string_equal(text_nearest("rat", names, 3), "cat");
    assert_string_equal(text_nearest("hat", names, 3), "hat");
}

static void names_beyond_all_reason_are_near_nothing(void **state) {
    (void)state;
    char longest[64], too_long[65];
    memset(longest, 'a', sizeof longest);
    memset(too_long, 'a', sizeof too_long);
    longest[63] = too_long[64] = 0;
    const char *const names[] = {too_long, longest};
    assert_null(text_nearest(too_long, names, 2));
    assert_ptr_equal(text_nearest(longest, names, 2), longest);
}

static void an_arena_gives_zeroed_aligned_places_that_stay(void **state) {
    (void)state;
    Arena arena = {0};
    unsigned char *places[3000];
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        size_t size = i % 97;
        places[i] = arena_alloc(&arena, size);
        assert_int_equal((uintptr_t)places[i] % alignof(max_align_t), 0);
        for (size_t j = 0; j < size; j++) {
            assert_int_equal(places[i][j], 0);
            places[i][j] = (unsigned char)i;
        }
    }
    char *large = arena_alloc(&arena, 1 << 20);
    assert_true(large[0] == 0 && large[(1 << 20) - 1] == 0);
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        for (size_t j = 0; j < i % 97; j++) {
            assert_int_equal(places[i][j], (unsigned char)i);
        }
    }
    arena_free(&arena);
    arena_free(&arena);
    assert_string_equal(arena_text(&arena, "used again"), "used again");
    arena_free(&arena);
}

static void an_arena_copies_texts(void **state) {
    (void)state;
    Arena arena = {0};
    char source[] = "Vilnius";
    char *copy = arena_text(&arena, source);
    source[0] = 'x';
    assert_string_equal(copy, "Vilnius");
    assert_string_equal(arena_text(&arena, ""), "");
    arena_free(&arena);
}

static void a_failed_assertion_says_where_and_what_and_aborts(void **state) {
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        signal(SIGABRT, SIG_DFL);
        ASSERT(1 + 1 == 2);
        ASSERT(ends[0] == -7);
        _exit(0);
    }
    close(ends[1]);
    char said[400] = {0};
    assert_true(read(ends[0], said, sizeof said - 1) > 0);
    close(ends[0]);
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
    assert_non_null(strstr(said, "test_core_text.c:"));
    assert_non_null(strstr(said, ": ends[0] == -7\n"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_error_is_built_from_the_inside_out),
        cmocka_unit_test(an_error_may_contain_itself),
        cmocka_unit_test(nobody_has_to_listen_to_an_error),
        cmocka_unit_test(bytes_that_do_not_print_are_shown_as_numbers),
        cmocka_unit_test(a_text_too_long_ends_in_an_ellipsis_between_characters),
        cmocka_unit_test(a_text_that_just_fits_is_not_cut),
        cmocka_unit_test(a_text_grows_to_any_length),
        cmocka_unit_test(a_taken_text_belongs_to_the_taker),
        cmocka_unit_test(the_nearest_name_is_the_one_with_the_fewest_edits),
        cmocka_unit_test(the_first_of_equally_near_names_wins),
        cmocka_unit_test(names_beyond_all_reason_are_near_nothing),
        cmocka_unit_test(an_arena_gives_zeroed_aligned_places_that_stay),
        cmocka_unit_test(an_arena_copies_texts),
        cmocka_unit_test(a_failed_assertion_says_where_and_what_and_aborts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
