/* Declarations in Lua: event "name" { … } and the others. Always true: see reader.h. */
#include <lauxlib.h>
#include <string.h>

#include "core/real.h"
#include "model/act.h"
#include "script/fields.h"

/* A pack's names: small letters, digits, underscore; up to 40. */
static bool is_name(const char *s) {
    const size_t length = strlen(s);
    return length > 0 && length <= 40 && strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789_") == length &&
           !(s[0] >= '0' && s[0] <= '9');
}

/* As a file of starts/ could be called. */
static bool is_start_name(const char *s) {
    return *s && s[strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789_-")] == '\0';
}

static const char *seat_check(Declared *d, const char *seat) {
    const char *known[SEAT_COUNT];
    if (!seat || seat_find(seat) != SEAT_NONE) return seat;
    for (int n = 0; n < SEAT_COUNT; n++) known[n] = seat_info((SeatId)n)->role;
    const char *near = text_nearest(seat, known, SEAT_COUNT);
    field_error(d, near ? "unknown seat \"%s\"; did you mean \"%s\"?" : "unknown seat \"%s\"", seat, near);
    return NULL;
}

#define ADD(d, list, what, most) add_to(d, (void **)&(d)->r->list, &(d)->r->list##s, sizeof *(d)->r->list, most, what)
static void *add_to(Declared *d, void **list, int *count, size_t size, int most, const char *what) {
    return reader_add(d->L, d->r, list, count, size, most, what);
}

#define NOT_TWICE(d, list)                                                                         \
    for (int n_ = 0; n_ < (d)->r->list##s; n_++)                                                   \
        if (strcmp((d)->r->list[n_].name, (d)->name) == 0)                                         \
            field_error(d, "declared twice, first at %s:%d", (d)->r->list[n_].file, (d)->r->list[n_].line);

/* --- events ----------------------------------------------------------------------------------- */

static void choice_cost(Declared *d, RawChoice *c) {
    lua_State *L = d->L;
    lua_getfield(L, d->table, "cost");
    if (!lua_isnil(L, -1)) {
        if (!lua_istable(L, -1)) field_error(d, "cost: { capital = 1, means = 1 } is wanted");
        for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
            const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "?";
            const bool capital = strcmp(key, "capital") == 0, means = strcmp(key, "means") == 0;
            if (!capital && !means) field_error(d, "cost: unknown key \"%s\", capital and means are wanted", key);
            if (lua_type(L, -1) != LUA_TNUMBER || !(lua_tonumber(L, -1) >= 0.0 && lua_tonumber(L, -1) <= 12.0))
                field_error(d, "cost: %s: a number from 0 to 12 is wanted", key);
            *(capital ? &c->capital : &c->means) = lua_tonumber(L, -1);
        }
    }
    lua_pop(L, 1);
}

static void choice_read(Declared *event, RawEvent *e) {
    RawChoice *c = &e->choice[e->choices];
    Declared d = {event->L, event->r, "choice", "?", lua_gettop(event->L)};
    if (!lua_istable(d.L, d.table) || lua_getmetatable(d.L, d.table))
        field_error(event, "choices: choice %d is no plain table", e->choices + 1);
    c->id = field_text(&d, "id");
    if (!c->id || !is_name(c->id))
        field_error(event, "choices: choice %d needs an id of small letters", e->choices + 1);
    d.name = c->id;
    fields_check(&d);
    for (int n = 0; n < e->choices; n++)
        if (strcmp(e->choice[n].id, c->id) == 0) field_error(event, "choices: \"%s\" stands twice", c->id);
    choice_cost(&d, c);
    c->needs = field_tree(&d, "needs", true);
    c->bot = field_tree(&d, "bot", false);
    c->effects = field_effects(&d);
    c->line = e->line;
    e->choices++;
}

static void choices_read(Declared *d, RawEvent *e) {
    lua_State *L = d->L;
    lua_getfield(L, d->table, "choices");
    const int length = field_length(d, "choices", -1, CHOICES_OF_EVENT);
    for (int n = 1; n <= length; n++) {
        lua_rawgeti(L, -1, n);
        choice_read(d, e);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    if (length && !e->seat) field_error(d, "it has choices: \"seat\" must say who chooses");
    if (length == 1) field_error(d, "choices: one is none; two to four are wanted, or none");
    if (e->seat && !length) field_error(d, "\"seat\" chooses, but there are no choices");
    if (length && !e->fallback) field_error(d, "\"default\" is missing: the choice that nobody's choice means");
    if (!length && e->fallback) field_error(d, "\"default\" names a choice, but there are none");
}

static const char *names_joined(Declared *d, const char *key) {
    lua_State *L = d->L;
    Text *text = &d->r->scratch;
    text_free(text);
    lua_getfield(L, d->table, key);
    const int length = field_length(d, key, -1, CLAIMS_OF_EVENT);
    for (int n = 1; n <= length; n++) {
        lua_rawgeti(L, -1, n);
        if (lua_type(L, -1) != LUA_TSTRING) field_error(d, "%s: a list of texts is wanted", key);
        text_add(text, n > 1 ? ", %s" : "%s", field_plain(d, key, -1));
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return arena_text(&d->r->arena, length ? text->data : "");
}

static void on_event(Declared *d) {
    NOT_TWICE(d, event)
    RawEvent e = {.name = d->name, .seat = seat_check(d, field_text(d, "seat")),
                  .fallback = field_text(d, "default"), .source = field_text(d, "source"),
                  .mark = field_text(d, "mark"), .year = field_whole(d, "year", 0, 9999, 0),
                  .cooldown = field_whole(d, "cooldown", 1, 1200, 12), .once = field_flag(d, "once", false),
                  .urgent = field_flag(d, "urgent", false), .when = field_tree(d, "when", true),
                  .chance = field_tree(d, "chance", false)};
    reader_where(d->L, d->r, &e.file, &e.line);
    e.claims = names_joined(d, "claims");
    e.effects = field_effects(d);
    choices_read(d, &e);
    *(RawEvent *)ADD(d, event, "events", EVENTS_MAX) = e;
}

/* A window is an event of nobody's choice with one effect. */
static void on_window_event(Declared *d) {
    lua_State *L = d->L;
    NOT_TWICE(d, event)
    RawEvent e = {.name = d->name,
                  .once = field_flag(d, "once", true),
                  .cooldown = field_whole(d, "cooldown", 1, 1200, 12),
                  .when = field_tree(d, "when", true),
                  .chance = field_tree(d, "chance", false),
                  .claims = ""};
    reader_where(L, d->r, &e.file, &e.line);
    lua_getglobal(L, "open_window");
    lua_pushvalue(L, d->table);
    lua_call(L, 1, 1);
    e.effects = effects_at(L, -1, "window");
    lua_pop(L, 1);
    *(RawEvent *)ADD(d, event, "events", EVENTS_MAX) = e;
}

/* --- the others ------------------------------------------------------------------------------- */

static void on_variable(Declared *d) {
    lua_State *L = d->L;
    static const char *const seen[] = {"all", "candidate", "alliance", "rival", "nobody"};
    NOT_TWICE(d, variable)
    static const char *const taken[] = {"posture", "ordered", "set"};
    for (size_t n = 0; n < COUNT_OF(taken); n++)
        if (strcmp(d->name, taken[n]) == 0)
            field_error(d, "w.%s means something else: another name is wanted", d->name);
    if (var_find(d->name) != VAR_NONE) field_error(d, "the engine has a variable of that name");
    RawVariable v = {.name = d->name, .unit = field_text(d, "unit"), .start = field_number(d, "start", 0.0),
                     .month = field_tree(d, "month", false)};
    reader_where(L, d->r, &v.file, &v.line);
    lua_getfield(L, d->table, "range");
    lua_rawgeti(L, -1, 1);
    lua_rawgeti(L, -2, 2);
    if (lua_type(L, -1) != LUA_TNUMBER || lua_type(L, -2) != LUA_TNUMBER || lua_rawlen(L, -3) != 2)
        field_error(d, "range: two numbers are wanted, such as { 0, 1 }");
    v.low = lua_tonumber(L, -2);
    v.high = lua_tonumber(L, -1);
    lua_pop(L, 3);
    if (!(v.low < v.high && v.low >= -1e9 && v.high <= 1e9))
        field_error(d, "range: the lower end comes first, within ±1e9");
    if (!(v.start >= v.low && v.start <= v.high)) field_error(d, "start: %.6g lies outside the range", v.start);
    const char *by = field_text(d, "seen_by");
    for (size_t n = 0; by && n <= COUNT_OF(seen); n++) {
        if (n == COUNT_OF(seen)) field_error(d, "seen_by: all, candidate, alliance, rival or nobody are wanted");
        v.seen_by = (VarSeen)n;
        if (strcmp(by, seen[n]) == 0) break;
    }
    if (!v.unit) v.unit = "";
    *(RawVariable *)ADD(d, variable, "variables", OWN_MAX) = v;
}

static void on_lever(Declared *d) {
    const ActId act = act_find(d->name);
    if (act == ACT_NONE || !act_info(act)->played) {
        const char *const *known;
        unknown_name(d->L, "card", d->name, known, act_names(&known));
    }
    RawLever l = {.card = d->name, .needs = field_tree(d, "needs", true), .back = field_tree(d, "back", true)};
    reader_where(d->L, d->r, &l.file, &l.line);
    *(RawLever *)ADD(d, lever, "levers", LEVERS_MAX) = l;
}

static void on_goal(Declared *d) {
    NOT_TWICE(d, goal)
    RawGoal g = {.name = d->name,
                 .seat = seat_check(d, field_text(d, "seat")),
                 .is_private = field_flag(d, "private", false),
                 .met = field_tree(d, "met", true),
                 .partly = field_tree(d, "partly", true)};
    reader_where(d->L, d->r, &g.file, &g.line);
    *(RawGoal *)ADD(d, goal, "goals", GOALS_OF_PACK) = g;
}

static void weights_read(Declared *d, RawAdvisor *a) {
    lua_State *L = d->L;
    const char *const *aims = aim_names();
    lua_getfield(L, d->table, "weights");
    a->weighs = !lua_isnil(L, -1);
    for (lua_pushnil(L); a->weighs && lua_next(L, -2); lua_pop(L, 1)) {
        const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "?";
        size_t n = 0;
        while (n < AIMS && strcmp(aims[n], key) != 0) n++;
        if (n == AIMS) field_error(d, "weights: unknown aim \"%s\"", key);
        if (lua_type(L, -1) != LUA_TNUMBER) field_error(d, "weights: %s: a number is wanted", key);
        a->weight[n] = real_clamp(lua_tonumber(L, -1), 0.0, 20.0);
    }
    lua_settop(L, d->table);
}

/* A list of { id, <condition> }, each with the fields of `each`; how many. */
static int conditions_read(Declared *d, const char *key, const char *each, const char *condition, RawRemark *out,
                           int most) {
    lua_State *L = d->L;
    lua_getfield(L, d->table, key);
    const int length = field_length(d, key, -1, most);
    for (int n = 1; n <= length; n++) {
        lua_rawgeti(L, -1, n);
        if (!lua_istable(L, -1)) field_error(d, "%s: { id = …, %s = … } is wanted", key, condition);
        Declared one = {L, d->r, each, "?", lua_gettop(L)};
        fields_check(&one);
        out[n - 1] = (RawRemark){.id = field_text(&one, "id"), .when = field_tree(&one, condition, true)};
        if (!out[n - 1].id || !is_name(out[n - 1].id) || out[n - 1].when == NO_TREE)
            field_error(d, "%s: { id = …, %s = … } is wanted", key, condition);
        for (int m = 0; m < n - 1; m++)
            if (strcmp(out[m].id, out[n - 1].id) == 0) field_error(d, "%s: \"%s\" stands twice", key, out[m].id);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return length;
}

static void on_advisor(Declared *d) {
    RawAdvisor a = {.office = d->name, .seat = seat_check(d, field_text(d, "seat")),
                    .thrift = field_number(d, "thrift", -1.0)};
    for (int n = 0; n < d->r->advisors; n++) {
        const RawAdvisor *other = &d->r->advisor[n];
        if (a.seat && strcmp(other->office, a.office) == 0 && strcmp(other->seat, a.seat) == 0)
            field_error(d, "declared twice for the seat \"%s\", first at %s:%d", a.seat, other->file, other->line);
    }
    reader_where(d->L, d->r, &a.file, &a.line);
    weights_read(d, &a);
    a.remarks = conditions_read(d, "remarks", "remark", "when", a.remark, REMARKS_OF_ADVISOR);
    *(RawAdvisor *)ADD(d, advisor, "advisors", ADVISORS_MAX) = a;
}

static void on_lesson(Declared *d) {
    NOT_TWICE(d, lesson)
    RawLesson l = {.name = d->name, .start = field_text(d, "start"), .seat = seat_check(d, field_text(d, "seat"))};
    reader_where(d->L, d->r, &l.file, &l.line);
    l.steps = conditions_read(d, "steps", "step", "done", l.step, STEPS_OF_LESSON);
    *(RawLesson *)ADD(d, lesson, "lessons", LESSONS_MAX) = l;
}

/* The whole table as JSON, without what is no plain value. */
static const char *data_of(Declared *d, const char *without) {
    lua_State *L = d->L;
    Text *text = &d->r->scratch;
    bool first = true;
    text_free(text);
    text_add(text, "{");
    for (lua_pushnil(L); lua_next(L, d->table); lua_pop(L, 1)) {
        if (without && strcmp(lua_tostring(L, -2), without) == 0) continue;
        text_add(text, first ? "\"%s\": " : ", \"%s\": ", lua_tostring(L, -2));
        first = false;
        field_json(d, -1, 0, text);
    }
    text_add(text, "}");
    return arena_text(&d->r->arena, text->data);
}

static void data_read(Declared *d, RawData *out, const char *without) {
    *out = (RawData){.name = d->name, .expect = NO_TREE};
    reader_where(d->L, d->r, &out->file, &out->line);
    out->json = data_of(d, without);
}

static void own_read(Declared *d, RawData *data) {
    lua_State *L = d->L;
    lua_getfield(L, d->table, "own");
    for (lua_pushnil(L); !lua_isnil(L, d->table + 1) && lua_next(L, d->table + 1); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING || lua_type(L, -1) != LUA_TNUMBER)
            field_error(d, "own: numbers by name are wanted, such as own = { grain_corridor = 0.5 }");
        field_plain(d, "own", -2);
        void *list = data->own;
        RawOwn *own = reader_add(L, d->r, &list, &data->owns, sizeof *own, OWN_MAX, "variables");
        data->own = list;
        *own = (RawOwn){arena_text(&d->r->arena, lua_tostring(L, -2)), lua_tonumber(L, -1)};
    }
    lua_settop(L, d->table);
}

static void on_start(Declared *d) {
    RawData data;
    NOT_TWICE(d, start)
    data_read(d, &data, "own");
    own_read(d, &data);
    *(RawData *)ADD(d, start, "starts", STARTS_MAX) = data;
}

static void on_test(Declared *d) {
    RawData data;
    NOT_TWICE(d, test)
    data_read(d, &data, "expect");
    data.expect = field_tree(d, "expect", true);
    *(RawData *)ADD(d, test, "tests", TESTS_MAX) = data;
}

static void on_property(Declared *d) {
    RawData data;
    NOT_TWICE(d, row)
    data_read(d, &data, NULL);
    *(RawData *)ADD(d, row, "properties", PROPERTIES_MAX) = data;
}

/* --- opening ---------------------------------------------------------------------------------- */

typedef struct Declaration {
    const char *name;
    void (*read)(Declared *d);
} Declaration;
static const Declaration declarations[] = {
#define DECLARATION(name, function, text, example) {#name, function},
#define FIELD(...)
#include "script/declarations.def"
#undef DECLARATION
#undef FIELD
};

/* The table after the name. */
static int on_table(lua_State *L) {
    Reader *r = reader_of(L);
    const Declaration *what = &declarations[lua_tointeger(L, lua_upvalueindex(1))];
    Declared d = {L, r, what->name, arena_text(&r->arena, lua_tostring(L, lua_upvalueindex(2))), 1};
    if (!lua_istable(L, 1)) return field_error(&d, "{ … } is wanted after the name");
    if (r->complete) return field_error(&d, "a pack declares when it is opened; a function of an event cannot");
    lua_settop(L, 1);
    fields_check(&d);
    what->read(&d);
    return 0;
}

static int on_name(lua_State *L) {
    const Declaration *what = &declarations[lua_tointeger(L, lua_upvalueindex(1))];
    const bool start = strcmp(what->name, "start") == 0;
    const bool sentence = strcmp(what->name, "test") == 0 || strcmp(what->name, "property") == 0;
    if (reader_of(L)->complete)
        return luaL_error(L, "%s: a pack declares when it is opened; a function of an event cannot", what->name);
    if (lua_type(L, 1) != LUA_TSTRING) return luaL_error(L, "%s \"name\" { … } is wanted", what->name);
    const char *name = lua_tostring(L, 1);
    if (strlen(name) < lua_rawlen(L, 1) || text_has_controls(name))
        return luaL_error(L, "%s: found a control character in the name, plain text is wanted", what->name);
    if (strlen(name) > NAME_BYTES) return luaL_error(L, "%s: the name has more than %d bytes", what->name, NAME_BYTES);
    if (start && !is_start_name(name))
        return luaL_error(L, "start \"%s\": a name of small letters, digits, - and _ is wanted", name);
    if (!start && !sentence && !is_name(name))
        return luaL_error(L, "%s \"%s\": a name of small letters, digits and underscores is wanted", what->name, name);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_pushvalue(L, 1);
    lua_pushcclosure(L, on_table, 2);
    return 1;
}

void declarations_open(lua_State *L, Reader *r) {
    for (size_t n = 0; n < COUNT_OF(declarations); n++) {
        lua_pushinteger(L, (lua_Integer)n);
        lua_pushcclosure(L, on_name, 1);
        sandbox_share(r->box, declarations[n].name);
    }
}
