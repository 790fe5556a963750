/* How the rules read and change the world. Only the model's .c files include this.
 *
 * In scope of every rule: st (Step *), w (World *), k (const Parameters *); USE_STEP declares the
 * last two. Always true: nothing but these macros moves a STATE variable within a month. */
#pragma once
#include "core/real.h"
#include "model/accession.h"
#include "model/deterrence.h"
#include "model/month.h"

#define USE_STEP(st)                                                                               \
    World *w = (st)->w;                                                                            \
    const Parameters *k = (st)->k;                                                                 \
    (void)k;                                                                                       \
    (void)w

#define K(name) (k->name)
#define P(name) (w->posture.name)

/* The sum of a term list. */
#define TERM_SUM(name, expr) +(expr)
#define SUM_OF(LIST) (0.0 LIST(TERM_SUM))
/* Its terms, one after the other, into an array. */
#define TERM_PUT(name, expr) *put_++ = (expr);
#define TERMS_OF(LIST, array)                                                                      \
    do {                                                                                           \
        double *put_ = (array);                                                                    \
        LIST(TERM_PUT)                                                                             \
    } while (0)

#define TERM_NOTE(name, expr)                                                                      \
    ledger_note(st->ledger, (int)w->month, var_, index_, #name, (expr));
#define NOTE_TERMS(variable, at, LIST)                                                             \
    do {                                                                                           \
        if (st->ledger) {                                                                          \
            const VarId var_ = VAR_##variable;                                                     \
            const int index_ = (at);                                                               \
            LIST(TERM_NOTE)                                                                        \
        }                                                                                          \
    } while (0)

/* change(var, cause, delta): a plain add when nobody listens. */
#define CHANGE_AT(variable, lvalue, at, cause, delta)                                              \
    do {                                                                                           \
        const double delta_ = (delta);                                                             \
        if (st->ledger)                                                                            \
            ledger_note(st->ledger, (int)w->month, VAR_##variable, (at), cause, delta_);           \
        (lvalue) += delta_;                                                                        \
    } while (0)
#define CHANGE(variable, cause, delta) CHANGE_AT(variable, w->variable, 0, cause, delta)
#define CHANGE_MEMBER(variable, i, cause, delta)                                                   \
    CHANGE_AT(variable, w->variable[i], i, cause, delta)
/* To a new value. */
#define SET(variable, cause, value) CHANGE(variable, cause, (value) - w->variable)
#define SET_MEMBER(variable, i, cause, value)                                                      \
    CHANGE_MEMBER(variable, i, cause, (value) - w->variable[i])
/* By a term list. */
#define CHANGE_BY(variable, LIST)                                                                  \
    do {                                                                                           \
        NOTE_TERMS(variable, 0, LIST);                                                             \
        w->variable += SUM_OF(LIST);                                                               \
    } while (0)
/* Every member by an expression in i, of no other member; n is the padded count. */
#define CHANGE_EACH(variable, cause, delta, n)                                                     \
    do {                                                                                           \
        if (st->ledger)                                                                            \
            for (int i = 0; i < (n); i++)                                                          \
                ledger_note(st->ledger, (int)w->month, VAR_##variable, i, cause, delta);           \
        for (int i = 0; i < (n); i++) w->variable[i] += delta;                                     \
    } while (0)
/* Every member by a term list. */
#define CHANGE_EACH_BY(variable, LIST, n)                                                          \
    do {                                                                                           \
        if (st->ledger)                                                                            \
            for (int i = 0; i < (n); i++) NOTE_TERMS(variable, i, LIST);                           \
        for (int i = 0; i < (n); i++) w->variable[i] += SUM_OF(LIST);                              \
    } while (0)
#define LIMIT_EACH(variable, low, high, n)                                                         \
    do {                                                                                           \
        if (st->ledger)                                                                            \
            for (int i = 0; i < (n); i++)                                                          \
                ledger_note(st->ledger, (int)w->month, VAR_##variable, i, "limit",                 \
                            real_clamp(w->variable[i], low, high) - w->variable[i]);               \
        for (int i = 0; i < (n); i++)                                                              \
            w->variable[i] = real_clamp(w->variable[i], low, high);                                \
    } while (0)
/* A clamp is a cause of its own. */
#define LIMIT(variable, low, high)                                                                 \
    do {                                                                                           \
        const double kept_ = real_clamp(w->variable, low, high);                                   \
        if (st->ledger)                                                                            \
            ledger_note(st->ledger, (int)w->month, VAR_##variable, 0, "limit",                     \
                        kept_ - w->variable);                                                      \
        w->variable = kept_;                                                                       \
    } while (0)
#define LIMIT_MEMBER(variable, i, low, high)                                                       \
    do {                                                                                           \
        const double kept_ = real_clamp(w->variable[i], low, high);                                \
        if (st->ledger)                                                                            \
            ledger_note(st->ledger, (int)w->month, VAR_##variable, i, "limit",                     \
                        kept_ - w->variable[i]);                                                   \
        w->variable[i] = kept_;                                                                    \
    } while (0)

/* Chance, by the names of draws.def. actor 0 is the world itself. */
#define CHANCE(draw, actor, p) random_chance(st->key, st->s->draw_key[DRAW_##draw], actor, p)
#define UNIFORM(draw, actor) random_uniform(st->key, st->s->draw_key[DRAW_##draw], actor)
#define NORMAL(draw, actor) random_normal(st->key, st->s->draw_key[DRAW_##draw], actor)
/* This month's standard normal of that name. */
#define SHOCK_OF(name) (st->shock[SHOCK_##name])
#define BETWEEN(draw, actor, lo, hi)                                                               \
    random_between(st->key, st->s->draw_key[DRAW_##draw], actor, lo, hi)

/* Tells that something happened, with the terms of its equation as they stand. */
void happen(const Step *st, HappeningId id, int actor, double amount);

/* The phases of a month, in their order (month.c). */
void calendar_run(Step *st);
void postures_run(Step *st);
void aid_run(Step *st);
void war_run(Step *st);
void rival_run(Step *st);
void candidate_run(Step *st);
void windows_run(Step *st);
void escalation_run(Step *st);
void settlement_run(Step *st);
void politics_run(Step *st);
void stakes_run(Step *st);
void credibility_run(Step *st);
void accession_run(Step *st);
/* The file stands elsewhere: instructions of seats were for the step before. */
void file_set(Step *st, StageId stage, const char *cause);
void orders_run(Step *st);
void attack_run(Step *st);

/* Shared between subjects. */
void occupation_move(Step *st, double share, const char *cause); /* war.c: + more is occupied */
void occupation_scale(Step *st, double left, const char *cause); /* war.c: of what was occupied */
void war_stop(Step *st, EndId how);                              /* orders.c */
void war_resume(Step *st);                                       /* orders.c */
void window_open(Step *st, double months, double menace);        /* windows.c */
double intensity_of(const World *w, const Parameters *k); /* evaluate.c */
void escalation_evaluate(World *w, const Parameters *k);
void settlement_evaluate(World *w, const Parameters *k, const Scenario *s);
void politics_evaluate(World *w, const Parameters *k, const Scenario *s);
void stakes_evaluate(World *w, const Parameters *k, const Scenario *s);
void credibility_evaluate(World *w, const Parameters *k, const Scenario *s);
/* Of it, at least the belief and the jeopardy of membership, where no order or posture moved. */
void credibility_evaluate_ahead(World *w, const Parameters *k, const Scenario *s);
double dispute_of(const World *w, const Parameters *k);
bool accession_open(const World *w); /* nothing closes or pauses the file short of an invitation */
bool accession_waits(const World *w); /* a regional conference is prepared: summits take no step until it has met */
/* war.c: how far member i's aid follows the donor's seat: 1 its own, a part, or 0. */
double aid_follows(const Scenario *s, SeatId seat, int i);

/* What lies on the table of the candidate's seat. */
void terms_sign(Step *st);   /* settlement.c */
void terms_amend(Step *st);
void terms_refuse(Step *st);
void order_sign(Step *st);   /* orders.c */
void order_refuse(Step *st);
