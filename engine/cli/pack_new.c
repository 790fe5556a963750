/* `pack new`: a small pack that works, to begin with. Always true: nothing is written over. */
#include "cli/game.h"
#include "cli/pack_commands.h"
#include "store/pack_template.h"

#include <stdlib.h>
#include <string.h>

/* The last part of a path, without a slash at its end. */
static void last_part(const char *path, char out[NAME_MAX_BYTES]) {
    size_t end = strlen(path);
    while (end > 1 && path[end - 1] == '/') end--;
    size_t from = end;
    while (from > 0 && path[from - 1] != '/') from--;
    const size_t length = end - from < NAME_MAX_BYTES ? end - from : NAME_MAX_BYTES - 1;
    memcpy(out, path + from, length);
    out[length] = '\0';
}

static void said(const char *dir, const char *id, Text *out) {
    text_add(out, "%s: the pack \"%s\"\n", dir, id);
    for (int n = 0; n < pack_template_files(); n++) text_add(out, "  %s\n", pack_template_file(n));
    text_add(out, "README.md says what each file is for. Next:\n"
                  "  accession pack test %s\n  accession play --text --pack %s/\n", dir, dir);
}

int pack_new_run(const Options *o) {
    Err err = {0};
    Text out = {0};
    char id[NAME_MAX_BYTES];
    if (o->words.count != 1) {
        err_set(&err, "pack new: one new folder is wanted: accession pack new ./my-pack");
        return cli_fail(&err);
    }
    const char *dir = o->words.item[0];
    last_part(dir, id);
    if (!pack_template_write(dir, o->id ? o->id : id, &err)) {
        err_wrap(&err, "pack new");
        return cli_fail(&err);
    }
    said(dir, o->id ? o->id : id, &out);
    return cli_write(NULL, &out, EXIT_OK);
}
