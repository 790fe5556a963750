/* libFuzzer: bytes as a script of a pack, over the small world of the hostile scripts, twice. It must end
 * within its limits, give back all memory, fail with one short line that names the file, leave the world as
 * it was when it failed, and do the same both times. */
#include "tests/tools/hostile_lua.h"

typedef struct Outcome {
    SandboxEnd end;
    uint64_t digest, fuel;
    Text log;
} Outcome;

static void check_error(const Err *err) {
    const size_t length = strlen(err->text);
    const char *colon = strchr(err->text, ':');
    ASSERT(length > 10 && length <= 450);
    ASSERT(colon && strspn(colon + 1, "0123456789") > 0);
    for (const char *c = err->text; *c; c++) ASSERT((unsigned char)*c >= 32 && *c != 127);
}

static void play(const char *bytes, size_t length, Outcome *out) {
    static const SandboxLimits limits = {
        .fuel = 200000, .memory = 4 << 20, .block = 1 << 19, .cpu_s = 0.5};
    Sim sim;
    Err err = {{0}};
    uint64_t digest;
    size_t peak;
    sim_open(&sim, &limits);
    digest = sim_digest(&sim);
    out->end = sim_load(&sim, "fuzz.lua", bytes, length, &err);
    out->fuel = sandbox_fuel(sim.sandbox);
    for (int turn = 0; turn < SIM_TURNS; turn++) {
        for (int i = 0; i < sim.handlers && out->end == SANDBOX_DONE; i++) {
            digest = sim_digest(&sim);
            out->end = sim_fire(&sim, i, &err);
            out->fuel += sandbox_fuel(sim.sandbox);
        }
    }
    if (out->end != SANDBOX_DONE) {
        check_error(&err);
        ASSERT(sim_digest(&sim) == digest);
    }
    for (int i = 0; i < SIM_NUMBERS; i++) ASSERT(isfinite(sim.now.number[i]));
    sandbox_memory(sim.sandbox, &peak);
    ASSERT(peak <= limits.memory +
                       (1 << 20)); /* what was open before, and the copies that freezing takes */
    ASSERT(!lua_gettop(sandbox_state(sim.sandbox)));
    out->digest = sim_digest(&sim);
    text_add_bytes(&out->log, sim.log.data, sim.log.length);
    ASSERT(!out->log.data || !strstr(out->log.data, "ESCAPED") || strstr(bytes, "ESCAPED"));
    sim_close(&sim);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);
int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    Outcome first = {0}, second = {0};
    Text script = {0};
    text_add_bytes(&script, data, size);
    play(script.data, size, &first);
    play(script.data, size, &second);
    if (first.end != SANDBOX_STOPPED && second.end != SANDBOX_STOPPED) {
        ASSERT(first.end == second.end && first.digest == second.digest &&
               first.fuel == second.fuel);
        ASSERT(first.log.length == second.log.length &&
               !memcmp(first.log.data, second.log.data, first.log.length));
    }
    text_free(&first.log);
    text_free(&second.log);
    text_free(&script);
    return 0;
}
