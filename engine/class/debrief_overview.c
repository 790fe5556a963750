/* All tables side by side, and what the facilitator did. Always true: see debrief_class.h. */
#include "class/debrief_parts.h"

#include "core/real.h"
#include "report/dials.h"
#include "report/figures.h"
#include "report/words.h"

static void table_row(DebriefPage *p, const TableStudy *t) {
    const World *w = &t->game->world;
    Row row = {0};
    text_say(row_cell(&row), "Table %s", debrief_label(t));
    text_add(row_cell(&row), "%s", words_class(t->here.outcome));
    text_add(row_cell(&row), "%s", words_stage((int)w->stage));
    Text *danger = row_cell(&row);
    text_say(danger, "%s: %.0f in 100", figures_danger(w->attack_decade), 100 * w->attack_decade);
    text_say(row_cell(&row), "%.1f %%", 100 * w->occupied_share);
    text_add(row_cell(&row), "%.0f", w->months_heavy);
    text_add(row_cell(&row), "%s", figures_band(dial_escalation(w)));
    text_say(row_cell(&row), "%.2f", w->cohesion);
    Text *orders = row_cell(&row);
    int acts = 0;
    for (size_t n = 0; n < t->game->journal.count; n++) acts += study_is_lead(&t->game->journal.entries[n]);
    text_add(orders, "%d", t->orders);
    if (acts) text_add(orders, " ◆ %d", acts);
    row_write(&row, &p->page, NULL, NULL);
}

static void tables_write(DebriefPage *p) {
    const char *heads[] = {tongue("Table"),
                           tongue("How it stands"),
                           tongue("File"),
                           tongue("New attack within ten years"),
                           tongue("Occupied"),
                           tongue("Months of heavy fighting"),
                           tongue("Nuclear use or alliance war"),
                           tongue("Cohesion"),
                           tongue("Orders, ◆ facilitator's acts")};
    page_table_begin(&p->page,
                     tongue("Tables stand in the order of their numbers. Nothing is added up and none is ranked."),
                     heads, 9);
    for (int n = 0; n < p->study->tables; n++) table_row(p, &p->study->table[n]);
    page_table_end(&p->page);
}

/* How many tables ended in which class. */
static void outcomes_write(DebriefPage *p) {
    Text line = {0};
    int count[ORDER_COUNT] = {0}, kinds = 0;
    for (int n = 0; n < p->study->tables; n++) count[p->study->table[n].here.outcome]++;
    for (int o = 0; o < ORDER_COUNT; o++) {
        if (count[o] == 0) continue;
        if (kinds++ == 0) text_say(&line, "So it stands: ");
        else text_add(&line, "; ");
        text_add(&line, "%s ", words_class((OrderId)o));
        text_add(&line, tongue_many(count[o], "at %d table", "at %d tables"), count[o]);
    }
    text_add(&line, ".");
    if (kinds == 1) text_say(&line, " All tables came to the same kind of end, by different ways.");
    debrief_paragraph(p, &line);
}

static void acts_write(DebriefPage *p) {
    Text line = {0};
    int all = 0;
    for (int n = 0; n < p->study->tables; n++) {
        const TableStudy *t = &p->study->table[n];
        int act = 0;
        for (size_t k = 0; k < t->game->journal.count; k++) {
            const JournalEntry *e = &t->game->journal.entries[k];
            if (!study_is_lead(e)) continue;
            if (all++ == 0) text_say(&line, "The facilitator's acts, marked ◆ on every chart: ");
            else text_add(&line, "; ");
            debrief_act_name(t, act++, &line);
            text_say(&line, ", turn %d, ", e->turn);
            debrief_act_told(t->game, e, &line);
        }
    }
    if (all) text_say(&line, ". What came after them at these tables, people did not do alone.");
    debrief_paragraph(p, &line);
}

void debrief_overview(DebriefPage *p) {
    page_heading(&p->page, 2, "class", tongue("The class"));
    outcomes_write(p);
    tables_write(p);
    acts_write(p);
}
