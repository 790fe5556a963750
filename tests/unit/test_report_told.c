/* What is told of a game for a window: the calendar, the file, what has been, references, conditions in words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/accession.h"
#include "report/board_parts.h"
#include "report/paper.h"
#include "model/rulebook.h"
#include "session/advisor.h"
#include "table/table.h"

#define SOURCE ACCESSION_SOURCE_DIR

static Table *table;

static void game_begin(const char *pack, const char *start, SeatId seat, uint64_t seed) {
    char dir[300];
    Err err = {0};
    const Where where = {.places = {.data = SOURCE}, .saves_dir = "/nonexistent"};
    const Setup setup = session_setup(seed, MODE_STANDARD, seat);
    table = calloc(1, sizeof *table);
    assert_non_null(table);
    snprintf(dir, sizeof dir, SOURCE "/scenarios/%s", pack);
    if (!table_open(table, dir, NULL, start, NULL, &err) || !table_begin(table, &where, seat, &setup, &err))
        fail_msg("%s", err.text);
}

static void game_end(void) {
    table_close(table);
    free(table);
}

static void turns_play(int turns) {
    Err err = {0};
    for (int n = 0; n < turns && !session_over(table->session); n++) {
        Act act[3];
        const SeatId seat = table->board.seat;
        if (advisors_propose(table->session, seat, act) > 0)
            session_submit(table->session, &(Command){.kind = COMMAND_ACT, .seat = seat, .act = act[0]}, NULL);
        session_end_turn(table->session, true, NULL);
        table_turn_ended(table, false, &err);
    }
}

/* --- the calendar and the file ----------------------------------------------------------------- */

static int marks_of(const CalendarMark *mark, int count, CalendarKind kind) {
    int found = 0;
    for (int n = 0; n < count; n++) found += mark[n].kind == kind ? 1 : 0;
    return found;
}

static void what_runs_out_is_told_in_its_order(void **state) {
    (void)state;
    CalendarMark mark[CALENDAR_MAX];
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        game_begin("ukraine-2023", "stalemate", (SeatId)seat, 3);
        for (int turn = 0; turn < 6; turn++) {
            const World *w = session_world(table->session);
            const int count = board_calendar(&table->board, mark);
            if (session_over(table->session)) break;
            assert_int_equal(marks_of(mark, count, CALENDAR_TURN), 1);
            assert_int_equal(marks_of(mark, count, CALENDAR_ELECTION), 1);
            assert_int_equal(marks_of(mark, count, CALENDAR_WINDOW), w->window_left > 0.5);
            if (w->stage < STAGE_INVITED) assert_true(marks_of(mark, count, CALENDAR_SUMMIT) > 0);
            for (int n = 0; n < count; n++) {
                assert_true(mark[n].in >= 0);
                assert_true(n == 0 || mark[n].in >= mark[n - 1].in);
                assert_true(mark[n].told[0] && mark[n].name[0]);
            }
            turns_play(1);
        }
        game_end();
    }
}

static void an_accepted_promise_stands_in_the_calendar(void **state) {
    (void)state;
    CalendarMark mark[CALENDAR_MAX];
    game_begin("ukraine-2023", "january-2023", SEAT_candidate, 3);
    World *w = &table->session->world;
    w->promise_state[0] = 1;
    w->promise_giver[0] = SEAT_candidate;
    w->promise_taker[0] = SEAT_lead;
    w->promise_act[0] = ACT_reform;
    w->promise_value[0] = 1;
    w->promise_due[0] = w->turn + 1;
    const int count = board_calendar(&table->board, mark);
    assert_int_equal(marks_of(mark, count, CALENDAR_OURS), 1);
    for (int n = 0; n < count; n++)
        if (mark[n].kind == CALENDAR_OURS) assert_true(real_abs(mark[n].in - 2 * w->turn_months) < 1e-9);
    w->promise_state[0] = 2; /* kept */
    assert_int_equal(marks_of(mark, board_calendar(&table->board, mark), CALENDAR_OURS), 0);
    game_end();
}

static void marks_of_members_are_what_a_summit_would_find(void **state) {
    (void)state;
    game_begin("ukraine-2023", "january-2023", SEAT_candidate, 3);
    World *w = &table->session->world;
    int yes = 0;
    for (int i = 0; i < table->scenario->members; i++) yes += board_file_mark(&table->board, i) == FILE_YES ? 1 : 0;
    int above = 0;
    for (int i = 0; i < table->scenario->members; i++)
        above += w->belongs[i] > 0.5 && w->consent[i] > consent_line(w, &table->session->parameters) ? 1 : 0;
    assert_int_equal(yes, above);
    w->stage = STAGE_RATIFYING;
    w->ratified[0] = 1;
    assert_int_equal(board_file_mark(&table->board, 0), FILE_YES);
    assert_int_equal(board_file_mark(&table->board, 1), FILE_WAITS);
    game_end();
}

/* --- what has been ----------------------------------------------------------------------------- */

static void moments_are_those_of_the_journal_and_of_the_worlds(void **state) {
    (void)state;
    game_begin("ukraine-2023", "january-2023", SEAT_candidate, 5);
    turns_play(6);
    int count = 0, decisions = 0, events = 0, commands = 0;
    Moment *all = board_moments(&table->board, &count);
    const Session *g = table->session;
    for (int n = 0; n < count; n++) {
        assert_true(n == 0 || all[n].month >= all[n - 1].month);
        assert_true(all[n].month <= (int)g->world.month && all[n].told[0] && !strchr(all[n].told, '{'));
        decisions += all[n].kind == MOMENT_DECISION ? 1 : 0;
        events += all[n].kind == MOMENT_EVENT || all[n].kind == MOMENT_ASKED ? 1 : 0;
    }
    for (size_t n = 0; n < g->journal.count; n++) commands += g->journal.entries[n].command.kind == COMMAND_ACT ? 1 : 0;
    assert_true(commands > 0);
    assert_int_equal(decisions, commands);
    assert_true(events > 5);
    free(all);
    game_end();
}

/* --- words for a window ------------------------------------------------------------------------ */

static void a_reference_is_typed_in_a_terminal_and_marked_for_a_window(void **state) {
    (void)state;
    char buf[REFER_BYTES], wanted[REFER_BYTES];
    game_begin("ukraine-2023", "january-2023", SEAT_candidate, 3);
    assert_string_equal(board_refer(&table->board, buf, "why %s", "unity"), "why unity");
    paper_columns_use(PAPER_UNBROKEN);
    snprintf(wanted, sizeof wanted, "%cwhy unity%cnational unity%c", REFER_BEGIN, REFER_WORDS, REFER_END);
    assert_string_equal(board_refer(&table->board, buf, "why unity"), wanted);
    snprintf(wanted, sizeof wanted, "%cdo dig_in%cDig in and hold the line%c", REFER_BEGIN, REFER_WORDS, REFER_END);
    assert_string_equal(board_refer(&table->board, buf, "do dig_in"), wanted);
    paper_columns_use(PAPER_COLUMNS);
    game_end();
}

/* No page of the window names a command or a card by its id outside of a mark. */
static void what_a_window_shows_names_no_command(void **state) {
    (void)state;
    static void (*const pages[])(const Board *b, Text *out) = {board_dials,    board_goals,    board_map,
                                                               board_members,  board_seats,    board_advisors,
                                                               board_promises, board_briefing, board_journal};
    static const char *const commands[] = {": why ", ": members", ": do ", "dig_in", ": promises", "cards all", "`"};
    paper_columns_use(PAPER_UNBROKEN);
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        game_begin("ukraine-2023", "january-2023", (SeatId)seat, 8);
        turns_play(4);
        Text text = {0};
        for (size_t n = 0; n < COUNT_OF(pages); n++) pages[n](&table->board, &text);
        for (size_t n = 0; n < COUNT_OF(commands); n++) {
            const char *found = strstr(text.data, commands[n]);
            if (found) fail_msg("\"%s\" in \"%.60s\"", commands[n], found > text.data + 20 ? found - 20 : text.data);
        }
        text_free(&text);
        game_end();
    }
    paper_columns_use(PAPER_COLUMNS);
}

static void conditions_of_events_are_told_in_words(void **state) {
    (void)state;
    static const char *const packs[] = {"ukraine-2023", "archipelago", "germany-1955", "a-name-2008"};
    int told = 0, all = 0;
    for (size_t p = 0; p < COUNT_OF(packs); p++) {
        game_begin(packs[p], NULL, SEAT_candidate, 1);
        const Rulebook *r = table->scenario->rules;
        for (int e = 0; r && e < r->events; e++) {
            Text text = {0};
            const bool words = board_program(&table->board, r->event[e].when, &text);
            if (words && (strchr(text.data, '_') || strchr(text.data, '{')))
                fail_msg("%s: %s", r->event[e].name, text.data);
            told += words ? 1 : 0;
            all++;
            text_free(&text);
        }
        game_end();
    }
    if (told < 0.95 * all) fail_msg("%d of %d conditions are told in words", told, all);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_runs_out_is_told_in_its_order),
        cmocka_unit_test(an_accepted_promise_stands_in_the_calendar),
        cmocka_unit_test(marks_of_members_are_what_a_summit_would_find),
        cmocka_unit_test(moments_are_those_of_the_journal_and_of_the_worlds),
        cmocka_unit_test(a_reference_is_typed_in_a_terminal_and_marked_for_a_window),
        cmocka_unit_test(what_a_window_shows_names_no_command),
        cmocka_unit_test(conditions_of_events_are_told_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
