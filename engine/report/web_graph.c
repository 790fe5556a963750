/* From a rulebook to its graph. Always true: see web_graph.h; doers stand in the order of declaration,
 * things in the order in which they are met. */
#include "report/web_graph.h"

#include <string.h>

#include "model/reads.h"
#include "session/naming.h"

typedef struct Maker {
    const Scenario *s;
    const Rulebook *r;
    WebGraph *g;
} Maker;

static const char *kept(Maker *m, Text *text) {
    const char *copy = arena_text(&m->g->arena, text->data ? text->data : "");
    text_free(text);
    return copy;
}

/* --- things ----------------------------------------------------------------------------------- */

static void thing_name(Maker *m, WebThing *t) {
    Text tip = {0};
    switch (t->kind) {
    case WEB_VARIABLE:
        t->label = var_info((VarId)t->id)->name;
        text_add(&tip, "%s: %s", t->label, var_info((VarId)t->id)->text);
        break;
    case WEB_OWN:
        t->label = m->r->own[t->id].name;
        text_add(&tip, "%s, a variable of the pack: %s", t->label, m->r->own[t->id].text);
        break;
    case WEB_HAPPENED:
        t->label = m->r->event[t->id].name;
        text_add(&tip, "whether or when %s happened, or what was chosen", t->label);
        break;
    case WEB_OPENING:
        t->label = "a window opens";
        text_add(&tip, "a window of weakness of the rival");
        break;
    }
    t->tip = kept(m, &tip);
}

static int thing_at(Maker *m, WebThingKind kind, int id) {
    WebGraph *g = m->g;
    for (int n = 0; n < g->things; n++)
        if (g->thing[n].kind == kind && g->thing[n].id == id) return n;
    if (g->things == WEB_THINGS_MAX) return -1;
    g->thing[g->things] = (WebThing){.kind = kind, .id = id};
    thing_name(m, &g->thing[g->things]);
    return g->things++;
}

static int thing_read(Maker *m, Reading r) {
    if (r.var == VAR_event_month || r.var == VAR_event_choice) return thing_at(m, WEB_HAPPENED, r.index);
    return r.var == VAR_own ? thing_at(m, WEB_OWN, r.index) : thing_at(m, WEB_VARIABLE, (int)r.var);
}

/* --- links ------------------------------------------------------------------------------------ */

static void join(Maker *m, int thing, WebLinkKind kind, int sign) {
    WebGraph *g = m->g;
    const int doer = g->doers - 1;
    for (int n = 0; n < g->links; n++) {
        WebLink *l = &g->link[n];
        if (l->doer != doer || l->thing != thing || (l->kind == LINK_MOVES) != (kind == LINK_MOVES)) continue;
        l->sign |= sign;
        return; /* the first reading says most: when comes before chance and needs */
    }
    if (thing >= 0 && g->links < WEB_LINKS_MAX) g->link[g->links++] = (WebLink){doer, thing, kind, sign};
}

static void join_reads(Maker *m, Program p, WebLinkKind kind) {
    Reading read[READS_MAX];
    const int count = program_reads(m->r->op, p, read);
    for (int n = 0; n < count; n++) join(m, thing_read(m, read[n]), kind, 0);
}

/* The direction of a change: of a number its sign, of an expression that at the start. */
static int sign_of(Maker *m, const Effect *e) {
    const Scope scope = rulebook_scope(&m->s->start, &m->s->nominal, m->s, SEAT_NONE, NULL, NULL);
    const bool sets = e->kind == EFFECT_SET || e->kind == EFFECT_LEVER_SET;
    const double x = e->value.count ? program_run(m->r->op, e->value, &scope) : 0.0;
    const double change = e->kind == EFFECT_SCALE ? x - 1.0 : x;
    if (sets) return SIGN_SET;
    return change > 0.0 ? SIGN_UP : change < 0.0 ? SIGN_DOWN : SIGN_UP | SIGN_DOWN;
}

static void join_effect(Maker *m, const Effect *e) {
    switch (e->kind) {
    case EFFECT_ADD:
    case EFFECT_SET:
    case EFFECT_SCALE:
        join(m, e->var == VAR_own ? thing_at(m, WEB_OWN, e->index) : thing_at(m, WEB_VARIABLE, (int)e->var), LINK_MOVES,
             sign_of(m, e));
        break;
    case EFFECT_LEVER_ADD:
    case EFFECT_LEVER_SET:
        join(m, thing_at(m, WEB_VARIABLE, (int)VAR_set_dig_in + (int)e->act), LINK_MOVES, sign_of(m, e));
        break;
    case EFFECT_WINDOW: join(m, thing_at(m, WEB_OPENING, 0), LINK_MOVES, SIGN_UP); break;
    case EFFECT_BAR: join(m, thing_at(m, WEB_VARIABLE, (int)VAR_barred_until), LINK_MOVES, SIGN_UP); break;
    default: break; /* what belongs to perhaps and later stands in the list itself */
    }
}

static void join_effects(Maker *m, EffectSpan span) {
    for (int n = 0; n < span.count; n++) join_effect(m, &m->r->effect[span.first + n]);
}

/* --- doers ------------------------------------------------------------------------------------ */

static bool doer_add(Maker *m, WebDoer doer, Text *tip) {
    if (m->g->doers == WEB_DOERS_MAX) {
        text_free(tip);
        return false;
    }
    doer.tip = kept(m, tip);
    m->g->doer[m->g->doers++] = doer;
    return true;
}

static WebKind event_kind(const Maker *m, const Event *e) {
    if (e->choices) return WEB_EVENT;
    for (int n = 0; n < e->effects.count; n++)
        if (m->r->effect[e->effects.first + n].kind == EFFECT_WINDOW) return WEB_WINDOW;
    return WEB_EVENT;
}

static void event_add(Maker *m, const Event *e) {
    Text tip = {0}, title = {0};
    text_add(&tip, "%s (%s:%d)\nwhen %s", e->name, e->file, e->line, e->when_text ? e->when_text : "always");
    if (e->chance_text) text_add(&tip, "\nchance a month %s", e->chance_text);
    if (e->choices) text_add(&tip, "\n%s chooses:", seat_info(e->seat)->role);
    for (int n = 0; n < e->choices; n++) text_add(&tip, "%s %s", n ? "," : "", e->choice[n].id);
    naming_fill(m->s, e->title, &title);
    if (!doer_add(m, (WebDoer){event_kind(m, e), e->name, kept(m, &title), NULL, e->file}, &tip)) return;
    join_reads(m, e->when, LINK_WHEN);
    join_reads(m, e->chance, LINK_CHANCE);
    join_effects(m, e->effects);
    for (int n = 0; n < e->choices; n++) {
        join_reads(m, e->choice[n].needs, LINK_NEEDS);
        join_effects(m, e->choice[n].effects);
    }
}

static void rule_add(Maker *m, int own) {
    const OwnVariable *o = &m->r->own[own];
    Text tip = {0}, label = {0};
    if (!o->month.count) return;
    text_add(&tip, "%s (%s:%d)\neach month becomes %s", o->name, o->file, o->line, o->rule_text);
    text_add(&label, "each month: %s", o->name);
    if (!doer_add(m, (WebDoer){WEB_RULE, o->name, kept(m, &label), NULL, o->file}, &tip)) return;
    join_reads(m, o->month, LINK_WHEN);
    join(m, thing_at(m, WEB_OWN, own), LINK_MOVES, SIGN_SET);
}

static void lever_add(Maker *m, const LeverRule *l) {
    Text tip = {0}, label = {0};
    text_add(&tip, "the card %s (%s:%d)\nneeds %s", act_info(l->act)->name, l->file, l->line, l->nearest);
    text_add(&label, "card: %s", act_info(l->act)->name);
    if (doer_add(m, (WebDoer){WEB_LEVER, act_info(l->act)->name, kept(m, &label), NULL, l->file}, &tip))
        join_reads(m, l->needs, LINK_NEEDS), join_reads(m, l->back, LINK_NEEDS);
}

static void goal_add(Maker *m, const PackGoal *goal) {
    Text tip = {0}, label = {0};
    text_add(&tip, "goal of %s (%s:%d): %s", seat_info(goal->seat)->role, goal->file, goal->line, goal->text);
    text_add(&label, "goal: %s", goal->name);
    if (!doer_add(m, (WebDoer){WEB_GOAL, goal->name, kept(m, &label), NULL, goal->file}, &tip)) return;
    join_reads(m, goal->met, LINK_WHEN);
    join_reads(m, goal->partly, LINK_WHEN);
}

void web_graph(const Scenario *s, WebGraph *out) {
    Maker m = {s, s->rules, out};
    memset(out, 0, sizeof *out);
    for (int n = 0; n < m.r->events; n++) event_add(&m, &m.r->event[n]);
    for (int n = 0; n < m.r->owns; n++) rule_add(&m, n);
    for (int n = 0; n < m.r->levers; n++) lever_add(&m, &m.r->lever[n]);
    for (int n = 0; n < m.r->goals; n++) goal_add(&m, &m.r->goal[n]);
}
