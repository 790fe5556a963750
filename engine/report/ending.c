/* The end of a history in words. Always true: see ending.h. */
#include "report/ending.h"

#include "report/dials.h"
#include "report/figures.h"
#include "report/notice.h"
#include "report/paper.h"
#include "report/telling.h"
#include "report/words.h"

#include <stdio.h>
#include <stdlib.h>

/* Happenings that decide how a history ends; the last of each group is explained. */
enum { ENDING_DECIDING = 4 };
static const struct {
    const char *question;
    HappeningId any[6];
} deciding[ENDING_DECIDING] = {
    {"Why the guns fell silent",
     {HAPPENING_settlement_local, HAPPENING_settlement_regional, HAPPENING_armistice,
      HAPPENING_decision, HAPPENING_defeat, HAPPENING_coerced}},
    {"Why this order",
     {HAPPENING_order_armed, HAPPENING_order_austrian, HAPPENING_order_pact,
      HAPPENING_order_treaty_lead, HAPPENING_order_treaty_pair, HAPPENING_order_nuclear}},
    {"Why the file stands where it does",
     {HAPPENING_invited, HAPPENING_refused, HAPPENING_file_lapses, HAPPENING_entry,
      HAPPENING_invited, HAPPENING_invited}},
    {"Why war came back",
     {HAPPENING_attack_met, HAPPENING_attack_alone, HAPPENING_attack_met, HAPPENING_attack_met,
      HAPPENING_attack_met, HAPPENING_attack_met}},
};

static void ending_paragraph(Text *out, const char *lead, int indent, Text *words) {
    char *text = text_take(words);
    paper_wrap(out, lead, indent, text);
    free(text);
}

void ending_head(const History *h, Text *out) {
    const Scenario *s = h->scenario;
    char until[32], last[16];
    Text line = {0};
    text_add(&line, "%s: an imagined history, %d to %d", s->title, s->start_year,
             s->start_year + (s->start_month - 1 + h->months) / 12);
    char *title = text_take(&line);
    paper_heading(out, title, '=');
    free(title);
    text_add(&line, "Assumptions as of %s; later events not used. Everything told after that date "
                    "is imagined. One history of many: start %s, seed %llu, policy %s, %d months, "
                    "to %s.",
             history_known_until(s, until), s->start_name, (unsigned long long)h->seed,
             h->policy ? h->policy->name : "passive", h->months,
             scenario_date(s, h->months, last));
    ending_paragraph(out, "", 0, &line);
    text_add(out, "\n");
    notice_write(s, "\n", out);
}

void ending_outcome(const History *h, Text *out) {
    const World *w = history_end(h);
    char date[16];
    Text line = {0};
    text_add(&line, "Outcome in %s: %s. ", scenario_date(h->scenario, h->months, date),
             order_name(world_outcome(w)));
    words_fill(h->scenario, words_outcome(world_outcome(w)), &line);
    if (w->month_war_end > 0) {
        text_add(&line, " The guns first fell silent in %s.",
                 scenario_date(h->scenario, (int)w->month_war_end, date));
    }
    if (w->war > 0.5) {
        text_add(&line, " %s", w->frozen > 0.5 ? "The line is frozen." : "Heavy fighting goes on.");
    }
    text_add(&line, " File: %s.", words_stage((int)w->stage));
    ending_paragraph(out, "", 0, &line);
}

void ending_dials(const History *h, Text *out) {
    for (int dial = 0; dial < DIAL_COUNT; dial++) {
        Text line = {0};
        dial_write((DialId)dial, h->scenario, history_end(h), &line);
        char lead[32];
        snprintf(lead, sizeof lead, "%-13s", dial_name((DialId)dial));
        ending_paragraph(out, lead, 13, &line);
    }
}

static const Happening *ending_last_of(const History *h, const HappeningId *any, size_t count) {
    for (size_t n = h->ledger.happened; n-- > 0;) {
        for (size_t a = 0; a < count; a++) {
            if (h->ledger.happenings[n].id == any[a]) {
                return &h->ledger.happenings[n];
            }
        }
    }
    return NULL;
}

static void ending_happening(const History *h, const char *question, const Happening *last,
                              Text *out) {
    char date[16], text[1200];
    Text line = {0};
    happening_text(last, h->scenario, text, sizeof text);
    text_add(&line, "%s (%s): %s ", question, scenario_date(h->scenario, last->month, date), text);
    telling_reason(last, &h->ledger, h->scenario, &line);
    ending_paragraph(out, "- ", 2, &line);
}

/* The member that now stands furthest from yes, with the terms of its balance. */
static void ending_furthest(const History *h, Text *out) {
    const World *w = history_end(h);
    int far = h->scenario->lead;
    for (int i = 0; i < h->scenario->members; i++) {
        const bool further = w->belongs[i] > 0.5 && w->consent[i] < w->consent[far];
        far = further ? i : far;
    }
    double terms[TERMS_MAX];
    equation_terms(EQUATION_consent, w, &h->parameters, h->scenario->lead, far, terms);
    Text line = {0};
    text_add(&line, "Furthest from yes at the end: %s, balance ", h->scenario->member_name[far]);
    figures_signed(w->consent[far], 1, &line);
    text_add(&line, ". ");
    reasons_write(EQUATION_consent, terms, -1, h->scenario, &line);
    ending_paragraph(out, "- ", 2, &line);
}

static void ending_attack(const History *h, Text *out) {
    const World *w = history_end(h);
    double terms[TERMS_MAX];
    equation_terms(EQUATION_attack, w, &h->parameters, h->scenario->lead, 0, terms);
    Text line = {0};
    text_add(&line, "If a crisis came now, an attack would follow in %.0f of 100. ",
             100 * w->attack);
    reasons_write(EQUATION_attack, terms, w->attack < 0.5 ? -1 : 1, h->scenario, &line);
    ending_paragraph(out, "- ", 2, &line);
}

void ending_why(const History *h, Text *out) {
    for (int d = 0; d < ENDING_DECIDING; d++) {
        const Happening *last =
            ending_last_of(h, deciding[d].any, COUNT_OF(deciding[d].any));
        if (last) {
            ending_happening(h, deciding[d].question, last, out);
        }
    }
    if (history_end(h)->stage < STAGE_MEMBER) {
        ending_furthest(h, out);
    }
    if (history_end(h)->war < 0.5) {
        ending_attack(h, out);
    }
}

void ending_write(const History *h, Text *out) {
    ending_head(h, out);
    ending_outcome(h, out);
    text_add(out, "\n");
    paper_heading(out, "Dials", '-');
    ending_dials(h, out);
    text_add(out, "\n");
    paper_heading(out, "Why", '-');
    ending_why(h, out);
}
