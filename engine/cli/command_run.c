/* `run`: one history. Always true: it prints exactly one of its forms. */
#include "cli/cli.h"
#include "cli/game.h"
#include "report/account.h"
#include "report/chronicle.h"
#include "report/ending.h"
#include "report/record.h"
#include "report/validity.h"

static bool run_modes(const Options *o, Err *err) {
    const int modes = o->chronicle + (o->ledger != NULL) + o->json + o->digest;
    if (modes > 1) {
        return err_set(err, "run: choose one of --chronicle, --ledger, --json and --digest");
    }
    return o->check && !o->chronicle ? err_set(err, "run: --check belongs to --chronicle") : true;
}

static int run_ledger(const Options *o, const History *h, Text *out) {
    Err err = {0};
    Variable variable;
    if (!variable_parse(h->scenario, o->ledger, &variable, &err)) {
        err_wrap(&err, "--ledger");
        return cli_fail(&err);
    }
    if (!account_kept(variable.id)) {
        err_set(&err, "--ledger: \"%s\" is worked out anew each month and has no causes of its "
                      "own; try `accession explain --of %s`", o->ledger, o->ledger);
        return cli_fail(&err);
    }
    return account_write(h, variable, out) ? EXIT_OK : EXIT_NO;
}

static int run_check(const History *h, Text *out) {
    Text chronicle = {0};
    Validity validity;
    chronicle_write(h, &chronicle);
    validity_check(h, chronicle.data, &validity);
    validity_write(&validity, out);
    text_free(&chronicle);
    return validity_holds(&validity) ? EXIT_OK : EXIT_NO;
}

static void run_digest(const History *h, Text *out) {
    for (int month = 0; month <= h->months; month++) {
        char digits[33];
        digest_text(world_digest(history_at(h, month)), digits);
        text_add(out, "%d %s\n", month, digits);
    }
}

static int run_write(const Options *o, const History *h, Text *out) {
    if (o->check) {
        return run_check(h, out);
    }
    if (o->ledger) {
        return run_ledger(o, h, out);
    }
    if (o->chronicle) {
        chronicle_write(h, out);
    } else if (o->json) {
        JsonOut json = json_out_start(out, 1);
        record_json(h, &json);
    } else if (o->digest) {
        run_digest(h, out);
    } else {
        ending_write(h, out);
    }
    return EXIT_OK;
}

int command_run(const Options *o) {
    Err err = {0};
    Game game;
    if (!run_modes(o, &err) || !game_open(o, &game, &err)) {
        return cli_fail(&err);
    }
    History history;
    history_live(&history, game.scenario, &game.scenario->nominal, &game.policy,
                 (uint64_t)o->seed, (int)o->months);
    Text out = {0};
    int code = run_write(o, &history, &out);
    code = cli_write(NULL, &out, code);
    history_free(&history);
    game_close(&game);
    return code;
}
