/* Reading the scripts for lint: every file on its own, the first error of each.
 * Always true: what a file declared before its error is looked at as the rest is. */
#include "core/memory.h"
#include "session/lint_parts.h"

#include <stdlib.h>
#include <string.h>

/* Which rule an error of the reader belongs to, by what its text holds; the first that fits. */
static const struct {
    const char *part;
    LintRuleId rule;
} kinds[] = {
    {" near ", LINT_syntax},
    {"unknown variable", LINT_unknown_variable},
    {"is a posture: ", LINT_unknown_variable},
    {"unknown coefficient", LINT_unknown_name},
    {"unknown aim", LINT_unknown_name},
    {"unknown posture", LINT_unknown_name},
    {"unknown method", LINT_unknown_name},
    {"unknown seat", LINT_unknown_name},
    {"unknown card", LINT_unknown_name},
    {"unknown key", LINT_unknown_field},
    {"is missing: ", LINT_field_missing},
    {"declared twice", LINT_declared_twice},
    {"wanted", LINT_field_wrong},
};

static void on_fault(void *context, const char *text) {
    LintJob *j = context;
    size_t n = 0;
    j->whole = false;
    while (n < COUNT_OF(kinds) && !strstr(text, kinds[n].part)) n++;
    lint_find_error(j, n < COUNT_OF(kinds) ? kinds[n].rule : LINT_script, text);
}

static void starts_read(LintJob *j) {
    Text json = {0};
    Err err = {0};
    if (script_starts(j->p, &json)) {
        j->starts = json_parse("starts", json.data, json.length, &err);
        if (!j->starts) lint_find_error(j, LINT_data, err.text);
    }
    text_free(&json);
}

static void modules_look(LintJob *j) {
    for (int n = 0; n < j->p->files; n++) {
        const char *name = j->p->file[n].name;
        if (strncmp(name, "lib/", 4) == 0 && !j->p->required[n])
            lint_find(j, LINT_module_unused, name, 1, "nothing requires this module");
    }
}

void lint_scripts(LintJob *j) {
    Err err = {0};
    j->whole = true;
    if (!pack_scripts(j->dir, &j->files, &err)) {
        lint_find_error(j, LINT_data, err.text);
        j->whole = false;
        return;
    }
    if (!j->files.count) return;
    ScriptFile *files = memory_zeros((size_t)j->files.count, sizeof *files);
    for (int n = 0; n < j->files.count; n++)
        files[n] = (ScriptFile){j->files.file[n].name, j->files.file[n].bytes, j->files.file[n].length};
    j->p = script_read_on(files, j->files.count, on_fault, j);
    free(files);
    starts_read(j);
    if (j->whole) modules_look(j);
}
