/* The board: what a person is told, in every start, seat and turn. */
#include "session_play.h"

#include "report/board.h"
#include "report/paper.h"

typedef struct Table {
    Session *g;
    LastTurn last;
    Board board;
} Table;

static Table table_begin(const char *start, uint64_t seed, SeatId seat, Mode mode) {
    Table t = {0};
    const Setup setup = session_setup(seed, mode, seat);
    t.g = session_new(shipped_start(start), &setup);
    t.board = (Board){.game = t.g, .seat = seat, .assumed = "31 January 2023"};
    return t;
}

static void table_end(Table *t) {
    last_turn_free(&t->last);
    session_end(t->g);
}

static void table_turn(Table *t, uint64_t game) {
    play_turn(t->g, game);
    last_turn_keep(t->g, &t->last);
}

static void every_text(const Board *b, Text *out) {
    board_turn(b, out);
    board_briefing(b, out);
    board_dials(b, out);
    board_goals(b, out);
    board_map(b, out);
    board_members(b, out);
    board_seats(b, out);
    board_advisors(b, out);
    board_journal(b, out);
    board_rungs(b, out);
    board_ask(b, out);
    board_cards(b, out);
    board_offers(b, out);
    board_promises(b, out);
    board_lapses(b, out);
    board_question(b, session_question(b->game, b->seat), out);
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        if (seat != (int)b->seat && seat_sits(b->game->scenario, (SeatId)seat))
            board_askable(b, (SeatId)seat, out);
    Card deck[ACTS_MAX];
    const int count = board_deck(b, b->seat, deck);
    for (int n = 0; n < count; n++) {
        board_card(b, deck[n].act, out);
        if (deck[n].up) board_why_card(b, deck[n].act, false, out);
        if (deck[n].down) board_why_card(b, deck[n].act, true, out);
    }
    if (session_over(b->game)) board_end(b, out);
}

static void check_lines(const char *text) {
    while (*text) {
        const size_t bytes = strcspn(text, "\n");
        if (paper_width(text, bytes) > PAPER_COLUMNS) fail_msg("too wide: %.*s", (int)bytes, text);
        if (bytes > 0 && text[bytes - 1] == ' ') fail_msg("white space: %.*s", (int)bytes, text);
        text += bytes + (text[bytes] == '\n');
    }
}

/* Calls check in every start, in the first turns of each seat and after play by lot. */
static void everywhere(void (*check)(const Board *b)) {
    for (size_t n = 0; n < COUNT_OF(every_start); n++)
        for (int seat = 0; seat < SEAT_COUNT; seat += n == 0 ? 1 : 3) {
            Table t = table_begin(every_start[n], 40 + n, (SeatId)seat, MODE_STANDARD);
            t.board.last = &t.last;
            for (int turn = 0; turn < 40; turn++) {
                if (turn < 6 || turn % 4 == 0 || session_over(t.g)) check(&t.board);
                if (session_over(t.g)) break;
                table_turn(&t, 500 + n);
            }
            table_end(&t);
        }
}

static void check_words(const Board *b) {
    Text text = {0};
    board_turn(b, &text);
    const int words = board_words(text.data);
    if (words > BOARD_WORDS) fail_msg("%d words: %s", words, text.data);
    assert_non_null(strstr(text.data, "Next: "));
    assert_non_null(strstr(text.data, "imagined"));
    assert_non_null(strstr(text.data, "Assumptions"));
    text_free(&text);
}

static void a_turn_is_shown_in_180_words_with_one_thing_to_do(void **state) {
    (void)state;
    everywhere(check_words);
}

static void check_clean(const Board *b) {
    Text text = {0}, fitted = {0};
    const Digest before = world_digest(&b->game->world);
    every_text(b, &text);
    board_fit(text.data, &fitted);
    check_lines(fitted.data);
    assert_null(strchr(fitted.data, '{'));
    assert_null(strstr(fitted.data, "(null)"));
    assert_null(strstr(fitted.data, " nan"));
    assert_true(digest_equal(before, world_digest(&b->game->world)));
    text_free(&text);
    text_free(&fitted);
}

static void every_text_is_plain_narrow_and_changes_nothing(void **state) {
    (void)state;
    everywhere(check_clean);
}

static void check_relived(const Board *b) {
    if (!b->last->any) return;
    const Journal *j = &b->game->journal;
    const Digest lived = j->entries[j->count - 1].digest;
    assert_true(digest_equal(lived, world_digest(history_end(&b->last->lived))));
}

static void months_told_are_the_months_that_were_lived(void **state) {
    (void)state;
    everywhere(check_relived);
}

static void check_sums(const Board *b) {
    Text text = {0};
    for (int var = 0; var < VAR_COUNT; var++) {
        const VarInfo *v = var_info((VarId)var);
        if (v->kind == KIND_PAIR || v->kind == KIND_PROMISE || var == VAR_month) continue;
        /* a nuclear programme moves on after the month's rates were worked out */
        if (b->game->world.deterrent_progress > 0.0 && v->nature == NATURE_DERIVED) continue;
        if (!board_may_see(b, (VarId)var)) continue;
        board_why(b, (Variable){(VarId)var, 0}, false, &text);
        board_ledger(b, (Variable){(VarId)var, 0}, &text);
    }
    const char *wrong = strstr(text.data, "DIFFER");
    if (wrong) fail_msg("%.400s", wrong - 300);
    text_free(&text);
}

static void terms_and_causes_of_every_number_add_up(void **state) {
    (void)state;
    Table t = table_begin("january-2023", 7, SEAT_candidate, MODE_STANDARD);
    t.board.last = &t.last;
    check_sums(&t.board);
    for (int turn = 0; turn < 6; turn++) {
        table_turn(&t, 600);
        check_sums(&t.board);
    }
    table_end(&t);
}

static bool number_opens(const Board *b, const char *name) {
    Err err = {{0}};
    Variable v;
    return board_number(b, name, &v, &err);
}

static void hidden_numbers_open_only_after_the_end(void **state) {
    (void)state;
    Table t = table_begin("armed-neutrality", 5, SEAT_lead, MODE_STANDARD);
    t.board.last = &t.last;
    assert_false(number_opens(&t.board, "credibility[USA]"));
    assert_false(number_opens(&t.board, "prize"));
    assert_true(number_opens(&t.board, "credibility_seen[USA]"));
    assert_true(number_opens(&t.board, "security"));
    assert_true(number_opens(&t.board, "consent"));
    assert_true(number_opens(&t.board, "standing"));
    while (!session_over(t.g)) table_turn(&t, 700);
    assert_true(number_opens(&t.board, "credibility[USA]"));
    table_end(&t);
}

static void a_card_keeps_its_number(void **state) {
    (void)state;
    Table t = table_begin("january-2023", 9, SEAT_candidate, MODE_STANDARD);
    t.board.last = &t.last;
    Card first[ACTS_MAX], later[ACTS_MAX];
    const int count = board_deck(&t.board, SEAT_candidate, first);
    for (int turn = 0; turn < 10; turn++) table_turn(&t, 800);
    assert_int_equal(count, board_deck(&t.board, SEAT_candidate, later));
    for (int n = 0; n < count; n++) {
        assert_int_equal(first[n].act, later[n].act);
        assert_int_equal(later[n].number, n + 1);
    }
    table_end(&t);
}

static void a_long_line_is_broken_between_words(void **state) {
    (void)state;
    Text line = {0}, out = {0};
    text_add(&line, "    code: ");
    for (int n = 0; n < 30; n++) text_add(&line, "K(kappa_%d) * «stake» + ", n);
    text_add(&line, "end\n");
    for (int n = 0; n < 200; n++) text_add(&line, "ж");
    text_add(&line, "\nshort\n");
    board_fit(line.data, &out);
    check_lines(out.data);
    assert_non_null(strstr(out.data, "\nshort\n"));
    text_free(&line);
    text_free(&out);
}

static void the_best_ask_is_answered_as_it_was_told(void **state) {
    (void)state;
    int asked = 0;
    for (size_t n = 0; n < COUNT_OF(every_start); n++) {
        const SeatId seats[] = {SEAT_candidate, SEAT_sceptic, SEAT_secretariat};
        for (size_t s = 0; s < COUNT_OF(seats); s++) {
            Table t = table_begin(every_start[n], 7 + n, seats[s], MODE_STANDARD);
            Ask ask;
            Verdict v = {0};
            if (board_ask_best(&t.board, &ask)) {
                assert_true(
                    session_submit(t.g, &(Command){.kind = COMMAND_OFFER, .seat = seats[s], .offer = ask.offer}, &v));
                assert_true(v.answered && v.answer.yes == ask.answer.yes && ask.answer.yes == (ask.answer.sum >= 0.0));
                assert_float_equal(v.answer.sum, ask.answer.sum, 1e-12);
                assert_false(board_ask_best(&t.board, &ask)); /* the offer of this turn is made */
                asked++;
            }
            table_end(&t);
        }
    }
    assert_true(asked >= 9);
}

static void a_range_holds_what_is_shown_and_is_told_only_where_something_is_kept_back(void **state) {
    (void)state;
    for (size_t n = 0; n < COUNT_OF(every_start); n++) {
        Table t = table_begin(every_start[n], 3, SEAT_candidate, MODE_STANDARD),
              open = table_begin(every_start[n], 3, SEAT_candidate, MODE_GUIDED);
        Ranges r, again;
        const World before = t.g->world;
        assert_true(board_ranges(&t.board, &r) && board_ranges(&t.board, &again));
        assert_false(board_ranges(&open.board, &again));
        const Interval both[] = {r.credibility, r.attack};
        for (size_t i = 0; i < COUNT_OF(both); i++)
            assert_true(both[i].low <= both[i].estimate && both[i].estimate <= both[i].high &&
                        both[i].low < both[i].high);
        assert_memory_equal(&before, &t.g->world, sizeof before);
        table_end(&t);
        table_end(&open);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_turn_is_shown_in_180_words_with_one_thing_to_do),
        cmocka_unit_test(every_text_is_plain_narrow_and_changes_nothing),
        cmocka_unit_test(months_told_are_the_months_that_were_lived),
        cmocka_unit_test(terms_and_causes_of_every_number_add_up),
        cmocka_unit_test(hidden_numbers_open_only_after_the_end),
        cmocka_unit_test(a_card_keeps_its_number),
        cmocka_unit_test(the_best_ask_is_answered_as_it_was_told),
        cmocka_unit_test(a_range_holds_what_is_shown_and_is_told_only_where_something_is_kept_back),
        cmocka_unit_test(a_long_line_is_broken_between_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
