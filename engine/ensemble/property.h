/* The claims of model notes A as data, and their verdicts.
 *
 * Always true: a row is data (properties.json of the pack, or `property` in its scripts); rows that need the same games
 * share them; arms of a row play the same luck. A row that fails is told, never hidden. */
#pragma once
#include "core/text.h"
#include "ensemble/ensemble.h"
#include "ensemble/statistic.h"
#include "session/pack_book.h"
#include "store/json.h"
#include "store/json_write.h"

typedef enum PropertyKind {
    PROPERTY_FITS,       /* holds at nominal */
    PROPERTY_STRUCTURAL, /* its sign must hold over the box */
    PROPERTY_CALIBRATED, /* a judgement of the authors: holds at nominal, share over the box told */
    PROPERTY_TWO_SIDED   /* contested: the sign depends on a named parameter */
} PropertyKind;
const char *property_kind_name(PropertyKind kind); /* fits structural calibrated two-sided */

typedef enum Verdict { VERDICT_NONE, VERDICT_PASS, VERDICT_FAIL, VERDICT_INCONCLUSIVE } Verdict;
const char *verdict_name(Verdict verdict); /* PASS FAIL INCONCLUSIVE, "" for none */

typedef struct Robustness {
    int points, holds, fails, undecided; /* parameter points; points 0: not asked */
} Robustness;

/* Of all chosen structural rows together: a point holds if all of them do, and fails if one does. */
typedef struct JointRobustness {
    int rows;
    Robustness robust;
} JointRobustness;

typedef struct Property {
    char id[16];
    const char *claim, *statistic, *op, *reference, *sign; /* sign may be NULL */
    PropertyKind kind;
    bool bold;
    double threshold;
    uint64_t runs;
    bool chosen; /* by `only` */
    Interval answer;
    Verdict verdict;
    Robustness robust;
} Property;

/* What several rows test together, as the table says: "A12" for A12a, A12b and A12c. */
typedef struct PropertyClaim {
    char id[16];
    const char *claim, *mechanism;
    const char *figure; /* "", or what is drawn beside it: classes, hump, frontier */
} PropertyClaim;

typedef struct PropertySet PropertySet;

/* Everything is checked at once: arms, names, expressions; errors name file, line and path. */
PropertySet *properties_read(const char *path, Err *err);
PropertySet *properties_parse(Json *json, Err *err); /* takes the document over, also on failure */
/* One more row, with `id` beside it; the arms of the set can be named. Takes the document over likewise. */
bool properties_add(PropertySet *set, const char *id, Json *json, Err *err);
/* All rows of a pack: of its properties.json, then of its scripts; an error if there are none. */
PropertySet *properties_of(const PackBook *book, Err *err);
void properties_free(PropertySet *set);
int properties_count(const PropertySet *set);
const Property *properties_at(const PropertySet *set, int n);

const char *properties_about(const PropertySet *set); /* what the table says of itself, or "" */
/* The claim that a row belongs to: its id up to the point, without the last letter where the table has
 * a claim of that name only; claim and mechanism are empty if the table says nothing. */
PropertyClaim properties_claim(const PropertySet *set, const Property *p);

typedef struct PropertyRequest {
    /* Fills `out` with the pack's scenario for this start. */
    bool (*start)(void *context, const char *name, Scenario *out, Err *err);
    /* NULL, or: games done of all that are needed, and the row or point at work. */
    void (*progress)(void *context, uint64_t done, uint64_t games, const char *what);
    void *context;
    uint64_t seed;     /* block of luck: 1 is the block used for tuning */
    uint64_t runs;     /* 0: as each row says */
    const char *only;  /* NULL, or "A12a,C13": an id chooses its parts too */
    int threads;
    const atomic_bool *stop; /* may be NULL; a stopped judgement returns false */
} PropertyRequest;

/* Fills answers and verdicts of the chosen rows. */
bool properties_judge(PropertySet *set, const PropertyRequest *ask, Err *err);
/* The share of `points` Latin-hypercube points of the parameter box at which the sign of each
 * structural row, and the statement of each calibrated one, holds by a paired test; ask->runs
 * games a point and arm (0: 500). */
bool properties_robust(PropertySet *set, const PropertyRequest *ask, int points, Err *err);

const JointRobustness *properties_joint(const PropertySet *set);
double robustness_share(const Robustness *r);      /* of the decided points; NAN if none is */
Interval robustness_interval(const Robustness *r); /* of that share: Wilson, 95 % */

/* True if no chosen row fails: the exit status of the command. */
bool properties_hold(const PropertySet *set);
void properties_report(Text *out, const PropertySet *set);
/* [{"id":…,"kind":…,"estimate":…,"lo":…,"hi":…,"threshold":…,"verdict":…, …}, …] */
void properties_json(JsonOut *out, const PropertySet *set);
/* True if every chosen structural row holds at 95 % or more of its decided points. */
bool properties_robust_hold(const PropertySet *set);
/* Two lines for the report on a baseline: verdicts, and the joint share. model notes D.5 */
void properties_summary(Text *out, const PropertySet *set);
/* The same as keys of an object that is open: "claims": {"pass": …, "fail": …, "inconclusive": …}, "joint": {…}. */
void properties_summary_json(JsonOut *out, const PropertySet *set);
/* {"claims":[…], "joint":{"rows":…,"points":…,"holds":…, …}} */
void properties_robust_json(JsonOut *out, const PropertySet *set);
/* One row a claim: id, kind, points, holds, fails, undecided, share and its interval; then "joint". */
void properties_robust_csv(Text *out, const PropertySet *set);
