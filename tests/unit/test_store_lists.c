/* Claims and theories of a pack: what is read, and what is refused with which words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/text.h"
#include "store/claim_file.h"
#include "store/file.h"
#include "store/theory_file.h"

static char folder[] = "/tmp/test_store_lists_XXXXXX";

static int folder_make(void **state) {
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static void put(const char *name, const char *bytes) {
    char path[128];
    Err err = {{0}};
    snprintf(path, sizeof path, "%s/%s", folder, name);
    remove(path);
    if (bytes && !file_replace(path, bytes, strlen(bytes), 0, &err)) fail_msg("%s", err.text);
}

static int folder_remove(void **state) {
    (void)state;
    put("claims.json", NULL);
    put("theories.json", NULL);
    return rmdir(folder);
}

static void says(const Err *err, const char *text) {
    if (!strstr(err->text, text)) fail_msg("\"%s\" does not say \"%s\"", err->text, text);
}

static void claims_refused(const char *bytes, const char *text) {
    static Claims claims;
    Err err = {{0}};
    put("claims.json", bytes);
    assert_false(claims_read(folder, &claims, &err));
    says(&err, "claims.json");
    says(&err, text);
}

static void theories_refused(const char *bytes, const char *text) {
    static Theories theories;
    Err err = {{0}};
    put("theories.json", bytes);
    assert_false(theories_read(folder, &theories, &err));
    says(&err, "theories.json");
    says(&err, text);
}

static void a_pack_without_the_files_has_no_claims_and_the_theories_that_are_built_in(void **state) {
    (void)state;
    static Claims claims = {.count = 3};
    static Theories theories;
    Err err = {{0}};
    put("claims.json", NULL);
    put("theories.json", NULL);
    assert_true(claims_read(folder, &claims, &err));
    assert_true(theories_read(folder, &theories, &err));
    assert_int_equal(claims.count, 0);
    assert_in_range(theories.count, 4, THEORIES_MAX);
    put("theories.json", "[]");
    assert_true(theories_read(folder, &theories, &err));
    assert_int_equal(theories.count, 0);
}

static void a_claim_names_what_it_is_touched_by(void **state) {
    (void)state;
    static Claims claims;
    Err err = {{0}};
    Text text = {0};
    const char *first = happening_name((HappeningId)0), *last = happening_name((HappeningId)(HAPPENING_COUNT - 1));
    text_add(&text, "[{\"id\": \"C1\", \"claim\": \"It ends.\", \"touched_by\": [\"%s\", \"%s\"]},"
                    " {\"id\": \"C2\", \"claim\": \"It does not.\", \"touched_by\": [\"%s\"]}]", first, last, last);
    put("claims.json", text.data);
    if (!claims_read(folder, &claims, &err)) fail_msg("%s", err.text);
    assert_int_equal(claims.count, 2);
    assert_string_equal(claims.claim[0].id, "C1");
    assert_string_equal(claims.claim[1].text, "It does not.");
    assert_int_equal(claims.claim[0].touches, 2);
    assert_int_equal(claims.claim[0].touched_by[0], 0);
    assert_int_equal(claims.claim[0].touched_by[1], HAPPENING_COUNT - 1);
    assert_int_equal(claims.claim[1].touches, 1);
    text_free(&text);
}

/* [item, item, ...] of so many. */
static void many(Text *out, int count, const char *item) {
    text_free(out);
    for (int n = 0; n < count; n++) text_add(out, "%s%s", n ? "," : "[", item);
    text_add(out, "]");
}

static void a_claim_that_is_none_is_refused_with_its_place(void **state) {
    (void)state;
    Text item = {0}, text = {0};
    claims_refused("{}", "an array is wanted");
    claims_refused("[3]", "[0]");
    claims_refused("[{\"id\": \"C1\", \"claim\": \"x\", \"touched_by\": [], \"more\": 1}]", "more");
    claims_refused("[{\"claim\": \"x\", \"touched_by\": []}]", "id");
    claims_refused("[{\"id\": \"C1\", \"touched_by\": []}]", "claim");
    claims_refused("[{\"id\": \"C1\", \"claim\": \"x\"}]", "touched_by");
    claims_refused("[{\"id\": \"C1\", \"claim\": \"x\", \"touched_by\": []}]",
                   "at least one thing that can happen is wanted");
    claims_refused("[{\"id\": \"C1\", \"claim\": \"x\", \"touched_by\": [7]}]", "touched_by[0]");
    claims_refused("[{\"id\": \"C1\", \"claim\": \"x\", \"touched_by\": [\"qqqqqqqqqqqqqqqq\"]}]",
                   "nothing of this name can happen");
    text_add(&item, "%sx", happening_name((HappeningId)1));
    text_add(&text, "[{\"id\": \"C1\", \"claim\": \"x\", \"touched_by\": [\"%s\"]}]", item.data);
    claims_refused(text.data, happening_name((HappeningId)1));
    claims_refused(text.data, "did you mean");
    Text list = {0};
    text_free(&item);
    text_add(&item, "\"%s\"", happening_name((HappeningId)0));
    many(&list, CLAIM_TOUCHES + 1, item.data);
    text_free(&text);
    text_add(&text, "[{\"id\": \"C1\", \"claim\": \"x\", \"touched_by\": %s}]", list.data);
    claims_refused(text.data, "at most 8 are wanted");
    text_free(&text);
    text_add(&text, "{\"id\": \"C1\", \"claim\": \"x\", \"touched_by\": [%s]}", item.data);
    many(&list, CLAIMS_MAX + 1, text.data);
    claims_refused(list.data, "at most 64 claims are wanted");
    text_free(&item);
    text_free(&text);
    text_free(&list);
}

#define THEORY(id, changes)                                                                        \
    "{\"id\": \"" id "\", \"title\": \"T\", \"says\": \"S\", \"source\": \"R\", \"changes\": " changes "}"

static void a_theory_is_a_named_list_of_changes(void **state) {
    (void)state;
    static Theories theories;
    Err err = {{0}};
    put("theories.json", "[" THEORY("a", "[\"x=1\", \"y=2\"]") "," THEORY("b", "[\"z=3\"]") "]");
    if (!theories_read(folder, &theories, &err)) fail_msg("%s", err.text);
    assert_int_equal(theories.count, 2);
    assert_string_equal(theories.theory[0].id, "a");
    assert_string_equal(theories.theory[0].title, "T");
    assert_string_equal(theories.theory[0].says, "S");
    assert_string_equal(theories.theory[1].source, "R");
    assert_int_equal(theories.theory[0].changes, 2);
    assert_string_equal(theories.theory[0].change[1], "y=2");
    assert_string_equal(theories.theory[1].change[0], "z=3");
}

static void a_theory_that_is_none_is_refused_with_its_place(void **state) {
    (void)state;
    Text text = {0};
    char item[400], longer[THEORY_CHANGE_BYTES + 8];
    theories_refused("{}", "an array is wanted");
    theories_refused("[1]", "[0]");
    theories_refused("[{\"id\": \"a\"}]", "title");
    theories_refused("[" THEORY("a", "[]") "]", "at least one change is wanted");
    theories_refused("[" THEORY("a", "[4]") "]", "changes[0]");
    theories_refused("[" THEORY("a", "[\"x\"]") "]", "\"name=value\"");
    theories_refused("[" THEORY("a", "[\"x=1\"]") "," THEORY("a", "[\"x=1\"]") "]", "there are two theories \"a\"");
    many(&text, THEORY_CHANGES + 1, "\"x=1\"");
    snprintf(item, sizeof item,
             "[{\"id\": \"a\", \"title\": \"T\", \"says\": \"S\", \"source\": \"R\", \"changes\": %s}]", text.data);
    theories_refused(item, "at most 6 texts");
    memset(longer, 'x', sizeof longer);
    longer[1] = '=';
    longer[THEORY_CHANGE_BYTES] = '\0';
    snprintf(item, sizeof item,
             "[{\"id\": \"a\", \"title\": \"T\", \"says\": \"S\", \"source\": \"R\", \"changes\": [\"%s\"]}]", longer);
    theories_refused(item, "at most 6 texts");
    text_free(&text);
    for (int n = 0; n <= THEORIES_MAX; n++) {
        snprintf(item, sizeof item,
                 "%s{\"id\": \"t%d\", \"title\": \"T\", \"says\": \"S\", \"source\": \"R\", \"changes\": [\"x=1\"]}",
                 n ? "," : "[", n);
        text_add(&text, "%s", item);
    }
    text_add(&text, "]");
    theories_refused(text.data, "at most 12 theories are wanted");
    text_free(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pack_without_the_files_has_no_claims_and_the_theories_that_are_built_in),
        cmocka_unit_test(a_claim_names_what_it_is_touched_by),
        cmocka_unit_test(a_claim_that_is_none_is_refused_with_its_place),
        cmocka_unit_test(a_theory_is_a_named_list_of_changes),
        cmocka_unit_test(a_theory_that_is_none_is_refused_with_its_place),
    };
    return cmocka_run_group_tests(tests, folder_make, folder_remove);
}
