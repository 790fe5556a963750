// A pack inside another document: its files as texts by their paths.
// Always true: what was carried and is unpacked again has the fingerprint of the pack; a path that is
// unpacked stays below its folder; a folder appears whole or not at all.
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/file.h"
#include "store/form.h"
#include "store/pack_parts.h"

bool pack_carry(const char *pack_dir, JsonOut *json, Err *err) {
    PackFiles files = {0};
    bool done = pack_files(pack_dir, &files, err);
    json_out_object_begin(json);
    for (int n = 0; done && n < files.count; n++) {
        char path[PACK_PATH_BYTES], *bytes = NULL;
        size_t length;
        done = pack_path(pack_dir, files.path[n], path, err) &&
               file_read(path, JSON_MAX_BYTES, FILE_LINKS_REFUSE, &bytes, &length, err);
        if (done && (form_utf8_bad(bytes, length) != length || strlen(bytes) != length))
            done = err_set(err, "%s: only text can be carried in a save; this file is none", path);
        if (done) json_out_put_text(json, files.path[n], bytes);
        free(bytes);
    }
    json_out_object_end(json);
    pack_files_free(&files);
    return done;
}

// Parts of letters, digits, "_", "-" and ".", none empty or beginning with ".", divided by "/".
static bool path_is_safe(const char *path) {
    bool begins = true;
    if (strlen(path) >= 200) return false;
    for (const char *c = path; *c; c++) {
        if (*c == '/' ? begins : begins && *c == '.') return false;
        if (*c != '/' && !isalnum((unsigned char)*c) && !strchr("_-.", *c)) return false;
        begins = *c == '/';
    }
    return !begins;
}

static bool file_uncarry(JsonAt item, const char *relative, const char *folder, Err *err) {
    char path[PACK_PATH_BYTES];
    const char *text;
    if (!path_is_safe(relative))
        return json_err(item, err, "this is no path of a pack's file; letters, digits, _ - . and / are wanted");
    if (!json_as_text(item, &text, err) || !pack_path(folder, relative, path, err)) return false;
    char *slash = strrchr(path, '/');
    *slash = '\0';
    if (!file_folder(path, err)) return false;
    *slash = '/';
    return file_replace(path, text, strlen(text), 0, err);
}

// Takes a half unpacked folder away again; only files that we put there.
static void sweep(JsonAt files, const char *folder) {
    const char *relative;
    char path[PACK_PATH_BYTES];
    for (int pass = 0; pass < 2; pass++)
        for (JsonAt item = {0}; json_each(files, &item, &relative);) {
            if (!path_is_safe(relative) || !pack_path(folder, relative, path, NULL)) continue;
            if (pass == 0) unlink(path);
            for (char *slash = strrchr(path, '/'); pass == 1 && slash > path + strlen(folder);
                 slash = strrchr(path, '/')) {
                *slash = '\0';
                rmdir(path);
            }
        }
    rmdir(folder);
}

static bool is_whole(const char *folder, Digest wanted) {
    Digest found;
    return access(folder, F_OK) == 0 && pack_digest(folder, &found, NULL) && digest_equal(found, wanted);
}

bool pack_uncarry(JsonAt files, const char *folder, Digest wanted, Err *err) {
    char part[PACK_PATH_BYTES];
    const char *relative;
    Digest found;
    if (is_whole(folder, wanted)) return true; // unpacked before
    const int bytes = snprintf(part, sizeof part, "%s.%ld", folder, (long)getpid());
    if (bytes < 0 || bytes >= (int)sizeof part) return err_set(err, "%s: the path is too long", folder);
    bool done = file_folder(part, err);
    for (JsonAt item = {0}; done && json_each(files, &item, &relative);)
        done = file_uncarry(item, relative, part, err);
    done = done && pack_digest(part, &found, err);
    if (done && !digest_equal(found, wanted))
        done = json_err(files, err, "the carried pack is not the one that the game was played with");
    if (done && rename(part, folder) != 0 && !is_whole(folder, wanted))
        done = err_set(err, "%s: the folder is in the way of the carried pack; remove it", folder);
    if (!done || access(part, F_OK) == 0) sweep(files, part);
    return done;
}
