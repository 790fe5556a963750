/* Classes side by side. Always true: see compare_classes.h. */
#include "class/compare_classes.h"

#include <stdio.h>
#include <string.h>

#include "class/debrief_parts.h"
#include "class/lesson_page.h"
#include "core/version.h"
#include "report/debrief.h"
#include "report/dials.h"
#include "report/notice.h"
#include "report/words.h"
#include "session/naming.h"
#include "store/csv.h"

static bool led(const TableStudy *t) {
    for (size_t n = 0; n < t->game->journal.count; n++)
        if (study_is_lead(&t->game->journal.entries[n])) return true;
    return false;
}

static void forecasts_of(const TableStudy *t, int *count, double *brier) {
    for (int n = 0; n < t->game->forecasts; n++) {
        if (!t->game->forecast[n].scored) continue;
        ++*count;
        *brier += t->game->forecast[n].brier;
    }
}

/* --- the page ------------------------------------------------------------------------------------ */

static void outcomes_write(const ClassStudy *study, Text *out) {
    int count[ORDER_COUNT] = {0}, told = 0;
    for (int n = 0; n < study->tables; n++) count[study->table[n].here.outcome]++;
    for (int o = 0; o < ORDER_COUNT; o++)
        if (count[o]) text_add(out, "%s%s %d", told++ ? ", " : "", words_class((OrderId)o), count[o]);
}

static void class_row(Page *page, const Compared *all, int n) {
    const ClassStudy *study = all->study[n];
    const ClassSetup *setup = &study->c->setup;
    Row row = {0};
    int acts = 0, forecasts = 0;
    double brier = 0;
    for (int t = 0; t < study->tables; t++) {
        acts += led(&study->table[t]);
        forecasts_of(&study->table[t], &forecasts, &brier);
    }
    text_add(row_cell(&row), "%s", all->name[n]);
    text_add(row_cell(&row), "%s, %s %s", setup->date, study->c->scenario->pack, study->c->scenario->version);
    text_say(row_cell(&row), "%s, seed %llu", study->c->scenario->start_title, (unsigned long long)setup->seed);
    text_add(row_cell(&row), "%d", study->tables);
    text_add(row_cell(&row), "%d", acts);
    outcomes_write(study, row_cell(&row));
    Text *forecast = row_cell(&row);
    if (forecasts) text_say(forecast, "%.2f (%d)", brier / forecasts, forecasts);
    row_write(&row, page, NULL, NULL);
}

/* "0.52 to 0.71 (0.63)": least, most and mean over the tables. */
static void dial_cell(const ClassStudy *study, int dial, Text *out) {
    double least = 1, most = 0, sum = 0;
    for (int t = 0; t < study->tables; t++) {
        const double x = study->table[t].here.dial[dial];
        least = x < least ? x : least;
        most = x > most ? x : most;
        sum += x;
    }
    text_say(out, "%.2f to %.2f (%.2f)", least, most, sum / study->tables);
}

static void dials_write(Page *page, const Compared *all) {
    const char *heads[DIALS] = {tongue("Class")};
    for (int d = 0, n = 1; d < DIALS; d++)
        if (d != (int)DIAL_LIVES) heads[n++] = tongue(standing_dial_name(d));
    page_heading(page, 2, "dials", tongue("Dials"));
    page_table_begin(page, tongue("From 0 to 1 at the tables of each class: least, most, and the mean in brackets."),
                     heads, DIALS);
    for (int c = 0; c < all->count; c++) {
        Row row = {0};
        text_add(row_cell(&row), "%s", all->name[c]);
        for (int d = 0; d < DIALS; d++)
            if (d != (int)DIAL_LIVES) dial_cell(all->study[c], d, row_cell(&row));
        row_write(&row, page, NULL, NULL);
    }
    page_table_end(page);
}

static void points_write(Page *page, const Compared *all) {
    const char *heads[] = {tongue("Class"), tongue("Table"), tongue("How it stands"), tongue("Largest turning point"),
                           tongue("So it stood with the same orders, of 100")};
    page_heading(page, 2, "tables", tongue("Tables"));
    page_table_begin(page, "", heads, 5);
    for (int c = 0; c < all->count; c++)
        for (int n = 0; n < all->study[c]->tables; n++) {
            const TableStudy *t = &all->study[c]->table[n];
            Row row = {0};
            text_add(row_cell(&row), "%s", all->name[c]);
            text_add(row_cell(&row), led(t) ? "%s ◆" : "%s", debrief_label(t));
            text_add(row_cell(&row), "%s", words_class(t->here.outcome));
            Text *point = row_cell(&row);
            if (t->points) {
                const JournalEntry *e = &t->game->journal.entries[t->point[0].entry];
                text_say(point, "Turn %d, ", e->turn);
                text_add(point, "%s: ", t->game->scenario->seat_name[e->command.seat]);
                debrief_choice_told(t->game, e, point);
            }
            text_add(row_cell(&row), "%.0f", 100 * t->luck.orders.outcome[t->here.outcome]);
            row_write(&row, page, NULL, NULL);
        }
    page_table_end(page);
}

/* --- theories ------------------------------------------------------------------------------------ */

static int theory_of(const ClassStudy *study, const char *id) {
    for (int n = 0; study->theories && n < study->theories->count; n++)
        if (strcmp(study->theories->theory[n].id, id) == 0) return n;
    return -1;
}

/* "3 of 4 the same; 97": with the same luck; then of 100 other histories, over its tables. */
static void theory_cell(const ClassStudy *study, int theory, Text *out) {
    int same = 0, tried = 0;
    double share = 0;
    for (int t = 0; theory >= 0 && t < study->tables; t++) {
        const TheoryRun *run = &study->theory[theory * study->tables + t];
        if (run->fit == THEORY_IS_FIXED) continue;
        tried++;
        same += run->there.outcome == study->table[t].here.outcome;
        share += run->outcome[study->table[t].here.outcome];
    }
    if (tried) text_say(out, "%d of %d the same; %.0f", same, tried, 100 * share / tried);
    else text_say(out, "not tried");
}

/* A theory that several classes know stands once, where the first of them names it. */
static bool told_before(const Compared *all, int c, const char *id) {
    for (int n = 0; n < c; n++)
        if (theory_of(all->study[n], id) >= 0) return true;
    return false;
}

static void theories_write(Page *page, const Compared *all) {
    const char *heads[COMPARED_MAX + 1] = {tongue("Theory")};
    for (int c = 0; c < all->count; c++) heads[c + 1] = all->name[c];
    page_heading(page, 2, "theories", tongue("The same orders under other theories"));
    page_table_begin(page,
                     tongue("At how many tables of each class it would end the same with the same luck; then in how "
                            "many of 100 other histories "
                            "of the class it ended so. Not tried: the game fixes a number that the theory changes."),
                     heads, all->count + 1);
    for (int c = 0; c < all->count; c++)
        for (int n = 0; all->study[c]->theories && n < all->study[c]->theories->count; n++) {
            const Theory *t = &all->study[c]->theories->theory[n];
            if (told_before(all, c, t->id)) continue;
            Row row = {0};
            naming_fill(all->study[c]->c->scenario, tongue_in(t->title, "pack"), row_cell(&row));
            for (int k = 0; k < all->count; k++)
                theory_cell(all->study[k], theory_of(all->study[k], t->id), row_cell(&row));
            row_write(&row, page, NULL, NULL);
        }
    page_table_end(page);
}

void compare_classes_page(const Compared *all, Text *out) {
    const char *heads[] = {tongue("Class"),
                           tongue("Made"),
                           tongue("Start"),
                           tongue("Tables"),
                           tongue("Tables with ◆ acts of the facilitator"),
                           tongue("How they stand"),
                           tongue("Brier score")};
    const Scenario *s = all->study[0]->c->scenario;
    Page page = page_begin(PAGE_HTML, tongue("Classes side by side"));
    Text line = {0};
    page.language = lesson_language();
    text_say(&line, "Classes stand in the order in which they were named; none is ranked. Made with accession %s. ",
             ACCESSION_VERSION);
    notice_content(s, &line);
    text_add(&line, " ");
    notice_disclaimer(s, &line);
    text_add(&line, " ");
    notice_translation(&line);
    page_paragraph(&page, line.data);
    text_free(&line);
    page_heading(&page, 2, "classes", tongue("Classes"));
    page_table_begin(&page, "", heads, 7);
    for (int n = 0; n < all->count; n++) class_row(&page, all, n);
    page_table_end(&page);
    dials_write(&page, all);
    points_write(&page, all);
    theories_write(&page, all);
    page_end(&page, out);
}

/* --- the table ----------------------------------------------------------------------------------- */

void compare_classes_csv(const Compared *all, Text *out) {
    static const char *const columns[] = {"class",
                                          "date",
                                          "pack",
                                          "start",
                                          "seed",
                                          "table",
                                          "play",
                                          "facilitator_acted",
                                          "outcome",
                                          "security",
                                          "sovereignty",
                                          "escalation",
                                          "cohesion",
                                          "law",
                                          "same_orders_share",
                                          "bots_share",
                                          "forecasts",
                                          "brier"};
    text_add(out, "# A row for each table of each class\n# accession %s\n", ACCESSION_VERSION);
    csv_out_row(out, columns, COUNT_OF(columns));
    for (int c = 0; c < all->count; c++)
        for (int n = 0; n < all->study[c]->tables; n++) {
            const TableStudy *t = &all->study[c]->table[n];
            const ClassSetup *setup = &all->study[c]->c->setup;
            char cell[COUNT_OF(columns)][48];
            const char *row[COUNT_OF(columns)] = {all->name[c], setup->date, setup->pack, setup->start};
            int count = 0, at = 4;
            double brier = 0;
            forecasts_of(t, &count, &brier);
            snprintf(cell[at++], 48, "%llu", (unsigned long long)setup->seed);
            snprintf(cell[at++], 48, "%d", t->table + 1);
            snprintf(cell[at++], 48, "%d", t->play + 1);
            snprintf(cell[at++], 48, "%d", led(t));
            snprintf(cell[at++], 48, "%s", order_name(t->here.outcome));
            for (int d = 0; d < DIALS; d++)
                if (d != (int)DIAL_LIVES) snprintf(cell[at++], 48, "%.6g", t->here.dial[d]);
            snprintf(cell[at++], 48, "%.6g", t->luck.orders.outcome[t->here.outcome]);
            snprintf(cell[at++], 48, "%.6g", t->luck.bots.outcome[t->here.outcome]);
            snprintf(cell[at++], 48, "%d", count);
            if (count) snprintf(cell[at], 48, "%.6g", brier / count);
            else cell[at][0] = '\0';
            for (size_t k = 4; k < COUNT_OF(columns); k++) row[k] = cell[k];
            csv_out_row(out, row, COUNT_OF(columns));
        }
}
