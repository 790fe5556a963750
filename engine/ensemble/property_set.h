/* How properties are held in memory; for property_*.c alone.
 *
 * Always true: two rows that need the same games name the same Games, by its key. */
#pragma once
#include "ensemble/formula.h"
#include "ensemble/property.h"

enum {
    SETTINGS_MAX = 16,
    ORDERS_MAX = 16,
    NAMES_MAX = 24,  /* arms and coded crises that one row may name */
    CODED_INPUTS = 13
};

typedef struct Setting {
    const char *name;
    double value;
    JsonAt at; /* where errors point */
} Setting;

/* One ensemble: everything that decides its games. */
typedef struct Games {
    const char *key; /* canonical text of all below */
    const char *start;
    DesignId design;
    uint64_t runs, luck; /* luck: another block of chance for the same parameters */
    int months;
    Setting setting[SETTINGS_MAX];
    int settings;
    PolicyOrder order[ORDERS_MAX];
    int orders;
    bool *redrawn; /* PARAM_COUNT flags or NULL */
    bool bots;     /* in every seat; else nobody sits */
    /* filled by a judgement */
    bool needed, done;
    Tally *tally;
    uint8_t *entered; /* one bit a run: for pairs */
} Games;

/* A crisis in closed form: each input a formula of parameters. */
typedef struct CodedFormulas {
    Formula input[CODED_INPUTS];
    JsonAt at;
} CodedFormulas;

typedef struct Named {
    const char *name;
    int index; /* into games or coded of the set */
} Named;

typedef struct Row {
    Property shown;
    Formula statistic, sign;
    bool has_sign;
    JsonAt at;
    const char *start;
    int draws; /* of parameters, for share() */
    Named arm[NAMES_MAX], coded[NAMES_MAX];
    int arms, codeds;
} Row;

struct PropertySet {
    Json **json; /* the table, then one for each row that was added */
    int json_count, json_room;
    Arena arena;
    Games *games;
    CodedFormulas *coded;
    Row *rows;
    const char *about; /* NULL: nothing */
    PropertyClaim *claims;
    int claims_count, claims_room;
    int games_count, games_room, coded_count, coded_room, rows_count, rows_room;
    JointRobustness joint;
};

/* Names and places of CodedCrisis, in the order of CodedFormulas. */
extern const struct CodedInput {
    const char *name;
    size_t offset;
    double otherwise; /* NAN: must be given */
} coded_inputs[CODED_INPUTS];

/* The set's coded crises that a row names, under parameters k, in the row's order. */
void properties_coded(const PropertySet *set, const Row *row, const Parameters *k,
                      CodedAnswer answer[NAMES_MAX]);
