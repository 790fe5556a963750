#!/bin/bash
# Many histories: the same for any number of threads, row by row in CSV, and stopped cleanly.
. "$(dirname "$0")/lib.bash"
run 0 ensemble --runs 60 --seed 5 --json --threads 1 --csv "$work/one.csv"
cp "$work/out" "$work/one"
run 0 ensemble --runs 60 --seed 5 --json --threads 3 --csv "$work/three.csv"
cmp -s "$work/one" "$work/out" || complain "the number of threads changed the answer"
cmp -s "$work/one.csv" "$work/three.csv" || complain "the number of threads changed the rows"
[ "$(wc -l <"$work/one.csv")" -eq 61 ] || complain "not one row for each history"
run 0 ensemble --runs 60 --seed 6 --json
cmp -s "$work/one" "$work/out" && complain "another seed gave the same answer"
for design in nominal box lhs; do
    run 0 ensemble --runs 20 --design $design
    says out "$design"
    says out "armed_neutrality"
done
silent err

# An interrupt ends it with what is done so far.
"$ACCESSION" ensemble --runs 100000000 --json --csv "$work/rows.csv" >"$work/out" 2>"$work/err" &
job=$!
until [ "$(wc -l 2>/dev/null <"$work/rows.csv")" -gt 1 ] 2>/dev/null; do sleep 0.1; done # it has begun
interrupt $job 0
valid_json "$work/out"
says err "interrupted after"
says out '"runs":'
finish
