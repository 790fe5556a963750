/* libFuzzer: bytes as a table: the first letter names who reads it, the rest is the file. A table that is read
 * and written row by row is read again cell by cell; what is refused has a message; what a pack's table gives
 * lives two years in its ranges. */
#include "tests/fuzz/common.h"
#include "tests/fuzz/pack.h"

#include "ensemble/design_table.h"
#include "ensemble/hindcast.h"
#include "ensemble/score.h"
#include "store/csv.h"
#include "store/map_file.h"
#include "store/policy_file.h"

static void row_out(Text *text, const Csv *csv, int row) {
    const char *cell[CSV_MAX_COLUMNS];
    for (int n = 0; n < csv_columns(csv); n++) cell[n] = row < 0 ? csv_column_name(csv, n) : csv_text(csv, row, n);
    csv_out_row(text, cell, (size_t)csv_columns(csv));
}

static void again(const Csv *csv) {
    Text text = {0};
    Err err = {{0}};
    for (int row = -1; row < csv_rows(csv); row++) row_out(&text, csv, row);
    Csv *second = csv_parse_large("again", text.data, text.length, CSV_MAX_CELLS, &err);
    ASSERT(second && csv_rows(second) == csv_rows(csv) && csv_columns(second) == csv_columns(csv));
    for (int row = 0; row < csv_rows(csv); row++)
        for (int n = 0; n < csv_columns(csv); n++) {
            double real = 0, other = 0;
            ASSERT(strcmp(csv_text(csv, row, n), csv_text(second, row, n)) == 0);
            ASSERT(csv_real(csv, row, n, -1e300, 1e300, &real, NULL) ==
                   csv_real(second, row, n, -1e300, 1e300, &other, NULL));
            ASSERT(memcmp(&real, &other, sizeof real) == 0);
        }
    csv_free(second);
    text_free(&text);
}

static bool read_owners(const char *path, Err *err) {
    MapOwners owners = {0};
    const MapUnit unit = {.id = "UKR", .country = "UKR"};
    const bool done = map_owners_read(path, &owners, err);
    for (int month = 0; done && month < 12 * 2100; month += 7) map_owner(&owners, &unit, month);
    map_owners_free(&owners);
    return done;
}

static bool read_policy(const char *path, Err *err) {
    Policy policy = {0};
    const bool done = policy_read(path, &policy, err);
    if (done) policy_free(&policy);
    return done;
}

static bool read_hindcast(const char *path, Err *err) {
    Hindcast h = {0};
    const bool done = hindcast_read(path, FILE_LINKS_REFUSE, &h, err);
    hindcast_free(&h);
    return done;
}

static bool read_design(const char *path, Err *err) {
    DesignTable table = {0};
    const bool done = design_table_read(path, NULL, &table, err);
    if (done) design_table_free(&table);
    return done;
}

static bool read_score(const char *path, Err *err) {
    Score score = {0};
    Text out = {0};
    const bool done = score_run(path, path, &score, err);
    if (done) score_report(&out, &score);
    if (done) score_free(&score);
    text_free(&out);
    return done;
}

static bool read_members(const char *path, Err *err) { return (void)path, fuzz_pack_lives("data/members.csv", err); }
static bool read_regions(const char *path, Err *err) { return (void)path, fuzz_pack_lives("data/regions.csv", err); }
static bool read_columns(const char *path, Err *err) { return (void)path, fuzz_pack_lives("data/columns.csv", err); }

static const struct {
    char letter;
    bool (*read)(const char *path, Err *err);
} readers[] = {
    {'o', read_owners}, {'p', read_policy}, {'h', read_hindcast}, {'d', read_design}, {'s', read_score},
    {'m', read_members}, {'r', read_regions}, {'c', read_columns},
};

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    if (size == 0) return 0;
    Err err = {{0}};
    Csv *csv = csv_parse("fuzz.csv", (const char *)data + 1, size - 1, &err);
    if (csv) again(csv);
    else ASSERT(strncmp(err.text, "fuzz.csv", 8) == 0);
    csv_free(csv);
    for (size_t n = 0; n < COUNT_OF(readers); n++) {
        if (readers[n].letter != data[0]) continue;
        const char *path = fuzz_file("fuzz.csv", data + 1, size - 1);
        err.text[0] = '\0';
        if (!readers[n].read(path, &err)) ASSERT(err.text[0]);
    }
    return 0;
}
