/* Planning an ensemble. Always true: see plan.h. */
#include "cli/plan.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/version.h"
#include "store/pack.h"

enum { PLAN_RUNS = 10000 };

/* Which parameters --set holds. */
static void held_by(const OptionList *set, bool held[PARAM_COUNT]) {
    memset(held, 0, PARAM_COUNT * sizeof *held);
    for (int n = 0; n < set->count; n++) {
        char name[64];
        snprintf(name, sizeof name, "%.*s", (int)strcspn(set->item[n], "="), set->item[n]);
        const ParamId id = posture_find(name) >= 0 ? PARAM_NONE : param_find(name);
        if (id != PARAM_NONE) held[id] = true;
    }
}

static bool design_read(const Options *o, Plan *plan, Err *err) {
    const size_t length = strlen(o->design);
    const bool table = length > 4 && strcmp(o->design + length - 4, ".csv") == 0;
    bool held[PARAM_COUNT];
    if (design_find(o->design, &plan->design)) return true;
    if (!table && access(o->design, F_OK) != 0)
        return err_set(err, "--design: found \"%s\", nominal, box, lhs or a CSV file is wanted",
                       o->design);
    plan->design = DESIGN_FILE;
    held_by(&o->set, held);
    if (!design_table_read(o->design, held, &plan->table, err)) return err_wrap(err, "--design");
    plan->design_runs = (uint64_t)plan->table.rows;
    return true;
}

static bool runs_read(const Options *o, Plan *plan, Err *err) {
    const uint64_t otherwise = plan->design == DESIGN_FILE ? plan->design_runs : PLAN_RUNS;
    plan->first = o->runs > 0 ? (uint64_t)o->runs_first : 1;
    plan->last = o->runs > 0 ? (uint64_t)o->runs : otherwise;
    if (plan->design != DESIGN_FILE || plan->last <= plan->design_runs) return true;
    return err_set(err, "--runs: the design %s has %llu rows, so that there is no run %llu", o->design,
                   (unsigned long long)plan->design_runs, (unsigned long long)plan->last);
}

/* A stratum of the hypercube belongs to a run, so every part must know how many there are in all. */
static bool cube_read(const Options *o, Plan *plan, Err *err) {
    if (plan->design != DESIGN_LHS)
        return o->design_runs == 0 || err_set(err, "--design-runs belongs to --design lhs");
    if (o->design_runs == 0 && plan->first > 1)
        return err_set(err, "--design lhs with --runs %llu:%llu needs --design-runs N, how many runs the "
                            "whole ensemble has", (unsigned long long)plan->first,
                       (unsigned long long)plan->last);
    plan->design_runs = o->design_runs > 0 ? (uint64_t)o->design_runs : plan->last;
    return plan->last <= plan->design_runs ||
           err_set(err, "--design-runs %llu: run %llu is beyond the hypercube",
                   (unsigned long long)plan->design_runs, (unsigned long long)plan->last);
}

bool plan_read(const Options *o, Plan *out, Err *err) {
    Plan plan = {0};
    if (design_read(o, &plan, err) && runs_read(o, &plan, err) && cube_read(o, &plan, err)) {
        *out = plan;
        return true;
    }
    plan_free(&plan);
    return false;
}

void plan_free(Plan *plan) {
    design_table_free(&plan->table);
    *plan = (Plan){0};
}

static void set_digest(Part *part, PartField field, Digest digest) {
    char text[33];
    digest_text(digest, text);
    part_set(part, field, "%s", text);
}

static Digest policy_digest(const Policy *policy) {
    Digest d = digest_start();
    for (size_t n = 0; n < policy->count; n++) {
        digest_add_u64(&d, (uint64_t)policy->orders[n].month);
        digest_add_text(&d, posture_info(policy->orders[n].posture)->name);
        digest_add_real(&d, policy->orders[n].value);
    }
    return d;
}

/* All that the start, the pack's overrides and --set come to. */
static Digest world_all_digest(const Scenario *s) {
    Digest d = world_digest(&s->start);
    digest_add_reals(&d, (const double *)&s->nominal, PARAM_COUNT);
    digest_add_reals(&d, s->low, PARAM_COUNT);
    digest_add_reals(&d, s->high, PARAM_COUNT);
    return d;
}

static void set_changes(Part *part, const OptionList *set) {
    Text text = {0};
    for (int n = 0; n < set->count; n++) text_add(&text, "%s%s", n ? " " : "", set->item[n]);
    part_set(part, PART_set, "%s", text.data ? text.data : "");
    text_free(&text);
}

bool plan_part(const Options *o, const Game *game, const Plan *plan, Part *out, Err *err) {
    const Scenario *s = game->scenario;
    Digest files;
    if (!pack_digest(game->dir, &files, err)) return false;
    part_begin(out, plan->first, plan->last, (int)o->months);
    part_set(out, PART_engine, "%s", ACCESSION_VERSION);
    part_set(out, PART_commit, "%s", ACCESSION_COMMIT);
    part_set(out, PART_pack, "%s", s->pack);
    part_set(out, PART_pack_version, "%s", s->version);
    part_set(out, PART_model_date, "%s", s->model_date);
    set_digest(out, PART_pack_digest, files);
    part_set(out, PART_start, "%s", s->start_name);
    part_set(out, PART_policy, "%s", game->policy.name);
    set_digest(out, PART_policy_digest, policy_digest(&game->policy));
    set_changes(out, &o->set);
    set_digest(out, PART_world_digest, world_all_digest(s));
    part_set(out, PART_seed, "%llu", (unsigned long long)o->seed);
    part_set(out, PART_months, "%lld", (long long)o->months);
    part_set(out, PART_design, "%s", design_name(plan->design));
    if (plan->design_runs > 0)
        part_set(out, PART_design_runs, "%llu", (unsigned long long)plan->design_runs);
    if (plan->design == DESIGN_FILE) set_digest(out, PART_design_digest, plan->table.digest);
    out->layout = rows_layout(plan->design == DESIGN_FILE ? &plan->table : NULL);
    return true;
}
