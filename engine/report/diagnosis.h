/* What was looked at on this machine, what was found, and how to mend it.
 *
 * Always true: only what is needed to play is ever WRONG; whatever is WRONG or a NOTE and can be mended says
 * how. */
#pragma once
#include "core/text.h"
#include "store/json_write.h"

typedef enum DiagnosisState { DIAGNOSIS_GOOD, DIAGNOSIS_NOTE, DIAGNOSIS_WRONG } DiagnosisState;
typedef struct Diagnosis {
    const char *name;  /* for programs */
    const char *title; /* English; told in the language in use */
    DiagnosisState state;
    Text found, mend; /* sentences; mend may be empty */
} Diagnosis;

enum { DIAGNOSES_MAX = 32 };
typedef struct Diagnoses {
    Diagnosis item[DIAGNOSES_MAX];
    int count;
} Diagnoses;

/* One more, good so far. */
Diagnosis *diagnosis_add(Diagnoses *all, const char *name, const char *title);
int diagnoses_count(const Diagnoses *all, DiagnosisState state);
/* A line each, aligned, with what to do below. */
void diagnoses_write(const Diagnoses *all, Text *out);
/* "diagnoses": [...] into the open object. */
void diagnoses_json(const Diagnoses *all, JsonOut *json);
void diagnoses_free(Diagnoses *all);
