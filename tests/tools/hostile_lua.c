/* hostile_lua FILE: runs a script in the sandbox over a small world (hostile_lua.h), with its handlers for
 * some turns, until a call fails. Prints the log, then "digest", "end" (ok, error or stopped), "text", "cpu"
 * (the longest call, in ms) and "memory" (the most, in bytes), a line each; "WRONG" if the world was not as
 * before a failed call. With --version, which Lua. Ends with 0 unless the file cannot be read. */
#include <locale.h>
#include <stdio.h>
#include <time.h>

#include "store/file.h"
#include "tests/tools/hostile_lua.h"

static double milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e3 * (double)now.tv_sec + 1e-6 * (double)now.tv_nsec;
}

static double longest;

/* handler -1: loading. */
static SandboxEnd timed(Sim *sim, int handler, const char *name, const char *bytes, size_t length,
                        Err *err) {
    const uint64_t digest = sim_digest(sim);
    const double start = milliseconds();
    const SandboxEnd end =
        handler < 0 ? sim_load(sim, name, bytes, length, err) : sim_fire(sim, handler, err);
    const double took = milliseconds() - start;
    if (took > longest) longest = took;
    if (end != SANDBOX_DONE && sim_digest(sim) != digest)
        printf("WRONG: a failed call changed the world\n");
    return end;
}

int main(int argc, char **argv) {
    static const char *const ends[] = {"ok", "error", "stopped"};
    Sim sim;
    Err err = {{0}};
    char *bytes;
    size_t length, peak;
    if (argc == 2 && !strcmp(argv[1], "--version")) return puts(LUA_RELEASE), 0;
    if (argc != 2 || !file_read(argv[1], 1 << 20, FILE_LINKS_FOLLOW, &bytes, &length, &err)) {
        fprintf(stderr, "%s\n", argc == 2 ? err.text : "hostile_lua FILE");
        return 2;
    }
    setlocale(LC_ALL, ""); /* the sandbox must not mind */
    const char *slash = strrchr(argv[1], '/');
    sim_open(&sim, NULL);
    SandboxEnd end = timed(&sim, -1, slash ? slash + 1 : argv[1], bytes, length, &err);
    for (int turn = 0; turn < SIM_TURNS; turn++)
        for (int i = 0; i < sim.handlers && end == SANDBOX_DONE; i++)
            end = timed(&sim, i, "", NULL, 0, &err);
    sandbox_memory(sim.sandbox, &peak);
    fputs(sim.log.data ? sim.log.data : "", stdout);
    printf("digest %016llx\nend %s\ntext %s\ncpu %.0f\nmemory %zu\n",
           (unsigned long long)sim_digest(&sim), ends[end], err.text, longest, peak);
    sim_close(&sim);
    free(bytes);
    return 0;
}
