/* A variable as a person writes it: "menace", "credibility[USA]", "occupied[UA-43]"; a posture is
 * "aid" as it is in effect and "ordered.aid" as it was set.
 *
 * Always true: a Variable that was parsed exists in the scenario. */
#pragma once
#include "core/err.h"
#include "core/text.h"
#include "model/scenario.h"

typedef struct Variable {
    VarId id;
    int index; /* member or region; 0 for globals and postures */
} Variable;

/* On failure err says what is wrong and the nearest name that would be right. */
bool variable_parse(const Scenario *s, const char *text, Variable *out, Err *err);
void variable_write(const Scenario *s, Variable v, Text *out); /* "credibility[USA]" */
const char *variable_seen_by(VarSeen seen);                    /* "everybody" */
