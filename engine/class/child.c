/* Always true: see child.h. */
#include "class/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base.h"

extern char **environ;

enum { ARGUMENTS_MAX = 40 };

static int spawned(Child *child, char *const *argv, int writes) {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    sigset_t none;
    sigemptyset(&none);
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&files, writes, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&files, writes, STDERR_FILENO);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setpgroup(&attributes, 0); /* Ctrl+C in our terminal is ours alone */
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
    const int failed = posix_spawn(&child->pid, "/proc/self/exe", &files, &attributes, argv, environ);
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    return failed;
}

bool child_begin(Child *child, const char *const *argument, Err *err) {
    char *argv[ARGUMENTS_MAX + 2] = {(char[]){"accession"}};
    int ends[2], count = 1;
    for (; argument[count - 1]; count++) {
        ASSERT(count <= ARGUMENTS_MAX);
        argv[count] = (char *)(uintptr_t)argument[count - 1]; /* posix_spawn does not write to them */
    }
    *child = (Child){.out = -1, .status = -1};
    if (pipe2(ends, O_CLOEXEC) != 0) return err_set(err, "no pipe can be had: %s", strerror(errno));
    const int failed = spawned(child, argv, ends[1]);
    close(ends[1]);
    child->out = ends[0];
    fcntl(child->out, F_SETFL, O_NONBLOCK);
    if (!failed) return true;
    close(child->out);
    *child = (Child){.out = -1};
    return err_set(err, "the program cannot be started once more: %s", strerror(failed));
}

static void ended(Child *child, int status) {
    close(child->out);
    *child = (Child){.out = -1, .status = WIFEXITED(status) ? WEXITSTATUS(status) : 128};
}

bool child_follow(Child *child, Text *said) {
    char bytes[4096];
    int status;
    ssize_t got;
    if (child->pid == 0) return false;
    while ((got = read(child->out, bytes, sizeof bytes)) > 0) text_add_bytes(said, bytes, (size_t)got);
    if (got < 0 || waitpid(child->pid, &status, WNOHANG) != child->pid) return true;
    ended(child, status);
    return false;
}

void child_end(Child *child) {
    int status = 0;
    if (child->pid == 0) return;
    kill(child->pid, SIGINT);
    while (waitpid(child->pid, &status, 0) < 0 && errno == EINTR) {}
    ended(child, status);
}
