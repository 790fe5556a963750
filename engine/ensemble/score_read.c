/* Reading forecasts and resolutions, and matching them. Always true: see score.h. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/digest.h"
#include "core/memory.h"
#include "ensemble/score.h"
#include "store/csv.h"
#include "store/file.h"
#include "store/json.h"

int date_month_days(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

int date_read(const char *text) {
    static const char form[] = "0000-00-00";
    if (strlen(text) != sizeof form - 1) return 0;
    for (int n = 0; form[n]; n++) {
        const bool digit = text[n] >= '0' && text[n] <= '9';
        if (form[n] == '0' ? !digit : text[n] != '-') return 0;
    }
    const int year = atoi(text), month = atoi(text + 5), day = atoi(text + 8);
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > date_month_days(year, month))
        return 0;
    return year * 10000 + month * 100 + day;
}

DateText date_text(int date) {
    DateText t;
    snprintf(t.text, sizeof t.text, "%04d-%02d-%02d", date / 10000 % 10000, date / 100 % 100,
             date % 100);
    return t;
}

/* One row or object of either file, whatever its form. */
typedef struct Item {
    const char *question, *by, *class; /* class: NULL or "" for a yes */
    int made, horizon, line;
    double p;
} Item;

static bool fail(const Score *s, int line, Err *err, const char *what) {
    return err_set(err, "%s:%d: %s", s->forecast_path, line, what);
}

static bool same_forecast(const Forecast *f, const Item *it) {
    return strcmp(f->question, it->question) == 0 && strcmp(f->by, it->by) == 0 &&
           f->made == it->made;
}

/* Forecasts live in an array that grows; texts in the arena. */
static Forecast *forecast_add(Score *s, const Item *it) {
    s->forecast = memory_grow(s->forecast, (size_t)(s->forecasts + 1) * sizeof *s->forecast);
    Forecast *f = &s->forecast[s->forecasts++];
    *f = (Forecast){.question = arena_text(&s->arena, it->question),
                    .by = arena_text(&s->arena, it->by),
                    .made = it->made,
                    .horizon = it->horizon,
                    .line = it->line,
                    .resolution = -1};
    return f;
}

static bool class_add(Score *s, Forecast *f, const Item *it, Err *err) {
    for (int c = 0; c < f->classes; c++)
        if (strcmp(f->name[c], it->class) == 0)
            return err_set(err, "%s:%d: the class \"%s\" of \"%s\" is given twice",
                           s->forecast_path, it->line, it->class, it->question);
    if (f->classes == SCORE_CLASSES_MAX) return fail(s, it->line, err, "fewer classes are wanted");
    f->name[f->classes] = arena_text(&s->arena, it->class);
    f->p[f->classes++] = it->p;
    return true;
}

static bool item_keep(Score *s, const Item *it, Err *err) {
    const bool yes = !it->class || !it->class[0];
    if (!it->question[0] || !it->by[0])
        return fail(s, it->line, err, "a question and who made the forecast (by) are wanted");
    if (it->horizon < it->made)
        return err_set(err, "%s:%d: the horizon %s lies before the day it was made, %s",
                       s->forecast_path, it->line, date_text(it->horizon).text,
                       date_text(it->made).text);
    for (int n = 0; n < s->forecasts; n++) {
        Forecast *f = &s->forecast[n];
        if (!same_forecast(f, it)) continue;
        if (!yes && f->classes > 0 && f->horizon == it->horizon) return class_add(s, f, it, err);
        return err_set(err,
                       "%s:%d: a second forecast of \"%s\" by \"%s\" on %s; the first is in "
                       "line %d",
                       s->forecast_path, it->line, it->question, it->by, date_text(it->made).text,
                       f->line);
    }
    Forecast *f = forecast_add(s, it);
    if (!yes) return class_add(s, f, it, err);
    f->p[0] = it->p;
    return true;
}

/* Chances of classes sum to 1, but for rounding, which is put right. */
static bool classes_sum(const Score *s, Err *err) {
    for (int n = 0; n < s->forecasts; n++) {
        Forecast *f = &s->forecast[n];
        double sum = 0;
        for (int c = 0; c < f->classes; c++) sum += f->p[c];
        if (f->classes > 0 && !(fabs(sum - 1) <= 0.01))
            return err_set(err, "%s:%d: the classes of \"%s\" sum to %g, 1 is wanted",
                           s->forecast_path, f->line, f->question, sum);
        for (int c = 0; c < f->classes; c++) f->p[c] /= sum;
    }
    return true;
}

static bool csv_date(const Csv *csv, int row, int column, int *out, Err *err) {
    *out = date_read(csv_text(csv, row, column));
    return *out || csv_err(csv, row, column, err, "found \"%s\", a date YYYY-MM-DD is wanted",
                           csv_text(csv, row, column));
}

static bool read_csv(Score *s, const Csv *csv, Err *err) {
    static const char *const names[] = {"question", "by", "made", "horizon", "probability"};
    int at[COUNT_OF(names)];
    for (size_t n = 0; n < COUNT_OF(names); n++)
        if (!csv_column_get(csv, names[n], &at[n], err)) return false;
    const int class = csv_column_find(csv, "class");
    for (int row = 0; row < csv_rows(csv); row++) {
        Item it = {.question = csv_text(csv, row, at[0]),
                   .by = csv_text(csv, row, at[1]),
                   .class = class >= 0 ? csv_text(csv, row, class) : NULL,
                   .line = csv_row_line(csv, row)};
        if (!csv_date(csv, row, at[2], &it.made, err) ||
            !csv_date(csv, row, at[3], &it.horizon, err) ||
            !csv_real(csv, row, at[4], 0, 1, &it.p, err) || !item_keep(s, &it, err))
            return false;
    }
    return true;
}

static bool json_date(JsonAt object, const char *key, int *out, Err *err) {
    const char *text;
    JsonAt at;
    if (!json_get_text(object, key, &text, err) || !json_object_find(object, key, &at))
        return false;
    *out = date_read(text);
    return *out || json_err(at, err, "found \"%s\", a date YYYY-MM-DD is wanted", text);
}

static bool read_object(Score *s, JsonAt at, Err *err) {
    JsonAt classes;
    Item it = {.line = json_line(at)};
    if (!json_get_text(at, "question", &it.question, err) ||
        !json_get_text(at, "by", &it.by, err) || !json_date(at, "made", &it.made, err) ||
        !json_date(at, "horizon", &it.horizon, err))
        return false;
    if (!json_object_find(at, "classes", &classes))
        return json_get_real(at, "probability", 0, 1, &it.p, err) && item_keep(s, &it, err);
    if (!json_as_object(classes, err)) return false;
    if (json_count(classes) == 0)
        return json_err(classes, err, "found no class, at least one is wanted");
    for (JsonAt one = {0}; json_each(classes, &one, &it.class);)
        if (!json_as_real(one, 0, 1, &it.p, err) || !item_keep(s, &it, err)) return false;
    return true;
}

static bool read_json(Score *s, const Json *json, Err *err) {
    JsonAt list;
    if (!json_get_array(json_root(json), "forecasts", &list, err)) return false;
    for (JsonAt item = {0}; json_each(list, &item, NULL);)
        if (!read_object(s, item, err)) return false;
    return true;
}

static bool read_forecasts(Score *s, Err *err) {
    char *bytes;
    size_t length;
    if (!file_read(s->forecast_path, CSV_MAX_BYTES, FILE_LINKS_FOLLOW, &bytes, &length, err))
        return false;
    Digest digest = digest_start();
    digest_add_bytes(&digest, bytes, length);
    digest_text(digest, s->fingerprint);
    const char *ending = strrchr(s->forecast_path, '.');
    const bool is_json = ending && strcmp(ending, ".json") == 0;
    Json *json = is_json ? json_parse(s->forecast_path, bytes, length, err) : NULL;
    Csv *csv = is_json ? NULL : csv_parse(s->forecast_path, bytes, length, err);
    free(bytes);
    const bool ok = (json && read_json(s, json, err)) || (csv && read_csv(s, csv, err));
    json_free(json);
    csv_free(csv);
    return ok && classes_sum(s, err);
}

static bool keep_resolution(Score *s, const Csv *csv, int row, const int at[3], Err *err) {
    Resolution r = {.line = csv_row_line(csv, row)};
    if (!csv_date(csv, row, at[1], &r.resolved, err)) return false;
    r.question = arena_text(&s->arena, csv_text(csv, row, at[0]));
    r.outcome = arena_text(&s->arena, csv_text(csv, row, at[2]));
    for (int n = 0; n < s->resolutions; n++)
        if (strcmp(s->resolution[n].question, r.question) == 0)
            return csv_err(csv, row, at[0], err, "\"%s\" is resolved in line %d already",
                           r.question, s->resolution[n].line);
    s->resolution[s->resolutions++] = r;
    return true;
}

static bool read_resolutions(Score *s, Err *err) {
    char *bytes;
    size_t length;
    int at[3];
    if (!file_read(s->resolution_path, CSV_MAX_BYTES, FILE_LINKS_FOLLOW, &bytes, &length, err))
        return false;
    Csv *csv = csv_parse(s->resolution_path, bytes, length, err);
    free(bytes);
    bool ok = csv && csv_column_get(csv, "question", &at[0], err) &&
              csv_column_get(csv, "resolved", &at[1], err) &&
              csv_column_get(csv, "outcome", &at[2], err);
    s->resolution = arena_alloc(&s->arena, ok ? (size_t)csv_rows(csv) * sizeof *s->resolution : 0);
    for (int row = 0; ok && row < csv_rows(csv); row++) ok = keep_resolution(s, csv, row, at, err);
    csv_free(csv);
    return ok;
}

/* The outcome must be one that the forecast speaks of. */
static bool outcome_fits(const Score *s, const Forecast *f, const Resolution *r, Err *err) {
    if (f->classes == 0) {
        const bool yes = strcmp(r->outcome, "yes") == 0;
        if (!yes && strcmp(r->outcome, "no") != 0)
            return err_set(err, "%s:%d: outcome \"%s\" of \"%s\": yes or no is wanted",
                           s->resolution_path, r->line, r->outcome, r->question);
        return !(yes && r->resolved > f->horizon) ||
               err_set(err,
                       "%s:%d: \"%s\" came true on %s, after the horizon %s of %s:%d; for that "
                       "forecast the outcome is no",
                       s->resolution_path, r->line, r->question, date_text(r->resolved).text,
                       date_text(f->horizon).text, s->forecast_path, f->line);
    }
    for (int c = 0; c < f->classes; c++)
        if (strcmp(f->name[c], r->outcome) == 0) return true;
    return err_set(err, "%s:%d: outcome \"%s\" is no class of the forecast of \"%s\" in %s:%d",
                   s->resolution_path, r->line, r->outcome, r->question, s->forecast_path, f->line);
}

static bool match(Score *s, Forecast *f, Err *err) {
    for (int n = 0; n < s->resolutions && f->resolution < 0; n++)
        if (strcmp(s->resolution[n].question, f->question) == 0) f->resolution = n;
    s->open += f->resolution < 0;
    if (f->resolution < 0) return true;
    const Resolution *r = &s->resolution[f->resolution];
    if (f->made >= r->resolved)
        return err_set(err,
                       "%s:%d: the forecast of \"%s\" was made on %s, but %s:%d resolves it on "
                       "%s; a forecast is wanted that was made before that day",
                       s->forecast_path, f->line, f->question, date_text(f->made).text,
                       s->resolution_path, r->line, date_text(r->resolved).text);
    return outcome_fits(s, f, r, err);
}

bool score_read(Score *s, Err *err) {
    bool ok = read_forecasts(s, err) && read_resolutions(s, err);
    for (int n = 0; ok && n < s->forecasts; n++) ok = match(s, &s->forecast[n], err);
    return ok;
}
