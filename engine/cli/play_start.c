/* Before the first turn: which start, which seat, and what is said first.
 * Always true: see play.h; what was not given is asked for on a terminal and has a default
 * elsewhere; a session is begun only for a seat that the pack fills. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/play.h"
#include "cli/saved.h"
#include "report/paper.h"

/* --- the list --------------------------------------------------------------------------------- */

enum { LENGTH_GAMES = 5 };

/* Turns of a game in which every seat is a bot's. */
static int turns_of(const Scenario *s, uint64_t seed) {
    Session *g = malloc(sizeof *g);
    ASSERT(g);
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
    const OptionList none = {.count = 0};
    Err err = {0};
    Scenario *s = malloc(sizeof *s);
    ASSERT(s);
    int least = 1000, most = 0;
    if (!game_start(p->game.book, start, &none, s, &err)) {
        free(s);
        return;
    }
    for (int n = 1; n <= LENGTH_GAMES; n++) {
        const int turns = turns_of(s, (uint64_t)n);
        least = turns < least ? turns : least;
        most = turns > most ? turns : most;
    }
    text_add(out, " Length: %d to %d turns in %d games of bots.", least, most, LENGTH_GAMES);
    free(s);
}

static void start_write(const Play *p, int n, Text *out) {
    const PackStart *start = &p->pack.start[n];
    Text line = {0};
    text_add(&line, "%d. %s (%s). %s", n + 1, start->title, start->name, start->summary);
    length_write(p, start->name, &line);
    board_say(out, "", 2, &line);
}

static void seats_write(const Play *p, Text *out) {
    for (int n = 0; n < SEAT_COUNT; n++) {
        const SeatId seat = (SeatId)n;
        if (!seat_sits(p->game.scenario, seat)) continue;
        Text line = {0};
        text_add(&line, "%d. %s (%s), %s. %s", n + 1, p->game.scenario->seat_name[seat],
                 seat_info(seat)->role, seat_info(seat)->office, seat_info(seat)->question);
        board_say(out, "", 2, &line);
    }
}

void play_list(Play *p, Text *out) {
    text_add(out, "%s\n\nStarts\n", p->pack.title);
    for (int n = 0; n < p->pack.starts; n++) start_write(p, n, out);
    text_add(out, "\nSeats\n");
    seats_write(p, out);
    text_add(out, "\nContent note\n");
    paper_wrap(out, "", 2, p->pack.content_note);
    text_add(out, "\nTo play: accession play --text --start NAME --seat NAME\n");
}

/* --- asking ----------------------------------------------------------------------------------- */

/* A whole number from 1 to `most`; Enter for 1; 0 when the input ends. */
static int ask_number(const char *what, int most) {
    for (;;) {
        char prompt[64];
        snprintf(prompt, sizeof prompt, "%s, 1 to %d (Enter for 1): ", what, most);
        char *line = play_ask(prompt);
        if (!line) return 0;
        char *end;
        const long number = strtol(line, &end, 10);
        const bool empty = line[0] == '\0', whole = end != line && *end == '\0';
        free(line);
        if (empty) return 1;
        if (whole && number >= 1 && number <= most) return (int)number;
        printf("A number from 1 to %d, please.\n", most);
    }
}

static bool ask_start(Play *p, Options *o, Err *err) {
    Text out = {0};
    text_add(&out, "Which start?\n");
    for (int n = 0; n < p->pack.starts; n++) start_write(p, n, &out);
    play_print(&out);
    const int number = ask_number("Start", p->pack.starts);
    if (number == 0) return err_set(err, "play: no start was chosen");
    o->start = p->pack.start[number - 1].name;
    return true;
}

static bool ask_seat(const Play *p, SeatId *seat, Err *err) {
    Text out = {0};
    text_add(&out, "\nWhich seat?\n");
    seats_write(p, &out);
    play_print(&out);
    for (;;) {
        const int number = ask_number("Seat", SEAT_COUNT);
        if (number == 0) return err_set(err, "play: no seat was chosen");
        *seat = (SeatId)(number - 1);
        if (seat_sits(p->game.scenario, *seat)) return true;
        printf("Nobody sits there in this pack.\n");
    }
}

/* --- the setup -------------------------------------------------------------------------------- */

static bool seat_chosen(Play *p, SeatId *seat, Err *err) {
    const Scenario *s = p->game.scenario;
    const char *word = p->options->seat;
    *seat = SEAT_candidate;
    if (!word && p->terminal) return ask_seat(p, seat, err);
    if (!word) return true;
    *seat = play_seat_find(s, word);
    if (*seat != SEAT_NONE && seat_sits(s, *seat)) return true;
    if (*seat != SEAT_NONE)
        return err_set(err, "--seat: nobody sits as %s in this pack; `accession play --text --list` "
                            "names its seats", word);
    const char *near = play_seat_near(s, word);
    return err_set(err, "--seat: there is no seat \"%s\"; %s%s%s", word,
                   near ? "did you mean \"" : "`accession play --text --list` names them",
                   near ? near : "", near ? "\"?" : "");
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
    return private_chosen(o, p->game.scenario, seat, setup, err);
}

/* "2023-01-31" as "31 January 2023". */
static void date_write(const char *iso, char out[32]) {
    static const char *const months[] = {"January", "February", "March", "April", "May", "June",
                                         "July", "August", "September", "October", "November",
                                         "December"};
    int year = 0, month = 0, day = 0;
    if (sscanf(iso, "%4d-%2d-%2d", &year, &month, &day) == 3 && month >= 1 && month <= 12)
        snprintf(out, 32, "%d %s %d", day, months[month - 1], year);
    else snprintf(out, 32, "%.16s", iso);
}

static void opening(const Play *p, const Setup *setup, Text *out) {
    const Scenario *s = p->game.scenario;
    Text line = {0};
    text_add(out, "%s: an imagined history\n", s->title);
    play_notice(p, out);
    text_add(&line, "\n%s. Our seat is %s, %s. %s Mode %s, seed %llu.", s->start_title,
             s->seat_name[p->board.seat], seat_info(p->board.seat)->office,
             seat_info(p->board.seat)->question, mode_name(setup->mode),
             (unsigned long long)setup->seed);
    board_say(out, "", 0, &line);
    for (int n = 0; n < p->pack.starts; n++)
        if (strcmp(p->pack.start[n].name, s->start_name) == 0)
            paper_wrap(out, "", 0, p->pack.start[n].summary);
    text_add(out, "help lists every command.\n\n");
    board_turn(&p->board, out);
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
static void show_file(const Options *o, Text *out) {
    char path[SAVE_PATH_BYTES];
    Save save;
    if (!o->load || !saved_path(o->load, o, path, NULL) || !save_read(path, &save, NULL)) return;
    text_add(out, "For reading only: this game cannot be taken up here.\n");
    saved_card_write(path, &save, out);
    saved_journal_write(&save, out);
    save_close(&save);
}

/* Takes up a saved game instead of beginning one. */
static bool begin_saved(Play *p, Err *err) {
    Text out = {0};
    p->board = (Board){.last = &p->last, .assumed = p->assumed};
    Err no_folder = {0};
    if (!saved_folder(p->options, p->kept.folder, &no_folder)) p->kept.folder[0] = '\0';
    const Options *o = p->options;
    const bool done = o->load ? play_open(p, o->load, &out, err)
                                       : play_open_newest(p, &out, err);
    if (!done) {
        text_free(&out);
        show_file(o, &out);
        play_print(&out);
        return false;
    }
    date_write(p->pack.model_date, p->assumed);
    play_notice(p, &out);
    text_add(&out, "\n");
    if (session_over(p->session)) board_end(&p->board, &out);
    else board_turn(&p->board, &out);
    play_print(&out);
    return true;
}

static bool begin_new(Play *p, SeatId seat, const Setup *setup, Err *err) {
    p->session = malloc(sizeof *p->session);
    ASSERT(p->session);
    session_begin(p->session, p->game.scenario, setup);
    p->board = (Board){.game = p->session, .seat = seat, .last = &p->last, .assumed = p->assumed};
    if (!play_kept_begin(p, err)) return false;
    Text out = {0};
    opening(p, setup, &out);
    play_print(&out);
    return true;
}

bool play_begin(Play *p, Err *err) {
    Options *o = p->options;
    SeatId seat;
    Setup setup;
    if ((o->load || o->resume) && !alone(o, err)) return false;
    if (o->load || o->resume) return begin_saved(p, err);
    if (!game_find(o, o->pack, p->game.dir, err)) return false;
    p->game.book = book_open(p->game.dir, o->language, err);
    if (!p->game.book || !pack_card(p->game.book, &p->pack, err)) return false;
    date_write(p->pack.model_date, p->assumed);
    if (p->terminal && !o->start && !o->list && !o->seat && !ask_start(p, o, err)) return false;
    book_close(p->game.book);
    p->game.book = NULL;
    if (!game_open(o, &p->game, err)) return false;
    if (o->list) return true;
    return seat_chosen(p, &seat, err) && setup_chosen(p, seat, &setup, err) &&
           begin_new(p, seat, &setup, err);
}
