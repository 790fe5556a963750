/* The checks of a chronicle. Always true: see validity.h. */
#include "report/validity.h"

#include "core/real.h"
#include "model/rulebook.h"
#include "report/telling.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* What a check works on, and where it writes its finding. */
typedef struct Examination {
    const History *h;
    const char *chronicle;
    char *note;
} Examination;

typedef ValidityVerdict Check(const Examination *x);

static ValidityVerdict validity_fail(const Examination *x, const Happening *one) {
    char date[16];
    snprintf(x->note, VALIDITY_NOTE, "%s: %s", scenario_date(x->h->scenario, one->month, date),
             happening_name(one->id));
    return VALIDITY_FAIL;
}

static ValidityVerdict validity_fail_month(const Examination *x, int month) {
    char date[16];
    snprintf(x->note, VALIDITY_NOTE, "%s", scenario_date(x->h->scenario, month, date));
    return VALIDITY_FAIL;
}

static const Happening *validity_first(const History *h, HappeningId id) {
    for (size_t n = 0; n < h->ledger.happened; n++) {
        if (h->ledger.happenings[n].id == id) {
            return &h->ledger.happenings[n];
        }
    }
    return NULL;
}

static ValidityVerdict check_order(const Examination *x) {
    int month = 1;
    for (size_t n = 0; n < x->h->ledger.happened; n++) {
        const Happening *one = &x->h->ledger.happenings[n];
        if (one->month < month || one->month > x->h->months) {
            return validity_fail(x, one);
        }
        month = one->month;
    }
    return VALIDITY_OK;
}

static ValidityVerdict check_reasons(const Examination *x) {
    for (size_t n = 0; n < x->h->ledger.happened; n++) {
        const Happening *one = &x->h->ledger.happenings[n];
        const Telling telling = telling_of(one->id);
        double terms[TERMS_MAX];
        int picked[REASONS_MAX];
        const bool equation = telling.ground == GROUND_EQUATION;
        const bool reasoned = equation && telling_terms(one, &x->h->ledger, terms) &&
                              (reasons_pick(one->why, terms, 1, picked) > 0 ||
                               reasons_pick(one->why, terms, -1, picked) > 0);
        if (!telling.known || (equation && !reasoned)) {
            return validity_fail(x, one);
        }
    }
    return VALIDITY_OK;
}

static ValidityVerdict check_invited_first(const Examination *x) {
    const Happening *entry = validity_first(x->h, HAPPENING_entry);
    const Happening *invited = validity_first(x->h, HAPPENING_invited);
    const bool forced = x->h->scenario->start.force_entry > 0 ||
                        x->h->scenario->start.stage >= STAGE_INVITED;
    const bool right = !entry || forced || (invited && invited->month < entry->month);
    return right ? VALIDITY_OK : validity_fail(x, entry);
}

static ValidityVerdict check_all_ratified(const Examination *x) {
    const Happening *entry = validity_first(x->h, HAPPENING_entry);
    if (!entry || x->h->scenario->start.force_entry > 0) {
        return VALIDITY_OK;
    }
    const World *before = history_at(x->h, entry->month - 1);
    const World *after = history_at(x->h, entry->month);
    for (int i = 0; i < x->h->scenario->members; i++) {
        bool ratified = before->ratified[i] > 0.5 || after->ratified[i] > 0.5;
        for (size_t n = 0; n < x->h->ledger.happened; n++) {
            const Happening *one = &x->h->ledger.happenings[n];
            ratified = ratified || (one->id == HAPPENING_ratified && one->actor == i);
        }
        if (before->belongs[i] > 0.5 && !ratified) {
            snprintf(x->note, VALIDITY_NOTE, "%s did not", x->h->scenario->member_id[i]);
            return VALIDITY_FAIL;
        }
    }
    return VALIDITY_OK;
}

static ValidityVerdict check_hot_invitation(const Examination *x) {
    for (size_t n = 0; n < x->h->ledger.happened; n++) {
        const Happening *one = &x->h->ledger.happenings[n];
        if (one->id == HAPPENING_invited && history_at(x->h, one->month)->intensity > 0.99) {
            (void)validity_fail(x, one);
            return VALIDITY_RARE;
        }
    }
    return VALIDITY_OK;
}

/* Happenings that may move the line by more than VALIDITY_JUMP within a month. */
static bool validity_moves_line(HappeningId id) {
    static const HappeningId causes[] = {
        HAPPENING_breakthrough_candidate, HAPPENING_breakthrough_rival, HAPPENING_decision,
        HAPPENING_defeat, HAPPENING_coerced, HAPPENING_expulsion, HAPPENING_settlement_local,
        HAPPENING_settlement_regional, HAPPENING_order_austrian, HAPPENING_attack_alone,
        HAPPENING_attack_met,
    };
    for (size_t n = 0; n < COUNT_OF(causes); n++) {
        if (causes[n] == id) {
            return true;
        }
    }
    return false;
}

static ValidityVerdict check_line(const Examination *x) {
    for (int month = 1; month <= x->h->months; month++) {
        const double moved = history_at(x->h, month)->occupied_share -
                             history_at(x->h, month - 1)->occupied_share;
        bool named = real_abs(moved) <= VALIDITY_JUMP;
        for (size_t n = 0; n < x->h->ledger.happened; n++) {
            const Happening *one = &x->h->ledger.happenings[n];
            named = named || (one->month == month && validity_moves_line(one->id));
        }
        if (!named) {
            return validity_fail_month(x, month);
        }
    }
    return VALIDITY_OK;
}

static ValidityVerdict check_enters_once(const Examination *x) {
    int entered[MEMBERS_MAX] = {0}, candidate = 0;
    for (size_t n = 0; n < x->h->ledger.happened; n++) {
        const Happening *one = &x->h->ledger.happenings[n];
        candidate += one->id == HAPPENING_entry;
        if (one->id == HAPPENING_pending_enters) {
            entered[one->actor] += 1 + (x->h->scenario->start.belongs[one->actor] > 0.5);
        }
        const bool twice = candidate > 1 || (one->actor >= 0 && entered[one->actor] > 1);
        if (twice) {
            return validity_fail(x, one);
        }
    }
    return VALIDITY_OK;
}

/* Who is no member yet neither ratifies nor votes. */
static ValidityVerdict check_actors_belong(const Examination *x) {
    for (size_t n = 0; n < x->h->ledger.happened; n++) {
        const Happening *one = &x->h->ledger.happenings[n];
        const bool votes = one->id == HAPPENING_ratified || one->id == HAPPENING_veto ||
                           one->id == HAPPENING_refused || one->id == HAPPENING_invited;
        if (votes && one->actor >= 0 && history_at(x->h, one->month)->belongs[one->actor] < 0.5) {
            return validity_fail(x, one);
        }
    }
    return VALIDITY_OK;
}

/* The war ends only while it is on, and comes back only while it is not. */
static ValidityVerdict check_war_and_peace(const Examination *x) {
    for (size_t n = 0; n < x->h->ledger.happened; n++) {
        const Happening *one = &x->h->ledger.happenings[n];
        const bool war_before = history_at(x->h, one->month - 1)->war > 0.5;
        const bool ends = one->id == HAPPENING_settlement_local ||
                          one->id == HAPPENING_settlement_regional ||
                          one->id == HAPPENING_armistice || one->id == HAPPENING_defeat ||
                          one->id == HAPPENING_decision;
        const bool resumes = one->id == HAPPENING_attack_alone || one->id == HAPPENING_attack_met;
        if ((ends && !war_before) || (resumes && war_before)) {
            return validity_fail(x, one);
        }
    }
    return VALIDITY_OK;
}

static ValidityVerdict check_nothing_after_entry(const Examination *x) {
    const Happening *entry = validity_first(x->h, HAPPENING_entry);
    for (size_t n = 0; entry && n < x->h->ledger.happened; n++) {
        const Happening *one = &x->h->ledger.happenings[n];
        const bool step = one->id == HAPPENING_dialogue || one->id == HAPPENING_plan ||
                          one->id == HAPPENING_invited || one->id == HAPPENING_refused ||
                          one->id == HAPPENING_protocol || one->id == HAPPENING_ratified;
        if (step && one->month > entry->month) {
            return validity_fail(x, one);
        }
    }
    return VALIDITY_OK;
}

static ValidityVerdict check_ranges(const Examination *x) {
    VarId bad;
    int index;
    for (int month = 0; month <= x->h->months; month++) {
        if (!world_valid(history_at(x->h, month), &bad, &index)) {
            char date[16];
            snprintf(x->note, VALIDITY_NOTE, "%s: %s", scenario_date(x->h->scenario, month, date),
                     var_info(bad)->name);
            return VALIDITY_FAIL;
        }
    }
    return VALIDITY_OK;
}

/* Capitalised words that no pack gives: months and what the engine's own sentences begin with. */
static bool validity_own_name(const char *word) {
    static const char *const own[] = {
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep",
        "Oct", "Nov", "Dec",
    };
    for (size_t n = 0; n < COUNT_OF(own); n++) {
        if (strcmp(own[n], word) == 0) {
            return true;
        }
    }
    return false;
}

static bool validity_pack_name(const Scenario *s, const char *word) {
    const char *const names[] = {s->candidate, s->rival, s->alliance, s->title, s->start_title,
                                 s->content_note};
    for (size_t n = 0; n < COUNT_OF(names); n++) {
        if (strstr(names[n], word)) {
            return true;
        }
    }
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        if (strstr(s->seat_name[seat], word)) {
            return true;
        }
    }
    for (int i = 0; i < s->members; i++) {
        if (strstr(s->member_name[i], word)) {
            return true;
        }
    }
    for (int r = 0; r < s->regions; r++) {
        if (strstr(s->region_name[r], word)) {
            return true;
        }
    }
    for (int n = 0; s->rules && n < s->rules->events; n++) {
        if (strstr(s->rules->event[n].title, word)) {
            return true;
        }
    }
    return false;
}

static bool validity_letter(char c) {
    return isalpha((unsigned char)c) || (c & 0x80);
}

/* Every capitalised word inside a sentence is a name of the pack or a month: so no person, no place
 * and no event that the pack does not know can be told. */
static ValidityVerdict check_names(const Examination *x) {
    bool inside = false; /* a word of the same sentence came before */
    for (const char *at = x->chronicle; *at;) {
        if (!validity_letter(*at)) {
            const bool line = at == x->chronicle || at[-1] == '\n';
            const bool gap = *at == ' ' && at[1] == ' ' && !line && at[-1] != ' ';
            const bool ends = strchr(".?!:(", *at) || gap ||
                              (*at == '\n' && (at[1] == '\n' || validity_letter(at[1])));
            inside = inside && !ends;
            at++;
            continue;
        }
        char word[64];
        size_t length = 0;
        for (; validity_letter(*at); at++) {
            if (length + 1 < sizeof word) {
                word[length++] = *at;
            }
        }
        word[length] = '\0';
        if (inside && isupper((unsigned char)word[0]) && !validity_own_name(word) &&
            !validity_pack_name(x->h->scenario, word)) {
            snprintf(x->note, VALIDITY_NOTE, "\"%s\"", word);
            return VALIDITY_FAIL;
        }
        inside = true;
    }
    return VALIDITY_OK;
}

/* Words that would glorify, mock or take a side in what is a fact. */
static ValidityVerdict check_tone(const Examination *x) {
    static const char *const words[] = {
        " win ", " wins", " winner", "hero", "glor", "liberat", "triumph", "enemy",
        "regime ", "crush", "defeats", "kill count",
    };
    for (size_t n = 0; n < COUNT_OF(words); n++) {
        const char *found = strcasestr(x->chronicle, words[n]);
        if (found) {
            snprintf(x->note, VALIDITY_NOTE, "\"%.24s\"", found);
            return VALIDITY_FAIL;
        }
    }
    return VALIDITY_OK;
}

static const struct {
    const char *question;
    Check *check;
} checks[] = {
    {"dates are in order", check_order},
    {"every decision has a reason, a rule or a lot", check_reasons},
    {"nobody enters without an invitation", check_invited_first},
    {"entry follows the last member's ratification", check_all_ratified},
    {"no invitation while fighting is heavy", check_hot_invitation},
    {"the line never jumps without a named cause", check_line},
    {"no country enters twice", check_enters_once},
    {"only members vote and ratify", check_actors_belong},
    {"wars end when they are on and return when they are not", check_war_and_peace},
    {"the file is closed after entry", check_nothing_after_entry},
    {"every value stays within its range", check_ranges},
    {"offices and the pack's own names only: no person, no later name", check_names},
    {"the tone is calm", check_tone},
};
_Static_assert(COUNT_OF(checks) == VALIDITY_CHECKS, "one slot for each check");

void validity_check(const History *h, const char *chronicle, Validity *out) {
    *out = (Validity){0};
    for (size_t n = 0; n < COUNT_OF(checks); n++) {
        const Examination x = {h, chronicle, out->note[n]};
        out->question[n] = checks[n].question;
        out->verdict[n] = checks[n].check(&x);
    }
}

bool validity_holds(const Validity *v) {
    for (size_t n = 0; n < VALIDITY_CHECKS; n++) {
        if (v->verdict[n] == VALIDITY_FAIL) {
            return false;
        }
    }
    return true;
}

void validity_write(const Validity *v, Text *out) {
    static const char *const verdicts[] = {"ok", "rare", "FAIL"};
    for (size_t n = 0; n < VALIDITY_CHECKS; n++) {
        text_add(out, "%-5s %s%s%s\n", verdicts[v->verdict[n]], v->question[n],
                 v->note[n][0] ? ": " : "", v->note[n]);
    }
}
