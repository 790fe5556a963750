/* Completion in a shell. The shell's part asks the program, which answers from the tables of commands and options.
 *
 * Always true: what is offered would be taken; what cannot be found out is offered less, never with an error. */
#pragma once
#include "cli/options.h"

void complete_bash(Text *out);
void complete_zsh(Text *out);
/* The last of o->words is to be completed, those before it stand. A line each: the word, a tab, what it means;
 * ":files" and ":folders" leave the rest to the shell. */
void complete_words(const Options *o, Text *out);
