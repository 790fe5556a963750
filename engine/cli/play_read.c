/* Lines from a terminal, with completion and history, or from a pipe or file.
 * Always true: see play.h; input may end anywhere; history is kept only for a terminal. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <editline/readline.h>

#include "cli/cli.h"
#include "cli/play.h"
#include "core/memory.h"

void play_print(Text *text) {
    Text fitted = {0};
    if (text->length > 0) board_fit(text->data, &fitted);
    if (fitted.length > 0) fwrite(fitted.data, 1, fitted.length, stdout);
    fflush(stdout);
    text_free(&fitted);
    text_free(text);
}

char *play_ask(const char *lead) { return readline(lead); }

/* --- completion ------------------------------------------------------------------------------- */

/* libedit calls the generator without an argument of ours, so the game that is read for is named
 * here while its lines are read. Nothing of the game is kept in it. */
static const Play *completing;

/* The n-th name that could stand in this place; NULL after the last. */
static const char *candidate_command(int n) {
    int count;
    const PlayCommand *all = play_commands(&count);
    return n < count ? all[n].name : NULL;
}

static const char *candidate_name(int n) {
    Card deck[ACTS_MAX];
    const int cards = board_deck(&completing->table.board, completing->table.board.seat, deck);
    if (n < cards) return act_info(deck[n].act)->name;
    n -= cards;
    if (n < SEAT_COUNT) return seat_info((SeatId)n)->role;
    n -= SEAT_COUNT;
    const char *const *names;
    const size_t count = var_names(&names);
    return (size_t)n < count ? names[n] : NULL;
}

static char *generate(const char *text, int state, const char *(*candidate)(int n), int *at) {
    if (state == 0) *at = 0;
    for (const char *name; (name = candidate(*at)) != NULL;) {
        (*at)++;
        if (strncmp(name, text, strlen(text)) == 0) return memory_text(name);
    }
    return NULL;
}

static char *generate_command(const char *text, int state) {
    static int at; /* libedit asks for one name after the other */
    return generate(text, state, candidate_command, &at);
}

static char *generate_name(const char *text, int state) {
    static int at;
    return generate(text, state, candidate_name, &at);
}

static char **complete(const char *text, int start, int end) {
    (void)end;
    return rl_completion_matches(text, start == 0 ? generate_command : generate_name);
}

/* --- history ---------------------------------------------------------------------------------- */

/* Creates the folders on the way to `path`; what fails shows when the file is written. */
static void make_folders(char *path) {
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0700);
        *slash = '/';
    }
}

/* Where the history is kept; false if there is no home. */
static bool history_path(char *path, size_t size) {
    const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    int bytes = -1;
    if (state && state[0] == '/') bytes = snprintf(path, size, "%s/accession/history", state);
    else if (home && home[0] == '/')
        bytes = snprintf(path, size, "%s/.local/state/accession/history", home);
    return bytes > 0 && (size_t)bytes < size;
}

/* --- reading ---------------------------------------------------------------------------------- */

static int code_of(const Play *p) { return p->wrong ? EXIT_WRONG : EXIT_OK; }

static void answer(Play *p, const char *line, size_t bytes) {
    Text out = {0};
    play_take(p, line, bytes, &out);
    play_print(&out);
}

static void terminal_lines(Play *p) {
    char lead[64];
    while (!p->quits && !p->wrong && !ferror(stdout)) {
        tongue_write(lead, sizeof lead, "\nTurn %d> ", session_turn(p->table.session));
        char *line = readline(lead);
        if (!line) {
            printf("\n");
            return;
        }
        if (line[0]) add_history(line);
        answer(p, line, strlen(line));
        free(line);
    }
}

static int read_terminal(Play *p) {
    char path[4096];
    const bool kept = history_path(path, sizeof path);
    completing = p;
    rl_readline_name = "accession";
    rl_attempted_completion_function = complete;
    using_history();
    stifle_history(1000);
    if (kept) read_history(path);
    terminal_lines(p);
    if (kept) {
        make_folders(path);
        write_history(path);
    }
    completing = NULL;
    return code_of(p);
}

static int read_pipe(Play *p) {
    char *line = NULL;
    size_t size = 0;
    ssize_t bytes = 0;
    while (!p->quits && !p->wrong && !ferror(stdout) && (bytes = getline(&line, &size, stdin)) >= 0)
        answer(p, line, (size_t)bytes);
    free(line);
    if (bytes < 0 && !feof(stdin) && !ferror(stdin)) memory_end();
    if (ferror(stdin)) {
        Err err = {0};
        err_set(&err, "play: cannot read standard input: %s", strerror(errno));
        return cli_fail(&err);
    }
    if (!p->quits && !p->wrong && !session_over(p->table.session))
        printf(tongue("\nThe input ends in turn %d; the game is not over.\n"), session_turn(p->table.session));
    return code_of(p);
}

int play_lines(Play *p) {
    Text out = {0};
    const int code = p->terminal ? read_terminal(p) : read_pipe(p);
    /* input that ends within a turn leaves the game as it stands, as quit does */
    if (!p->quits && !session_over(p->table.session)) play_autosave(p, &out);
    play_print(&out);
    return code;
}
