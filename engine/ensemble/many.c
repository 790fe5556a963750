/* Work over threads. Always true: see many.h. */
#include "ensemble/many.h"

#include <pthread.h>

#include "ensemble/ensemble.h"

enum { THREADS_MOST = 64 };

typedef struct Shared {
    const Many *m;
    atomic_int next, done;
} Shared;

static bool stopped(const Many *m) { return m->stop && atomic_load(m->stop); }

static bool one(Shared *s) {
    const int n = atomic_fetch_add(&s->next, 1);
    if (n >= s->m->count || stopped(s->m)) return false;
    s->m->work(s->m->context, n);
    atomic_fetch_add(&s->done, 1);
    return true;
}

static void *helper_run(void *shared) {
    while (one(shared)) {}
    return NULL;
}

bool many_run(const Many *m) {
    Shared s = {.m = m};
    pthread_t thread[THREADS_MOST];
    int wanted = m->threads > 0 ? m->threads : ensemble_processors(), started = 0;
    if (wanted > THREADS_MOST) wanted = THREADS_MOST;
    while (started < wanted - 1 && pthread_create(&thread[started], NULL, helper_run, &s) == 0) started++;
    while (one(&s))
        if (m->progress) m->progress(m->told, (uint64_t)atomic_load(&s.done), (uint64_t)m->count);
    for (int n = 0; n < started; n++) pthread_join(thread[n], NULL);
    return atomic_load(&s.done) == m->count;
}
