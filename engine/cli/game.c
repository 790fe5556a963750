/* Opening a game from options. Always true: see game.h. */
#include "cli/game_saved.h"
#include "core/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool book_check(const char *dir, Pack *card, Err *err) {
    Scenario *scenario = memory_new(sizeof *scenario);
    PackBook *book = book_open(dir, NULL, err);
    bool ok = book && pack_card(book, card, err);
    for (int n = 0; ok && n < card->starts; n++) ok = pack_scenario(book, card->start[n].name, scenario, err);
    book_close(book);
    free(scenario);
    return ok;
}

bool game_policy(const Game *game, const char *option, const char *name, Policy *out, Err *err) {
    char path[PACK_PATH_BYTES + NAME_MAX_BYTES];
    ASSERT(name);
    const bool bare = strchr(name, '/') == NULL && access(name, F_OK) != 0;
    snprintf(path, sizeof path, "%s/policies/%.48s.csv", game->dir, name);
    const bool ours = bare && access(path, F_OK) == 0;
    return policy_read(ours ? path : name, out, err) ? true : err_wrap(err, "%s", option);
}

bool game_places(const Options *o, PackPlaces *out, Err *err) {
    *out = (PackPlaces){.path = o->pack_path.item, .paths = o->pack_path.count, .data = o->data};
    for (int n = 0; n < o->pack_path.count; n++) {
        const char *path = o->pack_path.item[n];
        struct stat info;
        char card[PACK_PATH_BYTES];
        if (stat(path, &info) != 0 || !S_ISDIR(info.st_mode)) {
            return err_set(err, "--pack-path: %s: no folder is here", path);
        }
        snprintf(card, sizeof card, "%s/pack.json", path);
        if (access(card, F_OK) == 0) {
            return err_set(err, "--pack-path: %s is itself a pack; give the folder that it is in, "
                                "or --pack %s/", path, path);
        }
    }
    return true;
}

bool game_where(const Options *o, Where *out, Err *err) {
    *out = (Where){.pack = o->pack, .pack_given = o->given[OPTION_pack], .language = o->language,
                   .saves_dir = o->saves_dir, .portable = o->portable};
    return game_places(o, &out->places, err);
}

bool game_saved(const Options *o, const char *name, Saved *out, Err *err) {
    Where w;
    return game_where(o, &w, err) && saved_open(name, &w, out, err);
}

bool game_find(const Options *o, const char *name, char dir[PACK_PATH_BYTES], Err *err) {
    PackPlaces places;
    if (!game_places(o, &places, err)) {
        return false;
    }
    return pack_find(name, &places, dir, err) || err_wrap(err, "--pack");
}

void game_name_archive(const Options *o, const char *dir, Err *err) {
    PackPlaces places;
    PackEntry entry;
    if (strstr(err->text, dir) && game_places(o, &places, NULL) &&
        pack_locate(o->pack, &places, &entry, NULL) && entry.kind != PACK_FOLDER) {
        err_wrap(err, "%s", entry.path);
    }
}

bool game_speaks(const Options *o, Tongue *out, Err *err) {
    *out = (Tongue){0};
    if (o->json) return true;
    if (!tongue_read(o->data, o->language, out, err)) return false;
    tongue_use(out);
    return true;
}

bool game_open(const Options *o, Game *game, Err *err) {
    *game = (Game){0};
    if (!game_find(o, o->pack, game->dir, err)) {
        return false;
    }
    game->scenario = memory_zeros(1, sizeof *game->scenario);
    game->book = book_open(game->dir, o->language, err);
    const bool open = game->book && book_start(game->book, o->start, o->set.item, o->set.count, game->scenario, err) &&
                      game_policy(game, "--policy", o->policy, &game->policy, err);
    if (!open) {
        game_name_archive(o, game->dir, err);
        game_close(game);
    }
    return open;
}

void game_close(Game *game) {
    policy_free(&game->policy);
    free(game->scenario);
    book_close(game->book);
    *game = (Game){0};
}
