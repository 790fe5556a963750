/* What of a pack's rules ever happens: many histories of every start, and the texts that are missing.
 *
 * Always true: half of the histories of a start have bots in every seat, in the others nobody acts; each
 * draws its luck and its hidden parameters by seed and number, so that the counts do not depend on
 * threads; nothing here changes a rule. */
#pragma once
#include <stdatomic.h>

#include "session/pack_book.h"
#include "store/json_write.h"

enum { COVERAGE_MONTHS = 180, COVERAGE_LEVERS = 64, COVERAGE_REMARKS = 512 };

typedef struct EventCount {
    uint64_t histories, times; /* in which it happened; how often */
    uint64_t asked, answered;  /* how often a bot was asked; how often it answered before the end */
    uint64_t possible[CHOICES_OF_EVENT], taken[CHOICES_OF_EVENT]; /* when bots answered */
    uint64_t by_default[CHOICES_OF_EVENT];                        /* taken because nobody was asked */
} EventCount;

typedef struct CoverageTally {
    uint64_t histories, seated, months, turns; /* seated: with bots, as turns */
    EventCount event[EVENTS_MAX];
    uint64_t own_moved[OWN_MAX];               /* histories in which it moved */
    double own_low[OWN_MAX], own_high[OWN_MAX];
    uint64_t refused[COVERAGE_LEVERS];         /* months in which the rule forbids the card */
    uint64_t said[COVERAGE_REMARKS];           /* turns in which it holds once the bots have acted */
} CoverageTally;

/* Something that never happens or is missing (a problem), or happens too often (a warning). */
typedef struct Finding {
    bool warning;
    const char *file; /* NULL: of a text */
    int line;
    const char *text;
} Finding;

typedef struct Coverage {
    PackBook *book; /* ours to give, as what follows */
    uint64_t seed, runs; /* runs: histories in all, shared out evenly over the starts */
    int threads;
    const atomic_bool *stop;
    void *context;
    void (*progress)(void *context, uint64_t done, uint64_t all); /* may be NULL */
    /* filled */
    Arena arena;
    Pack *card;
    const Rulebook *rules; /* of the first start; all starts have the same lists */
    CoverageTally *start, all; /* one for each start of the card */
    Finding *finding;
    int findings, problems;
} Coverage;

/* False with err: the pack does not open, or it was stopped. */
bool coverage_run(Coverage *c, Err *err);
void coverage_free(Coverage *c);
/* No problem was found; warnings do not count. */
bool coverage_holds(const Coverage *c);
void coverage_report(const Coverage *c, Text *out);
void coverage_json(const Coverage *c, JsonOut *out);

/* coverage_judge.c: fills the findings. */
bool coverage_judge(Coverage *c, Err *err);
/* Of bots' answers, in percent; 0 if there were none. */
double coverage_taken(const EventCount *e, int choice);
