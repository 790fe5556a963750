/* Who will sit where. Always true: see class_seats.h. */
#include "cli/class_seats.h"

#include "cli/class_commands.h"

static bool by_plan(const Options *o, const Scenario *s, ClassSeats *out, Err *err) {
    ClassPlan plan;
    if (!class_options_plan(o, s, &plan, err)) return false;
    *out = (ClassSeats){.tables = plan.tables,
                        .turns = plan.turns,
                        .turn_seconds = plan.turn_seconds - plan.phases.result,
                        .result_seconds = plan.phases.result,
                        .turn_months = plan.turn_months,
                        .minutes = plan.minutes * plan.sessions,
                        .plays = plan.plays};
    for (; out->places < plan.people; out->places++) {
        out->table[out->places] = plan.person[out->places].table;
        out->seat[out->places] = (int)plan.person[out->places].seat;
    }
    return true;
}

/* Table by table, then seat by seat. */
static void as_they_come(const Options *o, const Scenario *s, ClassSeats *out) {
    ClassAsk ask = {.turn_months = (int)o->turn_months};
    int lively[SEATS_MAX], count = 0;
    class_ask_scenario(&ask, s);
    for (int n = 0; n < SEATS_MAX; n++)
        if (ask.sits[n] && !ask.quiet[n] && n != SEAT_rival) lively[count++] = n;
    *out = (ClassSeats){.tables = o->tables > 0 ? (int)o->tables : 1,
                        .turns = (int)o->turns,
                        .turn_seconds = (int)o->turn_seconds,
                        .result_seconds = (int)o->result_seconds,
                        .turn_months = ask.turn_months};
    for (; out->places < CLASS_SEATS_LISTED; out->places++) {
        out->table[out->places] = out->places % out->tables;
        out->seat[out->places] = lively[out->places / out->tables % count];
    }
}

bool class_seats(const Options *o, const Scenario *s, ClassSeats *out, Err *err) {
    if (o->projector) {
        *out = (ClassSeats){
            .tables = 1, .turns = o->given[OPTION_turns] ? (int)o->turns : 0, .turn_months = (int)o->turn_months};
        if (o->given[OPTION_minutes]) out->minutes = (int)o->minutes;
        return true;
    }
    if (o->given[OPTION_people] || o->roster) return by_plan(o, s, out, err);
    as_they_come(o, s, out);
    return true;
}
