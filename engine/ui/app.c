/* The program: opening, frames, going from screen to screen. Always true: see app.h. */
#include "ui/app.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/version.h"
#include "ensemble/ensemble.h"
#include "platform/font.h"
#include "report/paper.h"
#include "ui/map_panel.h"
#include "ui/screens.h"

static const struct {
    const char *title;
    void (*lay)(App *a, Rect at);
} screens[SCREEN_COUNT] = {
#define SCREEN(name, title) {title, screen_##name},
#include "ui/screen.def"
#undef SCREEN
};

const char *screen_title_of(ScreenId id) { return screens[id].title; }

/* --- opening ----------------------------------------------------------------------------------- */

static void shelf_fill(App *a, const PackEntry *entry) {
    Shelf *s = &a->shelf[a->shelves++];
    Err err = {0};
    *s = (Shelf){.card = memory_new(sizeof *s->card)};
    snprintf(s->id, sizeof s->id, "%s", entry->id);
    snprintf(s->from, sizeof s->from, "%s", entry->path);
    PackBook *book = pack_folder(entry, s->dir, &err) ? book_open(s->dir, a->where.language, &err) : NULL;
    if (book && pack_card(book, s->card, &err)) {
        pack_seats_told(book, s->card);
        if (!s->id[0]) memcpy(s->id, s->card->id, sizeof s->id); /* it was named by its path */
    } else {
        snprintf(s->problem, sizeof s->problem, "%s", err.text);
        free(s->card);
        s->card = NULL;
    }
    book_close(book);
}

static void shelves_fill(App *a) {
    PackEntry *list, dropped;
    const int count = pack_list(&a->where.places, &list);
    a->shelves = 0;
    if (a->dropped[0] && pack_locate(a->dropped, &a->where.places, &dropped, NULL)) shelf_fill(a, &dropped);
    for (int n = 0; n < count && a->shelves < PACKS_SHOWN; n++)
        if (list[n].hidden_by < 0) shelf_fill(a, &list[n]);
    free(list);
}

static void shelves_clear(App *a) {
    for (int n = 0; n < a->shelves; n++) free(a->shelf[n].card);
    a->shelves = 0;
}

const char *app_language(int setting) { return setting == 1 ? "uk" : "en"; }

bool app_speak(App *a, const char *language) {
    Err err = {0};
    if (!table_retell(&a->table, a->where.places.data, language, &err)) {
        app_say(a, true, "The language stays as it is: %s.\n", err.text);
        return false;
    }
    a->where.language = a->table.language;
    a->settings.value[SETTING_language] = strcmp(language, app_language(1)) == 0;
    shelves_clear(a);
    shelves_fill(a);
    a->page_of = 0;
    a->ui.again = true;
    return true;
}

/* --- files ------------------------------------------------------------------------------------- */

void app_settings_keep(App *a) {
    Err err = {0};
    if (!settings_write(&a->settings, &err)) app_say(a, true, "%s", err.text);
    a->ui.again = true;
}

static void save_tell(const char *folder, SaveShown *out) {
    char path[SAVE_PATH_BYTES];
    Save save;
    Err err = {0};
    out->sound = save_path(folder, out->name, path, &err) && save_read(path, &save, &err);
    if (!out->sound) {
        tongue_write(out->told, sizeof out->told, "Cannot be opened: %.300s", err.text);
        return;
    }
    const SaveCard *c = &save.card;
    tongue_write(out->told, sizeof out->told, "%s, turn %d, %s%s", c->start_title, c->turn, c->date,
                 c->over ? tongue(", over") : "");
    save_close(&save);
}

/* Only when one comes to a screen that shows them: a frame reads no file. */
void app_saves_look(App *a) {
    SaveEntry *all = memory_zeros(SAVES_LISTED_MAX, sizeof *all);
    const int count = where_saves(&a->where, a->saves_folder, NULL) ? saves_list(a->saves_folder, all) : 0;
    a->saves = count < SAVES_SHOWN ? count : SAVES_SHOWN;
    for (int n = 0; n < a->saves; n++) {
        snprintf(a->save[n].name, sizeof a->save[n].name, "%s", all[n].name);
        save_tell(a->saves_folder, &a->save[n]);
    }
    free(all);
}

void app_drop(App *a, const char *path) {
    PackEntry entry;
    Err err = {0};
    const size_t bytes = strlen(path);
    if (bytes > 4 && strcmp(path + bytes - 4, ".sav") == 0) {
        app_load(a, path);
        return;
    }
    if (!pack_locate(path, &a->where.places, &entry, &err)) {
        app_say(a, true, "%s", err.text);
        return;
    }
    snprintf(a->dropped, sizeof a->dropped, "%s", path);
    shelves_clear(a);
    shelves_fill(a);
    a->chosen.pack = a->chosen.start = a->chosen.seat = 0;
    app_go(a, a->shelf[0].card ? SCREEN_starts : SCREEN_packs);
}

static void pack_choose(App *a) {
    const char *wanted = a->where.pack ? a->where.pack : WHERE_PACK;
    for (int n = 0; n < a->shelves; n++)
        if (strcmp(a->shelf[n].id, wanted) == 0) a->chosen.pack = n;
}

bool app_open(App *a, const Platform *platform, const Where *where, const char *fonts, Err *err) {
    memset(a, 0, sizeof *a);
    if (!fonts_open(fonts, err)) return false;
    a->platform = *platform;
    a->where = *where;
    Err settings = {0};
    if (!settings_read(&a->settings, &settings)) app_say(a, true, "Settings are as usual: %s", settings.text);
    snprintf(a->assets, sizeof a->assets, "%s/../map", fonts);
    paper_columns_use(PAPER_UNBROKEN);
    if (!app_speak(a, where->language ? where->language : app_language(a->settings.value[SETTING_language])))
        shelves_fill(a);
    pack_choose(a);
    app_saves_look(a);
    strcpy(a->chosen.seed, "1");
    a->chosen.guess_sure = 70;
    return true;
}

void app_close(App *a) {
    free(a->hump);
    child_end(&a->host.child);
    text_free(&a->host.said);
    class_desk_free(a);
    map_panel_free(a);
    table_close(&a->table);
    shelves_clear(a);
    text_free(&a->page);
    draw_free(&a->list);
    paper_columns_use(PAPER_COLUMNS);
    fonts_close();
}

/* --- going ------------------------------------------------------------------------------------- */

/* Turning points are counted beside the window, once for the game as it stands. */
static void debrief_arrive(App *a) {
    double done = 0;
    if (app_plays(a) && !table_study(&a->table, STUDY_DEBRIEF, &done) && done < 0) table_study_debrief(&a->table);
}

static void arrive(App *a, ScreenId at) {
    a->screen = at;
    a->ui.focus = a->ui.active = 0;
    a->page_of = 0;
    a->overlay = false;
    a->ui.again = true;
    if (at == SCREEN_saves || at == SCREEN_title) app_saves_look(a);
    if (at == SCREEN_debrief) debrief_arrive(a);
}

void app_go(App *a, ScreenId to) {
    if (to == SCREEN_title || to == SCREEN_table) a->depth = 0;
    else if (to != a->screen && a->depth < (int)COUNT_OF(a->below)) a->below[a->depth++] = a->screen;
    arrive(a, to);
}

void app_back(App *a) {
    if (a->overlay || a->leaving) {
        a->overlay = a->leaving = false;
        return;
    }
    if (a->depth > 0) arrive(a, a->below[--a->depth]);
    else if (a->screen != SCREEN_title)
        arrive(a, app_plays(a) && a->screen != SCREEN_table ? SCREEN_table : SCREEN_title);
}

void app_quit(App *a) {
    a->quits = a->host.child.pid == 0 || a->leaving;
    if (a->quits) return;
    a->leaving = true;
    a->overlay = false;
    a->ui.focus = 0;
}

void app_say(App *a, bool no, const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    tongue_write_list(a->said, sizeof a->said, fmt, args);
    va_end(args);
    a->said_no = no;
}

UiId app_state(const App *a) {
    if (!app_plays(a)) return 0;
    return world_digest(session_world(a->table.session)).a + (UiId)a->table.session->phase +
           a->table.session->journal.count;
}

const Near *near_of(App *a) {
    const UiId of = app_state(a);
    if (a->near.of == of && of) return &a->near;
    a->near.of = of;
    a->near.ranged = board_ranges(&a->table.board, &a->near.ranges);
    a->near.asks = board_ask_best(&a->table.board, &a->near.ask);
    return &a->near;
}

const char *app_page(App *a, const char *key, PageMake *make) {
    const UiId of = ui_id(key, a->settings.value[SETTING_language]) ^ app_state(a);
    if (a->page_of == of && a->page.data) return a->page.data;
    a->page.length = 0;
    make(a, &a->page);
    if (a->page.length == 0) text_add(&a->page, " ");
    a->page_of = of;
    return a->page.data;
}

void app_open_why(App *a, const char *number) {
    snprintf(a->chosen.why, sizeof a->chosen.why, "%s", number);
    app_go(a, SCREEN_why);
}

void app_open_card(App *a, Act act) {
    a->chosen.card = act;
    app_go(a, SCREEN_card);
}

/* --- a frame ----------------------------------------------------------------------------------- */

/* What is said, and what can be done from everywhere. */
static void foot_lay(App *a, Rect at) {
    Ui *ui = &a->ui;
    draw_fill(ui->list, (Rect){at.x, at.y, at.w, real_max(1, ui_px(ui, 1))}, ui->look->rule, 0);
    Rect in = part_column(a, ui_id("said", 0), ui_inset(ui, at, 16, 6));
    ui_words(ui, &in, TYPE_SMALL, a->said_no ? ui->look->worse : ui->look->ink, a->said);
    part_column_end(a, ui_id("said", 0), in);
}

static double foot_height(const App *a, Rect all) {
    if (!a->said[0]) return 0;
    const double inner = real_min(all.w - ui_px(&a->ui, 42), ui_px(&a->ui, 760) * real_max(1, a->ui.type));
    return real_min(all.h * 0.3, ui_height(&a->ui, TYPE_SMALL, inner, a->said) + ui_px(&a->ui, 12));
}

static void lay(App *a, const Input *event) {
    int width, height;
    a->platform.size(&a->platform, &width, &height);
    Ui *ui = &a->ui;
    ui->platform = &a->platform;
    ui->look = look_of(a->settings.value[SETTING_look]);
    ui->scale = a->settings.value[SETTING_scale] / 100.0;
    ui->type = a->settings.value[SETTING_type] / 100.0;
    ui_begin(ui, &a->list, event, width, height);
    if (a->overlay || a->leaving) ui->modal = 5;
    Rect all = {0, 0, width, height};
    const Rect foot = rect_cut_bottom(&all, foot_height(a, all));
    if (foot.h > 0) foot_lay(a, foot);
    screens[a->screen].lay(a, all);
    if (a->overlay) overlay_lay(a, (Rect){0, 0, width, height});
    if (a->leaving) leave_lay(a, (Rect){0, 0, width, height});
    if (ui->followed[0] && app_plays(a)) app_follow(a, ui->followed);
    if (!ui->used) action_keys(a);
    ui_end(ui);
}

/* A button of a controller is the key that pad.def names. */
static Input pad_key(const Input *event) {
    static const struct {
        int key, mods;
    } pads[PAD_COUNT] = {
#define PAD(button, key, mods) [PAD_##button] = {key, mods},
#include "ui/pad.def"
#undef PAD
    };
    const int pad = event->key > PAD_NONE && event->key < PAD_COUNT ? event->key : PAD_NONE;
    return (Input){.kind = pad ? INPUT_KEY : INPUT_NONE, .key = pads[pad].key, .mods = pads[pad].mods};
}

void app_event(App *a, const Input *event) {
    static const Input none = {.kind = INPUT_NONE};
    const Input key = pad_key(event);
    if (event->kind == INPUT_PAD) event = &key;
    if (event->kind == INPUT_QUIT) app_quit(a);
    if (event->kind == INPUT_DROP) app_drop(a, event->text);
    if (event->kind == INPUT_PRESS || event->kind == INPUT_KEY) a->said[0] = '\0';
    lay(a, event);
    for (int n = 0; n < 4 && a->ui.again; n++) lay(a, &none);
    a->dirty = a->laid = true;
}

enum { TILES_A_FRAME = 1 };

void app_frame(App *a) {
    static const Input none = {.kind = INPUT_NONE};
    if (!a->laid || a->ui.again) lay(a, &none);
    a->dirty = a->laid = false;
    a->platform.show(&a->platform, &a->list);
    if (!a->map) return;
    map_tiles_room(a->map, TILES_A_FRAME);
    if (map_tiles_missing(a->map)) a->dirty = true; /* the next frame paints more of it */
}

/* Odds are counted while a person reads; a frame never waits for them. */
static void odds_follow(App *a) {
    if (!app_plays(a)) return;
    const bool wanted =
        a->settings.value[SETTING_foretell] && !session_over(a->table.session) && !table_odds_closed(&a->table);
    if (!wanted) return;
    const int processors = ensemble_processors();
    table_odds_begin(&a->table, processors > 1 ? processors - 1 : 1, false);
    if (table_odds_poll(&a->table)) {
        a->table.board.odds = &a->table.odds.known;
        a->dirty = true;
        a->laid = false;
    }
}

void app_keep_up(App *a) {
    host_follow(a);
    odds_follow(a);
    if (a->dirty) app_frame(a);
}

void app_run(App *a) {
    app_frame(a);
    while (!a->quits) {
        Input event;
        const bool studies = table_studies_follow(&a->table);
        const bool counting = studies || (app_plays(a) && a->table.odds.begun && !a->table.odds.known.fan.done);
        if (a->platform.wait(&a->platform, a->dirty ? 0 : counting ? 50 : 250, &event)) {
            app_event(a, &event);
            while (!a->quits && a->platform.wait(&a->platform, 0, &event)) app_event(a, &event);
        }
        if (studies) a->dirty = true; /* how far they are, and once more when they have ended */
        app_keep_up(a);
    }
}
