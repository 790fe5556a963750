/* Conditions and formulas of events in words. Always true: see board.h; what is told is read from the compiled
 * program itself, so it is what the engine tests; what cannot be said so is not told in parts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "model/reads.h"
#include "model/rulebook.h"
#include "report/board_parts.h"
#include "report/words.h"
#include "session/naming.h"

enum { SAID_BYTES = 1400 };
/* How tightly it holds together. */
typedef enum Hold { HOLD_OR, HOLD_AND, HOLD_SUM, HOLD_PRODUCT, HOLD_WHOLE } Hold;
typedef struct Said {
    char text[SAID_BYTES];
    Hold hold;
    bool constant; /* a number as it stands: value */
    double value;
} Said;

typedef struct Teller {
    const Board *b;
    Said stack[PROGRAM_STACK];
    int depth;
    bool failed;
} Teller;

static Said *push(Teller *t, Hold hold) {
    if (t->depth == PROGRAM_STACK) t->failed = true;
    Said *s = &t->stack[t->failed ? 0 : t->depth++];
    *s = (Said){.hold = hold};
    return s;
}

static Said *pop(Teller *t) {
    if (t->depth == 0) t->failed = true;
    return &t->stack[t->failed ? 0 : --t->depth];
}

static void take(Said *s, Text *text) {
    snprintf(s->text, sizeof s->text, "%s", text->data ? text->data : "");
    text_free(text);
}

/* --- names ------------------------------------------------------------------------------------- */

static Reading read_at(const Op *op) {
    Reading r[READS_MAX];
    const Program one = {0, 1};
    const int count = program_reads(op, one, r);
    return count == 1 ? r[0] : (Reading){VAR_NONE, 0};
}

static void number_words(const Board *b, Reading r, Text *out) {
    const Scenario *s = b->game->scenario;
    if (r.var == VAR_own)
        text_add(out, "%s", s->rules->own[r.index].text ? s->rules->own[r.index].text : s->rules->own[r.index].name);
    else board_words_of(b, r.var, out);
    const VarKind kind = var_info(r.var)->kind;
    if (r.index == READS_GROUP) return;
    if (kind == KIND_MEMBER) text_say(out, " of %s", s->member_name[r.index]);
    if (kind == KIND_REGION) text_say(out, " in %s", s->region_name[r.index]);
    if (kind == KIND_SEAT) text_say(out, " of %s", s->seat_name[r.index]);
    if (kind == KIND_PAIR)
        text_say(out, " of %s in %s", s->seat_name[r.index / SEATS_MAX], s->seat_name[r.index % SEATS_MAX]);
}

static const char *group_words(int group) {
    return tongue(group == GROUP_ALL          ? " of every member"
                  : group == GROUP_FRONT_LINE ? " of front-line members"
                  : group == GROUP_CORE       ? " of the core members"
                                              : " of the hold-outs");
}

static bool is_flag(Reading r) { return r.var != VAR_own && r.var != VAR_NONE && var_info(r.var)->type == TYPE_FLAG; }

/* --- tests ------------------------------------------------------------------------------------- */

static void not_so(Said *s) {
    Text text = {0};
    text_say(&text, "not so: %s", s->text);
    take(s, &text);
}

/* "the war goes on", "national unity is below 0.5" */
static void test_push(Teller *t, const Op *op) {
    const Reading r = read_at(op);
    Said *s = push(t, HOLD_WHOLE);
    Text text = {0};
    if (r.var == VAR_NONE) {
        t->failed = true;
        return;
    }
    if (is_flag(r)) {
        const bool is = op->code == OP_TEST_BELOW   ? op_below(op, 1)
                        : op->code == OP_TEST_ABOVE ? op_above(op, 1)
                                                    : op_is(op, 1);
        number_words(t->b, r, &text);
        take(s, &text);
        if (!is) not_so(s);
        return;
    }
    number_words(t->b, r, &text);
    const bool staged = r.var == VAR_stage && op->x >= 0 && op->x <= STAGE_MEMBER;
    if (staged || (r.var == VAR_order && op->x >= 0 && op->x < ORDER_COUNT)) {
        const char *stage = staged ? words_stage((int)(op->x + 0.5)) : words_class((OrderId)(op->x + 0.5));
        if (op->code == OP_TEST_IS) text_say(&text, op->b ? " is not \"%s\"" : " is \"%s\"", stage);
        else if (op->code == OP_TEST_BELOW)
            text_say(&text, op->b ? " is \"%s\" or further" : " is short of \"%s\"", stage);
        else text_say(&text, op->b ? " is not past \"%s\"" : " is past \"%s\"", stage);
    } else if (op->code == OP_TEST_IS) text_say(&text, op->b ? " is not %.3g" : " is %.3g", op->x);
    else if (op->code == OP_TEST_BELOW) text_say(&text, op->b ? " is at least %.3g" : " is below %.3g", op->x);
    else text_say(&text, op->b ? " is at most %.3g" : " is above %.3g", op->x);
    take(s, &text);
}

static void event_push(Teller *t, const Op *op) {
    const Rulebook *r = t->b->game->scenario->rules;
    Text title = {0}, text = {0};
    board_event_text(t->b, r->event[op->a].title, &title);
    if (op->code == OP_SINCE) text_say(&text, "months since \"%s\"", title.data);
    else if (op->code == OP_FIRED) text_say(&text, "\"%s\" has happened", title.data);
    else {
        Text label = {0};
        board_event_text(t->b, r->event[op->a].choice[op->b].label, &label);
        text_say(&text, "in \"%s\" the choice was \"%s\"", title.data, label.data);
        text_free(&label);
    }
    text_free(&title);
    take(push(t, HOLD_WHOLE), &text);
}

static void group_push(Teller *t, const Op *op) {
    Text text = {0};
    const bool counts = op->code == OP_COUNT_BELOW || op->code == OP_COUNT_ABOVE;
    const Said line = counts ? *pop(t) : (Said){.hold = HOLD_WHOLE};
    if (op->code == OP_MEAN) text_say(&text, "the mean of ");
    if (op->code == OP_SUM) text_say(&text, "the sum of ");
    if (op->code == OP_LOWEST) text_say(&text, "the lowest of ");
    if (op->code == OP_HIGHEST) text_say(&text, "the highest of ");
    if (counts) text_say(&text, "the count of ");
    number_words(t->b, read_at(op), &text);
    text_add(&text, "%s", group_words(op->b));
    if (counts) text_say(&text, op->code == OP_COUNT_BELOW ? " below %s" : " above %s", line.text);
    take(push(t, HOLD_WHOLE), &text);
}

/* --- joining ----------------------------------------------------------------------------------- */

static void side_add(Text *out, const Said *s, Hold hold) {
    if (s->hold < hold) text_add(out, "(%s)", s->text);
    else text_add(out, "%s", s->text);
}

static void join(Teller *t, const Said *a, const char *mark, const Said *b, Hold hold, Hold right) {
    Text text = {0};
    side_add(&text, a, hold);
    text_add(&text, "%s", mark);
    side_add(&text, b, right);
    take(push(t, hold), &text);
}

/* What always or never holds in this start is left out. */
static void join_conditions(Teller *t, const Said *a, const Said *b, bool both) {
    const bool a_decides = a->constant && (a->value > 0.5) != both, b_decides = b->constant && (b->value > 0.5) != both;
    if (a_decides || (b->constant && !b_decides)) *push(t, a->hold) = *a;
    else if (b_decides || a->constant) *push(t, b->hold) = *b;
    else join(t, a, both ? tongue("; and ") : tongue(" or "), b, both ? HOLD_AND : HOLD_OR, both ? HOLD_AND : HOLD_OR);
}

static void span_tell(Teller *t, const Op *op, int from, int to);

/* A constant stands at the right. */
static void compare_push(Teller *t, bool below, const Said *a, const Said *b) {
    if (a->constant) join(t, b, tongue(below ? " is above " : " is at least "), a, HOLD_SUM, HOLD_SUM);
    else join(t, a, tongue(below ? " is below " : " is at most "), b, HOLD_SUM, HOLD_SUM);
}

static void two_push(Teller *t, const Op *op) {
    const Said b = *pop(t), a = *pop(t);
    switch ((OpCode)op->code) {
    case OP_ADD: join(t, &a, " + ", &b, HOLD_SUM, HOLD_SUM); break;
    case OP_SUBTRACT: join(t, &a, " − ", &b, HOLD_SUM, HOLD_PRODUCT); break;
    case OP_MULTIPLY: join(t, &a, " · ", &b, HOLD_PRODUCT, HOLD_PRODUCT); break;
    case OP_DIVIDE: join(t, &a, " / ", &b, HOLD_PRODUCT, HOLD_WHOLE); break;
    case OP_BELOW:
    case OP_AT_MOST: compare_push(t, op->code == OP_BELOW, &a, &b); break;
    case OP_IS: join(t, &a, tongue(" is "), &b, HOLD_SUM, HOLD_SUM); break;
    case OP_MIN:
    case OP_MAX: {
        Text text = {0};
        text_say(&text, op->code == OP_MIN ? "the smaller of %s and %s" : "the greater of %s and %s", a.text, b.text);
        take(push(t, HOLD_SUM), &text);
        break;
    }
    default: t->failed = true;
    }
}

static void one_tell(Teller *t, const Op *op) {
    Text text = {0};
    switch ((OpCode)op->code) {
    case OP_NUMBER: {
        Said *s = push(t, HOLD_WHOLE);
        *s = (Said){.hold = HOLD_WHOLE, .constant = true, .value = op->x};
        tongue_write(s->text, sizeof s->text, "%.3g", op->x);
        return;
    }
    case OP_VARIABLE:
        number_words(t->b, read_at(op), &text);
        take(push(t, HOLD_WHOLE), &text);
        return;
    case OP_WEIGHT:
        text_say(&text, "the weight of %s", tongue(aim_word((AimId)op->a)));
        take(push(t, HOLD_WHOLE), &text);
        return;
    case OP_CALENDAR:
        text_say(&text, "the month of the year");
        take(push(t, HOLD_WHOLE), &text);
        return;
    case OP_SINCE:
    case OP_FIRED:
    case OP_CHOSEN: event_push(t, op); return;
    case OP_TEST_BELOW:
    case OP_TEST_ABOVE:
    case OP_TEST_IS: test_push(t, op); return;
    case OP_MEAN:
    case OP_SUM:
    case OP_LOWEST:
    case OP_HIGHEST:
    case OP_COUNT_BELOW:
    case OP_COUNT_ABOVE: group_push(t, op); return;
    case OP_NOT: {
        Said s = *pop(t);
        if (s.constant) s.value = s.value > 0.5 ? 0 : 1;
        not_so(&s);
        s.hold = HOLD_WHOLE;
        *push(t, HOLD_WHOLE) = s;
        return;
    }
    case OP_ADD:
    case OP_SUBTRACT:
    case OP_MULTIPLY:
    case OP_DIVIDE:
    case OP_BELOW:
    case OP_AT_MOST:
    case OP_IS:
    case OP_MIN:
    case OP_MAX: two_push(t, op); return;
    default: t->failed = true; /* functions and parameters: the formula says it shorter */
    }
}

static void span_tell(Teller *t, const Op *op, int from, int to) {
    for (int n = from; n < to && !t->failed; n++) {
        if (op[n].code != OP_UNLESS_FALSE && op[n].code != OP_UNLESS_TRUE) {
            one_tell(t, &op[n]);
            continue;
        }
        const Said a = *pop(t);
        const bool both = op[n].code == OP_UNLESS_FALSE;
        const int end = op[n].a < to ? op[n].a : to;
        span_tell(t, op, n + 1, end);
        if (t->failed) return;
        const Said b = *pop(t);
        join_conditions(t, &a, &b, both);
        n = end - 1;
    }
}

bool board_program(const Board *b, Program p, Text *out) {
    if (p.count == 0) return false;
    Teller *t = memory_zeros(1, sizeof *t); /* large */
    t->b = b;
    span_tell(t, b->game->scenario->rules->op + p.first, 0, p.count);
    const bool told = !t->failed && t->depth == 1;
    if (told) text_add(out, "%s", t->stack[0].text);
    free(t);
    return told;
}
