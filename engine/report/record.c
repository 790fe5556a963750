/* A history as JSON. Always true: see record.h. */
#include "report/record.h"

#include "report/notice.h"

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
    json_out_put_int(out, "month", month);
    json_out_put_text(out, "date", scenario_date(h->scenario, month, date));
    json_out_key(out, "values");
    record_values(history_at(h, month), out);
    json_out_object_end(out);
}

static void record_happenings(const History *h, JsonOut *out) {
    json_out_key(out, "happenings");
    json_out_array_begin(out);
    for (size_t n = 0; n < h->ledger.happened; n++) {
        const Happening *one = &h->ledger.happenings[n];
        char date[16], text[1200];
        happening_text(one, h->scenario, text, sizeof text);
        json_out_object_begin(out);
        json_out_put_int(out, "month", one->month);
        json_out_put_text(out, "date", scenario_date(h->scenario, one->month, date));
        json_out_put_text(out, "name", happening_name(one->id));
        json_out_put_text(out, "text", text);
        json_out_object_end(out);
    }
    json_out_array_end(out);
}

void record_json(const History *h, JsonOut *out) {
    const Scenario *s = h->scenario;
    char until[32];
    json_out_object_begin(out);
    json_out_put_text(out, "assumptions_as_of", history_known_until(s, until));
    json_out_put_text(out, "content_note", s->content_note);
    json_out_put_text(out, "disclaimer", NOTICE_DISCLAIMER);
    json_out_put_text(out, "pack", s->pack);
    json_out_put_text(out, "pack_version", s->version);
    json_out_put_text(out, "start", s->start_name);
    json_out_put_text(out, "policy", h->policy ? h->policy->name : "passive");
    json_out_put_int(out, "seed", (int64_t)h->seed);
    json_out_put_int(out, "months", h->months);
    json_out_put_text(out, "outcome", order_name(world_outcome(history_end(h))));
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
