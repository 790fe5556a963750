/* Parsing and evaluating formulas: recursive descent, one function per level of precedence. */
#include "ensemble/formula.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"

enum { NODES_MAX = 256, DEPTH_MAX = 32, WORD_BYTES = 64 };

typedef struct Parser {
    const char *text, *at;
    const FormulaNames *names;
    Node node[NODES_MAX];
    int nodes, counted, depth;
    bool failed;
    Err *err;
} Parser;

static int fail(Parser *p, const char *wanted) {
    if (!p->failed)
        err_set(p->err, "\"%s\": at \"%.24s\" %s is wanted", p->text, p->at, wanted);
    p->failed = true;
    return 0;
}

static int put(Parser *p, Node node) {
    if (p->failed) return 0;
    if (p->nodes == NODES_MAX) return fail(p, "a shorter formula");
    p->node[p->nodes] = node;
    return p->nodes++;
}

static void skip_blanks(Parser *p) {
    while (*p->at == ' ') p->at++;
}

static bool accept(Parser *p, char c) {
    skip_blanks(p);
    if (*p->at != c) return false;
    p->at++;
    return true;
}

static void expect(Parser *p, char c, const char *wanted) {
    if (!accept(p, c)) fail(p, wanted);
}

static bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static void read_word(Parser *p, char word[WORD_BYTES]) {
    size_t n = 0;
    skip_blanks(p);
    while (is_word(*p->at) && n < WORD_BYTES - 1) word[n++] = *p->at++;
    word[n] = 0;
    if (n == 0) fail(p, "a name");
}

static int parse_comparison(Parser *p);

static int fail_name(Parser *p, const char *name, const char *what, const char *near) {
    if (!p->failed)
        err_set(p->err, "\"%s\": %s \"%s\" is not known%s%s", p->text, what, name,
                near ? "; did you mean " : "", near ? near : "");
    p->failed = true;
    return 0;
}

static int parse_statistic(Parser *p, int arm, const char *field) {
    const int id = stat_find(field);
    if (id >= 0) return put(p, (Node){.kind = NODE_STAT, .a = arm, .b = id});
    const char *const *known;
    const size_t n = stat_names(&known);
    return fail_name(p, field, "statistic", text_nearest(field, known, n));
}

static int parse_dotted(Parser *p, const char *name) {
    static const char *const fields[CODED_FIELDS] = {"credibility", "attack", "jeopardy"};
    char field[WORD_BYTES];
    read_word(p, field);
    if (p->failed) return 0;
    if (strcmp(name, "k") == 0) {
        const ParamId id = param_find(field);
        if (id != PARAM_NONE) return put(p, (Node){.kind = NODE_PARAMETER, .a = id});
        const char *const *known;
        const size_t n = param_names(&known);
        return fail_name(p, field, "parameter", text_nearest(field, known, n));
    }
    const FormulaNames *names = p->names;
    const int arm = names->arm ? names->arm(names->context, name) : -1;
    if (arm >= 0) return parse_statistic(p, arm, field);
    const int coded = names->coded ? names->coded(names->context, name) : -1;
    if (coded < 0) return fail_name(p, name, "arm", NULL);
    for (int f = 0; f < CODED_FIELDS; f++)
        if (strcmp(field, fields[f]) == 0)
            return put(p, (Node){.kind = NODE_CODED, .a = coded, .b = f});
    return fail_name(p, field, "field of a coded crisis",
                     text_nearest(field, fields, CODED_FIELDS));
}

static int parse_pair(Parser *p) {
    char name[2][WORD_BYTES];
    int arm[2];
    for (int n = 0; n < 2; n++) {
        if (n == 1) expect(p, ',', "a comma");
        read_word(p, name[n]);
        arm[n] = p->names->arm ? p->names->arm(p->names->context, name[n]) : -1;
        if (!p->failed && arm[n] < 0) fail_name(p, name[n], "arm", NULL);
    }
    expect(p, ')', ")");
    if (p->counted == FORMULA_COUNTS_MAX) return fail(p, "fewer shares and pairs");
    return put(p, (Node){.kind = NODE_PAIR, .a = arm[0], .b = arm[1], .c = p->counted++});
}

static int parse_call(Parser *p, const char *name) {
    static const struct {
        const char *name;
        NodeKind kind;
    } calls[] = {{"min", NODE_MIN}, {"max", NODE_MAX},     {"abs", NODE_ABS},
                 {"log", NODE_LOG}, {"plogp", NODE_PLOGP}, {"share", NODE_SHARE}};
    if (strcmp(name, "pair") == 0) return parse_pair(p);
    for (size_t c = 0; c < COUNT_OF(calls); c++) {
        if (strcmp(name, calls[c].name) != 0) continue;
        const NodeKind kind = calls[c].kind;
        int value = parse_comparison(p);
        while ((kind == NODE_MIN || kind == NODE_MAX) && accept(p, ',')) {
            const int next = parse_comparison(p);
            value = put(p, (Node){.kind = kind, .a = value, .b = next});
        }
        expect(p, ')', ")");
        if (kind == NODE_MIN || kind == NODE_MAX) return value;
        if (kind == NODE_SHARE && p->counted == FORMULA_COUNTS_MAX)
            return fail(p, "fewer shares and pairs");
        return put(p, (Node){.kind = kind, .a = value,
                             .c = kind == NODE_SHARE ? p->counted++ : 0});
    }
    return fail_name(p, name, "function", NULL);
}

static int parse_number(Parser *p) {
    char *end;
    const double number = strtod(p->at, &end);
    p->at = end;
    return put(p, (Node){.kind = NODE_NUMBER, .number = number});
}

static int parse_factor(Parser *p) {
    if (p->failed) return 0;
    if (++p->depth > DEPTH_MAX) return fail(p, "less nesting");
    int value = 0;
    skip_blanks(p);
    if (accept(p, '-')) {
        value = parse_factor(p);
        value = put(p, (Node){.kind = NODE_NEGATE, .a = value});
    } else if (accept(p, '(')) {
        value = parse_comparison(p);
        expect(p, ')', ")");
    } else if ((*p->at >= '0' && *p->at <= '9') || *p->at == '.') {
        value = parse_number(p);
    } else {
        char name[WORD_BYTES];
        read_word(p, name);
        if (accept(p, '(')) value = parse_call(p, name);
        else if (accept(p, '.')) value = parse_dotted(p, name);
        else fail(p, "a dot or a bracket after a name");
    }
    p->depth--;
    return value;
}

static int parse_term(Parser *p) {
    int value = parse_factor(p);
    for (;;) {
        const NodeKind kind = accept(p, '*')   ? NODE_MULTIPLY
                              : accept(p, '/') ? NODE_DIVIDE
                                               : NODE_NUMBER;
        if (kind == NODE_NUMBER || p->failed) return value;
        const int next = parse_factor(p);
        value = put(p, (Node){.kind = kind, .a = value, .b = next});
    }
}

static int parse_sum(Parser *p) {
    int value = parse_term(p);
    for (;;) {
        const NodeKind kind = accept(p, '+')   ? NODE_ADD
                              : accept(p, '-') ? NODE_SUBTRACT
                                               : NODE_NUMBER;
        if (kind == NODE_NUMBER || p->failed) return value;
        const int next = parse_term(p);
        value = put(p, (Node){.kind = kind, .a = value, .b = next});
    }
}

static int parse_comparison(Parser *p) {
    const int left = parse_sum(p);
    const NodeKind kind = accept(p, '<') ? NODE_LESS : accept(p, '>') ? NODE_MORE : NODE_NUMBER;
    if (kind == NODE_NUMBER || p->failed) return left;
    const int right = parse_sum(p);
    return put(p, (Node){.kind = kind, .a = left, .b = right});
}

bool formula_parse(const char *text, const FormulaNames *names, Arena *arena, Formula *out,
                   Err *err) {
    Parser p = {.text = text, .at = text, .names = names, .err = err};
    const int root = parse_comparison(&p);
    skip_blanks(&p);
    if (*p.at) fail(&p, "the end, or an operator");
    if (p.failed) return false;
    const size_t bytes = (size_t)p.nodes * sizeof(Node);
    *out = (Formula){.node = arena_alloc(arena, bytes), .nodes = p.nodes, .root = root,
                     .counted = p.counted};
    memcpy(out->node, p.node, bytes);
    return true;
}

static double ratio(double part, double whole) { return whole > 0 ? part / whole : NAN; }

static double counts_value(const Counts *counts, int without) {
    double yes = 0, all = 0;
    for (int b = 0; b < BLOCKS; b++) {
        yes += b == without ? 0 : counts->yes[b];
        all += b == without ? 0 : counts->all[b];
    }
    return ratio(yes, all);
}

static double leaf_value(const Node *n, const FormulaSource *from, int without) {
    double num, den;
    switch (n->kind) {
    case NODE_STAT:
        tally_sums(from->arm[n->a], (StatId)n->b, without, &num, &den);
        return ratio(num, den);
    case NODE_CODED: {
        const CodedAnswer *a = &from->coded[n->a];
        return n->b == CODED_CREDIBILITY ? a->credibility : n->b == CODED_ATTACK ? a->attack
                                                                                 : a->jeopardy;
    }
    case NODE_PARAMETER: return param_get(from->k, (ParamId)n->a);
    case NODE_SHARE:
    case NODE_PAIR: return counts_value(&from->counts[n->c], without);
    default: return n->number;
    }
}

static double value_of(const Formula *f, int at, const FormulaSource *from, int without) {
    const Node *n = &f->node[at];
    if (n->kind <= NODE_PAIR) return leaf_value(n, from, without);
    const double x = value_of(f, n->a, from, without);
    if (n->kind == NODE_NEGATE) return -x;
    if (n->kind == NODE_ABS) return fabs(x);
    if (n->kind == NODE_LOG) return log(x);
    if (n->kind == NODE_PLOGP) return x > 0 ? x * log2(x) : 0;
    const double y = value_of(f, n->b, from, without);
    switch (n->kind) {
    case NODE_ADD: return x + y;
    case NODE_SUBTRACT: return x - y;
    case NODE_MULTIPLY: return x * y;
    case NODE_DIVIDE: return x / y;
    case NODE_LESS: return x < y;
    case NODE_MORE: return x > y;
    case NODE_MIN: return isnan(x) || isnan(y) ? NAN : fmin(x, y);
    default: return isnan(x) || isnan(y) ? NAN : fmax(x, y);
    }
}

double formula_value(const Formula *f, const FormulaSource *from, int without) {
    return value_of(f, f->root, from, without);
}

double formula_condition(const Formula *f, int share, const FormulaSource *from) {
    return value_of(f, f->node[share].a, from, -1);
}

/* How many arms the formula compares; 2 stands for any more. Shares over draws count as one. */
static int arms_of(const Formula *f) {
    int arms = 0, first = -1;
    for (int n = 0; n < f->nodes; n++) {
        const Node *node = &f->node[n];
        if (node->kind == NODE_PAIR) return 2;
        if (node->kind == NODE_SHARE) arms = arms > 0 ? arms : 1;
        if (node->kind != NODE_STAT) continue;
        if (first >= 0 && node->a != first) return 2;
        first = node->a;
        arms = 1;
    }
    return arms;
}

Interval formula_interval(const Formula *f, const FormulaSource *from) {
    const double estimate = formula_value(f, from, -1);
    const Node *root = &f->node[f->root];
    if (root->kind == NODE_STAT && stat_info((StatId)root->b)->share)
        return tally_interval(from->arm[root->a], (StatId)root->b, LEVEL_ONE_SIDED_99);
    if (root->kind == NODE_SHARE) {
        double yes = 0, all = 0;
        for (int b = 0; b < BLOCKS; b++) {
            yes += from->counts[root->c].yes[b];
            all += from->counts[root->c].all[b];
        }
        return interval_wilson(yes, all, LEVEL_ONE_SIDED_99);
    }
    const int arms = arms_of(f);
    if (arms == 0) return (Interval){estimate, estimate, estimate};
    double without[BLOCKS];
    for (int b = 0; b < BLOCKS; b++) without[b] = formula_value(f, from, b);
    return interval_jackknife(estimate, without, BLOCKS,
                              arms > 1 ? LEVEL_TWO_SIDED_99 : LEVEL_ONE_SIDED_99);
}
