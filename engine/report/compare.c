/* Two histories. Always true: see compare.h. */
#include "report/compare.h"

#include <stdio.h>
#include <string.h>

#include "core/real.h"
#include "model/rulebook.h"
#include "ensemble/luck.h"
#include "report/board.h"
#include "report/debrief.h"
#include "report/dials.h"
#include "report/figures.h"
#include "report/words.h"
#include "session/naming.h"

/* --- where they part -------------------------------------------------------------------------- */

static bool same_entry(const Session *a, const JournalEntry *x, const Session *b, const JournalEntry *y) {
    if (x->command.kind == COMMAND_END_TURN && y->command.kind == COMMAND_END_TURN)
        return x->turn == y->turn && digest_equal(x->digest, y->digest);
    Text one = {0}, two = {0};
    journal_line(x, a->scenario, &one);
    journal_line(y, b->scenario, &two);
    const bool same = strcmp(one.data, two.data) == 0;
    text_free(&one);
    text_free(&two);
    return same;
}

int compare_parts(const Sides *sides) {
    const Session *a = sides->game[0], *b = sides->game[1];
    if (a->setup.seed != b->setup.seed || strcmp(a->scenario->start_name, b->scenario->start_name) != 0)
        return 1;
    const Journal *x = &a->journal, *y = &b->journal;
    for (size_t n = 0; n < x->count && n < y->count; n++)
        if (!same_entry(a, &x->entries[n], b, &y->entries[n])) return x->entries[n].turn;
    if (x->count == y->count) return 0;
    return x->count > y->count ? x->entries[y->count].turn : y->entries[x->count].turn;
}

/* --- what was chosen -------------------------------------------------------------------------- */

/* The way of a lever: from where the seat had set it before entry e, in the same turn or before. */
static double way_of(const Session *g, const JournalEntry *e, Act act) {
    const World *then = session_past(g, e->turn);
    if (!act_info(act.act)->lever || !then) return 1.0;
    double from = act_setting(then, act.act, act.seat);
    for (const JournalEntry *x = g->journal.entries; x < e; x++)
        if (x->turn == e->turn && x->command.kind == COMMAND_ACT && x->command.act.seat == act.seat &&
            x->command.act.act == act.act)
            from = x->command.act.to;
    return act.to - from;
}

static void deal_write(const Session *g, const JournalEntry *e, Text *out) {
    const Offer *o = &e->command.offer;
    text_say(out, "asked %s for \"", g->scenario->seat_name[o->to]);
    naming_card(o->ask, way_of(g, e, o->ask), false, out);
    text_say(out, "\"");
    if (o->give.act == ACT_NONE) return;
    text_say(out, " for \"");
    naming_card(o->give, way_of(g, e, o->give), false, out);
    text_say(out, "\"");
}

void compare_command(const Session *g, const JournalEntry *e, Text *out) {
    const Command *c = &e->command;
    text_add(out, "%s: ", g->scenario->seat_name[c->seat]);
    switch (c->kind) {
    case COMMAND_ACT: naming_card(c->act, way_of(g, e, c->act), false, out); break;
    case COMMAND_OFFER: deal_write(g, e, out); break;
    case COMMAND_CHOOSE:
        text_add(out, "%s: %s", g->scenario->rules->event[c->event].title,
                 g->scenario->rules->event[c->event].choice[c->number].label);
        break;
    case COMMAND_ANSWER:
        text_say(out, c->yes ? "yes to %s, which " : "no to %s, which ", g->scenario->seat_name[c->offer.from]);
        deal_write(g, e, out);
        break;
    default: text_say(out, "a forecast");
    }
}

static bool is_choice(const JournalEntry *e) {
    return command_of_seat(e->command.kind) && e->command.kind != COMMAND_PREDICT;
}

static bool has_entry(const Session *in, const Session *of, const JournalEntry *e) {
    for (size_t n = 0; n < in->journal.count; n++) {
        const JournalEntry *other = &in->journal.entries[n];
        if (other->turn == e->turn && other->command.kind == e->command.kind &&
            same_entry(in, other, of, e))
            return true;
    }
    return false;
}

bool compare_only(const Sides *sides, int side, int from, const JournalEntry *e) {
    return is_choice(e) && e->turn >= from && !has_entry(sides->game[1 - side], sides->game[side], e);
}

enum { CHOICES_TOLD = 8 };

void compare_choices(const Sides *sides, int side, Text *out) {
    const int from = compare_parts(sides);
    const Session *g = sides->game[side];
    int told = 0, left = 0;
    text_say(out, "Only in %s\n", sides->name[side]);
    for (size_t n = 0; n < g->journal.count; n++) {
        const JournalEntry *e = &g->journal.entries[n];
        if (!compare_only(sides, side, from, e)) continue;
        if (told == CHOICES_TOLD) {
            left++;
            continue;
        }
        Text line = {0};
        text_say(&line, "Turn %d, ", e->turn);
        compare_command(g, e, &line);
        text_add(&line, ".");
        board_say(out, "", 2, &line);
        told++;
    }
    if (left > 0) text_say(out, "  %d more.\n", left);
    if (told == 0) text_say(out, "  Nothing.\n");
}

/* --- what it led to --------------------------------------------------------------------------- */

void compare_outcome(const Sides *sides, int side, Text *out) {
    const Session *g = sides->game[side];
    const World *w = &g->world;
    char date[DATE_BYTES];
    Text line = {0};
    text_say(&line, "%s: %s, turn %d. ", sides->name[side],
             figures_date(g->scenario, (int)w->month, date), session_turn(g));
    words_fill(g->scenario, words_outcome(world_outcome(w)), &line);
    text_say(&line, " File: %s.", words_stage((int)w->stage));
    board_say(out, "", 0, &line);
}

/* The dials as numbers from 0 to 1, for lives in its own words. */
static void dials_write(const Sides *sides, Text *out) {
    for (int id = 0; id < DIAL_COUNT; id++) {
        Text said[2] = {{0}};
        for (int side = 0; side < 2; side++)
            dial_write((DialId)id, sides->game[side]->scenario, &sides->game[side]->world, &said[side]);
        if (strcmp(said[0].data, said[1].data) == 0) {
            Text line = {0};
            text_say(&line, "%s: the same, %s", dial_name((DialId)id), said[0].data);
            board_say(out, "", 2, &line);
        } else {
            text_add(out, "  %s\n", dial_name((DialId)id));
            for (int side = 0; side < 2; side++) {
                Text line = {0};
                text_add(&line, "%s: %s", sides->name[side], said[side].data);
                board_say(out, "", 4, &line);
            }
        }
        text_free(&said[0]);
        text_free(&said[1]);
    }
}

void compare_goals(const Sides *sides, Text *out) {
    Standing stand[2];
    for (int side = 0; side < 2; side++) standing_of(sides->game[side], &stand[side]);
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        if (sides->game[0]->setup.holder[seat] != HOLDER_PERSON) continue;
        GoalId goal[GOALS_OF_SEAT_MAX];
        const int count = standing_goals(sides->game[0], (SeatId)seat, goal);
        for (int n = 0; n < count; n++) {
            const GoalState a = stand[0].goal[seat][n], b = stand[1].goal[seat][n];
            Text line = {0};
            if (a == b) text_say(&line, "both %s", tongue(goal_state_word(a)));
            else text_add(&line, "%s (%s), %s (%s)", tongue(goal_state_word(a)), sides->name[0],
                          tongue(goal_state_word(b)), sides->name[1]);
            text_add(&line, ": ");
            naming_fill(sides->game[0]->scenario, goal_info(sides->game[0]->scenario, goal[n]).text, &line);
            text_add(&line, ".");
            board_say(out, "", 2, &line);
        }
    }
}

/* --- histories by name ------------------------------------------------------------------------- */

/* A name that nobody gave: the first, or a number. */
static bool is_nameless(const Branch *b) { return b->parent < 0 || strspn(b->name, "0123456789") == strlen(b->name); }

static int month_parted(const Branches *all, int n) {
    const Journal *j = &all->branch[n].journal;
    const size_t own = branches_own(all, n);
    if (j->count == 0) return 0;
    return j->entries[own < j->count ? own : j->count - 1].month;
}

const char *compare_branch(const Scenario *s, const Branches *all, int n, char out[BRANCH_WORDS_BYTES]) {
    const Branch *b = &all->branch[n];
    char date[DATE_BYTES];
    bool alone = true;
    if (!is_nameless(b)) snprintf(out, BRANCH_WORDS_BYTES, "%s", b->name);
    else if (b->parent < 0) snprintf(out, BRANCH_WORDS_BYTES, "%s", tongue("as first played"));
    else {
        const int month = month_parted(all, n);
        for (int k = 0; k < all->count; k++)
            if (k != n && all->branch[k].parent >= 0 && is_nameless(&all->branch[k]) && month_parted(all, k) == month)
                alone = false;
        tongue_write(out, BRANCH_WORDS_BYTES, "from %s", figures_date(s, month + 1, date));
        const size_t used = strlen(out);
        if (!alone) snprintf(out + used, BRANCH_WORDS_BYTES - used, " (%s)", b->name);
    }
    return out;
}

/* Numbers that tell how far two worlds are apart. */
static const VarId numbers[] = {VAR_attack_decade, VAR_occupied_share, VAR_unity, VAR_governance,
                                VAR_support_mean, VAR_cohesion, VAR_coalition_seen, VAR_menace};

static void number_name(const Session *g, VarId id, Text *out) {
    const Board board = {.game = g};
    if (id == VAR_occupied_share) text_say(out, "the share of the territory that is occupied");
    else if (id == VAR_menace) words_fill(g->scenario, TONGUE("{rival}'s menace"), out);
    else board_words_of(&board, id, out);
}

const VarId *compare_numbers_told(int *count) {
    *count = (int)COUNT_OF(numbers);
    return numbers;
}

void compare_numbers(const Sides *sides, Text *out) {
    for (size_t n = 0; n < COUNT_OF(numbers); n++) {
        const double a = world_get(&sides->game[0]->world, numbers[n], 0);
        const double b = world_get(&sides->game[1]->world, numbers[n], 0);
        Text line = {0};
        if (real_abs(a - b) < 0.0005) continue;
        number_name(sides->game[0], numbers[n], &line);
        text_add(&line, ": ");
        figures_plain(numbers[n], a, &line);
        text_say(&line, " and ");
        figures_plain(numbers[n], b, &line);
        text_add(&line, " (");
        figures_change(numbers[n], b - a, &line);
        text_add(&line, ").");
        board_say(out, "", 2, &line);
    }
}

void compare_parting(const Sides *sides, Text *out) {
    const int turn = compare_parts(sides);
    const Session *a = sides->game[0];
    char date[DATE_BYTES];
    if (turn == 0) {
        text_say(out, "%s and %s are the same history.\n", sides->name[0], sides->name[1]);
        return;
    }
    const World *then = session_past(a, turn);
    text_say(out, "Two histories: %s, and %s. ", sides->name[0], sides->name[1]);
    if (then) text_say(out, "They part in turn %d, %s.\n", turn, figures_date(a->scenario, (int)then->month + 1, date));
    else text_say(out, "They part in turn %d.\n", turn);
}

void compare_write(const Sides *sides, Text *out) {
    compare_parting(sides, out);
    if (compare_parts(sides) == 0) return;
    text_add(out, "\n");
    for (int side = 0; side < 2; side++) compare_choices(sides, side, out);
    text_say(out, "\nWhat it led to\n");
    for (int side = 0; side < 2; side++) compare_outcome(sides, side, out);
    text_say(out, "\nDials\n");
    dials_write(sides, out);
    text_say(out, "\nGoals\n");
    compare_goals(sides, out);
    text_say(out, "\nNumbers that differ: %s, then %s\n", sides->name[0], sides->name[1]);
    compare_numbers(sides, out);
}

/* --- JSON ------------------------------------------------------------------------------------- */

static void side_json(const Sides *sides, int side, JsonOut *json) {
    const Session *g = sides->game[side];
    Standing stand;
    standing_of(g, &stand);
    json_out_object_begin(json);
    json_out_put_text(json, "name", sides->name[side]);
    json_out_put_int(json, "turn", stand.turns);
    json_out_put_int(json, "month", stand.month);
    json_out_put_text(json, "outcome", order_name(stand.outcome));
    json_out_key(json, "dials");
    json_out_object_begin(json);
    for (int d = 0; d < DIALS; d++) json_out_put_real(json, standing_dial_name(d), stand.dial[d]);
    json_out_object_end(json);
    json_out_key(json, "only_here");
    json_out_array_begin(json);
    for (size_t n = 0; n < g->journal.count; n++) {
        const JournalEntry *e = &g->journal.entries[n];
        if (!is_choice(e) || has_entry(sides->game[1 - side], g, e)) continue;
        Text line = {0};
        journal_line(e, g->scenario, &line);
        json_out_text(json, line.data);
        text_free(&line);
    }
    json_out_array_end(json);
    json_out_object_end(json);
}

void compare_json(const Sides *sides, JsonOut *json) {
    json_out_object_begin(json);
    json_out_put_int(json, "part_in_turn", compare_parts(sides));
    json_out_key(json, "histories");
    json_out_array_begin(json);
    for (int side = 0; side < 2; side++) side_json(sides, side, json);
    json_out_array_end(json);
    json_out_object_end(json);
}
