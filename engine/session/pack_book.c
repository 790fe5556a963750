/* Opening packs. Always true: see pack_book.h. */
#include "session/pack_book.h"

#include "core/memory.h"
#include "core/tongue.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- texts ------------------------------------------------------------------------------------ */

/* Both are sorted: what the language lacks is taken from English. */
static void texts_fill(PackTexts *texts, const PackTexts *english) {
    PackText *all = arena_alloc(&texts->arena, sizeof *all * (size_t)(texts->count + english->count + 1));
    int count = 0, own = 0;
    for (int n = 0; n < english->count; n++) {
        while (own < texts->count && strcmp(texts->entry[own].key, english->entry[n].key) < 0)
            all[count++] = texts->entry[own++];
        if (pack_texts_find(texts, english->entry[n].key)) continue;
        all[count++] = (PackText){arena_text(&texts->arena, english->entry[n].key),
                                  arena_text(&texts->arena, english->entry[n].text), english->entry[n].line};
    }
    while (own < texts->count) all[count++] = texts->entry[own++];
    texts->entry = all;
    texts->count = count;
}

static bool texts_open(PackBook *book, Err *err) {
    PackTexts english;
    if (!pack_texts(book->dir, book->language, &book->texts, err)) return false;
    if (strcmp(book->language, "en") == 0) return true;
    if (!book->texts.count)
        return err_set(err, "%s: it has no texts in \"%s\": text/%s.json is missing", book->dir, book->language,
                       book->language);
    if (!pack_texts(book->dir, "en", &english, err)) return false;
    texts_fill(&book->texts, &english);
    pack_texts_free(&english);
    return true;
}

/* --- scripts ---------------------------------------------------------------------------------- */

static bool starts_open(PackBook *book, Err *err) {
    Text json = {0};
    bool ok = true;
    if (script_starts(book->script, &json)) {
        book->starts = json_parse("starts", json.data, json.length, err);
        ok = book->starts != NULL;
    }
    text_free(&json);
    return ok;
}

/* A script's error names its file from the pack's folder on. */
static bool in_pack(const char *dir, Err *err) {
    const Err inner = *err;
    return err_set(err, "%s/%s", dir, inner.text);
}

static bool scripts_open(PackBook *book, bool with_tests, Err *err) {
    PackScripts scripts;
    if (!pack_scripts(book->dir, &scripts, err)) return false;
    bool ok = true;
    if (scripts.count) {
        ScriptFile *files = memory_zeros((size_t)scripts.count, sizeof *files);
        for (int n = 0; n < scripts.count; n++)
            files[n] = (ScriptFile){scripts.file[n].name, scripts.file[n].bytes, scripts.file[n].length};
        book->script = script_read(files, scripts.count, with_tests, err);
        ok = (book->script && starts_open(book, err)) || in_pack(book->dir, err);
        free(files);
    }
    pack_scripts_free(&scripts);
    return ok;
}

static bool open_book(const char *dir, const char *language, bool with_tests, PackBook *out, Err *err) {
    *out = (PackBook){0};
    if (strlen(dir) >= sizeof out->dir) return err_set(err, "%s: the path is too long", dir);
    memcpy(out->dir, dir, strlen(dir) + 1);
    snprintf(out->language, sizeof out->language, "%s", language ? language : "en");
    if (texts_open(out, err) && scripts_open(out, with_tests, err)) return true;
    pack_close(out);
    return false;
}

bool pack_open(const char *dir, const char *language, PackBook *out, Err *err) {
    return open_book(dir, language, false, out, err);
}

bool pack_open_tests(const char *dir, const char *language, PackBook *out, Err *err) {
    return open_book(dir, language, true, out, err);
}

void pack_close(PackBook *book) {
    for (int n = 0; n < book->mades; n++) rulebook_free(book->made[n].rulebook);
    script_free(book->script);
    json_free(book->starts);
    pack_texts_free(&book->texts);
    *book = (PackBook){0};
}

const char *pack_failure(const PackBook *book) {
    return book->mades ? script_failure(book->made[0].rulebook) : "";
}

void pack_strict(PackBook *book) {
    book->strict = true;
    for (int n = 0; n < book->mades; n++) script_strict(book->made[n].rulebook);
}

bool pack_scripts_held(const PackBook *book, Err *err) {
    const char *failure = pack_failure(book);
    if (!failure[0]) return true;
    return err_set(err, "a function of the pack failed, so that nothing is counted: %s", failure);
}

/* The starts stand one a line: an error in line n is told where start n is declared. */
static bool start_err(const PackBook *book, Err *err) {
    const Err inner = *err;
    const char *file;
    int n, line, used = 0;
    if (!book->starts || sscanf(inner.text, "starts:%d: %n", &n, &used) != 1 || !used) return false;
    if (!script_start_where(book->script, n - 1, &file, &line)) return false;
    return err_set(err, "%s/%s:%d: %s", book->dir, file, line, inner.text + used);
}

/* --- scenarios -------------------------------------------------------------------------------- */

static void put_text(const PackTexts *texts, const char *name, const char *field, char *out, size_t size) {
    char key[NAME_MAX_BYTES + 32];
    snprintf(key, sizeof key, "start.%.60s.%s", name, field);
    const PackText *text = pack_texts_find(texts, key);
    if (text) snprintf(out, size, "%s", text->text);
}

/* Names in the language: name.candidate, name.seat.lead, name.member.DEU, name.region.UA-30; what the pack
 * does not translate itself may stand in the program's own texts. */
static void put_name(const PackTexts *texts, const char *kind, const char *id, char *out, size_t size) {
    char key[NAME_MAX_BYTES + 32];
    snprintf(key, sizeof key, "name.%s%.40s", kind, id);
    const PackText *text = pack_texts_find(texts, key);
    const char *name = text ? text->text : tongue_in(out, "pack");
    if (name != out) snprintf(out, size, "%s", name);
}

static void put_names(const PackTexts *texts, Scenario *s) {
    put_name(texts, "", "candidate", s->candidate, sizeof s->candidate);
    put_name(texts, "", "rival", s->rival, sizeof s->rival);
    put_name(texts, "", "alliance", s->alliance, sizeof s->alliance);
    for (int n = 0; n < SEAT_COUNT; n++)
        put_name(texts, "seat.", seat_info((SeatId)n)->role, s->seat_name[n], sizeof s->seat_name[n]);
    for (int n = 0; n < s->members; n++)
        put_name(texts, "member.", s->member_id[n], s->member_name[n], sizeof s->member_name[n]);
    for (int n = 0; n < s->regions; n++)
        put_name(texts, "region.", s->region_id[n], s->region_name[n], sizeof s->region_name[n]);
}

bool pack_card(const PackBook *book, Pack *out, Err *err) {
    if (!pack_describe(book->dir, book->starts, out, err)) return err && start_err(book, err);
    for (int n = 0; n < out->starts; n++) {
        PackStart *start = &out->start[n];
        put_text(&book->texts, start->name, "title", start->title, sizeof start->title);
        put_text(&book->texts, start->name, "summary", start->summary, sizeof start->summary);
    }
    return true;
}

void pack_seats_told(const PackBook *book, Pack *card) {
    for (int n = 0; n < SEAT_COUNT; n++) {
        PackSeat *seat = &card->seat[n];
        if (seat->name[0]) put_name(&book->texts, "seat.", seat_info((SeatId)n)->role, seat->name, sizeof seat->name);
    }
}

static Rulebook *rulebook_of(PackBook *book, const Scenario *s, Err *err) {
    for (int n = 0; n < book->mades; n++)
        if (strcmp(book->made[n].start, s->start_name) == 0) return book->made[n].rulebook;
    TextEntry *texts = memory_zeros((size_t)book->texts.count + 1, sizeof *texts);
    ASSERT(book->mades < PACK_STARTS_MAX);
    for (int n = 0; n < book->texts.count; n++)
        texts[n] = (TextEntry){book->texts.entry[n].key, book->texts.entry[n].text};
    Rulebook *r = rulebook_make(book->script, s, texts, book->texts.count, err);
    free(texts);
    if (!r) {
        in_pack(book->dir, err);
        return NULL;
    }
    if (book->strict) script_strict(r);
    memcpy(book->made[book->mades].start, s->start_name, sizeof s->start_name);
    book->made[book->mades++].rulebook = r;
    return r;
}

bool pack_scenario(PackBook *book, const char *start, Scenario *out, Err *err) {
    if (!pack_load(book->dir, book->starts, start, out, err)) return err && start_err(book, err);
    put_text(&book->texts, out->start_name, "title", out->start_title, sizeof out->start_title);
    put_names(&book->texts, out);
    if (book->script) out->rules = rulebook_of(book, out, err);
    return !book->script || out->rules;
}
