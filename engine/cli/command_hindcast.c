/* `hindcast`: past cases. Always true: a case is answered by the same equations as a history. */
#include "cli/cli.h"
#include "cli/game.h"
#include "ensemble/hindcast.h"

#include <stdio.h>

int command_hindcast(const Options *o) {
    Err err = {0};
    Game game;
    if (!game_open(o, &game, &err)) {
        return cli_fail(&err);
    }
    char own[2][PACK_PATH_BYTES + 32];
    snprintf(own[0], sizeof own[0], "%s/hindcast/deterrence.csv", game.dir);
    snprintf(own[1], sizeof own[1], "%s/hindcast/accession.csv", game.dir);
    const char *const own_paths[] = {own[0], own[1]};
    const bool given = o->cases.count > 0;
    const HindcastFiles files = {.path = given ? o->cases.item : own_paths,
                                 .count = given ? o->cases.count : 2,
                                 .links = given ? FILE_LINKS_FOLLOW : FILE_LINKS_REFUSE};
    const HindcastOptions options = {.seed = (uint64_t)o->seed};
    Hindcast hindcast;
    int code = EXIT_WRONG;
    if (hindcast_run(&files, &game.scenario->nominal, &options, &hindcast, &err)) {
        Text out = {0};
        (o->json ? hindcast_json : hindcast_report)(&hindcast, &out);
        code = cli_write(NULL, &out, EXIT_OK);
        hindcast_free(&hindcast);
    } else {
        cli_fail(&err);
    }
    game_close(&game);
    return code;
}
