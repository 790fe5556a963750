/* `bench`: how fast this machine runs this model. Always true: it measures whole games, from first
 * to last month, as ensembles run them. */
#include "cli/bench.h"
#include "cli/cli.h"
#include "core/memory.h"
#include "ensemble/ensemble.h"
#include "store/json_write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const FigureInfo figures[FIGURE_COUNT] = {
#define FIGURE(name, key, group, unit, text) {#name, key, GROUP_##group, unit, text},
#include "cli/bench.def"
#undef FIGURE
};

const FigureInfo *figure_info(FigureId id) {
    ASSERT(id < FIGURE_COUNT);
    return &figures[id];
}

/* --- figures -----------------------------------------------------------------------------------
 */

bool bench_stopped(const Bench *b) { return atomic_load(b->stop); }

bool bench_wants(const Bench *b, FigureGroup group) {
    for (int id = 0; id < FIGURE_COUNT; id++)
        if (b->wanted[id] && figures[id].group == group) return !bench_stopped(b);
    return false;
}

void bench_put(Bench *b, FigureId id, double value) {
    b->value[id] = value;
    b->known[id] = b->wanted[id];
}

void bench_miss(Bench *b, FigureId id, const char *why) {
    snprintf(b->reason[id], REASON_BYTES, "%s", why);
}

void bench_tick(Bench *b, const char *what) {
    b->done++;
    progress_show(&b->bar, b->done, b->all, what);
}

static int real_order(const void *x, const void *y) {
    const double a = *(const double *)x, b = *(const double *)y;
    return (a > b) - (a < b);
}

double bench_median(double *value, int count) {
    ASSERT(count > 0);
    qsort(value, (size_t)count, sizeof *value, real_order);
    return count % 2 ? value[count / 2] : 0.5 * (value[count / 2 - 1] + value[count / 2]);
}

/* --- what is asked for --------------------------------------------------------------------------
 */

static bool figure_named(const char *name, size_t length, FigureId *out) {
    for (int id = 0; id < FIGURE_COUNT; id++) {
        const char *key = figures[id].key;
        if (strlen(key) != length || strncmp(key, name, length) != 0) continue;
        *out = (FigureId)id;
        return true;
    }
    return false;
}

static bool wanted_read(const Options *o, bool wanted[FIGURE_COUNT], Err *err) {
    const bool all = !o->only && !o->ui;
    for (int id = 0; id < FIGURE_COUNT; id++) wanted[id] = all || (o->ui && figures[id].group == GROUP_UI);
    wanted[FIGURE_against] = all && o->against;
    for (const char *at = o->only; at && *at;) {
        const size_t length = strcspn(at, ",");
        FigureId id;
        if (!figure_named(at, length, &id)) {
            char word[64];
            const char *keys[FIGURE_COUNT];
            snprintf(word, sizeof word, "%.*s", (int)length, at);
            for (int n = 0; n < FIGURE_COUNT; n++) keys[n] = figures[n].key;
            const char *near = text_nearest(word, keys, FIGURE_COUNT);
            return err_set(
                err,
                "--only: found \"%s\", a figure of this command is wanted; did you mean \"%s\"?",
                word, near ? near : "ratio.events");
        }
        wanted[id] = true;
        at += length + (at[length] == ',');
    }
    return !wanted[FIGURE_against] || o->against ||
           err_set(err, "--only: ratio.against needs the other program: --against PROGRAM");
}

/* --- printing -----------------------------------------------------------------------------------
 */

static size_t prefix_of(const char *key) {
    const char *dot = strchr(key, '.');
    return dot ? (size_t)(dot - key) : 0;
}

/* Figures whose keys share what stands before the dot follow each other in bench.def. */
static void print_groups(const Bench *b, JsonOut *json) {
    const char *open = NULL;
    for (int id = 0; id < FIGURE_COUNT; id++) {
        const char *key = figures[id].key;
        const size_t length = prefix_of(key);
        if (!b->known[id] || length == 0) continue;
        if (!open || prefix_of(open) != length || strncmp(open, key, length) != 0) {
            char name[32];
            snprintf(name, sizeof name, "%.*s", (int)length, key);
            if (open) json_out_object_end(json);
            json_out_key(json, name);
            json_out_object_begin(json);
            open = key;
        }
        json_out_put_real(json, key + length + 1, b->value[id]);
    }
    if (open) json_out_object_end(json);
}

static void print_json(const Bench *b, Text *out) {
    JsonOut json = json_out_start(out, 1);
    json_out_object_begin(&json);
    for (int id = 0; id < FIGURE_COUNT; id++)
        if (b->known[id]) json_out_put_real(&json, figures[id].key, b->value[id]);
    print_groups(b, &json);
    json_out_put_int(&json, "months", b->o->months);
    json_out_put_int(&json, "threads", ensemble_processors());
    if (b->shown[0]) json_out_put_text(&json, "ui_shown", b->shown);
    json_out_object_end(&json);
    json_out_finish(&json);
}

static void print_text(const Bench *b, Text *out) {
    text_add(out, "games of %lld months, %d processors; medians\n\n", (long long)b->o->months,
             ensemble_processors());
    if (b->shown[0]) text_add(out, "the window: %s\n\n", b->shown);
    for (int id = 0; id < FIGURE_COUNT; id++) {
        if (!b->known[id]) continue;
        const double x = b->value[id];
        text_add(out, "%-20s %10.*f %-8s %s\n", figures[id].key,
                 x < 10    ? 2
                 : x < 100 ? 1
                           : 0,
                 x, figures[id].unit, figures[id].text);
    }
}

/* By the clock on the wall a busy machine looks slow. */
static void print_load(const Bench *b) {
    double load;
    if (!b->wanted[FIGURE_one] && !b->wanted[FIGURE_all] && !b->wanted[FIGURE_threads]) return;
    const int processors = ensemble_processors();
    if (getloadavg(&load, 1) == 1 && load > 0.5 * processors + 1.0)
        fprintf(stderr,
                "accession: bench: the machine is busy (%.1f programs want its %d processors): "
                "what is taken by the clock on the wall is too slow\n",
                load, processors);
}

static void print_reasons(const Bench *b) {
    for (int id = 0; id < FIGURE_COUNT; id++)
        if (b->wanted[id] && !b->known[id])
            fprintf(stderr, "accession: bench: no %s: %s\n", figures[id].key,
                    b->reason[id][0] ? b->reason[id] : "stopped before it was measured");
}

/* --- the command --------------------------------------------------------------------------------
 */

static void measure(Bench *b) {
    static void (*const group[])(Bench *) = {bench_games, bench_functions, bench_yardsticks,
                                             bench_programs, bench_parts, bench_odds, bench_ui};
    for (size_t n = 0; n < COUNT_OF(group); n++)
        if (!bench_stopped(b)) group[n](b);
}

int command_bench(const Options *o) {
    Err err = {0};
    Game game;
    if (o->first_frame) return bench_first_frame(o);
    Bench *b = memory_zeros(1, sizeof *b);
    if (!wanted_read(o, b->wanted, &err) || !game_open(o, &game, &err)) {
        free(b);
        return cli_fail(&err);
    }
    b->o = o;
    b->game = &game;
    b->bots = (Policy){.name = "bots", .seated = true, .panel = panel_of(BOT_QUANTAL)};
    b->bar = progress_begin();
    b->stop = progress_stop();
    print_load(b);
    measure(b);
    progress_end(&b->bar);
    print_reasons(b);
    game_close(&game);
    Text out = {0};
    if (o->json)
        print_json(b, &out);
    else
        print_text(b, &out);
    free(b);
    return cli_write(NULL, &out, EXIT_OK);
}
