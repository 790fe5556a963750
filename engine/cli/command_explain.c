/* `explain`: one number, opened. Always true: it lives no further than the month asked for. */
#include "cli/cli.h"
#include "cli/game.h"
#include "report/explain.h"

static int explain_month(const Options *o, const Game *game, Variable variable) {
    History history;
    history_live(&history, game->scenario, &game->scenario->nominal, &game->policy,
                 (uint64_t)o->seed, (int)o->month);
    const Explanation explanation = explain_variable(&history, variable, (int)o->month);
    Text out = {0};
    if (o->json) {
        JsonOut json = json_out_start(&out, 1);
        explain_json(&explanation, &json);
        json_out_finish(&json);
    } else {
        explain_write(&explanation, &out);
    }
    const int code = cli_write(NULL, &out, explain_agrees(&explanation) ? EXIT_OK : EXIT_NO);
    history_free(&history);
    return code;
}

int command_explain(const Options *o) {
    Err err = {0};
    Game game;
    Variable variable;
    if (!o->of) {
        err_set(&err, "explain: which number? --of menace, --of \"credibility[USA]\"");
        return cli_fail(&err);
    }
    if (!game_open(o, &game, &err)) {
        return cli_fail(&err);
    }
    const bool known = variable_parse(game.scenario, o->of, &variable, &err);
    if (!known) {
        err_wrap(&err, "--of");
    }
    const int code = known ? explain_month(o, &game, variable) : cli_fail(&err);
    game_close(&game);
    return code;
}
