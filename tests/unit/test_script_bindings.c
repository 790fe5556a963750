/* What scripts may write: the tables, what a script really sees, and examples that a pack accepts.
 * Always true: nothing here lists a name that a table has. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above before it */
#include <cmocka.h>
#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "model/month.h"
#include "script/bindings.h"
#include "script/sandbox_own.h"
#include "script/script.h"
#include "script/reader.h"
#include "session/pack_book.h"

static const char pack[] = ACCESSION_SOURCE_DIR "/scenarios/ukraine-2023";

static PackScript *read_one(const char *name, const char *bytes) {
    const ScriptFile file = {name, bytes, strlen(bytes)};
    Err err = {{0}};
    PackScript *p = script_read(&file, 1, true, &err);
    if (!p) fail_msg("%s\n%s", err.text, bytes);
    return p;
}

/* --- what a script sees ----------------------------------------------------------------------- */

static bool is_global(BindingKind kind) {
    return kind != BINDING_METHOD && kind != BINDING_OPERATOR && kind != BINDING_LENT;
}

/* How many rows of the tables are a global of this name. */
static int rows_of_global(const char *name) {
    const Binding *binding;
    const DeclarationInfo *declaration;
    PreludeName prelude[PRELUDE_MAX];
    const size_t bindings = bindings_list(&binding), declarations = declarations_list(&declaration);
    const int names = prelude_list(prelude);
    int rows = 0;
    for (size_t n = 0; n < bindings; n++) rows += is_global(binding[n].kind) && strcmp(binding[n].name, name) == 0;
    for (size_t n = 0; n < declarations; n++) rows += strcmp(declaration[n].name, name) == 0;
    for (int n = 0; n < names; n++) rows += strcmp(prelude[n].name, name) == 0;
    return rows;
}

static void every_global_stands_once_in_a_table(void **state) {
    (void)state;
    const Binding *binding;
    const DeclarationInfo *declaration;
    PreludeName prelude[PRELUDE_MAX];
    PackScript *p = read_one("rules/a.lua", "local a = 1\n");
    lua_State *L = sandbox_state(p->box);
    const size_t bindings = bindings_list(&binding);
    size_t seen = 0, wanted = declarations_list(&declaration) + (size_t)prelude_list(prelude);
    for (size_t n = 0; n < bindings; n++) wanted += is_global(binding[n].kind);
    lua_rawgetp(L, LUA_REGISTRYINDEX, OWN(OWN_GLOBALS));
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        const char *name = lua_tostring(L, -2);
        if (strcmp(name, "power__") == 0) continue; /* cannot be written by a script */
        if (rows_of_global(name) != 1) fail_msg("%s stands in %d rows", name, rows_of_global(name));
        seen++;
    }
    lua_pop(L, 1);
    assert_int_equal(seen, wanted);
    script_free(p);
}

/* "a, b, c" of the members of one library. */
static void a_library_has_the_members_of_its_row(void **state) {
    (void)state;
    const Binding *row;
    const size_t count = bindings_list(&row);
    for (size_t n = 0; n < count; n++) {
        Text lua = {0};
        if (row[n].kind != BINDING_LIBRARY) continue;
        text_add(&lua, "local names = {}\nfor name in pairs(%s) do names[#names + 1] = name end\n"
                       "local found = table.concat(names, \", \")\nif found ~= \"%s\" then error(found) end\n",
                 row[n].name, row[n].parameters);
        script_free(read_one("rules/a.lua", lua.data));
        text_free(&lua);
    }
}

/* --- examples --------------------------------------------------------------------------------- */

/* What the examples of single names refer to. */
static const char common[] =
    "event \"a_hard_question\" { seat = \"candidate\", when = fighting, default = \"wait\",\n"
    "    choices = { { id = \"act\", cost = { capital = 1 } }, { id = \"wait\" } } }\n";

static void example_write(const Binding *b, int n, Text *out) {
    const char *gives = b->gives;
    if (b->kind == BINDING_STANDARD || b->kind == BINDING_LIBRARY) {
        text_add(out, "local x%d = %s\n", n, b->example);
        return;
    }
    text_add(out, "event \"example_%d\" { when = fighting, chance = 0.5, ", n);
    if (b->kind == BINDING_LENT) text_add(out, "effect = %s }\n", b->example);
    else if (strcmp(gives, "effect") == 0) text_add(out, "effects = { %s } }\n", b->example);
    else if (strcmp(gives, "months") == 0)
        text_add(out, "effects = open_window { months = %s } }\n", b->example);
    else if (strcmp(gives, "condition") == 0)
        text_add(out, "effects = { w.unity:add(pick(%s, 0, 1)) } }\n", b->example);
    else text_add(out, "effects = { w.unity:add(0 * (%s)) } }\n", b->example);
}

/* Read, made for the shipped pack, and lived for two years. */
static void accepted(const char *lua) {
    PackScript *p = read_one("events/a.lua", lua);
    Scenario *s = malloc(sizeof *s);
    PackBook *book = calloc(1, sizeof *book);
    World *w = malloc(sizeof *w);
    Err err = {{0}};
    assert_true(s && book && w);
    if (!pack_open(pack, NULL, book, &err) || !pack_scenario(book, "stalemate", s, &err)) fail_msg("%s", err.text);
    Rulebook *r = rulebook_make(p, s, NULL, 0, &err);
    if (!r) fail_msg("%s\n%s", err.text, lua);
    s->rules = r;
    const RandomKey key = random_key_world(1, 1);
    world_begin(w, s, &s->nominal, key);
    for (int month = 0; month < 24; month++) world_step(w, s, &s->nominal, key, NULL);
    assert_string_equal(script_failure(r), "");
    rulebook_free(r);
    pack_close(book);
    free(w);
    free(book);
    free(s);
    script_free(p);
}

static const char *declaration_example(const char *name) {
    const DeclarationInfo *row;
    const size_t count = declarations_list(&row);
    for (size_t n = 0; n < count; n++)
        if (strcmp(row[n].name, name) == 0) return row[n].example;
    fail();
    return NULL;
}

static void every_example_of_a_name_is_accepted(void **state) {
    (void)state;
    const Binding *row;
    const size_t count = bindings_list(&row);
    for (size_t n = 0; n < count; n++) {
        Text lua = {0};
        text_add(&lua, "%s%s\n", common, declaration_example("event"));
        example_write(&row[n], (int)n, &lua);
        accepted(lua.data);
        text_free(&lua);
    }
}

static void every_example_of_a_declaration_is_accepted(void **state) {
    (void)state;
    const DeclarationInfo *row;
    const size_t count = declarations_list(&row);
    Text all = {0};
    for (size_t n = 0; n < count; n++) {
        accepted(row[n].example);
        text_add(&all, "%s\n", row[n].example);
    }
    accepted(all.data);
    text_free(&all);
}

/* --- the tables ------------------------------------------------------------------------------- */

static void every_row_says_what_it_is(void **state) {
    (void)state;
    const Binding *binding;
    const Field *field;
    PreludeName prelude[PRELUDE_MAX];
    const size_t bindings = bindings_list(&binding), fields = declaration_fields(&field);
    for (size_t n = 0; n < bindings; n++) assert_true(binding[n].text[0] && binding[n].example[0]);
    for (size_t n = 0; n < fields; n++) assert_true(field[n].text[0]);
    const int names = prelude_list(prelude);
    assert_true(names > 5);
    for (int n = 0; n < names; n++) {
        if (!prelude[n].text[0] || !prelude[n].expression[0]) fail_msg("%s: a comment is wanted", prelude[n].name);
        assert_true(strlen(prelude[n].expression) + 1 < sizeof prelude[n].expression);
        assert_true(strlen(prelude[n].text) + 1 < sizeof prelude[n].text);
    }
}

/* The truth that nobody sees is hidden from groups too. */
static void no_group_reads_what_nobody_sees(void **state) {
    (void)state;
    PackScript *p = read_one("events/a.lua", "event \"a\" { when = mean(w.misperception.all):above(0) }\n");
    PackBook *book = calloc(1, sizeof *book);
    Scenario *s = malloc(sizeof *s);
    Err err = {{0}};
    assert_true(s && book && pack_open(pack, NULL, book, &err) && pack_scenario(book, NULL, s, &err));
    assert_null(rulebook_make(p, s, NULL, 0, &err));
    if (!strstr(err.text, "events/a.lua:1: misperception is the drawn truth")) fail_msg("%s", err.text);
    pack_close(book);
    free(book);
    free(s);
    script_free(p);
}

static void tables_inside_declarations_are_checked(void **state) {
    (void)state;
    static const char *const lua[][2] = {
        {"event \"a\" { seat = \"lead\", when = peace, default = \"x\", choices = { { id = \"x\", bto = 1 }, { id = "
         "\"y\" } } }",
         "choice \"x\": unknown key \"bto\"; did you mean \"bot\"?"},
        {"event \"a\" { seat = \"lead\", when = peace, default = \"x\", choices = { { id = \"x\", bot = \"1\" }, { id "
         "= \"y\" } } }",
         "choice \"x\": bot: found string, a number or an expression is wanted"},
        {"advisor \"military\" { seat = \"candidate\", remarks = { { id = \"x\", whem = peace } } }",
         "remark \"?\": unknown key \"whem\"; did you mean \"when\"?"},
    };
    for (size_t n = 0; n < COUNT_OF(lua); n++) {
        const ScriptFile file = {"events/a.lua", lua[n][0], strlen(lua[n][0])};
        Err err = {{0}};
        assert_null(script_read(&file, 1, false, &err));
        if (!strstr(err.text, lua[n][1])) fail_msg("%s", err.text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_global_stands_once_in_a_table),
        cmocka_unit_test(a_library_has_the_members_of_its_row),
        cmocka_unit_test(every_example_of_a_name_is_accepted),
        cmocka_unit_test(every_example_of_a_declaration_is_accepted),
        cmocka_unit_test(every_row_says_what_it_is),
        cmocka_unit_test(no_group_reads_what_nobody_sees),
        cmocka_unit_test(tables_inside_declarations_are_checked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
