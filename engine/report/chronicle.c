/* The chronicle. Always true: see chronicle.h. */
#include "report/chronicle.h"

#include "model/rulebook.h"
#include "session/naming.h"

#include "report/figures.h"
#include "report/paper.h"
#include "report/ending.h"
#include "report/telling.h"
#include "report/words.h"

#include <stdio.h>
#include <stdlib.h>

/* Months from..to (both included) that fall into one calendar year. */
typedef struct Year {
    int year, from, to;
} Year;

static Year chronicle_year_of(const Scenario *s, int month, int months) {
    const int calendar = s->start_month - 1 + month;
    const int year = s->start_year + calendar / 12;
    const int last = month + 11 - calendar % 12;
    return (Year){year, month, last < months ? last : months};
}

static void chronicle_paragraph(Text *out, const char *lead, Text *words) {
    char *text = text_take(words);
    paper_wrap(out, lead, 6, text);
    free(text);
}

/* "A", "A and B", "A, B and C": the actors of all joined happenings like `first`. */
static int chronicle_actors(const History *h, size_t first, Text *out) {
    const Happening *all = h->ledger.happenings;
    int count = 0, told = 0;
    for (size_t n = first; n < h->ledger.happened && all[n].month == all[first].month; n++) {
        count += all[n].id == all[first].id;
    }
    for (size_t n = first; told < count; n++) {
        if (all[n].id == all[first].id) {
            told++;
            text_add(out, "%s%s", told == 1 ? "" : told == count ? " and " : ", ",
                     h->scenario->member_name[all[n].actor]);
        }
    }
    return count;
}

static void chronicle_ratified(const History *h, size_t first, Text *out) {
    const Happening *all = h->ledger.happenings;
    double left = all[first].amount;
    for (size_t n = first; n < h->ledger.happened && all[n].month == all[first].month; n++) {
        left = all[n].id == HAPPENING_ratified ? all[n].amount : left;
    }
    const int count = chronicle_actors(h, first, out);
    text_add(out, " %s the accession protocol; ", count > 1 ? "ratify" : "ratifies");
    text_add(out, left > 0.5 ? "%.0f ratifications are outstanding." : "it was the last.", left);
}

/* A crisis and what became of it in the same month are one entry. */
static void chronicle_crisis(const History *h, size_t first, Text *out) {
    const Happening *all = h->ledger.happenings;
    char text[1200];
    happening_text(&all[first], h->scenario, text, sizeof text);
    text_add(out, "%s ", text);
    for (size_t n = first + 1; n < h->ledger.happened && all[n].month == all[first].month; n++) {
        if (all[n].id == HAPPENING_crisis_held) {
            happening_text(&all[n], h->scenario, text, sizeof text);
            text_add(out, "%s ", text);
            telling_reason(&all[n], &h->ledger, h->scenario, out);
            return;
        }
    }
}

/* Events in which nobody chose otherwise, by their titles. */
static void chronicle_events(const History *h, size_t first, Text *out) {
    const Happening *all = h->ledger.happenings;
    for (size_t n = first; n < h->ledger.happened && all[n].month == all[first].month; n++) {
        if (all[n].id != HAPPENING_event_default) {
            continue;
        }
        const Event *e = &h->scenario->rules->event[all[n].event - 1];
        text_add(out, n > first ? "; " : "");
        naming_fill(h->scenario, e->title, out);
    }
    const char last = out->data[out->length - 1];
    text_add(out, "%s Nobody chose otherwise.", last == '?' || last == '!' ? "" : ".");
}

/* Joined entries are told with the first of their month; false if n was told before. */
static bool chronicle_joined(const History *h, size_t n, Text *out) {
    const Happening *all = h->ledger.happenings;
    for (size_t before = n; before-- > 0 && all[before].month == all[n].month;) {
        if (all[before].id == all[n].id) {
            return false;
        }
    }
    switch (all[n].id) {
    case HAPPENING_ratified:
        chronicle_ratified(h, n, out);
        return true;
    case HAPPENING_crisis:
        chronicle_crisis(h, n, out);
        return true;
    case HAPPENING_event_default:
        chronicle_events(h, n, out);
        return true;
    default:
        return false; /* crisis_held: told with its crisis */
    }
}

static void chronicle_news(const History *h, size_t n, Text *out) {
    char text[1200];
    happening_text(&h->ledger.happenings[n], h->scenario, text, sizeof text);
    text_add(out, "%s ", text);
    telling_reason(&h->ledger.happenings[n], &h->ledger, h->scenario, out);
}

static void chronicle_entries(const History *h, Year year, Text *out) {
    int shown = -1;
    for (size_t n = 0; n < h->ledger.happened; n++) {
        const Happening *one = &h->ledger.happenings[n];
        const TellManner manner = telling_of(one->id).manner;
        if (one->month < year.from || one->month > year.to || manner == TELL_COUNT) {
            continue;
        }
        Text line = {0};
        bool told = true;
        if (manner == TELL_JOINED) {
            told = chronicle_joined(h, n, &line);
        } else {
            chronicle_news(h, n, &line);
        }
        char date[16], lead[8];
        snprintf(lead, sizeof lead, "%-6.3s",
                 one->month == shown ? "" : scenario_date(h->scenario, one->month, date));
        shown = told ? one->month : shown;
        if (told) {
            chronicle_paragraph(out, lead, &line);
        }
        text_free(&line);
    }
}

/* How often a small happening befell each member in a year; returns the sum. */
static int chronicle_tally(const History *h, Year year, HappeningId id, int by[MEMBERS_MAX]) {
    int total = 0;
    for (size_t n = 0; n < h->ledger.happened; n++) {
        const Happening *one = &h->ledger.happenings[n];
        if (one->id == id && one->actor >= 0 && one->month >= year.from && one->month <= year.to) {
            by[one->actor]++;
            total++;
        }
    }
    return total;
}

static void chronicle_names(const Scenario *s, const int by[MEMBERS_MAX], Text *out) {
    int count = 0, told = 0;
    for (int i = 0; i < s->members; i++) {
        count += by[i] > 0;
    }
    for (int i = 0; i < s->members; i++) {
        if (by[i] > 0) {
            told++;
            text_add(out, "%s%s", told == 1 ? "" : told == count ? " and " : ", ",
                     s->member_name[i]);
        }
    }
}

/* Small happenings are summed up at the end of their year. */
static void chronicle_sums(const History *h, Year year, Text *out) {
    int acts[MEMBERS_MAX] = {0}, turns[MEMBERS_MAX] = {0};
    const int act_count = chronicle_tally(h, year, HAPPENING_grey_act, acts);
    const int turn_count = chronicle_tally(h, year, HAPPENING_member_turns, turns);
    Text line = {0};
    if (act_count > 0) {
        text_add(&line, "%d %s below the threshold of war, against ", act_count,
                 act_count == 1 ? "act" : "acts");
        chronicle_names(h->scenario, acts, &line);
        text_add(&line, ". ");
    }
    if (turn_count > 0) {
        text_add(&line, "New governments judge %s's accession anew in ", h->scenario->candidate);
        chronicle_names(h->scenario, turns, &line);
        text_add(&line, ".");
    }
    if (line.length > 0) {
        chronicle_paragraph(out, "Year", &line);
    }
}

static void chronicle_war_state(const History *h, const World *w, Text *out) {
    text_add(out, "%.1f %% of %s is occupied", 100 * w->occupied_share, h->scenario->candidate);
    if (w->war > 0.5) {
        text_add(out, "; %s (%.0f months of heavy fighting so far). ",
                 w->frozen > 0.5 ? "the line is frozen" : "heavy fighting goes on",
                 w->months_heavy);
    } else {
        text_add(out, "; the guns have been silent for %.0f months. ", w->months_peace);
    }
}

static void chronicle_losses(const History *h, const World *w, Text *out) {
    const Scenario *s = h->scenario;
    if (figures_no_war(w)) {
        text_add(out, "Soldiers killed and wounded so far: no war. ");
        return;
    }
    text_add(out, "Soldiers killed and wounded so far, estimates differ: ");
    figures_people(s, VAR_losses_candidate, w->losses_candidate, out);
    text_add(out, " of %s, ", s->candidate);
    figures_people(s, VAR_losses_rival, w->losses_rival, out);
    text_add(out, " of %s. ", s->rival);
}

/* Losses are repeated only where there was fighting since the month `from`. */
static void chronicle_state(const History *h, const char *when, int from, int month, Text *out) {
    const World *w = history_at(h, month);
    const Scenario *s = h->scenario;
    Text line = {0};
    text_add(&line, "%s ", when);
    chronicle_war_state(h, w, &line);
    if (month == 0 || w->months_war > history_at(h, from - 1)->months_war) {
        chronicle_losses(h, w, &line);
    }
    text_add(&line, "Public support for aid: %.0f %%. Seen from %s's capital, the lead ally would "
                    "fight for %s in %.0f of 100 cases, a coalition in %.0f; %s's menace stands "
                    "at %.2f of 1. File: %s.",
             100 * w->support_mean, s->rival, s->candidate, 100 * w->credibility_seen[s->lead],
             100 * w->coalition_seen, s->rival, w->menace, words_stage((int)w->stage));
    chronicle_paragraph(out, month == 0 ? "" : "End", &line);
}

static void chronicle_part(const char *text, Text *out) {
    text_add(out, "\n");
    paper_heading(out, text, '-');
}

void chronicle_write(const History *h, Text *out) {
    ending_head(h, out);
    paper_heading(out, "The start", '-');
    chronicle_state(h, "At the start", 0, 0, out);
    for (int month = 1; month <= h->months;) {
        const Year year = chronicle_year_of(h->scenario, month, h->months);
        char title[16];
        snprintf(title, sizeof title, "%d", year.year);
        chronicle_part(title, out);
        chronicle_entries(h, year, out);
        chronicle_sums(h, year, out);
        chronicle_state(h, year.to < h->months ? "At the year's end" : "At the end", year.from,
                        year.to, out);
        month = year.to + 1;
    }
    chronicle_part("How it ends", out);
    ending_outcome(h, out);
    chronicle_part("Dials", out);
    ending_dials(h, out);
    chronicle_part("Why", out);
    ending_why(h, out);
}
