/* Dispatch and help, both from the one table of commands. Always true: see cli.h. */
#include "cli/cli.h"

#include "cli/group.h"
#include "report/paper.h"
#include "store/file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const CliCommand commands[] = {
#define COMMAND(name, help, usage, options, examples)                                              \
    {#name, help, usage, options, examples, command_##name},
#include "cli/commands.def"
#undef COMMAND
};

int cli_fail(const Err *err) {
    fprintf(stderr, "accession: %s\n", err->text);
    return EXIT_WRONG;
}

/* To what is no file: the terminal, a pipe, a device. */
static bool stream_write(FILE *file, const Text *text, const char *name, Err *err) {
    bool written = file && fwrite(text->data ? text->data : "", 1, text->length, file) == text->length;
    written = file && fflush(file) == 0 && written;
    const int reason = errno;
    if (file && file != stdout) written = fclose(file) == 0 && written;
    return written || err_set(err, "cannot write %s: %s", name, strerror(reason));
}

int cli_write(const char *path, Text *text, int code) {
    Err err = {0};
    struct stat info;
    bool written;
    if (!path || strcmp(path, "-") == 0) written = stream_write(stdout, text, "standard output", &err);
    else if (lstat(path, &info) == 0 && !S_ISREG(info.st_mode))
        written = stream_write(fopen(path, "w"), text, path, &err);
    else
        written = file_replace(path, text->data ? text->data : "", text->length, 0, &err) ||
                  err_wrap(&err, "cannot write %s", path);
    text_free(text);
    return written ? code : cli_fail(&err);
}

const CliCommand *cli_commands(size_t *count) {
    *count = COUNT_OF(commands);
    return commands;
}

const CliCommand *cli_find(const char *name) {
    for (size_t n = 0; n < COUNT_OF(commands); n++) {
        if (strcmp(commands[n].name, name) == 0) {
            return &commands[n];
        }
    }
    return NULL;
}

static void cli_help(Text *out) {
    text_add(out, "accession: a simulation of joining an alliance, and of staying out\n\n"
                  "usage: accession COMMAND [options]\n"
                  "       accession [options of play]  # a game: in the window or, without a display, here\n\n");
    for (size_t n = 0; n < COUNT_OF(commands); n++) {
        text_add(out, "  %-11s %s\n", commands[n].name, commands[n].help);
    }
    text_add(out, "\n`accession COMMAND --help` lists options and examples.\n"
                  "Exit: 0 all is well, 1 the answer is no, 2 called wrongly or bad input.\n");
}

static void cli_help_command(const CliCommand *command, Text *out) {
    text_add(out, "accession %s: %s\n\nusage: accession %s %s\n", command->name, command->help,
             command->name, command->usage);
    if (command->options[0] && strcmp(command->options, "FILE") != 0) {
        text_add(out, "\noptions\n");
        options_help(command->name, command->options, out);
    }
    const CliGroup *group = group_of(command);
    if (group) group_help(group, out);
    text_add(out, "\nexamples\n");
    for (const char *line = command->examples; *line;) {
        const size_t length = strcspn(line, "\n");
        text_add(out, "  %.*s\n", (int)length, line);
        line += length + (line[length] == '\n');
    }
}

/* The subcommand that words[0] names, or the command itself; *used counts the words that name it. */
static const CliCommand *cli_inner(const CliCommand *command, int count, char **words, int *used) {
    const CliGroup *group = group_of(command);
    const CliCommand *inner = group && count > 0 ? group_find(group, words[0]) : NULL;
    *used = inner ? 1 : 0;
    return inner ? inner : command;
}

static int cli_unknown(const char *name) {
    const char *known[COUNT_OF(commands)];
    for (size_t n = 0; n < COUNT_OF(commands); n++) {
        known[n] = commands[n].name;
    }
    const char *near = text_nearest(name, known, COUNT_OF(commands));
    Err err = {0};
    err_set(&err, "unknown command \"%s\"; %s%s%s", name, near ? "did you mean \"" : "see ",
            near ? near : "`accession --help`", near ? "\"?" : "");
    return cli_fail(&err);
}

/* What is written at the end is looked at before hours of work: that the folder is there, and may be
 * written to. */
static bool cli_outputs_open(const Options *o, Err *err) {
    const struct {
        const char *name, *path;
    } outputs[] = {{"out", o->out}, {"plot", o->plot}, {"html", o->html},
                   {"markdown", o->markdown}, {"stubs", o->stubs}, {"make", o->make},
                   {"placards", o->placards}, {"run-sheet", o->run_sheet}};
    for (size_t n = 0; n < COUNT_OF(outputs); n++) {
        const char *path = outputs[n].path, *slash = path ? strrchr(path, '/') : NULL;
        if (!path || strcmp(path, "-") == 0) continue;
        char folder[4096] = ".";
        if (slash) snprintf(folder, sizeof folder, "%.*s/", (int)(slash - path), path);
        if (access(folder, W_OK) != 0)
            return err_set(err, "--%s: cannot write %s: %s", outputs[n].name, path, strerror(errno));
    }
    return true;
}

static int cli_command(const CliCommand *command, int argc, char **argv) {
    Options options;
    Err err = {0};
    if (!options_read(command->options, argc, argv, &options, &err)) {
        err_wrap(&err, "%s", command->name);
        cli_fail(&err);
        fprintf(stderr, "`accession %s --help` lists the options.\n", command->name);
        return EXIT_WRONG;
    }
    if (options.help) {
        Text text = {0};
        cli_help_command(command, &text);
        return cli_write(NULL, &text, EXIT_OK);
    }
    return cli_outputs_open(&options, &err) ? command->run(&options) : cli_fail(&err);
}

const CliWindow *cli_window;

/* Only options of play, or nothing. */
static int cli_nameless(int argc, char **argv) {
    const CliCommand *play = cli_find("play");
    ASSERT(play);
    CliCommand command = *play;
    command.run = play_nameless;
    return cli_command(&command, argc, argv);
}

int cli_main(int argc, char **argv, const CliWindow *window) {
    cli_window = window;
    Text text = {0};
    const char *name = argc < 2 ? "" : argv[1];
    if (strcmp(name, "--version") == 0) name = "version";
    const bool help = strcmp(name, "help") == 0;
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 || (help && argc == 2)) {
        cli_help(&text);
        return cli_write(NULL, &text, EXIT_OK);
    }
    if (name[0] == '\0' || name[0] == '-') {
        return cli_nameless(argc - 1, argv + 1);
    }
    const CliCommand *command = cli_find(help ? argv[2] : name);
    if (!command) {
        return cli_unknown(help ? argv[2] : name);
    }
    const int named = help ? 3 : 2; /* words of argv so far */
    int used;
    command = cli_inner(command, argc - named, argv + named, &used);
    if (help) {
        cli_help_command(command, &text);
        return cli_write(NULL, &text, EXIT_OK);
    }
    return cli_command(command, argc - named - used, argv + named + used);
}
