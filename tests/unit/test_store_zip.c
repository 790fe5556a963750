// Packs as archives, and the places where packs are found: what a good one gives, and every refusal
// of a hostile one with its words. Hostile archives are put together here byte by byte, since no
// honest tool makes them.
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <zip.h>

#include "core/text.h"
#include "store/file.h"
#include "store/pack.h"
#include "store/pack_zip.h"
#include "shipped.h"

#define SHIPPED ACCESSION_SOURCE_DIR "/scenarios/ukraine-2023"
#define GOOD ACCESSION_SOURCE_DIR "/tests/packs/bad/_good"

static char temp[200]; // a folder of this test alone

static void in_temp(char path[PACK_PATH_BYTES], const char *name) {
    snprintf(path, PACK_PATH_BYTES, "%s/%s", temp, name);
}

static void shell(const char *format, ...) __attribute__((format(printf, 1, 2)));
static void shell(const char *format, ...) {
    char command[2 * PACK_PATH_BYTES];
    va_list args;
    va_start(args, format);
    vsnprintf(command, sizeof command, format, args);
    va_end(args);
    assert_int_equal(system(command), 0);
}

static void write_bytes(const char *path, const char *bytes, size_t length) {
    Err err = {0};
    if (!file_replace(path, bytes, length, 0, &err)) fail_msg("%s", err.text);
}

// ---- archives, byte by byte

typedef struct Item {
    const char *name, *bytes;
    size_t length;
    unsigned method, flags, mode;
    uint32_t wrong_crc; // added to the right one
    uint32_t stated;    // in place of the length, if it is not 0
} Item;

static void put(Text *out, uint32_t value, int bytes) {
    for (int n = 0; n < bytes; n++) {
        const char byte = (char)(value >> (8 * n));
        text_add_bytes(out, &byte, 1);
    }
}

static uint32_t checksum(const char *bytes, size_t length) {
    uint32_t crc = 0xFFFFFFFFu;
    for (size_t n = 0; n < length; n++) {
        crc ^= (unsigned char)bytes[n];
        for (int bit = 0; bit < 8; bit++) crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0);
    }
    return ~crc;
}

// What the header beside the bytes and the one in the directory have in common.
static void put_common(Text *out, const Item *item) {
    put(out, 20, 2);
    put(out, item->flags, 2);
    put(out, item->method, 2);
    put(out, 33u << 16, 4);
    put(out, checksum(item->bytes, item->length) + item->wrong_crc, 4);
    put(out, (uint32_t)item->length, 4);
    put(out, item->stated ? item->stated : (uint32_t)item->length, 4);
    put(out, (uint32_t)strlen(item->name), 2);
    put(out, 0, 2);
}

static Text archive_of(const Item *item, int count) {
    Text out = {0}, directory = {0};
    for (int n = 0; n < count; n++) {
        const size_t at = out.length;
        put(&out, 0x04034b50, 4);
        put_common(&out, &item[n]);
        text_add_bytes(&out, item[n].name, strlen(item[n].name));
        text_add_bytes(&out, item[n].bytes, item[n].length);
        put(&directory, 0x02014b50, 4);
        put(&directory, 3 << 8 | 20, 2);
        put_common(&directory, &item[n]);
        put(&directory, 0, 4);
        put(&directory, 0, 2);
        put(&directory, item[n].mode << 16, 4);
        put(&directory, (uint32_t)at, 4);
        text_add_bytes(&directory, item[n].name, strlen(item[n].name));
    }
    const size_t at = out.length;
    text_add_bytes(&out, directory.data, directory.length);
    put(&out, 0x06054b50, 4);
    put(&out, 0, 4);
    put(&out, (uint32_t)count, 2);
    put(&out, (uint32_t)count, 2);
    put(&out, (uint32_t)directory.length, 4);
    put(&out, (uint32_t)at, 4);
    put(&out, 0, 2);
    text_free(&directory);
    return out;
}

#define FILE_OF(path, text)                                                                        \
    { .name = path, .bytes = text, .length = sizeof text - 1 }
#define CARD FILE_OF("pack.json", "{}")

static bool read_archive(const Text *bytes, PackZip *zip, Err *err) {
    return pack_zip_read("x.zip", bytes->data ? bytes->data : "", bytes->length, zip, err);
}

// The archive of these entries is refused, and the message holds these words.
static void refused(const Item *item, int count, const char *words) {
    Text bytes = archive_of(item, count);
    PackZip zip;
    Err err = {0};
    if (read_archive(&bytes, &zip, &err)) fail_msg("accepted, but wanted: %s", words);
    if (strncmp(err.text, "x.zip: ", 7) != 0 || !strstr(err.text, words))
        fail_msg("found: %s, wanted: %s", err.text, words);
    assert_null(zip.file);
    text_free(&bytes);
}
#define REFUSED(words, ...)                                                                        \
    refused((const Item[]){__VA_ARGS__}, (int)COUNT_OF(((const Item[]){__VA_ARGS__})), words)

// "a,b" as the paths of the pack in an archive of these entries.
static void accepted(const Item *item, int count, const char *paths) {
    Text bytes = archive_of(item, count), found = {0};
    PackZip zip;
    Err err = {0};
    if (!read_archive(&bytes, &zip, &err)) fail_msg("%s", err.text);
    for (int n = 0; n < zip.count; n++) text_add(&found, "%s%s", n ? "," : "", zip.file[n].path);
    assert_string_equal(found.data, paths);
    pack_zip_free(&zip);
    text_free(&found);
    text_free(&bytes);
}
#define ACCEPTED(paths, ...)                                                                       \
    accepted((const Item[]){__VA_ARGS__}, (int)COUNT_OF(((const Item[]){__VA_ARGS__})), paths)

// ---- good archives

static Text zip_of(const char *dir) {
    Text bytes = {0};
    Err err = {0};
    if (!pack_zip_write(dir, "ukraine-2023", &bytes, &err)) fail_msg("%s", err.text);
    return bytes;
}

static Digest digest_of(const char *dir) {
    Digest digest;
    Err err = {0};
    if (!pack_digest(dir, &digest, &err)) fail_msg("%s", err.text);
    return digest;
}

static void a_pack_in_an_archive_has_the_fingerprint_of_its_folder(void **state) {
    (void)state;
    static const char *const packs[] = {SHIPPED, GOOD};
    for (size_t n = 0; n < COUNT_OF(packs); n++) {
        Text bytes = zip_of(packs[n]);
        PackZip zip;
        Err err = {0};
        char cache[PACK_PATH_BYTES], dir[PACK_PATH_BYTES];
        in_temp(cache, "fingerprint");
        assert_true(read_archive(&bytes, &zip, &err));
        assert_true(digest_equal(zip.digest, digest_of(packs[n])));
        if (!pack_zip_unpack(&zip, cache, dir, &err)) fail_msg("%s", err.text);
        assert_true(digest_equal(digest_of(dir), digest_of(packs[n])));
        pack_zip_free(&zip);
        text_free(&bytes);
    }
}

static void the_same_files_give_the_same_bytes(void **state) {
    (void)state;
    char copy[PACK_PATH_BYTES];
    in_temp(copy, "copy");
    Text one = zip_of(GOOD);
    shell("cp -r '%s' '%s' && chmod -R u+rwX,g-rwx,o-rwx '%s' && chmod +x '%s/pack.json' && "
          "touch -d '2001-02-03 04:05' '%s/starts.json' && touch '%s/.hidden'",
          GOOD, copy, copy, copy, copy, copy);
    setenv("TZ", "XYZ-11:30", 1);
    Text two = zip_of(copy);
    unsetenv("TZ");
    assert_int_equal(one.length, two.length);
    assert_memory_equal(one.data, two.data, one.length);
    assert_memory_equal(one.data + 10, "\0\0\x21\0", 4); // time and date of the first entry: 1980
    text_free(&one);
    text_free(&two);
}

static void a_folder_with_a_link_is_not_written(void **state) {
    (void)state;
    char copy[PACK_PATH_BYTES];
    in_temp(copy, "linked");
    shell("cp -r '%s' '%s' && ln -s /dev/null '%s/notes.md'", GOOD, copy, copy);
    Text bytes = {0};
    Err err = {0};
    assert_false(pack_zip_write(copy, "ukraine-2023", &bytes, &err));
    assert_non_null(strstr(err.text, "is a symbolic link"));
    assert_int_equal(bytes.length, 0);
    text_free(&bytes);
}

static void one_top_folder_is_taken_off_and_hidden_files_are_left_out(void **state) {
    (void)state;
    ACCEPTED("data/a.csv,pack.json", FILE_OF("data/a.csv", "1"), CARD);
    ACCEPTED("a.csv,pack.json", FILE_OF("x/", ""), FILE_OF("x/pack.json", "{}"),
             FILE_OF("x/a.csv", "1"));
    ACCEPTED("a.csv,pack.json", FILE_OF("x/pack.json", "{}"), FILE_OF("x/a.csv", "1"),
             FILE_OF("__MACOSX/", ""), FILE_OF("__MACOSX/x/._a.csv", "?"),
             FILE_OF("x/.git/config", "?"));
    ACCEPTED("inner.zip,pack.json", CARD, FILE_OF("inner.zip", "PK\3\4 is data and nothing else"));
    ACCEPTED("pack.json,\xD0\xB4\xD0\xB0\xD0\xBD\xD1\x96.csv", CARD,
             FILE_OF("\xD0\xB4\xD0\xB0\xD0\xBD\xD1\x96.csv", "1"));
    REFUSED("no pack.json at the archive's root", FILE_OF("x/pack.json", "{}"),
            FILE_OF("y/a", "1"));
    REFUSED("no pack.json at the archive's root", FILE_OF("x/y/pack.json", "{}"));
    REFUSED("no pack.json at the archive's root", FILE_OF("a", "1"));
    REFUSED("no pack.json at the archive's root", FILE_OF(".pack.json", "{}"));
}

// ---- hostile archives

static void names_that_leave_the_folder_are_refused(void **state) {
    (void)state;
    REFUSED("entry \"../a\": has \".\" or \"..\"", CARD, FILE_OF("../a", "1"));
    REFUSED("has \".\" or \"..\"", CARD, FILE_OF("a/../../b", "1"));
    REFUSED("has \".\" or \"..\"", CARD, FILE_OF("a/..", "1"));
    REFUSED("has \".\" or \"..\"", CARD, FILE_OF("./a", "1"));
    REFUSED("entry \"/etc/passwd\": is an absolute path", CARD, FILE_OF("/etc/passwd", "1"));
    REFUSED("has an empty part", CARD, FILE_OF("a//b", "1"));
    REFUSED("has a backslash", CARD, FILE_OF("..\\a", "1"));
    REFUSED("has a backslash", CARD, FILE_OF("\\\\server\\a", "1"));
    REFUSED("has a drive letter", CARD, FILE_OF("C:/a", "1"));
    REFUSED("has a drive letter", CARD, FILE_OF("a/c:b", "1"));
    REFUSED("has no name", CARD, FILE_OF("", "1"));
    REFUSED("is too deep", CARD, FILE_OF("1/2/3/4/5/6/7/8/9/a", "1"));
    REFUSED("is too deep", CARD, FILE_OF("1/2/3/4/5/6/7/8/9/10/11/12/a", "1"));
    REFUSED("has a part longer than 200 bytes", CARD,
            FILE_OF("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                    "aaaaaaaaaaaaaaa"
                    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                    "aaaaaaaaaaaaaaa"
                    "aaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                    "1"));
}

static void names_that_a_terminal_or_a_file_system_would_misread_are_refused(void **state) {
    (void)state;
    REFUSED("entry \"a\\x1B[2J\": has a control character", CARD, FILE_OF("a\x1b[2J", "1"));
    REFUSED("has a control character", CARD, FILE_OF("a\nb", "1"));
    REFUSED("has a control character", CARD, FILE_OF("a\x7f", "1"));
    REFUSED("has a control character", CARD, FILE_OF("a\xC2\x9B", "1"));
    REFUSED("has a name that is not UTF-8", CARD, FILE_OF("a\xFF", "1"));
    REFUSED("has a name that is not UTF-8", CARD, FILE_OF("\xC0\xAE\xC0\xAE/a", "1"));
}

static void names_that_mean_one_file_are_refused(void **state) {
    (void)state;
    REFUSED("entry \"a.csv\": is in the archive twice", CARD, FILE_OF("a.csv", "1"),
            FILE_OF("a.csv", "2"));
    REFUSED("is in the archive twice", CARD, FILE_OF("a/", ""), FILE_OF("a/", ""));
    REFUSED("differs from \"A.csv\" only in capital", CARD, FILE_OF("A.csv", "1"),
            FILE_OF("a.csv", "2"));
    REFUSED("only in capital", CARD, FILE_OF("A/b", "1"), FILE_OF("a/c", "2"));
    REFUSED("only in capital", CARD, FILE_OF("PACK.json", "1"));
    REFUSED("only in capital", CARD, FILE_OF("\xD0\x94", "1"), FILE_OF("\xD0\xB4", "2"));
    REFUSED("only in capital", CARD, FILE_OF("\xD0\x86", "1"), FILE_OF("\xD1\x96", "2"));
    REFUSED("entry \"a\": is both a file and a folder", CARD, FILE_OF("a", "1"),
            FILE_OF("a/b", "2"));
    REFUSED("both a file and a folder", CARD, FILE_OF("a", "1"), FILE_OF("a/", ""));
    REFUSED("only in capital", CARD, FILE_OF("A", "1"), FILE_OF("a/b", "2"));
    ACCEPTED("a-b,a/b,pack.json", CARD, FILE_OF("a/b", "1"), FILE_OF("a-b", "2"),
             FILE_OF("a/", ""));
}

static void what_is_no_plain_file_is_refused(void **state) {
    (void)state;
    const Item special[] = {
        CARD, {.name = "a", .bytes = "/etc/passwd", .length = 11, .mode = S_IFLNK | 0777}};
    refused(special, 2, "entry \"a\": is a symbolic link");
    static const unsigned modes[] = {S_IFCHR, S_IFBLK, S_IFIFO, S_IFSOCK};
    for (size_t n = 0; n < COUNT_OF(modes); n++) {
        const Item item[] = {CARD,
                             {.name = "a", .bytes = "1", .length = 1, .mode = modes[n] | 0644}};
        refused(item, 2, "entry \"a\": is a special file");
    }
    const Item folder[] = {CARD, {.name = "a", .bytes = "", .mode = S_IFDIR | 0755}};
    refused(folder, 2, "is a file by its name and a folder by its kind");
    const Item full[] = {CARD, {.name = "a/", .bytes = "1", .length = 1}};
    refused(full, 2, "is a folder with bytes in it");
}

static void encryption_and_unknown_methods_are_refused(void **state) {
    (void)state;
    const Item locked[] = {CARD,
                           {.name = "a", .bytes = "123456789012345", .length = 15, .flags = 1}};
    refused(locked, 2, "entry \"a\": is encrypted");
    static const unsigned methods[] = {1, 9, 12, 14, 93, 95, 98};
    for (size_t n = 0; n < COUNT_OF(methods); n++) {
        const Item item[] = {CARD, {.name = "a", .bytes = "1", .length = 1, .method = methods[n]}};
        refused(item, 2, "entry \"a\": is compressed by a method that is not supported");
    }
}

static void wrong_checksums_and_lengths_are_refused(void **state) {
    (void)state;
    const Item wrong[] = {CARD, {.name = "a", .bytes = "12345", .length = 5, .wrong_crc = 1}};
    refused(wrong, 2, "entry \"a\": its bytes do not have the checksum");
    const Item hidden[] = {CARD, {.name = ".a", .bytes = "12345", .length = 5, .wrong_crc = 1}};
    refused(hidden, 2, "entry \".a\": its bytes do not have the checksum");
    static const uint32_t stated[] = {1, 4, 6, 1 << 20, 0x7FFFFFFF, 0xFFFFFFFE};
    for (size_t n = 0; n < COUNT_OF(stated); n++) {
        const Item item[] = {CARD,
                             {.name = "a", .bytes = "12345", .length = 5, .stated = stated[n]}};
        refused(item, 2, "");
    }
    const Item rubbish[] = {CARD, {.name = "a", .bytes = "\7\7\7\7\7", .length = 5, .method = 8}};
    refused(rubbish, 2, "entry \"a\": cannot be unpacked");
}

static void too_many_entries_are_refused(void **state) {
    (void)state;
    enum { MANY = 4097 };
    static char names[MANY][12];
    static Item item[MANY];
    item[0] = (Item)CARD;
    for (int n = 1; n < MANY; n++) {
        snprintf(names[n], sizeof names[n], "%d", n);
        item[n] = (Item){.name = names[n], .bytes = ""};
    }
    refused(item, MANY, "the archive has 4097 entries, at most 4096 are wanted");
    Text bytes = archive_of(item, MANY - 1);
    PackZip zip;
    Err err = {0};
    if (!read_archive(&bytes, &zip, &err)) fail_msg("%s", err.text);
    assert_int_equal(zip.count, 4096);
    pack_zip_free(&zip);
    text_free(&bytes);
}

// ---- bombs

// count deflated files of this length, from number `zeros` on of zeros, before that of bytes that
// hardly deflate.
static Text deflated(int count, size_t length, int zeros) {
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, NULL);
    assert_non_null(zip);
    zip_source_keep(source);
    char *noise = calloc(1, length), *nothing = calloc(1, length);
    uint32_t random = 1;
    for (size_t n = 0; n < length; n++)
        noise[n] = (char)((random = random * 1664525 + 1013904223) >> 28);
    zip_file_add(zip, "pack.json", zip_source_buffer(zip, "{}", 2, 0), 0);
    for (int n = 0; n < count; n++) {
        char name[16];
        snprintf(name, sizeof name, "a%d", n);
        const char *bytes = n < zeros ? noise : nothing;
        assert_true(zip_file_add(zip, name, zip_source_buffer(zip, bytes, length, 0), 0) >= 0);
    }
    assert_int_equal(zip_close(zip), 0);
    free(noise);
    free(nothing);
    zip_stat_t info;
    assert_int_equal(zip_source_stat(source, &info), 0);
    assert_int_equal(zip_source_open(source), 0);
    char *whole = malloc(info.size);
    assert_int_equal(zip_source_read(source, whole, info.size), info.size);
    Text out = {0};
    text_add_bytes(&out, whole, info.size);
    free(whole);
    zip_source_close(source);
    zip_source_free(source);
    return out;
}

static void bytes_refused(Text *bytes, const char *words) {
    PackZip zip;
    Err err = {0};
    assert_false(read_archive(bytes, &zip, &err));
    if (!strstr(err.text, words)) fail_msg("found: %s, wanted: %s", err.text, words);
    text_free(bytes);
}

static void bombs_are_refused(void **state) {
    (void)state;
    Text large = deflated(1, (16 << 20) + 1, 0), ratio = deflated(1, 1 << 20, 0);
    Text all = deflated(5, 14 << 20, 5), fits = deflated(1, 1 << 20, 1);
    bytes_refused(&large, "entry \"a0\": is larger than 16 MB");
    bytes_refused(&ratio, "entry \"a0\": unpacks to more than 200 times its size");
    Text padded = deflated(4, 1 << 20, 3);
    bytes_refused(&padded, "entry \"a3\": unpacks to more than 200 times its size");
    Text many = deflated(900, 64000, 0); // each below the size from which a ratio is judged
    bytes_refused(&many, "unpacks to more than 200 times its size");
    bytes_refused(&all, "entry \"a4\": with it all files are larger than 64 MB");
    PackZip zip;
    Err err = {0};
    if (!read_archive(&fits, &zip, &err)) fail_msg("%s", err.text);
    pack_zip_free(&zip);
    text_free(&fits);
}

// Every place where the archive states this length is made to state another.
static void lie(Text *bytes, uint32_t right, uint32_t wrong) {
    int lies = 0;
    for (size_t n = 0; n + 4 <= bytes->length; n++) {
        if (memcmp(bytes->data + n, &right, 4) != 0) continue;
        memcpy(bytes->data + n, &wrong, 4);
        lies++;
    }
    assert_true(lies >= 2);
}

static void a_bomb_that_states_a_small_size_is_refused(void **state) {
    (void)state;
    static const uint32_t wrong[] = {1, 100, 65536, 1000000};
    for (size_t n = 0; n < COUNT_OF(wrong); n++) {
        Text bytes = deflated(1, (20 << 20) + 4321, 0);
        lie(&bytes, (20 << 20) + 4321, wrong[n]);
        bytes_refused(&bytes, "entry \"a0\": ");
    }
    Text slow = deflated(1, (17 << 20) + 4321, 1); // too little gain to be told by its ratio
    lie(&slow, (17 << 20) + 4321, 1000);
    bytes_refused(&slow, "entry \"a0\": is larger than 16 MB");
}

// ---- damage

static void an_archive_cut_off_anywhere_is_refused(void **state) {
    (void)state;
    const Item item[] = {FILE_OF("x/", ""), FILE_OF("x/pack.json", "{\"id\": 1}"),
                         FILE_OF("x/a.csv", "1,2,3\n")};
    Text hand = archive_of(item, 3), good = zip_of(GOOD);
    const Text *both[] = {&hand, &good};
    for (size_t which = 0; which < 2; which++) {
        for (size_t length = 0; length < both[which]->length; length++) {
            char *cut = malloc(length + 1); // of this very size, so that a read beyond it is seen
            memcpy(cut, both[which]->data, length);
            PackZip zip;
            Err err = {0};
            if (pack_zip_read("cut.zip", cut, length, &zip, &err))
                fail_msg("accepted at %zu", length);
            assert_non_null(strstr(err.text, "cut.zip: "));
            free(cut);
        }
    }
    text_free(&hand);
    text_free(&good);
}

static void a_changed_byte_never_changes_a_pack_unseen(void **state) {
    (void)state;
    Text good = zip_of(GOOD);
    const Digest wanted = digest_of(GOOD);
    const char masks[] = {1, 0x20, (char)0x80, (char)0xFF};
    int opened = 0;
    for (size_t n = 0; n < good.length; n++) {
        for (size_t mask = 0; mask < COUNT_OF(masks); mask++) {
            PackZip zip;
            Err err = {0};
            good.data[n] = (char)(good.data[n] ^ masks[mask]);
            if (read_archive(&good, &zip, &err)) {
                opened++; // a date or a permission was changed
                assert_true(digest_equal(zip.digest, wanted));
                pack_zip_free(&zip);
            }
            good.data[n] = (char)(good.data[n] ^ masks[mask]);
        }
    }
    assert_true(opened < (int)good.length);
    text_free(&good);
}

// ---- the cache

static void unpack(const Text *bytes, const char *cache, char dir[PACK_PATH_BYTES]) {
    PackZip zip;
    Err err = {0};
    if (!read_archive(bytes, &zip, &err) || !pack_zip_unpack(&zip, cache, dir, &err))
        fail_msg("%s", err.text);
    pack_zip_free(&zip);
}

static void what_is_in_the_cache_is_used_only_if_it_is_the_same(void **state) {
    (void)state;
    Text bytes = zip_of(GOOD);
    const Digest wanted = digest_of(GOOD);
    char cache[PACK_PATH_BYTES], dir[PACK_PATH_BYTES], other[PACK_PATH_BYTES];
    struct stat first, second;
    in_temp(cache, "cache");
    in_temp(other, "victim");
    unpack(&bytes, cache, dir);
    assert_int_equal(stat(dir, &first), 0);
    unpack(&bytes, cache, dir);
    assert_int_equal(stat(dir, &second), 0);
    assert_int_equal(first.st_ino, second.st_ino);
    static const char *const damage[] = {
        "echo >> $D/pack.json",
        "rm $D/data/world.json",
        "touch $D/more.csv",
        "touch $D/zz.csv",
        "rm $D/starts.json && ln -s pack.json $D/starts.json",
        "rm -r $D/data && touch $D/data",
        "rm -r $D && touch $D",
        "rm -r $D && cp -r " GOOD " $V && echo >>$V/pack.json && ln -s $V $D",
    };
    setenv("V", other, 1);
    setenv("D", dir, 1);
    for (size_t n = 0; n < COUNT_OF(damage); n++) {
        assert_int_equal(system(damage[n]), 0);
        unpack(&bytes, cache, dir);
        assert_true(digest_equal(digest_of(dir), wanted));
    }
    in_temp(other, "victim/data/world.json");
    assert_int_equal(access(other, F_OK), 0); // what a link led to is as it was
    shell("test \"$(ls -A '%s')\" = \"$(basename '%s')\"", cache, dir);
    text_free(&bytes);
}

static void a_cache_that_others_may_write_in_is_refused(void **state) {
    (void)state;
    Text bytes = zip_of(GOOD);
    PackZip zip;
    Err err = {0};
    char cache[PACK_PATH_BYTES], dir[PACK_PATH_BYTES];
    in_temp(cache, "open");
    assert_int_equal(mkdir(cache, 0700), 0);
    assert_int_equal(chmod(cache, 0777), 0);
    assert_true(read_archive(&bytes, &zip, &err));
    assert_false(pack_zip_unpack(&zip, cache, dir, &err));
    assert_non_null(strstr(err.text, "others may write there"));
    pack_zip_free(&zip);
    text_free(&bytes);
}

// ---- places

static void the_first_place_has_a_pack_and_a_folder_goes_before_a_zip(void **state) {
    (void)state;
    char a[PACK_PATH_BYTES], b[PACK_PATH_BYTES], dir[PACK_PATH_BYTES], wanted[PACK_PATH_BYTES + 32];
    in_temp(a, "a");
    in_temp(b, "b");
    shell("mkdir -p '%s/both' '%s/both' '%s/only' '%s/no-card' '%s/empty.zip.d'", a, b, b, a, a);
    shell(
        "touch '%s/both/pack.json' '%s/both.zip' '%s/both/pack.json' '%s/only/pack.json' '%s/.zip'",
        a, a, b, b, a);
    shell("touch '%s/v-0.9.0.zip' '%s/v-0.10.0.zip' '%s/v.zip' '%s/w-2.zip' '%s/readme.txt'", a, a,
          b, a, a);
    const char *folders[] = {a, b, a};
    const PackPlaces places = {.path = folders, .paths = 3};
    PackEntry *list;
    const int count = pack_list(&places, &list);
    Text found = {0};
    for (int n = 0; n < count; n++) {
        if (strncmp(list[n].path, temp, strlen(temp)) != 0) continue;
        text_add(&found, "%s %s%s\n", list[n].id, list[n].path + strlen(temp),
                 list[n].hidden_by >= 0 ? " hidden" : "");
    }
    free(list);
    assert_string_equal(found.data, "both /a/both\nboth /a/both.zip hidden\nboth /b/both hidden\n"
                                    "only /b/only\nv /a/v-0.10.0.zip\nv /a/v-0.9.0.zip hidden\n"
                                    "v /b/v.zip hidden\nw-2 /a/w-2.zip\n");
    text_free(&found);
    Err err = {0};
    assert_true(pack_find("both", &places, dir, &err));
    snprintf(wanted, sizeof wanted, "%s/both", a);
    assert_string_equal(dir, wanted);
    assert_false(pack_find("onyl", &places, dir, &err));
    assert_non_null(strstr(err.text, "did you mean \"only\"?"));
}

static void the_variable_and_the_users_folder_are_places(void **state) {
    (void)state;
    char path[3 * PACK_PATH_BYTES], dir[PACK_PATH_BYTES], one[PACK_PATH_BYTES],
        two[PACK_PATH_BYTES];
    Err err = {0};
    in_temp(one, "one");
    in_temp(two, "two");
    shell("mkdir -p '%s/p1' '%s/p2' '%s/accession/packs/p1' '%s/accession/packs/p3'", one, two, two,
          two);
    shell("touch '%s/p1/pack.json' '%s/p2/pack.json' '%s/accession/packs/p1/pack.json' "
          "'%s/accession/packs/p3/pack.json'",
          one, two, two, two);
    snprintf(path, sizeof path, "::/no/such/folder:%s:%s:", one, two);
    setenv("ACCESSION_PACK_PATH", path, 1);
    setenv("XDG_DATA_HOME", two, 1);
    assert_true(pack_find("p1", NULL, dir, &err));
    assert_int_equal(strncmp(dir, one, strlen(one)), 0);
    assert_true(pack_find("p2", NULL, dir, &err));
    assert_true(pack_find("p3", NULL, dir, &err));
    unsetenv("ACCESSION_PACK_PATH");
    assert_false(pack_find("p2", NULL, dir, &err));
    assert_true(pack_find("p1", NULL, dir, &err));
    assert_int_equal(strncmp(dir, two, strlen(two)), 0);
}

static void a_zip_is_found_by_name_and_by_path_and_loads_as_its_folder(void **state) {
    (void)state;
    static Scenario folder, zip;
    char place[PACK_PATH_BYTES], path[PACK_PATH_BYTES], dir[PACK_PATH_BYTES],
        again[PACK_PATH_BYTES];
    Err err = {0};
    Text bytes = zip_of(SHIPPED);
    in_temp(place, "zips");
    in_temp(path, "zips/mine-0.1.0.zip");
    assert_int_equal(mkdir(place, 0700), 0);
    write_bytes(path, bytes.data, bytes.length);
    const char *folders[] = {place};
    const PackPlaces places = {.path = folders, .paths = 1};
    if (!pack_find("mine", &places, dir, &err)) fail_msg("%s", err.text);
    if (!pack_find(path, NULL, again, &err)) fail_msg("%s", err.text);
    assert_string_equal(dir, again);
    assert_true(shipped_load(SHIPPED, "stalemate", &folder, &err));
    assert_true(shipped_load(dir, "stalemate", &zip, &err));
    assert_memory_equal(&folder, &zip, sizeof folder);
    write_bytes(path, "no archive", 10);
    assert_false(pack_find("mine", &places, dir, &err));
    assert_non_null(strstr(err.text, "mine-0.1.0.zip: is no whole zip archive"));
    text_free(&bytes);
}

static int set_up(void **state) {
    (void)state;
    const char *folder = getenv("TMPDIR");
    snprintf(temp, sizeof temp, "%s/zip-XXXXXX", folder ? folder : P_tmpdir);
    if (!mkdtemp(temp)) return 1;
    setenv("XDG_CACHE_HOME", temp, 1);
    setenv("XDG_DATA_HOME", temp, 1);
    unsetenv("ACCESSION_PACK_PATH");
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    shell("rm -rf '%s'", temp);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pack_in_an_archive_has_the_fingerprint_of_its_folder),
        cmocka_unit_test(the_same_files_give_the_same_bytes),
        cmocka_unit_test(a_folder_with_a_link_is_not_written),
        cmocka_unit_test(one_top_folder_is_taken_off_and_hidden_files_are_left_out),
        cmocka_unit_test(names_that_leave_the_folder_are_refused),
        cmocka_unit_test(names_that_a_terminal_or_a_file_system_would_misread_are_refused),
        cmocka_unit_test(names_that_mean_one_file_are_refused),
        cmocka_unit_test(what_is_no_plain_file_is_refused),
        cmocka_unit_test(encryption_and_unknown_methods_are_refused),
        cmocka_unit_test(wrong_checksums_and_lengths_are_refused),
        cmocka_unit_test(too_many_entries_are_refused),
        cmocka_unit_test(bombs_are_refused),
        cmocka_unit_test(a_bomb_that_states_a_small_size_is_refused),
        cmocka_unit_test(an_archive_cut_off_anywhere_is_refused),
        cmocka_unit_test(a_changed_byte_never_changes_a_pack_unseen),
        cmocka_unit_test(what_is_in_the_cache_is_used_only_if_it_is_the_same),
        cmocka_unit_test(a_cache_that_others_may_write_in_is_refused),
        cmocka_unit_test(the_first_place_has_a_pack_and_a_folder_goes_before_a_zip),
        cmocka_unit_test(the_variable_and_the_users_folder_are_places),
        cmocka_unit_test(a_zip_is_found_by_name_and_by_path_and_loads_as_its_folder),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
