/* Reading a pack's scripts. Always true: see script.h. */
#include "script/script.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "script/bindings.h"
#include "script/make.h"

static bool starts_with(const char *s, const char *head) { return strncmp(s, head, strlen(head)) == 0; }

/* require("lib.x") reads lib/x.lua of the pack. */
static bool module_read(void *context, const char *module, const char **name, const char **bytes, size_t *length) {
    const Reader *r = context;
    char path[200];
    size_t at = 0;
    for (; module[at] && at + 5 < sizeof path; at++) path[at] = module[at] == '.' ? '/' : module[at];
    memcpy(path + at, ".lua", 5);
    for (int n = 0; n < r->files; n++) {
        if (strcmp(r->file[n].name, path) != 0 || !starts_with(path, "lib/")) continue;
        r->required[n] = true;
        *name = r->file[n].name;
        *bytes = r->file[n].bytes;
        *length = r->file[n].length;
        return true;
    }
    return false;
}

/* Every global of the prelude is one that packs may read: it is run as a file that returns a table. */
static bool prelude_run(Reader *r, Err *err) {
    lua_State *L = sandbox_state(r->box);
    size_t length;
    const char *source = prelude_source(&length);
    if (luaL_loadbufferx(L, source, length, "@prelude.lua", "t") != LUA_OK ||
        sandbox_call(r->box, 0, 1, err) != SANDBOX_DONE)
        return err_wrap(err, "the prelude");
    for (lua_pushnil(L); lua_next(L, -2);) sandbox_share(r->box, lua_tostring(L, -2)); /* pops the value */
    lua_pop(L, 1);
    return true;
}

static int open_all(lua_State *L) {
    Reader *r = lua_touserdata(L, 1);
    lua_settop(L, 0);
    expressions_open(L, r);
    effects_open(L, r);
    declarations_open(L, r);
    return 0;
}

/* Those of lib/ are read by require(). */
static bool is_run(const ScriptFile *f, bool with_tests) {
    return !starts_with(f->name, "lib/") && (with_tests || !starts_with(f->name, "tests/"));
}

static bool files_run(Reader *r, bool with_tests, Err *err) {
    for (int n = 0; n < r->files; n++) {
        const ScriptFile *f = &r->file[n];
        if (is_run(f, with_tests) && sandbox_run(r->box, f->name, f->bytes, f->length, err) != SANDBOX_DONE)
            return false;
    }
    return true;
}

/* Copies, those of rules/ first, so that the others may read their variables. */
static void files_keep(Reader *r, const ScriptFile *files, int count) {
    ScriptFile *kept = arena_alloc(&r->arena, sizeof *kept * (size_t)(count + 1));
    for (int n = 0; n < 2 * count; n++) {
        const ScriptFile *f = &files[n % count];
        if (starts_with(f->name, "rules/") != (n < count)) continue;
        char *bytes = arena_alloc(&r->arena, f->length + 1);
        if (f->length) memcpy(bytes, f->bytes, f->length);
        kept[r->files++] = (ScriptFile){arena_text(&r->arena, f->name), bytes, f->length};
    }
    r->file = kept;
    r->required = arena_alloc(&r->arena, sizeof *r->required * (size_t)(count + 1));
}

Reader *script_twin(const Reader *r) {
    Reader *twin = script_read(r->file, r->files, r->with_tests, NULL);
    ASSERT(twin); /* the same bytes were read before */
    return twin;
}

static Reader *reader_begin(const ScriptFile *files, int count, bool with_tests) {
    Reader *r = memory_zeros(1, sizeof *r);
    r->box = sandbox_open(NULL);
    ASSERT(r->box);
    r->forest.arena = &r->arena;
    r->with_tests = with_tests;
    files_keep(r, files, count);
    lua_State *L = sandbox_state(r->box);
    lua_pushcfunction(L, open_all);
    lua_pushlightuserdata(L, r);
    const bool open = lua_pcall(L, 1, 0, 0) == LUA_OK;
    ASSERT(open);
    sandbox_modules(r->box, module_read, r);
    return r;
}

PackScript *script_read(const ScriptFile *files, int count, bool with_tests, Err *err) {
    Reader *r = reader_begin(files, count, with_tests);
    const bool ok = prelude_run(r, err) && files_run(r, with_tests, err) && sandbox_freeze(r->box, err);
    text_free(&r->scratch);
    r->complete = true;
    if (ok) return r;
    script_free(r);
    return NULL;
}

PackScript *script_read_on(const ScriptFile *files, int count, ScriptFault *fault, void *context) {
    Reader *r = reader_begin(files, count, true);
    Err err = {0};
    if (!prelude_run(r, &err)) fault(context, err.text);
    for (int n = 0; n < r->files; n++) {
        const ScriptFile *f = &r->file[n];
        if (is_run(f, true) && sandbox_run(r->box, f->name, f->bytes, f->length, &err) != SANDBOX_DONE)
            fault(context, err.text);
    }
    if (!sandbox_freeze(r->box, &err)) fault(context, err.text);
    text_free(&r->scratch);
    r->complete = true;
    return r;
}

void script_free(PackScript *p) {
    if (!p) return;
    script_host_close(p->host);
    sandbox_close(p->box);
    text_free(&p->scratch);
    arena_free(&p->arena);
    free(p);
}

bool script_starts(const PackScript *p, Text *json) {
    text_add(json, "{");
    for (int n = 0; n < p->starts; n++)
        text_add(json, n ? ",\n\"%s\": %s" : "\"%s\": %s", p->start[n].name, p->start[n].json);
    text_add(json, "}");
    return p->starts > 0;
}

bool script_start_where(const PackScript *p, int n, const char **file, int *line) {
    if (n < 0 || n >= p->starts) return false;
    *file = p->start[n].file;
    *line = p->start[n].line;
    return true;
}
