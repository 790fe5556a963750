/* What the window costs: frames of the real table, driven as a person would. Always true: see desk.h; a
 * frame is timed from the event to the pixels, and everything lived is the shipped game's first turn. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "core/memory.h"
#include "ui/app.h"
#include "ui/desk.h"

enum { WIDTH = 2560, HEIGHT = 1440, FRAMES = 240, MOST = 4096, ODDS_MS = 3000 };

typedef struct Times {
    App *app;
    bool window;
    double ms[MOST];
    int count;
    double x, y; /* middle of the map */
    DeskPut *put;
    void *context;
} Times;

/* In a window what others do with the picture counts too; without one, processor time is disturbed least. */
static double now_ms(bool wall) {
    struct timespec t;
    clock_gettime(wall ? CLOCK_MONOTONIC : CLOCK_THREAD_CPUTIME_ID, &t);
    return 1e3 * (double)t.tv_sec + 1e-6 * (double)t.tv_nsec;
}

static bool platform_any(int width, int height, Platform *out, bool *window) {
    Err none = {0};
    *window = platform_window("Accession", width, height, out, &none);
    if (*window) return true;
    platform_null(width, height, NULL, out);
    platform_null_paints(out);
    return true;
}

static void events_drop(Times *t) {
    Input event;
    while (t->window && t->app->platform.wait(&t->app->platform, 0, &event)) {}
}

/* --- one frame --------------------------------------------------------------------------------- */

static void note(Times *t, double ms) {
    if (t->count < MOST) t->ms[t->count++] = ms;
}

static double frame(Times *t, Input event, bool wall) {
    events_drop(t);
    const double began = now_ms(wall);
    app_event(t->app, &event);
    app_keep_up(t->app);
    return now_ms(wall) - began;
}

static void settle(Times *t) {
    for (int n = 0; n < 400 && (n == 0 || t->app->dirty); n++) app_frame(t->app);
}

static int ms_order(const void *x, const void *y) {
    const double a = *(const double *)x, b = *(const double *)y;
    return (a > b) - (a < b);
}

static double at_share(Times *t, double share) {
    if (t->count == 0) return 0;
    qsort(t->ms, (size_t)t->count, sizeof *t->ms, ms_order);
    return t->ms[(int)(share * (t->count - 1) + 0.5)];
}

static void told(Times *t, const char *median, const char *p95, const char *worst) {
    if (median) t->put(t->context, median, at_share(t, 0.5));
    if (p95) t->put(t->context, p95, at_share(t, 0.95));
    if (worst) t->put(t->context, worst, at_share(t, 1));
    t->count = 0;
}

/* --- what is measured -------------------------------------------------------------------------- */

static Input pointer(const Times *t, InputKind kind, double dx, double dy) {
    return (Input){.kind = kind, .x = t->x + dx, .y = t->y + dy, .button = 1, .clicks = 1};
}

static void map_find(Times *t) {
    const UiId id = ui_id("map", 0);
    for (int n = 0; n < t->app->ui.rows; n++) {
        const Rect at = t->app->ui.row[n].at;
        if (t->app->ui.row[n].id != id) continue;
        t->x = at.x + at.w / 2;
        t->y = at.y + at.h / 2;
    }
}

/* To and fro; the first time all that comes into view is painted. */
static void pan(Times *t, int frames, bool wall) {
    frame(t, pointer(t, INPUT_PRESS, 0, 0), wall);
    for (int n = 0; n < frames; n++) {
        const double away = n % 60 < 30 ? n % 30 : 30 - n % 30;
        const double ms = frame(t, pointer(t, INPUT_MOVE, 5 * away, 3 * away), wall);
        if (!map_tiles_missing(t->app->map)) note(t, ms);
    }
    frame(t, pointer(t, INPUT_RELEASE, 0, 0), wall);
}

static void drag(Times *t, int frames, double far, bool wall) {
    frame(t, pointer(t, INPUT_PRESS, 0, 0), wall);
    for (int n = 0; n < frames; n++) note(t, frame(t, pointer(t, INPUT_MOVE, far * (n + 1), far * (n + 1) / 2), wall));
    frame(t, pointer(t, INPUT_RELEASE, 0, 0), wall);
}

static void pan_time(Times *t) {
    for (int n = 0; n < 3; n++) {
        pan(t, 60, t->window);
        settle(t);
    }
    t->count = 0;
    pan(t, FRAMES, t->window);
    told(t, "ui.pan_ms", "ui.pan_p95_ms", "ui.pan_worst_ms");
}

static void zoom_frames(Times *t, int step, bool wall) {
    Input wheel = {.kind = INPUT_WHEEL, .y = step};
    note(t, frame(t, wheel, wall));
    for (int n = 0; n < 400 && t->app->dirty; n++) {
        const double began = now_ms(wall);
        app_keep_up(t->app);
        note(t, now_ms(wall) - began);
    }
}

static void tiles_time(Times *t) {
    static const int steps[] = {1, 1, 1, -1, -1, 1, 1, 1, 1, 1};
    frame(t, pointer(t, INPUT_MOVE, 0, 0), t->window);
    for (size_t n = 0; n < COUNT_OF(steps); n++) zoom_frames(t, steps[n], t->window);
    drag(t, 40, 80, t->window); /* into what was never seen */
    told(t, "ui.tile_ms", NULL, "ui.tile_worst_ms");
}

static void layout_time(Times *t) {
    static const Input none = {.kind = INPUT_NONE};
    for (int n = 0; n < FRAMES; n++) {
        const double began = now_ms(t->window);
        app_event(t->app, &none);
        note(t, now_ms(t->window) - began);
    }
    told(t, "ui.layout_ms", NULL, NULL);
    for (int n = 0; n < FRAMES; n++) {
        const double began = now_ms(t->window);
        app_frame(t->app);
        note(t, now_ms(t->window) - began);
    }
    told(t, "ui.idle_ms", NULL, NULL);
}

static void screens_time(Times *t) {
    for (int screen = 0; screen < SCREEN_COUNT; screen++) {
        if (screen == SCREEN_event || screen == SCREEN_compare || screen == SCREEN_debrief) continue;
        if (screen == SCREEN_card) t->app->chosen.card = (Act){SEAT_candidate, ACT_speak_for, 1};
        const double began = now_ms(t->window);
        app_go(t->app, (ScreenId)screen);
        app_frame(t->app);
        note(t, now_ms(t->window) - began);
    }
    told(t, NULL, NULL, "ui.screen_worst_ms");
    app_go(t->app, SCREEN_table);
    settle(t);
}

/* From the first future to the last, or as long as is worth waiting. */
static void odds_time(Times *t) {
    t->app->settings.value[SETTING_foretell] = 1;
    const double until = now_ms(true) + ODDS_MS;
    for (int turn = 0; now_ms(true) < until && !t->app->table.odds.known.fan.done; turn++) {
        pan(t, 30, true);
        if (turn % 4 == 3) zoom_frames(t, turn % 8 == 3 ? 1 : -1, true);
    }
    t->app->settings.value[SETTING_foretell] = 0;
    table_odds_stop(&t->app->table);
    told(t, NULL, "ui.odds_p95_ms", "ui.odds_worst_ms");
}

/* --- the whole --------------------------------------------------------------------------------- */

static bool game_begin(App *a, const DeskAsk *ask, Err *err) {
    const Setup setup = session_setup(4, MODE_STANDARD, SEAT_candidate);
    const Shelf *shelf = &a->shelf[a->chosen.pack];
    a->settings = settings_usual();
    a->settings.value[SETTING_autosave] = a->settings.value[SETTING_foretell] = 0;
    if (!table_open(&a->table, shelf->dir, a->where.language, ask->start, NULL, err)) return false;
    if (!table_begin(&a->table, &a->where, SEAT_candidate, &setup, err)) return false;
    app_go(a, SCREEN_table);
    return true;
}

static bool open_any(const DeskAsk *ask, int width, int height, App **out, bool *window, Err *err) {
    char fonts[DATA_PATH_BYTES];
    Platform platform;
    if (!desk_fonts(ask, fonts, err)) return false;
    platform_any(width, height, &platform, window);
    *out = memory_new(sizeof **out);
    if (app_open(*out, &platform, &ask->where, fonts, err)) return true;
    free(*out);
    platform.close(&platform);
    return false;
}

static void close_all(App *a) {
    Platform platform = a->platform;
    app_close(a);
    free(a);
    platform.close(&platform);
}

bool desk_first_frame(const DeskAsk *ask, Err *err) {
    App *a;
    bool window;
    if (!open_any(ask, DESK_WIDTH, DESK_HEIGHT, &a, &window, err)) return false;
    app_frame(a);
    close_all(a);
    return true;
}

bool desk_times(const DeskAsk *ask, char what[DESK_WHAT_BYTES], DeskPut *put, void *context, Err *err) {
    App *a;
    bool window;
    int width, height;
    if (!open_any(ask, WIDTH, HEIGHT, &a, &window, err)) return false;
    const bool begun = game_begin(a, ask, err);
    if (begun) {
        Times *t = memory_zeros(1, sizeof *t);
        *t = (Times){.app = a, .window = window, .put = put, .context = context};
        settle(t);
        map_find(t);
        for (int n = 0; n < 3; n++) zoom_frames(t, 1, window); /* there is more of it on every side */
        pan_time(t);
        tiles_time(t);
        layout_time(t);
        screens_time(t);
        odds_time(t);
        free(t);
    }
    a->platform.size(&a->platform, &width, &height);
    snprintf(what, DESK_WHAT_BYTES,
             window ? "in a window of %dx%d, by the clock on the wall"
                    : "painted without a display, %dx%d, processor time of its thread",
             width, height);
    close_all(a);
    return begun;
}
