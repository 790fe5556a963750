/* Saved games. Always true: see app.h. */
#include <stdio.h>
#include <string.h>

#include "ui/screens.h"

/* The game that is played, under a name of one's own. */
static void save_named(App *a, Rect *in) {
    Ui *ui = &a->ui;
    char path[SAVE_PATH_BYTES];
    Err err = {0};
    const bool enter = ui_field(ui, ui_id("save name", 0), in, "Save this game as", a->chosen.save_name);
    const bool named = a->chosen.save_name[0] != '\0';
    if (!part_button(a, ui_id("save named", 0), in, named ? BUTTON_PLAIN : BUTTON_OFF, "Save", 12) && !(enter && named))
        return;
    if (table_store(&a->table, a->chosen.save_name, path, NULL, &err)) {
        app_say(a, false, "Saved: %.500s", path);
        a->chosen.save_name[0] = '\0';
        app_saves_look(a);
    } else app_say(a, true, "Not saved: %s.\n", err.text);
    ui->again = true;
}

static int list_lay(App *a, Rect *in) {
    const Look *look = a->ui.look;
    int chosen = -1;
    if (a->saves == 0) ui_words(&a->ui, in, TYPE_BODY, look->soft, tongue("No game is saved yet."));
    for (int n = 0; n < a->saves; n++) {
        const SaveShown *s = &a->save[n];
        const PartText text[] = {{TYPE_STRONG, s->sound ? look->ink : look->soft, s->name},
                                 {TYPE_SMALL, look->soft, s->told}};
        if (part_panel(a, ui_id("save", n), in, false, text, COUNT_OF(text)) && s->sound) chosen = n;
    }
    return chosen;
}

void screen_saves(App *a, Rect at) {
    Ui *ui = &a->ui;
    const UiId id = ui_id("saves", 0);
    char folder[SAVE_PATH_BYTES];
    Rect body = part_spread(a, id, part_screen(a, at));
    Beside b = beside_begin(a, &body);
    const int chosen = list_lay(a, &b.left);
    Rect *in = beside_words(a, &b);
    if (action_info(ACTION_save)->can(a)) save_named(a, in);
    ui_words(ui, in, TYPE_BODY, ui->look->soft,
             tongue("A saved game holds every order and the whole history with its branches. It can be sent to "
                    "somebody else: drop it onto this window."));
    ui_gap(ui, in, 6);
    ui_words(ui, in, TYPE_SMALL, ui->look->soft, part_path(a->saves_folder, folder, sizeof folder));
    beside_end(a, &b, 8);
    part_column_end(a, id, body);
    if (chosen >= 0) app_load(a, a->save[chosen].name);
}
