/* Where saved games live: folders, names, what is listed and which older version opens. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "session_play.h"

#include "session/save_place.h"
#include "store/file.h"

static char work[] = "/tmp/test_session_places_XXXXXX";

static int work_make(void **state) {
    (void)state;
    return mkdtemp(work) ? 0 : -1;
}

static int work_remove(void **state) {
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", work);
    return system(command);
}

static void put(const char *path, const char *bytes) {
    Err err = {{0}};
    if (!file_replace(path, bytes, strlen(bytes), 0, &err)) fail_msg("%s", err.text);
}

static void the_folder_is_the_one_chosen_or_portable_or_the_persons(void **state) {
    (void)state;
    char path[SAVE_PATH_BYTES], mark[SAVE_PATH_BYTES], longest[SAVE_PATH_BYTES + 4];
    Err err = {{0}};
    setenv("XDG_DATA_HOME", "/data", 1);
    setenv("XDG_CACHE_HOME", "/cache", 1);
    assert_true(save_folder("mine", false, work, path, &err));
    assert_string_equal(path, "mine");
    assert_true(save_folder(NULL, false, work, path, &err));
    assert_string_equal(path, "/data/accession/saves");
    assert_true(save_folder(NULL, false, NULL, path, &err));
    assert_string_equal(path, "/data/accession/saves");
    assert_true(save_folder(NULL, true, "/top", path, &err));
    assert_string_equal(path, "/top/saves");
    assert_false(save_folder(NULL, true, NULL, path, &err));
    assert_non_null(strstr(err.text, "--portable"));
    snprintf(mark, sizeof mark, "%s/portable", work);
    put(mark, "");
    assert_true(save_folder(NULL, false, work, path, &err));
    assert_string_equal(path + strlen(work), "/saves");
    assert_true(save_cache(path, &err));
    assert_string_equal(path, "/cache/accession/packs");
    memset(longest, 'a', sizeof longest);
    longest[SAVE_PATH_BYTES] = '\0';
    assert_false(save_folder(longest, false, NULL, path, &err));
    assert_non_null(strstr(err.text, "the path is too long"));
    longest[SAVE_PATH_BYTES - 1] = '\0';
    assert_true(save_folder(longest, false, NULL, path, &err));
    assert_false(save_folder("", false, NULL, path, &err));
    unsetenv("XDG_DATA_HOME");
    unsetenv("XDG_CACHE_HOME");
    setenv("HOME", "/people/me", 1);
    assert_true(save_folder(NULL, false, NULL, path, &err));
    assert_string_equal(path, "/people/me/.local/share/accession/saves");
    assert_true(save_cache(path, &err));
    assert_string_equal(path, "/people/me/.cache/accession/packs");
    unsetenv("HOME");
    assert_false(save_cache(path, &err));
    assert_non_null(strstr(err.text, "there is no home folder"));
}

static void becomes(const char *name, const char *should) {
    char path[SAVE_PATH_BYTES];
    Err err = {{0}};
    if (!save_path("/saves", name, path, &err)) fail_msg("%s", err.text);
    assert_string_equal(path, should);
}

static void a_name_is_a_file_of_the_folder_and_a_path_is_a_path(void **state) {
    (void)state;
    char path[SAVE_PATH_BYTES], longest[SAVE_PATH_BYTES];
    Err err = {{0}};
    becomes("game", "/saves/game.sav");
    becomes("game.sav", "/saves/game.sav");
    becomes("game.sav.2", "/saves/game.sav.2");
    becomes(".sav.1/x", ".sav.1/x");
    becomes("./here", "./here");
    becomes("sav", "/saves/sav.sav");
    assert_false(save_path("/saves", "", path, &err));
    assert_string_equal(err.text, "a saved game has a name");
    assert_false(save_path("/saves", ".hidden", path, &err));
    assert_non_null(strstr(err.text, "would be hidden"));
    memset(longest, 'a', sizeof longest);
    longest[SAVE_PATH_BYTES - 1] = '\0';
    assert_false(save_path("/saves", longest, path, &err));
    assert_string_equal(err.text, "the name is too long");
    longest[SAVE_PATH_BYTES - 6] = '\0'; /* with its slash and .sav it just does not fit below a folder */
    assert_false(save_path("/saves", longest, path, &err));
}

static void a_series_is_named_by_start_seat_and_seed(void **state) {
    (void)state;
    static Scenario s;
    char name[NAME_MAX_BYTES * 3];
    s = *shipped();
    const Setup setup = session_setup(33, MODE_GUIDED, SEAT_candidate);
    Session *g = session_new(&s, &setup);
    save_autoname(g, SEAT_candidate, name);
    assert_string_equal(name, "january-2023-kyiv-33");
    snprintf(s.start_name, sizeof s.start_name, "A_b c/D");
    save_autoname(g, SEAT_candidate, name);
    assert_string_equal(name, "a_b-c-d-kyiv-33");
    session_end(g);
}

static void nothing_but_a_saved_game_is_written_over(void **state) {
    (void)state;
    const Setup setup = session_setup(4, MODE_GUIDED, SEAT_candidate);
    const SaveOrigin origin = {.pack_title = "T"};
    Session *g = session_new(shipped(), &setup);
    Branches all;
    Err err = {{0}};
    char path[SAVE_PATH_BYTES], good[SAVE_PATH_BYTES];
    size_t bytes = 0;
    branches_begin(&all, g);
    snprintf(path, sizeof path, "%s/other.sav", work);
    put(path, "accession-sav");
    assert_false(save_store(path, &all, g, &origin, 2, &bytes, &err));
    assert_non_null(strstr(err.text, "is no saved game, so that nothing is written over it"));
    snprintf(path, sizeof path, "%s/new/folder/game.sav", work);
    for (int n = 0; n < 3; n++) {
        assert_true(save_store(path, &all, g, &origin, 2, &bytes, &err));
        play_game(g, 5, 1);
        branches_keep(&all, g);
    }
    assert_true(bytes > 1000);
    struct stat info;
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal((size_t)info.st_size, bytes);

    /* the newest older version that opens */
    char older[SAVE_PATH_BYTES + 4];
    assert_true(save_last_good(path, good));
    assert_string_equal(good + strlen(path), ".1");
    snprintf(older, sizeof older, "%s.1", path);
    assert_int_equal(truncate(older, 100), 0);
    assert_true(save_last_good(path, good));
    assert_string_equal(good + strlen(path), ".2");
    snprintf(older, sizeof older, "%s.2", path);
    assert_int_equal(remove(older), 0);
    assert_false(save_last_good(path, good));
    branches_free(&all);
    session_end(g);
}

static void saves_are_listed_newest_first(void **state) {
    (void)state;
    static SaveEntry list[SAVES_LISTED_MAX];
    static const struct { const char *name; long second, nano;
    } made[] = {
        {"b.sav", 1000, 0},   {"a.sav", 1000, 0},    {"c.sav", 1000, 5},   {"old.sav", 10, 0},
        {"new.sav", 2000, 0}, {"note.txt", 3000, 0}, {"x.sav.1", 3000, 0},
    };
    char folder[64], path[128];
    snprintf(folder, sizeof folder, "%s/list", work);
    assert_int_equal(saves_list(folder, list), 0);
    assert_int_equal(mkdir(folder, 0700), 0);
    for (size_t n = 0; n < COUNT_OF(made); n++) {
        snprintf(path, sizeof path, "%s/%s", folder, made[n].name);
        put(path, "x");
        const struct timespec times[2] = {{made[n].second, made[n].nano}, {made[n].second, made[n].nano}};
        assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
    }
    snprintf(path, sizeof path, "%s/dir.sav", folder);
    assert_int_equal(mkdir(path, 0700), 0);
    assert_int_equal(saves_list(folder, list), 5);
    static const char *const order[] = {"new.sav", "c.sav", "a.sav", "b.sav", "old.sav"};
    for (int n = 0; n < 5; n++) assert_string_equal(list[n].name, order[n]);
    assert_int_equal(list[1].changed, INT64_C(1000000000005));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_folder_is_the_one_chosen_or_portable_or_the_persons),
        cmocka_unit_test(a_name_is_a_file_of_the_folder_and_a_path_is_a_path),
        cmocka_unit_test(a_series_is_named_by_start_seat_and_seed),
        cmocka_unit_test(nothing_but_a_saved_game_is_written_over),
        cmocka_unit_test(saves_are_listed_newest_first),
    };
    return cmocka_run_group_tests(tests, work_make, work_remove);
}
