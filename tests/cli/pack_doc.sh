#!/bin/bash
# The reference of the pack language and its stubs: the files that are kept are what the program prints,
# and the examples of its declarations make a pack that can be played.
. "$(dirname "$0")/lib.bash"
cd "$work" || exit 1
kept() { # <option> <file>
    run 0 pack doc "--$1" - && cp out printed
    checks=$((checks + 1))
    diff "$SOURCE/$2" printed >differs ||
        complain "$2 is out of date; accession pack doc --$1 $2 writes it anew: $(head -10 differs)"
}
kept markdown docs/packs-reference.md
kept stubs scripts/stubs/accession.lua
run 2 pack doc --html a.html --stubs b.lua
says err "choose one of --html, --markdown and --stubs"
run 0 pack doc --html page.html
checks=$((checks + 1))
[ -z "$(grep -o 'id="[^"]*"' page.html | sort | uniq -d)" ] || complain "an anchor stands twice"
grep -q '<code>w.unity</code>' page.html || complain "page.html lacks w.unity"
if command -v luac5.4 >luac; then
    checks=$((checks + 1))
    luac5.4 -p "$SOURCE/scripts/stubs/accession.lua" || complain "the stubs are no Lua"
fi

# Every example of a declaration in one pack, with the start that it declares.
cp -r "$SOURCE/scenarios/ukraine-2023" mine
find mine -name '*.lua' -delete
mkdir -p mine/events mine/starts mine/tests
sed -i '/"starts": \[/,/\]/c\    "starts": ["a-quiet-year"]' mine/pack.json
sed -n 's/^Example: `\(.*\)`$/\1/p' "$SOURCE/docs/packs-reference.md" >examples
checks=$((checks + 1))
[ "$(wc -l <examples)" -ge 9 ] || complain "the reference shows $(wc -l <examples) declarations"
grep '^start ' examples >mine/starts/a.lua
grep '^test ' examples >mine/tests/a.lua
grep -v '^\(start\|test\) ' examples >mine/events/a.lua
run 0 run --pack ./mine --months 24
run 0 play --text --pack ./mine --list
says out "a-quiet-year"
finish
