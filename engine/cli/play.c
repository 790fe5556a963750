/* `play`: a whole game as one seat. Always true: see play.h. */
#include "cli/play.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <unistd.h>

#include "cli/cli.h"
#include "core/memory.h"

static void play_close(Play *p) {
    table_close(&p->table);
    free(p);
}

static int play_window(const Options *o) {
    Err err = {0};
    if (!cli_window) err_set(&err, "play: this build has no window; in the terminal: accession play --text");
    else if (cli_window->play(o, &err)) return EXIT_OK;
    else {
        const Err why = err;
        err_set(&err, "%s. In the terminal: accession play --text", why.text);
    }
    return cli_fail(&err);
}

int command_play(const Options *o) {
    Err err = {0};
    if (!o->text && !o->list) return play_window(o);
    Options options = *o;
    Play *p = memory_zeros(1, sizeof *p);
    p->options = &options;
    p->terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    int code = EXIT_OK;
    if (!game_speaks(o, &p->table.tongue, &err) || !play_begin(p, &err)) {
        code = cli_fail(&err);
    } else if (o->list) {
        Text out = {0};
        play_list(p, &out);
        play_print(&out);
    } else {
        code = play_lines(p);
    }
    play_close(p);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        err_set(&err, "play: cannot write standard output");
        return cli_fail(&err);
    }
    return code;
}

/* The same game again needs its number. */
static void seed_draw(Options *o) {
    uint32_t seed = 1;
    if (getrandom(&seed, sizeof seed, 0) != sizeof seed) seed = (uint32_t)getpid();
    o->seed = seed;
    fprintf(stderr, "accession: a new game; the same again: accession play --text --seed %lu\n", (unsigned long)seed);
}

int play_nameless(const Options *given) {
    Err err = {0};
    Options o = *given;
    const bool windowed = !o.text && !o.list && cli_window && cli_window->there();
    if (windowed) {
        if (cli_window->play(&o, &err)) return EXIT_OK;
        cli_fail(&err);
    }
    if (!o.text && !o.list && !isatty(STDIN_FILENO)) {
        err_set(&err,
                "%sstandard input is no terminal to play in. In a script: accession play --text, with commands on "
                "standard input; `accession --help` lists all that there is, `accession doctor` what works here",
                windowed ? "" : "there is no display for a window, and ");
        return cli_fail(&err);
    }
    o.text = true;
    if (!o.list && !o.load && !o.resume && !o.order && !o.given[OPTION_seed]) seed_draw(&o);
    return command_play(&o);
}
