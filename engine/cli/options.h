/* The command line, read by the table of options.def.
 *
 * Always true: after options_read every field holds a value of its kind within its range, given or
 * default; texts are borrowed from argv. */
#pragma once
#include "core/err.h"
#include "core/text.h"

enum { OPTION_LIST_MAX = 64, OPTION_WORDS_MAX = 4096 };

typedef struct OptionList {
    const char *item[OPTION_LIST_MAX];
    int count;
} OptionList;

/* Files: `accession merge` may be given thousands. */
typedef struct OptionWords {
    const char *item[OPTION_WORDS_MAX];
    int count;
} OptionWords;

typedef enum OptionId {
#define TEXT_OPTION(field, ...) OPTION_##field,
#define WHOLE_OPTION(field, ...) OPTION_##field,
#define SPAN_OPTION(field, ...) OPTION_##field,
#define FLAG_OPTION(field, ...) OPTION_##field,
#define LIST_OPTION(field, ...) OPTION_##field,
#include "cli/options.def"
#undef TEXT_OPTION
#undef WHOLE_OPTION
#undef SPAN_OPTION
#undef FLAG_OPTION
#undef LIST_OPTION
    OPTION_COUNT
} OptionId;

typedef struct Options {
#define TEXT_OPTION(field, ...) const char *field;
#define WHOLE_OPTION(field, ...) int64_t field;
#define SPAN_OPTION(field, ...) int64_t field, field##_first; /* N: 1 to N; not given: 0, 0 */
#define FLAG_OPTION(field, ...) bool field;
#define LIST_OPTION(field, ...) OptionList field;
#include "cli/options.def"
#undef TEXT_OPTION
#undef WHOLE_OPTION
#undef SPAN_OPTION
#undef FLAG_OPTION
#undef LIST_OPTION
    OptionWords words;        /* what is no option: files; only where `allowed` begins with "FILE" */
    bool help;                /* --help or -h was among them */
    bool given[OPTION_COUNT]; /* on the command line */
} Options;

/* Reads argv[0..argc), which holds only what follows the command; after "--" nothing is an option. allowed: names of
 * options divided by spaces, after "FILE" if words that are no options are taken too; "runs:" is --runs that may also
 * be A:B. On failure err says what is wrong and what would be right. */
bool options_read(const char *allowed, int argc, char **argv, Options *out, Err *err);

/* "  --seed N     help (default 1)" for each allowed option, in the order of `allowed`, in the words
 * that concern this command. */
void options_help(const char *command, const char *allowed, Text *out);
/* The rows of options.def that `allowed` names, one after another, for who lists options elsewhere. */
typedef struct OptionShown {
    OptionId id;
    char name[32];    /* "pack-path" */
    const char *meta; /* what its value is called; "" of a flag */
    const char *help; /* as in options.def */
    bool repeats;
} OptionShown;
bool options_next(const char **allowed, OptionShown *out);
/* " (default 1)", unless the help that was written has said so. */
void options_default(OptionId id, Text *help);
/* The help of one option for one command; see options.def. */
void options_text(const char *help, const char *command, Text *out);
