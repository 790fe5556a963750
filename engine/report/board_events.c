/* Events of the pack as they are told to a seat: what is asked, the choices with price and effects.
 * Always true: see board.h; effects are read from the rulebook itself, so that what is said is what
 * happens. */
#include <stdio.h>
#include <string.h>

#include "core/real.h"
#include "model/events.h"
#include "model/reads.h"
#include "report/board_parts.h"
#include "report/figures.h"
#include "session/naming.h"

/* --- texts ------------------------------------------------------------------------------------ */

/* A number as {name:form} asks for it. */
static void number_write(double x, const char *form, size_t length, Text *out) {
    if (length == 7 && strncmp(form, "percent", 7) == 0) text_say(out, "%.0f %%", 100.0 * x);
    else if (length == 6 && strncmp(form, "months", 6) == 0)
        board_count(out, (double)(int)(x + 0.5), "month", "months");
    else text_say(out, real_abs(x) < 10.0 ? "%.3g" : "%.0f", x);
}

/* A variable of the engine or of the pack, by name; false if there is none, or nobody may read it. */
static bool value_of(const Board *b, const char *name, double *value) {
    const World *w = &b->game->world;
    const VarId id = var_find(name);
    const int own = id == VAR_NONE ? rulebook_own_find(b->game->scenario->rules, name) : -1;
    const Rulebook *r = b->game->scenario->rules;
    const bool seen = own >= 0 && (session_over(b->game) || seat_may_see(b->seat, r->own[own].seen_by));
    if (own >= 0) *value = w->own[own];
    if (id == VAR_NONE) return seen;
    if (var_info(id)->count != 1 || !board_may_see(b, id)) return false;
    *value = world_get(w, id, 0);
    return true;
}

/* Names, then numbers: what stands in braces and is no name of the pack. */
void board_event_text(const Board *b, const char *text, Text *out) {
    Text named = {0};
    naming_fill(b->game->scenario, text, &named);
    const char *at = named.data ? named.data : "";
    for (const char *brace; (brace = strchr(at, '{')) != NULL;) {
        const char *end = strchr(brace, '}');
        const char *colon = end ? memchr(brace, ':', (size_t)(end - brace)) : NULL;
        const size_t length = end ? (size_t)((colon ? colon : end) - brace - 1) : 0;
        char name[64], refer[REFER_BYTES];
        double value;
        text_add_bytes(out, at, (size_t)(brace - at));
        snprintf(name, sizeof name, "%.*s", (int)(length < 60 ? length : 0), brace + 1);
        if (colon && strcmp(name, "command") == 0) {
            text_add(out, "%s", board_refer(b, refer, "%.*s", (int)(end - colon - 1), colon + 1));
            at = end + 1;
        } else if (end && value_of(b, name, &value)) {
            number_write(value, colon ? colon + 1 : "", colon ? (size_t)(end - colon - 1) : 0, out);
            at = end + 1;
        } else {
            text_add(out, "{");
            at = brace + 1;
        }
    }
    text_add(out, "%s", at);
    text_free(&named);
}

/* Up to the end of the first sentence. */
static void first_sentence(const Board *b, const char *text, Text *out) {
    const char *end = text;
    while (*end && !(*end == '.' && (end[1] == ' ' || !end[1]))) end++;
    char sentence[600];
    snprintf(sentence, sizeof sentence, "%.*s%s", (int)(end - text), text, *end ? "." : "");
    board_event_text(b, sentence, out);
}

/* --- effects in words ------------------------------------------------------------------------- */

static double run(const Board *b, Program p) {
    const Session *g = b->game;
    const Scope scope = rulebook_scope(&g->world, &g->scenario->nominal, g->scenario, SEAT_NONE, NULL, NULL);
    return p.count ? program_run(g->scenario->rules->op, p, &scope) : 0.0;
}

static void place_write(const Board *b, const Effect *e, Text *out) {
    const Scenario *s = b->game->scenario;
    const VarKind kind = var_info(e->var)->kind;
    if (kind == KIND_MEMBER && e->index >= 0) text_say(out, " of %s", s->member_name[e->index]);
    else if (kind == KIND_MEMBER)
        text_add(out, "%s", tongue(e->group == GROUP_ALL          ? " of every member"
                                   : e->group == GROUP_FRONT_LINE ? " of front-line members"
                                   : e->group == GROUP_CORE       ? " of the core members"
                                                                  : " of the hold-outs"));
    else if (kind == KIND_REGION) text_say(out, " in %s", s->region_name[e->index]);
    else if (kind == KIND_SEAT) text_say(out, " of %s", s->seat_name[e->index]);
    else if (kind == KIND_PAIR)
        text_say(out, " of %s in %s", s->seat_name[e->index / 8], s->seat_name[e->index % 8]);
}

static void changed_write(const Board *b, const Effect *e, Text *out) {
    const Rulebook *r = b->game->scenario->rules;
    const double x = run(b, e->value);
    if (e->var == VAR_own) text_add(out, "%s", r->own[e->index].text);
    else if (var_info(e->var)->kind == KIND_PAIR) text_say(out, "trust");
    else board_words_of(b, e->var, out);
    place_write(b, e, out);
    text_add(out, " ");
    if (e->kind == EFFECT_ADD && e->var != VAR_own) figures_change(e->var, x, out);
    else if (e->kind == EFFECT_ADD) figures_signed(x, real_abs(x) < 0.0995 ? 3 : 2, out);
    else if (e->kind == EFFECT_SET) text_say(out, "becomes %.3g", x);
    else text_say(out, "times %.3g", x);
}

static void lever_write(const Board *b, const Effect *e, Text *out) {
    const double was = act_setting(&b->game->world, e->act, e->seat), x = run(b, e->value);
    const double steps = e->kind == EFFECT_LEVER_ADD ? x : x - was;
    text_say(out, "%s: \"", b->game->scenario->seat_name[e->seat]);
    naming_card((Act){e->seat, e->act, was + steps}, steps, false, out);
    text_say(out, "\"");
}

static void effects_write(const Board *b, EffectSpan span, Text *out);

static void effect_write(const Board *b, int at, Text *out) {
    const Effect *e = &b->game->scenario->rules->effect[at];
    switch (e->kind) {
    case EFFECT_ADD:
    case EFFECT_SET:
    case EFFECT_SCALE: changed_write(b, e, out); break;
    case EFFECT_LEVER_ADD:
    case EFFECT_LEVER_SET: lever_write(b, e, out); break;
    case EFFECT_WINDOW: text_say(out, "a window of about %.0f months opens", run(b, e->value)); break;
    case EFFECT_BAR: text_say(out, "no step can be tabled for %.0f months", run(b, e->value)); break;
    case EFFECT_PERHAPS:
        text_say(out, "%.0f in 100: ", 100.0 * run(b, e->value));
        effects_write(b, (EffectSpan){at + 1, e->then}, out);
        if (!e->otherwise) break;
        text_say(out, ", else ");
        effects_write(b, (EffectSpan){at + 1 + e->then, e->otherwise}, out);
        break;
    case EFFECT_LATER:
        text_say(out, "in %.0f months: ", run(b, e->value));
        effects_write(b, (EffectSpan){at + 1, e->then}, out);
        break;
    case EFFECT_SCRIPT: text_say(out, "what a function of the scenario works out"); break;
    }
}

static void effects_write(const Board *b, EffectSpan span, Text *out) {
    const Rulebook *r = b->game->scenario->rules;
    for (int n = span.first; n < span.first + span.count; n++) {
        text_add(out, n > span.first ? ", " : "");
        effect_write(b, n, out);
        n += r->effect[n].then + r->effect[n].otherwise;
    }
    if (!span.count) text_say(out, "nothing");
}

/* --- questions -------------------------------------------------------------------------------- */

static bool has_price(const EventChoice *c) { return c->capital > 0.0 || c->means > 0.0; }

/* "1 capital, 0.5 appropriation" */
static void price_words(const Board *b, const EventChoice *c, Text *out) {
    if (c->capital > 0.0) text_say(out, "%.3g capital", c->capital);
    if (c->capital > 0.0 && c->means > 0.0) text_add(out, ", ");
    if (c->means > 0.0)
        text_say(out, seat_is_letter(b->seat, "WBP") ? "%.3g appropriation"
                      : seat_is_letter(b->seat, "S") ? "%.3g agenda points" : "%.3g means", c->means);
}

static void price_write(const Board *b, const EventChoice *c, Text *out) {
    if (!has_price(c)) return;
    text_add(out, " (");
    price_words(b, c, out);
    text_add(out, ")");
}

int board_asked(const Board *b, int event[2]) {
    return b->game->scenario->rules ? events_asked(&b->game->world, b->seat, event) : 0;
}

/* In a turn: a sentence, and the choices by their labels. */
void board_questions(const Board *b, Text *out) {
    const Rulebook *r = b->game->scenario->rules;
    int event[2];
    const int count = board_asked(b, event);
    for (int n = 0; n < count; n++) {
        const Event *e = &r->event[event[n]];
        Text line = {0};
        text_say(&line, "Question %d, ", n + 1);
        board_event_text(b, e->title, &line);
        text_add(&line, ": ");
        if (e->text) first_sentence(b, e->text, &line);
        text_say(&line, " (event %d says more)", n + 1);
        board_say(out, "", 0, &line);
        for (int c = 0; c < e->choices; c++) {
            char lead[16];
            snprintf(lead, sizeof lead, "  %d.", c + 1);
            board_event_text(b, e->choice[c].label, &line);
            price_write(b, &e->choice[c], &line);
            board_say(out, lead, 5, &line);
        }
    }
}

void board_choice(const Board *b, int event, int at, Text *out) {
    const Event *e = &b->game->scenario->rules->event[event];
    const EventChoice *c = &e->choice[at];
    if (has_price(c)) {
        text_say(out, "It costs ");
        price_words(b, c, out);
        text_add(out, ". ");
    }
    if (at == e->otherwise) text_say(out, "This is what happens without an answer. ");
    if (c->note) {
        board_event_text(b, c->note, out);
        text_add(out, out->data[out->length - 1] == '.' ? " " : ". ");
    }
    text_say(out, "It does: ");
    effects_write(b, c->effects, out);
    text_add(out, ".");
}

static void choice_write(const Board *b, int event, int at, Text *out) {
    const Session *g = b->game;
    const Event *e = &g->scenario->rules->event[event];
    const EventChoice *c = &e->choice[at];
    char lead[16], why[REASON_MAX_BYTES], nearest[REASON_MAX_BYTES];
    Text line = {0};
    snprintf(lead, sizeof lead, "  %d.", at + 1);
    board_event_text(b, c->label, &line);
    price_write(b, c, &line);
    if (at == e->otherwise) text_say(&line, " [without an answer]");
    board_say(out, lead, 5, &line);
    if (c->note) {
        board_event_text(b, c->note, &line);
        board_say(out, "", 5, &line);
    }
    text_say(&line, "It does: ");
    effects_write(b, c->effects, &line);
    text_add(&line, ".");
    board_say(out, "", 5, &line);
    const Refusal r = event_refused(&g->world, g->scenario, event, at);
    if (!refusal_is(r)) return;
    refusal_write(r, why, nearest);
    text_say(&line, "Not now: %s. Nearest yes: %s.", why, nearest);
    board_say(out, "", 5, &line);
}

void board_event(const Board *b, int event, Text *out) {
    const Event *e = &b->game->scenario->rules->event[event];
    Text line = {0};
    board_event_text(b, e->title, &line);
    text_add(&line, ". ");
    if (e->text) board_event_text(b, e->text, &line);
    board_say(out, "", 0, &line);
    if (e->effects.count) {
        text_say(&line, "Whatever is chosen: ");
        effects_write(b, e->effects, &line);
        text_add(&line, ".");
        board_say(out, "", 0, &line);
    }
    for (int n = 0; n < e->choices; n++) choice_write(b, event, n, out);
    if (e->source) {
        const char *mark = e->mark ? e->mark : "R";
        if (e->year) text_say(&line, "A precedent of %d [%s]: %s.", e->year, mark, e->source);
        else text_say(&line, "Source [%s]: %s.", mark, e->source);
        board_say(out, "", 0, &line);
    }
}

/* Whether this seat may know everything that the program reads: if not, what it comes to now is not told. */
static bool may_know(const Board *b, Program p) {
    const Rulebook *r = b->game->scenario->rules;
    Reading read[READS_MAX];
    const int count = program_reads(r->op, p, read);
    for (int n = 0; n < count; n++)
        if (read[n].var == VAR_own ? !seat_may_see(b->seat, r->own[read[n].index].seen_by)
                                   : !board_may_see(b, read[n].var))
            return false;
    return true;
}

/* In words, else as it is written. */
static void program_write(const Board *b, Program p, const char *written, Text *out) {
    if (!board_program(b, p, out)) text_add(out, "%s", written);
}

/* "While that holds it comes in 9 of 100 months." */
static void chance_words(const Board *b, const Event *e, Text *out) {
    const double chance = real_clamp(run(b, e->chance), 0.0, 1.0);
    if (!e->chance.count || chance > 0.995) text_say(out, "It comes as soon as that holds. ");
    else if (!may_know(b, e->chance)) text_say(out, "How likely it is while that holds we do not know. ");
    else text_say(out, "While that holds it comes in %.2g of 100 months. ", 100.0 * chance);
}

/* Why it can happen, in words from the rules themselves; formulas: board_rule_event. */
void board_why_event(const Board *b, int event, Text *out) {
    const World *w = &b->game->world;
    const Scenario *s = b->game->scenario;
    const Event *e = &s->rules->event[event];
    Text line = {0};
    char date[DATE_BYTES];
    Text when = {0};
    if (board_program(b, e->when, &when)) {
        text_say(&line, "It can be asked while: %s", when.data);
        text_say(&line, !may_know(b, e->when)   ? "; whether it holds we do not know."
                        : run(b, e->when) > 0.5 ? "; it holds now." : "; it holds not now.");
        board_say(out, "", 0, &line);
    }
    text_free(&when);
    chance_words(b, e, &line);
    if (e->once) text_say(&line, "At most once. ");
    else text_say(&line, "Not again within %d months. ", e->cooldown);
    if (w->event_month[event] > 0.5)
        text_say(&line, "It last happened in %s.", figures_date(s, (int)w->event_month[event], date));
    else text_say(&line, "It has not happened yet.");
    board_say(out, "", 0, &line);
}

/* The same as the engine has it. */
void board_rule_event(const Board *b, int event, Text *out) {
    const World *w = &b->game->world;
    const Scenario *s = b->game->scenario;
    const Event *e = &s->rules->event[event];
    Text line = {0};
    text_say(&line, "Condition: ");
    program_write(b, e->when, e->when_text, &line);
    text_add(&line, ".");
    board_say(out, "", 2, &line);
    text_say(&line, "Chance a month while it holds: ");
    program_write(b, e->chance, e->chance_text ? e->chance_text : "1", &line);
    if (e->chance.count && may_know(b, e->chance))
        text_say(&line, ", now %.3g", real_clamp(run(b, e->chance), 0.0, 1.0));
    text_add(&line, ".");
    board_say(out, "", 2, &line);
    for (int n = 0; n < e->choices; n++) {
        const EventChoice *c = &e->choice[n];
        Text label = {0};
        board_event_text(b, c->label, &label);
        text_say(&line, "What the choice \"%s\" is worth to a bot in that seat: ", label.data);
        program_write(b, c->bot, c->bot_text ? c->bot_text : "0", &line);
        text_free(&label);
        if (may_know(b, c->bot)) text_say(&line, "; now %.2f", event_worth(w, &b->game->parameters, s, event, n, NULL));
        text_add(&line, ".");
        board_say(out, "", 2, &line);
    }
    if (e->claims[0]) text_say(&line, "Claims: %s. ", e->claims);
    text_say(&line, "Written in %s:%d.", e->file, e->line);
    board_say(out, "", 2, &line);
}

/* --- guided games ----------------------------------------------------------------------------- */

bool board_lesson(const Board *b, Text *out) {
    const Rulebook *r = b->game->scenario->rules;
    for (int n = 0; r && n < r->steps; n++) {
        const LessonStep *step = &r->step[n];
        if (step->seat != b->seat || run(b, step->done) > 0.5) continue;
        Text line = {0};
        text_say(&line, "Lesson, step %d of %d. ", n + 1, r->steps);
        board_event_text(b, step->text, &line);
        board_say(out, "", 0, &line);
        return true;
    }
    return false;
}
