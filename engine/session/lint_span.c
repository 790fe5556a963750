/* Between which values an expression lies, whatever the state; what never holds and what always does.
 *
 * Always true: a span holds every value that the expression can take while each variable is within its
 * range, so that "never" and "always" are proofs; what is not proved is open. */
#include "session/lint_parts.h"

#include <string.h>

#include "core/real.h"

/* Work for one question and for one pack: a condition made to be slow stays open. */
enum { KNOWN_MAX = 24, PARTS_MAX = 48, STEPS_MAX = 5000, STEPS_OF_PACK = 20000000 };
static const double ENDLESS = 1e300;

/* What the other parts of a & b & c say of a variable. */
typedef struct Known {
    int tree;
    Span span;
} Known;
typedef struct Look {
    const LintAt *at;
    Known known[KNOWN_MAX];
    int knowns;
    int *left; /* steps */
} Look;

static const Tree *tree_of(const LintAt *at, int tree) { return &at->j->p->forest.tree[tree]; }

static Span span_of(const Look *l, int tree);
static Truth truth_of(const Look *l, int tree);

/* --- ranges ----------------------------------------------------------------------------------- */

static Span range_of_engine(const VarInfo *v) {
    if (v->kind != KIND_POSTURE && v->kind != KIND_SETTING) return (Span){v->low, v->high, false, false};
    const char *dot = strrchr(v->name, '.');
    const int posture = posture_find(dot ? dot + 1 : v->name);
    if (posture < 0) return (Span){-ENDLESS, ENDLESS, false, false};
    return (Span){posture_info((PostureId)posture)->low, posture_info((PostureId)posture)->high, false, false};
}

Span lint_range(const LintJob *j, const Tree *t) {
    if (t->kind != TREE_OWN) return range_of_engine(var_info(t->var));
    return (Span){j->p->variable[t->index].low, j->p->variable[t->index].high, false, false};
}

static Span range_of_parameter(const LintAt *at, int id) {
    const Scenario *s = at->j->scenario;
    const ParamInfo *p = param_info((ParamId)id);
    if (!s) return (Span){p->low, p->high, false, false};
    const double nominal = param_get(&s->nominal, (ParamId)id);
    return (Span){real_min(s->low[id], nominal), real_max(s->high[id], nominal), false, false};
}

/* --- arithmetic ------------------------------------------------------------------------------- */

static double held(double x) { return x > -ENDLESS ? (x < ENDLESS ? x : ENDLESS) : -ENDLESS; }
static Span of_ends(double a, double b) { return (Span){held(real_min(a, b)), held(real_max(a, b)), false, false}; }
static Span everything(void) { return (Span){-ENDLESS, ENDLESS, false, false}; }

static Span product(Span a, Span b) {
    const double ends[] = {a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high};
    Span s = {ENDLESS, -ENDLESS, false, false};
    for (size_t n = 0; n < COUNT_OF(ends); n++) {
        s.low = real_min(s.low, held(ends[n]));
        s.high = real_max(s.high, held(ends[n]));
    }
    return s;
}

static Span quotient(Span a, Span b) {
    if (b.low <= 0.0 && b.high >= 0.0) return everything();
    return product(a, of_ends(1.0 / b.low, 1.0 / b.high));
}

/* Of a function that only rises. */
static Span risen(OpCode op, Span a) {
    switch (op) {
    case OP_EXP: return of_ends(a.low < -700.0 ? 0.0 : a.low > 690.0 ? ENDLESS : real_exp(a.low),
                                a.high > 690.0 ? ENDLESS : a.high < -700.0 ? 0.0 : real_exp(a.high));
    case OP_LOG: return of_ends(a.low > 0.0 ? real_log(a.low) : -ENDLESS, a.high > 0.0 ? real_log(a.high) : -ENDLESS);
    case OP_SQRT: return of_ends(real_sqrt(real_max(0.0, a.low)), real_sqrt(real_max(0.0, a.high)));
    case OP_LOGISTIC: return of_ends(real_logistic(real_clamp(a.low, -700.0, 700.0)),
                                     real_logistic(real_clamp(a.high, -700.0, 700.0)));
    default:
        return of_ends(1.0 - real_exp(-real_clamp(a.low, 0.0, 700.0)), 1.0 - real_exp(-real_clamp(a.high, 0.0, 700.0)));
    }
}

static Span distance(Span a) {
    const double far = real_max(real_abs(a.low), real_abs(a.high));
    const bool holds_zero = a.low <= 0.0 && a.high >= 0.0;
    return of_ends(holds_zero ? 0.0 : real_min(real_abs(a.low), real_abs(a.high)), far);
}

static Span power(Span a, Span b) {
    if (a.low < 0.0) return everything();
    const bool rises = b.low >= 0.0;
    if (!rises && a.low <= 0.0) return of_ends(0.0, ENDLESS);
    Span logs = a.low > 0.0 ? risen(OP_LOG, a) : of_ends(-ENDLESS, a.high > 0.0 ? real_log(a.high) : -ENDLESS);
    return risen(OP_EXP, product(logs, b));
}

static Span picked(const Look *l, const Tree *t) {
    const Truth truth = truth_of(l, t->child[0]);
    const Span yes = span_of(l, t->child[1]), no = span_of(l, t->child[2]);
    if (truth == TRUTH_ALWAYS) return yes;
    if (truth == TRUTH_NEVER) return no;
    return of_ends(real_min(yes.low, no.low), real_max(yes.high, no.high));
}

static Span operation(const Look *l, int at, const Tree *t) {
    if (t->yes_or_no) {
        const Truth truth = truth_of(l, at);
        return of_ends(truth == TRUTH_ALWAYS ? 1.0 : 0.0, truth == TRUTH_NEVER ? 0.0 : 1.0);
    }
    if (t->op == OP_PICK) return picked(l, t);
    const Span a = span_of(l, t->child[0]);
    const Span b = t->children > 1 ? span_of(l, t->child[1]) : a;
    switch (t->op) {
    case OP_ADD: return of_ends(a.low + b.low, a.high + b.high);
    case OP_SUBTRACT: return of_ends(a.low - b.high, a.high - b.low);
    case OP_MULTIPLY: return product(a, b);
    case OP_DIVIDE: return quotient(a, b);
    case OP_POWER: return power(a, b);
    case OP_NEGATE: return of_ends(-a.low, -a.high);
    case OP_ABS: return distance(a);
    case OP_MIN: return of_ends(real_min(a.low, b.low), real_min(a.high, b.high));
    case OP_MAX: return of_ends(real_max(a.low, b.low), real_max(a.high, b.high));
    default: return risen(t->op, a);
    }
}

/* A group may be empty: then it is 0, or the ends are out of reach. */
static Span of_group(const LintAt *at, const Tree *t) {
    const Span v = lint_range(at->j, t);
    const double members = MEMBERS_MAX;
    switch (t->op) {
    case OP_MEAN: return of_ends(real_min(0.0, v.low), real_max(0.0, v.high));
    case OP_SUM: return of_ends(real_min(0.0, members * v.low), real_max(0.0, members * v.high));
    case OP_COUNT_BELOW:
    case OP_COUNT_ABOVE: return of_ends(0.0, members);
    default: return everything();
    }
}

/* --- what is known ---------------------------------------------------------------------------- */

static bool is_plain(const Tree *t) {
    return t->kind == TREE_VARIABLE || t->kind == TREE_OWN || t->kind == TREE_CALENDAR;
}

static int known_of(const Look *l, int tree) {
    for (int n = 0; n < l->knowns; n++)
        if (lint_same_tree(l->at->j, l->known[n].tree, tree)) return n;
    return -1;
}

static Span span_plain(const Look *l, int at, const Tree *t) {
    const int known = known_of(l, at);
    if (known >= 0) return l->known[known].span;
    return t->kind == TREE_CALENDAR ? of_ends(1.0, 12.0) : lint_range(l->at->j, t);
}

static bool is_spent(const Look *l) {
    LintJob *j = l->at->j;
    return --*l->left < 0 || ++j->steps > STEPS_OF_PACK;
}

static Span span_of(const Look *l, int at) {
    const Tree *t = tree_of(l->at, at);
    const Reader *p = l->at->j->p;
    if (is_spent(l)) return everything();
    switch (t->kind) {
    case TREE_NUMBER: return of_ends(t->number, t->number);
    case TREE_VARIABLE:
    case TREE_OWN:
    case TREE_CALENDAR: return span_plain(l, at, t);
    case TREE_PARAMETER: return range_of_parameter(l->at, t->index);
    case TREE_WEIGHT: return of_ends(0.0, 20.0);
    case TREE_SELF:
        return l->at->own >= 0 ? of_ends(p->variable[l->at->own].low, p->variable[l->at->own].high) : everything();
    case TREE_STARTED: return of_ends(0.0, 1.0);
    case TREE_EVENT: return of_ends(0.0, t->op == OP_SINCE ? 9999.0 : 1.0);
    case TREE_GROUP: return of_group(l->at, t);
    case TREE_OPERATION: return operation(l, at, t);
    }
    return everything();
}

static bool is_empty(Span s) { return s.low > s.high || (s.low >= s.high && (s.open_low || s.open_high)); }

static void below_take(Span *s, double high, bool open) {
    if (high > s->high || (high >= s->high && s->open_high)) return;
    s->high = high;
    s->open_high = open;
}

static void above_take(Span *s, double low, bool open) {
    if (low < s->low || (low <= s->low && s->open_low)) return;
    s->low = low;
    s->open_low = open;
}

/* A variable lies below, above or at what stands on the other side. False: nothing is left for it. */
static bool side_take(Look *l, int variable, Span other, bool below, bool above, bool open) {
    const Tree *t = tree_of(l->at, variable);
    if (!is_plain(t)) return true;
    const int known = known_of(l, variable);
    if (known < 0 && l->knowns == KNOWN_MAX) return true;
    Known *k = &l->known[known < 0 ? l->knowns : known];
    if (known < 0) {
        *k = (Known){variable, span_plain(l, variable, t)};
        l->knowns++;
    }
    if (below) below_take(&k->span, other.high, open || other.open_high);
    if (above) above_take(&k->span, other.low, open || other.open_low);
    return !is_empty(k->span);
}

/* What follows if the condition holds. False: it cannot, with what is known. */
static bool part_take(Look *l, int at, bool holds) {
    const Tree *t = tree_of(l->at, at);
    const Span yes = of_ends(holds ? 1.0 : 0.0, holds ? 1.0 : 0.0);
    if (is_plain(t)) return side_take(l, at, yes, true, true, false);
    if (t->kind != TREE_OPERATION) return true;
    if (t->op == OP_NOT) return part_take(l, t->child[0], !holds);
    const bool less = !t->and_or && (t->op == OP_BELOW || t->op == OP_AT_MOST);
    if (!less && !(t->op == OP_IS && holds)) return true;
    /* not a < b is b ≤ a */
    const int a = t->child[less && !holds ? 1 : 0], b = t->child[less && !holds ? 0 : 1];
    const bool open = less && (t->op == OP_BELOW) == holds;
    return side_take(l, a, span_of(l, b), true, !less, open) && side_take(l, b, span_of(l, a), !less, true, open);
}

/* --- truth ------------------------------------------------------------------------------------ */

static int parts_of(const LintAt *at, int tree, int *part, int count) {
    const Tree *t = tree_of(at, tree);
    if (t->kind == TREE_OPERATION && t->and_or && t->op == OP_MULTIPLY)
        return parts_of(at, t->child[1], part, parts_of(at, t->child[0], part, count));
    if (count < PARTS_MAX) part[count++] = tree;
    return count;
}

static Truth truth_and(const Look *l, int tree) {
    int part[PARTS_MAX];
    const int count = parts_of(l->at, tree, part, 0);
    Look all = *l;
    Truth truth = TRUTH_ALWAYS;
    for (int n = 0; n < count; n++) {
        const Truth one = truth_of(l, part[n]);
        if (one == TRUTH_NEVER || !part_take(&all, part[n], true)) return TRUTH_NEVER;
        if (one == TRUTH_OPEN) truth = TRUTH_OPEN;
    }
    for (int n = 0; n < count; n++)
        if (truth_of(&all, part[n]) == TRUTH_NEVER) return TRUTH_NEVER;
    return truth;
}

static Truth compared(OpCode op, Span a, Span b) {
    if (op == OP_IS) {
        if (a.low > b.high + 1e-9 || b.low > a.high + 1e-9) return TRUTH_NEVER;
        return a.low >= b.high && a.high <= b.low ? TRUTH_ALWAYS : TRUTH_OPEN;
    }
    const bool strict = op == OP_BELOW;
    if (a.low > b.high || (a.low >= b.high && (strict || a.open_low || b.open_high))) return TRUTH_NEVER;
    if (a.high < b.low || (a.high <= b.low && (!strict || a.open_high || b.open_low))) return TRUTH_ALWAYS;
    return TRUTH_OPEN;
}

static Truth truth_of(const Look *l, int tree) {
    const Tree *t = tree_of(l->at, tree);
    if (is_spent(l)) return TRUTH_OPEN;
    if (t->kind != TREE_OPERATION) {
        const Span s = span_of(l, tree);
        return s.low > 0.5 ? TRUTH_ALWAYS : s.high < 0.5 ? TRUTH_NEVER : TRUTH_OPEN;
    }
    if (t->and_or && t->op == OP_MULTIPLY) return truth_and(l, tree);
    if (t->op == OP_NOT) return (Truth)(TRUTH_ALWAYS - truth_of(l, t->child[0]));
    if (t->and_or) {
        const Truth a = truth_of(l, t->child[0]), b = truth_of(l, t->child[1]);
        return a > b ? a : b;
    }
    if (t->op == OP_BELOW || t->op == OP_AT_MOST || t->op == OP_IS)
        return compared(t->op, span_of(l, t->child[0]), span_of(l, t->child[1]));
    return TRUTH_OPEN;
}

Span lint_span(const LintAt *at, int tree) {
    int left = STEPS_MAX;
    const Look l = {.at = at, .left = &left};
    return span_of(&l, tree);
}

Truth lint_truth(const LintAt *at, int tree) {
    int left = STEPS_MAX;
    const Look l = {.at = at, .left = &left};
    return truth_of(&l, tree);
}
