/* Packs: what there is to play, where it comes from, and what is wrong with it. Always true: see app.h. */
#include <stdio.h>
#include <string.h>

#include "report/figures.h"
#include "store/user_folder.h"
#include "ui/screens.h"

/* In words; a path only of what somebody has put there himself. */
static void origin_lay(App *a, Rect *in, const Shelf *s) {
    Ui *ui = &a->ui;
    char own[PACK_PATH_BYTES], shown[PACK_PATH_BYTES];
    const bool known = user_folder("XDG_DATA_HOME", "/.local/share", "/accession/packs", own, sizeof own);
    const bool yours = known && strncmp(s->from, own, strlen(own)) == 0;
    const bool dropped = a->dropped[0] && strcmp(s->from, a->dropped) == 0,
               shipped = !yours && !dropped && strstr(s->from, "scenarios/");
    ui_words(ui, in, TYPE_SMALL, ui->look->soft,
             tongue(shipped   ? "Shipped with the game."
                    : yours   ? "Yours, from your folder of packs."
                    : dropped ? "Yours, dropped onto this window."
                              : "From a folder that was named."));
    if (!shipped) ui_words(ui, in, TYPE_SMALL, ui->look->soft, part_path(s->from, shown, sizeof shown));
}

static void languages_write(const char *codes, Text *out) {
    static const char *const known[][2] = {{"en", TONGUE_IN("English", "tongue")},
                                           {"uk", TONGUE_IN("Ukrainian", "tongue")}};
    for (bool first = true; *codes; first = false) {
        const size_t length = strcspn(codes, ",");
        char code[NAME_MAX_BYTES];
        snprintf(code, sizeof code, "%.*s", (int)length, codes);
        const char *name = code;
        for (size_t n = 0; n < COUNT_OF(known); n++)
            if (strcmp(code, known[n][0]) == 0) name = tongue_in(known[n][1], "tongue");
        text_add(out, "%s%s", first ? "" : ", ", name);
        codes += length;
        codes += strspn(codes, ", ");
    }
}

static void list_lay(App *a, Rect *in) {
    const Look *look = a->ui.look;
    for (int n = 0; n < a->shelves; n++) {
        const Shelf *s = &a->shelf[n];
        Text line = {0};
        if (s->card) {
            board_count(&line, s->card->starts, "start", "starts");
            text_add(&line, "; ");
            languages_write(s->card->languages, &line);
        }
        const PartText text[] = {
            {TYPE_STRONG, look->ink, s->card ? tongue_in(s->card->title, "pack") : s->id},
            {TYPE_SMALL, s->card ? look->soft : look->worse, s->card ? line.data : tongue("Cannot be played")}};
        if (part_panel(a, ui_id("shelf", n), in, n == a->chosen.pack, text, COUNT_OF(text)) && n != a->chosen.pack) {
            a->chosen.pack = n;
            a->chosen.start = a->chosen.seat = 0;
            a->ui.again = true;
        }
        text_free(&line);
    }
    ui_gap(&a->ui, in, 8);
    ui_words(&a->ui, in, TYPE_SMALL, look->soft,
             tongue("A pack is a folder or a zip file; drop one onto this window to play it, or see docs/packs.md to "
                    "write one."));
}

/* The first start's beginning, its starts with their dates, who can decide. */
static void card_told(const Pack *p, Text *out) {
    char month[DATE_BYTES];
    int seats = 0;
    if (p->starts > 0) text_add(out, "%s\n\n", p->start[0].summary);
    for (int n = 0; n < p->starts; n++)
        text_add(out, "  %s: %s%s\n", p->start[n].title, figures_month(p->start[n].year, p->start[n].month, month),
                 p->start[n].imagined ? tongue(", imagined") : "");
    text_add(out, "\n");
    text_say(out, "Who can decide: ");
    for (int n = 0; n < SEAT_COUNT; n++)
        if (p->seat[n].name[0]) text_add(out, "%s%s", seats++ ? ", " : "", p->seat[n].name);
    text_add(out, ".\n");
}

static void shown_lay(App *a, Rect *in, const Shelf *s) {
    Ui *ui = &a->ui;
    Text text = {0};
    ui_words(ui, in, TYPE_TITLE, ui->look->ink, s->card ? tongue_in(s->card->title, "pack") : s->id);
    ui_gap(ui, in, 4);
    if (!s->card) ui_words(ui, in, TYPE_BODY, ui->look->worse, s->problem);
    else {
        card_told(s->card, &text);
        ui_prose(ui, in, text.data);
        ui_gap(ui, in, 8);
        if (part_button(a, ui_id("play pack", 0), in, BUTTON_MAIN, "Choose a start", 10)) app_go(a, SCREEN_starts);
        ui_rule(ui, in);
        ui_words(ui, in, TYPE_SMALL, ui->look->soft, tongue_in(s->card->content_note, "pack"));
        ui_gap(ui, in, 6);
        text.length = 0;
        text_say(&text, "Version %s, licence %s.", s->card->version, s->card->licence);
        ui_words(ui, in, TYPE_SMALL, ui->look->soft, text.data);
    }
    text_free(&text);
    origin_lay(a, in, s);
}

void screen_packs(App *a, Rect at) {
    const UiId id = ui_id("packs", 0);
    Rect body = part_spread(a, id, part_screen(a, at));
    Beside b = beside_begin(a, &body);
    list_lay(a, &b.left);
    Rect *in = beside_words(a, &b);
    if (a->chosen.pack < a->shelves) shown_lay(a, in, &a->shelf[a->chosen.pack]);
    beside_end(a, &b, 8);
    part_column_end(a, id, body);
}
