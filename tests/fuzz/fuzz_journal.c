/* libFuzzer: bytes as the lines of a journal. A line that is read is written and read again the same. The
 * game takes the command or refuses it and is as it was; what it lived stands in its journal: lived again, it
 * comes to the same world. */
#include "tests/fuzz/common.h"

#include "session/session.h"

enum { TURNS = 12, LINES = 400 };

static void read_again(const JournalEntry *e, const Scenario *s) {
    JournalEntry back;
    Text once = {0}, twice = {0};
    journal_line(e, s, &once);
    ASSERT(journal_parse(once.data, s, &back, NULL));
    journal_line(&back, s, &twice);
    ASSERT(strcmp(once.data, twice.data) == 0);
    ASSERT(back.command.kind == e->command.kind && back.turn == e->turn && back.month == e->month);
    text_free(&once);
    text_free(&twice);
}

static void command(Session *g, const Command *c) {
    const Digest before = world_digest(&g->world);
    const size_t entries = g->journal.count;
    Verdict v;
    const bool taken = c->kind == COMMAND_END_TURN ? session_end_turn(g, c->yes, &v) : session_submit(g, c, &v);
    ASSERT(taken == (g->journal.count > entries));
    if (taken) return;
    ASSERT(v.why_not[0] && strlen(v.why_not) < sizeof v.why_not);
    ASSERT(digest_equal(before, world_digest(&g->world)));
}

static void lived_again(const Session *g) {
    const Record record = session_record(g);
    Session *again = malloc(sizeof *again);
    ASSERT(again && session_replay(&record, again, NULL));
    ASSERT(digest_equal(world_digest(&g->world), world_digest(&again->world)));
    session_free(again);
    free(again);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    const Scenario *s = fuzz_scenario("stalemate");
    const unsigned char *at = data, *end = data + size;
    char line[1024];
    int turns = 0;
    Session *g = malloc(sizeof *g);
    ASSERT(g);
    Setup setup = session_setup(5, MODE_STANDARD, SEAT_candidate);
    setup.holder[SEAT_lead] = setup.holder[SEAT_sceptic] = HOLDER_PERSON;
    session_begin(g, s, &setup);
    for (int n = 0; n < LINES && fuzz_line(&at, end, line, sizeof line); n++) {
        JournalEntry e;
        Err err = {{0}};
        if (!journal_parse(line, s, &e, &err)) {
            ASSERT(err.text[0]);
            continue;
        }
        read_again(&e, s);
        if (session_over(g) || e.command.kind == COMMAND_STOPPED) continue; /* its time comes from the clock */
        if (e.command.kind == COMMAND_END_TURN && turns++ >= TURNS) continue;
        command(g, &e.command);
    }
    lived_again(g);
    session_free(g);
    free(g);
    return 0;
}
