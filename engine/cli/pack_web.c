/* `pack web`: the web of causes of a pack as a picture. Always true: without -o it goes to standard output. */
#include "cli/pack_commands.h"
#include "cli/pack_dir.h"
#include "core/memory.h"
#include "report/web.h"

#include <stdlib.h>

static bool web_of(const Options *o, PackBook *book, Text *svg, Err *err) {
    Scenario *scenario = memory_new(sizeof *scenario);
    Pack *card = memory_new(sizeof *card);
    const bool drawn = pack_card(book, card, err) && pack_scenario(book, o->start, scenario, err) &&
                       web_draw(scenario, card, o->of, svg, err);
    free(card);
    free(scenario);
    return drawn;
}

int pack_web_run(const Options *o) {
    char dir[PACK_PATH_BYTES];
    PackBook book;
    Text svg = {0};
    Err err = {0};
    if (!pack_dir(o, "pack web", dir, &err) || !pack_open(dir, o->language, &book, &err)) {
        return cli_fail(&err);
    }
    const bool drawn = web_of(o, &book, &svg, &err) || err_wrap(&err, "pack web");
    pack_close(&book);
    if (!drawn) {
        text_free(&svg);
        return cli_fail(&err);
    }
    return cli_write(o->output, &svg, EXIT_OK);
}
