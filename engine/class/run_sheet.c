/* The run sheet. Always true: see plan_tell.h. */
#include <stdio.h>

#include "class/plan_tell.h"
#include "class/lesson_page.h"

static void head_write(const ClassPlan *plan, LessonPage *sheet) {
    Text line = {0};
    class_plan_short(plan, &line);
    text_say(&line, " Who is late drops the last turn.");
    page_paragraph(&sheet->page, line.data);
    text_free(&line);
}

static void before_write(LessonPage *sheet) {
    static const char *const steps[] = {
        TONGUE("Placards and role sheets lie at the places; private goals are cut and dealt, one a seat."),
        TONGUE("The program runs at the start that stands above; the wall is readable from the last row."),
        TONGUE("The run sheet, a watch that all can see, and paper for forecasts are at hand."),
        TONGUE("Nobody is seated by where they come from: the shuffle has done it, and roles may be changed."),
    };
    page_heading(&sheet->page, 2, "before", tongue("Before they come"));
    for (size_t n = 0; n < COUNT_OF(steps); n++)
        page_item(&sheet->page, n == 0, n + 1 == COUNT_OF(steps), tongue(steps[n]));
}

static void block_row(const ClassPlan *plan, LessonPage *sheet, const PlanBlock *b) {
    Row row = {0};
    text_say(row_cell(&row), "%d to %d", b->begins, b->begins + b->minutes);
    Text *title = row_cell(&row);
    class_block_title(plan, b, title);
    if (block_info(b->block)->locked) text_say(title, " (locked)");
    text_add(row_cell(&row), "%s", tongue(block_info(b->block)->what));
    lesson_page_of_block(sheet, LESSON_say, b->block, row_cell(&row));
    row_write(&row, &sheet->page, NULL, NULL);
}

static void session_write(const ClassPlan *plan, LessonPage *sheet, int session) {
    const char *const heads[] = {tongue("Minute"), tongue("Block"), tongue("Do"), tongue("Say")};
    char anchor[32], title[120];
    snprintf(anchor, sizeof anchor, "session-%d", session + 1);
    tongue_write(title, sizeof title, plan->sessions == 2 ? "Session %d, minute by minute" : "Minute by minute",
                 session + 1);
    page_heading(&sheet->page, 2, anchor, title);
    page_table_begin(&sheet->page, "", heads, (int)COUNT_OF(heads));
    for (int n = 0; n < plan->blocks; n++)
        if (plan->block[n].session == session) block_row(plan, sheet, &plan->block[n]);
    page_table_end(&sheet->page);
}

/* When each phase of each turn begins, since the session began. */
static void turns_write(const ClassPlan *plan, LessonPage *sheet, const PlanBlock *b) {
    const char *const heads[] = {tongue("Turn"),         tongue("Read from"),   tongue("Bargain from"),
                                 tongue("Predict from"), tongue("Result from"), tongue("Ends")};
    const PlanPhases *p = &plan->phases;
    char anchor[32], title[120];
    snprintf(anchor, sizeof anchor, "turns-%d", b->play + 1);
    tongue_write(title, sizeof title, plan->plays == 2 ? "The turns of play %d" : "The turns", b->play + 1);
    page_heading(&sheet->page, 2, anchor, title);
    page_table_begin(&sheet->page,
                     tongue("Minutes and seconds since the session began. In a turn: read what happened; bargain, two "
                            "moves and one offer; predict, on paper or screen; result, and one sentence with "
                            "\"because\"."),
                     heads, (int)COUNT_OF(heads));
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
    if (out->length == 0 && seat != SEAT_NONE) text_say(out, "(bot)");
}

static void seats_write(const ClassPlan *plan, LessonPage *sheet) {
    const char *heads[PLAN_TABLES_MAX + 1] = {tongue("Place")};
    char name[PLAN_TABLES_MAX][40];
    for (int table = 0; table < plan->tables; table++) {
        tongue_write(name[table], sizeof name[table], "Table %d", table + 1);
        heads[table + 1] = name[table];
    }
    bool watched = false;
    for (int table = 0; table < plan->tables; table++) watched = watched || plan->table[table].observers > 0;
    page_heading(&sheet->page, 2, "seats", tongue("Who sits where"));
    page_table_begin(&sheet->page,
                     tongue("Several labels in one place decide together. Bots follow written rules and do not cheat; "
                            "say aloud which seats they decide."),
                     heads, plan->tables + 1);
    for (int seat = 0; seat <= SEATS_MAX; seat++) {
        const bool watching = seat == SEATS_MAX;
        if (watching ? !watched : !plan->sits[seat]) continue;
        Row row = {0};
        text_add(row_cell(&row), "%s", watching ? tongue("Observers") : sheet->s->seat_name[seat]);
        for (int table = 0; table < plan->tables; table++)
            holders_write(plan, table, watching ? SEAT_NONE : (SeatId)seat, row_cell(&row));
        row_write(&row, &sheet->page, NULL, NULL);
    }
    page_table_end(&sheet->page);
}

static void questions_write(LessonPage *sheet) {
    const char *const heads[] = {tongue("Step"), tongue("Questions, to choose from")};
    static const BlockId blocks[] = {BLOCK_look_back, BLOCK_describe, BLOCK_analyse, BLOCK_transfer};
    page_heading(&sheet->page, 2, "questions", tongue("Questions of the debrief"));
    page_table_begin(&sheet->page, tongue("First what happened, then why, then what holds outside the room."), heads,
                     2);
    for (size_t n = 0; n < COUNT_OF(blocks); n++) {
        Row row = {0};
        text_add(row_cell(&row), "%s", tongue(block_info(blocks[n])->title));
        lesson_page_of_block(sheet, LESSON_questions, blocks[n], row_cell(&row));
        row_write(&row, &sheet->page, NULL, NULL);
    }
    page_table_end(&sheet->page);
}

void run_sheet_write(const ClassPlan *plan, const Scenario *s, const Lesson *lesson, const ClassOdds *odds, Text *out) {
    LessonPage sheet = {.s = s, .lesson = lesson, .odds = odds};
    Text title = {0};
    text_say(&title, "Run sheet: %s", s->start_title);
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
