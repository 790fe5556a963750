/* The class's debrief, made while the class goes on: `accession class debrief` beside the host. Always true:
 * see server.h; the folder is new, and one in which nothing came to be is taken away again. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "class/server_parts.h"
#include "core/tongue.h"
#include "store/file.h"

enum { PAGE_BYTES_MAX = 32 << 20, FOLDERS_MAX = 1000 };
static const char ending[] = ".class";

/* Of "lesson.class": "lesson-debrief", or "lesson-debrief-2" and so on. */
static bool folder_new(const char *file, char out[SERVER_PATH_BYTES]) {
    size_t stem = strlen(file);
    if (stem > strlen(ending) && strcmp(file + stem - strlen(ending), ending) == 0) stem -= strlen(ending);
    for (int n = 1; n < FOLDERS_MAX; n++) {
        char number[16] = "";
        if (n > 1) snprintf(number, sizeof number, "-%d", n);
        const int length = snprintf(out, SERVER_PATH_BYTES, "%.*s-debrief%s", (int)stem, file, number);
        if (length >= SERVER_PATH_BYTES) return errno = ENAMETOOLONG, false;
        if (mkdir(out, 0700) == 0) return true;
        if (errno != EEXIST) return false;
    }
    return false;
}

static bool child_starts(Server *s, const char *file, Err *err) {
    const char *argument[16] = {"class", "debrief", file, "-o", s->debrief.folder, "--pack", s->c->book->dir};
    int count = 7;
    if (s->ask.data) argument[count++] = "--data", argument[count++] = s->ask.data;
    if (s->ask.language) argument[count++] = "--language", argument[count++] = s->ask.language;
    return child_begin(&s->debrief.child, argument, err);
}

static void becomes(Server *s, ViewDebrief state, const char *words) {
    s->host.debrief.state = state;
    s->host.debrief.words = words;
    s->board.fresh = false;
    s->told_soon = true;
}

bool debrief_begin(Server *s, Reply *r) {
    char file[PATH_MAX];
    Err err = {{0}};
    if (!s->c->table[0].game) return reply_no(r, "the games have not begun", "start them");
    if (s->debrief.child.pid) return reply_no(r, "the debrief is being made", "wait until it is there");
    if (!s->ask.file || !realpath(s->ask.file, file))
        return reply_no(r, "the file of the class is gone", "put it back where it was");
    if (!folder_new(file, s->debrief.folder))
        return reply_no(r, "no folder can be made beside the file of the class", "make room there, or allow writing");
    if (!child_starts(s, file, &err)) {
        rmdir(s->debrief.folder);
        return reply_no(r, err.text, "");
    }
    s->debrief.since = server_now(s);
    s->debrief.said.length = 0;
    s->host.debrief.seconds = 0;
    becomes(s, VIEW_DEBRIEF_WORKS, NULL);
    return r->v.taken = true;
}

/* Its last line, without the names of program and command. */
static void why_failed(Server *s) {
    static const char *const names[] = {"accession: ", "debrief: "};
    Text *said = &s->debrief.said;
    text_add(said, "%s", "");
    while (said->length > 0 && said->data[said->length - 1] == '\n') said->data[--said->length] = '\0';
    const char *line = said->length > 0 ? strrchr(said->data, '\n') : NULL;
    line = line ? line + 1 : said->length > 0 ? said->data : tongue("It was ended before it was ready.");
    for (size_t n = 0; n < COUNT_OF(names); n++)
        if (strncmp(line, names[n], strlen(names[n])) == 0) line += strlen(names[n]);
    snprintf(s->debrief.words, sizeof s->debrief.words, "%.600s", line);
}

void debrief_follow(Server *s) {
    if (!s->debrief.child.pid) return;
    const int seconds = (int)(server_now(s) - s->debrief.since);
    if (child_follow(&s->debrief.child, &s->debrief.said)) {
        if (seconds != s->host.debrief.seconds) becomes(s, VIEW_DEBRIEF_WORKS, NULL);
        s->host.debrief.seconds = seconds;
        return;
    }
    snprintf(s->debrief.words, sizeof s->debrief.words, "%s/debrief.html", s->debrief.folder);
    if (s->debrief.child.status == 0 && access(s->debrief.words, R_OK) == 0) {
        becomes(s, VIEW_DEBRIEF_DONE, s->debrief.words);
        return;
    }
    why_failed(s);
    rmdir(s->debrief.folder);
    becomes(s, VIEW_DEBRIEF_FAILED, s->debrief.words);
}

void debrief_end(Server *s) {
    if (s->debrief.child.pid) {
        child_end(&s->debrief.child);
        rmdir(s->debrief.folder);
    }
    text_free(&s->debrief.said);
}

bool debrief_read(const Server *s, Reply *r) {
    char *html;
    size_t length;
    if (s->host.debrief.state != VIEW_DEBRIEF_DONE)
        return reply_no(r, "there is no debrief yet", "make it on the board");
    if (!file_read(s->debrief.words, PAGE_BYTES_MAX, FILE_LINKS_REFUSE, &html, &length, NULL))
        return reply_no(r, "the debrief's page is gone", "make it again on the board");
    JsonOut json = json_out_start(&r->more, 0);
    json_out_object_begin(&json);
    json_out_put_text(&json, "what", "page");
    json_out_put_text(&json, "html", html);
    json_out_object_end(&json);
    json_out_finish(&json);
    free(html);
    return r->v.taken = true;
}
