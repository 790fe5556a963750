/* The debrief of a class as files: one page to read and print, tables for a spreadsheet, the log.
 *
 * Always true: everything comes from the study, the class and its pack; nobody is named unless that was asked
 * for, and the log names nobody; tables stand in the order of their numbers and none is ranked; the page needs
 * no other file. product notes, Class; model notes E */
#pragma once
#include "class/debrief_lesson.h"
#include "class/study.h"
#include "store/claim_file.h"

typedef struct ClassDebrief {
    const ClassStudy *study;
    const struct Lesson *lesson; /* its questions, and what happened */
    const Claims *claims; /* of the pack */
    bool names;           /* say who sat where */
} ClassDebrief;

/* debrief.html, turns.csv, decisions.csv, predictions.csv, log.json, into a folder, which is made if it is
 * missing; files of these names are written anew. */
bool debrief_class_write(const ClassDebrief *d, const char *folder, Err *err);

void debrief_class_page(const ClassDebrief *d, Text *out);

/* Tables: a head of comment lines with version, pack and its digest, start, seed and date; then CSV. */
void debrief_class_turns(const ClassDebrief *d, Text *out);       /* a row for each turn of each seat */
void debrief_class_decisions(const ClassDebrief *d, Text *out);   /* for each choice and each act of the facilitator */
void debrief_class_predictions(const ClassDebrief *d, Text *out); /* for each forecast */
