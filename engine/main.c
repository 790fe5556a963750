/* The program. Always true: everything it does is a command of cli/commands.def; rooms that do not see each
 * other meet here. */
#include "cli/cli.h"
#include "cli/game_saved.h"

#ifdef ACCESSION_DESKTOP
#include "ui/desk.h"

static bool ask_of(const Options *o, DeskAsk *ask, Err *err) {
    *ask = (DeskAsk){.load = o->load,
                     .resume = o->resume,
                     .order = o->order,
                     .seat = o->seat,
                     .result = o->output,
                     .out = o->into,
                     .start = o->start,
                     .scale = (int)o->scale,
                     .look = (int)o->look};
    return game_where(o, &ask->where, err);
}

static bool window_play(const Options *o, Err *err) {
    DeskAsk ask;
    return ask_of(o, &ask, err) && desk_play(&ask, err);
}

static int window_pictures(const Options *o, int width, int height, Err *err) {
    DeskAsk ask;
    if (!ask_of(o, &ask, err)) return -1;
    ask.width = width;
    ask.height = height;
    return desk_pictures(&ask, err);
}

static bool window_first(const Options *o, Err *err) {
    DeskAsk ask;
    return ask_of(o, &ask, err) && desk_first_frame(&ask, err);
}

static bool window_times(const Options *o, char what[DESK_WHAT_BYTES], CliPut *put, void *context, Err *err) {
    DeskAsk ask;
    return ask_of(o, &ask, err) && desk_times(&ask, what, put, context, err);
}

static void window_look(const Options *o, Diagnoses *out) {
    DeskAsk ask;
    if (ask_of(o, &ask, NULL)) desk_look(&ask, out);
}

static const CliWindow window = {desk_has_display, window_look,  window_play,
                                 window_pictures,  window_first, window_times};
#define WINDOW &window
#else
#define WINDOW NULL
#endif

int main(int argc, char **argv) {
    return cli_main(argc, argv, WINDOW);
}
