/* `pack doc`: the reference of the pack language, or stubs of it for an editor.
 * Always true: no pack is opened; the same program prints the same. */
#include "cli/pack_commands.h"
#include "report/pack_reference.h"

int pack_doc_run(const Options *o) {
    Err err = {0};
    Text out = {0};
    if ((o->html != NULL) + (o->markdown != NULL) + (o->stubs != NULL) > 1) {
        err_set(&err, "pack doc: choose one of --html, --markdown and --stubs");
        return cli_fail(&err);
    }
    if (o->stubs) {
        pack_stubs_write(&out);
        return cli_write(o->stubs, &out, EXIT_OK);
    }
    pack_reference_write(o->html ? PAGE_HTML : PAGE_MARKDOWN, &out);
    return cli_write(o->html ? o->html : o->markdown, &out, EXIT_OK);
}
