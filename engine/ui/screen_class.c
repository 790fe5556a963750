/* A class from the window: what is played, for how many, and its host while it runs. Always true: see app.h;
 * the host is a process of its own (class/child.h), so that nothing here can stop a class but its button. */
#include <stdio.h>
#include <string.h>

#include "ui/class_desk.h"

static const char *const slot_names[] = {"30", "50", "75", "90", "180"};

void host_follow(App *a) {
    ClassHost *l = &a->host;
    class_desk_follow(a);
    if (l->child.pid == 0) return;
    const size_t before = l->said.length;
    const bool runs = child_follow(&l->child, &l->said);
    if (runs && l->said.length == before) return;
    if (!runs && l->child.status != 0) app_say(a, true, "The class could not be opened.");
    a->dirty = true;
}

/* file: of a class that goes on; NULL: a new one, as it was wished. */
static void host_open(App *a, const char *file) {
    ClassHost *l = &a->host;
    const Shelf *shelf = &a->shelf[a->chosen.pack];
    const char *argument[24] = {"class", "serve"};
    int n = 2;
    Err err = {0};
    if (file) argument[n++] = "--file", argument[n++] = file;
    else {
        argument[n++] = "--pack", argument[n++] = shelf->dir;
        argument[n++] = "--start", argument[n++] = shelf->card->start[a->chosen.start].name;
        if (l->aloud) argument[n++] = "--projector";
        else n += class_desk_wishes(a, &argument[n]);
        if (a->where.language) argument[n++] = "--language", argument[n++] = a->where.language;
    }
    if (l->lan && (file || !l->aloud)) argument[n++] = "--lan";
    if (a->where.places.data) argument[n++] = "--data", argument[n++] = a->where.places.data;
    argument[n] = NULL;
    l->said.length = 0;
    if (!child_begin(&l->child, argument, &err)) app_say(a, true, "%s", err.text);
}

static void lan_lay(App *a, Rect *in) {
    a->host.lan = ui_switch(&a->ui, ui_id("lan", 0), in, "Other devices on the local network may join", a->host.lan);
}

/* How the class meets, and for whom. */
static void wishes_lay(App *a, Rect *in) {
    static const char *const ways[] = {TONGUE("At tables, each with a browser"), TONGUE("Before a projector, aloud")};
    Ui *ui = &a->ui;
    ClassHost *l = &a->host;
    ui_words(ui, in, TYPE_HEAD, ui->look->ink, tongue("How the class meets"));
    l->aloud = ui_tabs(ui, ui_id("way", 0), in, ways, COUNT_OF(ways), l->aloud) == 1;
    ui_gap(ui, in, 4);
    if (l->aloud) {
        ui_words(ui, in, TYPE_BODY, ui->look->soft,
                 tongue("One computer and no network: the class decides aloud, and you enter what it decides on your "
                        "board. A second page "
                        "without secrets goes to the projector."));
        ui_gap(ui, in, 10);
        return;
    }
    ui_words(ui, in, TYPE_BODY, ui->look->soft,
             tongue("Telephones and computers join with a code, without accounts and without the internet. Bots take "
                    "seats that stay empty."));
    ui_gap(ui, in, 8);
    l->people = (int)ui_slider(ui, ui_id("people", 0), in, "How many people", l->people, 1, 60, 1);
    ui_gap(ui, in, 8);
    ui_words(ui, in, TYPE_BODY, ui->look->ink, tongue("Minutes, of which at least a third is kept for the debrief"));
    l->slot = ui_tabs(ui, ui_id("slot", 0), in, slot_names, COUNT_OF(slot_names), l->slot);
    ui_gap(ui, in, 8);
    l->twice = ui_switch(ui, ui_id("twice", 0), in, "Two sessions of as many minutes", l->twice);
    ui_gap(ui, in, 4);
    lan_lay(a, in);
    ui_gap(ui, in, 10);
    class_plan_lay(a, in);
}

/* A word of what the host has said: from where `begin` stands to the next blank; NULL: not yet. */
static const char *said_word(const ClassHost *l, const char *begin, const char *must, char *out, size_t bytes) {
    for (const char *at = l->said.data; at && (at = strstr(at, begin)); at++) {
        snprintf(out, bytes, "%.*s", (int)strcspn(at, " \n"), at);
        if (strstr(out, must)) return out;
    }
    return NULL;
}

/* The key is copied, so that it can be pasted where the board asks for it. */
static void board_lay(App *a, Rect *in) {
    ClassHost *l = &a->host;
    char board[200], key[64] = "";
    if (!said_word(l, "http://127.0.0.1", "/board", board, sizeof board)) return;
    for (const char *at = l->said.data; *at; at += strcspn(at, " \n"), at += *at != '\0')
        if (strcspn(at, " \n") == 32 && strspn(at, "0123456789abcdef") == 32) snprintf(key, sizeof key, "%.32s", at);
    if (!part_button(a, ui_id("board", 0), in, BUTTON_MAIN, "Copy the key and open the board", 6)) return;
    a->platform.clip_put(&a->platform, key);
    app_say(a, false, "The key is copied: paste it on the board.");
    class_desk_show(a, board);
}

static void host_lay(App *a, Rect *in) {
    Ui *ui = &a->ui;
    ClassHost *l = &a->host;
    ui_words(ui, in, TYPE_HEAD, ui->look->ink, tongue("The class is open"));
    ui_words(
        ui, in, TYPE_BODY, ui->look->soft,
        tongue(
            "Open the board in a browser of this computer and give it the key; from there the class is led, the wall "
            "for the "
            "projector is opened and the debrief is made. Every turn is kept: a class that was interrupted goes on."));
    ui_gap(ui, in, 8);
    ui_prose(ui, in, l->said.data ? l->said.data : "");
    ui_gap(ui, in, 8);
    board_lay(a, in);
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
             tongue("Its host ends with this window, and everybody in it is cut off. Every turn is kept: the class can "
                    "be gone on with later."));
    ui_gap(ui, &in, 12);
    if (part_button(a, stay, &in, BUTTON_MAIN, "Keep the class open", 6)) a->leaving = false;
    if (part_button(a, ui_id("leave", 1), &in, BUTTON_PLAIN, "End the class and close the window", 0)) a->quits = true;
    ui_scroll_end(ui, scroll, in);
    ui->list->layer = 0;
}

/* What is played, how the class meets, and the plan of that. */
static bool new_lay(App *a, PartFoot *f) {
    Ui *ui = &a->ui;
    Beside b = beside_begin(a, &f->body);
    ui_words(ui, &b.left, TYPE_HEAD, ui->look->ink, tongue("What is played"));
    ui_gap(ui, &b.left, 4);
    start_choice_lay(a, &b.left);
    wishes_lay(a, beside_words(a, &b));
    beside_end(a, &b, 8);
    return a->chosen.pack < a->shelves && a->shelf[a->chosen.pack].card;
}

static bool earlier_lay(App *a, PartFoot *f) {
    Beside b = beside_begin(a, &f->body);
    class_past_lay(a, &b.left);
    Rect *in = beside_words(a, &b);
    class_past_chosen_lay(a, in);
    ui_gap(&a->ui, in, 8);
    lan_lay(a, in);
    beside_end(a, &b, 8);
    return class_past_chosen(a) != NULL;
}

static void open_class_lay(App *a, UiId id, Rect at) {
    static const char *const tabs[] = {TONGUE("A new class"), TONGUE("Earlier classes")};
    Ui *ui = &a->ui;
    ClassHost *l = &a->host;
    if (l->people == 0) l->people = 24, l->slot = 1, l->lan = true;
    const bool earlier = ui_tabs(ui, ui_id("which class", 0), &at, tabs, COUNT_OF(tabs), l->earlier) == 1;
    if (earlier && !l->earlier) class_past_look(a);
    l->earlier = earlier;
    ui_gap(ui, &at, 8);
    PartFoot f = part_foot_spread(a, id, at);
    if (l->said.length) { /* why it has ended */
        ui_prose(ui, &f.body, l->said.data);
        ui_rule(ui, &f.body);
    }
    const bool can = earlier ? earlier_lay(a, &f) : new_lay(a, &f);
    const bool used = part_foot_end(a, &f, ui_id("open class", 0), can ? BUTTON_MAIN : BUTTON_OFF,
                                    earlier ? "Open it again" : "Open the class");
    if (used && can) host_open(a, earlier ? class_past_chosen(a)->path : NULL);
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
