#!/bin/bash
# Every --json is one whole document on standard output, with the keys that others rely on.
. "$(dirname "$0")/lib.bash"
document() { # <keys> <arguments...>
    local keys=$1
    shift
    run 0 "$@"
    silent err
    valid_json "$work/out"
    for key in $keys; do
        says out "\"$key\":"
    done
}
document "outcome years final happenings disclaimer" run --json --seed 3
grep -q '"prize"' "$work/out" && complain "run --json shows what nobody may see"
document "variable value terms parameters source" explain --json --month 5 --of 'stake[POL]'
document "causes" explain --json --month 5 --of menace
document "runs classes at member lo hi 60 120" ensemble --json --runs 40
document "cases p observed" hindcast --json
document "games_per_s.core games_per_s core ns_per_month" bench --json --months 6 --only games_per_s.core,ns_per_month
"$ACCESSION" properties --only A12a --runs 60 --json >"$work/out" 2>"$work/err"
[ $? -le 1 ] || complain "properties: $(cat "$work/err")"
valid_json "$work/out"
for key in id kind estimate lo hi threshold verdict; do
    says out "\"$key\":"
done
finish
