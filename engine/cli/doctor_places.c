/* Packs, and the folders that are written to. Always true: see doctor.h. */
#include "cli/doctor.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <linux/magic.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "cli/game_saved.h"
#include "core/memory.h"
#include "core/tongue.h"
#include "store/data_folder.h"
#include "store/user_folder.h"
#include "table/where.h"

enum { SPACE_LOW_MB = 50 };

/* --- packs ------------------------------------------------------------------------------------- */

/* How many of those that have their name work; what is wrong with the others goes to `problems`. */
static int packs_working(const PackPlaces *places, Text *names, Text *problems) {
    PackEntry *list;
    const int count = pack_list(places, &list);
    int working = 0;
    for (int n = 0; n < count; n++) {
        Pack *card = memory_new(sizeof *card);
        Err err = {0};
        char dir[PACK_PATH_BYTES];
        if (list[n].hidden_by < 0 && pack_folder(&list[n], dir, &err) && book_check(dir, card, &err)) {
            text_add(names, "%s%s", working++ > 0 ? ", " : "", list[n].id);
        } else if (list[n].hidden_by < 0) {
            text_add(problems, "%s%s", problems->length > 0 ? "\n" : "", err.text);
        }
        free(card);
    }
    free(list);
    return working;
}

void doctor_packs(const Options *o, Diagnoses *out) {
    PackPlaces places;
    Err err = {0};
    Text names = {0}, problems = {0};
    char dir[PACK_PATH_BYTES];
    Pack *card = memory_new(sizeof *card);
    Diagnosis *f = diagnosis_add(out, "packs", TONGUE("Packs"));
    const bool opens =
        game_places(o, &places, &err) && pack_find(o->pack, &places, dir, &err) && book_check(dir, card, &err);
    if (opens) {
        packs_working(&places, &names, &problems);
        text_say(&f->found, "They open: %s.", names.data ? names.data : o->pack);
        if (problems.length > 0) {
            f->state = DIAGNOSIS_NOTE;
            text_say(&f->mend, "These do not; `accession pack lint` says more:\n%s", problems.data);
        }
    } else {
        f->state = DIAGNOSIS_WRONG;
        text_add(&f->found, "%s.", err.text);
        text_say(&f->mend,
                 "Install or unpack the program anew, whole, or say with --data or ACCESSION_DATA which folder "
                 "holds scenarios/ and assets/.");
    }
    text_free(&names);
    text_free(&problems);
    free(card);
}

static void look_texts(const Options *o, Diagnoses *out) {
    char path[DATA_PATH_BYTES];
    Tongue tongue = {0};
    Err err = {0};
    Diagnosis *f = diagnosis_add(out, "texts", TONGUE("Languages"));
    if (data_file(o->data, "assets/text/uk.json", path) && tongue_read(o->data, "uk", &tongue, &err)) {
        text_say(&f->found, "English, Ukrainian.");
    } else {
        f->state = DIAGNOSIS_NOTE;
        text_say(&f->found, "English alone.");
        text_say(&f->mend, "assets/text is missing or damaged; it stands beside scenarios/.");
        if (err.text[0]) text_add(&f->mend, " %s.", err.text);
    }
    tongue_free(&tongue);
}

/* --- folders ----------------------------------------------------------------------------------- */

/* What the kernel shows as files is no disk, though it may say that it can be written to. */
static bool folder_of_kernel(const char *path) {
    struct statfs kind;
    if (statfs(path, &kind) != 0 || (kind.f_type != PROC_SUPER_MAGIC && kind.f_type != SYSFS_MAGIC)) return false;
    errno = EPERM;
    return true;
}

/* The folder, or the nearest above it that is there. False: errno says why nothing can be written there. */
static bool folder_writable(const char *path, char there[SAVE_PATH_BYTES]) {
    snprintf(there, SAVE_PATH_BYTES, "%s", path);
    while (access(there, F_OK) != 0) {
        if (errno != ENOENT) return false; /* a file in the way */
        char *slash = strrchr(there, '/');
        if (!slash || slash == there) strcpy(there, slash ? "/" : ".");
        else *slash = '\0';
    }
    char within[SAVE_PATH_BYTES + 2];
    snprintf(within, sizeof within, "%s/", there);
    return access(within, W_OK | X_OK) == 0 && !folder_of_kernel(within);
}

static void look_folder(const char *name, const char *title, const char *path, bool needed, const char *instead,
                        Diagnoses *out) {
    char there[SAVE_PATH_BYTES];
    struct statvfs disk;
    Diagnosis *f = diagnosis_add(out, name, title);
    text_add(&f->found, "%s", path);
    if (!path[0] || !folder_writable(path, there)) {
        f->state = needed ? DIAGNOSIS_WRONG : DIAGNOSIS_NOTE;
        if (path[0]) text_add(&f->found, ": %s.", strerror(errno));
        else text_say(&f->found, "There is no home folder.");
        text_say(&f->mend, "Make it a folder that you may write to, or choose another: %s", instead);
        return;
    }
    if (statvfs(there, &disk) != 0) return;
    const double free_mb = (double)disk.f_bavail * (double)disk.f_frsize / 1e6;
    if (free_mb >= 1000) text_say(&f->found, ", %.0f GB free", free_mb / 1000);
    else text_say(&f->found, ", %.0f MB free", free_mb);
    if (free_mb >= SPACE_LOW_MB) return;
    f->state = DIAGNOSIS_NOTE;
    text_say(&f->mend, "Little is left there. Make room, or choose another: %s", instead);
}

void doctor_folders(const Options *o, Diagnoses *out) {
    static const struct {
        const char *name, *title, *variable, *below_home, *rest;
    } others[] = {
        {"settings", TONGUE("Settings"), "XDG_CONFIG_HOME", "/.config", "/accession"},
        {"classes", TONGUE("Classes"), "XDG_DATA_HOME", "/.local/share", "/accession/classes"},
        {"cache", TONGUE("Cache"), "XDG_CACHE_HOME", "/.cache", "/accession"},
    };
    Where where;
    Err err = {0};
    char path[SAVE_PATH_BYTES] = "";
    look_texts(o, out);
    if (game_where(o, &where, &err)) where_saves(&where, path, &err);
    look_folder("saves", TONGUE("Saved games"), path, true, "--saves-dir", out);
    for (size_t n = 0; n < COUNT_OF(others); n++) {
        user_folder(others[n].variable, others[n].below_home, others[n].rest, path, sizeof path);
        look_folder(others[n].name, others[n].title, path, false, others[n].variable, out);
    }
}
