/* The subcommands of `pack`, made from pack_commands.def. Always true: see group.h. */
#pragma once
#include "cli/cli.h"

#define PACK_COMMAND(name, ...) int pack_##name##_run(const Options *o);
#include "cli/pack_commands.def"
#undef PACK_COMMAND
