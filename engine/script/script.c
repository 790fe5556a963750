/* Reading a pack's scripts. Always true: see script.h. */
#include "script/script.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdlib.h>
#include <string.h>

#include "script/reader.h"

static const unsigned char prelude[] = {
#include "script/prelude.inc"
};

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
    if (luaL_loadbufferx(L, (const char *)prelude, sizeof prelude, "@prelude.lua", "t") != LUA_OK ||
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

static bool files_run(Reader *r, bool with_tests, Err *err) {
    for (int n = 0; n < r->files; n++) {
        const ScriptFile *f = &r->file[n];
        if (starts_with(f->name, "lib/") || (starts_with(f->name, "tests/") && !with_tests)) continue;
        if (sandbox_run(r->box, f->name, f->bytes, f->length, err) != SANDBOX_DONE) return false;
    }
    return true;
}

static void files_keep(Reader *r, const ScriptFile *files, int count) {
    ScriptFile *kept = arena_alloc(&r->arena, sizeof *kept * (size_t)(count + 1));
    for (int n = 0; n < count; n++) {
        char *bytes = arena_alloc(&r->arena, files[n].length + 1);
        if (files[n].length) memcpy(bytes, files[n].bytes, files[n].length);
        kept[n] = (ScriptFile){arena_text(&r->arena, files[n].name), bytes, files[n].length};
    }
    r->file = kept;
    r->files = count;
}

Reader *script_twin(const Reader *r) {
    Reader *twin = script_read(r->file, r->files, r->with_tests, NULL);
    ASSERT(twin); /* the same bytes were read before */
    return twin;
}

PackScript *script_read(const ScriptFile *files, int count, bool with_tests, Err *err) {
    Reader *r = calloc(1, sizeof *r);
    ASSERT(r);
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
    const bool ok = prelude_run(r, err) && files_run(r, with_tests, err) && sandbox_freeze(r->box, err);
    text_free(&r->scratch);
    if (ok) return r;
    script_free(r);
    return NULL;
}

void script_free(PackScript *p) {
    if (!p) return;
    sandbox_close(p->box);
    text_free(&p->scratch);
    arena_free(&p->arena);
    free(p);
}

bool script_starts(const PackScript *p, Text *json) {
    text_add(json, "{");
    for (int n = 0; n < p->starts; n++) text_add(json, n ? ",\n\"%s\": %s" : "\"%s\": %s", p->start[n].name, p->start[n].json);
    text_add(json, "}");
    return p->starts > 0;
}

const char *script_start_name(const PackScript *p, int n) { return n < p->starts ? p->start[n].name : NULL; }

int script_tests(const PackScript *p) { return p->tests; }

ScriptTest script_test(const PackScript *p, int n) {
    const RawData *t = &p->test[n];
    return (ScriptTest){t->name, t->json, t->file, t->line, t->expect != NO_TREE};
}

bool script_start_where(const PackScript *p, int n, const char **file, int *line) {
    if (n < 0 || n >= p->starts) return false;
    *file = p->start[n].file;
    *line = p->start[n].line;
    return true;
}
