/* The reference holds every name of every manifest, once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/equations.h"
#include "model/ledger.h"
#include "model/goal.h"
#include "model/outlook.h"
#include "report/reference.h"
#include "store/pack.h"
#include "shipped.h"

static Scenario scenario;
static char *html, *markdown;
static const char weaknesses[] = "# Known weaknesses\n\n## A first\n\nText of `code`\non two lines.\n"
                                 "\n- one & two\n- three\n";

static int begin(void **state) {
    (void)state;
    Err err = {0};
    Text out = {0};
    if (!shipped_load(ACCESSION_SOURCE_DIR "/scenarios/ukraine-2023", NULL, &scenario, &err)) {
        print_error("%s\n", err.text);
        return 1;
    }
    reference_write(&scenario, weaknesses, PAGE_HTML, &out);
    html = text_take(&out);
    reference_write(&scenario, weaknesses, PAGE_MARKDOWN, &out);
    markdown = text_take(&out);
    return 0;
}

static int end(void **state) {
    (void)state;
    free(html);
    free(markdown);
    return 0;
}

static int occurrences(const char *text, const char *wanted) {
    int count = 0;
    for (const char *at = text; (at = strstr(at, wanted)) != NULL; at += strlen(wanted)) {
        count++;
    }
    return count;
}

/* Once in either form: as a row or heading with its anchor, and as a row that begins with it. */
static void listed_once(const char *kind, const char *name, bool row) {
    char anchor[160], cell[160];
    snprintf(anchor, sizeof anchor, " id=\"%s-%s\"", kind, name);
    if (occurrences(html, anchor) != 1) {
        fail_msg("%s is in the page %d times", anchor, occurrences(html, anchor));
    }
    snprintf(cell, sizeof cell, "\n| `%s` |", name);
    if (row && occurrences(markdown, cell) < 1) {
        fail_msg("%s %s is not in the Markdown", kind, name);
    }
}

static void every_name_of_every_manifest_stands_in_it_once(void **state) {
    (void)state;
    for (int id = 0; id < VAR_COUNT; id++) {
        const VarKind kind = var_info((VarId)id)->kind;
        if (kind != KIND_POSTURE && kind != KIND_SETTING) { /* listed as postures */
            listed_once("variable", var_info((VarId)id)->name, true);
        }
    }
    for (int id = 0; id < POSTURE_COUNT; id++) {
        listed_once("posture", posture_info((PostureId)id)->name, true);
    }
    for (int id = 0; id < PARAM_COUNT; id++) {
        listed_once("parameter", param_info((ParamId)id)->name, true);
    }
    for (int id = 0; id < HAPPENING_COUNT; id++) {
        listed_once("happening", happening_name((HappeningId)id), true);
    }
    for (int id = 0; id < ORDER_COUNT; id++) {
        listed_once("outcome", order_name((OrderId)id), true);
    }
    for (int id = 0; id < EQUATION_COUNT; id++) {
        const EquationInfo *equation = equation_info((EquationId)id);
        listed_once("equation", equation->name, false);
        for (int t = 0; t < equation->terms; t++) {
            char term[128];
            snprintf(term, sizeof term, "%s-%s", equation->name, equation->term[t].name);
            listed_once("term", term, false);
        }
    }
    for (int id = 0; id < ACT_COUNT; id++) {
        if (act_info((ActId)id)->played) {
            listed_once("act", act_info((ActId)id)->name, true);
        }
    }
    for (int id = 0; id < NEED_COUNT; id++) {
        listed_once("need", need_name((NeedId)id), true);
    }
    for (int id = 0; id < GOAL_COUNT; id++) {
        listed_once("goal", goal_info(NULL, (GoalId)id).name, true);
    }
    for (int id = 0; id < SEAT_COUNT; id++) {
        listed_once("seat", seat_info((SeatId)id)->role, true);
    }
    for (int id = 0; id < CHANNELS; id++) {
        listed_once("channel", channel_info((ChannelId)id)->name, true);
    }
#define DRAW(name, ...) listed_once("draw", #name, true);
#define SHOCK(name, ...) listed_once("draw", #name, true);
#include "model/draws.def"
#undef DRAW
#undef SHOCK
}

static void every_link_of_the_contents_has_its_target(void **state) {
    (void)state;
    int links = 0;
    for (const char *at = html; (at = strstr(at, "href=\"#")) != NULL; at += 7, links++) {
        char target[160];
        snprintf(target, sizeof target, " id=\"%.*s\"", (int)strcspn(at + 7, "\""), at + 7);
        assert_int_equal(occurrences(html, target), 1);
    }
    assert_true(links > EQUATION_COUNT);
}

static void the_page_needs_no_other_file_and_opens_what_it_closes(void **state) {
    (void)state;
    static const char *const tags[] = {"table", "tr", "td", "th", "ul", "li", "code", "h2", "h3",
                                       "p", "div", "main", "nav"};
    assert_null(strstr(html, "<script"));
    assert_null(strstr(html, "<link"));
    assert_null(strstr(html, "http"));
    for (size_t n = 0; n < COUNT_OF(tags); n++) {
        char plain[16], with[16], closing[16];
        snprintf(plain, sizeof plain, "<%s>", tags[n]);
        snprintf(with, sizeof with, "<%s ", tags[n]);
        snprintf(closing, sizeof closing, "</%s>", tags[n]);
        assert_int_equal(occurrences(html, plain) + occurrences(html, with),
                         occurrences(html, closing));
    }
}

static void every_row_of_a_markdown_table_has_as_many_cells_as_its_head(void **state) {
    (void)state;
    int wanted = 0;
    for (const char *at = markdown; *at; at += strcspn(at, "\n") + 1) {
        int bars = 0;
        for (const char *c = at; *at == '|' && *c != '\n'; c++) {
            bars += *c == '|' && (c == at || c[-1] != '\\');
        }
        wanted = *at != '|' ? 0 : wanted == 0 ? bars : wanted;
        if (*at == '|' && bars != wanted) {
            fail_msg("%.80s", at);
        }
    }
}

static void the_known_weaknesses_are_part_of_it(void **state) {
    (void)state;
    assert_non_null(strstr(html, "<h3>A first</h3>"));
    assert_non_null(strstr(html, "<p>Text of <code>code</code> on two lines.</p>"));
    assert_non_null(strstr(html, "<ul>\n<li>one &amp; two</li>\n<li>three</li>\n</ul>"));
    assert_non_null(strstr(markdown, "- one & two\n- three\n"));
}

static void it_is_dated_and_carries_the_disclaimer(void **state) {
    (void)state;
    assert_non_null(strstr(html, "Assumptions as of 31 January 2023; later events not used."));
    assert_non_null(strstr(html, "It does not predict, recommend or justify any policy."));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_name_of_every_manifest_stands_in_it_once),
        cmocka_unit_test(every_link_of_the_contents_has_its_target),
        cmocka_unit_test(the_page_needs_no_other_file_and_opens_what_it_closes),
        cmocka_unit_test(every_row_of_a_markdown_table_has_as_many_cells_as_its_head),
        cmocka_unit_test(the_known_weaknesses_are_part_of_it),
        cmocka_unit_test(it_is_dated_and_carries_the_disclaimer),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
