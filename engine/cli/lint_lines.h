/* Findings of lint as lines of text: for `pack lint` and `pack watch`.
 *
 * Always true: a finding is one line; what comes last says how many there are, or "clean". */
#pragma once
#include "cli/options.h"
#include "session/lint.h"

/* The one folder that the command was given; false if there is none. */
bool lint_folder(const char *command, const Options *o, Err *err);
/* lint_pack of that folder; lint_free() the result. */
void lint_look(const char *dir, Lint *out);
void lint_line(const char *dir, const LintFinding *f, Text *out);
void lint_sum(const Lint *lint, Text *out);
