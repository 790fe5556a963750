#!/bin/bash
# The documents: every link leads to a file, and to a heading in it; the picture of the rooms is what tools/rooms.py
# draws from CMakeLists.txt and the table of docs/architecture.md.
. "$(dirname "$0")/lib.bash"
cd "$SOURCE" || exit 1

anchors() { # <file>: of its headings, as the usual renderers make them, and those it names
    grep -o '<a id="[^"]*"' "$1" | cut -d'"' -f2
    sed -n '/^```/,/^```/d; s/^##* //p' "$1" | tr 'A-Z ' 'a-z-' | tr -cd 'a-z0-9_\n-'
}

links=0
for text in *.md docs/*.md docs/*/*.md scripts/*.md scenarios/*/data/*.md; do
    [ -e "$text" ] || continue
    while IFS= read -r link; do
        file=${link%%#*} anchor=${link#"$file"} anchor=${anchor#\#}
        target=$text
        [ -z "$file" ] || target=$(dirname "$text")/$file
        links=$((links + 1)) checks=$((checks + 1))
        if [ ! -e "$target" ]; then
            complain "$text: $link leads nowhere"
        elif [ -n "$anchor" ] && ! anchors "$target" | grep -qxF -- "$anchor"; then
            complain "$text: $target has no heading #$anchor"
        fi
    done < <(sed '/^```/,/^```/d' "$text" | grep -oE '\]\([^)]+\)' | sed 's/^](//; s/)$//' | grep -vE '^[a-z]+:')
done
[ $links -ge 60 ] || complain "only $links links were found"

if command -v python3 >/dev/null; then
    checks=$((checks + 1))
    python3 tools/rooms.py >"$work/rooms.svg" 2>"$work/err" || complain "$(cat "$work/err")"
    cmp -s "$work/rooms.svg" docs/rooms.svg || complain "docs/rooms.svg: python3 tools/rooms.py >docs/rooms.svg draws another"
fi
finish
