#!/bin/bash
# The debrief of a class from the command line: files, time, the log lived again, stations, several classes.
. "$(dirname "$0")/lib.bash"
: "${CLASS_MADE:?the program that makes a class}"
"$CLASS_MADE" "$work/eight.class" 8 6 && "$CLASS_MADE" "$work/two.class" 2 3 || complain "no class was made"

run 0 debrief "$work/eight.class" -o "$work/eight" --runs 60
says out "debrief.html"
for file in debrief.html turns.csv decisions.csv predictions.csv log.json; do
    checks=$((checks + 1))
    [ -s "$work/eight/$file" ] || complain "$file is not there"
done
valid_json "$work/eight/log.json"
for file in turns decisions predictions; do
    checks=$((checks + 1))
    head -2 "$work/eight/$file.csv" | tail -1 | grep -qE '^# accession [0-9.]+; pack ukraine-2023 [0-9.]+; digest [0-9a-f]{32}; start .*; seed 7; date 2026-01-31$' ||
        complain "$file.csv does not say what it is of"
done
checks=$((checks + 3))
grep -q "Seat [0-9]" "$work"/eight/* && complain "somebody is named"
for table in 1 2 3 4 5 6 7 8; do grep -q "id=\"table-$table\"" "$work/eight/debrief.html" || complain "table $table is missing"; done
if command -v python3 >/dev/null; then python3 "$SOURCE/tests/tools/page_check.py" "$work/eight/debrief.html" || complain "the page is not sound"; fi

run 0 class replay "$work/eight/log.json"
says out "8 tables"
says out "lived again to the same digests"
sed 's/leader injects donor_fatigue/leader sets unity 0.11/' "$work/eight/log.json" >"$work/changed.json"
run 1 class replay "$work/changed.json"
says out "table 1, branch main, the first difference is in turn 2"
run 2 class replay "$work/two.class"

run 0 class debrief "$work/two.class" -o "$work/named" --names --runs 20 --language uk
checks=$((checks + 2))
grep -q "Seat 1" "$work/named/debrief.html" || complain "--names names nobody"
grep -q 'lang="uk"' "$work/named/debrief.html" && grep -q 'неперевірений' "$work/named/debrief.html" && grep -q "Переломи" "$work/named/debrief.html" || complain "not in Ukrainian"
run 2 debrief "$work/two.class"
says err "-o DIR"

# twice the same, whatever the threads
run 0 debrief "$work/two.class" -o "$work/one" --runs 20 --threads 1
run 0 debrief "$work/two.class" -o "$work/other" --runs 20 --threads 3
checks=$((checks + 1))
diff -r "$work/one" "$work/other" >/dev/null || complain "threads change the debrief"

run 0 class station "$work/two.class" --table 2 -o "$work/order.json"
valid_json "$work/order.json"
run 2 class station "$work/two.class" --table 3
for _ in 1 2 3 4 5; do printf 'do 1\nsit washington\ndo 1\nsit kyiv\nend anyway\n'; done >"$work/lines"
run 0 play --text --no-autosave --order "$work/order.json" <"$work/lines"
says out "Our seat is Kyiv"
says out "Washington"
valid_json "$work/order-result.json"
run 0 class merge "$work/two.class" "$work/order-result.json"
says out "table 2"
sed -E 's/"turn_months": ?6/"turn_months": 3/' "$work/order-result.json" >"$work/tampered.json"
run 2 class merge "$work/two.class" "$work/tampered.json"
says err "its seal does not hold"
run 0 debrief "$work/two.class" -o "$work/merged" --runs 20

run 0 class compare "$work/two.class" "$work/eight.class" -o "$work/compared" --runs 20
says out "compare.html"
checks=$((checks + 1))
[ "$(grep -c . "$work/compared/compare.csv")" -eq 13 ] || complain "ten tables are wanted: $(wc -l <"$work/compared/compare.csv")"
if command -v python3 >/dev/null; then python3 "$SOURCE/tests/tools/page_check.py" "$work/compared/compare.html" || complain "the comparison is not sound"; fi
run 2 class compare "$work/two.class" -o "$work/compared"
finish
