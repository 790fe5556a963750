/* The words of the game, one line for each. */
#pragma once
#include "core/tongue.h"

void glossary_write(Text *out);
