/* The world: one plain struct of doubles, generated from world.def and postures.def.
 *
 * Always true: a World holds no pointer and is copied by assignment; every real in it is finite;
 * every variable can be reached by name (var_find) or by field (w->menace). */
#pragma once
#include <stddef.h>

#include "core/base.h"
#include "core/digest.h"

enum { MEMBERS_MAX = 40, REGIONS_MAX = 64, SEATS_MAX = 8, PAIRS_MAX = 64, PROMISES_MAX = 24,
       EVENTS_MAX = 128, CHOICES_OF_EVENT = 4, OWN_MAX = 64 };

typedef struct Postures {
#define POSTURE(name, ...) double name;
#include "model/postures.def"
#undef POSTURE
} Postures;

/* Each posture as each seat has set it. */
typedef struct SeatPostures {
#define POSTURE(name, ...) double name[SEATS_MAX];
#include "model/postures.def"
#undef POSTURE
} SeatPostures;

typedef struct World {
#define GLOBAL(name, ...) double name;
#define MEMBER(name, ...) double name[MEMBERS_MAX];
#define REGION(name, ...) double name[REGIONS_MAX];
#define SEAT(name, ...) double name[SEATS_MAX];
#define PAIR(name, ...) double name[PAIRS_MAX];
#define PROMISE(name, ...) double name[PROMISES_MAX];
#define EVENT(name, ...) double name[EVENTS_MAX];
#define OWN(name, ...) double name[OWN_MAX];
#include "model/world.def"
#undef GLOBAL
#undef MEMBER
#undef REGION
#undef SEAT
#undef PAIR
#undef PROMISE
#undef EVENT
#undef OWN
    Postures posture; /* what is in effect */
    Postures ordered; /* what was set: the seats' settings together */
    SeatPostures set;      /* what each seat has set */
    SeatPostures set_turn; /* the turn of its last change, below 0 if that went back */
} World;

typedef enum VarId {
#define GLOBAL(name, ...) VAR_##name,
#define MEMBER(name, ...) VAR_##name,
#define REGION(name, ...) VAR_##name,
#define SEAT(name, ...) VAR_##name,
#define PAIR(name, ...) VAR_##name,
#define PROMISE(name, ...) VAR_##name,
#define EVENT(name, ...) VAR_##name,
#define OWN(name, ...) VAR_##name,
#include "model/world.def"
#undef GLOBAL
#undef MEMBER
#undef REGION
#undef SEAT
#undef PAIR
#undef PROMISE
#undef EVENT
#undef OWN
#define POSTURE(name, ...) VAR_posture_##name,
#include "model/postures.def"
#undef POSTURE
#define POSTURE(name, ...) VAR_ordered_##name,
#include "model/postures.def"
#undef POSTURE
#define POSTURE(name, ...) VAR_set_##name,
#include "model/postures.def"
#undef POSTURE
#define POSTURE(name, ...) VAR_set_turn_##name,
#include "model/postures.def"
#undef POSTURE
    VAR_COUNT,
    VAR_NONE = -1
} VarId;

typedef enum PostureId {
#define POSTURE(name, ...) POSTURE_##name,
#include "model/postures.def"
#undef POSTURE
    POSTURE_COUNT
} PostureId;

typedef enum VarKind {
    KIND_GLOBAL, KIND_MEMBER, KIND_REGION, KIND_POSTURE, KIND_SEAT, KIND_PAIR, KIND_PROMISE,
    KIND_EVENT, KIND_OWN,
    KIND_SETTING /* of a posture by each seat */
} VarKind;
typedef enum VarType { TYPE_REAL, TYPE_INT, TYPE_FLAG } VarType;
typedef enum VarNature { NATURE_STATE, NATURE_DERIVED, NATURE_DATA } VarNature;
typedef enum VarSeen { SEEN_ALL, SEEN_CANDIDATE, SEEN_ALLIANCE, SEEN_RIVAL, SEEN_NOBODY } VarSeen;

/* Security orders and outcome classes: ORDER_NONE as an outcome is "war". model notes B.4.15 */
typedef enum OrderId {
    ORDER_NONE,
    ORDER_SUBJUGATION,
    ORDER_AUSTRIAN_NEUTRALITY,
    ORDER_ARMED_NEUTRALITY,
    ORDER_EASTERN_PACT,
    ORDER_TREATY_GUARANTEE,
    ORDER_MEMBER,
    ORDER_NUCLEAR,
    ORDER_COUNT
} OrderId;

typedef enum StageId {
    STAGE_ASPIRANT, STAGE_DIALOGUE, STAGE_PLAN, STAGE_INVITED, STAGE_PROTOCOL, STAGE_RATIFYING,
    STAGE_MEMBER
} StageId;

typedef enum EndId {
    END_NOT, END_SETTLEMENT, END_FREEZE, END_DECISION, END_DEFEAT, END_COERCION
} EndId;

typedef enum TurmoilId {
    TURMOIL_NONE, TURMOIL_WITHDRAWAL, TURMOIL_HARDER_LINE, TURMOIL_PARALYSIS
} TurmoilId;

typedef struct VarInfo {
    const char *name; /* "menace"; postures "aid", "ordered.aid", "set.aid" */
    VarKind kind;
    VarType type;
    VarNature nature;
    bool from_pack; /* the pack must give the start value */
    double start;   /* else this */
    const char *unit;
    double low, high;
    VarSeen seen_by;
    const char *text;
    size_t offset; /* of the first double in World */
    int count;     /* 1, MEMBERS_MAX, REGIONS_MAX, SEATS_MAX, PAIRS_MAX, PROMISES_MAX, EVENTS_MAX or OWN_MAX */
} VarInfo;

typedef struct PostureInfo {
    const char *name;
    double low, high, passive;
    int months;        /* to move over the whole range */
    const char *seats; /* letters of the seats that may set it */
    const char *moves, *costs;
} PostureInfo;

extern const VarInfo var_rows[VAR_COUNT]; /* read through var_info */
static inline const VarInfo *var_info(VarId id) {
    ASSERT(id >= 0 && id < VAR_COUNT);
    return &var_rows[id];
}
VarId var_find(const char *name); /* VAR_NONE if unknown */
size_t var_names(const char *const **names); /* all names, for "did you mean" */
extern const PostureInfo posture_rows[POSTURE_COUNT];
static inline const PostureInfo *posture_info(PostureId id) {
    ASSERT(id < POSTURE_COUNT);
    return &posture_rows[id];
}
int posture_find(const char *name); /* -1 if unknown */

/* Any variable by its id. world_set: starts, experiments and the effects of packs only. */
static inline size_t world_place(VarId id, int index) {
    const VarInfo *v = var_info(id);
    ASSERT(index >= 0 && index < v->count);
    return v->offset / sizeof(double) + (size_t)index;
}
static inline double world_get(const World *w, VarId id, int index) {
    return ((const double *)w)[world_place(id, index)];
}
static inline void world_set(World *w, VarId id, int index, double value) {
    ((double *)w)[world_place(id, index)] = value;
}
static inline double *world_posture(Postures *p, PostureId id) {
    ASSERT(id < POSTURE_COUNT);
    return (double *)p + id;
}
static inline double *seat_posture(SeatPostures *p, PostureId id, int seat) {
    return (double *)p + (ptrdiff_t)id * SEATS_MAX + seat;
}
static inline double seat_posture_get(const SeatPostures *p, PostureId id, int seat) {
    return ((const double *)p)[(ptrdiff_t)id * SEATS_MAX + seat];
}

/* Digest of every value of the world, in the order of world.def. */
Digest world_digest(const World *w);

/* Twelve bits of each variable's values: too few to prove that two worlds are the same, enough to
 * name the variables in which they differ. */
typedef struct WorldMarks {
    uint16_t of[VAR_COUNT];
} WorldMarks;
void world_marks(const World *w, WorldMarks *out);

/* Outcome class of the world as it stands. */
OrderId world_outcome(const World *w);
const char *order_name(OrderId id); /* "war", "member", ...: the class names of the program */

/* Sums over regions: T and T_pre. */
double world_occupied(const World *w);

/* False, and which variable is out of its range or not whole, for a world that breaks its own
 * manifest. */
bool world_valid(const World *w, VarId *bad, int *index);
