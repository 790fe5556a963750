/* Whether a class can be hosted here. Always true: see doctor.h. */
#include "cli/doctor.h"

#include "core/tongue.h"

#ifndef ACCESSION_CLASS

void doctor_class(const Options *o, Diagnoses *out) {
    (void)o;
    Diagnosis *f = diagnosis_add(out, "class", TONGUE("Class"));
    f->state = DIAGNOSIS_NOTE;
    text_say(&f->found, "This build cannot host one.");
    text_say(&f->mend, "Build it with libwebsockets and libqrencode.");
}

#else

#include "class/server.h"

void doctor_class(const Options *o, Diagnoses *out) {
    Err err = {0};
    Text addresses = {0};
    Diagnosis *f = diagnosis_add(out, "class", TONGUE("Class"));
    const int port = (int)o->port;
    server_addresses(&addresses);
    if (server_port_free(port, &err)) {
        text_say(&f->found, "Port %d is free.", port);
    } else {
        f->state = DIAGNOSIS_NOTE;
        text_say(&f->found, "Port %d cannot be opened: %s.", port, err.text);
        text_say(&f->mend, "End the program that uses it, or take another: accession class serve --port 0");
    }
    if (addresses.length > 0) {
        text_add(&f->found, " ");
        text_say(&f->found, "Addresses in networks: %s.", addresses.data);
    } else {
        f->state = DIAGNOSIS_NOTE;
        text_add(&f->found, " ");
        text_say(&f->found, "No network.");
        if (f->mend.length > 0) text_add(&f->mend, " ");
        text_say(&f->mend, "Without one a class decides aloud before a projector: accession class serve --projector");
    }
    text_free(&addresses);
}

#endif
