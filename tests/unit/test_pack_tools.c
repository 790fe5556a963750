/* What a pack's tools stand on: what programs read, tests, coverage, the web, the template of a pack. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "ensemble/coverage.h"
#include "ensemble/pack_test.h"
#include "model/reads.h"
#include "report/web.h"
#include "store/pack_template.h"

static char folder[] = "/tmp/accession-XXXXXX";
static char pack[sizeof folder + 8];
static PackBook book;

static int pack_make(void **state) {
    Err err = {0};
    (void)state;
    if (!mkdtemp(folder)) return -1;
    snprintf(pack, sizeof pack, "%s/pack", folder);
    if (!pack_template_write(pack, "island-2041", &err) || !pack_open_tests(pack, NULL, &book, &err)) {
        fprintf(stderr, "%s\n", err.text);
        return -1;
    }
    return 0;
}

static int pack_drop(void **state) {
    char command[sizeof folder + 16];
    (void)state;
    pack_close(&book);
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

static Scenario *scenario(void) {
    Err err = {0};
    Scenario *s = malloc(sizeof *s);
    assert_non_null(s);
    if (!pack_scenario(&book, NULL, s, &err)) fail_msg("%s", err.text);
    return s;
}

static void a_program_gives_each_variable_that_it_reads_once(void **state) {
    (void)state;
    const int32_t unity = (int32_t)offsetof(World, unity), support = (int32_t)offsetof(World, support);
    const Op op[] = {{.code = OP_TEST_BELOW, .a = unity, .x = 0.5},
                     {.code = OP_VARIABLE, .a = support + 3 * (int32_t)sizeof(double)},
                     {.code = OP_VARIABLE, .a = unity},
                     {.code = OP_MEAN, .a = support},
                     {.code = OP_FIRED, .a = 7},
                     {.code = OP_NUMBER, .x = 1.0}};
    Reading read[READS_MAX];
    assert_int_equal(program_reads(op, (Program){0, COUNT_OF(op)}, read), 4);
    assert_int_equal(read[0].var, VAR_unity);
    assert_int_equal(read[1].var, VAR_support);
    assert_int_equal(read[1].index, 3);
    assert_int_equal(read[2].index, READS_GROUP);
    assert_int_equal(read[3].var, VAR_event_month);
    assert_int_equal(read[3].index, 7);
    assert_int_equal(program_reads(op, (Program){5, 1}, read), 0);
}

static void a_test_shows_what_its_condition_read(void **state) {
    (void)state;
    Scenario *s = scenario();
    World w = s->start;
    Text shown = {0};
    Err err = {0};
    bool holds = true;
    w.own[0] = 0.5;
    assert_string_equal(script_test(book.script, 0).name, "ferries sail again in a year without fog");
    assert_true(script_test_holds(book.script, 0, s, &w, &s->nominal, &holds, &shown, &err));
    assert_false(holds);
    assert_non_null(strstr(shown.data, "found ferries = 0.5"));
    text_free(&shown);
    w.own[0] = 0.8;
    assert_true(script_test_holds(book.script, 0, s, &w, &s->nominal, &holds, &shown, &err));
    assert_true(holds);
    text_free(&shown);
    free(s);
}

static void the_template_passes_its_own_tests(void **state) {
    (void)state;
    Err err = {0};
    PackTests t = {.book = &book, .threads = 2};
    if (!pack_tests_run(&t, &err)) fail_msg("%s", err.text);
    assert_int_equal(t.results, 3);
    for (int n = 0; n < t.results; n++)
        if (t.result[n].verdict != TEST_PASS) fail_msg("%s: %s", t.result[n].name, t.result[n].found.data);
    pack_tests_free(&t);
}

static Text covered(uint64_t runs, int threads) {
    Err err = {0};
    Text text = {0};
    Coverage c = {.book = &book, .seed = 3, .runs = runs, .threads = threads};
    if (!coverage_run(&c, &err)) fail_msg("%s", err.text);
    JsonOut json = json_out_start(&text, 1);
    coverage_json(&c, &json);
    json_out_finish(&json);
    coverage_free(&c);
    return text;
}

static void coverage_does_not_depend_on_threads(void **state) {
    (void)state;
    Text one = covered(120, 1), many = covered(120, 5);
    assert_string_equal(one.data, many.data);
    text_free(&one);
    text_free(&many);
}

static void every_answer_of_a_bot_is_one_choice(void **state) {
    (void)state;
    Err err = {0};
    Coverage c = {.book = &book, .seed = 1, .runs = 200};
    if (!coverage_run(&c, &err)) fail_msg("%s", err.text);
    assert_int_equal(c.all.histories, 200);
    assert_int_equal(c.all.seated, 100);
    for (int n = 0; n < c.rules->events; n++) {
        const EventCount *e = &c.all.event[n];
        uint64_t taken = 0, by_default = 0;
        for (int choice = 0; choice < c.rules->event[n].choices; choice++) {
            taken += e->taken[choice];
            by_default += e->by_default[choice];
            assert_true(e->taken[choice] <= e->possible[choice]);
        }
        assert_int_equal(taken, e->answered);
        assert_int_equal(e->asked + by_default, e->times);
        assert_true(e->histories <= e->times);
    }
    assert_true(coverage_holds(&c));
    coverage_free(&c);
}

static Text drawn(const Scenario *s, const Pack *card, const char *of) {
    Err err = {0};
    Text svg = {0};
    if (!web_draw(s, card, of, &svg, &err)) fail_msg("%s", err.text);
    return svg;
}

static void the_web_is_the_same_every_time_and_holds_every_event(void **state) {
    (void)state;
    Err err = {0};
    Scenario *s = scenario();
    Pack *card = malloc(sizeof *card);
    assert_non_null(card);
    assert_true(pack_card(&book, card, &err));
    Text one = drawn(s, card, NULL), two = drawn(s, card, NULL), near = drawn(s, card, "ferries");
    assert_string_equal(one.data, two.data);
    for (int n = 0; n < s->rules->events; n++) assert_non_null(strstr(one.data, s->rules->event[n].title));
    assert_non_null(strstr(near.data, "Fog in the strait"));
    assert_null(strstr(near.data, "A quarrel over fishing"));
    Text nothing = {0};
    assert_false(web_draw(s, card, "ferrys", &nothing, &err));
    assert_non_null(strstr(err.text, "did you mean \"ferries\"?"));
    text_free(&one);
    text_free(&two);
    text_free(&near);
    free(card);
    free(s);
}

static void a_new_pack_is_written_over_nothing(void **state) {
    (void)state;
    Err err = {0};
    assert_false(pack_template_write(pack, "island-2041", &err));
    assert_non_null(strstr(err.text, "not empty"));
    char other[sizeof pack + 8];
    snprintf(other, sizeof other, "%s-2", pack);
    assert_false(pack_template_write(other, "Island 2041", &err));
    assert_non_null(strstr(err.text, "small letters"));
    assert_int_not_equal(access(other, F_OK), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_program_gives_each_variable_that_it_reads_once),
        cmocka_unit_test(a_test_shows_what_its_condition_read),
        cmocka_unit_test(the_template_passes_its_own_tests),
        cmocka_unit_test(coverage_does_not_depend_on_threads),
        cmocka_unit_test(every_answer_of_a_bot_is_one_choice),
        cmocka_unit_test(the_web_is_the_same_every_time_and_holds_every_event),
        cmocka_unit_test(a_new_pack_is_written_over_nothing),
    };
    return cmocka_run_group_tests(tests, pack_make, pack_drop);
}
