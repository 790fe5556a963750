/* Growing lists of entries and happenings, and the sharing of derived changes. */
#include "model/ledger.h"

#include "core/memory.h"
#include "core/tongue.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/real.h"
#include "model/rulebook.h"

typedef struct HappeningInfo {
    const char *name;
    EquationId why;
    const char *text;
} HappeningInfo;

static const HappeningInfo happening_rows[HAPPENING_COUNT] = {
#define HAPPENING(name, why, text) {#name, EQUATION_##why, text},
#include "model/happenings.def"
#undef HAPPENING
};

EquationId happening_why(HappeningId id) {
    ASSERT(id < HAPPENING_COUNT);
    return happening_rows[id].why;
}

const char *happening_name(HappeningId id) {
    ASSERT(id < HAPPENING_COUNT);
    return happening_rows[id].name;
}

static void *grown(void *items, size_t *capacity, size_t size) {
    *capacity = *capacity ? *capacity * 2 : 256;
    return memory_grow(items, *capacity * size);
}

void ledger_free(Ledger *l) {
    free(l->entries);
    free(l->happenings);
    *l = (Ledger){0};
}

void ledger_clear(Ledger *l) {
    l->count = 0;
    l->happened = 0;
}

void ledger_note(Ledger *l, int month, VarId var, int index, const char *cause, double delta) {
    if (!(delta < 0.0 || delta > 0.0)) return;
    if (l->count == l->capacity) l->entries = grown(l->entries, &l->capacity, sizeof(Entry));
    l->entries[l->count++] = (Entry){month, var, index, cause, delta};
}

void ledger_happen(Ledger *l, const Happening *h) {
    if (l->happened == l->happenings_capacity)
        l->happenings = grown(l->happenings, &l->happenings_capacity, sizeof(Happening));
    l->happenings[l->happened++] = *h;
}

/* A change that passed through a link function is shared among the terms in proportion to their
 * change before the link; what a clamp took stands under "limit". */
static void share_change(Ledger *l, const Scenario *s, const Parameters *k, EquationId id, int i,
                         const World *before, const World *after) {
    const EquationInfo *e = equation_info(id);
    if (e->in_war && (before->war < 0.5 || after->war < 0.5)) {
        const double change = world_get(after, e->var, i) - world_get(before, e->var, i);
        ledger_note(l, (int)after->month, e->var, i, "war begins or ends", change);
        return;
    }
    double was[TERMS_MAX], now[TERMS_MAX], moved = 0.0, size = 0.0;
    const int n = equation_terms(id, before, k, s->lead, i, was);
    equation_terms(id, after, k, s->lead, i, now);
    for (int t = 0; t < n; t++) {
        moved += now[t] - was[t];
        size += real_abs(now[t] - was[t]);
    }
    const double change = world_get(after, e->var, i) - world_get(before, e->var, i);
    const int month = (int)after->month;
    if (real_abs(moved) <= 1e-9 * size || size <= 0.0) {
        /* terms that cancel: each is told at the local slope, so that the sum is the change */
        ledger_note(l, month, e->var, i, size > 0.0 ? "terms in balance" : "limit", change);
        return;
    }
    const double slope = e->form == FORM_SUM ? 1.0 : change / moved;
    for (int t = 0; t < n; t++)
        ledger_note(l, month, e->var, i, e->term[t].name, slope * (now[t] - was[t]));
    if (e->form == FORM_SUM) ledger_note(l, month, e->var, i, "limit", change - moved);
}

void ledger_note_derived(Ledger *l, const Scenario *s, const Parameters *k, const World *before,
                         const World *after) {
    for (int id = 0; id < EQUATION_COUNT; id++) {
        const EquationInfo *e = equation_info((EquationId)id);
        if (e->form == FORM_CHANGE || e->var == VAR_NONE) continue;
        const int n = e->each_member ? s->members : 1;
        for (int i = 0; i < n; i++) share_change(l, s, k, (EquationId)id, i, before, after);
    }
}

/* A name at the beginning of a sentence may have a small article, as in "the Mainland". */
static void capitalise(char *buf, size_t begin) {
    const bool begins = begin == 0 || (begin > 1 && buf[begin - 1] == ' ' && buf[begin - 2] == '.');
    if (begins && buf[begin] >= 'a' && buf[begin] <= 'z') buf[begin] = (char)(buf[begin] - 'a' + 'A');
}

static const char *event_words(const Happening *h, const Scenario *s) {
    const Event *e = &s->rules->event[h->event - 1];
    const EventChoice *c = h->choice > 0 ? &e->choice[h->choice - 1] : NULL;
    const char *words = h->id == HAPPENING_event                  ? e->text
                        : h->id == HAPPENING_event_asked           ? e->watch
                        : c && h->id != HAPPENING_event_later ? c->done
                                                                   : NULL;
    return words ? words : happening_rows[h->id].text[0] == '{' ? e->title : tongue(happening_rows[h->id].text);
}

static void amount_write(const Happening *h, char *buf, size_t size) {
    const double x = h->amount;
    const bool share = h->id == HAPPENING_breakthrough_candidate ||
                       h->id == HAPPENING_breakthrough_rival || h->id == HAPPENING_decision;
    if (h->id == HAPPENING_crisis) tongue_write(buf, size, "%.0f in 100", 100 * x);
    else if (share) tongue_write(buf, size, "%.1f %%", 100 * x);
    else if (x - (double)(long)x == 0.0) snprintf(buf, size, "%.0f", x);
    else tongue_write(buf, size, "%s%.2f", x < 0.0 ? "−" : "+", real_abs(x));
}

/* What a name in braces, of `length` bytes, stands for; NULL if it is none of these. */
static const char *name_value(const Happening *h, const Scenario *s, const char *name, size_t length,
                              const char *amount) {
    const bool seat = h->actor >= 0 && h->actor < SEATS_MAX;
    const struct {
        const char *key, *value;
    } names[] = {{"actor", h->actor >= 0 ? s->member_name[h->actor] : tongue("a member")},
                 {"seat", seat ? s->seat_name[h->actor] : ""},
                 {"amount", amount},
                 {"title", h->event ? s->rules->event[h->event - 1].title : ""},
                 {"candidate", s->candidate},
                 {"rival", s->rival},
                 {"alliance", s->alliance},
                 {"candidate_seat", s->seat_name[SEAT_candidate]},
                 {"rival_seat", s->seat_name[SEAT_rival]}};
    const size_t word = strcspn(name, ":}");
    const char *value = NULL;
    for (size_t n = 0; n < COUNT_OF(names); n++)
        if (strlen(names[n].key) == word && strncmp(name, names[n].key, word) == 0) value = names[n].value;
    for (int n = 0; n < SEAT_COUNT && !value; n++) {
        const char *role = seat_info((SeatId)n)->role;
        if (strlen(role) == word && strncmp(name, role, word) == 0) value = s->seat_name[n];
    }
    return value && word < length ? tongue_case(value, name + word + 1, length - word - 1) : value;
}

/* One pass: what a filled name holds in braces itself is filled by the next. */
static void names_fill(const Happening *h, const Scenario *s, const char *from, char *buf, size_t size) {
    char amount[32];
    size_t at = 0;
    amount_write(h, amount, sizeof amount);
    while (*from && at + 1 < size) {
        const char *end = *from == '{' ? strchr(from, '}') : NULL;
        const char *value = end ? name_value(h, s, from + 1, (size_t)(end - from) - 1, amount) : NULL;
        if (!value) {
            buf[at++] = *from++;
            continue;
        }
        const size_t begin = at;
        from = end + 1;
        for (; *value && at + 1 < size; value++) buf[at++] = *value;
        capitalise(buf, begin);
    }
    buf[at] = '\0';
}

void happening_text(const Happening *h, const Scenario *s, char *buf, size_t size) {
    char once[HAPPENING_BYTES];
    if (!h->event) {
        names_fill(h, s, tongue(happening_rows[h->id].text), buf, size);
        return;
    }
    names_fill(h, s, event_words(h, s), once, sizeof once);
    names_fill(h, s, once, buf, size);
}
