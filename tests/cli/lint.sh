#!/bin/bash
# `pack lint` and `pack watch`: a good small pack is clean; every rule fires in its pack of tests/packs/lint, at
# the lines of expected.txt, and in no other; the exit says whether there is an error; a watched folder tells
# what is new and what is mended.
. "$(dirname "$0")/lib.bash"
cd "$work" || exit 1
packs=$SOURCE/tests/packs/lint

# lay <rule|_good>: the pack as the folder "small".
lay() {
    rm -rf small
    mkdir small
    cp -r "$SOURCE/tests/packs/bad/_good/data" "$packs/_good/"* small/
    [ "$1" = _good ] || cp -r "$packs/$1/"* small/
    rm -f small/expected.txt
}

lay _good
run 0 pack lint small
says out clean
run 0 pack lint small/ --json
valid_json "$work/out"

# Every rule: its id, its place, its words; a hint; nothing else; 1 for errors and 0 for warnings.
for rule in $(sed -n 's/^RULE(\([EW][0-9]*\),.*/\1/p' "$SOURCE/engine/session/lint_rules.def"); do
    checks=$((checks + 1))
    [ -f "$packs/$rule/expected.txt" ] || { complain "$rule has no pack in tests/packs/lint"; continue; }
    lay "$rule"
    expected=0
    [ "${rule#E}" = "$rule" ] || expected=1
    run $expected pack lint small
    head -n -1 out | sed 's/ Hint: .*//' >found
    cmp -s found "$packs/$rule/expected.txt" || complain "$rule: $(diff found "$packs/$rule/expected.txt" | head -n 5)"
    grep -qv ": $rule " found && complain "$rule: another rule fires in its pack"
    [ "$(grep -c ' Hint: ..*\.$' out)" -eq "$(wc -l <found)" ] || complain "$rule: a finding has no hint"
    run $expected pack lint small --json
    valid_json "$work/out"
    says out "\"rule\": \"$rule\""
done
for folder in "$packs"/[EW]*/; do
    checks=$((checks + 1))
    grep -q "^RULE($(basename "$folder")," "$SOURCE/engine/session/lint_rules.def" || complain "$folder is of no rule"
done

# All at once: each file's first error, and what else there is.
lay E12
cp "$packs/E10/events/two.lua" small/events/four.lua
cp "$packs/E71/text/en.json" small/text/
run 1 pack lint small
says out "small/events/four.lua:3: E10"
says out "small/events/two.lua:2: E12"
says out "small/text/en.json:15: E71"
says out "errors, "

# What is shipped has no error, and what a new pack begins with is clean.
for folder in "$SOURCE"/scenarios/*/; do
    run 0 pack lint "$folder"
done
run 0 pack new mine
run 0 pack lint mine
says out clean

# Hostile and broken folders end with words.
mkdir -p odd/text odd/events
run 1 pack lint odd
says out "odd/pack.json"
printf '\377\376{' >odd/text/en.json
printf 'event' >odd/events/a.lua
printf '{"languages": 3, "starts": [3], "id": null, "engine": []}' >odd/pack.json
run 1 pack lint odd
says out "odd/text/en.json"
says out "E10"
run 2 pack lint
says err "one folder of a pack is wanted"
run 2 pack lint small more
run 2 pack lint nowhere
says err "no folder is here"
run 2 pack watch nowhere
says err "no folder is here"

# waits <file> <text>: until the file holds it, at most twenty seconds.
waits() {
    local _
    checks=$((checks + 1))
    for _ in $(seq 200); do
        grep -qF -- "$2" "$1" && return
        sleep 0.1
    done
    complain "$1 does not come to say \"$2\" but: $(head -c 300 "$1")"
}

# Once, told by the system and by comparing; a new folder counts too.
for poll in "" 1; do
    lay _good
    ACCESSION_WATCH_POLL=$poll "$ACCESSION" pack watch small --once >seen 2>err &
    waits seen clean
    cp "$packs/E12/events/two.lua" small/events/two.lua
    wait $!
    status=$?
    checks=$((checks + 1))
    [ $status -eq 1 ] || complain "watch --once: exit $status, not 1: $(head -c 300 seen err)"
    waits seen "new:  small/events/two.lua:2: E12"
    waits seen "1 error, 0 warnings"
done
lay _good
"$ACCESSION" pack watch small >seen 2>err &
watcher=$!
waits seen clean
mkdir small/more
sleep 0.3
echo "local nothing = 0" >small/more/four.lua
waits seen "new:  small/more/four.lua:1: W03"
rm -r small/more
waits seen "gone: more/four.lua: W03"
interrupt $watcher 0
[ "$(grep -c '^clean$' seen)" -eq 2 ] || complain "watch does not say clean at the end: $(head -c 300 seen)"
finish
