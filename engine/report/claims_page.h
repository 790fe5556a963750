/* "The article's claims, tested": one page on what a pack claims, and how it fared.
 *
 * Always true: every chosen row of the pack stands on it with verdict, estimate, interval,
 * threshold and the command that prints them again; what failed or is undecided stands before what
 * passed; a contested claim stands with both its signs. model notes A.3, D.4, E */
#pragma once
#include "report/page.h"
#include "report/plots.h"
#include "store/pack.h"

typedef struct ClaimsPage {
    const PropertySet *set;   /* judged, and over the box if points > 0 */
    const Scenario *scenario; /* of the pack's first start */
    const Pack *card;
    const Summary *sum;          /* of that start, nobody in the seats; NULL: no drawing of it */
    const Hump *hump;            /* NULL unless a claim asks for it */
    const Frontier *frontier;    /* the same */
    const char *version, *again; /* "accession 0.1.0"; the command that writes this page */
    uint64_t seed, runs;         /* runs 0: as each row says */
    int points;
    uint64_t point_runs;
    /* Where drawings go, beside Markdown: told each one's file name and bytes. NULL: no drawings.
     */
    bool (*file)(void *context, const char *name, const Text *svg);
    void *context;
    const char *folder; /* before the name in links: "claims/" */
} ClaimsPage;

/* False if a file could not be written. */
bool claims_page_write(const ClaimsPage *c, PageForm form, Text *out);
/* Whether a claim of the pack asks for this drawing. */
bool claims_page_draws(const PropertySet *set, const char *figure);
