/* The map on a screen. Always true: see map_panel.h. */
#include "ui/map_panel.h"

#include <stdio.h>

#include "core/tongue.h"
#include "report/figures.h"

void map_panel_free(App *a) {
    map_scene_free(&a->scene);
    for (int n = 0; n < PAST_MAPS; n++) {
        map_scene_free(&a->past[n]);
        a->past_of[n] = 0;
    }
    map_close(a->map);
    a->map = NULL;
    a->scene_of = 0;
    a->view = (MapView){.zoom = 0};
}

const MapLook *map_panel_look(const App *a) {
    static const MapLook *const looks[LOOKS] = {&map_look_light, &map_look_dark, &map_look_contrast};
    return looks[a->settings.value[SETTING_look]];
}

bool map_panel_ready(App *a) {
    Err err = {0};
    if (a->map || (a->map = map_open(a->assets, a->table.dir, &err))) return true;
    if (!a->said[0]) app_say(a, true, "No map: %s", err.text);
    return false;
}

/* Made anew when the world, the layer or the language is another. */
static void scene_follow(App *a, MapScene *scene, UiId *of, const World *w) {
    const Session *g = a->table.session;
    const UiId wanted =
        world_digest(w).a ^ ui_id("layer", 8 * a->settings.value[SETTING_language] + (int)a->view.layer);
    if (wanted == *of) return;
    const MapNames names = {a->table.pack.candidate, a->table.pack.rival};
    map_scene_make(scene, a->map, g->scenario, w, &g->scenario->nominal, a->view.layer, &names);
    *of = wanted;
}

/* The candidate's country, found by the scene. */
static const char *country_of(const MapScene *scene) {
    for (int n = 0; n < scene->states; n++)
        if (scene->state[n].candidate) return scene->state[n].id;
    return NULL;
}

void map_past_lay(App *a, Rect at, int slot, const World *w) {
    ASSERT(slot >= 0 && slot < PAST_MAPS);
    scene_follow(a, &a->past[slot], &a->past_of[slot], w);
    map_small(a->ui.list, at, a->ui.scale, country_of(&a->past[slot]), &a->past[slot], map_panel_look(a));
    draw_frame(a->ui.list, at, a->ui.look->rule, real_max(1, ui_px(&a->ui, 1)), 0);
}

void map_panel_layers(App *a, Rect *in) {
    static const char *const names[LAYER_COUNT] = {TONGUE("Control"), TONGUE("Credibility"), TONGUE("Deterrence"),
                                                    TONGUE("Ratification"), TONGUE("Support"), TONGUE("Threat")};
    a->view.layer = (MapLayer)ui_tabs(&a->ui, ui_id("layers", 0), in, names, LAYER_COUNT, (int)a->view.layer);
    ui_gap(&a->ui, in, 5);
}

static void pointer_follow(App *a, Rect at) {
    Ui *ui = &a->ui;
    const UiId id = ui_id("map", 0);
    const bool here = rect_holds(at, ui->mouse_x, ui->mouse_y) && ui->list->layer >= ui->modal;
    const double scale = ui->scale;
    if (here && !ui->used && ui->event.kind == INPUT_WHEEL) {
        map_view_zoom(&a->view, a->map, at, scale, ui->event.y > 0 ? 1 : -1, ui->mouse_x, ui->mouse_y);
        ui->used = ui->again = true;
    }
    if (here && !ui->used && ui->event.kind == INPUT_PRESS && ui->event.button == 1) {
        ui->grabbed = id;
        ui->grab_x = ui->mouse_x;
        ui->grab_y = ui->mouse_y;
        a->view.selected = map_hit(&a->view, a->map, at, scale, ui->mouse_x, ui->mouse_y) + 1;
        ui->focus = id;
        ui->used = ui->again = true;
    }
    if (ui->grabbed == id && ui->event.kind == INPUT_MOVE) {
        map_view_pan(&a->view, a->map, at, scale, ui->mouse_x - ui->grab_x, ui->mouse_y - ui->grab_y);
        ui->grab_x = ui->mouse_x;
        ui->grab_y = ui->mouse_y;
        ui->again = true;
    }
    a->view.hover = here && !ui->grabbed ? map_hit(&a->view, a->map, at, scale, ui->mouse_x, ui->mouse_y) + 1 : 0;
}

static void keys_follow(App *a, Rect at) {
    static const int keys[] = {KEY_LEFT, KEY_RIGHT, KEY_UP, KEY_DOWN};
    Ui *ui = &a->ui;
    const UiTouch t = ui_touch(ui, ui_id("map", 0), at, "Map");
    if (t.focus) ui_focus_ring(ui, ui_inset(ui, at, 3, 3));
    if (!t.focus || !ui->keys || a->view.selected == 0) {
        if (t.used && a->view.selected == 0) a->view.selected = 1;
        return;
    }
    for (int way = 0; way < 4; way++) {
        if (!ui_key(ui, keys[way], 0)) continue;
        a->view.selected = map_travel(a->map, a->view.selected - 1, (MapWay)way) + 1;
        map_view_show(&a->view, a->map, at, ui->scale, a->view.selected - 1);
    }
    if (ui_key(ui, '+', 0)) map_view_zoom(&a->view, a->map, at, ui->scale, 1, at.x + at.w / 2, at.y + at.h / 2);
    if (ui_key(ui, '-', 0)) map_view_zoom(&a->view, a->map, at, ui->scale, -1, at.x + at.w / 2, at.y + at.h / 2);
}

static const char *unit_name(const App *a, int unit) {
    const MapPlace *p = &a->scene.place[unit];
    const Scenario *s = a->table.session->scenario;
    return p->region >= 0   ? s->region_name[p->region]
           : p->member >= 0 ? s->member_name[p->member]
                            : a->scene.state[p->state].name;
}

void map_panel_unit(const App *a, Text *out) {
    const int unit = a->view.selected - 1;
    if (!a->map || unit < 0 || unit >= map_file(a->map)->units) return;
    const MapPlace *p = &a->scene.place[unit];
    text_add(out, "%s: ", unit_name(a, unit));
    if (p->region >= 0) board_region(&a->table.board, p->region, out);
    else if (p->member >= 0) board_member(&a->table.board, p->member, out);
    else text_say(out, "the model has no numbers of this country alone.");
}

/* Name and value of a unit in one line. */
static void unit_write(const App *a, int unit, char *out, size_t size) {
    const MapPlace *p = &a->scene.place[unit];
    const char *name = unit_name(a, unit);
    if (p->region >= 0 && p->occupied > 0.005) tongue_write(out, size, "%s: %.0f %% occupied", name, 100 * p->occupied);
    else if (p->value[0]) snprintf(out, size, "%s: %s", name, p->value);
    else snprintf(out, size, "%s", name);
}

/* In the lower left corner, where it leaves most of the map free. */
static bool legend_lay(App *a, Rect at) {
    Ui *ui = &a->ui;
    const double scale = ui->scale * ui->type, width = 190 * scale, pad = 8 * scale;
    const double height = map_legend(NULL, (Rect){0, 0, width, 0}, scale, &a->scene, map_panel_look(a));
    if (at.w < 2.4 * width || at.h < 1.6 * height || a->scene.blank) return false;
    const Rect box = {at.x, at.y + at.h - height - 2 * pad, width + 2 * pad, height + 2 * pad};
    ui->list->layer = 1;
    draw_fill(ui->list, box, ui->look->paper, 0);
    draw_frame(ui->list, box, ui->look->rule, real_max(1, ui_px(ui, 1)), 0);
    map_legend(ui->list, (Rect){box.x + pad, box.y + pad, width, height}, scale, &a->scene, map_panel_look(a));
    ui->list->layer = 0;
    return true;
}

void map_panel_lay(App *a, Rect at) {
    Ui *ui = &a->ui;
    char line[200] = "";
    map_panel_layers(a, &at);
    if (!map_panel_ready(a)) return;
    scene_follow(a, &a->scene, &a->scene_of, session_world(a->table.session));
    Rect foot = rect_cut_bottom(&at, ui_leading(ui, TYPE_SMALL) + ui_px(ui, 2));
    if (at.h < ui_px(ui, 60) || at.w < ui_px(ui, 120)) return;
    if (a->view.zoom <= 0) {
        const char *country = country_of(&a->scene);
        if (country) map_view_fit(&a->view, a->map, country, at, ui->scale);
        else map_view_all(&a->view, a->map, at, ui->scale);
        map_view_zoom(&a->view, a->map, at, ui->scale, -5, at.x + at.w / 2, at.y + at.h / 2);
    }
    map_view_clamp(&a->view, a->map, at, ui->scale);
    pointer_follow(a, at); /* first: a press is the begin of a drag */
    keys_follow(a, at);
    const Rect was = draw_clip(ui->list, at);
    map_draw(ui->list, at, ui->scale, &a->view, &a->scene, map_panel_look(a));
    const bool legend = legend_lay(a, at);
    draw_clip_back(ui->list, was);
    draw_frame(ui->list, at, ui->look->rule, real_max(1, ui_px(ui, 1)), 0);
    const int unit = a->view.hover ? a->view.hover : a->view.selected;
    if (unit > 0) unit_write(a, unit - 1, line, sizeof line);
    ui_line(ui, foot, TYPE_SMALL, ui->look->ink, ALIGN_LEFT,
            line[0]  ? line
            : legend ? tongue("Point at a place to read its number here.")
                     : a->scene.title);
    if (map_tiles_missing(a->map)) a->dirty = true;
}
