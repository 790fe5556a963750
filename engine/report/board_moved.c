/* Which numbers moved in the last turn, and the two largest causes of each.
 * Always true: causes of a number with a term list are the terms' own differences, those of a state
 * the entries of its ledger. See board.h. */
#include <string.h>

#include "core/real.h"
#include "report/board.h"
#include "report/figures.h"
#include "report/words.h"

typedef struct Watched {
    VarId var, causes; /* of which variable the causes are told */
    int index;
    double scale;      /* told as this times the number */
    int digits;
    const char *unit;
    const char *words;
} Watched;

/* An attack's causes are those of its chance in a crisis. */
static const Watched watched[] = {
    {VAR_attack_decade, VAR_attack, 0, 100, 0, TONGUE(" in 100"), TONGUE("The attack risk in ten years")},
    {VAR_cohesion, VAR_cohesion, 0, 1, 2, "", TONGUE("Cohesion")},
    {VAR_governance, VAR_governance, 0, 1, 2, "", TONGUE("Governance")},
    {VAR_unity, VAR_unity, 0, 100, 0, TONGUE(" in 100"), TONGUE("National unity")},
    {VAR_occupied_share, VAR_balance, 0, 100, 1, " %", TONGUE("The occupied share")},
};
enum { WATCHED = (int)COUNT_OF(watched), MOVED_MAX = WATCHED + 2, CAUSES = 48 };

typedef struct Cause {
    const char *name;
    double moved;
    bool level;  /* a constant, no reason for anything */
    bool term;   /* a term, which has a size of its own */
    bool weaker; /* and less of it than before */
} Cause;

/* Members' numbers that matter to the seat: its own public, and belief in the lead ally. */
static int watched_all(const Board *b, Watched out[MOVED_MAX]) {
    const Scenario *s = b->game->scenario;
    const int own = s->seat_member[b->seat];
    int count = WATCHED;
    memcpy(out, watched, sizeof watched);
    if (own >= 0)
        out[count++] =
            (Watched){VAR_support, VAR_support, own, 100, 0, TONGUE(" in 100"), TONGUE("Support at home")};
    out[count++] = (Watched){VAR_credibility_seen, VAR_credibility_seen, s->lead, 100, 0, TONGUE(" in 100"),
                             TONGUE("Belief in the lead ally")};
    return count;
}

static double change_of(const Board *b, const Watched *v) {
    return world_get(&b->game->world, v->var, v->index) -
           world_get(&b->last->begin, v->var, v->index);
}

/* --- causes ----------------------------------------------------------------------------------- */

static int causes_of_terms(const Board *b, EquationId id, int index, Cause out[CAUSES]) {
    const Session *g = b->game;
    double now[TERMS_MAX], was[TERMS_MAX];
    const World *end = history_end(&b->last->lived);
    const int count = equation_terms(id, end, &g->parameters, g->scenario->lead, index, now);
    equation_terms(id, &b->last->begin, &g->parameters, g->scenario->lead, index, was);
    for (int t = 0; t < count; t++)
        out[t] = (Cause){.name = equation_info(id)->term[t].name, .moved = now[t] - was[t],
                         .term = true, .weaker = real_abs(now[t]) < real_abs(was[t])};
    return count;
}

static int causes_of_ledger(const Board *b, VarId var, int index, Cause out[CAUSES]) {
    const Ledger *l = &b->last->told;
    int count = 0;
    for (size_t n = 0; n < l->count; n++) {
        const Entry *e = &l->entries[n];
        if (e->var != var || e->index != index) continue;
        int at = 0;
        while (at < count && strcmp(out[at].name, e->cause) != 0) at++;
        if (at == CAUSES) continue;
        if (at == count) out[count++] = (Cause){.name = e->cause};
        out[at].moved += e->delta;
    }
    return count;
}

static int causes_of(const Board *b, const Watched *v, Cause out[CAUSES]) {
    const EquationId id = equation_of(v->causes);
    const bool terms = id != EQUATION_NONE && equation_info(id)->form != FORM_CHANGE;
    const int count = terms ? causes_of_terms(b, id, v->index, out)
                            : causes_of_ledger(b, v->causes, v->index, out);
    for (int n = 0; n < count; n++) out[n].level = words_of_term(id, out[n].name).level;
    return count;
}

/* The largest cause in the direction of the change, other than `but`; −1 if none. */
static int largest(const Cause *cause, int count, double change, int but) {
    int best = -1;
    for (int n = 0; n < count; n++) {
        const double size = change > 0.0 ? cause[n].moved : -cause[n].moved;
        if (n == but || size < 0.001 || cause[n].level) continue;
        if (best < 0 || size > (change > 0.0 ? cause[best].moved : -cause[best].moved)) best = n;
    }
    return best;
}

static void cause_write(const Board *b, VarId var, const Cause *c, Text *out) {
    words_cause(b->game->scenario, var, c->name, out);
    if (c->term) text_say(out, c->weaker ? " (weaker)" : " (stronger)");
}

static void causes_write(const Board *b, const Watched *v, double change, Text *out) {
    Cause cause[CAUSES];
    const int count = causes_of(b, v, cause);
    const int first = largest(cause, count, change, -1);
    if (first < 0) return;
    const int second = largest(cause, count, change, first);
    text_add(out, ": ");
    cause_write(b, v->causes, &cause[first], out);
    if (second < 0 || real_abs(cause[second].moved) < 0.3 * real_abs(cause[first].moved)) return;
    text_say(out, ", then ");
    cause_write(b, v->causes, &cause[second], out);
}

/* --- the largest moves ------------------------------------------------------------------------ */

/* Hundredths that a number must move to be told. */
static const double least = 0.025;

/* Of a number without words of its own here: as its manifest measures it. */
static void value_write(const Watched *v, double value, Text *out) {
    if (v->words) text_add(out, "%.*f", v->digits, v->scale * value);
    else figures_plain(v->var, value, out);
}

/* A number without words is "it". */
static void moved_say(const Board *b, const Watched *v, double change, Text *out) {
    const double was = world_get(&b->last->begin, v->var, v->index);
    Text from = {0}, to = {0};
    value_write(v, was, &from);
    value_write(v, was + change, &to);
    if (!v->words) text_say(out, change > 0.0 ? "It rose from %s to %s" : "It fell from %s to %s", from.data, to.data);
    else
        text_say(out, change > 0.0 ? "%s rose from %s to %s%s" : "%s fell from %s to %s%s", tongue(v->words), from.data,
                 to.data, tongue(v->unit));
    causes_write(b, v, change, out);
    text_add(out, ".");
    text_free(&from);
    text_free(&to);
}

static void moved_write(const Board *b, const Watched *v, Text *out) {
    Text line = {0};
    moved_say(b, v, change_of(b, v), &line);
    board_say(out, "", 2, &line);
}

/* As it is watched, else without words. */
static Watched watched_as(const Board *b, Variable number) {
    Watched all[MOVED_MAX];
    const int count = watched_all(b, all);
    for (int n = 0; n < count; n++)
        if (all[n].var == number.id && all[n].index == number.index) return all[n];
    return (Watched){number.id, number.id, number.index, 1, 0, "", NULL};
}

void board_value_told(const Board *b, Variable number, double value, Text *out) {
    const Watched v = watched_as(b, number);
    value_write(&v, value, out);
    text_add(out, "%s", tongue(v.unit));
}

bool board_moved_number(const Board *b, Variable number, Text *out) {
    const Watched v = watched_as(b, number);
    Text was = {0}, now = {0};
    if (!b->last->any || board_is_lives(number.id)) return false;
    const double change = change_of(b, &v), then = world_get(&b->last->begin, v.var, v.index);
    value_write(&v, then, &was);
    value_write(&v, then + change, &now);
    if (strcmp(was.data, now.data) != 0) moved_say(b, &v, change, out);
    else text_say(out, "It stands where it stood a turn ago, at %s%s.", now.data, tongue(v.unit));
    text_free(&was);
    text_free(&now);
    return true;
}

bool board_moved_cause(const Board *b, Variable number, Text *out) {
    if (!b->last->any) return false;
    const Watched v = watched_as(b, number);
    Cause cause[CAUSES];
    const int first = largest(cause, causes_of(b, &v, cause), change_of(b, &v), -1);
    if (first < 0) return false;
    words_cause(b->game->scenario, v.causes, cause[first].name, out);
    return true;
}

void board_moved(const Board *b, int most, Text *out) {
    if (!b->last->any) return;
    Watched all[MOVED_MAX];
    bool told[MOVED_MAX] = {false};
    const int count = watched_all(b, all);
    while (most-- > 0) {
        int best = -1;
        for (int n = 0; n < count; n++) {
            const double size = real_abs(change_of(b, &all[n]));
            if (told[n] || size < least) continue;
            if (best < 0 || size > real_abs(change_of(b, &all[best]))) best = n;
        }
        if (best < 0) return;
        told[best] = true;
        moved_write(b, &all[best], out);
    }
}
