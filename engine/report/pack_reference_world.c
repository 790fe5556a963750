/* What of the world a pack may read and move. Always true: see pack_reference.h. */
#include <stdio.h>
#include <string.h>

#include "model/outlook.h"
#include "report/pack_reference_parts.h"
#include "report/reference_parts.h"
#include "report/variable.h"
#include "script/bindings.h"
#include "session/advisor.h"
#include "session/naming.h"

static void variables_of(Page *page, VarKind kind, const char *anchor, const char *title, const char *caption) {
    static const char *const heads[] = {"Name", "What it is", "Unit", "Range", "Seen by", "Read", "Moved"};
    page_heading(page, 3, anchor, title);
    page_table_begin(page, caption, heads, (int)COUNT_OF(heads));
    for (int id = 0; id < VAR_COUNT; id++) {
        const VarInfo *v = var_info((VarId)id);
        if (v->kind != kind) continue;
        Row row = {0};
        text_add(row_cell(&row), "`w.%s`", v->name);
        text_add(row_cell(&row), "%s", v->text);
        text_add(row_cell(&row), "%s", v->type == TYPE_FLAG ? "yes or no" : v->unit);
        text_add(row_cell(&row), "%g to %g", v->low, v->high);
        text_add(row_cell(&row), "%s", variable_seen_by(v->seen_by));
        text_add(row_cell(&row), "%s",
                 v->seen_by == SEEN_NOBODY ? "no"
                 : v->type == TYPE_FLAG    ? "as a condition"
                                           : "yes");
        text_add(row_cell(&row), "%s", rulebook_may_move((VarId)id) ? "yes" : "no");
        row_write(&row, page, "variable", v->name);
    }
    page_table_end(page);
}

static void variables(Page *page) {
    page_heading(page, 2, "variables", "Variables");
    page_paragraph(
        page, "Read: whether an expression may use it; what nobody sees is the drawn truth, which no expression "
              "reads. Moved: whether :add(), :set() and :scale() may change it. Values are kept in range. What a "
              "pack declares itself is w.NAME too, once it is declared: in rules/, or in a file that sorts before.");
    variables_of(page, KIND_GLOBAL, "variables-world", "Of the world", "As `w.unity`.");
    variables_of(
        page, KIND_MEMBER, "variables-members", "Of each member",
        "As `w.support.DEU` by id, `w.support.sceptic` of a seat's member, `mean(w.support.all)` over a group; "
        "`w.support.all:add(0.01)` moves every member of the group.");
    variables_of(page, KIND_REGION, "variables-regions", "Of each region", "As `w.occupied[\"UA-43\"]`, by id.");
    variables_of(page, KIND_SEAT, "variables-seats", "Of each seat", "As `w.capital.candidate`.");
    variables_of(page, KIND_PAIR, "variables-pairs", "Of each seat towards each other",
                 "As `w.trust.candidate.lead`: of the first in the second.");
}

static void seats_of(const char *letters, Text *out) {
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        if (seat_is_letter((SeatId)seat, letters))
            text_add(out, "%s%s", out->length ? ", " : "", seat_info((SeatId)seat)->role);
}

static void postures(Page *page) {
    static const char *const heads[] = {"Posture", "Seats", "Range", "Passive", "Effect", "Counter-effect"};
    page_heading(page, 2, "postures", "Postures");
    page_table_begin(
        page,
        "`w.posture.NAME` is in effect, `w.ordered.NAME` is what was set, `w.set.NAME.SEAT` is a seat's own "
        "setting: `w.set.NAME.SEAT:set(1)` and `:add(1)` move it, free of price, for the seats named here.",
        heads, (int)COUNT_OF(heads));
    for (int id = 0; id < POSTURE_COUNT; id++) {
        const PostureInfo *p = posture_info((PostureId)id);
        Row row = {0};
        text_add(row_cell(&row), "`%s`", p->name);
        seats_of(p->seats, row_cell(&row));
        text_add(row_cell(&row), "%g to %g", p->low, p->high);
        text_add(row_cell(&row), "%g", p->passive);
        text_add(row_cell(&row), "%s", p->moves);
        text_add(row_cell(&row), "%s", p->costs);
        row_write(&row, page, "posture", p->name);
    }
    page_table_end(page);
}

static void cards(Page *page) {
    static const char *const heads[] = {"Card", "What it does", "Seats", "Price"};
    page_heading(page, 2, "cards", "Cards");
    page_table_begin(page, "What `lever \"CARD\"` puts a further condition on.", heads, (int)COUNT_OF(heads));
    for (int id = 0; id < ACT_COUNT; id++) {
        const ActInfo *a = act_info((ActId)id);
        if (!a->played) continue;
        Row row = {0};
        text_add(row_cell(&row), "`%s`", a->name);
        text_add(row_cell(&row), "%s", a->title);
        seats_of(a->seats, row_cell(&row));
        text_add(row_cell(&row), "%g", a->price);
        row_write(&row, page, "card", a->name);
    }
    page_table_end(page);
}

static void seats(Page *page) {
    static const char *const heads[] = {"Seat", "Who", "Question", "A bot weighs"};
    page_heading(page, 2, "seats", "Seats");
    page_table_begin(page, "Who can be asked. `weight.AIM` in `bot` is the number given here.", heads,
                     (int)COUNT_OF(heads));
    for (int id = 0; id < SEAT_COUNT; id++) {
        const SeatInfo *seat = seat_info((SeatId)id);
        Row row = {0};
        text_add(row_cell(&row), "`%s`", seat->role);
        text_add(row_cell(&row), "%s", seat->office);
        text_add(row_cell(&row), "%s", seat->question);
        Text *weights = row_cell(&row);
        for (int aim = 0; aim < AIMS; aim++)
            if (seat->weight[aim] > 0)
                text_add(weights, "%s%s %g", weights->length ? ", " : "", aim_names()[aim], seat->weight[aim]);
        row_write(&row, page, "seat", seat->role);
    }
    page_table_end(page);
}

static void offices(Page *page) {
    static const struct {
        const char *name, *seats;
    } rows[] = {
#define OFFICE(name, title, seats, ...) {#name, seats},
#include "session/offices.def"
#undef OFFICE
    };
    static const char *const heads[] = {"Office", "Seats"};
    page_heading(page, 2, "offices", "Offices");
    page_table_begin(page, "Names of `advisor`, with the seats that have the office.", heads, 2);
    for (size_t n = 0; n < COUNT_OF(rows); n++) {
        Row row = {0};
        text_add(row_cell(&row), "`%s`", rows[n].name);
        seats_of(rows[n].seats, row_cell(&row));
        row_write(&row, page, "office", rows[n].name);
    }
    page_table_end(page);
}

static void coefficients(Page *page) {
    Text line = {0};
    page_heading(page, 2, "coefficients", "Coefficients");
    text_add(&line, "`k.NAME` is one of these %d. Units, ranges and sources stand in the reference of "
                    "the model, section Parameters (docs/reference.md#parameters).", (int)PARAM_COUNT);
    page_paragraph(page, line.data);
    text_free(&line);
    for (int id = 0; id < PARAM_COUNT; id++) text_add(&line, "%s`%s`", id ? ", " : "", param_info((ParamId)id)->name);
    page_paragraph(page, line.data);
    text_free(&line);
}

void pack_reference_world(Page *page) {
    variables(page);
    postures(page);
    cards(page);
    seats(page);
    offices(page);
    coefficients(page);
}
