/* Plans of lessons: for every number of people and every slot what plan.h says is true. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "class/plan.h"
#include "class/roster.h"
#include "shipped.h"

static const struct {
    int minutes, sessions;
} slots[] = {
#define SLOT(minutes, sessions, ...) {minutes, sessions},
#include "class/slots.def"
#undef SLOT
};

static Scenario scenario;
static int setup(void **state) {
    (void)state;
    return shipped_setup("stalemate", &scenario);
}

static ClassAsk ask_of(int people, size_t slot) {
    ClassAsk ask = {
        .people = people, .minutes = slots[slot].minutes, .two_sessions = slots[slot].sessions == 2, .seed = 5};
    class_ask_scenario(&ask, &scenario);
    return ask;
}

static void check_time(const ClassPlan *p) {
    int sum[2] = {0}, debrief = 0, plays = 0;
    for (int n = 0; n < p->blocks; n++) {
        const PlanBlock *b = &p->block[n];
        assert_true(b->minutes > 0 && b->session < p->sessions);
        assert_int_equal(b->begins, sum[b->session]);
        sum[b->session] += b->minutes;
        if (block_info(b->block)->locked) debrief += b->minutes;
        if (b->block == BLOCK_play) {
            assert_int_equal(b->minutes * 60, p->turns * p->turn_seconds);
            assert_int_equal(b->play, plays++);
        }
    }
    for (int n = 0; n < p->sessions; n++) assert_int_equal(sum[n], p->minutes);
    assert_int_equal(debrief, p->debrief);
    assert_true(3 * debrief >= p->minutes * p->sessions);
    assert_int_equal(plays, p->plays);
    assert_int_equal(p->plays, p->minutes >= 75 || p->sessions == 2 ? 2 : 1);
    assert_true(p->turns >= 4);
    assert_true(block_info(p->block[p->blocks - 1].block)->locked); /* the lesson ends with the debrief */
    const PlanPhases *f = &p->phases;
    assert_int_equal(f->read + f->bargain + f->predict + f->result, p->turn_seconds);
    assert_true(f->read >= 30 && f->bargain >= 75 && f->predict >= 15 && f->result >= 40);
}

static void check_places(const ClassPlan *p) {
    int people[PLAN_TABLES_MAX] = {0}, decide[PLAN_TABLES_MAX][SEATS_MAX] = {{0}};
    assert_true(p->tables >= 1 && p->tables <= PLAN_TABLES_MAX);
    for (int n = 0; n < p->people; n++) {
        const PlanPerson *who = &p->person[n];
        assert_true(who->table >= 0 && who->table < p->tables);
        people[who->table]++;
        if (who->seat == SEAT_NONE) continue;
        assert_true(p->sits[who->seat]);
        decide[who->table][who->seat]++;
        for (int m = 0; m < n; m++) assert_string_not_equal(who->label.text, p->person[m].label.text);
    }
    for (int t = 0; t < p->tables; t++) {
        int low = PLAN_DELEGATION_MAX, high = 0, deciders = 0;
        assert_true(people[t] >= 1 && people[t] == p->table[t].people);
        assert_true(people[t] - people[0] <= 1 && people[0] - people[t] <= 1);
        for (int seat = 0; seat < SEATS_MAX; seat++) {
            const int here = decide[t][seat];
            assert_int_equal(here, p->table[t].decide[seat]);
            assert_true(here <= PLAN_DELEGATION_MAX);
            assert_int_equal(class_seat_is_bot(p, t, (SeatId)seat), p->sits[seat] && here == 0);
            deciders += here;
            high = here > high ? here : high;
            if (here > 0) low = here < low ? here : low;
        }
        assert_int_equal(deciders + p->table[t].observers, people[t]);
        assert_true(high - low <= 1); /* nobody is the third of a seat while another is alone */
        assert_true(p->table[t].decide[SEAT_candidate] > 0);
    }
}

static void every_number_of_people_has_a_plan_in_every_slot(void **state) {
    (void)state;
    ClassPlan p;
    for (size_t slot = 0; slot < COUNT_OF(slots); slot++)
        for (int people = 1; people <= PLAN_PEOPLE_MAX; people++)
            for (int tables = 0; tables <= PLAN_TABLES_MAX && tables <= people; tables++) {
                ClassAsk ask = ask_of(people, slot);
                Err err = {0};
                ask.tables = tables;
                assert_true(class_plan(&ask, &p, &err));
                assert_true(tables == 0 || p.tables == tables);
                check_time(&p);
                check_places(&p);
                if (tables == 0) assert_true(p.table[0].observers == 0 && p.table[0].people <= 8);
            }
}

static void fifty_minutes_and_24_people_are_as_the_notes_say(void **state) {
    (void)state;
    ClassPlan p;
    const ClassAsk ask = ask_of(24, 1);
    assert_true(class_plan(&ask, &p, NULL));
    assert_int_equal(p.tables, 4);
    assert_int_equal(p.table[3].people, 6);
    assert_int_equal(p.turns, 6);
    assert_int_equal(p.turn_months, 6);
    assert_int_equal(p.debrief, 17);
    assert_int_equal(p.phases.read, 40);
    assert_int_equal(p.phases.bargain, 100);
    assert_int_equal(p.phases.predict, 20);
    assert_int_equal(p.phases.result, 50);
    assert_true(class_seat_is_bot(&p, 0, SEAT_rival) && class_seat_is_bot(&p, 0, SEAT_hold_out_2));
}

static void a_shuffle_depends_on_the_seed_and_on_nothing_else(void **state) {
    (void)state;
    ClassPlan p, same, other;
    ClassAsk ask = ask_of(30, 1);
    assert_true(class_plan(&ask, &p, NULL) && class_plan(&ask, &same, NULL));
    assert_memory_equal(p.person, same.person, sizeof p.person);
    ClassLabel names[30];
    for (int n = 0; n < 30; n++) snprintf(names[n].text, sizeof names[n].text, "Name %c%c", 'A' + n / 10, 'A' + n % 10);
    ask.label = names;
    assert_true(class_plan(&ask, &other, NULL));
    for (int n = 0; n < 30; n++) {
        assert_int_equal(other.person[n].table, p.person[n].table);
        assert_int_equal(other.person[n].seat, p.person[n].seat);
        assert_string_equal(other.person[n].label.text, names[n].text);
    }
    ask.seed++;
    assert_true(class_plan(&ask, &other, NULL));
    int moved = 0;
    for (int n = 0; n < 30; n++)
        moved += other.person[n].seat != p.person[n].seat || other.person[n].table != p.person[n].table;
    assert_true(moved > 15);
}

static void quiet_seats_are_for_bots_unless_they_are_wished(void **state) {
    (void)state;
    ClassPlan p;
    ClassAsk ask = ask_of(14, 1);
    ask.quiet[SEAT_hold_out] = ask.quiet[SEAT_hold_out_2] = true;
    assert_true(class_plan(&ask, &p, NULL));
    for (int t = 0; t < p.tables; t++)
        assert_true(class_seat_is_bot(&p, t, SEAT_hold_out) && class_seat_is_bot(&p, t, SEAT_rival));
    ask.fill[SEAT_candidate] = ask.fill[SEAT_hold_out] = ask.fill[SEAT_rival] = true;
    assert_true(class_plan(&ask, &p, NULL));
    for (int t = 0; t < p.tables; t++) {
        assert_true(p.table[t].decide[SEAT_hold_out] > 0 && p.table[t].decide[SEAT_rival] > 0);
        assert_true(class_seat_is_bot(&p, t, SEAT_lead));
    }
}

static void what_cannot_be_had_is_refused_with_what_would_be_right(void **state) {
    (void)state;
    ClassPlan p;
    Err err = {0};
    ClassAsk ask = ask_of(61, 1);
    assert_false(class_plan(&ask, &p, &err));
    assert_non_null(strstr(err.text, "1 to 60"));
    ask = ask_of(10, 1);
    ask.minutes = 45;
    assert_false(class_plan(&ask, &p, &err));
    assert_non_null(strstr(err.text, "30, 50, 75, 90, 180"));
    ask = ask_of(3, 1);
    ask.tables = 4;
    assert_false(class_plan(&ask, &p, &err));
    ask = ask_of(3, 1);
    ask.sits[SEAT_hold_out_2] = false;
    ask.fill[SEAT_hold_out_2] = true;
    assert_false(class_plan(&ask, &p, &err));
    assert_non_null(strstr(err.text, "hold_out_2"));
}

static bool roster(const char *lines, Roster *out, Err *err) {
    return roster_parse("class.txt", lines, strlen(lines), out, err);
}

static void a_roster_is_one_safe_label_a_line(void **state) {
    (void)state;
    Roster r;
    Err err = {0};
    assert_true(roster("# room 4\nOtter\r\n\n  Красний Лис \nO'Neill-2\n", &r, &err));
    assert_int_equal(r.count, 3);
    assert_string_equal(r.label[0].text, "Otter");
    assert_string_equal(r.label[1].text, "Красний Лис");
    assert_string_equal(r.label[2].text, "O'Neill-2");
    static const char *const bad[] = {"<b>", "a\x1b[2J", "abcdefghijklmnopqrstuvwxy", "Otter\nOtter", "\xc3(", "a&b",
                                      "",    "# only\n"};
    for (size_t n = 0; n < COUNT_OF(bad); n++) {
        assert_false(roster(bad[n], &r, &err));
        assert_non_null(strstr(err.text, "class.txt"));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_number_of_people_has_a_plan_in_every_slot),
        cmocka_unit_test(fifty_minutes_and_24_people_are_as_the_notes_say),
        cmocka_unit_test(a_shuffle_depends_on_the_seed_and_on_nothing_else),
        cmocka_unit_test(quiet_seats_are_for_bots_unless_they_are_wished),
        cmocka_unit_test(what_cannot_be_had_is_refused_with_what_would_be_right),
        cmocka_unit_test(a_roster_is_one_safe_label_a_line),
    };
    return cmocka_run_group_tests(tests, setup, NULL);
}
