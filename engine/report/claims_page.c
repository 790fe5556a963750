/* The page of claims. Always true: see claims_page.h. */
#include "report/claims_page.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/history.h"
#include "report/notice.h"
#include "report/svg.h"

typedef struct Writer {
    const ClaimsPage *c;
    Page page;
    bool failed; /* a file could not be written */
} Writer;

/* --- words and numbers ------------------------------------------------------------------------ */

static void number_add(Text *out, double x) {
    char digits[32];
    if (isnan(x)) {
        text_add(out, "never counted");
        return;
    }
    snprintf(digits, sizeof digits, isinf(x) ? "∞" : "%.4g", fabs(x));
    text_add(out, "%s%s", x < 0 ? "−" : "", digits);
}

static void interval_add(Text *out, Interval x) {
    number_add(out, x.low);
    text_add(out, " to ");
    number_add(out, x.high);
}

static void threshold_add(Text *out, const Property *p) {
    text_add(out, "%s ", strcmp(p->op, "sign") == 0 ? "either side of" : p->op);
    number_add(out, p->threshold);
}

static void box_add(Text *out, const Property *p) {
    const Robustness *r = &p->robust;
    if (r->points == 0)
        text_add(out, "–");
    else if (r->holds + r->fails == 0)
        text_add(out, "undecided at all %d", r->points);
    else
        text_add(out, "%.2f of %d decided (%d undecided)", (double)r->holds / (r->holds + r->fails),
                 r->holds + r->fails, r->undecided);
}

/* Shares below 0.95 of a structural row are a failure of the model. model notes A.3 */
static bool box_fails(const Property *p) {
    const Robustness *r = &p->robust;
    return p->kind == PROPERTY_STRUCTURAL && r->fails > 0 &&
           r->holds < 0.95 * (r->holds + r->fails);
}

static const char *verdict_of(const Property *p) {
    return box_fails(p) ? p->verdict == VERDICT_PASS ? "PASS here, FAILS over the box"
                                                     : "FAIL, also over the box"
                        : verdict_name(p->verdict);
}

static void paragraph(Writer *w, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
static void paragraph(Writer *w, const char *fmt, ...) {
    char text[2048];
    va_list args;
    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    page_paragraph(&w->page, text);
}

/* --- drawings --------------------------------------------------------------------------------- */

static void picture_show(Writer *w, Picture *p, const char *name) {
    Text svg = {0}, path = {0};
    char file[64];
    snprintf(file, sizeof file, "%s.svg", name);
    svg_write(p, &svg);
    text_add(&path, "%s%s", w->c->folder, file);
    if (w->page.form == PAGE_MARKDOWN && w->c->file)
        w->failed = !w->c->file(w->c->context, file, &svg) || w->failed;
    if (w->page.form == PAGE_HTML || w->c->file)
        page_figure(&w->page, svg.data, path.data, p->about);
    text_free(&svg);
    text_free(&path);
    picture_free(p);
}

static void source_add(const Writer *w, Text *out) {
    text_add(out, "%s, %s %s, seed %llu", w->c->version, w->c->card->id, w->c->card->version,
             (unsigned long long)w->c->seed);
}

static void show_classes(Writer *w) {
    const Summary *sum = w->c->sum;
    if (!sum || sum->tally.runs == 0 || summary_years(sum) == 0) return;
    Text source = {0};
    char since[32];
    Picture p;
    source_add(w, &source);
    text_add(&source, ", start %s, nobody chooses, %llu runs", w->c->scenario->start_name,
             (unsigned long long)sum->tally.runs);
    plot_ensemble(sum, &(PlotFrame){source.data, 170}, history_known_until(w->c->scenario, since),
                  &p);
    picture_show(w, &p, "classes");
    text_free(&source);
}

static void show_hump(Writer *w) {
    Text source = {0};
    Picture p;
    if (!w->c->hump) return;
    source_add(w, &source);
    text_add(&source, ", %d draws of the parameters", w->c->hump->draws);
    plot_hump(w->c->hump, &(PlotFrame){source.data, 170}, &p);
    picture_show(w, &p, "hump");
    text_free(&source);
}

static void show_frontier(Writer *w) {
    Text source = {0};
    Picture p;
    if (!w->c->frontier) return;
    source_add(w, &source);
    text_add(&source, ", %llu runs for each strategy", (unsigned long long)w->c->frontier->runs);
    plot_frontier(w->c->frontier, &(PlotFrame){source.data, 170}, &p);
    picture_show(w, &p, "frontier");
    text_free(&source);
}

static bool of_claim(const void *context, const Property *p) {
    const Writer *w = ((const Writer *const *)context)[0];
    const char *id = ((const char *const *)context)[1];
    return strcmp(properties_claim(w->c->set, p).id, id) == 0;
}

/* "A3: what it says", as the table has it or as its first row does. */
static void title_add(const PropertyClaim *claim, const Property *first, Text *out) {
    text_add(out, "%s: %s", claim->id, claim->claim[0] ? claim->claim : first->claim);
}

static void show_rows(Writer *w, const PropertyClaim *claim, const Property *first) {
    const void *context[] = {w, claim->id};
    Text source = {0}, title = {0};
    Picture p;
    source_add(w, &source);
    title_add(claim, first, &title);
    if (plot_rows(w->c->set, of_claim, context, title.data, &(PlotFrame){source.data, 170}, &p))
        picture_show(w, &p, claim->id);
    text_free(&source);
    text_free(&title);
}

/* --- tables ----------------------------------------------------------------------------------- */

enum { COLUMNS = 8 };
static const char *const heads[COLUMNS] = {"Row",           "Statement", "Verdict", "Estimate",
                                           "99 % interval", "Holds if",  "Kind",    "Over the box"};

static void row_add(Writer *w, const Property *p) {
    Text cell[COLUMNS] = {{0}};
    const char *cells[COLUMNS];
    text_add(&cell[0], "%s%s", p->id, p->bold ? " *" : "");
    text_add(&cell[1], "%s", p->claim);
    text_add(&cell[2], "%s", verdict_of(p));
    number_add(&cell[3], p->answer.estimate);
    interval_add(&cell[4], p->answer);
    threshold_add(&cell[5], p);
    text_add(&cell[6], "%s", property_kind_name(p->kind));
    box_add(&cell[7], p);
    for (int n = 0; n < COLUMNS; n++) cells[n] = cell[n].data;
    page_row(&w->page, NULL, cells);
    for (int n = 0; n < COLUMNS; n++) text_free(&cell[n]);
}

static bool judged(const Property *p) { return p->chosen && p->verdict != VERDICT_NONE; }

typedef enum Trouble { TROUBLE_FAILS, TROUBLE_BOX, TROUBLE_OPEN, TROUBLE_COUNT } Trouble;

static bool in_trouble(const Property *p, Trouble which) {
    switch (which) {
    case TROUBLE_FAILS: return p->verdict == VERDICT_FAIL;
    case TROUBLE_BOX: return p->verdict != VERDICT_FAIL && box_fails(p);
    case TROUBLE_OPEN: return p->verdict == VERDICT_INCONCLUSIVE && !box_fails(p);
    case TROUBLE_COUNT: break;
    }
    return false;
}

static void troubles(Writer *w) {
    const PropertySet *set = w->c->set;
    int count[TROUBLE_COUNT] = {0};
    for (int t = 0; t < TROUBLE_COUNT; t++)
        for (int n = 0; n < properties_count(set); n++)
            count[t] +=
                judged(properties_at(set, n)) && in_trouble(properties_at(set, n), (Trouble)t);
    page_heading(&w->page, 2, "failures", "What failed, and what is undecided");
    paragraph(w,
              "%d fail. %d structural rows hold at less than 0.95 of the decided points of the "
              "parameter box. %d are "
              "inconclusive: their interval covers the threshold, and more runs may decide them.",
              count[TROUBLE_FAILS], count[TROUBLE_BOX], count[TROUBLE_OPEN]);
    if (count[TROUBLE_FAILS] + count[TROUBLE_BOX] + count[TROUBLE_OPEN] == 0) return;
    page_table_begin(&w->page, "Rows that fail, then rows that are undecided.", heads, COLUMNS);
    for (int t = 0; t < TROUBLE_COUNT; t++)
        for (int n = 0; n < properties_count(set); n++)
            if (judged(properties_at(set, n)) && in_trouble(properties_at(set, n), (Trouble)t))
                row_add(w, properties_at(set, n));
    page_table_end(&w->page);
}

static void counts(Writer *w) {
    static const char *const columns[] = {"Kind", "Pass", "Fail", "Inconclusive", "What it means"};
    static const char *const meaning[] = {
        "holds at the nominal parameters", "its sign must hold at 0.95 of the parameter box",
        "a judgement of the authors: holds at the nominal parameters, share over the box told",
        "contested: the sign depends on a named parameter, and both signs are shown"};
    page_table_begin(&w->page, "Rows by kind and verdict.", columns, 5);
    for (int kind = 0; kind <= PROPERTY_TWO_SIDED; kind++) {
        int count[VERDICT_INCONCLUSIVE + 1] = {0};
        for (int n = 0; n < properties_count(w->c->set); n++) {
            const Property *p = properties_at(w->c->set, n);
            if (judged(p) && (int)p->kind == kind) count[p->verdict]++;
        }
        if (count[VERDICT_PASS] + count[VERDICT_FAIL] + count[VERDICT_INCONCLUSIVE] == 0) continue;
        char number[3][16];
        for (int v = 0; v < 3; v++)
            snprintf(number[v], sizeof number[v], "%d", count[VERDICT_PASS + v]);
        const char *cells[] = {property_kind_name((PropertyKind)kind), number[0], number[1],
                               number[2], meaning[kind]};
        page_row(&w->page, NULL, cells);
    }
    page_table_end(&w->page);
}

/* --- one claim -------------------------------------------------------------------------------- */

/* The ids of a claim's rows up to their points, each once, as --only takes them. */
static void only_add(const Writer *w, const PropertyClaim *claim, Text *out) {
    char last[16] = "";
    for (int n = 0; n < properties_count(w->c->set); n++) {
        const Property *p = properties_at(w->c->set, n);
        char id[16];
        snprintf(id, sizeof id, "%.*s", (int)strcspn(p->id, "."), p->id);
        if (!judged(p) || strcmp(properties_claim(w->c->set, p).id, claim->id) != 0 ||
            strcmp(id, last) == 0)
            continue;
        text_add(out, "%s%s", last[0] ? "," : "", id);
        memcpy(last, id, sizeof last);
    }
}

static void commands_add(Writer *w, const PropertyClaim *claim) {
    Text code = {0};
    text_add(&code, "accession properties --pack %s --only ", w->c->card->id);
    only_add(w, claim, &code);
    text_add(&code, " --seed %llu", (unsigned long long)w->c->seed);
    if (w->c->runs > 0) text_add(&code, " --runs %llu", (unsigned long long)w->c->runs);
    if (strcmp(claim->figure, "hump") == 0 && w->c->hump)
        text_add(&code, "\naccession hump --pack %s --seed %llu --plot hump.svg", w->c->card->id,
                 (unsigned long long)w->c->seed);
    if (strcmp(claim->figure, "frontier") == 0 && w->c->frontier)
        text_add(&code,
                 "\naccession frontier --pack %s --seed %llu --runs %llu --plot frontier.svg",
                 w->c->card->id, (unsigned long long)w->c->seed,
                 (unsigned long long)w->c->frontier->runs);
    page_code(&w->page, code.data);
    text_free(&code);
}

static bool contested(const Writer *w, const char *id) {
    for (int n = 0; n < properties_count(w->c->set); n++) {
        const Property *p = properties_at(w->c->set, n);
        if (judged(p) && p->kind == PROPERTY_TWO_SIDED &&
            strcmp(properties_claim(w->c->set, p).id, id) == 0)
            return true;
    }
    return false;
}

static void claim_table(Writer *w, const PropertyClaim *claim) {
    page_table_begin(&w->page, "", heads, COLUMNS);
    for (int n = 0; n < properties_count(w->c->set); n++) {
        const Property *p = properties_at(w->c->set, n);
        if (judged(p) && strcmp(properties_claim(w->c->set, p).id, claim->id) == 0) row_add(w, p);
    }
    page_table_end(&w->page);
}

static void claim_write(Writer *w, const Property *first) {
    const PropertyClaim claim = properties_claim(w->c->set, first);
    Text title = {0}, anchor = {0};
    title_add(&claim, first, &title);
    text_add(&anchor, "claim-%s", claim.id);
    page_heading(&w->page, 3, anchor.data, title.data);
    if (claim.mechanism[0]) paragraph(w, "In the model: %s", claim.mechanism);
    if (contested(w, claim.id))
        paragraph(w, "Contested: the model does not take a side. Both signs are shown, on one "
                     "scale where they are "
                     "told by the same number.");
    if (strcmp(claim.figure, "hump") == 0) show_hump(w);
    if (strcmp(claim.figure, "frontier") == 0) show_frontier(w);
    if (strcmp(claim.figure, "classes") == 0)
        paragraph(w,
                  "The shares of the outcome classes over the years are drawn at a glance, above.");
    show_rows(w, &claim, first);
    claim_table(w, &claim);
    commands_add(w, &claim);
    text_free(&title);
    text_free(&anchor);
}

/* Whether an earlier row belongs to the same claim. */
static bool told_before(const Writer *w, int n) {
    const PropertyClaim claim = properties_claim(w->c->set, properties_at(w->c->set, n));
    for (int k = 0; k < n; k++)
        if (judged(properties_at(w->c->set, k)) &&
            strcmp(properties_claim(w->c->set, properties_at(w->c->set, k)).id, claim.id) == 0)
            return true;
    return false;
}

static void claims_write(Writer *w, bool two_sided) {
    for (int n = 0; n < properties_count(w->c->set); n++) {
        const Property *p = properties_at(w->c->set, n);
        if (!judged(p) || told_before(w, n)) continue;
        if (contested(w, properties_claim(w->c->set, p).id) == two_sided) claim_write(w, p);
    }
}

/* --- the page --------------------------------------------------------------------------------- */

static void about_write(Writer *w) {
    Text note = {0};
    char until[32];
    page_heading(&w->page, 2, "about", "What this is");
    paragraph(w,
              "What the pack `%s` %s claims, as rows of tests: each names the games that are "
              "compared, one statistic of "
              "them and a threshold. Assumptions as of %s; later events are "
              "not used. A row passes when its 99 %% bound lies on the right side of its "
              "threshold, fails when it lies on "
              "the wrong one, and is inconclusive when the interval covers it. Games that are "
              "compared live the same "
              "luck. Headline rows have a star.",
              w->c->card->id, w->c->card->version, history_known_until(w->c->scenario, until));
    if (properties_about(w->c->set)[0]) page_paragraph(&w->page, properties_about(w->c->set));
    notice_content(w->c->scenario, &note);
    page_paragraph(&w->page, note.data);
    text_free(&note);
    notice_disclaimer(w->c->scenario, &note);
    if (note.length) page_paragraph(&w->page, note.data);
    text_free(&note);
}

static void rules_write(Writer *w) {
    static const char *const rules[] = {
        "Say: in this model, with these assumptions of this date, so many of so many imagined "
        "histories, between so much and so much.",
        "Do not say: the chance is so much. Histories are imagined; the numbers depend on "
        "judgements that can be read and changed.",
        "Quote no number without its interval, and no sign of a contested claim without the other "
        "one.",
        "Name what drives a result. One history shows how something can happen, never how likely "
        "it is.",
        "What fails and what is undecided is part of the result.",
        "Facts and judgements are kept apart: who invaded, and what borders are recognised, are "
        "facts; preferences and thresholds are judgements.",
        "Numbers stand for people. Losses are given as ranges, and never as a gain.",
    };
    page_heading(&w->page, 2, "rules", "What may be said with it");
    paragraph(w, "The model is conditional, dated and exploratory.");
    for (size_t n = 0; n < COUNT_OF(rules); n++)
        page_item(&w->page, n == 0, n + 1 == COUNT_OF(rules), rules[n]);
}

static void made_write(Writer *w) {
    page_heading(&w->page, 2, "made", "How it was made");
    page_code(&w->page, w->c->again);
    paragraph(
        w,
        "%s, seed %llu; runs of each set of games: %s. The same command gives the same page, on "
        "any machine and "
        "with any number of processors. Seed 1 is the block of luck that was used for tuning.",
        w->c->version, (unsigned long long)w->c->seed,
        w->c->runs > 0 ? "as given" : "as each row says");
    if (w->c->points > 0)
        paragraph(w,
                  "The share over the box is of %d points of a Latin hypercube over all uncertain "
                  "parameters, %llu runs a "
                  "point and set of games, counted where a paired test of 99 %% decides. For "
                  "structural rows the sign is "
                  "tested, for calibrated ones the statement.",
                  w->c->points, (unsigned long long)w->c->point_runs);
}

bool claims_page_draws(const PropertySet *set, const char *figure) {
    for (int n = 0; n < properties_count(set); n++)
        if (strcmp(properties_claim(set, properties_at(set, n)).figure, figure) == 0) return true;
    return false;
}

bool claims_page_write(const ClaimsPage *c, PageForm form, Text *out) {
    Text title = {0};
    text_add(&title, "The claims, tested: %s", c->card->title);
    Writer w = {.c = c, .page = page_begin(form, title.data)};
    about_write(&w);
    page_heading(&w.page, 2, "glance", "At a glance");
    counts(&w);
    show_classes(&w);
    troubles(&w);
    page_heading(&w.page, 2, "contested", "Contested claims, with both signs");
    claims_write(&w, true);
    page_heading(&w.page, 2, "claims", "All other claims");
    claims_write(&w, false);
    rules_write(&w);
    made_write(&w);
    page_end(&w.page, out);
    text_free(&title);
    return !w.failed;
}
