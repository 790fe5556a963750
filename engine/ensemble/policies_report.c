/* The trials as a table a person can read, and as JSON. Always true: see policies.h. */
#include "ensemble/policies.h"

static void report_verdict(Text *out, bool holds, const char *claim) {
    text_add(out, "%s  %s\n", holds ? "PASS" : "FAIL", claim);
}

static void report_table(const Trials *t, Text *out) {
    text_add(out, "%-28s", "Policy");
    for (int d = 0; d < TRIAL_DIALS; d++) text_add(out, " %6.6s", trial_dial_name(d));
    text_add(out, "  dominates  dominated\n");
    for (int n = 0; n < t->trials; n++) {
        const Trial *one = &t->trial[n];
        text_add(out, "%-28.28s", one->name);
        for (int d = 0; d < TRIAL_DIALS; d++) text_add(out, " %6.3f", one->mean[d]);
        text_add(out, "  %9d  %9d", one->dominates, one->dominated);
        if (one->like >= 0) text_add(out, "  as %s", t->trial[one->like].name);
        text_add(out, "\n");
    }
}

static void report_seats(const Trials *t, Text *out) {
    for (int n = 0; n < t->seats; n++) {
        const SeatTrial *s = &t->seat[n];
        text_add(out, "%s: \"%s\" is met in %.0f of 100 with %s, in %.0f with %s; %d of its levers "
                      "move a goal by 3 points or more.\n",
                 t->scenario->seat_name[s->seat], goal_info(NULL, s->goal).name, 100 * s->best,
                 s->best_by, 100 * s->worst, s->worst_by, s->levers);
    }
}

void trials_report(const Trials *t, Text *out) {
    const Verdicts *v = &t->verdict;
    text_add(out, "%s, %s: %d policies, %llu histories each, seed %llu\n\n", t->scenario->pack,
             t->scenario->start_name, t->trials, (unsigned long long)t->runs,
             (unsigned long long)t->seed);
    text_add(out, "Dials as the history ends (security, and home, the candidate's unity: means over\n"
                  "its months), 0 to 1, higher is better. \"Dominates\": worse on no dial and better on\n"
                  "one than so many other policies (paired, 95 %%), of which those that no dial tells\n"
                  "apart (\"as\") count once.\n\n");
    report_table(t, out);
    text_add(out, "\nWhat a seat alone can move, bots in the others\n\n");
    report_seats(t, out);
    text_add(out, "\nVerdicts\n\n");
    report_verdict(out, v->no_dominant, "no policy dominates half of the others");
    text_add(out, "      most: %s, %d of %d\n", v->dominant, v->most_dominates, v->choices - 1);
    report_verdict(out, v->beats_greedy, "three policies beat greedy on three dials or more");
    text_add(out, "      %d do\n", v->beating);
    report_verdict(out, v->no_favourite, "no policy is the choice of 85 % of mixed weights");
    text_add(out, "      most: %s, %.0f %%\n", v->favourite_by, 100 * v->favourite);
    report_verdict(out, v->seats_matter, "each seat moves a goal by 20 points and has two levers that move one by 3");
    report_verdict(out, v->careless_rare, "careless play ends in nuclear use or alliance war in less than 20 %");
    for (int n = 0; n < t->trials; n++)
        if (t->trial[n].policy->panel.plan[0].kind == BOT_CARELESS)
            text_add(out, "      %.1f %%\n", 100 * t->trial[n].escalated);
}

static void json_trial(const Trials *t, const Trial *one, JsonOut *out) {
    json_out_object_begin(out);
    json_out_put_text(out, "policy", one->name);
    json_out_put_text(out, "text", one->text);
    json_out_key(out, "dials");
    json_out_object_begin(out);
    for (int d = 0; d < TRIAL_DIALS; d++) json_out_put_real(out, trial_dial_name(d), one->mean[d]);
    json_out_object_end(out);
    json_out_key(out, "goals");
    json_out_object_begin(out);
    for (int g = 0; g < GOAL_COUNT; g++) json_out_put_real(out, goal_info(NULL, (GoalId)g).name, one->goal[g]);
    json_out_object_end(out);
    json_out_key(out, "classes");
    json_out_object_begin(out);
    for (int c = 0; c < ORDER_COUNT; c++) json_out_put_real(out, order_name((OrderId)c), one->classes[c]);
    json_out_object_end(out);
    json_out_put_real(out, "escalated", one->escalated);
    json_out_put_real(out, "turns", one->turns);
    if (one->like >= 0) json_out_put_text(out, "like", t->trial[one->like].name);
    json_out_put_real(out, "dominates", one->dominates);
    json_out_put_real(out, "dominated", one->dominated);
    json_out_put_real(out, "beats_greedy_on", one->beats_greedy);
    json_out_object_end(out);
}

static void json_seat(const Trials *t, const SeatTrial *s, JsonOut *out) {
    json_out_object_begin(out);
    json_out_put_text(out, "seat", seat_info(s->seat)->role);
    json_out_put_text(out, "name", t->scenario->seat_name[s->seat]);
    json_out_put_text(out, "goal", goal_info(NULL, s->goal).name);
    json_out_put_real(out, "best", s->best);
    json_out_put_text(out, "best_by", s->best_by);
    json_out_put_real(out, "worst", s->worst);
    json_out_put_text(out, "worst_by", s->worst_by);
    json_out_put_real(out, "levers", s->levers);
    json_out_object_end(out);
}

void trials_json(const Trials *t, JsonOut *out) {
    const Verdicts *v = &t->verdict;
    json_out_object_begin(out);
    json_out_put_text(out, "pack", t->scenario->pack);
    json_out_put_text(out, "start", t->scenario->start_name);
    json_out_put_real(out, "runs", (double)t->runs);
    json_out_put_real(out, "seed", (double)t->seed);
    json_out_key(out, "policies");
    json_out_array_begin(out);
    for (int n = 0; n < t->trials; n++) json_trial(t, &t->trial[n], out);
    json_out_array_end(out);
    json_out_key(out, "seats");
    json_out_array_begin(out);
    for (int n = 0; n < t->seats; n++) json_seat(t, &t->seat[n], out);
    json_out_array_end(out);
    json_out_key(out, "verdicts");
    json_out_object_begin(out);
    json_out_put_bool(out, "no_dominant", v->no_dominant);
    json_out_put_bool(out, "beats_greedy", v->beats_greedy);
    json_out_put_bool(out, "no_favourite", v->no_favourite);
    json_out_put_bool(out, "seats_matter", v->seats_matter);
    json_out_put_bool(out, "careless_rare", v->careless_rare);
    json_out_object_end(out);
    json_out_put_real(out, "choices", v->choices);
    json_out_put_real(out, "most_dominates", v->most_dominates);
    json_out_put_text(out, "dominant", v->dominant);
    json_out_put_real(out, "favourite", v->favourite);
    json_out_put_text(out, "favourite_by", v->favourite_by);
    json_out_object_end(out);
}
