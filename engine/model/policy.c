/* Dated orders. */
#include "model/policy.h"

#include "core/real.h"

void policy_apply(const Policy *policy, World *w) {
    const int next = (int)w->month + 1;
    for (size_t n = 0; n < policy->count && policy->orders[n].month <= next; n++) {
        const PolicyOrder *o = &policy->orders[n];
        const PostureInfo *p = posture_info(o->posture);
        if (o->month == next)
            *world_posture(&w->ordered, o->posture) = real_clamp(o->value, p->low, p->high);
    }
}

void policy_month(const Policy *policy, World *w, const Scenario *s, const Parameters *k,
                  RandomKey world_key, Ledger *ledger) {
    if (!policy) return;
    policy_apply(policy, w);
    if (policy->seated) panel_month(w, s, k, world_key, &policy->panel, true, ledger);
}
