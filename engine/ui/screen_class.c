/* A class from the window: what is played, for how many, and its host while it runs. Always true: see app.h;
 * the host is a process of its own (class/child.h), so that nothing here can stop a class but its button. */
#include <stdio.h>

#include "ui/screens.h"

static const char *const slot_names[] = {"30", "50", "75", "90", "180"};

void host_follow(App *a) {
    ClassHost *l = &a->host;
    if (l->child.pid == 0) return;
    const size_t before = l->said.length;
    const bool runs = child_follow(&l->child, &l->said);
    if (runs && l->said.length == before) return;
    if (!runs && l->child.status != 0) app_say(a, true, "The class could not be opened.");
    a->dirty = true;
}

static void host_open(App *a) {
    ClassHost *l = &a->host;
    const Shelf *shelf = &a->shelf[a->chosen.pack];
    char people[16];
    const char *argument[20] = {"class", "serve", "--pack", shelf->dir, "--start", shelf->card->start[a->chosen.start].name};
    int n = 6;
    Err err = {0};
    snprintf(people, sizeof people, "%d", l->people);
    if (l->aloud) argument[n++] = "--projector";
    else {
        argument[n++] = "--people", argument[n++] = people;
        argument[n++] = "--minutes", argument[n++] = slot_names[l->slot];
        if (l->lan) argument[n++] = "--lan";
    }
    if (a->where.language) argument[n++] = "--language", argument[n++] = a->where.language;
    if (a->where.places.data) argument[n++] = "--data", argument[n++] = a->where.places.data;
    argument[n] = NULL;
    l->said.length = 0;
    if (!child_begin(&l->child, argument, &err)) app_say(a, true, "%s", err.text);
}

/* How the class meets, and for whom. */
static void wishes_lay(App *a, Rect *in) {
    static const char *const ways[] = {TONGUE("At tables, each with a browser"), TONGUE("Before a projector, aloud")};
    Ui *ui = &a->ui;
    ClassHost *l = &a->host;
    if (l->people == 0) l->people = 24, l->slot = 1, l->lan = true;
    ui_words(ui, in, TYPE_HEAD, ui->look->ink, tongue("How the class meets"));
    l->aloud = ui_tabs(ui, ui_id("way", 0), in, ways, COUNT_OF(ways), l->aloud) == 1;
    ui_gap(ui, in, 4);
    if (l->aloud) {
        ui_words(ui, in, TYPE_BODY, ui->look->soft,
                 tongue("One computer and no network: the class decides aloud, and you enter what it decides on your board. A second page "
                        "without secrets goes to the projector."));
        ui_gap(ui, in, 10);
        return;
    }
    ui_words(ui, in, TYPE_BODY, ui->look->soft,
             tongue("Telephones and computers join with a code, without accounts and without the internet. Bots take seats that stay empty."));
    ui_gap(ui, in, 8);
    l->people = (int)ui_slider(ui, ui_id("people", 0), in, "How many people", l->people, 1, 60, 1);
    ui_gap(ui, in, 8);
    ui_words(ui, in, TYPE_BODY, ui->look->ink, tongue("Minutes, of which at least a third is kept for the debrief"));
    l->slot = ui_tabs(ui, ui_id("slot", 0), in, slot_names, COUNT_OF(slot_names), l->slot);
    ui_gap(ui, in, 8);
    l->lan = ui_switch(ui, ui_id("lan", 0), in, "Other devices on the local network may join", l->lan);
    ui_gap(ui, in, 10);
}

static void host_lay(App *a, Rect *in) {
    Ui *ui = &a->ui;
    ClassHost *l = &a->host;
    ui_words(ui, in, TYPE_HEAD, ui->look->ink, tongue("The class is open"));
    ui_words(ui, in, TYPE_BODY, ui->look->soft,
             tongue("Open the board in a browser of this computer and give it the key; from there the class is led, the wall for the "
                    "projector is opened and the debrief is made. Every turn is kept: a class that was interrupted goes on."));
    ui_gap(ui, in, 8);
    ui_prose(ui, in, l->said.data ? l->said.data : "");
    ui_gap(ui, in, 8);
    if (part_button(a, ui_id("copy", 0), in, BUTTON_PLAIN, "Copy these lines", 6)) {
        a->platform.clip_put(&a->platform, l->said.data ? l->said.data : "");
        app_say(a, false, "Copied.");
    }
    if (part_button(a, ui_id("close class", 0), in, BUTTON_PLAIN, "Close the class", 12)) {
        child_end(&l->child);
        app_say(a, false, "The class is closed, and kept.");
    }
}

void leave_lay(App *a, Rect at) {
    Ui *ui = &a->ui;
    const UiId stay = ui_id("leave", 0), scroll = ui_id("leave", 2);
    Rect in = ui_scroll_begin(ui, scroll, part_over(a, at, 520, 230 * real_max(1, ui->type)));
    if (!ui->focus) ui->focus = stay;
    ui_words(ui, &in, TYPE_HEAD, ui->look->ink, tongue("A class is open"));
    ui_gap(ui, &in, 6);
    ui_words(ui, &in, TYPE_BODY, ui->look->ink,
             tongue("Its host ends with this window, and everybody in it is cut off. Every turn is kept: the class can be gone on with later."));
    ui_gap(ui, &in, 12);
    if (part_button(a, stay, &in, BUTTON_MAIN, "Keep the class open", 6)) a->leaving = false;
    if (part_button(a, ui_id("leave", 1), &in, BUTTON_PLAIN, "End the class and close the window", 0)) a->quits = true;
    ui_scroll_end(ui, scroll, in);
    ui->list->layer = 0;
}

static void open_class_lay(App *a, UiId id, Rect at) {
    Ui *ui = &a->ui;
    PartFoot f = part_foot_spread(a, id, at);
    if (a->host.said.length) { /* why it has ended */
        ui_prose(ui, &f.body, a->host.said.data);
        ui_rule(ui, &f.body);
    }
    Beside b = beside_begin(a, &f.body);
    ui_words(ui, &b.left, TYPE_HEAD, ui->look->ink, tongue("What is played"));
    ui_gap(ui, &b.left, 4);
    start_choice_lay(a, &b.left);
    wishes_lay(a, beside_words(a, &b));
    beside_end(a, &b, 8);
    const bool known = a->chosen.pack < a->shelves && a->shelf[a->chosen.pack].card;
    if (part_foot_end(a, &f, ui_id("open class", 0), known ? BUTTON_MAIN : BUTTON_OFF, "Open the class") && known) host_open(a);
}

void screen_class(App *a, Rect at) {
    const UiId id = ui_id("class", 0);
    const Rect in = part_screen(a, at);
    if (a->host.child.pid == 0) {
        open_class_lay(a, id, in);
        return;
    }
    Rect body = part_column(a, id, in);
    host_lay(a, &body);
    part_column_end(a, id, body);
}
