/* Functions of a pack, called while a month is lived: the slow way out.
 * Always true: a call reads the world through now(expression) and returns effects; only if all of it went
 * well are they applied, all of them; whatever it made is forgotten afterwards. */
#include <lauxlib.h>
#include <lua.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/random.h"
#include "model/events.h"
#include "script/make.h"

/* What a running call reads; set for its duration. */
typedef struct Calling {
    const Step *st;
    Maker *m;
} Calling;
static const char calling_key = 0;

static Calling *calling_of(lua_State *L) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &calling_key);
    Calling *c = lua_touserdata(L, -1);
    lua_pop(L, 1);
    return c;
}

static void calling_set(lua_State *L, Calling *c) {
    if (c) lua_pushlightuserdata(L, c);
    else lua_pushnil(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &calling_key);
}

/* now(expression): its value, true or false for a condition. */
static int on_now(lua_State *L) {
    Calling *c = calling_of(L);
    Reader *r = reader_of(L);
    if (!c) return luaL_error(L, "now() can be asked only within a function of an event");
    const int tree = expression_at(L, 1, "now");
    Op op[PROGRAM_OPS_MAX];
    Err err = {0};
    int count;
    sandbox_charge(L, (uint64_t)(100 + r->forest.tree[tree].size));
    if (!tree_compile(&r->forest, tree, c->m->s, &c->m->names, op, &count, &err)) return luaL_error(L, "%s", err.text);
    const Scope scope = rulebook_scope(c->st->w, c->st->k, c->st->s, SEAT_NONE, NULL, NULL);
    const double x = program_run(op, (Program){0, count}, &scope);
    if (r->forest.tree[tree].yes_or_no) lua_pushboolean(L, x > 0.5);
    else lua_pushnumber(L, x);
    return 1;
}

/* The call itself: the list that it returned, read within the limits. */
static int run(lua_State *L) {
    RawList *list = lua_touserdata(L, 2);
    lua_pushvalue(L, 1);
    lua_pushcfunction(L, on_now);
    lua_call(L, 1, 1);
    *list = effects_at(L, -1, "the function's answer");
    return 0;
}

/* Trees, effects and texts of a call live in an arena of its own. */
typedef struct Kept {
    Arena arena;
    Forest forest;
    RawEffect *effect;
    int effects;
} Kept;

static Kept put_aside(Reader *r) {
    const Kept kept = {r->arena, r->forest, r->effect, r->effects};
    r->arena = (Arena){0};
    r->forest = (Forest){.arena = &r->arena};
    r->effect = NULL;
    r->effects = 0;
    return kept;
}

static void put_back(Reader *r, const Kept *kept) {
    arena_free(&r->arena);
    r->arena = kept->arena;
    r->forest = kept->forest;
    r->effect = kept->effect;
    r->effects = kept->effects;
}

/* The trees that upvalues of the function hold: the forest of the pack must stay readable in a call. */
static void forest_share(Reader *r, const Kept *kept) {
    if (!kept->forest.count) return;
    int room = 16;
    while (room <= kept->forest.count) room *= 2;
    r->forest.tree = arena_alloc(&r->arena, sizeof *r->forest.tree * (size_t)room);
    memcpy(r->forest.tree, kept->forest.tree, sizeof *r->forest.tree * (size_t)kept->forest.count);
    r->forest.count = kept->forest.count;
    room = 16;
    while (room <= kept->effects) room *= 2;
    r->effect = arena_alloc(&r->arena, sizeof *r->effect * (size_t)room);
    if (kept->effects) memcpy(r->effect, kept->effect, sizeof *r->effect * (size_t)kept->effects);
    r->effects = kept->effects;
}

static bool answer_apply(Maker *m, const RawList *list, Step *st, const Event *event) {
    EffectSpan span;
    int later;
    if (!make_effects(m, list, &span, &later)) return false;
    if (later >= 0)
        return err_set(m->err, "%s:%d: a function's effects are of now; later() is of none", event->file, event->line);
    for (int n = 0; n < m->effects; n++)
        if (m->effect[n].kind == EFFECT_SCRIPT)
            return err_set(m->err, "%s:%d: a function cannot answer with a function", event->file, event->line);
    events_apply(st, event, m->op, m->effect, span);
    return true;
}

static bool call(Reader *r, int function, Step *st, const Event *event, bool *clock, Err *err) {
    lua_State *L = sandbox_state(r->box);
    RawList list = {0};
    const Kept kept = put_aside(r);
    Maker m = {.p = r, .s = st->s, .arena = &r->arena, .names = reader_event_names(r), .err = err,
               .key = random_join(event->key, random_join(name_hash("function"), (uint64_t)function))};
    Calling calling = {st, &m};
    forest_share(r, &kept);
    calling_set(L, &calling);
    lua_pushcfunction(L, run);
    lua_rawgeti(L, LUA_REGISTRYINDEX, r->function[function]);
    lua_pushlightuserdata(L, &list);
    const SandboxEnd end = sandbox_call(r->box, 2, 0, err);
    calling_set(L, NULL);
    const bool ok = end == SANDBOX_DONE && answer_apply(&m, &list, st, event);
    *clock = end == SANDBOX_STOPPED;
    free(m.op);
    free(m.effect);
    put_back(r, &kept);
    return ok;
}

/* What went wrong outside of the function's own lines is told where its event stands. */
static void failure_write(char *out, size_t size, const Event *event, const char *text) {
    const bool placed = strncmp(text, "[C]", 3) != 0;
    const char *rest = placed ? text : strstr(text, ": ") + 2;
    if (placed) snprintf(out, size, "%s", text);
    else snprintf(out, size, "%s:%d: event \"%s\": %s", event->file, event->line, event->name, rest);
}

/* A state that nobody else is using. */
static int state_take(struct ScriptHost *host) {
    for (int n = 0;; n = (n + 1) % HOST_STATES_MAX) {
        if (atomic_exchange(&host->state[n].taken, true)) continue;
        if (!host->state[n].p) host->state[n].p = script_twin(host->state[0].p);
        return n;
    }
}

bool script_host_call(struct ScriptHost *host, int function, Step *st, const Event *event, bool *clock, Err *err) {
    Err unread = {0};
    Err *told = err ? err : &unread;
    if (atomic_load(&host->strict) && atomic_load(&host->failed)) return false;
    const int n = state_take(host);
    const bool ok = call(host->state[n].p, function, st, event, clock, told);
    if (!ok && !atomic_exchange(&host->failed, true))
        failure_write(host->failure, sizeof host->failure, event, told->text);
    atomic_store(&host->state[n].taken, false);
    return ok;
}

struct ScriptHost *script_host_open(Reader *p) {
    struct ScriptHost *host = memory_zeros(1, sizeof *host);
    host->state[0].p = p;
    return host;
}

void script_host_close(struct ScriptHost *host) {
    if (!host) return;
    for (int n = 1; n < HOST_STATES_MAX; n++) script_free(host->state[n].p);
    free(host);
}
