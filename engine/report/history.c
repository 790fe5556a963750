/* Living one history with a listener. Always true: see history.h. */
#include "report/history.h"

#include "core/memory.h"
#include "model/month.h"

#include <stdio.h>
#include <stdlib.h>

void history_live(History *h, const Scenario *s, const Parameters *k, const Policy *policy,
                  uint64_t seed, int months) {
    ASSERT(months >= 0);
    *h = (History){.scenario = s, .policy = policy, .parameters = *k, .seed = seed,
                   .months = months};
    h->worlds = memory_new(sizeof(World) * ((size_t)months + 1));
    const RandomKey key = random_key_world(seed, 0);
    World *w = h->worlds;
    world_begin(w, s, k, key);
    for (int month = 1; month <= months; month++, w++) {
        w[1] = w[0];
        policy_month(policy, &w[1], s, k, key, &h->ledger);
        world_step(&w[1], s, k, key, &h->ledger);
    }
}

void history_free(History *h) {
    free(h->worlds);
    ledger_free(&h->ledger);
    *h = (History){0};
}

const World *history_at(const History *h, int month) {
    ASSERT(month >= h->first && month <= h->months);
    return &h->worlds[month - h->first];
}

const World *history_end(const History *h) {
    return history_at(h, h->months);
}

const char *history_known_until(const Scenario *s, char buf[32]) {
    static const struct {
        const char *name;
        int days;
    } months[12] = {{"January", 31}, {"February", 28}, {"March", 31},     {"April", 30},
                    {"May", 31},     {"June", 30},     {"July", 31},      {"August", 31},
                    {"September", 30}, {"October", 31}, {"November", 30}, {"December", 31}};
    int year = s->start_year, month = s->start_month, day = 0;
    if (s->model_date[0]) {
        const int read = sscanf(s->model_date, "%4d-%2d-%2d", &year, &month, &day);
        ASSERT(read == 3);
    }
    ASSERT(month >= 1 && month <= 12);
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (!day) day = months[month - 1].days + (leap && month == 2 ? 1 : 0);
    snprintf(buf, 32, "%d %s %d", day, months[month - 1].name, year);
    return buf;
}
