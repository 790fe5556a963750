/* Printing the hump. Always true: table, JSON and CSV hold the same numbers. */
#include "ensemble/hump.h"

void hump_report(const Hump *h, const char *title, Text *out) {
    text_add(out,
             "%s\nJ, expected wars of alliance and rival a year, by belief q. One crisis in a "
             "quiet peace,\n"
             "in closed form; %d worlds of the parameter box, seed %llu\n\n",
             title, h->draws, (unsigned long long)h->seed);
    text_add(out, "    q   nominal   10 to 90 %% of worlds\n");
    for (int n = 0; n < HUMP_POINTS; n += 4)
        text_add(out, " %.2f   %.5f   %.5f to %.5f\n", h->q[n], h->jeopardy[n].estimate,
                 h->jeopardy[n].low, h->jeopardy[n].high);
    text_add(out, "Most dangerous at nominal parameters: q of %.3f, J %.5f\n\n", h->q[h->peak],
             h->jeopardy[h->peak].estimate);
    text_add(out, "Stakes   q and J with no promise, a treaty, a treaty and troops       "
                  "Membership raises J in\n");
    for (int n = 0; n < h->stakes; n++) {
        const HumpStake *s = &h->stake[n];
        text_add(out, " %.3f  ", s->stakes);
        for (int p = 0; p < HUMP_PROMISES; p++)
            text_add(out, "  %.3f %.5f ", s->q[p], s->jeopardy[p]);
        text_add(out, "   %.3f [%.3f, %.3f] of worlds\n", s->raises.estimate, s->raises.low,
                 s->raises.high);
    }
}

static void put_stake(JsonOut *out, const HumpStake *s) {
    json_out_object_begin(out);
    json_out_put_real(out, "stakes", s->stakes);
    for (int p = 0; p < HUMP_PROMISES; p++) {
        json_out_key(out, hump_promise[p]);
        json_out_object_begin(out);
        json_out_put_real(out, "q", s->q[p]);
        json_out_put_real(out, "jeopardy", s->jeopardy[p]);
        json_out_object_end(out);
    }
    interval_put(out, "raises", s->raises);
    json_out_object_end(out);
}

void hump_json(const Hump *h, JsonOut *out) {
    json_out_object_begin(out);
    json_out_put_int(out, "draws", h->draws);
    json_out_put_int(out, "seed", (int64_t)h->seed);
    json_out_put_real(out, "peak_q", h->q[h->peak]);
    json_out_key(out, "hump");
    json_out_array_begin(out);
    for (int n = 0; n < HUMP_POINTS; n++) {
        json_out_object_begin(out);
        json_out_put_real(out, "q", h->q[n]);
        json_out_put_real(out, "jeopardy", h->jeopardy[n].estimate);
        json_out_put_real(out, "p10", h->jeopardy[n].low);
        json_out_put_real(out, "p90", h->jeopardy[n].high);
        json_out_object_end(out);
    }
    json_out_array_end(out);
    json_out_key(out, "stakes");
    json_out_array_begin(out);
    for (int n = 0; n < h->stakes; n++) put_stake(out, &h->stake[n]);
    json_out_array_end(out);
    json_out_object_end(out);
}

void hump_csv(const Hump *h, Text *out) {
    text_add(out, "q,jeopardy,p10,p90\n");
    for (int n = 0; n < HUMP_POINTS; n++)
        text_add(out, "%.17g,%.17g,%.17g,%.17g\n", h->q[n], h->jeopardy[n].estimate,
                 h->jeopardy[n].low, h->jeopardy[n].high);
}
