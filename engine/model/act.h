/* Acts: every way a seat may act, what it costs, why it is refused, and what would allow it.
 *
 * Always true: an act that act_refused lets pass can be applied; nothing but acts and turns moves
 * the game's own variables; each change has a cause in the ledger. game notes 2, Annex A */
#pragma once
#include "model/month.h"

typedef enum ActId {
#define LEVER(posture, ...) ACT_##posture,
#define UNPLAYED(posture) ACT_##posture,
#define DEED(name, ...) ACT_##name,
#include "model/command.def"
#undef LEVER
#undef UNPLAYED
#undef DEED
    ACT_COUNT,
    ACT_NONE = -1
} ActId;
/* command.def names the postures in the order of postures.def, so that a lever's ActId is its
 * PostureId; act.c asserts it. */

typedef enum NeedId {
#define NEED(name, ...) NEED_##name,
#include "model/needs.def"
#undef NEED
    NEED_COUNT
} NeedId;

/* How the settings of several owners make one posture (command.def). */
typedef enum Joint { JOINT_OWN, JOINT_MOST, JOINT_BOTH, JOINT_PARTS, JOINT_DONOR } Joint;
typedef struct Share {
    Joint joint;
    double part[SEATS_MAX]; /* JOINT_PARTS: of the whole posture */
} Share;

typedef struct ActInfo {
    const char *name, *title;
    const char *moves, *costs; /* effect, counter-effect */
    const char *seats;         /* letters of its owners */
    bool played, lever, free;
    double step, price, upkeep, means;
    Share share;
    uint64_t needs;            /* bit n: NeedId n besides those of every act */
    int months;                /* until a whole step is in effect */
} ActInfo;

/* What a seat wants to do. to: the setting of a lever after the move; ignored for deeds. */
typedef struct Act {
    SeatId seat;
    ActId act;
    double to;
} Act;

/* The same, weighed: what the conditions of needs.def read. */
typedef struct Move {
    SeatId seat;
    ActId act;
    double from, to;
    double price, means;
    bool owner, in_range, free;
    bool away;     /* from where the start left it */
    bool reversal; /* of a change of the last four turns */
} Move;

/* Turns within which going back on a posture is a reversal, and after which a kept promise is
 * history. game notes 2 */
enum { REVERSAL_TURNS = 4 };

/* Why an act is refused, or NEED_COUNT in `need` when it is not. */
typedef struct Refusal {
    NeedId need;
    double short_by; /* of the need's margin */
    const char *why, *nearest; /* the pack's own words; NULL: those of needs.def */
} Refusal;

_Static_assert((int)ACT_COUNT <= (int)ACTS_MAX, "the scenario has room for every act");

extern const ActInfo act_rows[ACT_COUNT]; /* read through act_info */
static inline const ActInfo *act_info(ActId id) {
    ASSERT(id >= 0 && id < ACT_COUNT);
    return &act_rows[id];
}
/* Fills s->seat_acts and s->act_part, once members and seats are known. */
void acts_prepare(Scenario *s);
ActId act_find(const char *name); /* ACT_NONE if unknown */
size_t act_names(const char *const **names);
/* for (uint64_t left = acts; left;) { const ActId id = act_next(&left); ... }: ids in order. */
static inline ActId act_next(uint64_t *left) {
    const ActId id = (ActId)__builtin_ctzll(*left);
    *left &= *left - 1;
    return id;
}
/* The seat may do it. */
static inline bool act_owned(ActId id, SeatId seat, const Scenario *s) {
    return seat >= 0 && (s->seat_acts[seat] >> id & 1) != 0;
}
/* Of a lever, as the seat has set it. */
static inline double act_setting(const World *w, ActId id, SeatId seat) {
    return act_info(id)->lever ? seat_posture_get(&w->set, (PostureId)id, seat) : 0.0;
}
/* Where the start left it. */
static inline double act_passive(ActId id, SeatId seat, const Scenario *s) {
    (void)seat; /* the same for all */
    return act_info(id)->lever ? ((const double *)&s->start.ordered)[id] : 0.0;
}
/* How much of the whole posture one step of this seat moves: 1, or its part of a joint one. */
static inline double act_part(ActId id, SeatId seat, const Scenario *s) {
    return s->act_part[id][seat];
}
/* Steps of the move, signed: (to − setting) / step; 1 for a deed. */
double act_steps(const World *w, Act act);

Move act_weigh(const World *w, const Scenario *s, Act act);
/* The first condition that fails, in the order of needs.def. */
Refusal act_refused(const World *w, const Parameters *k, const Scenario *s, Act act);
/* The same for one who need not pay capital or an initiative of its own: what was promised. */
Refusal act_refused_to_promise(const World *w, const Parameters *k, const Scenario *s, Act act);
/* Whether they let it pass, sooner told without a reason. */
bool act_allowed(const World *w, const Parameters *k, const Scenario *s, Act act);
bool act_allowed_to_promise(const World *w, const Parameters *k, const Scenario *s, Act act);
static inline bool refusal_is(Refusal r) { return r.need < NEED_COUNT; }
/* "2 capital is missing" and "2 more capital: end the turn, ..."; buffers of REASON_MAX_BYTES. */
void refusal_write(Refusal r, char *why_not, char *nearest);
const char *need_name(NeedId id);

/* Does it: pays, sets, notes in the ledger. The act must not be refused. */
void act_apply(Step *st, Act act);
/* Does it unless it is refused; whether it did. */
bool act_try(Step *st, Act act);
/* The same without price, initiative or conditions: a kept offer, an instructor, a test. */
void act_set(Step *st, ActId id, SeatId seat, double to, const char *cause);
/* What going back within REVERSAL_TURNS costs: reputation, and the others count the months; nothing if
 * the act is no reversal. */
void act_reversed(Step *st, Act act);
/* It leaves something that can be checked later; words and signatures do not. */
bool act_promisable(ActId id);
/* What was promised is done: no capital, no initiative, but the seat's own means. */
void act_fulfil(Step *st, Act act);
/* Whether it is done, for the ledger of promises: from is where the setting stood. */
bool act_done(const World *w, const Scenario *s, Act act, double from);
/* Settings of all owners together become the ordered posture. */
void act_join(Step *st, ActId id);

/* Capital that a seat's standing postures cost a turn. */
double act_upkeep(const World *w, const Scenario *s, SeatId seat);
/* How much more, or below 0 less, it would be after the act. */
double act_upkeep_added(const World *w, const Scenario *s, Act act);
/* The posture with the largest upkeep, changed last, or ACT_NONE. */
ActId act_dearest(const World *w, const Scenario *s, SeatId seat);

/* What conditions and effects read. */
double alliance_word(const World *w, const Scenario *s); /* ρ of the members, by capability */
double act_grievances(const World *w);                                /* sum of b_i */
double act_home(const World *w, const Scenario *s, SeatId seat);      /* support, unity, cohesion */
double act_member_consent(const World *w, const Scenario *s, SeatId seat); /* U_i; +9 without member */
double act_own_grievance(const World *w, const Scenario *s, SeatId seat);
double act_summit_in(const World *w);     /* months to the next summit, at least 1 */
double act_agenda_summit(const World *w); /* month of the first summit after this turn: its agenda is open */
/* The pack fills this seat. */
static inline bool seat_sits(const Scenario *s, SeatId seat) {
    return s->seat_member[seat] >= 0 || !seat_info(seat)->of_member;
}
