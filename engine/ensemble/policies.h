/* Trials of policies: is there a choice at all? game notes 9
 *
 * Always true: every policy lives the same run numbers of the same seed, so that luck is shared and
 * differences are paired; a verdict says what was counted, not what ought to be. */
#pragma once
#include <stdatomic.h>

#include "core/text.h"
#include "ensemble/outcome.h"
#include "store/json_write.h"

/* The six dials, and what the candidate's people bear. */
enum { TRIALS_MAX = 160, TRIAL_DIALS = DIALS + 1 };
const char *trial_dial_name(int dial); /* "security", ... */

/* One policy lived many times. */
typedef struct Trial {
    char name[NAME_MAX_BYTES];
    char text[SOURCE_MAX_BYTES];
    Policy *policy;
    uint64_t runs;
    double *dial[TRIAL_DIALS];    /* of each run */
    double mean[TRIAL_DIALS];
    double goal[GOAL_COUNT];      /* share of runs in which it was met */
    double classes[ORDER_COUNT];  /* shares at the end */
    double escalated;             /* share with nuclear use or a war of alliance and rival */
    double turns;                 /* mean */
    int like;               /* index of the first policy that no dial tells from this one, or -1 */
    int dominates, dominated, beats_greedy; /* choices; policies; dials */
} Trial;

/* One seat: what it alone can move, bots in the others. */
typedef struct SeatTrial {
    SeatId seat;
    GoalId goal;           /* with the widest range over its own policies */
    double best, worst;    /* of that goal, with the policies that gave them */
    char best_by[NAME_MAX_BYTES], worst_by[NAME_MAX_BYTES];
    int levers;            /* of its own that move a goal by three points or more */
    int tried;
} SeatTrial;

typedef struct Verdicts {
    int choices;           /* policies that some dial tells apart */
    bool no_dominant;      /* none is as good on all dials as half of the other choices and better on one */
    bool beats_greedy;     /* three policies beat greedy on three dials or more */
    bool no_favourite;     /* no policy is the choice of more than 85 % of mixed weights */
    bool seats_matter;     /* each seat: 20 points on a goal, and two levers that move one by 3 */
    bool careless_rare;    /* careless play escalates in less than 20 % */
    int most_dominates, beating;
    double favourite;      /* share of its weights */
    char dominant[NAME_MAX_BYTES], favourite_by[NAME_MAX_BYTES];
} Verdicts;

typedef struct Trials {
    const Scenario *scenario;
    uint64_t seed, runs;
    int months, threads;
    const atomic_bool *stop;
    void *context;
    void (*progress)(void *context, uint64_t done, uint64_t all); /* histories; may be NULL */
    Trial trial[TRIALS_MAX];
    int trials;
    SeatTrial seat[SEATS_MAX];
    int seats;
    Verdicts verdict;
} Trials;

/* Scenario, seed, runs, months, threads, stop and progress are ours to set; everything else is
 * filled. False if it was stopped. Free with trials_free. */
bool trials_run(Trials *t);
void trials_free(Trials *t);
bool trials_hold(const Trials *t); /* all verdicts */
void trials_report(const Trials *t, Text *out);
void trials_json(const Trials *t, JsonOut *out);
