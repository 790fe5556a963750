/* Opening saved games. Always true: see saved.h. */
#include "table/saved.h"
#include "core/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- the pack --------------------------------------------------------------------------------- */

/* The pack of this very content, here or carried; else the one of this name, which has changed. */
static bool pack_of(const Where *w, Saved *s, Err *err) {
    const SaveCard *card = &s->save.card;
    char cache[SAVE_PATH_BYTES];
    const bool here = pack_find(w->pack_given ? w->pack : card->pack, &w->places, s->dir, NULL);
    s->found = PACK_SAME;
    if (here && pack_digest(s->dir, &s->now, NULL) && digest_equal(s->now, card->pack_digest)) return true;
    if (card->carries_pack) {
        s->found = PACK_CARRIED;
        return save_cache(cache, err) && save_unpack(&s->save, cache, s->dir, sizeof s->dir, err);
    }
    s->found = PACK_CHANGED;
    return here ||
           err_set(
               err,
               "the game needs the pack %s %s (%s), which is not here; put its folder "
               "or zip file where `accession pack list` looks, or name it with --pack. What the file says: accession "
               "save inspect %s",
               card->pack, card->pack_version, card->pack_title, s->path);
}

static bool scenario_of(const Where *w, Saved *s, Err *err) {
    const SaveCard *card = &s->save.card;
    const char *change[CHANGES_MAX];
    for (int n = 0; n < card->changes.count; n++) change[n] = card->changes.item[n];
    s->scenario = memory_new(sizeof *s->scenario);
    s->book = book_open(s->dir, w->language, err);
    return s->book && book_start(s->book, card->start, change, card->changes.count, s->scenario, err);
}

/* --- opening ---------------------------------------------------------------------------------- */

static bool live(Saved *s, Err *err) {
    s->game = memory_zeros(1, sizeof *s->game);
    s->session = memory_zeros(1, sizeof *s->session);
    if (!save_game(&s->save, s->scenario, s->game, err)) return false;
    save_live(s->game, s->scenario, &s->save.card.setup, s->session, &s->difference);
    if (s->found == PACK_CHANGED && s->difference.turn == 0 && !s->session->from) s->found = PACK_TOUCHED;
    return true;
}

static bool open_parts(const Where *w, Saved *s, Err *err) {
    if (!pack_of(w, s, err)) return false;
    if (scenario_of(w, s, err) && live(s, err)) return true;
    if (s->found == PACK_CHANGED)
        err_wrap(err, "the pack %s has changed since, and the game does not fit it any more",
                 s->save.card.pack);
    return false;
}

bool saved_open(const char *name, const Where *w, Saved *out, Err *err) {
    char good[SAVE_PATH_BYTES];
    *out = (Saved){.found = PACK_SAME};
    if (!where_save(w, name, out->path, err)) return false;
    if (!save_read(out->path, &out->save, err)) {
        if (save_last_good(out->path, good)) {
            const Err why = *err;
            err_set(err, "%s. The last good version opens: %s", why.text, good);
        }
        return false;
    }
    if (open_parts(w, out, err)) return true;
    saved_close(out);
    return false;
}

void saved_close(Saved *saved) {
    if (saved->session) session_free(saved->session);
    if (saved->game) branches_free(&saved->game->branches);
    free(saved->session);
    free(saved->game);
    free(saved->scenario);
    book_close(saved->book);
    if (saved->save.json) save_close(&saved->save);
    *saved = (Saved){.found = PACK_SAME};
}

/* --- telling ---------------------------------------------------------------------------------- */

static void seats_write(const Setup *setup, Text *out) {
    bool any = false;
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        if (setup->holder[seat] != HOLDER_PERSON) continue;
        text_add(out, "%s%s", any ? ", " : "", seat_info((SeatId)seat)->role);
        any = true;
    }
    if (!any) text_add(out, "nobody");
}

void saved_card_write(const char *path, const Save *save, Text *out) {
    const SaveCard *c = &save->card;
    char digest[33];
    digest_text(c->pack_digest, digest);
    text_add(out, "%s\n", path);
    text_add(out, "  Pack: %s %s, %s; content %s%s\n", c->pack, c->pack_version, c->pack_title, digest,
             c->carries_pack ? "; carried in this file" : "");
    text_add(out, "  Start: %s (%s); seed %llu, mode %s; persons sit as ", c->start_title, c->start,
             (unsigned long long)c->setup.seed, mode_name(c->setup.mode));
    seats_write(&c->setup, out);
    text_add(out, "\n  Changed: ");
    for (int n = 0; n < c->changes.count; n++) text_add(out, "%s%s", n ? ", " : "", c->changes.item[n]);
    text_add(out, "%s\n", c->changes.count ? "" : "nothing");
    text_add(out, "  State: turn %d, %s, outcome class %s%s; branches: %d\n", c->turn, c->date, c->outcome,
             c->over ? ", over" : "", c->branches);
    text_add(out, "  Written by accession %s\n", c->engine);
}

void saved_journal_write(const Save *save, Text *out) {
    JsonAt branches, lines;
    if (!json_get_array(save->root, "branches", &branches, NULL)) return;
    for (JsonAt branch = {0}; json_each(branches, &branch, NULL);) {
        const char *name, *parent;
        int turn, number = 1;
        JsonAt at;
        if (!json_get_text(branch, "name", &name, NULL) || !json_get_array(branch, "journal", &lines, NULL))
            continue;
        text_add(out, "Branch %s", name);
        if (json_object_find(branch, "parent", &at) && json_as_text(at, &parent, NULL) &&
            json_get_int(branch, "turn", 0, 1000, &turn, NULL))
            text_add(out, ", which parts from %s at the begin of turn %d", parent, turn);
        text_add(out, "\n");
        for (JsonAt item = {0}; json_each(lines, &item, NULL); number++) {
            const char *line;
            if (json_as_text(item, &line, NULL)) text_add(out, "  %d. %s\n", number, line);
        }
    }
}

void saved_difference_write(const Difference *d, Text *out) {
    text_say(out, "turn %d, command %zu: ", d->turn, d->entry + 1);
    if (d->refused) {
        text_say(out, "the command is refused: %s", d->why_not);
        return;
    }
    text_say(out, "the world is another");
    for (int n = 0; n < d->vars; n++)
        text_add(out, "%s%s", n ? ", " : tongue("; it differs in "), var_info(d->var[n])->name);
    if (d->more > 0) text_say(out, " and %d more", d->more);
}

void saved_changed_write(const Saved *s, Text *out) {
    char was[33], is[33];
    digest_text(s->save.card.pack_digest, was);
    digest_text(s->now, is);
    text_say(out, "the pack %s has changed since this game was played (content %.8s…, now %.8s…)",
             s->save.card.pack, was, is);
}
