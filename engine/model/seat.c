/* The manifest of seats as a table. */
#include "model/seat.h"

#include <string.h>

static const SeatInfo seats[SEAT_COUNT] = {
#define SEAT(role_, letter_, sec, sov, esc, coh, law_, home_, sta, con, frc, office_, question_)   \
    {.role = #role_, .letter = letter_, .weight = {sec, sov, esc, coh, law_, home_, sta, con, frc}, \
     .office = office_, .question = question_},
#include "model/seats.def"
#undef SEAT
};

const SeatInfo *seat_info(SeatId id) {
    ASSERT(id >= 0 && id < SEAT_COUNT);
    return &seats[id];
}

bool seat_is_letter(SeatId id, const char *letters) {
    return strchr(letters, seat_info(id)->letter) != NULL;
}

const char *aim_word(AimId id) {
    static const char *const words[AIMS] = {
        "security",     "sovereignty",      "escalation",       "cohesion",
        "rule of law",  "support at home",  "the regime",       "control of land",
        "alliance forces",
    };
    ASSERT(id < AIMS);
    return words[id];
}

bool seat_may_see(SeatId seat, VarSeen seen) {
    switch (seen) {
    case SEEN_ALL: return true;
    case SEEN_CANDIDATE: return seat == SEAT_candidate;
    case SEEN_ALLIANCE: return seat_is_letter(seat, "WBPHS");
    case SEEN_RIVAL: return seat == SEAT_rival;
    case SEEN_NOBODY: return false;
    }
    return false;
}
