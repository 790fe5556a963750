/* Looking a pack over: everything that is wrong or odd in it, at once.
 *
 * Always true: findings stand in the order of file, line and rule, no listed one twice; every rule is a row of
 * lint_rules.def; looking changes nothing. */
#pragma once
#include "core/arena.h"
#include "core/err.h"

typedef enum LintRuleId {
#define RULE(id, name, ...) LINT_##name,
#include "session/lint_rules.def"
#undef RULE
    LINT_RULES
} LintRuleId;

typedef struct LintRule {
    const char *id, *name, *says, *hint; /* "E30", "never" */
    bool is_error;                       /* else a warning */
} LintRule;
const LintRule *lint_rule(LintRuleId id);

typedef struct LintFinding {
    LintRuleId rule;
    const char *file; /* from the pack's folder on */
    int line;
    const char *text; /* what was found */
} LintFinding;

enum { LINT_LISTED = 1000 };
typedef struct Lint {
    Arena arena;
    LintFinding *found; /* the first LINT_LISTED that were met; all are counted */
    int count, room, errors, warnings;
} Lint;

/* dir is a folder; lint_free() the result. */
void lint_pack(const char *dir, Lint *out);
void lint_free(Lint *lint);
