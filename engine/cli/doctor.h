/* What `accession doctor` looks at: a function for each kind of thing.
 *
 * Always true: nothing is created or changed; what is not there is found, never assumed. */
#pragma once
#include "cli/cli.h"

void doctor_machine(Diagnoses *out); /* build, processors, clock, the terminal's letters, sound */
void doctor_packs(const Options *o, Diagnoses *out);
void doctor_folders(const Options *o, Diagnoses *out);
void doctor_class(const Options *o, Diagnoses *out);
