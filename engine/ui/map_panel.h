/* The map on a screen: layers, pan, zoom, what lies under the pointer.
 *
 * Always true: it shows the world as it stands; what the pointer or the keys choose is named in words. */
#pragma once
#include "ui/parts.h"

void map_panel_lay(App *a, Rect at);
void map_panel_free(App *a); /* before the scenario goes */
void map_panel_unit(const App *a, Text *out); /* what is known of the place that is chosen; nothing: none is */
bool map_panel_ready(App *a);                 /* the map is open; else it is said why not */
const MapLook *map_panel_look(const App *a);
void map_panel_layers(App *a, Rect *in);      /* what the map shows, to be chosen */
/* The map at the begin of a turn, in small; slot: its place among PAST_MAPS kept scenes. */
void map_past_lay(App *a, Rect at, int slot, const World *w);
