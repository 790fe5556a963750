/* Effects for lint: targets, sizes, months, chances.
 * Always true: a size is judged only where it is the same in every state, or lies wholly outside. */
#include "session/lint_parts.h"

#include <string.h>

static LintAt at_effect(const LintAt *at, const RawEffect *e) {
    LintAt here = *at;
    here.file = e->file;
    here.line = e->line;
    return here;
}

/* --- changes ---------------------------------------------------------------------------------- */

static void not_changeable(const LintAt *here, const VarInfo *v) {
    if (v->kind == KIND_POSTURE)
        lint_say(here, LINT_not_changeable, "the posture %s is moved by seats' levers alone", v->name);
    else if (v->nature == NATURE_DERIVED)
        lint_say(here, LINT_not_changeable, "%s follows from other variables", v->name);
    else lint_say(here, LINT_not_changeable, "%s is kept by the engine", v->name);
}

/* Where the target lies; false if something was said about it. */
static bool target_look(const LintAt *here, const Tree *t, const RawEffect *e) {
    const VarInfo *v = var_info(t->var);
    GroupId group;
    int index;
    Err err = {0};
    if (!rulebook_may_move(t->var)) {
        not_changeable(here, v);
        return false;
    }
    if (!here->j->scenario) return true;
    if (!tree_place(t, here->j->scenario, &index, &group, &err)) {
        const char *space = strchr(err.text, ' ');
        lint_say(here, LINT_place, "%s", space ? space + 1 : err.text);
        return false;
    }
    if (v->kind != KIND_SETTING) return true;
    if (e->kind == RAW_SCALE)
        lint_say(here, LINT_lever_seat, "%s is scaled: a lever is moved by :add() or :set()", v->name);
    else if (index < 0 ||
             !seat_is_letter((SeatId)index, posture_info((PostureId)((int)t->var - (int)VAR_set_dig_in))->seats))
        lint_say(here, LINT_lever_seat, "%s is not a card of %s", strrchr(v->name, '.') + 1, t->place);
    return true;
}

static void size_look(const LintAt *here, const RawEffect *e, const char *name, Span range) {
    const Span x = lint_span(here, e->value);
    const double width = range.high - range.low;
    const bool nothing =
        e->kind == RAW_ADD ? x.low >= 0.0 && x.high <= 0.0 : e->kind == RAW_SCALE && x.low >= 1.0 && x.high <= 1.0;
    if (nothing) lint_say(here, LINT_effect_nothing, "%s stays as it is", name);
    if (e->kind == RAW_SET && (x.low > range.high || x.high < range.low))
        lint_say(here, LINT_set_outside, "%s is set to %.6g, its range is %.6g to %.6g", name,
                 x.low > range.high ? x.low : x.high, range.low, range.high);
    if (e->kind == RAW_ADD && (x.low > width || x.high < -width))
        lint_say(here, LINT_add_large, "%.6g is added to %s, whose range is %.6g to %.6g",
                 x.low > width ? x.low : x.high, name, range.low, range.high);
    if (e->kind == RAW_SCALE && x.high < 0.0) lint_say(here, LINT_scale_negative, "%s is scaled by %.6g", name, x.high);
}

static void change_look(const LintAt *here, const RawEffect *e) {
    const Tree *t = &here->j->p->forest.tree[e->target];
    const bool own = t->kind == TREE_OWN;
    if (!own && !target_look(here, t, e)) return;
    size_look(here, e, own ? t->name : var_info(t->var)->name, lint_range(here->j, t));
}

/* --- windows, months, lots -------------------------------------------------------------------- */

static void window_look(const LintAt *here, const RawEffect *e) {
    const Span from = lint_span(here, e->value), to = e->value_2 == NO_TREE ? from : lint_span(here, e->value_2);
    if (from.low > to.high) lint_say(here, LINT_months, "from %.6g to %.6g months", from.low, to.high);
    else if (to.high < 1.0) lint_say(here, LINT_months, "a window of %.6g months", to.high);
    else if (from.low > 200.0) lint_say(here, LINT_months, "a window of %.6g months, at most 200 are kept", from.low);
    if (e->value_3 == NO_TREE) return;
    const Span menace = lint_span(here, e->value_3);
    if (menace.high < 0.2 || menace.low > 1.0)
        lint_say(here, LINT_menace_range, "a menace of %.6g", menace.high < 0.2 ? menace.high : menace.low);
}

static void lists_look(const LintAt *here, const RawEffect *e) {
    if (!e->then.count && !e->otherwise.count) lint_say(here, LINT_effect_nothing, "the list is empty");
    lint_effects(here, &e->then);
    lint_effects(here, &e->otherwise);
}

static void effect_look(const LintAt *here, const RawEffect *e) {
    Span x = {0};
    if (e->value != NO_TREE) x = lint_span(here, e->value);
    switch (e->kind) {
    case RAW_ADD:
    case RAW_SET:
    case RAW_SCALE: change_look(here, e); break;
    case RAW_WINDOW: window_look(here, e); break;
    case RAW_BAR:
        if (x.high < 0.5 || x.low > 60.0)
            lint_say(here, LINT_months, "the file is barred for %.6g months, 1 to 60 are wanted",
                     x.high < 0.5 ? x.high : x.low);
        break;
    case RAW_PERHAPS:
        if (x.low > 1.0 || x.high < 0.0)
            lint_say(here, LINT_perhaps_range, "a chance of %.6g", x.low > 1.0 ? x.low : x.high);
        lists_look(here, e);
        break;
    case RAW_LATER:
        if (x.high < 0.5 || x.low > 240.0)
            lint_say(here, LINT_later_now, "later(%.6g, …)", x.high < 0.5 ? x.high : x.low);
        lists_look(here, e);
        break;
    case RAW_SCRIPT: lint_say(here, LINT_function_slow, "its effect is a function"); break;
    }
}

void lint_effects(const LintAt *at, const RawList *list) {
    int laters = 0;
    for (int n = 0; n < list->count; n++) {
        const RawEffect *e = &at->j->p->effect[list->item[n]];
        const LintAt here = at_effect(at, e);
        lint_tree(&here, e->value, USE_PLAIN);
        lint_tree(&here, e->value_2, USE_PLAIN);
        lint_tree(&here, e->value_3, USE_PLAIN);
        effect_look(&here, e);
        if (e->kind == RAW_LATER && ++laters == 2) lint_say(&here, LINT_later_twice, "a second later() in one list");
    }
}
