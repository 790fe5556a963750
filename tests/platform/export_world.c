/* export_world FILE PACK START...: starts of a pack as the C of exported.h.
 * Always true: what is written depends on the pack alone. */
#include "exported.h"
#include "session/pack_book.h"

#include <stdio.h>
#include <stdlib.h>

static void put_reals(const char *name, int at, const double *value, size_t count) {
    printf("static const double %s_%d[] = {", name, at);
    for (size_t n = 0; n < count; n++) printf("%s%a,", n % 8 ? " " : "\n", value[n]);
    printf("};\n");
}

static void put_program(const char *name, Program p) {
    printf(" .%s = {%d, %d},", name, p.first, p.count);
}

static void put_ops(int at, const Rulebook *r) {
    printf("static Op op_%d[] = {\n", at);
    for (int n = 0; n < r->ops; n++)
        printf("{%d, %d, %d, %a},\n", r->op[n].code, r->op[n].a, r->op[n].b, r->op[n].x);
    printf("{0}};\n");
}

static void put_effects(int at, const Rulebook *r) {
    printf("static Effect effect_%d[] = {\n", at);
    for (int n = 0; n < r->effects; n++) {
        const Effect *e = &r->effect[n];
        if (e->kind == EFFECT_SCRIPT) {
            fprintf(stderr, "export_world: an effect is a function of the pack\n");
            exit(1);
        }
        printf("{.kind = %d, .var = %d, .index = %d, .group = %d, .act = %d, .seat = %d,", e->kind,
               e->var, e->index, e->group, e->act, e->seat);
        put_program("value", e->value);
        put_program("value_2", e->value_2);
        put_program("value_3", e->value_3);
        printf(" .then = %d, .otherwise = %d, .key = UINT64_C(%llu)},\n", e->then, e->otherwise,
               (unsigned long long)e->key);
    }
    printf("{0}};\n");
}

static void put_choice(const EventChoice *c) {
    printf("  {.key = UINT64_C(%llu), .capital = %a, .means = %a,", (unsigned long long)c->key,
           c->capital, c->means);
    put_program("needs", c->needs);
    put_program("bot", c->bot);
    printf(" .effects = {%d, %d}, .later = %d},\n", c->effects.first, c->effects.count, c->later);
}

static void put_events(int at, const Rulebook *r) {
    printf("static Event event_%d[] = {\n", at);
    for (int n = 0; n < r->events; n++) {
        const Event *e = &r->event[n];
        printf("{.key = UINT64_C(%llu), .seat = %d, .once = %d, .urgent = %d, .cooldown = %d,",
               (unsigned long long)e->key, e->seat, e->once, e->urgent, e->cooldown);
        put_program("when", e->when);
        put_program("chance", e->chance);
        printf(" .effects = {%d, %d}, .later = %d, .choices = %d, .otherwise = %d, .choice = {\n",
               e->effects.first, e->effects.count, e->later, e->choices, e->otherwise);
        for (int c = 0; c < CHOICES_OF_EVENT; c++) put_choice(&e->choice[c]);
        printf("}},\n");
    }
    printf("{0}};\n");
}

static void put_guards(int at, const Rulebook *r) {
    printf("static Guards guards_%d[] = {\n", at);
    for (int n = 0; n < r->events; n++) {
        const Guards *g = &r->guards[n];
        printf("{.count = %d,", g->count);
        put_program("rest", g->rest);
        printf(" .span = {");
        for (int o = 0; o < GUARDS_MAX; o++)
            printf("{%d, %a, %a},", g->span[o].at, g->span[o].low, g->span[o].high);
        printf("}},\n");
    }
    printf("{0}};\n");
}

/* Inside the row of a rulebook. */
static void put_gates(const Gates *g) {
    printf(" .gates = {.spread = {");
    for (int n = 0; n < EVENTS_MAX; n++)
        printf("UINT64_C(%llu),\n", (unsigned long long)g->spread[n]);
    printf("}, .lot = {");
    for (int n = 0; n < EVENTS_MAX; n++) printf("%a,\n", g->lot[n]);
    printf("}, .cooldown = {");
    for (int n = 0; n < EVENTS_MAX; n++) printf("%a,\n", g->cooldown[n]);
    printf("}},");
}

static void put_rest(int at, const Rulebook *r) {
    printf("static OwnVariable own_%d[] = {\n", at);
    for (int n = 0; n < r->owns; n++) {
        printf("{.low = %a, .high = %a, .start = %a,", r->own[n].low, r->own[n].high,
               r->own[n].start);
        put_program("month", r->own[n].month);
        printf("},\n");
    }
    printf("{0}};\nstatic LeverRule lever_%d[] = {\n", at);
    for (int n = 0; n < r->levers; n++) {
        printf("{.act = %d,", r->lever[n].act);
        put_program("needs", r->lever[n].needs);
        put_program("back", r->lever[n].back);
        printf("},\n");
    }
    printf("{0}};\n");
}

static void put_scenario(int at, const Scenario *s) {
    put_reals("world", at, (const double *)&s->start, sizeof s->start / sizeof(double));
    put_reals("nominal", at, (const double *)&s->nominal, sizeof s->nominal / sizeof(double));
    printf("static const char member_%d[][8] = {", at);
    for (int i = 0; i < s->members; i++) printf("\"%s\", ", s->member_id[i]);
    printf("};\nstatic const int seat_%d[SEATS_MAX] = {", at);
    for (int n = 0; n < SEATS_MAX; n++) printf("%d, ", s->seat_member[n]);
    printf("};\n");
    put_ops(at, s->rules);
    put_effects(at, s->rules);
    put_events(at, s->rules);
    put_guards(at, s->rules);
    put_rest(at, s->rules);
}

static void put_row(int at, const Scenario *s) {
    const Rulebook *r = s->rules;
    printf("{\"%s\", %d, %d, %d, %d, world_%d, nominal_%d, member_%d, seat_%d,\n", s->start_name,
           s->members, s->regions, s->start_year, s->start_month, at, at, at, at);
    printf(" {.op = op_%d, .ops = %d, .effect = effect_%d, .effects = %d, .event = event_%d, "
           ".guards = guards_%d, .events = %d, .own = own_%d, .owns = %d, .lever = lever_%d, "
           ".levers = %d,",
           at, r->ops, at, r->effects, at, at, r->events, at, r->owns, at, r->levers);
    put_gates(&r->gates);
    printf("}},\n");
}

int main(int argc, char **argv) {
    Err err = {{0}};
    PackBook *book = calloc(1, sizeof *book);
    Scenario *s = calloc((size_t)argc, sizeof *s);
    bool whole = argc > 3 && book && s && freopen(argv[1], "w", stdout) &&
                 pack_open(argv[2], NULL, book, &err);
    for (int n = 3; n < argc && whole; n++) {
        whole = pack_scenario(book, argv[n], &s[n], &err) && s[n].rules;
        if (whole) put_scenario(n, &s[n]);
    }
    printf("static const Exported exported[] = {\n");
    for (int n = 3; n < argc && whole; n++) put_row(n, &s[n]);
    printf("};\n");
    whole = fclose(stdout) == 0 && whole;
    if (!whole) {
        fprintf(stderr, "export_world: %s\n", err.text[0] ? err.text : "FILE PACK START...");
        if (argc > 1) remove(argv[1]);
    }
    free(s);
    if (book) pack_close(book);
    free(book);
    return !whole;
}
