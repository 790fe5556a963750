/* `pack`: the table of its subcommands. Always true: see group.h. */
#include "cli/group.h"
#include "cli/pack_commands.h"

static const CliCommand pack_commands[] = {
#define PACK_COMMAND(name, help, usage, options, examples)                                         \
    {"pack " #name, help, usage, options, examples, pack_##name##_run},
#include "cli/pack_commands.def"
#undef PACK_COMMAND
};
const CliGroup pack_group = {"pack", pack_commands, COUNT_OF(pack_commands)};

int command_pack(const Options *o) { return group_unnamed(&pack_group, o); }
