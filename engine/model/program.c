/* Operation lists, run. Always true: see program.h. */
#include "model/program.h"

#include <string.h>

#include "core/real.h"

static const struct {
    const char *name;
    int takes, leaves;
} rows[OP_COUNT] = {
#define OP(name, takes, leaves, words) {#name, takes, leaves},
#include "model/operations.def"
#undef OP
};

const char *group_name(GroupId id) {
    static const char *const names[GROUP_COUNT] = {"all", "front_line", "core", "hold_outs"};
    ASSERT(id < GROUP_COUNT);
    return names[id];
}

/* The one number at an offset that the compiler took from a manifest. */
static inline double number_at(const void *base, int32_t offset) {
    double x;
    memcpy(&x, (const char *)base + offset, sizeof x);
    return x;
}

HOT static void group_fill(GroupId id, const World *restrict w, double *restrict in) {
    const double *const flags[GROUP_COUNT] = {w->belongs, w->is_front_line, w->is_core, w->is_hold_out};
    const double *flag = flags[id];
    for (int i = 0; i < MEMBERS_MAX; i++) in[i] = ((w->belongs[i] > 0.5) & (flag[i] > 0.5)) ? 1.0 : 0.0;
}

/* Clones for several processors stay in their file: clang leaves another file without the name. */
void group_members(GroupId id, const World *w, double *in) { group_fill(id, w, in); }

/* Over the members of a group; for counts, those on the side of `line`. */
static double group_value(const Op *op, const Scope *s, double line) {
    double in[MEMBERS_MAX], sum = 0.0, count = 0.0, low = 1e300, high = -1e300;
    const double *x = (const double *)((const char *)s->w + op->a);
    const int n = s->members;
    group_members((GroupId)op->b, s->w, in);
    switch ((OpCode)op->code) {
    case OP_COUNT_BELOW:
        for (int i = 0; i < n; i++) count += x[i] < line ? in[i] : 0.0;
        return count;
    case OP_COUNT_ABOVE:
        for (int i = 0; i < n; i++) count += x[i] > line ? in[i] : 0.0;
        return count;
    case OP_LOWEST:
        for (int i = 0; i < n; i++) low = in[i] > 0.5 ? real_min(low, x[i]) : low;
        return low < 1e300 ? low : 0.0;
    case OP_HIGHEST:
        for (int i = 0; i < n; i++) high = in[i] > 0.5 ? real_max(high, x[i]) : high;
        return high > -1e300 ? high : 0.0;
    default: break;
    }
    for (int i = 0; i < n; i++) {
        sum += in[i] * x[i];
        count += in[i];
    }
    return op->code == OP_MEAN ? sum / real_max(1.0, count) : sum;
}

static double event_value(const Op *op, const World *w) {
    const double month = w->event_month[op->a];
    if (op->code == OP_FIRED) return month > 0.5 ? 1.0 : 0.0;
    if (op->code == OP_CHOSEN) return (int)w->event_choice[op->a] == op->b + 1 ? 1.0 : 0.0;
    return month > 0.5 ? w->month - month : 9999.0;
}

static inline double truth(bool yes) { return yes ? 1.0 : 0.0; }

static double power(double a, double b) {
    return a > 0.0 ? real_exp(b * real_log(a)) : b > 0.0 ? 0.0 : 1.0;
}

#define BINARY(code, value)                                                                        \
    case OP_##code: {                                                                              \
        const double a = *--top, b = top[1];                                                       \
        *top = (value);                                                                            \
        break;                                                                                     \
    }
#define UNARY(code, value)                                                                         \
    case OP_##code: {                                                                              \
        const double a = *top;                                                                     \
        *top = (value);                                                                            \
        break;                                                                                     \
    }

double program_run(const Op *list, Program p, const Scope *s) {
    double stack[PROGRAM_STACK + 1], *top = stack; /* top: the newest value; the first place stays empty */
    const Op *const first = list + p.first, *const end = first + p.count;
    for (const Op *op = first; op < end; op++) {
        switch ((OpCode)op->code) {
        case OP_NUMBER: *++top = op->x; break;
        case OP_VARIABLE: *++top = number_at(s->w, op->a); break;
        case OP_PARAMETER: *++top = number_at(s->k, op->a); break;
        case OP_WEIGHT: *++top = s->weight ? s->weight[op->a] : 0.0; break;
        case OP_SELF: *++top = s->self; break;
        case OP_CALENDAR: *++top = s->calendar_month; break;
        case OP_TEST_BELOW: *++top = truth(op_below(op, number_at(s->w, op->a))); break;
        case OP_TEST_ABOVE: *++top = truth(op_above(op, number_at(s->w, op->a))); break;
        case OP_TEST_IS: *++top = truth(op_is(op, number_at(s->w, op->a))); break;
        case OP_UNLESS_FALSE:
            if (*top > 0.5) top--;
            else op = first + op->a - 1;
            break;
        case OP_UNLESS_TRUE:
            if (*top > 0.5) op = first + op->a - 1;
            else top--;
            break;
        case OP_PICK:
            top -= 2;
            *top = *top > 0.5 ? top[1] : top[2];
            break;
        case OP_SINCE:
        case OP_FIRED:
        case OP_CHOSEN: *++top = event_value(op, s->w); break;
        case OP_MEAN:
        case OP_SUM:
        case OP_LOWEST:
        case OP_HIGHEST: *++top = group_value(op, s, 0.0); break;
        case OP_COUNT_BELOW:
        case OP_COUNT_ABOVE: *top = group_value(op, s, *top); break;
        BINARY(ADD, a + b)
        BINARY(SUBTRACT, a - b)
        BINARY(MULTIPLY, a * b)
        BINARY(DIVIDE, a / b)
        BINARY(POWER, power(a, b))
        BINARY(MIN, real_min(a, b))
        BINARY(MAX, real_max(a, b))
        BINARY(BELOW, truth(a < b))
        BINARY(AT_MOST, truth(a <= b))
        BINARY(IS, truth(real_abs(a - b) < 1e-9))
        UNARY(NEGATE, -a)
        UNARY(EXP, real_exp(a))
        UNARY(LOG, real_log(a))
        UNARY(SQRT, real_sqrt(a))
        UNARY(ABS, real_abs(a))
        UNARY(LOGISTIC, real_logistic(a))
        UNARY(HAZARD, 1.0 - real_exp(-real_max(0.0, a)))
        UNARY(NOT, truth(a < 0.5))
        default: __builtin_unreachable(); /* program_valid lets no other code pass */
        }
    }
    return *top;
}
#undef BINARY
#undef UNARY

/* --- tests as spans --------------------------------------------------------------------------- */

/* The next double on a side: 1 above, -1 below. */
static double next_to(double x, double side) {
    if (!(x < 0.0 || x > 0.0)) return side * real_from_bits(1);
    const bool larger = (x > 0.0) == (side > 0.0);
    return real_from_bits(larger ? real_bits(x) + 1 : real_bits(x) - 1);
}

/* The last x on a side of the number for which TEST_IS holds, by halves. */
static double last_that_is(const Op *op, double side) {
    double in = op->x, out = op->x + side * 2e-9;
    for (;;) {
        const double x = in + 0.5 * (out - in);
        if (x == in || x == out) return in;
        *(op_is(op, x) ? &in : &out) = x;
    }
}

bool span_of_test(const Op *op, ValueSpan *out) {
    *out = (ValueSpan){op->a, -1e308, 1e308};
    switch ((OpCode)op->code) {
    case OP_TEST_BELOW: *(op->b ? &out->low : &out->high) = op->b ? op->x : next_to(op->x, -1.0); break;
    case OP_TEST_ABOVE: *(op->b ? &out->high : &out->low) = op->b ? op->x : next_to(op->x, 1.0); break;
    case OP_TEST_IS:
        if (op->b) return false;
        out->low = last_that_is(op, -1.0);
        out->high = last_that_is(op, 1.0);
        break;
    default: return false;
    }
    return true;
}

/* --- soundness -------------------------------------------------------------------------------- */

static bool operand_valid(const Op *op, int n, int count) {
    switch ((OpCode)op->code) {
    case OP_VARIABLE:
    case OP_TEST_BELOW:
    case OP_TEST_ABOVE:
    case OP_TEST_IS:
        return op->a >= 0 && op->a % (int)sizeof(double) == 0 && op->a < (int)sizeof(World) &&
               (op->b == 0 || op->b == 1);
    case OP_MEAN:
    case OP_SUM:
    case OP_LOWEST:
    case OP_HIGHEST:
    case OP_COUNT_BELOW:
    case OP_COUNT_ABOVE:
        return op->a >= 0 && op->a % (int)sizeof(double) == 0 && op->b >= 0 && op->b < GROUP_COUNT &&
               op->a + MEMBERS_MAX * (int)sizeof(double) <= (int)sizeof(World);
    case OP_PARAMETER: return op->a >= 0 && op->a % (int)sizeof(double) == 0 && op->a < (int)sizeof(Parameters);
    case OP_WEIGHT: return op->a >= 0 && op->a < (int)AIMS;
    case OP_SINCE:
    case OP_FIRED:
    case OP_CHOSEN: return op->a >= 0 && op->a < EVENTS_MAX && op->b >= 0 && op->b < CHOICES_OF_EVENT;
    case OP_UNLESS_FALSE:
    case OP_UNLESS_TRUE: return op->a > n + 1 && op->a <= count;
    default: return true;
    }
}

bool program_valid(const Op *op, int count) {
    int depth = 0, wanted[PROGRAM_OPS_MAX + 1] = {0}; /* depth that a jump expects at its target */
    if (count < 1 || count > PROGRAM_OPS_MAX) return false;
    for (int n = 0; n < count; n++) {
        if (wanted[n] && wanted[n] != depth) return false;
        if (op[n].code < 0 || op[n].code >= OP_COUNT || !operand_valid(&op[n], n, count)) return false;
        if (depth < rows[op[n].code].takes) return false;
        const bool jump = op[n].code == OP_UNLESS_FALSE || op[n].code == OP_UNLESS_TRUE;
        if (jump && wanted[op[n].a] && wanted[op[n].a] != depth) return false;
        if (jump) wanted[op[n].a] = depth;
        depth += rows[op[n].code].leaves - rows[op[n].code].takes;
        if (depth > PROGRAM_STACK) return false;
    }
    return depth == 1 && (!wanted[count] || wanted[count] == 1);
}
