/* The seats at the table: who decides, what they own, what a bot in them weighs.
 *
 * Always true: seats.def is the only list of seats; there are SEATS_MAX of them. */
#pragma once
#include "model/world.h"

typedef enum SeatId {
#define SEAT(role, ...) SEAT_##role,
#include "model/seats.def"
#undef SEAT
    SEAT_COUNT,
    SEAT_NONE = -1
} SeatId;
_Static_assert((int)SEAT_COUNT == (int)SEATS_MAX, "the world has room for every seat");

/* What decisions are weighed by, each as a number from 0 (worst) to 1 (best): the dials of
 * game notes 4 but for lives, which nobody weighs in points, then the seat's own public and what the
 * rival alone cares for. */
typedef enum AimId {
#define AIM(id, name, word) AIM_##id,
#include "model/aims.def"
#undef AIM
    AIMS
} AimId;

typedef struct SeatInfo {
    const char *role; /* "candidate" */
    char letter;      /* in postures.def and command.def */
    bool of_member;   /* decides for a member: one of the letters W, B, P, H */
    double weight[AIMS];
    const char *office, *question;
} SeatInfo;

extern const SeatInfo seat_rows[SEAT_COUNT]; /* read through seat_info */
static inline const SeatInfo *seat_info(SeatId id) {
    ASSERT(id >= 0 && id < SEAT_COUNT);
    return &seat_rows[id];
}
bool seat_is_letter(SeatId id, const char *letters);
/* Who may read a number of that kind before the end. */
SeatId seat_find(const char *role); /* "candidate"; SEAT_NONE for NULL or none of that name */
bool seat_may_see(SeatId seat, VarSeen seen);
const char *aim_word(AimId id);          /* "rule of law" */
const char *const *aim_names(void);      /* "law": AIMS of them */
