/* Opening a number: its terms, or the causes of its change, in the turn that was lived last.
 * Always true: see board.h; terms are those that the engine sums; a number that the seat may not
 * see is not opened before the end; what a world keeps to itself is shown at its nominal value. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/real.h"
#include "model/accession.h"
#include "model/rulebook.h"
#include "report/account.h"
#include "report/board.h"
#include "report/explain.h"
#include "report/figures.h"
#include "report/paper.h"
#include "report/words.h"

/* --- which number ----------------------------------------------------------------------------- */

bool board_may_see(const Board *b, VarId id) {
    return session_over(b->game) || seat_may_see(b->seat, var_info(id)->seen_by);
}

static VarId dial_number(const char *word) {
    static const struct {
        const char *word;
        VarId var;
    } dials[] = {{"security", VAR_attack},         {"lives", VAR_losses_candidate},
                 {"sovereignty", VAR_occupied_share}, {"escalation", VAR_nuclear_rate},
                 {"law", VAR_governance},          {"belief", VAR_coalition_seen},
                 {"support", VAR_support_mean},    {"risk", VAR_attack_decade}};
    for (size_t n = 0; n < COUNT_OF(dials); n++)
        if (strcasecmp(word, dials[n].word) == 0) return dials[n].var;
    return VAR_NONE;
}

/* "aid" of one seat: what it has set is a number of the seat. */
static bool seat_number(const Board *b, const char *text, Variable *out) {
    char name[96], role[32];
    if (sscanf(text, "%95[a-z_.0-9][%31[a-z_0-9]]", name, role) < 1) return false;
    const VarId id = var_find(name);
    if (id == VAR_NONE || var_info(id)->kind != KIND_SEAT) return false;
    const bool bare = strchr(text, '[') == NULL;
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        if (bare ? seat == (int)b->seat : strcmp(role, seat_info((SeatId)seat)->role) == 0) {
            *out = (Variable){id, seat};
            return true;
        }
    return false;
}

/* A member's number without a member is our own; of a seat without one, the furthest from yes. */
static bool own_number(const Board *b, const char *text, Variable *out) {
    const Session *g = b->game;
    const VarId id = var_find(text);
    if (id == VAR_NONE || var_info(id)->kind != KIND_MEMBER) return false;
    int i = g->scenario->seat_member[b->seat];
    if (i < 0 && id == VAR_consent) {
        i = g->scenario->lead;
        for (int m = 0; m < g->scenario->members; m++)
            if (g->world.belongs[m] > 0.5 && g->world.consent[m] < g->world.consent[i]) i = m;
    }
    *out = (Variable){id, i >= 0 ? i : g->scenario->lead};
    return true;
}

bool board_number(const Board *b, const char *text, Variable *out, Err *err) {
    const Session *g = b->game;
    const VarId dial = dial_number(text);
    const bool member = g->scenario->seat_member[b->seat] >= 0;
    const bool own_support = member && strcasecmp(text, "support") == 0;
    if (dial != VAR_NONE && !own_support) *out = (Variable){dial, 0};
    else if (!seat_number(b, text, out) && !own_number(b, text, out) &&
             !variable_parse(g->scenario, text, out, err))
        return false;
    const VarKind kind = var_info(out->id)->kind;
    if (kind == KIND_PAIR || kind == KIND_PROMISE)
        return err_set(err, tongue("\"%s\" is a table; see seats and promises"), text);
    const bool own = out->id == VAR_own && g->scenario->rules && out->index < g->scenario->rules->owns;
    const bool hidden = own && !session_over(g) && !seat_may_see(b->seat, g->scenario->rules->own[out->index].seen_by);
    if (board_may_see(b, out->id) && !hidden) return true;
    return err_set(err,
                   tongue("\"%s\" is not ours to see before the end; numbers as %s sees them have "
                          "names like credibility_seen and coalition_seen"),
                   text, g->scenario->seat_name[SEAT_rival]);
}

void board_number_name(const Board *b, Variable v, Text *out) {
    variable_write(b->game->scenario, v, out);
    if (var_info(v.id)->kind == KIND_SEAT) text_add(out, "[%s]", seat_info((SeatId)v.index)->role);
}

/* Numbers that stand in a sentence, in fewer words than the manifest has. All can be seen by all.
 */
static const struct {
    VarId var;
    const char *words;
} plain[] = {
    {VAR_unity, TONGUE("national unity")},
    {VAR_governance, TONGUE("governance")},
    {VAR_consent, TONGUE("members' balance of reasons")},
    {VAR_credibility_seen, TONGUE("belief in members, as {rival} sees it")},
    {VAR_stake_seen, TONGUE("stakes as {rival} sees them")},
    {VAR_coalition_seen, TONGUE("belief in a coalition")},
    {VAR_own_production, TONGUE("own production of arms")},
    {VAR_stocks, TONGUE("shared stocks")},
    {VAR_porcupine, TONGUE("{candidate}'s own arms and depth")},
    {VAR_support, TONGUE("public support for aid")},
    {VAR_support_mean, TONGUE("public support for aid among members")},
    {VAR_aid_delivered, TONGUE("aid delivered")},
    {VAR_bargaining, TONGUE("the bargaining range")},
    {VAR_ratio_local, TONGUE("{rival}'s local superiority")},
    {VAR_reputation, TONGUE("the name for keeping one's word")},
    {VAR_cohesion, TONGUE("the alliance's cohesion")},
    {VAR_dissatisfaction, TONGUE("{rival}'s dissatisfaction")},
    {VAR_attack, TONGUE("the chance of an attack in a crisis")},
    {VAR_attack_decade, TONGUE("the attack risk in ten years")},
    {VAR_crisis_rate, TONGUE("crises a month")},
    {VAR_grey_rate, TONGUE("acts below the threshold a month")},
    {VAR_sovereignty_limits, TONGUE("limits on sovereignty")},
    {VAR_force_candidate, TONGUE("{candidate}'s force")},
    {VAR_force_rival, TONGUE("{rival}'s force")},
    {VAR_exhaustion_candidate, TONGUE("{candidate}'s exhaustion")},
    {VAR_exhaustion_rival, TONGUE("{rival}'s exhaustion")},
    {VAR_economy_candidate, TONGUE("{candidate}'s economy")},
    {VAR_economy_rival, TONGUE("{rival}'s economy")},
    {VAR_stability_rival, TONGUE("the stability of {rival}'s regime")},
    {VAR_standing, TONGUE("our standing")},
    {VAR_ready, TONGUE("members ready for the next step")},
};

bool board_words_known(VarId id) {
    for (size_t n = 0; n < COUNT_OF(plain); n++)
        if (plain[n].var == id) return true;
    return false;
}

/* What the manifest says of it, without its symbol, its codes and what follows a comma; of a flag, what it says. */
static void manifest_words(const Board *b, VarId id, Text *out) {
    const char *text = tongue(var_info(id)->text), *colon = strstr(text, ": ");
    char words[320];
    const bool codes = colon && colon[2] >= '0' && colon[2] <= '9';
    const bool first = codes || var_info(id)->type == TYPE_FLAG;
    if (id == VAR_stage) text = tongue("the accession file");
    else if (colon && !first) text = colon + 2;
    snprintf(words, sizeof words, "%.*s", (int)strcspn(text, first ? ":;,(" : ";,("), text);
    for (size_t end = strlen(words); end && words[end - 1] == ' ';) words[--end] = '\0';
    words_fill(b->game->scenario, words, out);
}

void board_words_of(const Board *b, VarId id, Text *out) {
    for (size_t n = 0; n < COUNT_OF(plain); n++)
        if (plain[n].var == id) {
            words_fill(b->game->scenario, plain[n].words, out);
            return;
        }
    manifest_words(b, id, out);
}

/* --- the months that are opened --------------------------------------------------------------- */

/* The last turn as a history; before it, the start alone. Its worlds are borrowed. */
static History history_of(const Board *b, const Scenario **scenario) {
    const Session *g = b->game;
    *scenario = g->scenario;
    if (b->last->any) return b->last->lived;
    return (History){.scenario = g->scenario, .parameters = g->parameters,
                     .seed = g->setup.seed, .months = 0, .worlds = g->past};
}

/* --- short ------------------------------------------------------------------------------------ */

typedef struct Line {
    double now, moved;
    const char *term;
} Line;

static void lines_sort(Line *line, int count, bool by_change) {
    for (int n = 1; n < count; n++)
        for (int m = n; m > 0; m--) {
            const double this = real_abs(by_change ? line[m].moved : line[m].now);
            const double before = real_abs(by_change ? line[m - 1].moved : line[m - 1].now);
            if (this <= before) break;
            const Line swap = line[m];
            line[m] = line[m - 1];
            line[m - 1] = swap;
        }
}

/* Each with its size, and how it moved. */
static void all_terms_write(const History *h, const Explanation *e, const Line *line, Text *out) {
    text_say(out, "  Its terms, the largest first\n");
    for (int t = 0; t < e->terms; t++) {
        if (real_abs(line[t].now) < 5e-4 && real_abs(line[t].moved) < 5e-4) continue;
        Text text = {0};
        figures_signed(line[t].now, 2, &text);
        text_add(&text, " ");
        words_cause(h->scenario, e->variable.id, line[t].term, &text);
        if (real_abs(line[t].moved) >= 0.005) {
            text_say(&text, ", in the last turn ");
            figures_signed(line[t].moved, 2, &text);
        }
        board_say(out, "", 4, &text);
    }
}

/* Where the terms themselves are drawn beside it: only what changed. */
static void moves_write(const History *h, const Explanation *e, const Line *line, Text *out) {
    int told = 0;
    for (int t = 0; t < e->terms; t++) {
        if (real_abs(line[t].moved) < 0.005) continue;
        Text text = {0};
        if (told++ == 0) text_say(out, "  What moved it in the last turn\n");
        figures_signed(line[t].moved, 2, &text);
        text_add(&text, " ");
        words_cause(h->scenario, e->variable.id, line[t].term, &text);
        board_say(out, "", 4, &text);
    }
}

static void terms_write(const Board *b, const Explanation *e, Text *out) {
    const History *h = e->history;
    const int from = b->last->any ? b->last->from : 0;
    double was[TERMS_MAX];
    Line line[TERMS_MAX];
    equation_terms(e->equation, history_at(h, from), &h->parameters, h->scenario->lead,
                   e->variable.index, was);
    for (int t = 0; t < e->terms; t++)
        line[t] = (Line){e->now[t], e->now[t] - was[t], equation_info(e->equation)->term[t].name};
    const bool drawn = paper_columns() == PAPER_UNBROKEN;
    lines_sort(line, e->terms, drawn);
    if (drawn) moves_write(h, e, line, out);
    else all_terms_write(h, e, line, out);
    const EquationForm form = equation_info(e->equation)->form;
    Text text = {0};
    text_say(&text, "Sum ");
    figures_signed(e->sum, 2, &text);
    if (form == FORM_LOGISTIC)
        text_say(&text, ", as a chance %.1f in 100", 100.0 * e->result);
    if (form == FORM_EXP) text_say(&text, ", as a rate %.2f in 100 a month", 100.0 * e->result);
    text_say(&text, explain_agrees(e) ? ". It is the number above." : ". IT DIFFERS.");
    board_say(out, "  ", 2, &text);
}

/* Causes of the change in the months lived, largest first. */
static int causes_of(const Ledger *l, Variable v, Line line[], int most) {
    int count = 0;
    for (size_t n = 0; n < l->count; n++) {
        const Entry *e = &l->entries[n];
        if (e->var != v.id || e->index != v.index) continue;
        int at = 0;
        while (at < count && strcmp(line[at].term, e->cause) != 0) at++;
        if (at == most) continue;
        if (at == count) line[count++] = (Line){0.0, 0.0, e->cause};
        line[at].moved += e->delta;
    }
    lines_sort(line, count, true);
    return count;
}

bool board_is_lives(VarId id) { return id == VAR_losses_candidate || id == VAR_losses_rival; }

bool board_may_forecast(VarId id) {
    return !board_is_lives(id) && id != VAR_occupied && id != VAR_occupied_share && id != VAR_nuclear_rate &&
           id != VAR_month_nuclear;
}

/* People are told in ranges, and what killed them without amounts. model notes E */
static void lives_write(const Board *b, Variable v, Text *out) {
    const Session *g = b->game;
    Line line[48];
    const int count = causes_of(&b->last->lived.ledger, v, line, 48);
    Text text = {0};
    board_words_of(b, v.id, &text);
    text_add(&text, ", %s: ", tongue(variable_info(b->game->scenario, v).text));
    if (figures_no_war(&g->world)) text_say(&text, "no war");
    else figures_people(g->scenario, v.id, world_get(&g->world, v.id, 0), &text);
    text_add(&text, ".");
    if (count > 0) text_say(&text, " In the last turn most because of: ");
    for (int n = 0; n < count && n < 3; n++) {
        text_add(&text, "%s", n == 0 ? "" : ", ");
        words_cause(g->scenario, v.id, line[n].term, &text);
    }
    if (count > 0) text_add(&text, ".");
    board_say(out, "", 2, &text);
}

static void causes_write(const Board *b, Variable v, const Ledger *l, Text *out) {
    Line line[48];
    const int count = causes_of(l, v, line, 48);
    for (int n = 0; n < count; n++) {
        if (real_abs(line[n].moved) < 5e-5) continue;
        Text text = {0};
        figures_change(v.id, line[n].moved, &text);
        text_add(&text, " ");
        words_cause(b->game->scenario, v.id, line[n].term, &text);
        board_say(out, "", 4, &text);
    }
    if (count == 0) text_say(out, "    Nothing moved it.\n");
}

static void head_write(const Board *b, const History *h, Variable v, Text *out) {
    const VarInfo here = variable_info(b->game->scenario, v), *info = &here;
    const int from = b->last->any ? b->last->from : 0;
    char date[DATE_BYTES];
    Text line = {0};
    const bool titled = paper_columns() == PAPER_UNBROKEN; /* nobody types its name, which stands over it */
    if (!titled) board_number_name(b, v, &line);
    if (!titled) text_add(&line, ", %s: ", tongue(info->text));
    figures_plain(v.id, world_get(history_at(h, h->months), v.id, v.index), &line);
    text_say(&line, " in %s", figures_date(h->scenario, h->months, date));
    if (b->last->any) {
        text_say(&line, "; in %s ", figures_date(h->scenario, from, date));
        figures_plain(v.id, world_get(history_at(h, from), v.id, v.index), &line);
    }
    text_add(&line, ".");
    if (v.id == VAR_consent) text_say(&line, " Above 0 the reasons for a yes outweigh those against it.");
    if (info->kind == KIND_MEMBER && !titled)
        text_say(&line, " Here: %s.", h->scenario->member_name[v.index]);
    board_say(out, "", 2, &line);
}

/* What the new turn and our own commands changed since. */
static void since_write(const Board *b, const History *h, Variable v, Text *out) {
    const double then = world_get(history_at(h, h->months), v.id, v.index);
    const double now = world_get(&b->game->world, v.id, v.index);
    Text line = {0}, told = {0}, was = {0};
    figures_plain(v.id, now, &told);
    figures_plain(v.id, then, &was);
    text_say(&line, "Since then, by the new turn and its decisions: ");
    text_add(&line, "%s.", told.data);
    if (strcmp(told.data, was.data) != 0) board_say(out, "  ", 2, &line);
    text_free(&line);
    text_free(&told);
    text_free(&was);
}

/* What would lift a member's balance to the line of the next step. */
static void nearest_write(const Board *b, int member, Text *out) {
    const World *w = &b->game->world;
    if (w->stage >= STAGE_INVITED || w->consent[member] >= consent_line(w, &b->game->scenario->nominal)) return;
    Text text = {0};
    board_balance(b, member, &text);
    board_say(out, "  ", 2, &text);
}

/* Numbers without terms of their own, and what they are worked out from. */
static const struct {
    VarId var;
    const char *from[2];
} rests[] = {
    {VAR_coalition, {"credibility"}},           {VAR_coalition_seen, {"credibility_seen"}},
    {VAR_attack_decade, {"attack", "crisis_rate"}}, {VAR_deterrence_year, {"attack", "crisis_rate"}},
    {VAR_hazard, {"attack", "crisis_rate"}},    {VAR_jeopardy, {"attack", "coalition_seen"}},
    {VAR_support_mean, {"support"}},            {VAR_ready, {"consent"}},
    {VAR_agreement, {"consent"}},
};

static void rests_write(const Board *b, VarId id, Text *out) {
    for (size_t n = 0; n < COUNT_OF(rests); n++) {
        if (rests[n].var != id) continue;
        char one[REFER_BYTES], two[REFER_BYTES];
        board_refer(b, one, "why %s", rests[n].from[0]);
        if (!rests[n].from[1]) text_say(out, "  No term list of its own: worked out from %s\n", one);
        else
            text_say(out, "  No term list of its own: worked out from %s and %s\n", one,
                     board_refer(b, two, "why %s", rests[n].from[1]));
        return;
    }
    text_say(out, "  No term list of its own: worked out from other numbers.\n");
}

static void why_brief(const Board *b, const Explanation *e, Text *out) {
    const VarInfo *info = var_info(e->variable.id);
    head_write(b, e->history, e->variable, out);
    if (e->summed) {
        terms_write(b, e, out);
    } else if (info->nature == NATURE_STATE && b->last->any) {
        text_say(out, "  What moved it in the last turn\n");
        causes_write(b, e->variable, &b->last->lived.ledger, out);
    } else if (info->nature == NATURE_DATA) {
        text_say(out, "  Given by the pack; nothing in the game moves it.\n");
    } else {
        rests_write(b, e->variable.id, out);
    }
    since_write(b, e->history, e->variable, out);
    if (e->variable.id == VAR_consent) nearest_write(b, e->variable.index, out);
    Text name = {0};
    board_number_name(b, e->variable, &name);
    char refer[REFER_BYTES];
    text_say(out, "  Coefficients, ranges and sources: %s\n", board_refer(b, refer, "why %s whole", name.data));
    text_free(&name);
}

void board_why(const Board *b, Variable v, bool whole, Text *out) {
    if (board_is_lives(v.id)) {
        lives_write(b, v, out);
        return;
    }
    const Scenario *s;
    History h = history_of(b, &s);
    Explanation e = explain_variable(&h, v, h.months);
    if (!whole) {
        why_brief(b, &e, out);
        return;
    }
    const bool hidden = b->game->setup.mode != MODE_GUIDED && !session_over(b->game);
    if (hidden) h.parameters = s->nominal; /* printed only; the terms above are the world's own */
    explain_write(&e, out);
    if (hidden)
        text_say(out, "  Some coefficients of this world were drawn from their ranges and stay\n"
                      "  hidden until the end; nominal values are printed.\n");
}

void board_ledger(const Board *b, Variable v, Text *out) {
    if (board_is_lives(v.id)) {
        lives_write(b, v, out);
        return;
    }
    const Scenario *s;
    const History h = history_of(b, &s);
    head_write(b, &h, v, out);
    if (!b->last->any) {
        text_say(out, "  No month has been lived yet.\n");
        return;
    }
    if (v.id == VAR_month || !account_kept(v.id)) {
        char refer[REFER_BYTES];
        Text name = {0};
        board_number_name(b, v, &name);
        if (v.id == VAR_month) text_say(out, "  The clock itself.\n");
        else text_say(out, "  Worked out anew each month; it has no causes of its own. Its terms: %s\n",
                      board_refer(b, refer, "why %s", name.data));
        text_free(&name);
        return;
    }
    for (int month = b->last->from + 1; month <= b->last->to; month++) {
        char date[DATE_BYTES];
        text_add(out, "%s\n", figures_date(s, month, date));
        account_month(&h, v, month, out);
    }
    since_write(b, &h, v, out);
}
