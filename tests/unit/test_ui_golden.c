/* What each screen draws, in words, against tests/golden: a change of a layout shows in review. Whole pixels,
 * one size, one language. tests/golden/renew.sh writes them anew. */
#include "ui_play.h"

#include <unistd.h>

#include "session/advisor.h"

#define GOLDEN SOURCE "/tests/golden"
enum { TEXT_SHOWN = 32 };

/* --- a list in words ------------------------------------------------------------------------------ */

static const char *colour_name(Colour c, char out[8]) {
    static const char *const roles[] = {
#define LOOK(role, light, dark, contrast) #role,
#include "ui/look.def"
#undef LOOK
    };
    const Colour *all = (const Colour *)look_of(0);
    for (size_t n = 0; n < COUNT_OF(roles); n++)
        if (all[n] == c) return roles[n];
    snprintf(out, 8, "%06x", (unsigned)c);
    return out;
}

static int whole(double x) { return (int)(x + 4096.5) - 4096; }

static void box_write(Text *out, const char *kind, Rect r) {
    text_add(out, "%s %d %d %d %d", kind, whole(r.x), whole(r.y), whole(r.w), whole(r.h));
}

static void text_write(const DrawList *d, const DrawItem *item, Text *out) {
    static const char *const faces[FACE_COUNT] = {"sans", "medium", "bold", "mono", "serif", "serif-bold"};
    char name[8];
    int bytes = 0;
    for (const char *c = item->text; *c && bytes < TEXT_SHOWN; c++) bytes++;
    while (bytes > 0 && ((unsigned char)item->text[bytes] & 0xc0) == 0x80) bytes--; /* no half a letter */
    const DrawPoint at = d->point[item->first];
    text_add(out, "%d %d %s %.4g %s \"%.*s\"", whole(at.x), whole(at.y), faces[item->face], item->size,
             colour_name(item->colour, name), bytes, item->text);
}

/* Only what is seen; tiles of the map together, for what they show is a picture. */
static void list_write(const DrawList *d, Text *out) {
    static const char *const kinds[] = {
        [DRAW_FILL] = "fill", [DRAW_FRAME] = "frame", [DRAW_LINE] = "line",  [DRAW_AREA] = "area",
        [DRAW_DOT] = "dot",   [DRAW_TEXT] = "text",   [DRAW_SHEET] = "sheet"};
    int sheets = 0;
    for (int n = 0; n < d->items; n++) {
        const DrawItem *item = &d->item[n];
        const Rect seen = rect_common(item->box, item->clip);
        char name[8];
        if (seen.w <= 0 || seen.h <= 0) continue;
        if (item->kind == DRAW_SHEET) {
            if (sheets++ == 0) box_write(out, "map in", item->clip);
            if (sheets == 1) text_add(out, "\n");
            continue;
        }
        if (item->kind == DRAW_TEXT) text_write(d, item, out);
        else {
            box_write(out, kinds[item->kind], item->box);
            text_add(out, " %s", colour_name(item->colour, name));
        }
        if (item->layer) text_add(out, " layer %d", item->layer);
        text_add(out, "\n");
    }
}

/* --- against what is kept ------------------------------------------------------------------------- */

static bool renews(void) { return getenv("ACCESSION_RENEW_GOLDEN") != NULL; }

static void file_put(const char *path, const Text *text) {
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    assert_int_equal(fwrite(text->data, 1, text->length, f), text->length);
    assert_int_equal(fclose(f), 0);
}

/* diff(1) says what differs. */
static bool is_as_kept(const char *name, const Text *now) {
    char path[300], got[] = "/tmp/accession-golden-XXXXXX", command[700];
    snprintf(path, sizeof path, GOLDEN "/%s.txt", name);
    if (renews()) {
        file_put(path, now);
        return true;
    }
    const int file = mkstemp(got);
    assert_true(file >= 0);
    close(file);
    file_put(got, now);
    snprintf(command, sizeof command, "diff -u --label 'kept: %s' --label 'now: %s' '%s' '%s' >&2", name, name, path,
             got);
    const bool same = system(command) == 0;
    remove(got);
    return same;
}

static int differing;

static void check(ScreenId screen, const char *name) {
    Text text = {0};
    app_go(app, screen);
    app_event(app, &nothing);
    app_frame(app); /* which begins what is counted for it; how far that has come is no part of a layout */
    for (int id = 0; id < STUDIES; id++)
        if (app->table.study[id]) table_study_wait(&app->table, (StudyId)id);
    for (int n = 0; n < 300 && (n < 2 || app->dirty); n++) app_frame(app); /* until the map has come */
    list_write(platform_null_list(&app->platform), &text);
    differing += !is_as_kept(name, &text);
    text_free(&text);
}

/* --- the screens ---------------------------------------------------------------------------------- */

static void odds_count(void) {
    table_odds_begin(&app->table, 1, false);
    odds_wait(app->table.odds.worker, &(OddsWanted){.all = true}, &app->table.odds.known);
    app->table.board.odds = &app->table.odds.known;
}

/* In the order of screen.def; what a screen is opened with is chosen before. */
static void every_screen_draws_what_is_kept(void **state) {
    (void)state;
    static const char *const names[SCREEN_COUNT] = {
#define SCREEN(name, title) #name,
#include "ui/screen.def"
#undef SCREEN
    };
    int event[2];
    Act act[3];
    assert_int_equal(chdir(SOURCE), 0);
    app_new_from(".", 1280, 720);
    check(SCREEN_title, "title");
    check(SCREEN_starts, "starts");
    game_begin(SEAT_candidate, 4);
    turns_play(2);
    app->said[0] = '\0';
    odds_count();
    snprintf(app->chosen.why, sizeof app->chosen.why, "consent[DEU]");
    if (advisors_propose(app->table.session, SEAT_candidate, act) > 0) app->chosen.card = act[0];
    const bool asked = board_asked(&app->table.board, event) > 0;
    if (asked) app->chosen.event = event[0];
    for (int n = SCREEN_briefing; n < SCREEN_COUNT; n++)
        if (n != SCREEN_compare && (n != SCREEN_event || asked)) check((ScreenId)n, names[n]);
    app_end();
    if (differing) fail_msg("%d screens draw something else; if that is meant: tests/golden/renew.sh", differing);
}

int main(void) {
    setenv("XDG_CONFIG_HOME", "/dev/null", 1);
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_screen_draws_what_is_kept)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
