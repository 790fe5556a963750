/* libFuzzer: bytes as a JSON file: the first letter names who reads it, the rest is the file. A document that is
 * read and written is read and written again the same; what is refused has a message that names the file; a
 * pack that takes it lives two years in its ranges. */
#include "tests/fuzz/common.h"
#include "tests/fuzz/pack.h"

#include <float.h>

#include "class/lesson.h"
#include "core/tongue.h"
#include "ensemble/property.h"
#include "ensemble/score.h"
#include "store/claim_file.h"
#include "store/json_write.h"
#include "store/policy_file.h"
#include "store/theory_file.h"
#include "store/tongue_file.h"

/* --- the document ------------------------------------------------------------------------------ */

static void copy(JsonAt at, JsonOut *out);

static void copy_items(JsonAt at, JsonOut *out) {
    const char *key;
    int count = 0;
    for (JsonAt item = {0}, found; json_each(at, &item, &key); count++) {
        if (json_kind(at) == JSON_OBJECT) {
            ASSERT(json_object_find(at, key, &found) && found.value == item.value);
            json_out_key(out, key);
        }
        copy(item, out);
    }
    ASSERT(count == json_count(at));
}

static void copy(JsonAt at, JsonOut *out) {
    double real;
    bool yes;
    const char *text;
    switch (json_kind(at)) {
    case JSON_NULL: json_out_null(out); break;
    case JSON_BOOL: ASSERT(json_as_bool(at, &yes, NULL)); json_out_bool(out, yes); break;
    case JSON_NUMBER: ASSERT(json_as_real(at, -DBL_MAX, DBL_MAX, &real, NULL)); json_out_real(out, real); break;
    case JSON_TEXT: ASSERT(json_as_text(at, &text, NULL)); json_out_text(out, text); break;
    case JSON_ARRAY: json_out_array_begin(out); copy_items(at, out); json_out_array_end(out); break;
    case JSON_OBJECT: json_out_object_begin(out); copy_items(at, out); json_out_object_end(out); break;
    }
}

static void written(const Json *json, Text *out) {
    JsonOut to = json_out_start(out, 0);
    copy(json_root(json), &to);
    json_out_finish(&to);
}

static void document(const char *bytes, size_t size) {
    Text once = {0}, twice = {0};
    Err err = {{0}};
    Json *json = json_parse("fuzz.json", bytes, size, &err);
    if (!json) {
        ASSERT(strncmp(err.text, "fuzz.json", 9) == 0);
        return;
    }
    written(json, &once);
    json_free(json);
    json = once.length <= JSON_MAX_BYTES ? json_parse("again.json", once.data, once.length, &err) : NULL;
    ASSERT(json || once.length > JSON_MAX_BYTES);
    if (json) written(json, &twice);
    ASSERT(!json || strcmp(once.data, twice.data) == 0);
    json_free(json);
    text_free(&once);
    text_free(&twice);
}

/* --- the readers ------------------------------------------------------------------------------- */

/* fuzz.json takes its place below a folder. */
static void place(const char *folder, const char *name) {
    char from[4096], to[4096];
    snprintf(to, sizeof to, "%s/%s", fuzz_folder(), folder);
    mkdir(to, 0700);
    snprintf(from, sizeof from, "%s/fuzz.json", fuzz_folder());
    snprintf(to, sizeof to, "%s/%s/%s", fuzz_folder(), folder, name);
    ASSERT(rename(from, to) == 0);
}

static const char *root(void) { return fuzz_folder(); }
static bool read_card(Err *err) { return fuzz_pack_lives("pack.json", err); }
static bool read_starts(Err *err) { return fuzz_pack_lives("starts.json", err); }
static bool read_world(Err *err) { return fuzz_pack_lives("data/world.json", err); }
static bool read_parameters(Err *err) { return fuzz_pack_lives("data/parameters.json", err); }

static bool read_texts(Err *err) {
    PackTexts texts = {0};
    place("text", "xx.json");
    const bool done = pack_texts(root(), "xx", &texts, err);
    for (int n = 0; done && n < texts.count; n++) ASSERT(pack_texts_find(&texts, texts.entry[n].key));
    pack_texts_free(&texts);
    return done;
}

static bool read_tongue(Err *err) {
    Tongue words;
    char path[4096];
    snprintf(path, sizeof path, "%s/assets", root());
    mkdir(path, 0700);
    place("assets/text", "xx.json");
    const bool done = tongue_read(root(), "xx", &words, err);
    if (done) tongue_use(&words);
    for (int n = 0; done && n < words.count; n++)
        ASSERT(strchr(words.entry[n].english, '|') || words.entry[n].forms > 1 ||
               strcmp(tongue(words.entry[n].english), words.entry[n].form[0]) == 0);
    tongue_free(&words);
    return done;
}

static bool read_theories(Err *err) {
    static Theories theories;
    place(".", "theories.json");
    return theories_read(root(), &theories, err);
}

static bool read_claims(Err *err) {
    static Claims claims;
    place(".", "claims.json");
    return claims_read(root(), &claims, err);
}

static bool read_properties(Err *err) {
    char path[4096];
    snprintf(path, sizeof path, "%s/fuzz.json", root());
    PropertySet *set = properties_read(path, err);
    properties_free(set);
    return set != NULL;
}

static bool read_lesson(Err *err) {
    static Lesson lesson;
    static Pack card;
    if (!card.starts) ASSERT(pack_describe(FUZZ_PACK, NULL, &card, err));
    place("class", "xx.json");
    const bool done = lesson_read(root(), "xx", &card, card.start[0].name, &lesson, err);
    lesson_free(&lesson);
    return done;
}

static bool read_forecasts(Err *err) {
    static Score score;
    char path[4096];
    snprintf(path, sizeof path, "%s/fuzz.json", root());
    const bool done = score_run(path, ACCESSION_SOURCE_DIR "/docs/examples/score/resolutions.csv", &score, err);
    if (done) score_free(&score);
    return done;
}

static bool read_policy(Err *err) {
    char path[4096];
    Policy policy = {0};
    snprintf(path, sizeof path, "%s/fuzz.json", root());
    const bool done = policy_read(path, &policy, err);
    if (done) policy_free(&policy);
    return done;
}

static const struct {
    char letter;
    bool (*read)(Err *err);
} readers[] = {
    {'p', read_card},  {'s', read_starts},   {'w', read_world},  {'a', read_parameters}, {'t', read_texts},
    {'u', read_tongue}, {'h', read_theories}, {'c', read_claims}, {'r', read_properties}, {'k', read_lesson},
    {'y', read_policy}, {'f', read_forecasts},
};

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    if (size == 0) return 0;
    document((const char *)data + 1, size - 1);
    for (size_t n = 0; n < COUNT_OF(readers); n++) {
        Err err = {{0}};
        if (readers[n].letter != data[0]) continue;
        fuzz_file("fuzz.json", data + 1, size - 1);
        if (!readers[n].read(&err)) ASSERT(err.text[0]);
    }
    return 0;
}
