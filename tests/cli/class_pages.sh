#!/bin/bash
# The pages of a class: every text of theirs has its Ukrainian, and none is left over; nothing in them asks
# another host, and no script or style stands in the page itself.
. "$SOURCE/tests/cli/lib.bash"
web=$SOURCE/assets/web

texts() {
    cat "$web"/*.js | grep -oE "\bt\('[^']*'" | sed -E "s/^t\('//; s/'$//"
    cat "$web"/*.js | grep -oE "'[^']*\{n\}[^']*', '[^']*\{n\}[^']*'\)" | sed -E "s/.*', '(.*)'\)/many|\1/"
    cat "$web"/*.html | grep -oE "data-t>[^<]*<" | sed -E "s/^data-t>//; s/<$//"
    cat "$web"/*.html | grep -oE "<title>[^<]*<" | sed -E "s/^<title>//; s/<$//"
}
texts | sort -u >"$work/said"
grep -oE '^  "[^"]*":' "$web/words-uk.json" | sed -E 's/^  "//; s/":$//' | sort -u >"$work/known"
checks=$((checks + 3))
[ "$(wc -l <"$work/said")" -gt 150 ] || complain "only $(wc -l <"$work/said") texts were found"
missing=$(comm -23 "$work/said" "$work/known")
[ -z "$missing" ] || complain "without Ukrainian: $missing"
unused=$(comm -13 "$work/said" "$work/known")
[ -z "$unused" ] || complain "in words-uk.json alone: $unused"
valid_json "$web/words-uk.json"

checks=$((checks + 3))
grep -nE "https?://" "$web"/* | grep -v "w3.org" | grep -vE "/\^http|replace\(" && complain "a page names another host"
grep -nE "<script>|<style|style=|onclick=|innerHTML|insertAdjacentHTML|eval\(|document\.write" "$web"/*.html "$web"/*.js && complain "something could run what is a text"
grep -L "lang=" "$web"/*.html | grep . && complain "a page does not say its language"
finish
