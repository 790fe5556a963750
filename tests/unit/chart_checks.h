/* What is true of every chart, read off its marks: nothing overlaps, nothing is cut off, everything
 * is named, every text can be read. With ACCESSION_CHARTS=folder the charts are written there, to
 * be looked at. A test program lists its charts and says CHART_TESTS(list) and CHART_UNIT_TESTS. */
#pragma once
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/chart.h"
#include "report/svg.h"

typedef struct ChartKind {
    const char *name;
    void (*draw)(double width, Picture *p);
    int series; /* that must be named */
} ChartKind;

extern const ChartKind *const chart_kinds;
extern const size_t chart_kind_count;

/* The list that the tests go through. */
#define CHART_TESTS(list)                                                                          \
    const ChartKind *const chart_kinds = list;                                                     \
    const size_t chart_kind_count = COUNT_OF(list);

/* Calls check for every kind at one column and at full width. */
static void of_all(void (*check)(const Picture *p, const char *name, int series)) {
    for (size_t n = 0; n < chart_kind_count; n++)
        for (int full = 0; full < 2; full++) {
            Picture p;
            char name[40];
            chart_kinds[n].draw(full ? 170 : 85, &p);
            snprintf(name, sizeof name, "%s-%d", chart_kinds[n].name, full ? 170 : 85);
            check(&p, name, chart_kinds[n].series);
            picture_free(&p);
        }
}

static void check_overlap(const Picture *p, const char *name, int series) {
    (void)series;
    for (int a = 0; a < p->marks; a++)
        for (int b = a + 1; b < p->marks; b++) {
            if (p->mark[a].kind != MARK_TEXT || p->mark[b].kind != MARK_TEXT) continue;
            if (area_meets(mark_area(p, &p->mark[a]), mark_area(p, &p->mark[b])))
                fail_msg("%s: \"%s\" overlaps \"%s\"", name, p->mark[a].text, p->mark[b].text);
        }
}

static void check_frame(const Picture *p, const char *name, int series) {
    (void)series;
    for (int n = 0; n < p->marks; n++) {
        const Area a = mark_area(p, &p->mark[n]);
        if (!(a.left >= -0.01 && a.top >= -0.01 && a.right <= p->width + 0.01 &&
              a.bottom <= p->height + 0.01))
            fail_msg("%s: mark %d (%s) reaches outside: %g %g %g %g", name, n,
                     p->mark[n].text ? p->mark[n].text : "", a.left, a.top, a.right, a.bottom);
    }
}

static void check_contrast(const Picture *p, const char *name, int series) {
    (void)series;
    for (int n = 0; n < p->marks; n++) {
        const Mark *m = &p->mark[n];
        if (m->kind == MARK_TEXT && colour_contrast(m->colour, m->ground) < 4.5)
            fail_msg("%s: \"%s\" has a contrast of %g", name, m->text,
                     colour_contrast(m->colour, m->ground));
    }
}

static void check_named(const Picture *p, const char *name, int series) {
    for (int k = 0; k < series; k++) {
        bool named = false;
        for (int n = 0; n < p->marks; n++)
            named = named || (p->mark[n].role == ROLE_NAME && p->mark[n].series == k);
        if (!named) fail_msg("%s: series %d has no name", name, k);
    }
    for (int n = 0; n < p->marks; n++) /* and nothing is drawn for a series without one */
        if (p->mark[n].role == ROLE_DATA && p->mark[n].series >= series)
            fail_msg("%s: mark %d is of series %d", name, n, p->mark[n].series);
}

static void check_intervals(const Picture *p, const char *name, int series) {
    (void)series;
    for (int n = 0; n < p->marks; n++) {
        const Mark *e = &p->mark[n];
        if (e->role != ROLE_ESTIMATE) continue;
        Area a = mark_area(p, e);
        a = (Area){a.left - 0.01, a.top - 0.01, a.right + 0.01, a.bottom + 0.01};
        for (int k = 0; k < p->marks; k++) {
            const Mark *i = &p->mark[k];
            if (i->role == ROLE_INTERVAL && i->series == e->series && i->item == e->item &&
                i->item >= 0 &&
                !area_meets(a, (Area){mark_area(p, i).left - 0.1, mark_area(p, i).top - 0.1,
                                      mark_area(p, i).right + 0.1, mark_area(p, i).bottom + 0.1}))
                fail_msg("%s: an interval of series %d lies beside its estimate", name, e->series);
        }
    }
}

/* Every element is closed, every attribute quoted, nothing reserved stands bare. */
static void assert_well_formed(const char *xml, const char *name) {
    int depth = 0;
    for (const char *at = xml; *at; at++) {
        if (*at == '&' && !strchr(at, ';')) fail_msg("%s: a bare &", name);
        if (*at != '<') continue;
        const char *end = strchr(at, '>');
        int quotes = 0;
        if (!end) fail_msg("%s: an element without an end", name);
        for (const char *q = at; q < end; q++) {
            quotes += *q == '"';
            if (q > at && *q == '<') fail_msg("%s: < inside an element", name);
        }
        if (quotes % 2) fail_msg("%s: an open quote", name);
        if (at[1] == '/')
            depth--;
        else if (end[-1] != '/')
            depth++;
        if (depth < 0) fail_msg("%s: closed too often", name);
        at = end;
    }
    if (depth != 0) fail_msg("%s: %d elements open at the end", name, depth);
}

static void check_svg(const Picture *p, const char *name, int series) {
    (void)series;
    static const char *const never[] = {"<script", "href",  "url(",  "nan",
                                        "inf\"",   "-0.0 ", "<style"};
    Text svg = {0};
    svg_write(p, &svg);
    assert_well_formed(svg.data, name);
    for (size_t n = 0; n < COUNT_OF(never); n++)
        if (strstr(svg.data, never[n])) fail_msg("%s: holds %s", name, never[n]);
    assert_non_null(strstr(svg.data, "<title>"));
    assert_non_null(strstr(svg.data, "<desc>"));
    assert_non_null(strstr(svg.data, "not a forecast"));
    const char *folder = getenv("ACCESSION_CHARTS");
    if (folder) {
        char path[512];
        snprintf(path, sizeof path, "%s/%s.svg", folder, name);
        FILE *file = fopen(path, "w");
        assert_non_null(file);
        fwrite(svg.data, 1, svg.length, file);
        fclose(file);
    }
    text_free(&svg);
}

static void no_two_texts_overlap(void **state) {
    (void)state;
    of_all(check_overlap);
}
static void nothing_reaches_outside_the_frame(void **state) {
    (void)state;
    of_all(check_frame);
}
static void every_text_can_be_read_on_its_ground(void **state) {
    (void)state;
    of_all(check_contrast);
}
static void every_series_is_named(void **state) {
    (void)state;
    of_all(check_named);
}
static void an_interval_is_drawn_with_its_estimate(void **state) {
    (void)state;
    of_all(check_intervals);
}
static void every_chart_is_a_document_of_its_own(void **state) {
    (void)state;
    of_all(check_svg);
}

static void the_same_numbers_give_the_same_bytes(void **state) {
    (void)state;
    for (size_t n = 0; n < chart_kind_count; n++) {
        Text svg[2] = {{0}, {0}};
        for (int k = 0; k < 2; k++) {
            Picture p;
            chart_kinds[n].draw(85, &p);
            svg_write(&p, &svg[k]);
            picture_free(&p);
        }
        assert_string_equal(svg[0].data, svg[1].data);
        text_free(&svg[0]);
        text_free(&svg[1]);
    }
}

#define CHART_UNIT_TESTS                                                                           \
    cmocka_unit_test(no_two_texts_overlap), cmocka_unit_test(nothing_reaches_outside_the_frame),   \
        cmocka_unit_test(every_text_can_be_read_on_its_ground),                                    \
        cmocka_unit_test(every_series_is_named),                                                   \
        cmocka_unit_test(an_interval_is_drawn_with_its_estimate),                                  \
        cmocka_unit_test(every_chart_is_a_document_of_its_own),                                    \
        cmocka_unit_test(the_same_numbers_give_the_same_bytes)
