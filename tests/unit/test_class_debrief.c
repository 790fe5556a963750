/* The debrief of a class: turning points that living again confirms, theories, the files, stations. */
#include <sys/stat.h>
#include <unistd.h>

#include "class_play.h"
#include "class/class_log.h"
#include "class/compare_classes.h"
#include "class/debrief_class.h"
#include "class/station.h"
#include "class/station_table.h"
#include "store/csv.h"
#include "store/file.h"

static void near_to(double is, double should, const char *what) {
    if (real_abs(is - should) > 1e-9) fail_msg("%s is %.12g, not %.12g", what, is, should);
}

static char folder[] = "class-debrief-XXXXXX";

static const char *in_folder(const char *name) {
    static char path[4][300];
    static int next;
    char *out = path[next = (next + 1) % 4];
    snprintf(out, sizeof path[0], "%s/%s", folder, name);
    return out;
}

/* Four tables, four turns; an event at the first table, a number at the second, a silent seat at the third. */
static Class *played(void) {
    ClassSetup setup = class_setup_of(4, 24, 4);
    Class *c = class_new(&setup);
    double now = 10;
    class_people_come(c, 24, 1);
    class_begin_games(c, now);
    while (c->stage != CLASS_DEBRIEF) {
        ClassEvent lead = class_event(CLASS_EVENT_lead);
        for (int t = 0; t < 2 && c->turn == 2; t++) {
            const Session *g = c->table[t].game;
            lead.table = t;
            snprintf(lead.text, sizeof lead.text, "turn %d month %d leader %s", session_turn(g), (int)g->world.month,
                     t == 0 ? "injects donor_fatigue" : "sets unity 0.5");
            class_must(c, &lead, now);
        }
        for (int n = 0; n < c->people; n++) {
            const bool silent = c->turn == 3 && n == 2;
            for (uint64_t k = 0; k < 14 && !silent; k++)
                class_person_acts(c, n, 90001u * (uint64_t)n + k * 131u + (uint64_t)c->turn * 1721u, now);
            if (!silent) class_ready(c, n, now);
        }
        for (int n = 0; n < 80 && c->stage == CLASS_TURN; n++) class_tick(c, now += 10);
        if (c->stage == CLASS_RESULT) class_tick(c, now += c->setup.result_seconds + 1);
    }
    return c;
}

static void study_of(const Class *c, const Theories *theories, ClassStudy *out) {
    Err err = {{0}};
    const StudyAsk ask = {.c = c, .theories = theories, .runs = 20, .threads = 2};
    if (!class_study(&ask, out, &err)) fail_msg("%s", err.text);
}

static void turning_points_are_those_that_living_again_confirms(void **state) {
    const Class *c = *state;
    ClassStudy *study = calloc(1, sizeof *study);
    study_of(c, NULL, study);
    assert_int_equal(study->tables, 4);
    int points = 0;
    for (int t = 0; t < study->tables; t++) {
        const TableStudy *table = &study->table[t];
        for (int n = 0; n < table->points; n++, points++) {
            Session *other = malloc(sizeof *other);
            Standing without;
            Followed tally;
            const Deviation leave = {.kind = DEVIATION_WITHOUT, .entry = table->point[n].entry};
            assert_true(study_is_choice(&table->game->journal.entries[leave.entry]));
            counterfactual(table->game, &leave, other, &tally);
            standing_of(other, &without);
            assert_int_equal(without.outcome, table->point[n].without.outcome);
            for (int d = 0; d < DIALS; d++)
                near_to(table->here.dial[d] - without.dial[d], table->point[n].moved[d], "a dial");
            session_end(other);
            if (n > 0) assert_true(table->point[n].size <= table->point[n - 1].size);
        }
    }
    assert_true(points >= 8);
    study_free(study);
    free(study);
}

/* By another way than the study's: the same orders but this one, from a journal that never held it. */
static void lived_without(const Session *game, size_t entry, Standing *out) {
    Journal less = game->journal;
    JournalEntry *kept = malloc(sizeof *kept * less.count);
    Session *other = malloc(sizeof *other);
    Followed tally;
    less.entries = kept;
    less.count = 0;
    for (size_t n = 0; n < game->journal.count; n++)
        if (n != entry) kept[less.count++] = game->journal.entries[n];
    Record record = session_record(game);
    record.journal = &less;
    record.elsewhere = true;
    session_follow(&record, NULL, session_over(game) ? 0 : (int)game->world.month, other, &tally);
    standing_of(other, out);
    session_free(other);
    free(other);
    free(kept);
}

static double size_of(const Standing *here, const Standing *without) {
    double size = here->outcome != without->outcome ? 0.5 : 0.0;
    for (int d = 0; d < DIALS; d++) size += real_abs(here->dial[d] - without->dial[d]);
    return size;
}

static void no_choice_of_another_turn_was_larger_than_a_turning_point(void **state) {
    const Class *c = *state;
    ClassStudy *study = calloc(1, sizeof *study);
    study_of(c, NULL, study);
    for (int t = 0; t < study->tables; t++) {
        const TableStudy *table = &study->table[t];
        const Journal *j = &table->game->journal;
        double largest[64] = {0};
        assert_int_equal(table->points, STUDY_POINTS);
        for (size_t n = 0; n < j->count; n++) {
            if (!study_is_choice(&j->entries[n])) continue;
            Standing without;
            lived_without(table->game, n, &without);
            const double size = size_of(&table->here, &without);
            if (size > largest[j->entries[n].turn]) largest[j->entries[n].turn] = size;
        }
        for (int n = 0; n < table->points; n++) { /* one a turn, the largest first */
            int turn = 0;
            for (int k = 0; k < 64; k++)
                if (largest[k] > largest[turn]) turn = k;
            assert_int_equal(j->entries[table->point[n].entry].turn, turn);
            near_to(table->point[n].size, largest[turn], "the size of a turning point");
            largest[turn] = 0;
        }
    }
    study_free(study);
    free(study);
}

static void histories_that_are_counted_are_those_that_are_told(void **state) {
    const Class *c = *state;
    Record record = session_record(c->table[0].game);
    Session *told = malloc(sizeof *told), *untold = malloc(sizeof *untold);
    Followed tally;
    session_follow(&record, NULL, 0, told, &tally);
    record.setup.untold = true;
    session_follow(&record, NULL, 0, untold, &tally);
    assert_memory_equal(&told->world, &untold->world, sizeof(World));
    assert_true(told->ledger.count > 0 && untold->ledger.count == 0);
    session_end(told);
    session_end(untold);
}

static void a_theory_changes_the_world_and_nothing_else(void **state) {
    const Class *c = *state;
    Theories *theories = calloc(1, sizeof *theories);
    Scenario *s = malloc(sizeof *s);
    Err err = {{0}};
    if (!theories_read(CLASS_PACK, theories, &err)) fail_msg("%s", err.text);
    assert_true(theories->count >= 4);
    for (int n = 0; n < theories->count; n++)
        if (!theory_scenario(&theories->theory[n], c->scenario, s, &err)) fail_msg("%s", err.text);
    Theories same = {.count = 1};
    snprintf(same.theory[0].id, sizeof same.theory[0].id, "same");
    snprintf(same.theory[0].change[0], THEORY_CHANGE_BYTES, "kappa_h=%.17g", c->scenario->nominal.kappa_h);
    same.theory[0].changes = 1;
    snprintf(same.theory[0].change[0], THEORY_CHANGE_BYTES, "kappa_hh=1");
    assert_false(theory_scenario(&same.theory[0], c->scenario, s, &err));
    assert_non_null(strstr(err.text, "kappa_h"));
    ClassStudy *study = calloc(1, sizeof *study);
    study_of(c, theories, study);
    int other = 0;
    for (int n = 0; n < theories->count * study->tables; n++) {
        const TheoryRun *run = &study->theory[n];
        double sum = 0;
        for (int o = 0; o < ORDER_COUNT; o++) sum += run->outcome[o];
        near_to(sum, 1.0, "the sum of the shares");
        for (int d = 0; d < DIALS; d++)
            other += real_abs(run->there.dial[d] - study->table[n % study->tables].here.dial[d]) > 1e-9;
    }
    assert_true(other > 10);
    study_free(study);
    free(study);
    free(theories);
    free(s);
}

static void a_theory_is_offered_by_every_pack_and_not_tried_on_what_a_pack_fixes(void **state) {
    static const char *const packs[] = {"ukraine-2023", "archipelago", "germany-1955", "a-name-2008", "mirror"};
    const Class *c = *state;
    Theories *theories = calloc(1, sizeof *theories);
    Scenario *s = malloc(sizeof *s);
    Err err = {{0}};
    for (size_t n = 0; n < COUNT_OF(packs); n++) {
        char dir[PACK_PATH_BYTES];
        class_find_shipped(NULL, packs[n], dir, &err);
        PackBook *book = book_open(dir, NULL, &err);
        if (!book || !book_start(book, NULL, NULL, 0, s, &err) || !theories_read(dir, theories, &err))
            fail_msg("%s: %s", packs[n], err.text);
        assert_true(theories->count >= 4);
        int apply = 0;
        for (int t = 0; t < theories->count; t++) apply += theory_fit(&theories->theory[t], s, NULL) == THEORY_APPLIES;
        if (apply < 4) fail_msg("%s: only %d theories can be tried", packs[n], apply);
        book_close(book);
    }
    Theories two = {.count = 2};
    strcpy(two.theory[0].id, "fixed");
    strcpy(two.theory[0].change[0], "kappa_h=1.25");
    strcpy(two.theory[1].id, "same");
    snprintf(two.theory[1].change[0], THEORY_CHANGE_BYTES, "kappa_rho=%.17g", c->scenario->nominal.kappa_rho);
    two.theory[0].changes = two.theory[1].changes = 1;
    *s = *c->scenario;
    s->low[PARAM_kappa_h] = s->high[PARAM_kappa_h] = s->nominal.kappa_h;
    ParamId fixed = PARAM_NONE;
    assert_int_equal(theory_fit(&two.theory[0], s, &fixed), THEORY_IS_FIXED);
    assert_int_equal(fixed, PARAM_kappa_h);
    assert_int_equal(theory_fit(&two.theory[1], s, NULL), THEORY_IS_SO_ALREADY);
    free(theories);
    free(s);
}

static void the_files_hold_what_was_played_and_nobody(void **state) {
    Class *c = *state;
    ClassStudy *study = calloc(1, sizeof *study);
    Err err = {{0}};
    Text page = {0}, csv = {0}, log = {0};
    study_of(c, NULL, study);
    ClassDebrief d = {.study = study};
    debrief_class_page(&d, &page);
    static const char *const wanted[] = {"Table 4: ",
                                         "◆ 1a: the event",
                                         "◆ 2a: ",
                                         "was set to 0.5",
                                         "A bot sat in for: ",
                                         "[1] Turn ",
                                         "Luck or judgement",
                                         "Describe: what happened",
                                         "Analyse: why",
                                         "Transfer: what holds",
                                         "lang=\"en\""};
    for (size_t n = 0; n < COUNT_OF(wanted); n++)
        if (!strstr(page.data, wanted[n])) fail_msg("%s is missing", wanted[n]);
    for (int n = 0; n < c->people; n++) {
        assert_null(strstr(page.data, c->person[n].name));
        assert_null(strstr(page.data, c->person[n].key));
    }
    page.length = 0;
    d.names = true;
    debrief_class_page(&d, &page);
    assert_non_null(strstr(page.data, "Seat 1"));
    debrief_class_decisions(&d, &csv);
    Csv *table = csv_parse("decisions", csv.data, csv.length, &err);
    if (!table) fail_msg("%s", err.text);
    int decisions = 0, ranked = 0;
    for (int t = 0; t < 4; t++)
        for (size_t n = 0; n < c->table[t].game->journal.count; n++) {
            const CommandKind kind = c->table[t].game->journal.entries[n].command.kind;
            decisions += kind != COMMAND_PREDICT && kind != COMMAND_STOPPED && kind != COMMAND_END_TURN;
        }
    assert_int_equal(csv_rows(table), decisions);
    for (int n = 0; n < csv_rows(table); n++)
        ranked += csv_text(table, n, csv_column_find(table, "turning_point"))[0] != '\0';
    assert_true(ranked >= 8);
    csv_free(table);
    csv.length = 0;
    debrief_class_turns(&d, &csv);
    assert_non_null(strstr(csv.data, "; seed 7; date 2026-01-31\n"));
    assert_true(class_log_write(c, &log, &err));
    for (int n = 0; n < c->people; n++) assert_null(strstr(log.data, c->person[n].key));
    text_free(&page);
    text_free(&csv);
    text_free(&log);
    study_free(study);
    free(study);
}

/* As many tables as there may be, played twice: each is told by its name, and its log lives again. */
static void the_debrief_tells_both_plays(void **state) {
    (void)state;
    ClassSetup setup = class_setup_of(8, 16, 1);
    Class *c = class_new(&setup);
    ClassEvent play = class_event(CLASS_EVENT_play);
    ClassStudy *study = calloc(1, sizeof *study);
    Err err = {{0}};
    Text page = {0}, csv = {0}, log = {0};
    play.seconds = setup.turn_seconds;
    class_people_come(c, 16, 1);
    class_begin_games(c, 10);
    double now = class_play_turn(c, 3, 10);
    class_must(c, &play, now);
    class_play_turn(c, 4, now);
    const StudyAsk ask = {.c = c, .runs = 2, .threads = 2};
    if (!class_study(&ask, study, &err)) fail_msg("%s", err.text);
    assert_int_equal(study->tables, 16);
    const ClassDebrief d = {.study = study};
    debrief_class_page(&d, &page);
    static const char *const wanted[] = {
        "Table 1: ",      "Table 8: ",       "Table 1′: ",       "Table 8′: ", "id=\"table-8-again\"",
        "The first play", "The second play", "They played twice"};
    for (size_t n = 0; n < COUNT_OF(wanted); n++)
        if (!strstr(page.data, wanted[n])) fail_msg("%s is missing", wanted[n]);
    debrief_class_turns(&d, &csv);
    Csv *table = csv_parse("turns", csv.data, csv.length, &err);
    if (!table) fail_msg("%s", err.text);
    int seconds = 0;
    for (int n = 0; n < csv_rows(table); n++)
        seconds += strcmp(csv_text(table, n, csv_column_find(table, "play")), "2") == 0;
    assert_int_equal(2 * seconds, csv_rows(table));
    assert_true(class_log_write(c, &log, &err));
    assert_non_null(strstr(log.data, "\"play\""));
    csv_free(table);
    text_free(&page);
    text_free(&csv);
    text_free(&log);
    study_free(study);
    free(study);
    class_done(c);
}

static void the_log_lives_again_and_a_changed_one_does_not(void **state) {
    const Class *c = *state;
    Text log = {0};
    LogReplay r;
    Err err = {{0}};
    assert_true(class_log_write(c, &log, &err));
    assert_true(file_replace(in_folder("log.json"), log.data, log.length, 0, &err));
    if (!class_log_replay(in_folder("log.json"), class_find_shipped, NULL, &r, &err)) fail_msg("%s", err.text);
    assert_int_equal(r.table, 0);
    assert_int_equal(r.tables, 4);
    char *at = strstr(log.data, " leader sets unity 0.5");
    assert_non_null(at);
    memcpy(at, " leader sets unity 0.6", 22);
    assert_true(file_replace(in_folder("log.json"), log.data, log.length, 0, &err));
    if (!class_log_replay(in_folder("log.json"), class_find_shipped, NULL, &r, &err)) fail_msg("%s", err.text);
    assert_int_equal(r.table, 2);
    text_free(&log);
}

/* --- stations ----------------------------------------------------------------------------------- */

static void put(const char *name, const Text *text) {
    Err err = {{0}};
    if (!file_replace(in_folder(name), text->data, text->length, 0, &err)) fail_msg("%s", err.text);
}

/* Plays an order as its people would, and keeps the result. */
static void station_plays(const char *order, const char *result) {
    Table *t = calloc(1, sizeof *t);
    const Where w = {.places = {.data = ACCESSION_SOURCE_DIR}, .saves_dir = folder};
    Err err = {{0}};
    if (!station_table_begin(in_folder(order), &w, NULL, false, in_folder(result), t, &err)) fail_msg("%s", err.text);
    for (int turn = 0; turn < 3; turn++) {
        play_turn(t->session, 3);
        if (!table_turn_ended(t, false, &err)) fail_msg("%s", err.text);
    }
    table_close(t);
    free(t);
}

static void refused(Class *c, const char *name, const char *why) {
    Err err = {{0}};
    int table;
    const int entries = c->entries;
    assert_false(station_merge(c, in_folder(name), &table, &err));
    if (!strstr(err.text, why)) fail_msg("\"%s\" does not say \"%s\"", err.text, why);
    assert_int_equal(c->entries, entries);
}

static void a_station_s_result_becomes_its_table_s_game(void **state) {
    (void)state;
    ClassSetup setup = class_setup_of(2, 8, 3);
    Class *c = class_new(&setup), *again = calloc(1, sizeof *again);
    Err err = {{0}};
    Text order = {0}, said = {0};
    int table = -1;
    assert_true(class_file_make(c, in_folder("a.class"), &err));
    assert_true(station_order(c, 1, &order, &err));
    assert_null(strstr(order.data, setup.key));
    put("order.json", &order);
    station_plays("order.json", "result.json");
    if (!station_merge(c, in_folder("result.json"), &table, &err)) fail_msg("%s", err.text);
    assert_int_equal(table, 1);
    assert_true(c->table[1].game->world.month > 0 && c->table[0].game->world.month < 0.5);
    assert_true(session_person(c->table[1].game, SEAT_candidate));
    const Digest digest = world_digest(&c->table[1].game->world);
    class_done(c);
    if (!class_file_open(again, in_folder("a.class"), false, NULL, class_find_shipped, NULL, &said, &err))
        fail_msg("%s", err.text);
    assert_true(digest_equal(world_digest(&again->table[1].game->world), digest));
    class_done(again);
    text_free(&order);
    text_free(&said);
}

static void what_was_changed_or_is_of_another_class_is_refused(void **state) {
    (void)state;
    ClassSetup setup = class_setup_of(2, 8, 3);
    Class *c = class_new(&setup);
    char *bytes;
    size_t length;
    Err err = {{0}};
    assert_true(file_read(in_folder("result.json"), 1 << 22, FILE_LINKS_FOLLOW, &bytes, &length, &err));
    Text changed = {0};
    text_add_bytes(&changed, bytes, length);
    char *at = strstr(changed.data, " sure 0.");
    assert_non_null(at); /* a forecast: no world differs by it */
    at[8] = at[8] == '9' ? '8' : '9';
    put("changed.json", &changed);
    refused(c, "changed.json", "its seal does not hold");
    text_free(&changed);
    free(bytes);
    refused(c, "order.json", "no result of a station");
    class_done(c);
    setup.seed = 8;
    c = class_new(&setup);
    refused(c, "result.json", "seed 7");
    class_done(c);
    setup = class_setup_of(2, 8, 3);
    strcpy(setup.code, "XYZ234");
    c = class_new(&setup);
    refused(c, "result.json", "another class");
    class_done(c);
    setup = class_setup_of(1, 4, 3);
    c = class_new(&setup);
    refused(c, "result.json", "table 2");
    class_done(c);
}

static void classes_stand_side_by_side(void **state) {
    const Class *c = *state;
    ClassStudy *study = calloc(2, sizeof *study);
    Text page = {0}, csv = {0};
    study_of(c, NULL, &study[0]);
    study_of(c, NULL, &study[1]);
    const Compared all = {.study = {&study[0], &study[1]}, .name = {"monday", "tuesday"}, .count = 2};
    compare_classes_page(&all, &page);
    compare_classes_csv(&all, &csv);
    assert_non_null(strstr(page.data, "monday"));
    assert_non_null(strstr(page.data, "1 ◆"));
    Csv *table = csv_parse("compare", csv.data, csv.length, NULL);
    assert_non_null(table);
    assert_int_equal(csv_rows(table), 8);
    csv_free(table);
    text_free(&page);
    text_free(&csv);
    for (int n = 0; n < 2; n++) study_free(&study[n]);
    free(study);
}

static int begin(void **state) {
    if (!mkdtemp(folder)) return -1;
    *state = played();
    return 0;
}

static int end(void **state) {
    char command[400];
    class_done(*state);
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(turning_points_are_those_that_living_again_confirms),
        cmocka_unit_test(no_choice_of_another_turn_was_larger_than_a_turning_point),
        cmocka_unit_test(histories_that_are_counted_are_those_that_are_told),
        cmocka_unit_test(a_theory_changes_the_world_and_nothing_else),
        cmocka_unit_test(a_theory_is_offered_by_every_pack_and_not_tried_on_what_a_pack_fixes),
        cmocka_unit_test(the_files_hold_what_was_played_and_nobody),
        cmocka_unit_test(the_debrief_tells_both_plays),
        cmocka_unit_test(the_log_lives_again_and_a_changed_one_does_not),
        cmocka_unit_test(a_station_s_result_becomes_its_table_s_game),
        cmocka_unit_test(what_was_changed_or_is_of_another_class_is_refused),
        cmocka_unit_test(classes_stand_side_by_side),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
