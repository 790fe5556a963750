/* Always true: see child.h. */
#include "class/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base.h"

extern char **environ;

enum { ARGUMENTS_MAX = 40 };

/* In the new process, where only what a signal handler may call is called. */
static void becomes(char *const *argv, pid_t parent, int writes) {
    static const int signals[] = {SIGINT, SIGTERM, SIGPIPE}; /* a shell may have had us ignore them */
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    for (size_t n = 0; n < COUNT_OF(signals); n++) signal(signals[n], SIG_DFL);
    setpgid(0, 0); /* Ctrl+C in our terminal is ours alone */
    prctl(PR_SET_PDEATHSIG, SIGINT);
    const int nothing = open("/dev/null", O_RDONLY);
    const bool placed = nothing >= 0 && dup2(nothing, STDIN_FILENO) >= 0 && dup2(writes, STDOUT_FILENO) >= 0 &&
                        dup2(writes, STDERR_FILENO) >= 0;
    if (placed && getppid() == parent) execve("/proc/self/exe", argv, environ);
    _exit(127);
}

bool child_begin(Child *child, const char *const *argument, Err *err) {
    char *argv[ARGUMENTS_MAX + 2] = {(char[]){"accession"}};
    int ends[2], count = 1;
    for (; argument[count - 1]; count++) {
        ASSERT(count <= ARGUMENTS_MAX);
        argv[count] = (char *)(uintptr_t)argument[count - 1]; /* execve does not write to them */
    }
    *child = (Child){.out = -1, .status = -1};
    if (pipe2(ends, O_CLOEXEC) != 0) return err_set(err, "no pipe can be had: %s", strerror(errno));
    const pid_t parent = getpid();
    child->pid = fork();
    if (child->pid == 0) becomes(argv, parent, ends[1]);
    const int failed = child->pid < 0 ? errno : 0;
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
