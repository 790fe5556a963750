// Reading whole files: what is read, and what is refused with which words.
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "store/file.h"

static char folder[] = "test_store_file_XXXXXX";

static int enter_empty_folder(void **state) {
    (void)state;
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int remove_folder(void **state) {
    (void)state;
    static const char *const MADE[] = {"plain", "empty",  "limit",  "above",
                                       "link",  "target", "folder", "pipe"};
    for (size_t i = 0; i < COUNT_OF(MADE); i++)
        remove(MADE[i]);
    return chdir("..") == 0 ? rmdir(folder) : -1;
}

static void put(const char *path, const char *bytes, size_t length) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static void refused(const char *path, size_t max_bytes, const char *text) {
    char *bytes = NULL;
    size_t length;
    Err err = {0};
    assert_false(file_read(path, max_bytes, FILE_LINKS_REFUSE, &bytes, &length, &err));
    assert_string_equal(err.text, text);
    assert_null(bytes);
}

static void read_as(const char *path, FileLinks links, const char *wanted, size_t wanted_length) {
    char *bytes;
    size_t length;
    Err err = {0};
    assert_true(file_read(path, 100, links, &bytes, &length, &err));
    assert_int_equal(length, wanted_length);
    assert_memory_equal(bytes, wanted, wanted_length);
    assert_int_equal(bytes[length], '\0');
    free(bytes);
}

static void a_file_comes_back_byte_for_byte_with_a_nul_behind_it(void **state) {
    (void)state;
    put("plain", "a\0b\r\n", 5);
    put("empty", "", 0);
    read_as("plain", FILE_LINKS_REFUSE, "a\0b\r\n", 5);
    read_as("empty", FILE_LINKS_REFUSE, "", 0);
}

static void a_file_at_the_limit_is_read_and_one_byte_more_is_refused(void **state) {
    (void)state;
    char bytes[101] = {0};
    put("limit", bytes, 100);
    put("above", bytes, 101);
    read_as("limit", FILE_LINKS_REFUSE, bytes, 100);
    refused("above", 100, "above: the file is too large, at most 100 bytes are wanted");
}

static void a_file_that_claims_no_size_is_still_held_to_the_limit(void **state) {
    (void)state;
    refused("/proc/self/maps", 10,
            "/proc/self/maps: the file is too large, at most 10 bytes are wanted");
}

static void a_missing_file_is_named(void **state) {
    (void)state;
    refused("nowhere", 10, "nowhere: cannot be opened: No such file or directory");
}

static void a_link_is_followed_only_when_the_caller_says_so(void **state) {
    (void)state;
    put("target", "x", 1);
    assert_int_equal(symlink("target", "link"), 0);
    refused("link", 10, "link: is a symbolic link, a regular file is wanted");
    read_as("link", FILE_LINKS_FOLLOW, "x", 1);
}

static void what_is_no_regular_file_is_refused_without_waiting(void **state) {
    (void)state;
    assert_int_equal(mkdir("folder", 0700), 0);
    assert_int_equal(mkfifo("pipe", 0600), 0);
    refused("folder", 10, "folder: is a folder, a regular file is wanted");
    refused("pipe", 10, "pipe: is a pipe, a regular file is wanted");
    refused("/dev/zero", 10, "/dev/zero: is a device, a regular file is wanted");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_comes_back_byte_for_byte_with_a_nul_behind_it),
        cmocka_unit_test(a_file_at_the_limit_is_read_and_one_byte_more_is_refused),
        cmocka_unit_test(a_file_that_claims_no_size_is_still_held_to_the_limit),
        cmocka_unit_test(a_missing_file_is_named),
        cmocka_unit_test(a_link_is_followed_only_when_the_caller_says_so),
        cmocka_unit_test(what_is_no_regular_file_is_refused_without_waiting),
    };
    return cmocka_run_group_tests(tests, enter_empty_folder, remove_folder);
}
