/* How numbers are said. Always true: see figures.h. */
#include "report/figures.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *figures_danger(double chance) {
    static const struct {
        double below;
        const char *words;
    } steps[] = {
        {0.02, TONGUE("very unlikely")},     {0.10, TONGUE("unlikely")},
        {0.25, TONGUE("possible")},          {0.50, TONGUE("a serious danger")},
        {0.75, TONGUE("likelier than not")}, {2.00, TONGUE("to be expected")},
    };
    size_t n = 0;
    while (chance >= steps[n].below) {
        n++;
        ASSERT(n < COUNT_OF(steps));
    }
    return tongue(steps[n].words);
}

int figures_band_number(double a_year) { return (a_year >= 0.001) + (a_year >= 0.005) + (a_year >= 0.02); }

const char *figures_band(double a_year) {
    static const char *const bands[] = {TONGUE("below 0.1 % a year"), TONGUE("0.1 to 0.5 % a year"),
                                        TONGUE("0.5 to 2 % a year"), TONGUE("above 2 % a year")};
    return tongue(bands[figures_band_number(a_year)]);
}

/* To two significant figures, so that a range does not pretend to know more. */
static double figures_round(double thousand) {
    double unit = 1;
    while (thousand / unit >= 100) {
        unit *= 10;
    }
    return (double)(long)(thousand / unit + 0.5) * unit;
}

static void figures_amount(double thousand, bool unit, Text *out) {
    const double rounded = figures_round(thousand);
    if (rounded >= 1000 && unit) text_say(out, "%.1f million", rounded / 1000);
    else if (rounded >= 1000) text_say(out, "%.1f", rounded / 1000);
    else if (unit) text_add(out, tongue_many(rounded, "%.0f thousand", "%.0f thousand"), rounded);
    else text_add(out, "%.0f", rounded);
}

bool figures_no_war(const World *w) {
    return w->war < 0.5 && w->months_war < 0.5 && w->losses_candidate <= 0.0 && w->losses_rival <= 0.0;
}

void figures_people(const Scenario *s, VarId losses, double thousand, Text *out) {
    const Provenance *from = &s->start_from[losses];
    const bool ranged = from->value > 0 && from->high > from->low;
    const double low = thousand * (ranged ? from->low / from->value : 0.75);
    const double high = thousand * (ranged ? from->high / from->value : 1.25);
    const bool mixed = (figures_round(low) >= 1000) != (figures_round(high) >= 1000);
    Text from_low = {0}, to_high = {0};
    figures_amount(low, mixed, &from_low);
    figures_amount(high, true, &to_high);
    text_say(out, "%s to %s", from_low.data, to_high.data);
    text_free(&from_low);
    text_free(&to_high);
}

void figures_signed(double value, int digits, Text *out) {
    double unit = 0.5;
    for (int n = 0; n < digits; n++) {
        unit /= 10;
    }
    const bool zero = value < unit && value > -unit;
    text_say(out, "%s%.*f", zero ? "±" : value < 0 ? "−" : "+", digits, real_abs(value));
}

void figures_value(VarId id, double value, Text *out) {
    const VarInfo *v = var_info(id);
    if (v->type == TYPE_FLAG) {
        text_add(out, "%s", tongue(value > 0.5 ? "yes" : "no"));
    } else if (v->type == TYPE_INT) {
        text_add(out, "%s%.0f", value <= -0.5 ? "−" : "", real_abs(value));
    } else {
        text_say(out, "%s%.4g", value < 0 ? "−" : "", real_abs(value));
    }
}

bool figures_in_100(VarId id) {
    const char *unit = var_info(id)->unit;
    return strcmp(unit, "probability") == 0 || strcmp(unit, "1/month") == 0 || strcmp(unit, "1/year") == 0;
}

/* What is rare has more digits. */
static void chance_write(double chance, const char *unit, Text *out) {
    const double points = 100.0 * chance;
    text_say(out, "%.*f in 100", points >= 9.95 || points <= 0.0 ? 0 : points >= 0.95 ? 1 : 2, points);
    if (strcmp(unit, "1/month") == 0) text_say(out, " a month");
    if (strcmp(unit, "1/year") == 0) text_say(out, " a year");
}

void figures_plain(VarId id, double value, Text *out) {
    const VarInfo *v = var_info(id);
    if (figures_in_100(id)) {
        chance_write(value, v->unit, out);
    } else if (strcmp(v->unit, "logit") == 0) {
        text_say(out, "%s%.1f", value <= -0.05 ? "−" : "", real_abs(value));
    } else if (strcmp(v->unit, "share") == 0) {
        text_say(out, "%s%.2f of 1", value <= -0.005 ? "−" : "", real_abs(value));
    } else {
        figures_value(id, value, out);
        if (v->unit[0] && v->type != TYPE_FLAG) text_add(out, " %s", tongue(v->unit));
    }
}

void figures_change(VarId id, double moved, Text *out) {
    const char *unit = var_info(id)->unit;
    if (figures_in_100(id) || strcmp(unit, "share") == 0) {
        figures_signed(100.0 * moved, real_abs(moved) < 0.0005 ? 2 : 1, out);
        text_say(out, " in 100");
    } else if (strcmp(unit, "thousand") == 0) {
        figures_signed(moved, 1, out);
        text_say(out, " thousand");
    } else {
        figures_signed(moved, real_abs(moved) < 0.0995 ? 3 : 2, out);
    }
}

const char *figures_month(int year, int month, char out[DATE_BYTES]) {
    static const char *const names[] = {
        TONGUE_IN("Jan", "short"), TONGUE_IN("Feb", "short"), TONGUE_IN("Mar", "short"), TONGUE_IN("Apr", "short"),
        TONGUE_IN("May", "short"), TONGUE_IN("Jun", "short"), TONGUE_IN("Jul", "short"), TONGUE_IN("Aug", "short"),
        TONGUE_IN("Sep", "short"), TONGUE_IN("Oct", "short"), TONGUE_IN("Nov", "short"), TONGUE_IN("Dec", "short"),
    };
    ASSERT(month >= 1 && month <= 12);
    snprintf(out, DATE_BYTES, "%.15s %d", tongue_in(names[month - 1], "short"), year % 10000);
    return out;
}

const char *figures_date(const Scenario *s, int month, char out[DATE_BYTES]) {
    const int months = s->start_year * 12 + s->start_month - 1 + month;
    return figures_month(months / 12, months % 12 + 1, out);
}
