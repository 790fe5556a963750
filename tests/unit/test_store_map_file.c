/* Maps: what is read, every refusal with its place, and damage of all kinds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/text.h"
#include "store/file.h"
#include "store/map_file.h"

/* Two squares that share an edge: 0 is the edge, 1 and 2 the rest of each. */
static const char good[] =
    "{\"format\":\"plane-map/1\",\"size\":[100,50],\"source\":\"drawn for a test\",\n"
    "\"units\":[{\"id\":\"A\",\"name\":\"Aland\",\"c\":\"AA\",\"polys\":[[[0,1]]],\"label\":[20,20],\"r\":9},\n"
    "{\"id\":\"B\",\"name\":\"Beland\",\"c\":\"BB\",\"polys\":[[[2,-1]]],\"label\":[60,20],\"r\":9}],\n"
    "\"arcs\":[[40,10,0,20],[40,30,-30,0,0,-20,30,0],[40,10,40,0,0,20,-40,0]],\n"
    "\"sides\":[[0,1],[0,-1],[1,-1]],\"lakes\":[[20,20,3,0,0,3]],\"rivers\":[[50,12,1,9]],\n"
    "\"cities\":[{\"name\":\"Aport\",\"unit\":\"A\",\"at\":[22,22],\"rank\":1,\"to\":1990}]}";

static MapFile parsed(const char *text) {
    Err err = {0};
    MapFile map;
    if (!map_file_parse("m.json", text, strlen(text), &map, &err)) fail_msg("%s", err.text);
    return map;
}

/* The good map with one part replaced is refused with these words somewhere in the error. */
static void refused(const char *part, const char *instead, const char *words) {
    const char *at = strstr(good, part);
    assert_non_null(at);
    Text text = {0};
    text_add_bytes(&text, good, (size_t)(at - good));
    text_add(&text, "%s%s", instead, at + strlen(part));
    Err err = {0};
    MapFile map;
    assert_false(map_file_parse("m.json", text.data, text.length, &map, &err));
    assert_int_equal(map.units, 0);
    assert_non_null(strstr(err.text, "m.json:"));
    if (!strstr(err.text, words)) fail_msg("\"%s\" lacks \"%s\"", err.text, words);
    text_free(&text);
}

static void a_map_reads_back(void **state) {
    (void)state;
    MapFile map = parsed(good);
    assert_int_equal(map.units, 2);
    assert_int_equal(map.arcs, 3);
    assert_int_equal(map.side[0][0], 0);
    assert_int_equal(map.side[0][1], 1);
    assert_int_equal(map.ref[map.ring[map.unit[1].rings.first].first + 1], -1);
    assert_int_equal(map.arc[1].count, 4);
    assert_true(map.point[map.arc[1].first + 1].x == 10);
    assert_string_equal(map.unit[1].name, "Beland");
    assert_int_equal(map.city[0].to, 1990);
    assert_int_equal(map_file_unit(&map, "B"), 1);
    assert_int_equal(map_file_unit(&map, "C"), -1);
    map_file_free(&map);
    map_file_free(&map);
}

static void numbers_out_of_bounds_are_refused_with_their_path(void **state) {
    (void)state;
    refused("[0,1]]", "[0,3]]", "$.units[0].polys[0][0][1]");
    refused("[0,1]]", "[0,-4]]", "$.units[0].polys[0][0][1]");
    refused("[0,1]]", "[0,1.5]]", "$.units[0].polys[0][0][1]");
    refused("[0,1]]", "[]]", "at least one arc");
    refused("[[[0,1]]]", "[]", "at least one ring");
    refused("[20,20]", "[20,51]", "$.units[0].label[1]");
    refused("\"r\":9", "\"r\":-1", "$.units[0].r");
    refused("[40,10,0,20]", "[40,10,0,60]", "leaves the plane");
    refused("[40,10,0,20]", "[40,10,0]", "$.arcs[0]");
    refused("[40,10,0,20]", "[40,10,1e9,20]", "$.arcs[0][2]");
    refused("[40,10,0,20]", "[40,10]", "at least 2 points");
    refused("[100,50]", "[100,5e9]", "$.size[1]");
    refused("[100,50]", "[100]", "$.size");
    refused("[20,20,3,0,0,3]", "[20,20,3,0]", "$.lakes[0]");
    refused("\"at\":[22,22]", "\"at\":[222,22]", "$.cities[0].at[0]");
    refused("\"unit\":\"A\"", "\"unit\":\"Q\"", "no unit Q");
}

static void rings_and_sides_that_do_not_fit_are_refused(void **state) {
    (void)state;
    refused("[0,1]]", "[1]]", "not closed");
    refused("[0,1]]", "[0,-2]]", "does not begin where");
    refused("[2,-1]", "[2,0]", "does not begin where");
    refused("[[[2,-1]]]", "[[[0,1]]]", "belongs to A already");
    refused("[0,1],[0,-1]", "[0,-1],[0,-1]", "$.sides[0][1]");
    refused("[0,1],[0,-1]", "[0,7],[0,-1]", "$.sides[0][1]");
    refused("[0,1],[0,-1],", "[0,1],", "one pair for each");
    refused("\"id\":\"B\"", "\"id\":\"A\"", "twice");
}

static void texts_that_could_harm_are_refused(void **state) {
    (void)state;
    refused("Aland", "A\\u001b[2J", "$.units[0].name");
    refused("drawn for a test", "x\\u202ey", "$.source");
    refused("\"id\":\"A\"", "\"id\":\"\"", "$.units[0].id");
    refused("\"id\":\"A\"", "\"id\":\"A234567890123456\"", "$.units[0].id");
    refused("\"id\":\"A\"", "\"id\":\"\\u0410\"", "ASCII");
    refused("plane-map/1", "plane-map/2", "$.format");
    refused("\"lakes\"", "\"lacs\"", "lakes");
}

static void no_cut_and_no_changed_byte_breaks_the_reader(void **state) {
    (void)state;
    char text[sizeof good];
    for (size_t n = 0; n < sizeof good - 1; n++) {
        MapFile map;
        assert_false(map_file_parse("m.json", good, n, &map, NULL));
        static const char other[] = "0-[]\",9x";
        for (size_t k = 0; other[k]; k++) {
            memcpy(text, good, sizeof good);
            text[n] = other[k];
            map_file_parse("m.json", text, sizeof good - 1, &map, NULL);
            map_file_free(&map);
        }
    }
}

static void the_shipped_maps_are_whole(void **state) {
    (void)state;
    static const char *const paths[] = {"/assets/map/europe.json", "/scenarios/archipelago/data/map.json"};
    for (size_t n = 0; n < 2; n++) {
        char path[4096];
        Err err = {0};
        MapFile map;
        snprintf(path, sizeof path, "%s%s", ACCESSION_SOURCE_DIR, paths[n]);
        if (!map_file_read(path, true, &map, &err)) fail_msg("%s", err.text);
        assert_int_equal(map.units, n == 0 ? 108 : 19);
        map_file_free(&map);
    }
}

static void a_missing_file_is_named(void **state) {
    (void)state;
    Err err = {0};
    MapFile map;
    assert_false(map_file_read("no/such/map.json", true, &map, &err));
    assert_non_null(strstr(err.text, "no/such/map.json"));
}

/* --- owners ------------------------------------------------------------------------------------ */

static const char owners_text[] =
    "unit,from,state,name,with\nAA,,OLD,Oldland,\nAA,1990-10,NEW,Newland,OLD\nA,1990-12,A,Aland,\n";

static void the_latest_row_wins_and_the_units_own_before_its_countrys(void **state) {
    (void)state;
    MapOwners owners = {0};
    MapUnit unit = {.id = "A", .country = "AA"};
    assert_true(map_owners_parse("o.csv", owners_text, sizeof owners_text - 1, &owners, NULL));
    assert_string_equal(map_owner(&owners, &unit, 12 * 1990 + 8)->state, "OLD");
    assert_string_equal(map_owner(&owners, &unit, 12 * 1990 + 9)->state, "NEW");
    assert_string_equal(map_owner(&owners, &unit, 12 * 1990 + 9)->with, "OLD");
    assert_string_equal(map_owner(&owners, &unit, 12 * 2000)->state, "A");
    strcpy(unit.id, "X");
    assert_string_equal(map_owner(&owners, &unit, 12 * 2000)->state, "NEW");
    strcpy(unit.country, "XX");
    assert_null(map_owner(&owners, &unit, 12 * 2000));
    map_owners_free(&owners);
}

static void owners_refused(const char *text, const char *words) {
    MapOwners owners = {0};
    Err err = {0};
    assert_false(map_owners_parse("o.csv", text, strlen(text), &owners, &err));
    if (!strstr(err.text, words)) fail_msg("\"%s\" lacks \"%s\"", err.text, words);
    map_owners_free(&owners);
}

static void owners_that_make_no_sense_are_refused(void **state) {
    (void)state;
    owners_refused("unit,from,state,name,with\nA,1990,S,Sland,\n", "1991-12");
    owners_refused("unit,from,state,name,with\nA,1990-13,S,Sland,\n", "1991-12");
    owners_refused("unit,from,state,name,with\n,,S,Sland,\n", "unit");
    owners_refused("unit,from,state,name,with\nA,,S,,\n", "name");
    owners_refused("unit,from,state,name\nA,,S,x\n", "with");
    owners_refused("unit,from,state,name,with\nA,,S,\x1b[2J,\n", "control");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_map_reads_back),
        cmocka_unit_test(numbers_out_of_bounds_are_refused_with_their_path),
        cmocka_unit_test(rings_and_sides_that_do_not_fit_are_refused),
        cmocka_unit_test(texts_that_could_harm_are_refused),
        cmocka_unit_test(no_cut_and_no_changed_byte_breaks_the_reader),
        cmocka_unit_test(the_shipped_maps_are_whole),
        cmocka_unit_test(a_missing_file_is_named),
        cmocka_unit_test(the_latest_row_wins_and_the_units_own_before_its_countrys),
        cmocka_unit_test(owners_that_make_no_sense_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
