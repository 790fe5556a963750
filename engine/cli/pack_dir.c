/* Which pack a subcommand is about. Always true: what is a folder here is not looked for elsewhere. */
#include "cli/pack_dir.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

bool pack_dir(const Options *o, const char *command, char dir[PACK_PATH_BYTES], Err *err) {
    struct stat info;
    if (o->words.count != 1) {
        return err_set(err, "%s: one pack is wanted, a folder, a zip file or a name: accession %s "
                            "scenarios/ukraine-2023", command, command);
    }
    const char *word = o->words.item[0];
    size_t length = strlen(word);
    while (length > 1 && word[length - 1] == '/') length--;
    if (length < PACK_PATH_BYTES && stat(word, &info) == 0 && S_ISDIR(info.st_mode)) {
        memcpy(dir, word, length);
        dir[length] = '\0';
        return true;
    }
    PackPlaces places;
    return (game_places(o, &places, err) && pack_find(word, &places, dir, err)) || err_wrap(err, "%s", command);
}
