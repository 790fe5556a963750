/* The debrief. Always true: see debrief.h. */
#include "report/debrief.h"

#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/real.h"
#include "report/compare.h"
#include "report/figures.h"
#include "report/words.h"
#include "session/advisor.h"

enum { OTHERS = 40 };

/* The game lived once more: what happened, and what the turning points did in their own turn. */
typedef struct Again {
    const DebriefAsk *ask;
    Debrief *d;
} Again;

static void turn_told(void *context, const Session *g) {
    const Again *again = context;
    Debrief *d = again->d;
    for (size_t n = 0; n < g->ledger.happened; n++) {
        const Happening *h = &g->ledger.happenings[n];
        if (d->first[h->id] < 0) d->first[h->id] = h->month;
    }
    last_turn_keep(g, &d->last);
    for (int n = 0; n < d->points; n++) {
        const JournalEntry *e = &again->ask->game->journal.entries[d->point[n].entry];
        const ActId id = e->command.act.act;
        if (e->turn != d->last.turn || e->command.kind != COMMAND_ACT || !act_info(id)->lever) continue;
        const Board board = {.game = g, .seat = e->command.seat, .last = &d->last,
                             .assumed = again->ask->assumed};
        text_free(&d->in_turn[n]);
        board_result(&board, id, &d->in_turn[n]);
    }
}

bool debrief_count(const DebriefAsk *ask, Debrief *d) {
    const TurningAsk turning = {.game = ask->game, .most = DEBRIEF_POINTS, .others = OTHERS, .threads = ask->threads,
                                .stop = ask->stop, .told = ask->told, .progress = ask->progress};
    *d = (Debrief){.points = 0};
    for (int id = 0; id < HAPPENING_COUNT; id++) d->first[id] = -1;
    d->points = turning_points(&turning, d->point);
    if (d->points < 0) return false;
    d->scores = advice_scores(&turning, d->score);
    if (d->scores < 0) return false;
    const Record record = session_record(ask->game);
    Session *game = memory_new(sizeof *game);
    session_replay_each(&record, turn_told, &(Again){ask, d}, game, NULL);
    session_free(game);
    free(game);
    return true;
}

void debrief_free(Debrief *d) {
    for (int n = 0; n < TURNINGS_MAX; n++) text_free(&d->in_turn[n]);
    last_turn_free(&d->last);
    *d = (Debrief){.points = 0};
}

/* --- turning points --------------------------------------------------------------------------- */

static void moved_write(const Turning *t, Text *out) {
    bool any = false;
    for (int d = 0; d < DIALS; d++) {
        if (real_abs(t->moved[d]) < 0.005) continue;
        text_add(out, "%s%s ", any ? ", " : tongue(" With it, on dials from 0 to 1: "), tongue(standing_dial_name(d)));
        figures_signed(t->moved[d], 2, out);
        any = true;
    }
    text_add(out, "%s", any ? "." : tongue(" No dial stands elsewhere."));
}

/* One paragraph, however its lines were broken. */
static void words_joined(const char *text, Text *out) {
    while (*text) {
        const size_t blank = strspn(text, " \n"), word = strcspn(text + blank, " \n");
        if (word > 0 && out->length > 0) text_add(out, " ");
        text_add_bytes(out, text + blank, word);
        text += blank + word;
    }
}

void debrief_point(const DebriefAsk *ask, const Debrief *d, int n, Text *out) {
    const Session *g = ask->game;
    const Turning *t = &d->point[n];
    const JournalEntry *e = &g->journal.entries[t->entry];
    char date[DATE_BYTES];
    Text line = {0};
    text_say(&line, "Turn %d, %s. ", e->turn, figures_date(g->scenario, e->month, date));
    compare_command(g, e, &line);
    text_say(&line, ". Without it, all else ordered the same: ");
    words_fill(g->scenario, words_outcome(t->without.outcome), &line);
    moved_write(t, &line);
    if (t->mattered > 0)
        text_say(&line, " In %d other histories with these orders it moved the largest of these in %d, the "
                        "same way in %d.", t->tried, t->mattered, t->agree);
    board_say(out, "", 2, &line);
    if (d->in_turn[n].length == 0) return;
    text_say(out, "    In its own turn, by the ledger:\n");
    words_joined(d->in_turn[n].data, &line);
    board_say(out, "", 4, &line);
}

static void points_write(const DebriefAsk *ask, const Debrief *d, Text *out) {
    text_say(out, "\nTurning points\n");
    for (int n = 0; n < d->points; n++) debrief_point(ask, d, n, out);
    if (d->points == 0) text_say(out, "  No decision of ours changed how it ended.\n");
}

/* --- advisors --------------------------------------------------------------------------------- */

void debrief_advisors(const DebriefAsk *ask, const Debrief *d, Text *out) {
    text_say(out, "\nAdvisors: each card that they wanted, with it and without it, a year later\n");
    for (int n = 0; n < d->scores; n++) {
        const AdviceScore *a = &d->score[n];
        Text line = {0};
        if (a->seat != ask->seat) continue;
        text_say(&line,
                 "%s: %d cards, %d taken. What it was for stood better with the card in %d, worse in "
                 "%d, the same in %d.",
                 tongue(office_for(ask->game->scenario, a->seat, (OfficeId)a->office).title), a->given, a->followed,
                 a->better, a->worse, a->same);
        board_say(out, "", 2, &line);
    }
    if (d->scores == 0) text_say(out, "  They had nothing to say.\n");
}

/* --- claims ----------------------------------------------------------------------------------- */

int claim_touched(const Claim *c, const int first[HAPPENING_COUNT]) {
    int month = -1;
    for (int n = 0; n < c->touches; n++) {
        const int at = first[c->touched_by[n]];
        if (at >= 0 && (month < 0 || at < month)) month = at;
    }
    return month;
}

void debrief_claims(const DebriefAsk *ask, const Debrief *d, Text *out) {
    const Claims *claims = ask->claims;
    bool any = false;
    if (!claims || claims->count == 0) return;
    text_say(out, "\nClaims that this history touched; one history proves none of them\n");
    for (int n = 0; n < claims->count; n++) {
        const int month = claim_touched(&claims->claim[n], d->first);
        char date[DATE_BYTES];
        Text line = {0};
        if (month < 0) continue;
        text_add(&line, "%s, %s: %s", claims->claim[n].id,
                 figures_date(ask->game->scenario, month, date), tongue_in(claims->claim[n].text, "pack"));
        board_say(out, "", 2, &line);
        any = true;
    }
    text_say(out, any ? "  How often each holds over many histories: accession properties --only ID\n"
                      : "  None.\n");
}

void debrief_write(const DebriefAsk *ask, const Debrief *d, Text *out) {
    const Board board = {.game = ask->game, .seat = ask->seat, .last = &d->last, .assumed = ask->assumed};
    board_end(&board, out);
    points_write(ask, d, out);
    debrief_advisors(ask, d, out);
    debrief_claims(ask, d, out);
}

/* --- JSON ------------------------------------------------------------------------------------- */

static void point_json(const DebriefAsk *ask, const Debrief *d, int n, JsonOut *json) {
    const Session *g = ask->game;
    const Turning *t = &d->point[n];
    Text line = {0};
    json_out_object_begin(json);
    json_out_put_int(json, "entry", (int64_t)t->entry + 1);
    json_out_put_int(json, "turn", g->journal.entries[t->entry].turn);
    journal_line(&g->journal.entries[t->entry], g->scenario, &line);
    json_out_put_text(json, "command", line.data);
    json_out_put_text(json, "outcome_without", order_name(t->without.outcome));
    json_out_key(json, "moved");
    json_out_object_begin(json);
    for (int dial = 0; dial < DIALS; dial++) json_out_put_real(json, standing_dial_name(dial), t->moved[dial]);
    json_out_object_end(json);
    json_out_put_int(json, "other_histories", t->tried);
    json_out_put_int(json, "mattered", t->mattered);
    json_out_put_int(json, "the_same_way", t->agree);
    json_out_object_end(json);
    text_free(&line);
}

static void advisors_json(const Debrief *d, JsonOut *json) {
    json_out_key(json, "advisors");
    json_out_array_begin(json);
    for (int n = 0; n < d->scores; n++) {
        const AdviceScore *a = &d->score[n];
        json_out_object_begin(json);
        json_out_put_text(json, "seat", seat_info(a->seat)->role);
        json_out_put_text(json, "office", office_info((OfficeId)a->office)->name);
        json_out_put_int(json, "cards", a->given);
        json_out_put_int(json, "taken", a->followed);
        json_out_put_int(json, "better", a->better);
        json_out_put_int(json, "worse", a->worse);
        json_out_put_int(json, "same", a->same);
        json_out_object_end(json);
    }
    json_out_array_end(json);
}

void debrief_json(const DebriefAsk *ask, const Debrief *d, JsonOut *json) {
    Standing here;
    standing_of(ask->game, &here);
    json_out_object_begin(json);
    json_out_put_text(json, "outcome", order_name(here.outcome));
    json_out_put_int(json, "turns", here.turns);
    json_out_key(json, "dials");
    json_out_object_begin(json);
    for (int n = 0; n < DIALS; n++) json_out_put_real(json, standing_dial_name(n), here.dial[n]);
    json_out_object_end(json);
    json_out_key(json, "turning_points");
    json_out_array_begin(json);
    for (int n = 0; n < d->points; n++) point_json(ask, d, n, json);
    json_out_array_end(json);
    advisors_json(d, json);
    json_out_key(json, "claims");
    json_out_array_begin(json);
    for (int n = 0; ask->claims && n < ask->claims->count; n++)
        if (claim_touched(&ask->claims->claim[n], d->first) >= 0) json_out_text(json, ask->claims->claim[n].id);
    json_out_array_end(json);
    json_out_object_end(json);
}
