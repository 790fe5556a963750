/* Opening one number. Always true: see explain.h. */
#include "report/explain.h"

#include "core/real.h"
#include "report/account.h"
#include "report/figures.h"
#include "report/paper.h"
#include "report/words.h"

#include <stdlib.h>
#include <string.h>

static double explain_form(EquationForm form, double sum) {
    return form == FORM_LOGISTIC ? real_logistic(sum) : form == FORM_EXP ? real_exp(sum) : sum;
}

Explanation explain_variable(const History *h, Variable variable, int month) {
    const World *now = history_at(h, month);
    const World *was = history_at(h, month > 0 ? month - 1 : 0);
    Explanation e = {.history = h, .variable = variable, .month = month,
                     .value = world_get(now, variable.id, variable.index),
                     .before = world_get(was, variable.id, variable.index),
                     .equation = equation_of(variable.id)};
    if (e.equation == EQUATION_NONE || equation_info(e.equation)->form == FORM_CHANGE) {
        return e;
    }
    if (equation_info(e.equation)->in_war && now->war < 0.5) {
        return e; /* nothing lies on the table in peace */
    }
    const int lead = h->scenario->lead;
    e.summed = true;
    e.terms = equation_terms(e.equation, now, &h->parameters, lead, variable.index, e.now);
    equation_terms(e.equation, was, &h->parameters, lead, variable.index, e.was);
    for (int t = 0; t < e.terms; t++) {
        e.sum += e.now[t];
    }
    const VarInfo *v = var_info(variable.id);
    e.result = real_clamp(explain_form(equation_info(e.equation)->form, e.sum), v->low, v->high);
    return e;
}

bool explain_agrees(const Explanation *e) {
    return !e->summed || real_abs(e->result - e->value) <= 1e-9 * real_max(1, real_abs(e->value));
}

static const char *explain_form_text(EquationForm form) {
    static const char *const forms[] = {
        [FORM_SUM] = TONGUE("value = sum of the terms"),
        [FORM_LOGISTIC] = TONGUE("value = Λ(sum of the terms), Λ(x) = 1 / (1 + e^−x)"),
        [FORM_EXP] = TONGUE("value = e^(sum of the terms), a rate a month"),
        [FORM_CHANGE] = TONGUE("each month the sum of the terms is added to the value"),
    };
    return tongue(forms[form]);
}

/* Where a parameter's number comes from: the pack, if it says so, else the engine. */
static const char *explain_mark(const Scenario *s, ParamId id) {
    return s->param_from[id].mark[0] ? s->param_from[id].mark : param_info(id)->mark;
}

static const char *explain_source(const Scenario *s, ParamId id) {
    return s->param_from[id].mark[0] ? s->param_from[id].source : param_info(id)->source;
}

static void explain_paragraph(Text *out, int indent, Text *words) {
    char *text = text_take(words);
    paper_wrap(out, "", indent, text);
    free(text);
}

static void explain_head(const Explanation *e, Text *out) {
    const Scenario *s = e->history->scenario;
    const VarInfo here = variable_info(s, e->variable), *v = &here;
    char date[DATE_BYTES];
    Text line = {0};
    variable_write(s, e->variable, &line);
    text_say(&line, " in %s (month %d): ", figures_date(s, e->month, date), e->month);
    figures_value(e->variable.id, e->value, &line);
    text_add(&line, "%s%s", v->unit[0] ? " " : "", tongue(v->unit));
    if (e->month > 0) {
        text_say(&line, "; a month before ");
        figures_value(e->variable.id, e->before, &line);
    }
    explain_paragraph(out, 0, &line);
    text_say(&line, "%s. Range %g to %g. May be seen by %s.", tongue(v->text), v->low, v->high,
             tongue(variable_seen_by(v->seen_by)));
    if (v->kind == KIND_MEMBER || v->kind == KIND_REGION) {
        text_say(&line, " Here: %s.", v->kind == KIND_MEMBER ? s->member_name[e->variable.index]
                                                             : s->region_name[e->variable.index]);
    }
    explain_paragraph(out, 2, &line);
    const Provenance *from = &s->start_from[e->variable.id];
    if (from->mark[0]) {
        text_say(&line, "Start value %g (%g to %g) [%s]: %s", from->value, from->low, from->high,
                 from->mark, from->source);
        explain_paragraph(out, 2, &line);
    }
}

static void explain_parameters(const Explanation *e, const EquationTerm *term, Text *out) {
    ParamId ids[16];
    const int count = term_parameters(term, ids, COUNT_OF(ids));
    for (int n = 0; n < count; n++) {
        const ParamInfo *p = param_info(ids[n]);
        const Scenario *s = e->history->scenario;
        Text line = {0};
        text_say(&line, "%s = %g %s: %s. Nominal %g, range %g to %g [%s] %s", p->name,
                 param_get(&e->history->parameters, ids[n]), tongue(p->unit), tongue(p->text),
                 param_get(&s->nominal, ids[n]), s->low[ids[n]], s->high[ids[n]],
                 explain_mark(s, ids[n]), explain_source(s, ids[n]));
        explain_paragraph(out, 6, &line);
    }
}

static void explain_term(const Explanation *e, int t, Text *out) {
    const EquationTerm *term = &equation_info(e->equation)->term[t];
    Text line = {0};
    if (e->summed) {
        figures_signed(e->now[t], 4, &line);
        text_say(&line, "  (change ");
        figures_signed(e->now[t] - e->was[t], 4, &line);
        text_add(&line, ")  ");
    }
    text_add(&line, "%s: ", term->name);
    words_fill(e->history->scenario, words_of_term(e->equation, term->name).words, &line);
    explain_paragraph(out, 2, &line);
    text_say(out, "      code: %s\n", term->code);
    explain_parameters(e, term, out);
}

static void explain_equation(const Explanation *e, Text *out) {
    const EquationInfo *equation = equation_info(e->equation);
    Text line = {0};
    text_say(&line, "Equation %s: %s. Form: %s. Source: %s.", equation->name, tongue(equation->text),
             explain_form_text(equation->form), equation->source);
    text_add(out, "\n");
    explain_paragraph(out, 0, &line);
    for (int t = 0; t < equation->terms; t++) {
        explain_term(e, t, out);
    }
    if (!e->summed) {
        return;
    }
    text_say(out, "\n  sum = ");
    figures_signed(e->sum, 6, out);
    text_say(out, explain_agrees(e) ? ", result = %.6g, value = %.6g: they agree\n"
                                    : ", result = %.6g, value = %.6g: THEY DIFFER\n", e->result, e->value);
}

void explain_write(const Explanation *e, Text *out) {
    explain_head(e, out);
    if (e->equation != EQUATION_NONE) {
        explain_equation(e, out);
    }
    if (!e->summed && var_info(e->variable.id)->nature == NATURE_STATE && e->month > 0) {
        text_say(out, "\nCauses of this month's change, from the ledger\n");
        account_month(e->history, e->variable, e->month, out);
    } else if (e->equation == EQUATION_NONE && var_info(e->variable.id)->nature != NATURE_STATE) {
        text_say(out, var_info(e->variable.id)->nature == NATURE_DATA
                          ? "\n  Given by the pack; no rule of the month moves it.\n"
                          : "\n  Worked out anew each month from other variables; no equation of terms.\n");
    }
}

static void explain_json_parameters(const Explanation *e, const EquationTerm *term, JsonOut *out) {
    ParamId ids[16];
    const int count = term_parameters(term, ids, COUNT_OF(ids));
    const Scenario *s = e->history->scenario;
    json_out_key(out, "parameters");
    json_out_array_begin(out);
    for (int n = 0; n < count; n++) {
        const ParamInfo *p = param_info(ids[n]);
        json_out_object_begin(out);
        json_out_put_text(out, "name", p->name);
        json_out_put_real(out, "value", param_get(&e->history->parameters, ids[n]));
        json_out_put_real(out, "nominal", param_get(&s->nominal, ids[n]));
        json_out_put_real(out, "low", s->low[ids[n]]);
        json_out_put_real(out, "high", s->high[ids[n]]);
        json_out_put_text(out, "unit", p->unit);
        json_out_put_text(out, "mark", explain_mark(s, ids[n]));
        json_out_put_text(out, "source", explain_source(s, ids[n]));
        json_out_object_end(out);
    }
    json_out_array_end(out);
}

static void explain_json_equation(const Explanation *e, JsonOut *out) {
    const EquationInfo *equation = equation_info(e->equation);
    json_out_put_text(out, "equation", equation->name);
    json_out_put_text(out, "form", explain_form_text(equation->form));
    json_out_put_text(out, "source", equation->source);
    json_out_key(out, "terms");
    json_out_array_begin(out);
    for (int t = 0; t < equation->terms; t++) {
        const EquationTerm *term = &equation->term[t];
        Text words = {0};
        words_fill(e->history->scenario, words_of_term(e->equation, term->name).words, &words);
        char *text = text_take(&words);
        json_out_object_begin(out);
        json_out_put_text(out, "name", term->name);
        json_out_put_text(out, "words", text);
        json_out_put_text(out, "code", term->code);
        if (e->summed) {
            json_out_put_real(out, "value", e->now[t]);
            json_out_put_real(out, "change", e->now[t] - e->was[t]);
        }
        explain_json_parameters(e, term, out);
        json_out_object_end(out);
        free(text);
    }
    json_out_array_end(out);
    if (e->summed) {
        json_out_put_real(out, "sum", e->sum);
        json_out_put_real(out, "result", e->result);
    }
}

void explain_json(const Explanation *e, JsonOut *out) {
    const Scenario *s = e->history->scenario;
    const VarInfo here = variable_info(s, e->variable), *v = &here;
    char date[16];
    Text name = {0};
    variable_write(s, e->variable, &name);
    char *text = text_take(&name);
    json_out_object_begin(out);
    json_out_put_text(out, "variable", text);
    json_out_put_text(out, "text", v->text);
    json_out_put_text(out, "unit", v->unit);
    json_out_put_text(out, "seen_by", variable_seen_by(v->seen_by));
    json_out_key(out, "month");
    json_out_int(out, e->month);
    json_out_put_text(out, "date", scenario_date(s, e->month, date));
    json_out_put_real(out, "low", v->low);
    json_out_put_real(out, "high", v->high);
    json_out_put_real(out, "value", e->value);
    json_out_put_real(out, "before", e->before);
    if (e->equation != EQUATION_NONE) {
        explain_json_equation(e, out);
    }
    if (v->nature == NATURE_STATE) {
        account_json(e->history, e->variable, e->month, out);
    }
    json_out_object_end(out);
    free(text);
}
