/* Events for lint: when, how often, who chooses what. Always true: see lint_parts.h. */
#include "session/lint_parts.h"

#include <stdio.h>
#include <string.h>

static bool has_later(const LintJob *j, const RawList *list) {
    for (int n = 0; n < list->count; n++)
        if (j->p->effect[list->item[n]].kind == RAW_LATER) return true;
    return false;
}

/* Of a choice: "event/choice" is its name. */
static LintAt at_choice(const LintAt *at, const RawChoice *c, char *name, size_t size) {
    LintAt here = *at;
    snprintf(name, size, "%s/%s", at->name, c->id);
    here.what = "choice";
    here.name = name;
    here.line = c->line;
    return here;
}

/* --- choices ---------------------------------------------------------------------------------- */

static void choice_look(const LintAt *at, const RawEvent *e, const RawChoice *c) {
    char name[100];
    const LintAt here = at_choice(at, c, name, sizeof name);
    lint_condition(&here, c->needs, "needs");
    lint_tree(&here, c->bot, USE_BOT);
    lint_effects(&here, &c->effects);
    if (!c->effects.count && c->capital <= 0.0 && c->means <= 0.0 && e->choices)
        lint_say(&here, LINT_choice_empty, "it has neither effects nor a cost");
    if (c->capital > 4.0) lint_say(&here, LINT_cost_high, "it costs %.6g of capital", c->capital);
    if (c->means > 2.0) lint_say(&here, LINT_cost_high, "it costs %.6g of means", c->means);
    if (c->bot == NO_TREE) return;
    const Span worth = lint_span(&here, c->bot);
    if (worth.low > 1.5 || worth.high < -1.0)
        lint_say(&here, LINT_bot_far, "bot is never %s %.6g", worth.low > 1.5 ? "below" : "above",
                 worth.low > 1.5 ? worth.low : worth.high);
}

static void bots_look(const LintAt *at, const RawEvent *e) {
    int with = 0;
    bool same = true;
    for (int n = 0; n < e->choices; n++) {
        with += e->choice[n].bot != NO_TREE;
        same = same && lint_same_tree(at->j, e->choice[n].bot, e->choice[0].bot);
    }
    if (same) lint_say(at, LINT_bot_same, with ? "`bot` is the same for every choice" : "no choice has a `bot`");
    for (int n = 0; n < e->choices && with && !same; n++) {
        char name[100];
        const LintAt here = at_choice(at, &e->choice[n], name, sizeof name);
        if (e->choice[n].bot == NO_TREE) lint_say(&here, LINT_bot_missing, "it has no `bot`");
    }
}

static void default_look(const LintAt *at, const RawEvent *e) {
    const RawChoice *found = NULL;
    for (int n = 0; n < e->choices; n++)
        if (strcmp(e->choice[n].id, e->fallback) == 0) found = &e->choice[n];
    if (!found) lint_say(at, LINT_default_unknown, "default = \"%s\" is none of its choices", e->fallback);
    else if (found->capital > 0.0 || found->means > 0.0 || found->needs != NO_TREE)
        lint_say(at, LINT_default_price, "the default \"%s\" has a %s", found->id,
                 found->needs == NO_TREE ? "cost" : "condition");
}

static void choices_look(const LintAt *at, const RawEvent *e) {
    for (int n = 0; n < e->choices; n++) {
        choice_look(at, e, &e->choice[n]);
        for (int m = 0; m < n; m++)
            if (lint_same_effects(at->j, &e->choice[n].effects, &e->choice[m].effects) && e->choice[n].effects.count)
                lint_say(at, LINT_choices_same, "\"%s\" and \"%s\" have the same effects", e->choice[m].id,
                         e->choice[n].id);
        if (has_later(at->j, &e->effects) && has_later(at->j, &e->choice[n].effects))
            lint_say(at, LINT_later_twice, "later() stands in its effects and in the choice \"%s\"", e->choice[n].id);
    }
    bots_look(at, e);
    default_look(at, e);
}

/* --- how often -------------------------------------------------------------------------------- */

static void chance_look(const LintAt *at, const RawEvent *e) {
    const Span chance = e->chance == NO_TREE ? (Span){1.0, 1.0, false, false} : lint_span(at, e->chance);
    lint_tree(at, e->chance, USE_PLAIN);
    if (chance.high <= 0.0) lint_say(at, LINT_chance_range, "its chance is %.6g: it never happens", chance.high);
    else if (chance.low > 1.0) lint_say(at, LINT_chance_range, "its chance is %.6g, more than 1", chance.low);
    else if (chance.low >= 1.0 && !e->once && lint_truth(at, e->when) == TRUTH_ALWAYS)
        lint_say(at, LINT_clockwork, "it happens every %d months, whatever the state", e->cooldown);
    if (e->once && e->cooldown != 12)
        lint_say(at, LINT_cooldown_once, "once = true and cooldown = %d", e->cooldown);
}

/* --- where it comes from ---------------------------------------------------------------------- */

/* A1 to A29, C1 to C20, and one or two characters for a part: "A12a", "C5e". */
static bool is_claim(const char *s, size_t length) {
    const int most = s[0] == 'A' ? 29 : s[0] == 'C' ? 20 : 0;
    size_t digits = 0;
    int number = 0;
    while (1 + digits < length && digits < 2 && s[1 + digits] >= '0' && s[1 + digits] <= '9')
        number = 10 * number + (s[1 + digits++] - '0');
    const char *part = s + 1 + digits;
    const size_t rest = length - 1 - digits;
    const bool letter = rest == 0 || (rest == 1 && part[0] >= 'a' && part[0] <= 'f');
    return digits > 0 && number >= 1 && number <= most && letter;
}

static void source_look(const LintAt *at, const RawEvent *e) {
    for (const char *claim = e->claims; *claim;) {
        const size_t length = strcspn(claim, ",");
        if (!is_claim(claim, length)) lint_say(at, LINT_claim_form, "\"%.*s\" names no claim", (int)length, claim);
        claim += length;
        claim += strspn(claim, ", ");
    }
    if (e->year && at->j->model_year && e->year > at->j->model_year)
        lint_say(at, LINT_year_late, "the year %d is after the model date, %d", e->year, at->j->model_year);
    if (e->year && (!e->source || !e->mark))
        lint_say(at, LINT_source_missing, "it names the year %d, but no %s", e->year, e->source ? "mark" : "source");
    if (e->mark && strcmp(e->mark, "V") != 0 && strcmp(e->mark, "R") != 0 && strcmp(e->mark, "D") != 0)
        lint_say(at, LINT_mark_unknown, "the mark is \"%s\"", e->mark);
}

static void event_look(LintJob *j, const RawEvent *e) {
    const LintAt at = {j, e->file, "event", e->name, e->line, seat_find(e->seat), -1};
    lint_condition(&at, e->when, "when");
    chance_look(&at, e);
    lint_effects(&at, &e->effects);
    source_look(&at, e);
    if (e->choices) choices_look(&at, e);
    if (e->urgent && !e->choices) lint_say(&at, LINT_urgent_alone, "it is urgent and has no choices");
    if (!e->choices && !e->effects.count) lint_say(&at, LINT_no_effect, "it has neither effects nor choices");
    if (e->seat && j->scenario && !seat_sits(j->scenario, at.seat))
        lint_say(&at, LINT_seat_empty, "nobody sits as %s: the default is always taken", e->seat);
}

void lint_events(LintJob *j) {
    for (int n = 0; n < j->p->events; n++) event_look(j, &j->p->event[n]);
}
