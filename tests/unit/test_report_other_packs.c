/* What the first pack never shows: texts where a pack has other people, other places or no war. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "session_play.h"

#include "model/goal.h"
#include "model/ledger.h"
#include "model/world.h"
#include "report/board.h"
#include "report/ending.h"
#include "report/notice.h"
#include "report/words.h"
#include "session/naming.h"

static void a_card_names_no_number_that_a_pack_may_change(void **state) {
    (void)state;
    for (int id = 0; id < ACT_COUNT; id++)
        for (int up = 0; up < 2; up++) {
            Text text = {0};
            naming_card((Act){.act = (ActId)id}, up ? 1.0 : -1.0, false, &text);
            if (strpbrk(text.data, "0123456789")) fail_msg("%s: %s", act_info((ActId)id)->name, text.data);
            text_free(&text);
        }
    for (int id = 0; id < POSTURE_COUNT; id++)
        if (strstr(posture_info((PostureId)id)->moves, "thousand")) fail_msg("%s", posture_info((PostureId)id)->moves);
}

/* Words of the first pack that another pack's player would stumble over. */
static void no_place(const char *text, const char *where) {
    static const char *const places[] = {"Europe", "Ukrain", "Russia", "Kyiv", "Moscow"};
    for (size_t n = 0; text && n < COUNT_OF(places); n++)
        if (strstr(text, places[n])) fail_msg("%s: %s", where, text);
}

static void the_engine_names_no_place_of_the_first_pack(void **state) {
    (void)state;
    static const char *const happenings[] = {
#define HAPPENING(name, why, text) text,
#include "model/happenings.def"
#undef HAPPENING
    };
    for (size_t n = 0; n < COUNT_OF(happenings); n++) no_place(happenings[n], "happening");
    for (int id = 0; id < GOAL_COUNT; id++) no_place(goal_info(NULL, (GoalId)id).text, "goal");
    for (int id = 0; id < EQUATION_COUNT; id++) {
        const EquationInfo *equation = equation_info((EquationId)id);
        for (int t = 0; t < equation->terms; t++)
            no_place(words_of_term((EquationId)id, equation->term[t].name).words, equation->name);
    }
}

static void who_stays_outside_every_alliance_need_not_be_neutral(void **state) {
    (void)state;
    for (int order = 0; order < ORDER_COUNT; order++) {
        const char *words = words_outcome((OrderId)order);
        if (order != ORDER_AUSTRIAN_NEUTRALITY && strstr(words, "neutral")) fail_msg("%s", words);
    }
    const Happening stays = {.id = HAPPENING_order_armed, .actor = -1};
    char text[300];
    happening_text(&stays, shipped(), text, sizeof text);
    assert_string_equal(text, "Ukraine stays outside every alliance.");
}

/* --- other packs at the table ----------------------------------------------------------------- */

static Scenario scenario; /* of the last other_pack */

static const Scenario *other_pack(const char *pack, const char *start) {
    char dir[600];
    Err err = {{0}};
    snprintf(dir, sizeof dir, "%s/scenarios/%s", ACCESSION_SOURCE_DIR, pack);
    if (!shipped_load(dir, start, &scenario, &err)) fail_msg("%s", err.text);
    return &scenario;
}

/* What `tell` says to the candidate in its first turn; to be freed. */
static char *told(const char *pack, const char *start, void (*tell)(const Board *b, Text *out)) {
    const Setup setup = session_setup(3, MODE_STANDARD, SEAT_candidate);
    Session *g = session_new(other_pack(pack, start), &setup);
    LastTurn last = {0};
    const Board board = {.game = g, .seat = SEAT_candidate, .last = &last, .assumed = "today"};
    Text text = {0};
    tell(&board, &text);
    last_turn_free(&last);
    session_end(g);
    return text_take(&text);
}

static void says(char *text, const char *words, bool yes) {
    if ((strstr(text, words) != NULL) != yes) fail_msg("\"%s\" is %s in: %s", words, yes ? "not" : "", text);
    free(text);
}

static void a_map_speaks_of_this_war_and_of_no_date(void **state) {
    (void)state;
    says(told("ukraine-2023", NULL, board_map), "before this war", true);
    says(told("germany-1955", NULL, board_map), "before this war", true);
    says(told("archipelago", NULL, board_map), "before this war", false); /* nothing was held before it */
    says(told("archipelago", NULL, board_map), "2022", false);
}

static void where_there_was_no_war_no_losses_are_told(void **state) {
    (void)state;
    says(told("a-name-2008", NULL, board_turn), "0 to 0", false);
    says(told("a-name-2008", NULL, board_dials), "0 to 0", false);
    says(told("a-name-2008", NULL, board_dials), "no war", true);
    says(told("archipelago", NULL, board_turn), "no war", false);
}

static void a_report_opens_with_the_note_and_the_date_of_its_own_pack(void **state) {
    (void)state;
    static const struct {
        const char *pack, *start, *note, *date;
    } packs[] = {
        {"a-name-2008", "interim-name", "Content note: This scenario is about a name.", "30 April 2008"},
        {"archipelago", "quiet-strait", "Content note: Everything here is invented", "31 January 2041"},
    };
    for (size_t n = 0; n < COUNT_OF(packs); n++) {
        const Scenario *s = other_pack(packs[n].pack, packs[n].start);
        History h;
        Text text = {0};
        history_live(&h, s, &s->nominal, NULL, 3, 1);
        ending_head(&h, &text);
        says(strdup(text.data), packs[n].note, true);
        says(strdup(text.data), packs[n].date, true);
        says(strdup(text.data), "dying in this", false);
        text_free(&text);
        notice_disclaimer(s, &text);
        assert_int_equal(text.length, 0);
        history_free(&h);
    }
}

static void a_pack_without_a_note_gets_the_general_one(void **state) {
    (void)state;
    Text text = {0};
    other_pack("archipelago", NULL);
    scenario.content_note[0] = scenario.model_date[0] = '\0';
    notice_write(&scenario, "", &text);
    says(strdup(text.data), "Content note: this text speaks of war", true);
    says(text_take(&text), "An exploratory model", true);
    char until[32];
    assert_string_equal(history_known_until(&scenario, until), "31 January 2041");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_card_names_no_number_that_a_pack_may_change),
        cmocka_unit_test(the_engine_names_no_place_of_the_first_pack),
        cmocka_unit_test(who_stays_outside_every_alliance_need_not_be_neutral),
        cmocka_unit_test(a_map_speaks_of_this_war_and_of_no_date),
        cmocka_unit_test(where_there_was_no_war_no_losses_are_told),
        cmocka_unit_test(a_report_opens_with_the_note_and_the_date_of_its_own_pack),
        cmocka_unit_test(a_pack_without_a_note_gets_the_general_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
