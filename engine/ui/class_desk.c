/* What is prepared for a class. Always true: see class_desk.h. */
#include "ui/class_desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"

static const int minutes[] = {30, 50, 75, 90, 180};
static const char *const minute_words[] = {"30", "50", "75", "90", "180"};

ClassDesk *class_desk(App *a) {
    if (!a->host.desk) a->host.desk = memory_zeros(1, sizeof *a->host.desk);
    return a->host.desk;
}

static void start_close(ClassDesk *d) {
    book_close(d->book);
    free(d->s);
    d->book = NULL;
    d->s = NULL;
}

void class_desk_free(App *a) {
    ClassDesk *d = a->host.desk;
    if (!d) return;
    child_end(&d->work);
    text_free(&d->said);
    start_close(d);
    free(d);
    a->host.desk = NULL;
}

/* --- the plan ----------------------------------------------------------------------------------- */

int class_desk_minutes(const App *a) { return minutes[a->host.slot]; }

static void start_open(App *a, ClassDesk *d, const Shelf *shelf) {
    start_close(d);
    d->book = book_open(shelf->dir, a->where.language, &d->why);
    d->s = memory_zeros(1, sizeof *d->s);
    if (d->book && book_start(d->book, shelf->card->start[a->chosen.start].name, NULL, 0, d->s, &d->why)) return;
    start_close(d);
}

const ClassPlan *class_desk_plan(App *a) {
    const Shelf *shelf = &a->shelf[a->chosen.pack];
    const ClassHost *l = &a->host;
    ClassDesk *d = class_desk(a);
    if (a->chosen.pack >= a->shelves || !shelf->card || a->chosen.start >= shelf->card->starts) return NULL;
    const UiId start_of =
        ui_id(shelf->dir, (int)ui_id(shelf->card->start[a->chosen.start].name, a->settings.value[SETTING_language]));
    if (start_of != d->start_of) start_open(a, d, shelf);
    const UiId plan_of = start_of ^ (UiId)(1000 * l->people + 10 * l->slot + l->twice);
    if (d->s && (start_of != d->start_of || plan_of != d->plan_of)) {
        ClassAsk ask = {.people = l->people, .minutes = class_desk_minutes(a), .two_sessions = l->twice, .seed = 1};
        class_ask_scenario(&ask, d->s);
        d->planned = class_plan(&ask, &d->plan, &d->why);
    }
    d->start_of = start_of;
    d->plan_of = plan_of;
    return d->s && d->planned ? &d->plan : NULL;
}

int class_desk_wishes(const App *a, const char **argument) {
    static char people[16]; /* until the process has begun */
    int n = 0;
    snprintf(people, sizeof people, "%d", a->host.people);
    argument[n++] = "--people", argument[n++] = people;
    argument[n++] = "--minutes", argument[n++] = minute_words[a->host.slot];
    if (a->host.twice) argument[n++] = "--two-sessions";
    return n;
}

/* --- what is made ------------------------------------------------------------------------------- */

void class_desk_begin(App *a, const char *const *argument, const char *title, const char *done) {
    ClassDesk *d = class_desk(a);
    Err err = {0};
    d->said.length = 0;
    d->made = false;
    d->title = title;
    d->done = done;
    if (!child_begin(&d->work, argument, &err)) app_say(a, true, "%s", err.text);
}

/* Its last line, without the name of the program. */
static const char *last_line(Text *said) {
    static const char own[] = "accession: ";
    text_add(said, "%s", "");
    while (said->length && said->data[said->length - 1] == '\n') said->data[--said->length] = '\0';
    const char *line = said->length ? strrchr(said->data, '\n') : NULL;
    line = line ? line + 1 : said->length ? said->data : "";
    return strncmp(line, own, strlen(own)) == 0 ? line + strlen(own) : line;
}

void class_desk_follow(App *a) {
    ClassDesk *d = a->host.desk;
    if (!d || d->work.pid == 0 || child_follow(&d->work, &d->said)) return;
    d->made = d->work.status == 0;
    if (!d->made) app_say(a, true, "It was not made: %.600s", last_line(&d->said));
    else {
        app_say(a, false, "%s", tongue(d->done));
        class_past_look(a);
    }
    a->dirty = true;
}

void class_desk_show(App *a, const char *address) {
    char where[PACK_PATH_BYTES];
    if (!a->platform.page_open(&a->platform, address))
        app_say(a, false, "Open this in a browser: %.600s", part_path(address, where, sizeof where));
}

void class_desk_work_lay(App *a, Rect *in) {
    Ui *ui = &a->ui;
    ClassDesk *d = class_desk(a);
    char where[PACK_PATH_BYTES];
    if (d->work.pid) {
        ui_words(ui, in, TYPE_BODY, ui->look->soft, tongue(d->title));
        return;
    }
    if (!d->made) return;
    ui_words(ui, in, TYPE_BODY, ui->look->ink, tongue(d->done));
    ui_words(ui, in, TYPE_SMALL, ui->look->soft, part_path(d->page, where, sizeof where));
    ui_gap(ui, in, 4);
    if (part_button(a, ui_id("show page", 0), in, BUTTON_PLAIN, "Show it in the browser", 6))
        class_desk_show(a, d->page);
}
