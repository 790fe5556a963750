/* `commands`: the table of commands for other programs. Always true: see manual.h and complete.h. */
#include "cli/cli.h"
#include "cli/complete.h"
#include "cli/manual.h"

int command_commands(const Options *o) {
    Text out = {0};
    Err err = {0};
    if (o->man + o->bash + o->zsh + o->complete != 1) {
        err_set(&err, "commands: choose one of --man, --bash, --zsh and --complete");
        return cli_fail(&err);
    }
    if (o->man) manual_write(&out);
    if (o->bash) complete_bash(&out);
    if (o->zsh) complete_zsh(&out);
    if (o->complete) complete_words(o, &out);
    return cli_write(NULL, &out, EXIT_OK);
}
