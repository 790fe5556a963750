// Packs and policies: what the shipped ones say, and every refusal with its exact words.
// A folder of tests/packs/bad holds the files in which it differs from _good, a whole small pack,
// and in error.txt the words with which it must be refused.
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/random.h"
#include "core/text.h"
#include "core/version.h"
#include "model/month.h"
#include "store/file.h"
#include "store/pack.h"
#include "store/policy_file.h"

#include "shipped.h"

#define SHIPPED ACCESSION_SOURCE_DIR "/scenarios/ukraine-2023"
#define BAD ACCESSION_SOURCE_DIR "/tests/packs/bad"
#define GOOD BAD "/_good"

static const char *const pack_files[] = {
    "pack.json",        "starts.json",      "data/world.json",
    "data/columns.csv", "data/members.csv", "data/regions.csv", "data/parameters.json",
};

static Scenario scenario; // too large for the stack of a test

// ---- folders made for a test

typedef struct TempPack {
    char dir[256];
} TempPack;

static void in_dir(char path[600], const char *dir, const char *name) {
    snprintf(path, 600, "%s/%s", dir, name);
}

static char *read_text(const char *path) {
    char *bytes = NULL;
    size_t length;
    Err err = {0};
    if (!file_read(path, 1 << 20, FILE_LINKS_REFUSE, &bytes, &length, &err)) {
        fail_msg("%s", err.text);
    }
    Text text = {0};
    text_add(&text, "%s", bytes);
    free(bytes);
    return text_take(&text);
}

static void write_text(const char *dir, const char *name, const char *text) {
    char path[600];
    in_dir(path, dir, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

// The good pack, with the files that the folder `changes` has (NULL: none) in place of its own.
static TempPack make_pack(const char *changes) {
    TempPack pack;
    const char *folder = getenv("TMPDIR");
    snprintf(pack.dir, sizeof pack.dir, "%s/pack-XXXXXX", folder ? folder : P_tmpdir);
    assert_non_null(mkdtemp(pack.dir));
    char path[600];
    in_dir(path, pack.dir, "data");
    assert_int_equal(mkdir(path, 0700), 0);
    for (size_t i = 0; i < COUNT_OF(pack_files); i++) {
        in_dir(path, changes ? changes : GOOD, pack_files[i]);
        if (access(path, F_OK) != 0) in_dir(path, GOOD, pack_files[i]);
        char *text = read_text(path);
        write_text(pack.dir, pack_files[i], text);
        free(text);
    }
    return pack;
}

static void remove_pack(TempPack pack) {
    char path[600];
    for (size_t i = 0; i < COUNT_OF(pack_files); i++) {
        in_dir(path, pack.dir, pack_files[i]);
        unlink(path);
    }
    in_dir(path, pack.dir, "data");
    rmdir(path);
    assert_int_equal(rmdir(pack.dir), 0);
}

static void load(const char *dir, const char *start) {
    Err err = {0};
    if (strcmp(dir, SHIPPED) == 0 ? !shipped_load(dir, start, &scenario, &err)
                                  : !pack_load(dir, NULL, start, &scenario, &err))
        fail_msg("%s", err.text);
}

// What is said about the pack, without the folder's name.
static void refused(TempPack pack, char text[600]) {
    Err err = {0};
    assert_false(pack_load(pack.dir, NULL, NULL, &scenario, &err));
    size_t prefix = strlen(pack.dir) + 1;
    bool named = strncmp(err.text, pack.dir, prefix - 1) == 0;
    snprintf(text, 600, "%s", err.text + (named ? prefix : 0));
}

// ---- the shipped pack

static void expect_valid(const World *w) {
    for (int id = 0; id < VAR_COUNT; id++) {
        const VarInfo *var = var_info((VarId)id);
        int used = var->kind == KIND_MEMBER   ? scenario.members
                   : var->kind == KIND_REGION ? scenario.regions
                                              : 1;
        for (int i = 0; i < used; i++) {
            double x = world_get(w, (VarId)id, i);
            if (!(var->low <= x && x <= var->high)) fail_msg("%s[%d] is %g", var->name, i, x);
        }
    }
}

static void every_start_of_the_shipped_pack_makes_a_valid_world(void **state) {
    (void)state;
    static Pack pack;
    Err err = {0};
    PackBook book;
    if (!pack_open(SHIPPED, NULL, &book, &err) || !pack_card(&book, &pack, &err)) fail_msg("%s", err.text);
    pack_close(&book);
    assert_in_range(pack.starts, 6, PACK_STARTS_MAX);
    for (int i = 0; i < pack.starts; i++) {
        load(SHIPPED, pack.start[i].name);
        assert_string_equal(scenario.start_name, pack.start[i].name);
        assert_string_equal(scenario.start_title, pack.start[i].title);
        World world;
        world_begin(&world, &scenario, &scenario.nominal, random_key_world(1, 0));
        expect_valid(&world);
    }
}

static void the_first_start_is_the_world_of_january_2023(void **state) {
    (void)state;
    load(SHIPPED, NULL);
    const World *w = &scenario.start;
    assert_string_equal(scenario.start_name, "january-2023");
    assert_int_equal(scenario.start_year, 2023);
    assert_int_equal(scenario.start_month, 1);
    assert_int_equal(scenario.members, 32);
    assert_int_equal(scenario.regions, 27);
    assert_string_equal(scenario.member_id[scenario.lead], "USA");
    assert_true(w->war == 1 && w->frozen == 0 && w->stage == STAGE_DIALOGUE);
    assert_true(w->force_candidate == 300 && w->force_rival == 330);
    assert_true(real_abs(world_occupied(w) - 0.1754) < 0.0001);
    assert_true(real_abs(real_sum(w->territory, REGIONS_MAX) - 1) < 1e-12);
    assert_true(w->ordered.aid == 1 && w->posture.aid == 1);
}

static void pending_members_wait_for_their_objectors(void **state) {
    (void)state;
    load(SHIPPED, NULL);
    const World *w = &scenario.start;
    int sweden = scenario_member_find(&scenario, "SWE");
    int poland = scenario_member_find(&scenario, "POL");
    assert_true(w->belongs[sweden] == 0 && w->objectors_left[sweden] == 2);
    assert_true(w->objection[sweden] == 0.75);
    assert_true(w->belongs[poland] == 1 && w->objectors_left[poland] == 0);
    assert_true(w->is_front_line[poland] == 1 && w->is_hold_out[poland] == 0);
    assert_true(real_sum(w->is_nuclear, MEMBERS_MAX) == 3);
    assert_true(real_sum(w->is_core, MEMBERS_MAX) == 3);
    assert_true(real_sum(w->is_hold_out, MEMBERS_MAX) == 2);
}

static void every_number_a_pack_must_give_has_range_mark_and_source(void **state) {
    (void)state;
    load(SHIPPED, NULL);
    for (int id = 0; id < VAR_COUNT; id++) {
        const VarInfo *var = var_info((VarId)id);
        const Provenance *from = &scenario.start_from[id];
        if (var->kind != KIND_GLOBAL || !var->from_pack) continue;
        assert_true(from->value == world_get(&scenario.start, (VarId)id, 0));
        assert_true(from->low <= from->value && from->value <= from->high);
        assert_non_null(strchr("VRD", from->mark[0]));
        assert_true(from->source[0] != '\0');
        assert_string_equal(from->unit, var->unit);
    }
}

static void a_start_that_is_not_there_names_those_that_are(void **state) {
    (void)state;
    Err err = {0};
    assert_false(pack_load(GOOD, NULL, "frosen", &scenario, &err));
    assert_string_equal(err.text, "no start \"frosen\"; did you mean \"frozen\"? "
                                  "This pack has: open, frozen");
    assert_false(pack_load(GOOD, NULL, "nothing", &scenario, &err));
    assert_string_equal(err.text, "no start \"nothing\"; this pack has: open, frozen");
}

// ---- what a start changes

static void a_start_changes_what_it_says(void **state) {
    (void)state;
    load(GOOD, "frozen");
    const World *w = &scenario.start;
    int south = scenario_region_find(&scenario, "S"), c = scenario_member_find(&scenario, "C");
    assert_true(w->frozen == 1 && w->war == 1);
    for (int n = 0; n < SEAT_COUNT; n++) assert_int_equal(scenario.seat_quiet[n], n == SEAT_front);
    assert_true(w->posture.aid == 1.5 && w->ordered.aid == 1.5 && w->aid_delivered == 1);
    assert_true(scenario.nominal.kappa_sigma == 2.5);
    assert_true(w->occupied[south] == 0.2);
    assert_true(w->belongs[c] == 1 && w->objectors_left[c] == 0);
    assert_true(w->aid_paid[0] == 0.1 && w->aid_paid[c] == 0.1);
    assert_int_equal(scenario.start_year * 100 + scenario.start_month, 200306);
    assert_string_equal(scenario.start_from[VAR_frozen].source, "set by the start \"frozen\"");
    assert_string_equal(scenario.start_from[VAR_ordered_aid].mark, "D");
}

static void the_other_start_is_not_changed_by_it(void **state) {
    (void)state;
    load(GOOD, "open");
    const World *w = &scenario.start;
    int south = scenario_region_find(&scenario, "S");
    assert_true(w->frozen == 0 && w->posture.aid == 1 && w->occupied[south] == 1);
    assert_true(w->territory[south] == 0.25);
    assert_true(w->aid_policy[0] == 1 && w->cue_weight == 1 && w->windows_on == 1);
    assert_int_equal(scenario.start_year * 100 + scenario.start_month, 200101);
}

static void a_pack_may_replace_a_coefficient_and_its_range(void **state) {
    (void)state;
    load(GOOD, "open");
    const ParamInfo *sigma = param_info(PARAM_kappa_sigma);
    assert_true(scenario.nominal.kappa_sigma == 3.1);
    assert_true(scenario.low[PARAM_kappa_sigma] == sigma->low);
    assert_true(scenario.high[PARAM_kappa_sigma] == sigma->high);
    assert_true(scenario.nominal.kappa_h == 3.5);
    assert_true(scenario.low[PARAM_kappa_h] == 3 && scenario.high[PARAM_kappa_h] == 4);
    assert_string_equal(scenario.param_from[PARAM_kappa_h].source, "invented");
    assert_string_equal(scenario.param_from[PARAM_kappa_0].mark, "");
    assert_true(scenario.nominal.kappa_0 == param_info(PARAM_kappa_0)->nominal);
}

static void a_pack_without_parameters_keeps_the_engines(void **state) {
    (void)state;
    TempPack pack = make_pack(NULL);
    char path[600];
    in_dir(path, pack.dir, "data/parameters.json");
    unlink(path);
    load(pack.dir, NULL);
    assert_true(scenario.nominal.kappa_h == param_info(PARAM_kappa_h)->nominal);
    remove_pack(pack);
}

// ---- refusals

// "@VERSION@" in error.txt stands for the engine's version.
static void expect_words(const char *name, const char *found) {
    char path[600], wanted[600] = "";
    snprintf(path, sizeof path, "%s/%s/error.txt", BAD, name);
    char *text = read_text(path);
    text[strcspn(text, "\n")] = '\0';
    size_t mark = strcspn(text, "@");
    bool marked = text[mark] != '\0';
    snprintf(wanted, sizeof wanted, "%.*s%s%s", (int)mark, text, marked ? ACCESSION_VERSION : "",
             marked ? text + mark + strlen("@VERSION@") : "");
    free(text);
    if (strcmp(found, wanted) != 0) {
        fail_msg("%s\n  found:  %s\n  wanted: %s", name, found, wanted);
    }
}

static void every_broken_pack_is_refused_in_its_own_words(void **state) {
    (void)state;
    DIR *folder = opendir(BAD);
    assert_non_null(folder);
    int packs = 0;
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (*entry->d_name == '.' || *entry->d_name == '_') continue;
        char changes[600], found[600];
        in_dir(changes, BAD, entry->d_name);
        TempPack pack = make_pack(changes);
        refused(pack, found);
        remove_pack(pack);
        expect_words(entry->d_name, found);
        packs++;
    }
    closedir(folder);
    assert_true(packs >= 50);
}

// Each entry of the good world.json is one line; the first and the last are the braces.
static void any_key_left_out_of_world_json_is_named(void **state) {
    (void)state;
    TempPack pack = make_pack(NULL);
    char *world = read_text(GOOD "/data/world.json"), *line = strchr(world, '\n') + 1;
    int keys = 0;
    for (char *next; *line != '}'; line = next, keys++) {
        next = strchr(line, '\n') + 1;
        char key[64], found[600], wanted[600];
        assert_int_equal(sscanf(line, " \"%63[^\"]\"", key), 1);
        Text text = {0};
        text_add_bytes(&text, world, (size_t)(line - world));
        if (*next == '}') text.data[text.length -= 2] = '\0'; // the comma of the line before
        text_add(&text, "%s", next);
        write_text(pack.dir, "data/world.json", text.data);
        text_free(&text);
        refused(pack, found);
        snprintf(wanted, sizeof wanted,
                 "data/world.json:1: $: the key \"%s\" is missing, an object is wanted", key);
        assert_string_equal(found, wanted);
    }
    free(world);
    remove_pack(pack);
    assert_int_equal(keys, 37);
}

static void any_file_left_out_is_named(void **state) {
    (void)state;
    for (size_t i = 0; i + 1 < COUNT_OF(pack_files); i++) {
        TempPack pack = make_pack(NULL);
        char path[600], found[600], wanted[600];
        in_dir(path, pack.dir, pack_files[i]);
        unlink(path);
        refused(pack, found);
        snprintf(wanted, sizeof wanted, "%s: cannot be opened: No such file or directory",
                 pack_files[i]);
        assert_string_equal(found, wanted);
        remove_pack(pack);
    }
}

static void a_refused_pack_leaves_the_scenario_as_it_was(void **state) {
    (void)state;
    static Scenario before;
    load(GOOD, NULL);
    memcpy(&before, &scenario, sizeof before);
    TempPack pack = make_pack(BAD "/start_region_unknown");
    char found[600];
    refused(pack, found);
    assert_memory_equal(&before, &scenario, sizeof before);
    remove_pack(pack);
}

// ---- places and fingerprint

static const PackPlaces source = {.data = ACCESSION_SOURCE_DIR};

static void a_pack_is_found_by_name_and_by_path(void **state) {
    (void)state;
    char dir[PACK_PATH_BYTES];
    Err err = {0};
    assert_true(pack_find("ukraine-2023", &source, dir, &err));
    assert_string_equal(dir, SHIPPED);
    assert_true(pack_find(GOOD, NULL, dir, &err));
    assert_string_equal(dir, GOOD);
    assert_int_equal(setenv("ACCESSION_DATA", ACCESSION_SOURCE_DIR, 1), 0);
    assert_true(pack_find("ukraine-2023", NULL, dir, &err));
    assert_string_equal(dir, SHIPPED);
    unsetenv("ACCESSION_DATA");
}

static void an_unknown_pack_suggests_the_nearest(void **state) {
    (void)state;
    char dir[PACK_PATH_BYTES];
    Err err = {0};
    assert_false(pack_find("ukraine-2032", &source, dir, &err));
    assert_string_equal(err.text, "no pack \"ukraine-2032\": did you mean \"ukraine-2023\"?");
    assert_false(pack_find("./nowhere", NULL, dir, &err));
    assert_string_equal(err.text,
                        "./nowhere: no pack is here, a folder with pack.json or a zip file of one is "
                        "wanted");
    assert_false(pack_find("", &source, dir, &err));
    PackEntry *list;
    const int count = pack_list(&source, &list);
    bool listed = false;
    for (int i = 0; i < count; i++) listed |= strcmp(list[i].id, "ukraine-2023") == 0;
    free(list);
    assert_true(listed);
}

static Digest digest_of(TempPack pack) {
    Digest digest;
    Err err = {0};
    if (!pack_digest(pack.dir, &digest, &err)) fail_msg("%s", err.text);
    return digest;
}

static void the_fingerprint_depends_on_every_byte_and_on_no_folder_name(void **state) {
    (void)state;
    TempPack one = make_pack(NULL), two = make_pack(NULL);
    char path[600];
    assert_true(digest_equal(digest_of(one), digest_of(two)));
    write_text(two.dir, ".hidden", "x");
    assert_true(digest_equal(digest_of(one), digest_of(two)));
    in_dir(path, two.dir, ".hidden");
    unlink(path);
    for (size_t i = 0; i < COUNT_OF(pack_files); i++) {
        in_dir(path, two.dir, pack_files[i]);
        char *text = read_text(path), *end = text + strlen(text) - 1;
        *end = ' ';
        write_text(two.dir, pack_files[i], text);
        assert_false(digest_equal(digest_of(one), digest_of(two)));
        *end = '\n';
        write_text(two.dir, pack_files[i], text);
        free(text);
    }
    assert_true(digest_equal(digest_of(one), digest_of(two)));
    remove_pack(one);
    remove_pack(two);
}

static void the_fingerprint_refuses_a_symbolic_link(void **state) {
    (void)state;
    TempPack pack = make_pack(NULL);
    char path[600], wanted[700];
    in_dir(path, pack.dir, "link.csv");
    assert_int_equal(symlink("/dev/null", path), 0);
    Digest digest;
    Err err = {0};
    assert_false(pack_digest(pack.dir, &digest, &err));
    snprintf(wanted, sizeof wanted, "%s: is a symbolic link, a regular file is wanted", path);
    assert_string_equal(err.text, wanted);
    unlink(path);
    remove_pack(pack);
}

// ---- policies

// Reads a policy from these bytes.
static bool read_bytes(const char *bytes, Policy *policy, Err *err) {
    TempPack pack = make_pack(NULL);
    char path[600];
    write_text(pack.dir, "mine.csv", bytes);
    in_dir(path, pack.dir, "mine.csv");
    bool ok = policy_read(path, policy, err);
    unlink(path);
    size_t prefix = strlen(pack.dir) + 1;
    if (!ok) memmove(err->text, err->text + prefix, strlen(err->text + prefix) + 1);
    remove_pack(pack);
    return ok;
}

static void passive_is_a_policy_without_orders(void **state) {
    (void)state;
    Policy policy;
    assert_true(policy_read("passive", &policy, NULL));
    assert_string_equal(policy.name, "passive");
    assert_int_equal(policy.count, 0);
    policy_free(&policy);
}

static void expect_orders(const char *bytes) {
    Policy policy;
    Err err = {0};
    if (!read_bytes(bytes, &policy, &err)) fail_msg("%s", err.text);
    assert_string_equal(policy.name, "mine");
    assert_int_equal(policy.count, 3);
    assert_true(policy.orders[0].month == 1 && policy.orders[0].posture == POSTURE_aid);
    assert_true(policy.orders[1].month == 1 && policy.orders[1].posture == POSTURE_speech);
    assert_true(policy.orders[1].value == -1);
    assert_true(policy.orders[2].month == 25 && policy.orders[2].value == 1.5);
    policy_free(&policy);
}

static void orders_stand_by_month_however_they_were_written(void **state) {
    (void)state;
    expect_orders("# note\nmonth,posture,value\n25,aid,1.5\n1,aid,0.5\n1,speech,-1\n");
    expect_orders("posture,value,month\naid,0.5,1\nspeech,-1,1\naid,1.5,25\n");
    expect_orders("[{\"month\": 25, \"posture\": \"aid\", \"value\": 1.5},\n"
                  " {\"month\": 1, \"posture\": \"aid\", \"value\": 0.5},\n"
                  " {\"month\": 1, \"posture\": \"speech\", \"value\": -1}]\n");
}

static void a_broken_policy_is_refused_in_its_own_words(void **state) {
    (void)state;
    static const struct {
        const char *bytes, *text;
    } cases[] = {
        {"month,posture,value\n1,fast_trak,1\n",
         "mine.csv:2: column 2 \"posture\": found \"fast_trak\", unknown posture, "
         "did you mean \"fast_track\"?"},
        {"month,posture,value\n1,aid,2.5\n",
         "mine.csv:2: column 3 \"value\": found \"2.5\", a number from 0 to 2 is wanted"},
        {"month,posture,value\n0,aid,1\n",
         "mine.csv:2: column 1 \"month\": found \"0\", a whole number from 1 to 1200 is wanted"},
        {"month,posture,value\n3,aid,1\n3,aid,2\n",
         "mine.csv:3: column 2 \"posture\": \"aid\" is set twice in month 3"},
        {"month,posture\n1,aid\n", "mine.csv: the column \"value\" is missing"},
        {"month,posture,values\n1,aid,1\n",
         "mine.csv: column 3 \"values\": unknown column, did you mean \"value\"?"},
        {"{\"month\": 1}", "mine.csv:1: $: found an object, an array is wanted"},
        {"[{\"month\": 1, \"posture\": \"aid\"}]",
         "mine.csv:1: $[0]: the key \"value\" is missing, a number from 0 to 2 is wanted"},
        {"[{\"month\": 1, \"posture\": \"pledges\", \"value\": 1}]",
         "mine.csv:1: $[0].posture: found \"pledges\", unknown posture, "
         "did you mean \"pledge\"?"},
        {"[{\"month\": 1, \"posture\": \"aid\", \"value\": -1}]",
         "mine.csv:1: $[0].value: found -1, a number from 0 to 2 is wanted"},
        {"[{\"month\": 1, \"posture\": \"aid\", \"value\": 1, \"seat\": 2}]",
         "mine.csv:1: $[0].seat: unknown key, "
         "one of \"month\", \"posture\", \"value\" is wanted"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        Policy policy = {.count = 77};
        Err err = {0};
        assert_false(read_bytes(cases[i].bytes, &policy, &err));
        assert_string_equal(err.text, cases[i].text);
        assert_int_equal(policy.count, 77);
    }
}

static void the_shipped_policies_can_be_read(void **state) {
    (void)state;
    static const struct {
        const char *name;
        PostureId posture;
        double value;
    } cases[] = {
        {"aid-half", POSTURE_aid, 0.5},
        {"aid-more", POSTURE_aid, 1.5},
        {"west-german-formula", POSTURE_renunciation, 1},
        {"side-payments", POSTURE_side_payments, 1},
        {"everything", POSTURE_fast_track, 1},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        char path[600];
        Policy policy;
        Err err = {0};
        snprintf(path, sizeof path, "%s/policies/%s.csv", SHIPPED, cases[i].name);
        if (!policy_read(path, &policy, &err)) fail_msg("%s", err.text);
        assert_string_equal(policy.name, cases[i].name);
        World world = {0};
        policy_apply(&policy, &world);
        assert_true(*world_posture(&world.ordered, cases[i].posture) == cases[i].value);
        policy_free(&policy);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_start_of_the_shipped_pack_makes_a_valid_world),
        cmocka_unit_test(the_first_start_is_the_world_of_january_2023),
        cmocka_unit_test(pending_members_wait_for_their_objectors),
        cmocka_unit_test(every_number_a_pack_must_give_has_range_mark_and_source),
        cmocka_unit_test(a_start_that_is_not_there_names_those_that_are),
        cmocka_unit_test(a_start_changes_what_it_says),
        cmocka_unit_test(the_other_start_is_not_changed_by_it),
        cmocka_unit_test(a_pack_may_replace_a_coefficient_and_its_range),
        cmocka_unit_test(a_pack_without_parameters_keeps_the_engines),
        cmocka_unit_test(every_broken_pack_is_refused_in_its_own_words),
        cmocka_unit_test(any_key_left_out_of_world_json_is_named),
        cmocka_unit_test(any_file_left_out_is_named),
        cmocka_unit_test(a_refused_pack_leaves_the_scenario_as_it_was),
        cmocka_unit_test(a_pack_is_found_by_name_and_by_path),
        cmocka_unit_test(an_unknown_pack_suggests_the_nearest),
        cmocka_unit_test(the_fingerprint_depends_on_every_byte_and_on_no_folder_name),
        cmocka_unit_test(the_fingerprint_refuses_a_symbolic_link),
        cmocka_unit_test(passive_is_a_policy_without_orders),
        cmocka_unit_test(orders_stand_by_month_however_they_were_written),
        cmocka_unit_test(a_broken_policy_is_refused_in_its_own_words),
        cmocka_unit_test(the_shipped_policies_can_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
