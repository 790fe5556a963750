/* The rulebook: what a pack adds to the rules, compiled: variables, events, levers, goals, remarks.
 *
 * Always true: it is complete and checked when it is made (rulebook_make in script/) and never changes
 * afterwards; any number of games read it at once. Texts are those of one language. */
#pragma once
#include "core/arena.h"
#include "core/err.h"
#include "model/act.h"
#include "model/goal.h"
#include "model/program.h"

typedef enum EffectKind {
    EFFECT_ADD, EFFECT_SET, EFFECT_SCALE, /* of a variable */
    EFFECT_LEVER_ADD, EFFECT_LEVER_SET,   /* a seat's own setting of a posture */
    EFFECT_WINDOW,                        /* value, value_2: months between; value_3: menace */
    EFFECT_BAR,                           /* no step can be tabled for so many months */
    EFFECT_PERHAPS,                       /* with chance value: the next `then`, else the `otherwise` after them */
    EFFECT_LATER,                         /* the next `then` effects come after value months */
    EFFECT_SCRIPT                         /* a function of the pack */
} EffectKind;

typedef struct Effect {
    EffectKind kind;
    VarId var;
    int index;            /* -1: every member of the group */
    GroupId group;
    ActId act;            /* LEVER */
    SeatId seat;
    Program value, value_2, value_3;
    int then, otherwise;  /* effects that follow this one and belong to it */
    int function;         /* SCRIPT: of the rulebook's host */
    uint64_t key;         /* of its lot */
} Effect;

typedef struct EffectSpan {
    int first, count; /* of Rulebook.effect; those that belong to others count too */
} EffectSpan;

typedef struct EventChoice {
    const char *id, *label, *note, *done;
    uint64_t key;
    double capital, means; /* what it costs the seat */
    Program needs, bot;    /* absent: always possible; 0 */
    const char *needs_text, *needs_hint, *bot_text; /* why not, what would allow it; as written */
    EffectSpan effects;
    int later;             /* its EFFECT_LATER, or -1 */
} EventChoice;

typedef struct Event {
    const char *name, *title, *text, *watch;
    uint64_t key;
    SeatId seat;           /* who decides; SEAT_NONE: nobody */
    bool once, urgent;
    int cooldown;          /* months */
    Program when, chance;  /* chance absent: 1 */
    EffectSpan effects;    /* whoever decides */
    int later;
    EventChoice choice[CHOICES_OF_EVENT];
    int choices, otherwise; /* otherwise: the choice that nobody's choice means, or -1 */
    const char *when_text, *chance_text; /* as they are written */
    const char *claims, *source, *mark;
    int year;              /* of a precedent known at the model date; 0 none */
    const char *file;
    int line;
} Event;

/* What decides, in most months, that an event does not happen: an array for each question, so that one
 * loop asks it of every event. Places without an event have chance 0. */
typedef struct Gates {
    uint64_t spread[EVENTS_MAX]; /* random_spread of the event's key */
    double lot[EVENTS_MAX];      /* its chance; above 1 where that is no plain number */
    double cooldown[EVENTS_MAX]; /* months; past every game for what happens once */
} Gates;

/* What is read next, near together: spans of variables within which an event's `when` can hold, and what
 * it needs besides; absent: nothing. */
enum { GUARDS_MAX = 4 };
typedef struct Guards {
    int count;
    Program rest;
    ValueSpan span[GUARDS_MAX];
} Guards;

typedef struct OwnVariable {
    const char *name, *unit, *text, *rule_text;
    double low, high, start;
    VarSeen seen_by;
    Program month; /* absent: only effects move it */
    const char *file;
    int line;
} OwnVariable;

typedef struct LeverRule {
    ActId act;
    Program needs, back; /* back absent: always */
    const char *why, *nearest;
    const char *file;
    int line;
} LeverRule;

typedef struct PackGoal {
    const char *name, *text;
    SeatId seat;
    bool is_private;
    Program met, partly; /* partly absent: met or missed */
    const char *file;
    int line;
} PackGoal;

typedef struct Remark {
    const char *office, *id, *text; /* office: name in offices.def */
    SeatId seat;
    Program when;
    const char *file;
    int line;
} Remark;

typedef struct OfficeRule {
    const char *office, *title; /* title NULL: the engine's */
    SeatId seat;
    bool weighs;
    double weight[AIMS], thrift; /* thrift below 0: the engine's */
} OfficeRule;

/* A step of a guided game; those of other starts are left out. */
typedef struct LessonStep {
    const char *id, *text;
    SeatId seat;
    Program done;
} LessonStep;

typedef struct TextEntry {
    const char *key, *text;
} TextEntry;

/* Runs function `function` of the pack on the world; effects are what it submitted, applied only if it
 * ended well. False with err: it failed, and nothing changed; clock: the CPU clock stopped it. */
struct ScriptHost;
typedef bool ScriptCall(struct ScriptHost *host, int function, Step *st, const struct Event *event,
                        bool *clock, Err *err);

typedef struct Rulebook {
    Arena arena;
    Op *op;
    int ops;
    Effect *effect;
    int effects;
    Event *event;
    Guards *guards; /* of each event */
    Gates gates;
    int events;
    OwnVariable *own;
    int owns;
    LeverRule *lever;
    int levers;
    PackGoal *goal;
    int goals;
    Remark *remark;
    int remarks;
    OfficeRule *office;
    int offices;
    LessonStep *step;
    int steps;
    TextEntry *text; /* sorted by key */
    int texts;
    struct ScriptHost *host; /* NULL: no functions */
    ScriptCall *call;
} Rulebook;

/* Text of the pack's language by key; NULL if there is none. */
const char *rulebook_text(const Rulebook *r, const char *key);
int rulebook_event_find(const Rulebook *r, const char *name); /* -1 if unknown */
/* A variable of the engine that effects of packs may move: reals of the state, but for postures, which
 * their levers move. */
bool rulebook_may_move(VarId var);
int rulebook_own_find(const Rulebook *r, const char *name);
int event_choice_find(const Event *e, const char *id);
/* What its programs read, for the seat that chooses (SEAT_NONE: nobody). tilt may be NULL; weight has
 * room for AIMS. */
Scope rulebook_scope(const World *w, const Parameters *k, const Scenario *s, SeatId seat,
                     const double *tilt, double *weight);
