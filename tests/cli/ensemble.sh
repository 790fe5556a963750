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

# The baseline adds the largest indices, the verdicts and the joint share; a pack without claims keeps its shares.
cd "$work" || exit 1
run 0 pack new ./strait
run 2 ensemble --pack ./strait --runs 40 --months 24 --baseline
says err "--baseline: "
says err "no properties"
says out "Chances, with 95 % intervals"
run 2 ensemble --points 16
says err "--points belongs to --baseline"
cat >strait/rules/claims.lua <<'EOF'
property "calm" {
    claim = "Some histories end without nuclear use", kind = "structural",
    arms = { base = {} }, runs = 200, horizon = 24,
    statistic = "base.p_nuclear", op = "<", threshold = 1, sign = "1 - base.p_nuclear",
}
EOF
run 0 ensemble --pack ./strait --runs 40 --months 24 --baseline --points 16 --json
valid_json "$work/out"
says out '"total_indices"'
says out '"ST_clean"'
says out '"pass": 1'
says out '"joint"'
run 0 ensemble --pack ./strait --runs 40 --months 24 --baseline --points 16
says out "Inputs whose uncertainty makes the variance of p_member"
says out "Claims at nominal parameters: 1 pass, 0 fail, 0 inconclusive."
says out "of 16 points"

# An interrupt ends it with what is done so far.
"$ACCESSION" ensemble --runs 100000000 --json --csv "$work/rows.csv" >"$work/out" 2>"$work/err" &
job=$!
until [ -s "$work/rows.csv.tmp" ] || ! kill -0 $job 2>/dev/null; do sleep 0.1; done # it has begun
interrupt $job 0
valid_json "$work/out"
says err "interrupted after"
says out '"runs":'
[ "$(wc -l <"$work/rows.csv")" -gt 1 ] || complain "the rows so far are not kept"
checks=$((checks + 1))
finish
