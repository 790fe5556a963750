/* Histories that part. Always true: see chart.h; each stands in a lane of its own, the first above. */
#include "report/chart_parts.h"

#include <math.h>

typedef struct Lanes {
    Sheet *s;
    const BranchesChart *c;
    Scale x;
    double top, lane;
} Lanes;

static double lane_y(const Lanes *l, int n) { return l->top + (n + 0.5) * l->lane; }

static uint32_t branch_colour(const Lanes *l, int n) { return n == l->c->current ? BLUE : GREY; }

/* From the parent's lane down, then along its turns. */
static void branch_draw(const Lanes *l, int n) {
    const BranchLine *b = &l->c->branch[n];
    const double y = lane_y(l, n), type = l->s->type;
    const double from = scale_at(&l->x, b->parent < 0 && b->turns > 0 ? b->turn[0] : b->part);
    const double to = b->turns > 0 ? fmax(from, scale_at(&l->x, b->turn[b->turns - 1])) : from;
    const Spot path[] = {{from, b->parent >= 0 ? lane_y(l, b->parent) : y}, {from, y}, {to, y}};
    Mark *m = picture_path(l->s->p, MARK_LINE, ROLE_DATA, path, 3, branch_colour(l, n));
    m->size = n == l->c->current ? 2.2 : 1.4;
    m->series = n;
    for (int t = 0; t < b->turns; t++) {
        if (b->parent >= 0 && b->turn[t] < b->part - 1e-9) continue;
        m = picture_dot(l->s->p, ROLE_DATA, scale_at(&l->x, b->turn[t]), y, 0.3 * type, branch_colour(l, n));
        m->series = n;
    }
    m = picture_text(l->s->p, ROLE_NAME, l->x.to + type, y + 0.34 * type, ANCHOR_START, type, b->name);
    m->bold = n == l->c->current;
    m->series = n;
}

void chart_branches(const ChartHead *head, const BranchesChart *c, Picture *out) {
    Sheet s = sheet_begin(head, out);
    double low = INFINITY, high = -INFINITY, widest = 0;
    for (int n = 0; n < c->branches; n++) {
        for (int t = 0; t < c->branch[n].turns; t++) {
            low = fmin(low, c->branch[n].turn[t]);
            high = fmax(high, c->branch[n].turn[t]);
        }
        widest = fmax(widest, text_width(c->branch[n].name, s.type, true));
    }
    Lanes l = {.s = &s, .c = c, .x = scale_years(low, high), .top = s.y, .lane = 2.1 * s.type};
    l.x.from = s.left + s.type;
    l.x.to = fmax(l.x.from + 4 * s.type, s.right - widest - 1.4 * s.type);
    const double bottom = l.top + c->branches * l.lane;
    for (int n = c->branches - 1; n >= 0; n--) branch_draw(&l, n);
    Plot plot = {.p = out, .type = s.type, .x = l.x, .at = {l.x.from, l.top, l.x.to, bottom},
                 .y = (Scale){.low = 0.5, .high = 0.6, .step = 1}}; /* without a tick */
    plot_axes(&plot, false, false);
    plot_end(&s, &plot, c->x_title);
    sheet_end(&s);
}
