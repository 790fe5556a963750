/* The file of a class, written and read. Always true: see class_file.h. */
#include "class/class_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "class/class_parts.h"
#include "core/memory.h"
#include "core/text.h"
#include "store/file.h"
#include "store/json.h"
#include "store/json_write.h"

static const char head[] = "accession-class 1\n";
enum { DIGITS = 16, FILE_MAX_BYTES = 64 << 20 };

typedef struct ClassFile {
    int fd;
    char path[PACK_PATH_BYTES];
    Digest last;   /* of the line before */
    Text waiting;  /* appended, not yet on the disk */
    bool broken;   /* a write failed: what was appended since is not safe */
} ClassFile;

/* The digest that stands before a line. */
static Digest chained(Digest last, const char *json, size_t length) {
    Digest d = digest_start();
    digest_add_u64(&d, last.a);
    digest_add_bytes(&d, json, length);
    return d;
}

static void line_add(ClassFile *f, const char *json, size_t length) {
    char digits[33];
    f->last = chained(f->last, json, length);
    digest_text(f->last, digits);
    text_add(&f->waiting, "%.*s %.*s\n", DIGITS, digits, (int)length, json);
}

void class_file_append(Class *c, const ClassEvent *e) {
    Text json = {0};
    class_entry_json(e, &json);
    line_add(c->file, json.data, json.length - 1); /* without its end of line */
    text_free(&json);
}

/* --- the disk ----------------------------------------------------------------------------------- */

static bool disk_err(const ClassFile *f, Err *err) {
    return err_set(err, "%s cannot be written: %s; make room, or go on with another file", f->path, strerror(errno));
}

bool class_file_flush(Class *c, Err *err) {
    ClassFile *f = c->file;
    if (!f || !f->waiting.length) return true;
    size_t done = 0;
    while (!f->broken && done < f->waiting.length) {
        const ssize_t wrote = write(f->fd, f->waiting.data + done, f->waiting.length - done);
        if (wrote < 0 && errno != EINTR) f->broken = true;
        done += wrote > 0 ? (size_t)wrote : 0;
    }
    if (!f->broken && fdatasync(f->fd) != 0) f->broken = true;
    if (f->broken) return disk_err(f, err);
    f->waiting.length = 0;
    return true;
}

static void file_free(ClassFile *f) {
    if (!f) return;
    if (f->fd >= 0) close(f->fd);
    text_free(&f->waiting);
    free(f);
}

void class_file_close(Class *c) {
    if (!c->file) return;
    class_file_flush(c, NULL);
    file_free(c->file);
    c->file = NULL;
}

static void folder_sync(const char *path) {
    char folder[PACK_PATH_BYTES];
    snprintf(folder, sizeof folder, "%s", path);
    char *slash = strrchr(folder, '/');
    if (slash) slash[slash == folder] = '\0';
    const int fd = open(slash ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return;
    fsync(fd);
    close(fd);
}

static ClassFile *file_of(const char *path, int flags, Err *err) {
    ClassFile *f = memory_zeros(1, sizeof *f);
    snprintf(f->path, sizeof f->path, "%s", path);
    f->fd = open(path, flags | O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
    /* where files cannot be locked two may write, and a line that does not follow is found */
    const bool taken = f->fd >= 0 && flock(f->fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    if (f->fd >= 0 && !taken) return f;
    if (taken)
        err_set(err, "%s is open already, in a class that is being held: close it there first, or name another file",
                path);
    else err_set(err, "%s cannot be opened: %s", path, strerror(errno));
    file_free(f);
    return NULL;
}

/* --- the setup ---------------------------------------------------------------------------------- */

static void places_write(const ClassSetup *s, JsonOut *json) {
    json_out_key(json, "places");
    json_out_array_begin(json);
    for (int n = 0; n < s->places; n++) {
        json_out_array_begin(json);
        json_out_int(json, s->place[n].table);
        json_out_text(json, s->place[n].seat == SEAT_NONE ? "" : seat_info(s->place[n].seat)->role);
        json_out_array_end(json);
    }
    json_out_array_end(json);
}

static void setup_write(const ClassSetup *s, JsonOut *json) {
    char digest[33], seed[24];
    digest_text(s->pack_digest, digest);
    snprintf(seed, sizeof seed, "%llu", (unsigned long long)s->seed);
    json_out_object_begin(json);
    json_out_put_text(json, "pack", s->pack);
    json_out_put_text(json, "pack_digest", digest);
    json_out_put_text(json, "start", s->start);
    json_out_put_text(json, "language", s->language);
    json_out_key(json, "changes");
    json_out_array_begin(json);
    for (int n = 0; n < s->changes.count; n++) json_out_text(json, s->changes.item[n]);
    json_out_array_end(json);
    json_out_put_text(json, "seed", seed);
    json_out_put_text(json, "date", s->date);
    json_out_put_text(json, "code", s->code);
    json_out_put_text(json, "key", s->key);
    json_out_put_int(json, "tables", s->tables);
    json_out_put_int(json, "plays", s->plays);
    json_out_put_int(json, "turns", s->turns);
    json_out_put_int(json, "turn_fixed", s->turn_fixed);
    json_out_put_int(json, "turn_seconds", s->turn_seconds);
    json_out_put_int(json, "result_seconds", s->result_seconds);
    json_out_put_int(json, "minutes", s->minutes);
    places_write(s, json);
    json_out_object_end(json);
}

static bool changes_read(JsonAt at, Changes *out, Err *err) {
    JsonAt list;
    if (!json_get_array(at, "changes", &list, err)) return false;
    if (json_count(list) > CHANGES_MAX) return json_err(list, err, "at most %d changes are wanted", CHANGES_MAX);
    for (JsonAt item = {0}; json_each(list, &item, NULL);) {
        const char *text;
        if (!json_as_text(item, &text, err)) return false;
        snprintf(out->item[out->count++], CHANGE_BYTES, "%s", text);
    }
    return true;
}

static bool place_read(JsonAt pair, int tables, ClassPlace *out, Err *err) {
    const char *role = "";
    JsonAt item = {0};
    if (!json_as_array(pair, err)) return false;
    if (json_count(pair) != 2) return json_err(pair, err, "a table and a role are wanted");
    json_each(pair, &item, NULL);
    if (!json_as_int(item, 0, tables - 1, &out->table, err)) return false;
    json_each(pair, &item, NULL);
    if (!json_as_text(item, &role, err)) return false;
    out->seat = seat_find(role);
    return out->seat != SEAT_NONE || !*role || json_err(item, err, "found \"%s\", a role such as lead is wanted", role);
}

static bool places_read(JsonAt at, ClassSetup *out, Err *err) {
    JsonAt list;
    if (!json_get_array(at, "places", &list, err)) return false;
    if (json_count(list) > CLASS_PEOPLE_MAX)
        return json_err(list, err, "at most %d places are wanted", CLASS_PEOPLE_MAX);
    for (JsonAt item = {0}; json_each(list, &item, NULL);)
        if (!place_read(item, out->tables, &out->place[out->places++], err)) return false;
    return true;
}

static bool digest_and_seed(JsonAt at, ClassSetup *out, Err *err) {
    const char *digest, *seed;
    char *end;
    JsonAt found = {0};
    if (!json_get_text(at, "pack_digest", &digest, err) || !json_get_text(at, "seed", &seed, err)) return false;
    json_object_find(at, "pack_digest", &found);
    if (strlen(digest) != 32 || !digest_read(digest, &out->pack_digest))
        return json_err(found, err, "a digest: 32 digits 0-9, a-f is wanted");
    errno = 0;
    out->seed = strtoull(seed, &end, 10);
    json_object_find(at, "seed", &found);
    return (errno == 0 && *seed >= '0' && *seed <= '9' && !*end) ||
           json_err(found, err, "a whole number in quotes is wanted");
}

static bool setup_read(JsonAt at, ClassSetup *out, Err *err) {
    static const char *const keys[] = {
        "pack",   "pack_digest", "start", "language",   "changes",      "seed",           "date",    "code",  "key",
        "tables", "plays",       "turns", "turn_fixed", "turn_seconds", "result_seconds", "minutes", "places"};
    JsonAt plays;
    *out = (ClassSetup){.plays = 1};
    if (json_object_find(at, "plays", &plays) && !json_as_int(plays, 1, CLASS_PLAYS_MAX, &out->plays, err))
        return false; /* older files have none */
    return json_only_keys(at, keys, COUNT_OF(keys), err) && digest_and_seed(at, out, err) &&
           class_text_read(at, "pack", out->pack, sizeof out->pack, err) &&
           class_text_read(at, "start", out->start, sizeof out->start, err) &&
           class_text_read(at, "language", out->language, sizeof out->language, err) &&
           changes_read(at, &out->changes, err) && class_text_read(at, "date", out->date, sizeof out->date, err) &&
           class_text_read(at, "code", out->code, sizeof out->code, err) &&
           class_text_read(at, "key", out->key, sizeof out->key, err) &&
           json_get_int(at, "tables", 1, CLASS_TABLES_MAX, &out->tables, err) &&
           json_get_int(at, "turns", 0, 1000, &out->turns, err) &&
           json_get_int(at, "turn_fixed", 0, 12, &out->turn_fixed, err) &&
           json_get_int(at, "turn_seconds", 0, 86400, &out->turn_seconds, err) &&
           json_get_int(at, "result_seconds", 0, 86400, &out->result_seconds, err) &&
           json_get_int(at, "minutes", 0, 10000, &out->minutes, err) && places_read(at, out, err);
}

bool class_file_peek(const char *path, ClassSetup *out) {
    enum { PEEK_BYTES = 1 << 16 };
    char *bytes = memory_new(PEEK_BYTES);
    const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    const ssize_t got = fd >= 0 ? read(fd, bytes, PEEK_BYTES) : -1;
    const size_t before = strlen(head) + DIGITS + 1;
    const char *end = got > (ssize_t)before ? memchr(bytes + before, '\n', (size_t)got - before) : NULL;
    JsonAt at;
    Json *json = end && memcmp(bytes, head, strlen(head)) == 0
                     ? json_parse(path, bytes + before, (size_t)(end - bytes) - before, NULL)
                     : NULL;
    const bool done = json && json_get_object(json_root(json), "setup", &at, NULL) && setup_read(at, out, NULL);
    json_free(json);
    if (fd >= 0) close(fd);
    free(bytes);
    return done;
}

bool class_file_make(Class *c, const char *path, Err *err) {
    Text line = {0};
    JsonOut json = json_out_start(&line, 0);
    ASSERT(c->entries == 0);
    c->file = file_of(path, O_CREAT, err);
    if (!c->file) return false;
    if (lseek(c->file->fd, 0, SEEK_END) != 0) { /* an empty one was begun and nothing came of it */
        class_file_close(c);
        return err_set(err, "%s is there already; name another file, or open this one", path);
    }
    text_add(&c->file->waiting, "%s", head);
    json_out_object_begin(&json);
    json_out_key(&json, "setup");
    setup_write(&c->setup, &json);
    json_out_object_end(&json);
    json_out_finish(&json);
    line_add(c->file, line.data, line.length - 1);
    text_free(&line);
    if (!class_file_flush(c, err)) {
        unlink(path);
        class_file_close(c);
        return false;
    }
    folder_sync(path);
    return true;
}

/* --- reading ------------------------------------------------------------------------------------ */

typedef struct Lines {
    const char *path;
    char *bytes;
    size_t length, at; /* at: what has been read, whole lines only */
    int number;
    Digest last;
    const char *json;  /* of the present line */
    size_t json_length;
} Lines;

typedef enum LineEnd { LINE_READ, LINE_NONE, LINE_CUT, LINE_WRONG } LineEnd;

/* The last line may have been cut off while it was written; any other must be what it was. */
static LineEnd line_next(Lines *l) {
    const char *start = l->bytes + l->at, *end = memchr(start, '\n', l->length - l->at);
    char digits[33];
    if (l->at == l->length) return LINE_NONE;
    l->number++;
    if (!end) return LINE_CUT;
    const bool last = end + 1 == l->bytes + l->length;
    const size_t length = (size_t)(end - start);
    if (length <= DIGITS + 1) return last ? LINE_CUT : LINE_WRONG;
    l->json = start + DIGITS + 1;
    l->json_length = length - DIGITS - 1;
    const Digest digest = chained(l->last, l->json, l->json_length);
    digest_text(digest, digits);
    if (memcmp(digits, start, DIGITS) != 0 || start[DIGITS] != ' ') return LINE_WRONG;
    l->last = digest;
    l->at += length + 1;
    return LINE_READ;
}

static bool line_err(const Lines *l, Err *err, const char *what) {
    return err_set(err, "%s:%d: %s", l->path, l->number, what);
}

static bool setup_line(Lines *l, ClassSetup *setup, Err *err) {
    static const char *const keys[] = {"setup"};
    const size_t skip = sizeof head - 1;
    JsonAt at;
    if (l->length < skip || memcmp(l->bytes, head, skip) != 0)
        return err_set(err, "%s is no class file: its first line is not \"accession-class 1\"", l->path);
    l->at = skip;
    l->number = 1;
    if (line_next(l) != LINE_READ)
        return line_err(l, err, "the setup of the class is damaged; take a copy of the file");
    Json *json = json_parse(l->path, l->json, l->json_length, err);
    const bool done = json && json_only_keys(json_root(json), keys, 1, err) &&
                      json_get_object(json_root(json), "setup", &at, err) && setup_read(at, setup, err);
    json_free(json);
    return done;
}

static bool entry_live(Class *c, const Lines *l, Err *err) {
    ClassEvent e;
    Verdict v;
    Err inner = {{0}};
    if (!class_entry_read(l->json, l->json_length, &e, &inner)) return line_err(l, err, inner.text);
    return class_do(c, &e, e.at, &v) || line_err(l, err, v.why_not);
}

static bool lines_live(Class *c, Lines *l, Text *said, Err *err) {
    for (;;) {
        switch (line_next(l)) {
        case LINE_READ:
            if (!entry_live(c, l, err)) return false;
            break;
        case LINE_NONE: return true;
        case LINE_CUT:
            text_say(said,
                     "%s:%d: the last line was cut off while it was written; it was not acknowledged to anybody, and "
                     "is left out.\n",
                     l->path, l->number);
            return true;
        case LINE_WRONG: return line_err(l, err, "this line is not what was written: its digest differs");
        }
    }
}

/* Writing goes on where the last whole line ends. */
static bool go_on(ClassFile *f, const Lines *l, Err *err) {
    f->last = l->last;
    return l->at == l->length || ftruncate(f->fd, (off_t)l->at) == 0 || disk_err(f, err);
}

bool class_file_open(Class *c, const char *path, bool to_write, const char *language, ClassFindPack *find,
                     void *context, Text *said, Err *err) {
    Lines l = {.path = path};
    char dir[PACK_PATH_BYTES];
    ClassFile *file = to_write ? file_of(path, 0, err) : NULL; /* nobody else writes it while it is read */
    if (to_write && !file) return false;
    ClassSetup *setup = memory_new(sizeof *setup);
    bool done = file_read(path, FILE_MAX_BYTES, FILE_LINKS_FOLLOW, &l.bytes, &l.length, err) &&
                setup_line(&l, setup, err) && find(context, setup->pack, dir, err);
    if (done && language) snprintf(setup->language, sizeof setup->language, "%.15s", language);
    done = done && class_begin(c, setup, dir, err);
    if (done && (!lines_live(c, &l, said, err) || (file && !go_on(file, &l, err)))) {
        class_end(c);
        done = false;
    }
    if (done) c->file = file;
    else file_free(file);
    free(setup);
    free(l.bytes);
    return done;
}
