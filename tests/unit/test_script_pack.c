/* The pack language: what expressions compute, what mistakes are told, what effects do. */
#include "pack_source.h"

static double value_of(const char *expression) {
    char text[600];
    Source s;
    snprintf(text, sizeof text, "event \"e\" { when = true, chance = %s }", expression);
    source_must(text, &s);
    World w = s.scenario.start;
    w.month = 5;
    w.unity = 0.9;
    w.stocks = 6;
    const Scope scope = rulebook_scope(&w, &s.scenario.nominal, &s.scenario, SEAT_NONE, NULL, NULL);
    const double x = program_run(s.rules->op, s.rules->event[0].chance, &scope);
    source_close(&s);
    return x;
}

static void expressions_compute_what_is_written(void **state) {
    (void)state;
    static const struct {
        const char *text;
        double value;
    } cases[] = {
        {"1 + 2 * 3 - 4 / 2", 5},
        {"w.stocks / 2", 3},
        {"2 ^ 3", 8},
        {"w.stocks ^ 2", 36},
        {"-w.stocks + 10", 4},
        {"min(w.stocks, 2, 5)", 2},
        {"max(w.stocks, 7)", 7},
        {"clamp(w.stocks, 0, 4)", 4},
        {"abs(-w.stocks)", 6},
        {"sqrt(w.stocks + 3)", 3},
        {"exp(w.stocks * 0)", 1},
        {"log(exp(w.stocks))", 6},
        {"logistic(w.stocks - 6)", 0.5},
        {"pick(w.stocks:above(5), 3, 4)", 3},
        {"pick(w.stocks:below(5), 3, 4)", 4},
        {"pick(w.unity:between(0.8, 0.95) & w.stocks:at_least(6), 1, 0)", 1},
        {"pick(w.unity:below(0.1) | w.stocks:is(6), 1, 0)", 1},
        {"pick(~w.unity:below(0.1), 1, 0)", 1},
        {"pick(w.stocks:is_not(6), 1, 0)", 0},
        {"pick(w.stocks:at_most(6), 1, 0)", 1},
        {"month_of_year", 6},
        {"w.month * 2", 10},
        {"k.capital_elected", 4},
        {"pow(w.stocks, 0.5) ^ 2", 6},
        {"months_since \"e\"", 9999},
        {"pick(fired \"e\", 1, 0)", 0},
        {"pick(started_as \"january-2023\", 1, 0)", 1},
        {"count_above(w.belongs.all, 0.5)", 30},
        {"w.is_nuclear.lead", 1},
        {"w.population_m.DEU / w.population_m.DEU", 1},
        {"w.trust.candidate.lead * 2", 1},
        {"w.posture.aid", 1},
        {"w.occupied[\"UA-43\"]", 1},
        {"w.capital.sceptic", 5},
        {"pick(fighting, 1, 0)", 1},
        {"pick(peace, 1, 0)", 0},
        {"pick(winter, 1, 0)", 0},
        {"pick(summer, 1, 0)", 1},
    };
    for (size_t n = 0; n < COUNT_OF(cases); n++) {
        const double x = value_of(cases[n].text);
        if (real_abs(x - cases[n].value) > 1e-9) fail_msg("%s is %g, not %g", cases[n].text, x, cases[n].value);
    }
}

static void mistakes_are_told_with_file_line_and_the_nearest_name(void **state) {
    (void)state;
    static const struct {
        const char *text, *said;
    } cases[] = {
        {"\nevent \"a\" { when = w.unitty:below(1) }",
         "events/test.lua:2: unknown variable \"unitty\"; did you mean \"unity\"?"},
        {"event \"a\" { whne = true }", "unknown key \"whne\"; did you mean \"when\"?"},
        {"event \"a\" { chance = 1 }", "\"when\" is missing"},
        {"event \"a\" { when = 3 }", "a condition is wanted"},
        {"event \"A b\" { when = true }", "a name of small letters"},
        {"event \"storm\\0x\" { when = true }", "a control character in the name"},
        {"start 'q\"uote' { title = \"t\" }", "a name of small letters, digits, - and _"},
        {"advisor \"military\" { seat = \"lead\" } advisor \"military\" { seat = \"lead\" }",
         "declared twice for the seat"},
        {"advisor \"military\" { seat = \"lead\", remarks = { { id = \"a\", when = true }, { id = \"a\", when = true } "
         "} }",
         "\"a\" stands twice"},
        {"local s = ('x'):rep(200) local _ = started_as(s)", "more than 100 bytes"},
        {"event \"a\" { when = true, source = ('x'):rep(5000) }", "at most 4000 are wanted"},
        {"local e = w.unity:add(0) for i = 1, 3 do e = perhaps(0.5, { e, e, e, e, e, e, e }) end event \"a\" { when = "
         "true, effects = { e } }",
         "nested too far: at most 200"},
        {"event \"a\" { when = true } event \"a\" { when = true }", "declared twice"},
        {"event \"a\" { when = true, effects = { w.unity } }", "entry 1 is an expression"},
        {"event \"a\" { when = true, effects = { w.cohesion:add(1) } }", "cohesion follows from other variables"},
        {"event \"a\" { when = true, effects = { w.posture.aid:add(1) } }", "w.set.aid.SEAT"},
        {"event \"a\" { when = true, effects = { w.set.aid.candidate:add(1) } }", "aid is not a card of candidate"},
        {"event \"a\" { when = true, effects = { w.turn:add(1) } }", "kept by the engine"},
        {"event \"a\" { when = w.support.DEX:below(1) }", "unknown member \"DEX\""},
        {"event \"a\" { when = w.support:below(1) }", "has a value for each member"},
        {"event \"a\" { when = w.support.all:below(1) }", "is a group"},
        {"event \"a\" { when = w.prize:below(1) }", "drawn truth"},
        {"event \"a\" { when = fired \"b\" }", "unknown event \"b\""},
        {"event \"a\" { when = true, seat = \"cadidate\" }", "did you mean \"candidate\"?"},
        {"event \"a\" { when = true, seat = \"lead\" }", "there are no choices"},
        {"event \"a\" { when = true, choices = { { id = \"x\" }, { id = \"y\" } } }", "\"seat\" must say"},
        {"event \"a\" { when = true, seat = \"lead\", choices = { { id = \"x\" }, { id = \"y\" } } }",
         "\"default\" is missing"},
        {"event \"a\" { when = true, seat = \"lead\", default = \"x\", choices = { { id = \"x\", cost = { capital = 1 "
         "} }, { id = \"y\" } } }",
         "default must cost nothing"},
        {"event \"a\" { when = true, seat = \"lead\", default = \"z\", choices = { { id = \"x\" }, { id = \"y\" } } }",
         "none of its choices"},
        {"variable \"unity\" { range = { 0, 1 }, start = 0 }", "the engine has a variable of that name"},
        {"variable \"v\" { range = { 1, 0 }, start = 0 }", "the lower end comes first"},
        {"lever \"closed_sy\" { needs = peace }", "did you mean \"closed_sky\"?"},
        {"goal \"g\" { seat = \"lead\", met = w.unity }", "a condition is wanted"},
        {"x = 1", "local"},
        {"local f = os.time", "os"},
        {"local y = w.unity < 3", "attempt to compare"},
    };
    for (size_t n = 0; n < COUNT_OF(cases); n++) {
        Source s;
        Err err = {{0}};
        const bool open = source_open(cases[n].text, &s, &err);
        source_close(&s);
        if (open || !strstr(err.text, cases[n].said) || !strstr(err.text, "events/test.lua:"))
            fail_msg("%s\n  says: %s\n  wanted: %s", cases[n].text, err.text, cases[n].said);
    }
}

static void effects_stand_in_the_ledger_under_the_events_name(void **state) {
    (void)state;
    Source s;
    Ledger l = {0};
    source_must("event \"storm\" { when = w.month:is(2), once = true, effects = { w.unity:add(-0.05), w.stocks:set(3),"
                " w.support.front_line:add(0.01), w.stocks:add(100) } }", &s);
    lived(&s, 4, &l);
    double unity = 0, stocks = 0, limit = 0;
    int members = 0;
    for (size_t n = 0; n < l.count; n++) {
        const Entry *e = &l.entries[n];
        if (e->var == VAR_stocks && e->month == 2 && strcmp(e->cause, "limit") == 0) limit += e->delta;
        if (strcmp(e->cause, "storm") != 0) continue;
        assert_int_equal(e->month, 2);
        unity += e->var == VAR_unity ? e->delta : 0;
        stocks += e->var == VAR_stocks ? e->delta : 0;
        members += e->var == VAR_support;
    }
    assert_true(real_abs(unity + 0.05) < 1e-12);
    assert_true(stocks > 90 && limit < -90); /* past the range: told, then limited */
    assert_in_range(members, 5, 20);
    ledger_free(&l);
    source_close(&s);
}

static void later_comes_later_and_perhaps_as_often_as_it_says(void **state) {
    (void)state;
    Source s;
    source_must(
        "variable \"yes\" { range = { 0, 9999 }, start = 0 } variable \"no\" { range = { 0, 9999 }, start = 0 }"
        " variable \"late\" { range = { 0, 9999 }, start = 0 }"
        " event \"coin\" { when = true, cooldown = 1, effects = { perhaps(0.3, { w.yes:add(1) }, { w.no:add(1) }) } }"
        " event \"slow\" { when = w.month:is(3), once = true, effects = { later(5, { w.late:set(w.month) }) } }",
        &s);
    const World w = lived(&s, 180, NULL);
    assert_true(w.own[0] + w.own[1] == 180);
    assert_in_range((int)w.own[0], 35, 75);
    assert_true(w.own[2] == 8);
    source_close(&s);
}

static void what_was_announced_comes_before_the_event_happens_again(void **state) {
    (void)state;
    Source s;
    Ledger l = {0};
    source_must("variable \"late\" { range = { 0, 9999 }, start = 0 }"
                " event \"order\" { when = true, cooldown = 3, effects = { later(8, { w.late:add(1) }) } }", &s);
    const World w = lived(&s, 33, &l);
    int ordered = 0;
    for (size_t n = 0; n < l.count; n++) ordered += l.entries[n].var == VAR_event_due && l.entries[n].delta > 0;
    assert_int_equal(ordered, 5); /* months 1, 9, 17, 25, 33 */
    assert_true(w.own[0] == 4);
    ledger_free(&l);
    source_close(&s);
}

static void a_function_draws_lots_of_its_own(void **state) {
    (void)state;
    Source s;
    source_must(
        "variable \"a\" { range = { 0, 999 }, start = 0 } variable \"b\" { range = { 0, 999 }, start = 0 }"
        " variable \"both\" { range = { 0, 999 }, start = 0 } variable \"seen\" { range = { 0, 9 }, start = 0, month = "
        "0 }"
        " event \"e\" { when = true, cooldown = 1, seat = \"lead\", default = \"x\","
        " effect = function(now) return { perhaps(0.5, { w.a:add(1), w.seen:set(1) }) } end, choices = {"
        " { id = \"x\", effect = function(now) return { perhaps(0.5, { w.b:add(1), w.both:add(w.seen) }) } end },"
        " { id = \"y\" } } }",
        &s);
    const World w = lived(&s, 180, NULL);
    assert_in_range((int)w.own[0], 65, 115);
    assert_in_range((int)w.own[1], 65, 115);
    assert_in_range((int)w.own[2], 20, 70); /* together only by accident */
    source_close(&s);
}

/* How often the condition holds in two years, as operations and as the function that bench writes. */
static double held(const char *condition, bool written) {
    static const char idle[] = "then return {} end", busy[] = "then return { w.hits:add(1) } end";
    char text[900];
    Source s;
    snprintf(text, sizeof text,
             "variable \"hits\" { range = { 0, 999 }, start = 0 } event \"e\" { when = %s, cooldown = 1%s }", condition,
             written ? "" : ", effects = { w.hits:add(1) }");
    source_must(text, &s);
    if (written) {
        Text functions = {0}, with = {0};
        script_triggers_write(s.script, &functions);
        char *at = strstr(functions.data, idle);
        assert_non_null(at);
        text_add(&with, "%.*s%s%s", (int)(at - functions.data), functions.data, busy, at + sizeof idle - 1);
        source_close(&s);
        source_must(with.data, &s);
        text_free(&functions);
        text_free(&with);
    }
    const World w = lived(&s, 24, NULL);
    if (script_failure(s.rules)[0]) fail_msg("%s: %s", condition, script_failure(s.rules));
    source_close(&s);
    return w.own[0];
}

static void a_trigger_written_as_a_function_asks_the_same(void **state) {
    (void)state;
    static const char *const conditions[] = {
        "w.unity:above(0.5)",
        "~w.war",
        "w.war",
        "~(w.war & w.stocks:above(0))",
        "w.war | w.stocks:below(0)",
        "logistic(w.unity):above(0.1) & hazard(w.unity):below(2)",
        "(w.month * w.war):above(6)",
        "pick(~w.war, 1, w.month):above(6)",
        "pick(winter | w.month:is(5), w.stocks, -1):above(0)",
        "w.month:between(3, 9)",
        "(w.month / 4 + 2 ^ 2 - 1):at_least(5)",
        "max(w.month, 7, exp(0)):is(7)",
        "(-w.month + sqrt(abs(log(1) - 9))):below(0)",
        "mean(w.support.all):above(0.2) & count_above(w.belongs.all, 0.5):is(30)",
        "started_as \"january-2023\"",
        "false",
        "months_since(\"e\"):above(2)",
        "~fired \"e\"",
        "k.capital_elected:above(3) & month_of_year:below(4)",
    };
    for (size_t n = 0; n < COUNT_OF(conditions); n++) {
        const double plain = held(conditions[n], false), written = held(conditions[n], true);
        if (real_abs(plain - written) > 1e-9 && !strstr(conditions[n], "\"e\""))
            fail_msg("%s holds %g times, as a function %g", conditions[n], plain, written);
    }
}

static void a_variable_lives_by_its_own_rule_within_its_range(void **state) {
    (void)state;
    Source s;
    source_must("variable \"trade\" { range = { 0, 1 }, start = 0.5, month = self + 0.1 }", &s);
    World w = lived(&s, 3, NULL);
    assert_true(real_abs(w.own[0] - 0.8) < 1e-12);
    w = lived(&s, 30, NULL);
    assert_true(w.own[0] == 1);
    source_close(&s);
}

static void chance_and_cooldown_hold(void **state) {
    (void)state;
    Source s;
    source_must("variable \"a\" { range = { 0, 999 }, start = 0 } variable \"b\" { range = { 0, 999 }, start = 0 }"
                " event \"a_\" { when = true, chance = 0.25, cooldown = 1, effects = w.a:add(1) }"
                " event \"b_\" { when = true, cooldown = 10, effects = w.b:add(1) }", &s);
    const World w = lived(&s, 200, NULL);
    assert_in_range((int)w.own[0], 32, 68);
    assert_true(w.own[1] == 20);
    source_close(&s);
}

static void guards_change_nothing_but_the_time(void **state) {
    (void)state;
    Source s;
    source_must("event \"e\" { when = w.war:is(1) & (w.unity:above(0.2) | peace) & w.stocks:between(1, 9)"
                " & ~w.menace:below(0.3) & (w.unity + w.stocks):above(0.5) & w.support_mean:below(w.unity),"
                " chance = 0.5, cooldown = 1 }", &s);
    Guards *guards = &s.rules->guards[0];
    assert_int_equal(guards->count, 4);
    assert_true(guards->rest.count > 0 && program_valid(s.rules->op + guards->rest.first, guards->rest.count));
    const World with = lived(&s, 60, NULL);
    assert_true(with.event_month[0] > 0.5);
    *guards = (Guards){.rest = s.rules->event[0].when};
    s.rules->gates.lot[0] = 2.0; /* as if the chance were no plain number */
    const World without = lived(&s, 60, NULL);
    assert_memory_equal(&with, &without, sizeof with);
    source_close(&s);
}

/* The double next to x, upwards or downwards. */
static double beside(double x, double side) {
    const double step = real_max(real_abs(x) * 0x1p-53, 0x1p-1074);
    for (double by = step;; by += step)
        if (x + side * by < x || x + side * by > x) return x + side * by;
}

static bool test_holds(const Op *op, double x) {
    return op->code == OP_TEST_BELOW ? op_below(op, x) : op->code == OP_TEST_ABOVE ? op_above(op, x) : op_is(op, x);
}

static void a_guard_s_span_is_where_its_test_holds(void **state) {
    (void)state;
    static const double numbers[] = {0.0, 1.0, -1.0, 0.35, -2.5, 1e-9, -1e-9, 3e-10, 9999.0, 0.1 + 0.2};
    const OpCode codes[] = {OP_TEST_BELOW, OP_TEST_ABOVE, OP_TEST_IS};
    for (size_t n = 0; n < COUNT_OF(numbers) * COUNT_OF(codes) * 2; n++) {
        const Op op = {.code = (int32_t)codes[n % 3], .b = n / 3 % 2 == 1, .x = numbers[n / 6]};
        ValueSpan span;
        if (!span_of_test(&op, &span)) {
            assert_true(op.code == OP_TEST_IS && op.b);
            continue;
        }
        assert_true(test_holds(&op, span.low) && test_holds(&op, span.high) && span.low <= span.high);
        if (span.low > -1e308) assert_false(test_holds(&op, beside(span.low, -1.0)));
        if (span.high < 1e308) assert_false(test_holds(&op, beside(span.high, 1.0)));
    }
}

/* --- attacks on the declarations themselves ---------------------------------------------------- */

/* A list whose length is any number, with a few dozen entries. */
#define FAR                                                                                        \
    "local function far(border) local t = {} for _, n in ipairs { 1, 2, 4, 5, 8, 9 } do t[n] = 1 end "      \
    "local p = 16 while p <= border do t[p] = 1 p = p * 2 end local i, j = p // 2, p "             \
    "while j - i > 1 do local m = (i + j) // 2 if m <= border then t[m] = 1 i = m else j = m end end return t end "

static void what_a_hostile_pack_declares_is_refused_or_harmless(void **state) {
    (void)state;
    static const char *const attacks[] = {
        "local t = {} t.when = t event \"a\" (t)",
        "local t = {} t.set = t start \"a\" { title = \"a\", summary = \"b\", imagined = true, set = t }",
        "event \"a\" (setmetatable({}, { __index = function() while true do end end }))",
        "event \"a\" { when = true, effects = setmetatable({}, { __len = function() return 1e9 end }) }",
        "event \"a\" { when = true, choices = setmetatable({}, { __index = function() error('x') end }), seat = "
        "\"lead\", default = \"x\" }",
        "event \"a\" { when = true, effects = { w.unity:add(0/0) } }",
        "event \"a\" { when = true, effects = { w.unity:add(1/0) } }",
        "event \"a\" { when = true, cooldown = 1, effects = { w.unity:add(w.unity / 0), w.stocks:scale(1e300), "
        "w.unity:set(log(0 - w.unity)) } }",
        "event \"a\" { when = true, cooldown = 1, effects = { w.force_candidate:set(-1e12), w.economy_rival:scale(-5), "
        "w.occupied[\"UA-05\"]:set(99) } }",
        "event \"a\" { when = true, cooldown = 1, effects = { open_window { months = 1e9, menace = -4 }, bar_file(1e9) "
        "} }",
        "event \"a\" { when = true, cooldown = 1, effects = { later(1e12, { w.unity:add(1) }), perhaps(1e9, { "
        "w.unity:add(1) }) } }",
        "event \"a\" { when = true, cooldown = 1, effects = { w.set.aid.lead:add(1e9), w.capital.lead:set(-1e9), "
        "w.trust.lead.lead:add(9) } }",
        "event \"a\" { when = true, chance = 1e300 * w.unity }",
        "event \"a\" { when = true, chance = 0 - w.unity }",
        "local x = w.unity for i = 1, 40 do x = x + x end event \"a\" { when = x:below(1) }",
        "local x = w.unity for i = 1, 100000 do x = x + 1 end",
        "for i = 1, 1000 do event(\"e\" .. i) { when = true } end",
        "for i = 1, 1000 do variable(\"v\" .. i) { range = { 0, 1 }, start = 0 } end",
        "local l = {} for i = 1, 100 do l[i] = w.unity:add(0) end event \"a\" { when = true, effects = l }",
        "local e = { w.unity:add(0) } for i = 1, 200 do e = { perhaps(0.5, e) } end event \"a\" { when = true, effects "
        "= e }",
        "event(('a'):rep(1e6)) { when = true }",
        "event \"a\\0b\" { when = true }",
        "event \"a\" { when = true, source = ('x'):rep(900000), mark = \"\\27[31m\" }",
        "event \"a\" { when = true, [1] = 2 }",
        "event \"a\" { when = true, [{}] = 2 }",
        "event { when = true }",
        "event(nil)",
        "event \"a\" (nil)",
        "event \"a\" (w)",
        "w.unity = 3",
        "w.unity.x = 3",
        "k.x = 1",
        "w = nil",
        "event = nil",
        "getmetatable(w.unity).__index = nil",
        "setmetatable(w, {})",
        "rawset(w, 'a', 1)",
        "local a = w.unity .. 'x'",
        "local a = #w.unity",
        "local a = w[1]",
        "local a = w[{}]",
        "local a = w.unity[1]",
        "local a = -w.support",
        "local a = w.support.DEU.DEU",
        "local a = months_since(w.unity)",
        "fired()",
        "mean(w.unity)",
        "test \"a\" { orders = { {} } }",
        "start \"a\" { title = 1, summary = {}, imagined = 0 }",
        "advisor \"nobody\" { seat = \"lead\", weights = { security = 1/0 } }",
        "lesson \"a\" { start = \"x\", seat = \"lead\", steps = { 1, 2 } }",
        "goal \"g\" { seat = \"lead\", met = w.unity:above(0/0) }",
        "lever \"reform\" { needs = w.unity:above(1e300) }",
        "event \"a\" { when = true, cooldown = 1, effect = function(now) return { w.unity:set(0/0) } end }",
        "event \"a\" { when = true, cooldown = 1, effect = function(now) event \"b\" { when = true } return {} end }",
        "event \"a\" { when = true, cooldown = 1, effect = function(now) return now end }",
        "event \"a\" { when = true, cooldown = 1, effect = function(now) now() return {} end }",
        "local keep event \"a\" { when = true, cooldown = 1, effect = function(now) keep = now return {} end } ",
        "event \"a\" { when = true, cooldown = 1, effect = function(now) return coroutine.wrap(function() return { "
        "w.unity:add(now(w.unity)) } end)() end }",
        FAR "advisor \"military\" { seat = \"candidate\", remarks = far(0x100000000 - 504) }",
        FAR "lesson \"a\" { start = \"x\", seat = \"lead\", steps = far(1 << 31) }",
        FAR "event \"a\" { when = true, effects = far(1 << 31) }",
        FAR "event \"a\" { when = true, effects = { perhaps(0.5, far(1 << 31)) } }",
        FAR "event \"a\" { when = true, seat = \"lead\", default = \"x\", choices = far(1 << 32) }",
        FAR "event \"a\" { when = true, claims = far(1 << 31) }",
        FAR "test \"a\" { set = { x = far(1 << 31) } }",
        "local e = w.unity:add(0) for i = 1, 6 do local l = {} for n = 1, 24 do l[n] = e end e = perhaps(0.5, l) end "
        "event \"a\" { when = true, effects = { e } }",
        "event \"a\" { when = true, cooldown = 1, effect = function(now) local e = w.unity:add(0) for i = 1, 6 do "
        "local l = {} "
        "for n = 1, 24 do l[n] = e end e = perhaps(0.5, l) end return { e } end }",
        "local s = ('x'):rep(1000000) for i = 1, 1500 do local _ = started_as(s) end",
        "local s, t = ('x'):rep(1000000), {} for i = 1, 700 do t['k' .. i] = s end test \"a\" { set = t }",
        "test \"a\" { set = { x = 1e300, y = -1e300 } }",
        "require('lib.x')",
        "require('../x')",
        "require('events.test')",
        "return 1",
        "goto x",
        "\27Lua",
    };
    for (size_t n = 0; n < COUNT_OF(attacks); n++) {
        Source s;
        Err err = {{0}};
        VarId bad;
        int index;
        const bool open = source_open(attacks[n], &s, &err);
        if (open) {
            const World w = lived(&s, 24, NULL);
            if (!world_valid(&w, &bad, &index)) fail_msg("%s breaks %s", attacks[n], var_info(bad)->name);
        } else if (!strstr(err.text, "events/test.lua:")) {
            fail_msg("%s says only: %s", attacks[n], err.text);
        }
        for (const char *c = err.text; *c; c++) assert_true((unsigned char)*c >= 0x20 && *c != 0x7f);
        source_close(&s);
    }
}

/* --- functions -------------------------------------------------------------------------------- */

static void a_function_reads_the_world_and_answers_with_effects(void **state) {
    (void)state;
    Source s;
    source_must("variable \"x\" { range = { -9, 9 }, start = 0 }"
                " event \"e\" { when = w.month:is(1), once = true, effect = function(now)"
                "   if now(w.war:is(1)) then return { w.x:add(now(w.stocks) - 4), w.unity:add(0) } end return {} end }",
                &s);
    assert_true(rulebook_has_functions(s.rules));
    const World w = lived(&s, 2, NULL);
    assert_true(w.own[0] > 1 && w.own[0] < 3);
    source_close(&s);
}

static void a_function_that_fails_changes_nothing(void **state) {
    (void)state;
    static const char *const bad[] = {
        "return { w.x:add(1), w.cohesion:add(1) }",
        "return 3",
        "event \"b\" { when = true } return { w.x:add(1) }",
        "error('no')",
        "while true do end",
        "return { w.x:add(1), later(3, { w.x:add(1) }) }",
        "return { w.x:add(now(w.support.DEX)) }",
        "local a = ('x'):rep(1e9) return { w.x:add(1) }",
        "count = count + 1 return { w.x:add(count) }",
    };
    for (size_t n = 0; n < COUNT_OF(bad); n++) {
        char text[600];
        Source s;
        snprintf(text, sizeof text,
                 "local count = 0 variable \"x\" { range = { -9, 9 }, start = 0 }"
                 " event \"e\" { when = w.month:is(1), once = true, effect = function(now) %s end }",
                 bad[n]);
        source_must(text, &s);
        const World w = lived(&s, 2, NULL);
        if (w.own[0] != 0) fail_msg("%s changed the world", bad[n]);
        if (!strstr(script_failure(s.rules), "events/test.lua:"))
            fail_msg("%s says %s", bad[n], script_failure(s.rules));
        source_close(&s);
    }
}

static void a_start_gives_the_packs_variables_their_first_values(void **state) {
    (void)state;
    Source s;
    Err err = {{0}};
    source_must(
        "variable \"trade\" { range = { 0, 1 }, start = 0.5 } start \"january-2023\" { title = \"a\", summary = \"b\","
        " imagined = false, own = { trade = 0.25 } }",
        &s);
    assert_true(lived(&s, 0, NULL).own[0] == 0.25);
    source_close(&s);
    assert_false(source_open(
        "start \"january-2023\" { title = \"a\", summary = \"b\", imagined = false, own = { trad = 1 } }", &s, &err));
    assert_non_null(strstr(err.text, "no variable \"trad\" is declared"));
    source_close(&s);
}

static void a_lever_can_hold_the_way_there_and_the_way_back(void **state) {
    (void)state;
    Source s;
    source_must("lever \"reform\" { needs = w.stocks:above(1), back = w.stocks:above(7) }", &s);
    World w = lived(&s, 0, NULL);
    w.turn = 1;
    w.capital[SEAT_candidate] = 9;
    const Parameters *k = &s.scenario.nominal;
    w.stocks = 0.5;
    Refusal r = act_refused(&w, k, &s.scenario, (Act){SEAT_candidate, ACT_reform, 1});
    assert_int_equal(r.need, NEED_pack);
    assert_string_equal(r.nearest, "1 < stocks");
    w.stocks = 6;
    assert_false(refusal_is(act_refused(&w, k, &s.scenario, (Act){SEAT_candidate, ACT_reform, 1})));
    w.set.reform[SEAT_candidate] = 1;
    r = act_refused(&w, k, &s.scenario, (Act){SEAT_candidate, ACT_reform, 0});
    assert_int_equal(r.need, NEED_pack);
    w.stocks = 8;
    assert_false(refusal_is(act_refused(&w, k, &s.scenario, (Act){SEAT_candidate, ACT_reform, 0})));
    source_close(&s);
}

static void a_failed_function_stops_what_counts_many_games(void **state) {
    (void)state;
    Source s;
    source_must("variable \"x\" { range = { 0, 99 }, start = 0 } event \"e\" { when = true, cooldown = 1, effect = "
                "function(now)"
                " if now(w.month) == 2 then error('no') end return { w.x:add(1) } end }",
                &s);
    assert_true(lived(&s, 5, NULL).own[0] == 4);
    script_strict(s.rules);
    assert_true(lived(&s, 5, NULL).own[0] == 0);
    source_close(&s);
}

static void two_readings_give_the_same_world(void **state) {
    (void)state;
    const char *text =
        "variable \"x\" { range = { -99, 99 }, start = 0 } local weights = { b = 2, a = 1, c = 3 }"
        " event \"e\" { when = true, chance = 0.5, cooldown = 1, effect = function(now) local sum = 0"
        "   for name, v in pairs(weights) do sum = sum * 2 + v end return { w.x:set(sum / 10 + now(w.unity)) } end }";
    Source a, b;
    source_must(text, &a);
    source_must(text, &b);
    const World one = lived(&a, 24, NULL), two = lived(&b, 24, NULL);
    assert_memory_equal(&one, &two, sizeof one);
    source_close(&a);
    source_close(&b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(expressions_compute_what_is_written),
        cmocka_unit_test(mistakes_are_told_with_file_line_and_the_nearest_name),
        cmocka_unit_test(effects_stand_in_the_ledger_under_the_events_name),
        cmocka_unit_test(later_comes_later_and_perhaps_as_often_as_it_says),
        cmocka_unit_test(what_was_announced_comes_before_the_event_happens_again),
        cmocka_unit_test(a_function_draws_lots_of_its_own),
        cmocka_unit_test(a_trigger_written_as_a_function_asks_the_same),
        cmocka_unit_test(a_variable_lives_by_its_own_rule_within_its_range),
        cmocka_unit_test(chance_and_cooldown_hold),
        cmocka_unit_test(guards_change_nothing_but_the_time),
        cmocka_unit_test(a_guard_s_span_is_where_its_test_holds),
        cmocka_unit_test(what_a_hostile_pack_declares_is_refused_or_harmless),
        cmocka_unit_test(a_function_reads_the_world_and_answers_with_effects),
        cmocka_unit_test(a_function_that_fails_changes_nothing),
        cmocka_unit_test(a_start_gives_the_packs_variables_their_first_values),
        cmocka_unit_test(a_lever_can_hold_the_way_there_and_the_way_back),
        cmocka_unit_test(a_failed_function_stops_what_counts_many_games),
        cmocka_unit_test(two_readings_give_the_same_world),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
