/* The reference's sections. Always true: see reference.h. */
#include "report/reference.h"

#include "model/equations.h"
#include "model/month.h"
#include "report/history.h"
#include "report/notice.h"
#include "report/reference_parts.h"
#include "report/variable.h"
#include "report/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void reference_about(const Scenario *s, Page *page) {
    char until[32];
    Text line = {0};
    page_heading(page, 2, "about", "About this reference");
    text_add(&line, "Generated from the engine's manifests and the pack `%s` %s, start `%s`. "
                    "Assumptions as of %s; later events not used.",
             s->pack, s->version, s->start_name, history_known_until(s, until));
    page_paragraph(page, line.data);
    text_free(&line);
    notice_content(s, &line);
    page_paragraph(page, line.data);
    text_free(&line);
    notice_disclaimer(s, &line);
    if (line.length) page_paragraph(page, line.data);
    text_free(&line);
    page_paragraph(page, "Marks: V source checked; R recalled from the literature, not checked; D "
                         "coding or derivation of ours; P from a throw-away prototype of these "
                         "equations. K(x) in an equation is a parameter, P(x) a posture in effect, "
                         "w-> the world, i a member.");
}

static void reference_month(Page *page) {
    static const char *const heads[] = {"Phase", "What it does"};
    const char *const *names, *const *texts;
    const size_t count = month_phases(&names, &texts);
    page_heading(page, 2, "month", "The month");
    page_table_begin(page, "A month lives through these phases, in this order.", heads, 2);
    for (size_t n = 0; n < count; n++) {
        Row row = {0};
        text_add(row_cell(&row), "%s", names[n]);
        text_add(row_cell(&row), "%s", texts[n]);
        row_write(&row, page, "phase", names[n]);
    }
    page_table_end(page);
}

static void reference_start(const Scenario *s, VarId id, Row *row) {
    const VarInfo *v = var_info(id);
    const Provenance *from = &s->start_from[id];
    Text *value = row_cell(row), *source = row_cell(row);
    if (from->mark[0]) {
        text_add(value, "%g (%g to %g) [%s]", from->value, from->low, from->high, from->mark);
        text_add(source, "%s", from->source);
    } else if (v->from_pack && v->kind != KIND_GLOBAL) {
        text_add(value, "one each");
        text_add(source, "%s, columns.csv", v->kind == KIND_MEMBER ? "members.csv" : "regions.csv");
    } else if (v->nature == NATURE_DERIVED) {
        text_add(value, "derived");
    } else {
        text_add(value, "%g", v->start);
    }
}

static void reference_variables_of(const Scenario *s, Page *page, VarKind kind, const char *anchor,
                                   const char *title) {
    static const char *const types[] = {"real", "whole", "yes or no"};
    static const char *const natures[] = {"state", "derived", "data"};
    static const char *const heads[] = {"Name", "What it is", "Type", "Nature", "Unit",
                                        "Range", "Start", "Source of the start", "Seen by"};
    page_heading(page, 3, anchor, title);
    page_table_begin(page, "State moves only with a cause; derived is worked out anew each month; "
                           "data is given.", heads, (int)COUNT_OF(heads));
    for (int id = 0; id < VAR_COUNT; id++) {
        const VarInfo *v = var_info((VarId)id);
        if (v->kind != kind) {
            continue;
        }
        Row row = {0};
        text_add(row_cell(&row), "`%s`", v->name);
        text_add(row_cell(&row), "%s", v->text);
        text_add(row_cell(&row), "%s", types[v->type]);
        text_add(row_cell(&row), "%s", natures[v->nature]);
        text_add(row_cell(&row), "%s", v->unit);
        text_add(row_cell(&row), "%g to %g", v->low, v->high);
        reference_start(s, (VarId)id, &row);
        text_add(row_cell(&row), "%s", variable_seen_by(v->seen_by));
        row_write(&row, page, "variable", v->name);
    }
    page_table_end(page);
}

static void reference_variables(const Scenario *s, Page *page) {
    page_heading(page, 2, "variables", "Variables");
    reference_variables_of(s, page, KIND_GLOBAL, "variables-world", "Of the world");
    reference_variables_of(s, page, KIND_MEMBER, "variables-members", "Of each member");
    reference_variables_of(s, page, KIND_REGION, "variables-regions", "Of each region");
    reference_variables_of(s, page, KIND_SEAT, "variables-seats", "Of each seat");
    reference_variables_of(s, page, KIND_PAIR, "variables-pairs", "Of each seat towards each other");
    reference_variables_of(s, page, KIND_PROMISE, "variables-promises", "Of each promise");
    reference_variables_of(s, page, KIND_EVENT, "variables-events", "Of each event of the pack");
    reference_variables_of(s, page, KIND_OWN, "variables-own", "Of each variable of the pack");
}

static void reference_postures(Page *page) {
    static const char *const heads[] = {"Posture", "Who", "Range", "Passive", "Months", "Effect",
                                        "Counter-effect"};
    page_heading(page, 2, "postures", "Postures");
    page_table_begin(page, "What a seat can keep doing: K candidate, W lead ally, B sceptical ally, "
                           "P front-line ally, H hold-outs, S secretariat, M rival. Months: time "
                           "to come into effect over the whole range.",
                     heads, (int)COUNT_OF(heads));
    for (int id = 0; id < POSTURE_COUNT; id++) {
        const PostureInfo *p = posture_info((PostureId)id);
        Row row = {0};
        text_add(row_cell(&row), "`%s`", p->name);
        text_add(row_cell(&row), "%s", p->seats);
        text_add(row_cell(&row), "%g to %g", p->low, p->high);
        text_add(row_cell(&row), "%g", p->passive);
        text_add(row_cell(&row), "%d", p->months);
        text_add(row_cell(&row), "%s", p->moves);
        text_add(row_cell(&row), "%s", p->costs);
        row_write(&row, page, "posture", p->name);
    }
    page_table_end(page);
}

/* Names of the equations whose terms use the parameter. */
static void reference_uses(ParamId wanted, Text *out) {
    for (int id = 0; id < EQUATION_COUNT; id++) {
        const EquationInfo *equation = equation_info((EquationId)id);
        bool used = false;
        for (int t = 0; t < equation->terms; t++) {
            ParamId ids[16];
            const int count = term_parameters(&equation->term[t], ids, COUNT_OF(ids));
            for (int n = 0; n < count; n++) {
                used = used || ids[n] == wanted;
            }
        }
        if (used) {
            text_add(out, "%s`%s`", out->length > 0 ? ", " : "", equation->name);
        }
    }
    if (out->length == 0) {
        text_add(out, "rules of the month");
    }
}

static void reference_parameters(const Scenario *s, Page *page) {
    static const char *const heads[] = {"Parameter", "What it is", "Nominal", "Range", "Drawn",
                                        "Unit", "Mark", "Source", "Used in"};
    page_heading(page, 2, "parameters", "Parameters");
    page_table_begin(page, "Drawn: box parameters are drawn from their range in the designs box "
                           "and lhs; fixed ones may be set.", heads, (int)COUNT_OF(heads));
    for (int id = 0; id < PARAM_COUNT; id++) {
        const ParamInfo *p = param_info((ParamId)id);
        const Provenance *from = &s->param_from[id];
        const bool pack = from->mark[0] != '\0';
        Row row = {0};
        text_add(row_cell(&row), "`%s`", p->name);
        text_add(row_cell(&row), "%s", p->text);
        text_add(row_cell(&row), "%g%s", param_get(&s->nominal, (ParamId)id), pack ? " (pack)" : "");
        text_add(row_cell(&row), "%g to %g", s->low[id], s->high[id]);
        text_add(row_cell(&row), "%s", p->role == ROLE_BOX ? "box" : "fixed");
        text_add(row_cell(&row), "%s", p->unit);
        text_add(row_cell(&row), "%s", pack ? from->mark : p->mark);
        text_add(row_cell(&row), "%s", pack ? from->source : p->source);
        reference_uses((ParamId)id, row_cell(&row));
        row_write(&row, page, "parameter", p->name);
    }
    page_table_end(page);
}

static void reference_term(const Scenario *s, Page *page, EquationId id, int t) {
    const EquationInfo *equation = equation_info(id);
    const EquationTerm *term = &equation->term[t];
    char name[128];
    Row row = {0};
    text_add(row_cell(&row), "%s", term->name);
    words_fill(s, words_of_term(id, term->name).words, row_cell(&row));
    text_add(row_cell(&row), "`%s`", term->code);
    snprintf(name, sizeof name, "%s-%s", equation->name, term->name);
    row_write(&row, page, "term", name);
}

static void reference_equations(const Scenario *s, Page *page) {
    static const char *const forms[] = {
        [FORM_SUM] = "the sum of the terms",
        [FORM_LOGISTIC] = "Λ(sum of the terms), Λ(x) = 1 / (1 + e^−x)",
        [FORM_EXP] = "e^(sum of the terms), a rate a month",
        [FORM_CHANGE] = "the sum of the terms, added each month",
    };
    static const char *const heads[] = {"Term", "In words", "As written in the engine"};
    page_heading(page, 2, "equations", "Equations");
    for (int id = 0; id < EQUATION_COUNT; id++) {
        const EquationInfo *equation = equation_info((EquationId)id);
        char anchor[96];
        Text line = {0};
        snprintf(anchor, sizeof anchor, "equation-%s", equation->name);
        page_heading(page, 3, anchor, equation->name);
        text_add(&line, "%s, %s. Form: %s. ", equation->text,
                 equation->each_member ? "for each member" : "one for the world",
                 forms[equation->form]);
        if (equation->var != VAR_NONE) {
            text_add(&line, "%s `%s`. ", equation->form == FORM_CHANGE ? "Moves" : "Gives",
                     var_info(equation->var)->name);
        }
        text_add(&line, "Source: %s.", equation->source);
        page_paragraph(page, line.data);
        text_free(&line);
        page_table_begin(page, "", heads, (int)COUNT_OF(heads));
        for (int t = 0; t < equation->terms; t++) {
            reference_term(s, page, (EquationId)id, t);
        }
        page_table_end(page);
    }
}

static void reference_chance(Page *page) {
    static const Listed draws[] = {
#define DRAW(name, distribution, text) {#name, distribution, text},
#define SHOCK(name, text) {#name, "normal, each month", text},
#include "model/draws.def"
#undef DRAW
#undef SHOCK
    };
    static const Listed happenings[] = {
#define HAPPENING(name, why, text) {#name, text, #why},
#include "model/happenings.def"
#undef HAPPENING
    };
    static const char *const draw_heads[] = {"Draw", "Distribution", "What it decides"};
    static const char *const happening_heads[] = {"Happening", "Text", "Reason: equation"};
    page_heading(page, 2, "draws", "Draws of chance");
    page_table_begin(page, "Each draw is keyed by its name, so that adding one shifts no other.",
                     draw_heads, 3);
    reference_list(page, "draw", draws, COUNT_OF(draws));
    page_heading(page, 2, "happenings", "Happenings");
    page_table_begin(page, "What can happen and be told.", happening_heads, 3);
    reference_list(page, "happening", happenings, COUNT_OF(happenings));
}

static void reference_outcomes(const Scenario *s, Page *page) {
    static const char *const heads[] = {"Class", "At the end"};
    page_heading(page, 2, "outcomes", "Outcome classes");
    page_table_begin(page, "Exactly one holds at any time.", heads, 2);
    for (int id = 0; id < ORDER_COUNT; id++) {
        Row row = {0};
        text_add(row_cell(&row), "`%s`", order_name((OrderId)id));
        words_fill(s, words_outcome((OrderId)id), row_cell(&row));
        row_write(&row, page, "outcome", order_name((OrderId)id));
    }
    page_table_end(page);
}

void reference_write(const Scenario *s, const char *weaknesses, PageForm form, Text *out) {
    Page page = page_begin(form, "Accession: reference of the model");
    reference_about(s, &page);
    reference_month(&page);
    reference_variables(s, &page);
    reference_postures(&page);
    reference_game(s, &page);
    reference_parameters(s, &page);
    reference_equations(s, &page);
    reference_chance(&page);
    reference_outcomes(s, &page);
    page_heading(&page, 2, "weaknesses", "Known weaknesses");
    if (weaknesses) {
        page_markdown(&page, weaknesses);
    } else {
        page_paragraph(&page, "They stand in docs/known-weaknesses.md.");
    }
    page_end(&page, out);
}
