/* The subcommands of `pack`, made from pack_commands.def.
 *
 * Always true: a subcommand reads its own options and has its own help; a new one is a row of the
 * list and a file pack_<name>.c. */
#pragma once
#include "cli/cli.h"

#define PACK_COMMAND(name, ...) int pack_##name##_run(const Options *o);
#include "cli/pack_commands.def"
#undef PACK_COMMAND

/* NULL if there is none of this name. */
const CliCommand *pack_command_find(const char *name);

/* The list of them, for the help of `pack`. */
void pack_commands_help(Text *out);
