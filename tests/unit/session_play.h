/* What the session's tests share: games in which persons do something by lot. */
#pragma once
#include <stdlib.h>

#include "model_world.h"

#include "session/advisor.h"
#include "session/session.h"

static const char *const every_start[] = {
    "january-2023", "decisive-victory-expulsion", "decisive-victory-turmoil",
    "decisive-victory-collapse", "stalemate", "armed-neutrality",
};

/* A session is large: on the heap, begun; session_end() ends and frees it. */
static inline Session *session_new(const Scenario *s, const Setup *setup) {
    Session *g = malloc(sizeof *g);
    assert_non_null(g);
    session_begin(g, s, setup);
    return g;
}

static inline void session_end(Session *g) {
    session_free(g);
    free(g);
}

static inline bool submit(Session *g, Command c) {
    Verdict v;
    return session_submit(g, &c, &v);
}

static inline Command act_command(SeatId seat, ActId act, double to) {
    return (Command){.kind = COMMAND_ACT, .seat = seat, .act = {seat, act, to}};
}

/* A card that the seat can take now; false if there is none. */
static inline bool some_card(const Session *g, SeatId seat, uint64_t n, Act *out) {
    const Scenario *s = g->scenario;
    Outlook o;
    Choice card[CHOICES_MAX];
    outlook_of(&g->world, &s->nominal, s, &o);
    const int cards = choices_of(&g->world, &g->parameters, s, &o, seat, NULL, card);
    const int first = (int)(test_uniform("card", n) * cards);
    for (int c = 0; c < cards; c++) {
        const Choice *choice = &card[(first + c) % cards];
        if (refusal_is(choice->refusal)) continue;
        *out = choice->act;
        return true;
    }
    return false;
}

static inline void offer_something(Session *g, SeatId seat, uint64_t n) {
    const SeatId to = (SeatId)(test_uniform("to", n) * SEAT_COUNT);
    Act ask;
    if (to == seat || !seat_sits(g->scenario, to) || !some_card(g, to, n + 7, &ask)) return;
    const int turn = session_turn(g);
    submit(g, (Command){.kind = COMMAND_OFFER, .seat = seat,
                        .offer = {.from = seat, .to = to, .ask = ask, .ask_due = turn + 1,
                                  .give = {seat, ACT_NONE, 0}, .favour = 1.0}});
}

/* One person's commands of a turn; game tells games apart. */
static inline void play_seat(Session *g, SeatId seat, uint64_t game) {
    const uint64_t n = game * 100000 + (uint64_t)session_turn(g) * 100 + (uint64_t)seat * 10;
    Act act;
    for (uint64_t c = 0; c < 3; c++)
        if (test_uniform("acts", n + c) < 0.7 && some_card(g, seat, n + c, &act))
            submit(g, (Command){.kind = COMMAND_ACT, .seat = seat, .act = act});
    for (int p = 1; p <= g->pendings; p++)
        if (g->pending[p - 1].offer.to == seat)
            submit(g, (Command){.kind = COMMAND_ANSWER, .seat = seat, .number = p,
                                .yes = test_uniform("yes", n + (uint64_t)p) < 0.5});
    if (test_uniform("offers", n) < 0.5) offer_something(g, seat, n);
    Command forecast = {.kind = COMMAND_PREDICT, .seat = seat,
                        .prediction = session_question(g, seat)};
    forecast.prediction.confidence = 0.5 + 0.5 * test_uniform("sure", n);
    forecast.prediction.above = test_uniform("above", n) < 0.5;
    submit(g, forecast);
}

/* Every person plays, then the turn ends. */
static inline void play_turn(Session *g, uint64_t game) {
    Verdict v;
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        if (g->setup.holder[seat] == HOLDER_PERSON) play_seat(g, (SeatId)seat, game);
    if (!session_end_turn(g, true, &v)) fail_msg("turn %d: %s", session_turn(g), v.why_not);
}

static inline void play_game(Session *g, uint64_t game, int turns) {
    for (int t = 0; t < turns && !session_over(g); t++) play_turn(g, game);
}
