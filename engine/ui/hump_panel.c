/* The jeopardy hump beside the number it explains. Always true: see screens.h; it is counted once for a pack and
 * start, at the stakes as they stand then. */
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "report/plot_hump.h"
#include "ui/screens.h"

enum { DRAWS = 200 }; /* of the parameter box, for the band */

static const Hump *hump_of(App *a) {
    const Scenario *s = a->table.scenario;
    const UiId of = ui_id(s->start_name, (int)ui_id(s->pack, 0));
    if (a->hump && a->hump_of == of) return a->hump;
    const World *w = session_world(a->table.session);
    const double now = w->stake[s->lead], stakes[] = {now, now < 0.5 ? now + 0.2 : now - 0.2};
    if (!a->hump) a->hump = memory_new(sizeof *a->hump);
    hump_find(s, stakes, COUNT_OF(stakes), 1, DRAWS, a->hump);
    a->hump_of = of;
    return a->hump;
}

void hump_lay(App *a, Rect *in) {
    Picture picture;
    const PaperSize size = paper_size(&a->ui, in->w);
    plot_hump(hump_of(a), &(PlotFrame){NULL, size.width_mm}, &picture);
    picture_take(&a->ui, in, size, &picture);
    ui_gap(&a->ui, in, 10);
}
