/* The accession file: consent, summits, ratification; and its static test for hindcasts. */
#pragma once
#include "model/month.h"

double consent_line(const World *w, const Parameters *k); /* needed for the next step of the file */
/* What closes the file short of an invitation, in a few words; NULL if it is open. */
const char *accession_closed(const World *w);
/* Fills w->consent and what hangs on it. */
void consent_evaluate(World *w, const Parameters *k, const Scenario *s);

/* One historical summit decision from coded inputs, by the same CONSENT list.
 * Returns the probability that lead, core and the critical veto player are all willing within
 * `months`, over common and own noise of their politics. */
typedef struct CodedAccession {
    double stakes, menace, dispute, governance, lead_inclination, core_inclination, veto;
    double eligibility, months;
} CodedAccession;
double accession_coded(const CodedAccession *coded, const Parameters *k);
