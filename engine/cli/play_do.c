/* Commands that act: cards, offers, answers, forecasts, taking back, ending the turn.
 * Always true: see play.h; the session alone decides what is taken, and a refusal says what would
 * be right. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/play.h"
#include "core/memory.h"
#include "model/rulebook.h"

/* --- refusals --------------------------------------------------------------------------------- */

static bool refused(const Verdict *v, Text *out) {
    Text line = {0};
    text_say(&line, "No: %s. Nearest yes: %s.", v->why_not, v->nearest);
    board_say(out, "", 0, &line);
    return false;
}

static bool usage(const char *command, Text *out) {
    const PlayCommand *c = play_find(command);
    ASSERT(c);
    text_say(out, "This is written: %s %s\nFor example: %s\n", c->name, c->arguments, c->example);
    return false;
}

bool play_acts(const Play *p, Text *out) {
    if (p->table.read_only[0]) text_say(out, "This game is open for reading only: %s.\n", p->table.read_only);
    else if (session_over(p->table.session))
        text_say(out, "The game has ended. Read how it went (debrief, luck, journal, why X), go back "
                      "(rewind TURN), or quit.\n");
    return !p->table.read_only[0] && !session_over(p->table.session);
}

static bool submit(Play *p, Command *c, Verdict *v, Text *out) {
    if (!play_acts(p, out)) return false;
    c->seat = p->table.board.seat;
    return session_submit(p->table.session, c, v) || refused(v, out);
}

/* --- cards ------------------------------------------------------------------------------------ */

/* "up", "down" or 0 for neither. */
static int direction(const char *word) {
    return play_is(word, "up") ? 1 : play_is(word, "down") ? -1 : 0;
}

/* One step of a card; without a direction up. False, with what to type, where up is as far as it
 * goes: nobody should take back a posture by accident. */
static bool step_of(const Play *p, SeatId seat, ActId id, int way, Act *act, Text *out) {
    Card deck[ACTS_MAX];
    const int count = board_deck(&p->table.board, seat, deck);
    *act = board_act(&p->table.board, seat, id, way < 0);
    for (int n = 0; n < count; n++) {
        if (deck[n].act != id || way != 0 || deck[n].up) continue;
        text_say(out, "\"%s\" stands as far as it goes. The other way: %s down\n",
                 tongue(act_info(id)->title), act_info(id)->name);
        return false;
    }
    return true;
}

bool play_on_do(Play *p, const PlayLine *line, Text *out) {
    if (line->words < 2) return usage("do", out);
    const int way = line->words > 2 ? direction(line->word[line->words - 1]) : 0;
    const ActId id = play_card(p, p->table.board.seat, line, 1, line->words - (way != 0), out);
    Command c = {.kind = COMMAND_ACT};
    if (id == ACT_NONE || !step_of(p, p->table.board.seat, id, way, &c.act, out)) return false;
    World *before = memory_new(sizeof *before);
    *before = p->table.session->world;
    Verdict v;
    const bool taken = submit(p, &c, &v, out);
    if (taken) {
        board_done(&p->table.board, c.act, before, out);
        board_next(&p->table.board, out);
    }
    free(before);
    return taken;
}

bool play_on_undo(Play *p, const PlayLine *line, Text *out) {
    (void)line;
    if (p->table.read_only[0]) return play_acts(p, out);
    if (!session_undo(p->table.session, p->table.board.seat)) {
        text_say(out, "Nothing can be taken back: we have done nothing in this turn, or it was a signature, "
                      "or others have built on it.\n");
        return false;
    }
    text_say(out, "The last command of this turn is taken back.\n");
    board_purse(&p->table.board, out);
    return true;
}

/* --- offers ----------------------------------------------------------------------------------- */

static bool is_mark(const char *word) {
    return play_is(word, "for") || play_is(word, "by") || play_is(word, "favour") ||
           play_is(word, "favor");
}

static int next_mark(const PlayLine *line, int from) {
    while (from < line->words && !is_mark(line->word[from])) from++;
    return from;
}

/* As people write it: a comma will do for the point, "−" for the hyphen. What follows it; NULL: it is none. */
static const char *number_typed(const char *word, double *value) {
    char plain[40], *end;
    const bool minus = strncmp(word, "−", strlen("−")) == 0;
    const char *digits = minus ? word + strlen("−") : word;
    snprintf(plain, sizeof plain, "%s", digits);
    char *comma = strchr(plain, ',');
    if (comma) *comma = '.';
    *value = (minus ? -1.0 : 1.0) * strtod(plain, &end);
    return end == plain ? NULL : digits + (end - plain);
}

static bool number_after(const PlayLine *line, int at, double low, double high, double *value,
                         Text *out) {
    const char *end = at + 1 < line->words ? number_typed(line->word[at + 1], value) : NULL;
    if (end && *end == '\0' && *value >= low && *value <= high) return true;
    text_say(out, "After \"%s\" a number from %.0f to %.0f is wanted.\n", line->word[at], low,
             high);
    return false;
}

/* The card in words from..to with its direction. */
static bool deal_card(const Play *p, SeatId seat, const PlayLine *line, int from, int to, Act *act,
                      Text *out) {
    const int way = to > from + 1 ? direction(line->word[to - 1]) : 0;
    const ActId id = play_card(p, seat, line, from, to - (way != 0), out);
    return id != ACT_NONE && step_of(p, seat, id, way, act, out);
}

static bool offer_part(const Play *p, const PlayLine *line, int at, int end, Offer *o, Text *out) {
    double value;
    const int turn = session_turn(p->table.session);
    if (play_is(line->word[at], "for"))
        return deal_card(p, o->from, line, at + 1, end, &o->give, out);
    if (end != at + 2 && at + 1 < line->words) {
        text_say(out, "After \"%s\" one number is wanted.\n", line->word[at]);
        return false;
    }
    if (play_is(line->word[at], "by")) {
        if (!number_after(line, at, turn, turn + PROMISE_TURNS, &value, out)) return false;
        o->ask_due = o->give_due = (int)value;
        return true;
    }
    return number_after(line, at, 0, 12, &o->favour, out);
}

static bool offer_read(const Play *p, const PlayLine *line, SeatId to, Offer *o, Text *out) {
    const int turn = session_turn(p->table.session);
    *o = (Offer){.from = p->table.board.seat, .to = to, .ask_due = turn + 1, .give_due = turn + 1,
                 .give = {p->table.board.seat, ACT_NONE, 0.0}};
    int at = next_mark(line, 2);
    if (!deal_card(p, to, line, 2, at, &o->ask, out)) return false;
    while (at < line->words) {
        const int end = next_mark(line, at + 1);
        if (!offer_part(p, line, at, end, o, out)) return false;
        at = end;
    }
    return true;
}

/* What the other seat could not promise, said as theirs; true if it can. */
static bool can_promise(const Play *p, Act ask, Text *out) {
    const Session *g = p->table.session;
    const Refusal r = act_refused_to_promise(&g->world, &g->parameters, g->scenario, ask);
    if (!refusal_is(r)) return true;
    char why[REASON_MAX_BYTES], nearest[REASON_MAX_BYTES];
    Text line = {0};
    refusal_write(r, why, nearest);
    text_say(&line, "%s cannot promise \"", g->scenario->seat_name[ask.seat]);
    board_card_told(&p->table.board, ask, &line);
    text_say(&line, "\": %s. Nearest yes: %s.", why, nearest);
    board_say(out, "", 0, &line);
    return false;
}

bool play_on_offer(Play *p, const PlayLine *line, Text *out) {
    if (line->words < 2) return usage("offer", out);
    const SeatId to = play_seat(p, line->word[1], out);
    if (to == SEAT_NONE) return false;
    if (to == p->table.board.seat) {
        text_say(out, "That is our own seat. Name another: seats\n");
        return false;
    }
    if (line->words == 2) {
        board_askable(&p->table.board, to, out);
        return true;
    }
    Command c = {.kind = COMMAND_OFFER};
    Verdict v;
    if (!play_acts(p, out) || !offer_read(p, line, to, &c.offer, out)) return false;
    if (!can_promise(p, c.offer.ask, out)) return false;
    Text told = {0}, said = {0};
    text_say(&told, "We ask %s for ", p->table.scenario->seat_name[to]);
    board_offer(&p->table.board, &c.offer, &told);
    text_add(&told, ".");
    const bool taken = submit(p, &c, &v, &said);
    if (taken) {
        board_say(out, "", 0, &told);
        board_answer(&p->table.board, &c.offer, &v, out);
    } else if (said.length > 0) {
        text_add_bytes(out, said.data, said.length);
    }
    text_free(&told);
    text_free(&said);
    return taken;
}

bool play_on_answer(Play *p, const PlayLine *line, Text *out) {
    const bool yes =
        line->words == 3 && (play_is(line->word[2], "yes") || play_is(line->word[2], "y"));
    const bool no =
        line->words == 3 && (play_is(line->word[2], "no") || play_is(line->word[2], "n"));
    char *end;
    const long number = line->words == 3 ? strtol(line->word[1], &end, 10) : 0;
    if ((!yes && !no) || end == line->word[1] || *end != '\0' || number < 0 || number > PENDING_MAX)
        return usage("answer", out);
    Command c = {.kind = COMMAND_ANSWER, .number = (int)number, .yes = yes};
    Verdict v;
    if (!submit(p, &c, &v, out)) return false;
    text_say(out, yes ? "We have promised. It stands in the ledger: promises\n"
                      : "We have declined.\n");
    board_next(&p->table.board, out);
    return true;
}

/* --- events ----------------------------------------------------------------------------------- */

/* Question `word`, counted from 1; −1, and what to do, if there is none. */
static int question_of(const Play *p, const char *word, Text *out) {
    int event[2];
    char *end;
    const int count = board_asked(&p->table.board, event);
    const long n = strtol(word, &end, 10);
    if (*end == '\0' && n >= 1 && n <= count) return event[n - 1];
    for (int e = 0; e < count; e++)
        if (play_is(word, p->table.scenario->rules->event[event[e]].name)) return event[e];
    if (count == 0) text_say(out, "Nothing is asked of us now.\n");
    else
        text_say(out, count == 1 ? "There is no question %s; one thing is asked: event\n"
                                 : "There is no question %s; two things are asked: event\n", word);
    return -1;
}

bool play_on_event(Play *p, const PlayLine *line, Text *out) {
    int event[2];
    const int count = board_asked(&p->table.board, event);
    if (line->words > 1) {
        const int one = question_of(p, line->word[1], out);
        if (one >= 0) board_event(&p->table.board, one, out);
        return one >= 0;
    }
    for (int n = 0; n < count; n++) board_event(&p->table.board, event[n], out);
    if (count == 0) text_say(out, "Nothing is asked of us now.\n");
    return true;
}

static int choice_of(const Event *e, const char *word, Text *out) {
    char *end;
    const long n = strtol(word, &end, 10);
    if (*end == '\0' && n >= 1 && n <= e->choices) return (int)n - 1;
    const int named = event_choice_find(e, word);
    if (named < 0) text_say(out, "There is no choice %s here; there are %d: event\n", word, e->choices);
    return named;
}

bool play_on_choose(Play *p, const PlayLine *line, Text *out) {
    if (line->words != 3) return usage("choose", out);
    Command c = {.kind = COMMAND_CHOOSE, .event = question_of(p, line->word[1], out)};
    if (c.event < 0) return false;
    const Event *e = &p->table.scenario->rules->event[c.event];
    c.number = choice_of(e, line->word[2], out);
    Verdict v;
    if (c.number < 0 || !submit(p, &c, &v, out)) return false;
    Text text = {0};
    const EventChoice *chosen = &e->choice[c.number];
    board_event_text(&p->table.board, chosen->done ? chosen->done : chosen->label, &text);
    board_say(out, "", 0, &text);
    board_next(&p->table.board, out);
    return true;
}

/* --- forecasts -------------------------------------------------------------------------------- */

static bool percent_read(const char *word, double *out_) {
    const char *end = number_typed(word, out_);
    if (!end) return false;
    if (*end == '%') end++;
    return *end == '\0' && *out_ >= 0.0 && *out_ <= 100.0;
}

static bool real_read(const char *word, double *value) {
    const char *end = number_typed(word, value);
    return end && *end == '\0' && *value > -1e6 && *value < 1e6;
}

/* "yes 70": to the proposed question. */
static bool forecast_short(const Play *p, const PlayLine *line, Prediction *q, Text *out) {
    double percent;
    const bool yes = play_is(line->word[1], "yes"), no = play_is(line->word[1], "no");
    if ((!yes && !no) || !percent_read(line->word[2], &percent)) return usage("predict", out);
    *q = session_question(p->table.session, p->table.board.seat);
    if (no) q->above = !q->above;
    q->confidence = percent / 100.0;
    return true;
}

/* "NUMBER above X PERCENT" */
static bool forecast_read(const Play *p, const PlayLine *line, Prediction *q, Text *out) {
    Err err = {0};
    Variable v;
    double level, percent;
    const bool above = line->words == 5 && play_is(line->word[2], "above");
    const bool below = line->words == 5 && play_is(line->word[2], "below");
    if ((!above && !below) || !real_read(line->word[3], &level) ||
        !percent_read(line->word[4], &percent))
        return usage("predict", out);
    if (!board_number(&p->table.board, line->word[1], &v, &err)) {
        text_add(out, "%s.\n", err.text);
        return false;
    }
    *q = (Prediction){.var = v.id, .index = v.index, .above = above, .line = level,
                      .confidence = percent / 100.0};
    return true;
}

static void question_told(const Play *p, Text *out) {
    const Prediction asked = session_question(p->table.session, p->table.board.seat);
    Text name = {0};
    board_question(&p->table.board, asked, out);
    board_number_name(&p->table.board, (Variable){asked.var, asked.index}, &name);
    text_say(out, "Answer, and how sure from 50 to 100: predict yes 70\n");
    text_say(out, "The same at length: predict %s above %.4g 70\n", name.data, asked.line);
    text_free(&name);
}

bool play_on_predict(Play *p, const PlayLine *line, Text *out) {
    if (line->words == 1) {
        question_told(p, out);
        return true;
    }
    Command c = {.kind = COMMAND_PREDICT};
    Verdict verdict;
    const bool short_form = line->words == 3;
    const bool read = short_form ? forecast_short(p, line, &c.prediction, out)
                                 : forecast_read(p, line, &c.prediction, out);
    if (!read) return false;
    if (!board_may_forecast(c.prediction.var)) {
        text_say(out, "No forecasts are taken on deaths, land or the use of nuclear weapons.\n");
        return false;
    }
    if (!submit(p, &c, &verdict, out)) return false;
    text_say(out, "Noted. It is scored when the turn ends.\n");
    return true;
}

/* --- the end of a turn ------------------------------------------------------------------------ */

static void told_end(Play *p, Text *out) {
    text_add(out, "\n");
    if (!session_over(p->table.session)) {
        board_turn(&p->table.board, out);
        return;
    }
    const size_t title = out->length;
    text_say(out, "The last turn\n");
    const size_t before = out->length;
    board_news(&p->table.board, 8, true, out);
    board_results(&p->table.board, 2, false, out);
    board_forecasts(&p->table.board, out);
    if (out->length == before) out->data[out->length = title] = '\0';
    else text_add(out, "\n");
    board_end(&p->table.board, out);
    text_add(out, "\n");
    board_next(&p->table.board, out);
}

bool play_on_end(Play *p, const PlayLine *line, Text *out) {
    const bool anyway = line->words == 2 && play_is(line->word[1], "anyway");
    if (line->words > 1 && !anyway) return usage("end", out);
    if (!play_acts(p, out)) return false;
    Text lapses = {0};
    Verdict v;
    board_lapses(&p->table.board, &lapses);
    const bool taken = session_end_turn(p->table.session, anyway, &v) || refused(&v, out);
    if (taken) {
        if (lapses.length > 0) text_add_bytes(out, lapses.data, lapses.length);
        last_turn_keep(p->table.session, &p->table.last);
        told_end(p, out);
        Err err = {0};
        if (!table_result(&p->table, &err)) text_say(out, "The result could not be written: %s.\n", err.text);
        play_autosave(p, out);
    }
    text_free(&lapses);
    return taken;
}
