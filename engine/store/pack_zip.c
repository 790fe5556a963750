// Reading a pack's archive into memory, as pack_zip.h says.
// Always true: no size that the archive states is believed; bytes are counted as they are inflated.
#include "store/pack_zip.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <zip.h>

#include "core/memory.h"
#include "store/form.h"
#include "store/pack_parts.h"
#include "store/pack_zip_parts.h"

enum { CHUNK = 64 << 10 };

typedef struct Reading {
    const char *archive; // what errors call it
    zip_t *zip;
    size_t length; // of the archive
    PackZip *out;
    const char **name; // of every entry
    int entries;
    size_t inflated; // bytes of all entries so far
} Reading;

static bool entry_err(const Reading *r, int at, const char *why, Err *err) {
    return err_set(err, "%s: entry %s: %s", r->archive,
                   form_show(r->name[at], strlen(r->name[at])).text, why);
}

// ---- what the directory of the archive says

static const char *kind_fault(const Reading *r, int at) {
    zip_uint8_t system;
    zip_uint32_t attributes;
    if (zip_file_get_external_attributes(r->zip, (zip_uint64_t)at, 0, &system, &attributes) != 0)
        return "cannot be read";
    const mode_t mode = (mode_t)(attributes >> 16) & S_IFMT;
    const bool folder = r->name[at][strlen(r->name[at]) - 1] == '/';
    if (S_ISLNK(mode)) return "is a symbolic link; a regular file is wanted";
    if (mode != 0 && !S_ISREG(mode) && !S_ISDIR(mode))
        return "is a special file; a regular file is wanted";
    if (mode != 0 && S_ISDIR(mode) != folder)
        return "is a file by its name and a folder by its kind, or the other way round";
    return NULL;
}

static const char *entry_fault(const Reading *r, int at) {
    zip_stat_t info;
    const char *fault = pack_zip_name_fault(r->name[at]);
    if (!fault) fault = kind_fault(r, at);
    if (fault) return fault;
    if (zip_stat_index(r->zip, (zip_uint64_t)at, ZIP_FL_ENC_RAW, &info) != 0)
        return "cannot be read";
    if (info.encryption_method != ZIP_EM_NONE)
        return "is encrypted; an archive without password is wanted";
    if (info.comp_method != ZIP_CM_STORE && info.comp_method != ZIP_CM_DEFLATE)
        return "is compressed by a method that is not supported; deflate is wanted";
    return info.size > PACK_ZIP_FILE_MAX ? "is larger than 16 MB, the limit of a file" : NULL;
}

static bool look(Reading *r, Err *err) {
    const zip_int64_t entries = zip_get_num_entries(r->zip, 0);
    if (entries < 0 || entries > PACK_FILES_MAX) {
        return err_set(err, "%s: the archive has %lld entries, at most %d are wanted", r->archive,
                       (long long)entries, PACK_FILES_MAX);
    }
    r->name = arena_alloc(&r->out->arena, ((size_t)entries + 1) * sizeof *r->name);
    for (int at = 0; at < (int)entries; at++) {
        const char *name = zip_get_name(r->zip, (zip_uint64_t)at, ZIP_FL_ENC_RAW);
        r->name[at] = name ? arena_text(&r->out->arena, name) : "";
        const char *fault = entry_fault(r, at);
        if (fault) return entry_err(r, at, fault, err);
    }
    r->entries = (int)entries;
    return pack_zip_names_agree(r->archive, r->name, r->entries, err);
}

// ---- what is in the entries

static bool is_bomb(size_t out, zip_uint64_t in) {
    return out > CHUNK && out / PACK_ZIP_RATIO_MAX > in;
}

// Reads until the end or until there is too much; NULL if all is well.
static const char *inflate_all(Reading *r, zip_file_t *file, zip_uint64_t compressed,
                               PackZipFile *to) {
    size_t room = 0;
    for (;;) {
        if (room - to->length < CHUNK) {
            room = room ? room * 2 : CHUNK * 2;
            to->bytes = memory_grow(to->bytes, room);
        }
        const zip_int64_t got = zip_fread(file, to->bytes + to->length, CHUNK);
        if (got == 0) break;
        if (got < 0) {
            const int code = zip_error_code_zip(zip_file_get_error(file));
            return code == ZIP_ER_CRC ? "its bytes do not have the checksum that stands beside them"
                                      : "cannot be unpacked; the archive is damaged";
        }
        to->length += (size_t)got;
        r->inflated += (size_t)got;
        if (to->length > PACK_ZIP_FILE_MAX) return "is larger than 16 MB, the limit of a file";
        if (r->inflated > PACK_ZIP_BYTES_MAX)
            return "with it all files are larger than 64 MB, the limit of a pack";
        if (is_bomb(to->length, compressed) || is_bomb(r->inflated, r->length))
            return "unpacks to more than 200 times its size";
    }
    to->bytes = memory_grow(to->bytes, to->length + 1);
    to->bytes[to->length] = '\0';
    return NULL;
}

static const char *inflate_entry(Reading *r, int at, PackZipFile *to) {
    zip_stat_t info;
    if (zip_stat_index(r->zip, (zip_uint64_t)at, ZIP_FL_ENC_RAW, &info) != 0)
        return "cannot be read";
    zip_file_t *file = zip_fopen_index(r->zip, (zip_uint64_t)at, 0);
    if (!file) return "cannot be unpacked; the archive is damaged";
    const char *fault = inflate_all(r, file, info.comp_size, to);
    zip_fclose(file);
    if (!fault && to->length != info.size) fault = "does not have the length that stands beside it";
    return fault;
}

static bool is_hidden(const char *name) { return name[0] == '.' || strstr(name, "/.") != NULL; }

static bool inflate(Reading *r, Err *err) {
    PackZip *out = r->out;
    out->file = memory_zeros((size_t)r->entries + 1, sizeof *out->file);
    for (int at = 0; at < r->entries; at++) {
        const char *name = r->name[at];
        PackZipFile file = {.path = name};
        const char *fault = inflate_entry(r, at, &file);
        const bool folder = name[strlen(name) - 1] == '/';
        if (!fault && folder && file.length > 0) fault = "is a folder with bytes in it";
        if (fault || folder || is_hidden(name))
            free(file.bytes);
        else
            out->file[out->count++] = file;
        if (fault) return entry_err(r, at, fault, err);
    }
    return true;
}

// ---- the pack

static int compare_files(const void *a, const void *b) {
    return strcmp(((const PackZipFile *)a)->path, ((const PackZipFile *)b)->path);
}

static bool has_file(const PackZip *zip, const char *path) {
    const PackZipFile key = {.path = path};
    return bsearch(&key, zip->file, (size_t)zip->count, sizeof key, compare_files) != NULL;
}

// Takes off the one top folder, if pack.json is in it and all else too.
static bool strip_top(const Reading *r, Err *err) {
    PackZip *zip = r->out;
    if (has_file(zip, "pack.json")) return true;
    const char *first = zip->count ? zip->file[0].path : "";
    const size_t top = strcspn(first, "/") + 1;
    bool one = first[0] != '\0' && first[top - 1] == '/';
    bool card = false;
    for (int n = 0; one && n < zip->count; n++) {
        one = strncmp(zip->file[n].path, first, top) == 0;
        card = card || (one && strcmp(zip->file[n].path + top, "pack.json") == 0);
    }
    if (!one || !card) {
        return err_set(
            err,
            "%s: no pack.json at the archive's root or in its one top folder; `accession "
            "pack zip DIR` makes an archive of a pack's folder",
            r->archive);
    }
    for (int n = 0; n < zip->count; n++) zip->file[n].path += top;
    return true;
}

static bool take_in(Reading *r, Err *err) {
    PackZip *zip = r->out;
    if (!look(r, err) || !inflate(r, err)) return false;
    qsort(zip->file, (size_t)zip->count, sizeof *zip->file, compare_files);
    if (!strip_top(r, err)) return false;
    for (int n = 0; n < zip->count; n++) {
        const char *path = zip->file[n].path;
        int depth = 0;
        for (const char *c = path; *c; c++) depth += *c == '/';
        if (depth > PACK_DEPTH_MAX)
            return err_set(err, "%s: entry %s: is too deep in folders; at most 8 are wanted",
                           r->archive, form_show(path, strlen(path)).text);
    }
    zip->digest = digest_start();
    for (int n = 0; n < zip->count; n++)
        pack_digest_file(&zip->digest, zip->file[n].path, zip->file[n].bytes, zip->file[n].length);
    return true;
}

static zip_t *open_source(const char *bytes, size_t length, int flags, zip_error_t *why) {
    zip_source_t *source = zip_source_buffer_create(bytes, length, 0, why);
    zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY | flags, why) : NULL;
    if (!zip && source) zip_source_free(source);
    return zip;
}

// *twice: two entries have one name, for which the library has no words; look() finds which.
static zip_t *open_bytes(const char *name, const char *bytes, size_t length, bool *twice,
                         Err *err) {
    zip_error_t why;
    zip_error_init(&why);
    zip_t *zip = open_source(bytes, length, ZIP_CHECKCONS, &why);
    *twice = !zip && zip_error_code_zip(&why) == ZIP_ER_EXISTS;
    if (*twice) zip = open_source(bytes, length, 0, &why);
    if (!zip) {
        err_set(err,
                "%s: is no whole zip archive (%s); get it again, or make it with `accession pack "
                "zip DIR`",
                name, zip_error_strerror(&why));
    }
    zip_error_fini(&why);
    return zip;
}

bool pack_zip_read(const char *name, const char *bytes, size_t length, PackZip *out, Err *err) {
    *out = (PackZip){0};
    Reading r = {.archive = name, .length = length, .out = out};
    bool twice;
    r.zip = open_bytes(name, bytes, length, &twice, err);
    if (!r.zip) return false;
    bool ok = twice ? look(&r, err) : take_in(&r, err);
    if (ok && twice) ok = err_set(err, "%s: an entry is in the archive twice", name);
    zip_discard(r.zip);
    if (!ok) pack_zip_free(out);
    return ok;
}

void pack_zip_free(PackZip *zip) {
    for (int n = 0; n < zip->count; n++) free(zip->file[n].bytes);
    free(zip->file);
    arena_free(&zip->arena);
    *zip = (PackZip){0};
}
