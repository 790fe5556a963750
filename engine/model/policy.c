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
