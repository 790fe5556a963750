/* libFuzzer: bytes as what stands in the file of a class: the first line its setup, the others entries. A setup
 * that is read is written and read again the same. Entries are written and read again the same, and lived again
 * from what was written they give the same people and worlds. What is refused has a message; nothing is done with
 * a line whose digest is wrong. */
#include "tests/fuzz/class.h"
#include "tests/fuzz/common.h"

enum { LINES = 100, TURNS = 8 };
static const char head[] = "accession-class 1\n";

/* The setup was read: that is all that is asked. */
static bool stop(void *context, const char *pack, char dir[PACK_PATH_BYTES], Err *err) {
    (void)pack, (void)dir;
    *(bool *)context = true;
    return err_set(err, "the setup was read");
}

/* A line behind its digest; see class_file.c. */
static void seal(Text *file, Digest *last, const char *json) {
    char digits[33];
    Digest d = digest_start();
    digest_add_u64(&d, last->a);
    digest_add_bytes(&d, json, strlen(json));
    *last = d;
    digest_text(d, digits);
    text_add(file, "%.16s %s\n", digits, json);
}

static bool setup_reads(const char *bytes, size_t length) {
    static Class c;
    Text said = {0};
    Err err = {{0}};
    bool read = false;
    ASSERT(!class_file_open(&c, fuzz_file("x.class", bytes, length), false, NULL, stop, &read, &said, &err));
    ASSERT(err.text[0] && said.length == 0);
    return read;
}

static void setup_line(const char *json) {
    Text file = {0};
    Digest last = {0};
    text_add(&file, "%s", head);
    seal(&file, &last, json);
    if (setup_reads(file.data, file.length)) {
        file.data[sizeof head + 20] ^= 1; /* within the sealed line */
        ASSERT(!setup_reads(file.data, file.length));
    }
    text_free(&file);
}

static bool turn_lived(const ClassEvent *e) {
    return e->kind == CLASS_EVENT_close || e->kind == CLASS_EVENT_rewind || e->kind == CLASS_EVENT_branch;
}

/* Does an entry as class_file_open does it, in both classes; the second from what was written of it. */
static void entry_lives(Class *first, Class *second, const ClassEvent *e) {
    Text once = {0}, twice = {0};
    ClassEvent back;
    Verdict v;
    class_entry_json(e, &once);
    ASSERT(class_entry_read(once.data, once.length, &back, NULL));
    class_entry_json(&back, &twice);
    ASSERT(strcmp(once.data, twice.data) == 0);
    const bool taken = class_do(first, e, e->at, &v);
    ASSERT(taken || v.why_not[0]);
    ASSERT(class_do(second, &back, back.at, &v) == taken);
    text_free(&once);
    text_free(&twice);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    const unsigned char *at = data, *end = data + size;
    static char line[4096];
    int turns = 0;
    if (!fuzz_line(&at, end, line, sizeof line)) return 0;
    setup_line(line);
    setup_reads((const char *)data, size); /* without its digests */
    const ClassSetup setup = fuzz_class_setup();
    Class *first = fuzz_class_of(fuzz_class_base(&setup)), *second = fuzz_class_of(fuzz_class_base(&setup));
    for (int n = 0; n < LINES && fuzz_line(&at, end, line, sizeof line); n++) {
        ClassEvent e;
        Err err = {{0}};
        if (!class_entry_read(line, strlen(line), &e, &err)) ASSERT(err.text[0]);
        else if (!turn_lived(&e) || turns++ < TURNS) entry_lives(first, second, &e);
    }
    ASSERT(digest_equal(fuzz_class_digest(first), fuzz_class_digest(second)));
    fuzz_class_end(first);
    fuzz_class_end(second);
    return 0;
}
