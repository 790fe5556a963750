/* Reasons in words. Always true: see telling.h. */
#include "report/telling.h"

#include "report/figures.h"
#include "report/words.h"

#include <string.h>

#define EQUATION GROUND_EQUATION, NULL
#define LOT GROUND_LOT, NULL
#define RULE(text) GROUND_RULE, text
static const Telling tellings[HAPPENING_COUNT] = {
#define TELL(name, manner, direction, ...)                                                         \
    [HAPPENING_##name] = {true, TELL_##manner, direction, __VA_ARGS__},
#include "report/telling.def"
#undef TELL
};
#undef EQUATION
#undef LOT
#undef RULE

Telling telling_of(HappeningId id) {
    ASSERT(id < HAPPENING_COUNT);
    return tellings[id];
}

/* How much a term speaks for the direction; below 0 if it speaks against, 0 for constants. */
static double reasons_weight(EquationId id, int term, const double *terms, int direction) {
    const EquationInfo *equation = equation_info(id);
    const bool level = words_of_term(id, equation->term[term].name).level;
    return level ? 0 : direction * terms[term];
}

int reasons_pick(EquationId id, const double *terms, int direction, int picked[REASONS_MAX]) {
    const int count = equation_info(id)->terms;
    bool used[TERMS_MAX] = {false};
    int n = 0;
    double largest = 0;
    while (n < REASONS_MAX) {
        int best = -1;
        double most = n > 0 ? 0.1 * largest : 0.005;
        for (int t = 0; t < count; t++) {
            const double weight = reasons_weight(id, t, terms, direction);
            if (!used[t] && weight > most) {
                best = t;
                most = weight;
            }
        }
        if (best < 0) {
            break;
        }
        largest = n == 0 ? most : largest;
        used[best] = true;
        picked[n++] = best;
    }
    return n;
}

static void reasons_list(EquationId id, const double *terms, const int *picked, int count,
                         const Scenario *s, Text *out) {
    const EquationInfo *equation = equation_info(id);
    for (int n = 0; n < count; n++) {
        const char *name = equation->term[picked[n]].name;
        text_add(out, "%s", n == 0 ? "" : n == count - 1 ? tongue(" and ") : ", ");
        words_fill(s, words_of_term(id, name).words, out);
        text_add(out, " (");
        figures_signed(terms[picked[n]], 2, out);
        text_add(out, ")");
    }
}

void reasons_write(EquationId id, const double *terms, int direction, const Scenario *s,
                   Text *out) {
    int picked[REASONS_MAX];
    const int towards = direction == 0 ? 1 : direction;
    const int pro = reasons_pick(id, terms, towards, picked);
    if (pro > 0) {
        text_say(out, "Reasons: ");
        reasons_list(id, terms, picked, pro, s, out);
        text_add(out, ".");
    }
    const int contra = reasons_pick(id, terms, -towards, picked);
    if (contra > 0) {
        text_say(out, pro > 0 ? " Against: " : "In spite of ");
        reasons_list(id, terms, picked, contra > 2 ? 2 : contra, s, out);
        text_add(out, ".");
    }
}

bool telling_terms(const Happening *h, const Ledger *l, double terms[TERMS_MAX]) {
    if (h->why == EQUATION_NONE) {
        return false;
    }
    const EquationInfo *equation = equation_info(h->why);
    bool any = false;
    for (int t = 0; t < equation->terms; t++) {
        terms[t] = h->terms[t];
        for (size_t n = 0; n < l->count && equation->form == FORM_CHANGE; n++) {
            const Entry *entry = &l->entries[n];
            const bool ours = entry->month == h->month && entry->var == equation->var &&
                              strcmp(entry->cause, equation->term[t].name) == 0;
            terms[t] += ours ? entry->delta : 0;
        }
        any = any || real_abs(terms[t]) > 0;
    }
    return any;
}

void telling_reason(const Happening *h, const Ledger *l, const Scenario *s, Text *out) {
    const Telling telling = telling_of(h->id);
    double terms[TERMS_MAX];
    if (telling.ground == GROUND_RULE) {
        words_fill(s, telling.rule, out);
    } else if (telling.ground == GROUND_LOT) {
        text_say(out, "By lot.");
    } else if (telling_terms(h, l, terms)) {
        reasons_write(h->why, terms, telling.direction, s, out);
    }
}
