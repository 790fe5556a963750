/* Words: each term of the model has its own, and none is left over. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "report/telling.h"
#include "report/words.h"

/* All of engine/model/terms_*.h, one after the other. */
static char *term_lists(void) {
    Text all = {0};
    DIR *folder = opendir(ACCESSION_SOURCE_DIR "/engine/model");
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if (strncmp(entry->d_name, "terms_", 6) != 0) {
            continue;
        }
        char path[600];
        snprintf(path, sizeof path, "%s/engine/model/%s", ACCESSION_SOURCE_DIR, entry->d_name);
        FILE *file = fopen(path, "r");
        assert_non_null(file);
        for (int c; (c = fgetc(file)) != EOF;) {
            const char byte = (char)c;
            text_add_bytes(&all, &byte, 1);
        }
        fclose(file);
    }
    closedir(folder);
    return text_take(&all);
}

static void every_term_of_every_equation_has_words(void **state) {
    (void)state;
    for (int id = 0; id < EQUATION_COUNT; id++) {
        const EquationInfo *equation = equation_info((EquationId)id);
        for (int t = 0; t < equation->terms; t++) {
            const TermWords words = words_of_term((EquationId)id, equation->term[t].name);
            if (!words.words || !words.words[0]) {
                fail_msg("%s.%s has no words", equation->name, equation->term[t].name);
            }
        }
    }
}

static void every_term_in_the_lists_has_words(void **state) {
    (void)state;
    char *lists = term_lists();
    int terms = 0;
    for (char *at = lists; (at = strstr(at, " TERM(")) != NULL; at += 6) {
        char name[64];
        snprintf(name, sizeof name, "%.*s", (int)strcspn(at + 6, ","), at + 6);
        bool known = words_of_term(EQUATION_NONE, name).words != NULL;
        for (int id = 0; id < EQUATION_COUNT && !known; id++) {
            known = words_of_term((EquationId)id, name).words != NULL;
        }
        if (!known) {
            fail_msg("the term %s has no words", name);
        }
        terms++;
    }
    assert_true(terms > 200);
    free(lists);
}

static void no_words_are_left_over_or_given_twice(void **state) {
    (void)state;
    static const struct {
        const char *equation, *term;
    } rows[] = {
#define WORD(term, words) {"", #term},
#define LEVEL(term, words) {"", #term},
#define WORD_IN(equation, term, words) {#equation, #term},
#include "report/words.def"
#undef WORD
#undef LEVEL
#undef WORD_IN
    };
    char *lists = term_lists();
    for (size_t n = 0; n < COUNT_OF(rows); n++) {
        char wanted[80];
        snprintf(wanted, sizeof wanted, "TERM(%s,", rows[n].term);
        if (!strstr(lists, wanted)) {
            fail_msg("no term is called %s", rows[n].term);
        }
        for (size_t m = 0; m < n; m++) {
            if (strcmp(rows[n].term, rows[m].term) == 0 &&
                strcmp(rows[n].equation, rows[m].equation) == 0) {
                fail_msg("%s has words twice", rows[n].term);
            }
        }
    }
    free(lists);
}

static void names_are_filled_in(void **state) {
    (void)state;
    static Scenario s = {.candidate = "Aland", .rival = "Bland", .alliance = "The League"};
    Text out = {0};
    words_fill(&s, "{rival} and {candidate} of {alliance}, {nobody}", &out);
    assert_string_equal(out.data, "Bland and Aland of The League, {nobody}");
    text_free(&out);
}

static void a_name_with_an_article_begins_a_sentence_with_a_capital(void **state) {
    (void)state;
    static Scenario s = {.candidate = "the Isles", .rival = "the Mainland", .alliance = "the League"};
    Text out = {0};
    words_fill(&s, "{candidate} is a member of {alliance}. {rival} looks on.", &out);
    assert_string_equal(out.data, "The Isles is a member of the League. The Mainland looks on.");
    text_free(&out);
    words_fill(&s, "{rival}'s menace", &out);
    assert_string_equal(out.data, "the Mainland's menace");
    text_free(&out);
    text_add(&out, "Without it: ");
    words_fill(&s, "{candidate} stands alone.", &out);
    assert_string_equal(out.data, "Without it: the Isles stands alone.");
    text_free(&out);
    char text[400];
    happening_text(&(Happening){.id = HAPPENING_attack_alone, .actor = -1}, &s, text, sizeof text);
    assert_string_equal(text, "The Mainland attacks again. No coalition fights for the Isles; the war "
                              "resumes.");
}

static void a_word_of_one_equation_does_not_leak_into_another(void **state) {
    (void)state;
    assert_string_not_equal(words_of_term(EQUATION_stake, "risk").words,
                            words_of_term(EQUATION_consent, "risk").words);
}

static void every_happening_has_one_way_to_be_told(void **state) {
    (void)state;
    for (int id = 0; id < HAPPENING_COUNT; id++) {
        const Telling telling = telling_of((HappeningId)id);
        if (!telling.known) {
            fail_msg("%s has no row in telling.def", happening_name((HappeningId)id));
        }
        assert_true(telling.ground != GROUND_RULE || telling.rule[0]);
        assert_true(telling.ground != GROUND_EQUATION || telling.direction != 0);
    }
}

static void the_largest_terms_are_the_reasons_and_levels_are_not(void **state) {
    (void)state;
    double terms[TERMS_MAX] = {0};
    const EquationInfo *consent = equation_info(EQUATION_consent);
    int picked[REASONS_MAX];
    for (int t = 0; t < consent->terms; t++) {
        const char *name = consent->term[t].name;
        terms[t] = strcmp(name, "level") == 0     ? 9
                   : strcmp(name, "stakes") == 0  ? 2
                   : strcmp(name, "mood") == 0    ? 1
                   : strcmp(name, "dispute") == 0 ? -3
                                                  : 0.01;
    }
    assert_int_equal(reasons_pick(EQUATION_consent, terms, 1, picked), 2);
    assert_string_equal(consent->term[picked[0]].name, "stakes");
    assert_string_equal(consent->term[picked[1]].name, "mood");
    assert_int_equal(reasons_pick(EQUATION_consent, terms, -1, picked), 1);
    assert_string_equal(consent->term[picked[0]].name, "dispute");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_term_of_every_equation_has_words),
        cmocka_unit_test(every_term_in_the_lists_has_words),
        cmocka_unit_test(no_words_are_left_over_or_given_twice),
        cmocka_unit_test(names_are_filled_in),
        cmocka_unit_test(a_name_with_an_article_begins_a_sentence_with_a_capital),
        cmocka_unit_test(a_word_of_one_equation_does_not_leak_into_another),
        cmocka_unit_test(every_happening_has_one_way_to_be_told),
        cmocka_unit_test(the_largest_terms_are_the_reasons_and_levels_are_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
