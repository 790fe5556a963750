/* Expressions in Lua: w, k, weight, operators, functions. They only build trees.
 * Always true: nothing here reads a world; a wrong name or type is an error where it stands. */
#include <lauxlib.h>
#include <lua.h>
#include <stdio.h>
#include <string.h>

#include "script/bindings.h"
#include "script/reader.h"

static const char expression_type[] = "expression", prefix_type[] = "postures";

static const char reader_key = 0;
Reader *reader_of(lua_State *L) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &reader_key);
    Reader *r = lua_touserdata(L, -1);
    lua_pop(L, 1);
    return r;
}

void reader_where(lua_State *L, Reader *r, const char **file, int *line) {
    lua_Debug ar;
    *file = "?";
    *line = 0;
    for (int level = 1; level < 8 && lua_getstack(L, level, &ar); level++) {
        lua_getinfo(L, "Sl", &ar);
        if (ar.currentline <= 0 || (ar.source[0] != '@' && ar.source[0] != '=')) continue;
        *file = arena_text(&r->arena, ar.source + 1);
        *line = ar.currentline;
        return;
    }
}

int unknown_name(lua_State *L, const char *what, const char *name, const char *const *known, size_t n) {
    const char *near = text_nearest(name, known, n);
    if (near) return luaL_error(L, "unknown %s \"%s\"; did you mean \"%s\"?", what, name, near);
    return luaL_error(L, "unknown %s \"%s\"", what, name);
}

void *reader_add(lua_State *L, Reader *r, void **list, int *count, size_t size, int most, const char *what) {
    /* rooms of 16, 32, 64, ...: the arena keeps the old ones */
    if (*count >= most) luaL_error(L, "too many %s, at most %d are wanted", what, most);
    const bool full = *count == 0 || (*count >= 16 && (*count & (*count - 1)) == 0);
    if (full) {
        void *room = arena_alloc(&r->arena, size * (size_t)(*count ? 2 * *count : 16));
        if (*count) memcpy(room, *list, size * (size_t)*count);
        *list = room;
    }
    return (char *)*list + size * (size_t)(*count)++;
}

/* --- trees ------------------------------------------------------------------------------------ */

int tree_add(lua_State *L, Reader *r, Tree tree) {
    sandbox_charge(L, 60);
    tree.size = 1;
    for (int n = 0; n < tree.children; n++) tree.size += r->forest.tree[tree.child[n]].size;
    if (tree.size > PROGRAM_OPS_MAX) luaL_error(L, "the expression is too long: declare a variable for a part of it");
    reader_where(L, r, &tree.file, &tree.line);
    void *list = r->forest.tree;
    Tree *t = reader_add(L, r, &list, &r->forest.count, sizeof *t, TREES_MAX, "expressions");
    r->forest.tree = list;
    *t = tree;
    return r->forest.count - 1;
}

void expression_push(lua_State *L, int tree) {
    int *at = lua_newuserdatauv(L, sizeof *at, 0);
    *at = tree;
    luaL_setmetatable(L, expression_type);
}

static int push_tree(lua_State *L, Tree tree) {
    expression_push(L, tree_add(L, reader_of(L), tree));
    return 1;
}

bool is_expression(lua_State *L, int at) { return luaL_testudata(L, at, expression_type) != NULL; }

int expression_at(lua_State *L, int at, const char *what) {
    Reader *r = reader_of(L);
    const int *tree = luaL_testudata(L, at, expression_type);
    if (tree) return *tree;
    if (lua_type(L, at) == LUA_TNUMBER) {
        const double x = lua_tonumber(L, at);
        if (!(x > -1e300 && x < 1e300)) luaL_error(L, "%s: the number is not finite", what);
        return tree_add(L, r, (Tree){.kind = TREE_NUMBER, .number = x});
    }
    if (lua_type(L, at) == LUA_TBOOLEAN)
        return tree_add(L, r,
                        (Tree){.kind = TREE_NUMBER, .number = lua_toboolean(L, at) ? 1.0 : 0.0, .yes_or_no = true});
    return luaL_error(L, "%s: found %s, a number or an expression such as w.unity is wanted", what,
                      lua_isnoneornil(L, at) ? "nothing" : luaL_typename(L, at));
}

static const Tree *tree_of(lua_State *L, int tree) { return &reader_of(L)->forest.tree[tree]; }

int condition_at(lua_State *L, int at, const char *what) {
    const int tree = expression_at(L, at, what);
    if (!tree_of(L, tree)->yes_or_no)
        luaL_error(L, "%s: a condition is wanted, such as w.unity:below(0.5)", what);
    return tree;
}

static int operation(lua_State *L, OpCode op, int count, bool yes_or_no) {
    Tree t = {.kind = TREE_OPERATION, .op = op, .children = count, .yes_or_no = yes_or_no};
    for (int n = 0; n < count; n++) t.child[n] = expression_at(L, n + 1, "an operand");
    return push_tree(L, t);
}

/* --- operators -------------------------------------------------------------------------------- */

/* Names as in bindings.def: o_ an operator, on_ a global, m_ a method. */
#define PLAIN(name, op, count)                                                                     \
    static int name(lua_State *L) { return operation(L, op, count, false); }
PLAIN(o_add, OP_ADD, 2)
PLAIN(o_sub, OP_SUBTRACT, 2)
PLAIN(o_mul, OP_MULTIPLY, 2)
PLAIN(o_div, OP_DIVIDE, 2)
PLAIN(o_unm, OP_NEGATE, 1)
PLAIN(on_exp, OP_EXP, 1)
PLAIN(on_log, OP_LOG, 1)
PLAIN(on_sqrt, OP_SQRT, 1)
PLAIN(on_abs, OP_ABS, 1)
PLAIN(on_logistic, OP_LOGISTIC, 1)
PLAIN(on_hazard, OP_HAZARD, 1)
PLAIN(on_pow, OP_POWER, 2)
#undef PLAIN

static int o_pow(lua_State *L) {
    sandbox_power(L);
    return operation(L, OP_POWER, 2, false);
}

static int and_or(lua_State *L, OpCode op, const char *sign) {
    Tree t = {.kind = TREE_OPERATION, .op = op, .children = 2, .and_or = true, .yes_or_no = true};
    for (int n = 0; n < 2; n++) t.child[n] = condition_at(L, n + 1, sign);
    return push_tree(L, t);
}
static int o_band(lua_State *L) { return and_or(L, OP_MULTIPLY, "&"); }
static int o_bor(lua_State *L) { return and_or(L, OP_ADD, "|"); }
static int o_bnot(lua_State *L) {
    return push_tree(L, (Tree){.kind = TREE_OPERATION, .op = OP_NOT, .children = 1, .yes_or_no = true,
                               .child = {condition_at(L, 1, "~")}});
}

/* min and max of two or more. */
static int chain(lua_State *L, OpCode op, const char *what) {
    const int count = lua_gettop(L);
    if (count < 2) return luaL_error(L, "%s: two or more numbers or expressions are wanted", what);
    int tree = expression_at(L, 1, what);
    for (int n = 2; n <= count; n++)
        tree = tree_add(L, reader_of(L), (Tree){.kind = TREE_OPERATION, .op = op, .children = 2,
                                                .child = {tree, expression_at(L, n, what)}});
    expression_push(L, tree);
    return 1;
}
static int on_min(lua_State *L) { return chain(L, OP_MIN, "min"); }
static int on_max(lua_State *L) { return chain(L, OP_MAX, "max"); }

static int on_clamp(lua_State *L) {
    Reader *r = reader_of(L);
    const int x = expression_at(L, 1, "clamp"), low = expression_at(L, 2, "clamp"), high = expression_at(L, 3, "clamp");
    const int above = tree_add(L, r, (Tree){.kind = TREE_OPERATION, .op = OP_MAX, .children = 2, .child = {x, low}});
    return push_tree(L, (Tree){.kind = TREE_OPERATION, .op = OP_MIN, .children = 2, .child = {above, high}});
}

static int on_pick(lua_State *L) {
    return push_tree(L, (Tree){.kind = TREE_OPERATION, .op = OP_PICK, .children = 3,
                               .child = {condition_at(L, 1, "pick"), expression_at(L, 2, "pick"),
                                         expression_at(L, 3, "pick")}});
}

/* --- comparisons, as methods ------------------------------------------------------------------ */

static int compare(lua_State *L, OpCode op, int first, int second, const char *what) {
    Tree t = {.kind = TREE_OPERATION, .op = op, .children = 2, .yes_or_no = true};
    t.child[0] = expression_at(L, first, what);
    t.child[1] = expression_at(L, second, what);
    return push_tree(L, t);
}
static int m_below(lua_State *L) { return compare(L, OP_BELOW, 1, 2, "below"); }
static int m_above(lua_State *L) { return compare(L, OP_BELOW, 2, 1, "above"); }
static int m_at_most(lua_State *L) { return compare(L, OP_AT_MOST, 1, 2, "at_most"); }
static int m_at_least(lua_State *L) { return compare(L, OP_AT_MOST, 2, 1, "at_least"); }
static int m_is(lua_State *L) { return compare(L, OP_IS, 1, 2, "is"); }
static int m_is_not(lua_State *L) {
    compare(L, OP_IS, 1, 2, "is_not");
    return push_tree(L, (Tree){.kind = TREE_OPERATION, .op = OP_NOT, .children = 1, .yes_or_no = true,
                               .child = {expression_at(L, -1, "is_not")}});
}
static int m_between(lua_State *L) {
    Reader *r = reader_of(L);
    const int x = expression_at(L, 1, "between"), low = expression_at(L, 2, "between"),
              high = expression_at(L, 3, "between");
    const int from = tree_add(L, r, (Tree){.kind = TREE_OPERATION, .op = OP_AT_MOST, .children = 2, .yes_or_no = true,
                                           .child = {low, x}});
    const int to = tree_add(L, r, (Tree){.kind = TREE_OPERATION, .op = OP_AT_MOST, .children = 2, .yes_or_no = true,
                                         .child = {x, high}});
    return push_tree(L, (Tree){.kind = TREE_OPERATION, .op = OP_MULTIPLY, .children = 2, .and_or = true,
                               .yes_or_no = true, .child = {from, to}});
}

/* --- changes, as methods ---------------------------------------------------------------------- */

static int change(lua_State *L, RawKind kind, const char *what) {
    Reader *r = reader_of(L);
    const int target = expression_at(L, 1, what);
    const Tree *t = &r->forest.tree[target];
    if (t->kind != TREE_VARIABLE && t->kind != TREE_OWN)
        return luaL_error(L, "%s: only a variable can be changed, such as w.unity", what);
    const RawEffect e = {.kind = kind, .target = target, .value = expression_at(L, 2, what),
                         .value_2 = NO_TREE, .value_3 = NO_TREE};
    return effect_push(L, r, e);
}
static int m_add(lua_State *L) { return change(L, RAW_ADD, "add"); }
static int m_set(lua_State *L) { return change(L, RAW_SET, "set"); }
static int m_scale(lua_State *L) { return change(L, RAW_SCALE, "scale"); }

static const luaL_Reg methods[] = {
#define METHOD(name, ...) {#name, m_##name},
#include "script/bindings.def"
    {NULL, NULL},
};

/* --- w, k, weight ----------------------------------------------------------------------------- */

static const char *name_at(lua_State *L, int at, const char *what) {
    if (lua_type(L, at) != LUA_TSTRING) luaL_error(L, "%s: a name is wanted, found %s", what, luaL_typename(L, at));
    if (lua_rawlen(L, at) > NAME_BYTES)
        luaL_error(L, "%s: the name has more than %d bytes", what, NAME_BYTES);
    return lua_tostring(L, at);
}

/* x.NAME of an expression: a method, or the place of a variable that has one for each member, seat, ... */
static int on_index(lua_State *L) {
    const char *key = name_at(L, 2, "expression");
    for (const luaL_Reg *m = methods; m->name; m++)
        if (strcmp(m->name, key) == 0) {
            lua_pushcfunction(L, m->func);
            return 1;
        }
    Reader *r = reader_of(L);
    Tree t = r->forest.tree[expression_at(L, 1, "expression")];
    const VarInfo *v = t.kind == TREE_VARIABLE ? var_info(t.var) : NULL;
    const bool many = v && v->kind != KIND_GLOBAL && v->kind != KIND_POSTURE;
    if (!many || (t.place && (v->kind != KIND_PAIR || t.towards))) {
        const char *known[COUNT_OF(methods)];
        size_t n = 0;
        for (const luaL_Reg *m = methods; m->name; m++) known[n++] = m->name;
        return unknown_name(L, "method", key, known, n);
    }
    if (!t.place) t.place = arena_text(&r->arena, key);
    else t.towards = arena_text(&r->arena, key);
    return push_tree(L, t);
}

static int variable_push(lua_State *L, VarId var) {
    const VarInfo *v = var_info(var);
    return push_tree(L, (Tree){.kind = TREE_VARIABLE, .var = var, .yes_or_no = v->type == TYPE_FLAG});
}

static int own_push(lua_State *L, Reader *r, const char *name) {
    for (int n = 0; n < r->variables; n++)
        if (strcmp(r->variable[n].name, name) == 0)
            return push_tree(L, (Tree){.kind = TREE_OWN, .name = r->variable[n].name, .index = n});
    return 0;
}

static int unknown_variable(lua_State *L, Reader *r, const char *name) {
    const char *const *engine;
    const char *known[VAR_COUNT + OWN_MAX];
    size_t n = var_names(&engine);
    memcpy(known, engine, n * sizeof *known);
    for (int v = 0; v < r->variables; v++) known[n++] = r->variable[v].name;
    if (posture_find(name) >= 0)
        return luaL_error(L, "\"%s\" is a posture: w.posture.%s is in effect, w.ordered.%s is what was set", name, name,
                          name);
    return unknown_name(L, "variable", name, known, n);
}

static int on_w(lua_State *L) {
    Reader *r = reader_of(L);
    const char *name = name_at(L, 2, "w");
    static const char *const prefixes[] = {"posture", "ordered", "set"};
    for (size_t n = 0; n < COUNT_OF(prefixes); n++)
        if (strcmp(name, prefixes[n]) == 0) {
            const char **prefix = lua_newuserdatauv(L, sizeof *prefix, 0);
            *prefix = prefixes[n];
            luaL_setmetatable(L, prefix_type);
            return 1;
        }
    const VarId var = var_find(name);
    const VarKind kind = var == VAR_NONE ? KIND_POSTURE : var_info(var)->kind;
    const bool inner = kind == KIND_POSTURE || kind == KIND_SETTING || kind == KIND_PROMISE || kind == KIND_EVENT ||
                       kind == KIND_OWN;
    if (var != VAR_NONE && !inner) return variable_push(L, var);
    if (own_push(L, r, name)) return 1;
    return unknown_variable(L, r, name);
}

static int on_prefix(lua_State *L) {
    const char *prefix = *(const char **)luaL_checkudata(L, 1, prefix_type);
    const char *name = name_at(L, 2, "posture");
    char full[128];
    if (posture_find(name) < 0) {
        const char *known[POSTURE_COUNT];
        for (int p = 0; p < POSTURE_COUNT; p++) known[p] = posture_info((PostureId)p)->name;
        return unknown_name(L, "posture", name, known, POSTURE_COUNT);
    }
    snprintf(full, sizeof full, "%s%s%s", strcmp(prefix, "posture") ? prefix : "", strcmp(prefix, "posture") ? "." : "",
             name);
    return variable_push(L, var_find(full));
}

static int on_k(lua_State *L) {
    const char *name = name_at(L, 2, "k");
    const ParamId id = param_find(name);
    const char *const *known;
    const size_t n = param_names(&known);
    if (id == PARAM_NONE) return unknown_name(L, "coefficient", name, known, n);
    return push_tree(L, (Tree){.kind = TREE_PARAMETER, .index = (int)id});
}

static int on_weight(lua_State *L) {
    const char *name = name_at(L, 2, "weight");
    const char *const *aims = aim_names();
    for (int a = 0; a < (int)AIMS; a++)
        if (strcmp(aims[a], name) == 0) return push_tree(L, (Tree){.kind = TREE_WEIGHT, .index = a});
    return unknown_name(L, "aim", name, aims, AIMS);
}

static int read_only(lua_State *L) {
    return luaL_error(L, "this cannot be assigned to: use :set() or :add() in effects");
}

/* --- functions of events and groups ----------------------------------------------------------- */

static int of_event(lua_State *L, OpCode op, bool yes_or_no, bool choice) {
    Reader *r = reader_of(L);
    Tree t = {.kind = TREE_EVENT, .op = op, .yes_or_no = yes_or_no};
    t.name = arena_text(&r->arena, name_at(L, 1, "an event"));
    if (choice) t.choice = arena_text(&r->arena, name_at(L, 2, "a choice"));
    return push_tree(L, t);
}
static int on_started_as(lua_State *L) {
    Reader *r = reader_of(L);
    return push_tree(L, (Tree){.kind = TREE_STARTED, .yes_or_no = true,
                               .name = arena_text(&r->arena, name_at(L, 1, "a start"))});
}
static int on_months_since(lua_State *L) { return of_event(L, OP_SINCE, false, false); }
static int on_fired(lua_State *L) { return of_event(L, OP_FIRED, true, false); }
static int on_chosen(lua_State *L) { return of_event(L, OP_CHOSEN, true, true); }

static int of_group(lua_State *L, OpCode op, bool line) {
    Reader *r = reader_of(L);
    Tree t = r->forest.tree[expression_at(L, 1, "a group")];
    if (t.kind != TREE_VARIABLE || var_info(t.var)->kind != KIND_MEMBER || !t.place)
        return luaL_error(L, "a group of a members' variable is wanted, such as w.support.all");
    t.kind = TREE_GROUP;
    t.op = op;
    t.yes_or_no = false;
    if (line) {
        t.child[0] = expression_at(L, 2, "the line");
        t.children = 1;
    }
    return push_tree(L, t);
}
static int on_mean(lua_State *L) { return of_group(L, OP_MEAN, false); }
static int on_sum(lua_State *L) { return of_group(L, OP_SUM, false); }
static int on_lowest(lua_State *L) { return of_group(L, OP_LOWEST, false); }
static int on_highest(lua_State *L) { return of_group(L, OP_HIGHEST, false); }
static int on_count_below(lua_State *L) { return of_group(L, OP_COUNT_BELOW, true); }
static int on_count_above(lua_State *L) { return of_group(L, OP_COUNT_ABOVE, true); }

static int on_month_of_year(lua_State *L) { return push_tree(L, (Tree){.kind = TREE_CALENDAR}); }
static int on_self(lua_State *L) { return push_tree(L, (Tree){.kind = TREE_SELF}); }

/* --- opening ---------------------------------------------------------------------------------- */

static void type_make(lua_State *L, const char *name, const luaL_Reg *functions) {
    luaL_newmetatable(L, name);
    luaL_setfuncs(L, functions, 0);
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pushcfunction(L, read_only);
    lua_setfield(L, -2, "__newindex");
    lua_pop(L, 1);
}

static void symbol(lua_State *L, Reader *r, const char *name, lua_CFunction index) {
    lua_newuserdatauv(L, 0, 0);
    lua_createtable(L, 0, 3);
    lua_pushcfunction(L, index);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, read_only);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    sandbox_share(r->box, name);
}

static const luaL_Reg operators[] = {
#define OPERATOR(name, ...) {"__" #name, o_##name},
#include "script/bindings.def"
    {"__index", on_index}, {NULL, NULL}};
static const luaL_Reg functions[] = {
#define FUNCTION(name, ...) {#name, on_##name},
#include "script/bindings.def"
    {NULL, NULL}};
static const luaL_Reg constants[] = {
#define CONSTANT(name, ...) {#name, on_##name},
#include "script/bindings.def"
    {NULL, NULL}};
static const luaL_Reg symbols[] = {
#define SYMBOL(name, ...) {#name, on_##name},
#include "script/bindings.def"
    {NULL, NULL}};

void expressions_open(lua_State *L, Reader *r) {
    static const luaL_Reg prefix[] = {{"__index", on_prefix}, {NULL, NULL}};
    lua_pushlightuserdata(L, r);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &reader_key);
    type_make(L, expression_type, operators);
    type_make(L, prefix_type, prefix);
    for (const luaL_Reg *f = functions; f->name; f++) {
        lua_pushcfunction(L, f->func);
        sandbox_share(r->box, f->name);
    }
    for (const luaL_Reg *f = constants; f->name; f++) {
        f->func(L);
        sandbox_share(r->box, f->name);
    }
    for (const luaL_Reg *f = symbols; f->name; f++) symbol(L, r, f->name, f->func);
}
