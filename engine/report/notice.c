/* Content note and disclaimer. Always true: see notice.h. */
#include "report/notice.h"

#include <string.h>

#include "report/paper.h"

void notice_content(const Scenario *s, Text *out) {
    if (s->content_note[0]) text_say(out, "Content note: %s", tongue_in(s->content_note, "pack"));
    else text_add(out, "%s", tongue(NOTICE_CONTENT));
}

void notice_disclaimer(const Scenario *s, Text *out) {
    const bool held = strstr(s->content_note, "not predict, recommend or justify any policy");
    if (!held) text_add(out, "%s", tongue(NOTICE_DISCLAIMER));
}

void notice_translation(Text *out) {
    static const char english[] = TONGUE(
        "This text was translated, and is unreviewed: no native speaker and no regional expert has read it yet.");
    const char *here = tongue(english);
    if (here != english) text_add(out, "%s", here);
}

void notice_write(const Scenario *s, const char *between, Text *out) {
    Text text = {0};
    notice_content(s, &text);
    paper_wrap(out, "", 0, text.data);
    text_add(out, "%s", between);
    text_free(&text);
    notice_disclaimer(s, &text);
    if (text.length) {
        paper_wrap(out, "", 0, text.data);
        text_add(out, "%s", between);
    }
    text_free(&text);
}
