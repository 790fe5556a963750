#!/bin/bash
# Every command shown in README.md and docs/ works: the ```sh blocks are run, one shell a block, in
# a folder that holds saves/ alone. ./play and ./check are left out, since ./check runs this test. A host is
# ended after two seconds, and left out of a build that has none.
. "$(dirname "$0")/lib.bash"
mkdir "$work/bin" "$work/blocks" "$work/here"
ln -s "$ACCESSION" "$work/bin/accession"
host="timeout --preserve-status -s INT 2 accession class serve --port 0"
"$ACCESSION" class serve --people 61 2>&1 | grep -q "no server" && host="true"
for text in "$SOURCE/README.md" "$SOURCE"/docs/*.md; do
    awk -v name="$work/blocks/$(basename "$text" .md)" -v host="$host" '
        /^```sh$/ { inside = 1; file = name "-" sprintf("%02d", ++count) ".block"; next }
        /^```/ { inside = 0 }
        inside { sub(/^accession class serve/, host) }
        inside && !/^\.\/(play|check)/ { print >file }' "$text"
done
ln -s "$SOURCE/saves" "$work/here/saves"
for block in "$work"/blocks/*.block; do
    [ -e "$block" ] || complain "no block was found"
    checks=$((checks + 1))
    (cd "$work/here" && PATH=$work/bin:$PATH bash -eu "$block") >"$work/out" 2>"$work/err" ||
        complain "$(basename "$block"): $(cat "$block") $(head -c 400 "$work/err")"
done
finish
