/* The question of the vote, and its answer: the danger of a promise against how far it is believed. Always true:
 * see kit.h; what is drawn is counted of this start. model notes B.4.5, claim A9; game notes 6 */
#include "class/kit.h"

#include <stdlib.h>

#include "core/memory.h"
#include "core/version.h"
#include "report/plot_hump.h"
#include "report/svg.h"

enum { DRAWS = 2000, WIDTH_MM = 180 };

/* As large as the wall; on paper one sheet. */
static const char style[] = "@media screen{figure svg{width:100%;height:auto}p,td,th,caption{font-size:1.25rem}}\n"
                            "@media print{figure svg{width:auto;height:112mm}h2{margin-top:3mm}}\n";

static void curve_draw(const Kit *kit, const Hump *h, LessonPage *sheet) {
    Picture picture;
    Text source = {0}, svg = {0};
    text_add(&source, "accession %s, %s, %s, ", ACCESSION_VERSION, kit->s->pack, kit->s->start_name);
    text_say(&source, "seed %llu, %d draws of the parameters", (unsigned long long)h->seed, h->draws);
    plot_hump(h, &(PlotFrame){source.data, WIDTH_MM}, &picture);
    svg_write(&picture, &svg);
    page_figure(&sheet->page, svg.data, "", "");
    picture_free(&picture);
    text_free(&source);
    text_free(&svg);
}

static void stakes_write(const Hump *h, LessonPage *sheet) {
    const char *const heads[] = {tongue("Stakes shown, 0 to 1"), tongue(hump_promise[0]), tongue(hump_promise[1]),
                                 tongue(hump_promise[2]), tongue("Membership raises the danger in")};
    page_table_begin(&sheet->page,
                     tongue("How far each promise is believed, and the wars of alliance and rival that are expected in "
                            "a hundred years of "
                            "it. The last column is of worlds drawn from the ranges, with a 95 % interval."),
                     heads, (int)COUNT_OF(heads));
    for (int n = 0; n < h->stakes; n++) {
        const HumpStake *x = &h->stake[n];
        Row row = {0};
        text_say(row_cell(&row), "%.2f", x->stakes);
        for (int p = 0; p < HUMP_PROMISES; p++)
            text_say(row_cell(&row), "believed in %.0f of 100; %.2f", 100 * x->q[p], 100 * x->jeopardy[p]);
        text_say(row_cell(&row), "%.0f (%.0f to %.0f) of 100 worlds", 100 * x->raises.estimate, 100 * x->raises.low,
                 100 * x->raises.high);
        row_write(&row, &sheet->page, NULL, NULL);
    }
    page_table_end(&sheet->page);
}

void kit_promise(const Kit *kit, LessonPage *sheet) {
    static const double stakes[] = {0.25, 0.45, 0.7};
    Hump *h = memory_new(sizeof *h);
    sheet->page.style = style;
    hump_find(kit->s, stakes, (int)COUNT_OF(stakes), kit->odds->seed, DRAWS, h);
    page_heading(&sheet->page, 2, "question",
                 tongue("Does a promise without troops raise or lower the alliance's own danger of war?"));
    page_paragraph(
        &sheet->page,
        tongue(
            "Vote first; then this. Nobody fights for a promise that nobody believes, and nobody attacks one that "
            "everybody "
            "believes. In between it draws its givers in without keeping the attacker out. Where a promise lies on the "
            "curve depends on the stakes that were shown: ask which row your table is in."));
    curve_draw(kit, h, sheet);
    stakes_write(h, sheet);
    free(h);
}
