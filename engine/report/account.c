/* The ledger as a table. Always true: see account.h. */
#include "report/account.h"

#include "core/real.h"
#include "report/figures.h"
#include "report/paper.h"
#include "report/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool account_kept(VarId id) {
    return var_info(id)->nature == NATURE_STATE || equation_of(id) != EQUATION_NONE;
}

static bool account_ours(const Entry *entry, Variable v, int month) {
    return entry->month == month && entry->var == v.id && entry->index == v.index;
}

/* One line: cause padded to a column, in characters and not in bytes. */
static void account_line(Text *out, const char *cause, double delta) {
    text_add(out, "  %s", cause);
    for (int column = paper_width(cause, strlen(cause)); column < 58; column++) {
        text_add(out, " ");
    }
    text_add(out, " ");
    figures_signed(delta, 6, out);
    text_add(out, "\n");
}

bool account_month(const History *h, Variable v, int month, Text *out) {
    const double value = world_get(history_at(h, month), v.id, v.index);
    const double change = value - world_get(history_at(h, month - 1), v.id, v.index);
    double sum = 0, size = real_abs(value);
    for (size_t n = 0; n < h->ledger.count; n++) {
        const Entry *entry = &h->ledger.entries[n];
        if (!account_ours(entry, v, month)) {
            continue;
        }
        Text cause = {0};
        words_cause(h->scenario, v.id, entry->cause, &cause);
        char *words = text_take(&cause);
        account_line(out, words, entry->delta);
        free(words);
        sum += entry->delta;
        size += real_abs(entry->delta);
    }
    const bool adds_up = real_abs(sum - change) <= 1e-9 * real_max(1, size);
    text_say(out, "  check: causes sum to ");
    figures_signed(sum, 6, out);
    text_say(out, ", the change is ");
    figures_signed(change, 6, out);
    text_say(out, adds_up ? "; value %.6g\n" : ", THEY DIFFER; value %.6g\n", value);
    return adds_up;
}

static bool account_moved(const History *h, Variable v, int month) {
    for (size_t n = 0; n < h->ledger.count; n++) {
        if (account_ours(&h->ledger.entries[n], v, month)) {
            return true;
        }
    }
    const double change = world_get(history_at(h, month), v.id, v.index) -
                          world_get(history_at(h, month - 1), v.id, v.index);
    return real_abs(change) > 0;
}

bool account_write(const History *h, Variable v, Text *out) {
    char date[16];
    bool adds_up = true;
    int quiet = 0;
    variable_write(h->scenario, v, out);
    text_say(out, ": %s\n%s (month 0): value %.6g\n", var_info(v.id)->text,
             scenario_date(h->scenario, 0, date), world_get(history_at(h, 0), v.id, v.index));
    for (int month = 1; month <= h->months; month++) {
        if (!account_moved(h, v, month)) {
            quiet++;
            continue;
        }
        text_say(out, "%s (month %d)\n", scenario_date(h->scenario, month, date), month);
        adds_up = account_month(h, v, month, out) && adds_up;
    }
    if (quiet > 0) {
        text_say(out, "%d months without a change are left out.\n", quiet);
    }
    return adds_up;
}

void account_json(const History *h, Variable v, int month, JsonOut *out) {
    json_out_key(out, "causes");
    json_out_array_begin(out);
    for (size_t n = 0; n < h->ledger.count; n++) {
        const Entry *entry = &h->ledger.entries[n];
        if (account_ours(entry, v, month)) {
            json_out_object_begin(out);
            json_out_key(out, "cause");
            json_out_text(out, entry->cause);
            json_out_key(out, "delta");
            json_out_real(out, entry->delta);
            json_out_object_end(out);
        }
    }
    json_out_array_end(out);
}
