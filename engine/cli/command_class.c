/* `class`: the table of its subcommands. Always true: see group.h. */
#include "cli/class_commands.h"
#include "cli/group.h"

static const CliCommand class_commands[] = {
#define CLASS_COMMAND(name, help, usage, options, examples)                                        \
    {"class " #name, help, usage, options, examples, class_##name##_run},
#include "cli/class_commands.def"
#undef CLASS_COMMAND
};
const CliGroup class_group = {"class", class_commands, COUNT_OF(class_commands)};

int command_class(const Options *o) { return group_unnamed(&class_group, o); }
