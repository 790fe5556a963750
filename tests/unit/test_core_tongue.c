// Speaking another language: looking up, plural forms, cases, and what a catalogue may not do.
#include "core/tongue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <pthread.h>

static TongueEntry entries[] = {
    {"%s asks %s for \"", {"{%s:nom} просить {%s:acc} про \""}, 1},
    {"Cohesion", {"Згуртованість"}, 1},
    {"Turn %d, %s", {"%2$s, хід %1$d"}, 1},
    {"yes|vote", {"за"}, 1},
    {"Анкара|acc", {"Анкару"}, 1},
    {"month", {"місяць", "місяці", "місяців"}, 3},
    {"offer", {"одна", "кілька"}, 2},
    {".|decimal", {","}, 1},
    {"%s, version %s: %.2f of %d", {"%s, версія %s: %.2f з %d"}, 1},
};
static Tongue catalogue = {.entry = entries, .count = (int)COUNT_OF(entries)};

static int uses(void **state) {
    (void)state;
    Err err = {0};
    assert_true(tongue_ready(&catalogue, &err));
    tongue_use(&catalogue);
    return 0;
}

static int english(void **state) {
    (void)state;
    tongue_use(NULL);
    return 0;
}

static void without_a_catalogue_all_is_english(void **state) {
    (void)state;
    tongue_use(NULL);
    Text out = {0};
    text_say(&out, "Turn %d, %s", 3, "Kyiv");
    assert_string_equal(out.data, "Turn 3, Kyiv");
    assert_string_equal(tongue("Cohesion"), "Cohesion");
    assert_string_equal(tongue_in("yes", "vote"), "yes");
    assert_string_equal(tongue_many(1, "month", "months"), "month");
    assert_string_equal(tongue_many(5, "month", "months"), "months");
    text_free(&out);
}

static void what_the_catalogue_lacks_is_english(void **state) {
    (void)state;
    assert_string_equal(tongue("Cohesion"), "Згуртованість");
    assert_string_equal(tongue("Adhesion"), "Adhesion");
    assert_string_equal(tongue_in("yes", "vote"), "за");
    assert_string_equal(tongue_in("yes", "answer"), "yes");
    assert_string_equal(tongue_many(2, "year", "years"), "years");
}

static void a_translation_may_take_its_arguments_in_another_order(void **state) {
    (void)state;
    Text out = {0};
    text_say(&out, "Turn %d, %s", 3, "Київ");
    assert_string_equal(out.data, "Київ, хід 3");
    text_free(&out);
}

static void a_name_is_declined_as_the_translation_asks(void **state) {
    (void)state;
    Text out = {0};
    text_say(&out, "%s asks %s for \"", "Київ", "Анкара");
    assert_string_equal(out.data, "Київ просить Анкару про \"");
    text_free(&out);
    assert_string_equal(tongue_case("Анкара", "acc", 3), "Анкару");
    assert_string_equal(tongue_case("Анкара", "gen", 3), "Анкара");
}

static void numbers_take_their_forms(void **state) {
    (void)state;
    static const struct {
        double n;
        const char *form;
    } counts[] = {{0, "місяців"}, {1, "місяць"}, {2, "місяці"}, {4, "місяці"}, {5, "місяців"}, {11, "місяців"},
                  {12, "місяців"}, {14, "місяців"}, {21, "місяць"}, {23, "місяці"}, {111, "місяців"}, {122, "місяці"}};
    for (size_t n = 0; n < COUNT_OF(counts); n++)
        assert_string_equal(tongue_many(counts[n].n, "month", "months"), counts[n].form);
    assert_string_equal(tongue_many(1, "offer", "offers"), "одна");
    assert_string_equal(tongue_many(21, "offer", "offers"), "кілька");
}

static void a_number_has_the_decimal_mark_of_the_language_and_nothing_else_is_touched(void **state) {
    (void)state;
    Text out = {0};
    char cut[8];
    text_say(&out, "%s, version %s: %.2f of %d", "a.b", "0.1.0", -0.25, 3);
    assert_string_equal(out.data, "a.b, версія 0.1.0: −0,25 з 3");
    text_free(&out);
    tongue_write(cut, sizeof cut, "%5.1f|%.*f %% 1.5", 2.5, 1, 3.25);
    assert_string_equal(cut, "  2,5|3");
    tongue_use(NULL);
    text_say(&out, "%s, version %s: %.2f of %d", "a.b", "0.1.0", -0.25, 3);
    assert_string_equal(out.data, "a.b, version 0.1.0: −0.25 of 3");
    text_free(&out);
    text_add(&out, "%.2f", -0.25); /* what machines read */
    assert_string_equal(out.data, "-0.25");
    text_free(&out);
}

static void *other_thread(void *said) {
    *(const char **)said = tongue("Cohesion");
    return NULL;
}

static void another_thread_goes_on_in_english(void **state) {
    (void)state;
    pthread_t thread;
    const char *said = NULL;
    assert_int_equal(pthread_create(&thread, NULL, other_thread, &said), 0);
    pthread_join(thread, NULL);
    assert_string_equal(said, "Cohesion");
    assert_string_equal(tongue("Cohesion"), "Згуртованість");
}

static void a_translation_takes_the_same_arguments(void **state) {
    (void)state;
    static const struct {
        const char *english, *other;
        bool fits;
    } pairs[] = {
        {"%s has %d of %.3g", "%s: %d з %.1f", false}, /* another letter */
        {"%s has %d of %.3g", "%s: %d з %.1g", true},
        {"%s has %d", "%2$d має %1$s", true},
        {"%s has %d", "%d має %s", false},
        {"%s has %d", "%1$s має %d", false}, /* places for all or for none */
        {"%s has %d", "%s має", false},
        {"%s has %d", "%s має %d і %d", false},
        {"%s and %s", "%1$s і %1$s", false}, /* one is lost */
        {"%zu commands", "%d команд", false},
        {"%.*f to %s", "%s до %.*f", false},
        {"%.*f to %s", "до %2$s", false},
        {"%d %%", "%d %%", true},
        {"%d %%", "%d %", false},
        {"nothing", "нічого %s", false},
        {"nothing", "нічого %n", false},
        {"100 %% sure", "%% певно: 100", true},
        {"at 5 % a year", "5 % на рік", true}, /* no format: "% a" is none that anybody writes */
        {"{candidate} of {rival}", "{rival:gen} і {candidate}", true},
        {"{candidate} of {rival}", "{rival}", false},
        {"{candidate} of {rival}", "{rival} {candidate} {alliance}", false},
        {"of %s", "{%s:gen}", true},
        {" Gain: ", " Вигода: ", true},
        {" Gain: ", "Вигода: ", false},
        {"line\n", "рядок", false},
        {"line\n", "рядок\n", true},
        {"line", "", false},
        {"line", "ряд\033[31mок", false},
    };
    for (size_t n = 0; n < COUNT_OF(pairs); n++) {
        Err err = {0};
        if (tongue_fits(pairs[n].english, pairs[n].other, &err) != pairs[n].fits)
            fail_msg("\"%s\" and \"%s\": %s", pairs[n].english, pairs[n].other, err.text);
    }
}

static void a_catalogue_with_a_bad_entry_is_refused(void **state) {
    (void)state;
    Err err = {0};
    TongueEntry bad[] = {{"Cohesion", {"Згуртованість"}, 1}, {"Turn %d", {"Хід %s"}, 1}};
    TongueEntry twice[] = {{"Law", {"Право"}, 1}, {"Law", {"Закон"}, 1}};
    Tongue one = {.entry = bad, .count = 2}, other = {.entry = twice, .count = 2};
    assert_false(tongue_ready(&one, &err));
    assert_non_null(strstr(err.text, "Turn %d"));
    assert_false(tongue_ready(&other, &err));
    assert_non_null(strstr(err.text, "twice"));
}

static void the_first_letter_is_made_small(void **state) {
    (void)state;
    static const char *const pairs[][2] = {{"Dig in", "dig in"}, {"Окопатися", "окопатися"}, {"Їхати", "їхати"},
                                           {"Єдність", "єдність"}, {"Ґанок", "ґанок"}, {"Яма", "яма"},
                                           {"малий", "малий"}, {"1 %", "1 %"}, {"", ""}};
    for (size_t n = 0; n < COUNT_OF(pairs); n++) {
        Text out = {0};
        text_add_small(&out, pairs[n][0]);
        assert_string_equal(out.data, pairs[n][1]);
        text_free(&out);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_catalogue_all_is_english),
        cmocka_unit_test_setup_teardown(what_the_catalogue_lacks_is_english, uses, english),
        cmocka_unit_test_setup_teardown(a_translation_may_take_its_arguments_in_another_order, uses, english),
        cmocka_unit_test_setup_teardown(a_name_is_declined_as_the_translation_asks, uses, english),
        cmocka_unit_test_setup_teardown(numbers_take_their_forms, uses, english),
        cmocka_unit_test_setup_teardown(a_number_has_the_decimal_mark_of_the_language_and_nothing_else_is_touched, uses,
                                        english),
        cmocka_unit_test_setup_teardown(another_thread_goes_on_in_english, uses, english),
        cmocka_unit_test(a_translation_takes_the_same_arguments),
        cmocka_unit_test(a_catalogue_with_a_bad_entry_is_refused),
        cmocka_unit_test(the_first_letter_is_made_small),
    };
    return cmocka_run_group_tests_name("core/tongue", tests, NULL, NULL);
}
