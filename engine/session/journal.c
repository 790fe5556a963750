/* The journal: every command that was taken, and a line of text for each.
 * Always true: journal_parse reads what journal_line wrote, field by field. */
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "model/rulebook.h"
#include "session/session_parts.h"
#include "store/form.h"

JournalEntry *journal_add(Journal *journal, const World *w, const Command *command) {
    if (journal->count == journal->capacity) {
        journal->capacity = journal->capacity ? 2 * journal->capacity : 64;
        journal->entries =
            memory_grow(journal->entries, journal->capacity * sizeof *journal->entries);
    }
    JournalEntry *e = &journal->entries[journal->count++];
    *e = (JournalEntry){.turn = (int)w->turn, .month = (int)w->month, .command = *command};
    return e;
}

static WorldMarks *marks_room(Journal *journal) {
    if (journal->ends == journal->marks_capacity) {
        journal->marks_capacity = journal->marks_capacity ? 2 * journal->marks_capacity : 16;
        journal->marks = memory_grow(journal->marks, journal->marks_capacity * sizeof *journal->marks);
    }
    return &journal->marks[journal->ends++];
}

void journal_add_end(Journal *journal, const World *w, int turn, bool anyway, bool told) {
    const Command end = {.kind = COMMAND_END_TURN, .seat = SEAT_NONE, .yes = anyway};
    JournalEntry *e = journal_add(journal, w, &end);
    e->turn = turn;
    if (!told) return;
    e->has_digest = true;
    e->digest = world_digest(w);
    world_marks(w, marks_room(journal));
}

void journal_copy(const Journal *from, size_t entries, Journal *to) {
    ASSERT(entries <= from->count);
    *to = (Journal){.count = entries, .capacity = entries};
    for (size_t n = 0; n < entries; n++)
        to->ends += from->entries[n].command.kind == COMMAND_END_TURN ? 1 : 0;
    if (to->ends > from->ends) to->ends = from->ends; /* a record without marks */
    to->marks_capacity = to->ends;
    to->entries = memory_new((entries + 1) * sizeof *to->entries);
    to->marks = memory_new((to->ends + 1) * sizeof *to->marks);
    if (entries) memcpy(to->entries, from->entries, entries * sizeof *to->entries);
    if (to->ends) memcpy(to->marks, from->marks, to->ends * sizeof *to->marks);
}

void journal_free(Journal *journal) {
    free(journal->entries);
    free(journal->marks);
    *journal = (Journal){0};
}

/* --- a line ----------------------------------------------------------------------------------- */

static void add_real(Text *out, double x) {
    char number[FORM_REAL_SIZE];
    form_real_write(x, number);
    text_add(out, " %s", number);
}

static void add_act(Text *out, const char *word, Act act) {
    if (act.act == ACT_NONE) {
        text_add(out, " %s nothing", word);
        return;
    }
    text_add(out, " %s %s", word, act_info(act.act)->name);
    if (act_info(act.act)->lever) add_real(out, act.to);
}

static void add_offer(Text *out, const Offer *o) {
    text_add(out, " offer %s", seat_info(o->to)->role);
    add_act(out, "ask", o->ask);
    text_add(out, " by %d", o->ask_due);
    add_act(out, "give", o->give);
    if (o->give.act != ACT_NONE) text_add(out, " by %d", o->give_due);
    text_add(out, " favour");
    add_real(out, o->favour);
}

/* "support[DEU]": members, regions and seats by their ids, other lists by place. */
static void add_variable(Text *out, const Scenario *s, VarId var, int index) {
    const VarInfo *v = var_info(var);
    text_add(out, " %s", v->name);
    if (v->count == 1) return;
    if (v->kind == KIND_MEMBER && index < s->members)
        text_add(out, "[%s]", s->member_id[index]);
    else if (v->kind == KIND_REGION && index < s->regions)
        text_add(out, "[%s]", s->region_id[index]);
    else if (v->kind == KIND_SEAT)
        text_add(out, "[%s]", seat_info((SeatId)index)->role);
    else
        text_add(out, "[%d]", index);
}

static void add_end(Text *out, const JournalEntry *e) {
    text_add(out, " end%s", e->command.yes ? " anyway" : "");
    if (!e->has_digest) return;
    char digest[33];
    digest_text(e->digest, digest);
    text_add(out, " digest %s", digest);
}

void journal_line(const JournalEntry *e, const Scenario *s, Text *out) {
    const Command *c = &e->command;
    text_add(out, "turn %d month %d", e->turn, e->month);
    if (command_of_seat(c->kind)) text_add(out, " %s", seat_info(c->seat)->role);
    switch (c->kind) {
    case COMMAND_ACT: add_act(out, "act", c->act); break;
    case COMMAND_OFFER: add_offer(out, &c->offer); break;
    case COMMAND_ANSWER: text_add(out, " answer %d %s", c->number, c->yes ? "yes" : "no"); break;
    case COMMAND_PREDICT:
        text_add(out, " predict");
        add_variable(out, s, c->prediction.var, c->prediction.index);
        text_add(out, " %s", c->prediction.above ? "above" : "below");
        add_real(out, c->prediction.line);
        text_add(out, " sure");
        add_real(out, c->prediction.confidence);
        break;
    case COMMAND_CHOOSE:
        text_add(out, " choose %s %s", s->rules->event[c->event].name, s->rules->event[c->event].choice[c->number].id);
        break;
    case COMMAND_STOPPED: text_add(out, " script %s stopped %d", s->rules->event[c->event].name, c->number); break;
    case COMMAND_HOLD: text_add(out, " leader seats %s %s", seat_info(c->seat)->role, c->yes ? "person" : "bot"); break;
    case COMMAND_INJECT: text_add(out, " leader injects %s", s->rules->event[c->event].name); break;
    case COMMAND_OVERRIDE:
        text_add(out, " leader sets");
        add_variable(out, s, c->prediction.var, c->prediction.index);
        add_real(out, c->prediction.line);
        break;
    case COMMAND_END_TURN: add_end(out, e); break;
    case COMMAND_KINDS: ASSERT(c->kind != COMMAND_KINDS);
    }
}
