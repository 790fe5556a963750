/* The past of a game: rewind, branches, comparison, what-if, luck, debrief. Always true: see play.h;
 * none of it loses anything that was lived, and counterfactuals leave the game as it is. */
#include <stdlib.h>
#include <string.h>

#include "cli/play.h"
#include "cli/progress.h"
#include "core/memory.h"
#include "report/compare.h"
#include "report/debrief.h"

static bool whole_number(const char *word, int low, int high, int *out) {
    char *end;
    const long number = strtol(word, &end, 10);
    if (end == word || *end != '\0' || number < low || number > high) return false;
    *out = (int)number;
    return true;
}

/* --- branches --------------------------------------------------------------------------------- */

static bool told_no(const Err *err, Text *out) {
    text_add(out, "%s\n", err->text);
    return false;
}

static bool mode_allows(const Play *p, const char *why_not, Text *out) {
    if (table_allows(&p->table)) return true;
    text_add(out, "%s", tongue(why_not));
    return false;
}

/* What asks for other histories needs some months of this one. */
static bool was_lived(const Play *p, Text *out) {
    if (p->table.session->world.month > 0.5) return true;
    text_say(out, "No month has been lived yet. End a turn first: end\n");
    return false;
}

static bool go_to(Play *p, int n, Text *out) {
    Err err = {0};
    const Branches *all = &p->table.branches;
    if (!table_go_to(&p->table, n, &err)) return told_no(&err, out);
    text_say(out, "On branch %s.\n\n", all->branch[all->current].name);
    if (session_over(p->table.session)) board_end(&p->table.board, out);
    else board_turn(&p->table.board, out);
    return true;
}

/* A new branch from the begin of `turn`. */
static bool part(Play *p, const char *name, int turn, Text *out) {
    Err err = {0};
    const Branches *all = &p->table.branches;
    char left[BRANCH_NAME_BYTES];
    strcpy(left, all->branch[all->current].name);
    if (!table_part(&p->table, name, turn, &err)) {
        text_say(out, "No: %s.\n", err.text);
        return false;
    }
    text_say(out, "Back at the begin of turn %d, on branch %s.", turn, all->branch[all->current].name);
    if (branches_find(all, left) >= 0) text_say(out, " What was lived stays on branch %s.", left);
    text_add(out, "\n\n");
    board_turn(&p->table.board, out);
    return true;
}

bool play_on_rewind(Play *p, const PlayLine *line, Text *out) {
    int turn = 0;
    const Session *g = p->table.session;
    const int first = g->first_turn, last = session_turn(g);
    if (p->table.read_only[0]) return play_acts(p, out);
    if (!mode_allows(p, TONGUE("A game for the record is not rewound. At its end it can be looked at.\n"), out))
        return false;
    if (line->words == 2 && whole_number(line->word[1], first, last, &turn)) return part(p, NULL, turn, out);
    text_say(out, "Rewind to which turn? %d to %d. For example: rewind %d\n", first, last,
             last > first ? last - 1 : first);
    if (first > 1) text_say(out, "This game was taken up in turn %d and cannot be rewound further.\n", first);
    return false;
}

bool play_on_branch(Play *p, const PlayLine *line, Text *out) {
    if (p->table.read_only[0]) return play_acts(p, out);
    if (!mode_allows(p, TONGUE("A game for the record is not branched. At its end it can be looked at.\n"), out))
        return false;
    if (line->words != 2) {
        text_say(out, "A branch has a name of one word. For example: branch with-terms\n");
        return false;
    }
    const int there = branches_find(&p->table.branches, line->word[1]);
    if (there < 0) return part(p, line->word[1], session_turn(p->table.session), out);
    branches_keep(&p->table.branches, p->table.session);
    if (there != p->table.branches.current) return go_to(p, there, out);
    text_say(out, "We are on branch %s.\n", line->word[1]);
    return true;
}

bool play_on_branches(Play *p, const PlayLine *line, Text *out) {
    const Branches *all = &p->table.branches;
    (void)line;
    branches_keep(&p->table.branches, p->table.session);
    for (int n = 0; n < all->count; n++) {
        const Branch *b = &all->branch[n];
        const int last = b->journal.count ? b->journal.entries[b->journal.count - 1].turn : b->turn;
        char words[BRANCH_WORDS_BYTES];
        compare_branch(p->table.scenario, all, n, words);
        text_add(out, "%s %s", n == all->current ? "*" : " ", b->name);
        text_add(out, strcmp(words, b->name) == 0 ? ": " : ", %s: ", words);
        if (b->parent >= 0)
            text_say(out, "parts from %s at the begin of turn %d, ", all->branch[b->parent].name, b->turn);
        text_say(out, "%zu commands, to turn %d\n", b->journal.count - branches_own(all, n), last);
    }
    text_say(out, "Go to one: branch NAME. Side by side: compare NAME NAME\n");
    return true;
}

/* --- comparing -------------------------------------------------------------------------------- */

static int branch_named(const Play *p, const char *name, Text *out) {
    const int n = branches_find(&p->table.branches, name);
    if (n < 0) text_say(out, "There is no branch \"%.40s\". See: branches\n", name);
    return n;
}

bool play_on_compare(Play *p, const PlayLine *line, Text *out) {
    const Branches *all = &p->table.branches;
    branches_keep(&p->table.branches, p->table.session);
    int one = all->branch[all->current].parent, two = all->current;
    if (line->words == 2) one = branch_named(p, line->word[1], out);
    if (line->words > 2) one = branch_named(p, line->word[1], out), two = branch_named(p, line->word[2], out);
    if (line->words > 1 && (one < 0 || two < 0)) return false;
    if (one < 0 || one == two) {
        text_say(out, "There is only one history to look at. Begin another: rewind TURN, or what-if\n");
        return false;
    }
    Err err = {0};
    Session *a = table_live(&p->table, one, &err), *b = a ? table_live(&p->table, two, &err) : NULL;
    if (!b) told_no(&err, out);
    if (b) {
        const Sides sides = {{a, b}, {all->branch[one].name, all->branch[two].name}};
        compare_write(&sides, out);
        session_free(b);
    }
    if (a) session_free(a);
    free(a);
    free(b);
    return a && b;
}

/* The command that is put in place of another, by the same seat. */
static bool instead_read(const Play *p, const PlayLine *line, SeatId seat, Deviation *d, Text *out) {
    const int words = line->words;
    const bool down = play_is(line->word[words - 1], "down"), way = down || play_is(line->word[words - 1], "up");
    const ActId id = play_card(p, seat, line, 2, words - (way && words > 3), out);
    if (id == ACT_NONE) return false;
    *d = table_instead(&p->table, d->entry, id, down);
    return true;
}

static bool deviation_read(const Play *p, const PlayLine *line, Deviation *d, Text *out) {
    const Journal *j = &p->table.session->journal;
    int number = 0;
    if (line->words < 3 || !whole_number(line->word[1], 1, 1000000, &number)) {
        text_say(out, "This is written: what-if N without, or what-if N CARD; N is the number of a command: "
                      "journal\n");
        return false;
    }
    if (number > (int)j->count) {
        text_say(out, "The journal has %zu commands; there is no number %d yet.\n", j->count, number);
        return false;
    }
    d->entry = (size_t)number - 1;
    const Command *c = &j->entries[d->entry].command;
    if (!table_is_choice(&p->table, d->entry)) {
        text_say(out, "Command %d is no choice that could have been made otherwise here: journal\n", number);
        return false;
    }
    d->kind = DEVIATION_WITHOUT;
    return play_is(line->word[2], "without") || instead_read(p, line, c->seat, d, out);
}

bool play_on_whatif(Play *p, const PlayLine *line, Text *out) {
    Deviation d = {.kind = DEVIATION_NONE};
    Followed tally;
    if (!mode_allows(p, TONGUE("A game for the record is not lived otherwise. At its end it can be looked at.\n"),
                     out) ||
        !was_lived(p, out) || !deviation_read(p, line, &d, out))
        return false;
    Session *other = memory_new(sizeof *other);
    const bool taken = counterfactual(p->table.session, &d, other, &tally);
    if (taken) {
        const Sides sides = {{p->table.session, other}, {tongue("as it was"), tongue("what if")}};
        compare_write(&sides, out);
        if (tally.refused > 0)
            text_say(out, "%d of our %d orders were refused there and left out.\n", tally.refused, tally.given);
    } else {
        text_say(out, "That card could not have been taken then.\n");
    }
    session_free(other);
    free(other);
    return taken;
}

/* --- luck and debrief ------------------------------------------------------------------------- */

static void told_luck(void *progress, uint64_t done, uint64_t all) { progress_show(progress, done, all, "histories"); }

bool play_on_luck(Play *p, const PlayLine *line, Text *out) {
    int runs = 0;
    if (!mode_allows(
            p, TONGUE("A game for the record is not counted before it ends. At its end it can be looked at.\n"), out) ||
        !was_lived(p, out))
        return false;
    if (line->words > 1 && !whole_number(line->word[1], 10, 100000, &runs)) {
        text_say(out, "How many histories? 10 to 100000. For example: luck 200\n");
        return false;
    }
    Progress progress = progress_begin();
    Luck luck;
    const LuckAsk ask = {.game = p->table.session, .runs = runs, .told = &progress, .progress = told_luck};
    luck_count(&ask, &luck);
    progress_end(&progress);
    luck_write(&luck, p->table.session, out);
    return true;
}

bool play_on_debrief(Play *p, const PlayLine *line, Text *out) {
    (void)line;
    if (!mode_allows(p,
                     TONGUE("A game for the record is not debriefed before it ends. At its end it can be looked at.\n"),
                     out) ||
        !was_lived(p, out))
        return false;
    Err err = {0};
    Claims *claims = memory_zeros(1, sizeof *claims);
    if (!claims_read(p->table.dir, claims, &err)) text_say(out, "The claims cannot be told: %s.\n", err.text);
    Progress progress = progress_begin();
    const DebriefAsk ask = {.game = p->table.session, .seat = p->table.board.seat, .assumed = p->table.assumed,
                            .claims = claims, .told = &progress, .progress = told_luck};
    Debrief debrief;
    debrief_count(&ask, &debrief);
    progress_end(&progress);
    debrief_write(&ask, &debrief, out);
    debrief_free(&debrief);
    free(claims);
    return true;
}
