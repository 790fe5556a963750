/* A dial as a figure. Always true: see dials.h. */
#include <stdio.h>

#include "report/dials.h"
#include "report/figures.h"

/* Per cent a year: the caption says of what. */
static void band_write(int band, char *out, size_t bytes) {
    static const double edge[] = {0.1, 0.5, 2};
    if (band == 0) tongue_write(out, bytes, "< %g\u00a0%%", edge[0]);
    else if (band == (int)COUNT_OF(edge)) tongue_write(out, bytes, "> %g\u00a0%%", edge[band - 1]);
    else tongue_write(out, bytes, "%g–%g\u00a0%%", edge[band - 1], edge[band]);
}

DialFace dial_face(DialId id, const World *w, const World *was) {
    DialFace d = {.numbered = true};
    switch (id) {
    case DIAL_SECURITY:
        d = (DialFace){.why = "attack_decade",
                       .now = w->attack_decade,
                       .was = was->attack_decade,
                       .numbered = true,
                       .down_is_better = true};
        d.caption = tongue(w->war > 0.5 ? "New attack in ten years, were guns silent" : "New attack within ten years");
        tongue_write(d.value, sizeof d.value, "%.0f in 100", 100 * w->attack_decade);
        break;
    case DIAL_LIVES:
        d = (DialFace){.why = "lives", .caption = tongue("Heavy fighting so far")};
        snprintf(d.value, sizeof d.value, "%.0f %s", w->months_heavy, tongue_many(w->months_heavy, "month", "months"));
        break;
    case DIAL_SOVEREIGNTY:
        d = (DialFace){
            .why = "occupied_share", .now = 1 - w->occupied_share, .was = 1 - was->occupied_share, .numbered = true};
        d.caption = tongue("Territory governed");
        tongue_write(d.value, sizeof d.value, "%.1f\u00a0%%", 100 * (1 - w->occupied_share));
        break;
    case DIAL_ESCALATION:
        d = (DialFace){.why = "escalation", .caption = tongue("Nuclear use or wider war, a year")};
        band_write(figures_band_number(dial_escalation(w)), d.value, sizeof d.value);
        break;
    case DIAL_COHESION:
        d = (DialFace){.why = "cohesion", .now = w->cohesion, .was = was->cohesion, .numbered = true, .of_one = true};
        d.caption = tongue("Cohesion of the alliance");
        tongue_write(d.value, sizeof d.value, "%.2f", w->cohesion);
        break;
    case DIAL_LAW:
        d = (DialFace){
            .why = "governance", .now = w->governance, .was = was->governance, .numbered = true, .of_one = true};
        d.caption = tongue("Rule of law");
        tongue_write(d.value, sizeof d.value, "%.2f", w->governance);
        break;
    case DIAL_COUNT: ASSERT(id != DIAL_COUNT);
    }
    return d;
}

bool dial_change(const DialFace *face, char out[96], bool *better) {
    const double moved = 100 * (face->now - face->was);
    if (!face->numbered || real_abs(moved) < 0.5) return false;
    tongue_write(out, 96, "%s%.*f since last turn", moved > 0 ? "+" : "−", face->of_one ? 2 : 0,
             real_abs(face->of_one ? moved / 100 : moved));
    *better = (moved > 0) != face->down_is_better;
    return true;
}
