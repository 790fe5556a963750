/* The plan of a lesson, and what is printed of it. Always true: see class_desk.h; the widths of a bar are minutes. */
#include <stdio.h>
#include <string.h>

#include "store/file.h"
#include "ui/class_desk.h"

/* One session: play, and the debrief that nothing may take, apart from the rest. */
static void bar_lay(App *a, Rect *in, const ClassPlan *p, int session) {
    Ui *ui = &a->ui;
    const Look *look = ui->look;
    const Rect bar = rect_cut_top(in, ui_px(ui, 26));
    const double hair = real_max(1, ui_px(ui, 1));
    for (int n = 0; n < p->blocks; n++) {
        const PlanBlock *b = &p->block[n];
        if (b->session != session) continue;
        const bool play = b->block == BLOCK_play, locked = block_info(b->block)->locked;
        const double from = bar.x + bar.w * b->begins / p->minutes,
                     to = bar.x + bar.w * (b->begins + b->minutes) / p->minutes;
        const Rect at = {from, bar.y, to - from - hair, bar.h};
        draw_fill(ui->list, at, play ? look->accent : locked ? look->tint : look->well, 0);
        char text[16];
        snprintf(text, sizeof text, "%d", b->minutes);
        if (ui_width(ui, TYPE_SMALL, text) + ui_px(ui, 4) < at.w)
            ui_line(ui, at, TYPE_SMALL, play ? look->on_accent : look->ink, ALIGN_MIDDLE, text);
    }
    ui_gap(ui, in, 3);
}

static void blocks_lay(App *a, Rect *in, const ClassPlan *p, int session) {
    Text line = {0};
    for (int n = 0; n < p->blocks; n++) {
        const PlanBlock *b = &p->block[n];
        if (b->session != session) continue;
        text_add(&line, "%s", line.length ? " · " : "");
        text_say(&line, "%d to %d", b->begins, b->begins + b->minutes);
        text_add(&line, " ");
        class_block_title(p, b, &line);
    }
    ui_words(&a->ui, in, TYPE_SMALL, a->ui.look->soft, line.data ? line.data : "");
    ui_gap(&a->ui, in, 6);
    text_free(&line);
}

/* Tables that are alike are told once. */
static void tables_lay(App *a, Rect *in, const ClassPlan *p, const Scenario *s) {
    Ui *ui = &a->ui;
    for (int t = 0, next; t < p->tables; t = next) {
        Text line = {0}, bots = {0};
        for (next = t + 1; next < p->tables && memcmp(&p->table[t], &p->table[next], sizeof p->table[t]) == 0;) next++;
        if (next == t + 1) text_say(&line, "Table %d", t + 1);
        else text_say(&line, "Tables %d to %d", t + 1, next);
        text_add(&line, ": ");
        for (int seat = 0, told = 0; seat < SEATS_MAX; seat++) {
            const int here = p->table[t].decide[seat];
            if (here == 0) continue;
            text_add(&line, "%s%s", told++ ? ", " : "", s->seat_name[seat]);
            if (here > 1) text_add(&line, " ×%d", here);
        }
        if (p->table[t].observers) {
            text_add(&line, ", ");
            text_add(&line, tongue_many(p->table[t].observers, "%d observer", "%d observers"), p->table[t].observers);
        }
        if (class_bots(p, s, t, &bots)) text_say(&line, "; bots: %s", bots.data);
        ui_words(ui, in, TYPE_BODY, ui->look->ink, line.data);
        text_free(&line);
        text_free(&bots);
    }
    ui_gap(ui, in, 8);
}

/* Brief, rules, roles, run sheet, quiz, placards and the rest of `class kit`. */
static void kit_begin(App *a) {
    const Shelf *shelf = &a->shelf[a->chosen.pack];
    ClassDesk *d = class_desk(a);
    char kits[PACK_PATH_BYTES], folder[PACK_PATH_BYTES];
    const char *start = shelf->card->start[a->chosen.start].name;
    const char *argument[24] = {"class", "kit", "--pack", shelf->dir, "--start", start, "-o", folder};
    int n = 8;
    Err err = {0};
    const int length = class_folder("kits", kits, &err) && file_folder(kits, &err)
                           ? snprintf(folder, sizeof folder, "%s/%s-%s-%d-%d", kits, d->s->pack, start, a->host.people,
                                      class_desk_minutes(a))
                           : 0;
    if (length <= 0 || length + 20 >= (int)sizeof folder) {
        app_say(a, true, "%s", err.text);
        return;
    }
    snprintf(d->page, sizeof d->page, "%.*s/index.html", length, folder);
    n += class_desk_wishes(a, &argument[n]);
    if (a->where.language) argument[n++] = "--language", argument[n++] = a->where.language;
    if (a->where.places.data) argument[n++] = "--data", argument[n++] = a->where.places.data;
    class_desk_begin(a, argument, TONGUE("The pages are being written; histories are counted for their numbers."),
                     TONGUE("The pages are there: brief, rules, role sheets, run sheet, quiz, placards and more."));
}

void class_plan_lay(App *a, Rect *in) {
    Ui *ui = &a->ui;
    const ClassPlan *p = class_desk_plan(a);
    const ClassDesk *d = class_desk(a);
    ui_rule(ui, in);
    ui_words(ui, in, TYPE_HEAD, ui->look->ink, tongue("The plan"));
    if (!p) {
        ui_words(ui, in, TYPE_BODY, ui->look->worse, d->why.text);
        return;
    }
    Text line = {0};
    class_plan_short(p, &line);
    ui_words(ui, in, TYPE_BODY, ui->look->ink, line.data);
    ui_gap(ui, in, 4);
    for (int session = 0; session < p->sessions; session++) {
        bar_lay(a, in, p, session);
        blocks_lay(a, in, p, session);
    }
    line.length = 0;
    class_phases(p, &line);
    ui_words(ui, in, TYPE_SMALL, ui->look->soft, line.data);
    ui_gap(ui, in, 6);
    text_free(&line);
    tables_lay(a, in, p, d->s);
    if (part_button(a, ui_id("kit", 0), in, d->work.pid ? BUTTON_OFF : BUTTON_PLAIN, "Write the pages to print", 6) &&
        !d->work.pid)
        kit_begin(a);
    class_desk_work_lay(a, in);
    ui_gap(ui, in, 10);
}
