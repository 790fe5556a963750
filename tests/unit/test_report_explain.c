/* Every number opens: terms that sum to the value, causes that sum to the change. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/real.h"
#include "report/account.h"
#include "report/dials.h"
#include "report/explain.h"
#include "store/pack.h"
#include "shipped.h"

static Scenario scenario;
static History history;
enum { MONTHS = 120 };

static int begin(void **state) {
    (void)state;
    Err err = {0};
    if (!shipped_load(ACCESSION_SOURCE_DIR "/scenarios/ukraine-2023", NULL, &scenario, &err)) {
        print_error("%s\n", err.text);
        return 1;
    }
    history_live(&history, &scenario, &scenario.nominal, NULL, 3, MONTHS);
    return 0;
}

static int end(void **state) {
    (void)state;
    history_free(&history);
    return 0;
}

static void the_terms_of_every_derived_variable_sum_to_its_value(void **state) {
    (void)state;
    int opened = 0;
    for (int id = 0; id < VAR_COUNT; id++) {
        const VarInfo *v = var_info((VarId)id);
        const int count = v->kind == KIND_MEMBER ? scenario.members : 1;
        for (int i = 0; i < count; i++) {
            for (int month = 1; month <= MONTHS; month += 7) {
                const Explanation e = explain_variable(&history, (Variable){(VarId)id, i}, month);
                opened += e.summed;
                if (!explain_agrees(&e)) {
                    fail_msg("%s, place %d, month %d: terms give %.12g, value %.12g", v->name, i,
                             month, e.result, e.value);
                }
            }
        }
    }
    assert_true(opened > 1000);
}

static void a_value_that_is_not_the_sum_is_seen(void **state) {
    (void)state;
    Explanation e = explain_variable(&history, (Variable){VAR_attack, 0}, 10);
    assert_true(explain_agrees(&e));
    e.value += 1e-6;
    assert_false(explain_agrees(&e));
}

static void the_account_of_a_variable_adds_up_each_month(void **state) {
    (void)state;
    static const VarId ids[] = {VAR_menace, VAR_force_rival, VAR_unity, VAR_balance,
                                VAR_support, VAR_attack, VAR_credibility, VAR_stage};
    for (size_t n = 0; n < COUNT_OF(ids); n++) {
        Text out = {0};
        assert_true(account_kept(ids[n]));
        if (!account_write(&history, (Variable){ids[n], 0}, &out)) {
            fail_msg("%s does not add up", var_info(ids[n])->name);
        }
        text_free(&out);
    }
}

static void an_account_that_does_not_add_up_is_marked(void **state) {
    (void)state;
    const double true_value = history.worlds[5].menace;
    history.worlds[5].menace += 0.001;
    Text out = {0};
    assert_false(account_month(&history, (Variable){VAR_menace, 0}, 5, &out));
    assert_non_null(strstr(out.data, "THEY DIFFER"));
    text_free(&out);
    history.worlds[5].menace = true_value;
}

static void an_explanation_names_parameter_range_mark_and_source(void **state) {
    (void)state;
    const Explanation e =
        explain_variable(&history, (Variable){VAR_credibility, scenario.lead}, 14);
    Text out = {0};
    explain_write(&e, &out);
    assert_non_null(strstr(out.data, "credibility[USA] in Mar 2024 (month 14)"));
    assert_non_null(strstr(out.data, "code: K(kappa_sigma) * stake[i]"));
    assert_non_null(strstr(out.data, "range 2.4 to 3.6"));
    assert_non_null(strstr(out.data, "[D]"));
    assert_non_null(strstr(out.data, "they agree"));
    text_free(&out);
}

static void an_unknown_variable_is_answered_with_the_nearest(void **state) {
    (void)state;
    Variable v;
    Err err = {0};
    assert_false(variable_parse(&scenario, "menase", &v, &err));
    assert_string_equal(err.text, "there is no variable \"menase\"; did you mean \"menace\"?");
    assert_false(variable_parse(&scenario, "credibility[USB]", &v, &err));
    assert_string_equal(err.text, "there is no member \"USB\"; did you mean \"USA\"?");
    assert_false(variable_parse(&scenario, "credibility", &v, &err));
    assert_string_equal(err.text,
                        "\"credibility\" has a value for each member: write credibility[USA]");
    assert_false(variable_parse(&scenario, "menace[USA]", &v, &err));
    assert_string_equal(err.text, "\"menace\" is one value: write it without brackets");
    assert_true(variable_parse(&scenario, "occupied[UA-43]", &v, &err));
    assert_int_equal(v.id, VAR_occupied);
    assert_true(variable_parse(&scenario, "ordered.aid", &v, &err));
    assert_int_equal(v.id, VAR_ordered_aid);
    assert_true(variable_parse(&scenario, "aid_delivered", &v, &err));
    assert_int_equal(v.id, VAR_aid_delivered);
}

static void the_dials_give_losses_only_as_ranges(void **state) {
    (void)state;
    Text out = {0};
    dial_write(DIAL_LIVES, &scenario, history_end(&history), &out);
    assert_non_null(strstr(out.data, " to "));
    assert_non_null(strstr(out.data, "Estimates differ"));
    text_free(&out);
}

static void the_escalation_dial_counts_nuclear_use_in_war_and_alliance_war_in_peace(void **state) {
    (void)state;
    World w = *history_at(&history, 1);
    w.war = 1;
    w.nuclear_rate = 0.001;
    w.jeopardy = 0.5;
    assert_true(real_abs(dial_escalation(&w) - (1 - real_exp(-0.012))) < 1e-12);
    w.war = 0;
    w.nuclear_rate = 0;
    assert_true(real_abs(dial_escalation(&w) - (1 - real_exp(-0.5))) < 1e-12);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_terms_of_every_derived_variable_sum_to_its_value),
        cmocka_unit_test(a_value_that_is_not_the_sum_is_seen),
        cmocka_unit_test(the_account_of_a_variable_adds_up_each_month),
        cmocka_unit_test(an_account_that_does_not_add_up_is_marked),
        cmocka_unit_test(an_explanation_names_parameter_range_mark_and_source),
        cmocka_unit_test(an_unknown_variable_is_answered_with_the_nearest),
        cmocka_unit_test(the_dials_give_losses_only_as_ranges),
        cmocka_unit_test(
            the_escalation_dial_counts_nuclear_use_in_war_and_alliance_war_in_peace),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
