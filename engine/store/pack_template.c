// Writing the template of a pack. Always true: see pack_template.h; @ID@ and @DIR@ in its files become
// the pack's id and its folder.
#include "store/pack_template.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/text.h"
#include "store/file.h"
#include "store/pack_parts.h"

static const struct {
    const char *name;
    const unsigned char *bytes;
    size_t length;
} files[] = {
#include "store/template.inc"
};

int pack_template_files(void) { return (int)COUNT_OF(files); }
const char *pack_template_file(int n) { return files[n].name; }

static bool is_id(const char *id) {
    const size_t length = strlen(id);
    return length > 0 && length <= 40 && id[0] >= 'a' && id[0] <= 'z' && id[length - 1] != '-' && !strstr(id, "--") &&
           strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

static bool is_empty(const char *folder, Err *err) {
    DIR *dir = opendir(folder);
    if (!dir && errno == ENOENT) return true;
    if (!dir) return err_set(err, "%s: %s; an empty folder or a new name is wanted", folder, strerror(errno));
    bool empty = true;
    struct dirent *entry;
    while (empty && (errno = 0, entry = readdir(dir)) != NULL)
        empty = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
    if (errno) empty = false;
    closedir(dir);
    return empty || err_set(err, "%s: the folder is not empty; name a new one, nothing is written over", folder);
}

// The file's text with its two names filled in.
static void fill(int n, const char *folder, const char *id, Text *out) {
    const char *from = (const char *)files[n].bytes, *end = from + files[n].length;
    while (from < end) {
        const char *at = memchr(from, '@', (size_t)(end - from));
        const bool is_name = at && strncmp(at, "@ID@", 4) == 0, is_dir = at && strncmp(at, "@DIR@", 5) == 0;
        const char *to = !at ? end : is_name || is_dir ? at : at + 1;
        text_add_bytes(out, from, (size_t)(to - from));
        if (is_name || is_dir) text_add(out, "%s", is_name ? id : folder);
        from = to + (is_name ? 4 : is_dir ? 5 : 0);
    }
}

static bool file_write(int n, const char *folder, const char *id, Err *err) {
    char path[PACK_PATH_BYTES];
    Text text = {0};
    if (!pack_path(folder, files[n].name, path, err)) return false;
    char *slash = strrchr(path, '/');
    *slash = '\0';
    bool ok = file_folder(path, err);
    *slash = '/';
    fill(n, folder, id, &text);
    ok = ok && file_replace(path, text.data ? text.data : "", text.length, 0, err);
    text_free(&text);
    return ok;
}

// Takes away what was written of a pack that did not become whole.
static void sweep(const char *folder) {
    char path[PACK_PATH_BYTES];
    for (int pass = 0; pass < 2; pass++)
        for (int n = 0; n < pack_template_files(); n++) {
            if (!pack_path(folder, files[n].name, path, NULL)) continue;
            if (pass == 0) unlink(path);
            *strrchr(path, '/') = '\0';
            if (pass == 1) rmdir(path);
        }
}

bool pack_template_write(const char *folder, const char *id, Err *err) {
    if (!is_id(id))
        return err_set(err, "found \"%s\", an id of small letters, digits and - is wanted, as in island-2041", id);
    if (!is_empty(folder, err)) return false;
    bool ok = true;
    for (int n = 0; ok && n < pack_template_files(); n++) ok = file_write(n, folder, id, err);
    if (!ok) sweep(folder);
    return ok;
}
