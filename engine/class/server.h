/* The host of a class: pages and messages over one TCP port, for browsers on this machine or, if asked, on
 * the local network.
 *
 * Always true: one thread, one event loop; what a person is told was done is on the disk before it is told;
 * a message is heard only from a page of this host's own (Host and Origin are checked); a key travels in the
 * first message of a connection and nowhere else; nothing is served but the pages built in and the fonts;
 * what takes long is a process of its own, which does not outlive the host.
 * security notes 4 */
#pragma once
#include <signal.h>

#include "class/class.h"

enum { SERVER_PORT = 8450, SERVER_PORTS = 8 }; /* that are tried, if none was named */

typedef struct ServerAsk {
    Class *c;             /* begun, with its file */
    const char *file;     /* the path of that */
    bool lan;             /* the local network too */
    int port, ports;      /* 0: any that is free; else the first of so many that is */
    const char *language; /* of the pages; NULL: English */
    const char *data;     /* folders of the program's data; see data_folder.h */
    const volatile sig_atomic_t *stop;
    void (*say)(const char *line); /* to whoever started it */
} ServerAsk;

/* Serves until *stop; false if it cannot begin, or if the disk refuses. */
bool server_run(const ServerAsk *ask, Err *err);

/* Whether a class could be served at this port; 0: at any. */
bool server_port_free(int port, Err *err);
/* This machine's addresses on networks, divided by commas; nothing if it has none. */
void server_addresses(Text *out);
