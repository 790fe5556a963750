/* A text in the making.
 * Always true: its bytes stand in `small` or in a userdata at `slot`, so an error loses nothing, and what
 * it takes is counted as the script's. */
#include "script/sandbox_own.h"

#include <string.h>

void out_open(Out *out, lua_State *L) {
    out->L = L;
    out->data = out->small;
    out->length = 0;
    out->room = sizeof out->small;
    luaL_checkstack(L, 8, "too much nesting");
    lua_pushnil(L);
    out->slot = lua_gettop(L);
}

static void grow(Out *out, size_t needed) {
    Sandbox *b = sandbox_of(out->L);
    const size_t most = b->limits.block - 64; /* what Lua needs besides */
    if (needed > most) luaL_error(out->L, "the text would have more than %d bytes", (int)most);
    size_t room = out->room * 2 > needed ? out->room * 2 : needed;
    if (room > most) room = most;
    char *data = lua_newuserdatauv(out->L, room, 0);
    memcpy(data, out->data, out->length);
    lua_replace(out->L, out->slot);
    out->data = data;
    out->room = room;
}

char *out_room(Out *out, size_t count) {
    if (count > out->room - out->length) {
        if (count > SIZE_MAX / 4) luaL_error(out->L, "the text would be too long");
        grow(out, out->length + count);
    }
    char *at = out->data + out->length;
    out->length += count;
    return at;
}

void out_add(Out *out, const char *bytes, size_t count) {
    char *at = out_room(out, count);
    if (count) memcpy(at, bytes, count);
}

void out_push(Out *out) {
    sandbox_charge(out->L, out->length / 16);
    lua_pushlstring(out->L, out->data, out->length);
}
