/* The six dials. Always true: see dials.h. */
#include "report/dials.h"

#include "core/real.h"
#include "model/act.h"
#include "report/figures.h"

const char *dial_name(DialId id) {
    static const char *const names[DIAL_COUNT] = {
        TONGUE("Security"),   TONGUE("Lives"),    TONGUE("Sovereignty"),
        TONGUE("Escalation"), TONGUE("Cohesion"), TONGUE("Rule of law"),
    };
    ASSERT(id < DIAL_COUNT);
    return tongue(names[id]);
}

double dial_escalation(const World *w) {
    const double alliance_war = w->war > 0.5 ? 0 : w->jeopardy;
    return 1 - real_exp(-(12 * w->nuclear_rate + alliance_war));
}

static void dial_security(const World *w, Text *out) {
    const double chance = w->attack_decade;
    text_say(out, "a new attack within ten years under this order is %s: %.0f in 100",
             figures_danger(chance), 100 * chance);
    text_add(out, "%s.", w->war > 0.5 ? tongue(", were the guns silent now") : "");
}

static void dial_lives(const Scenario *s, const World *w, Text *out) {
    if (figures_no_war(w)) {
        text_say(out, "no war, and nobody killed or wounded in one.");
        return;
    }
    text_add(out, tongue_many(w->months_heavy, "%.0f months of heavy fighting. Soldiers killed and wounded: ",
                              "%.0f months of heavy fighting. Soldiers killed and wounded: "), w->months_heavy);
    Text candidate = {0}, rival = {0};
    figures_people(s, VAR_losses_candidate, w->losses_candidate, &candidate);
    figures_people(s, VAR_losses_rival, w->losses_rival, &rival);
    text_say(out, "%s of %s, %s of %s. Estimates differ; civilians, prisoners and people who had to leave are "
                  "not in these numbers.", candidate.data, s->candidate, rival.data, s->rival);
    text_free(&candidate);
    text_free(&rival);
}

static void dial_sovereignty(const Scenario *s, const World *w, Text *out) {
    text_say(out, "%.1f %% of %s's territory governed by it, %.1f %% occupied. ",
             100 * (1 - w->occupied_share), s->candidate, 100 * w->occupied_share);
    if (w->order == ORDER_SUBJUGATION) {
        text_say(out, "Independence is lost or divided.");
    } else if (w->sovereignty_limits > 0) {
        text_say(out, "Limits accepted by treaty or vote count %.2f.", w->sovereignty_limits);
    } else {
        text_say(out, "No limits by treaty.");
    }
}

void dial_write(DialId id, const Scenario *s, const World *w, Text *out) {
    switch (id) {
    case DIAL_SECURITY:
        dial_security(w, out);
        return;
    case DIAL_LIVES:
        dial_lives(s, w, out);
        return;
    case DIAL_SOVEREIGNTY:
        dial_sovereignty(s, w, out);
        return;
    case DIAL_ESCALATION:
        text_say(out, "nuclear use or war between %s and %s: %s.", s->alliance, s->rival,
                 figures_band(dial_escalation(w)));
        return;
    case DIAL_COHESION:
        text_say(out, "%.2f of 1 in the alliance; public support for aid %.0f %%.", w->cohesion,
                 100 * w->support_mean);
        return;
    case DIAL_LAW:
        text_say(out, "%s's governance %.2f of 1; the allies' kept word %.2f of 1.", s->candidate,
                 w->governance, alliance_word(w, s));
        return;
    case DIAL_COUNT:
        break;
    }
    ASSERT(id != DIAL_COUNT);
}
