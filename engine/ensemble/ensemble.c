/* Games over threads.
 *
 * Always true: threads take batches of runs in order and hand them over in order, each waiting for
 * its turn; so a thread is never more than one batch ahead of its fellows. */
#include "ensemble/ensemble.h"
#include "core/memory.h"

#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <unistd.h>

enum { BATCH = 32, THREADS_MAX = 256 };

typedef struct Batch {
    Parameters k[BATCH];
    Outcome o[BATCH];
} Batch;

typedef struct Work {
    const Ensemble *e;
    atomic_ullong next;   /* the batch that nobody has begun */
    pthread_mutex_t lock; /* of the fields below, and held while a batch is handed over */
    pthread_cond_t moved;
    uint64_t turn; /* the batch to be handed over next */
    uint64_t taken;
    bool stopped;
} Work;

static uint64_t first_run(const Ensemble *e) { return e->first > 0 ? e->first : 1; }

static bool told_to_stop(const Ensemble *e) { return e->stop && atomic_load(e->stop); }

static void hand_over(Work *work, uint64_t number, const Batch *batch, int count) {
    const Ensemble *e = work->e;
    pthread_mutex_lock(&work->lock);
    while (work->turn != number) pthread_cond_wait(&work->moved, &work->lock);
    /* Once stopped nothing more is taken, so that what was taken has no gap. */
    work->stopped = work->stopped || count == 0;
    for (int n = 0; n < count && !work->stopped; n++)
        e->take(e->context, first_run(e) + number * BATCH + (uint64_t)n, &batch->k[n], &batch->o[n]);
    work->taken += work->stopped ? 0 : (uint64_t)count;
    work->turn++;
    if (e->progress && !work->stopped) e->progress(e->context, work->taken, e->runs);
    pthread_cond_broadcast(&work->moved);
    pthread_mutex_unlock(&work->lock);
}

static void *work_run(void *context) {
    Work *work = context;
    const Ensemble *e = work->e;
    Batch *batch = memory_new(sizeof *batch);
    const uint64_t batches = (e->runs + BATCH - 1) / BATCH;
    for (;;) {
        const uint64_t number = atomic_fetch_add(&work->next, 1);
        if (number >= batches) break;
        const uint64_t begin = number * BATCH, left = e->runs - begin;
        int count = left < BATCH ? (int)left : BATCH;
        if (told_to_stop(e)) count = 0;
        for (int n = 0; n < count; n++) {
            const uint64_t run = first_run(e) + begin + (uint64_t)n;
            design_draw(&e->design, e->scenario, run, &batch->k[n]);
            game_run(e->scenario, &batch->k[n], e->policy, e->seed, run, e->months, &batch->o[n]);
        }
        hand_over(work, number, batch, count);
        if (count == 0) break;
    }
    free(batch);
    return NULL;
}

int ensemble_processors(void) {
    cpu_set_t ours; /* a cluster's job may be given fewer than the machine has */
    const int n = sched_getaffinity(0, sizeof ours, &ours) == 0 ? CPU_COUNT(&ours)
                                                                : (int)sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > THREADS_MAX ? THREADS_MAX : n;
}

uint64_t ensemble_run(const Ensemble *e) {
    ASSERT(e->scenario && e->take && e->months > 0);
    Work work = {.e = e, .lock = PTHREAD_MUTEX_INITIALIZER, .moved = PTHREAD_COND_INITIALIZER};
    pthread_t thread[THREADS_MAX];
    int wanted = e->threads > 0 ? e->threads : ensemble_processors(), started = 0;
    if (wanted > THREADS_MAX) wanted = THREADS_MAX;
    for (int n = 1; n < wanted; n++)
        if (pthread_create(&thread[started], NULL, work_run, &work) == 0) started++;
    work_run(&work);
    for (int n = 0; n < started; n++) pthread_join(thread[n], NULL);
    pthread_cond_destroy(&work.moved);
    pthread_mutex_destroy(&work.lock);
    return work.taken;
}
