/* libFuzzer: bytes as a map. What is refused has a message and leaves zeros; of what is accepted every number is
 * judged anew: points lie in the plane, rings close, the two sides of each arc are the units that use it. */
#include "tests/fuzz/common.h"

#include "store/map_file.h"

static bool in_plane(const MapFile *m, MapPoint p) {
    return p.x >= 0 && p.y >= 0 && p.x <= m->width && p.y <= m->height;
}

static void check_run(const MapFile *m, MapRun run, int least) {
    ASSERT(run.first >= 0 && run.count >= least && run.first + run.count <= m->points);
    for (int n = 0; n < run.count; n++) ASSERT(in_plane(m, m->point[run.first + n]));
}

static MapPoint end_of(const MapFile *m, int ref, bool last) {
    const MapRun arc = m->arc[ref < 0 ? ~ref : ref];
    return m->point[arc.first + ((ref >= 0) == last ? arc.count - 1 : 0)];
}

/* Each arc begins where the one before ends, and the first where the last ends. */
static void check_ring(const MapFile *m, MapRun ring, int unit) {
    ASSERT(ring.count > 0 && ring.first >= 0 && ring.first + ring.count <= m->refs);
    for (int n = 0; n < ring.count; n++) {
        const int ref = m->ref[ring.first + n], next = m->ref[ring.first + (n + 1) % ring.count];
        ASSERT(ref < m->arcs && ~ref < m->arcs);
        const MapPoint a = end_of(m, ref, true), b = end_of(m, next, false);
        ASSERT(a.x - b.x == 0 && a.y - b.y == 0);
        ASSERT(m->side[ref < 0 ? ~ref : ref][ref < 0] == unit);
    }
}

static void check_unit(const MapFile *m, int n) {
    const MapUnit *u = &m->unit[n];
    ASSERT(u->id[0] && strlen(u->id) < MAP_ID_BYTES && u->name[0] && in_plane(m, u->label) && u->radius >= 0);
    ASSERT(map_file_unit(m, u->id) == n && u->rings.first + u->rings.count <= m->rings);
    for (int r = 0; r < u->rings.count; r++) check_ring(m, m->ring[u->rings.first + r], n);
}

static int uses(const MapFile *m) {
    int count = 0;
    for (int n = 0; n < m->arcs; n++) count += (m->side[n][0] >= 0) + (m->side[n][1] >= 0);
    return count;
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    MapFile m;
    Err err = {{0}};
    if (!map_file_parse("fuzz.json", (const char *)data, size, &m, &err)) {
        ASSERT(strncmp(err.text, "fuzz.json", 9) == 0 && m.units == 0 && !m.unit);
        return 0;
    }
    ASSERT(m.units > 0 && m.units <= MAP_UNITS_MAX && m.arcs <= MAP_ARCS_MAX && uses(&m) == m.refs);
    for (int n = 0; n < m.units; n++) check_unit(&m, n);
    for (int n = 0; n < m.arcs; n++) check_run(&m, m.arc[n], 2);
    for (int n = 0; n < m.lakes; n++) check_run(&m, m.lake[n], 2);
    for (int n = 0; n < m.rivers; n++) check_run(&m, m.river[n], 2);
    for (int n = 0; n < m.cities; n++) ASSERT(in_plane(&m, m.city[n].at) && map_file_unit(&m, m.city[n].unit) >= 0);
    map_file_free(&m);
    return 0;
}
