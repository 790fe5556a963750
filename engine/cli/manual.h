/* The manual page, printed from the tables of commands and options.
 *
 * Always true: it says what --help says, command by command; an option that means the same for several commands
 * stands once. */
#pragma once
#include "core/text.h"

/* In the language of man(7). */
void manual_write(Text *out);
