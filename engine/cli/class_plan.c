/* `class plan`. Always true: see cli.h; nothing is written over without --force. */
#include "class/plan_tell.h"
#include "class/roster.h"
#include "cli/class_commands.h"
#include "core/memory.h"
#include "session/naming.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* "kyiv,lead": places or roles. */
static bool seats_read(const Scenario *s, const char *list, ClassAsk *ask, Err *err) {
    while (list && *list) {
        char word[NAME_MAX_BYTES];
        const size_t length = strcspn(list, ",");
        snprintf(word, sizeof word, "%.*s", (int)length, list);
        SeatId seat = naming_seat(s, word);
        for (int n = 0; seat == SEAT_NONE && n < SEATS_MAX; n++)
            if (strcasecmp(word, s->seat_name[n]) == 0) seat = (SeatId)n;
        if (seat == SEAT_NONE)
            return err_set(err, "--seats: \"%s\" is no seat; see `accession play --text --list`", word);
        ask->fill[seat] = true;
        list += length + (list[length] == ',');
    }
    return true;
}

static bool people_read(const Options *o, Roster *roster, ClassAsk *ask, Err *err) {
    const bool people = o->given[OPTION_people];
    if (!people && !o->roster) return err_set(err, "--people N or --roster FILE says for how many");
    if (o->roster && !roster_read(o->roster, roster, err)) return err_wrap(err, "--roster");
    if (o->roster && people && roster->count != (int)o->people)
        return err_set(err, "--people says %d, the roster has %d labels", (int)o->people, roster->count);
    ask->people = o->roster ? roster->count : (int)o->people;
    ask->label = o->roster ? roster->label : NULL;
    return true;
}

bool class_options_plan(const Options *o, const Scenario *s, ClassPlan *out, Err *err) {
    Roster *roster = memory_zeros(1, sizeof *roster);
    ClassAsk ask = {.minutes = (int)o->minutes, .two_sessions = o->two_sessions, .seed = (uint64_t)o->seed,
                    .turn_months = (int)o->turn_months, .tables = (int)o->tables};
    const bool months = ask.turn_months == 0 || ask.turn_months == 3 || ask.turn_months == 6 || ask.turn_months == 12;
    class_ask_scenario(&ask, s);
    const bool ok = (months || err_set(err, "--turn-months: 3, 6 or 12 are wanted")) &&
                    people_read(o, roster, &ask, err) && seats_read(s, o->seats, &ask, err) &&
                    class_plan(&ask, out, err);
    free(roster);
    return ok;
}

static bool may_write(const Options *o, const char *name, const char *path, Err *err) {
    return !path || o->force || access(path, F_OK) != 0 ||
           err_set(err, "%s: %s is there already; --force writes over it", name, path);
}

static int plan_print(const Options *o, const Game *game, const ClassPlan *plan) {
    Text out = {0};
    if (o->json) {
        JsonOut json = json_out_start(&out, 1);
        class_plan_json(plan, game->scenario, &json);
        json_out_finish(&json);
    } else {
        class_plan_write(plan, game->scenario, &out);
    }
    return cli_write(NULL, &out, EXIT_OK);
}

static int sheets_write(const Options *o, const Game *game, const Lesson *lesson, const ClassPlan *plan) {
    Text out = {0};
    int code = EXIT_OK;
    if (o->placards) {
        placards_write(plan, game->scenario, &out);
        code = cli_write(o->placards, &out, code);
    }
    if (o->run_sheet && code == EXIT_OK) {
        run_sheet_write(plan, game->scenario, lesson, NULL, &out);
        code = cli_write(o->run_sheet, &out, code);
    }
    return code;
}

int class_plan_run(const Options *o) {
    Err err = {0};
    Game game;
    Pack *card = memory_zeros(1, sizeof *card);
    Lesson *lesson = memory_zeros(1, sizeof *lesson);
    ClassPlan plan;
    int code = EXIT_WRONG;
    Tongue tongue;
    if (!game_speaks(o, &tongue, &err) || !game_open(o, &game, &err)) {
        cli_fail(&err);
    } else {
        const bool ready = class_options_plan(o, game.scenario, &plan, &err) &&
                           may_write(o, "--placards", o->placards, &err) &&
                           may_write(o, "--run-sheet", o->run_sheet, &err) && pack_card(game.book, card, &err) &&
                           lesson_read(game.dir, o->language, card, game.scenario->start_name, lesson, &err);
        code = ready ? sheets_write(o, &game, lesson, &plan) : (err_wrap(&err, "class plan"), cli_fail(&err));
        if (code == EXIT_OK) code = plan_print(o, &game, &plan);
        game_close(&game);
    }
    tongue_free(&tongue);
    lesson_free(lesson);
    free(lesson);
    free(card);
    return code;
}
