/* The hindcasts as text.
 *
 * Always true: no line of a table is longer than 100 characters, and every report ends with what
 * it does not show. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "ensemble/hindcast.h"

enum { CRISIS_NAME = 23, SUMMIT_NAME = 31 };

/* A score with two decimals; "-" where there is none. */
typedef struct Shown {
    char text[24];
} Shown;
static Shown shown(double x) {
    Shown s = {"-"};
    if (!isnan(x)) snprintf(s.text, sizeof s.text, "%.2f", x);
    return s;
}

static bool begins_character(char byte) { return ((unsigned char)byte & 0xC0) != 0x80; }

static int characters_of(const char *text) {
    int characters = 0;
    for (; *text; text++) characters += begins_character(*text);
    return characters;
}

/* A case's name and at least one space, in width characters. */
static void add_name(Text *text, const char *name, int width) {
    int characters = characters_of(name);
    if (characters < width) {
        text_add(text, "%s%*s", name, width - characters, "");
        return;
    }
    size_t bytes = 0; /* until the character begins that the dots replace */
    int begun = begins_character(name[0]);
    while (begun <= width - 2) begun += begins_character(name[++bytes]);
    text_add_bytes(text, name, bytes);
    text_add(text, "… ");
}

static bool is_met(const HindcastCase *one) { return (one->p >= 0.5) == one->observed; }

static void add_crises(const Hindcast *hindcast, Text *text) {
    enum { STAKES, HANDS, TRIPWIRE, LOCAL = 5, COALITION, PORCUPINE, PRIZE, DISSATISFACTION };
    text_add(text, "DETERRENCE: was the candidate attacked in the crisis?  (nu %.2f for all)\n",
             hindcast->options.nu);
    text_add(text, "den, ent, pun: percent of what holds the attack back by denial, entanglement, "
                   "punishment\n\n");
    text_add(text,
             "%-*s    σ    h    τ     λ    λ₂ porc    V    z     q     P observed "
             " den ent pun\n",
             CRISIS_NAME, "case");
    for (int i = 0; i < hindcast->count; i++) {
        const HindcastCase *one = &hindcast->cases[i];
        const double *x = one->input;
        if (one->set != HINDCAST_DETERRENCE) continue;
        add_name(text, one->name, CRISIS_NAME);
        text_add(text, "%5.2f%5.2f%5.2f%6.2f%6.2f%5.2f%5.2f%5.2f%6.2f%6.2f %-8s%s", x[STAKES],
                 x[HANDS], x[TRIPWIRE], x[LOCAL], x[COALITION], x[PORCUPINE], x[PRIZE],
                 x[DISSATISFACTION], one->credibility, one->p, one->observed ? "attacked" : "not",
                 is_met(one) ? " " : "✗");
        text_add(text, "%4.0f%4.0f%4.0f\n", 100.0 * one->denial, 100.0 * one->entanglement,
                 100.0 * one->punishment);
    }
}

static void add_summits(const Hindcast *hindcast, Text *text) {
    enum { STAKES, MENACE, DISPUTE, GOVERNANCE, LEAD, CORE, VETO, ELIGIBILITY, MONTHS };
    text_add(text, "ACCESSION: was the candidate admitted within the months?\n\n");
    text_add(text, "%-*s    σ     m     d     G  lead  core  veto  elig months     P observed\n",
             SUMMIT_NAME, "case");
    for (int i = 0; i < hindcast->count; i++) {
        const HindcastCase *one = &hindcast->cases[i];
        const double *x = one->input;
        if (one->set != HINDCAST_ACCESSION) continue;
        add_name(text, one->name, SUMMIT_NAME);
        text_add(text, "%5.2f%6.2f%6.2f%6.2f%6.2f%6.2f%6.2f%6.2f%7.0f%6.2f %s%s\n", x[STAKES],
                 x[MENACE], x[DISPUTE], x[GOVERNANCE], x[LEAD], x[CORE], x[VETO], x[ELIGIBILITY],
                 x[MONTHS], one->p, one->observed ? "yes" : "no", is_met(one) ? "" : "  ✗");
    }
}

static void add_fit(Text *text, const char *name, const HindcastFit *fit, const char *after) {
    text_add(text, "  %-20s%6d%8s%8s%8s%8s%s%s\n", name, fit->right, shown(fit->accuracy).text,
             shown(fit->auc).text, shown(fit->brier).text, shown(fit->log_score).text,
             *after ? "   " : "", after);
}

static void add_bins(Text *text, const HindcastScores *scores) {
    text_add(text, "  calibration           cases  mean P  observed\n");
    for (int b = 0; b < HINDCAST_BINS; b++) {
        const HindcastBin *bin = &scores->bin[b];
        text_add(text, "    P %.1f to %.1f%14d%8s%10s\n", bin->low, bin->high, bin->cases,
                 shown(bin->mean_p).text, shown(bin->share).text);
    }
}

/* Three to a line. */
static void add_predictors(Text *text, const HindcastScores *scores) {
    text_add(text, "  one input alone, AUC (- where a small value tells it):");
    for (int i = 0; i < scores->predictors; i++) {
        const HindcastPredictor *one = &scores->predictor[i];
        text_add(text, "%s%c %-19s%s", i % 3 == 0 ? "\n    " : "   ", one->lowers ? '-' : ' ',
                 one->name, shown(one->auc).text);
    }
    text_add(text, "\n");
}

static void add_scores(Text *text, const HindcastScores *scores, int draws) {
    text_add(text, "\n  %-20s%6s%8s%8s%8s%8s\n", "scores", "right", "share", "AUC", "Brier", "log");
    add_fit(text, "model", &scores->fit, "");
    for (int i = 0; i < scores->baselines; i++)
        add_fit(text, scores->baseline[i].name, &scores->baseline[i].fit, scores->baseline[i].text);
    text_add(text,
             "  %d cases, of which it happened in %d; right: on the side of 0.5 that was "
             "observed\n\n",
             scores->fit.cases, scores->fit.happened);
    add_bins(text, scores);
    add_predictors(text, scores);
    for (int i = 0; i < HINDCAST_JITTERS; i++) {
        const HindcastJitter *jitter = &scores->jitter[i];
        text_add(text,
                 "  coding noise s.d. %.2f, parameters from their box, %d draws: right %s, "
                 "AUC %s, Brier %s\n",
                 jitter->sd, draws, shown(jitter->accuracy).text, shown(jitter->auc).text,
                 shown(jitter->brier).text);
    }
    const HindcastFit *fought = &scores->fought;
    if (fought->cases > 0)
        text_add(text,
                 "  second stage, a guarantor fights, by q: %d cases, %d fought, %d right, "
                 "AUC %s, Brier %s\n",
                 fought->cases, fought->happened, fought->right, shown(fought->auc).text,
                 shown(fought->brier).text);
    text_add(text, "\n");
}

static const char limits[] =
    "What this does not show\n"
    "  The codings are one coder's judgements, made with the outcomes known: this is a check that\n"
    "  the model agrees with itself about the past, not a validation, and no forecast record.\n"
    "  Nothing is fitted to these cases here and none has a coefficient of its own, so leaving "
    "one\n"
    "  out changes no other answer; but the ranges of nu, prize and dissatisfaction were chosen\n"
    "  with such cases in view.\n";
static const char limits_deterrence[] =
    "  The rival's dissatisfaction z carries too much: alone it separates most of the cases, and "
    "it\n"
    "  is the input that can least be observed beforehand. Cases are crises, chosen because they\n"
    "  are known; quiet years are missing, so P is a chance in a crisis and no rate.\n";
static const char limits_accession[] =
    "  The accession test asks whether lead, core and the critical veto player would agree; how\n"
    "  long ratification took is not tested here.\n";

void hindcast_report(const Hindcast *hindcast, Text *text) {
    const HindcastScores *crises = &hindcast->scores[HINDCAST_DETERRENCE];
    const HindcastScores *summits = &hindcast->scores[HINDCAST_ACCESSION];
    if (crises->fit.cases > 0) {
        add_crises(hindcast, text);
        add_scores(text, crises, hindcast->options.draws);
    }
    if (summits->fit.cases > 0) {
        add_summits(hindcast, text);
        add_scores(text, summits, hindcast->options.draws);
    }
    text_add(text, "%s%s%s", limits, crises->fit.cases > 0 ? limits_deterrence : "",
             summits->fit.cases > 0 ? limits_accession : "");
    for (int i = 0; i < hindcast->note_count; i++)
        text_add(text, "%snote: %s\n", i == 0 ? "\n" : "", hindcast->notes[i]);
}
