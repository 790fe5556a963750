/* The common parts of the commands of analysis. Always true: see analysis.h. */
#include "cli/analysis.h"

#include "cli/plot.h"

#include <stdio.h>
#include <string.h>

enum { TIMED_RUNS = 8 };

static void analysis_progress(void *context, uint64_t done, uint64_t all) {
    progress_show(context, done, all, "points");
}

bool analysis_listed(const Options *o, int *code) {
    if (!o->of || strcmp(o->of, "list") != 0) {
        return false;
    }
    Text out = {0};
    study_list(&out);
    *code = cli_write(NULL, &out, EXIT_OK);
    return true;
}

/* For the designs of morris and sobol every value between the ends must be a value. */
static bool analysis_factors(Analysis *a, Err *err) {
    const OptionList *list = &a->options->factor;
    if (list->count == 0) {
        return factors_default(a->game.scenario, &a->factors, err);
    }
    for (int n = 0; n < list->count; n++) {
        Factor one;
        if (!factor_parse(a->game.scenario, list->item[n], &one, NULL, err) ||
            !factors_put(&a->factors, &one, err)) {
            return err_wrap(err, "--factor");
        }
        if (one.whole) {
            return err_set(err, "--factor: %s takes whole numbers only; `accession sweep` can vary "
                                "it", one.name);
        }
    }
    return true;
}

static bool analysis_study(Analysis *a, uint64_t runs, uint64_t least, Err *err) {
    const Options *o = a->options;
    DesignId design = DESIGN_NOMINAL;
    if (!design_find(o->design, &design)) {
        return err_set(err, "--design: found \"%s\", nominal, box or lhs is wanted", o->design);
    }
    a->study = (Study){.scenario = a->game.scenario, .policy = &a->game.policy, .design = design,
                       .seed = (uint64_t)o->seed, .runs = o->runs > 0 ? (uint64_t)o->runs : runs,
                       .months = (int)o->months, .threads = (int)o->threads,
                       .stop = progress_stop(), .context = &a->progress,
                       .progress = analysis_progress};
    if (a->study.runs < least) {
        return err_set(err, "--runs: found %llu, at least %llu are wanted",
                       (unsigned long long)a->study.runs, (unsigned long long)least);
    }
    return study_ask(&a->study, o->of ? o->of : "p_member", err) || err_wrap(err, "--of");
}

bool analysis_open(const Options *o, uint64_t runs, uint64_t least, bool factors, Analysis *out,
                   Err *err) {
    *out = (Analysis){.options = o};
    if (!game_open(o, &out->game, err)) {
        return false;
    }
    pack_strict(out->game.book);
    if (analysis_study(out, runs, least, err) && (!factors || analysis_factors(out, err))) {
        out->progress = progress_begin();
        return true;
    }
    analysis_close(out);
    return false;
}

void analysis_close(Analysis *a) { game_close(&a->game); }

void analysis_cost(Analysis *a, int points) {
    const Study *s = &a->study;
    const double began = progress_clock();
    for (uint64_t run = 1; run <= TIMED_RUNS; run++) {
        Outcome o;
        game_run(s->scenario, &s->scenario->nominal, s->policy, s->seed, run, s->months, &o);
    }
    const double each = (progress_clock() - began) / TIMED_RUNS;
    const int processors = s->threads > 0 ? s->threads : ensemble_processors();
    const double histories = (double)points * (double)s->runs;
    fprintf(stderr, "accession: %d point%s of %llu histories, %.0f in all; about %.0f s on %d "
                    "processors\n",
            points, points == 1 ? "" : "s", (unsigned long long)s->runs, histories, each * histories / processors + 1,
            processors);
    a->progress = progress_begin();
}

bool analysis_held(Analysis *a, Err *err) {
    progress_end(&a->progress);
    return pack_scripts_held(a->game.book, err);
}

static int analysis_draw(const Analysis *a, const AnalysisForms *forms, int code) {
    const Study *s = &a->study;
    Text source = {0};
    Picture p;
    plot_source(&a->game, s->policy->name, s->seed, "runs", s->runs, &source);
    if (forms->spread) text_add(&source, " %s", forms->spread);
    if (s->design != DESIGN_NOMINAL) text_add(&source, ", design %s", design_name(s->design));
    const PlotFrame frame = {source.data, (double)a->options->plot_width};
    const bool drawn = forms->plot(forms->result, &frame, &p);
    text_free(&source);
    return drawn ? plot_write(a->options, &p, code) : plot_nothing("nothing was counted");
}

int analysis_write(const Analysis *a, const AnalysisForms *forms, int code) {
    const Options *o = a->options;
    Text out = {0};
    if (o->csv) {
        forms->csv(&out, forms->result);
        code = cli_write(o->csv, &out, code);
    }
    if (o->json) {
        JsonOut json = json_out_start(&out, 1);
        forms->json(&json, forms->result);
        json_out_finish(&json);
    } else {
        forms->report(&out, forms->result);
    }
    code = cli_write(NULL, &out, code);
    return o->plot && code != EXIT_WRONG ? analysis_draw(a, forms, code) : code;
}
