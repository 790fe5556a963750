/* `pack lint`: everything that is wrong or odd in a pack's folder, a line each.
 * Always true: 0 if there is no error, 1 if there is one, 2 if there is no such folder. */
#include "cli/lint_lines.h"
#include "cli/pack_commands.h"
#include "store/json_write.h"
#include "store/pack.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

bool lint_folder(const char *command, const Options *o, Err *err) {
    struct stat info;
    if (o->words.count != 1)
        return err_set(err, "%s: one folder of a pack is wanted: accession %s scenarios/ukraine-2023", command,
                       command);
    if (stat(o->words.item[0], &info) != 0 || !S_ISDIR(info.st_mode))
        return err_set(err, "%s: %s: no folder is here; the folder of a pack is wanted", command, o->words.item[0]);
    return true;
}

void lint_look(const char *dir, Lint *out) {
    char plain[PACK_PATH_BYTES];
    size_t length = strlen(dir);
    while (length > 1 && dir[length - 1] == '/') length--;
    snprintf(plain, sizeof plain, "%.*s", (int)length, dir);
    lint_pack(plain, out);
}

void lint_line(const char *dir, const LintFinding *f, Text *out) {
    const LintRule *rule = lint_rule(f->rule);
    size_t length = strlen(dir);
    while (length > 1 && dir[length - 1] == '/') length--;
    const size_t said = strlen(f->text);
    const char last = said ? f->text[said - 1] : ' ';
    text_add(out, "%.*s/%s:%d: %s %s: %s%s Hint: %s.\n", (int)length, dir, f->file, f->line, rule->id, rule->name,
             f->text, last == '?' || last == '.' ? "" : ".", rule->hint);
}

void lint_sum(const Lint *lint, Text *out) {
    if (!lint->count) text_add(out, "clean\n");
    else
        text_add(out, "%d error%s, %d warning%s%s\n", lint->errors, lint->errors == 1 ? "" : "s", lint->warnings,
                 lint->warnings == 1 ? "" : "s",
                 lint->errors + lint->warnings > lint->count ? "; not all are listed" : "");
}

static void lint_json(const Lint *lint, Text *out) {
    JsonOut json = json_out_start(out, 1);
    json_out_array_begin(&json);
    for (int n = 0; n < lint->count; n++) {
        const LintFinding *f = &lint->found[n];
        const LintRule *rule = lint_rule(f->rule);
        json_out_object_begin(&json);
        json_out_put_text(&json, "rule", rule->id);
        json_out_put_text(&json, "name", rule->name);
        json_out_put_text(&json, "severity", rule->is_error ? "error" : "warning");
        json_out_put_text(&json, "file", f->file);
        json_out_put_int(&json, "line", f->line);
        json_out_put_text(&json, "message", f->text);
        json_out_put_text(&json, "hint", rule->hint);
        json_out_object_end(&json);
    }
    json_out_array_end(&json);
    json_out_finish(&json);
}

int pack_lint_run(const Options *o) {
    Err err = {0};
    Text out = {0};
    Lint lint;
    if (!lint_folder("pack lint", o, &err)) return cli_fail(&err);
    const char *dir = o->words.item[0];
    lint_look(dir, &lint);
    if (o->json) lint_json(&lint, &out);
    for (int n = 0; !o->json && n < lint.count; n++) lint_line(dir, &lint.found[n], &out);
    if (!o->json) lint_sum(&lint, &out);
    const int code = lint.errors ? EXIT_NO : EXIT_OK;
    lint_free(&lint);
    return cli_write(NULL, &out, code);
}
