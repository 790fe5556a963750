/* `pack`: the table of its subcommands, and what is said when none is named.
 * Always true: what is called here by a name of the table runs before command_pack is asked. */
#include "cli/pack_commands.h"

#include <string.h>

static const CliCommand pack_commands[] = {
#define PACK_COMMAND(name, help, usage, options, examples)                                         \
    {"pack " #name, help, usage, options, examples, pack_##name##_run},
#include "cli/pack_commands.def"
#undef PACK_COMMAND
};

static const char *short_name(size_t n) { return pack_commands[n].name + strlen("pack "); }

const CliCommand *pack_command_find(const char *name) {
    for (size_t n = 0; n < COUNT_OF(pack_commands); n++) {
        if (strcmp(short_name(n), name) == 0) {
            return &pack_commands[n];
        }
    }
    return NULL;
}

void pack_commands_help(Text *out) {
    text_add(out, "\ncommands\n");
    for (size_t n = 0; n < COUNT_OF(pack_commands); n++) {
        text_add(out, "  %-11s %s\n", short_name(n), pack_commands[n].help);
    }
    text_add(out, "\n`accession pack COMMAND --help` lists options and examples.\n");
}

int command_pack(const Options *o) {
    const char *known[COUNT_OF(pack_commands)];
    Text names = {0};
    for (size_t n = 0; n < COUNT_OF(pack_commands); n++) {
        known[n] = short_name(n);
        text_add(&names, "%s%s", n ? ", " : "", known[n]);
    }
    Err err = {0};
    const char *word = o->words.count > 0 ? o->words.item[0] : NULL;
    const char *near = word ? text_nearest(word, known, COUNT_OF(known)) : NULL;
    if (near) {
        err_set(&err, "pack: unknown command \"%s\"; did you mean \"%s\"?", word, near);
    } else if (word) {
        err_set(&err, "pack: unknown command \"%s\"; there are: %s", word, names.data);
    } else {
        err_set(&err, "pack: which command? There are: %s; see `accession pack --help`",
                names.data);
    }
    text_free(&names);
    return cli_fail(&err);
}
