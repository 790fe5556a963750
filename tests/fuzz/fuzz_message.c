/* libFuzzer: bytes as what browsers send to a class: a real one of two tables, with its file, behind the door of
 * the host (server_hear) and with the views that go out, but without a network. Each line is one thing:
 *
 *   0..7 text   the connection's message: 0 the board, 1 to 3 people, 4 the wall, 5 to 7 strangers
 *   J n name    connection n joins with the code of the class
 *   B n m       connection n comes back as person m, with its key
 *   T seconds   time passes
 *   H text      a Host header, and the Origin behind a space
 *   P path      a page is asked for
 *
 * What is refused leaves the class as it was; what goes out is JSON, no longer than promised, and holds no key but
 * to whom it belongs; the file lives again to the same class. */
#include "tests/fuzz/class.h"
#include "tests/fuzz/common.h"

#include "class/class_file.h"
#include "class/server_loop.h"
#include "report/paper.h"

enum { LINKS = 8, LINES_MAX = 60, TICKS_MAX = 16, BOARD = 0, PEOPLE = 3, WALL = 4 };

/* --- in place of server_loop.c and server_debrief.c ---------------------------------------------- */

static struct {
    Server *s;
    int answers;
    bool taken;
} now;

void loop_wants(Link *l) { (void)l; }
void link_close(Server *s, Link *l, int code) { (void)s, l->close_code = code; }
bool loop_open(Server *s, Err *err) { return (void)s, (void)err, true; }
void loop_close(Server *s) { (void)s; }
void loop_round(Server *s) { (void)s; }
bool debrief_begin(Server *s, Reply *r) {
    return (void)s, reply_no(r, "no folder can be made beside the file of the class", "");
}
bool debrief_read(const Server *s, Reply *r) { return (void)s, reply_no(r, "the debrief was not made", "make it"); }
void debrief_follow(Server *s) { (void)s; }
void debrief_end(Server *s) { (void)s; }

static void check_secrets(const Server *s, const Link *l, const char *text) {
    if (l->role == ROLE_BOARD) return;
    ASSERT(!strstr(text, s->c->setup.key));
    ASSERT(l->role == ROLE_WALL || !strstr(text, s->wall_key));
    for (int n = 0; n < s->c->people; n++) {
        const ClassPerson *p = &s->c->person[n];
        if (p->key[0] && !(l->role == ROLE_PERSON && l->person == n)) ASSERT(!strstr(text, p->key));
    }
}

bool loop_write(Link *l, const Text *text) {
    Err err = {{0}};
    const char *what;
    Json *json = json_parse("told", text->data, text->length, &err);
    if (!json) fprintf(stderr, "%s\n%s\n", err.text, text->data);
    ASSERT(json && json_get_text(json_root(json), "what", &what, &err));
    ASSERT(text->length <= VIEW_BYTES_MAX);
    check_secrets(now.s, l, text->data);
    if (strcmp(what, "answer") == 0) {
        now.answers++;
        ASSERT(json_get_bool(json_root(json), "taken", &now.taken, &err));
    }
    json_free(json);
    return true;
}

/* --- the class ----------------------------------------------------------------------------------- */

static void must(Class *c, const ClassEvent *e) {
    Verdict v;
    ASSERT(class_do(c, e, 1, &v));
}

static void person_comes(Class *c, int n) {
    static const ClassPlace places[PEOPLE] = {{0, SEAT_candidate}, {0, SEAT_lead}, {1, SEAT_candidate}};
    ClassEvent join = class_event(CLASS_EVENT_join), place = class_event(CLASS_EVENT_place);
    snprintf(join.text, sizeof join.text, "Seat %d", n + 1);
    ASSERT(class_key_draw(join.key, NULL));
    must(c, &join);
    place.person = n;
    place.table = places[n].table;
    place.seat = places[n].seat;
    must(c, &place);
}

static const Class *base(void) {
    const ClassSetup setup = fuzz_class_setup();
    paper_columns_use(PAPER_UNBROKEN);
    return fuzz_class_base(&setup);
}

static const char *class_path(void) {
    static char path[128];
    snprintf(path, sizeof path, "%s/live.class", fuzz_folder());
    return path;
}

static Server *server_of(Class *c) {
    Server *s = calloc(1, sizeof *s);
    ASSERT(s);
    s->c = c;
    s->port = SERVER_PORT;
    s->aloud_table = -1;
    s->wrong_allowance = WRONG_A_SECOND;
    s->link = calloc(LINKS_MAX, sizeof *s->link);
    ASSERT(s->link && class_key_draw(s->wall_key, NULL) && pages_open(NULL, NULL, NULL));
    s->began = server_now(s);
    s->at = 2;
    s->read = c->entries;
    s->host.wall_key = s->wall_key;
    net_addresses(s);
    return s;
}

static void link_begins(Link *l) {
    for (int n = 0; n < l->answers; n++) text_free(&l->answer[n]);
    *l = (Link){.wsi = (struct lws *)l, .talks = true, .person = -1, .table = -1, .seat = SEAT_NONE};
}

/* --- what happens -------------------------------------------------------------------------------- */

static void told(Server *s) {
    server_settle(s);
    ASSERT(!s->failed && server_settled(s));
    for (int n = 0; n < LINKS; n++)
        while (link_tell(s, &s->link[n])) continue;
}

static void hear(Server *s, Link *l, const char *text) {
    told(s);
    const Digest before = fuzz_class_digest(s->c);
    now.answers = 0;
    now.taken = false;
    server_hear(s, l, text, strlen(text));
    if (l->held) {
        s->at += 1.5;
        l->held = false;
        server_hear(s, l, text, strlen(text));
        ASSERT(!l->held);
    }
    const bool closed = l->close_code != 0;
    const Digest after = fuzz_class_digest(s->c);
    while (l->answers > 0) link_tell(s, l);
    ASSERT(closed || now.answers == 1);
    const bool same = digest_equal(before, after) || (now.answers > 0 && now.taken);
    if (!same) fprintf(stderr, "refused, and not as it was: %s\n", text);
    ASSERT(same);
    told(s);
    for (int n = 0; n < LINKS; n++)
        if (s->link[n].close_code) link_begins(&s->link[n]);
}

static void with_key(Server *s, int link, const char *deed, const char *key) {
    char text[200];
    snprintf(text, sizeof text, "{\"do\": \"%s\", \"key\": \"%s\"}", deed, key);
    hear(s, &s->link[link], text);
}

static void joins(Server *s, int link, const char *name) {
    char text[300];
    snprintf(text, sizeof text, "{\"do\": \"join\", \"code\": \"%s\", \"name\": \"%.100s\"}", s->c->setup.code, name);
    hear(s, &s->link[link], text);
}

static void head(const Server *s, char *host) {
    char *origin = strchr(host, ' ');
    if (origin) *origin++ = '\0';
    const bool own = strcmp(host, "127.0.0.1:8450") == 0 || strcmp(host, "localhost:8450") == 0;
    ASSERT(net_is_own(s, host) == own);
    if (!origin) return;
    const bool same = strncmp(origin, "http://", 7) == 0 && strcmp(origin + 7, host) == 0;
    ASSERT(net_is_origin(origin, host) == same);
}

static void page(const char *path) {
    const Page *p = page_find(path);
    if (!p) return;
    ASSERT(strcmp(p->path, path) == 0 && path[0] == '/' && !strstr(path, "..") && p->type[0] &&
           (p->bytes || !p->length));
}

static void line_happens(Server *s, char *line, int *ticks) {
    const int link = line[0] && line[1] ? (line[1] - '0') & (LINKS - 1) : 0;
    char *rest = line[0] && line[1] ? line + 2 : line;
    const int person = rest[0] >= '0' && rest[0] < '0' + s->c->people ? rest[0] - '0' : 0;
    switch (line[0]) {
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7': hear(s, &s->link[line[0] - '0'], line + 1); return;
    case 'J': joins(s, link, rest); return;
    case 'B': with_key(s, link, "back", s->c->person[person].key); return;
    case 'T':
        if ((*ticks)++ >= TICKS_MAX) return;
        s->at += real_clamp(atof(line + 1), 0, 600);
        told(s);
        return;
    case 'H': head(s, line + 1); return;
    case 'P': page(line + 1); return;
    default: return;
    }
}

/* Every line of the file, in a class that begins anew. */
static void lives_again(const Class *c) {
    Class *again = fuzz_class_of(base());
    char line[8192];
    FILE *f = fopen(class_path(), "r");
    ASSERT(f && fgets(line, sizeof line, f) && fgets(line, sizeof line, f));
    while (fgets(line, sizeof line, f)) {
        ClassEvent e;
        Verdict v;
        const char *json = strchr(line, ' ');
        ASSERT(json && class_entry_read(json + 1, strlen(json + 1), &e, NULL));
        if (!class_do(again, &e, e.at, &v)) fprintf(stderr, "%s: %s\n", line, v.why_not);
        ASSERT(v.taken);
    }
    fclose(f);
    ASSERT(digest_equal(fuzz_class_digest(c), fuzz_class_digest(again)));
    fuzz_class_end(again);
}

static void server_end(Server *s) {
    for (int n = 0; n < LINKS; n++) link_begins(&s->link[n]);
    server_told_free(s);
    pages_close();
    free(s->link);
    free(s);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    const unsigned char *at = data, *end = data + size;
    static char line[MESSAGE_BYTES_MAX + 2];
    int ticks = 0;
    Err err = {{0}};
    Class *c = fuzz_class_of(base());
    remove(class_path());
    ASSERT(class_file_make(c, class_path(), &err));
    for (int n = 0; n < PEOPLE; n++) person_comes(c, n);
    Server *s = now.s = server_of(c);
    for (int n = 0; n < LINKS; n++) link_begins(&s->link[n]);
    with_key(s, BOARD, "lead", c->setup.key);
    for (int n = 0; n < PEOPLE; n++) with_key(s, 1 + n, "back", c->person[n].key);
    with_key(s, WALL, "wall", s->wall_key);
    for (int n = 0; n < LINES_MAX && fuzz_line(&at, end, line, sizeof line); n++) line_happens(s, line, &ticks);
    told(s);
    server_end(s);
    ASSERT(class_file_flush(c, &err));
    lives_again(c);
    fuzz_class_end(c);
    return 0;
}
