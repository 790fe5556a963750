/* One document in two forms: Markdown, and HTML as a single page that needs no other file.
 *
 * Always true: every anchor is used once; text is escaped for its form, `backticks` set code in
 * both; the contents stand before the body and link to every heading of level 2 and 3. */
#pragma once
#include "core/text.h"

typedef enum PageForm { PAGE_MARKDOWN, PAGE_HTML } PageForm;

typedef struct Page {
    PageForm form;
    const char *title;
    const char *language; /* of HTML; NULL: "en" */
    const char *style;    /* more rules for it; NULL: none */
    Text contents, body;
    int columns; /* of the open table */
} Page;

Page page_begin(PageForm form, const char *title);
void page_end(Page *page, Text *out); /* appends the whole document to out */
/* What stands between them belongs together; name is its class in HTML. */
void page_part_begin(Page *page, const char *name);
void page_part_end(Page *page);
void page_break(Page *page);          /* of HTML: what follows is printed on a new sheet */
void page_escape(Text *out, const char *text); /* text for HTML, in attributes too */

/* level 2 or 3; anchor NULL: a heading that the contents leave out */
void page_heading(Page *page, int level, const char *anchor, const char *text);
void page_paragraph(Page *page, const char *text);

/* A table; each row has as many cells as the head. anchor names the row, NULL for none. */
void page_table_begin(Page *page, const char *caption, const char *const *heads, int columns);
void page_row(Page *page, const char *anchor, const char *const *cells);
void page_table_end(Page *page);

/* A drawing: HTML takes the SVG itself, Markdown a link to the file that holds it. */
void page_figure(Page *page, const char *svg, const char *path, const char *alt);
void page_code(Page *page, const char *text); /* lines as they are, to be copied */
void page_item(Page *page, bool first, bool last, const char *text); /* of a list */

/* Plain Markdown of our own docs: headings, paragraphs, lists. Headings go down two levels; the
 * first, the document's title, is left out. */
void page_markdown(Page *page, const char *markdown);
