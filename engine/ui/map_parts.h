/* What the files of the map share. Always true: as map.h. */
#pragma once
#include "core/tongue.h"
#include "ui/map.h"

enum { MAP_LEVELS = 7, MAP_TILES = 192, MAP_LABEL_SETS = 3, MAP_LABELS_MAX = 320, MAP_LABEL_LINES = 4 };

/* All lines with fewer points, for a smaller picture; ends of arcs stay. */
typedef struct MapLevel {
    double tolerance; /* of the plane */
    MapPoint *point;
    MapRun *arc, *lake, *river;
    int points;
} MapLevel;

/* A name at its place, in pixels of the whole map at one scale. */
typedef struct MapLabel {
    Rect box;
    int lines;
    char line[MAP_LABEL_LINES][NAME_MAX_BYTES];
    double x[MAP_LABEL_LINES], y[MAP_LABEL_LINES], size[MAP_LABEL_LINES];
    Face face;
    MapTone under;
    bool dot, faint, afloat; /* afloat: on the sea */
    double dot_x, dot_y, dot_radius;
} MapLabel;

typedef struct MapLabels {
    uint64_t scene, used;
    double ppu, scale;
    int count;
    MapLabel label[MAP_LABELS_MAX];
} MapLabels;

/* A tile that was asked for, and all that is needed to paint it. */
typedef struct MapTile {
    uint64_t key, used;
    const MapScene *scene;
    MapLook look;
    double ppu, scale;
    Rect of; /* the whole map's pixels */
    bool words;
} MapTile;

/* A list that grows: points of areas on their way into a draw list. */
typedef struct MapShape {
    DrawPoint *point, *other;
    MapPoint *raw;
    int *ring;
    int points, points_room, other_room, raw_room, rings, rings_room;
} MapShape;

struct Map {
    MapFile file;
    MapOwners owners;
    MapLevel level[MAP_LEVELS];
    Rect *box, *ring_box, *arc_box, *lake_box, *river_box; /* box: of each unit */
    double base; /* pixels a step of the plane at zoom 1 and scale 1 */
    MapTile tile[MAP_TILES];
    uint64_t frame;
    int room; /* new tiles that may be painted */
    bool missing;
    Rect coarse;         /* drawn while tiles are missing: of the whole map's pixels */
    uint64_t coarse_key; /* of the pane in which it was found */
    MapLabels labels[MAP_LABEL_SETS];
    uint64_t named; /* how often labels were asked for */
    MapShape shape;
    Arena arena;
};

/* A window onto the whole map's pixels: what lies at `of` comes to the list's origin. */
typedef struct MapPane {
    Map *map;
    const MapScene *scene;
    const MapLook *look;
    double ppu, scale; /* ppu: pixels a step of the plane */
    Rect of;
    double x, y;  /* of the list: where `of` begins */
    double least; /* rings smaller than this many pixels are left out */
    bool words;
} MapPane;

/* map_shape.c */
void map_levels_make(Map *map);
const MapLevel *map_level(const Map *map, double ppu);
void shape_clear(MapShape *shape);
void shape_free(MapShape *shape);
/* A ring or closed line of the plane, cut to the pane and `margin` pixels around it. */
void shape_add(MapShape *shape, const MapPane *pane, const MapPoint *point, int count);
void shape_add_unit(MapShape *shape, const MapPane *pane, const MapLevel *level, int unit);
/* A line of the plane, cut into the pieces within the pane, straight into the list. */
typedef struct MapPen {
    Colour colour;
    double width, alpha;
    Stroke stroke;
} MapPen;
void line_draw(DrawList *d, const MapPane *pane, const MapPoint *point, int count, MapPen pen);
bool pane_sees(const MapPane *pane, Rect box); /* of the plane */
DrawPoint pane_place(const MapPane *pane, MapPoint p);
int ring_points(const Map *map, const MapLevel *level, MapRun ring, MapPoint *out); /* out NULL: how many */

/* map_front.c */
void map_front_make(MapScene *scene);
extern const double map_share_least, map_share_whole; /* of a region: what is drawn as a part of it */

/* map_layers.c */
const char *map_word(const Scenario *s, const char *text, char *out, size_t room);
void map_layer_fill(MapScene *scene, const Scenario *s, const World *w, const Parameters *k);

/* map_labels.c */
const MapLabels *map_labels(const MapPane *pane);
void labels_draw(DrawList *d, const MapPane *pane);

/* map_draw.c */
void pane_draw(DrawList *d, const MapPane *pane);
void pane_draw_coarse(DrawList *d, const MapPane *pane);
void pane_outline(DrawList *d, const MapPane *pane, int unit, bool strong);

/* map_tiles.c */
void tiles_draw(DrawList *d, const MapPane *pane, bool moving);
uint64_t map_mix(uint64_t hash, const void *bytes, size_t count);

/* map_view.c */
extern const double pane_least;
double map_ppu(const Map *map, double zoom, double scale);
/* Of the country and its regions, a little larger; all of the map if it has none of them. */
Rect map_country_box(const Map *map, const char *country);
MapPane map_pane(const MapView *v, const MapScene *scene, const MapLook *look, Rect at, double scale);

/* map_look.c */
double look_light(Colour c); /* 0 dark to 255 */
Colour look_letters(const MapLook *look, MapTone ground); /* ink or paper, what stands out more */
Colour look_hatch(const MapLook *look, MapTone tone, MapTone ground);
double hatch_alpha(MapTone tone, MapTone ground);

extern const char *const map_words[];
typedef enum MapWord {
#define WORD(name, text) WORD_##name,
#include "ui/map_words.def"
#undef WORD
    WORD_COUNT
} MapWord;
#define SAY(name) tongue(map_words[WORD_##name])
