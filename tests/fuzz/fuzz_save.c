/* libFuzzer: bytes as the document of a saved game, in a container that is right. What opens must be
 * saved again and open to the same world; what does not must be refused with a message. */
#include <stdlib.h>

#include "session/save.h"
#include "store/pack.h"
#include "../unit/shipped.h"

static const Scenario *scenario(void) {
    static Scenario *s;
    if (s) return s;
    Err err = {{0}};
    s = malloc(sizeof *s);
    ASSERT(s);
    ASSERT(shipped_load(ACCESSION_SOURCE_DIR "/scenarios/ukraine-2023", "stalemate", s, &err));
    return s;
}

static void again(const SavedGame *game, const Session *g) {
    static const SaveOrigin origin = {.pack_title = "fuzz"};
    Text text = {0};
    Save save;
    Err err = {{0}};
    SavedGame *second = calloc(1, sizeof *second);
    Session *session = calloc(1, sizeof *session);
    ASSERT(second && session);
    ASSERT(save_write(&game->branches, g, &origin, &text, &err));
    ASSERT(save_parse("again", text.data, text.length, &save, &err));
    ASSERT(save_game(&save, g->scenario, second, &err));
    save_live(second, g->scenario, &save.card.setup, session, NULL);
    ASSERT(digest_equal(world_digest(&session->world), world_digest(&g->world)));
    session_free(session);
    branches_free(&second->branches);
    save_close(&save);
    text_free(&text);
    free(session);
    free(second);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);
int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    Text file = {0};
    Save save;
    Err err = {{0}};
    SavedGame *game = calloc(1, sizeof *game);
    ASSERT(game);
    save_wrap((const char *)data, size, &file);
    if (!save_parse("fuzz.sav", file.data, file.length, &save, &err)) {
        ASSERT(err.text[0]);
    } else {
        if (save_game(&save, scenario(), game, &err)) {
            Session *session = calloc(1, sizeof *session);
            ASSERT(session);
            save_live(game, scenario(), &save.card.setup, session, NULL);
            branches_keep(&game->branches, session);
            again(game, session);
            session_free(session);
            free(session);
            branches_free(&game->branches);
        }
        save_close(&save);
    }
    free(game);
    text_free(&file);
    return 0;
}
