// The digest: the same for the same values, another for any others.
#include "core/digest.h"
#include "core/real.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static Digest digest_of_reals(const double *values, size_t n) {
    Digest digest = digest_start();
    digest_add_reals(&digest, values, n);
    return digest;
}

static Digest digest_of_text(const char *text) {
    Digest digest = digest_start();
    digest_add_text(&digest, text);
    return digest;
}

static void a_digest_is_the_same_on_every_machine(void **state) {
    (void)state;
    Digest digest = digest_start();
    digest_add_u64(&digest, 2023);
    digest_add_real(&digest, 0.25);
    digest_add_reals(&digest, (const double[]){1, -2.5, 1e300}, 3);
    digest_add_text(&digest, "Tallinn 2023");
    char text[33];
    digest_text(digest, text);
    assert_string_equal(text, "924440cce4a69bde4b926331ce2dba87");
}

static void any_changed_bit_changes_both_halves(void **state) {
    (void)state;
    double values[5] = {1, 2, 3, 4, 5};
    Digest before = digest_of_reals(values, 5);
    for (int i = 0; i < 5; i++) {
        for (int bit = 0; bit < 64; bit++) {
            double kept = values[i];
            values[i] = real_from_bits(real_bits(kept) ^ UINT64_C(1) << bit);
            if (values[i] == values[i]) {
                Digest after = digest_of_reals(values, 5);
                assert_true(after.a != before.a && after.b != before.b);
                assert_false(digest_equal(after, before));
            }
            values[i] = kept;
        }
    }
    assert_true(digest_equal(before, digest_of_reals(values, 5)));
}

static void order_and_number_of_values_count(void **state) {
    (void)state;
    Digest digest = digest_of_reals((const double[]){1, 2}, 2);
    assert_false(digest_equal(digest, digest_of_reals((const double[]){2, 1}, 2)));
    assert_false(digest_equal(digest, digest_of_reals((const double[]){1, 2, 0}, 3)));
    assert_false(digest_equal(digest, digest_of_reals((const double[]){0, 1, 2}, 3)));
    assert_false(digest_equal(digest_of_reals(NULL, 0), digest_of_reals((const double[]){0}, 1)));
}

static void an_array_is_digested_like_its_values_one_by_one(void **state) {
    (void)state;
    const double values[3] = {0.1, -7, 1e-310};
    Digest digest = digest_start();
    for (int i = 0; i < 3; i++) {
        digest_add_real(&digest, values[i]);
    }
    assert_true(digest_equal(digest, digest_of_reals(values, 3)));
}

static void the_two_zeros_are_one_value(void **state) {
    (void)state;
    Digest plus = digest_of_reals((const double[]){0.0}, 1);
    assert_true(digest_equal(plus, digest_of_reals((const double[]){-0.0}, 1)));
}

static void texts_differ_by_every_byte_and_by_length(void **state) {
    (void)state;
    const char *texts[] = {"",         "a",         "b",         "aa",       "abcdefgh",
                           "abcdefgi", "abcdefgha", "\xc3\xa9", "abcdefghb"};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        for (size_t j = 0; j < COUNT_OF(texts); j++) {
            bool same = digest_equal(digest_of_text(texts[i]), digest_of_text(texts[j]));
            assert_true(same == (i == j));
        }
    }
    Digest split = digest_start(), joined = digest_start();
    digest_add_text(&split, "ab");
    digest_add_text(&split, "c");
    digest_add_text(&joined, "a");
    digest_add_text(&joined, "bc");
    assert_false(digest_equal(split, joined));
}

static void not_a_number_is_a_bug_and_stops_the_program(void **state) {
    (void)state;
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        fclose(stderr);
        signal(SIGABRT, SIG_DFL);
        Digest digest = digest_start();
        digest_add_real(&digest, __builtin_nan(""));
        _exit(0);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_digest_is_the_same_on_every_machine),
        cmocka_unit_test(any_changed_bit_changes_both_halves),
        cmocka_unit_test(order_and_number_of_values_count),
        cmocka_unit_test(an_array_is_digested_like_its_values_one_by_one),
        cmocka_unit_test(the_two_zeros_are_one_value),
        cmocka_unit_test(texts_differ_by_every_byte_and_by_length),
        cmocka_unit_test(not_a_number_is_a_bug_and_stops_the_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
