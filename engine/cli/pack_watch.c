/* `pack watch`: lint again whenever a file changes; only what is new and what is gone is told.
 * Always true: it ends on Ctrl-C with 0, with --once after one change as `pack lint` would. */
#include "cli/lint_lines.h"
#include "cli/pack_commands.h"
#include "cli/pack_watch.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

enum { WAIT_MS = 500, SETTLE_MS = 60 };

static volatile sig_atomic_t stopped;
static void on_signal(int signal) {
    (void)signal;
    stopped = 1;
}

static void signals_take(void) {
    struct sigaction act = {.sa_handler = on_signal};
    stopped = 0;
    sigaction(SIGINT, &act, NULL);
    sigaction(SIGTERM, &act, NULL);
}

static bool has(const Lint *lint, const LintFinding *f) {
    for (int n = 0; n < lint->count; n++) {
        const LintFinding *g = &lint->found[n];
        if (g->rule == f->rule && strcmp(g->file, f->file) == 0 && strcmp(g->text, f->text) == 0) return true;
    }
    return false;
}

static void say(Text *out) {
    fwrite(out->data ? out->data : "", 1, out->length, stdout);
    fflush(stdout);
    text_free(out);
}

/* A finding that only moved to another line is neither new nor gone. */
static void tell_changes(const char *dir, const Lint *before, const Lint *now) {
    Text out = {0};
    for (int n = 0; n < before->count; n++)
        if (!has(now, &before->found[n])) {
            const LintFinding *f = &before->found[n];
            text_add(&out, "gone: %s: %s %s: %s\n", f->file, lint_rule(f->rule)->id, lint_rule(f->rule)->name, f->text);
        }
    for (int n = 0; n < now->count; n++)
        if (!has(before, &now->found[n])) {
            text_add(&out, "new:  ");
            lint_line(dir, &now->found[n], &out);
        }
    if (out.length) lint_sum(now, &out);
    say(&out);
}

static void tell_all(const char *dir, const Lint *lint) {
    Text out = {0};
    for (int n = 0; n < lint->count; n++) lint_line(dir, &lint->found[n], &out);
    lint_sum(lint, &out);
    say(&out);
}

/* Waits for a change, and until nothing more comes for a moment: editors write in several steps. */
static bool changed(PackWatch *w) {
    bool yes = false;
    while (!stopped && !yes) {
        pack_watch_wait(w, WAIT_MS);
        yes = pack_watch_changed(w);
    }
    for (bool more = true; !stopped && more;) {
        pack_watch_wait(w, SETTLE_MS);
        more = pack_watch_changed(w);
    }
    return yes && !stopped;
}

int pack_watch_run(const Options *o) {
    Err err = {0};
    Lint before, now;
    if (!lint_folder("pack watch", o, &err)) return cli_fail(&err);
    const char *dir = o->words.item[0];
    signals_take();
    PackWatch *w = pack_watch_begin(dir);
    lint_look(dir, &before);
    tell_all(dir, &before);
    bool done = false;
    while (!done && changed(w)) {
        lint_look(dir, &now);
        tell_changes(dir, &before, &now);
        lint_free(&before);
        before = now;
        done = o->once;
    }
    const int code = done && before.errors ? EXIT_NO : EXIT_OK;
    lint_free(&before);
    pack_watch_end(w);
    return code;
}
