/* The run sheet. Always true: see plan_tell.h. */
#include <stdio.h>

#include "class/plan_tell.h"
#include "class/lesson_page.h"

static void head_write(const ClassPlan *plan, LessonPage *sheet) {
    Text line = {0};
    text_add(&line, "%d %s at %d %s, %d minutes%s. %s of %d turns, ", plan->people, plan->people == 1 ? "person" : "people",
             plan->tables, plan->tables == 1 ? "table" : "tables", plan->minutes, plan->sessions == 2 ? " in each of two sessions" : "",
             plan->plays == 2 ? "Two plays" : "One play", plan->turns);
    class_clock(plan->turn_seconds, &line);
    text_add(&line, " each, a turn is %d months. The debrief has %d minutes, and nothing may take them: who is late drops the "
                    "last turn.", plan->turn_months, plan->debrief);
    page_paragraph(&sheet->page, line.data);
    text_free(&line);
}

static void before_write(LessonPage *sheet) {
    static const char *const steps[] = {
        "Placards and role sheets lie at the places; private goals are cut and dealt, one a seat.",
        "The program runs at the start that stands above; the wall is readable from the last row.",
        "The run sheet, a watch that all can see, and paper for forecasts are at hand.",
        "Nobody is seated by where they come from: the shuffle has done it, and roles may be changed.",
    };
    page_heading(&sheet->page, 2, "before", "Before they come");
    for (size_t n = 0; n < COUNT_OF(steps); n++) page_item(&sheet->page, n == 0, n + 1 == COUNT_OF(steps), steps[n]);
}

static void block_row(const ClassPlan *plan, LessonPage *sheet, const PlanBlock *b) {
    Row row = {0};
    text_add(row_cell(&row), "%d to %d", b->begins, b->begins + b->minutes);
    Text *title = row_cell(&row);
    text_add(title, "%s", block_info(b->block)->title);
    if (b->play >= 0 && plan->plays == 2) text_add(title, " %d", b->play + 1);
    if (block_info(b->block)->locked) text_add(title, " (locked)");
    text_add(row_cell(&row), "%s", block_info(b->block)->what);
    lesson_page_of_block(sheet, LESSON_say, b->block, row_cell(&row));
    row_write(&row, &sheet->page, NULL, NULL);
}

static void session_write(const ClassPlan *plan, LessonPage *sheet, int session) {
    static const char *const heads[] = {"Minute", "Block", "Do", "Say"};
    char anchor[32], title[64];
    snprintf(anchor, sizeof anchor, "session-%d", session + 1);
    snprintf(title, sizeof title, plan->sessions == 2 ? "Session %d, minute by minute" : "Minute by minute", session + 1);
    page_heading(&sheet->page, 2, anchor, title);
    page_table_begin(&sheet->page, "", heads, (int)COUNT_OF(heads));
    for (int n = 0; n < plan->blocks; n++)
        if (plan->block[n].session == session) block_row(plan, sheet, &plan->block[n]);
    page_table_end(&sheet->page);
}

/* When each phase of each turn begins, since the session began. */
static void turns_write(const ClassPlan *plan, LessonPage *sheet, const PlanBlock *b) {
    static const char *const heads[] = {"Turn", "Read from", "Bargain from", "Predict from", "Result from", "Ends"};
    const PlanPhases *p = &plan->phases;
    char anchor[32], title[64];
    snprintf(anchor, sizeof anchor, "turns-%d", b->play + 1);
    snprintf(title, sizeof title, plan->plays == 2 ? "The turns of play %d" : "The turns", b->play + 1);
    page_heading(&sheet->page, 2, anchor, title);
    page_table_begin(&sheet->page, "Minutes and seconds since the session began. In a turn: read what happened; bargain, two "
                                   "moves and one offer; predict, on paper or screen; result, and one sentence with "
                                   "\"because\".", heads, (int)COUNT_OF(heads));
    for (int turn = 0; turn < plan->turns; turn++) {
        const int steps[] = {0, p->read, p->bargain, p->predict, p->result};
        int at = b->begins * 60 + turn * plan->turn_seconds;
        Row row = {0};
        text_add(row_cell(&row), "%d", turn + 1);
        for (size_t n = 0; n < COUNT_OF(steps); n++) {
            at += steps[n];
            class_clock(at, row_cell(&row));
        }
        row_write(&row, &sheet->page, NULL, NULL);
    }
    page_table_end(&sheet->page);
}

/* The labels of one place at one table; "(bot)", or nothing where nobody sits or observes. */
static void holders_write(const ClassPlan *plan, int table, SeatId seat, Text *out) {
    for (int n = 0; n < plan->people; n++)
        if (plan->person[n].table == table && plan->person[n].seat == seat)
            text_add(out, "%s%s", out->length ? ", " : "", plan->person[n].label.text);
    if (out->length == 0 && seat != SEAT_NONE) text_add(out, "(bot)");
}

static void seats_write(const ClassPlan *plan, LessonPage *sheet) {
    static const char *const heads[] = {"Place", "Table 1", "Table 2", "Table 3", "Table 4", "Table 5", "Table 6", "Table 7",
                                        "Table 8"};
    _Static_assert(COUNT_OF(heads) == PLAN_TABLES_MAX + 1, "a column for each table");
    bool watched = false;
    for (int table = 0; table < plan->tables; table++) watched = watched || plan->table[table].observers > 0;
    page_heading(&sheet->page, 2, "seats", "Who sits where");
    page_table_begin(&sheet->page, "Several labels in one place decide together. Bots follow written rules and do not cheat; "
                                   "say aloud which seats they decide.", heads, plan->tables + 1);
    for (int seat = 0; seat <= SEATS_MAX; seat++) {
        const bool watching = seat == SEATS_MAX;
        if (watching ? !watched : !plan->sits[seat]) continue;
        Row row = {0};
        text_add(row_cell(&row), "%s", watching ? "Observers" : sheet->s->seat_name[seat]);
        for (int table = 0; table < plan->tables; table++)
            holders_write(plan, table, watching ? SEAT_NONE : (SeatId)seat, row_cell(&row));
        row_write(&row, &sheet->page, NULL, NULL);
    }
    page_table_end(&sheet->page);
}

static void questions_write(LessonPage *sheet) {
    static const char *const heads[] = {"Step", "Questions, to choose from"};
    static const BlockId blocks[] = {BLOCK_look_back, BLOCK_describe, BLOCK_analyse, BLOCK_transfer};
    page_heading(&sheet->page, 2, "questions", "Questions of the debrief");
    page_table_begin(&sheet->page, "First what happened, then why, then what holds outside the room.", heads, 2);
    for (size_t n = 0; n < COUNT_OF(blocks); n++) {
        Row row = {0};
        text_add(row_cell(&row), "%s", block_info(blocks[n])->title);
        lesson_page_of_block(sheet, LESSON_questions, blocks[n], row_cell(&row));
        row_write(&row, &sheet->page, NULL, NULL);
    }
    page_table_end(&sheet->page);
}

void run_sheet_write(const ClassPlan *plan, const Scenario *s, const Lesson *lesson, const ClassOdds *odds, Text *out) {
    LessonPage sheet = {.s = s, .lesson = lesson, .odds = odds};
    Text title = {0};
    text_add(&title, "Run sheet: %s", s->start_title);
    lesson_page_begin(&sheet, title.data);
    head_write(plan, &sheet);
    before_write(&sheet);
    for (int n = 0; n < plan->sessions; n++) session_write(plan, &sheet, n);
    for (int n = 0; n < plan->blocks; n++)
        if (plan->block[n].block == BLOCK_play) turns_write(plan, &sheet, &plan->block[n]);
    questions_write(&sheet);
    seats_write(plan, &sheet);
    lesson_page_end(&sheet, out);
    text_free(&title);
}
