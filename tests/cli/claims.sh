#!/bin/bash
# The page of claims names every claim of its pack, with verdict and command; the one in docs/ too.
. "$(dirname "$0")/lib.bash"

# Every row of a pack's table stands on the page.
names_all() { # <page> <pack>
    local id
    sed -n 's/^ *{"id": "\([^"]*\)".*/\1/p' "$SOURCE/scenarios/$2/properties.json" >"$work/ids"
    checks=$((checks + 1))
    [ "$(wc -l <"$work/ids")" -gt 100 ] || complain "too few rows are found in $2"
    while read -r id; do
        grep -qE "^\| $id( \*)? \|" "$1" || complain "$1 does not hold the row $id"
    done <"$work/ids"
    grep -o '^  "[AC][0-9a-z]*": {"claim"' "$SOURCE/scenarios/$2/properties.json" | cut -d'"' -f2 >"$work/claims"
    while read -r id; do
        grep -q "^### $id: " "$1" || complain "$1 has no heading for the claim $id"
    done <"$work/claims"
}

names_all "$SOURCE/docs/claims.md" ukraine-2023
cd "$work" || exit 2
grep -o '](claims/[^)]*)' "$SOURCE/docs/claims.md" | tr -d '()]' | sort -u | while read -r file; do
    [ -s "$SOURCE/docs/$file" ] || echo "$file"
done >missing
checks=$((checks + 1))
[ ! -s missing ] || complain "docs/claims.md shows charts that are not there: $(cat missing)"

# A small run makes such a page anew; it ends with 1 when a row fails.
"$ACCESSION" claims --markdown page.md --runs 50 --points 1 --seed 2 >"$work/out" 2>"$work/err"
status=$?
checks=$((checks + 1))
[ $status -le 1 ] || complain "claims: exit $status: $(cat "$work/err")"
silent out
silent err
names_all page.md ukraine-2023
cp page.md "$work/out"
says out "## What failed, and what is undecided"
says out "## Contested claims, with both signs"
says out "](page/hump.svg)"
says out "](page/classes.svg)"
says out "](page/frontier.svg)"
says out "accession properties --pack ukraine-2023 --only A12a,A12b,A12c --seed 2 --runs 50"
says out "accession claims --pack ukraine-2023 --seed 2 --runs 50 --points 1 --markdown claims.md"
says out "It does not predict, recommend or justify any policy"
for file in page/*.svg; do
    checks=$((checks + 1))
    ! command -v xmllint >/dev/null || xmllint --noout "$file" 2>>"$work/why" || complain "$file is not well-formed"
done

# A contested claim stands with both signs, before the others.
checks=$((checks + 1))
awk '/^### A3:/ { a = NR } /^### A1:/ { b = NR } /^\| A3\.a/ { one = NR } /^\| A3\.b/ { two = NR }
     END { exit !(a && b && a < b && one && two) }' page.md || complain "A3 is not told first and with both signs"

# One page in HTML holds its charts itself; a pack that declares its claims in scripts has one too.
"$ACCESSION" claims --pack archipelago --html islands.html --runs 60 --points 1 >"$work/out" 2>"$work/err"
checks=$((checks + 1))
[ $? -le 1 ] && [ -s islands.html ] || complain "no page of the archipelago: $(cat "$work/err")"
cp islands.html "$work/out"
says out "quiet_is_long"
says out "<svg "
checks=$((checks + 1))
! grep -qE '<script|href="http|src=' islands.html || complain "the page asks for something from outside"
[ ! -e islands ] || complain "charts were written beside a page that holds them"

run 2 claims --html a.html --markdown b.md
says err "not both"
run 2 claims --markdown nowhere/page.md --only A9 --runs 50 --points 1
says err "--markdown: cannot write nowhere/page.md: No such file or directory"
finish
