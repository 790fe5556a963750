/* How numbers are said and how text is laid out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "report/figures.h"
#include "report/paper.h"

static void people_are_said(double thousand, double low, double high, const char *expected) {
    static Scenario s;
    s.start_from[VAR_losses_rival] = (Provenance){.value = 180, .low = low, .high = high};
    Text out = {0};
    figures_people(&s, VAR_losses_rival, thousand, &out);
    assert_string_equal(out.data, expected);
    text_free(&out);
}

static void people_are_a_range_as_wide_as_the_source_of_the_start(void **state) {
    (void)state;
    people_are_said(180, 100, 180, "100 to 180 thousand");
    people_are_said(360, 90, 360, "180 to 720 thousand");
}

static void people_are_a_range_even_where_the_pack_gives_none(void **state) {
    (void)state;
    people_are_said(100, 0, 0, "75 to 130 thousand");
}

static void many_people_are_said_in_millions(void **state) {
    (void)state;
    people_are_said(1000, 0, 0, "750 thousand to 1.3 million");
    people_are_said(2000, 0, 0, "1.5 to 2.5 million");
}

static void a_danger_grows_in_words_as_in_numbers(void **state) {
    (void)state;
    assert_string_equal(figures_danger(0.0), "very unlikely");
    assert_string_equal(figures_danger(0.099), "unlikely");
    assert_string_equal(figures_danger(0.10), "possible");
    assert_string_equal(figures_danger(0.27), "a serious danger");
    assert_string_equal(figures_danger(0.74), "likelier than not");
    assert_string_equal(figures_danger(1.0), "to be expected");
}

static void escalation_is_a_band(void **state) {
    (void)state;
    assert_string_equal(figures_band(0.0009), "below 0.1 % a year");
    assert_string_equal(figures_band(0.001), "0.1 to 0.5 % a year");
    assert_string_equal(figures_band(0.005), "0.5 to 2 % a year");
    assert_string_equal(figures_band(0.02), "above 2 % a year");
}

static void a_sign_is_never_put_before_a_rounded_zero(void **state) {
    (void)state;
    Text out = {0};
    figures_signed(-0.004, 2, &out);
    figures_signed(-0.006, 2, &out);
    figures_signed(0.5, 1, &out);
    assert_string_equal(out.data, "±0.00−0.01+0.5");
    text_free(&out);
}

static void lines_break_at_eighty_characters_not_bytes(void **state) {
    (void)state;
    Text out = {0};
    char text[40 * 6 + 1] = "";
    for (int n = 0; n < 40; n++) {
        strcat(text, "ääa ");
    }
    text[strlen(text) - 1] = '\0';
    paper_wrap(&out, "Jan", 6, text);
    int lines = 0;
    for (const char *at = out.data; *at; at += strcspn(at, "\n") + 1) {
        const int width = paper_width(at, strcspn(at, "\n"));
        assert_true(width <= PAPER_COLUMNS);
        assert_true(lines > 2 || width > 70 || at[strcspn(at, "\n") + 1] == '\0');
        lines++;
    }
    assert_int_equal(lines, 3);
    assert_true(strncmp(out.data, "Jan   ääa", 11) == 0);
    text_free(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_are_a_range_as_wide_as_the_source_of_the_start),
        cmocka_unit_test(people_are_a_range_even_where_the_pack_gives_none),
        cmocka_unit_test(many_people_are_said_in_millions),
        cmocka_unit_test(a_danger_grows_in_words_as_in_numbers),
        cmocka_unit_test(escalation_is_a_band),
        cmocka_unit_test(a_sign_is_never_put_before_a_rounded_zero),
        cmocka_unit_test(lines_break_at_eighty_characters_not_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
