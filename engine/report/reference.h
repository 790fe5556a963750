/* The reference: every variable, posture, parameter, equation, draw and happening of the model.
 *
 * Always true: it is printed from the manifests and the pack, so it cannot say what the engine does
 * not do; every name stands in it once under its own anchor ("parameter-kappa_0"). */
#pragma once
#include "model/scenario.h"
#include "report/page.h"

/* weaknesses: Markdown of docs/known-weaknesses.md, or NULL. */
void reference_write(const Scenario *s, const char *weaknesses, PageForm form, Text *out);
