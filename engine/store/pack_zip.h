// A pack as a zip archive: read, unpacked, written.
//
// Always true: an archive is checked whole, every byte of it inflated and every checksum compared,
// before any of it is used. What it holds has the fingerprint of the folder that it was made from.
// Files that count stand at its root or in its one top folder; hidden ones are checked and left
// out.
//
// Refused, with the archive and the entry named: absolute paths, "..", backslashes, drive letters,
// links and other special files, names with control characters or that are not UTF-8, names that
// differ only in case or are both a file and a folder, duplicates, encryption, methods other than
// stored and deflated, wrong checksums and lengths, and what is larger than the limits below.
#ifndef STORE_PACK_ZIP_H
#define STORE_PACK_ZIP_H

#include "core/arena.h"
#include "core/text.h"
#include "store/pack.h"

enum {
    PACK_ZIP_BYTES_MAX = 64 << 20, // of the archive, and of all it holds
    PACK_ZIP_FILE_MAX = 16 << 20,  // of one file
    PACK_ZIP_RATIO_MAX = 200,      // bytes out for a byte in, beyond the first 64 KB
};

typedef struct PackZipFile {
    const char *path; // without the top folder
    char *bytes;
    size_t length;
} PackZipFile;

typedef struct PackZip {
    Arena arena;
    PackZipFile *file; // those that count, sorted by path
    int count;
    Digest digest; // as pack_digest of the folder
} PackZip;

// name is what errors call the archive. pack_zip_free() *out after success; on failure it is empty.
bool pack_zip_read(const char *name, const char *bytes, size_t length, PackZip *out, Err *err);
void pack_zip_free(PackZip *zip);

// Makes the folder <cache>/<fingerprint>, whole or not at all. One that is there and holds the very
// same bytes is used again; one that holds others is replaced.
bool pack_zip_unpack(const PackZip *zip, const char *cache, char dir[PACK_PATH_BYTES], Err *err);

// Reads the archive and unpacks it below accession/packs in the user's cache folder.
bool pack_unzip(const char *zip_path, char dir[PACK_PATH_BYTES], Err *err);

// Appends the pack as an archive with the top folder <id>: sorted entries, fixed dates and
// permissions, so that the same files give the same bytes. What was written is read again before it
// is given out.
bool pack_zip_write(const char *pack_dir, const char *id, Text *out, Err *err);

#endif
