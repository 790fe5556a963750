/* Commands with subcommands: `pack`, `class`.
 *
 * Always true: a subcommand reads its own options and has its own help; a new one is a row of the group's
 * list (pack_commands.def) and a file of its own (pack_<name>.c). */
#pragma once
#include "cli/cli.h"

typedef struct CliGroup {
    const char *name;          /* "pack" */
    const CliCommand *command; /* "pack list", ... */
    size_t count;
} CliGroup;

extern const CliGroup pack_group, class_group;

/* The group of a command; NULL: it has no subcommands. */
const CliGroup *group_of(const CliCommand *command);
/* NULL if there is none of this name. */
const CliCommand *group_find(const CliGroup *group, const char *name);
/* The list of its subcommands, for its help. */
void group_help(const CliGroup *group, Text *out);
/* What is said when none is named, or an unknown one: EXIT_WRONG. */
int group_unnamed(const CliGroup *group, const Options *o);
