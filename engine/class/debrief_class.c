/* The debrief of a class as a page. Always true: see debrief_class.h. */
#include "class/debrief_class.h"

#include <stdio.h>
#include <string.h>

#include "class/debrief_parts.h"
#include "class/lesson_page.h"
#include "core/version.h"
#include "report/board.h"
#include "report/compare.h"
#include "report/notice.h"
#include "report/paper.h"

/* On screen a column; on paper one sheet for each table, in two columns where lines are short. */
static const char style[] =
    ".pair{display:grid;grid-template-columns:1fr 1fr;gap:0 1.2rem}.pair figure{margin:.4rem 0}\n"
    "@media screen and (max-width:50rem){.pair{display:block}}\n"
    "h3{margin:1.1rem 0 .3rem}p{margin:.5rem 0}ul{margin:.4rem 0;padding-left:1.2rem}\n"
    "@page{margin:11mm 13mm}.table th[scope=row],.class th[scope=row],.class td:nth-child(2){white-space:nowrap}\n"
    "@media "
    "print{:root{color-scheme:light;--ink:#1d1f23;--paper:#fff;--line:#d0cdc6;--soft:#4f535a;--code:#fff;--link:#"
    "1d1f23}"
    "body{padding:0;font-size:8pt;line-height:1.3}h1{font-size:17pt;margin:0 0 2mm}h2{font-size:12.5pt;margin:4mm 0 "
    "1.5mm;padding-top:2mm}"
    "h3{font-size:9.5pt;margin:2.2mm 0 .6mm}p,li{max-width:none;margin:.8mm "
    "0}table{font-size:7.5pt}th,td{padding:.55mm 2mm .55mm 0}"
    "caption{padding:0 0 .5mm}.wide{margin:.8mm 0}ul{margin:.8mm 0;padding-left:4mm}figure{margin:1mm "
    "0;break-inside:avoid}"
    ".table{break-before:page}.table h2,.room "
    "h2:first-child{border-top:0;margin-top:0;padding-top:0}.room{break-before:page}"
    ".pair figure svg{width:100%;max-height:60mm}a{text-decoration:none}}\n";

/* --- words that its parts share ------------------------------------------------------------------ */

void debrief_paragraph(DebriefPage *p, Text *text) {
    if (text->length) page_paragraph(&p->page, text->data);
    text_free(text);
}

void debrief_item(DebriefPage *p, bool first, bool last, Text *text) {
    page_item(&p->page, first, last, text->data ? text->data : "");
    text_free(text);
}

const char *debrief_label(const TableStudy *t) {
    static const char *const label[CLASS_PLAYS_MAX][CLASS_TABLES_MAX] = {
        {"1", "2", "3", "4", "5", "6", "7", "8"}, {"1′", "2′", "3′", "4′", "5′", "6′", "7′", "8′"}};
    return label[t->play][t->table];
}

int debrief_tables_of(const ClassStudy *study, int play) {
    int tables = 0;
    for (int n = 0; n < study->tables; n++) tables += study->table[n].play == play;
    return tables;
}

void debrief_act_name(const TableStudy *t, int act, Text *out) {
    text_add(out, "%s", debrief_label(t));
    if (act >= 26) text_add(out, "%c", 'a' + act / 26 - 1);
    text_add(out, "%c", 'a' + act % 26);
}

void debrief_act_told(const Session *g, const JournalEntry *e, Text *out) {
    const Command *c = &e->command;
    if (c->kind == COMMAND_INJECT) {
        text_say(out, "the event \"%s\" was made to happen", g->scenario->rules->event[c->event].title);
        return;
    }
    const Board board = {.game = g};
    Text words = {0};
    board_words_of(&board, c->prediction.var, &words);
    const VarInfo *v = var_info(c->prediction.var);
    if (v->kind == KIND_MEMBER) text_add(&words, ", %s", g->scenario->member_name[c->prediction.index]);
    text_say(out, "%s was set to %.3g", words.data ? words.data : v->name, c->prediction.line);
    text_free(&words);
}

void debrief_choice_told(const Session *g, const JournalEntry *e, Text *out) {
    Text line = {0};
    compare_command(g, e, &line);
    const char *phrase = strstr(line.data, ": ");
    text_add(out, "%s", phrase ? phrase + 2 : line.data);
    text_free(&line);
}

void debrief_seat_told(const DebriefPage *p, int table, SeatId seat, Text *out) {
    const int people = class_seat_people(p->c, table, seat);
    text_add(out, "%s: ", p->s->seat_name[seat]);
    if (people == 0) {
        text_say(out, "a bot");
        return;
    }
    if (!p->d->names) {
        text_add(out, tongue_many(people, "%d person", "%d people"), people);
        return;
    }
    for (int n = 0, told = 0; n < p->c->people; n++) {
        const ClassPerson *who = &p->c->person[n];
        if (!who->gone && who->table == table && who->seat == seat)
            text_add(out, "%s%s", told++ ? ", " : "", who->name);
    }
}

int debrief_point_of(const TableStudy *t, size_t entry) {
    for (int n = 0; n < t->points; n++)
        if (t->point[n].entry == entry) return n + 1;
    return 0;
}

int debrief_dial_most(const Turning *t) {
    int most = -1;
    for (int d = 0; d < DIALS; d++) {
        if (d == (int)DIAL_LIVES || real_abs(t->moved[d]) < 0.005) continue;
        if (most < 0 || real_abs(t->moved[d]) > real_abs(t->moved[most])) most = d;
    }
    return most;
}

/* --- the page ------------------------------------------------------------------------------------ */

static void head_write(DebriefPage *p) {
    const ClassSetup *setup = &p->c->setup;
    char digest[33];
    Text line = {0};
    digest_text(setup->pack_digest, digest);
    text_say(&line,
             "%s. %s. %d tables, the same start and the same luck at each: what differs between them, people did.",
             tongue_in(p->s->title, "pack"), p->s->start_title, p->c->setup.tables);
    if (p->c->play > 0)
        text_say(&line, " They played twice: Table 1 is the first table in the first play, Table 1′ the same people in "
                        "the second.");
    if (setup->changes.count) {
        text_say(&line, " Of the pack's world was changed before the start: ");
        for (int n = 0; n < setup->changes.count; n++) text_add(&line, "%s%s", n ? ", " : "", setup->changes.item[n]);
        text_add(&line, ".");
    }
    debrief_paragraph(p, &line);
    text_say(&line, "An imagined history; nothing later than %s is an input. ", p->c->assumed);
    notice_content(p->s, &line);
    text_add(&line, " ");
    notice_disclaimer(p->s, &line);
    text_add(&line, " ");
    notice_translation(&line);
    debrief_paragraph(p, &line);
    text_say(&line, "Made with accession %s; pack %s %s, digest %s; start %s; seed %llu; class of %s.",
             ACCESSION_VERSION, p->s->pack, p->s->version, digest, setup->start, (unsigned long long)setup->seed,
             setup->date);
    if (!p->d->names) text_say(&line, " Nobody is named.");
    debrief_paragraph(p, &line);
}

static void room_begin(DebriefPage *p) { page_part_begin(&p->page, "room"); }

void debrief_class_page(const ClassDebrief *d, Text *out) {
    const Class *c = d->study->c;
    DebriefPage p = {.d = d, .c = c, .study = d->study, .s = c->scenario};
    const int columns = paper_columns();
    paper_columns_use(PAPER_UNBROKEN);
    p.page = page_begin(PAGE_HTML, tongue("Debrief of a class"));
    p.page.language = lesson_language();
    p.page.style = style;
    head_write(&p);
    page_part_begin(&p.page, "class");
    debrief_overview(&p);
    debrief_curves(&p);
    page_part_end(&p.page);
    for (int n = 0; n < d->study->tables; n++) {
        page_part_begin(&p.page, "table");
        debrief_table(&p, &d->study->table[n]);
        page_part_end(&p.page);
    }
    room_begin(&p);
    debrief_theories(&p);
    debrief_predictions(&p);
    debrief_hidden(&p);
    debrief_said(&p);
    debrief_questions(&p);
    debrief_history(&p);
    page_part_end(&p.page);
    page_end(&p.page, out);
    paper_columns_use(columns);
}
