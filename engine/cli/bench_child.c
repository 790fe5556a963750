/* Running another program for its standard output.
 * Always true: its errors are not shown, and it has ended when this returns. */
#include "cli/bench.h"
#include "store/json.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static void read_all(int from, Text *out) {
    char buffer[4096];
    for (;;) {
        const ssize_t got = read(from, buffer, sizeof buffer);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return;
        text_add_bytes(out, buffer, (size_t)got);
    }
}

static bool child_began(const char *const argv[], int to, pid_t *child) {
    posix_spawn_file_actions_t files;
    if (posix_spawn_file_actions_init(&files) != 0) return false;
    posix_spawn_file_actions_adddup2(&files, to, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    /* it changes none of its arguments */
    const int failed =
        posix_spawnp(child, argv[0], &files, NULL, (char *const *)(const void *)argv, environ);
    posix_spawn_file_actions_destroy(&files);
    return failed == 0;
}

bool child_output(const char *const argv[], Text *out, Err *err) {
    int ends[2], status = -1;
    pid_t child;
    if (pipe2(ends, O_CLOEXEC) != 0) return err_set(err, "no pipe: %s", strerror(errno));
    const bool began = child_began(argv, ends[1], &child);
    close(ends[1]);
    if (began) {
        read_all(ends[0], out);
        while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
    }
    close(ends[0]);
    if (!began) return err_set(err, "%s cannot be started", argv[0]);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return err_set(err, "%s failed", argv[0]);
    return true;
}

bool child_number(const char *const argv[], const char *key, double *out, Err *err) {
    Text text = {0};
    bool whole = child_output(argv, &text, err);
    Json *json = whole ? json_parse(argv[0], text.data ? text.data : "", text.length, err) : NULL;
    whole = json && json_get_real(json_root(json), key, 1e-9, 1e12, out, err);
    json_free(json);
    text_free(&text);
    return whole;
}
