#!/bin/bash
# Claims over the parameter box, and the tornado: the same for any number of threads, refused in words.
. "$(dirname "$0")/lib.bash"
run 0 robust --only A12a,C13 --points 6 --runs 100
silent err
says out "Over the parameter box"
says out "A12a structural holds"
says out "Joint robustness: all 3 structural rows hold at"
run 0 robust --only A12a --points 6 --runs 100 --json --threads 1 --csv "$work/rows.csv"
valid_json "$work/out"
says out '"joint": {'
cp "$work/out" "$work/one"
grep -q '^A12a,structural,6,' "$work/rows.csv" || complain "no row for A12a"
grep -q '^joint,structural,6,' "$work/rows.csv" || complain "no row for all together"
run 0 robust --only A12a --points 6 --runs 100 --json --threads 3
cmp -s "$work/one" "$work/out" || complain "the number of threads changed the shares"
run 0 robust --only A12a --points 3 --runs 100 --summary
says out "Claims at nominal parameters: 0 pass, 0 fail, 1 inconclusive." # 100 runs are few
says out "Joint robustness:"

run 0 robust --of stake_24 --runs 50 --months 30 --set kappa_h=2 --csv "$work/bars.csv"
says out "the same luck everywhere"
says out "kappa_K"
grep -q '^kappa_K,1.2,3.2,' "$work/bars.csv" || complain "no bar for kappa_K"
grep -q '^kappa_h,' "$work/bars.csv" && complain "a held parameter has a bar"
run 0 robust --of p_end_12 --runs 50 --months 12 --json
valid_json "$work/out"

refused() { # <words> <arguments...>
    local words=$1
    shift
    run 2 robust "$@"
    silent out
    says err "$words"
}
refused '--of: there is no statistic "p_membr"; did you mean "p_member"?' --of p_membr
refused 'are about claims; leave out --of' --of p_member --only A12a
refused 'belong to --of; a claim says its own' --only A12a --start stalemate
refused 'no row has the id Z9' --only Z9

# An interrupt ends it with the points done so far.
"$ACCESSION" robust --only A12a --points 100000 --runs 50 >"$work/out" 2>"$work/err" &
interrupt $! 2
says err "interrupted after"
says out "A12a structural holds"
finish
