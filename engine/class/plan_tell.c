/* A plan as text and as JSON. Always true: see plan_tell.h. */
#include "class/plan_tell.h"

#include <stdlib.h>
#include <string.h>

#include "core/tongue.h"
#include "report/paper.h"

void class_clock(int seconds, Text *out) { text_add(out, "%d:%02d", seconds / 60, seconds % 60); }

int class_bots(const ClassPlan *plan, const Scenario *s, int table, Text *out) {
    int count = 0;
    for (int seat = 0; seat < SEATS_MAX; seat++)
        if (class_seat_is_bot(plan, table, (SeatId)seat))
            text_add(out, "%s%s", count++ ? ", " : "", s->seat_name[seat]);
    return count;
}

void class_plan_short(const ClassPlan *plan, Text *out) {
    Text people = {0}, minutes = {0}, tables = {0}, turns = {0}, clock = {0}, months = {0};
    text_add(&people, tongue_many(plan->people, "%d person", "%d people"), plan->people);
    text_add(&minutes, tongue_many(plan->minutes, "%d minute", "%d minutes"), plan->minutes);
    text_add(&tables, tongue_many(plan->tables, "%d table", "%d tables"), plan->tables);
    text_add(&turns, tongue_many(plan->turns, "%d turn", "%d turns"), plan->turns);
    class_clock(plan->turn_seconds, &clock);
    text_add(&months, tongue_many(plan->turn_months, "%d month", "%d months"), plan->turn_months);
    if (plan->sessions == 2) text_say(out, "%s, two sessions of %s: %s, ", people.data, minutes.data, tables.data);
    else text_say(out, "%s, %s: %s, ", people.data, minutes.data, tables.data);
    text_say(out, plan->plays == 2 ? "two plays of %s of %s (%s each)." : "%s of %s (%s each).", turns.data, clock.data,
             months.data);
    text_add(out, " ");
    text_add(out,
             tongue_many(plan->debrief, "The debrief has %d minute, and nothing may take it.",
                         "The debrief has %d minutes, and nothing may take them."),
             plan->debrief);
    Text *all[] = {&people, &minutes, &tables, &turns, &clock, &months};
    for (size_t n = 0; n < COUNT_OF(all); n++) text_free(all[n]);
}

void class_block_title(const ClassPlan *plan, const PlanBlock *b, Text *out) {
    text_add(out, "%s", tongue(block_info(b->block)->title));
    if (b->play >= 0 && plan->plays == 2) text_add(out, " %d", b->play + 1);
}

static void head_write(const ClassPlan *plan, const Scenario *s, Text *out) {
    Text line = {0};
    text_add(&line, "%s: %s", tongue_in(s->title, "pack"), s->start_title);
    paper_wrap(out, "", 0, line.data);
    line.length = 0;
    class_plan_short(plan, &line);
    paper_wrap(out, "", 0, line.data);
    text_add(out, "\n");
    text_free(&line);
}

static void blocks_write(const ClassPlan *plan, Text *out) {
    for (int n = 0; n < plan->blocks; n++) {
        const PlanBlock *b = &plan->block[n];
        if (plan->sessions == 2 && b->begins == 0) {
            text_add(out, "%s", n ? "\n" : "");
            text_say(out, "Session %d\n", b->session + 1);
        }
        text_say(out, "  %3d to %3d  ", b->begins, b->begins + b->minutes);
        class_block_title(plan, b, out);
        if (block_info(b->block)->locked) text_say(out, " (locked)");
        text_add(out, "\n");
    }
    text_add(out, "\n");
    class_phases(plan, out);
    text_add(out, "\n");
}

void class_phases(const ClassPlan *plan, Text *out) {
    const PlanPhases *p = &plan->phases;
    const struct {
        const char *word;
        int seconds;
    } phases[] = {{TONGUE("read"), p->read},
                  {TONGUE("bargain: two moves, one offer"), p->bargain},
                  {TONGUE("predict"), p->predict},
                  {TONGUE("result, one \"because\""), p->result}};
    text_say(out, "Each turn: ");
    for (size_t n = 0; n < COUNT_OF(phases); n++) {
        text_add(out, "%s%s ", n ? " · " : "", tongue(phases[n].word));
        class_clock(phases[n].seconds, out);
    }
}

/* The labels of those who decide a seat, or observe (SEAT_NONE). */
static void holders_write(const ClassPlan *plan, int table, SeatId seat, Text *out) {
    bool any = false;
    for (int n = 0; n < plan->people; n++) {
        if (plan->person[n].table != table || plan->person[n].seat != seat) continue;
        text_add(out, "%s%s", any ? ", " : "", plan->person[n].label.text);
        any = true;
    }
}

static void table_write(const ClassPlan *plan, const Scenario *s, int table, Text *out) {
    const PlanTable *t = &plan->table[table];
    text_add(out, "\n");
    text_say(out, "Table %d", table + 1);
    text_add(out, "\n");
    for (int seat = 0; seat <= SEATS_MAX; seat++) {
        const bool watching = seat == SEATS_MAX;
        if (watching ? t->observers == 0 : t->decide[seat] == 0) continue;
        Text lead = {0}, line = {0};
        text_add(&lead, "  ");
        paper_pad(&lead, watching ? tongue("observe") : s->seat_name[seat], 14);
        holders_write(plan, table, watching ? SEAT_NONE : (SeatId)seat, &line);
        if (!watching && t->decide[seat] > 1) text_say(&line, " (decide together)");
        paper_wrap(out, lead.data, 16, line.data);
        text_free(&lead);
        text_free(&line);
    }
    Text bots = {0};
    if (class_bots(plan, s, table, &bots) > 0) {
        Text lead = {0};
        text_add(&lead, "  ");
        paper_pad(&lead, tongue("bots"), 14);
        paper_wrap(out, lead.data, 16, bots.data);
        text_free(&lead);
    }
    text_free(&bots);
}

void class_plan_write(const ClassPlan *plan, const Scenario *s, Text *out) {
    head_write(plan, s, out);
    blocks_write(plan, out);
    for (int table = 0; table < plan->tables; table++) table_write(plan, s, table, out);
    text_add(out, "\n");
    Text note = {0};
    text_say(&note,
             "Places are drawn by seed %llu; another seed draws them anew. Tell the class which seats bots decide: "
             "by written rules, which do not cheat.",
             (unsigned long long)plan->seed);
    paper_wrap(out, "", 0, note.data);
    text_free(&note);
}

/* --- JSON --------------------------------------------------------------------------------------- */

static void blocks_json(const ClassPlan *plan, JsonOut *json) {
    json_out_key(json, "blocks");
    json_out_array_begin(json);
    for (int n = 0; n < plan->blocks; n++) {
        const PlanBlock *b = &plan->block[n];
        json_out_object_begin(json);
        json_out_put_text(json, "block", block_info(b->block)->name);
        json_out_put_int(json, "session", b->session + 1);
        if (b->play >= 0) json_out_put_int(json, "play", b->play + 1);
        json_out_put_int(json, "begins", b->begins);
        json_out_put_int(json, "minutes", b->minutes);
        json_out_put_bool(json, "locked", block_info(b->block)->locked);
        json_out_object_end(json);
    }
    json_out_array_end(json);
}

static void table_json(const ClassPlan *plan, const Scenario *s, int table, JsonOut *json) {
    json_out_object_begin(json);
    json_out_put_int(json, "table", table + 1);
    json_out_put_int(json, "people", plan->table[table].people);
    json_out_put_int(json, "observers", plan->table[table].observers);
    json_out_key(json, "seats");
    json_out_array_begin(json);
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        if (!plan->sits[seat]) continue;
        json_out_object_begin(json);
        json_out_put_text(json, "seat", seat_info((SeatId)seat)->role);
        json_out_put_text(json, "name", s->seat_name[seat]);
        json_out_put_bool(json, "bot", class_seat_is_bot(plan, table, (SeatId)seat));
        json_out_put_int(json, "decide", plan->table[table].decide[seat]);
        json_out_object_end(json);
    }
    json_out_array_end(json);
    json_out_object_end(json);
}

static void people_json(const ClassPlan *plan, JsonOut *json) {
    json_out_key(json, "places");
    json_out_array_begin(json);
    for (int n = 0; n < plan->people; n++) {
        const PlanPerson *p = &plan->person[n];
        json_out_object_begin(json);
        json_out_put_text(json, "label", p->label.text);
        json_out_put_int(json, "table", p->table + 1);
        json_out_put_text(json, "seat", p->seat == SEAT_NONE ? NULL : seat_info(p->seat)->role);
        json_out_object_end(json);
    }
    json_out_array_end(json);
}

void class_plan_json(const ClassPlan *plan, const Scenario *s, JsonOut *json) {
    json_out_object_begin(json);
    json_out_put_text(json, "pack", s->pack);
    json_out_put_text(json, "start", s->start_name);
    json_out_put_int(json, "people", plan->people);
    json_out_put_int(json, "sessions", plan->sessions);
    json_out_put_int(json, "minutes", plan->minutes);
    json_out_put_int(json, "plays", plan->plays);
    json_out_put_int(json, "turns", plan->turns);
    json_out_put_int(json, "turn_seconds", plan->turn_seconds);
    json_out_put_int(json, "turn_months", plan->turn_months);
    json_out_put_int(json, "debrief_minutes", plan->debrief);
    json_out_put_int(json, "seed", (int64_t)plan->seed);
    json_out_key(json, "phases");
    json_out_object_begin(json);
    json_out_put_int(json, "read", plan->phases.read);
    json_out_put_int(json, "bargain", plan->phases.bargain);
    json_out_put_int(json, "predict", plan->phases.predict);
    json_out_put_int(json, "result", plan->phases.result);
    json_out_object_end(json);
    blocks_json(plan, json);
    json_out_key(json, "tables");
    json_out_array_begin(json);
    for (int table = 0; table < plan->tables; table++) table_json(plan, s, table, json);
    json_out_array_end(json);
    people_json(plan, json);
    json_out_object_end(json);
}
