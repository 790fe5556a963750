/* `reference` and `version`. Always true: the reference is printed from the manifests alone. */
#include "cli/cli.h"
#include "cli/game.h"
#include "core/version.h"
#include "report/reference.h"
#include "store/data_folder.h"
#include "store/file.h"

#include <stdio.h>
#include <stdlib.h>

enum { WEAKNESSES_MAX_BYTES = 1 << 20 };

/* NULL: they are not here, and it was said why. */
static char *reference_weaknesses(const char *data) {
    char path[DATA_PATH_BYTES];
    char *bytes = NULL;
    size_t length;
    Err err = {0};
    const bool found = data_file(data, "docs/known-weaknesses.md", path) ||
                       err_set(&err, "docs/known-weaknesses.md is not here: it stands beside scenarios/");
    if (!found || !file_read(path, WEAKNESSES_MAX_BYTES, FILE_LINKS_FOLLOW, &bytes, &length, &err)) {
        fprintf(stderr, "accession: the known weaknesses are left out: %s\n", err.text);
    }
    return bytes;
}

int command_reference(const Options *o) {
    Err err = {0};
    Game game;
    if (o->html && o->markdown) {
        err_set(&err, "reference: choose one of --html and --markdown");
        return cli_fail(&err);
    }
    if (!game_open(o, &game, &err)) {
        return cli_fail(&err);
    }
    char *weaknesses = reference_weaknesses(o->data);
    Text out = {0};
    reference_write(game.scenario, weaknesses, o->html ? PAGE_HTML : PAGE_MARKDOWN, &out);
    free(weaknesses);
    game_close(&game);
    return cli_write(o->html ? o->html : o->markdown, &out, EXIT_OK);
}

int command_version(const Options *o) {
    (void)o;
    Text out = {0};
    text_add(&out, "accession " ACCESSION_VERSION " (" ACCESSION_COMMIT ")\n");
    return cli_write(NULL, &out, EXIT_OK);
}
