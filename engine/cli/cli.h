/* The subcommands of `accession`.
 *
 * Always true: standard output carries data only, messages go to standard error; a command returns
 * 0 when all is well, 1 when the answer is no, 2 when it was called wrongly or its input is bad. */
#pragma once
#include "cli/options.h"
#include "report/diagnosis.h"

enum { EXIT_OK = 0, EXIT_NO = 1, EXIT_WRONG = 2 };

typedef void CliPut(void *context, const char *key, double value);

/* What a build with a window brings along; see main.c. */
typedef struct CliWindow {
    bool (*there)(void); /* a display, as far as the environment says */
    void (*look)(const Options *o, Diagnoses *out); /* what a window would have here */
    bool (*play)(const Options *o, Err *err);
    int (*pictures)(const Options *o, int width, int height, Err *err); /* how many; -1 */
    bool (*first_frame)(const Options *o, Err *err); /* the title, shown once */
    /* Milliseconds under keys of bench.def; `what` says what was measured. */
    bool (*times)(const Options *o, char what[160], CliPut *put, void *context, Err *err);
} CliWindow;
extern const CliWindow *cli_window; /* NULL: this build has none */

/* Without a command a game is opened: in the window or, without a display, in the terminal. */
int cli_main(int argc, char **argv, const CliWindow *window);

/* A row of commands.def, or of a command's own list of subcommands ("pack list"). */
typedef struct CliCommand {
    const char *name, *help, *usage, *options, *examples;
    int (*run)(const Options *o);
} CliCommand;

const CliCommand *cli_commands(size_t *count);
const CliCommand *cli_find(const char *name); /* NULL: there is none of this name */

/* The commands; each stands in commands.def. */
#define COMMAND(name, ...) int command_##name(const Options *o);
#include "cli/commands.def"
#undef COMMAND

/* `accession` with nothing but options of play: the window if there is a display, else the terminal, with a
 * luck of its own unless --seed gives one. */
int play_nameless(const Options *o);

/* Writes a text to a file, or to standard output for NULL and "-", and empties it. Returns `code`,
 * or EXIT_WRONG with a message if it cannot be written. */
int cli_write(const char *path, Text *text, int code);

/* "accession: text" on standard error; returns EXIT_WRONG. */
int cli_fail(const Err *err);
