/* The event loop and its limits. Always true: see server_loop.h. */
#include "class/server_loop.h"
#include "core/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libwebsockets.h>

enum { TICK_MS = 50, CHUNK = 16 * 1024 };

static struct Round {
    lws_sorted_usec_list_t tick; /* the library hands it back: it lies here, not in a Server */
    struct lws_context *context;
} round_now;

/* --- connections ------------------------------------------------------------------------------- */

static Server *server_of(struct lws *wsi) { return lws_context_user(lws_get_context(wsi)); }
static Link *link_of(struct lws *wsi) { return lws_get_opaque_user_data(wsi); }

static Link *link_new(Server *s, struct lws *wsi) {
    for (int n = 0; n < LINKS_MAX; n++) {
        Link *l = &s->link[n];
        if (l->wsi) continue;
        *l = (Link){.wsi = wsi,
                    .since = server_now(s),
                    .allowance = MESSAGES_A_SECOND,
                    .person = -1,
                    .table = -1,
                    .seat = SEAT_NONE};
        l->heard = l->since;
        lws_set_opaque_user_data(wsi, l);
        return l;
    }
    return NULL;
}

static bool person_online(const Server *s, int person) {
    for (int n = 0; n < LINKS_MAX; n++)
        if (s->link[n].wsi && s->link[n].role == ROLE_PERSON && s->link[n].person == person) return true;
    return false;
}

static void link_end(Server *s, Link *l) {
    const bool person = l->role == ROLE_PERSON;
    const int who = l->person;
    for (int n = 0; n < l->answers; n++) text_free(&l->answer[n]);
    *l = (Link){0};
    if (!person || person_online(s, who)) return;
    s->c->person[who].online = false;
    server_changed(s, s->c->person[who].table);
}

static void link_kill(Link *l) { lws_set_timeout(l->wsi, PENDING_TIMEOUT_HTTP_CONTENT, LWS_TO_KILL_ASYNC); }

/* Of those that have not joined the oldest that idles, else the oldest. */
static void strangers_judge(Server *s) {
    const double now = server_now(s);
    int all = 0, old = 0;
    Link *oldest = NULL;
    for (int n = 0; n < LINKS_MAX; n++) {
        Link *l = &s->link[n];
        if (!l->wsi || l->role != ROLE_STRANGER) continue;
        all++;
        old += now - l->since > 1 ? 1 : 0;
        if (!oldest || (l->served && !oldest->served) || (l->served == oldest->served && l->since < oldest->since))
            oldest = l;
    }
    if (oldest && (old > LINKS_WAITING_MAX || all > LINKS_STRANGERS_MAX)) link_kill(oldest);
}

static bool full(const Server *s) {
    int used = 0;
    for (int n = 0; n < LINKS_MAX; n++) used += s->link[n].wsi ? 1 : 0;
    return used >= LINKS_MAX - 1;
}

/* Who has not finished its headers in time, or has its page open without joining. */
static void strangers_time_out(Server *s) {
    const double now = server_now(s);
    for (int n = 0; n < LINKS_MAX; n++) {
        Link *l = &s->link[n];
        if (!l->wsi || l->role != ROLE_STRANGER || l->body_left > 0) continue;
        if (now - l->heard > (l->talks ? STRANGER_SECONDS : HEADER_SECONDS)) link_kill(l);
    }
}

void link_close(Server *s, Link *l, int code) {
    (void)s;
    l->close_code = code;
    loop_wants(l);
}

void loop_wants(Link *l) { lws_callback_on_writable(l->wsi); }

/* --- whose page it is -------------------------------------------------------------------------- */

static bool header_of(struct lws *wsi, enum lws_token_indexes which, char *out, int size) {
    out[0] = '\0';
    return lws_hdr_copy(wsi, out, size, which) > 0;
}

static bool host_is_own(Server *s, struct lws *wsi, char host[64]) {
    if (!header_of(wsi, WSI_TOKEN_HOST, host, 64)) return false;
    if (net_is_own(s, host)) return true;
    net_addresses(s); /* an address may be new */
    return net_is_own(s, host);
}

/* A page of another site may open a socket to us, but says where it comes from. */
static bool origin_is_own(struct lws *wsi, const char *host) {
    char origin[96];
    return header_of(wsi, WSI_TOKEN_ORIGIN, origin, sizeof origin) && net_is_origin(origin, host);
}

/* --- HTTP -------------------------------------------------------------------------------------- */

static int refuse(struct lws *wsi, unsigned status) {
    return lws_return_http_status(wsi, status, NULL) < 0 || lws_http_transaction_completed(wsi) ? -1 : 0;
}

static bool header_add(struct lws *wsi, const char *name, const char *value, unsigned char **at, unsigned char *end) {
    return lws_add_http_header_by_name(wsi, (const unsigned char *)name, (const unsigned char *)value,
                                       (int)strlen(value), at, end) == 0;
}

static int serve(Server *s, Link *l, struct lws *wsi, const char *path) {
    char host[64], policy[320];
    unsigned char head[LWS_PRE + 1024], *at = head + LWS_PRE, *end = head + sizeof head - 1;
    if (!host_is_own(s, wsi, host)) return refuse(wsi, HTTP_STATUS_FORBIDDEN);
    const Page *page = lws_hdr_total_length(wsi, WSI_TOKEN_GET_URI) > 0 ? page_find(path) : NULL;
    if (!page) return refuse(wsi, HTTP_STATUS_NOT_FOUND);
    snprintf(
        policy, sizeof policy,
        "default-src 'self'; %sconnect-src 'self' ws://%s; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
        page->styled ? "style-src 'self' 'unsafe-inline'; " : "", host);
    if (lws_add_http_common_headers(wsi, HTTP_STATUS_OK, page->type, (lws_filepos_t)page->length, &at, end) ||
        !header_add(wsi, "content-security-policy:", policy, &at, end) ||
        !header_add(wsi, "x-content-type-options:", "nosniff", &at, end) ||
        !header_add(wsi, "referrer-policy:", "no-referrer", &at, end) ||
        !header_add(wsi, "cache-control:", page->lasts ? "max-age=86400" : "no-cache", &at, end) ||
        lws_finalize_write_http_header(wsi, head + LWS_PRE, &at, end))
        return -1;
    l->body = page->bytes;
    l->body_left = page->length;
    l->heard = server_now(s);
    lws_callback_on_writable(wsi);
    return 0;
}

static int serve_more(Link *l, struct lws *wsi) {
    unsigned char chunk[LWS_PRE + CHUNK];
    const size_t bytes = l->body_left < CHUNK ? l->body_left : CHUNK;
    if (bytes == 0) return 0;
    memcpy(chunk + LWS_PRE, l->body, bytes);
    const bool last = bytes == l->body_left;
    if (lws_write(wsi, chunk + LWS_PRE, bytes, last ? LWS_WRITE_HTTP_FINAL : LWS_WRITE_HTTP) < 0) return -1;
    l->body += bytes;
    l->body_left -= bytes;
    l->served = last;
    if (last) return lws_http_transaction_completed(wsi) ? -1 : 0;
    lws_callback_on_writable(wsi);
    return 0;
}

/* --- messages ---------------------------------------------------------------------------------- */

static int close_with(struct lws *wsi, int code) {
    lws_close_reason(wsi, (enum lws_close_status)code, NULL, 0);
    return -1;
}

static bool allowed(Server *s, Link *l) {
    const double now = server_now(s);
    l->allowance = real_min(MESSAGES_A_SECOND, l->allowance + MESSAGES_A_SECOND * (now - l->heard)) - 1;
    l->heard = now;
    return l->allowance >= 0;
}

static int receive(Server *s, Link *l, struct lws *wsi, const char *bytes, size_t length) {
    if (l->in_length + length + lws_remaining_packet_payload(wsi) > MESSAGE_BYTES_MAX) return close_with(wsi, 1009);
    if (lws_frame_is_binary(wsi)) return close_with(wsi, 1003);
    if (l->held) return close_with(wsi, 1008); /* it was told to wait */
    memcpy(l->in + l->in_length, bytes, length);
    l->in_length += length;
    if (!lws_is_final_fragment(wsi) || lws_remaining_packet_payload(wsi) > 0) return 0;
    if (!allowed(s, l)) return close_with(wsi, 1008);
    const size_t whole = l->in_length;
    l->in_length = 0;
    l->in[whole] = '\0';
    server_hear(s, l, l->in, whole);
    if (l->held) l->in_length = 0, l->held_length = whole;
    return 0;
}

/* Messages that had to wait: wrong codes. */
static void held_go_on(Server *s) {
    const double now = server_now(s);
    for (int n = 0; n < LINKS_MAX; n++) {
        Link *l = &s->link[n];
        if (!l->wsi || !l->held || now < l->wait_until) continue;
        l->held = false;
        server_hear(s, l, l->in, l->held_length);
    }
}

bool loop_write(Link *l, const Text *text) {
    unsigned char *out = memory_new(LWS_PRE + text->length);
    memcpy(out + LWS_PRE, text->data, text->length);
    const int sent = lws_write(l->wsi, out + LWS_PRE, text->length, LWS_WRITE_TEXT);
    free(out);
    return sent >= 0;
}

static int tell(Server *s, Link *l, struct lws *wsi) {
    if (!server_settled(s)) {
        l->again = true;
        return 0;
    }
    if (l->answers == 0 && l->close_code) return close_with(wsi, l->close_code);
    if (link_tell(s, l)) lws_callback_on_writable(wsi);
    return 0;
}

/* --- the callback ------------------------------------------------------------------------------ */

static int happens(struct lws *wsi, enum lws_callback_reasons why, void *user, void *in, size_t length) {
    (void)user;
    switch (why) {
    case LWS_CALLBACK_FILTER_NETWORK_CONNECTION: {
        Server *s = lws_context_user(round_now.context);
        strangers_judge(s);
        return full(s);
    }
    case LWS_CALLBACK_SERVER_NEW_CLIENT_INSTANTIATED: return link_new(server_of(wsi), wsi) ? 0 : -1;
    case LWS_CALLBACK_WSI_DESTROY:
        if (link_of(wsi)) link_end(server_of(wsi), link_of(wsi));
        return 0;
    default: break;
    }
    Link *l = wsi ? link_of(wsi) : NULL;
    if (!l) return 0;
    Server *s = server_of(wsi);
    char host[64];
    switch (why) {
    case LWS_CALLBACK_HTTP: return serve(s, l, wsi, in);
    case LWS_CALLBACK_HTTP_WRITEABLE: return serve_more(l, wsi);
    case LWS_CALLBACK_FILTER_PROTOCOL_CONNECTION:
        return !in || strcmp(in, "accession") != 0 || !host_is_own(s, wsi, host) || !origin_is_own(wsi, host);
    case LWS_CALLBACK_ESTABLISHED:
        l->talks = true;
        l->heard = server_now(s);
        return 0;
    case LWS_CALLBACK_RECEIVE: return receive(s, l, wsi, in, length);
    case LWS_CALLBACK_SERVER_WRITEABLE: return tell(s, l, wsi);
    default: return 0;
    }
}

/* --- the loop ---------------------------------------------------------------------------------- */

static const struct lws_protocols protocols[] = {
    {"http", happens, 0, MESSAGE_BYTES_MAX, 0, NULL, 0},
    {"accession", happens, 0, MESSAGE_BYTES_MAX, 0, NULL, 0},
    {NULL, NULL, 0, 0, 0, NULL, 0}};

static void ticks(lws_sorted_usec_list_t *tick) {
    lws_sul_schedule(round_now.context, 0, tick, ticks, TICK_MS * LWS_USEC_PER_SEC / 1000);
}

static struct lws_context *opened(Server *s, int port) {
    const struct lws_context_creation_info info = {.port = port,
                                                   .iface = s->ask.lan ? NULL : "127.0.0.1",
                                                   .protocols = protocols,
                                                   .user = s,
                                                   .gid = -1,
                                                   .uid = -1,
                                                   .server_string = "accession",
                                                   .options = LWS_SERVER_OPTION_DISABLE_IPV6 |
                                                              LWS_SERVER_OPTION_FAIL_UPON_UNABLE_TO_BIND,
                                                   .max_http_header_data = HEADER_BYTES_MAX,
                                                   .timeout_secs = HEADER_SECONDS,
                                                   .timeout_secs_ah_idle = HEADER_SECONDS,
                                                   .keepalive_timeout = 2,
                                                   .pt_serv_buf_size = CHUNK,
                                                   .fd_limit_per_thread = LINKS_MAX + 32,
                                                   .pcontext = &s->context};
    return lws_create_context(&info);
}

bool loop_open(Server *s, Err *err) {
    lws_set_log_level(0, NULL);
    for (int n = 0; !s->context && (n == 0 || n < s->ask.ports); n++)
        s->context = round_now.context = opened(s, s->ask.port + n);
    if (!s->context)
        return err_set(err, "port %d cannot be opened: another program uses it; give another with --port", s->ask.port);
    struct lws_vhost *host = lws_get_vhost_by_name(s->context, "default");
    s->port = host ? lws_get_vhost_listen_port(host) : s->ask.port;
    ticks(&round_now.tick);
    return true;
}

void loop_close(Server *s) {
    if (s->context) lws_context_destroy(s->context);
    s->context = round_now.context = NULL;
}

void loop_round(Server *s) {
    lws_service(s->context, 0);
    held_go_on(s);
    strangers_time_out(s);
}
