/* A history as JSON. Always true: see record.h. */
#include "report/record.h"

#include "report/notice.h"

static void record_text(JsonOut *out, const char *key, const char *value) {
    json_out_key(out, key);
    json_out_text(out, value);
}

static void record_int(JsonOut *out, const char *key, int64_t value) {
    json_out_key(out, key);
    json_out_int(out, value);
}

static void record_values(const World *w, JsonOut *out) {
    json_out_object_begin(out);
    for (int id = 0; id < VAR_COUNT; id++) {
        const VarInfo *v = var_info((VarId)id);
        if (v->kind == KIND_GLOBAL && v->seen_by == SEEN_ALL) {
            json_out_key(out, v->name);
            json_out_real(out, world_get(w, (VarId)id, 0));
        }
    }
    json_out_object_end(out);
}

static void record_moment(const History *h, int month, JsonOut *out) {
    char date[16];
    json_out_object_begin(out);
    record_int(out, "month", month);
    record_text(out, "date", scenario_date(h->scenario, month, date));
    json_out_key(out, "values");
    record_values(history_at(h, month), out);
    json_out_object_end(out);
}

static void record_happenings(const History *h, JsonOut *out) {
    json_out_key(out, "happenings");
    json_out_array_begin(out);
    for (size_t n = 0; n < h->ledger.happened; n++) {
        const Happening *one = &h->ledger.happenings[n];
        char date[16], text[400];
        happening_text(one, h->scenario, text, sizeof text);
        json_out_object_begin(out);
        record_int(out, "month", one->month);
        record_text(out, "date", scenario_date(h->scenario, one->month, date));
        record_text(out, "name", happening_name(one->id));
        record_text(out, "text", text);
        json_out_object_end(out);
    }
    json_out_array_end(out);
}

void record_json(const History *h, JsonOut *out) {
    const Scenario *s = h->scenario;
    char until[32];
    json_out_object_begin(out);
    record_text(out, "assumptions_as_of", history_known_until(s, until));
    record_text(out, "disclaimer", NOTICE_DISCLAIMER);
    record_text(out, "pack", s->pack);
    record_text(out, "pack_version", s->version);
    record_text(out, "start", s->start_name);
    record_text(out, "policy", h->policy ? h->policy->name : "passive");
    record_int(out, "seed", (int64_t)h->seed);
    record_int(out, "months", h->months);
    record_text(out, "outcome", order_name(world_outcome(history_end(h))));
    json_out_key(out, "years");
    json_out_array_begin(out);
    for (int month = 0; month <= h->months; month += 12) {
        record_moment(h, month, out);
    }
    json_out_array_end(out);
    json_out_key(out, "final");
    record_moment(h, h->months, out);
    record_happenings(h, out);
    json_out_object_end(out);
    json_out_finish(out);
}
