/* Progress and interruption. Always true: see progress.h. */
#include "cli/progress.h"

#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { PROGRESS_WIDTH = 30 };
static const char progress_full[] = "##############################";

double progress_clock(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

Progress progress_begin(void) {
    const double now = progress_clock();
    return (Progress){.began = now, .drawn = now, .terminal = isatty(STDERR_FILENO) == 1};
}

void progress_time(double seconds, char *out, size_t size) {
    const long whole = lround(fmin(fmax(0, seconds), 1e9)), minutes = (whole + 30) / 60;
    if (whole < 120) snprintf(out, size, "%ld s", whole);
    else if (minutes < 120) snprintf(out, size, "%ld min", minutes);
    else snprintf(out, size, "%ld h %ld min", minutes / 60, minutes % 60);
}

void progress_show(Progress *p, uint64_t done, uint64_t all, const char *what) {
    const double now = progress_clock();
    const bool due = now - p->began > 1 && now - p->drawn > 0.1;
    if (!p->terminal || !due || all == 0 || done == 0) {
        return;
    }
    p->drawn = now;
    p->shown = true;
    const double share = done < all ? (double)done / (double)all : 1;
    const double left = (now - p->began) * (1 - share) / share;
    char time[32];
    progress_time(left, time, sizeof time);
    fprintf(stderr, "\r\033[K[%-*.*s] %3.0f %%  %s left  %s", PROGRESS_WIDTH,
            (int)(share * PROGRESS_WIDTH), progress_full, 100 * share, time, what ? what : "");
    fflush(stderr);
}

void progress_end(Progress *p) {
    if (p->shown) {
        fprintf(stderr, "\r\033[K");
        fflush(stderr);
    }
}

static atomic_bool progress_stopped;

static void progress_interrupt(int signal_number) {
    (void)signal_number;
    atomic_store(&progress_stopped, true);
}

const atomic_bool *progress_stop(void) {
    struct sigaction action = {.sa_handler = progress_interrupt};
    sigemptyset(&action.sa_mask);
    action.sa_flags = (int)SA_RESETHAND;
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    return &progress_stopped;
}
