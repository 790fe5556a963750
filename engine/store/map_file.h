/* A map: areas that share their edges, in a plane, from data/map.json of a pack or assets/map/europe.json.
 *
 * Always true: every number of it was checked: arcs lie within the plane, rings are closed and name arcs
 * that are there, each arc names the units whose rings use it, no unit appears twice. An error names the
 * file, the line and the JSON path or column. The format is described in assets/map/README.md. */
#pragma once
#include "core/arena.h"
#include "core/err.h"

enum { MAP_ID_BYTES = 16, MAP_UNITS_MAX = 512, MAP_ARCS_MAX = 20000, MAP_CITIES_MAX = 256, MAP_SIDE = 65535 };

typedef struct MapPoint {
    double x, y; /* of the plane, y grows southwards */
} MapPoint;

/* A run of numbers in one of the lists below. */
typedef struct MapRun {
    int first, count;
} MapRun;

typedef struct MapUnit {
    char id[MAP_ID_BYTES], country[MAP_ID_BYTES];
    const char *name;
    MapRun rings;   /* in ring[]; what is inside an odd number of them belongs to the unit */
    MapPoint label; /* deep within it */
    double radius;  /* of the largest circle around the label that fits */
} MapUnit;

typedef struct MapCity {
    const char *name;
    char unit[MAP_ID_BYTES];
    MapPoint at;
    int rank;     /* 1 capital of a state, 2 seat of a region */
    int from, to; /* years in which it is shown, the last not included */
} MapCity;

typedef struct MapFile {
    double width, height; /* of the plane */
    const char *source;
    MapUnit *unit;
    MapRun *ring; /* of ref[] */
    int *ref;     /* arcs around a ring; below 0: arc ~ref, backwards */
    MapRun *arc;  /* of point[] */
    int (*side)[2]; /* unit left and right of each arc, as the ring that uses it forwards and backwards; -1 none */
    MapRun *lake, *river; /* of point[]; lakes are closed */
    MapPoint *point;
    MapCity *city;
    int units, rings, refs, arcs, lakes, rivers, points, cities;
    Arena arena;
} MapFile;

/* links_refused: for a pack's own files. *out is zeros after a failure. */
bool map_file_read(const char *path, bool links_refused, MapFile *out, Err *err);
bool map_file_parse(const char *name, const char *bytes, size_t length, MapFile *out, Err *err);
void map_file_free(MapFile *map); /* zeros are allowed */
int map_file_unit(const MapFile *map, const char *id); /* -1: none */

/* Which state held a unit from a month on: a table of unit, from, state, name, with. */
typedef struct MapOwner {
    char unit[MAP_ID_BYTES]; /* of a unit or of all units of a country */
    char state[MAP_ID_BYTES], with[MAP_ID_BYTES]; /* with: the state it follows, "open": unsettled, or "" */
    const char *name;
    int from; /* 12 · year + month - 1; 0: since ever */
} MapOwner;

typedef struct MapOwners {
    MapOwner *row;
    int rows;
    Arena arena;
} MapOwners;
/* Adds the rows of a file to those that are there: later files win over earlier ones. */
bool map_owners_read(const char *path, MapOwners *out, Err *err);
bool map_owners_parse(const char *name, const char *bytes, size_t length, MapOwners *out, Err *err);
void map_owners_free(MapOwners *owners);
/* NULL: no row speaks of it. A row for the unit itself goes before one for its country. */
const MapOwner *map_owner(const MapOwners *owners, const MapUnit *unit, int month);
