/* Words: broken into lines, elided, and the board's texts. Always true: see ui.h. */
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "platform/font.h"
#include "report/paper.h"
#include "ui/ui.h"

double ui_width(const Ui *ui, TypeId type, const char *text) {
    const Type t = type_of(type, ui->scale, ui->type);
    return font_width(t.face, t.size, text);
}

double ui_leading(const Ui *ui, TypeId type) { return type_of(type, ui->scale, ui->type).leading; }

/* --- breaking ---------------------------------------------------------------------------------- */

/* No line begins with a sign of per cent or a dash. */
static bool may_break(const char *blank) { return blank[1] != '%' && strncmp(blank + 1, "—", 3) != 0; }

/* Bytes of the first line of a text that has to fit: up to the last blank before the width, or as many
 * characters of one long word as fit; at least one. */
static size_t line_bytes(Type t, double width, const char *text) {
    size_t fits = 0, at = 0;
    double sum = 0;
    while (text[at] && text[at] != '\n') {
        const char *next = text + at;
        utf8_next(&next);
        const size_t bytes = (size_t)(next - text) - at;
        if (text[at] == ' ' && may_break(text + at)) fits = at;
        sum += font_width_of(t.face, t.size, text + at, bytes);
        if (sum > width && text[at] != ' ') return fits ? fits : at ? at : bytes;
        at += bytes;
    }
    return at;
}

/* Calls for each line; returns how many. */
typedef void LineDo(void *context, const char *text, size_t bytes);
static int lines_each(Type t, double width, const char *text, LineDo *each, void *context) {
    int lines = 0;
    do {
        const size_t bytes = line_bytes(t, width, text);
        if (each) each(context, text, bytes);
        lines++;
        text += bytes;
        if (*text == '\n') text++;
        else while (*text == ' ') text++;
    } while (*text);
    return lines;
}

/* --- references -------------------------------------------------------------------------------- */

enum { LINKS_MAX = 16 };
/* Bytes from..to of the plain text refer to a command. */
typedef struct Link {
    size_t from, to;
    char command[120];
} Link;

typedef struct Plain {
    Text text; /* without marks */
    Link link[LINKS_MAX];
    int links;
} Plain;

static void plain_of(const char *text, Plain *out) {
    const char marks[] = {REFER_BEGIN, '\0'}, ends[] = {REFER_WORDS, '\0'}, after[] = {REFER_END, '\0'};
    *out = (Plain){.links = 0};
    while (*text) {
        const size_t before = strcspn(text, marks);
        text_add_bytes(&out->text, text, before);
        text += before;
        if (!*text) break;
        const size_t command = strcspn(++text, ends);
        Link *l = &out->link[out->links < LINKS_MAX ? out->links++ : LINKS_MAX - 1];
        *l = (Link){.from = out->text.length};
        memcpy(l->command, text, command < sizeof l->command ? command : sizeof l->command - 1);
        text += command + (text[command] != '\0');
        const size_t words = strcspn(text, after);
        text_add_bytes(&out->text, text, words);
        l->to = out->text.length;
        text += words + (text[words] != '\0');
    }
}

static bool refers(const char *text) { return strchr(text, REFER_BEGIN) != NULL; }

double ui_height(const Ui *ui, TypeId type, double width, const char *text) {
    const Type t = type_of(type, ui->scale, ui->type);
    if (!refers(text)) return lines_each(t, width, text, NULL, NULL) * t.leading;
    Plain plain;
    plain_of(text, &plain);
    const double height = lines_each(t, width, plain.text.data, NULL, NULL) * t.leading;
    text_free(&plain.text);
    return height;
}

typedef struct LineTo {
    Ui *ui;
    Type type;
    Colour colour;
    double x, y;
    const Plain *plain; /* NULL: it refers to nothing */
} LineTo;

/* The part of a reference that stands in this line. */
static void link_draw(LineTo *to, int n, const char *text, size_t bytes, double base) {
    const Link *l = &to->plain->link[n];
    Ui *ui = to->ui;
    const size_t begin = (size_t)(text - to->plain->text.data), from = l->from > begin ? l->from : begin;
    const size_t end = l->to < begin + bytes ? l->to : begin + bytes;
    if (from >= end) return;
    char words[160];
    snprintf(words, sizeof words, "%.*s", (int)(end - from), to->plain->text.data + from);
    const double x = to->x + font_width_of(to->type.face, to->type.size, text, from - begin);
    const Rect at = {x, to->y, font_width_of(to->type.face, to->type.size, text + (from - begin), end - from),
                     to->type.leading};
    const UiTouch t = ui_touch(ui, ui_id(l->command, 64 * n + (int)from), at, words);
    draw_fill(ui->list, (Rect){at.x, (double)(int)(base + ui_px(ui, 2.5)), at.w, real_max(1, ui_px(ui, t.hot ? 2 : 1))},
              t.hot ? ui->look->accent : ui->look->edge, 0);
    if (t.focus) ui_focus_ring(ui, at);
    if (t.used) snprintf(ui->followed, sizeof ui->followed, "%s", l->command);
}

static void line_draw(void *context, const char *text, size_t bytes) {
    LineTo *to = context;
    char line[1024];
    if (bytes >= sizeof line) bytes = sizeof line - 1;
    memcpy(line, text, bytes);
    line[bytes] = '\0';
    const double rest = to->type.leading - (font_ascent(to->type.face) + font_descent(to->type.face)) * to->type.size;
    const double base = to->y + rest / 2 + font_ascent(to->type.face) * to->type.size;
    if (bytes)
        draw_text(to->ui->list, to->x, (double)(int)(base + 0.5), to->type.face, to->type.size, to->colour, line);
    for (int n = 0; to->plain && n < to->plain->links; n++) link_draw(to, n, text, bytes, base);
    to->y += to->type.leading;
}

double ui_words(Ui *ui, Rect *at, TypeId type, Colour colour, const char *text) {
    LineTo to = {ui, type_of(type, ui->scale, ui->type), colour, at->x, at->y, NULL};
    if (!*text) return 0;
    Plain plain = {.links = 0};
    if (refers(text)) {
        plain_of(text, &plain);
        to.plain = &plain;
        text = plain.text.data;
    }
    const double height = lines_each(to.type, at->w, text, line_draw, &to) * to.type.leading;
    text_free(&plain.text);
    at->y += height;
    at->h -= height;
    return height;
}

/* --- one line ---------------------------------------------------------------------------------- */

static void elide(Type t, double width, const char *text, char out[1024]) {
    size_t bytes = strlen(text);
    if (bytes > 1000) bytes = 1000;
    const double dots = font_width(t.face, t.size, "…");
    while (bytes > 0 && font_width_of(t.face, t.size, text, bytes) + dots > width) {
        bytes--;
        while (bytes > 0 && ((unsigned char)text[bytes] & 0xc0) == 0x80) bytes--;
    }
    memcpy(out, text, bytes);
    strcpy(out + bytes, "…");
}

void ui_line(Ui *ui, Rect at, TypeId type, Colour colour, UiAlign align, const char *text) {
    const Type t = type_of(type, ui->scale, ui->type);
    double width = font_width(t.face, t.size, text);
    char shorter[1024];
    if (width > at.w + 0.5) {
        elide(t, at.w, text, shorter);
        if (rect_holds(rect_common(at, ui->list->clip), ui->mouse_x, ui->mouse_y)) ui_hint(ui, at, text);
        text = shorter;
        width = font_width(t.face, t.size, text);
    }
    const double x = align == ALIGN_LEFT    ? at.x
                     : align == ALIGN_RIGHT ? at.x + at.w - width
                                            : at.x + (at.w - width) / 2;
    const double base = at.y + at.h / 2 + font_cap(t.face) * t.size / 2;
    if (*text) draw_text(ui->list, x, (double)(int)(base + 0.5), t.face, t.size, colour, text);
}

/* --- the board's texts ------------------------------------------------------------------------- */

/* A line with two blanks or more between words is a row of columns. */
static bool has_columns(const char *line) {
    while (*line == ' ') line++;
    return strstr(line, "  ") != NULL;
}

static int characters(const char *line) {
    int count = 0;
    for (; *line; utf8_next(&line)) count++;
    return count;
}

/* With a small letter: only those differ from their capital. */
static bool begins_small(const char *line) {
    const uint32_t c = utf8_next(&line);
    return (c >= 'a' && c <= 'z') || (c >= 0x430 && c <= 0x45f) || c == 0x491;
}

/* A short line that stands alone, begins with a capital and has no stop at its end. */
static bool is_title(const char *line, const char *next) {
    const size_t bytes = strlen(line);
    if (bytes == 0 || characters(line) > 60 || line[0] == ' ' || begins_small(line)) return false;
    return !strchr(".:?!,;", line[bytes - 1]) && *next && *next != '\n';
}

static bool is_underline(const char *line) {
    return line[0] && (strspn(line, "=") == strlen(line) || strspn(line, "-") == strlen(line)) && strlen(line) > 2;
}

static void prose_line(Ui *ui, Rect *at, const char *line, const char *next) {
    int indent = 0;
    while (line[indent] == ' ') indent++;
    Rect in = *at;
    const double shift = ui_px(ui, 7.0 * indent);
    in.x += shift;
    in.w -= shift;
    if (has_columns(line)) {
        in = *at;
        ui_words(ui, &in, TYPE_MONO, ui->look->ink, line);
    } else if (is_title(line, next)) {
        ui_gap(ui, &in, 6);
        ui_words(ui, &in, TYPE_HEAD, ui->look->ink, line);
    } else {
        ui_words(ui, &in, TYPE_BODY, ui->look->ink, line + indent);
        ui_gap(ui, &in, indent ? 2 : 5);
    }
    at->h -= in.y - at->y;
    at->y = in.y;
}

double ui_prose(Ui *ui, Rect *at, const char *text) {
    const double top = at->y;
    char line[8192];
    while (*text) {
        const size_t bytes = strcspn(text, "\n"), kept = bytes < sizeof line ? bytes : sizeof line - 1;
        memcpy(line, text, kept);
        line[kept] = '\0';
        text += bytes + (text[bytes] == '\n');
        if (is_underline(line)) continue;
        if (line[0]) prose_line(ui, at, line, text);
        else ui_gap(ui, at, 7);
    }
    return at->y - top;
}
