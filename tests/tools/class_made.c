/* class_made FILE TABLES TURNS [SEED]: the file of a class as lessons make them, for tests: people at every table who
 * play by lot and predict, an event and a number of the facilitator's, a seat that is silent once, a vote, sentences.
 */
#include "../unit/class_play.h"

static void says(Class *c, int person, ClassEventKind kind, const char *text, double now) {
    ClassEvent e = class_event(kind);
    e.person = person;
    snprintf(e.text, sizeof e.text, "%s", text);
    class_must(c, &e, now);
}

static void leads(Class *c, int table, const char *command, double now) {
    const Session *g = c->table[table].game;
    ClassEvent e = class_event(CLASS_EVENT_lead);
    e.table = table;
    snprintf(e.text, sizeof e.text, "turn %d month %d leader %s", session_turn(g), (int)g->world.month, command);
    class_must(c, &e, now);
}

static void predicts(Class *c, int person, double now) {
    const ClassPerson *p = &c->person[person];
    if (p->seat == SEAT_NONE) return;
    const Session *g = c->table[p->table].game;
    JournalEntry entry = {
        .turn = session_turn(g), .month = (int)g->world.month, .command = {.kind = COMMAND_PREDICT, .seat = p->seat}};
    entry.command.prediction = session_question(g, p->seat);
    entry.command.prediction.above = (person + c->turn) % 2 == 0;
    entry.command.prediction.confidence = 0.55 + 0.1 * ((person + c->turn) % 5);
    Text line = {0};
    journal_line(&entry, c->scenario, &line);
    ClassEvent order = class_event(CLASS_EVENT_order);
    order.person = person;
    snprintf(order.text, sizeof order.text, "%s", line.data);
    class_do(c, &order, now, NULL);
    text_free(&line);
}

static double turn_lived(Class *c, double now) {
    for (int n = 0; n < c->people; n++)
        if (!(c->turn == 3 && n == 1)) predicts(c, n, now);
    if (c->turn == 2) leads(c, 0, "injects donor_fatigue", now);
    if (c->turn == 3 && c->setup.tables > 1) leads(c, 1, "sets unity 0.5", now);
    for (int n = 0; n < c->people; n++) {
        const bool silent = c->turn == 3 && n == 1; /* a bot stands in */
        for (uint64_t k = 0; k < 14 && !silent; k++)
            class_person_acts(c, n, 90001u * (uint64_t)n + k * 131u + (uint64_t)c->turn * 1721u, now);
        if (c->person[n].seat != SEAT_NONE && !silent) class_ready(c, n, now);
    }
    for (int n = 0; n < 80 && c->stage == CLASS_TURN; n++) class_tick(c, now += 10);
    if (c->stage == CLASS_RESULT) class_tick(c, now += c->setup.result_seconds + 1);
    return now;
}

static void words_said(Class *c, double now) {
    ClassEvent question = class_event(CLASS_EVENT_question);
    strcpy(question.text,
           "Does a promise without troops raise the danger of war?\nIt raises it\nIt lowers it\nIt depends");
    class_must(c, &question, now);
    for (int n = 0; n < c->people; n++) {
        ClassEvent answer = class_event(CLASS_EVENT_answer);
        answer.person = n;
        answer.number = n % 3;
        class_must(c, &answer, now);
    }
    says(c, 0, CLASS_EVENT_sentence, "It ended so because the word came before the means.", now);
    says(c, 1, CLASS_EVENT_sentence, "We waited for the others <and> they for us.", now);
}

int main(int argc, char **argv) {
    if (argc != 4 && argc != 5) return 2;
    const int tables = atoi(argv[2]), turns = atoi(argv[3]);
    ClassSetup setup = class_setup_of(tables, 6 * tables, turns);
    if (argc == 5) setup.seed = strtoull(argv[4], NULL, 10);
    Class *c = class_new(&setup);
    Err err = {{0}};
    double now = 10;
    if (!class_file_make(c, argv[1], &err)) return fprintf(stderr, "%s\n", err.text), 1;
    class_people_come(c, 6 * tables, 1);
    class_begin_games(c, now);
    while (c->stage != CLASS_DEBRIEF) now = turn_lived(c, now);
    words_said(c, now);
    const bool kept = class_file_flush(c, &err);
    class_done(c);
    return kept ? 0 : 1;
}
