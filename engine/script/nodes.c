/* Trees: places, compiling, text. Always true: see nodes.h. */
#include "script/nodes.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool tree_err(const Tree *t, Err *err, const char *format, ...) {
    char text[400];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    return err_set(err, "%s:%d: %s", t->file, t->line, text);
}

/* --- places ----------------------------------------------------------------------------------- */

static bool unknown_place(const Tree *t, const char *what, const char *place, const char *const *known, size_t n,
                          Err *err) {
    const char *near = text_nearest(place, known, n);
    if (near) return tree_err(t, err, "unknown %s \"%s\" of %s; did you mean \"%s\"?", what, place,
                              var_info(t->var)->name, near);
    return tree_err(t, err, "unknown %s \"%s\" of %s", what, place, var_info(t->var)->name);
}

static bool seat_place(const Tree *t, const char *place, int *index, Err *err) {
    const char *roles[SEAT_COUNT];
    const SeatId seat_id = seat_find(place);
    *index = (int)seat_id;
    if (seat_id != SEAT_NONE) return true;
    for (int seat = 0; seat < SEAT_COUNT; seat++) roles[seat] = seat_info((SeatId)seat)->role;
    return unknown_place(t, "seat", place, roles, SEAT_COUNT, err);
}

static bool member_place(const Tree *t, const Scenario *s, int *index, GroupId *group, Err *err) {
    const char *known[MEMBERS_MAX];
    for (int g = 0; g < GROUP_COUNT; g++)
        if (strcmp(group_name((GroupId)g), t->place) == 0) {
            *group = (GroupId)g;
            *index = -1;
            return true;
        }
    const int seat = (int)seat_find(t->place);
    *index = seat >= 0 ? s->seat_member[seat] : scenario_member_find(s, t->place);
    if (*index >= 0) return true;
    if (seat >= 0) return tree_err(t, err, "the seat \"%s\" is no member's in this scenario", t->place);
    for (int i = 0; i < s->members; i++) known[i] = s->member_id[i];
    return unknown_place(t, "member", t->place, known, (size_t)s->members, err);
}

static bool region_place(const Tree *t, const Scenario *s, int *index, Err *err) {
    const char *known[REGIONS_MAX];
    *index = scenario_region_find(s, t->place);
    if (*index >= 0) return true;
    for (int i = 0; i < s->regions; i++) known[i] = s->region_id[i];
    return unknown_place(t, "region", t->place, known, (size_t)s->regions, err);
}

bool tree_place(const Tree *t, const Scenario *s, int *index, GroupId *group, Err *err) {
    const VarInfo *v = var_info(t->var);
    int towards;
    *group = GROUP_ALL;
    *index = 0;
    if (v->kind == KIND_GLOBAL || v->kind == KIND_POSTURE) return true;
    if (!t->place) return tree_err(t, err, "%s has a value for each %s: write w.%s.%s", v->name,
                                   v->kind == KIND_MEMBER ? "member" : v->kind == KIND_REGION ? "region" : "seat",
                                   v->name, v->kind == KIND_MEMBER ? "sceptic, or mean(…all)" : "candidate");
    if (v->kind == KIND_MEMBER) return member_place(t, s, index, group, err);
    if (v->kind == KIND_REGION) return region_place(t, s, index, err);
    if (!seat_place(t, t->place, index, err)) return false;
    if (v->kind != KIND_PAIR) return true;
    if (!t->towards)
        return tree_err(t, err, "%s is of one seat towards another: w.%s.candidate.lead", v->name, v->name);
    if (!seat_place(t, t->towards, &towards, err)) return false;
    *index = 8 * *index + towards;
    return true;
}

/* --- compiling -------------------------------------------------------------------------------- */

typedef struct Compiler {
    const Forest *f;
    const Scenario *s;
    const EventNames *names;
    Op *op;
    int count;
    Err *err;
} Compiler;

static bool emit(Compiler *c, const Tree *t, Op op) {
    if (c->count == PROGRAM_OPS_MAX)
        return tree_err(t, c->err, "the expression is too long, at most %d operations are wanted", PROGRAM_OPS_MAX);
    c->op[c->count++] = op;
    return true;
}

static int32_t offset_of(VarId var, int index) {
    return (int32_t)(var_info(var)->offset + sizeof(double) * (size_t)index);
}

static bool may_read(Compiler *c, const Tree *t) {
    if (var_info(t->var)->seen_by != SEEN_NOBODY) return true;
    return tree_err(t, c->err, "%s is the drawn truth: effects may move it, nothing may read it",
                    var_info(t->var)->name);
}

/* Where one plain number lies: a variable that needs no more than its place. */
static bool plain_variable(Compiler *c, const Tree *t, int32_t *offset, bool *is) {
    GroupId group;
    int index;
    *is = t->kind == TREE_VARIABLE || t->kind == TREE_OWN;
    if (t->kind == TREE_OWN) *offset = offset_of(VAR_own, t->index);
    if (t->kind != TREE_VARIABLE) return true;
    if (!may_read(c, t)) return false;
    if (!tree_place(t, c->s, &index, &group, c->err)) return false;
    if (index < 0) return tree_err(t, c->err, "%s.%s is a group: use mean(), lowest(), highest() or sum() of it",
                                   var_info(t->var)->name, t->place);
    *offset = offset_of(t->var, index);
    return true;
}

static bool compile(Compiler *c, int at);

static bool compile_event(Compiler *c, const Tree *t) {
    const int event = c->names->event(c->names->context, t->name);
    if (event < 0) return tree_err(t, c->err, "unknown event \"%s\"", t->name);
    const int choice = t->choice ? c->names->choice(c->names->context, event, t->choice) : 0;
    if (choice < 0) return tree_err(t, c->err, "the event \"%s\" has no choice \"%s\"", t->name, t->choice);
    return emit(c, t, (Op){.code = (int32_t)t->op, .a = event, .b = choice});
}

static bool compile_group(Compiler *c, const Tree *t) {
    GroupId group;
    int index;
    if (!may_read(c, t)) return false;
    if (!tree_place(t, c->s, &index, &group, c->err)) return false;
    if (index >= 0) return tree_err(t, c->err, "a group is wanted here: all, front_line, core or hold_outs");
    if (t->children && !compile(c, t->child[0])) return false;
    return emit(c, t, (Op){.code = (int32_t)t->op, .a = offset_of(t->var, 0), .b = (int32_t)group});
}

/* a & b, a | b: b is run only if a leaves it open. */
static bool compile_and_or(Compiler *c, const Tree *t) {
    if (!compile(c, t->child[0])) return false;
    const int jump = c->count;
    const OpCode op = t->op == OP_MULTIPLY ? OP_UNLESS_FALSE : OP_UNLESS_TRUE;
    if (!emit(c, t, (Op){.code = (int32_t)op}) || !compile(c, t->child[1])) return false;
    c->op[jump].a = c->count;
    return true;
}

/* A plain variable against a plain number is one operation. At most is not above, at least not below. */
static bool compile_test(Compiler *c, const Tree *t, bool *done) {
    const Tree *a = &c->f->tree[t->child[0]], *b = &c->f->tree[t->child[1]];
    int32_t offset = 0;
    bool is = false;
    *done = false;
    const bool less = t->op == OP_BELOW || t->op == OP_AT_MOST, swapped = less && a->kind == TREE_NUMBER;
    const Tree *variable = swapped ? b : a, *number = swapped ? a : b;
    if ((!less && t->op != OP_IS) || number->kind != TREE_NUMBER) return true;
    if (!plain_variable(c, variable, &offset, &is)) return false;
    if (!is) return true;
    const OpCode op = t->op == OP_IS ? OP_TEST_IS : swapped == (t->op == OP_BELOW) ? OP_TEST_ABOVE : OP_TEST_BELOW;
    *done = true;
    return emit(c, t, (Op){.code = (int32_t)op, .a = offset, .b = t->op == OP_AT_MOST, .x = number->number});
}

/* Of a lone test, the test turned round. */
static bool compile_not(Compiler *c, const Tree *t) {
    const int first = c->count;
    if (!compile(c, t->child[0])) return false;
    Op *op = &c->op[first];
    if (c->count != first + 1 || !op_is_test(op)) return emit(c, t, (Op){.code = OP_NOT});
    op->b = !op->b;
    return true;
}

static bool compile_operation(Compiler *c, const Tree *t) {
    bool done = false;
    if (t->and_or) return compile_and_or(c, t);
    if (t->op == OP_NOT) return compile_not(c, t);
    if (t->children == 2 && !compile_test(c, t, &done)) return false;
    if (done) return true;
    for (int n = 0; n < t->children; n++)
        if (!compile(c, t->child[n])) return false;
    return emit(c, t, (Op){.code = (int32_t)t->op});
}

static bool compile(Compiler *c, int at) {
    const Tree *t = &c->f->tree[at];
    int32_t offset = 0;
    bool is;
    switch (t->kind) {
    case TREE_NUMBER: return emit(c, t, (Op){.code = OP_NUMBER, .x = t->number});
    case TREE_VARIABLE:
    case TREE_OWN:
        return plain_variable(c, t, &offset, &is) && emit(c, t, (Op){.code = OP_VARIABLE, .a = offset});
    case TREE_PARAMETER:
        return emit(c, t, (Op){.code = OP_PARAMETER, .a = (int32_t)(sizeof(double) * (size_t)t->index)});
    case TREE_WEIGHT: return emit(c, t, (Op){.code = OP_WEIGHT, .a = t->index});
    case TREE_SELF: return emit(c, t, (Op){.code = OP_SELF});
    case TREE_CALENDAR: return emit(c, t, (Op){.code = OP_CALENDAR});
    case TREE_STARTED:
        return emit(c, t, (Op){.code = OP_NUMBER, .x = strcmp(c->s->start_name, t->name) == 0 ? 1.0 : 0.0});
    case TREE_EVENT: return compile_event(c, t);
    case TREE_GROUP: return compile_group(c, t);
    case TREE_OPERATION: return compile_operation(c, t);
    }
    return false;
}

bool tree_compile(const Forest *f, int root, const Scenario *s, const EventNames *names, Op *op, int *count,
                  Err *err) {
    Compiler c = {.f = f, .s = s, .names = names, .op = op, .err = err};
    if (!compile(&c, root)) return false;
    if (!program_valid(op, c.count))
        return tree_err(&f->tree[root], err, "the expression is too deep, at most %d values at once", PROGRAM_STACK);
    *count = c.count;
    return true;
}

/* --- text ------------------------------------------------------------------------------------- */

static void variable_text(const Tree *t, Text *out) {
    text_add(out, "%s", t->kind == TREE_OWN ? t->name : var_info(t->var)->name);
    if (t->kind == TREE_OWN || !t->place) return;
    text_add(out, t->towards ? "[%s>%s]" : "[%s]", t->place, t->towards);
}

static void number_text(double x, Text *out) { text_add(out, "%.6g", x); }

static const char *infix_of(const Tree *t) {
    if (t->and_or) return t->op == OP_MULTIPLY ? "and" : "or";
    switch (t->op) {
    case OP_ADD: return "+";
    case OP_SUBTRACT: return "−";
    case OP_MULTIPLY: return "·";
    case OP_DIVIDE: return "/";
    case OP_POWER: return "^";
    case OP_BELOW: return "<";
    case OP_AT_MOST: return "≤";
    case OP_IS: return "=";
    default: return NULL;
    }
}

static const char *function_of(OpCode op) {
    switch (op) {
    case OP_NEGATE: return "−";
    case OP_NOT: return "not ";
    case OP_EXP: return "exp";
    case OP_LOG: return "log";
    case OP_SQRT: return "sqrt";
    case OP_ABS: return "abs";
    case OP_LOGISTIC: return "logistic";
    case OP_HAZARD: return "hazard";
    case OP_MIN: return "min";
    case OP_MAX: return "max";
    case OP_PICK: return "pick";
    case OP_MEAN: return "mean";
    case OP_SUM: return "sum";
    case OP_LOWEST: return "lowest";
    case OP_HIGHEST: return "highest";
    case OP_COUNT_BELOW: return "count_below";
    case OP_COUNT_ABOVE: return "count_above";
    case OP_SINCE: return "months_since";
    case OP_FIRED: return "fired";
    case OP_CHOSEN: return "chosen";
    default: return "?";
    }
}

static void operation_text(const Forest *f, const Tree *t, Text *out) {
    const char *infix = t->children == 2 ? infix_of(t) : NULL;
    if (!infix) text_add(out, "%s", function_of(t->op));
    text_add(out, "(");
    for (int n = 0; n < t->children; n++) {
        if (n) text_add(out, infix ? " %s " : "%s ", infix ? infix : ",");
        tree_text(f, t->child[n], out);
    }
    text_add(out, ")");
}

/* Brackets are dropped around the whole and around parts of the same kind of chain. */
void tree_text(const Forest *f, int root, Text *out) {
    const Tree *t = &f->tree[root];
    switch (t->kind) {
    case TREE_NUMBER: number_text(t->number, out); break;
    case TREE_VARIABLE:
    case TREE_OWN: variable_text(t, out); break;
    case TREE_PARAMETER: text_add(out, "k.%s", param_info((ParamId)t->index)->name); break;
    case TREE_WEIGHT: text_add(out, "weight of %s", aim_word((AimId)t->index)); break;
    case TREE_SELF: text_add(out, "self"); break;
    case TREE_CALENDAR: text_add(out, "month of the year"); break;
    case TREE_STARTED: text_add(out, "started as %s", t->name); break;
    case TREE_EVENT:
        text_add(out, t->choice ? "%s(%s, %s)" : "%s(%s)", function_of(t->op), t->name, t->choice);
        break;
    case TREE_GROUP:
        text_add(out, "%s(%s of %s", function_of(t->op), var_info(t->var)->name, t->place);
        if (t->children) {
            text_add(out, ", ");
            tree_text(f, t->child[0], out);
        }
        text_add(out, ")");
        break;
    case TREE_OPERATION: operation_text(f, t, out); break;
    }
}
