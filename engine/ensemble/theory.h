/* The same orders under another theory: what would have come out if the world worked as it says.
 *
 * Always true: a theory changes numbers of the pack's world and nothing else; the orders, the luck and the
 * private goals are the game's; what that world refuses is left out and counted. */
#pragma once
#include "ensemble/luck.h"
#include "store/theory_file.h"

/* Whether a world can be otherwise as the theory says. A parameter that the pack, or who made the game, gave no range
 * is fixed: it is part of the case (a state without nuclear weapons), and no theory is tried on it. */
typedef enum TheoryFit { THEORY_APPLIES, THEORY_IS_SO_ALREADY, THEORY_IS_FIXED } TheoryFit;
/* fixed: of THEORY_IS_FIXED, the parameter; NULL is allowed. */
TheoryFit theory_fit(const Theory *theory, const Scenario *s, ParamId *fixed);
/* The scenario with the changes of the theory. Errors name the theory. */
bool theory_scenario(const Theory *theory, const Scenario *s, Scenario *out, Err *err);

typedef struct TheoryRun {
    TheoryFit fit;             /* THEORY_IS_FIXED: nothing was run, and all else is zero */
    Standing there;            /* how the game would stand, the same luck */
    Followed tally;
    double outcome[ORDER_COUNT]; /* shares in `runs` other histories */
    double dial[DIALS];        /* means in them */
    int runs;
} TheoryRun;

typedef struct TheoryAsk {
    const Session *const *game; /* all of the same scenario */
    int games;
    const Theories *theories;
    int runs;                   /* other histories of each game under each theory; 0: none */
    int threads;
    const atomic_bool *stop;
    void *told;
    void (*progress)(void *told, uint64_t done, uint64_t all);
} TheoryAsk;
/* out[theory * games + game]. False if it was stopped, or with err if a theory cannot be applied. */
bool theories_run(const TheoryAsk *ask, TheoryRun *out, Err *err);
