/* The manifest of seats as a table. */
#include "model/seat.h"

#include <string.h>

#define IS_MEMBERS(l) ((l) == 'W' || (l) == 'B' || (l) == 'P' || (l) == 'H')
const SeatInfo seat_rows[SEAT_COUNT] = {
#define SEAT(role_, letter_, sec, sov, esc, coh, law_, home_, sta, con, frc, office_, question_)   \
    {.role = #role_, .letter = letter_, .of_member = IS_MEMBERS(letter_),                          \
     .weight = {sec, sov, esc, coh, law_, home_, sta, con, frc},                                   \
     .office = office_, .question = question_},
#include "model/seats.def"
#undef SEAT
};

bool seat_is_letter(SeatId id, const char *letters) {
    return strchr(letters, seat_info(id)->letter) != NULL;
}

SeatId seat_find(const char *role) {
    for (int seat = 0; role && seat < SEAT_COUNT; seat++)
        if (strcmp(seat_rows[seat].role, role) == 0) return (SeatId)seat;
    return SEAT_NONE;
}

const char *aim_word(AimId id) {
    static const char *const words[AIMS] = {
#define AIM(id, name, word) word,
#include "model/aims.def"
#undef AIM
    };
    ASSERT(id < AIMS);
    return words[id];
}

const char *const *aim_names(void) {
    static const char *const names[AIMS] = {
#define AIM(id, name, word) #name,
#include "model/aims.def"
#undef AIM
    };
    return names;
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
