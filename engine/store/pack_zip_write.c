// Writing a pack's folder as an archive, as pack_zip.h says.
// Always true: the bytes depend on the pack's id, its files and the library alone, never on clock,
// time zone, permissions or the order in which the system lists a folder; what is given out was
// read back.
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <zip.h>

#include "core/memory.h"
#include "store/file.h"
#include "store/pack_parts.h"
#include "store/pack_zip.h"

enum {
    DOS_DATE_1980 = 1 << 5 | 1, // 1 January 1980, the first day that the format knows
    DEFLATE_LEVEL = 9,
};

static bool zip_err(const char *pack_dir, zip_t *zip, Err *err) {
    return err_set(err, "%s: cannot be written as an archive: %s", pack_dir,
                   zip_error_strerror(zip_get_error(zip)));
}

static bool add_file(zip_t *zip, const char *pack_dir, const char *id, const char *relative,
                     Err *err) {
    char path[PACK_PATH_BYTES], name[PACK_PATH_BYTES], *bytes;
    size_t length;
    if (!pack_path(pack_dir, relative, path, err) || !pack_path(id, relative, name, err) ||
        !file_read(path, PACK_ZIP_FILE_MAX, FILE_LINKS_REFUSE, &bytes, &length, err)) {
        return false;
    }
    zip_source_t *source = zip_source_buffer(zip, bytes, length, 1); // frees bytes
    if (!source) memory_end(); // no other reason; whether bytes were freed then, libzip leaves open
    const zip_int64_t at = zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8);
    if (at < 0) {
        zip_source_free(source);
        return zip_err(pack_dir, zip, err);
    }
    const zip_uint32_t mode = (zip_uint32_t)(S_IFREG | 0644) << 16;
    const zip_uint64_t index = (zip_uint64_t)at;
    return (zip_set_file_compression(zip, index, ZIP_CM_DEFLATE, DEFLATE_LEVEL) == 0 &&
            zip_file_set_dostime(zip, index, 0, DOS_DATE_1980, 0) == 0 &&
            zip_file_set_external_attributes(zip, index, 0, ZIP_OPSYS_UNIX, mode) == 0) ||
           zip_err(pack_dir, zip, err);
}

// The bytes that a closed archive left in its source.
static bool take_bytes(const char *pack_dir, zip_source_t *source, Text *out, Err *err) {
    zip_stat_t info;
    if (zip_source_stat(source, &info) != 0 || zip_source_open(source) != 0)
        return err_set(err, "%s: the archive cannot be read back", pack_dir);
    char *bytes = memory_new((size_t)info.size + 1);
    const bool read = zip_source_read(source, bytes, info.size) == (zip_int64_t)info.size;
    zip_source_close(source);
    if (read) text_add_bytes(out, bytes, (size_t)info.size);
    free(bytes);
    return read || err_set(err, "%s: the archive cannot be read back", pack_dir);
}

static bool write_files(const char *pack_dir, const char *id, const PackFiles *files, Text *out,
                        Err *err) {
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *zip = source ? zip_open_from_source(source, ZIP_TRUNCATE, NULL) : NULL;
    if (!zip) {
        if (source) zip_source_free(source);
        return err_set(err, "%s: not enough memory for an archive", pack_dir);
    }
    zip_source_keep(source);
    bool ok = true;
    for (int n = 0; ok && n < files->count; n++)
        ok = add_file(zip, pack_dir, id, files->path[n], err);
    if (ok && zip_close(zip) != 0)
        ok = zip_err(pack_dir, zip, err);
    else if (ok)
        zip = NULL;
    if (zip) zip_discard(zip);
    ok = ok && take_bytes(pack_dir, source, out, err);
    zip_source_free(source);
    return ok;
}

// What was written is a pack for everyone who reads it, and this one.
static bool reads_back(const char *pack_dir, const Text *text, size_t from, Err *err) {
    PackZip zip;
    Digest wanted;
    if (!pack_digest(pack_dir, &wanted, err)) return false;
    if (!pack_zip_read(pack_dir, text->data + from, text->length - from, &zip, err)) return false;
    const bool same = digest_equal(zip.digest, wanted);
    pack_zip_free(&zip);
    return same ||
           err_set(err, "%s: the files changed while the archive was written; once more", pack_dir);
}

bool pack_zip_write(const char *pack_dir, const char *id, Text *out, Err *err) {
    PackFiles files;
    const size_t from = out->length;
    bool ok = pack_files(pack_dir, &files, err) && write_files(pack_dir, id, &files, out, err);
    pack_files_free(&files);
    ok = ok && reads_back(pack_dir, out, from, err);
    if (!ok && out->length > from) out->data[out->length = from] = '\0';
    return ok;
}
