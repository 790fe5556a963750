/* The parts of lint: one pack at work. For lint*.c alone.
 *
 * Always true: a part finds what it can with what could be read; scenario is NULL if the data could not,
 * and then nothing is said about places; `whole` is false if a script broke off, and then nothing is
 * said to be missing. */
#pragma once
#include "script/reader.h"
#include "script/script.h"
#include "session/lint.h"
#include "store/pack.h"

enum { LINT_LANGUAGES = 16 };

typedef struct LintLanguage {
    char code[13], file[24]; /* "uk", "text/uk.json" */
    PackTexts texts;
    bool there, listed;
} LintLanguage;

typedef struct LintJob {
    const char *dir;
    Lint *out;
    PackScript *p;        /* NULL: the pack has no scripts */
    PackScripts files;
    bool whole;
    Json *starts;         /* as the scripts declare them; NULL: starts.json */
    Scenario *scenario;   /* the first start's */
    const char *start[PACK_STARTS_MAX]; /* names, as pack.json lists them */
    int starts_listed, model_year;
    LintLanguage language[LINT_LANGUAGES]; /* those listed first, in their order */
    int languages;
    long steps;           /* of lint_span.c */
} LintJob;

/* One more finding; file is copied. */
void lint_find(LintJob *j, LintRuleId rule, const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
/* The same from an error text: "dir/file:line: text" or "file:line: text". */
void lint_find_error(LintJob *j, LintRuleId rule, const char *text);
bool lint_found(const LintJob *j, LintRuleId rule);

/* lint_files.c: pack.json, folders, languages, data. */
void lint_files(LintJob *j);
void lint_data(LintJob *j);
void lint_files_end(LintJob *j);
/* lint_scripts.c: reads them, tells what breaks off. */
void lint_scripts(LintJob *j);

/* What an expression may use. */
typedef enum LintUse { USE_PLAIN, USE_BOT, USE_MONTH } LintUse;

/* What is looked at now: where findings go that have no place of their own, and who chooses. */
typedef struct LintAt {
    LintJob *j;
    const char *file, *what, *name; /* "event", "a_cold_winter" */
    int line;
    SeatId seat;
    int own; /* the variable whose monthly rule this is, or -1 */
} LintAt;
void lint_say(const LintAt *at, LintRuleId rule, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* lint_trees.c. Names and operations of an expression; NO_TREE is allowed. */
void lint_tree(const LintAt *at, int tree, LintUse use);
/* The same for a condition, with what can never or always hold; part says which: "when". */
void lint_condition(const LintAt *at, int tree, const char *part);
/* Whether both are written alike. */
bool lint_same_tree(const LintJob *j, int a, int b);
bool lint_same_effects(const LintJob *j, const RawList *a, const RawList *b);

/* lint_span.c: between which values an expression lies, whatever the state. */
typedef struct Span {
    double low, high;
    bool open_low, open_high; /* the end itself is not reached */
} Span;
typedef enum Truth { TRUTH_NEVER, TRUTH_OPEN, TRUTH_ALWAYS } Truth;
Span lint_span(const LintAt *at, int tree);
Truth lint_truth(const LintAt *at, int tree);
/* Of a variable of the engine or the pack. */
Span lint_range(const LintJob *j, const Tree *t);

/* lint_effects.c, lint_events.c, lint_others.c, lint_texts.c */
void lint_effects(const LintAt *at, const RawList *list);
void lint_events(LintJob *j);
void lint_others(LintJob *j);
void lint_texts(LintJob *j);
void lint_start(const LintAt *here, const char *name); /* says if the pack has no such start */
