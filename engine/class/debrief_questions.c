/* Questions, first what happened, then why, then what holds outside the room, filled with this class's facts; and
 * what really happened, where there is history. Always true: see debrief_class.h; a question names nothing that
 * did not happen in this class. */
#include <stdio.h>
#include <string.h>

#include "class/debrief_parts.h"
#include "core/real.h"
#include "report/board.h"
#include "report/compare.h"
#include "report/debrief.h"
#include "report/figures.h"
#include "report/words.h"
#include "session/naming.h"

enum { CLAIMS_ASKED = 3 };

static void ask(DebriefPage *p, Text *line) { debrief_paragraph(p, line); }

static double apart(const Standing *a, const Standing *b) {
    double sum = a->outcome != b->outcome ? 1.0 : 0.0;
    for (int d = 0; d < DIALS; d++)
        if (d != (int)DIAL_LIVES) sum += real_abs(a->dial[d] - b->dial[d]);
    return sum;
}

/* --- describe ----------------------------------------------------------------------------------- */

/* The two tables that stand furthest apart. */
static void pair_ask(DebriefPage *p) {
    const ClassStudy *study = p->study;
    int a = 0, b = 0;
    double most = -1;
    for (int x = 0; x < study->tables; x++)
        for (int y = x + 1; y < study->tables; y++)
            if (apart(&study->table[x].here, &study->table[y].here) > most) {
                most = apart(&study->table[x].here, &study->table[y].here);
                a = x, b = y;
            }
    if (a == b) return;
    const int turn = study_parts(study, a, b);
    Text line = {0};
    if (turn == 0) return;
    text_say(&line,
             "Tables %s and %s began in the same world with the same luck and part in turn %d. They stand furthest "
             "apart now: %s, and %s. What was "
             "done differently in that turn, and by whom?",
             debrief_label(&study->table[a]), debrief_label(&study->table[b]), turn,
             words_class(study->table[a].here.outcome), words_class(study->table[b].here.outcome));
    ask(p, &line);
}

static void largest_ask(DebriefPage *p) {
    Text line = {0};
    int told = 0;
    for (int n = 0; n < p->study->tables; n++) {
        const TableStudy *t = &p->study->table[n];
        if (t->points == 0) continue;
        const JournalEntry *e = &t->game->journal.entries[t->point[0].entry];
        text_add(&line, "%s", told++ ? "; " : tongue("The largest turn of each table was: "));
        text_say(&line, "table %s turn %d (", debrief_label(t), e->turn);
        compare_command(t->game, e, &line);
        text_add(&line, ")");
    }
    if (told) text_say(&line, ". Did it feel like that at the time? What did you know then?");
    ask(p, &line);
}

/* --- analyse ------------------------------------------------------------------------------------ */

static void turning_ask(DebriefPage *p) {
    const TableStudy *best = NULL;
    for (int n = 0; n < p->study->tables; n++) {
        const TableStudy *t = &p->study->table[n];
        if (t->points && (!best || t->point[0].size > best->point[0].size)) best = t;
    }
    if (!best) return;
    const JournalEntry *e = &best->game->journal.entries[best->point[0].entry];
    const int dial = debrief_dial_most(&best->point[0]);
    Text line = {0};
    text_say(&line, "Table %s, turn %d, ", debrief_label(best), e->turn);
    compare_command(best->game, e, &line);
    if (best->point[0].without.outcome != best->here.outcome)
        text_say(&line, ": without it the table would stand in %s instead of %s.",
                 words_class(best->point[0].without.outcome), words_class(best->here.outcome));
    else if (dial >= 0) {
        text_say(&line, ": with it, %s stands ", tongue(standing_dial_name(dial)));
        figures_signed(best->point[0].moved[dial], 2, &line);
        text_say(&line, " from where it would.");
    } else text_add(&line, ".");
    text_say(&line, " Through which causes? Who could have foreseen it, and who did?");
    ask(p, &line);
}

static void luck_ask(DebriefPage *p) {
    const TableStudy *rare = &p->study->table[0];
    for (int n = 1; n < p->study->tables; n++) {
        const TableStudy *t = &p->study->table[n];
        if (t->luck.orders.outcome[t->here.outcome] < rare->luck.orders.outcome[rare->here.outcome]) rare = t;
    }
    Text line = {0};
    text_say(&line,
             "Table %s stands in %s. With the same orders so do %.0f of 100 other histories, and %.0f of 100 if bots "
             "decide. How much of it was judgement? "
             "What would you have to see to say so?",
             debrief_label(rare), words_class(rare->here.outcome), 100 * rare->luck.orders.outcome[rare->here.outcome],
             100 * rare->luck.bots.outcome[rare->here.outcome]);
    ask(p, &line);
}

static void miss_ask(DebriefPage *p) {
    const TableStudy *table = NULL;
    const Forecast *worst = NULL;
    for (int n = 0; n < p->study->tables; n++) {
        const Session *g = p->study->table[n].game;
        for (int f = 0; f < g->forecasts; f++)
            if (g->forecast[f].scored && !g->forecast[f].came_true && (!worst || g->forecast[f].brier > worst->brier)) {
                worst = &g->forecast[f];
                table = &p->study->table[n];
            }
    }
    if (!worst) return;
    Text line = {0};
    text_say(&line, "At table %s in turn %d %s was %.0f %% sure of this: ", debrief_label(table), worst->turn,
             p->s->seat_name[worst->seat], 100 * worst->prediction.confidence);
    debrief_forecast_told(table->game, worst, &line);
    text_say(&line, ". It came otherwise. What was not seen, or not believed?");
    ask(p, &line);
}

static void lead_ask(DebriefPage *p) {
    for (int n = 0; n < p->study->tables; n++) {
        const TableStudy *t = &p->study->table[n];
        for (size_t k = 0; k < t->game->journal.count; k++) {
            const JournalEntry *e = &t->game->journal.entries[k];
            if (!study_is_lead(e)) continue;
            Text line = {0};
            text_say(&line, "The facilitator acted at table %s in turn %d (", debrief_label(t), e->turn);
            debrief_act_told(t->game, e, &line);
            text_say(&line, "). What did the table make of it, and how would you find out what it changed?");
            ask(p, &line);
            return;
        }
    }
}

/* --- transfer ----------------------------------------------------------------------------------- */

/* The theory under which most tables would stand elsewhere. */
static void theory_ask(DebriefPage *p) {
    const ClassStudy *study = p->study;
    int best = -1, most = 0;
    for (int n = 0; study->theories && n < study->theories->count; n++) {
        int other = 0;
        for (int t = 0; t < study->tables; t++) {
            const TheoryRun *run = &study->theory[n * study->tables + t];
            other += run->fit == THEORY_APPLIES && run->there.outcome != study->table[t].here.outcome;
        }
        if (other > most) most = other, best = n;
    }
    Text line = {0};
    if (best >= 0) {
        Text title = {0};
        naming_fill(p->s, tongue_in(study->theories->theory[best].title, "pack"), &title);
        text_say(&line, "Under \"%s\" the same orders would end otherwise ", title.data);
        text_add(&line, tongue_many(most, "at %d table", "at %d tables"), most);
        text_say(&line, ". What would one have to observe to tell such a world from the one that was played? What do "
                        "you believe, and what would change your mind?");
        text_free(&title);
    } else {
        text_say(&line, "Which assumption of this model would have to be wrong for your table to end otherwise? What "
                        "would one have to observe to know?");
    }
    ask(p, &line);
}

/* Tables whose history touched the claim. */
static int touched_write(const ClassStudy *study, const Claim *claim, Text *out) {
    int count = 0;
    for (int n = 0; n < study->tables; n++)
        if (claim_touched(claim, study->table[n].first) >= 0)
            text_add(out, "%s%s", count++ ? ", " : "", debrief_label(&study->table[n]));
    return count;
}

static void claims_ask(DebriefPage *p) {
    const Claims *claims = p->d->claims;
    /* those first that some histories touched and others did not */
    for (int pass = 0, asked = 0; claims && pass < 2; pass++)
        for (int n = 0; n < claims->count && asked < CLAIMS_ASKED; n++) {
            Text tables = {0}, line = {0};
            const int count = touched_write(p->study, &claims->claim[n], &tables);
            const bool some = count > 0 && count < p->study->tables;
            if (count > 0 && some == (pass == 0)) {
                text_say(&line,
                         "\"%s\" (%s). The histories of these tables touched it: %s. What in them speaks for it, and "
                         "what against? One history proves nothing.",
                         tongue_in(claims->claim[n].text, "pack"), claims->claim[n].id, tables.data);
                ask(p, &line);
                asked++;
            }
            text_free(&tables);
        }
}

/* --- all of it ---------------------------------------------------------------------------------- */

/* The questions that the lesson brings for this part. */
static void lesson_ask(DebriefPage *p, const char *part) {
    Text line = {0};
    debrief_lesson_questions(p->d->lesson, p->s, part, &line);
    ask(p, &line);
}

void debrief_questions(DebriefPage *p) {
    page_heading(&p->page, 2, "questions", tongue("Questions"));
    page_heading(&p->page, 3, NULL, tongue("Describe: what happened"));
    pair_ask(p);
    largest_ask(p);
    lesson_ask(p, "describe");
    page_heading(&p->page, 3, NULL, tongue("Analyse: why"));
    turning_ask(p);
    luck_ask(p);
    miss_ask(p);
    lead_ask(p);
    lesson_ask(p, "analyse");
    page_heading(&p->page, 3, NULL, tongue("Transfer: what holds outside the room"));
    theory_ask(p);
    claims_ask(p);
    lesson_ask(p, "transfer");
}

void debrief_history(DebriefPage *p) {
    const char *heads[] = {tongue("Date"), tongue("What happened"), tongue("Source")};
    if (!debrief_lesson_has_history(p->d->lesson)) return;
    page_heading(&p->page, 2, "happened", tongue("What really happened"));
    page_paragraph(&p->page, tongue("Never the right answer: one history of many that could have come."));
    page_table_begin(&p->page, "", heads, 3);
    debrief_lesson_history(p->d->lesson, p->s, &p->page);
    page_table_end(&p->page);
}
