/* Reading a roster. Always true: see roster.h. */
#include "class/roster.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "report/paper.h"
#include "store/file.h"
#include "store/form.h"

enum { ROSTER_BYTES_MAX = 1 << 16 };

static bool letter_is_safe(const char *at) {
    const unsigned char c = (unsigned char)*at;
    return c >= 0x80 ? !text_is_control(at) : isalnum(c) || strchr(" -'._", c) != NULL;
}

static bool label_is_safe(const char *label, size_t length) {
    if (form_utf8_bad(label, length) != length || paper_width(label, length) > CLASS_LABEL_LETTERS) return false;
    for (size_t n = 0; n < length; n++)
        if (!letter_is_safe(label + n)) return false;
    return true;
}

static bool label_put(const char *name, int line, const char *label, size_t length, Roster *out, Err *err) {
    if (out->count == PLAN_PEOPLE_MAX) return err_set(err, "%s:%d: more than %d labels", name, line, PLAN_PEOPLE_MAX);
    if (!label_is_safe(label, length))
        return err_set(err, "%s:%d: found %s, at most %d letters, digits, spaces and - ' . _ are wanted", name, line,
                       form_show(label, length).text, CLASS_LABEL_LETTERS);
    char *to = out->label[out->count].text;
    memcpy(to, label, length);
    to[length] = '\0';
    for (int n = 0; n < out->count; n++)
        if (strcmp(out->label[n].text, to) == 0)
            return err_set(err, "%s:%d: \"%s\" stands there twice", name, line, to);
    out->count++;
    return true;
}

bool roster_parse(const char *name, const char *bytes, size_t length, Roster *out, Err *err) {
    *out = (Roster){0};
    int line = 0;
    for (const char *at = bytes, *end = bytes + length; at < end;) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        if (!stop) stop = end;
        const char *from = at, *to = stop;
        while (from < to && (*from == ' ' || *from == '\r')) from++;
        while (to > from && (to[-1] == ' ' || to[-1] == '\r')) to--;
        line++;
        if (from < to && *from != '#' && !label_put(name, line, from, (size_t)(to - from), out, err)) return false;
        at = stop + 1;
    }
    return out->count > 0 || err_set(err, "%s: no label stands there; one a line is wanted", name);
}

bool roster_read(const char *path, Roster *out, Err *err) {
    char *bytes;
    size_t length;
    if (!file_read(path, ROSTER_BYTES_MAX, FILE_LINKS_FOLLOW, &bytes, &length, err)) return false;
    const bool ok = roster_parse(path, bytes, length, out, err);
    free(bytes);
    return ok;
}
