/* Declarations, names, texts, order and limits of the pack language. Always true: see pack_reference.h. */
#include "report/pack_reference.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/events.h"
#include "model/parameters.h"
#include "report/pack_reference_parts.h"
#include "report/reference_parts.h"
#include "script/bindings.h"

static void about(Page *page) {
    page_heading(page, 2, "about", "About this reference");
    page_paragraph(page,
                   "Every word that a script of a pack may write, printed by `accession pack doc` from the tables "
                   "with which the program reads scripts. The guide is docs/packs.md. The model itself, with "
                   "every equation and coefficient, is printed by `accession reference`.");
    page_paragraph(page,
                   "A value is a number or an expression; a condition is an expression that holds or does not, or "
                   "true or false. Expressions are not worked out where they are written: they are kept, and "
                   "worked out each month.");
}

static void folders(Page *page) {
    static const struct {
        const char *path, *text;
    } rows[] = {
        {"pack.json", "who made it, for which engine, names of the actors, list of starts, languages"},
        {"data/", "the world at the start: world.json, members.csv, regions.csv, columns.csv, parameters.json"},
        {"starts.json", "the starts, if no script declares any"},
        {"rules/", "every .lua file is run once when the pack is opened, in order of path: first those of rules/"},
        {"advisors/, events/, starts/, …", "then those of every other folder, in order of path"},
        {"lib/", "not run by itself: require(\"lib.NAME\") reads it"},
        {"tests/", "run by `accession pack test` alone"},
        {"text/<language>.json", "texts by key"},
        {"policies/, hindcast/", "what `accession run --policy` and `accession hindcast` read"},
    };
    static const char *const heads[] = {"Path", "What it holds"};
    page_heading(page, 2, "files", "Files");
    page_table_begin(page, "Of a pack's folder, or of a zip file of it.", heads, 2);
    for (size_t n = 0; n < COUNT_OF(rows); n++) {
        Row row = {0};
        text_add(row_cell(&row), "`%s`", rows[n].path);
        text_add(row_cell(&row), "%s", rows[n].text);
        row_write(&row, page, "file", rows[n].path);
    }
    page_table_end(page);
}

static void fields_of(Page *page, const char *declaration, const char *caption) {
    static const char *const heads[] = {"Field", "What it must be", "", "What it does"};
    const Field *field;
    const size_t count = declaration_fields(&field);
    page_table_begin(page, caption, heads, (int)COUNT_OF(heads));
    for (size_t n = 0; n < count; n++) {
        char anchor[64];
        if (strcmp(field[n].declaration, declaration) != 0) continue;
        Row row = {0};
        text_add(row_cell(&row), "`%s`", field[n].name);
        text_add(row_cell(&row), "%s", field_kind_words(field[n].kind));
        text_add(row_cell(&row), "%s", field[n].needed ? "needed" : "");
        text_add(row_cell(&row), "%s", field[n].text);
        snprintf(anchor, sizeof anchor, "%s-%s", declaration, field[n].name);
        row_write(&row, page, "field", anchor);
    }
    page_table_end(page);
}

static void declarations(Page *page) {
    const DeclarationInfo *row;
    const size_t count = declarations_list(&row);
    page_heading(page, 2, "declarations", "Declarations");
    page_paragraph(page,
                   "A word, a name, a table of fields. Names are small letters, digits and underscores, at most 40; "
                   "of starts, with hyphens instead of underscores; of tests and properties, any text. An unknown "
                   "field is an error.");
    for (size_t n = 0; n < count; n++) {
        char anchor[48];
        Text line = {0};
        snprintf(anchor, sizeof anchor, "declaration-%s", row[n].name);
        page_heading(page, 3, anchor, row[n].name);
        page_paragraph(page, row[n].text);
        text_add(&line, "Example: `%s`", row[n].example);
        page_paragraph(page, line.data);
        text_free(&line);
        fields_of(page, row[n].name, "");
        if (strcmp(row[n].name, "event") == 0) fields_of(page, "choice", "Each choice:");
        if (strcmp(row[n].name, "advisor") == 0) fields_of(page, "remark", "Each remark:");
        if (strcmp(row[n].name, "lesson") == 0) fields_of(page, "step", "Each step:");
    }
}

/* --- names ------------------------------------------------------------------------------------ */

/* As it is written: "clamp(x, low, high)", "fired \"event\"", "x:below(y)". */
static void written(const Binding *b, Text *out) {
    if (b->kind == BINDING_OPERATOR || b->kind == BINDING_LIBRARY) {
        text_add(out, b->kind == BINDING_OPERATOR ? "%s" : "%s.…",
                 b->kind == BINDING_OPERATOR ? b->parameters : b->name);
        return;
    }
    if (b->kind == BINDING_CONSTANT || b->kind == BINDING_SYMBOL) {
        text_add(out, b->kind == BINDING_SYMBOL ? "%s.NAME" : "%s", b->name);
        return;
    }
    text_add(out, b->kind == BINDING_METHOD ? "x:%s(" : "%s(", b->name);
    const char *comma = "";
    for (const char *at = b->parameters; *at; comma = ", ") {
        const size_t name = strcspn(at, ":"), whole = strcspn(at, ",");
        text_add(out, "%s%.*s", comma, (int)name, b->kind == BINDING_METHOD && strncmp(at, "x:", 2) == 0 ? "y" : at);
        at += whole + strspn(at + whole, ", ");
    }
    text_add(out, ")");
}

static void names_of(Page *page, BindingKind kind, const char *caption) {
    static const char *const heads[] = {"Written", "Gives", "What it is", "Example"};
    const Binding *b;
    const size_t count = bindings_list(&b);
    page_table_begin(page, caption, heads, (int)COUNT_OF(heads));
    for (size_t n = 0; n < count; n++) {
        char anchor[64];
        if (b[n].kind != kind) continue;
        Row row = {0};
        Text *name = row_cell(&row);
        text_add(name, "`");
        written(&b[n], name);
        text_add(name, "`");
        text_add(row_cell(&row), "%s", b[n].gives);
        text_add(row_cell(&row), "%s", b[n].text);
        if (kind == BINDING_LIBRARY) text_add(row.cell + 2, ": %s", b[n].parameters);
        text_add(row_cell(&row), "`%s`", b[n].example);
        snprintf(anchor, sizeof anchor, "%d-%s", (int)kind, b[n].name);
        row_write(&row, page, "name", anchor);
    }
    page_table_end(page);
}

static void prelude(Page *page) {
    static const char *const heads[] = {"Name", "What it is", "Stands for"};
    PreludeName name[PRELUDE_MAX];
    const int count = prelude_list(name);
    page_heading(page, 3, "prelude", "The prelude");
    page_table_begin(page, "Conditions with a name, from scripts/prelude.lua.", heads, 3);
    for (int n = 0; n < count; n++) {
        Row row = {0};
        text_add(row_cell(&row), "`%s`", name[n].name);
        text_add(row_cell(&row), "%s", name[n].text);
        text_add(row_cell(&row), "`%s`", name[n].expression);
        row_write(&row, page, "prelude", name[n].name);
    }
    page_table_end(page);
}

static void names(Page *page) {
    page_heading(page, 2, "names", "Names and signs");
    page_heading(page, 3, "symbols", "The world");
    names_of(page, BINDING_SYMBOL, "A wrong name is an error with file and line.");
    names_of(page, BINDING_CONSTANT, "And two values without a place:");
    page_heading(page, 3, "operators", "Signs");
    names_of(page, BINDING_OPERATOR, "The names below stand for values; & and | and ~ for conditions.");
    page_heading(page, 3, "methods", "Of an expression");
    names_of(page, BINDING_METHOD, "Comparisons are words: Lua cannot give < and == to expressions.");
    page_heading(page, 3, "functions", "Functions");
    names_of(page, BINDING_FUNCTION, "Groups are all, front_line, core and hold_outs; only members that belong count.");
    page_heading(page, 3, "effects", "Effects");
    names_of(page, BINDING_EFFECT, "An effect changes nothing where it is written: it belongs into a list of effects.");
    names_of(page, BINDING_LENT, "Given to a function of an event:");
    prelude(page);
    page_heading(page, 3, "lua", "Of Lua itself");
    names_of(page, BINDING_STANDARD, "Lua 5.4, without files, clock, chance, processes, bytecode and addresses.");
    names_of(page, BINDING_LIBRARY, "");
}

/* --- texts, order, limits --------------------------------------------------------------------- */

static void texts(Page *page) {
    static const char *const key_heads[] = {"Key", "What it says"};
    static const char *const name_heads[] = {"In braces", "Becomes"};
    const TextRule *rule;
    size_t count = text_keys_list(&rule);
    page_heading(page, 2, "texts", "Texts");
    page_table_begin(page,
                     "Keys of text/<language>.json, one flat object. What a language lacks is taken from English.",
                     key_heads, 2);
    for (size_t n = 0; n < count; n++) {
        const char *const cells[] = {rule[n].pattern, rule[n].text};
        page_row(page, NULL, cells);
    }
    page_table_end(page);
    count = text_names_list(&rule);
    page_table_begin(page, "What may stand in a text; anything else in braces stays as it is.", name_heads, 2);
    for (size_t n = 0; n < count; n++) {
        const char *const cells[] = {rule[n].pattern, rule[n].text};
        page_row(page, NULL, cells);
    }
    page_table_end(page);
}

static void order(Page *page) {
    page_heading(page, 2, "order", "Order of evaluation");
    page_markdown(
        page,
        "- Files are run once, when the pack is opened: those of rules/, then the others, in order of path. They "
        "declare; nothing is kept between them but "
        "what is declared, and after the last one nothing that a function can reach changes any more.\n"
        "- In a month the engine's rules come first. Then passing influences fade, then the pack's variables take "
        "their "
        "new values, in order of declaration, then events are looked at, in order of declaration.\n"
        "- For each event: what a later() announced for this month comes about; then, unless it is once or its "
        "cooldown "
        "runs, its condition is tested and its chance drawn; then its effects come about, and its seat is asked.\n"
        "- Each draw depends on the world's seed, the month and the event's name alone: another event moves nobody "
        "else's luck.\n"
        "- Variables that follow from others are worked out anew after the events.\n");
    Text asked = {0};
    text_add(
        &asked,
        "- A seat is asked at most two things at a time; what comes on top takes its default. Where nobody takes "
        "turns, "
        "as in an ensemble without bots, every answer is the default. A person is asked the same again after %d turns "
        "at the "
        "earliest. An event that is urgent stops the clock; others wait for the end of the turn, when what was not "
        "answered takes its default.\n"
        "- A bot draws among the choices that it can pay and whose needs hold, with odds e^(x / %.4g), where x is "
        "`bot` "
        "less what the capital is worth to it.\n"
        "- Values are kept within their range; the ledger shows what the limit took as \"limit\". A value that is no "
        "number moves nothing.\n",
        ASK_AGAIN_TURNS, param_info(PARAM_event_temperature)->nominal);
    page_markdown(page, asked.data);
    text_free(&asked);
}

static void limits(Page *page) {
    static const char *const heads[] = {"At most", "Of what"};
    const ScriptLimit *limit;
    const size_t count = limits_list(&limit);
    page_heading(page, 2, "limits", "Limits");
    page_table_begin(
        page, "A pack that goes beyond one is refused; a function that does is stopped and changes nothing.", heads, 2);
    for (size_t n = 0; n < count; n++) {
        Row row = {0};
        text_add(row_cell(&row), "%.0f", limit[n].most);
        text_add(row_cell(&row), "%s", limit[n].text);
        char name[32];
        snprintf(name, sizeof name, "%zu", n + 1);
        row_write(&row, page, "limit", name);
    }
    page_table_end(page);
}

void pack_reference_write(PageForm form, Text *out) {
    Page page = page_begin(form, "Accession: reference of the pack language");
    about(&page);
    folders(&page);
    declarations(&page);
    names(&page);
    pack_reference_world(&page);
    texts(&page);
    order(&page);
    limits(&page);
    page_end(&page, out);
}
