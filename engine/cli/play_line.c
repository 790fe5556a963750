/* A line in: split, checked, dispatched by the table of play.def; and help from the same table.
 * Always true: see play.h; whatever the bytes, a line is taken or answered, never fatal. */
#include <ctype.h>
#include <string.h>

#include "cli/play.h"
#include "store/form.h"
#include "report/paper.h"

static const PlayCommand commands[] = {
#define PLAY(name, brief, arguments, help, details, example)                                       \
    {#name, brief, arguments, help, details, example, play_on_##name},
#include "cli/play.def"
#undef PLAY
};

const PlayCommand *play_commands(int *count) {
    *count = (int)COUNT_OF(commands);
    return commands;
}

const PlayCommand *play_find(const char *word) {
    for (size_t n = 0; n < COUNT_OF(commands); n++)
        if (play_is(word, commands[n].name) ||
            (commands[n].brief[0] && play_is(word, commands[n].brief)))
            return &commands[n];
    return NULL;
}

/* --- help ------------------------------------------------------------------------------------- */

static void unknown(const char *word, Text *out) {
    const char *known[COUNT_OF(commands)];
    for (size_t n = 0; n < COUNT_OF(commands); n++) known[n] = commands[n].name;
    char lower[PLAY_LINE_BYTES + 1];
    size_t at = 0;
    for (; word[at]; at++) lower[at] = (char)tolower((unsigned char)word[at]);
    lower[at] = '\0';
    const char *near = text_nearest(lower, known, COUNT_OF(commands));
    text_say(out, "There is no command \"%.60s\".", word);
    if (near) text_say(out, " Did you mean \"%s\"?", near);
    text_say(out, " help lists all.\n");
}

static void help_one(const PlayCommand *c, Text *out) {
    text_add(out, "%s%s%s: %s\n", c->name, c->arguments[0] ? " " : "", c->arguments, tongue(c->help));
    paper_wrap(out, "", 2, tongue(c->details));
    if (c->brief[0]) text_say(out, "  Short: %s\n", c->brief);
    text_say(out, "  Example: %s\n", c->example);
}

bool play_on_help(Play *p, const PlayLine *line, Text *out) {
    (void)p;
    if (line->words > 1) {
        const PlayCommand *c = play_find(line->word[1]);
        if (!c) {
            unknown(line->word[1], out);
            return false;
        }
        help_one(c, out);
        return true;
    }
    text_say(out, "A turn: read, choose cards (do), perhaps offer and predict, then end.\n");
    for (size_t n = 0; n < COUNT_OF(commands); n++)
        text_add(out, "  %s%s%s: %s\n", commands[n].name, commands[n].brief[0] ? ", " : "",
                 commands[n].brief, tongue(commands[n].help));
    text_say(out, "More on one: help COMMAND\n");
    return true;
}

/* --- splitting -------------------------------------------------------------------------------- */

/* Valid UTF-8 without controls but tabs. */
static bool is_text(const char *text, size_t bytes) {
    if (form_utf8_bad(text, bytes) != bytes) return false;
    for (size_t at = 0; at < bytes; at++) {
        if (text[at] != '\t' && text_is_control(text + at)) return false;
    }
    return true;
}

static bool split(const char *text, size_t bytes, PlayLine *line) {
    memcpy(line->text, text, bytes);
    line->text[bytes] = '\0';
    line->words = 0;
    char *rest = line->text;
    for (char *word; (word = strtok_r(rest, " \t", &rest)) != NULL;) {
        if (line->words == PLAY_WORDS) return false;
        line->word[line->words++] = word;
    }
    return true;
}

/* --- dispatch --------------------------------------------------------------------------------- */

static bool dispatch(Play *p, const PlayLine *line, Text *out) {
    const PlayCommand *c = play_find(line->word[0]);
    if (c) return c->run(p, line, out);
    unknown(line->word[0], out);
    return false;
}

static bool take(Play *p, const char *text, size_t bytes, Text *out) {
    PlayLine line;
    if (!p->terminal && bytes <= PLAY_LINE_BYTES && is_text(text, bytes))
        text_add(out, "\n> %.*s\n", (int)bytes, text);
    else if (!p->terminal)
        text_say(out, "\n> (a line of %zu bytes)\n", bytes);
    if (bytes > PLAY_LINE_BYTES) {
        text_say(out, "The line is too long: %zu bytes, at most %d are read.\n", bytes,
                 PLAY_LINE_BYTES);
        return false;
    }
    if (!is_text(text, bytes)) {
        text_say(out,
                 "The line is no plain UTF-8 text. Commands are plain words; help lists them.\n");
        return false;
    }
    if (!split(text, bytes, &line)) {
        text_say(out, "The line has more than %d words; no command has so many. See: help\n",
                 PLAY_WORDS);
        return false;
    }
    return line.words == 0 || dispatch(p, &line, out);
}

void play_take(Play *p, const char *text, size_t bytes, Text *out) {
    while (bytes > 0 && (text[bytes - 1] == '\n' || text[bytes - 1] == '\r')) bytes--;
    size_t blank = 0;
    while (blank < bytes && (text[blank] == ' ' || text[blank] == '\t')) blank++;
    if (blank == bytes || text[blank] == '#') return;
    play_watch(p, out);
    const bool taken = take(p, text, bytes, out);
    if (!taken && p->options->strict) p->wrong = true;
    play_odds_ahead(p);
}
