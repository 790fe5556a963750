/* Threads that count odds. Always true: see odds_worker.h; all fields of a worker and of its jobs but
 * `given_up` are touched under the lock alone, except that a block's futures are lived without it from
 * what nobody changes: the question, the known world, and base as far as it was written. */
#include "ensemble/odds_worker.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "core/memory.h"
#include "ensemble/ensemble.h"

enum { THREADS_MOST = 64, SERIES_MAX = 1 + ODDS_CARDS_MAX, POOL = 96 };

/* A question, until the last thread has let go of it. */
typedef struct Job {
    OddsCount *count;
    atomic_bool given_up;
    int users;
    int begun[SERIES_MAX], added[SERIES_MAX]; /* blocks */
    int rank[SERIES_MAX];                     /* the higher the sooner */
    OddsBlock *pool[POOL];                    /* lived, and waiting for those before them */
    int pooled;
} Job;

struct OddsWorker {
    pthread_mutex_t lock;
    pthread_cond_t work, moved; /* something to do; something was done */
    pthread_t thread[THREADS_MOST];
    int threads, busy, ranks;
    bool closing;
    Job *job;
};

static void job_drop(Job *job) {
    if (--job->users > 0) return;
    for (int n = 0; n < job->pooled; n++) free(job->pool[n]);
    odds_count_free(job->count);
    free(job);
}

/* --- blocks ----------------------------------------------------------------------------------- */

static bool somebody_waits(const Job *job) {
    for (int s = 0; s <= job->count->ask.cards; s++)
        if (job->rank[s] > 0) return true;
    return false;
}

/* Whether anybody needs another block of it: a card's futures need as many without the card. */
static bool is_needed(const Job *job, int series, bool waits) {
    const OddsCount *c = job->count;
    if (!c->ask.idle || job->rank[series] > 0) return true;
    return waits && series == ODDS_FAN && job->begun[ODDS_FAN] * ODDS_BLOCK < c->card_runs;
}

/* The next block: of the series with the highest rank, among equals the first, that has one ready. */
static OddsBlock *block_take(Job *job) {
    const int series = 1 + job->count->ask.cards;
    const bool waits = somebody_waits(job);
    int best = -1;
    if (job->pooled + THREADS_MOST >= POOL) return NULL; /* somebody is far behind: wait for it */
    for (int s = 0; s < series; s++) {
        if (!is_needed(job, s, waits) || !odds_block_ready(job->count, s, job->begun[s])) continue;
        if (best < 0 || job->rank[s] > job->rank[best]) best = s;
    }
    if (best < 0) return NULL;
    OddsBlock *block = memory_new(sizeof *block);
    block->series = best;
    block->number = job->begun[best]++;
    block->points = job->count->odds.fan.wide;
    return block;
}

/* Adds what can be added in order. */
static void blocks_add(Job *job) {
    for (int n = 0; n < job->pooled;) {
        OddsBlock *b = job->pool[n];
        if (job->added[b->series] != b->number) {
            n++;
            continue;
        }
        odds_block_add(job->count, b);
        job->added[b->series]++;
        job->pool[n] = job->pool[--job->pooled];
        free(b);
        n = 0;
    }
}

/* One block of the present job, with the lock held before and after; false if there is none. */
static bool block_do(OddsWorker *worker) {
    Job *job = worker->job;
    OddsBlock *block = job ? block_take(job) : NULL;
    if (!block) return false;
    job->users++;
    worker->busy++;
    pthread_mutex_unlock(&worker->lock);
    const bool whole = odds_block_work(job->count, block, &job->given_up);
    pthread_mutex_lock(&worker->lock);
    worker->busy--;
    if (whole) job->pool[job->pooled++] = block;
    else free(block);
    if (whole) blocks_add(job);
    job_drop(job);
    pthread_cond_broadcast(&worker->moved);
    pthread_cond_broadcast(&worker->work); /* cards may be ready now */
    return true;
}

/* What a person waits for goes first. Elsewhere niceness is the whole process's. */
static void step_back(void) {
#ifdef __linux__
    enum { NICE = 10 };
    const int now = nice(NICE);
    (void)now; /* -1 may be an answer, and a refusal does no harm */
#endif
}

static void *thread_run(void *context) {
    step_back();
    OddsWorker *worker = context;
    pthread_mutex_lock(&worker->lock);
    while (!worker->closing)
        if (!block_do(worker)) pthread_cond_wait(&worker->work, &worker->lock);
    pthread_mutex_unlock(&worker->lock);
    return NULL;
}

/* --- beginning and end ------------------------------------------------------------------------ */

OddsWorker *odds_worker_new(int threads) {
    OddsWorker *worker = memory_zeros(1, sizeof *worker);
    pthread_mutex_init(&worker->lock, NULL);
    pthread_cond_init(&worker->work, NULL);
    pthread_cond_init(&worker->moved, NULL);
    int wanted = threads == 0 ? ensemble_processors() : threads;
    if (wanted > THREADS_MOST / 2) wanted = THREADS_MOST / 2;
    while (worker->threads < wanted &&
           pthread_create(&worker->thread[worker->threads], NULL, thread_run, worker) == 0)
        worker->threads++;
    return worker;
}

/* With the lock held: nobody begins a block of it any more. */
static void job_leave(OddsWorker *worker, Job *next) {
    if (worker->job) {
        atomic_store(&worker->job->given_up, true);
        job_drop(worker->job);
    }
    worker->job = next;
}

void odds_worker_free(OddsWorker *worker) {
    if (!worker) return;
    pthread_mutex_lock(&worker->lock);
    job_leave(worker, NULL);
    worker->closing = true;
    pthread_cond_broadcast(&worker->work);
    pthread_mutex_unlock(&worker->lock);
    for (int n = 0; n < worker->threads; n++) pthread_join(worker->thread[n], NULL);
    pthread_cond_destroy(&worker->moved);
    pthread_cond_destroy(&worker->work);
    pthread_mutex_destroy(&worker->lock);
    free(worker);
}

void odds_begin(OddsWorker *worker, const OddsAsk *ask) {
    Job *job = memory_zeros(1, sizeof *job);
    job->users = 1;
    job->count = odds_count_new(ask);
    pthread_mutex_lock(&worker->lock);
    job_leave(worker, job);
    pthread_cond_broadcast(&worker->work);
    pthread_mutex_unlock(&worker->lock);
}

void odds_stop(OddsWorker *worker) {
    pthread_mutex_lock(&worker->lock);
    job_leave(worker, NULL);
    while (worker->busy > 0) pthread_cond_wait(&worker->moved, &worker->lock);
    pthread_mutex_unlock(&worker->lock);
}

bool odds_poll(OddsWorker *worker, Odds *out) {
    if (pthread_mutex_trylock(&worker->lock) != 0) return false;
    const bool any = worker->job != NULL;
    if (any) memcpy(out, &worker->job->count->odds, sizeof *out);
    pthread_mutex_unlock(&worker->lock);
    return any;
}

/* --- waiting ---------------------------------------------------------------------------------- */

static bool is_wanted(const OddsCount *c, const OddsWanted *wanted, int series) {
    if (wanted->all || series == ODDS_FAN) return wanted->all || wanted->fan;
    for (int n = 0; n < wanted->cards; n++)
        if (odds_find(&c->odds, wanted->card[n]) == series - 1) return true;
    return false;
}

static void rank_up(OddsWorker *worker, const OddsWanted *wanted) {
    Job *job = worker->job;
    worker->ranks++;
    for (int s = 0; s <= job->count->ask.cards; s++)
        if (is_wanted(job->count, wanted, s)) job->rank[s] = worker->ranks;
}

typedef struct Tallied {
    uint64_t done, all; /* futures */
} Tallied;

/* Of what is wanted, lived and in all; the fan may be done sooner. */
static Tallied wanted_done(const OddsCount *c, const OddsWanted *wanted) {
    Tallied t = {0};
    for (int s = 0; s <= c->ask.cards; s++) {
        if (!is_wanted(c, wanted, s)) continue;
        const int done = s == ODDS_FAN ? c->odds.fan.futures : c->odds.sum[s - 1].futures;
        t.done += (uint64_t)done;
        t.all += (uint64_t)(odds_series_done(c, s) ? done : s == ODDS_FAN ? c->runs : c->card_runs);
    }
    return t;
}

/* A moment's sleep at most, so that a wish to stop is seen. */
static void wait_a_moment(OddsWorker *worker) {
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec += 50000000;
    until.tv_sec += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    pthread_cond_timedwait(&worker->moved, &worker->lock, &until);
}

bool odds_wait(OddsWorker *worker, const OddsWanted *wanted, Odds *out) {
    pthread_mutex_lock(&worker->lock);
    ASSERT(worker->job);
    const OddsCount *count = worker->job->count;
    bool whole = false, stopped = false;
    rank_up(worker, wanted);
    pthread_cond_broadcast(&worker->work);
    while (!whole && !stopped) {
        const Tallied t = wanted_done(count, wanted);
        if (wanted->progress) wanted->progress(wanted->told, t.done, t.all);
        whole = t.done >= t.all;
        stopped = wanted->stop && atomic_load(wanted->stop);
        if (!whole && !stopped && !block_do(worker)) wait_a_moment(worker);
    }
    memcpy(out, &count->odds, sizeof *out);
    pthread_mutex_unlock(&worker->lock);
    return whole;
}
