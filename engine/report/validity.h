/* Face validity: what a careful reader would check in a chronicle, checked by the program.
 *
 * Always true: the checks read only the history and the finished text; each gives one verdict and,
 * if it is not "ok", says where. */
#pragma once
#include "core/text.h"
#include "report/history.h"

typedef enum ValidityVerdict {
    VALIDITY_OK,
    VALIDITY_RARE, /* allowed, but it should be seen seldom: an invitation in heavy fighting */
    VALIDITY_FAIL
} ValidityVerdict;

enum { VALIDITY_CHECKS = 13, VALIDITY_NOTE = 160 };

typedef struct Validity {
    const char *question[VALIDITY_CHECKS];
    ValidityVerdict verdict[VALIDITY_CHECKS];
    char note[VALIDITY_CHECKS][VALIDITY_NOTE]; /* where; "" if ok */
} Validity;

/* chronicle is the text of chronicle_write for the same history. */
void validity_check(const History *h, const char *chronicle, Validity *out);
bool validity_holds(const Validity *v); /* no check failed */
void validity_write(const Validity *v, Text *out);

/* The largest change of the occupied share in a month that needs no named cause. */
#define VALIDITY_JUMP 0.035
