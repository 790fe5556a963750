/* Likely outcomes. Always true: see kit.h; every share stands with its interval. */
#include <math.h>
#include <stdio.h>

#include "class/kit.h"
#include "report/words.h"
#include "session/naming.h"

static void share_write(uint64_t count, uint64_t runs, Text *out) {
    const Interval x = interval_wilson((double)count, (double)runs, LEVEL_TWO_SIDED_95);
    text_say(out, "%.0f (%.0f to %.0f)", 100.0 * x.estimate, floor(100.0 * x.low), ceil(100.0 * x.high));
}

static void classes_write(const Kit *kit, LessonPage *sheet) {
    const char *const heads[] = {tongue("How it stands"), tongue("Bots, end of the lesson"), tongue("Bots, 15 years"),
                                 tongue("Nobody acts, 15 years")};
    const ClassOdds *odds = kit->odds;
    const int years = odds->months / 12;
    Text caption = {0};
    text_say(&caption,
             "In how many of 100 histories, with 95 %% intervals: %llu histories each, seed %llu, nominal parameters. ",
             (unsigned long long)odds->runs, (unsigned long long)odds->seed);
    text_add(&caption,
             tongue_many(odds->lesson_years,
                         "The second column is after %d full year of the model, when a play of the lesson ends. ",
                         "The second column is after %d full years of the model, when a play of the lesson ends. "),
             odds->lesson_years);
    text_say(&caption, "\"Nobody acts\": no lever is pulled beyond the start.");
    page_heading(&sheet->page, 2, "shares", tongue("What was counted"));
    page_table_begin(&sheet->page, caption.data, heads, (int)COUNT_OF(heads));
    for (int id = 0; id < ORDER_COUNT; id++) {
        if (!class_odds_seen(odds, (OrderId)id)) continue;
        Row row = {0};
        words_fill(kit->s, words_outcome((OrderId)id), row_cell(&row));
        share_write(odds->bots->by_year[odds->lesson_years][id], odds->runs, row_cell(&row));
        share_write(odds->bots->by_year[years][id], odds->runs, row_cell(&row));
        share_write(odds->passive->by_year[years][id], odds->runs, row_cell(&row));
        row_write(&row, &sheet->page, NULL, NULL);
    }
    page_table_end(&sheet->page);
    text_free(&caption);
}

static void chances_write(LessonPage *sheet) {
    const char *const heads[] = {tongue("Within 15 years"), tongue("Bots in every seat"), tongue("Nobody acts")};
    static const struct {
        StatId stat;
        const char *words;
    } told[] = {{STAT_p_invited, TONGUE("an invitation")},
                {STAT_p_member, TONGUE("entry")},
                {STAT_p_guarantee, TONGUE("any formal guarantee")},
                {STAT_p_window, TONGUE("a window opens")},
                {STAT_p_end_60, TONGUE("the guns fall silent within five years")},
                {STAT_p_reattack, TONGUE("a renewed attack, once the guns are silent")},
                {STAT_p_alliance_war, TONGUE("war of alliance and rival")},
                {STAT_p_nuclear, TONGUE("use of a nuclear weapon")}};
    page_heading(&sheet->page, 2, "chances", tongue("Chances"));
    page_table_begin(&sheet->page, "", heads, (int)COUNT_OF(heads));
    for (size_t n = 0; n < COUNT_OF(told); n++) {
        const double bots = tally_value(&sheet->odds->bots->tally, told[n].stat),
                     passive = tally_value(&sheet->odds->passive->tally, told[n].stat);
        const bool never = !(bots > 0.0) && !(passive > 0.0);
        if (never || (told[n].stat == STAT_p_end_60 && sheet->s->start.war < 0.5)) continue; /* not here */
        char ask[2][64];
        snprintf(ask[0], sizeof ask[0], "{bots:%s}", stat_info(told[n].stat)->name);
        snprintf(ask[1], sizeof ask[1], "{passive:%s}", stat_info(told[n].stat)->name);
        Row row = {0};
        text_add(row_cell(&row), "%s", tongue(told[n].words));
        for (int arm = 0; arm < 2; arm++) lesson_page_fill(sheet, ask[arm], row_cell(&row));
        row_write(&row, &sheet->page, NULL, NULL);
    }
    page_table_end(&sheet->page);
}

static void goals_write(const Kit *kit, LessonPage *sheet) {
    const char *const heads[] = {tongue("Seat"), tongue("Goal"), "", tongue("Met by bots")};
    page_heading(&sheet->page, 2, "goals", tongue("How often bots meet the goals"));
    page_table_begin(&sheet->page,
                     tongue("At the end of 15 years, in how many of 100 histories. A class that meets fewer has not "
                            "played worse: its lesson is shorter, and luck is drawn once."),
                     heads, (int)COUNT_OF(heads));
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        GoalId goal[GOALS_MAX];
        const int count = seat_sits(kit->s, (SeatId)seat) ? goals_of(kit->s, (SeatId)seat, goal) : 0;
        for (int n = 0; n < count; n++) {
            if (goal[n] >= GOAL_COUNT || goal[n] == GOAL_rival_forecasts ||
                goal_info(kit->s, goal[n]).seat != (SeatId)seat)
                continue; /* goals of the pack, and of the other hold-out, are not counted apart */
            Row row = {0};
            text_add(row_cell(&row), "%s", kit->s->seat_name[seat]);
            naming_fill(kit->s, goal_info(kit->s, goal[n]).text, row_cell(&row));
            text_add(row_cell(&row), "%s", goal_info(kit->s, goal[n]).is_private ? tongue("private") : "");
            text_add(row_cell(&row), "%.0f", 100.0 * kit->odds->met[goal[n]]);
            row_write(&row, &sheet->page, NULL, NULL);
        }
    }
    page_table_end(&sheet->page);
}

static void faq_write(LessonPage *sheet) {
    const Lesson *l = sheet->lesson;
    page_heading(&sheet->page, 2, "faq", tongue("Questions that come"));
    for (int n = 0; n < l->count[LESSON_faq]; n++) {
        char anchor[32];
        Text ask = {0};
        snprintf(anchor, sizeof anchor, "faq-%d", n + 1);
        lesson_page_fill(sheet, l->item[LESSON_faq][n].cell[0], &ask);
        page_heading(&sheet->page, 3, anchor, ask.data);
        lesson_page_paragraph(sheet, l->item[LESSON_faq][n].cell[1]);
        text_free(&ask);
    }
}

void kit_outcomes(const Kit *kit, LessonPage *sheet) {
    page_paragraph(
        &sheet->page,
        tongue("An ensemble is a statement about this model under its assumptions, not a forecast. Use it to "
               "answer \"was that luck?\", never to tell a class what it should have done."));
    classes_write(kit, sheet);
    chances_write(sheet);
    goals_write(kit, sheet);
    faq_write(sheet);
}
