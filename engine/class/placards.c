/* Placards: a sheet a person, folded in the middle. Always true: see plan_tell.h; a sheet fits A4 and
 * Letter, and is black on white. */
#include <stdarg.h>
#include <string.h>

#include "class/plan_tell.h"
#include "class/lesson_page.h"
#include "model/goal.h"
#include "report/notice.h"
#include "report/page.h"
#include "report/paper.h"
#include "session/naming.h"

/* Both halves together are 236 mm high: A4 leaves 273 of 297 between margins of 12, Letter 255 of 279. */
static const char style[] =
    "@page{margin:12mm}*{box-sizing:border-box}body{margin:0;color:#000;background:#fff;"
    "font-family:\"IBM Plex Sans\",\"DejaVu Sans\",Arial,sans-serif}\n"
    "section{height:236mm;max-width:186mm;margin:0 auto 12mm;break-after:page;break-inside:avoid}"
    "section:last-of-type{break-after:auto;margin-bottom:0}\n"
    ".half{height:118mm;padding:8mm;border:.4mm solid #000;overflow:hidden;display:flex;flex-direction:column}\n"
    ".back{transform:rotate(180deg);border-bottom-style:dashed;font-size:12.5pt;line-height:1.35}"
    ".front{border-top:0;text-align:center;justify-content:space-between}\n"
    ".place{font-weight:600;line-height:1;margin:0}.small{font-size:76pt}.middle{font-size:58pt}.large{font-size:40pt}"
    "\n"
    ".office{font-size:17pt;margin:5mm 0 0}.who{font-size:22pt;margin:0;display:flex;justify-content:space-between}\n"
    "h2{font-size:17pt;margin:0 0 2mm}ul{margin:2mm 0;padding-left:6mm}li{margin-bottom:1.5mm}p{margin:0 0 2mm}\n"
    ".care{margin-top:auto;font-size:10.5pt}\n"
    "@media screen{body{background:#e8e6e1;padding:8mm}section{background:#fff}}\n"
    "@media print{section{margin-bottom:0}}\n";

static const char *size_of(const char *name) {
    const int letters = paper_width(name, strlen(name));
    return letters <= 8 ? "small" : letters <= 12 ? "middle" : "large";
}

static void filled(const Scenario *s, const char *text, Text *out) {
    Text words = {0};
    naming_fill(s, text, &words);
    page_escape(out, words.data ? words.data : "");
    text_free(&words);
}

/* A sentence in the language in use with a name in it, for HTML. */
__attribute__((format(printf, 2, 3))) static void escaped_say(Text *out, const char *fmt, ...) {
    Text words = {0};
    va_list args;
    va_start(args, fmt);
    text_say_list(&words, fmt, args);
    va_end(args);
    page_escape(out, words.data);
    text_free(&words);
}

static void back_write(const ClassPlan *plan, const Scenario *s, const PlanPerson *p, Text *out) {
    GoalId goal[GOALS_MAX];
    const int goals = goals_of(s, p->seat, goal);
    text_add(out, "<div class=\"half back\"><h2>");
    escaped_say(out, "You decide for %s", s->seat_name[p->seat]);
    text_add(out, "</h2><p>");
    filled(s, seat_info(p->seat)->question, out);
    text_add(out, "</p><ul>");
    for (int n = 0; n < goals; n++) {
        if (goal_info(s, goal[n]).is_private) continue;
        text_add(out, "<li>");
        filled(s, goal_info(s, goal[n]).text, out);
        text_add(out, "</li>");
    }
    text_add(out, "</ul><p>%s", tongue("Your private goal is on your role sheet."));
    const int together = plan->table[p->table].decide[p->seat];
    if (together > 1)
        text_add(out,
                 tongue_many(together, " %d person decides here.",
                             " %d people decide here together: speak with one voice to the others."),
                 together);
    text_add(out, "</p><p class=\"care\">%s",
             tongue("You may change or leave this role at any time, without a reason. You speak for an "
                    "office, not for a people and not for yourself."));
    Text note = {0};
    notice_translation(&note);
    if (note.length) text_add(out, " %s", note.data);
    text_free(&note);
    text_add(out, "</p></div>\n");
}

static void who_write(const PlanPerson *p, Text *out) {
    text_add(out, "<p class=\"who\"><span>");
    text_say(out, "Table %d", p->table + 1);
    text_add(out, "</span><span>");
    page_escape(out, p->label.text);
    text_add(out, "</span></p></div>\n");
}

static void front_write(const Scenario *s, const PlanPerson *p, Text *out) {
    const char *place = s->seat_name[p->seat];
    text_add(out, "<div class=\"half front\"><div><p class=\"place %s\">", size_of(place));
    page_escape(out, place);
    text_add(out, "</p><p class=\"office\">");
    filled(s, seat_info(p->seat)->office, out);
    text_add(out, "</p></div>");
    who_write(p, out);
}

static void observer_write(const PlanPerson *p, Text *out) {
    text_add(out,
             "<div class=\"half back\"><h2>%s</h2><ul><li>%s</li><li>%s</li><li>%s</li></ul></div>\n"
             "<div class=\"half front\"><div><p class=\"place middle\">%s</p></div>",
             tongue("You observe"),
             tongue("Before each result write what you expect, and how sure you are, in per cent."),
             tongue("Follow one seat: which of its reasons was not said aloud?"),
             tongue("Note the one decision that turned most. The debrief asks you first."), tongue("Observer"));
    who_write(p, out);
}

static void placards_of(const ClassPlan *plan, const Scenario *s, int table, SeatId seat, Text *out) {
    for (int n = 0; n < plan->people; n++) {
        const PlanPerson *p = &plan->person[n];
        if (p->table != table || p->seat != seat) continue;
        text_add(out, "<section aria-label=\"");
        escaped_say(out, "Placard of %s", p->label.text);
        text_add(out, "\">\n");
        if (seat == SEAT_NONE) observer_write(p, out);
        else {
            back_write(plan, s, p, out);
            front_write(s, p, out);
        }
        text_add(out, "</section>\n");
    }
}

void placards_write(const ClassPlan *plan, const Scenario *s, Text *out) {
    text_add(out, "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n<title>", lesson_language());
    escaped_say(out, "Placards: %s", s->start_title);
    text_add(out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n<main>\n", style);
    for (int table = 0; table < plan->tables; table++)
        for (int n = 0; n <= SEATS_MAX; n++) placards_of(plan, s, table, n < SEATS_MAX ? (SeatId)n : SEAT_NONE, out);
    text_add(out, "</main>\n</body>\n</html>\n");
}
