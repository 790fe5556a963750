/* `class kit`. Always true: see cli.h; pages of the same name in the folder are written anew. */
#include "class/kit.h"
#include "cli/class_commands.h"
#include "cli/progress.h"
#include "core/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RUNS = 1000, MONTHS = 180, PEOPLE = 24 };

static void kit_progress(void *told, uint64_t done, uint64_t all) { progress_show(told, done, all, "histories"); }

static const PackStart *start_of(const Pack *card, const Scenario *s) {
    for (int n = 0; n < card->starts; n++)
        if (strcmp(card->start[n].name, s->start_name) == 0) return &card->start[n];
    return &card->start[0];
}

static bool odds_count(const Options *o, const Game *game, const ClassPlan *plan, ClassOdds *out, Err *err) {
    Progress progress = progress_begin();
    const ClassOddsAsk ask = {.scenario = game->scenario, .runs = o->runs > 0 ? (uint64_t)o->runs : RUNS,
                              .seed = (uint64_t)o->seed, .months = MONTHS,
                              .lesson_months = plan->turns * plan->turn_months, .threads = (int)o->threads,
                              .stop = progress_stop(), .told = &progress, .progress = kit_progress};
    const bool done = class_odds_count(&ask, out) || err_set(err, "interrupted");
    progress_end(&progress);
    return done && pack_scripts_held(game->book, err);
}

static bool kit_make(const Options *o, const Game *game, const Pack *card, const Lesson *lesson, Err *err) {
    ClassPlan plan;
    ClassOdds odds = {0};
    Options asked = *o;
    if (!o->roster && !o->given[OPTION_people]) {
        asked.people = PEOPLE;
        asked.given[OPTION_people] = true;
    }
    const Kit kit = {
        .s = game->scenario, .start = start_of(card, game->scenario), .lesson = lesson, .odds = &odds, .plan = &plan};
    const bool done = class_options_plan(&asked, game->scenario, &plan, err) &&
                      odds_count(o, game, &plan, &odds, err) && kit_write(&kit, o->output, err);
    class_odds_free(&odds);
    return done;
}

int class_kit_run(const Options *o) {
    Err err = {0};
    Game game;
    if (!o->output) {
        err_set(&err, "class kit: -o DIR says where the pages go");
        return cli_fail(&err);
    }
    Tongue tongue;
    if (!game_speaks(o, &tongue, &err) || !game_open(o, &game, &err)) return cli_fail(&err);
    pack_strict(game.book);
    Pack *card = memory_zeros(1, sizeof *card);
    Lesson *lesson = memory_zeros(1, sizeof *lesson);
    const bool made = pack_card(game.book, card, &err) &&
                      lesson_read(game.dir, o->language, card, game.scenario->start_name, lesson, &err) &&
                      kit_make(o, &game, card, lesson, &err);
    if (made)
        printf("%s/index.html: the lesson kit of %s, %s\n", o->output, game.scenario->pack, game.scenario->start_name);
    else err_wrap(&err, "class kit");
    const int code = made ? EXIT_OK : cli_fail(&err);
    lesson_free(lesson);
    free(lesson);
    free(card);
    game_close(&game);
    tongue_free(&tongue);
    return code;
}
