/* Stubs: the pack language in the annotations of lua-language-server. Always true: see pack_reference.h;
 * what may not be moved has no :add(), so that an editor marks what the program would refuse. */
#include <string.h>

#include "report/pack_reference.h"
#include "report/pack_reference_parts.h"
#include "script/bindings.h"

static const char head[] =
    "---@meta accession\n"
    "-- The pack language for lua-language-server, printed by `accession pack doc --stubs`. Not run by anything:\n"
    "-- name its folder among the libraries of that server. A pack's own variables become known by a comment\n"
    "-- in the pack: ---@class accession.world, and below it ---@field grain_corridor accession.variable\n\n"
    "---@class accession.expression worked out each month, not where it is written\n"
    "---@operator add(accession.value): accession.expression\n"
    "---@operator sub(accession.value): accession.expression\n"
    "---@operator mul(accession.value): accession.expression\n"
    "---@operator div(accession.value): accession.expression\n"
    "---@operator pow(accession.value): accession.expression\n"
    "---@operator unm: accession.expression\n"
    "local expression = {}\n"
    "---@class accession.condition: accession.expression holds or does not\n"
    "---@operator band(accession.test): accession.condition\n"
    "---@operator bor(accession.test): accession.condition\n"
    "---@operator bnot: accession.condition\n"
    "---@class accession.variable: accession.expression may be moved\n"
    "local variable = {}\n"
    "---@class accession.effect belongs into a list of effects\n"
    "---@class accession.group only inside mean(), sum(), lowest(), highest(), count_below(), count_above()\n"
    "---@class accession.moved_group: accession.group, accession.variable and as the target of an effect\n"
    "---@class accession.pair\n\n"
    "---@alias accession.value number|accession.expression\n"
    "---@alias accession.test boolean|accession.condition\n"
    "---@alias accession.effects accession.effect|accession.effect[]\n"
    "---@alias accession.months accession.value|accession.pair\n"
    "---@alias accession.answer fun(now: fun(x: accession.value): number|boolean): accession.effects?\n"
    "---@class accession.window_opening\n---@field months accession.months\n---@field menace? accession.value\n"
    "---@class accession.cost\n---@field capital? number\n---@field means? number\n";

/* --- types ------------------------------------------------------------------------------------ */

static const char *type_of(const char *word, size_t length, bool given) {
    static const char *const types[][3] = {
        /* as in bindings.h, where it is wanted, where it is given */
        {"value", "accession.value", "accession.expression"},
        {"condition", "accession.test", "accession.condition"},
        {"effect", "accession.effect", "accession.effect"},
        {"effects", "accession.effects", "accession.effects"},
        {"group", "accession.group", "accession.group"},
        {"months", "accession.months", "accession.pair"},
        {"window", "accession.window_opening", "accession.window_opening"},
        {"event", "string", "string"},
        {"text", "string", "string"},
    };
    for (size_t n = 0; n < COUNT_OF(types); n++)
        if (strlen(types[n][0]) == length && strncmp(types[n][0], word, length) == 0) return types[n][given ? 2 : 1];
    return "any";
}

static const char *type_of_field(const Field *f) {
    if (f->kind == KIND_FIELD_TEXT && strcmp(f->name, "seat") == 0) return "accession.seat";
    switch (f->kind) {
    case KIND_FIELD_TEXT: return "string";
    case KIND_FIELD_NUMBER: return "number";
    case KIND_FIELD_WHOLE: return "integer";
    case KIND_FIELD_FLAG: return "boolean";
    case KIND_FIELD_CONDITION: return "accession.test";
    case KIND_FIELD_VALUE: return "accession.value";
    case KIND_FIELD_EFFECTS: return "accession.effects";
    case KIND_FIELD_CHOICES: return "accession.choice[]";
    case KIND_FIELD_NAMES: return "string[]";
    case KIND_FIELD_RANGE: return "number[]";
    case KIND_FIELD_WEIGHTS: return "table<accession.aim, number>";
    case KIND_FIELD_REMARKS: return "accession.remark[]";
    case KIND_FIELD_STEPS: return "accession.step[]";
    case KIND_FIELD_MONTHS: return "accession.months";
    case KIND_FIELD_DATA: return "table";
    case KIND_FIELD_COST: return "accession.cost";
    case KIND_FIELD_FUNCTION: return "accession.answer";
    }
    return "any";
}

/* --- names ------------------------------------------------------------------------------------ */

/* "---@param x accession.value" for each, and "x, low" for the function. */
static void parameters_add(const Binding *b, Text *out, Text *list) {
    for (const char *at = b->parameters; *at;) {
        const size_t name = strcspn(at, ":"), whole = strcspn(at, ",");
        const char *type = at + name + 2;
        text_add(out, "---@param %.*s %s\n", (int)name, at, type_of(type, whole - name - 2, false));
        text_add(list, "%s%.*s", list->length ? ", " : "", (int)(name - (at[name - 1] == '?')), at);
        at += whole + strspn(at + whole, ", ");
    }
}

static void function_add(const Binding *b, const char *before, Text *out) {
    Text list = {0};
    text_add(out, "---%s\n", b->text);
    parameters_add(b, out, &list);
    text_add(out, "---@return %s\nfunction %s%s(%s) end\n", type_of(b->gives, strlen(b->gives), true), before, b->name,
             list.data ? list.data : "");
    text_free(&list);
}

static void names_add(Text *out) {
    const Binding *b;
    PreludeName prelude[PRELUDE_MAX];
    const size_t count = bindings_list(&b);
    text_add(out, "\n-- expressions and effects\n");
    for (size_t n = 0; n < count; n++) {
        if (b[n].kind == BINDING_METHOD)
            function_add(&b[n], strcmp(b[n].gives, "effect") == 0 ? "variable:" : "expression:", out);
        if (b[n].kind == BINDING_FUNCTION || b[n].kind == BINDING_EFFECT) function_add(&b[n], "", out);
        if (b[n].kind == BINDING_CONSTANT)
            text_add(out, "---%s\n---@type accession.expression\n%s = nil\n", b[n].text, b[n].name);
        if (b[n].kind == BINDING_SYMBOL)
            text_add(out, "---%s\n---@type accession.%s\n%s = nil\n", b[n].text, b[n].gives, b[n].name);
    }
    text_add(out, "\n-- the prelude\n");
    const int names = prelude_list(prelude);
    for (int n = 0; n < names; n++)
        text_add(out, "---%s\n---@type accession.condition\n%s = nil\n", prelude[n].text, prelude[n].name);
}

/* --- declarations ----------------------------------------------------------------------------- */

static void class_add(const char *name, Text *out) {
    const Field *f;
    const size_t count = declaration_fields(&f);
    text_add(out, "---@class accession.%s%s\n", name, strcmp(name, "variable") == 0 ? "_fields" : "");
    for (size_t n = 0; n < count; n++)
        if (strcmp(f[n].declaration, name) == 0)
            text_add(out, "---@field %s%s %s %s\n", f[n].name, f[n].needed ? "" : "?", type_of_field(&f[n]), f[n].text);
}

static void declarations_add(Text *out) {
    const DeclarationInfo *d;
    const size_t count = declarations_list(&d);
    text_add(out, "\n-- declarations\n---@alias accession.seat");
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        text_add(out, "%s\"%s\"", seat ? "|" : " ", seat_info((SeatId)seat)->role);
    text_add(out, "\n---@alias accession.aim");
    for (int aim = 0; aim < AIMS; aim++) text_add(out, "%s\"%s\"", aim ? "|" : " ", aim_names()[aim]);
    text_add(out, "\n");
    class_add("choice", out);
    class_add("remark", out);
    class_add("step", out);
    for (size_t n = 0; n < count; n++) {
        class_add(d[n].name, out);
        text_add(out, "---%s\n---@param name string\n---@return fun(fields: accession.%s%s)\nfunction %s(name) end\n",
                 d[n].text, d[n].name, strcmp(d[n].name, "variable") == 0 ? "_fields" : "", d[n].name);
    }
}

/* --- the world -------------------------------------------------------------------------------- */

/* What stands behind w.NAME of each kind, for what can be moved, read, tested. */
static void places_add(Text *out) {
    static const char *const kinds[] = {"variable", "expression", "condition"};
    text_add(out, "\n-- places\n");
    for (size_t k = 0; k < COUNT_OF(kinds); k++) {
        const char *kind = kinds[k];
        text_add(out, "---@class accession.members_%s by id, seat or group\n---@field [string] accession.%s\n", kind,
                 kind);
        for (int group = 0; group < GROUP_COUNT; group++)
            text_add(out, "---@field %s accession.%s\n", group_name((GroupId)group), k ? "group" : "moved_group");
        text_add(out, "---@class accession.regions_%s by id\n---@field [string] accession.%s\n", kind, kind);
        text_add(out, "---@class accession.seats_%s\n", kind);
        for (int seat = 0; seat < SEAT_COUNT; seat++)
            text_add(out, "---@field %s accession.%s\n", seat_info((SeatId)seat)->role, kind);
        text_add(out, "---@class accession.pairs_%s\n", kind);
        for (int seat = 0; seat < SEAT_COUNT; seat++)
            text_add(out, "---@field %s accession.seats_%s\n", seat_info((SeatId)seat)->role, kind);
    }
}

static void variable_add(VarId id, Text *out) {
    static const char *const before[] = {[KIND_MEMBER] = "members_", [KIND_REGION] = "regions_", [KIND_SEAT] = "seats_",
                                         [KIND_PAIR] = "pairs_"};
    const VarInfo *v = var_info(id);
    const char *kind = rulebook_may_move(id) ? "variable" : v->type == TYPE_FLAG ? "condition" : "expression";
    text_add(out, "---@field %s accession.%s%s %s (%s %g to %g%s)\n", v->name,
             v->kind == KIND_GLOBAL ? "" : before[v->kind], kind, v->text, v->type == TYPE_FLAG ? "yes or no" : v->unit,
             v->low, v->high, v->seen_by == SEEN_NOBODY ? "; the drawn truth: moved, never read" : "");
}

static void world_add(Text *out) {
    text_add(out, "\n-- the world\n");
    for (int set = 0; set < 2; set++) {
        text_add(out, set ? "---@class accession.settings\n" : "---@class accession.postures\n");
        for (int p = 0; p < POSTURE_COUNT; p++)
            text_add(out, "---@field %s accession.%s %s\n", posture_info((PostureId)p)->name,
                     set ? "seats_variable" : "expression", posture_info((PostureId)p)->moves);
    }
    text_add(out, "---@class accession.world\n---@field posture accession.postures in effect\n"
                  "---@field ordered accession.postures what was set\n"
                  "---@field set accession.settings each seat's own setting; effects may move it\n");
    for (int id = 0; id < VAR_COUNT; id++)
        if (pack_sees(var_info((VarId)id))) variable_add((VarId)id, out);
    text_add(out, "---@class accession.coefficients\n");
    for (int id = 0; id < PARAM_COUNT; id++)
        text_add(out, "---@field %s accession.expression %s\n", param_info((ParamId)id)->name,
                 param_info((ParamId)id)->text);
    text_add(out, "---@class accession.weights\n");
    for (int aim = 0; aim < AIMS; aim++) text_add(out, "---@field %s accession.expression\n", aim_names()[aim]);
}

void pack_stubs_write(Text *out) {
    text_add(out, "%s", head);
    places_add(out);
    world_add(out);
    declarations_add(out);
    names_add(out);
}
