/* What a text refers to, opened. Always true: the commands are those of text play; each leads to the screen
 * that shows the same, and what has none leads nowhere. */
#include <stdio.h>
#include <string.h>

#include "session/naming.h"
#include "ui/screens.h"

typedef struct Words {
    char at[4][64];
    int count;
} Words;

static void follow_number(App *a, const Words *w) {
    const bool ledger = strcmp(w->at[0], "ledger") == 0, whole = strcmp(w->at[2], "whole") == 0;
    a->chosen.why_tab = ledger ? 2 : whole ? 1 : 0;
    if (w->count > 1) app_open_why(a, w->at[1]);
    else app_go(a, SCREEN_table);
}

static void follow_card(App *a, const Words *w) {
    const ActId id = act_find(w->at[1]);
    if (id != ACT_NONE)
        app_open_card(a, board_act(&a->table.board, a->table.board.seat, id, strcmp(w->at[2], "down") == 0));
    else app_go(a, SCREEN_cards);
}

static void follow_offer(App *a, const Words *w) {
    const SeatId seat = naming_seat(a->table.session->scenario, w->at[1]);
    const ActId id = act_find(w->at[2]);
    if (seat != SEAT_NONE) offers_to(a, seat);
    if (seat != SEAT_NONE && id != ACT_NONE)
        offer_open(a, board_act(&a->table.board, seat, id, strcmp(w->at[3], "down") == 0));
    else app_go(a, SCREEN_offers);
}

static void follow_question(App *a, const Words *w) {
    (void)w;
    int event[2];
    if (board_asked(&a->table.board, event) == 0) return;
    a->chosen.event = event[0];
    app_go(a, SCREEN_event);
}

static void follow_rungs(App *a, const Words *w) {
    (void)w;
    app_open_why(a, "jeopardy");
}

static const struct {
    const char *command;
    void (*follow)(App *a, const Words *w); /* NULL: the screen */
    ScreenId screen;
    int tab;                                /* of SCREEN_world */
} leads[] = {
    {"why", follow_number, SCREEN_why, 0},      {"ledger", follow_number, SCREEN_why, 0},
    {"predict", follow_number, SCREEN_why, 0},  {"do", follow_card, SCREEN_card, 0},
    {"card", follow_card, SCREEN_card, 0},      {"cards", NULL, SCREEN_cards, 0},
    {"offer", follow_offer, SCREEN_offers, 0},  {"offers", NULL, SCREEN_offers, 0},
    {"promises", NULL, SCREEN_offers, 0},       {"answer", NULL, SCREEN_offers, 0},
    {"choose", follow_question, SCREEN_event, 0}, {"event", follow_question, SCREEN_event, 0},
    {"odds", NULL, SCREEN_odds, 0},             {"rewind", NULL, SCREEN_past, 0},
    {"branches", NULL, SCREEN_past, 0},         {"compare", NULL, SCREEN_past, 0},
    {"rungs", follow_rungs, SCREEN_why, 0},
    {"what-if", NULL, SCREEN_instead, 0},
    {"debrief", NULL, SCREEN_debrief, 0},       {"dials", NULL, SCREEN_world, WORLD_dials},
    {"goals", NULL, SCREEN_world, WORLD_goals}, {"map", NULL, SCREEN_world, WORLD_land},
    {"members", NULL, SCREEN_world, WORLD_members}, {"seats", NULL, SCREEN_world, WORLD_seats},
    {"advisors", NULL, SCREEN_world, WORLD_advisors}, {"briefing", NULL, SCREEN_world, WORLD_news},
    {"journal", NULL, SCREEN_world, WORLD_journal},
};

void app_follow(App *a, const char *command) {
    Words w = {.count = 0};
    w.count = sscanf(command, "%63s %63s %63s %63s", w.at[0], w.at[1], w.at[2], w.at[3]);
    for (size_t n = 0; n < COUNT_OF(leads); n++) {
        if (strcmp(leads[n].command, w.at[0]) != 0) continue;
        if (leads[n].screen == SCREEN_world) a->chosen.world_tab = leads[n].tab;
        if (leads[n].follow) leads[n].follow(a, &w);
        else app_go(a, leads[n].screen);
        return;
    }
}
