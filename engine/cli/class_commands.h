/* The subcommands of `class`, made from class_commands.def. Always true: see group.h. */
#pragma once
#include "cli/cli.h"
#include "cli/game.h"
#include "class/plan.h"

#define CLASS_COMMAND(name, ...) int class_##name##_run(const Options *o);
#include "cli/class_commands.def"
#undef CLASS_COMMAND

/* The plan that the options ask for, of the game's scenario. */
bool class_options_plan(const Options *o, const Scenario *s, ClassPlan *out, Err *err);
