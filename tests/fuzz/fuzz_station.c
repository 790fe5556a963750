/* libFuzzer: bytes as what comes to and from a station. The first letter says as what: o an order, l the log of a
 * class, g the game in a result, under an order and a seal that are right. What is refused has a message and
 * leaves the class as it was; a game that is taken is the table's, and the class lives again to it. */
#include "tests/fuzz/class.h"
#include "tests/fuzz/common.h"

#include "class/class_log.h"
#include "class/station.h"

static bool find(void *context, const char *pack, char dir[PACK_PATH_BYTES], Err *err) {
    (void)context;
    if (strcmp(pack, "ukraine-2023") != 0) return err_set(err, "there is no pack %s", pack);
    snprintf(dir, PACK_PATH_BYTES, ACCESSION_SOURCE_DIR "/scenarios/ukraine-2023");
    return true;
}

/* The start and seed of saves/stalemate.sav. */
static const Class *base(void) {
    ClassSetup setup = {
        .start = "stalemate", .seed = 21, .date = "2026-01-31", .code = "ABC234", .tables = 1, .turns = 12};
    snprintf(setup.key, sizeof setup.key, "%032d", 9);
    return fuzz_class_base(&setup);
}

static void order(const char *path) {
    StationOrder order;
    Setup setup;
    Err err = {{0}};
    if (!station_order_read(path, &order, &err)) {
        ASSERT(err.text[0]);
        return;
    }
    ASSERT(order.table >= 0 && order.table < CLASS_TABLES_MAX && order.class_id[0] && order.pack[0]);
    station_setup(&order, &setup);
}

static void class_log(const char *path) {
    static LogReplay replay;
    Err err = {{0}};
    if (!class_log_replay(path, find, NULL, &replay, &err)) ASSERT(err.text[0]);
}

/* What a station would have sent; see station.c. */
static void result_text(const Class *c, const char *game, size_t size, Text *out) {
    Text given = {0}, rest = {0};
    char seal[33];
    Err err = {{0}};
    ASSERT(station_order(c, 0, &given, &err));
    text_add(&rest, "\"order\": %.*s,\n\"game\": ", (int)given.length - 1, given.data);
    text_add_bytes(&rest, game, size);
    text_add(&rest, "}\n");
    Digest d = digest_start();
    digest_add_bytes(&d, rest.data, rest.length);
    digest_text(d, seal);
    text_add(out, "{\"format\": \"accession-station-result\", \"version\": 1, \"seal\": \"%s\",\n", seal);
    text_add_bytes(out, rest.data, rest.length);
    text_free(&given);
    text_free(&rest);
}

static void taken(const Class *c) {
    const Record record = session_record(c->table[0].game);
    Session *again = malloc(sizeof *again);
    ASSERT(again && session_replay(&record, again, NULL));
    ASSERT(digest_equal(world_digest(&again->world), world_digest(&c->table[0].game->world)));
    session_free(again);
    free(again);
}

static void result(const char *game, size_t size) {
    Class *c = fuzz_class_of(base());
    Text text = {0};
    Err err = {{0}};
    int table = -1;
    result_text(c, game, size, &text);
    const Digest before = fuzz_class_digest(c);
    if (station_merge(c, fuzz_file("result.json", text.data, text.length), &table, &err)) {
        ASSERT(table == 0);
        taken(c);
    } else {
        ASSERT(err.text[0] && digest_equal(before, fuzz_class_digest(c)));
    }
    text_free(&text);
    fuzz_class_end(c);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    if (size == 0) return 0;
    if (data[0] == 'o') order(fuzz_file("order.json", data + 1, size - 1));
    if (data[0] == 'l') class_log(fuzz_file("log.json", data + 1, size - 1));
    if (data[0] == 'g') result((const char *)data + 1, size - 1);
    return 0;
}
