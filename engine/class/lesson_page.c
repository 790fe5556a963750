/* Pages of a lesson. Always true: see lesson_page.h. */
#include "class/lesson_page.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "report/figures.h"
#include "report/notice.h"
#include "session/naming.h"
#include "table/table.h"

const char *lesson_language(void) { return tongue_in("en", "code of the language"); }

void lesson_page_begin(LessonPage *sheet, const char *title) {
    sheet->page = page_begin(PAGE_HTML, title);
    sheet->page.language = lesson_language();
}

void lesson_page_end(LessonPage *sheet, Text *out) {
    Text note = {0};
    char date[32];
    table_date_write(sheet->s->model_date, date);
    text_say(&note, "Assumptions as of %s; later events are not used. ", date);
    notice_content(sheet->s, &note);
    text_add(&note, " ");
    notice_disclaimer(sheet->s, &note);
    text_add(&note, " ");
    notice_translation(&note);
    page_heading(&sheet->page, 2, "about", tongue("About this page"));
    page_paragraph(&sheet->page, note.data);
    text_free(&note);
    page_end(&sheet->page, out);
}

/* --- filling ------------------------------------------------------------------------------------ */

/* "19 in 100 (17 to 22)"; what is rarer than 1 or commoner than 99 is said so. */
static void share_write(Interval x, Text *out) {
    const double low = floor(100.0 * x.low + 0.5), high = floor(100.0 * x.high + 0.5);
    if (x.estimate < 0.01) text_say(out, "fewer than 1 in 100 (0 to %.0f)", ceil(100.0 * x.high));
    else if (x.estimate > 0.99) text_say(out, "more than 99 in 100 (%.0f to 100)", floor(100.0 * x.low));
    else text_say(out, "%.0f in 100 (%.0f to %.0f)", 100.0 * x.estimate, low, high);
}

static void stat_write(StatId id, const Tally *tally, Text *out) {
    const Interval x = tally_interval(tally, id, LEVEL_TWO_SIDED_95);
    if (isnan(x.estimate)) text_say(out, "none (no such history was counted)");
    else if (stat_info(id)->share) share_write(x, out);
    else text_say(out, "%.1f (%.1f to %.1f)", x.estimate, x.low, x.high);
}

_Static_assert((int)STAT_class_nuclear - (int)STAT_class_war == (int)ORDER_NUCLEAR - (int)ORDER_NONE,
               "classes stand in the order of OrderId");

/* How it stands when a lesson ends: a class by the name of its statistic. */
static bool lesson_write(const Summary *sum, const ClassOdds *odds, int stat, Text *out) {
    const int id = stat - (int)STAT_class_war;
    if (id < 0 || id >= ORDER_COUNT) return false;
    share_write(interval_wilson((double)sum->by_year[odds->lesson_years][id], (double)odds->runs, LEVEL_TWO_SIDED_95),
                out);
    return true;
}

/* The source of a number before its colon; NULL: none. */
static const Summary *arm_of(const ClassOdds *odds, const char *word, bool *at_lesson) {
    *at_lesson = strncmp(word, "lesson_", 7) == 0;
    const char *name = *at_lesson ? word + 7 : word;
    return strncmp(name, "bots:", 5) == 0 ? odds->bots : strncmp(name, "passive:", 8) == 0 ? odds->passive : NULL;
}

static bool number_fill(const LessonPage *sheet, const char *word, size_t length, Text *out) {
    char name[80];
    bool at_lesson;
    const char *colon = memchr(word, ':', length);
    if (!colon || length >= sizeof name) return false;
    snprintf(name, sizeof name, "%.*s", (int)(length - (size_t)(colon + 1 - word)), colon + 1);
    const int stat = stat_find(name);
    const VarId var = strncmp(word, "start:", 6) == 0 ? var_find(name) : VAR_NONE;
    if (var != VAR_NONE && var_info(var)->count == 1) {
        figures_value(var, world_get(&sheet->s->start, var, 0), out);
        return true;
    }
    const Summary *arm = sheet->odds ? arm_of(sheet->odds, word, &at_lesson) : NULL;
    if (stat < 0 || !arm) return false;
    if (at_lesson) return lesson_write(arm, sheet->odds, stat, out);
    stat_write((StatId)stat, &arm->tally, out);
    return true;
}

static void numbers_fill(const LessonPage *sheet, const char *text, Text *out) {
    for (const char *brace; (brace = strchr(text, '{'));) {
        const size_t length = strcspn(brace + 1, "}");
        text_add_bytes(out, text, (size_t)(brace - text));
        const bool filled = number_fill(sheet, brace + 1, length, out);
        if (!filled) text_add(out, "{");
        text = filled ? brace + 1 + length + 1 : brace + 1;
    }
    text_add(out, "%s", text);
}

void lesson_page_fill(const LessonPage *sheet, const char *text, Text *out) {
    Text numbers = {0};
    numbers_fill(sheet, text, &numbers);
    naming_fill(sheet->s, numbers.data ? numbers.data : "", out);
    text_free(&numbers);
}

bool lesson_page_check(const LessonPage *sheet, Err *err) {
    const Lesson *l = sheet->lesson;
    const LessonPage uncounted = {.s = sheet->s, .lesson = l}; /* as a run sheet alone has it */
    for (int part = 0; part < LESSON_PARTS; part++)
        for (int n = 0; n < l->count[part]; n++)
            for (int c = 0; c < LESSON_CELLS; c++) {
                Text text = {0};
                lesson_page_fill(part == LESSON_say || part == LESSON_questions ? &uncounted : sheet,
                                 l->item[part][n].cell[c], &text);
                const char *left = text.data ? strchr(text.data, '{') : NULL;
                if (left) err_set(err, "the lesson's text: \"%.60s\" names nothing that is known", left);
                text_free(&text);
                if (left) return false;
            }
    return true;
}

/* --- parts -------------------------------------------------------------------------------------- */

void lesson_page_paragraph(LessonPage *sheet, const char *text) {
    Text filled = {0};
    lesson_page_fill(sheet, text, &filled);
    page_paragraph(&sheet->page, filled.data ? filled.data : "");
    text_free(&filled);
}

void lesson_page_part(LessonPage *sheet, LessonPart part, bool list) {
    const int count = sheet->lesson->count[part];
    for (int n = 0; n < count; n++) {
        Text filled = {0};
        lesson_page_fill(sheet, sheet->lesson->item[part][n].cell[0], &filled);
        if (list) page_item(&sheet->page, n == 0, n == count - 1, filled.data);
        else page_paragraph(&sheet->page, filled.data);
        text_free(&filled);
    }
}

void lesson_page_of_block(const LessonPage *sheet, LessonPart part, BlockId block, Text *out) {
    const Lesson *l = sheet->lesson;
    for (int n = 0; n < l->count[part]; n++) {
        if (strcmp(l->item[part][n].cell[0], block_info(block)->name) != 0) continue;
        if (out->length) text_add(out, " ");
        lesson_page_fill(sheet, l->item[part][n].cell[1], out);
    }
}
