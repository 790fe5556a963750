/* digest_world START POLICY SEED: the fingerprint of every month, as `accession run --digest`
 * prints it, from core and model alone: for machines and compilers that the whole program is not
 * built for. Always true: it reads nothing but its arguments; POLICY is passive, or bots in every
 * seat. */
#include "exported.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/month.h"
#include "model/policy.h"

#include "scenario.inc"

enum { MONTHS = 180 };

static void scenario_take(Scenario *s, const Exported *e) {
    s->members = e->members;
    s->regions = e->regions;
    s->start_year = e->start_year;
    s->start_month = e->start_month;
    memcpy(s->member_id, e->member_id, sizeof *e->member_id * (size_t)e->members);
    memcpy(s->seat_member, e->seat_member, sizeof s->seat_member);
    memcpy(&s->start, e->world, sizeof s->start);
    memcpy(&s->nominal, e->nominal, sizeof s->nominal);
    s->rules = &e->rules;
    scenario_complete(s);
}

static void live(const Scenario *s, const Policy *policy, uint64_t seed) {
    const RandomKey key = random_key_world(seed, 0);
    World w;
    char digits[33];
    world_begin(&w, s, &s->nominal, key);
    for (int month = 0;; month++) {
        digest_text(world_digest(&w), digits);
        printf("%d %s\n", month, digits);
        if (month == MONTHS) return;
        policy_month(policy, &w, s, &s->nominal, key, NULL);
        world_step(&w, s, &s->nominal, key, NULL);
    }
}

int main(int argc, char **argv) {
    static Scenario s;
    const Policy bots = {.name = "bots", .seated = true, .panel = panel_of(BOT_QUANTAL)};
    const bool seated = argc == 4 && strcmp(argv[2], "bots") == 0;
    for (size_t n = 0; n < COUNT_OF(exported) && argc == 4; n++) {
        if (strcmp(exported[n].start, argv[1]) != 0) continue;
        scenario_take(&s, &exported[n]);
        live(&s, seated ? &bots : NULL, strtoull(argv[3], NULL, 10));
        return 0;
    }
    fprintf(stderr, "usage: digest_world START passive|bots SEED\n");
    return 2;
}
