/* The window's screen of a class: the plan of what is wished, classes that were held. */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "class/class_file.h"
#include "class/class_list.h"
#include "ui_play.h"

static char home[] = "ui-class-XXXXXX";

static bool shown(const char *text) {
    app_frame(app);
    const DrawList *list = platform_null_list(&app->platform);
    for (int n = 0; n < list->items; n++)
        if (list->item[n].text && strstr(list->item[n].text, text)) return true;
    return false;
}

static void must_show(const char *text) {
    if (!shown(text)) fail_msg("\"%s\" is not shown", text);
}

static void use(const char *name) {
    for (int n = 0; n < UI_ROWS; n++) {
        for (int row = 0; row < app->ui.rows; row++)
            if (app->ui.row[row].id == app->ui.focus && strstr(app->ui.row[row].name, name)) {
                press(KEY_ENTER, 0);
                return;
            }
        press(KEY_TAB, 0);
    }
    fail_msg("nothing is called \"%s\"", name);
}

static void class_make(const char *name, const char *start, int tables) {
    char path[PACK_PATH_BYTES];
    Err err = {{0}};
    Class *c = calloc(1, sizeof *c);
    ClassSetup setup = {
        .tables = tables, .turns = 6, .minutes = 50, .date = "2026-11-20", .code = "ABCDEF", .key = "k"};
    snprintf(setup.pack, sizeof setup.pack, "ukraine-2023");
    snprintf(setup.start, sizeof setup.start, "%s", start);
    snprintf(path, sizeof path, "%s/accession/classes/%s", home, name);
    if (!class_begin(c, &setup, SOURCE "/scenarios/ukraine-2023", &err) || !class_file_make(c, path, &err))
        fail_msg("%s", err.text);
    class_end(c);
    free(c);
}

static void the_plan_follows_what_is_wished(void **state) {
    (void)state;
    app_new(1280, 1200);
    app_go(app, SCREEN_class);
    app_event(app, &nothing);
    must_show("24 people, 50 minutes: 4 tables, 6 turns of 3:30 (6 months each)");
    must_show("10 to 31 Play");
    must_show("Kyiv, Washington, Berlin, Warsaw, Ankara, Brussels");
    use("75");
    must_show("two plays of 5 turns");
    use("Off"); /* two sessions */
    must_show("24 people, two sessions of 75 minutes");
    app->host.people = 1;
    app_event(app, &nothing);
    must_show("1 person, two sessions");
    use("Before a projector");
    assert_false(shown("The plan")); /* nobody joins, and no clock runs */
    app_end();
}

static void classes_that_were_held_are_listed_the_newest_first(void **state) {
    (void)state;
    char old[PACK_PATH_BYTES], bad[PACK_PATH_BYTES];
    ClassFound found[8];
    class_make("a.class", "stalemate", 4);
    class_make("b.class", "january-2023", 1);
    snprintf(old, sizeof old, "%s/accession/classes/a.class", home);
    const struct timespec then[2] = {{.tv_sec = 1000}, {.tv_sec = 1000}};
    assert_int_equal(utimensat(AT_FDCWD, old, then, 0), 0);
    snprintf(bad, sizeof bad, "%s/accession/classes/c.class", home);
    FILE *file = fopen(bad, "w");
    fputs("accession-class 1\n0123456789abcdef {\"setup\":{\"pack\":7}}\n", file);
    fclose(file);
    snprintf(bad, sizeof bad, "%s/accession/classes", home);
    assert_int_equal(class_list(bad, found, 8), 2); /* what is broken is left out */
    assert_string_equal(found[0].start, "january-2023");
    assert_int_equal(found[1].tables, 4);
    assert_int_equal(class_list(bad, found, 1), 1);
    app_new(1280, 720);
    app_go(app, SCREEN_class);
    app_event(app, &nothing);
    use("Earlier classes");
    must_show("Stalemate: the line is frozen");
    must_show("20 November 2026 · 4 tables · 50 minutes · a.class");
    use("Stalemate: the line is frozen");
    must_show("Make the debrief");
    must_show("Open it again");
    app_end();
}

static int begin(void **state) {
    char folder[PACK_PATH_BYTES];
    (void)state;
    if (!mkdtemp(home) || !realpath(home, folder)) return -1;
    setenv("XDG_DATA_HOME", folder, 1);
    setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
    snprintf(folder, sizeof folder, "%s/accession", home);
    if (mkdir(folder, 0700) != 0) return -1;
    snprintf(folder, sizeof folder, "%s/accession/classes", home);
    return mkdir(folder, 0700);
}

static int end(void **state) {
    char command[400];
    (void)state;
    snprintf(command, sizeof command, "rm -rf '%s'", home);
    return system(command);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_plan_follows_what_is_wished),
        cmocka_unit_test(classes_that_were_held_are_listed_the_newest_first),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
