/* The machine and the build. Always true: see doctor.h. */
#include "cli/doctor.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>

#include "core/tongue.h"
#include "core/version.h"

static void look_build(Diagnoses *out) {
    static const bool class =
#ifdef ACCESSION_CLASS
        true;
#else
        false;
#endif
    static const bool sqlite =
#ifdef ACCESSION_SQLITE
        true;
#else
        false;
#endif
    static const bool mpi =
#ifdef ACCESSION_MPI
        true;
#else
        false;
#endif
    const struct {
        const char *name;
        bool built;
    } parts[] = {{TONGUE("window"), cli_window != NULL},
                 {TONGUE("host of classes"), class},
                 {TONGUE("SQLite"), sqlite},
                 {TONGUE("MPI"), mpi}};
    Diagnosis *f = diagnosis_add(out, "build", TONGUE("Build"));
    Text with = {0}, without = {0};
    for (size_t n = 0; n < COUNT_OF(parts); n++) {
        Text *list = parts[n].built ? &with : &without;
        text_add(list, "%s%s", list->length > 0 ? ", " : "", tongue(parts[n].name));
    }
    if (with.length > 0) text_say(&f->found, "With: %s.", with.data);
    if (without.length > 0) {
        if (with.length > 0) text_add(&f->found, " ");
        text_say(&f->found, "Built without: %s.", without.data);
    }
    text_free(&with);
    text_free(&without);
}

static void look_processors(Diagnoses *out) {
    Diagnosis *f = diagnosis_add(out, "processors", TONGUE("Processors"));
    text_say(&f->found, "Threads at once: %ld. Instructions in use: %s.", sysconf(_SC_NPROCESSORS_ONLN),
             base_hot_form());
}

/* Files of classes, forecasts and pictures are dated. */
static void look_clock(Diagnoses *out) {
    Diagnosis *f = diagnosis_add(out, "clock", TONGUE("Clock"));
    const time_t now = time(NULL);
    struct tm day;
    char date[32] = "?";
    if (gmtime_r(&now, &day)) strftime(date, sizeof date, "%F", &day);
    text_say(&f->found, "It says %s.", date);
    if (strcmp(date, ACCESSION_DATE) >= 0) return;
    f->state = DIAGNOSIS_NOTE;
    text_say(&f->mend, "That is before this version was made, on %s. Set the clock: files are dated by it.",
             ACCESSION_DATE);
}

static void look_terminal(Diagnoses *out) {
    static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    Diagnosis *f = diagnosis_add(out, "terminal", TONGUE("Terminal"));
    const char *locale = NULL;
    for (size_t n = 0; n < COUNT_OF(variables) && !(locale && *locale); n++) locale = getenv(variables[n]);
    if (locale && (strcasestr(locale, "utf-8") || strcasestr(locale, "utf8"))) {
        text_say(&f->found, "It is said to show UTF-8 (%s).", locale);
        return;
    }
    f->state = DIAGNOSIS_NOTE;
    text_say(&f->found, "Nothing says that it shows UTF-8.");
    text_say(&f->mend, "If letters look broken there: export LANG=C.UTF-8");
}

void doctor_machine(Diagnoses *out) {
    look_build(out);
    look_processors(out);
    look_clock(out);
    look_terminal(out);
    text_say(&diagnosis_add(out, "sound", TONGUE("Sound"))->found, "It is not used.");
}
