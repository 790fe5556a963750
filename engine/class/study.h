/* What a class did, worked out: for each table how it stands, what turned it, luck or judgement, other theories.
 *
 * Always true: every number is of the table's present branch, of living it again, or of counting other
 * histories; nothing of the class changes; the same class gives the same numbers, whatever the threads. */
#pragma once
#include "class/class.h"
#include "ensemble/theory.h"
#include "ensemble/turning.h"

enum { STUDY_POINTS = 3, STUDY_RUNS = 1000, STUDY_OTHERS = 20, STUDY_THEORY_RUNS = 40 };

typedef struct StudyAsk {
    const Class *c;
    const Theories *theories; /* of the pack; borrowed by the study */
    int runs;                 /* other lucks of each table; 0: STUDY_RUNS */
    int threads;
    const atomic_bool *stop;
    void *told;
    void (*progress)(void *told, uint64_t done, uint64_t all);
} StudyAsk;

typedef struct TableStudy {
    int table, play;     /* from 0 */
    int which;           /* of c->table */
    const Session *game; /* borrowed */
    Standing here;
    Turning point[TURNINGS_MAX];
    int points;
    Luck luck;
    int turns;           /* that were lived, the last perhaps in part */
    int orders;          /* of persons, forecasts left out */
    int first[HAPPENING_COUNT]; /* month in which each thing first happened; −1: never */
} TableStudy;

typedef struct ClassStudy {
    const Class *c;
    TableStudy table[CLASS_GAMES_MAX]; /* those at which a month was lived, the first play before the second */
    int tables;
    const Theories *theories;
    TheoryRun *theory;   /* [theory * tables + n] */
} ClassStudy;

/* False with err if nothing was lived yet, a theory cannot be applied, or it was stopped. study_free() *out in
 * any case. */
bool class_study(const StudyAsk *ask, ClassStudy *out, Err *err);
void study_free(ClassStudy *study);

/* The turn in which the histories of two tables part: the first with another order or another world; 0: none. */
int study_parts(const ClassStudy *study, int a, int b);
/* Whether an entry is somebody's choice: an act, an offer, an answer, a choice. */
bool study_is_choice(const JournalEntry *e);
/* Whether it is the facilitator's: an event, or a number. */
bool study_is_lead(const JournalEntry *e);
