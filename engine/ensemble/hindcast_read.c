/* The columns of a case file, and its rows as cases.
 *
 * Always true: a case that was read has every input within its range, one name of its own in its
 * set, and a known outcome. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "ensemble/hindcast.h"
#include "model/accession.h"
#include "model/deterrence.h"
#include "store/csv.h"
#include "store/form.h"

// clang-format off
#define CRISIS(field, ...) {#field, __VA_ARGS__, offsetof(CodedCrisis, field)}
static const HindcastInput crisis_inputs[] = {
    /*                        symbol  spelt      low high span otherwise like */
    CRISIS(stakes,            "σ",    "sigma",    0, 1, 1,   NAN, NULL),
    CRISIS(hands,             "h",    NULL,       0, 1, 1,   NAN, NULL),
    CRISIS(tripwire,          "τ",    "tau",      0, 1, 1,   NAN, NULL),
    CRISIS(reputation,        "ρ",    "rho",      0, 1, 1,   NAN, NULL),
    CRISIS(nuclear_adversary, "n",    NULL,       0, 1, 1,   NAN, NULL),
    CRISIS(local_ratio,       "λ",    "lambda",  -3, 3, 1.5, NAN, NULL),
    CRISIS(coalition_ratio,   "λ₂",   "lambda2", -3, 3, 1.8, NAN, NULL),
    CRISIS(porcupine,         "porc", NULL,       0, 1, 1,   NAN, NULL),
    CRISIS(prize,             "V",    NULL,       0, 1, 1,   NAN, NULL),
    CRISIS(dissatisfaction,   "z",    NULL,       0, 1, 0.5, NAN, NULL),
    CRISIS(punishment,        "π",    "pi",       0, 1, 1,   NAN, "nuclear_adversary"),
    CRISIS(own_deterrent,     "n_U",  NULL,       0, 1, 1,   0,   NULL),
    CRISIS(menace,            "m_R",  "m",        0, 1, 1,   1,   NULL),
};

#define SUMMIT(field, ...) {#field, __VA_ARGS__, offsetof(CodedAccession, field)}
static const HindcastInput summit_inputs[] = {
    /*                       symbol   spelt    low high span otherwise like */
    SUMMIT(stakes,           "σ",     "sigma",  0, 1,   1, NAN, NULL),
    SUMMIT(menace,           "m",     "m_R",    0, 1,   1, NAN, NULL),
    SUMMIT(dispute,          "d",     NULL,     0, 1,   1, NAN, NULL),
    SUMMIT(governance,       "G",     NULL,     0, 1,   1, NAN, NULL),
    SUMMIT(lead_inclination, "lead",  NULL,    -3, 3,   2, NAN, NULL),
    SUMMIT(core_inclination, "core",  NULL,    -3, 3,   2, NAN, NULL),
    SUMMIT(veto,             "b",     NULL,     0, 3,   2, NAN, NULL),
    SUMMIT(eligibility,      "E_lig", NULL,     0, 1,   1, 1,   NULL),
    SUMMIT(months,           NULL,    NULL,     1, 600, 0, 12,  NULL),
};
// clang-format on

_Static_assert(COUNT_OF(crisis_inputs) <= HINDCAST_INPUTS_MAX, "a case holds every input");
_Static_assert(COUNT_OF(summit_inputs) <= HINDCAST_INPUTS_MAX, "a case holds every input");

const HindcastInput *hindcast_inputs(HindcastSet set, int *count) {
    bool crisis = set == HINDCAST_DETERRENCE;
    *count = crisis ? (int)COUNT_OF(crisis_inputs) : (int)COUNT_OF(summit_inputs);
    return crisis ? crisis_inputs : summit_inputs;
}

const char *hindcast_set_name(HindcastSet set) {
    return set == HINDCAST_DETERRENCE ? "deterrence" : "accession";
}

/* Columns that are no inputs. */
typedef struct Heading {
    const char *name[4];
} Heading;
static const Heading case_heading = {{"case"}};
static const Heading observed_heading[HINDCAST_SETS] = {
    {{"observed_attack", "observed", "obs"}},
    {{"observed", "obs", "observed_member"}},
};
static const Heading fought_heading = {{"guarantor_fought", "fought"}};
static const Heading silent_heading = {{"years", "mark", "source", "note"}};

/* A file being read: its table and which column holds what; -1: none does. */
typedef struct CaseFile {
    const Csv *csv;
    const char *path;
    HindcastSet set;
    const HindcastInput *inputs;
    int input_count;
    int input[HINDCAST_INPUTS_MAX], name, observed, fought;
    Err *err;
} CaseFile;

static bool is_named(const char *column, Heading heading) {
    for (size_t i = 0; i < COUNT_OF(heading.name); i++)
        if (heading.name[i] && strcasecmp(column, heading.name[i]) == 0) return true;
    return false;
}

static Heading heading_of(const HindcastInput *input) {
    return (Heading){{input->name, input->symbol, input->spelt}};
}

static int column_find(const Csv *csv, Heading heading, int from) {
    for (int column = from; column < csv_columns(csv); column++)
        if (is_named(csv_column_name(csv, column), heading)) return column;
    return -1;
}

/* The one column under any name of the heading; -1 if there is none and it may be missing. */
static bool column_bind(const CaseFile *file, Heading heading, bool wanted, int *column) {
    *column = column_find(file->csv, heading, 0);
    if (*column < 0 && wanted) {
        const char *symbol = heading.name[1];
        return err_set(file->err, "%s: the column \"%s\"%s%s%s is missing, every %s case needs it",
                       file->path, heading.name[0], symbol ? " (or \"" : "", symbol ? symbol : "",
                       symbol ? "\")" : "", hindcast_set_name(file->set));
    }
    int again = *column < 0 ? -1 : column_find(file->csv, heading, *column + 1);
    if (again < 0) return true;
    return err_set(file->err, "%s: columns %d \"%s\" and %d \"%s\" mean the same, one is wanted",
                   file->path, *column + 1, csv_column_name(file->csv, *column), again + 1,
                   csv_column_name(file->csv, again));
}

static int inputs_present(const Csv *csv, HindcastSet set) {
    int count, present = 0;
    const HindcastInput *inputs = hindcast_inputs(set, &count);
    for (int i = 0; i < count; i++) present += column_find(csv, heading_of(&inputs[i]), 0) >= 0;
    return present;
}

/* The set is the one of which more inputs stand in the header. */
static bool recognise(CaseFile *file) {
    int crisis = inputs_present(file->csv, HINDCAST_DETERRENCE);
    int summit = inputs_present(file->csv, HINDCAST_ACCESSION);
    if (crisis == summit)
        return err_set(file->err,
                       "%s: found the columns of neither set of cases; wanted are "
                       "local_ratio, prize, … (deterrence) or dispute, governance, … "
                       "(accession)",
                       file->path);
    file->set = crisis > summit ? HINDCAST_DETERRENCE : HINDCAST_ACCESSION;
    file->inputs = hindcast_inputs(file->set, &file->input_count);
    return true;
}

static bool bind_columns(CaseFile *file) {
    if (!column_bind(file, case_heading, true, &file->name)) return false;
    for (int i = 0; i < file->input_count; i++) {
        const HindcastInput *input = &file->inputs[i];
        bool wanted = isnan(input->otherwise) && !input->like;
        if (!column_bind(file, heading_of(input), wanted, &file->input[i])) return false;
    }
    file->fought = -1;
    return column_bind(file, observed_heading[file->set], true, &file->observed) &&
           (file->set != HINDCAST_DETERRENCE ||
            column_bind(file, fought_heading, false, &file->fought));
}

static bool is_bound(const CaseFile *file, int column) {
    for (int i = 0; i < file->input_count; i++)
        if (file->input[i] == column) return true;
    return column == file->name || column == file->observed || column == file->fought;
}

/* A misspelt optional column would otherwise be lost without a word. */
static void note_unused(const CaseFile *file, int column, Hindcast *out) {
    const char *known[HINDCAST_INPUTS_MAX];
    for (int i = 0; i < file->input_count; i++) known[i] = file->inputs[i].name;
    const char *name = csv_column_name(file->csv, column);
    const char *meant = text_nearest(name, known, (size_t)file->input_count);
    Text text = {0};
    text_add(&text, "%s: column %d %s is not used%s%s%s", file->path, column + 1,
             form_show(name, strlen(name)).text, meant ? " (did you mean \"" : "",
             meant ? meant : "", meant ? "\"?)" : "");
    out->notes[out->note_count++] = arena_text(&out->arena, text.data);
    text_free(&text);
}

static void note_all_unused(const CaseFile *file, Hindcast *out) {
    size_t room = (size_t)(out->note_count + csv_columns(file->csv));
    const char **notes = arena_alloc(&out->arena, room * sizeof *notes);
    for (int i = 0; i < out->note_count; i++) notes[i] = out->notes[i];
    out->notes = notes;
    for (int column = 0; column < csv_columns(file->csv); column++) {
        bool silent = is_named(csv_column_name(file->csv, column), silent_heading);
        if (!silent && !is_bound(file, column)) note_unused(file, column, out);
    }
}

static bool read_yes(const CaseFile *file, int row, int column, bool *yes) {
    static const Heading words[2] = {{{"0", "no", "not", "not attacked"}},
                                     {{"1", "yes", "attacked"}}};
    const char *text = csv_text(file->csv, row, column);
    for (int answer = 0; answer < 2; answer++) {
        if (is_named(text, words[answer])) {
            *yes = answer == 1;
            return true;
        }
    }
    return csv_err(file->csv, row, column, file->err,
                   "found %s, 1 or 0 (or yes or no, attacked or not) is wanted",
                   form_show(text, strlen(text)).text);
}

static bool read_name(const CaseFile *file, int row, Hindcast *out, HindcastCase *one) {
    const char *name = csv_text(file->csv, row, file->name);
    if (!*name)
        return csv_err(file->csv, row, file->name, file->err, "found \"\", a name is wanted");
    for (int i = 0; i < out->count; i++)
        if (out->cases[i].set == file->set && strcmp(out->cases[i].name, name) == 0)
            return csv_err(file->csv, row, file->name, file->err,
                           "found %s again, a name of its own is wanted for each case",
                           form_show(name, strlen(name)).text);
    one->name = arena_text(&out->arena, name);
    return true;
}

static bool read_inputs(const CaseFile *file, int row, HindcastCase *one) {
    for (int i = 0; i < file->input_count; i++) {
        const HindcastInput *input = &file->inputs[i];
        one->coded[i] = file->input[i] >= 0;
        one->input[i] = input->otherwise;
        if (one->coded[i] && !csv_real(file->csv, row, file->input[i], input->low, input->high,
                                       &one->input[i], file->err))
            return false;
        for (int other = 0; !one->coded[i] && input->like && other < i; other++)
            if (strcmp(file->inputs[other].name, input->like) == 0)
                one->input[i] = one->input[other];
    }
    return true;
}

static bool read_case(const CaseFile *file, int row, Hindcast *out) {
    HindcastCase one = {.set = file->set};
    if (!read_name(file, row, out, &one) || !read_inputs(file, row, &one) ||
        !read_yes(file, row, file->observed, &one.observed))
        return false;
    one.fought_known = file->fought >= 0 && *csv_text(file->csv, row, file->fought);
    if (one.fought_known && !read_yes(file, row, file->fought, &one.fought)) return false;
    out->cases[out->count++] = one;
    return true;
}

static bool read_cases(const CaseFile *file, Hindcast *out) {
    int rows = csv_rows(file->csv);
    if (rows == 0)
        return err_set(file->err,
                       "%s: found no case, one row or more is wanted below the column "
                       "names",
                       file->path);
    HindcastCase *cases = arena_alloc(&out->arena, (size_t)(out->count + rows) * sizeof *cases);
    for (int i = 0; i < out->count; i++) cases[i] = out->cases[i];
    out->cases = cases;
    for (int row = 0; row < rows; row++)
        if (!read_case(file, row, out)) return false;
    return true;
}

bool hindcast_read(const char *path, FileLinks links, Hindcast *out, Err *err) {
    char *bytes;
    size_t length;
    if (!file_read(path, CSV_MAX_BYTES, links, &bytes, &length, err)) return false;
    Csv *csv = csv_parse(path, bytes, length, err);
    free(bytes);
    CaseFile file = {.csv = csv, .path = path, .err = err};
    bool good = csv && recognise(&file) && bind_columns(&file) && read_cases(&file, out);
    if (good) note_all_unused(&file, out);
    csv_free(csv);
    return good;
}
