/* Diagnoses as lines and as JSON. Always true: see diagnosis.h. */
#include "report/diagnosis.h"

#include <string.h>

#include "core/tongue.h"
#include "report/paper.h"

enum { STATE_COLUMNS = 7, TITLE_COLUMNS = 16 };

static const struct {
    const char *told, *name;
} states[] = {{TONGUE_IN("ok", "diagnosis"), "good"},
              {TONGUE_IN("note", "diagnosis"), "note"},
              {TONGUE_IN("WRONG", "diagnosis"), "wrong"}};

Diagnosis *diagnosis_add(Diagnoses *all, const char *name, const char *title) {
    ASSERT(all->count < DIAGNOSES_MAX);
    Diagnosis *f = &all->item[all->count++];
    *f = (Diagnosis){.name = name, .title = title};
    return f;
}

int diagnoses_count(const Diagnoses *all, DiagnosisState state) {
    int count = 0;
    for (int n = 0; n < all->count; n++) count += all->item[n].state == state;
    return count;
}

static const char *text_of(const Text *text) { return text->data ? text->data : ""; }

void diagnoses_write(const Diagnoses *all, Text *out) {
    for (int n = 0; n < all->count; n++) {
        const Diagnosis *f = &all->item[n];
        Text lead = {0};
        text_add(&lead, "  ");
        paper_pad(&lead, tongue_in(states[f->state].told, "diagnosis"), STATE_COLUMNS);
        paper_pad(&lead, tongue(f->title), TITLE_COLUMNS);
        paper_wrap(out, lead.data, 2 + STATE_COLUMNS + TITLE_COLUMNS, text_of(&f->found));
        if (f->mend.length > 0) paper_wrap(out, "", 2 + STATE_COLUMNS + TITLE_COLUMNS, f->mend.data);
        text_free(&lead);
    }
}

void diagnoses_json(const Diagnoses *all, JsonOut *json) {
    json_out_key(json, "diagnoses");
    json_out_array_begin(json);
    for (int n = 0; n < all->count; n++) {
        const Diagnosis *f = &all->item[n];
        json_out_object_begin(json);
        json_out_put_text(json, "name", f->name);
        json_out_put_text(json, "state", states[f->state].name);
        json_out_put_text(json, "found", text_of(&f->found));
        json_out_put_text(json, "mend", f->mend.data);
        json_out_object_end(json);
    }
    json_out_array_end(json);
}

void diagnoses_free(Diagnoses *all) {
    for (int n = 0; n < all->count; n++) {
        text_free(&all->item[n].found);
        text_free(&all->item[n].mend);
    }
    all->count = 0;
}
