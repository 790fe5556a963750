/* Where the class can be reached, and whether it can. Always true: see server.h. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "class/server_parts.h"

/* Every address of this machine on a network, as text. */
static void each_address(void (*take)(void *context, const char *address), void *context) {
    struct ifaddrs *all = NULL;
    if (getifaddrs(&all) != 0) return;
    for (const struct ifaddrs *i = all; i; i = i->ifa_next) {
        char address[INET_ADDRSTRLEN];
        struct sockaddr_in in;
        if (!i->ifa_addr || i->ifa_addr->sa_family != AF_INET || !(i->ifa_flags & IFF_UP) ||
            (i->ifa_flags & IFF_LOOPBACK))
            continue;
        memcpy(&in, i->ifa_addr, sizeof in);
        if (inet_ntop(AF_INET, &in.sin_addr, address, sizeof address)) take(context, address);
    }
    freeifaddrs(all);
}

static void url_add(void *server, const char *address) {
    Server *s = server;
    if (s->host.urls == VIEW_URLS_MAX) return;
    snprintf(s->host.url[s->host.urls++], VIEW_URL_BYTES, "http://%s:%d/", address, s->port);
}

static void shown_keep(Server *s, const char *url) {
    s->host.shown = 0;
    for (int n = 0; n < s->host.urls; n++)
        if (strcmp(s->host.url[n], url) == 0) s->host.shown = n;
}

/* Those of the network first, this machine's own last. */
void net_addresses(Server *s) {
    char shown[VIEW_URL_BYTES];
    snprintf(shown, sizeof shown, "%s", s->host.urls > 0 ? s->host.url[s->host.shown] : "");
    s->host.urls = 0;
    if (s->ask.lan) each_address(url_add, s);
    url_add(s, "127.0.0.1");
    shown_keep(s, shown);
}

enum { NET_SECONDS = 5 };

void net_follow(Server *s) {
    const double now = server_now(s);
    const ViewHost was = s->host;
    if (!s->ask.lan || now < s->next_net) return;
    s->next_net = now + NET_SECONDS;
    net_addresses(s);
    bool same = was.urls == s->host.urls;
    for (int n = 0; same && n < was.urls; n++) same = strcmp(was.url[n], s->host.url[n]) == 0;
    if (same) return;
    net_self_test(s);
    s->board.fresh = s->wall.fresh = false;
    s->told_soon = true;
}

static void address_add(void *text, const char *address) {
    text_add(text, "%s%s", ((Text *)text)->length > 0 ? ", " : "", address);
}

void server_addresses(Text *out) { each_address(address_add, out); }

bool server_port_free(int port, Err *err) {
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;
    const struct sockaddr_in any = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    const bool bound = fd >= 0 && setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) == 0 &&
                       bind(fd, (const struct sockaddr *)&any, sizeof any) == 0;
    if (!bound) err_set(err, "%s", strerror(errno));
    if (fd >= 0) close(fd);
    return bound;
}

bool net_is_own(const Server *s, const char *host) {
    char own[VIEW_URL_BYTES];
    for (int n = 0; n < s->host.urls; n++) {
        snprintf(own, sizeof own, "http://%s/", host);
        if (strcmp(own, s->host.url[n]) == 0) return true;
    }
    snprintf(own, sizeof own, "localhost:%d", s->port);
    return strcmp(host, own) == 0;
}

bool net_is_origin(const char *origin, const char *host) {
    const size_t scheme = strlen("http://");
    return strncmp(origin, "http://", scheme) == 0 && strcmp(origin + scheme, host) == 0;
}

static bool connects(const char *address, int port) {
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    inet_pton(AF_INET, address, &to.sin_addr);
    int error = 0;
    socklen_t size = sizeof error;
    bool done = fd >= 0 && connect(fd, (struct sockaddr *)&to, sizeof to) == 0;
    if (!done && fd >= 0 && errno == EINPROGRESS) {
        struct pollfd wait = {.fd = fd, .events = POLLOUT};
        done = poll(&wait, 1, 3000) == 1 && getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0;
    }
    if (fd >= 0) close(fd);
    return done;
}

bool net_self_test(Server *s) {
    if (!s->ask.lan) return true;
    char address[VIEW_URL_BYTES];
    snprintf(address, sizeof address, "%s", s->host.url[0] + strlen("http://"));
    address[strcspn(address, ":")] = '\0';
    Text words = {0};
    if (s->host.urls < 2)
        text_say(&words,
                 "This computer has no address on a network. Join a network and start again; or play without one: "
                 "let the class decide aloud before the projector, or let each computer play by itself and collect the "
                 "files.");
    else if (!connects(address, s->port))
        text_say(&words,
                 "The class could not be reached at %s. A firewall may forbid port %d, or the network keeps its "
                 "computers apart. Allow the port, try another network or a telephone's hotspot; or play without one: "
                 "let the class decide aloud before the projector, or let each computer play by itself and collect the "
                 "files.",
                 address, s->port);
    snprintf(s->warning, sizeof s->warning, "%s", words.data ? words.data : "");
    text_free(&words);
    s->host.warning = s->warning[0] ? s->warning : NULL;
    return !s->warning[0];
}
