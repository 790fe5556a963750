/* Branches: what parts from what, what makes way, and which names are free. */
#include "session_play.h"

#include "session/branches.h"
#include "session/session_parts.h"

static Session *some_game(void) {
    Setup setup = session_setup(5, MODE_RECORD, SEAT_candidate);
    setup.unadvised = true;
    Session *g = session_new(shipped(), &setup);
    play_game(g, 77, 6);
    return g;
}

/* Something is done on the current branch: a copy of its last entry, one turn on. */
static void do_something(Branches *all) {
    Journal *j = &all->branch[all->current].journal;
    static World w;
    w.turn = j->count ? j->entries[j->count - 1].turn : 1;
    if (w.turn < all->branch[all->current].turn) w.turn = all->branch[all->current].turn;
    const Command c = {.kind = COMMAND_ACT, .seat = SEAT_candidate};
    journal_add(j, &w, &c);
}

static void the_first_branch_is_the_whole_game(void **state) {
    (void)state;
    Session *g = some_game();
    Branches all;
    branches_begin(&all, g);
    assert_int_equal(all.count, 1);
    assert_int_equal(all.current, 0);
    assert_string_equal(all.branch[0].name, "main");
    assert_int_equal(all.branch[0].parent, -1);
    assert_int_equal(all.branch[0].journal.count, g->journal.count);
    assert_int_equal(all.branch[0].journal.ends, g->journal.ends);
    assert_memory_equal(all.branch[0].journal.entries, g->journal.entries,
                        g->journal.count * sizeof *g->journal.entries);
    assert_memory_equal(all.branch[0].journal.marks, g->journal.marks, g->journal.ends * sizeof *g->journal.marks);
    assert_int_equal(branches_own(&all, 0), 0);
    assert_int_equal(branches_find(&all, "main"), 0);
    assert_int_equal(branches_find(&all, "mai"), -1);
    const size_t before = all.branch[0].journal.count;
    play_game(g, 78, 1);
    branches_keep(&all, g);
    assert_true(all.branch[0].journal.count > before);
    assert_int_equal(all.branch[0].journal.count, g->journal.count);
    branches_free(&all);
    assert_int_equal(all.count, 0);
    session_end(g);
}

static void a_branch_shares_what_was_before_its_turn_and_no_more(void **state) {
    (void)state;
    Session *g = some_game();
    Branches all;
    Err err = {{0}};
    branches_begin(&all, g);
    assert_true(branches_part(&all, "other", 3, &err));
    assert_int_equal(all.count, 2);
    assert_int_equal(all.current, 1);
    const Journal *whole = &all.branch[0].journal, *part = &all.branch[1].journal;
    assert_int_equal(all.branch[1].parent, 0);
    assert_int_equal(all.branch[1].turn, 3);
    assert_in_range(part->count, 1, whole->count - 1);
    assert_true(part->entries[part->count - 1].turn < 3);
    assert_int_equal(whole->entries[part->count].turn, 3);
    assert_memory_equal(part->entries, whole->entries, part->count * sizeof *part->entries);
    assert_int_equal(part->ends, 2); /* turns 1 and 2, or 0 and 1 */
    assert_memory_equal(part->marks, whole->marks, part->ends * sizeof *part->marks);
    assert_int_equal(branches_own(&all, 1), part->count);
    do_something(&all);
    assert_int_equal(branches_own(&all, 1), all.branch[1].journal.count - 1);
    branches_free(&all);
    session_end(g);
}

static void a_branch_on_which_nothing_was_done_makes_way(void **state) {
    (void)state;
    Session *g = some_game();
    Branches all;
    Err err = {{0}};
    branches_begin(&all, g);
    assert_true(branches_part(&all, NULL, 4, &err));
    assert_string_equal(all.branch[1].name, "2");
    assert_true(branches_part(&all, NULL, 2, &err)); /* "2" makes way: its child parts from main */
    assert_int_equal(all.count, 2);
    assert_string_equal(all.branch[1].name, "2");
    assert_int_equal(all.branch[1].parent, 0);
    assert_int_equal(all.branch[1].turn, 2);
    assert_true(branches_part(&all, NULL, 5, &err)); /* no later than the branch that made way */
    assert_int_equal(all.branch[1].turn, 2);
    do_something(&all);
    assert_true(branches_part(&all, NULL, 3, &err)); /* something was done: it stays, and is the parent */
    assert_int_equal(all.count, 3);
    assert_string_equal(all.branch[2].name, "3");
    assert_int_equal(all.branch[2].parent, 1);
    do_something(&all);
    assert_int_equal(branches_switch(&all, 1), 1);
    assert_int_equal(all.count, 3);
    assert_int_equal(branches_switch(&all, 1), 1); /* to where one is */
    assert_true(branches_part(&all, "four", 2, &err));
    assert_int_equal(all.current, 3);
    assert_int_equal(branches_switch(&all, 0), 0); /* "four" is dropped, as the last */
    assert_int_equal(all.count, 3);
    assert_int_equal(branches_find(&all, "four"), -1);
    branches_free(&all);
    session_end(g);
}

/* main, a (empty, current), b of main with c of b: leaving a for c moves both and mends the link. */
static void those_after_a_branch_that_is_dropped_move_up(void **state) {
    (void)state;
    Session *g = some_game();
    Branches all;
    Err err = {{0}};
    branches_begin(&all, g);
    assert_true(branches_part(&all, "a", 2, &err));
    do_something(&all);
    assert_int_equal(branches_switch(&all, 0), 0);
    assert_true(branches_part(&all, "b", 3, &err));
    do_something(&all);
    assert_true(branches_part(&all, "c", 3, &err));
    do_something(&all);
    all.branch[1].journal.count--; /* as if what was done on "a" had been taken back */
    all.current = 1;
    assert_int_equal(branches_switch(&all, 3), 2);
    assert_int_equal(all.current, 2);
    assert_int_equal(all.count, 3);
    assert_string_equal(all.branch[1].name, "b");
    assert_int_equal(all.branch[1].parent, 0);
    assert_string_equal(all.branch[2].name, "c");
    assert_int_equal(all.branch[2].parent, 1);
    all.branch[1].journal.count = branches_own(&all, 1);
    all.current = 1;
    assert_int_equal(branches_switch(&all, 0), 0); /* nothing of its own, and yet somebody parts from it */
    assert_int_equal(all.count, 3);
    branches_free(&all);
    session_end(g);
}

static void names_are_words_that_are_free(void **state) {
    (void)state;
    Session *g = some_game();
    Branches all;
    Err err = {{0}};
    char longest[BRANCH_NAME_BYTES + 1];
    memset(longest, 'a', sizeof longest);
    longest[BRANCH_NAME_BYTES] = '\0';
    assert_false(branch_name_good(longest));
    longest[BRANCH_NAME_BYTES - 1] = '\0';
    assert_true(branch_name_good(longest));
    assert_true(branch_name_good("A-z_9"));
    assert_false(branch_name_good(""));
    assert_false(branch_name_good("a b"));
    branches_begin(&all, g);
    assert_false(branches_part(&all, "a b", 2, &err));
    assert_non_null(strstr(err.text, "1 to 31 letters"));
    assert_false(branches_part(&all, "main", 2, &err));
    assert_string_equal(err.text, "there is a branch \"main\" already");
    assert_int_equal(all.count, 1);
    branches_free(&all);
    session_end(g);
}

static void no_more_branches_are_kept_than_fit(void **state) {
    (void)state;
    Session *g = some_game();
    Branches all;
    Err err = {{0}};
    branches_begin(&all, g);
    for (int n = 1; n < BRANCHES_MAX; n++) {
        branches_switch(&all, 0);
        assert_true(branches_part(&all, NULL, 1 + n % 4, &err));
        do_something(&all);
    }
    assert_int_equal(all.count, BRANCHES_MAX);
    assert_false(branches_part(&all, NULL, 2, &err));
    assert_string_equal(err.text, "there are 64 branches, no more are kept");
    all.branch[all.current].journal.count--; /* empty: it makes way */
    assert_true(branches_part(&all, "last", 2, &err));
    assert_int_equal(all.count, BRANCHES_MAX);
    assert_string_equal(all.branch[BRANCHES_MAX - 1].name, "last");
    branches_free(&all);
    session_end(g);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_branch_is_the_whole_game),
        cmocka_unit_test(a_branch_shares_what_was_before_its_turn_and_no_more),
        cmocka_unit_test(a_branch_on_which_nothing_was_done_makes_way),
        cmocka_unit_test(those_after_a_branch_that_is_dropped_move_up),
        cmocka_unit_test(names_are_words_that_are_free),
        cmocka_unit_test(no_more_branches_are_kept_than_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
