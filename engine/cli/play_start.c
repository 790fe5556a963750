/* Before the first turn: which start, which seat, and what is said first.
 * Always true: see play.h; what was not given is asked for on a terminal and has a default
 * elsewhere; a session is begun only for a seat that the pack fills. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "class/station_table.h"
#include "cli/cli.h"
#include "cli/game_saved.h"
#include "cli/play.h"
#include "core/memory.h"
#include "table/saved.h"
#include "report/paper.h"

/* --- the list --------------------------------------------------------------------------------- */

enum { LENGTH_GAMES = 5 };

/* Turns of a game in which every seat is a bot's. */
static int turns_of(const Scenario *s, uint64_t seed) {
    Session *g = memory_new(sizeof *g);
    const Setup setup = session_setup(seed, MODE_STANDARD, SEAT_NONE);
    session_begin(g, s, &setup);
    while (!session_over(g) && session_end_turn(g, true, NULL)) {}
    const int turns = session_turn(g);
    session_free(g);
    free(g);
    return turns;
}

/* "24 to 31 turns": from a few games of bots. */
static void length_write(const Play *p, const char *start, Text *out) {
    Err err = {0};
    Scenario *s = memory_new(sizeof *s);
    int least = 1000, most = 0;
    if (!book_start(p->table.book, start, NULL, 0, s, &err)) {
        free(s);
        return;
    }
    for (int n = 1; n <= LENGTH_GAMES; n++) {
        const int turns = turns_of(s, (uint64_t)n);
        least = turns < least ? turns : least;
        most = turns > most ? turns : most;
    }
    text_say(out, " Length: %d to %d turns in %d games of bots.", least, most, LENGTH_GAMES);
    free(s);
}

static void quiet_write(const Pack *pack, const PackStart *start, Text *out) {
    int told = 0;
    for (int n = 0; n < SEAT_COUNT; n++)
        if (start->quiet[n])
            text_add(out, "%s%s", told++ ? ", " : tongue(" Little to decide here for "), pack->seat[n].name);
    if (told) text_add(out, ".");
}

static void start_write(const Play *p, int n, Text *out) {
    const PackStart *start = &p->table.pack.start[n];
    Text line = {0};
    text_add(&line, "%d. %s (%s). %s", n + 1, start->title, start->name, start->summary);
    quiet_write(&p->table.pack, start, &line);
    length_write(p, start->name, &line);
    board_say(out, "", 2, &line);
}

static void seats_write(const Play *p, Text *out) {
    for (int n = 0; n < SEAT_COUNT; n++) {
        const SeatId seat = (SeatId)n;
        if (!seat_sits(p->table.scenario, seat)) continue;
        Text line = {0};
        text_add(&line, "%d. %s (%s), %s. %s", n + 1, p->table.scenario->seat_name[seat],
                 seat_info(seat)->role, tongue(seat_info(seat)->office), tongue(seat_info(seat)->question));
        board_say(out, "", 2, &line);
    }
}

void play_list(Play *p, Text *out) {
    text_say(out, "%s\n\nStarts\n", tongue_in(p->table.pack.title, "pack"));
    for (int n = 0; n < p->table.pack.starts; n++) start_write(p, n, out);
    text_say(out, "\nSeats\n");
    seats_write(p, out);
    text_say(out, "\nContent note\n");
    paper_wrap(out, "", 2, tongue_in(p->table.pack.content_note, "pack"));
    text_say(out, "\nTo play: accession play --text --start NAME --seat NAME\n");
}

/* --- asking ----------------------------------------------------------------------------------- */

/* A whole number from 1 to `most`; Enter for 1; 0 when the input ends. */
static int ask_number(const char *what, int most) {
    for (;;) {
        char lead[128];
        tongue_write(lead, sizeof lead, "%s, 1 to %d (Enter for 1): ", what, most);
        char *line = play_ask(lead);
        if (!line) return 0;
        char *end;
        const long number = strtol(line, &end, 10);
        const bool empty = line[0] == '\0', whole = end != line && *end == '\0';
        free(line);
        if (empty) return 1;
        if (whole && number >= 1 && number <= most) return (int)number;
        printf(tongue("A number from 1 to %d, please.\n"), most);
    }
}

static bool ask_start(Play *p, Options *o, Err *err) {
    Text out = {0};
    text_say(&out, "Which start?\n");
    for (int n = 0; n < p->table.pack.starts; n++) start_write(p, n, &out);
    play_print(&out);
    const int number = ask_number(tongue("Start"), p->table.pack.starts);
    if (number == 0) return err_set(err, "play: no start was chosen");
    o->start = p->table.pack.start[number - 1].name;
    return true;
}

static bool ask_seat(const Play *p, SeatId *seat, Err *err) {
    Text out = {0};
    text_say(&out, "\nWhich seat?\n");
    seats_write(p, &out);
    play_print(&out);
    for (;;) {
        const int number = ask_number(tongue("Seat"), SEAT_COUNT);
        if (number == 0) return err_set(err, "play: no seat was chosen");
        *seat = (SeatId)(number - 1);
        if (seat_sits(p->table.scenario, *seat)) return true;
        printf("%s", tongue("Nobody sits there in this pack.\n"));
    }
}

/* --- the setup -------------------------------------------------------------------------------- */

static bool seat_chosen(Play *p, SeatId *seat, Err *err) {
    const char *word = p->options->seat;
    *seat = SEAT_candidate;
    if (!word && p->terminal) return ask_seat(p, seat, err);
    if (!word) return true;
    return table_seat_asked(&p->table, word, seat, err);
}

static bool private_chosen(const Options *o, const Scenario *s, SeatId seat, Setup *setup, Err *err) {
    if (o->private == 0) return true;
    GoalId goal[GOALS_MAX];
    const int count = goals_of(s, seat, goal);
    int open = 0;
    while (open < count && !goal_info(s, goal[open]).is_private) open++;
    if (o->private > count - open)
        return err_set(err, "--private: this seat has %d private goals", count - open);
    setup->private_goal[seat] = (int)goal[open + o->private - 1];
    return true;
}

static bool setup_chosen(Play *p, SeatId seat, Setup *setup, Err *err) {
    const Options *o = p->options;
    Mode mode;
    if (!mode_find(o->mode, &mode))
        return err_set(err, "--mode: found \"%s\"; guided, standard or record is wanted", o->mode);
    if (o->turn_months != 0 && o->turn_months != 3 && o->turn_months != 6 && o->turn_months != 12)
        return err_set(err, "--turn-months: 3, 6 or 12 months (0: by situation)");
    *setup = session_setup((uint64_t)o->seed, mode, seat);
    setup->turn_fixed = (int)o->turn_months;
    setup->destabilisation = o->allow_destabilisation;
    return private_chosen(o, p->table.scenario, seat, setup, err);
}

static void opening(const Play *p, const Setup *setup, Text *out) {
    const Scenario *s = p->table.scenario;
    Text line = {0};
    text_say(out, "%s: an imagined history\n", tongue_in(s->title, "pack"));
    play_notice(p, out);
    text_say(&line, "\n%s. Our seat is %s, %s. %s Mode %s, seed %llu.", s->start_title,
             s->seat_name[p->table.board.seat], tongue(seat_info(p->table.board.seat)->office),
             tongue(seat_info(p->table.board.seat)->question), mode_name(setup->mode),
             (unsigned long long)setup->seed);
    board_say(out, "", 0, &line);
    for (int n = 0; n < p->table.pack.starts; n++)
        if (strcmp(p->table.pack.start[n].name, s->start_name) == 0)
            paper_wrap(out, "", 0, p->table.pack.start[n].summary);
    text_say(out, "help lists every command.\n\n");
    board_turn(&p->table.board, out);
}

/* A saved game brings its own beginning. */
static bool alone(const Options *o, Err *err) {
    static const struct {
        OptionId id;
        const char *name;
    } others[] = {{OPTION_start, "start"}, {OPTION_seat, "seat"}, {OPTION_mode, "mode"},
                  {OPTION_seed, "seed"}, {OPTION_private, "private"}, {OPTION_set, "set"}};
    if (o->load && o->resume) return err_set(err, "play: --load names a game, --resume takes the last: one of them");
    for (size_t n = 0; n < COUNT_OF(others); n++)
        if (o->given[others[n].id])
            return err_set(err, "play: a saved game brings its own --%s; leave it out", others[n].name);
    return true;
}

/* Of a sound file whose game cannot be taken up here, since its pack is missing: all that it says. */
static void show_file(const Options *o, const Where *w, Text *out) {
    char path[SAVE_PATH_BYTES];
    Save save;
    if (!o->load || !where_save(w, o->load, path, NULL) || !save_read(path, &save, NULL)) return;
    text_say(out, "For reading only: this game cannot be taken up here.\n");
    saved_card_write(path, &save, out);
    saved_journal_write(&save, out);
    save_close(&save);
}

/* Takes up a saved game instead of beginning one. */
static bool begin_saved(Play *p, Err *err) {
    Text out = {0};
    const Options *o = p->options;
    const bool done = o->load ? table_take_up(&p->table, &p->where, o->load, &out, err)
                              : table_resume(&p->table, &p->where, &out, err) || err_wrap(err, "--resume");
    if (!done) {
        text_free(&out);
        show_file(o, &p->where, &out);
        play_print(&out);
        return false;
    }
    play_notice(p, &out);
    text_add(&out, "\n");
    if (session_over(p->table.session)) board_end(&p->table.board, &out);
    else board_turn(&p->table.board, &out);
    play_print(&out);
    return true;
}

static bool begin_new(Play *p, SeatId seat, const Setup *setup, Err *err) {
    if (!table_begin(&p->table, &p->where, seat, setup, err)) return false;
    p->watched = p->table.pack_digest;
    Text out = {0};
    opening(p, setup, &out);
    play_print(&out);
    return true;
}

/* What a class has ordered; it brings its own beginning, and people in several seats share the machine. */
static bool begin_order(Play *p, Err *err) {
    const Options *o = p->options;
    if (!station_table_begin(o->order, &p->where, o->seat, false, o->output, &p->table, err)) return false;
    p->watched = p->table.pack_digest;
    Text out = {0};
    opening(p, &p->table.session->setup, &out);
    play_print(&out);
    return true;
}

static bool changes_of(const OptionList *set, Changes *out, Err *err) {
    *out = (Changes){.count = 0};
    for (int n = 0; n < set->count; n++) {
        if (out->count == CHANGES_MAX || strlen(set->item[n]) >= CHANGE_BYTES)
            return err_set(err, "--set: a game keeps at most %d changes of %d bytes", CHANGES_MAX,
                           CHANGE_BYTES - 1);
        strcpy(out->item[out->count++], set->item[n]);
    }
    return true;
}

/* The pack with its first start, to ask which is wanted. */
static bool asked(Play *p, Options *o, const char *dir, Err *err) {
    return table_open(&p->table, dir, o->language, NULL, NULL, err) && ask_start(p, o, err);
}

bool play_begin(Play *p, Err *err) {
    Options *o = p->options;
    char dir[PACK_PATH_BYTES];
    SeatId seat;
    Setup setup;
    Changes changes;
    p->table.carries = o->with_pack;
    if (!game_where(o, &p->where, err)) return false;
    if (o->load || o->resume) return alone(o, err) && begin_saved(p, err);
    if (o->order) return begin_order(p, err);
    if (!game_find(o, o->pack, dir, err) || !changes_of(&o->set, &changes, err)) return false;
    if (p->terminal && !o->start && !o->list && !o->seat && !asked(p, o, dir, err)) return false;
    if (!table_open(&p->table, dir, o->language, o->start, &changes, err)) {
        game_name_archive(o, dir, err);
        return false;
    }
    return o->list || (seat_chosen(p, &seat, err) && setup_chosen(p, seat, &setup, err) &&
                       begin_new(p, seat, &setup, err));
}
