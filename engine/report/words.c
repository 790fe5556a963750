/* Words for terms, stages and names. Always true: see words.h. */
#include "report/words.h"

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
        {"{candidate}", s->candidate}, {"{rival}", s->rival}, {"{alliance}", s->alliance}};
    for (size_t n = 0; n < COUNT_OF(names); n++) {
        *length = strlen(names[n].mark);
        if (strncmp(brace, names[n].mark, *length) == 0) {
            return names[n].name;
        }
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

void words_fill(const Scenario *s, const char *text, Text *out) {
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
    for (const char *c = cause; *c; c++) {
        text_add_bytes(out, *c == '_' ? " " : c, 1);
    }
}

const char *words_stage(int stage) {
    static const char *const stages[] = {
        "aspirant", "dialogue", "action plan", "invited", "protocol signed", "ratifying", "member",
    };
    ASSERT(stage >= 0 && (size_t)stage < COUNT_OF(stages));
    return stages[stage];
}

const char *words_outcome(OrderId id) {
    static const char *const outcomes[ORDER_COUNT] = {
        [ORDER_NONE] = "The war has not ended.",
        [ORDER_SUBJUGATION] = "{candidate} is divided or has lost its independence.",
        [ORDER_AUSTRIAN_NEUTRALITY] =
            "{candidate} is permanently neutral by treaty, with limits on its forces.",
        [ORDER_ARMED_NEUTRALITY] = "{candidate} stands outside every alliance.",
        [ORDER_EASTERN_PACT] = "{candidate} belongs to an eastern pact of front-line states.",
        [ORDER_TREATY_GUARANTEE] = "{candidate}'s security is guaranteed by treaty.",
        [ORDER_MEMBER] = "{candidate} is a member of {alliance}.",
        [ORDER_NUCLEAR] = "{candidate} relies on a nuclear deterrent of its own.",
    };
    ASSERT(id >= 0 && id < ORDER_COUNT);
    return outcomes[id];
}
