/* A thread for one piece of work. Always true: see background.h. */
#include "ensemble/background.h"
#include "core/memory.h"

#include <pthread.h>
#include <stdlib.h>

struct Background {
    BackgroundWork *work;
    void *context;
    pthread_t thread;
    bool has_thread;
    bool whole; /* written before `ended` */
    atomic_bool stop, ended;
    atomic_uint_fast64_t done, all;
};

static void *thread_run(void *context) {
    Background *b = context;
    b->whole = b->work(b->context, &(BackgroundSeen){&b->stop, b});
    atomic_store(&b->ended, true);
    return NULL;
}

Background *background_begin(BackgroundWork *work, void *context) {
    Background *b = memory_zeros(1, sizeof *b);
    b->work = work;
    b->context = context;
    b->has_thread = pthread_create(&b->thread, NULL, thread_run, b) == 0;
    if (!b->has_thread) thread_run(b);
    return b;
}

void background_progress(void *told, uint64_t done, uint64_t all) {
    Background *b = told;
    atomic_store(&b->all, all);
    atomic_store(&b->done, done);
}

double background_done(const Background *b) {
    const double done = (double)atomic_load(&b->done), all = (double)atomic_load(&b->all);
    return all > 0 && done < all ? done / all : all > 0 ? 1 : 0;
}

bool background_ended(const Background *b, bool *whole) {
    if (!atomic_load(&b->ended)) return false;
    *whole = b->whole;
    return true;
}

void background_wait(Background *b) {
    if (b->has_thread) pthread_join(b->thread, NULL);
    b->has_thread = false;
}

void background_stop(Background *b) {
    if (!b) return;
    atomic_store(&b->stop, true);
    background_wait(b);
    free(b);
}
