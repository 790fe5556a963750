/* Reading a save: first the bytes, then the card, then, with the pack's scenario, the game.
 * Always true: see save.h; nothing of a file is believed that was not checked. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/version.h"
#include "session/save_parts.h"
#include "session/session_parts.h"
#include "store/file.h"
#include "store/form.h"
#include "store/pack.h"

const SealKind save_seal = {"accession-save", "saved game", SAVE_FORMAT};

/* --- the card --------------------------------------------------------------------------------- */

static bool get_text(JsonAt at, const char *key, char *out, size_t size, Err *err) {
    const char *text;
    JsonAt value;
    if (!json_get_text(at, key, &text, err)) return false;
    if (strlen(text) >= size) {
        json_object_find(at, key, &value);
        return json_err(value, err, "the text is too long, at most %zu bytes are wanted", size - 1);
    }
    strcpy(out, text);
    return true;
}

static bool pack_card(JsonAt root, SaveCard *c, Err *err) {
    static const char *const keys[] = {"id", "version", "title", "digest", "files"};
    JsonAt pack, digest, files;
    char text[40];
    if (!json_get_object(root, "pack", &pack, err) ||
        !json_only_keys(pack, keys, COUNT_OF(keys), err) ||
        !get_text(pack, "id", c->pack, sizeof c->pack, err) ||
        !get_text(pack, "version", c->pack_version, sizeof c->pack_version, err) ||
        !get_text(pack, "title", c->pack_title, sizeof c->pack_title, err) ||
        !get_text(pack, "digest", text, sizeof text, err))
        return false;
    json_object_find(pack, "digest", &digest);
    if (strlen(text) != 32 || !digest_read(text, &c->pack_digest))
        return json_err(digest, err, "32 digits 0-9, a-f are wanted");
    c->carries_pack = json_object_find(pack, "files", &files);
    return !c->carries_pack || json_as_object(files, err);
}

static bool changes_card(JsonAt root, Changes *out, Err *err) {
    JsonAt list;
    if (!json_get_array(root, "changes", &list, err)) return false;
    for (JsonAt item = {0}; json_each(list, &item, NULL);) {
        const char *text;
        if (!json_as_text(item, &text, err)) return false;
        if (out->count == CHANGES_MAX || strlen(text) >= CHANGE_BYTES || !strchr(text, '='))
            return json_err(item, err, "at most %d texts \"name=value\" are wanted", CHANGES_MAX);
        strcpy(out->item[out->count++], text);
    }
    return true;
}

static bool seats_card(JsonAt setup, Setup *out, Err *err) {
    static const char *const holders[] = {"bot", "person", "observer"};
    JsonAt seats, value;
    if (!json_get_object(setup, "seats", &seats, err)) return false;
    const char *roles[SEAT_COUNT];
    for (int seat = 0; seat < SEAT_COUNT; seat++) roles[seat] = seat_info((SeatId)seat)->role;
    if (!json_only_keys(seats, roles, SEAT_COUNT, err)) return false;
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        const char *word;
        size_t h = 0;
        if (!json_get_text(seats, roles[seat], &word, err)) return false;
        while (h < COUNT_OF(holders) && strcmp(word, holders[h]) != 0) h++;
        json_object_find(seats, roles[seat], &value);
        if (h == COUNT_OF(holders))
            return json_err(value, err, "found \"%.40s\"; bot, person or observer is wanted", word);
        out->holder[seat] = (Holder)h;
    }
    return true;
}

static bool goals_card(JsonAt setup, Setup *out, Err *err) {
    JsonAt goals;
    const char *role;
    for (int seat = 0; seat < SEAT_COUNT; seat++) out->private_goal[seat] = -1;
    if (!json_get_object(setup, "private_goals", &goals, err)) return false;
    for (JsonAt item = {0}; json_each(goals, &item, &role);) {
        const char *name;
        const SeatId seat = seat_find(role);
        int n = 0;
        if (!json_as_text(item, &name, err)) return false;
        if (seat == SEAT_NONE) return json_err(item, err, "there is no seat of this name");
        while (n < (int)GOAL_COUNT && strcmp(goal_info(NULL, (GoalId)n).name, name) != 0) n++;
        const bool pack =
            strncmp(name, "pack.", 5) == 0 && strlen(name) < 9 && strspn(name + 5, "0123456789") + 5 == strlen(name);
        if (pack) n = (int)GOAL_COUNT + atoi(name + 5);
        if (n >= (int)GOALS_MAX || (!pack && n == (int)GOAL_COUNT))
            return json_err(item, err, "found \"%.40s\"; a private goal of this seat is wanted", name);
        out->private_goal[seat] = n;
    }
    return true;
}

static bool seed_card(JsonAt setup, uint64_t *seed, Err *err) {
    char text[24], again[24];
    JsonAt at;
    if (!get_text(setup, "seed", text, sizeof text, err)) return false;
    json_object_find(setup, "seed", &at);
    *seed = strtoull(text, NULL, 10);
    snprintf(again, sizeof again, "%llu", (unsigned long long)*seed);
    return strcmp(text, again) == 0 || json_err(at, err, "a whole number of at least 0 is wanted");
}

static bool setup_card(JsonAt root, Setup *out, Err *err) {
    static const char *const keys[] = {"seed", "mode", "turn_months", "destabilisation", "seats",
                                       "private_goals"};
    JsonAt setup, at;
    const char *mode;
    if (!json_get_object(root, "setup", &setup, err) ||
        !json_only_keys(setup, keys, COUNT_OF(keys), err) || !seed_card(setup, &out->seed, err) ||
        !json_get_text(setup, "mode", &mode, err) ||
        !json_get_int(setup, "turn_months", 0, 12, &out->turn_fixed, err) ||
        !json_get_bool(setup, "destabilisation", &out->destabilisation, err))
        return false;
    json_object_find(setup, "mode", &at);
    if (!mode_find(mode, &out->mode))
        return json_err(at, err, "guided, standard or record is wanted");
    return seats_card(setup, out, err) && goals_card(setup, out, err);
}

static bool state_card(JsonAt root, SaveCard *c, Err *err) {
    static const char *const keys[] = {"turn", "month", "date", "over", "outcome"};
    JsonAt state;
    return json_get_object(root, "state", &state, err) &&
           json_only_keys(state, keys, COUNT_OF(keys), err) &&
           json_get_int(state, "turn", 0, 1000, &c->turn, err) &&
           json_get_int(state, "month", 0, 1200, &c->month, err) &&
           get_text(state, "date", c->date, sizeof c->date, err) &&
           json_get_bool(state, "over", &c->over, err) &&
           get_text(state, "outcome", c->outcome, sizeof c->outcome, err);
}

static bool card_read(JsonAt root, SaveCard *c, Err *err) {
    static const char *const keys[] = {"format", "engine", "pack", "start", "start_title", "changes",
                                       "setup", "state", "variables", "branches", "current",
                                       "snapshot", "taken_up"};
    JsonAt branches, variables, snapshot;
    int format;
    *c = (SaveCard){0};
    if (!json_as_object(root, err) || !json_only_keys(root, keys, COUNT_OF(keys), err) ||
        !json_get_int(root, "format", SAVE_FORMAT, SAVE_FORMAT, &format, err) ||
        !get_text(root, "engine", c->engine, sizeof c->engine, err) || !pack_card(root, c, err) ||
        !get_text(root, "start", c->start, sizeof c->start, err) ||
        !get_text(root, "start_title", c->start_title, sizeof c->start_title, err) ||
        !changes_card(root, &c->changes, err) || !setup_card(root, &c->setup, err) ||
        !state_card(root, c, err) || !json_get_array(root, "variables", &variables, err) ||
        !json_get_array(root, "branches", &branches, err) ||
        !json_get_object(root, "snapshot", &snapshot, err))
        return false;
    c->branches = json_count(branches);
    return (c->branches >= 1 && c->branches <= BRANCHES_MAX) ||
           json_err(branches, err, "found %d branches, 1 to %d are wanted", c->branches, BRANCHES_MAX);
}

/* The first line as blanks, so that the document's lines are those of the file. */
static Json *body_parse(const char *name, const char *bytes, size_t length, Err *err) {
    char *copy = memory_new(length + 1);
    memcpy(copy, bytes, length);
    memset(copy, ' ', SEAL_BYTES - 1);
    copy[length] = '\0';
    Json *json = json_parse(name, copy, length, err);
    free(copy);
    return json;
}

bool save_parse(const char *name, const char *bytes, size_t length, Save *out, Err *err) {
    return seal_check(&save_seal, name, bytes, length, err) && save_parse_damaged(name, bytes, length, out, err);
}

bool save_parse_damaged(const char *name, const char *bytes, size_t length, Save *out, Err *err) {
    SaveCard card;
    if (length <= SEAL_BYTES) return err_set(err, "%s: nothing follows the first line", name);
    Json *json = body_parse(name, bytes, length, err);
    if (!json) return false;
    if (!card_read(json_root(json), &card, err)) {
        json_free(json);
        return false;
    }
    *out = (Save){.card = card, .json = json, .root = json_root(json)};
    return true;
}

bool save_at(JsonAt root, Save *out, Err *err) {
    SaveCard card;
    if (!card_read(root, &card, err)) return false;
    *out = (Save){.card = card, .root = root};
    return true;
}

bool save_read(const char *path, Save *out, Err *err) {
    char *bytes;
    size_t length;
    if (!file_read(path, JSON_MAX_BYTES, FILE_LINKS_FOLLOW, &bytes, &length, err)) return false;
    const bool done = save_parse(path, bytes, length, out, err);
    free(bytes);
    return done;
}

void save_close(Save *save) {
    json_free(save->json);
    *save = (Save){0};
}

bool save_unpack(const Save *save, const char *folder, char *path, size_t size, Err *err) {
    JsonAt pack, files;
    char digest[33];
    if (!save->card.carries_pack) return err_set(err, "the save carries no pack");
    digest_text(save->card.pack_digest, digest);
    const int bytes = snprintf(path, size, "%s/%s", folder, digest);
    if (bytes < 0 || (size_t)bytes >= size) return err_set(err, "%s: the path is too long", folder);
    return json_get_object(save->root, "pack", &pack, err) &&
           json_get_object(pack, "files", &files, err) &&
           pack_uncarry(files, path, save->card.pack_digest, err);
}
