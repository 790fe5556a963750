/* Whether all that the program says to a player stands in the catalogue, and nothing else.
 *
 * What is said is collected from the source itself: literals in calls of text_say, tongue and the like, and
 * the lists (.def) whose texts are shown. */
#include <ctype.h>
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/act.h"
#include "model/goal.h"
#include "report/telling.h"
#include "report/words.h"
#include "session/advisor.h"
#include "store/tongue_file.h"

#define SOURCE ACCESSION_SOURCE_DIR "/"

/* --- what is not translated ------------------------------------------------------------------- */

/* Files of engine/report whose words a player of `play --text` does not meet. English for everybody are,
 * besides: conditions and worths of events as scripts have them (`why EVENT`), sources of numbers, the
 * journal, names of variables, files and commands, and errors of files (Err). */
static const struct {
    const char *file, *why;
} exempt[] = {
    {"engine/report/ending.c", "`run`, told in English"},
    {"engine/report/chronicle.c", "`run --chronicle`, told in English"},
    {"engine/report/validity.c", "`run --chronicle --check`"},
    {"engine/report/record.c", "JSON"},
    {"engine/report/history.c", "`run`, told in English"},
    {"engine/report/web.c", "pages and charts, in English"},
    {"engine/report/web_graph.c", "pages and charts, in English"},
    {"engine/report/web_layout.c", "pages and charts, in English"},
    {"engine/report/svg.c", "pages and charts, in English"},
    {"engine/report/page.c", "pages and charts, in English"},
    {"engine/report/picture.c", "pages and charts, in English"},
    {"engine/report/claims_page.c", "pages and charts, in English"},
    {"engine/report/chart*.c", "pages and charts, in English"},
    {"engine/report/plots*.c", "pages and charts, in English"},
    {"engine/report/reference*.c", "the reference, in English"},
    {"engine/report/pack_*.c", "the reference, in English"},
    {"engine/ui/settings.c", "a file"},
    {"engine/ui/desk.c", "files and errors"},
};

/* Words that stand in what is said and are typed or read by the program itself. */
static const char *const typed[] = {" down", " up", "sign_terms", "sign_order", " --saves-dir ", "cards all",
                                    "offer SEAT", "\\\" (do %s%s).", "Ctrl+", "Esc", "F%d"};

/* --- keys ------------------------------------------------------------------------------------- */

typedef struct Key {
    char *text;
    char where[120];
    bool plural;
} Key;

static Key keys[6000];
static int key_count;
static int faults;

static void complain(const char *where, const char *what, const char *text) {
    if (faults++ < 60) print_error("%s: %s: \"%s\"\n", where, what, text);
}

/* Past a conversion or a name in braces. */
static const char *past(const char *at) {
    if (*at == '{') return strchr(at, '}') ? strchr(at, '}') + 1 : at + 1;
    at++;
    at += strspn(at, "-+#0123456789.*$");
    at += strspn(at, "hlzjtL");
    return *at ? at + 1 : at;
}

static bool has_words(const char *text) {
    for (const char *at = text; *at && (*at != '|' || at == text);) {
        if (*at == '%' || *at == '{') at = past(at);
        else if (isalpha((unsigned char)*at)) return true;
        else at++;
    }
    return false;
}

static void put(const char *text, const char *where, bool plural) {
    if (!text || !(has_words(text) || strpbrk(text, "\"|"))) return; /* quotes and marks differ too */
    assert_true(key_count < (int)COUNT_OF(keys));
    Key *key = &keys[key_count++];
    *key = (Key){.text = strdup(text), .plural = plural};
    snprintf(key->where, sizeof key->where, "%s", where);
}

static int compare_keys(const void *a, const void *b) {
    const int order = strcmp(((const Key *)a)->text, ((const Key *)b)->text);
    return order ? order : (int)((const Key *)b)->plural - (int)((const Key *)a)->plural;
}

/* --- reading C -------------------------------------------------------------------------------- */

static char *file_text(const char *path) {
    FILE *file = fopen(path, "r");
    Text all = {0};
    assert_non_null(file);
    for (int c; (c = fgetc(file)) != EOF;) {
        const char byte = (char)c;
        text_add_bytes(&all, &byte, 1);
    }
    fclose(file);
    return text_take(&all);
}

/* Behind the literal or comment that begins here; NULL if none does. */
static const char *behind(const char *at) {
    if (at[0] == '/' && at[1] == '*') return strstr(at, "*/") + 2;
    if (at[0] == '/' && at[1] == '/') return at + strcspn(at, "\n");
    if (*at != '"' && *at != '\'') return NULL;
    const char quote = *at++;
    while (*at != quote) at += *at == '\\' ? 2 : 1;
    return at + 1;
}

/* The argument that begins here ends at its comma or bracket. */
static const char *argument_end(const char *at) {
    for (int depth = 0;;) {
        const char *next = behind(at);
        if (next) {
            at = next;
            continue;
        }
        if (*at == '(' || *at == '[' || *at == '{') depth++;
        if ((*at == ')' || *at == ']' || *at == '}') && depth-- == 0) return at;
        if (*at == ',' && depth == 0) return at;
        at++;
    }
}

static void add_escaped(const char **at, Text *out) {
    char *end;
    switch (*++*at) {
    case 'n': text_add(out, "\n"); break;
    case 'u': {
        char digits[5] = {0};
        memcpy(digits, *at + 1, 4);
        const unsigned code = (unsigned)strtoul(digits, &end, 16);
        text_add(out, "%c%c", (int)(0xc0 | code >> 6), (int)(0x80 | (code & 0x3f))); /* below U+0800 */
        *at += 4;
        break;
    }
    default: text_add_bytes(out, *at, 1);
    }
    ++*at;
}

/* Adjacent literals are one. */
static const char *literal(const char *at, Text *out) {
    do {
        at++;
        while (*at != '"') {
            if (*at == '\\') add_escaped(&at, out);
            else text_add_bytes(out, at++, 1);
        }
        at++;
        at += strspn(at, " \n\\");
    } while (*at == '"');
    return at;
}

/* Literals of an argument that stand in no call of their own. */
static int literals(const char *at, const char *end, char *out[], int most) {
    int count = 0, depth = 0;
    while (at < end) {
        if (*at == '"' && depth == 0 && count < most) {
            Text text = {0};
            at = literal(at, &text);
            out[count++] = text_take(&text);
            continue;
        }
        const char *next = behind(at);
        depth += *at == '(' ? 1 : *at == ')' ? -1 : 0;
        at = next ? next : at + 1;
    }
    return count;
}

/* --- calls that say --------------------------------------------------------------------------- */

typedef struct Says {
    const char *call;
    int first, last; /* arguments that are looked up */
    bool plural, context, writes; /* writes: what comes after them is filled in and not looked up */
} Says;

static const Says says[] = {
    {"text_say", 1, 1, false, false, true},       {"tongue", 0, 0, false, false, false},
    {"TONGUE", 0, 0, false, false, false},        {"tongue_in", 0, 0, false, true, false},
    {"TONGUE_IN", 0, 0, false, true, false},      {"tongue_many", 1, 1, true, false, false},
    {"board_count", 2, 2, true, false, false},    {"verdict_no", 1, 2, false, false, false},
    {"class_no", 1, 2, false, false, false},      {"reply_no", 1, 2, false, false, false},
    {"tongue_write", 2, 2, false, false, true},   {"offer_no", 2, 3, false, false, false},
    {"app_say", 2, 2, false, false, true},        {"escaped_say", 1, 1, false, false, true},
    {"ui_button", 4, 4, false, false, false},     {"ui_button_width", 1, 1, false, false, false},
    {"ui_switch", 3, 3, false, false, false},     {"ui_slider", 3, 3, false, false, false},
    {"ui_field", 3, 3, false, false, false},      {"part_button", 4, 4, false, false, false},
    {"part_foot_end", 4, 4, false, false, false},
};

/* Causes of the ledger, which are shown as they are where words.def has nothing for them. */
static const Says causes[] = {
    {"CHANGE", 1, 1, false, false, false},        {"SET", 1, 1, false, false, false},
    {"CHANGE_AT", 3, 3, false, false, false},     {"CHANGE_MEMBER", 2, 2, false, false, false},
    {"SET_MEMBER", 2, 2, false, false, false},    {"gain", 3, 3, false, false, false},
    {"stand", 3, 3, false, false, false},         {"variable_move", 1, 1, false, false, false},
    {"ledger_note", 4, 4, false, false, false},   {"act_set", 4, 4, false, false, false},
    {"file_set", 2, 2, false, false, false},      {"occupation_move", 2, 2, false, false, false},
    {"occupation_scale", 2, 2, false, false, false},
};

/* What writes without looking up. */
static const Says writers[] = {
    {"text_add", 1, 9, false, false, true}, {"printf", 0, 9, false, false, true},
    {"paper_wrap", 1, 9, false, false, true}, {"board_say", 1, 9, false, false, true},
};

/* What draws in the window without looking up. */
static const Says drawn[] = {
    {"ui_words", 4, 4, false, false, true}, {"ui_line", 5, 5, false, false, true},
    {"ui_hint", 2, 2, false, false, true},  {"part_page", 2, 2, false, false, true},
};

static bool is_typed(const char *text) {
    for (size_t n = 0; n < COUNT_OF(typed); n++)
        if (strcmp(typed[n], text) == 0) return true;
    return strcmp(text, "\" (do %s%s).") == 0;
}

static void keys_of(const Says *s, const char *const begin[], const char *const end[], int count, const char *where) {
    for (int n = s->first; n <= s->last && n < count; n++) {
        char *said[8];
        const int found = literals(begin[n], end[n], said, 8);
        for (int f = 0; f < found; f++) {
            char *context[1];
            if (s->context && literals(begin[1], end[1], context, 1) == 1) {
                char key[1700];
                snprintf(key, sizeof key, "%s|%s", said[f], context[0]);
                put(key, where, false);
                free(context[0]);
            } else if (!s->context) {
                put(said[f], where, s->plural);
            }
            free(said[f]);
        }
    }
}

static void causes_of(const Says *s, const char *const begin[], const char *const end[], int count, const char *where) {
    char *cause[4], key[200];
    const int found = count > s->first ? literals(begin[s->first], end[s->first], cause, 4) : 0;
    for (int f = 0; f < found; f++) {
        snprintf(key, sizeof key, "%s|cause", cause[f]);
        if (!words_of_term(EQUATION_NONE, cause[f]).words) put(key, where, false);
        free(cause[f]);
    }
}

/* A word that is filled in or written as it stands will never be translated. */
static void words_of(const Says *s, int from, const char *const begin[], const char *const end[], int count,
                     const char *where) {
    for (int n = from; s->writes && n < count; n++) {
        char *said[8];
        const int found = literals(begin[n], end[n], said, 8);
        for (int f = 0; f < found; f++) {
            if (has_words(said[f]) && !is_typed(said[f])) complain(where, "is said without being looked up", said[f]);
            free(said[f]);
        }
    }
}

/* The call of that name at `at`: its arguments; 0 if it is another name, or no call. */
static int arguments(const char *all, const char *at, const char *name, const char *begin[], const char *end[]) {
    const size_t length = strlen(name);
    const bool starts = at == all || (!isalnum((unsigned char)at[-1]) && at[-1] != '_');
    if (!starts || strncmp(at, name, length) != 0 || at[length] != '(') return 0;
    int count = 0;
    for (at += length; *at != ')' && count < 16; count++) {
        begin[count] = at + 1;
        at = end[count] = argument_end(at + 1);
    }
    return count;
}

static bool is_exempt(const char *file) {
    for (size_t n = 0; n < COUNT_OF(exempt); n++) {
        const char *star = strchr(exempt[n].file, '*');
        if (star ? strncmp(file, exempt[n].file, (size_t)(star - exempt[n].file)) == 0
                 : strcmp(file, exempt[n].file) == 0)
            return true;
    }
    return false;
}

static void file_collect(const char *path) {
    char *all = file_text(path);
    const char *file = path + strlen(SOURCE), *begin[16], *end[16];
    const bool told = strstr(file, "engine/report/") || strstr(file, "engine/cli/play") || strstr(file, "engine/ui/");
    for (const char *at = all; *at;) {
        for (size_t n = 0; n < COUNT_OF(says); n++) {
            const int count = arguments(all, at, says[n].call, begin, end);
            keys_of(&says[n], begin, end, count, file);
            words_of(&says[n], says[n].last + 1, begin, end, count, file);
        }
        for (size_t n = 0; strstr(file, "engine/model/") && n < COUNT_OF(causes); n++)
            causes_of(&causes[n], begin, end, arguments(all, at, causes[n].call, begin, end), file);
        for (size_t n = 0; told && !is_exempt(file) && n < COUNT_OF(writers); n++)
            words_of(&writers[n], writers[n].first, begin, end, arguments(all, at, writers[n].call, begin, end), file);
        for (size_t n = 0; strstr(file, "engine/ui/") && n < COUNT_OF(drawn); n++)
            words_of(&drawn[n], drawn[n].first, begin, end, arguments(all, at, drawn[n].call, begin, end), file);
        const char *next = behind(at);
        at = next ? next : at + 1;
    }
    free(all);
}

static void sources_collect(void) {
    static const char *const patterns[] = {"engine/*/*.c", "engine/*/*.h"};
    for (size_t p = 0; p < COUNT_OF(patterns); p++) {
        char pattern[600];
        glob_t found;
        snprintf(pattern, sizeof pattern, SOURCE "%s", patterns[p]);
        assert_int_equal(glob(pattern, 0, NULL, &found), 0);
        for (size_t n = 0; n < found.gl_pathc; n++) file_collect(found.gl_pathv[n]);
        globfree(&found);
    }
}

/* --- the lists -------------------------------------------------------------------------------- */

static void acts_collect(void) {
    for (int id = 0; id < ACT_COUNT; id++) {
        const ActInfo *a = act_info((ActId)id);
        if (!a->played) continue;
        put(a->title, "command.def", false);
        put(a->moves, "postures.def or command.def", false);
        put(a->costs, "postures.def or command.def", false);
    }
}

static void seats_collect(void) {
    for (int n = 0; n < SEAT_COUNT; n++) {
        put(seat_info((SeatId)n)->office, "seats.def", false);
        put(seat_info((SeatId)n)->question, "seats.def", false);
    }
    for (int n = 0; n < OFFICE_COUNT; n++) put(office_info((OfficeId)n)->title, "offices.def", false);
    for (int n = 0; n < AIMS; n++) put(aim_word((AimId)n), "aims.def", false);
    for (int n = 0; n < GOAL_COUNT; n++) put(goal_info(NULL, (GoalId)n).text, "goals.def", false);
}

static void numbers_collect(void) {
    for (int id = 0; id < VAR_COUNT; id++) {
        put(var_info((VarId)id)->text, "world.def", false);
        put(var_info((VarId)id)->unit, "world.def", false);
    }
    for (int id = 0; id < PARAM_COUNT; id++) {
        put(param_info((ParamId)id)->text, "parameters.def", false);
        put(param_info((ParamId)id)->unit, "parameters.def", false);
    }
    for (int id = 0; id < EQUATION_COUNT; id++) put(equation_info((EquationId)id)->text, "equations.def", false);
}

static void lists_collect(void) {
    acts_collect();
    seats_collect();
    numbers_collect();
#define NEED(name, margin, why_not, nearest)                                                       \
    put(why_not, "needs.def", false);                                                              \
    put(nearest, "needs.def", false);
#include "model/needs.def"
#undef NEED
#define HAPPENING(name, why, text) put(text, "happenings.def", false);
#include "model/happenings.def"
#undef HAPPENING
#define WORD(term, words) put(words, "words.def", false);
#define LEVEL(term, words) put(words, "words.def", false);
#define WORD_IN(equation, term, words) put(words, "words.def", false);
#include "report/words.def"
#undef WORD
#undef LEVEL
#undef WORD_IN
#define ACTION(name, key, mods, title) put(title, "action.def", false);
#include "ui/action.def"
#undef ACTION
#define SCREEN(name, title) put(title, "screen.def", false);
#include "ui/screen.def"
#undef SCREEN
#define SETTING(name, low, high, step, initial, title) put(title, "settings.def", false);
#include "ui/settings.def"
#undef SETTING
#define BLOCK(name, title, locked, what) put(title, "blocks.def", false), put(what, "blocks.def", false);
#include "class/blocks.def"
#undef BLOCK
#define KIT_PAGE(name, title, what) put(title, "kit_pages.def", false), put(what, "kit_pages.def", false);
#include "class/kit_pages.def"
#undef KIT_PAGE
#define CHART_TEXT(name, text) put(text, "chart_texts.def", false);
#include "report/chart_texts.def"
#undef CHART_TEXT
#define WORD(name, text) if (has_words(text)) put(text, "map_words.def", false);
#include "ui/map_words.def"
#undef WORD
    for (int id = 0; id < HAPPENING_COUNT; id++) put(telling_of((HappeningId)id).rule, "telling.def", false);
#define PLAY(name, brief, arguments, help, details, example)                                       \
    put(help, "play.def", false);                                                                  \
    put(details, "play.def", false);
#include "cli/play.def"
#undef PLAY
}

/* --- what packs call ------------------------------------------------------------------------- */

/* Whether it stands in a file of a pack, as JSON or CSV writes it. */
static bool in_packs(const char *pattern, const char *text) {
    char path[600];
    Text quoted = {0};
    glob_t found;
    bool any = false;
    for (const char *c = text; *c; c++) text_add(&quoted, *c == '"' ? "\\%c" : "%c", *c);
    snprintf(path, sizeof path, SOURCE "scenarios/*/%s", pattern);
    if (glob(path, 0, NULL, &found) != 0) found.gl_pathc = 0;
    for (size_t n = 0; n < found.gl_pathc && !any; n++) {
        char *all = file_text(found.gl_pathv[n]);
        any = strstr(all, quoted.data) != NULL;
        free(all);
    }
    if (found.gl_pathc) globfree(&found);
    text_free(&quoted);
    return any;
}

/* Whether it names an area, a city or an owner of one. */
static bool on_map(const char *text) {
    char quoted[400], between[400];
    char *map = file_text(SOURCE "assets/map/europe.json"), *owners = file_text(SOURCE "assets/map/owners.csv");
    snprintf(quoted, sizeof quoted, "\"name\":\"%.300s\"", text);
    snprintf(between, sizeof between, ",%.300s,", text);
    const bool any = strstr(map, quoted) || strstr(owners, between);
    free(map);
    free(owners);
    return any;
}

/* "Germany|pack" and "Київ|gen": texts and names of packs. */
static bool is_of_pack(const char *key) {
    static const char *const files[] = {"pack.json", "claims.json", "theories.json", "data/members.csv",
                                        "data/regions.csv"};
    static const char *const cases[] = {"gen", "dat", "acc", "ins", "loc"};
    const char *bar = strrchr(key, '|');
    char text[1700];
    if (!bar) return false;
    snprintf(text, sizeof text, "%.*s", (int)(bar - key), key);
    for (size_t n = 0; strcmp(bar, "|pack") == 0 && n < COUNT_OF(files); n++)
        if (in_packs(files[n], text)) return true;
    if ((strcmp(bar, "|pack") == 0 || strcmp(bar, "|city") == 0) && on_map(text)) return true;
    for (size_t n = 0; n < COUNT_OF(cases); n++)
        if (strcmp(bar + 1, cases[n]) == 0) return in_packs("text/uk.json", text);
    return false;
}

/* --- the test --------------------------------------------------------------------------------- */

static const TongueEntry *entry_of(const Tongue *tongue, const char *english) {
    for (int n = 0; n < tongue->count; n++)
        if (strcmp(tongue->entry[n].english, english) == 0) return &tongue->entry[n];
    return NULL;
}

static void keys_ready(void) {
    if (key_count) return;
    sources_collect();
    lists_collect();
    qsort(keys, (size_t)key_count, sizeof *keys, compare_keys);
}

static void all_that_is_said_can_be_said_in_ukrainian(void **state) {
    (void)state;
    Tongue tongue;
    Err err = {0};
    keys_ready();
    if (!tongue_read(ACCESSION_SOURCE_DIR, "uk", &tongue, &err)) fail_msg("%s", err.text);
    assert_true(tongue.count > 1000 && key_count > 1000);
    for (int n = 0; n < key_count; n++) {
        if (n > 0 && strcmp(keys[n - 1].text, keys[n].text) == 0) continue;
        const TongueEntry *entry = entry_of(&tongue, keys[n].text);
        if (!entry) complain(keys[n].where, "has no entry in assets/text/uk.json: add one", keys[n].text);
        else if (entry->forms != (keys[n].plural ? 3 : 1))
            complain(keys[n].where,
                     keys[n].plural ? "its entry in assets/text/uk.json must be a list of three forms: 1, 2 to 4, 5"
                                    : "its entry in assets/text/uk.json must be one text, no list",
                     keys[n].text);
    }
    tongue_free(&tongue);
    assert_int_equal(faults, 0);
}

static void the_catalogue_holds_nothing_that_nobody_says(void **state) {
    (void)state;
    Tongue tongue;
    keys_ready();
    faults = 0;
    assert_true(tongue_read(ACCESSION_SOURCE_DIR, "uk", &tongue, NULL));
    for (int n = 0; n < tongue.count; n++) {
        bool said = false;
        for (int k = 0; k < key_count && !said; k++) said = strcmp(keys[k].text, tongue.entry[n].english) == 0;
        if (!said && !is_of_pack(tongue.entry[n].english)) complain("uk.json", "nothing says", tongue.entry[n].english);
    }
    tongue_free(&tongue);
    assert_int_equal(faults, 0);
}

/* A decimal point between digits, outside of conversions, addresses and versions. */
static bool has_point(const char *text) {
    for (const char *at = text; *at;) {
        if (*at == '%' || *at == '{') at = past(at);
        else if (at > text && isdigit((unsigned char)at[-1]) && *at == '.' && isdigit((unsigned char)at[1]) &&
                 !strstr(text, "127.0.0.1"))
            return true;
        else at++;
    }
    return false;
}

static void ukrainian_has_its_own_quotes_and_decimal_mark(void **state) {
    (void)state;
    Tongue tongue;
    faults = 0;
    assert_true(has_point("up to 0.5") && !has_point("%2.2f") && !has_point("end. 5"));
    assert_true(tongue_read(ACCESSION_SOURCE_DIR, "uk", &tongue, NULL));
    for (int n = 0; n < tongue.count; n++)
        for (int f = 0; f < tongue.entry[n].forms; f++)
            if (strchr(tongue.entry[n].form[f], '"') || has_point(tongue.entry[n].form[f]))
                complain("uk.json", "straight quotes or a decimal point", tongue.entry[n].form[f]);
    tongue_free(&tongue);
    assert_int_equal(faults, 0);
}

static void refusals_fit_their_buffers(void **state) {
    (void)state;
    Tongue tongue;
    faults = 0;
    assert_true(tongue_read(ACCESSION_SOURCE_DIR, "uk", &tongue, NULL));
    tongue_use(&tongue);
    for (int id = 0; id < NEED_COUNT; id++) {
        char why[REASON_MAX_BYTES], nearest[REASON_MAX_BYTES];
        refusal_write((Refusal){.need = (NeedId)id, .short_by = 1234.5}, why, nearest);
        if (strlen(why) > REASON_MAX_BYTES - 2) complain(need_name((NeedId)id), "too long", why);
        if (strlen(nearest) > REASON_MAX_BYTES - 2) complain(need_name((NeedId)id), "too long", nearest);
    }
    tongue_free(&tongue);
    assert_int_equal(faults, 0);
}

static void a_language_without_a_file_is_english(void **state) {
    (void)state;
    Tongue tongue;
    Err err = {0};
    assert_true(tongue_read(ACCESSION_SOURCE_DIR, "xx", &tongue, &err));
    assert_int_equal(tongue.count, 0);
    assert_true(tongue_read(ACCESSION_SOURCE_DIR, NULL, &tongue, &err));
    assert_int_equal(tongue.count, 0);
    assert_true(tongue_read(ACCESSION_SOURCE_DIR, "../../etc", &tongue, &err));
    assert_int_equal(tongue.count, 0);
    assert_string_equal(err.text, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_that_is_said_can_be_said_in_ukrainian),
        cmocka_unit_test(the_catalogue_holds_nothing_that_nobody_says),
        cmocka_unit_test(ukrainian_has_its_own_quotes_and_decimal_mark),
        cmocka_unit_test(refusals_fit_their_buffers),
        cmocka_unit_test(a_language_without_a_file_is_english),
    };
    return cmocka_run_group_tests_name("tongue/catalogue", tests, NULL, NULL);
}
