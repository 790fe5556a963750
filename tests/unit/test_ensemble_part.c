// Exact sums, and parts of an ensemble: merged to the last bit, refused when they do not belong together.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/random.h"
#include "core/version.h"
#include "ensemble/collect.h"
#include "ensemble/design_table.h"
#include "shipped.h"
#include "store/file.h"

#define assert_near(a, b, within) assert_true(fabs((a) - (b)) <= (within))

static Scenario scenario;
static char folder[] = "/tmp/accession-part-XXXXXX";

static int load(void **state) {
    (void)state;
    Err err = {0};
    if (mkdtemp(folder) && chdir(folder) == 0 &&
        shipped_load(ACCESSION_SOURCE_DIR "/scenarios/ukraine-2023", NULL, &scenario, &err))
        return 0;
    print_error("%s\n", err.text);
    return -1;
}

static int clean(void **state) {
    (void)state;
    unlink("part.bin");
    unlink("points.csv");
    return chdir("/") == 0 && rmdir(folder) == 0 ? 0 : -1;
}

// --- sums

static void sums_do_not_depend_on_order(void **state) {
    (void)state;
    enum { N = 2000 };
    double number[N];
    const RandomKey key = random_key_world(1, 1);
    for (int n = 0; n < N; n++)
        number[n] = (random_uniform(key, 1, (uint64_t)n) - 0.5) * pow(10, n % 13 - 6);
    Exact forth = {0}, back = {0}, odd = {0}, even = {0};
    for (int n = 0; n < N; n++) {
        exact_add(&forth, number[n]);
        exact_add(&back, number[N - 1 - n]);
        exact_add(n % 2 ? &odd : &even, number[n]);
    }
    exact_join(&odd, even);
    assert_memory_equal(&forth, &back, sizeof forth);
    assert_memory_equal(&forth, &odd, sizeof forth);
}

static void sums_are_those_of_arithmetic(void **state) {
    (void)state;
    Exact sum = {0};
    for (int n = 0; n < 1000; n++) exact_add(&sum, 0.1);
    assert_near(exact_value(sum), 100, 1e-12);
    for (int n = 0; n < 1000; n++) exact_add(&sum, -0.1);
    assert_true(sum.whole == 0 && sum.part == 0);
    exact_add(&sum, -0.75);
    assert_true(exact_value(sum) == -0.75);
    exact_add(&sum, 3);
    assert_true(exact_value(sum) == 2.25);
    exact_add(&sum, ldexp(1, -64));
    exact_add(&sum, -2.25);
    assert_true(exact_value(sum) == ldexp(1, -64));
}

static void a_thousand_million_of_the_largest_do_not_overflow(void **state) {
    (void)state;
    Exact sum = {0};
    exact_add(&sum, -INFINITY); // held to the largest
    for (int n = 0; n < 30; n++) exact_join(&sum, sum);
    assert_true(exact_value(sum) == -ldexp(EXACT_LARGEST, 30));
    assert_true((int)EXACT_COUNT_MAX >= (int)PART_RUN_MAX);
}

// --- parts

static Part lived(uint64_t first, uint64_t last, DesignId design, int threads) {
    Part p;
    Err err = {0};
    part_begin(&p, first, last, 72);
    part_set(&p, PART_engine, "%s", ACCESSION_VERSION);
    part_set(&p, PART_months, "72");
    part_set(&p, PART_seed, "5");
    part_set(&p, PART_design, "%s", design_name(design));
    Collect c = {.ensemble = {.scenario = &scenario, .seed = 5, .months = 72, .threads = threads,
                              .design = {.id = design, .seed = 5, .runs = 210}},
                 .part = &p, .range = {first, last}};
    assert_true(collect_run(&c, &err));
    assert_int_equal(part_runs(&p), last - first + 1);
    return p;
}

static char *document_of(const Part *p) {
    Text text = {0};
    part_document(p, &text);
    return text_take(&text);
}

static void any_split_merges_to_the_same_bits(void **state) {
    (void)state;
    static const int parts[] = {1, 2, 3, 7};
    enum { RUNS = 210 };
    for (int design = DESIGN_NOMINAL; design <= DESIGN_LHS; design += DESIGN_LHS) {
        Part whole = lived(1, RUNS, (DesignId)design, 1);
        char *wanted = document_of(&whole);
        for (size_t n = 0; n < COUNT_OF(parts); n++) {
            Part sum = {0};
            for (int part = parts[n]; part >= 1; part--) { // the last first
                const uint64_t size = RUNS / (uint64_t)parts[n], last = size * (uint64_t)part;
                Part p = lived(last - size + 1, last, (DesignId)design, part % 3 + 1);
                Err err = {0};
                if (part == parts[n]) {
                    sum = p;
                    continue;
                }
                assert_true(part_join(&sum, &p, &err));
                part_free(&p);
            }
            char *found = document_of(&sum);
            assert_memory_equal(sum.summary, whole.summary, sizeof *sum.summary);
            assert_string_equal(found, wanted);
            free(found);
            part_free(&sum);
        }
        free(wanted);
        part_free(&whole);
    }
}

static void a_part_reads_back_as_it_was_written(void **state) {
    (void)state;
    Part p = lived(11, 60, DESIGN_BOX, 2), again;
    Err err = {0};
    assert_true(part_write(&p, NULL, "part.bin", &err));
    if (!part_read("part.bin", &again, &err)) fail_msg("%s", err.text);
    assert_memory_equal(p.summary, again.summary, sizeof *p.summary);
    assert_true(part_same(&p, &again, &err));
    assert_int_equal(again.first, 11);
    assert_int_equal(again.last, 60);
    part_free(&p);
    part_free(&again);
}

static void parts_that_do_not_belong_together_say_why(void **state) {
    (void)state;
    Part a = lived(1, 20, DESIGN_NOMINAL, 1), b = lived(21, 40, DESIGN_NOMINAL, 1);
    Err err = {0};
    part_set(&b, PART_seed, "6");
    assert_false(part_join(&a, &b, &err));
    assert_string_equal(err.text, "this ensemble does not belong with this ensemble: the seed differs, "
                                  "\"6\" there and \"5\" here");
    part_set(&b, PART_seed, "5");
    assert_true(part_join(&a, &b, &err));
    assert_false(part_join(&a, &b, &err));
    assert_non_null(strstr(err.text, "runs 21 to 40 are in another part already"));
    assert_int_equal(a.summary->tally.runs, 40);
    part_free(&a);
    part_free(&b);
}

static void missing_runs_are_counted_and_named(void **state) {
    (void)state;
    Part p;
    uint64_t from, to;
    part_begin(&p, 1, 100, 12);
    part_span_add(&p, 50, 60);
    part_span_add(&p, 1, 10);
    part_span_add(&p, 11, 20);
    part_span_add(&p, 48, 49);
    assert_int_equal(p.spans, 2);
    assert_int_equal(part_runs(&p), 33);
    assert_int_equal(part_missing(&p, &from, &to), 67);
    assert_true(from == 21 && to == 47);
    const SummaryHead head = part_summary_head(&p, NULL, "");
    assert_true(head.last == 60 && head.missing == 27);
    part_free(&p);
}

static void stop_at_once(void *context, uint64_t done, uint64_t runs) {
    (void)runs;
    if (done >= 40) atomic_store((atomic_bool *)context, true);
}

static void what_was_stopped_goes_on_as_if_it_never_had_been(void **state) {
    (void)state;
    Part whole = lived(1, 210, DESIGN_LHS, 2), old = {0}, p;
    char *wanted = document_of(&whole);
    Err err = {0};
    for (int round = 0;; round++) {
        atomic_bool stop = false;
        part_begin(&p, 1, 210, 72);
        for (int f = 0; f < PART_FIELDS; f++)
            part_set(&p, (PartField)f, "%s", part_get(&whole, (PartField)f));
        Collect c = {.ensemble = {.scenario = &scenario, .seed = 5, .months = 72, .threads = 2,
                                  .design = {.id = DESIGN_LHS, .seed = 5, .runs = 210}, .stop = &stop},
                     .old = round ? &old : NULL, .part = &p, .range = {1, 210},
                     .told = &stop, .progress = stop_at_once};
        assert_true(collect_run(&c, &err));
        part_free(&old);
        if (part_runs(&p) == 210) break;
        assert_true(round < 10);
        old = p;
    }
    char *found = document_of(&p);
    assert_string_equal(found, wanted);
    free(found);
    free(wanted);
    part_free(&p);
    part_free(&whole);
}

// --- damaged and hostile files

static void refused(const char *bytes, size_t length, const char *why) {
    Part p;
    Err err = {0};
    assert_false(part_parse("x.bin", bytes, length, &p, &err));
    if (!strstr(err.text, why)) fail_msg("\"%s\" does not say \"%s\"", err.text, why);
}

static void a_file_that_differs_in_one_byte_is_refused(void **state) {
    (void)state;
    Part p = lived(1, 10, DESIGN_NOMINAL, 1);
    Text text = {0};
    part_document(&p, &text);
    refused(text.data, 0, "it is empty");
    refused(text.data, 7, "no part of an ensemble");
    refused(text.data, 40, "the first line is damaged");
    refused(text.data, text.length - 1, "cut off");
    text_add(&text, "x");
    refused(text.data, text.length, "too long");
    for (size_t at = 0; at < text.length - 1; at += 997) {
        text.data[at] ^= 1;
        refused(text.data, text.length - 1, "");
        text.data[at] ^= 1;
    }
    text_free(&text);
    part_free(&p);
}

// The checksum is right, the numbers contradict each other.
static void a_document_that_contradicts_itself_is_refused(void **state) {
    (void)state;
    static const char *const change[][3] = {
        {"\"spans\":[[1,10]]", "\"spans\":[[1,9]]", "10 runs are counted, the spans hold 9"},
        {"\"spans\":[[1,10]]", "\"spans\":[[1,7],[7,10]]", "from 8 to 10 is wanted"},
        {"\"spans\":[[1,10]]", "\"spans\":[[0,9]]", "from 1 to 10 is wanted"},
        {"\"last\":10", "\"last\":2000000000", "from 1 to 1000000000 is wanted"},
        {"\"engine\":\"" ACCESSION_VERSION "\"", "\"engine\":\"9.9.9\"", "made by version 9.9.9"},
        {"\"runs\":10", "\"runs\":11", "10 runs are counted, 11 are wanted"},
        {"\"p_member\":[\"0", "\"p_member\":[\"g", "digits 0-9, a-f are wanted"},
        {"\"p_member\":", "\"p_membre\":", "p_member"},
    };
    Part p = lived(1, 10, DESIGN_NOMINAL, 1);
    char *document = document_of(&p);
    const char *body = strchr(document, '\n') + 1;
    for (size_t n = 0; n < COUNT_OF(change); n++) {
        Text text = {0}, file = {0};
        const char *at = strstr(body, change[n][0]);
        assert_non_null(at);
        text_add_bytes(&text, body, (size_t)(at - body));
        text_add(&text, "%s", change[n][1]);
        text_add_bytes(&text, at + strlen(change[n][0]), strlen(at + strlen(change[n][0])));
        part_wrap(text.data, text.length, &file);
        refused(file.data, file.length, change[n][2]);
        text_free(&text);
        text_free(&file);
    }
    free(document);
    part_free(&p);
}

// --- a table of one's own

static void read_as(const char *text, DesignTable *table, const char *wrong) {
    Err err = {0};
    bool held[PARAM_COUNT] = {0};
    held[PARAM_nu] = true;
    assert_true(file_replace("points.csv", text, strlen(text), 0, &err));
    const bool ok = design_table_read("points.csv", held, table, &err);
    if (wrong && (ok || !strstr(err.text, wrong)))
        fail_msg("\"%s\" does not say \"%s\"", err.text, wrong);
    if (!wrong && !ok) fail_msg("%s", err.text);
}

static void a_table_says_the_parameters_of_each_run(void **state) {
    (void)state;
    DesignTable table;
    read_as("kappa_K,kappa_h\n1.5,1.25\n2,2.5\n", &table, NULL);
    const Design design = {.id = DESIGN_FILE, .table = &table};
    Parameters k;
    design_draw(&design, &scenario, 2, &k);
    assert_true(k.kappa_K == 2 && k.kappa_h == 2.5 && k.kappa_0 == scenario.nominal.kappa_0);
    design_table_free(&table);
}

static void a_wrong_table_is_refused_with_row_and_column(void **state) {
    (void)state;
    DesignTable table;
    read_as("kappa_K,kappa_hh\n1,1\n", &table, "column 2 \"kappa_hh\": unknown column, did you mean");
    read_as("kappa_K\n1.5\n999\n", &table, "points.csv:3: column 1 \"kappa_K\": found \"999\"");
    read_as("kappa_K\n1,5\n", &table, "a cell too many");
    read_as("kappa_K\n", &table, "found no rows");
    read_as("nu\n0.2\n", &table, "set by --set already");
}

// --- memory

static long peak_kib(const char *runs) {
    struct rusage use;
    int status;
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        setenv("ACCESSION_DATA", ACCESSION_SOURCE_DIR, 1);
        if (!freopen("/dev/null", "w", stdout)) _exit(3);
        execl(ACCESSION_BINARY, "accession", "ensemble", "--months", "1", "--threads", "2", "--runs",
              runs, (char *)NULL);
        _exit(4);
    }
    assert_int_equal(wait4(child, &status, 0, &use), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    return use.ru_maxrss;
}

// A run's outcome alone has more than a kilobyte: kept, it would show at once.
static void memory_does_not_grow_with_the_runs(void **state) {
    (void)state;
    const long few = peak_kib("100"), many = peak_kib("20000");
    if (many > few + 2048) fail_msg("%ld KiB for 100 runs, %ld KiB for 20000", few, many);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_do_not_depend_on_order),
        cmocka_unit_test(sums_are_those_of_arithmetic),
        cmocka_unit_test(a_thousand_million_of_the_largest_do_not_overflow),
        cmocka_unit_test(any_split_merges_to_the_same_bits),
        cmocka_unit_test(a_part_reads_back_as_it_was_written),
        cmocka_unit_test(parts_that_do_not_belong_together_say_why),
        cmocka_unit_test(missing_runs_are_counted_and_named),
        cmocka_unit_test(what_was_stopped_goes_on_as_if_it_never_had_been),
        cmocka_unit_test(a_file_that_differs_in_one_byte_is_refused),
        cmocka_unit_test(a_document_that_contradicts_itself_is_refused),
        cmocka_unit_test(a_table_says_the_parameters_of_each_run),
        cmocka_unit_test(a_wrong_table_is_refused_with_row_and_column),
        cmocka_unit_test(memory_does_not_grow_with_the_runs),
    };
    return cmocka_run_group_tests(tests, load, clean);
}
