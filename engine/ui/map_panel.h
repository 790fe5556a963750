/* The map on a screen: layers, pan, zoom, what lies under the pointer.
 *
 * Always true: it shows the world as it stands; what the pointer or the keys choose is named in words. */
#pragma once
#include "ui/parts.h"

void map_panel_lay(App *a, Rect at);
void map_panel_free(App *a); /* before the scenario goes */
