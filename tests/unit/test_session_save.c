/* Saves: what is written reads back, what is damaged is refused, branches keep their ancestry. */
#include <stdio.h>
#include <unistd.h>

#include "session_play.h"

#include "session/save.h"

static const SaveOrigin origin = {.pack_title = "Ukraine and NATO", .pack_digest = {1, 2}};

static void bytes_of(const Branches *all, const Session *g, Text *out) {
    Err err = {{0}};
    if (!save_write(all, g, &origin, out, &err)) fail_msg("%s", err.text);
}

/* The save of a session with one branch. */
static void saved(const Session *g, Text *out) {
    Branches all;
    branches_begin(&all, g);
    bytes_of(&all, g, out);
    branches_free(&all);
}

typedef struct Opened {
    Save save;
    SavedGame *game;
    Session *session;
    Difference difference;
} Opened;

static Opened opened(const Text *bytes, const Scenario *s) {
    Opened o = {.game = calloc(1, sizeof *o.game), .session = calloc(1, sizeof *o.session)};
    Err err = {{0}};
    assert_true(o.game && o.session);
    if (!save_parse("game.sav", bytes->data, bytes->length, &o.save, &err) ||
        !save_game(&o.save, s, o.game, &err))
        fail_msg("%s", err.text);
    save_live(o.game, s, &o.save.card.setup, o.session, &o.difference);
    return o;
}

static void close_opened(Opened *o) {
    session_end(o->session);
    branches_free(&o->game->branches);
    free(o->game);
    save_close(&o->save);
}

static void same_state(const Session *a, const Session *b) {
    assert_memory_equal(&a->world, &b->world, sizeof a->world);
    assert_int_equal(a->phase == PHASE_OVER, b->phase == PHASE_OVER);
    assert_int_equal(a->pendings, b->pendings);
    assert_int_equal(a->forecasts, b->forecasts);
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        const double x = session_brier(a, (SeatId)seat), y = session_brier(b, (SeatId)seat);
        assert_memory_equal(&x, &y, sizeof x);
    }
    assert_memory_equal(a->offered, b->offered, sizeof a->offered);
    assert_memory_equal(a->in_vain, b->in_vain, sizeof a->in_vain);
}

/* Both live the same turn; the digests at its end are the same. */
static void step_both(Session *a, Session *b, uint64_t lot) {
    play_turn(a, lot);
    play_turn(b, lot);
    assert_true(digest_equal(world_digest(&a->world), world_digest(&b->world)));
}

/* Saved in the middle of a turn, opened in both ways (lived again; taken up at the snapshot), and a
 * turn further. */
static void check_turn(const Session *g, const Scenario *s, uint64_t lot) {
    Text bytes = {0};
    saved(g, &bytes);
    Opened lived = opened(&bytes, s), taken = opened(&bytes, s);
    assert_int_equal(lived.difference.turn, 0);
    same_state(g, lived.session);
    const Journal *journal = &taken.game->branches.branch[0].journal;
    const Record record = {.scenario = s, .setup = taken.save.card.setup, .journal = journal,
                           .from = &taken.game->snapshot};
    session_free(taken.session);
    session_resume(taken.session, &record);
    for (size_t n = taken.game->snapshot.entries; n < journal->count; n++)
        assert_true(session_submit(taken.session, &journal->entries[n].command, NULL));
    same_state(g, taken.session);
    if (!session_over(g)) step_both(lived.session, taken.session, lot);
    Text again = {0};
    if (session_over(g)) saved(lived.session, &again);
    if (session_over(g)) assert_string_equal(bytes.data, again.data);
    text_free(&again);
    text_free(&bytes);
    close_opened(&lived);
    close_opened(&taken);
}

static const SeatId seats_tried[] = {SEAT_candidate, SEAT_lead, SEAT_sceptic, SEAT_hold_out_2,
                                     SEAT_secretariat, SEAT_rival};

static void every_turn_of_every_start_can_be_saved_and_gone_on_from(void **state) {
    (void)state;
    for (size_t n = 0; n < COUNT_OF(every_start); n++) {
        const Scenario *s = shipped_start(every_start[n]);
        const Setup setup = session_setup(60 + n, (Mode)(n % MODE_COUNT), seats_tried[n]);
        Session *g = session_new(s, &setup);
        for (uint64_t turn = 0; !session_over(g); turn++) {
            play_seat(g, seats_tried[n], n);
            check_turn(g, s, 500 + turn);
            Verdict v;
            assert_true(session_end_turn(g, true, &v));
        }
        check_turn(g, s, 0);
        session_end(g);
    }
}

static void a_long_game_takes_less_than_300_kilobytes(void **state) {
    (void)state;
    const Scenario *s = shipped();
    Setup setup = session_setup(5, MODE_STANDARD, SEAT_candidate);
    setup.turn_fixed = 3;
    Session *g = session_new(s, &setup);
    play_game(g, 77, 60);
    assert_int_equal(session_turn(g), 40);
    Text bytes = {0};
    saved(g, &bytes);
    if (bytes.length >= 300000) fail_msg("%zu bytes", bytes.length);
    text_free(&bytes);
    session_end(g);
}

/* --- damage ----------------------------------------------------------------------------------- */

static Text some_save(void) {
    const Scenario *s = shipped_start("stalemate");
    const Setup setup = session_setup(9, MODE_STANDARD, SEAT_sceptic);
    Session *g = session_new(s, &setup);
    play_game(g, 4, 6);
    Text bytes = {0};
    saved(g, &bytes);
    session_end(g);
    return bytes;
}

static void refused(const char *bytes, size_t length, const char *what, size_t at) {
    Save save;
    Err err = {{0}};
    if (save_parse("game.sav", bytes, length, &save, &err)) fail_msg("%s %zu is accepted", what, at);
    assert_true(strlen(err.text) > 20);
    assert_non_null(strstr(err.text, "game.sav"));
}

static void every_truncation_is_refused(void **state) {
    (void)state;
    Text bytes = some_save();
    char *copy = malloc(bytes.length + 1);
    assert_non_null(copy);
    memcpy(copy, bytes.data, bytes.length + 1);
    for (size_t length = bytes.length; length-- > 0;) {
        copy[length] = '\0';
        refused(copy, length, "cut at", length);
    }
    free(copy);
    text_free(&bytes);
}

static void every_one_of_100000_flipped_bits_is_found(void **state) {
    (void)state;
    Text bytes = some_save();
    for (size_t n = 0; n < 100000; n++) {
        const size_t at = n < 62 * 8 ? n / 8 : (size_t)(test_uniform("flip", n) * (double)bytes.length);
        const char bit = (char)(1 << (n < 62 * 8 ? n % 8 : (size_t)(test_uniform("bit", n) * 8)));
        bytes.data[at] ^= bit;
        refused(bytes.data, bytes.length, "a bit flipped at", at);
        bytes.data[at] ^= bit;
    }
    text_free(&bytes);
}

/* The document with one part replaced, in a container that is right. */
static void repacked(const Text *bytes, const char *part, const char *with, Text *out) {
    const char *body = strchr(bytes->data, '\n') + 1, *at = strstr(body, part);
    if (!at) fail_msg("%s does not occur", part);
    Text changed = {0};
    text_add_bytes(&changed, body, (size_t)(at - body));
    text_add(&changed, "%s%s", with, at + strlen(part));
    save_wrap(changed.data, changed.length, out);
    text_free(&changed);
}

static void what_makes_no_sense_is_refused_with_its_place(void **state) {
    (void)state;
    static const struct {
        const char *part, *with, *says;
    } rows[] = {
        {"{\"format\":1", "{\"format\":2", "$.format"},
        {"\"mode\":\"standard\"", "\"mode\":\"easy\"", "$.setup.mode"},
        {"\"seed\":\"9\"", "\"seed\":\"-9\"", "$.setup.seed"},
        {"\"seed\":\"9\"", "\"seed\":9", "$.setup.seed"},
        {"\"sceptic\":\"person\"", "\"sceptic\":\"nobody\"", "$.setup.seats.sceptic"},
        {"\"sceptic\":\"person\"", "\"sceptic\":\"bot\"", "$.snapshot.world"},
        {"\"current\":\"main\"", "\"current\":\"2\"", "$.current"},
        {"turn 1 month", "turn 9 month", "$.branches[0].journal"},
        {"turn 1 month", "round 1 month", "$.branches[0].journal[0]"},
        {"\"war\":", "\"war\":2,\"x\":", "$.snapshot.world.war"},
        {"\"windows_seen\":0", "\"windows_seen\":0.5", "windows_seen"},
        {"\"war\":", "\"wart\":", "$.snapshot.world.wart"},
        {"\"menace\":", "\"menace\":1e999,\"x\":", "1e999"},
        {"\"variables\":[\"month\"", "\"variables\":[\"moth\"", "$.variables[0]"},
        {"\"came_true\":[", "\"came_true\":[true,", "$.snapshot.came_true"},
        {"\"interrupted\":", "\"interruptd\":", "interruptd"},
    };
    const Scenario *s = shipped_start("stalemate");
    Text bytes = some_save();
    for (size_t n = 0; n < COUNT_OF(rows); n++) {
        Text bad = {0};
        Save save;
        Err err = {{0}};
        SavedGame *game = calloc(1, sizeof *game);
        assert_non_null(game);
        repacked(&bytes, rows[n].part, rows[n].with, &bad);
        const bool card = save_parse("game.sav", bad.data, bad.length, &save, &err);
        if (card && save_game(&save, s, game, &err)) fail_msg("\"%s\" is accepted", rows[n].with);
        if (card) save_close(&save);
        if (!strstr(err.text, rows[n].says) || !strstr(err.text, "game.sav:2"))
            fail_msg("\"%s\": %s", rows[n].with, err.text);
        free(game);
        text_free(&bad);
    }
    text_free(&bytes);
}

/* --- other rules ------------------------------------------------------------------------------ */

static void a_game_that_is_lived_otherwise_now_goes_on_from_its_snapshot(void **state) {
    (void)state;
    const Scenario *s = shipped_start("stalemate");
    const Setup setup = session_setup(9, MODE_STANDARD, SEAT_sceptic);
    Session *g = session_new(s, &setup);
    play_game(g, 4, 6);
    Text bytes = {0};
    saved(g, &bytes);
    Scenario *other = malloc(sizeof *other);
    assert_non_null(other);
    *other = *s;
    other->nominal.fatigue *= 1.5; /* as if a new version of the rules had come */
    Opened o = opened(&bytes, other);
    assert_true(o.difference.turn >= 1 && o.difference.vars > 0);
    bool named = false;
    for (int n = 0; n < o.difference.vars; n++) named |= o.difference.var[n] == VAR_support;
    assert_true(named || o.difference.more > 0);
    assert_int_equal(o.session->first_turn, session_turn(g));
    assert_memory_equal(&o.session->world, &g->world, sizeof g->world);
    assert_null(session_past(o.session, 1));
    play_turn(o.session, 3);
    Text again = {0};
    saved(o.session, &again);
    Opened later = opened(&again, other); /* saved and opened once more: from where it was taken up */
    assert_int_equal(later.difference.turn, 0);
    same_state(o.session, later.session);
    close_opened(&later);
    close_opened(&o);
    text_free(&again);
    text_free(&bytes);
    free(other);
    session_end(g);
}

/* --- branches --------------------------------------------------------------------------------- */

/* Goes back to `turn` on a new branch. */
static void rewind_to(Branches *all, Session *g, int turn) {
    Err err = {{0}};
    branches_keep(all, g);
    if (!branches_part(all, NULL, turn, &err)) fail_msg("%s", err.text);
    Record record = session_record(g);
    record.journal = &all->branch[all->current].journal;
    Session *back = malloc(sizeof *back);
    assert_non_null(back);
    assert_true(session_replay(&record, back, NULL));
    session_free(g);
    *g = *back;
    free(back);
}

static void branches_share_their_beginning_and_come_back_from_a_save(void **state) {
    (void)state;
    const Scenario *s = shipped();
    const Setup setup = session_setup(21, MODE_STANDARD, SEAT_candidate);
    Session *g = session_new(s, &setup);
    Branches all;
    branches_begin(&all, g);
    play_game(g, 1, 8);
    rewind_to(&all, g, 4);
    assert_int_equal(session_turn(g), 4);
    rewind_to(&all, g, 3); /* nothing was done on the branch from turn 4: it makes way */
    assert_int_equal(all.count, 2);
    assert_int_equal(all.branch[1].turn, 3);
    play_game(g, 2, 4);
    rewind_to(&all, g, 5);
    play_game(g, 3, 2);
    assert_int_equal(all.count, 3);
    assert_int_equal(all.branch[2].parent, 1);
    Text bytes = {0};
    bytes_of(&all, g, &bytes);
    Opened o = opened(&bytes, s);
    assert_int_equal(o.game->branches.count, 3);
    assert_int_equal(o.game->branches.current, 2);
    same_state(g, o.session);
    branches_keep(&all, g);
    for (int n = 0; n < 3; n++) {
        const Branch *a = &all.branch[n], *b = &o.game->branches.branch[n];
        assert_string_equal(a->name, b->name);
        assert_int_equal(a->parent, b->parent);
        assert_int_equal(a->journal.count, b->journal.count);
        assert_int_equal(a->journal.ends, b->journal.ends);
        assert_memory_equal(a->journal.marks, b->journal.marks, a->journal.ends * sizeof *a->journal.marks);
    }
    close_opened(&o);
    text_free(&bytes);
    branches_free(&all);
    session_end(g);
}

static void the_orders_of_a_game_lead_to_its_end_when_followed(void **state) {
    (void)state;
    for (size_t n = 0; n < COUNT_OF(every_start); n++) {
        const Scenario *s = shipped_start(every_start[n]);
        const Setup setup = session_setup(80 + n, MODE_STANDARD, seats_tried[n]);
        Session *g = session_new(s, &setup), *same = malloc(sizeof *same);
        play_game(g, n, 60);
        const Record record = session_record(g);
        Followed tally;
        session_follow(&record, NULL, 0, same, &tally);
        assert_int_equal(tally.refused, 0);
        assert_true(tally.given > 10);
        assert_memory_equal(&same->world, &g->world, sizeof g->world);
        session_end(same);
        session_end(g);
    }
}

/* --- hostile documents ------------------------------------------------------------------------ */

/* One small hurt to a document: a byte, a number, a word, or a piece that is cut, doubled or moved. */
static void hurt(Text *body, uint64_t n) {
    static const char *const words[] = {"null", "-1", "1e308", "9999999999", "\"\"", "[]", "{}", "true", "0.5",
                                        "\"candidate\"", "\"turn 1 month 0 lead act aid 1\""};
    const size_t at = (size_t)(test_uniform("hurt at", n) * (double)(body->length - 1));
    size_t end = at + 1 + (size_t)(test_uniform("hurt length", n) * 40.0);
    Text new = {0};
    if (end > body->length) end = body->length;
    text_add_bytes(&new, body->data, at);
    switch ((int)(test_uniform("hurt kind", n) * 5.0)) {
    case 0: text_add(&new, "%c", (int)(32 + test_uniform("hurt byte", n) * 94.0)); break;
    case 1: text_add(&new, "%s", words[(size_t)(test_uniform("hurt word", n) * COUNT_OF(words))]); break;
    case 2: text_add_bytes(&new, body->data + at, end - at); text_add_bytes(&new, body->data + at, end - at); break;
    case 3: break; /* cut out */
    default: while (end < body->length && !strchr(",]}", body->data[end])) end++; text_add(&new, "7");
    }
    text_add_bytes(&new, body->data + end, body->length - end);
    text_free(body);
    *body = new;
}

/* Whatever stands in a container that is right: refused with a place, or a game that can be lived. */
static void a_hurt_document_is_refused_or_lived_and_never_fatal(void **state) {
    (void)state;
    const Scenario *s = shipped_start("stalemate");
    Text bytes = some_save();
    int refused_here = 0, lived = 0;
    for (uint64_t n = 0; n < 4000; n++) {
        const char *body = strchr(bytes.data, '\n') + 1;
        Text changed = {0}, file = {0};
        Err err = {{0}};
        text_add(&changed, "%s", body);
        for (uint64_t h = 0; h <= n % 3; h++) hurt(&changed, 8 * n + h);
        save_wrap(changed.data, changed.length, &file);
        Opened o = {.game = calloc(1, sizeof *o.game), .session = calloc(1, sizeof *o.session)};
        assert_true(o.game && o.session);
        if (save_parse("game.sav", file.data, file.length, &o.save, &err) &&
            save_game(&o.save, s, o.game, &err)) {
            save_live(o.game, s, &o.save.card.setup, o.session, &o.difference);
            session_end_turn(o.session, true, NULL);
            lived++;
            close_opened(&o);
        } else {
            assert_non_null(strstr(err.text, "game.sav"));
            refused_here++;
            if (o.save.json) save_close(&o.save);
            free(o.game);
            free(o.session);
        }
        text_free(&changed);
        text_free(&file);
    }
    assert_true(refused_here > 1000 && lived > 5);
    text_free(&bytes);
}

/* A world of any numbers within their ranges, but for what the pack's data say and what names a card. */
static void world_by_lot(World *w, const Scenario *s, uint64_t n) {
    for (int id = 0; id < VAR_COUNT; id++) {
        const VarInfo *v = var_info((VarId)id);
        const bool code = strncmp(v->name, "plan_", 5) == 0 || strncmp(v->name, "promise", 7) == 0 ||
                          strcmp(v->name, "person") == 0;
        if (v->nature != NATURE_STATE || code) continue;
        for (int i = 0; i < v->count; i++) {
            const double u = test_uniform("world", n * 100000 + (uint64_t)id * 97 + (uint64_t)i);
            double x = v->low + u * (v->high - v->low);
            if (u < 0.1) x = v->low;
            else if (u > 0.9) x = v->high;
            world_set(w, (VarId)id, i, v->type == TYPE_REAL ? x : (double)(long)x);
        }
    }
    w->month = real_min(w->month, 150.0);
    w->turn = 1.0 + (double)(n % 30);
    w->turn_began = w->month;
    (void)s;
}

static void any_world_within_its_ranges_can_be_taken_up_and_lived(void **state) {
    (void)state;
    const Scenario *s = shipped_start("stalemate");
    const Setup setup = session_setup(9, MODE_STANDARD, SEAT_candidate);
    Session *g = session_new(s, &setup);
    Snapshot *from = malloc(sizeof *from);
    assert_non_null(from);
    for (uint64_t n = 0; n < 300; n++) {
        static const Journal nothing;
        Session *taken = malloc(sizeof *taken);
        assert_non_null(taken);
        session_snapshot(g, from);
        world_by_lot(&from->world, s, n);
        VarId bad;
        int index;
        if (!world_valid(&from->world, &bad, &index)) fail_msg("%s[%d]", var_info(bad)->name, index);
        const Record record = {.scenario = s, .setup = setup, .from = from, .journal = &nothing};
        session_resume(taken, &record);
        for (int turn = 0; turn < 4 && !session_over(taken); turn++) session_end_turn(taken, true, NULL);
        session_end(taken);
    }
    free(from);
    session_end(g);
}

/* Saves of every format that was released, kept for ever. */
static void old_saves_still_open(void **state) {
    (void)state;
    static const char *const kept[] = {"format-1-kyiv", "format-1-berlin"};
    for (size_t n = 0; n < COUNT_OF(kept); n++) {
        char path[512];
        Save save;
        Err err = {{0}};
        SavedGame *game = calloc(1, sizeof *game);
        Session *session = calloc(1, sizeof *session);
        assert_true(game && session);
        snprintf(path, sizeof path, ACCESSION_SOURCE_DIR "/tests/saves/%s.sav", kept[n]);
        if (!save_read(path, &save, &err)) fail_msg("%s", err.text);
        PackBook book;
        static Scenario scenario;
        const Scenario *s = &scenario;
        if (!pack_open(ACCESSION_SOURCE_DIR "/scenarios/ukraine-2023", NULL, &book, &err) ||
            !pack_scenario(&book, save.card.start, &scenario, &err))
            fail_msg("%s", err.text);
        if (!save_game(&save, s, game, &err)) fail_msg("%s", err.text);
        Difference d;
        save_live(game, s, &save.card.setup, session, &d); /* lived again, or from its snapshot */
        assert_true(session_turn(session) > 3);
        if (!session_over(session)) assert_true(session_end_turn(session, true, NULL));
        session_end(session);
        branches_free(&game->branches);
        free(game);
        save_close(&save);
        pack_close(&book);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_turn_of_every_start_can_be_saved_and_gone_on_from),
        cmocka_unit_test(a_long_game_takes_less_than_300_kilobytes),
        cmocka_unit_test(every_truncation_is_refused),
        cmocka_unit_test(every_one_of_100000_flipped_bits_is_found),
        cmocka_unit_test(what_makes_no_sense_is_refused_with_its_place),
        cmocka_unit_test(a_game_that_is_lived_otherwise_now_goes_on_from_its_snapshot),
        cmocka_unit_test(a_hurt_document_is_refused_or_lived_and_never_fatal),
        cmocka_unit_test(any_world_within_its_ranges_can_be_taken_up_and_lived),
        cmocka_unit_test(old_saves_still_open),
        cmocka_unit_test(branches_share_their_beginning_and_come_back_from_a_save),
        cmocka_unit_test(the_orders_of_a_game_lead_to_its_end_when_followed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
