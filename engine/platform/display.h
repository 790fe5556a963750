/* SDL, begun on a display that somebody can see. Nobody outside this room includes it. */
#pragma once
#include "platform/platform.h"

/* False, and nothing is left open, where there is none or none answers. systems: of SDL_Init. */
bool display_begin(uint32_t systems, Err *err);
