/* The manual page. Always true: see manual.h. */
#include "cli/manual.h"

#include <string.h>

#include "cli/group.h"
#include "core/version.h"

enum { SHARED_BY = 4, LINE_LONG = 60 };

static const struct {
    const char *name, *text;
} environment[] = {
    {"ACCESSION_DATA", "Folder that holds scenarios/ and assets/. Without it they are looked for beside and above the "
                       "program, and in accession/ of the folders of XDG_DATA_DIRS."},
    {"ACCESSION_PACK_PATH", "Folders of packs to look in first, divided by colons."},
    {"XDG_DATA_HOME", "Saved games, classes, packs and pictures are in accession/ of it (default: ~/.local/share)."},
    {"XDG_CONFIG_HOME", "The window keeps its settings in accession/ of it (default: ~/.config)."},
    {"XDG_CACHE_HOME", "Packs from zip files are unpacked in accession/ of it (default: ~/.cache)."},
    {"XDG_STATE_HOME", "The prompt keeps its history in accession/ of it (default: ~/.local/state)."},
    {"DISPLAY, WAYLAND_DISPLAY", "Where the window opens; without both, games are played in the terminal."},
};

static size_t column(const Text *out) {
    size_t n = out->length;
    while (n > 0 && out->data[n - 1] != '\n') n--;
    return out->length - n;
}

/* As text of roff: no dash is turned, no line is long, or taken for a request. */
static void plain(Text *out, const char *text) {
    for (; *text; text++) {
        if (*text == ' ' && text[1] && column(out) + strcspn(text + 1, " ") > LINE_LONG) {
            text_add(out, "\n");
            continue;
        }
        if ((*text == '.' || *text == '\'') && (out->length == 0 || out->data[out->length - 1] == '\n'))
            text_add(out, "\\&");
        if (*text == '\\') text_add(out, "\\e");
        else if (*text == '-') text_add(out, "\\-");
        else text_add_bytes(out, text, 1);
    }
}

static void bold(Text *out, const char *before, const char *text) {
    text_add(out, "\\fB");
    plain(out, before);
    plain(out, text);
    text_add(out, "\\fR");
}

/* Its text is for one command, or not: "[sweep:histories at every point]". */
static bool is_special(const char *help) {
    for (const char *at = help; (at = strchr(at, '[')) != NULL; at++) {
        const size_t names = strspn(at + 1, "abcdefghijklmnopqrstuvwxyz,");
        if (names > 0 && at[1 + names] == ':') return true;
    }
    return false;
}

static int takes(const char *allowed, OptionId id) {
    OptionShown o;
    while (options_next(&allowed, &o))
        if (o.id == id) return 1;
    return 0;
}

/* Commands and subcommands that take it. */
static int taken_by(OptionId id) {
    size_t count;
    const CliCommand *command = cli_commands(&count);
    int taken = 0;
    for (size_t n = 0; n < count; n++) {
        const CliGroup *group = group_of(&command[n]);
        taken += takes(command[n].options, id);
        for (size_t k = 0; group && k < group->count; k++) taken += takes(group->command[k].options, id);
    }
    return taken;
}

static bool is_shared(const OptionShown *o) { return !is_special(o->help) && taken_by(o->id) >= SHARED_BY; }

static void option_write(const OptionShown *o, const char *command, Text *out) {
    Text help = {0};
    text_add(out, ".TP\n");
    bold(out, "--", o->name);
    if (o->meta[0]) {
        text_add(out, " \\fI");
        plain(out, o->meta);
        text_add(out, "\\fR");
    }
    options_text(o->help, command, &help);
    options_default(o->id, &help);
    text_add(out, "\n");
    while (help.length > 0 && help.data[help.length - 1] == ' ') help.data[--help.length] = '\0';
    plain(out, help.data ? help.data : "");
    text_add(out, "\n");
    text_free(&help);
}

/* One a line, each with what it shows below. */
static void examples_write(const char *examples, Text *out) {
    text_add(out, ".PP\nExamples:\n");
    for (const char *line = examples; *line;) {
        const size_t length = strcspn(line, "\n");
        Text one = {0};
        text_add_bytes(&one, line, length);
        char *what = one.data ? strstr(one.data, "  # ") : NULL;
        if (what) *what = '\0';
        text_add(out, ".TP\n");
        bold(out, "", one.data ? one.data : "");
        text_add(out, "\n");
        plain(out, what ? what + strlen("  # ") : "");
        text_add(out, "\n");
        text_free(&one);
        line += length + (line[length] == '\n');
    }
}

static void command_write(const CliCommand *command, Text *out) {
    const char *allowed = command->options;
    OptionShown o;
    Text shared = {0};
    text_add(out, ".SS ");
    plain(out, command->name);
    text_add(out, "\n");
    bold(out, "accession ", command->name);
    text_add(out, command->usage[0] ? " " : "");
    plain(out, command->usage);
    text_add(out, "\n.PP\n");
    plain(out, command->help);
    text_add(out, "\n");
    while (options_next(&allowed, &o)) {
        if (is_shared(&o)) text_add(&shared, "%s--%s", shared.length > 0 ? ", " : "", o.name);
        else option_write(&o, command->name, out);
    }
    if (shared.length > 0) {
        text_add(out, ".PP\nAlso, as below: ");
        plain(out, shared.data);
        text_add(out, "\n");
    }
    examples_write(command->examples, out);
    text_free(&shared);
}

static void commands_write(Text *out) {
    size_t count;
    const CliCommand *command = cli_commands(&count);
    text_add(out, ".SH COMMANDS\n");
    for (size_t n = 0; n < count; n++) {
        const CliGroup *group = group_of(&command[n]);
        if (!group) command_write(&command[n], out);
        for (size_t k = 0; group && k < group->count; k++) command_write(&group->command[k], out);
    }
}

static void shared_write(Text *out) {
    bool written[OPTION_COUNT] = {false};
    size_t count;
    const CliCommand *command = cli_commands(&count);
    text_add(out, ".SH OPTIONS OF SEVERAL COMMANDS\n");
    for (size_t n = 0; n < count; n++) {
        const char *allowed = command[n].options;
        for (OptionShown o; options_next(&allowed, &o);) {
            if (written[o.id] || !is_shared(&o)) continue;
            written[o.id] = true;
            option_write(&o, command[n].name, out);
        }
    }
}

static void section(const char *title, const char *text, Text *out) {
    text_add(out, ".SH %s\n", title);
    plain(out, text);
    text_add(out, "\n");
}

void manual_write(Text *out) {
    text_add(out, ".TH ACCESSION 1 " ACCESSION_DATE " \"Accession " ACCESSION_VERSION "\"\n"
                  ".SH NAME\naccession \\- a simulation of joining an alliance, and of staying out\n"
                  ".SH SYNOPSIS\n.B accession\n[\\fIoptions of play\\fR]\n.br\n.B accession\n\\fICOMMAND\\fR "
                  "[\\fIoptions\\fR]\n");
    section("DESCRIPTION",
            "A documented model of credibility and deterrence lives the years 2023 to 2038 month by month. "
            "Without a command a game is opened: in the window or, without a display, in the terminal.",
            out);
    commands_write(out);
    shared_write(out);
    text_add(out, ".SH ENVIRONMENT\n");
    for (size_t n = 0; n < COUNT_OF(environment); n++) {
        text_add(out, ".TP\n");
        bold(out, "", environment[n].name);
        text_add(out, "\n");
        plain(out, environment[n].text);
        text_add(out, "\n");
    }
    section("EXIT STATUS", "0 if all is well, 1 if the answer is no, 2 if it was called wrongly or its input is bad.",
            out);
}
