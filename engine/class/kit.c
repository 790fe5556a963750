/* The lesson kit. Always true: see kit.h. */
#include "class/kit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "report/figures.h"
#include "report/words.h"
#include "session/naming.h"
#include "session/session.h"
#include "store/file.h"

typedef enum KitPage {
#define KIT_PAGE(name, ...) KIT_##name,
#include "class/kit_pages.def"
#undef KIT_PAGE
    KIT_PAGES
} KitPage;

typedef struct PageInfo {
    const char *name, *title, *what;
} PageInfo;
static const PageInfo pages[KIT_PAGES] = {
#define KIT_PAGE(name, title, what) [KIT_##name] = {#name, title, what},
#include "class/kit_pages.def"
#undef KIT_PAGE
};

/* --- brief -------------------------------------------------------------------------------------- */

/* Without the symbol before it: "S_U: the candidate's cohesion". */
static const char *plain_words(const char *text) {
    const char *colon = strstr(text, ": ");
    return colon && strcspn(text, " ") > (size_t)(colon - text) ? colon + 2 : text;
}

/* Numbers of the start that a reader can picture; never those of killed and wounded. */
static void numbers_write(const Kit *kit, LessonPage *sheet) {
    const char *const heads[] = {tongue("At the start"), "", tongue("Where from")};
    static const VarId shown[] = {VAR_occupied_share, VAR_months_war, VAR_months_peace, VAR_unity, VAR_governance,
                                  VAR_support_mean, VAR_cohesion, VAR_economy_candidate, VAR_economy_rival,
                                  VAR_aid_delivered, VAR_menace};
    const World *w = kit->first;
    page_heading(&sheet->page, 2, "numbers", tongue("Some numbers of the start"));
    page_table_begin(&sheet->page,
                     tongue("Shares from 0 to 1. Marks: V checked, R recalled, D coded or derived by the authors, "
                            "P of a prototype."),
                     heads, (int)COUNT_OF(heads));
    for (size_t n = 0; n < COUNT_OF(shown); n++) {
        const double value = world_get(w, shown[n], 0);
        const Provenance *from = &kit->s->start_from[shown[n]];
        const bool none = shown[n] == VAR_occupied_share || shown[n] == VAR_months_war || shown[n] == VAR_months_peace;
        if (none && value <= 0.0) continue;
        Row row = {0};
        Text words = {0};
        words_fill(kit->s, var_info(shown[n])->text, &words);
        text_add(row_cell(&row), "%s", plain_words(words.data));
        text_free(&words);
        figures_value(shown[n], value, row_cell(&row));
        if (from->mark[0]) text_add(row_cell(&row), "%s [%s]", from->source, from->mark);
        else text_say(row_cell(&row), var_info(shown[n])->nature == NATURE_DERIVED ? "computed" : "of the start [D]");
        row_write(&row, &sheet->page, NULL, NULL);
    }
    page_table_end(&sheet->page);
}

static void seats_write(const Kit *kit, LessonPage *sheet) {
    const char *const heads[] = {tongue("Seat"), tongue("Decides for"), tongue("Its question")};
    page_heading(&sheet->page, 2, "seats", tongue("Who sits at the table"));
    page_table_begin(&sheet->page, "", heads, (int)COUNT_OF(heads));
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        if (!seat_sits(kit->s, (SeatId)seat)) continue;
        Row row = {0};
        text_add(row_cell(&row), "%s", kit->s->seat_name[seat]);
        naming_fill(kit->s, seat_info((SeatId)seat)->office, row_cell(&row));
        naming_fill(kit->s, seat_info((SeatId)seat)->question, row_cell(&row));
        row_write(&row, &sheet->page, NULL, NULL);
    }
    page_table_end(&sheet->page);
}

static void kit_brief(const Kit *kit, LessonPage *sheet) {
    Text line = {0};
    text_add(&line, "%s. ", tongue_in(kit->s->title, "pack"));
    text_say(&line, kit->start->imagined ? "What stands here from the model date on is imagined."
                                         : "Dated, and not imagined.");
    page_paragraph(&sheet->page, line.data);
    page_paragraph(&sheet->page, kit->start->summary);
    lesson_page_part(sheet, LESSON_brief, false);
    seats_write(kit, sheet);
    page_heading(&sheet->page, 2, "aims", tongue("What the lesson is for"));
    lesson_page_part(sheet, LESSON_objectives, true);
    page_heading(&sheet->page, 2, "ends", tongue("How it can end"));
    text_add(&sheet->page.body, "<ul>\n");
    for (int id = 0; id < ORDER_COUNT; id++) {
        Text end = {0};
        words_fill(kit->s, words_outcome((OrderId)id), &end);
        if (class_odds_seen(kit->odds, (OrderId)id)) page_item(&sheet->page, false, false, end.data);
        text_free(&end);
    }
    text_add(&sheet->page.body, "</ul>\n");
    numbers_write(kit, sheet);
    text_free(&line);
}

/* --- the other pages ---------------------------------------------------------------------------- */

static void kit_rules(const Kit *kit, LessonPage *sheet) {
    const char *const heads[] = {tongue("Each seat has"), ""};
    const World *w = &kit->s->start;
    const struct {
        const char *what;
        double value;
    } rows[] = {
        {TONGUE("Political capital at the start, of at most 12"), world_get(w, VAR_capital, SEAT_candidate)},
        {TONGUE("Capital that comes each turn; one more with much support at home, one less with little"), w->income},
        {TONGUE("Moves in a turn: new levers or changed ones"), world_get(w, VAR_initiatives, SEAT_candidate)},
        {TONGUE("Offers in a turn: X by turn n for Y by turn m"), world_get(w, VAR_offers_left, SEAT_candidate)},
        {TONGUE("Months in a turn of this lesson"), kit->plan->turn_months},
        {TONGUE("Turns in a play of this lesson"), kit->plan->turns}};
    lesson_page_part(sheet, LESSON_rules, true);
    page_table_begin(&sheet->page, "", heads, 2);
    for (size_t n = 0; n < COUNT_OF(rows); n++) {
        Row row = {0};
        text_add(row_cell(&row), "%s", tongue(rows[n].what));
        text_say(row_cell(&row), "%g", rows[n].value);
        row_write(&row, &sheet->page, NULL, NULL);
    }
    page_table_end(&sheet->page);
}

static void quiz_write(LessonPage *sheet, const char *anchor, const char *title, bool answers) {
    const Lesson *l = sheet->lesson;
    page_heading(&sheet->page, 2, anchor, title);
    if (!answers) page_paragraph(&sheet->page, tongue("Label: ______________________   One or two sentences each."));
    for (int n = 0; n < l->count[LESSON_quiz]; n++) {
        const LessonItem *item = &l->item[LESSON_quiz][n];
        Text line = {0};
        text_add(&line, "%d. ", n + 1);
        lesson_page_fill(sheet, item->cell[0], &line);
        page_paragraph(&sheet->page, line.data);
        text_free(&line);
        if (!answers) {
            text_add(&sheet->page.body, "<div class=\"lines\"></div>\n");
            continue;
        }
        lesson_page_fill(sheet, item->cell[1], &line);
        if (item->cell[2][0]) text_add(&line, " [%s]", item->cell[2]);
        page_item(&sheet->page, true, true, line.data);
        text_free(&line);
    }
}

static void kit_quiz(const Kit *kit, LessonPage *sheet) {
    (void)kit;
    quiz_write(sheet, "before", tongue("Before the lesson"), false);
    page_break(&sheet->page);
    quiz_write(sheet, "after", tongue("After the lesson"), false);
    page_break(&sheet->page);
    quiz_write(sheet, "answers", tongue("Answers, for who reads them"), true);
    page_paragraph(&sheet->page,
                   tongue("Read the two sheets of one label side by side. What counts is the reason that was added, "
                          "not the number that was right."));
}

static void kit_memo(const Kit *kit, LessonPage *sheet) {
    const char *const heads[] = {tongue("What is read for"), tongue("Full"), tongue("Partly"), tongue("Not yet")};
    const Lesson *l = sheet->lesson;
    (void)kit;
    lesson_page_part(sheet, LESSON_memo, false);
    page_heading(&sheet->page, 2, "rubric", tongue("Rubric"));
    page_table_begin(&sheet->page,
                     tongue("Who \"won\" is never a mark: an outcome mixes judgement with luck, and the debrief takes "
                            "them apart."),
                     heads, (int)COUNT_OF(heads));
    for (int n = 0; n < l->count[LESSON_rubric]; n++) {
        Row row = {0};
        for (int c = 0; c < LESSON_CELLS; c++)
            lesson_page_fill(sheet, l->item[LESSON_rubric][n].cell[c], row_cell(&row));
        row_write(&row, &sheet->page, NULL, NULL);
    }
    page_table_end(&sheet->page);
}

static void kit_happened(const Kit *kit, LessonPage *sheet) {
    const char *const heads[] = {tongue("Date"), tongue("What happened"), tongue("Source")};
    const Lesson *l = sheet->lesson;
    (void)kit;
    page_paragraph(
        &sheet->page,
        tongue("For the debrief only, and never as the right answer: history is one draw, by people who knew "
               "more and less than a class does. Nothing of it is an input of the model."));
    page_table_begin(&sheet->page, tongue("R: recalled by the authors and to be checked before it is quoted."), heads,
                     3);
    for (int n = 0; n < l->count[LESSON_happened]; n++) {
        Row row = {0};
        for (int c = 0; c < 3; c++) lesson_page_fill(sheet, l->item[LESSON_happened][n].cell[c], row_cell(&row));
        row_write(&row, &sheet->page, NULL, NULL);
    }
    page_table_end(&sheet->page);
}

static bool page_is_there(const Kit *kit, int page) {
    return page != KIT_happened || kit->lesson->count[LESSON_happened] > 0;
}

static void kit_page_write(const Kit *kit, KitPage page, Text *out) {
    LessonPage sheet = {.s = kit->s, .lesson = kit->lesson, .odds = kit->odds};
    Text title = {0};
    text_add(&title, "%s: %s", tongue(pages[page].title), kit->start->title);
    if (page == KIT_script) {
        run_sheet_write(kit->plan, kit->s, kit->lesson, kit->odds, out);
    } else {
        static void (*const write[KIT_PAGES])(const Kit *, LessonPage *) = {
            [KIT_brief] = kit_brief,       [KIT_rules] = kit_rules,      [KIT_roles] = kit_roles,
            [KIT_quiz] = kit_quiz,         [KIT_memo] = kit_memo,        [KIT_promise] = kit_promise,
            [KIT_outcomes] = kit_outcomes, [KIT_happened] = kit_happened};
        lesson_page_begin(&sheet, title.data);
        write[page](kit, &sheet);
        lesson_page_end(&sheet, out);
    }
    text_free(&title);
}

/* --- the folder --------------------------------------------------------------------------------- */

static void kit_index_write(const Kit *kit, Text *out) {
    LessonPage sheet = {.s = kit->s, .lesson = kit->lesson, .odds = kit->odds};
    Text title = {0}, plan = {0};
    text_say(&title, "Lesson kit: %s", kit->start->title);
    lesson_page_begin(&sheet, title.data);
    page_paragraph(&sheet.page, kit->start->summary);
    page_heading(&sheet.page, 2, "pages", tongue("Pages"));
    text_add(&sheet.page.body, "<ul>\n");
    for (int n = 0; n < KIT_PAGES; n++)
        if (page_is_there(kit, n))
            text_add(&sheet.page.body, "<li><a href=\"%s.html\">%s</a>: %s</li>\n", pages[n].name,
                     tongue(pages[n].title), tongue(pages[n].what));
    text_add(&sheet.page.body, "<li><a href=\"placards.html\">%s</a>: %s</li>\n</ul>\n", tongue("Placards"),
             tongue("One a place, folded to stand."));
    page_heading(&sheet.page, 2, "plan", tongue("The plan of this kit"));
    class_plan_write(kit->plan, kit->s, &plan);
    page_code(&sheet.page, plan.data);
    lesson_page_end(&sheet, out);
    text_free(&plan);
    text_free(&title);
}

static bool page_put(const char *folder, const char *name, Text *text, Err *err) {
    char path[PACK_PATH_BYTES];
    const int length = snprintf(path, sizeof path, "%s/%s.html", folder, name);
    const bool done = length > 0 && length < (int)sizeof path ? file_replace(path, text->data, text->length, 0, err)
                                                              : err_set(err, "%s: the path is too long", folder);
    text_free(text);
    return done;
}

static bool pages_put(const Kit *kit, const char *folder, Err *err) {
    Text text = {0};
    for (int n = 0; n < KIT_PAGES; n++) {
        if (!page_is_there(kit, n)) continue;
        kit_page_write(kit, (KitPage)n, &text);
        if (!page_put(folder, pages[n].name, &text, err)) return false;
    }
    placards_write(kit->plan, kit->s, &text);
    if (!page_put(folder, "placards", &text, err)) return false;
    kit_index_write(kit, &text);
    return page_put(folder, "index", &text, err);
}

bool kit_write(const Kit *kit, const char *folder, Err *err) {
    const LessonPage sheet = {.s = kit->s, .lesson = kit->lesson, .odds = kit->odds};
    if (!lesson_page_check(&sheet, err) || !file_folder(folder, err)) return false;
    Session *game = memory_new(sizeof *game);
    Setup setup = session_setup(kit->odds->seed, MODE_GUIDED, SEAT_NONE);
    setup.unadvised = true;
    session_begin(game, kit->s, &setup);
    Kit whole = *kit;
    whole.first = session_world(game);
    const bool done = pages_put(&whole, folder, err);
    session_free(game);
    free(game);
    return done;
}
