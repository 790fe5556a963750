/* The connections and the event loop, by libwebsockets, which nobody else includes. Always true: see
 * server.h; every limit of server_parts.h is kept here. */
#pragma once
#include "class/server_parts.h"

bool loop_open(Server *s, Err *err); /* s->port becomes the port in use */
void loop_close(Server *s);
void loop_round(Server *s);    /* waits for something, at most a twentieth of a second */
void loop_wants(Link *l);      /* to be told, by link_tell */
bool loop_write(Link *l, const Text *text); /* false: the connection is lost */

/* What the loop calls, in server.c. */
bool link_tell(Server *s, Link *l);
void server_settle(Server *s);
bool server_settled(const Server *s);
