/* Watching a pack's folder: inotify, or comparing. Always true: see pack_watch.h; hidden files, which
 * are no part of a pack, are not looked at. */
#include "cli/pack_watch.h"

#include "core/digest.h"
#include "core/memory.h"
#include "store/pack.h"

#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { DEPTH_MAX = 10 };

struct PackWatch {
    char dir[PACK_PATH_BYTES];
    int queue; /* of inotify, or -1: sizes and times are compared */
    bool blind; /* a folder could not be watched */
    uint64_t seen;
};

static const uint32_t events =
    IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ATTRIB;

static uint64_t mixed(uint64_t a, uint64_t b) { return (a ^ b) * UINT64_C(0x9E3779B97F4A7C15) + (a >> 29); }

/* Names, sizes and times of what is below; folders are watched on the way. */
static uint64_t look_below(PackWatch *w, const char *dir, int depth) {
    uint64_t sum = 0;
    if (w->queue >= 0 && inotify_add_watch(w->queue, dir, events) < 0 && errno != ENOENT && errno != ENOTDIR)
        w->blind = true;
    DIR *d = depth < DEPTH_MAX ? opendir(dir) : NULL;
    for (struct dirent *e; d && (e = readdir(d)) != NULL;) {
        char path[PACK_PATH_BYTES];
        struct stat info;
        if (e->d_name[0] == '.') continue;
        if (snprintf(path, sizeof path, "%s/%s", dir, e->d_name) >= (int)sizeof path || lstat(path, &info) != 0)
            continue;
        uint64_t one = 1;
        for (const char *c = path; *c; c++) one = mixed(one, (uint64_t)(unsigned char)*c);
        if (S_ISDIR(info.st_mode)) one = mixed(one, look_below(w, path, depth + 1));
        else
            one = mixed(mixed(one, (uint64_t)info.st_size),
                        (uint64_t)info.st_mtim.tv_sec * 1000000000u + (uint64_t)info.st_mtim.tv_nsec);
        sum += one; /* in any order */
    }
    if (d) closedir(d);
    return sum;
}

static uint64_t look(PackWatch *w) {
    const uint64_t sum = look_below(w, w->dir, 0);
    if (w->blind && w->queue >= 0) { /* too many watches: compare from now on */
        close(w->queue);
        w->queue = -1;
    }
    return sum;
}

PackWatch *pack_watch_begin(const char *dir) {
    PackWatch *w = memory_zeros(1, sizeof *w);
    snprintf(w->dir, sizeof w->dir, "%s", dir);
    w->queue = getenv("ACCESSION_WATCH_POLL") ? -1 : inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    w->seen = look(w);
    return w;
}

bool pack_watch_changed(PackWatch *w) {
    _Alignas(struct inotify_event) char bytes[4096];
    bool told = w->queue < 0;
    while (w->queue >= 0 && read(w->queue, bytes, sizeof bytes) > 0) told = true;
    if (!told) return false;
    /* new folders are watched from here on, what came into them before is in the sum */
    const uint64_t now = look(w);
    const bool changed = now != w->seen;
    w->seen = now;
    return changed;
}

void pack_watch_wait(PackWatch *w, int milliseconds) {
    struct pollfd one = {.fd = w->queue, .events = POLLIN};
    poll(&one, w->queue >= 0 ? 1 : 0, milliseconds);
}

void pack_watch_end(PackWatch *w) {
    if (w && w->queue >= 0) close(w->queue);
    free(w);
}
