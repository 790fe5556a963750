/* Commands with subcommands. Always true: see group.h. */
#include "cli/group.h"

#include <string.h>

enum { GROUP_COMMANDS_MAX = 32 };

static const CliGroup *const groups[] = {&pack_group, &class_group};

const CliGroup *group_of(const CliCommand *command) {
    for (size_t n = 0; n < COUNT_OF(groups); n++)
        if (strcmp(groups[n]->name, command->name) == 0) return groups[n];
    return NULL;
}

static const char *short_name(const CliGroup *group, size_t n) {
    return group->command[n].name + strlen(group->name) + 1;
}

const CliCommand *group_find(const CliGroup *group, const char *name) {
    for (size_t n = 0; n < group->count; n++)
        if (strcmp(short_name(group, n), name) == 0) return &group->command[n];
    return NULL;
}

void group_help(const CliGroup *group, Text *out) {
    text_add(out, "\ncommands\n");
    for (size_t n = 0; n < group->count; n++)
        text_add(out, "  %-11s %s\n", short_name(group, n), group->command[n].help);
    text_add(out, "\n`accession %s COMMAND --help` lists options and examples.\n", group->name);
}

int group_unnamed(const CliGroup *group, const Options *o) {
    const char *known[GROUP_COMMANDS_MAX];
    Text names = {0};
    Err err = {0};
    ASSERT(group->count <= GROUP_COMMANDS_MAX);
    for (size_t n = 0; n < group->count; n++) {
        known[n] = short_name(group, n);
        text_add(&names, "%s%s", n ? ", " : "", known[n]);
    }
    const char *word = o->words.count > 0 ? o->words.item[0] : NULL;
    const char *near = word ? text_nearest(word, known, group->count) : NULL;
    if (near) {
        err_set(&err, "%s: unknown command \"%s\"; did you mean \"%s\"?", group->name, word, near);
    } else if (word) {
        err_set(&err, "%s: unknown command \"%s\"; there are: %s", group->name, word, names.data);
    } else {
        err_set(&err, "%s: which command? There are: %s; see `accession %s --help`", group->name, names.data,
                group->name);
    }
    text_free(&names);
    return cli_fail(&err);
}
