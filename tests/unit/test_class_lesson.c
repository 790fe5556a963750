/* The texts of lessons: every shipped start has them, in both languages, and no chance in them is written by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "class/lesson.h"
#include "table/book.h"

static const char *const packs[] = {"ukraine-2023", "archipelago", "germany-1955", "a-name-2008", "mirror"};
static const char *const languages[] = {"en", "uk"};
static Lesson *lesson[2];
static Pack *card;

/* For every start of every pack both languages are read, then the start is judged. */
static void for_every_start(void (*judge)(const char *pack, const char *start)) {
    int starts = 0;
    for (size_t p = 0; p < COUNT_OF(packs); p++) {
        char dir[PACK_PATH_BYTES];
        Err err = {{0}};
        snprintf(dir, sizeof dir, ACCESSION_SOURCE_DIR "/scenarios/%s", packs[p]);
        PackBook *book = book_open(dir, NULL, &err);
        if (!book || !pack_card(book, card, &err)) fail_msg("%s", err.text);
        for (int n = 0; n < card->starts; n++, starts++) {
            for (int l = 0; l < 2; l++)
                if (!lesson_read(dir, languages[l], card, card->start[n].name, lesson[l], &err))
                    fail_msg("%s", err.text);
            judge(packs[p], card->start[n].name);
            for (int l = 0; l < 2; l++) lesson_free(lesson[l]);
        }
        book_close(book);
    }
    assert_int_equal(starts, 23);
}

static void has_all(const char *pack, const char *start) {
    static const struct {
        LessonPart part;
        int least;
    } wanted[] = {{LESSON_objectives, 4}, {LESSON_brief, 2}, {LESSON_rules, 8}, {LESSON_say, 10}, {LESSON_questions, 4},
                  {LESSON_quiz, 7}, {LESSON_memo, 3}, {LESSON_rubric, 4}, {LESSON_faq, 6}};
    const bool tutorial = strcmp(start, "tutorial") == 0; /* a pack's texts for all starts, none of its own */
    for (size_t n = 0; n < COUNT_OF(wanted); n++)
        if (lesson[0]->count[wanted[n].part] < wanted[n].least - (tutorial && wanted[n].least > 6))
            fail_msg("%s, %s: part %zu has %d items, %d are wanted", pack, start, n, lesson[0]->count[wanted[n].part],
                     wanted[n].least);
    const bool invented = strcmp(pack, "archipelago") == 0 || strcmp(pack, "mirror") == 0 || tutorial;
    assert_true(invented || lesson[0]->count[LESSON_happened] > 0);
}

static void every_shipped_start_has_brief_quiz_memo_rubric_and_questions(void **state) {
    (void)state;
    for_every_start(has_all);
}

/* "{bots:p_member}" and the like, sorted; what begins with a name of the pack may be declined. */
static void numbers_of(const char *text, char out[512]) {
    const char *found[16];
    int count = 0;
    out[0] = '\0';
    for (const char *at = text; (at = strchr(at, '{')); at++)
        if (strchr(at, '}') && memchr(at, ':', strcspn(at, "}")) &&
            (strncmp(at, "{bots", 5) == 0 || strncmp(at, "{pass", 5) == 0 || strncmp(at, "{less", 5) == 0 ||
             strncmp(at, "{start", 6) == 0))
            found[count++] = at;
    for (int n = 0; n < count; n++)
        for (int m = n + 1; m < count; m++)
            if (strncmp(found[m], found[n], strcspn(found[m], "}")) < 0) {
                const char *swap = found[n];
                found[n] = found[m], found[m] = swap;
            }
    for (int n = 0; n < count; n++) strncat(out, found[n], strcspn(found[n], "}"));
}

static void says_the_same(const char *pack, const char *start) {
    for (int part = 0; part < LESSON_PARTS; part++) {
        if (lesson[0]->count[part] != lesson[1]->count[part])
            fail_msg("%s, %s: part %d has %d items in English and %d in Ukrainian", pack, start, part,
                     lesson[0]->count[part], lesson[1]->count[part]);
        for (int n = 0; n < lesson[0]->count[part]; n++)
            for (int c = 0; c < LESSON_CELLS; c++) {
                char number[2][512];
                const char *text[2] = {lesson[0]->item[part][n].cell[c], lesson[1]->item[part][n].cell[c]};
                for (int l = 0; l < 2; l++) numbers_of(text[l], number[l]);
                if (strcmp(number[0], number[1]) != 0)
                    fail_msg("%s, %s: other numbers in \"%.60s\"", pack, start, text[1]);
                if (!text[0][0] != !text[1][0]) fail_msg("%s, %s: nothing stands for \"%.60s\"", pack, start, text[0]);
                const bool words = strlen(text[0]) > 24 && part != LESSON_happened && c < 2;
                if (words && strcmp(text[0], text[1]) == 0)
                    fail_msg("%s, %s: not translated: \"%.60s\"", pack, start, text[0]);
            }
    }
}

static void the_ukrainian_texts_are_those_of_the_english_ones(void **state) {
    (void)state;
    for_every_start(says_the_same);
}

/* Digits before "in 100", "of 100", "%" or their Ukrainian. */
static bool has_chance(const char *text) {
    static const char *const after[] = {" in 100", " of 100", " %", "%", " зі 100"};
    for (const char *at = text; *at; at++)
        for (size_t n = 0; isdigit((unsigned char)*at) && n < COUNT_OF(after); n++)
            if (strncmp(at + 1, after[n], strlen(after[n])) == 0) return true;
    return false;
}

static void has_no_chance_by_hand(const char *pack, const char *start) {
    for (int l = 0; l < 2; l++)
        for (int n = 0; n < lesson[l]->count[LESSON_faq]; n++)
            if (has_chance(lesson[l]->item[LESSON_faq][n].cell[1]))
                fail_msg("%s, %s: a chance is written by hand: \"%.80s\"", pack, start,
                         lesson[l]->item[LESSON_faq][n].cell[1]);
}

static void chances_in_answers_are_counted(void **state) {
    (void)state;
    assert_true(has_chance("about 19 in 100 histories") && !has_chance("in {bots:p_member} histories"));
    for_every_start(has_no_chance_by_hand);
}

static int begin(void **state) {
    (void)state;
    card = calloc(1, sizeof *card);
    for (int l = 0; l < 2; l++) lesson[l] = calloc(1, sizeof *lesson[l]);
    return card && lesson[0] && lesson[1] ? 0 : -1;
}

static int end(void **state) {
    (void)state;
    free(card);
    for (int l = 0; l < 2; l++) free(lesson[l]);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_shipped_start_has_brief_quiz_memo_rubric_and_questions),
        cmocka_unit_test(the_ukrainian_texts_are_those_of_the_english_ones),
        cmocka_unit_test(chances_in_answers_are_counted),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
