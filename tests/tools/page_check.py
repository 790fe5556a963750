"""page_check.py FILE...: a page needs nothing from outside, its headings do not skip a level, drawings have a title and
a description, tables have heads, ids are used once."""
import re
import sys
from html.parser import HTMLParser


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.wrong, self.ids, self.level, self.svg, self.table = [], set(), 0, None, None
        self.lang = self.title = False

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        self.lang = self.lang or (tag == "html" and bool(a.get("lang")))
        self.title = self.title or tag == "title"
        for name in ("src", "href", "xlink:href", "data", "poster"):
            value = a.get(name)
            if value and not value.startswith("#"):
                self.wrong.append(f"{tag} {name}={value}: from outside")
        if tag in ("script", "link", "iframe", "object", "embed", "base"):
            self.wrong.append(f"{tag} is not wanted")
        if a.get("id") in self.ids:
            self.wrong.append(f"id {a['id']} twice")
        self.ids.add(a.get("id") or object())
        if re.fullmatch("h[1-6]", tag):
            if int(tag[1]) > self.level + 1:
                self.wrong.append(f"{tag} after h{self.level}")
            self.level = int(tag[1])
        if tag == "svg":
            self.svg = set()
            if a.get("role") != "img":
                self.wrong.append("svg without role")
        if self.svg is not None:
            self.svg.add(tag)
        if tag == "img" and not a.get("alt"):
            self.wrong.append("img without alt")
        if tag == "table":
            self.table = 0
        if tag == "th" and self.table is not None:
            self.table += 1
            if a.get("scope") not in ("col", "row"):
                self.wrong.append("th without scope")

    def handle_endtag(self, tag):
        if tag == "svg":
            if not {"title", "desc"} <= self.svg:
                self.wrong.append("svg without title and desc")
            self.svg = None
        if tag == "table":
            if not self.table:
                self.wrong.append("table without heads")
            self.table = None


bad = False
for path in sys.argv[1:]:
    text = open(path, encoding="utf-8").read()
    page = Page()
    page.feed(text)
    if not page.lang or not page.title:
        page.wrong.append("no language or no title")
    if re.search(r"url\(|@import|javascript:", text):
        page.wrong.append("something from outside in a style")
    for what in page.wrong:
        print(f"{path}: {what}")
    bad = bad or bool(page.wrong)
sys.exit(bad)
