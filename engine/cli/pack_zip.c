/* `pack zip`: a pack's folder as one file.
 * Always true: only a pack that loads with every start is written; the file appears whole or not at
 * all, and nothing is written over without --force. */
#include "cli/game.h"
#include "cli/pack_commands.h"
#include "core/memory.h"
#include "store/file.h"
#include "store/pack_zip.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool may_write(const Options *o, const char *path, Err *err) {
    struct stat info;
    if (o->force || lstat(path, &info) != 0) {
        return true;
    }
    return err_set(err,
                   "%s is there already; write over it with --force, or choose another name with "
                   "-o FILE",
                   path);
}

static bool zip_write(const Options *o, const char *dir, Text *said, Err *err) {
    Pack *card = memory_zeros(1, sizeof *card);
    char name[sizeof card->id + sizeof card->version + 8], digest[33];
    Digest content;
    Text bytes = {0};
    bool ok = book_check(dir, card, err);
    snprintf(name, sizeof name, "%s-%s.zip", card->id, card->version);
    const char *path = o->output ? o->output : name;
    ok = ok && may_write(o, path, err) && pack_zip_write(dir, card->id, &bytes, err) &&
         pack_digest(dir, &content, err) && file_replace(path, bytes.data, bytes.length, 0, err);
    if (ok) {
        digest_text(content, digest);
        text_add(said, "%s: %s %s, %zu bytes, content %s\n", path, card->id, card->version,
                 bytes.length, digest);
    }
    text_free(&bytes);
    free(card);
    return ok;
}

int pack_zip_run(const Options *o) {
    Err err = {0};
    Text said = {0};
    struct stat info;
    if (o->words.count != 1) {
        err_set(
            &err,
            "pack zip: one folder of a pack is wanted: accession pack zip scenarios/ukraine-2023");
        return cli_fail(&err);
    }
    const char *dir = o->words.item[0];
    if (stat(dir, &info) != 0 || !S_ISDIR(info.st_mode)) {
        err_set(&err, "pack zip: %s: no folder is here; the folder of a pack is wanted", dir);
        return cli_fail(&err);
    }
    if (!zip_write(o, dir, &said, &err)) {
        err_wrap(&err, "pack zip");
        return cli_fail(&err);
    }
    return cli_write(NULL, &said, EXIT_OK);
}
