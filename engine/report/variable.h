/* A variable as a person writes it: "menace", "credibility[USA]", "occupied[UA-43]",
 * "capital[Kyiv]" or "capital[candidate]", "trust[Kyiv>Berlin]", "promise_due[2]"; a posture is
 * "aid" as it is in effect, "ordered.aid" as it was set, "set.aid[lead]" as one seat set it.
 *
 * Always true: a Variable that was parsed exists in the scenario. */
#pragma once
#include "core/err.h"
#include "core/text.h"
#include "model/scenario.h"

typedef struct Variable {
    VarId id;
    int index; /* within its kind; 0 for globals and postures */
} Variable;

/* On failure err says what is wrong and the nearest name that would be right. */
bool variable_parse(const Scenario *s, const char *text, Variable *out, Err *err);
/* What the manifest says of it; of a variable of the pack, what the pack says. */
VarInfo variable_info(const Scenario *s, Variable v);
void variable_write(const Scenario *s, Variable v, Text *out); /* "credibility[USA]" */
const char *variable_seen_by(VarSeen seen);                    /* "everybody" */
