/* What follows from a pack's numbers: hashes, shares, capability. */
#include "model/scenario.h"

#include <stdio.h>
#include <string.h>

#include "core/real.h"
#include "model/act.h"

static void fill_keys(Scenario *s) {
    static const char *const draws[DRAW_COUNT] = {
#define DRAW(name, ...) #name,
#define SHOCK(name, ...) #name,
#include "model/draws.def"
#undef DRAW
#undef SHOCK
    };
    static const DrawId shocks[SHOCK_COUNT] = {
#define DRAW(name, ...)
#define SHOCK(name, ...) DRAW_##name,
#include "model/draws.def"
#undef DRAW
#undef SHOCK
    };
    for (int d = 0; d < DRAW_COUNT; d++) s->draw_key[d] = name_hash(draws[d]);
    for (int n = 0; n < SHOCK_COUNT; n++) s->shock_key[n] = s->draw_key[shocks[n]];
    for (int i = 0; i < s->members; i++) s->member_key[i] = name_hash(s->member_id[i]);
}

static double share_of(double part, double whole) {
    return whole > 0.0 ? part / whole : 0.0;
}

/* Capability: mean of the shares of GDP, population and defence spending, a composite as in the
 * Correlates of War index; over everybody who is or will be a member. */
static void fill_capability(Scenario *s) {
    World *w = &s->start;
    double gdp = 0, people = 0, defence = 0, aid = 0;
    for (int i = 0; i < s->members; i++) {
        gdp += w->gdp_bn_usd[i];
        people += w->population_m[i];
        defence += w->gdp_bn_usd[i] * w->defence_pct_gdp[i];
        aid += w->gdp_bn_usd[i] * w->aid_pct_gdp[i];
    }
    for (int i = 0; i < s->members; i++) {
        const double spends = w->gdp_bn_usd[i] * w->defence_pct_gdp[i];
        w->capability[i] = (share_of(w->gdp_bn_usd[i], gdp) + share_of(w->population_m[i], people) +
                            share_of(spends, defence)) / 3.0;
        w->aid_share[i] = share_of(w->gdp_bn_usd[i] * w->aid_pct_gdp[i], aid);
        w->ln_capability[i] = real_log(real_max(0.01, spends / 100.0) / w->rival_defence_bn_usd);
    }
}

void scenario_complete(Scenario *s) {
    ASSERT(s->members > 0 && s->members <= MEMBERS_MAX);
    ASSERT(s->regions > 0 && s->regions <= REGIONS_MAX);
    s->members_padded = (s->members + 3) / 4 * 4;
    s->regions_padded = (s->regions + 3) / 4 * 4;
    s->lead = -1;
    for (int i = 0; i < s->members; i++)
        if (s->start.is_lead[i] > 0.5) s->lead = i;
    ASSERT(s->lead >= 0);
    fill_keys(s);
    fill_capability(s);
    acts_prepare(s);
}

int scenario_member_find(const Scenario *s, const char *id) {
    for (int i = 0; i < s->members; i++)
        if (strcmp(s->member_id[i], id) == 0) return i;
    return -1;
}

int scenario_region_find(const Scenario *s, const char *id) {
    for (int i = 0; i < s->regions; i++)
        if (strcmp(s->region_id[i], id) == 0) return i;
    return -1;
}

const char *scenario_date(const Scenario *s, int month, char *buf) {
    static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    const int months = s->start_year * 12 + s->start_month - 1 + month;
    snprintf(buf, 16, "%.3s %d", names + (ptrdiff_t)(3 * (months % 12)), months / 12 % 10000);
    return buf;
}
