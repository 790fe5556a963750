/* The triggers of a pack written as functions of Lua: what `accession bench` compares operation lists with.
 * Always true: the text is a pack of its own, in the language of packs; each function asks what the
 * trigger asks, in the same order. */
#include <string.h>

#include "script/reader.h"
#include "script/script.h"

/* As a number: a condition counts 1 or 0. */
static void number_write(const Forest *f, int at, Text *out);
/* As true or false: 0 is true in Lua. */
static void condition_write(const Forest *f, int at, Text *out);

static void leaf_write(const Tree *t, Text *out) {
    const VarInfo *v = t->kind == TREE_VARIABLE || t->kind == TREE_GROUP ? var_info(t->var) : NULL;
    if (v && v->kind == KIND_POSTURE && strncmp(v->name, "ordered.", 8) != 0) text_add(out, "w.posture.%s", v->name);
    else if (v) text_add(out, "w.%s", v->name);
    else text_add(out, "w.%s", t->name);
    if (v && t->place) text_add(out, "[\"%s\"]", t->place);
    if (v && t->towards) text_add(out, "[\"%s\"]", t->towards);
}

static void group_write(const Forest *f, const Tree *t, Text *out) {
    static const char *const names[] = {"mean", "sum", "lowest", "highest", "count_below", "count_above"};
    text_add(out, "now(%s(", names[t->op - OP_MEAN]);
    leaf_write(t, out);
    if (t->children) {
        text_add(out, ", ");
        number_write(f, t->child[0], out);
    }
    text_add(out, "))");
}

static void function_write(const Forest *f, const Tree *t, const char *name, Text *out) {
    text_add(out, "%s(", name);
    for (int n = 0; n < t->children; n++) {
        text_add(out, n ? ", " : "");
        number_write(f, t->child[n], out);
    }
    text_add(out, ")");
}

static void pick_write(const Forest *f, const Tree *t, Text *out) {
    text_add(out, "(function() if ");
    condition_write(f, t->child[0], out);
    text_add(out, " then return ");
    number_write(f, t->child[1], out);
    text_add(out, " end return ");
    number_write(f, t->child[2], out);
    text_add(out, " end)()");
}

static const char *sign_of(const Tree *t) {
    if (t->and_or) return t->op == OP_MULTIPLY ? "and" : "or";
    switch (t->op) {
    case OP_ADD: return "+";
    case OP_SUBTRACT: return "-";
    case OP_MULTIPLY: return "*";
    case OP_DIVIDE: return "/";
    case OP_POWER: return "^";
    case OP_BELOW: return "<";
    case OP_AT_MOST: return "<=";
    case OP_IS: return "==";
    default: return NULL;
    }
}

static void signed_write(const Forest *f, const Tree *t, const char *sign, Text *out) {
    for (int n = 0; n < 2; n++) {
        text_add(out, n ? " %s " : "(", sign);
        if (t->and_or) condition_write(f, t->child[n], out);
        else number_write(f, t->child[n], out);
    }
    text_add(out, ")");
}

/* What the library of plain numbers lacks is asked through now(). */
static void operation_write(const Forest *f, const Tree *t, Text *out) {
    const char *sign = t->children == 2 ? sign_of(t) : NULL;
    if (sign) {
        signed_write(f, t, sign, out);
        return;
    }
    switch (t->op) {
    case OP_NOT:
        text_add(out, "(not ");
        condition_write(f, t->child[0], out);
        text_add(out, ")");
        break;
    case OP_NEGATE: function_write(f, t, "-", out); break;
    case OP_MIN: function_write(f, t, "math.min", out); break;
    case OP_MAX: function_write(f, t, "math.max", out); break;
    case OP_EXP: function_write(f, t, "math.exp", out); break;
    case OP_LOG: function_write(f, t, "math.log", out); break;
    case OP_SQRT: function_write(f, t, "math.sqrt", out); break;
    case OP_ABS: function_write(f, t, "math.abs", out); break;
    case OP_PICK: pick_write(f, t, out); break;
    default:
        ASSERT(t->op == OP_LOGISTIC || t->op == OP_HAZARD);
        text_add(out, "now");
        function_write(f, t, t->op == OP_LOGISTIC ? "(logistic" : "(hazard", out);
        text_add(out, ")");
    }
}

/* In its own type: a condition gives true or false. */
static void plain_write(const Forest *f, int at, Text *out) {
    const Tree *t = &f->tree[at];
    switch (t->kind) {
    case TREE_NUMBER:
        if (t->yes_or_no) text_add(out, t->number > 0.5 ? "true" : "false");
        else text_add(out, t->number < 0 ? "(%.17g)" : "%.17g", t->number);
        break;
    case TREE_VARIABLE:
    case TREE_OWN:
        text_add(out, "now(");
        leaf_write(t, out);
        text_add(out, ")");
        break;
    case TREE_PARAMETER: text_add(out, "now(k.%s)", param_info((ParamId)t->index)->name); break;
    case TREE_CALENDAR: text_add(out, "now(month_of_year)"); break;
    case TREE_STARTED: text_add(out, "now(started_as \"%s\")", t->name); break;
    case TREE_EVENT:
        if (t->choice) text_add(out, "now(chosen(\"%s\", \"%s\"))", t->name, t->choice);
        else text_add(out, "now(%s \"%s\")", t->op == OP_FIRED ? "fired" : "months_since", t->name);
        break;
    case TREE_GROUP: group_write(f, t, out); break;
    case TREE_OPERATION: operation_write(f, t, out); break;
    default: text_add(out, "0"); break;
    }
}

static void number_write(const Forest *f, int at, Text *out) {
    const bool condition = f->tree[at].yes_or_no;
    text_add(out, condition ? "(" : "");
    plain_write(f, at, out);
    text_add(out, condition ? " and 1 or 0)" : "");
}

static void condition_write(const Forest *f, int at, Text *out) {
    plain_write(f, at, out);
    if (!f->tree[at].yes_or_no) text_add(out, " > 0.5");
}

void script_triggers_write(const PackScript *p, Text *out) {
    for (int n = 0; n < p->variables; n++)
        text_add(out, "variable \"%s\" { range = { %.17g, %.17g }, start = %.17g }\n", p->variable[n].name,
                 p->variable[n].low, p->variable[n].high, p->variable[n].start);
    for (int n = 0; n < p->events; n++) {
        const RawEvent *e = &p->event[n];
        text_add(out, "event \"%s\" { when = true, cooldown = 1, effect = function(now) if ", e->name);
        condition_write(&p->forest, e->when, out);
        text_add(out, " then return {} end return {} end");
        if (e->choices) {
            text_add(out, ", seat = \"%s\", default = \"%s\", choices = {", e->seat, e->fallback);
            for (int c = 0; c < e->choices; c++) text_add(out, " { id = \"%s\" },", e->choice[c].id);
            text_add(out, " }");
        }
        text_add(out, " }\n");
    }
}
