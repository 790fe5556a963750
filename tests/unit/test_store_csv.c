// Tables: what is read, every refusal with its exact words, and damage of all kinds.
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "store/csv.h"

static const char GOOD[] = "# members, a sample\n"
                           "id,name,share\n"
                           "\n"
                           "EST,Estonia,0.02\r\n"
                           "# a note, with \"quotes\n"
                           "\"#x\",\"a, \"\"b\"\"\nc\",-1.5e-3\n"
                           "UKR,\xd0\x9a,";

static void refused_bytes(const char *bytes, size_t length, const char *text) {
    Err err = {0};
    Csv *csv = csv_parse("f", bytes, length, &err);
    csv_free(csv);
    assert_null(csv);
    assert_string_equal(err.text, text);
}

static void refused(const char *bytes, const char *text) {
    refused_bytes(bytes, strlen(bytes), text);
}

static Csv *parsed(const char *bytes) {
    Err err = {0};
    Csv *csv = csv_parse("f", bytes, strlen(bytes), &err);
    if (!csv) fail_msg("%s", err.text);
    return csv;
}

static void cells_read_back_with_quotes_line_ends_and_comments_gone(void **state) {
    (void)state;
    Csv *csv = parsed(GOOD);
    assert_int_equal(csv_rows(csv), 3);
    assert_int_equal(csv_columns(csv), 3);
    assert_int_equal(csv_column_find(csv, "share"), 2);
    assert_int_equal(csv_column_find(csv, "Share"), -1);
    assert_string_equal(csv_text(csv, 0, 1), "Estonia");
    assert_string_equal(csv_text(csv, 0, 2), "0.02");
    assert_string_equal(csv_text(csv, 1, 0), "#x");
    assert_string_equal(csv_text(csv, 1, 1), "a, \"b\"\nc");
    assert_string_equal(csv_text(csv, 2, 1), "\xd0\x9a");
    assert_string_equal(csv_text(csv, 2, 2), "");
    assert_int_equal(csv_row_line(csv, 0), 4);
    assert_int_equal(csv_row_line(csv, 1), 6);
    assert_int_equal(csv_row_line(csv, 2), 8);
    csv_free(csv);
}

static void bytes_that_are_no_plain_text_are_refused(void **state) {
    (void)state;
    refused("\xEF\xBB\xBFid\n",
            "f:1: column 1: found a byte order mark, UTF-8 without one is wanted");
    refused("id,n\nx,\xFF\n", "f:2: column 2 \"n\": found the byte 0xFF, valid UTF-8 is wanted");
    refused("id\n# \xC0\xAF\n", "f:2: column 1 \"id\": found the byte 0xC0, valid UTF-8 is wanted");
    refused_bytes("id\na\0b\n", 7,
                  "f:2: column 1 \"id\": found the control byte 0x00, text is wanted");
    refused("id\na\x1b[2J\n", "f:2: column 1 \"id\": found the control byte 0x1B, text is wanted");
    refused("id\n\x7F\n", "f:2: column 1 \"id\": found the control byte 0x7F, text is wanted");
    refused("id\ra\r", "f:1: column 1: found the control byte 0x0D, text is wanted and lines "
                       "that end in LF or CR LF");
}

static void quotes_that_do_not_close_are_refused(void **state) {
    (void)state;
    refused("id,n\n1,\"a\nb", "f:3: column 2 \"n\": found the end of the file, the quote of line "
                              "2 is not closed");
    refused("id,n\n1,\"a\"b\n",
            "f:2: column 2 \"n\": found text after the closing quote, a comma or the end of the "
            "line is wanted (a quote inside quotes is written twice)");
    refused("id,n\n1,a\"b\n", "f:2: column 2 \"n\": found a quote inside a cell, the whole cell "
                              "in quotes is wanted and the quote written twice");
}

static void rows_and_columns_that_do_not_fit_the_header_are_refused(void **state) {
    (void)state;
    refused("a,b\n1,2\n1\n",
            "f:3: column 2 \"b\": found the end of the row after 1 cells, 2 cells are wanted");
    refused("a,b\n1,2,3\n", "f:2: column 3: found a cell too many, 2 cells are wanted");
    refused("a,b,a\n", "f:1: column 3: found \"a\" again, it is column 1 already; each name once "
                       "is wanted");
    refused("a,,b\n", "f:1: column 2: found no name, a column name is wanted");
    refused("", "f:1: found no rows, a row of column names is wanted");
    refused("\n# x\n", "f:3: found no rows, a row of column names is wanted");
}

static void the_limits_themselves_are_allowed_and_one_more_is_not(void **state) {
    (void)state;
    Text text = {0};
    for (int i = 0; i < CSV_MAX_COLUMNS; i++)
        text_add(&text, "%sc%d", i ? "," : "", i);
    csv_free(parsed(text.data));
    text_add(&text, ",x");
    refused(text.data, "f:1: column 257: found more than 256 columns, fewer are wanted");
    text_free(&text);
    text_add(&text, "id\n");
    for (int i = 1; i < CSV_MAX_CELLS; i++)
        text_add(&text, "x\n");
    csv_free(parsed(text.data));
    text_add(&text, "x");
    refused(text.data, "f:200001: column 1 \"id\": found more than 200000 cells, fewer are wanted");
    text_free(&text);
    char *large = calloc(CSV_MAX_BYTES + 1, 1);
    refused_bytes(large, CSV_MAX_BYTES + 1,
                  "f: the table is too large, at most 4194304 bytes are wanted");
    free(large);
}

static void a_number_in_another_form_is_refused_with_a_hint(void **state) {
    (void)state;
    static const struct {
        const char *cell, *hint;
    } BAD[] = {{"x1", ""},
               {"", ""},
               {"+1", " (write it without +)"},
               {"\u22121", " (write the minus sign as -)"},
               {"\"1,5\"", " (write a point, not a comma)"},
               {" 1", " (write it without spaces)"},
               {"01", ""},
               {"1.", ""},
               {".5", ""},
               {"0x1", ""},
               {"nan", ""},
               {"inf", ""},
               {"1e999", ""},
               {"3.5", ""}};
    for (size_t i = 0; i < COUNT_OF(BAD); i++) {
        char bytes[80], wanted[200];
        snprintf(bytes, sizeof bytes, "id,inclination\na,%s\n", BAD[i].cell);
        Csv *csv = parsed(bytes);
        double real = 7;
        Err err = {0};
        assert_false(csv_real(csv, 0, 1, -3, 3, &real, &err));
        snprintf(wanted, sizeof wanted,
                 "f:2: column 2 \"inclination\": found \"%s\", a number from -3 to 3 is wanted%s",
                 csv_text(csv, 0, 1), BAD[i].hint);
        assert_string_equal(err.text, wanted);
        assert_true(real == 7);
        csv_free(csv);
    }
}

static void a_wrong_cell_is_refused_with_file_line_and_column(void **state) {
    (void)state;
    Csv *csv = parsed("id,n\na,2.5\nb,12\n");
    int whole = 7;
    double real;
    Err err = {0};
    assert_false(csv_int(csv, 0, 1, 0, 20, &whole, &err));
    assert_string_equal(
        err.text, "f:2: column 2 \"n\": found \"2.5\", a whole number from 0 to 20 is wanted");
    assert_true(csv_int(csv, 1, 1, 12, 12, &whole, &err) && whole == 12);
    assert_true(csv_real(csv, 0, 1, 2.5, 2.5, &real, &err) && real == 2.5);
    assert_false(csv_err(csv, 1, 0, &err, "no country %s", "b"));
    assert_string_equal(err.text, "f:3: column 1 \"id\": no country b");
    csv_free(csv);
}

static void columns_are_checked_by_name(void **state) {
    (void)state;
    static const char *const KNOWN[] = {"id", "population"};
    Csv *csv = parsed("id,populaton\n");
    Err err = {0};
    int column;
    assert_false(csv_has_only_columns(csv, KNOWN, 2, &err));
    assert_string_equal(err.text,
                        "f: column 2 \"populaton\": unknown column, did you mean \"population\"?");
    assert_false(csv_column_get(csv, "population", &column, &err));
    assert_string_equal(err.text, "f: the column \"population\" is missing");
    assert_true(csv_column_get(csv, "id", &column, &err) && column == 0);
    csv_free(csv);
}

// ---- damage

// The second reading: a small state machine that counts the cells of each row, -1 if a quote is
// out of place or two rows differ.
static int strict_columns(const char *bytes, size_t length) {
    enum { ROW, CELL, PLAIN, QUOTED, CLOSED, COMMENT } state = ROW;
    int columns = 0, cells = 0;
    for (size_t i = 0; i <= length; i++) {
        char c = i < length ? bytes[i] : '\n';
        if (c == '\r' && i + 1 < length && bytes[i + 1] == '\n' && state != QUOTED) continue;
        if (state == QUOTED) {
            if (i == length) return -1;
            state = c == '"' ? CLOSED : QUOTED;
        } else if (c == '\n') {
            if (state != ROW && state != COMMENT && columns && cells + 1 != columns) return -1;
            if (state != ROW && state != COMMENT) columns = cells + 1;
            cells = 0;
            state = ROW;
        } else if (state == COMMENT || (state == ROW && c == '#')) {
            state = COMMENT;
        } else if (c == '"') {
            if (state == PLAIN) return -1;
            state = QUOTED;
        } else if (c == ',') {
            cells++;
            state = CELL;
        } else {
            if (state == CLOSED) return -1;
            state = PLAIN;
        }
    }
    return columns;
}

static Text written(const Csv *csv) {
    Text text = {0};
    const char *cell[CSV_MAX_COLUMNS];
    size_t columns = (size_t)csv_columns(csv);
    for (int row = -1; row < csv_rows(csv); row++) {
        for (int i = 0; i < csv_columns(csv); i++) {
            cell[i] = row < 0 ? csv_column_name(csv, i) : csv_text(csv, row, i);
        }
        csv_out_row(&text, cell, columns);
    }
    return text;
}

static bool judge(const char *bytes, size_t length) {
    Err err = {0};
    Csv *csv = csv_parse("f", bytes, length, &err);
    if (!csv) {
        assert_memory_equal(err.text, "f:", 2);
        return false;
    }
    assert_int_equal(strict_columns(bytes, length), csv_columns(csv));
    assert_true(strlen(bytes) == length && mbstowcs(NULL, bytes, 0) != (size_t)-1);
    Text first = written(csv);
    Csv *again = csv_parse("f", first.data, first.length, &err);
    assert_non_null(again);
    assert_int_equal(csv_rows(again), csv_rows(csv));
    Text second = written(again);
    assert_string_equal(first.data, second.data);
    text_free(&first);
    text_free(&second);
    csv_free(again);
    csv_free(csv);
    return true;
}

static void no_damaged_table_is_accepted_unless_it_is_still_valid(void **state) {
    (void)state;
    size_t length = strlen(GOOD);
    assert_true(judge(GOOD, length));
    for (size_t cut = 0; cut < length; cut++) {
        char *part = strndup(GOOD, cut); // ends where the allocation ends
        judge(part, cut);
        free(part);
    }
    uint64_t random = 1;
    int accepted = 0;
    for (int i = 0; i < 20000; i++) {
        char *bytes = strdup(GOOD);
        random = random * 6364136223846793005u + 1442695040888963407u;
        bytes[(random >> 33) % length] ^= (char)(1 + (random >> 20) % 255);
        accepted += judge(bytes, length);
        free(bytes);
    }
    assert_in_range(accepted, 2000, 18000);
}

static void awkward_cells_survive_writing_and_reading(void **state) {
    (void)state;
    static const char *const CELLS[] = {"#a", "", "\"", "a,b", "x\ny\r\nz", "\"\"", " s ", "'=1"};
    static const char *const NAMES[] = {"1", "2", "3", "4", "5", "6", "7", "8"};
    Text text = {0};
    csv_out_row(&text, NAMES, COUNT_OF(NAMES));
    csv_out_row(&text, CELLS, COUNT_OF(CELLS));
    assert_string_equal(text.data, "1,2,3,4,5,6,7,8\n\"#a\",,\"\"\"\",\"a,b\",\"x\ny\r\nz\","
                                   "\"\"\"\"\"\", s ,'=1\n");
    Csv *csv = parsed(text.data);
    for (int i = 0; i < 8; i++)
        assert_string_equal(csv_text(csv, 0, i), CELLS[i]);
    csv_free(csv);
    text_free(&text);
    const char *name = "only", *empty = "";
    csv_out_row(&text, &name, 1);
    csv_out_row(&text, &empty, 1);
    csv = parsed(text.data);
    assert_int_equal(csv_rows(csv), 1);
    csv_free(csv);
    text_free(&text);
}

static void the_locale_changes_nothing(void **state) {
    (void)state;
    static const char *const COMMA[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "uk_UA.UTF-8", "de_DE"};
    const char *set = NULL;
    for (size_t i = 0; i < COUNT_OF(COMMA) && !set; i++)
        set = setlocale(LC_ALL, COMMA[i]);
    if (!set) {
        print_message("no locale with a decimal comma is installed\n");
        skip();
    }
    Csv *csv = parsed("id\n1.5\n\"1,5\"\n");
    double real = 0;
    Err err = {0};
    assert_true(csv_real(csv, 0, 0, 0, 1.5, &real, &err) && real == 1.5);
    assert_false(csv_real(csv, 1, 0, 0, 1.5, &real, &err));
    assert_string_equal(err.text, "f:3: column 1 \"id\": found \"1,5\", a number from 0 to 1.5 is "
                                  "wanted (write a point, not a comma)");
    csv_free(csv);
    setlocale(LC_ALL, "C.UTF-8");
}

int main(void) {
    if (!setlocale(LC_CTYPE, "C.UTF-8")) return 1; // for mbstowcs
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_read_back_with_quotes_line_ends_and_comments_gone),
        cmocka_unit_test(bytes_that_are_no_plain_text_are_refused),
        cmocka_unit_test(quotes_that_do_not_close_are_refused),
        cmocka_unit_test(rows_and_columns_that_do_not_fit_the_header_are_refused),
        cmocka_unit_test(the_limits_themselves_are_allowed_and_one_more_is_not),
        cmocka_unit_test(a_number_in_another_form_is_refused_with_a_hint),
        cmocka_unit_test(a_wrong_cell_is_refused_with_file_line_and_column),
        cmocka_unit_test(columns_are_checked_by_name),
        cmocka_unit_test(no_damaged_table_is_accepted_unless_it_is_still_valid),
        cmocka_unit_test(awkward_cells_survive_writing_and_reading),
        cmocka_unit_test(the_locale_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
