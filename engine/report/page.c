/* The two forms of a document. Always true: see page.h. */
#include "report/page.h"

#include <stdlib.h>
#include <string.h>

#include "core/tongue.h"

static const char page_style[] =
    ":root{color-scheme:light dark;--ink:#1d1f23;--paper:#fdfcf9;--line:#d9d5cb;--soft:#5d6067;"
    "--code:#f2efe7;--link:#1a4f8b}\n"
    "@media(prefers-color-scheme:dark){:root{--ink:#e4e2dc;--paper:#17181b;--line:#3a3c42;"
    "--soft:#a3a5ab;--code:#24262b;--link:#8cb8ec}}\n"
    "body{margin:0 auto;max-width:76rem;padding:2rem 1.2rem 4rem;color:var(--ink);"
    "background:var(--paper);font:1rem/1.55 \"Source Serif 4\",Georgia,serif}\n"
    "h1,h2,h3{line-height:1.2;font-weight:600}h2{margin-top:3rem;border-top:1px solid var(--line);"
    "padding-top:1.2rem}\n"
    "p,li{max-width:44rem}a{color:var(--link)}a:focus-visible{outline:2px solid var(--link)}\n"
    "code{font:.86em/1.4 \"IBM Plex Mono\",ui-monospace,monospace;background:var(--code);"
    "padding:.08em .25em;border-radius:.2em;overflow-wrap:anywhere}\n"
    ".wide{overflow-x:auto;margin:1rem 0}table{border-collapse:collapse;width:100%;"
    "font-size:.88rem}\n"
    "caption{text-align:left;color:var(--soft);padding:.3rem 0}\n"
    "th,td{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;"
    "border-bottom:1px solid var(--line);font-variant-numeric:tabular-nums}\n"
    "figure{margin:1rem 0}figure svg{max-width:100%;height:auto;background:#fff}"
    "pre{overflow-x:auto}\n"
    "tr:target,h3:target{background:var(--code)}nav ul{columns:18rem;padding-left:1.1rem}\n"
    ".skip{position:absolute;left:-99rem}.skip:focus{left:1rem}\n"
    "@media print{:root{--ink:#000;--paper:#fff;--line:#999;--soft:#333;--code:#f4f4f4;--link:#000}"
    "body{max-width:none;padding:0;font-size:9.5pt}h1{margin-top:0}h2{margin-top:1.2rem;padding-top:.6rem}h2,h3,p,ul{"
    "margin-bottom:.5rem}nav,.skip{display:none}.wide{overflow:visible}"
    "tr,h2,h3{break-inside:avoid;break-after:auto}h2,h3{break-after:avoid}"
    ".sheet{break-after:page}.sheet+h2{margin-top:0;border-top:0}}\n"
    ".lines{height:3.2em;border-bottom:1px solid var(--line);max-width:44rem;margin-bottom:1.2em}\n";

/* One character of text in its form. */
static void page_character(PageForm form, Text *out, char c, bool in_table) {
    if (form == PAGE_HTML) {
        switch (c) {
        case '&':
            text_add(out, "&amp;");
            return;
        case '<':
            text_add(out, "&lt;");
            return;
        case '>':
            text_add(out, "&gt;");
            return;
        case '"':
            text_add(out, "&quot;");
            return;
        default:
            break;
        }
    } else if (c == '|' && in_table) {
        text_add(out, "\\|");
        return;
    }
    text_add_bytes(out, c == '\n' ? " " : &c, 1);
}

static void page_inline(PageForm form, Text *out, const char *text, bool in_table) {
    bool code = false;
    for (; *text; text++) {
        if (*text == '`' && form == PAGE_HTML) {
            code = !code;
            text_add(out, code ? "<code>" : "</code>");
        } else {
            page_character(form, out, *text, in_table);
        }
    }
    if (code) {
        text_add(out, "</code>");
    }
}

void page_escape(Text *out, const char *text) {
    for (; *text; text++) page_character(PAGE_HTML, out, *text, false);
}

void page_break(Page *page) {
    if (page->form == PAGE_HTML) text_add(&page->body, "<div class=\"sheet\"></div>\n");
}

void page_part_begin(Page *page, const char *name) {
    if (page->form == PAGE_HTML) text_add(&page->body, "<section class=\"%s\">\n", name);
}

void page_part_end(Page *page) {
    if (page->form == PAGE_HTML) text_add(&page->body, "</section>\n");
}

Page page_begin(PageForm form, const char *title) {
    return (Page){.form = form, .title = title};
}

void page_heading(Page *page, int level, const char *anchor, const char *text) {
    ASSERT(level == 2 || level == 3);
    if (page->form == PAGE_HTML) {
        if (anchor) {
            text_add(&page->contents, "<li><a href=\"#%s\">", anchor);
            page_inline(page->form, &page->contents, text, false);
            text_add(&page->contents, "</a></li>\n");
        }
        text_add(&page->body, anchor ? "<h%d id=\"%s\">" : "<h%d>", level, anchor);
        page_inline(page->form, &page->body, text, false);
        text_add(&page->body, "</h%d>\n", level);
        return;
    }
    if (anchor) {
        text_add(&page->contents, "%s- [%s](#%s)\n", level == 3 ? "  " : "", text, anchor);
        text_add(&page->body, "\n<a id=\"%s\"></a>\n", anchor);
    }
    text_add(&page->body, "\n%s %s\n", level == 2 ? "##" : "###", text);
}

void page_paragraph(Page *page, const char *text) {
    text_add(&page->body, page->form == PAGE_HTML ? "<p>" : "\n");
    page_inline(page->form, &page->body, text, false);
    text_add(&page->body, page->form == PAGE_HTML ? "</p>\n" : "\n");
}

void page_table_begin(Page *page, const char *caption, const char *const *heads, int columns) {
    page->columns = columns;
    if (page->form == PAGE_HTML) {
        text_add(&page->body, "<div class=\"wide\" tabindex=\"0\"><table>");
        if (caption[0]) text_add(&page->body, "<caption>");
        page_inline(page->form, &page->body, caption, false);
        text_add(&page->body, "%s<thead><tr>", caption[0] ? "</caption>" : "");
        for (int c = 0; c < columns; c++) {
            text_add(&page->body, "<th scope=\"col\">%s</th>", heads[c]);
        }
        text_add(&page->body, "</tr></thead><tbody>\n");
        return;
    }
    text_add(&page->body, caption[0] ? "\n%s\n\n|" : "%s\n|", caption);
    for (int c = 0; c < columns; c++) {
        text_add(&page->body, " %s |", heads[c]);
    }
    text_add(&page->body, "\n|");
    for (int c = 0; c < columns; c++) {
        text_add(&page->body, " --- |");
    }
    text_add(&page->body, "\n");
}

void page_row(Page *page, const char *anchor, const char *const *cells) {
    const bool html = page->form == PAGE_HTML;
    text_add(&page->body, html ? "<tr" : "|");
    if (html) {
        text_add(&page->body, anchor ? " id=\"%s\">" : ">", anchor);
    }
    for (int c = 0; c < page->columns; c++) {
        text_add(&page->body, !html ? " " : c == 0 ? "<th scope=\"row\">" : "<td>");
        page_inline(page->form, &page->body, cells[c], true);
        text_add(&page->body, !html ? " |" : c == 0 ? "</th>" : "</td>");
    }
    text_add(&page->body, html ? "</tr>\n" : "\n");
}

void page_table_end(Page *page) {
    text_add(&page->body, page->form == PAGE_HTML ? "</tbody></table></div>\n" : "\n");
}

void page_figure(Page *page, const char *svg, const char *path, const char *alt) {
    if (page->form == PAGE_HTML) {
        text_add(&page->body, "<figure>%s</figure>\n", svg);
        return;
    }
    text_add(&page->body, "\n![");
    page_inline(page->form, &page->body, alt, false);
    text_add(&page->body, "](%s)\n", path);
}

void page_code(Page *page, const char *text) {
    const bool html = page->form == PAGE_HTML;
    text_add(&page->body, html ? "<pre><code>" : "\n```text\n");
    for (const char *at = text; *at; at++)
        if (html && *at != '\n') page_character(page->form, &page->body, *at, false);
        else text_add_bytes(&page->body, at, 1);
    text_add(&page->body, html ? "</code></pre>\n" : "\n```\n");
}

void page_item(Page *page, bool first, bool last, const char *text) {
    const bool html = page->form == PAGE_HTML;
    text_add(&page->body, "%s%s", first ? html ? "<ul>\n" : "\n" : "", html ? "<li>" : "- ");
    page_inline(page->form, &page->body, text, false);
    text_add(&page->body, "%s%s", html ? "</li>\n" : "\n", last && html ? "</ul>\n" : "");
}

/* What of our Markdown is being read. */
typedef enum MarkdownPart { PART_NONE, PART_PARAGRAPH, PART_ITEM } MarkdownPart;

static void page_close(Page *page, MarkdownPart part, bool *list, bool list_goes_on) {
    if (page->form == PAGE_HTML && part != PART_NONE) {
        text_add(&page->body, part == PART_ITEM ? "</li>\n" : "</p>\n");
    }
    if (page->form == PAGE_HTML && *list && !list_goes_on) {
        text_add(&page->body, "</ul>\n");
        *list = false;
    }
}

static MarkdownPart page_open(Page *page, const char *line, bool *list) {
    const bool item = strncmp(line, "* ", 2) == 0 || strncmp(line, "- ", 2) == 0;
    if (page->form == PAGE_HTML) {
        text_add(&page->body, "%s%s", item && !*list ? "<ul>\n" : "", item ? "<li>" : "<p>");
        page_inline(page->form, &page->body, line + (item ? 2 : 0), false);
    } else {
        text_add(&page->body, "%s%s\n", *list && item ? "" : "\n", line);
    }
    *list = *list || item;
    return item ? PART_ITEM : PART_PARAGRAPH;
}

static MarkdownPart page_line(Page *page, char *line, MarkdownPart part, bool *list) {
    const size_t marks = strspn(line, "#");
    if (marks > 0) {
        page_close(page, part, list, false);
        if (marks > 1 && page->form == PAGE_HTML) {
            text_add(&page->body, "<h3>%s</h3>\n", line + marks + 1);
        } else if (marks > 1) {
            text_add(&page->body, "\n### %s\n", line + marks + 1);
        }
        *list = false;
        return PART_NONE;
    }
    if (line[strspn(line, " ")] == '\0') {
        page_close(page, part, list, true);
        return PART_NONE;
    }
    const bool item = strncmp(line, "* ", 2) == 0 || strncmp(line, "- ", 2) == 0;
    if (part != PART_NONE && !item) {
        text_add(&page->body, page->form == PAGE_HTML ? " " : "");
        page_inline(page->form, &page->body, line, false);
        text_add(&page->body, page->form == PAGE_HTML ? "" : "\n");
        return part;
    }
    page_close(page, part, list, item);
    return page_open(page, line, list);
}

void page_markdown(Page *page, const char *markdown) {
    MarkdownPart part = PART_NONE;
    bool list = false;
    while (*markdown) {
        const size_t length = strcspn(markdown, "\n");
        Text copy = {0};
        text_add_bytes(&copy, markdown, length);
        char *line = text_take(&copy);
        part = page_line(page, line, part, &list);
        free(line);
        markdown += length + (markdown[length] == '\n');
    }
    page_close(page, part, &list, false);
}

static void page_end_html(Page *page, Text *out) {
    text_add(out, "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                  "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
                  "<title>", page->language ? page->language : "en");
    page_inline(page->form, out, page->title, false);
    text_add(out, "</title>\n<style>\n%s%s</style>\n</head>\n<body>\n"
                  "<a class=\"skip\" href=\"#main\">%s</a>\n<header><h1>", page_style, page->style ? page->style : "",
             tongue("Skip to the text"));
    page_inline(page->form, out, page->title, false);
    text_add(out, "</h1></header>\n<nav aria-label=\"%s\"><ul>\n", tongue("Contents"));
    text_add_bytes(out, page->contents.data, page->contents.length);
    text_add(out, "</ul></nav>\n<main id=\"main\">\n");
    text_add_bytes(out, page->body.data, page->body.length);
    text_add(out, "</main>\n</body>\n</html>\n");
}

void page_end(Page *page, Text *out) {
    if (page->form == PAGE_HTML) {
        page_end_html(page, out);
    } else {
        text_add(out, "# %s\n\n", page->title);
        text_add_bytes(out, page->contents.data, page->contents.length);
        text_add_bytes(out, page->body.data, page->body.length);
    }
    text_free(&page->contents);
    text_free(&page->body);
}
