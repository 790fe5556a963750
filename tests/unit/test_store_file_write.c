/* Writing whole files: in which order the system is asked, and what stands there when it says no. The calls
 * below take the place of the C library's in this program: they note what is asked and fail as they are told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "core/text.h"
#include "store/file.h"

static struct {
    bool notes;
    Text told;          /* "open x.tmp, write, ..." */
    int calls, fails_at; /* from 1 */
    int error;
    int shorten, interrupt; /* so many writes write one byte, or are interrupted */
    bool no_links;
    int opened;
} sys;

static const char *name_of(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash && slash[1] ? slash + 1 : path;
}

static bool fails(const char *call, const char *path) {
    if (!sys.notes) return false;
    text_add(&sys.told, "%s%s%s%s", sys.told.length ? ", " : "", call, path ? " " : "", path ? name_of(path) : "");
    if (++sys.calls != sys.fails_at) return false;
    errno = sys.error;
    return true;
}

int open(const char *path, int flags, ...) {
    va_list list;
    va_start(list, flags);
    const int mode = flags & O_CREAT ? va_arg(list, int) : 0;
    va_end(list);
    if (fails(flags & O_DIRECTORY ? "folder" : "open", path)) return -1;
    const int fd = (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
    sys.opened += fd >= 0;
    return fd;
}

ssize_t write(int fd, const void *bytes, size_t length) {
    if (fails("write", NULL)) return -1;
    if (sys.notes && sys.interrupt > 0) {
        sys.interrupt--;
        errno = EINTR;
        return -1;
    }
    return syscall(SYS_write, fd, bytes, sys.notes && sys.shorten-- > 0 && length > 1 ? 1 : length);
}

int fsync(int fd) { return fails("fsync", NULL) ? -1 : (int)syscall(SYS_fsync, fd); }

int close(int fd) {
    const bool no = fails("close", NULL);
    sys.opened--;
    const int code = (int)syscall(SYS_close, fd);
    return no ? -1 : code;
}

int link(const char *from, const char *to) {
    if (fails("link", to)) return -1;
    if (sys.no_links) {
        errno = EPERM;
        return -1;
    }
    return (int)syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int rename(const char *from, const char *to) {
    return fails("rename", to) ? -1 : (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int unlink(const char *path) {
    return fails("unlink", path) ? -1 : (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

static char folder[64];

static int folder_make(void **state) {
    (void)state;
    strcpy(folder, "/tmp/test_file_write_XXXXXX");
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int folder_remove(void **state) {
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    text_free(&sys.told);
    return chdir("/") == 0 && system(command) == 0 ? 0 : -1;
}

static void listen(int fails_at, int error) {
    text_free(&sys.told);
    memset(&sys, 0, sizeof sys);
    sys.fails_at = fails_at;
    sys.error = error;
    sys.notes = true;
}

/* Writes with what listen() said; what was noted stays in sys. */
static bool replaces(const char *path, const char *bytes, int kept, Err *err) {
    *err = (Err){{0}};
    const bool done = file_replace(path, bytes, strlen(bytes), kept, err);
    sys.notes = false;
    assert_int_equal(sys.opened, 0); /* every descriptor is closed, whatever fails */
    assert_int_equal(done, err->text[0] == '\0');
    return done;
}

static void holds(const char *path, const char *bytes) {
    char have[64];
    FILE *file = fopen(path, "rb");
    if (!bytes) {
        assert_null(file);
        return;
    }
    if (!file) fail_msg("%s is not there", path);
    const size_t length = fread(have, 1, sizeof have - 1, file);
    have[length] = '\0';
    fclose(file);
    assert_string_equal(have, bytes);
}

static void put(const char *path, const char *bytes) {
    Err err = {{0}};
    assert_true(file_replace(path, bytes, strlen(bytes), 0, &err));
}

static void a_file_is_brought_to_the_disk_before_it_takes_the_place_of_the_old_one(void **state) {
    (void)state;
    Err err;
    listen(0, 0);
    assert_true(replaces("game", "new", 0, &err));
    assert_string_equal(sys.told.data,
                        "folder ., unlink game.tmp, open game.tmp, write, fsync, close, rename game, fsync, close");
    holds("game", "new");
    listen(0, 0);
    assert_true(replaces("game", "newer", 2, &err));
    assert_string_equal(sys.told.data, "folder ., unlink game.tmp, open game.tmp, write, fsync, close, rename game.2, "
                                       "unlink game.1, link game.1, rename game, fsync, close");
    holds("game", "newer");
    holds("game.1", "new");
}

static void as_many_older_versions_are_kept_as_are_asked_for(void **state) {
    (void)state;
    static const char *const versions[] = {"a", "b", "c", "d", "e"};
    for (int kept = 0; kept <= 3; kept++) {
        char path[16], older[32];
        Err err;
        snprintf(path, sizeof path, "many%d", kept);
        for (int n = 0; n < 5; n++) {
            assert_true(file_replace(path, versions[n], 1, kept, &err));
        }
        holds(path, "e");
        for (int n = 1; n <= 4; n++) {
            snprintf(older, sizeof older, "%s.%d", path, n);
            holds(older, n <= kept ? versions[4 - n] : NULL);
        }
    }
}

static void without_links_the_older_version_is_moved(void **state) {
    (void)state;
    Err err;
    put("moved", "old");
    listen(0, 0);
    sys.no_links = true;
    assert_true(replaces("moved", "new", 1, &err));
    holds("moved", "new");
    holds("moved.1", "old");
}

static void a_first_version_has_no_older_one_and_nothing_is_moved_for_it(void **state) {
    (void)state;
    Err err;
    listen(0, 0);
    assert_true(replaces("first", "new", 1, &err));
    assert_null(strstr(sys.told.data, "rename first.1"));
    holds("first.1", NULL);
}

/* Which call fails is in the error; the old file stands and no temporary one is left. */
static void whichever_call_fails_the_old_file_or_the_new_one_stands_whole(void **state) {
    (void)state;
    put("whole", "old");
    for (int n = 1;; n++) {
        Err err;
        put("whole", "old");
        listen(n, ENOSPC);
        const bool done = replaces("whole", "new", 1, &err);
        if (sys.calls < n) break;
        assert_in_range(n, 1, 12);
        holds("whole.tmp", NULL);
        if (done) {
            holds("whole", "new");
            continue;
        }
        if (!strstr(err.text, "No space left on device")) fail_msg("call %d: %s", n, err.text);
        holds("whole", strstr(err.text, "its folder cannot be brought") ? "new" : "old");
    }
}

static void each_refusal_says_what_could_not_be_done(void **state) {
    (void)state;
    static const struct { int call; const char *says; } told[] = {
        {1, ".: the folder cannot be opened: Input/output error"},
        {3, "said.tmp: cannot be created: Input/output error"},
        {4, "said.tmp: cannot be written: Input/output error"},
        {5, "said.tmp: cannot be brought to the disk: Input/output error"},
        {6, "said.tmp: cannot be closed: Input/output error"},
        {7, "said: cannot be put in place: Input/output error"},
        {8, "said: its folder cannot be brought to the disk: Input/output error"},
    };
    for (size_t n = 0; n < COUNT_OF(told); n++) {
        Err err;
        listen(told[n].call, EIO);
        assert_false(replaces("said", "x", 0, &err));
        assert_string_equal(err.text, told[n].says);
    }
}

static void what_is_written_in_pieces_or_interrupted_is_written_to_the_end(void **state) {
    (void)state;
    Err err;
    listen(0, 0);
    sys.shorten = 3;
    sys.interrupt = 1;
    assert_true(replaces("pieces", "abcdefgh", 0, &err));
    holds("pieces", "abcdefgh");
    listen(0, 0);
    assert_true(replaces("pieces", "", 0, &err));
    holds("pieces", "");
}

static void what_an_earlier_write_left_is_swept_away(void **state) {
    (void)state;
    Err err;
    put("swept.tmp", "left");
    listen(0, 0);
    assert_true(replaces("swept", "new", 0, &err));
    holds("swept", "new");
    holds("swept.tmp", NULL);
    FileOut out;
    assert_true(file_out_begin(&out, "swept", &err));
    assert_true(file_out_write(&out, "half", 4, &err));
    holds("swept.tmp", "half");
    file_out_drop(&out);
    holds("swept", "new");
    holds("swept.tmp", NULL);
}

static void nothing_is_written_over_what_is_no_file(void **state) {
    (void)state;
    Err err;
    assert_int_equal(mkdir("below", 0700), 0);
    put("below/target", "old");
    assert_int_equal(symlink("below/target", "pointer"), 0);
    listen(0, 0);
    assert_false(replaces("pointer", "new", 0, &err));
    assert_string_equal(err.text, "pointer: is no regular file, so that nothing is written over it");
    assert_false(replaces("below", "new", 0, &err));
    holds("below/target", "old");
    holds("pointer.tmp", NULL);
}

static void a_path_may_have_a_folder_the_root_or_none(void **state) {
    (void)state;
    Err err;
    FileOut out;
    char whole[128], longer[PATH_MAX + 8];
    assert_int_equal(mkdir("inside", 0700), 0);
    listen(0, 0);
    assert_true(replaces("inside/file", "x", 0, &err));
    assert_non_null(strstr(sys.told.data, "folder inside, "));
    holds("inside/file", "x");
    snprintf(whole, sizeof whole, "%s/inside/other", folder);
    listen(0, 0);
    assert_true(replaces(whole, "y", 0, &err));
    holds(whole, "y");
    listen(3, EACCES); /* never made: the third call is the one that would */
    assert_false(file_out_begin(&out, "/test_file_write", &err));
    assert_non_null(strstr(sys.told.data, "folder /, "));
    assert_string_equal(err.text, "/test_file_write.tmp: cannot be created: Permission denied");
    sys.notes = false;
    memset(longer, 'a', sizeof longer);
    longer[PATH_MAX - 8] = '\0'; /* .tmp and two digits have to fit */
    assert_false(file_replace(longer, "x", 1, 0, &err));
    assert_non_null(strstr(err.text, "the path is too long"));
    longer[PATH_MAX - 9] = '\0';
    assert_false(file_replace(longer, "x", 1, 0, &err));
    assert_null(strstr(err.text, "the path is too long"));
}

static void every_folder_of_a_path_is_made(void **state) {
    (void)state;
    Err err;
    struct stat info;
    char longer[PATH_MAX + 1];
    assert_true(file_folder("one/two/three", &err));
    assert_true(file_folder("one/two/three", &err));
    assert_int_equal(stat("one/two/three", &info), 0);
    assert_true(S_ISDIR(info.st_mode));
    assert_int_equal(info.st_mode & 0777, 0700);
    put("one/file", "x");
    assert_false(file_folder("one/file/below", &err));
    assert_string_equal(err.text, "one/file/below: the folder cannot be created: Not a directory");
    assert_false(file_folder("", &err));
    assert_string_equal(err.text, ": no folder's path");
    memset(longer, 'a', PATH_MAX);
    longer[PATH_MAX] = '\0';
    assert_false(file_folder(longer, &err));
    assert_non_null(strstr(err.text, "no folder's path"));
    longer[PATH_MAX - 1] = '\0';
    assert_false(file_folder(longer, &err)); /* so long a name no file system takes */
    assert_null(strstr(err.text, "no folder's path"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_brought_to_the_disk_before_it_takes_the_place_of_the_old_one),
        cmocka_unit_test(as_many_older_versions_are_kept_as_are_asked_for),
        cmocka_unit_test(without_links_the_older_version_is_moved),
        cmocka_unit_test(a_first_version_has_no_older_one_and_nothing_is_moved_for_it),
        cmocka_unit_test(whichever_call_fails_the_old_file_or_the_new_one_stands_whole),
        cmocka_unit_test(each_refusal_says_what_could_not_be_done),
        cmocka_unit_test(what_is_written_in_pieces_or_interrupted_is_written_to_the_end),
        cmocka_unit_test(what_an_earlier_write_left_is_swept_away),
        cmocka_unit_test(nothing_is_written_over_what_is_no_file),
        cmocka_unit_test(a_path_may_have_a_folder_the_root_or_none),
        cmocka_unit_test(every_folder_of_a_path_is_made),
    };
    return cmocka_run_group_tests(tests, folder_make, folder_remove);
}
