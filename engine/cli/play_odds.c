/* Odds of a running game: the place where ensembles are connected. Always true: see play.h; odds use
 * what a player could know, never the drawn truth. */
#include "cli/play.h"

bool play_odds(Play *p, const PlayLine *line, Text *out) {
    (void)p;
    (void)line;
    text_add(out, "Odds are not available in this version. Near effects of a card: card NUMBER\n");
    return true;
}
