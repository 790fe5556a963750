// Which names of entries an archive may have, each by itself and all together.
// Always true: a name that passes stays below the folder that it is unpacked into, and no two that
// pass together mean one file where case does not count, for ASCII and most of Latin, Greek and Cyrillic.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/text.h"
#include "store/form.h"
#include "store/pack_parts.h"
#include "store/pack_zip_parts.h"

enum { NAME_BYTES_MAX = 512, PART_BYTES_MAX = 200 };

// ---- one name

static const char *part_fault(const char *part, size_t length) {
    if (length == 0) return "has an empty part between slashes";
    if (length > PART_BYTES_MAX) return "has a part longer than 200 bytes";
    if (part[0] == '.' && (length == 1 || (length == 2 && part[1] == '.')))
        return "has \".\" or \"..\" among its parts; paths from the pack's folder on are wanted";
    const char letter = (char)(part[0] | 0x20);
    if (length > 1 && part[1] == ':' && letter >= 'a' && letter <= 'z')
        return "has a drive letter; paths from the pack's folder on are wanted";
    return NULL;
}

const char *pack_zip_name_fault(const char *name) {
    const size_t length = strlen(name);
    if (length == 0) return "has no name";
    if (form_utf8_bad(name, length) != length) return "has a name that is not UTF-8";
    if (text_has_controls(name)) return "has a control character in its name";
    if (strchr(name, '\\')) return "has a backslash in its name; folders are divided by \"/\"";
    if (name[0] == '/') return "is an absolute path; paths from the pack's folder on are wanted";
    if (length > NAME_BYTES_MAX) return "has a name longer than 512 bytes";
    int depth = 0;
    for (const char *part = name; *part;) {
        const size_t bytes = strcspn(part, "/");
        const char *fault = part_fault(part, bytes);
        if (fault) return fault;
        part += bytes;
        if (*part == '/') part++, depth++;
    }
    return depth > PACK_DEPTH_MAX + 1 ? "is too deep in folders; at most 8 are wanted" : NULL;
}

// ---- all names together

// A name of an entry or of a folder that one is in, with small letters for capital ones.
typedef struct Claim {
    const char *name; // the entry's; the first `length` bytes of it are meant
    size_t length;
    char *folded;
    bool folder, entry; // entry: the archive has an entry of this very name
} Claim;

// Capital letters of Latin, Greek and Cyrillic that have two bytes: the code point of the small
// one.
static uint32_t small_letter(uint32_t code) {
    const bool latin = code >= 0xC0 && code <= 0xDE && code != 0xD7;
    const bool greek = code >= 0x391 && code <= 0x3A9;
    const bool cyrillic = code >= 0x410 && code <= 0x42F;
    if (latin || greek || cyrillic) return code + 0x20;
    if (code >= 0x400 && code <= 0x40F) return code + 0x50;
    const bool pairs = (code >= 0x100 && code <= 0x137) || (code >= 0x460 && code <= 0x481) ||
                       (code >= 0x48A && code <= 0x4BF) || (code >= 0x4D0 && code <= 0x52F);
    return pairs ? code | 1 : code;
}

static void fold(char *text) {
    for (unsigned char *c = (unsigned char *)text; *c; c++) {
        if (*c >= 'A' && *c <= 'Z') *c = (unsigned char)(*c | 0x20);
        if (*c < 0xC2 || *c > 0xDF) continue;
        const uint32_t code = small_letter((uint32_t)(c[0] & 0x1F) << 6 | (c[1] & 0x3F));
        c[0] = (unsigned char)(0xC0 | code >> 6);
        c[1] = (unsigned char)(0x80 | (code & 0x3F));
    }
}

static int compare_claims(const void *a, const void *b) {
    const Claim *x = a, *y = b;
    const int by_text = strcmp(x->folded, y->folded);
    return by_text != 0 ? by_text : (int)y->entry - (int)x->entry;
}

static Claim claim_of(Arena *arena, const char *name, size_t length, bool folder, bool entry) {
    Claim claim = {.name = name, .length = length, .folder = folder, .entry = entry};
    claim.folded = arena_alloc(arena, length + 1);
    memcpy(claim.folded, name, length);
    fold(claim.folded);
    return claim;
}

static int claims_of(Arena *arena, const char *name, Claim *out) {
    int count = 0;
    for (const char *slash = strchr(name, '/'); slash; slash = strchr(slash + 1, '/'))
        out[count++] = claim_of(arena, name, (size_t)(slash - name), true, slash[1] == '\0');
    const size_t length = strlen(name);
    if (name[length - 1] != '/') out[count++] = claim_of(arena, name, length, false, true);
    return count;
}

static bool claims_agree(const char *archive, const Claim *x, const Claim *y, Err *err) {
    if (strcmp(x->folded, y->folded) != 0) return true;
    const FormShown name = form_show(y->name, y->length), other = form_show(x->name, x->length);
    if (x->length != y->length || memcmp(x->name, y->name, x->length) != 0) {
        return err_set(err, "%s: entry %s: differs from %s only in capital letters", archive,
                       name.text, other.text);
    }
    if (x->folder != y->folder)
        return err_set(err, "%s: entry %s: is both a file and a folder", archive, name.text);
    if (x->entry && y->entry)
        return err_set(err, "%s: entry %s: is in the archive twice", archive, name.text);
    return true;
}

bool pack_zip_names_agree(const char *archive, const char *const *name, int count, Err *err) {
    Arena arena = {0};
    Claim *claim = memory_new(((size_t)count * (PACK_DEPTH_MAX + 3) + 1) * sizeof *claim);
    int claims = 0;
    bool ok = true;
    for (int n = 0; n < count; n++) claims += claims_of(&arena, name[n], claim + claims);
    qsort(claim, (size_t)claims, sizeof *claim, compare_claims);
    for (int n = 1; ok && n < claims; n++)
        ok = claims_agree(archive, &claim[n - 1], &claim[n], err);
    free(claim);
    arena_free(&arena);
    return ok;
}
