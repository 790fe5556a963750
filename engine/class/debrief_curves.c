/* Numbers of all tables over the months, one line a table. Always true: see debrief_class.h; a line stands where
 * the world stood at the begin of each turn and at the end; whatever the facilitator did is marked on it. */
#include <stdio.h>
#include <stdlib.h>

#include "class/debrief_parts.h"
#include "core/memory.h"
#include "core/real.h"
#include "core/version.h"
#include "report/chart.h"
#include "report/svg.h"

enum { CURVES_MOST = 4, ACTS_MOST = 64, ACT_NAME_BYTES = 24 };

/* In the order in which they are wanted; those that stand still everywhere are left out. */
static const struct {
    VarId id;
    const char *title;
    bool percent;
} wanted[] = {{VAR_coalition_seen, TONGUE("Belief: a coalition would fight, as the rival sees it"), true},
              {VAR_attack_decade, TONGUE("Danger of a new attack within ten years, were the guns silent"), true},
              {VAR_support_mean, TONGUE("Public support for aid in the alliance"), true},
              {VAR_occupied_share, TONGUE("Occupied share of the territory"), true},
              {VAR_cohesion, TONGUE("Cohesion of the alliance"), false},
              {VAR_governance, TONGUE("Governance of the candidate"), false},
              {VAR_unity, TONGUE("National unity of the candidate"), false}};

typedef struct Curve {
    int points;
    double *x;
    Interval *y;
    char name[32];
} Curve;

static void curve_read(const TableStudy *t, VarId id, Curve *out) {
    const Session *g = t->game;
    *out = (Curve){.x = memory_zeros((size_t)g->turns + 2, sizeof *out->x),
                   .y = memory_zeros((size_t)g->turns + 2, sizeof *out->y)};
    snprintf(out->name, sizeof out->name, "%s", debrief_label(t));
    for (int n = 0; n <= g->turns; n++) {
        const World *w = n < g->turns ? &g->past[n] : &g->world;
        if (n == g->turns && w->month <= g->past[n - 1].month) break;
        const double value = world_get(w, id, 0);
        out->x[out->points] = w->month;
        out->y[out->points++] = (Interval){value, value, value};
    }
}

static bool moves(const Curve *curve, int curves) {
    double low = 1e300, high = -1e300;
    for (int c = 0; c < curves; c++)
        for (int n = 0; n < curve[c].points; n++) {
            low = real_min(low, curve[c].y[n].estimate);
            high = real_max(high, curve[c].y[n].estimate);
        }
    return high - low > 0.005;
}

typedef struct Acts {
    ChartAct act[ACTS_MOST];
    char name[ACTS_MOST][ACT_NAME_BYTES];
    int count;
} Acts;

/* One mark for each turn in which the facilitator acted: "2a", or "2a–2c". */
static void act_add(Acts *acts, int line, const TableStudy *t, double month, int first, int last) {
    if (acts->count == ACTS_MOST) return;
    Text name = {0};
    debrief_act_name(t, first, &name);
    if (last > first) text_add(&name, "–");
    if (last > first) debrief_act_name(t, last, &name);
    snprintf(acts->name[acts->count], ACT_NAME_BYTES, "%s", name.data);
    acts->act[acts->count] = (ChartAct){line, month, acts->name[acts->count]};
    acts->count++;
    text_free(&name);
}

static void acts_collect(const TableStudy *table, int tables, Acts *acts) {
    for (int line = 0; line < tables; line++) {
        const TableStudy *t = &table[line];
        const Journal *j = &t->game->journal;
        int done = 0, act = 0;
        for (size_t n = 0; n <= j->count; n++) {
            const bool here = n < j->count && study_is_lead(&j->entries[n]);
            const bool ends = n == j->count || j->entries[n].command.kind == COMMAND_END_TURN;
            act += here;
            if (!ends || act == done) continue;
            size_t last = n;
            while (last-- > 0 && !study_is_lead(&j->entries[last])) {}
            act_add(acts, line, t, j->entries[last].month, done, act - 1);
            done = act;
        }
    }
}

static void source_write(const DebriefPage *p, Text *out) {
    text_add(out, "accession %s, %s %s, %s, seed %llu", ACCESSION_VERSION, p->s->pack, p->s->version, p->c->setup.start,
             (unsigned long long)p->c->setup.seed);
}

static void about_write(const Curve *curve, int curves, bool percent, const char *title, Text *out) {
    text_say(out, "%s, by months since the start. First and last value of each table: ", title);
    for (int c = 0; c < curves; c++) {
        const double first = curve[c].y[0].estimate, last = curve[c].y[curve[c].points - 1].estimate;
        text_say(out, percent ? "%s%s %.0f %%, %.0f %%" : "%s%s %.2f, %.2f", c ? "; " : "", curve[c].name,
                 percent ? 100 * first : first, percent ? 100 * last : last);
    }
    text_add(out, ".");
}

static void curve_draw(DebriefPage *p, int w, const Curve *curve, int curves, const Acts *acts) {
    ChartLine line[CLASS_TABLES_MAX];
    for (int c = 0; c < curves; c++)
        line[c] = (ChartLine){.name = curve[c].name, .points = curve[c].points, .x = curve[c].x, .y = curve[c].y};
    Text about = {0}, source = {0}, svg = {0};
    Picture picture = {0};
    about_write(curve, curves, wanted[w].percent, tongue(wanted[w].title), &about);
    source_write(p, &source);
    const ChartHead head = {
        .title = tongue(wanted[w].title), .about = about.data, .source = source.data, .width_mm = 85};
    const LinesChart chart = {.x_title = tongue("months since the start"),
                              .y_title = "",
                              .line = line,
                              .lines = curves,
                              .percent = wanted[w].percent,
                              .from_zero = wanted[w].percent,
                              .act = acts->act,
                              .acts = acts->count};
    chart_lines(&head, &chart, &picture);
    svg_write(&picture, &svg);
    page_figure(&p->page, svg.data, "", about.data);
    picture_free(&picture);
    text_free(&about);
    text_free(&source);
    text_free(&svg);
}

static void curves_of(DebriefPage *p, const TableStudy *table, int curves) {
    Acts *acts = memory_zeros(1, sizeof *acts);
    acts_collect(table, curves, acts);
    page_part_begin(&p->page, "pair");
    for (size_t w = 0, drawn = 0; w < COUNT_OF(wanted) && drawn < CURVES_MOST; w++) {
        Curve curve[CLASS_TABLES_MAX];
        for (int c = 0; c < curves; c++) curve_read(&table[c], wanted[w].id, &curve[c]);
        if (moves(curve, curves)) {
            curve_draw(p, (int)w, curve, curves, acts);
            drawn++;
        }
        for (int c = 0; c < curves; c++) {
            free(curve[c].x);
            free(curve[c].y);
        }
    }
    page_part_end(&p->page);
    free(acts);
}

void debrief_curves(DebriefPage *p) {
    Text line = {0};
    page_heading(&p->page, 2, "curves", tongue("Curves"));
    text_say(&line, "Each line is the table of its number, at the begin of each turn and at the end. Where two lines "
                    "part, somebody chose otherwise.");
    debrief_paragraph(p, &line);
    for (int play = 0, from = 0; play <= p->c->play; play++) {
        const int tables = debrief_tables_of(p->study, play);
        if (p->c->play > 0 && tables > 0)
            page_heading(&p->page, 3, play ? "curves-again" : "curves-first",
                         play ? tongue("The second play") : tongue("The first play"));
        if (tables > 0) curves_of(p, &p->study->table[from], tables);
        from += tables;
    }
}
