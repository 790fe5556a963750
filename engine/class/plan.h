/* The plan of a lesson: tables, who sits where, and what each minute is for.
 *
 * Always true of a plan: everybody has one place; each seat of a table is decided by people or by a bot,
 * never by both; the blocks fill the slot without a gap, at least a third of it is locked for the debrief,
 * and there are at least four turns. It depends on what was asked and on nothing else: people are labels,
 * seated by a shuffle of the seed. There is no field for where somebody comes from. game notes 3, 6, 8 */
#pragma once
#include "core/err.h"
#include "model/scenario.h"

enum {
    PLAN_PEOPLE_MAX = 60,
    PLAN_TABLES_MAX = 8,
    PLAN_DELEGATION_MAX = 8, /* people who decide one seat together */
    PLAN_BLOCKS_MAX = 16,
    CLASS_LABEL_LETTERS = 24,
    CLASS_LABEL_BYTES = 4 * CLASS_LABEL_LETTERS + 1,
};

typedef struct ClassLabel {
    char text[CLASS_LABEL_BYTES];
} ClassLabel;

typedef enum BlockId {
#define BLOCK(name, ...) BLOCK_##name,
#include "class/blocks.def"
#undef BLOCK
    BLOCK_COUNT
} BlockId;

typedef struct BlockInfo {
    const char *name, *title, *what;
    bool locked;
} BlockInfo;
const BlockInfo *block_info(BlockId id);

typedef struct ClassAsk {
    int people;              /* 1 to 60 */
    const ClassLabel *label; /* of each; NULL: "Seat 1", "Seat 2", ... */
    int minutes;             /* of a session: a slot of slots.def */
    bool two_sessions;
    uint64_t seed;           /* of the shuffle */
    bool sits[SEATS_MAX], quiet[SEATS_MAX]; /* in this pack; with little to decide in this start */
    int turn_months;
    int tables;              /* wished; 0: by the number of people */
    bool fill[SEATS_MAX];    /* seats wished for people; none: every lively one but the rival */
} ClassAsk;
/* Fills sits, quiet and, unless it is set, turn_months. */
void class_ask_scenario(ClassAsk *ask, const Scenario *s);

typedef struct PlanPerson {
    ClassLabel label;
    int table;
    SeatId seat; /* SEAT_NONE: observes the table */
} PlanPerson;

typedef struct PlanTable {
    int people, observers;
    int decide[SEATS_MAX]; /* how many decide the seat together; 0 of a seat that sits: a bot */
} PlanTable;

typedef struct PlanBlock {
    BlockId block;
    int session, play;  /* from 0; play -1: of none */
    int begins, minutes; /* since the session began */
} PlanBlock;

/* Seconds of a turn. */
typedef struct PlanPhases {
    int read, bargain, predict, result;
} PlanPhases;

typedef struct ClassPlan {
    int people, minutes, sessions, plays;
    int tables, turns, turn_seconds, turn_months;
    int debrief; /* minutes locked, of both sessions */
    uint64_t seed;
    bool sits[SEATS_MAX];
    PlanPhases phases;
    PlanBlock block[PLAN_BLOCKS_MAX];
    int blocks;
    PlanPerson person[PLAN_PEOPLE_MAX]; /* in the order of the roster */
    PlanTable table[PLAN_TABLES_MAX];
} ClassPlan;

/* False, with what would be right, if people, slot or wishes cannot be had. */
bool class_plan(const ClassAsk *ask, ClassPlan *out, Err *err);
static inline bool class_seat_is_bot(const ClassPlan *plan, int table, SeatId seat) {
    return plan->sits[seat] && plan->table[table].decide[seat] == 0;
}
