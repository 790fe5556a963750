/* A class that was opened from the window: its host ends with the window, however that ends, and its file stays whole.
 */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "class/class_file.h"
#include "ui_play.h"

static char folder[] = "/tmp/accession-class-XXXXXX";

/* The window: opens a class, and says by which process it is held and in which words, until the host has said all. */
static void window_lives(int tells) {
    signal(SIGABRT, SIG_DFL); /* the test's own handler would go on */
    app_new(1280, 720);
    app->host = (ClassHost){.people = 6, .slot = 1, .aloud = true};
    app_go(app, SCREEN_class);
    focus_named("Open the class");
    press(KEY_ENTER, 0);
    while (app->host.child.pid != 0 && !(app->host.said.data && strstr(app->host.said.data, "Key of the board"))) {
        app_keep_up(app);
        usleep(10000);
    }
    if (write(tells, &app->host.child.pid, sizeof app->host.child.pid) < 0) _exit(1);
    for (;;) {
        app_keep_up(app);
        usleep(10000);
    }
}

/* Both processes: the host belongs to us when its window is gone, so that we hear how it ended. */
static void window_begin(pid_t *window, pid_t *host) {
    int ends[2];
    struct pollfd told = {.events = POLLIN};
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(prctl(PR_SET_CHILD_SUBREAPER, 1), 0);
    *window = fork();
    assert_true(*window >= 0);
    if (*window == 0) window_lives(ends[1]);
    close(ends[1]);
    told.fd = ends[0];
    assert_int_equal(poll(&told, 1, 60000), 1);
    assert_int_equal(read(ends[0], host, sizeof *host), sizeof *host);
    assert_true(*host > 0);
    close(ends[0]);
}

static bool ends_within(pid_t pid, int seconds, int *status) {
    for (int n = 0; n < seconds * 100; n++) {
        if (waitpid(pid, status, WNOHANG) == pid) return true;
        usleep(10000);
    }
    kill(pid, SIGKILL);
    return false;
}

static bool found(void *context, const char *pack, char dir[PACK_PATH_BYTES], Err *err) {
    (void)context;
    (void)err;
    return snprintf(dir, PACK_PATH_BYTES, "%s/scenarios/%s", SOURCE, pack) > 0;
}

/* The one file in the folder of classes, as somebody opens it who goes on with the class. */
static void class_opens_again(void) {
    char command[200], path[PACK_PATH_BYTES] = "";
    Class *c = malloc(sizeof *c);
    Text said = {0};
    Err err = {{0}};
    assert_non_null(c);
    snprintf(command, sizeof command, "ls %s/accession/classes/*.class", folder);
    FILE *list = popen(command, "r");
    assert_non_null(list);
    assert_non_null(fgets(path, sizeof path, list));
    path[strcspn(path, "\n")] = '\0';
    assert_int_equal(pclose(list), 0);
    if (!class_file_open(c, path, true, NULL, found, NULL, &said, &err)) fail_msg("%s", err.text);
    assert_int_equal(said.length, 0); /* nothing was cut off */
    assert_int_equal(c->setup.tables, 1);
    assert_true(c->setup.key[0] != '\0');
    class_end(c);
    free(c);
    assert_int_equal(remove(path), 0);
}

static void the_host_ends_with_a_window_that_is_killed(void **state) {
    (void)state;
    static const int signals[] = {SIGKILL, SIGTERM, SIGABRT}; /* the last: as ASSERT does */
    for (size_t n = 0; n < COUNT_OF(signals); n++) {
        pid_t window, host;
        int status;
        window_begin(&window, &host);
        assert_int_equal(kill(host, 0), 0);
        kill(window, signals[n]);
        assert_int_equal(waitpid(window, &status, 0), window);
        assert_true(ends_within(host, 10, &status));
        assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0); /* as if it had been interrupted: all was written */
        class_opens_again();
    }
}

int main(int argc, char **argv) {
    if (argc > 1) { /* the host: this program, started once more */
        argv[0] = (char[]){"accession"};
        execv(ACCESSION_BINARY, argv);
        return 127;
    }
    if (!mkdtemp(folder)) return 1;
    setenv("XDG_DATA_HOME", folder, 1);
    setenv("ACCESSION_DATA", SOURCE, 1);
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_host_ends_with_a_window_that_is_killed)};
    const int failed = cmocka_run_group_tests(tests, NULL, NULL);
    char command[200];
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command) == 0 ? failed : 1;
}
