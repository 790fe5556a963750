/* Luck or judgement in words. Always true: see debrief.h. */
#include <string.h>

#include "core/real.h"
#include "report/debrief.h"
#include "report/dials.h"
#include "report/paper.h"
#include "report/words.h"
#include "session/naming.h"

const char *standing_dial_name(int dial) {
    static const char *const names[DIALS] = {TONGUE("security"),   TONGUE("lives"),    TONGUE("sovereignty"),
                                             TONGUE("escalation"), TONGUE("cohesion"), TONGUE("law")};
    ASSERT(dial >= 0 && dial < DIALS);
    return names[dial];
}

static void outcomes_write(const Luck *l, Text *out) {
    for (int o = 0; o < ORDER_COUNT; o++) {
        if (o == (int)l->here.outcome || real_max(l->orders.outcome[o], l->bots.outcome[o]) < 0.005) continue;
        Text other = {0};
        text_add(&other, "%s", words_class((OrderId)o));
        text_say(&other, ": %.0f with these orders, %.0f with bots.", 100 * l->orders.outcome[o],
                 100 * l->bots.outcome[o]);
        board_say(out, "", 2, &other);
    }
}

const char *luck_word(double lower) {
    return tongue(lower > 0.9   ? "luck was kind"
                  : lower > 0.6 ? "better than most"
                  : lower < 0.1 ? "luck was hard"
                  : lower < 0.4 ? "worse than most" : "as usual");
}

static void dials_write(const Luck *l, Text *out) {
    text_say(out, "Dials, 0 to 1: here, mean of these orders, better here than in so many of 100\n");
    int columns = 12;
    for (int d = 0; d < DIALS; d++) {
        const char *name = tongue(standing_dial_name(d));
        const int width = paper_width(name, strlen(name)) + 1;
        columns = width > columns ? width : columns;
    }
    for (int d = 0; d < DIALS; d++) {
        text_add(out, "  ");
        paper_pad(out, tongue(standing_dial_name(d)), columns);
        text_say(out, " %5.2f  %5.2f  %3.0f  (%s)  bots %.2f\n",
                 l->here.dial[d], l->orders.dial[d], 100 * l->lower[d], luck_word(l->lower[d]),
                 l->bots.dial[d]);
    }
}

static void goals_write(const Luck *l, const Session *g, SeatId seat, Text *out) {
    GoalId goal[GOALS_OF_SEAT_MAX];
    const int count = standing_goals(g, seat, goal);
    text_say(out, "Goals of %s\n", g->scenario->seat_name[seat]);
    for (int n = 0; n < count; n++) {
        Text line = {0};
        text_say(&line, "%s here; met in %.0f of 100 histories with these orders, in %.0f with a bot: ",
                 tongue(goal_state_word(l->here.goal[seat][n])), 100 * l->orders.met[seat][n],
                 100 * l->bots.met[seat][n]);
        naming_fill(g->scenario, goal_info(g->scenario, goal[n]).text, &line);
        text_add(&line, ".");
        board_say(out, "", 2, &line);
    }
}

/* What these orders do to the goals of the others, where it is five points or more. */
void luck_others(const Luck *l, const Session *g, Text *out) {
    bool any = false;
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        GoalId goal[GOALS_OF_SEAT_MAX];
        const int count = standing_goals(g, (SeatId)seat, goal);
        if (session_person(g, (SeatId)seat) || !seat_sits(g->scenario, (SeatId)seat)) continue;
        for (int n = 0; n < count; n++) {
            const double with = l->orders.met[seat][n], bots = l->bots.met[seat][n];
            Text line = {0};
            if (real_abs(with - bots) < 0.05) continue;
            if (!any) text_say(out, "Goals of others that these orders move\n");
            any = true;
            text_say(&line, "%s: met in %.0f of 100 with these orders, in %.0f with bots: ",
                     g->scenario->seat_name[seat], 100 * with, 100 * bots);
            naming_fill(g->scenario, goal_info(g->scenario, goal[n]).text, &line);
            text_add(&line, ".");
            board_say(out, "", 2, &line);
        }
    }
}

void luck_lead(const Luck *l, const Session *g, Text *out) {
    Text line = {0};
    text_say(&line,
             "Luck or judgement: the same orders in %d other histories, each with its own luck and its own "
             "hidden numbers. Of %.0f orders %.1f were refused there, on average.",
             l->runs, l->given, l->refused);
    board_say(out, "", 0, &line);
    text_say(&line, "Here: ");
    words_fill(g->scenario, words_outcome(l->here.outcome), &line);
    text_say(&line, " So it stood in %.0f of 100 with these orders, in %.0f with bots in every seat.",
             100 * l->orders.outcome[l->here.outcome], 100 * l->bots.outcome[l->here.outcome]);
    board_say(out, "", 0, &line);
}

void luck_dials(const Luck *l, Text *out) {
    for (int d = 0; d < DIALS; d++) {
        Text line = {0};
        text_say(&line, "%s: better here than in %.0f of 100 (%s).", dial_name((DialId)d), 100 * l->lower[d],
                 luck_word(l->lower[d]));
        board_say(out, "", 2, &line);
    }
}

void luck_goals(const Luck *l, const Session *g, Text *out) {
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        if (session_person(g, (SeatId)seat)) goals_write(l, g, (SeatId)seat, out);
}

void luck_write(const Luck *l, const Session *g, Text *out) {
    luck_lead(l, g, out);
    outcomes_write(l, out);
    text_add(out, "\n");
    dials_write(l, out);
    text_add(out, "\n");
    luck_goals(l, g, out);
    luck_others(l, g, out);
}

/* --- JSON ------------------------------------------------------------------------------------- */

static void side_json(const char *key, const LuckSide *side, const Session *g, JsonOut *json) {
    json_out_key(json, key);
    json_out_object_begin(json);
    json_out_key(json, "outcomes");
    json_out_object_begin(json);
    for (int o = 0; o < ORDER_COUNT; o++) json_out_put_real(json, order_name((OrderId)o), side->outcome[o]);
    json_out_object_end(json);
    json_out_key(json, "dials");
    json_out_object_begin(json);
    for (int d = 0; d < DIALS; d++) json_out_put_real(json, standing_dial_name(d), side->dial[d]);
    json_out_object_end(json);
    json_out_key(json, "goals_met");
    json_out_object_begin(json);
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        GoalId goal[GOALS_OF_SEAT_MAX];
        const int count = standing_goals(g, (SeatId)seat, goal);
        if (!seat_sits(g->scenario, (SeatId)seat)) continue;
        json_out_key(json, seat_info((SeatId)seat)->role);
        json_out_object_begin(json);
        for (int n = 0; n < count; n++)
            json_out_put_real(json, goal_info(g->scenario, goal[n]).name, side->met[seat][n]);
        json_out_object_end(json);
    }
    json_out_object_end(json);
    json_out_object_end(json);
}

void luck_json(const Luck *l, const Session *g, JsonOut *json) {
    json_out_object_begin(json);
    json_out_put_int(json, "runs", l->runs);
    json_out_put_real(json, "orders", l->given);
    json_out_put_real(json, "refused", l->refused);
    json_out_put_text(json, "outcome_here", order_name(l->here.outcome));
    json_out_key(json, "here");
    json_out_object_begin(json);
    for (int d = 0; d < DIALS; d++) json_out_put_real(json, standing_dial_name(d), l->here.dial[d]);
    json_out_object_end(json);
    json_out_key(json, "share_lower");
    json_out_object_begin(json);
    for (int d = 0; d < DIALS; d++) json_out_put_real(json, standing_dial_name(d), l->lower[d]);
    json_out_object_end(json);
    side_json("same_orders", &l->orders, g, json);
    side_json("bots", &l->bots, g, json);
    json_out_object_end(json);
}
