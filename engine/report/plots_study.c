/* Sweeps, contrasts, screenings, indices and running estimates as charts. Always true: see
 * plots.h. */
#include "core/memory.h"
#include "report/plots.h"
#include "report/plots_parts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *room_for(size_t count, size_t size) {
    void *room = memory_zeros(count + 1, size);
    return room;
}

enum { PANEL_SHARES = 6 }; /* lines that colours and dashes tell apart */

/* One after the last statistic of the panel that begins at `from`: shares have one scale, a mean
 * has its own. */
static int panel_end(const Study *s, int from) {
    int to = from + 1;
    while (stat_info(s->stat[from])->share && to < s->stats && to - from < PANEL_SHARES &&
           stat_info(s->stat[to])->share)
        to++;
    return to;
}

static bool is_share(const Study *s, int stat) { return stat_info(s->stat[stat])->share; }

/* "Chance, with 95 % intervals" or what the mean is of. */
static void axis_words(const Study *s, int stat, const char *after, Text *out) {
    plot_sentence(out, is_share(s, stat) ? "chance" : stat_info(s->stat[stat])->text);
    text_add(out, "%s", after);
}

/* --- sweep ------------------------------------------------------------------------------------ */

/* "stakes revealed by aid (kappa_K)"; other factors have their name only. */
static void factor_words(const Factor *f, Text *out) {
    const ParamId id = param_find(f->name);
    const char *text = id == PARAM_NONE ? NULL : param_info(id)->text;
    const char *symbol = text ? strstr(text, ": ") : NULL;
    if (symbol && !memchr(text, ' ', (size_t)(symbol - text))) text = symbol + 2;
    if (!text) {
        plot_sentence(out, f->name);
        return;
    }
    plot_sentence(out, text);
    text_add(out, " (%s)", f->name);
}

static void sweep_lines(const Sweep *s, int from, int to, const PlotFrame *frame, Picture *out) {
    const int points = s->steps[0], lines = to - from;
    const bool last = to == s->study.stats;
    Interval *y = room_for((size_t)(points * lines), sizeof *y);
    ChartLine line[PANEL_SHARES];
    for (int l = 0; l < lines; l++) {
        for (int n = 0; n < points; n++) y[l * points + n] = sweep_at(s, n, 0, from + l);
        line[l] = (ChartLine){.name = plot_words(s->study.stat[from + l], frame, 0.9, ""),
                              .points = points,
                              .x = s->value,
                              .y = y + l * points};
    }
    Text title = {0}, x_title = {0}, y_title = {0};
    plot_sentence(&title, lines == 1 ? stat_info(s->study.stat[from])->text : "what changes");
    text_add(&title, "%s %s", lines == 1 ? ", by" : " with", s->over.item[0].name);
    factor_words(&s->over.item[0], &x_title);
    axis_words(&s->study, from, " (bands: 95 % intervals)", &y_title);
    const ChartHead head = plot_head(frame, title.data, NULL, last);
    chart_lines(&head,
                &(LinesChart){.x_title = x_title.data,
                              .y_title = y_title.data,
                              .line = line,
                              .lines = lines,
                              .percent = is_share(&s->study, from),
                              .from_zero = is_share(&s->study, from)},
                out);
    text_free(&title);
    text_free(&x_title);
    text_free(&y_title);
    free(y);
}

static void sweep_map(const Sweep *s, int stat, const PlotFrame *frame, Picture *out) {
    const int nx = s->steps[0], ny = s->steps[1];
    double *x = room_for((size_t)nx, sizeof *x), *y = room_for((size_t)ny, sizeof *y),
           *value = room_for((size_t)(nx * ny), sizeof *value);
    for (int n = 0; n < nx; n++) x[n] = s->value[2 * n * ny];
    for (int n = 0; n < ny; n++) y[n] = s->value[2 * n + 1];
    for (int n = 0; n < nx * ny; n++) value[n] = sweep_at(s, n % nx, n / nx, stat).estimate;
    Text title = {0}, x_title = {0}, y_title = {0}, key = {0};
    plot_sentence(&title, stat_info(s->study.stat[stat])->text);
    text_add(&title, ", by %s and %s", s->over.item[0].name, s->over.item[1].name);
    factor_words(&s->over.item[0], &x_title);
    factor_words(&s->over.item[1], &y_title);
    axis_words(&s->study, stat, "", &key);
    const ChartHead head = plot_head(frame, title.data, NULL, stat + 1 == s->study.stats);
    chart_heat(&head, &(HeatChart){x_title.data, y_title.data, key.data, nx, ny, x, y, value}, out);
    text_free(&title);
    text_free(&x_title);
    text_free(&y_title);
    text_free(&key);
    free(x);
    free(y);
    free(value);
}

static bool sweep_any(const Sweep *s) {
    for (int n = 0; n < sweep_points(s); n++)
        if (s->done[n]) return true;
    return false;
}

bool plot_sweep(const Sweep *s, const PlotFrame *frame, Picture *out) {
    if (!sweep_any(s)) return false;
    const bool map = s->over.count == 2;
    for (int from = 0, to; from < s->study.stats; from = to) {
        Picture panel;
        to = map ? from + 1 : panel_end(&s->study, from);
        if (map)
            sweep_map(s, from, frame, &panel);
        else
            sweep_lines(s, from, to, frame, &panel);
        plot_panel(out, from == 0, &panel);
    }
    return true;
}

/* --- contrast --------------------------------------------------------------------------------- */

/* Both arms stand in the row's name, their difference is drawn. */
static void contrast_name(const Contrast *c, int stat, const PlotFrame *frame, Text *out) {
    const StatId id = c->study.stat[stat];
    const Difference *d = &c->difference[stat];
    Text pair = {0};
    text_add(&pair, ": %s → %s", study_number(id, d->base.estimate).text,
             study_number(id, d->with.estimate).text);
    text_add(out, "%s%s", plot_words(id, frame, 0.95, pair.data), pair.data);
    text_free(&pair);
}

static void contrast_panel(const Contrast *c, int from, int to, const PlotFrame *frame,
                           Picture *out) {
    ContrastRow row[PANEL_SHARES];
    Text name[PANEL_SHARES] = {{0}}, title = {0};
    for (int n = from; n < to; n++) {
        contrast_name(c, n, frame, &name[n - from]);
        row[n - from] = (ContrastRow){name[n - from].data, c->difference[n].at_99};
    }
    text_add(&title, "What %s changes", c->what);
    if (to - from > 1)
        text_add(&title, ", under the same luck");
    else
        text_add(&title, ": %s", stat_info(c->study.stat[from])->text);
    const ChartHead head = plot_head(frame, title.data,
                                     "Each row: the statistic without and with the change, and "
                                     "the difference with its paired interval.",
                                     to == c->study.stats);
    chart_contrast(&head,
                   &(ContrastChart){is_share(&c->study, from)
                                        ? "Difference in chance (paired, 99 % intervals)"
                                        : "Difference of the means (paired, 99 % interval)",
                                    row, to - from},
                   out);
    for (int n = 0; n < to - from; n++) text_free(&name[n]);
    text_free(&title);
}

bool plot_contrast(const Contrast *c, const PlotFrame *frame, Picture *out) {
    for (int from = 0, to; from < c->study.stats; from = to) {
        Picture panel;
        to = panel_end(&c->study, from);
        contrast_panel(c, from, to, frame, &panel);
        plot_panel(out, from == 0, &panel);
    }
    return c->study.stats > 0;
}

/* --- screening and indices -------------------------------------------------------------------- */

enum { MORRIS_NAMED = 10 }; /* more names crowd a column */

static void morris_panel(const Morris *m, int stat, const PlotFrame *frame, Picture *out) {
    const MorrisResult *r = &m->result[stat];
    MorrisPoint point[FACTORS_MAX];
    int points = 0;
    for (int rank = 1; rank <= r->factors; rank++)
        for (int f = 0; f < r->factors; f++)
            if (r->effect[f].counted > 0 && r->effect[f].rank == rank)
                point[points++] = (MorrisPoint){m->factors.item[f].name,
                                                r->effect[f].mu_star.estimate, r->effect[f].sigma};
    Text title = {0}, x_title = {0};
    text_add(&title, "What moves “%s”", stat_info(m->study.stat[stat])->text);
    text_add(&x_title, "Mean size of the effect of an input's whole range, μ*");
    if (points > MORRIS_NAMED) text_add(&x_title, " (the %d greatest are named)", MORRIS_NAMED);
    const ChartHead head = plot_head(frame, title.data, NULL, stat + 1 == m->study.stats);
    chart_morris(
        &head, &(MorrisChart){x_title.data, "Spread of the effect, σ", point, points, MORRIS_NAMED},
        out);
    text_free(&title);
    text_free(&x_title);
}

bool plot_morris(const Morris *m, const PlotFrame *frame, Picture *out) {
    for (int stat = 0; stat < m->study.stats; stat++) {
        Picture panel;
        morris_panel(m, stat, frame, &panel);
        plot_panel(out, stat == 0, &panel);
    }
    return m->study.stats > 0;
}

static void sobol_panel(const Sobol *s, int stat, const PlotFrame *frame, Picture *out) {
    const SobolResult *r = &s->result[stat];
    SobolRow row[PLOT_ROWS];
    int rows = 0;
    for (int f = 0; f < r->factors; f++)
        if (r->index[f].rank <= PLOT_ROWS && rows < PLOT_ROWS)
            row[rows++] = (SobolRow){s->factors.item[f].name, r->index[f].first, r->index[f].total};
    Text title = {0}, x_title = {0};
    text_add(&title, "Where the variance of “%s” comes from", stat_info(s->study.stat[stat])->text);
    text_add(&x_title, "Share of the variance, with 95 %% intervals");
    if (r->factors > rows) text_add(&x_title, " (the %d greatest of %d inputs)", rows, r->factors);
    const ChartHead head = plot_head(frame, title.data, NULL, stat + 1 == s->study.stats);
    chart_sobol(&head, &(SobolChart){x_title.data, row, rows}, out);
    text_free(&title);
    text_free(&x_title);
}

bool plot_sobol(const Sobol *s, const PlotFrame *frame, Picture *out) {
    for (int stat = 0; stat < s->study.stats; stat++) {
        Picture panel;
        sobol_panel(s, stat, frame, &panel);
        plot_panel(out, stat == 0, &panel);
    }
    return s->study.stats > 0;
}

/* --- convergence ------------------------------------------------------------------------------ */

static void convergence_panel(const Convergence *c, int stat, const PlotFrame *frame,
                              Picture *out) {
    double x[CONVERGENCE_ROWS_MAX], block_x[CONVERGENCE_BLOCKS];
    Interval y[CONVERGENCE_ROWS_MAX];
    char blocks[80];
    for (int n = 0; n < c->rows; n++) {
        x[n] = (double)c->row[stat][n].runs;
        y[n] = c->row[stat][n].at;
    }
    for (int b = 0; b < CONVERGENCE_BLOCKS; b++) block_x[b] = (b + 0.5) * (double)c->block_runs;
    snprintf(blocks, sizeof blocks, "each block of %llu histories alone",
             (unsigned long long)c->block_runs);
    const ChartLine line[] = {{"running estimate", c->rows, x, y, false},
                              {blocks, CONVERGENCE_BLOCKS, block_x, c->block[stat], true}};
    Text title = {0}, y_title = {0};
    text_add(&title, "How sure “%s” is after so many histories",
             stat_info(c->study.stat[stat])->text);
    axis_words(&c->study, stat, " (with 95 % intervals)", &y_title);
    const ChartHead head = plot_head(frame, title.data, NULL, stat + 1 == c->study.stats);
    chart_lines(&head,
                &(LinesChart){.x_title = "Histories",
                              .y_title = y_title.data,
                              .line = line,
                              .lines = 2,
                              .percent = is_share(&c->study, stat),
                              .x_from_zero = true},
                out);
    text_free(&title);
    text_free(&y_title);
}

bool plot_convergence(const Convergence *c, const PlotFrame *frame, Picture *out) {
    for (int stat = 0; stat < c->study.stats && c->rows > 0; stat++) {
        Picture panel;
        convergence_panel(c, stat, frame, &panel);
        plot_panel(out, stat == 0, &panel);
    }
    return c->study.stats > 0 && c->rows > 0;
}
