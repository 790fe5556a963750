/* The manifest of variables as tables, and what works on any variable by name. */
#include "model/world.h"
#include "core/real.h"

#include <string.h>

/* In a row's start column, for "the pack must give it": below every range. */
#define PACK (-1e300)
#define COUNT_GLOBAL 1
#define COUNT_MEMBER MEMBERS_MAX
#define COUNT_REGION REGIONS_MAX
#define COUNT_SEAT SEATS_MAX
#define COUNT_PAIR PAIRS_MAX
#define COUNT_PROMISE PROMISES_MAX
#define COUNT_EVENT EVENTS_MAX
#define COUNT_OWN OWN_MAX
#define ROW(kind_, name_, type_, nature_, start_, unit_, low_, high_, seen_, text_)                \
    {#name_, KIND_##kind_, TYPE_##type_, NATURE_##nature_, (start_) <= PACK, start_, unit_, low_, high_,          \
     SEEN_##seen_, text_, offsetof(World, name_), COUNT_##kind_},

const VarInfo var_rows[VAR_COUNT] = {
#define GLOBAL(...) ROW(GLOBAL, __VA_ARGS__)
#define MEMBER(...) ROW(MEMBER, __VA_ARGS__)
#define REGION(...) ROW(REGION, __VA_ARGS__)
#define SEAT(...) ROW(SEAT, __VA_ARGS__)
#define PAIR(...) ROW(PAIR, __VA_ARGS__)
#define PROMISE(...) ROW(PROMISE, __VA_ARGS__)
#define EVENT(...) ROW(EVENT, __VA_ARGS__)
#define OWN(...) ROW(OWN, __VA_ARGS__)
#include "model/world.def"
#undef GLOBAL
#undef MEMBER
#undef REGION
#undef SEAT
#undef PAIR
#undef PROMISE
#undef EVENT
#undef OWN
#define POSTURE(name, low, high, passive, months, seats, moves, costs)                             \
    {#name,         KIND_POSTURE, TYPE_REAL, NATURE_STATE, 0,                                      \
     passive,       "step",       low,       high,         SEEN_ALL,                               \
     moves,         offsetof(World, posture.name),         1},
#include "model/postures.def"
#undef POSTURE
#define POSTURE(name, low, high, passive, months, seats, moves, costs)                             \
    {"ordered." #name, KIND_POSTURE, TYPE_REAL, NATURE_STATE, 0,                                   \
     passive,          "step",       low,       high,         SEEN_ALL,                            \
     "what was set",   offsetof(World, ordered.name),         1},
#include "model/postures.def"
#undef POSTURE
#define POSTURE(name, low, high, passive, months, seats, moves, costs)                             \
    {"set." #name, KIND_SETTING, TYPE_REAL, NATURE_STATE, 0,                                          \
     passive,      "step",    low,       high,         SEEN_ALL,                                   \
     "what this seat has set", offsetof(World, set.name), SEATS_MAX},
#include "model/postures.def"
#undef POSTURE
#define POSTURE(name, low, high, passive, months, seats, moves, costs)                             \
    {"set_turn." #name, KIND_SETTING, TYPE_INT, NATURE_STATE, 0,                                      \
     0,                 "turn",    -400,     400,          SEEN_ALL,                               \
     "turn of this seat's last change, below 0 if it went back", offsetof(World, set_turn.name),   \
     SEATS_MAX},
#include "model/postures.def"
#undef POSTURE
};

const PostureInfo posture_rows[POSTURE_COUNT] = {
#define POSTURE(name, low, high, passive, months, seats, moves, costs)                             \
    {#name, low, high, passive, months, seats, moves, costs},
#include "model/postures.def"
#undef POSTURE
};

static const char *const var_name_list[VAR_COUNT] = {
#define GLOBAL(name, ...) #name,
#define MEMBER(name, ...) #name,
#define REGION(name, ...) #name,
#define SEAT(name, ...) #name,
#define PAIR(name, ...) #name,
#define PROMISE(name, ...) #name,
#define EVENT(name, ...) #name,
#define OWN(name, ...) #name,
#include "model/world.def"
#undef GLOBAL
#undef MEMBER
#undef REGION
#undef SEAT
#undef PAIR
#undef PROMISE
#undef EVENT
#undef OWN
#define POSTURE(name, ...) #name,
#include "model/postures.def"
#undef POSTURE
#define POSTURE(name, ...) "ordered." #name,
#include "model/postures.def"
#undef POSTURE
#define POSTURE(name, ...) "set." #name,
#include "model/postures.def"
#undef POSTURE
#define POSTURE(name, ...) "set_turn." #name,
#include "model/postures.def"
#undef POSTURE
};

VarId var_find(const char *name) {
    for (int id = 0; id < VAR_COUNT; id++)
        if (strcmp(var_rows[id].name, name) == 0) return (VarId)id;
    return VAR_NONE;
}

size_t var_names(const char *const **names) {
    *names = var_name_list;
    return VAR_COUNT;
}

int posture_find(const char *name) {
    for (int id = 0; id < POSTURE_COUNT; id++)
        if (strcmp(posture_rows[id].name, name) == 0) return id;
    return -1;
}

Digest world_digest(const World *w) {
    /* World is doubles only, in the manifest's order. */
    Digest d = digest_start();
    digest_add_reals(&d, (const double *)w, sizeof *w / sizeof(double));
    return d;
}

void world_marks(const World *w, WorldMarks *out) {
    for (int id = 0; id < VAR_COUNT; id++) {
        const VarInfo *v = var_info((VarId)id);
        Digest d = digest_start();
        digest_add_reals(&d, (const double *)((const char *)w + v->offset), (size_t)v->count);
        out->of[id] = (uint16_t)(d.a & 0xfff);
    }
}

OrderId world_outcome(const World *w) {
    const OrderId order = (OrderId)w->order;
    return w->war > 0.5 && order != ORDER_MEMBER ? ORDER_NONE : order;
}

const char *order_name(OrderId id) {
    static const char *const names[ORDER_COUNT] = {
        "war",          "subjugation",      "austrian_neutrality", "armed_neutrality",
        "eastern_pact", "treaty_guarantee", "member",              "nuclear"};
    ASSERT(id < ORDER_COUNT);
    return names[id];
}

HOT static double occupied_sum(const World *w) {
    double held[REGIONS_MAX];
    for (int r = 0; r < REGIONS_MAX; r++) held[r] = w->territory[r] * w->occupied[r];
    return real_sum(held, REGIONS_MAX);
}

double world_occupied(const World *w) { return occupied_sum(w); }

bool world_valid(const World *w, VarId *bad, int *index) {
    const double slack = 1e-9;
    for (int id = 0; id < VAR_COUNT; id++) {
        const VarInfo *v = &var_rows[id];
        for (int i = 0; i < v->count; i++) {
            const double x = world_get(w, (VarId)id, i);
            const bool whole = v->type == TYPE_REAL || x - (double)(long)x == 0.0;
            if (x >= v->low - slack && x <= v->high + slack && whole) continue;
            *bad = (VarId)id;
            *index = i;
            return false;
        }
    }
    return true;
}
