/* `replay`, `compare`, `luck`, `debrief`: saved games lived again. Always true: see cli.h; the files are
 * only read. */
#include "cli/class_open.h"
#include "cli/cli.h"
#include "cli/game.h"
#include "cli/progress.h"
#include "cli/game_saved.h"
#include "core/memory.h"
#include "report/compare.h"
#include "report/debrief_page.h"
#include "table/table.h"
#include "report/history.h"

#include <stdlib.h>

/* said: NULL where only machines and files are spoken of. */
static bool open_one(const Options *o, const char *command, int files, Saved out[2], Tongue *said, Err *err) {
    if (o->words.count != files)
        return err_set(err, "%s: %s wanted, a name of the saves folder or a path", command,
                       files == 1 ? "one saved game is" : "two saved games are");
    if (said && !game_speaks(o, said, err)) return false;
    for (int n = 0; n < files; n++)
        if (!game_saved(o, o->words.item[n], &out[n], err)) {
            if (n == 1) saved_close(&out[0]);
            if (said) tongue_free(said);
            return false;
        }
    return true;
}

static void replay_json(const Saved *s, const Difference *d, Text *out) {
    JsonOut json = json_out_start(out, 1);
    json_out_object_begin(&json);
    json_out_put_text(&json, "file", s->path);
    json_out_put_bool(&json, "same", d->turn == 0);
    json_out_put_int(&json, "turns", session_turn(s->session));
    json_out_put_int(&json, "differs_in_turn", d->turn);
    json_out_put_int(&json, "command", d->turn ? (int64_t)d->entry + 1 : 0);
    json_out_put_text(&json, "refused", d->refused ? d->why_not : NULL);
    json_out_key(&json, "variables");
    json_out_array_begin(&json);
    for (int n = 0; n < d->vars; n++) json_out_text(&json, var_info(d->var[n])->name);
    json_out_array_end(&json);
    json_out_object_end(&json);
    json_out_finish(&json);
}

int command_replay(const Options *o) {
    Err err = {0};
    Saved s[2];
    Text out = {0};
    if (!open_one(o, "replay", 1, s, NULL, &err)) return cli_fail(&err);
    const Difference *d = &s[0].difference;
    const Journal *j = &s[0].game->branches.branch[s[0].game->branches.current].journal;
    char digest[33];
    digest_text(world_digest(&s[0].session->world), digest);
    if (o->json) replay_json(&s[0], d, &out);
    else if (d->turn == 0)
        text_add(&out, "%s: %zu commands, lived again to the same digests; turn %d, %s\n", s[0].path, j->count,
                 session_turn(s[0].session), digest);
    else {
        text_add(&out, "%s: the first difference is in ", s[0].path);
        saved_difference_write(d, &out);
        text_add(&out, "\n");
        if (s[0].found == PACK_CHANGED) {
            saved_changed_write(&s[0], &out);
            text_add(&out, "\n");
        }
    }
    const int code = d->turn == 0 ? EXIT_OK : EXIT_NO;
    saved_close(&s[0]);
    return cli_write(NULL, &out, code);
}

int command_compare(const Options *o) {
    Err err = {0};
    Tongue said;
    Saved s[2];
    Text out = {0};
    if (!open_one(o, "compare", 2, s, &said, &err)) return cli_fail(&err);
    const Sides sides = {{s[0].session, s[1].session}, {o->words.item[0], o->words.item[1]}};
    if (o->json) {
        JsonOut json = json_out_start(&out, 1);
        compare_json(&sides, &json);
        json_out_finish(&json);
    } else {
        compare_write(&sides, &out);
    }
    saved_close(&s[0]);
    saved_close(&s[1]);
    tongue_free(&said);
    return cli_write(NULL, &out, EXIT_OK);
}

static void told(void *progress, uint64_t done, uint64_t all) { progress_show(progress, done, all, "histories"); }

/* What asks for other histories needs some months of this one, and waits for the end of a record. */
static bool was_lived(const char *command, const Saved *s, Err *err) {
    const bool record = s->session->setup.mode == MODE_RECORD && !session_over(s->session);
    if (record) return err_set(err, "%s: %s: a game for the record, and not over yet", command, s->path);
    return s->session->world.month > 0.5 ||
           err_set(err, "%s: %s: no month has been lived in it yet", command, s->path);
}

static int interrupted(const char *command) {
    Err err = {0};
    err_set(&err, "%s: interrupted; nothing is told from a part", command);
    return cli_fail(&err);
}

int command_luck(const Options *o) {
    Err err = {0};
    Tongue said;
    Saved s[2];
    Luck luck;
    Text out = {0};
    if (!open_one(o, "luck", 1, s, &said, &err)) return cli_fail(&err);
    if (!was_lived("luck", &s[0], &err)) {
        saved_close(&s[0]);
        tongue_free(&said);
        cli_fail(&err);
        return EXIT_NO;
    }
    Progress progress = progress_begin();
    const LuckAsk ask = {.game = s[0].session, .runs = (int)o->runs, .threads = (int)o->threads,
                         .stop = progress_stop(), .told = &progress, .progress = told};
    const bool whole = luck_count(&ask, &luck);
    progress_end(&progress);
    if (whole && o->json) {
        JsonOut json = json_out_start(&out, 1);
        luck_json(&luck, s[0].session, &json);
        json_out_finish(&json);
    } else if (whole) {
        luck_write(&luck, s[0].session, &out);
    }
    saved_close(&s[0]);
    tongue_free(&said);
    return whole ? cli_write(NULL, &out, EXIT_OK) : interrupted("luck");
}

/* What was counted, in the form that was asked for. */
static bool debrief_told(const Options *o, const DebriefAsk *ask, const Debrief *d, Text *out, Err *err) {
    Text source = {0};
    if (o->output) {
        table_source(ask->game, &source);
        const DebriefPage page = {ask, d, NULL, source.data, o->language};
        const bool kept = debrief_store(&page, o->output, err);
        text_free(&source);
        text_add(out, "debrief.html, turns.csv, decisions.csv in %s\n", o->output);
        return kept;
    }
    if (!o->json) {
        debrief_write(ask, d, out);
        return true;
    }
    JsonOut json = json_out_start(out, 1);
    debrief_json(ask, d, &json);
    json_out_finish(&json);
    return true;
}

static int debrief_of(const Options *o, const Saved *s, Claims *claims, Err *err) {
    SeatId seat = SEAT_candidate;
    Text out = {0};
    for (int n = SEAT_COUNT; n-- > 0;)
        if (s->save.card.setup.holder[n] == HOLDER_PERSON) seat = (SeatId)n;
    char until[32];
    history_known_until(s->session->scenario, until);
    if (!was_lived("debrief", s, err)) {
        cli_fail(err);
        return EXIT_NO;
    }
    if (!claims_read(s->dir, claims, err)) return cli_fail(err);
    Progress progress = progress_begin();
    const DebriefAsk ask = {.game = s->session, .seat = seat, .assumed = until, .claims = claims,
                            .threads = (int)o->threads, .stop = progress_stop(), .told = &progress,
                            .progress = told};
    Debrief debrief;
    const bool whole = debrief_count(&ask, &debrief);
    progress_end(&progress);
    const bool done = whole && debrief_told(o, &ask, &debrief, &out, err);
    debrief_free(&debrief);
    if (done) return cli_write(NULL, &out, EXIT_OK);
    text_free(&out);
    return whole ? cli_fail(err) : interrupted("debrief");
}

int command_debrief(const Options *o) {
    Err err = {0};
    if (o->words.count == 1 && class_is_file(o->words.item[0])) return class_debrief(o, o->words.item[0]);
    Tongue said;
    Saved s[2];
    if (o->json && o->output) {
        err_set(&err, "debrief: choose one of --json and -o");
        return cli_fail(&err);
    }
    if (!open_one(o, "debrief", 1, s, &said, &err)) return cli_fail(&err);
    Claims *claims = memory_zeros(1, sizeof *claims);
    const int code = debrief_of(o, &s[0], claims, &err);
    saved_close(&s[0]);
    tongue_free(&said);
    free(claims);
    return code;
}
