/* Whole histories of every pack end as they are on record (tests/golden/histories.txt), month for month; sample
 * saves are lived again to their digests. A difference is a change of the rules or of a pack, or a fault: the
 * record is written anew by ACCESSION_RENEW_HISTORIES=1, only where the change was meant (CONTRIBUTING.md,
 * Determinism). */
#include <stdlib.h>

#include "session_play.h"

#include "session/pack_book.h"
#include "session/save.h"
#include "store/file.h"

enum { MONTHS = 180, WORLDS_PASSIVE = 8, WORLDS_BOTS = 2 };
static const char *const packs[] = {"ukraine-2023", "archipelago", "germany-1955", "a-name-2008"};
static const char record_path[] = ACCESSION_SOURCE_DIR "/tests/golden/histories.txt";

static bool book_of(const char *pack, PackBook *book) {
    char dir[512];
    Err err = {{0}};
    snprintf(dir, sizeof dir, ACCESSION_SOURCE_DIR "/scenarios/%s", pack);
    if (pack_open(dir, NULL, book, &err)) return true;
    fail_msg("%s", err.text);
    return false;
}

/* Anywhere in the box of parameters. */
static Parameters drawn(uint64_t world) {
    Parameters k = parameters_nominal();
    for (int id = 0; id < PARAM_COUNT; id++) {
        const ParamInfo *p = param_info((ParamId)id);
        const double u = test_uniform(p->name, world);
        if (p->role == ROLE_BOX) *param_at(&k, (ParamId)id) = p->low + u * (p->high - p->low);
    }
    return k;
}

/* Of the months of some worlds, half of them with drawn parameters. */
static Digest lived(const Scenario *s, const Policy *policy, uint64_t worlds) {
    Digest all = digest_start();
    for (uint64_t world = 0; world < worlds; world++) {
        const RandomKey key = random_key_world(41, world);
        const Parameters k = world % 2 ? drawn(world) : s->nominal;
        World w;
        world_begin(&w, s, &k, key);
        for (int month = 0; month < MONTHS; month++) {
            policy_month(policy, &w, s, &k, key, NULL);
            world_step(&w, s, &k, key, NULL);
            const Digest d = world_digest(&w);
            digest_add_u64(&all, d.a);
            digest_add_u64(&all, d.b);
        }
    }
    return all;
}

static void histories_told(const char *pack, Text *out) {
    static const struct {
        const char *name;
        BotKind kind;
    } seated[] = {{"quantal", BOT_QUANTAL}, {"greedy", BOT_GREEDY}, {"careless", BOT_CARELESS}};
    static Scenario s;
    static Pack card;
    Err err = {{0}};
    PackBook book;
    if (!book_of(pack, &book) || !pack_card(&book, &card, &err)) fail_msg("%s", err.text);
    for (int start = 0; start < card.starts; start++) {
        if (!pack_scenario(&book, card.start[start].name, &s, &err)) fail_msg("%s", err.text);
        char digits[33];
        digest_text(lived(&s, NULL, WORLDS_PASSIVE), digits);
        text_add(out, "%s %s passive %s\n", pack, card.start[start].name, digits);
        for (size_t n = 0; n < COUNT_OF(seated); n++) {
            const Policy bots = {.name = "bots", .seated = true, .panel = panel_of(seated[n].kind)};
            digest_text(lived(&s, &bots, WORLDS_BOTS), digits);
            text_add(out, "%s %s %s %s\n", pack, card.start[start].name, seated[n].name, digits);
        }
    }
    pack_close(&book);
}

static void every_history_is_the_one_on_record(void **state) {
    (void)state;
    Text told = {0};
    for (size_t n = 0; n < COUNT_OF(packs); n++) histories_told(packs[n], &told);
    Err err = {{0}};
    if (getenv("ACCESSION_RENEW_HISTORIES") && !file_replace(record_path, told.data, told.length, 0, &err))
        fail_msg("%s", err.text);
    char *bytes;
    size_t length;
    if (!file_read(record_path, 1 << 20, FILE_LINKS_FOLLOW, &bytes, &length, &err)) fail_msg("%s", err.text);
    assert_string_equal(told.data, bytes);
    free(bytes);
    text_free(&told);
}

static void every_sample_save_is_lived_again_to_its_digests(void **state) {
    (void)state;
    PackBook book;
    book_of("ukraine-2023", &book);
    for (size_t n = 0; n < COUNT_OF(every_start); n++) {
        static Scenario s;
        static SavedGame game;
        char path[512];
        Save save;
        Err err = {{0}};
        Difference d;
        snprintf(path, sizeof path, ACCESSION_SOURCE_DIR "/saves/%s.sav", every_start[n]);
        if (!save_read(path, &save, &err) || !pack_scenario(&book, save.card.start, &s, &err) ||
            !save_game(&save, &s, &game, &err))
            fail_msg("%s", err.text);
        Session *g = calloc(1, sizeof *g);
        assert_non_null(g);
        save_live(&game, &s, &save.card.setup, g, &d);
        if (d.turn || d.refused) fail_msg("%s: another history in turn %d", every_start[n], d.turn);
        assert_int_equal(session_turn(g), save.card.turn);
        session_end(g);
        branches_free(&game.branches);
        save_close(&save);
    }
    pack_close(&book);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_history_is_the_one_on_record),
        cmocka_unit_test(every_sample_save_is_lived_again_to_its_digests),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
