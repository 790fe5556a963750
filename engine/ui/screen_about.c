/* About, and the note before the first game. Always true: see app.h; what the note says stands under About too. */
#include "report/glossary.h"
#include "report/notice.h"
#include "ui/screens.h"

static void said_lay(App *a, Rect *in, const char *head, const char *text) {
    Ui *ui = &a->ui;
    if (head) ui_words(ui, in, TYPE_HEAD, ui->look->ink, tongue(head));
    ui_words(ui, in, TYPE_BODY, ui->look->ink, text);
    ui_gap(ui, in, 10);
}

/* What it is about and what it is not, of the pack that is played or of all. */
static void note_lay(App *a, Rect *in) {
    Text text = {0};
    const char *own = app_plays(a) ? a->table.session->scenario->content_note : "";
    text_add(&text, "%s", own[0] ? tongue_in(own, "pack") : tongue(NOTICE_CONTENT));
    said_lay(a, in, TONGUE("What it is about"), text.data);
    text.length = 0;
    if (app_plays(a)) notice_disclaimer(a->table.session->scenario, &text);
    else text_add(&text, "%s", tongue(NOTICE_DISCLAIMER));
    if (text.length) said_lay(a, in, TONGUE("A model, no forecast"), text.data);
    text_free(&text);
    said_lay(a, in, TONGUE("What is not shown"), tongue(NOTICE_NOT_SHOWN));
    said_lay(a, in, TONGUE("Where it is from"),
             tongue("Every number on the screen opens: press it, or press W. Sources and ranges of all of them stand "
                    "in docs/reference.md; what is wrong with the model, as far as its authors know, in "
                    "docs/known-weaknesses.md."));
    said_lay(a, in, NULL,
             tongue("If this concerns you more than its model: the International Committee of the Red Cross (icrc.org) "
                    "and UNHCR (unhcr.org) help the people in it."));
}

void screen_about(App *a, Rect at) {
    Ui *ui = &a->ui;
    const UiId id = ui_id("about", 0);
    Rect body = part_spread(a, id, part_screen(a, at));
    Text text = {0};
    Beside b = beside_begin(a, &body);
    if (app_plays(a)) {
        text_say(&text, "Assumptions of %s; later events are not used, and all that follows is imagined.",
                 a->table.assumed);
        said_lay(a, &b.left, NULL, text.data);
        text.length = 0;
    }
    note_lay(a, &b.left);
    ui_rule(ui, &b.left);
    ui_words(ui, &b.left, TYPE_SMALL, ui->look->soft,
             tongue("Accession is free software under the MIT licence. Letters: IBM Plex and Source Serif, SIL Open "
                    "Font License.\n"));
    Rect *in = beside_words(a, &b);
    ui_words(ui, in, TYPE_HEAD, ui->look->ink, tongue("Words"));
    ui_gap(ui, in, 4);
    glossary_write(&text);
    ui_prose(ui, in, text.data);
    text_free(&text);
    beside_end(a, &b, 8);
    part_column_end(a, id, body);
}

/* --- before the first game --------------------------------------------------------------------- */

void app_greet(App *a) {
    if (a->settings.value[SETTING_note]) app_go(a, SCREEN_note);
}

void screen_note(App *a, Rect at) {
    Ui *ui = &a->ui;
    const double width = real_min(at.w, ui_px(ui, 660) * real_max(1, ui->type));
    Rect in = ui_inset(ui, (Rect){at.x + (at.w - width) / 2, at.y, width, at.h}, 20, 20);
    PartFoot f = part_foot_begin(a, ui_id("note", 0), in);
    ui_gap(ui, &f.body, real_max(0, (at.h / ui->scale - 640) / 3));
    ui_words(ui, &f.body, TYPE_TITLE, ui->look->ink, tongue(screen_title_of(SCREEN_note)));
    ui_gap(ui, &f.body, 8);
    language_lay(a, &f.body);
    ui_gap(ui, &f.body, 4);
    note_lay(a, &f.body);
    if (!part_foot_end(a, &f, ui_id("note read", 0), BUTTON_MAIN, "I have read it")) return;
    a->settings.value[SETTING_note] = 0;
    app_settings_keep(a);
    app_back(a);
}
