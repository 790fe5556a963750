/* `doctor`: what works on this machine. Always true: see doctor.h; 1 is returned if what is needed to play does
 * not work. */
#include "cli/doctor.h"
#include "cli/game.h"
#include "core/version.h"

static void told(const Diagnoses *all, Text *out) {
    const int wrong = diagnoses_count(all, DIAGNOSIS_WRONG), notes = diagnoses_count(all, DIAGNOSIS_NOTE);
    text_add(out, "Accession " ACCESSION_VERSION " (" ACCESSION_COMMIT ")\n\n");
    diagnoses_write(all, out);
    text_add(out, "\n");
    if (wrong > 0)
        text_say(out, "What is marked WRONG keeps games from being played: %d of %d.\n", wrong, all->count);
    else if (notes > 0)
        text_say(out, "All that is needed to play works. What is marked as a note need not be mended: %d of %d.\n",
                 notes, all->count);
    else
        text_say(out, "All that is needed to play works.\n");
}

static void told_to_programs(const Diagnoses *all, Text *out) {
    JsonOut json = json_out_start(out, 1);
    json_out_object_begin(&json);
    json_out_put_text(&json, "version", ACCESSION_VERSION);
    json_out_put_text(&json, "commit", ACCESSION_COMMIT);
    json_out_put_bool(&json, "works", diagnoses_count(all, DIAGNOSIS_WRONG) == 0);
    diagnoses_json(all, &json);
    json_out_object_end(&json);
    json_out_finish(&json);
}

int command_doctor(const Options *o) {
    Diagnoses all = {.count = 0};
    Err err = {0};
    Tongue speech;
    Text out = {0};
    if (!game_speaks(o, &speech, &err)) return cli_fail(&err);
    doctor_machine(&all);
    doctor_packs(o, &all);
    if (cli_window) cli_window->look(o, &all);
    doctor_folders(o, &all);
    doctor_class(o, &all);
    if (o->json) told_to_programs(&all, &out);
    else told(&all, &out);
    const int code = diagnoses_count(&all, DIAGNOSIS_WRONG) == 0 ? EXIT_OK : EXIT_NO;
    diagnoses_free(&all);
    tongue_use(NULL);
    tongue_free(&speech);
    return cli_write(NULL, &out, code);
}
