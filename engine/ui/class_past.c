/* Classes that were held: their list, what can be made of one. Always true: see class_desk.h. */
#include <stdio.h>
#include <string.h>

#include "table/table.h"
#include "ui/class_desk.h"

void class_past_look(App *a) {
    ClassDesk *d = class_desk(a);
    Err none = {0};
    d->pasts = class_folder("classes", d->folder, &none) ? class_list(d->folder, d->past, CLASSES_SHOWN) : 0;
    if (d->chosen >= d->pasts) d->chosen = 0;
}

const ClassFound *class_past_chosen(const App *a) {
    const ClassDesk *d = a->host.desk;
    return d && d->pasts ? &d->past[d->chosen] : NULL;
}

/* In the pack's words, where it is installed. */
static const char *start_title(const App *a, const ClassFound *f) {
    for (int n = 0; n < a->shelves; n++) {
        const Pack *p = a->shelf[n].card;
        if (!p || strcmp(p->id, f->pack) != 0) continue;
        for (int k = 0; k < p->starts; k++)
            if (strcmp(p->start[k].name, f->start) == 0) return p->start[k].title;
    }
    return f->start;
}

static void told(const ClassFound *f, Text *out) {
    char date[32];
    table_date_write(f->date, date);
    text_add(out, "%s · ", date);
    text_add(out, tongue_many(f->tables, "%d table", "%d tables"), f->tables);
    if (f->minutes) {
        text_add(out, " · ");
        text_add(out, tongue_many(f->minutes, "%d minute", "%d minutes"), f->minutes);
    }
    const char *slash = strrchr(f->path, '/');
    text_add(out, " · %s", slash ? slash + 1 : f->path);
}

void class_past_lay(App *a, Rect *in) {
    const Look *look = a->ui.look;
    ClassDesk *d = class_desk(a);
    if (d->pasts == 0)
        ui_words(&a->ui, in, TYPE_BODY, look->soft, tongue("No class has been held on this computer yet."));
    for (int n = 0; n < d->pasts; n++) {
        Text more = {0};
        told(&d->past[n], &more);
        const PartText text[] = {{TYPE_STRONG, look->ink, start_title(a, &d->past[n])},
                                 {TYPE_SMALL, look->soft, more.data}};
        if (part_panel(a, ui_id("past class", n), in, n == d->chosen, text, COUNT_OF(text))) d->chosen = n;
        text_free(&more);
    }
}

/* Into the folder beside it, which is written anew. */
static void debrief_begin(App *a, const ClassFound *f) {
    ClassDesk *d = class_desk(a);
    char folder[PACK_PATH_BYTES];
    const char *argument[16] = {"class", "debrief", f->path, "-o", folder};
    int n = 5;
    const int stem = (int)strlen(f->path) - (int)strlen(".class");
    if (stem + 32 >= (int)sizeof folder) return;
    snprintf(folder, sizeof folder, "%.*s-debrief", stem, f->path);
    snprintf(d->page, sizeof d->page, "%.*s-debrief/debrief.html", stem, f->path);
    if (a->where.language) argument[n++] = "--language", argument[n++] = a->where.language;
    if (a->where.places.data) argument[n++] = "--data", argument[n++] = a->where.places.data;
    class_desk_begin(a, argument, TONGUE("The debrief is being made; games are lived again."),
                     TONGUE("The debrief is there: the page, tables for a spreadsheet, the log. Nobody is named."));
}

void class_past_chosen_lay(App *a, Rect *in) {
    Ui *ui = &a->ui;
    ClassDesk *d = class_desk(a);
    const ClassFound *f = class_past_chosen(a);
    char folder[PACK_PATH_BYTES];
    ui_words(ui, in, TYPE_HEAD, ui->look->ink, tongue("What was held before"));
    ui_words(ui, in, TYPE_BODY, ui->look->soft,
             tongue("A class goes on where it was left, with the same code, key and places. Its debrief can be made at "
                    "any time, and again."));
    ui_gap(ui, in, 8);
    if (f &&
        part_button(a, ui_id("past debrief", 0), in, d->work.pid ? BUTTON_OFF : BUTTON_PLAIN, "Make the debrief", 6) &&
        !d->work.pid)
        debrief_begin(a, f);
    class_desk_work_lay(a, in);
    ui_gap(ui, in, 8);
    ui_words(ui, in, TYPE_SMALL, ui->look->soft, part_path(d->folder, folder, sizeof folder));
}
