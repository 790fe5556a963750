#!/bin/bash
# Odds from saved games and in text play: the same for any number of threads, with intervals, from any
# turn; refused where nothing follows; what was counted so far after an interrupt.
. "$(dirname "$0")/lib.bash"
export LC_ALL=C.UTF-8
save=$SOURCE/saves/stalemate.sav

# The same for one thread and for three.
run 0 odds "$save" --turn 3 --runs 40 --json --threads 1
silent err
valid_json "$work/out"
cp "$work/out" "$work/one"
run 0 odds "$save" --turn 3 --runs 40 --json --threads 3
checks=$((checks + 1))
cmp -s "$work/one" "$work/out" || complain "three threads counted otherwise than one"
for key in '"futures": 40' '"complete": true' '"kept_up"' '"near"' '"comparisons"' '"escalation"' '"home"'; do
    says out "$key"
done

# In words, no line wider than a terminal.
run 0 odds "$save" --turn 3 --runs 40
says out "Years from now"
says out "40 futures from here; each share is good to ±"
says out "each in 8 futures with it and without"
checks=$((checks + 1))
grep -qE '^.{81,}' "$work/out" && complain "a line of more than 80 characters"

# From turns that are not there, from the end of time, from no file.
run 2 odds "$save" --turn 300
says err "knows the turns 1 to"
run 2 odds
says err "one saved game is wanted"
run 2 odds no-such-game
run 2 odds "$save" --turn 0x

# A game for the record keeps its odds.
printf 'end\n' | "$ACCESSION" play --text --mode record --saves-dir "$work" >/dev/null
record=$(ls "$work"/autosave*.sav | head -n 1)
run 1 odds "$record"
says err "for the record"

# An interrupt prints what was counted so far.
"$ACCESSION" odds "$save" --turn 3 --runs 2000000 --json >"$work/out" 2>"$work/err" &
interrupt $! 2
says err "interrupted"
says out '"complete": false'
valid_json "$work/out"

# In a game: the same lines give the same text, with intervals, and "cannot tell" where that is so.
printf 'odds\nodds years\nodds cards\nodds 3\ncards\nadvisors\ncard 3\nend\nodds reform\n' >"$work/lines"
run 0 play --text --start stalemate --seat kyiv --seed 4 --no-autosave <"$work/lines"
cp "$work/out" "$work/first"
for words in "futures from here; each share is good to ±" "In 12 months:" " to " "Years from now" \
    "hold together with 95 %" "cannot tell" "Counted, in points of 100"; do
    says out "$words"
done
run 0 play --text --start stalemate --seat kyiv --seed 4 --no-autosave <"$work/lines"
checks=$((checks + 1))
cmp -s "$work/first" "$work/out" || complain "the same lines gave other odds"
run 0 play --text --mode record --no-autosave <"$work/lines"
says out "keep the odds for the debrief"
checks=$((checks + 1))
grep -q "Counted" "$work/out" && complain "a game for the record tells odds"
finish
