/* Chronicles of the first pack, and that the face-validity checks can fail. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "report/chronicle.h"
#include "report/paper.h"
#include "report/validity.h"
#include "store/pack.h"
#include "shipped.h"

#define PACK ACCESSION_SOURCE_DIR "/scenarios/ukraine-2023"
enum { MONTHS = 180 };

static Scenario scenario;

static void load(const char *start) {
    Err err = {0};
    if (!shipped_load(PACK, start, &scenario, &err)) {
        fail_msg("%s", err.text);
    }
}

static char *chronicle_of(const History *h) {
    Text out = {0};
    chronicle_write(h, &out);
    return text_take(&out);
}

static void live(History *h, uint64_t seed) {
    history_live(h, &scenario, &scenario.nominal, NULL, seed, MONTHS);
}

static void ten_seeds_give_ten_histories_and_each_passes_every_check(void **state) {
    (void)state;
    load(NULL);
    char *told[10];
    for (uint64_t seed = 1; seed <= 10; seed++) {
        History h;
        live(&h, seed);
        char *text = told[seed - 1] = chronicle_of(&h);
        Validity v;
        validity_check(&h, text, &v);
        for (int n = 0; n < VALIDITY_CHECKS; n++) {
            if (v.verdict[n] == VALIDITY_FAIL) {
                fail_msg("seed %d: %s: %s", (int)seed, v.question[n], v.note[n]);
            }
        }
        history_free(&h);
        for (uint64_t other = 1; other < seed; other++) {
            assert_string_not_equal(strstr(text, "\n2023\n"), strstr(told[other - 1], "\n2023\n"));
        }
    }
    for (int n = 0; n < 10; n++) {
        free(told[n]);
    }
}

static void ten_seeds_over_the_starts_end_in_at_least_four_classes(void **state) {
    (void)state;
    Pack pack;
    Err err = {0};
    PackBook book;
    assert_true(pack_open(PACK, NULL, &book, &err) && pack_card(&book, &pack, &err));
    pack_close(&book);
    bool seen[ORDER_COUNT] = {false};
    int classes = 0;
    for (int start = 0; start < pack.starts; start++) {
        load(pack.start[start].name);
        for (uint64_t seed = 1; seed <= 10; seed++) {
            History h;
            live(&h, seed);
            const OrderId order = world_outcome(history_end(&h));
            classes += !seen[order];
            seen[order] = true;
            history_free(&h);
        }
    }
    assert_true(classes >= 4);
}

static void no_line_of_a_chronicle_is_longer_than_eighty_characters(void **state) {
    (void)state;
    load(NULL);
    History h;
    live(&h, 3);
    char *text = chronicle_of(&h);
    for (const char *at = text; *at; at += strcspn(at, "\n") + 1) {
        assert_true(paper_width(at, strcspn(at, "\n")) <= PAPER_COLUMNS);
    }
    free(text);
    history_free(&h);
}

static void every_chronicle_opens_with_its_date_and_its_disclaimer(void **state) {
    (void)state;
    load(NULL);
    History h;
    live(&h, 1);
    char *text = chronicle_of(&h);
    assert_non_null(strstr(text, "Assumptions as of 31 January 2023; later events not used."));
    assert_non_null(strstr(text, "It does not predict, recommend or justify any policy."));
    assert_non_null(strstr(text, "Content note:"));
    free(text);
    history_free(&h);
}

/* The verdict on the check whose question holds the words. */
static ValidityVerdict verdict_on(const History *h, const char *text, const char *words) {
    Validity v;
    validity_check(h, text, &v);
    for (int n = 0; n < VALIDITY_CHECKS; n++) {
        if (strstr(v.question[n], words)) {
            return v.verdict[n];
        }
    }
    fail_msg("no check asks about %s", words);
    return VALIDITY_FAIL;
}

static void expect_both(const History *good, const History *bad, const char *words) {
    assert_int_equal(verdict_on(good, "", words), VALIDITY_OK);
    assert_int_equal(verdict_on(bad, "", words), VALIDITY_FAIL);
}

static void a_history_that_breaks_a_rule_does_not_pass(void **state) {
    (void)state;
    load(NULL);
    History good, bad;
    live(&good, 1);

    live(&bad, 1);
    bad.ledger.happenings[0].month = MONTHS;
    expect_both(&good, &bad, "dates are in order");
    history_free(&bad);

    live(&bad, 1);
    ledger_happen(&bad.ledger, &(Happening){.month = MONTHS, .id = HAPPENING_entry, .actor = -1,
                                            .why = EQUATION_NONE});
    expect_both(&good, &bad, "without an invitation");
    expect_both(&good, &bad, "last member's ratification");
    ledger_happen(&bad.ledger, &(Happening){.month = MONTHS, .id = HAPPENING_entry, .actor = -1,
                                            .why = EQUATION_NONE});
    expect_both(&good, &bad, "enters twice");
    history_free(&bad);

    live(&bad, 1);
    ledger_happen(&bad.ledger, &(Happening){.month = MONTHS, .id = HAPPENING_refused,
                                            .actor = scenario.lead, .why = EQUATION_consent});
    expect_both(&good, &bad, "every decision has a reason");
    history_free(&bad);

    live(&bad, 1);
    bad.worlds[MONTHS].occupied_share += 2 * VALIDITY_JUMP;
    expect_both(&good, &bad, "the line never jumps");
    bad.worlds[MONTHS].menace = 7;
    expect_both(&good, &bad, "within its range");
    history_free(&bad);
    history_free(&good);
}

static void an_invitation_in_heavy_fighting_is_marked_rare(void **state) {
    (void)state;
    load(NULL);
    History h;
    live(&h, 1);
    assert_true(history_at(&h, 1)->intensity > 0.99);
    h.ledger.happened = 0;
    ledger_happen(&h.ledger, &(Happening){.month = 1, .id = HAPPENING_invited, .actor = 0,
                                          .why = EQUATION_consent});
    assert_int_equal(verdict_on(&h, "", "while fighting is heavy"), VALIDITY_RARE);
    history_free(&h);
}

static void a_text_with_a_strange_name_or_a_loud_word_does_not_pass(void **state) {
    (void)state;
    load(NULL);
    History h;
    history_live(&h, &scenario, &scenario.nominal, NULL, 1, 0);
    const char *names = "no later name", *tone = "tone";
    assert_int_equal(verdict_on(&h, "In May Ukraine and Poland met.\n", names), VALIDITY_OK);
    assert_int_equal(verdict_on(&h, "In May the minister Smith met.\n", names), VALIDITY_FAIL);
    assert_int_equal(verdict_on(&h, "Quiet returned.\n", tone), VALIDITY_OK);
    assert_int_equal(verdict_on(&h, "A heroic stand.\n", tone), VALIDITY_FAIL);
    history_free(&h);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ten_seeds_give_ten_histories_and_each_passes_every_check),
        cmocka_unit_test(ten_seeds_over_the_starts_end_in_at_least_four_classes),
        cmocka_unit_test(no_line_of_a_chronicle_is_longer_than_eighty_characters),
        cmocka_unit_test(every_chronicle_opens_with_its_date_and_its_disclaimer),
        cmocka_unit_test(a_history_that_breaks_a_rule_does_not_pass),
        cmocka_unit_test(an_invitation_in_heavy_fighting_is_marked_rare),
        cmocka_unit_test(a_text_with_a_strange_name_or_a_loud_word_does_not_pass),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
