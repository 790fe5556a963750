/* Operation lists: expressions of a pack, compiled.
 *
 * Always true: running a program reads the world and changes nothing; it ends after at most as many
 * operations as it has; the same world gives the same bits. A program was checked when it was made
 * (program_valid): every operand is there, no jump leaves it, the stack never overflows. */
#pragma once
#include "core/real.h"
#include "model/parameters.h"
#include "model/seat.h"
#include "model/world.h"

typedef enum OpCode {
#define OP(name, ...) OP_##name,
#include "model/operations.def"
#undef OP
    OP_COUNT
} OpCode;

/* Members over which a group operation goes; only those that belong. */
typedef enum GroupId { GROUP_ALL, GROUP_FRONT_LINE, GROUP_CORE, GROUP_HOLD_OUTS, GROUP_COUNT } GroupId;
const char *group_name(GroupId id); /* "all", "front_line", ... */
/* 1 for the members over which it goes, 0 for the others. */
void group_members(GroupId id, const World *w, double *in); /* of MEMBERS_MAX */

typedef struct Op {
    int32_t code; /* OpCode */
    int32_t a;    /* byte offset in World or Parameters, event, aim, jump target */
    int32_t b;    /* group, choice; of a test: 1 turns it round */
    double x;     /* constant */
} Op;

enum { PROGRAM_STACK = 24, PROGRAM_OPS_MAX = 400 };

/* A span of Rulebook.op; count 0: absent. */
typedef struct Program {
    int first, count;
} Program;

/* What a program reads. */
typedef struct Scope {
    const World *w;
    const Parameters *k;
    int members;
    int calendar_month;   /* 1 to 12 */
    const double *weight; /* AIMS of the seat that chooses; NULL: all 0 */
    double self;          /* a pack variable's value in its own monthly rule */
} Scope;

/* What the tests TEST_BELOW, TEST_ABOVE and TEST_IS say, or, with b 1, the contrary. */
static inline bool op_is_test(const Op *op) {
    return op->code == OP_TEST_BELOW || op->code == OP_TEST_ABOVE || op->code == OP_TEST_IS;
}
static inline bool op_below(const Op *op, double x) { return (x < op->x) != op->b; }
static inline bool op_above(const Op *op, double x) { return (x > op->x) != op->b; }
static inline bool op_is(const Op *op, double x) { return (real_abs(x - op->x) < 1e-9) != op->b; }
/* Where such a test holds: from low to high, both included. False if that is no one span. */
typedef struct ValueSpan {
    int32_t at; /* byte offset in World */
    double low, high;
} ValueSpan;
bool span_of_test(const Op *op, ValueSpan *out);
static inline bool span_holds(const ValueSpan *span, const World *w) {
    const double x = *(const double *)((const char *)w + span->at);
    return x >= span->low && x <= span->high;
}
double program_run(const Op *op, Program p, const Scope *scope);
/* Whether a condition holds; one that is a single test, as most are, is asked at once. */
static inline bool program_holds(const Op *op, Program p, const Scope *scope) {
    const Op *first = &op[p.first];
    if (p.count > 1 || !op_is_test(first)) return !(program_run(op, p, scope) < 0.5);
    const double x = *(const double *)((const char *)scope->w + first->a);
    return first->code == OP_TEST_BELOW   ? op_below(first, x)
           : first->code == OP_TEST_ABOVE ? op_above(first, x)
                                          : op_is(first, x);
}
/* Whether the span [0, count) of op is a sound program that leaves one value. */
bool program_valid(const Op *op, int count);
