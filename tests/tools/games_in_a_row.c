/* games_in_a_row GAMES THREADS: so many games by bots in one process, a hundred different ones again and again. Prints
 * one digest of the hundred worlds and what memory was in use after the first round and at the end. Ends with 1 if a
 * game came out otherwise than the first time, or if memory grew. */
#include <malloc.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "session/pack_book.h"
#include "session/session.h"

enum { ROUND = 100, STARTS = 5, THREADS_MAX = 16 };
#define RSS_ROOM_KB 4096 /* pages that the allocator keeps; a game leaks less only if it leaks under half a byte */

static Scenario scenario[STARTS];
static Digest first[ROUND];

typedef struct Worker {
    pthread_t thread;
    int begin, end, step, wrong;
    Digest last[ROUND];
} Worker;

static Digest played(int n) {
    Session *g = malloc(sizeof *g);
    ASSERT(g);
    const Setup setup = session_setup((uint64_t)(n % ROUND) + 1, MODE_STANDARD, SEAT_NONE);
    session_begin(g, &scenario[n % STARTS], &setup);
    while (!session_over(g)) ASSERT(session_end_turn(g, true, NULL));
    const Digest digest = world_digest(&g->world);
    session_free(g);
    free(g);
    return digest;
}

static void *work(void *context) {
    Worker *w = context;
    for (int n = w->begin; n < w->end; n += w->step) {
        if (digest_equal(played(n), first[n % ROUND])) continue;
        fprintf(stderr, "game %d, start %s, seed %d: another world than the first time\n", n,
                scenario[n % STARTS].start_name, n % ROUND + 1);
        w->wrong++;
    }
    return NULL;
}

typedef struct Memory {
    size_t allocated;
    long resident_kb;
} Memory;

static Memory memory_now(void) {
    long pages = 0;
    malloc_trim(0);
    FILE *f = fopen("/proc/self/statm", "r");
    ASSERT(f && fscanf(f, "%*d %ld", &pages) == 1);
    fclose(f);
    return (Memory){mallinfo2().uordblks, pages * (sysconf(_SC_PAGESIZE) / 1024)};
}

static int rounds(int from, int games, int threads) {
    static Worker worker[THREADS_MAX];
    int wrong = 0;
    for (int t = 0; t < threads; t++) {
        worker[t] = (Worker){.begin = from + t, .end = games, .step = threads};
        ASSERT(pthread_create(&worker[t].thread, NULL, work, &worker[t]) == 0);
    }
    for (int t = 0; t < threads; t++) {
        pthread_join(worker[t].thread, NULL);
        wrong += worker[t].wrong;
    }
    return wrong;
}

static bool opened(PackBook *book) {
    static Pack card;
    Err err = {{0}};
    bool done =
        pack_open(ACCESSION_SOURCE_DIR "/scenarios/ukraine-2023", NULL, book, &err) && pack_card(book, &card, &err);
    ASSERT(!done || card.starts >= STARTS);
    for (int n = 0; done && n < STARTS; n++) done = pack_scenario(book, card.start[n].name, &scenario[n], &err);
    if (!done) fprintf(stderr, "%s\n", err.text);
    return done;
}

int main(int count, char **argument) {
    PackBook book;
    const int games = count == 3 ? atoi(argument[1]) : 0, threads = count == 3 ? atoi(argument[2]) : 0;
    if (games < 2 * ROUND || threads < 1 || threads > THREADS_MAX)
        return fprintf(stderr, "usage: games_in_a_row GAMES THREADS\n"), 2;
    if (!opened(&book)) return 2;
    Digest all = digest_start();
    char text[33];
    for (int n = 0; n < ROUND; n++) {
        first[n] = played(n);
        digest_add_u64(&all, first[n].a);
        digest_add_u64(&all, first[n].b);
    }
    int wrong = rounds(ROUND, 2 * ROUND, threads); /* each thread has its own heap from here on */
    const Memory before = memory_now();
    wrong += rounds(2 * ROUND, games, threads);
    const Memory after = memory_now();
    digest_text(all, text);
    printf("%s\n", text);
    fprintf(stderr,
            "%d games, %d threads: %d differ; allocated %zu bytes after %d games, %zu at the end; resident %ld KB, %ld "
            "KB\n",
            games, threads, wrong, before.allocated, 2 * ROUND, after.allocated, before.resident_kb, after.resident_kb);
    pack_close(&book);
    return wrong || after.allocated > before.allocated || after.resident_kb > before.resident_kb + RSS_ROOM_KB;
}
