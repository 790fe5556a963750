/* Words for terms, stages and names. Always true: see words.h. */
#include "report/words.h"

#include "model/rulebook.h"

#include <stdio.h>
#include <string.h>

typedef struct Word {
    EquationId equation; /* EQUATION_NONE: in any equation */
    const char *term, *words;
    bool level;
} Word;

static const Word word_list[] = {
#define WORD(term, words) {EQUATION_NONE, #term, words, false},
#define LEVEL(term, words) {EQUATION_NONE, #term, words, true},
#define WORD_IN(equation, term, words) {EQUATION_##equation, #term, words, false},
#include "report/words.def"
#undef WORD
#undef LEVEL
#undef WORD_IN
};

TermWords words_of_term(EquationId equation, const char *term) {
    TermWords found = {0};
    for (size_t n = 0; n < COUNT_OF(word_list); n++) {
        const Word *word = &word_list[n];
        if (strcmp(word->term, term) != 0) {
            continue;
        }
        if (word->equation == equation) {
            return (TermWords){word->words, word->level};
        }
        if (word->equation == EQUATION_NONE) {
            found = (TermWords){word->words, word->level};
        }
    }
    return found;
}

static const char *words_name(const Scenario *s, const char *brace, size_t *length) {
    const struct {
        const char *mark, *name;
    } names[] = {
        {"candidate", s->candidate}, {"rival", s->rival}, {"alliance", s->alliance}};
    const char *end = strchr(brace, '}');
    const size_t word = strcspn(brace + 1, ":}");
    *length = end ? (size_t)(end - brace) + 1 : 1;
    for (size_t n = 0; end && n < COUNT_OF(names); n++) {
        if (strlen(names[n].mark) != word || strncmp(brace + 1, names[n].mark, word) != 0) continue;
        return brace[word + 1] == '}' ? names[n].name
                                      : tongue_case(names[n].name, brace + word + 2, *length - word - 3);
    }
    return NULL;
}

/* Whether what comes next begins a sentence: after a full stop, or at the head of a text that ends
 * with one. */
static bool begins_sentence(const Text *out, bool sentence) {
    if (out->length == 0) return sentence;
    return out->length > 1 && out->data[out->length - 1] == ' ' &&
           out->data[out->length - 2] == '.';
}

/* Names may begin with a small article, as in "the Mainland". */
static void words_add_name(const char *name, bool begins, Text *out) {
    if (begins && name[0] >= 'a' && name[0] <= 'z')
        text_add(out, "%c%s", name[0] - 'a' + 'A', name + 1);
    else
        text_add(out, "%s", name);
}

void words_fill(const Scenario *s, const char *english, Text *out) {
    const char *text = tongue(english);
    const size_t all = strlen(text);
    const bool sentence = all > 0 && text[all - 1] == '.';
    for (const char *brace; (brace = strchr(text, '{')) != NULL;) {
        text_add_bytes(out, text, (size_t)(brace - text));
        size_t length = 1;
        const char *name = words_name(s, brace, &length);
        words_add_name(name ? name : "{", begins_sentence(out, sentence), out);
        text = brace + (name ? length : 1);
    }
    text_add(out, "%s", text);
}

void words_cause(const Scenario *s, VarId var, const char *cause, Text *out) {
    TermWords known = words_of_term(equation_of(var), cause);
    if (known.words) {
        words_fill(s, known.words, out);
        return;
    }
    char spaced[NAME_MAX_BYTES * 2];
    const int event = s->rules && tongue_used() ? rulebook_event_find(s->rules, cause) : -1;
    snprintf(spaced, sizeof spaced, "%s", cause);
    for (char *c = spaced; *c; c++)
        if (*c == '_') *c = ' ';
    if (event >= 0) words_fill(s, s->rules->event[event].title, out); /* an id has no language */
    else text_add(out, "%s", tongue_in(spaced, "cause"));
}

const char *words_stage(int stage) {
    static const char *const stages[] = {
        TONGUE("aspirant"),        TONGUE("dialogue"),  TONGUE("action plan"), TONGUE("invited"),
        TONGUE("protocol signed"), TONGUE("ratifying"), TONGUE("member"),
    };
    ASSERT(stage >= 0 && (size_t)stage < COUNT_OF(stages));
    return tongue(stages[stage]);
}

const char *words_class(OrderId id) {
    static const char *const classes[ORDER_COUNT] = {
        [ORDER_NONE] = TONGUE_IN("war", "class"),
        [ORDER_SUBJUGATION] = TONGUE_IN("subjugation", "class"),
        [ORDER_AUSTRIAN_NEUTRALITY] = TONGUE_IN("austrian neutrality", "class"),
        [ORDER_ARMED_NEUTRALITY] = TONGUE_IN("armed neutrality", "class"),
        [ORDER_EASTERN_PACT] = TONGUE_IN("eastern pact", "class"),
        [ORDER_TREATY_GUARANTEE] = TONGUE_IN("treaty guarantee", "class"),
        [ORDER_MEMBER] = TONGUE_IN("member", "class"),
        [ORDER_NUCLEAR] = TONGUE_IN("nuclear", "class"),
    };
    ASSERT(id >= 0 && id < ORDER_COUNT);
    return tongue_in(classes[id], "class");
}

const char *words_outcome(OrderId id) {
    static const char *const outcomes[ORDER_COUNT] = {
        [ORDER_NONE] = TONGUE("The war has not ended."),
        [ORDER_SUBJUGATION] = TONGUE("{candidate} is divided or has lost its independence."),
        [ORDER_AUSTRIAN_NEUTRALITY] =
            TONGUE("{candidate} is permanently neutral by treaty, with limits on its forces."),
        [ORDER_ARMED_NEUTRALITY] = TONGUE("{candidate} stands outside every alliance."),
        [ORDER_EASTERN_PACT] = TONGUE("{candidate} belongs to an eastern pact of front-line states."),
        [ORDER_TREATY_GUARANTEE] = TONGUE("{candidate}'s security is guaranteed by treaty."),
        [ORDER_MEMBER] = TONGUE("{candidate} is a member of {alliance}."),
        [ORDER_NUCLEAR] = TONGUE("{candidate} relies on a nuclear deterrent of its own."),
    };
    ASSERT(id >= 0 && id < ORDER_COUNT);
    return outcomes[id];
}
