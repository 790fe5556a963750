/* Reading a line of the journal.
 * Always true: a line is read whole or not at all; an error names the word that is wrong and what
 * would be right, and *out is untouched. */
#include <stdlib.h>
#include <string.h>

#include "model/rulebook.h"
#include "session/naming.h"
#include "session/session.h"
#include "store/form.h"

enum { WORD_BYTES = 64 };

/* What is left of a line, and its next word. */
typedef struct Reader {
    const char *rest;
    const Scenario *s;
    Err *err;
    char word[WORD_BYTES];
} Reader;

/* Takes the next word; false at the end of the line, or if it is longer than any word may be. */
static bool next(Reader *r, const char *wanted) {
    while (*r->rest == ' ') r->rest++;
    const size_t length = strcspn(r->rest, " \r\n");
    if (length == 0) return err_set(r->err, "the line ends where %s is wanted", wanted);
    if (length >= WORD_BYTES)
        return err_set(r->err, "found %s, wanted %s", form_show(r->rest, length).text, wanted);
    memcpy(r->word, r->rest, length);
    r->word[length] = '\0';
    r->rest += length;
    return true;
}

static bool wrong(Reader *r, const char *wanted) {
    return err_set(r->err, "found %s, wanted %s", form_show(r->word, strlen(r->word)).text, wanted);
}

/* Wrong, with the name that was probably meant. */
static bool unknown(Reader *r, const char *wanted, const char *const *names, size_t count) {
    const char *near = text_nearest(r->word, names, count);
    if (!near) return wrong(r, wanted);
    return err_set(r->err, "found %s, wanted %s; did you mean \"%s\"?",
                   form_show(r->word, strlen(r->word)).text, wanted, near);
}

static bool keyword(Reader *r, const char *word) {
    char wanted[WORD_BYTES] = "\"";
    strncat(wanted, word, WORD_BYTES - 4);
    strcat(wanted, "\"");
    return next(r, wanted) && (strcmp(r->word, word) == 0 || wrong(r, wanted));
}

/* Whether the next word is this one; it is taken only then. */
static bool is_next(Reader *r, const char *word) {
    const char *at = r->rest + strspn(r->rest, " ");
    const size_t length = strlen(word);
    if (strncmp(at, word, length) != 0 || (at[length] && !strchr(" \r\n", at[length])))
        return false;
    r->rest = at + length;
    return true;
}

static bool read_real(Reader *r, const char *wanted, double *out) {
    if (!next(r, wanted)) return false;
    const size_t length = strlen(r->word);
    if (form_number(r->word, length) != length) return wrong(r, wanted);
    *out = form_real(r->word);
    return (*out >= -1e15 && *out <= 1e15) || wrong(r, wanted);
}

static bool read_count(Reader *r, const char *wanted, int *out) {
    double x = 0.0;
    if (!read_real(r, wanted, &x)) return false;
    if (x < 0.0 || x > 1e6 || x - (double)(int)x != 0.0) return wrong(r, wanted);
    *out = (int)x;
    return true;
}

static bool read_seat(Reader *r, SeatId *out) {
    if (!next(r, "a seat")) return false;
    *out = naming_seat(r->s, r->word);
    if (*out != SEAT_NONE) return true;
    const char *names[2 * SEAT_COUNT];
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        names[seat] = seat_info((SeatId)seat)->role;
        names[SEAT_COUNT + seat] = r->s->seat_name[seat];
    }
    return unknown(r, "a seat", names, COUNT_OF(names));
}

/* A card, and for a lever its setting. "nothing" only where it may be. */
static bool read_act(Reader *r, SeatId seat, bool may_be_nothing, Act *out) {
    if (!next(r, "a card")) return false;
    *out = (Act){.seat = seat, .act = ACT_NONE};
    if (may_be_nothing && strcmp(r->word, "nothing") == 0) return true;
    out->act = act_find(r->word);
    if (out->act == ACT_NONE || !act_info(out->act)->played) {
        const char *const *names;
        const size_t count = act_names(&names);
        return unknown(r, "a card", names, count);
    }
    return !act_info(out->act)->lever || read_real(r, "the lever's setting, a number", &out->to);
}

static bool read_offer(Reader *r, SeatId from, Offer *out) {
    out->from = from;
    if (!read_seat(r, &out->to) || !keyword(r, "ask") || !read_act(r, out->to, false, &out->ask) ||
        !keyword(r, "by") || !read_count(r, "a turn", &out->ask_due) || !keyword(r, "give") ||
        !read_act(r, from, true, &out->give))
        return false;
    if (out->give.act != ACT_NONE &&
        (!keyword(r, "by") || !read_count(r, "a turn", &out->give_due)))
        return false;
    return keyword(r, "favour") && read_real(r, "an amount of capital", &out->favour);
}

static bool read_answer(Reader *r, Command *c) {
    if (!read_count(r, "the number of an offer", &c->number) || !next(r, "\"yes\" or \"no\""))
        return false;
    c->yes = strcmp(r->word, "yes") == 0;
    return c->yes || strcmp(r->word, "no") == 0 || wrong(r, "\"yes\" or \"no\"");
}

static bool read_event(Reader *r, int *event) {
    const Rulebook *rules = r->s->rules;
    const char *names[EVENTS_MAX];
    if (!next(r, "an event of the pack")) return false;
    *event = rules ? rulebook_event_find(rules, r->word) : -1;
    if (*event >= 0) return true;
    for (int n = 0; rules && n < rules->events; n++) names[n] = rules->event[n].name;
    return unknown(r, "an event of the pack", names, rules ? (size_t)rules->events : 0);
}

static bool read_choice(Reader *r, Command *c) {
    const char *names[CHOICES_OF_EVENT];
    if (!read_event(r, &c->event) || !next(r, "one of its choices")) return false;
    const Event *e = &r->s->rules->event[c->event];
    c->number = event_choice_find(e, r->word);
    if (c->number >= 0) return true;
    for (int n = 0; n < e->choices; n++) names[n] = e->choice[n].id;
    return unknown(r, "one of its choices", names, (size_t)e->choices);
}

static bool read_stopped(Reader *r, Command *c) {
    *c = (Command){.kind = COMMAND_STOPPED, .seat = SEAT_NONE};
    return read_event(r, &c->event) && keyword(r, "stopped") && read_count(r, "a month", &c->number);
}

/* --- variables -------------------------------------------------------------------------------- */

/* What stands between brackets: an id of its kind, or a place in the list. */
static bool read_index(Reader *r, const VarInfo *v, const char *id, int *out) {
    *out = -1;
    if (v->kind == KIND_MEMBER) *out = scenario_member_find(r->s, id);
    if (v->kind == KIND_REGION) *out = scenario_region_find(r->s, id);
    if (v->kind == KIND_SEAT) *out = (int)naming_seat(r->s, id);
    const size_t length = strlen(id);
    if (*out < 0 && length > 0 && length < 4 && strspn(id, "0123456789") == length) *out = atoi(id);
    if (*out >= 0 && *out < v->count) return true;
    return err_set(r->err, "found \"%s[%s]\", wanted one of the %d of %s", v->name, id, v->count,
                   v->name);
}

static bool read_variable(Reader *r, VarId *var, int *index) {
    if (!next(r, "a number of the world, as support[DEU]")) return false;
    char name[WORD_BYTES], *open = NULL, *id = NULL;
    strcpy(name, r->word);
    const size_t length = strlen(name);
    if (name[length - 1] == ']' && (open = strchr(name, '[')) != NULL) {
        name[length - 1] = *open = '\0';
        id = open + 1;
    }
    *var = var_find(name);
    *index = 0;
    if (*var == VAR_NONE) {
        const char *const *names;
        const size_t count = var_names(&names);
        strcpy(r->word, name);
        return unknown(r, "a number of the world", names, count);
    }
    const VarInfo *v = var_info(*var);
    if (v->count > 1) return id ? read_index(r, v, id, index) : wrong(r, "whose, in brackets");
    return !id || wrong(r, "a name without brackets: there is only one");
}

static bool read_prediction(Reader *r, Prediction *p) {
    if (!read_variable(r, &p->var, &p->index) || !next(r, "\"above\" or \"below\"")) return false;
    p->above = strcmp(r->word, "above") == 0;
    if (!p->above && strcmp(r->word, "below") != 0) return wrong(r, "\"above\" or \"below\"");
    return read_real(r, "a line, a number", &p->line) && keyword(r, "sure") &&
           read_real(r, "how sure, 0.5 to 1", &p->confidence);
}

/* --- the end of a turn ------------------------------------------------------------------------ */

static bool read_end(Reader *r, JournalEntry *e) {
    e->command = (Command){.kind = COMMAND_END_TURN, .seat = SEAT_NONE};
    e->command.yes = is_next(r, "anyway");
    e->has_digest = is_next(r, "digest");
    if (!e->has_digest) return true;
    const char *const wanted = "a digest: 32 digits 0-9, a-f";
    if (!next(r, wanted)) return false;
    return (strlen(r->word) == 32 && digest_read(r->word, &e->digest)) || wrong(r, wanted);
}

/* --- whoever leads the game --------------------------------------------------------------------- */

static bool read_leader(Reader *r, Command *c) {
    static const char *const kinds[] = {"seats", "injects", "sets"};
    *c = (Command){.seat = SEAT_NONE};
    if (!next(r, "what the leader did")) return false;
    if (strcmp(r->word, kinds[0]) == 0) {
        c->kind = COMMAND_HOLD;
        if (!read_seat(r, &c->seat) || !next(r, "\"person\" or \"bot\"")) return false;
        c->yes = strcmp(r->word, "person") == 0;
        return c->yes || strcmp(r->word, "bot") == 0 || wrong(r, "\"person\" or \"bot\"");
    }
    if (strcmp(r->word, kinds[1]) == 0) {
        c->kind = COMMAND_INJECT;
        return read_event(r, &c->event);
    }
    if (strcmp(r->word, kinds[2]) != 0) return unknown(r, "seats, injects or sets", kinds, COUNT_OF(kinds));
    c->kind = COMMAND_OVERRIDE;
    return read_variable(r, &c->prediction.var, &c->prediction.index) && read_real(r, "a number", &c->prediction.line);
}

/* --- the line --------------------------------------------------------------------------------- */

static bool read_command(Reader *r, Command *c) {
    static const char *const kinds[] = {"act", "offer", "answer", "predict", "choose"};
    if (!read_seat(r, &c->seat) || !next(r, "what the seat did")) return false;
    size_t kind = 0;
    while (kind < COUNT_OF(kinds) && strcmp(r->word, kinds[kind]) != 0) kind++;
    switch (kind) {
    case 0: c->kind = COMMAND_ACT; return read_act(r, c->seat, false, &c->act);
    case 1: c->kind = COMMAND_OFFER; return read_offer(r, c->seat, &c->offer);
    case 2: c->kind = COMMAND_ANSWER; return read_answer(r, c);
    case 3: c->kind = COMMAND_PREDICT; return read_prediction(r, &c->prediction);
    case 4: c->kind = COMMAND_CHOOSE; return read_choice(r, c);
    default: return unknown(r, "act, offer, answer, predict or choose", kinds, COUNT_OF(kinds));
    }
}

bool journal_parse(const char *line, const Scenario *s, JournalEntry *out, Err *err) {
    Reader r = {.rest = line, .s = s, .err = err};
    JournalEntry e = {0};
    if (!keyword(&r, "turn") || !read_count(&r, "the number of a turn", &e.turn) ||
        !keyword(&r, "month") || !read_count(&r, "a month", &e.month))
        return false;
    const bool read = is_next(&r, "end")      ? read_end(&r, &e)
                      : is_next(&r, "script") ? read_stopped(&r, &e.command)
                      : is_next(&r, "leader") ? read_leader(&r, &e.command)
                                              : read_command(&r, &e.command);
    if (!read) return false;
    const char *left = r.rest + strspn(r.rest, " \r\n");
    if (*left) return err_set(err, "found %s after the end of the command",
                              form_show(left, strlen(left)).text);
    *out = e;
    return true;
}
