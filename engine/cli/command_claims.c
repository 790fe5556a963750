/* `claims`: the page on what a pack claims. Always true: a page is written only when every row was
 * judged; drawings of a Markdown page lie in a folder beside it that has its name. */
#include "cli/claims.h"
#include "cli/cli.h"
#include "core/memory.h"
#include "core/version.h"
#include "report/claims_page.h"
#include "store/file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { CLAIMS_POINTS = 60, CLAIMS_POINT_RUNS = 500, CLAIMS_RUNS = 10000, CLAIMS_MONTHS = 180 };

typedef struct Claiming {
    const Options *o;
    Claims claims;
    Scenario *scenario; /* of the pack's first start */
    Summary *sum;
    Hump *hump;
    Frontier *frontier;
    Pack card;
    char folder[PACK_PATH_BYTES]; /* of the drawings */
    Err *err;
} Claiming;

static void claims_lived(void *context, uint64_t done, uint64_t all) {
    progress_show(&((Claiming *)context)->claims.progress, done, all, "histories");
}

static void claims_take(void *context, uint64_t run, const Parameters *k, const Outcome *o) {
    (void)k;
    summary_add(((Claiming *)context)->sum, run, o);
}

static uint64_t claims_runs(const Options *o) {
    return o->runs > 0 ? (uint64_t)o->runs : CLAIMS_RUNS;
}

static uint64_t claims_point_runs(const Options *o) {
    return o->runs > 0 && o->runs < CLAIMS_POINT_RUNS ? (uint64_t)o->runs : CLAIMS_POINT_RUNS;
}

static int claims_wanted(const Options *o) {
    return o->given[OPTION_points] ? (int)o->points : CLAIMS_POINTS;
}

static bool claims_rows(Claiming *c) {
    const Options *o = c->o;
    const ClaimsJudge judge = {.nominal = true,
                               .robust = claims_wanted(o) > 0,
                               .runs = (uint64_t)o->runs,
                               .points = claims_wanted(o),
                               .point_runs = claims_point_runs(o),
                               .whole = true};
    return claims_judge(&c->claims, &judge, c->err);
}

static bool claims_live(Claiming *c) {
    const Options *o = c->o;
    const Ensemble e = {
        .scenario = c->scenario,
        .runs = claims_runs(o),
        .months = CLAIMS_MONTHS,
        .design = {.id = DESIGN_NOMINAL, .seed = (uint64_t)o->seed, .runs = claims_runs(o)},
        .seed = (uint64_t)o->seed,
        .threads = (int)o->threads,
        .stop = progress_stop(),
        .context = c,
        .take = claims_take,
        .progress = claims_lived};
    c->sum = summary_new(CLAIMS_MONTHS);
    return ensemble_run(&e) == claims_runs(o);
}

static bool claims_draw(Claiming *c) {
    const Options *o = c->o;
    if (claims_page_draws(c->claims.set, "hump")) {
        double stakes[HUMP_STAKES_MAX];
        int count;
        c->hump = memory_new(sizeof *c->hump);
        if (!hump_stakes_read(o->stakes, stakes, &count, c->err)) return false;
        hump_find(c->scenario, stakes, count, (uint64_t)o->seed, HUMP_DRAWS, c->hump);
    }
    if (!claims_page_draws(c->claims.set, "frontier")) return true;
    c->frontier = memory_zeros(1, sizeof *c->frontier);
    *c->frontier = (Frontier){.scenario = c->scenario,
                              .seed = (uint64_t)o->seed,
                              .runs = claims_runs(o),
                              .months = CLAIMS_MONTHS,
                              .threads = (int)o->threads,
                              .stop = progress_stop(),
                              .context = c,
                              .progress = claims_lived};
    return frontier_find(c->frontier, c->err);
}

static bool claims_file(void *context, const char *name, const Text *svg) {
    Claiming *c = context;
    char path[2 * PACK_PATH_BYTES];
    if (mkdir(c->folder, 0777) != 0 && errno != EEXIST)
        return err_set(c->err, "--markdown: cannot make the folder %s: %s", c->folder,
                       strerror(errno));
    snprintf(path, sizeof path, "%s/%s", c->folder, name);
    return file_replace(path, svg->data, svg->length, 0, c->err) ||
           err_wrap(c->err, "--markdown: cannot write %s", path);
}

/* The command that writes this page again. */
static void claims_again(const Options *o, Text *out) {
    text_add(out, "accession claims --pack %s", o->pack);
    for (int n = 0; n < o->set.count; n++) text_add(out, " --set %s", o->set.item[n]);
    if (o->only) text_add(out, " --only %s", o->only);
    text_add(out, " --seed %lld", (long long)o->seed);
    if (o->runs > 0) text_add(out, " --runs %lld", (long long)o->runs);
    text_add(out, " --points %d --%s", claims_wanted(o),
             o->html ? "html claims.html" : "markdown claims.md");
}

static int claims_write(Claiming *c) {
    const Options *o = c->o;
    const char *path = o->html ? o->html : o->markdown ? o->markdown : "-";
    const bool files = !o->html && strcmp(path, "-") != 0;
    const size_t length =
        strlen(path) > 3 && strcmp(path + strlen(path) - 3, ".md") == 0 ? strlen(path) - 3 : 0;
    Text again = {0}, out = {0};
    char links[PACK_PATH_BYTES + 2];
    if (length > 0)
        snprintf(c->folder, sizeof c->folder, "%.*s", (int)length, path);
    else
        snprintf(c->folder, sizeof c->folder, "%s-charts", path);
    const char *last = strrchr(c->folder, '/');
    snprintf(links, sizeof links, "%s/", last ? last + 1 : c->folder);
    claims_again(o, &again);
    const ClaimsPage page = {.set = c->claims.set,
                             .scenario = c->scenario,
                             .card = &c->card,
                             .sum = c->sum,
                             .hump = c->hump,
                             .frontier = c->frontier,
                             .version = "accession " ACCESSION_VERSION,
                             .again = again.data,
                             .seed = (uint64_t)o->seed,
                             .runs = (uint64_t)o->runs,
                             .points = claims_wanted(o),
                             .point_runs = claims_point_runs(o),
                             .file = files ? claims_file : NULL,
                             .context = c,
                             .folder = links};
    const bool written = claims_page_write(&page, o->html ? PAGE_HTML : PAGE_MARKDOWN, &out);
    text_free(&again);
    if (written) return cli_write(path, &out, properties_hold(c->claims.set) ? EXIT_OK : EXIT_NO);
    text_free(&out);
    return cli_fail(c->err);
}

static bool claims_all(Claiming *c) {
    bool whole = claims_rows(c);
    c->claims.progress = progress_begin();
    whole = whole && claims_live(c) && claims_draw(c);
    progress_end(&c->claims.progress);
    whole = whole && pack_scripts_held(c->claims.book, c->err) &&
            pack_card(c->claims.book, &c->card, c->err);
    if (!whole && !c->err->text[0])
        err_set(c->err, "claims: interrupted before every row was judged");
    return whole;
}

int command_claims(const Options *o) {
    Err err = {0};
    Claiming c = {.o = o, .err = &err};
    if (o->html && o->markdown) {
        err_set(&err, "claims: --html or --markdown is wanted, not both");
        return cli_fail(&err);
    }
    if (!claims_open(o, &c.claims, &err)) {
        return cli_fail(&err);
    }
    c.scenario = memory_zeros(1, sizeof *c.scenario);
    const int code = book_start(c.claims.book, NULL, o->set.item, o->set.count, c.scenario, &err) && claims_all(&c)
                         ? claims_write(&c)
                         : cli_fail(&err);
    claims_close(&c.claims);
    free(c.scenario);
    free(c.sum);
    free(c.hump);
    free(c.frontier);
    return code;
}
