/* The map: areas coloured by what a layer shows, with their names, a legend and a line of contact.
 *
 * Always true: what is drawn comes from one World and Scenario and the look given from outside; colour is
 * never alone (hatches and words say the same); a unit's number is its place in the map file; nothing here
 * measures areas on the map. A frame that shows tiles painted before costs only their copying. */
#pragma once
#include "model/parameters.h"
#include "model/scenario.h"
#include "platform/draw.h"
#include "store/map_file.h"

typedef enum MapLayer {
    LAYER_CONTROL, LAYER_CREDIBILITY, LAYER_DETERRENCE, LAYER_RATIFICATION, LAYER_SUPPORT, LAYER_THREAT,
    LAYER_COUNT
} MapLayer;

/* What an area is filled with; a look says in which colour. */
typedef enum MapTone {
    TONE_LAND, TONE_MEMBER, TONE_JOINING, TONE_CANDIDATE, TONE_RIVAL, TONE_RIVAL_ALLY,
    TONE_RAMP_1, TONE_RAMP_2, TONE_RAMP_3, TONE_RAMP_4, TONE_RAMP_5, /* little to much */
    TONE_DANGER_1, TONE_DANGER_2, TONE_DANGER_3, TONE_DANGER_4, TONE_DANGER_5,
    TONE_YES, TONE_WAIT, TONE_NO,
    TONE_HATCH, /* of lines and dots only */
    TONE_COUNT
} MapTone;

typedef struct MapLook {
    Colour paper, ink, faint, rule, accent; /* accent: the line of contact and what is selected */
    Colour sea, coast, border;
    Colour tone[TONE_COUNT];
} MapLook;
extern const MapLook map_look_light, map_look_dark, map_look_contrast;

/* --- the map itself: map.c ----------------------------------------------------------------------- */

/* Areas and their history, read once; it also knows which tiles were painted. */
typedef struct Map Map;
/* The pack's data/map.json and data/map_owners.csv where it has them, or europe.json and owners.csv of
 * `assets` ("assets/map"). pack_dir may be NULL. NULL with err. */
Map *map_open(const char *assets, const char *pack_dir, Err *err);
void map_close(Map *map); /* after all scenes; NULL is allowed */
const MapFile *map_file(const Map *map);

/* --- what is shown: map_scene.c, map_layers.c, map_front.c ---------------------------------------- */

/* What one unit shows. */
typedef struct MapPlace {
    MapTone tone;
    Hatch hatch, part_hatch; /* of the whole unit; of its occupied part */
    MapTone hatch_tone;
    int state, member, region; /* numbers of scene->state, of the scenario; -1 none */
    double occupied;           /* share */
    char value[24];            /* under the name; "" */
} MapPlace;

typedef struct MapState {
    char id[MAP_ID_BYTES];
    const char *name;
    MapPoint label;
    double radius;
    int units, anchor; /* anchor: the unit whose colours the label takes */
    bool candidate;
} MapState;

/* A line of the legend. */
typedef struct MapEntry {
    MapTone tone, hatch_tone;
    Hatch hatch;
    bool line;  /* the line of contact */
    char words[128];
} MapEntry;

/* A member or region that has no place on the map. */
typedef struct MapBeside {
    MapTone tone, hatch_tone;
    Hatch hatch;
    int member, region; /* one of them is -1 */
    char name[NAME_MAX_BYTES], value[24];
} MapBeside;

enum { MAP_ENTRIES_MAX = 16, MAP_STATES_MAX = 256 };
typedef struct MapScene {
    Map *map;
    MapLayer layer;
    int year;
    bool blank; /* the map shows nobody of this pack: map_draw lists them all instead */
    MapPlace *place; /* of each unit */
    MapState state[MAP_STATES_MAX];
    int states;
    MapEntry entry[MAP_ENTRIES_MAX];
    int entries;
    MapBeside *beside;
    int besides;
    char title[96], note[560];
    /* The occupied part of units that are partly so, as rings, and the line of contact, as lines. */
    MapPoint *point;
    MapRun *part, *front; /* of point[] */
    int *part_unit;
    int points, parts, fronts;
    uint64_t key; /* of all that is drawn in tiles */
    Arena arena;
} MapScene; /* zeros are a valid, empty one */
/* How the map file calls those two, if the scenario's own names are in another language. */
typedef struct MapNames {
    const char *candidate, *rival;
} MapNames;
/* names NULL: as the scenario calls them. */
void map_scene_make(MapScene *out, Map *map, const Scenario *s, const World *w, const Parameters *k,
                    MapLayer layer, const MapNames *names); /* frees what was there */
void map_scene_free(MapScene *scene);

/* --- where one looks: map_view.c ------------------------------------------------------------------ */

typedef struct MapView {
    MapPoint centre; /* of the plane */
    double zoom;     /* 1: the map's width is 1240 points */
    MapLayer layer;
    int selected, hover; /* unit + 1; 0 none */
    bool moving;         /* the zoom changes with every frame: drawn coarsely, without new tiles */
} MapView;
extern const double map_zoom_least, map_zoom_most; /* 0.5 and 16 */

/* Keeps the zoom within its limits, and so that no edge of the map comes into view where that can be. */
void map_view_clamp(MapView *v, const Map *map, Rect at, double scale);
void map_view_all(MapView *v, const Map *map, Rect at, double scale);
void map_view_fit(MapView *v, const Map *map, const char *country, Rect at, double scale); /* or a unit */
void map_view_pan(MapView *v, const Map *map, Rect at, double scale, double dx, double dy); /* pixels */
/* Steps of a quarter octave, in if above 0, about a point of the window. */
void map_view_zoom(MapView *v, const Map *map, Rect at, double scale, int steps, double x, double y);
/* Moves as little as is needed to have a unit well within view. */
void map_view_show(MapView *v, const Map *map, Rect at, double scale, int unit);
/* Place in the window of a point of the plane, and back. */
MapPoint map_from_window(const MapView *v, const Map *map, Rect at, double scale, double x, double y);

/* --- pointing and travelling: map_path.c ---------------------------------------------------------- */

/* The unit at a point of the window, or a tiny one close by; -1: none. */
int map_hit(const MapView *v, const Map *map, Rect at, double scale, double x, double y);
int map_unit_at(const Map *map, MapPoint p); /* of the plane */
typedef enum MapWay { WAY_LEFT, WAY_RIGHT, WAY_UP, WAY_DOWN } MapWay;
/* The nearest unit in a direction; the same if there is none. Every unit can be reached from every other. */
int map_travel(const Map *map, int unit, MapWay way);

/* --- drawing: map_draw.c, map_tiles.c, map_legend.c ------------------------------------------------ */

/* scale: pixels of a point. The scene and the map outlive what is drawn. */
void map_draw(DrawList *d, Rect at, double scale, const MapView *v, const MapScene *scene, const MapLook *look);
/* New tiles that may be painted from now on (1 at first): given anew for each frame that is shown, however often it
 * is laid out. Whether the last drawing lacked some. */
void map_tiles_room(Map *map, int tiles);
bool map_tiles_missing(const Map *map);
/* One flat sheet without words: small multiples and thumbnails. focus: a country to fit, or NULL for all. */
enum { MAP_SMALL_MAX = 2048 }; /* pixels of a side of such a picture */
void map_small(DrawList *d, Rect at, double scale, const char *focus, const MapScene *scene, const MapLook *look);

/* Title, signs and note; draws nothing when d is NULL. Returns the height it takes. */
double map_legend(DrawList *d, Rect at, double scale, const MapScene *scene, const MapLook *look);
/* Members and regions that have no place on the map, in columns; the same. */
double map_beside(DrawList *d, Rect at, double scale, const MapScene *scene, const MapLook *look);

const char *map_layer_name(MapLayer layer); /* "Who governs what" */
