/* What each promise would do, as a table. Always true: see board.h and rungs.h; the numbers are those of the
 * nominal parameters, which everybody knows. */
#include <string.h>

#include "report/board.h"
#include "report/paper.h"

bool board_can_commit(const Board *b) {
    return b->seat == SEAT_lead || b->seat == SEAT_sceptic || b->seat == SEAT_front;
}

void board_rungs_now(const Board *b, Rung out[RUNGS]) {
    const Scenario *s = b->game->scenario;
    rungs_of(&b->game->world, &s->nominal, s, out);
}

void board_rungs_of(const Board *b, Text *out) {
    const Session *g = b->game;
    text_say(out, g->world.war > 0.5 ? "%s's promise, were the guns silent, under today's other conditions."
                                     : "%s's promise, under today's other conditions.",
             g->scenario->seat_name[SEAT_lead]);
}

static int dangerous(const Rung rung[RUNGS], double sign) {
    int at = 0;
    for (int n = 1; n < RUNGS; n++)
        if (sign * rung[n].alliance_war > sign * rung[at].alliance_war) at = n;
    return at;
}

void board_rungs_told(const Board *b, const Rung rung[RUNGS], Text *out) {
    const int most = dangerous(rung, 1.0), least = dangerous(rung, -1.0);
    text_say(out, "%s is drawn into a war most easily at \"%s\" (%.1f in 100), least at \"%s\" (%.1f).",
             b->game->scenario->alliance, tongue(rung_words((RungId)most)), 100.0 * rung[most].alliance_war,
             tongue(rung_words((RungId)least)), 100.0 * rung[least].alliance_war);
}

void board_rungs_heads(const Board *b, char head[RUNG_NUMBERS][64]) {
    const Scenario *s = b->game->scenario;
    tongue_write(head[0], 64, "%s believes", s->seat_name[SEAT_rival]);
    tongue_write(head[1], 64, "new attack");
    tongue_write(head[2], 64, "%s at war", s->alliance);
}

/* As wide as the longest name, and as its head. */
typedef struct Columns {
    int name, number[RUNG_NUMBERS];
} Columns;

static Columns columns_of(char head[RUNG_NUMBERS][64]) {
    Columns c = {0};
    for (int n = 0; n < RUNGS; n++) {
        const char *name = tongue(rung_words((RungId)n));
        const int width = paper_width(name, strlen(name));
        if (width > c.name) c.name = width;
    }
    for (int n = 0; n < RUNG_NUMBERS; n++) c.number[n] = paper_width(head[n], strlen(head[n])) + 2;
    return c;
}

static void right(const char *text, int width, Text *out) {
    text_add(out, "%*s%s", width - paper_width(text, strlen(text)), "", text);
}

static void cell(Text *out, int width, int digits, double value) {
    char text[32];
    tongue_write(text, sizeof text, "%.*f\u00a0%%", digits, 100.0 * value);
    right(text, width, out);
}

void board_rungs(const Board *b, Text *out) {
    Rung rung[RUNGS];
    char head[RUNG_NUMBERS][64];
    Text line = {0};
    const RungId now = rung_now(&b->game->world);
    board_rungs_now(b, rung);
    board_rungs_heads(b, head);
    text_say(out, "What each promise would do within ten years\n");
    board_rungs_of(b, &line);
    board_say(out, "", 2, &line);
    const Columns c = columns_of(head);
    text_add(out, "  %*s", c.name, "");
    for (int n = 0; n < RUNG_NUMBERS; n++) right(head[n], c.number[n], out);
    text_add(out, "\n");
    for (int n = 0; n < RUNGS; n++) {
        text_add(out, "  ");
        paper_pad(out, tongue(rung_words((RungId)n)), c.name);
        cell(out, c.number[0], 0, rung[n].belief);
        cell(out, c.number[1], 0, rung[n].attack);
        cell(out, c.number[2], 1, rung[n].alliance_war);
        text_add(out, "\n");
    }
    if (now < RUNGS) text_say(&line, "Today it is \"%s\". ", tongue(rung_words(now)));
    board_rungs_told(b, rung, &line);
    board_say(out, "", 2, &line);
}
