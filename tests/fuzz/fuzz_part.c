/* libFuzzer: bytes as the document of a part of an ensemble, under a first line that is right; and as the
 * whole file. What opens must be written again to the same document and give a report; what does not must
 * be refused with a message. */
#include <stdlib.h>
#include <string.h>

#include "ensemble/part.h"

static void report(const Part *p) {
    Text text = {0};
    const SummaryHead head = part_summary_head(p, "fuzz", "fuzz");
    ensemble_report(&text, p->summary, &head);
    JsonOut json = json_out_start(&text, 0);
    json_out_object_begin(&json);
    ensemble_json(&json, p->summary, &head);
    json_out_object_end(&json);
    json_out_finish(&json);
    text_free(&text);
}

static void again(const Part *p) {
    Text once = {0}, twice = {0};
    Part second;
    Err err = {{0}};
    part_document(p, &once);
    ASSERT(p->rows || part_parse("again", once.data, once.length, &second, &err));
    if (!p->rows) {
        part_document(&second, &twice);
        ASSERT(strcmp(once.data, twice.data) == 0);
        ASSERT(part_runs(p) == 0 || !part_join(&second, p, &err)); /* it holds these runs already */
        part_free(&second);
    }
    text_free(&once);
    text_free(&twice);
}

static void file(const char *bytes, size_t size) {
    Part p;
    Err err = {{0}};
    if (!part_parse("fuzz.bin", bytes, size, &p, &err)) {
        ASSERT(err.text[0]);
        return;
    }
    report(&p);
    again(&p);
    part_free(&p);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);
int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    Text sealed = {0};
    file((const char *)data, size);
    part_wrap((const char *)data, size, &sealed);
    file(sealed.data, sealed.length);
    text_free(&sealed);
    return 0;
}
