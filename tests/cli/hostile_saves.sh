#!/bin/bash
# Every malformed file of the shared collection, as a save and inside a container that is right: refused with
# one clear message, quickly, and never fatal. Skipped where the collection is missing.
. "$(dirname "$0")/lib.bash"
collection=$SOURCE/../shared/hostile/malformed.py
if [ ! -e "$collection" ] || ! command -v python3 >/dev/null; then
    echo "skipped: ../shared/hostile is not here, or there is no python3"
    checks=1
    finish
fi

# Plain: the collection's own files, made from the sample document of a real save.
tail -n +2 "$SOURCE/saves/stalemate.sav" >"$work/base.json"
python3 "$collection" "$work/corpus" --base "$work/base.json" --leaf 300 >/dev/null 2>&1 ||
    complain "the collection could not be written"
found=$(find "$work/corpus" -type f -name '*.json' | wc -l)
[ "$found" -gt 300 ] || complain "only $found files were made"

# In a container that is right, as this test tool of the program's own makes it.
mkdir "$work/wrapped"
find "$work/corpus" -type f -name '*.json' -size -4000k | sort >"$work/list"
"$SAVE_WRAP" "$work/wrapped" <"$work/list" || complain "the containers could not be made"

try() { # <file>: exit 0, 1 or 2 within the time, with a message if not 0
    timeout 20 "$ACCESSION" save verify "$1" >"$work/out" 2>"$work/err"
    local status=$?
    checks=$((checks + 1))
    [ $status -le 2 ] || complain "$1: exit $status: $(head -c 200 "$work/err")"
    [ $status -eq 0 ] || [ -s "$work/err" ] || [ -s "$work/out" ] || complain "$1: no message"
    [ $status -ne 0 ] || accepted=$((accepted + 1))
}
# With sanitizers, which start slowly, every third of them.
every=1
[ -n "${FAULT_LIBRARY:-}" ] || every=3
turn() { number=$((${number:-0} + 1)); [ $((number % every)) -eq 0 ]; }
accepted=0
for file in "$work"/corpus/*.json; do [ -f "$file" ] && turn && try "$file"; done
[ $accepted -eq 0 ] || complain "$accepted files without a container were taken for saves"
for file in "$work"/wrapped/*; do turn && try "$file"; done
# a few leaf changes are harmless (a title, a date); most must be refused
echo "$found files, plain and wrapped; $accepted of the wrapped ones open"
[ $accepted -lt $((found / 4)) ] || complain "too many of the wrapped files open: $accepted"
finish
