#!/bin/bash
# Scenario discovery: boxes that hold on points kept aside, the same from a file, and every refusal.
. "$(dirname "$0")/lib.bash"
run 0 discover --of class_subjugation --runs 6000 --threads 1
silent err
says out "by the outcome of its one history"
says out "Held out: density"
says out "confirmed: denser than all held-out points."
says out "g_U" # its own growth holds the candidate's army up
says out "Second opinion: a classification tree (Gini)"

# Threads change nothing; a file of the same histories gives the same boxes.
run 0 discover --of p_member --runs 1500 --json --threads 1
valid_json "$work/out"
cp "$work/out" "$work/one"
run 0 discover --of p_member --runs 1500 --json --threads 3 --csv "$work/points.csv"
cmp -s "$work/one" "$work/out" || complain "the number of threads changed the answer"
[ "$(wc -l <"$work/points.csv")" -eq 1501 ] || complain "not one row for each point"
head -1 "$work/points.csv" | grep -q ',value,yes,held$' || complain "the columns of --csv"
run 0 ensemble --runs 1500 --design lhs --csv "$work/futures.csv" --json
run 0 discover --of p_member --from "$work/futures.csv" --json
for file in one out; do grep -vE '"(source|design)":' "$work/$file" >"$work/$file.same"; done
cmp -s "$work/one.same" "$work/out.same" || complain "points from a file gave another answer"

# --not turns yes and no; a condition leaves points out.
run 0 discover --of p_member --not --runs 300 --json
says out '"not": true'
run 0 discover --of p_member_given_window --runs 300
says out "do not count: there the statistic counts nothing"
run 0 discover --of war_months --above 60 --runs 300
says out "yes where it is above 60"
run 0 discover --of p_end_60 --points 40 --runs 20 --above 0.6 --box 3
says out "by its statistic over 20 histories at the same parameters"
says out "Values of the points: least"
says out "3 "
run 0 discover --of p_end_60 --points 30 --runs 5 --above 2
says out "there is nothing to discover"

refused() { # <words> <arguments...>
    local words=$1
    shift
    run 2 discover "$@"
    silent out
    says err "$words"
}
refused 'discover: of which outcome?'
refused '--of: there is no statistic "p_membr"; did you mean "p_member"?' --of p_membr
refused '--of war_months is a mean: say from where on' --of war_months
refused '--above: found "x", a number' --of p_member --above x
refused '--alpha: found "0.9", a number from 0.005 to 0.5 is wanted' --of p_member --alpha 0.9
refused '--objective: found "best", mean or gain is wanted' --of p_member --objective best
refused '--design: found "nominal", box or lhs is wanted' --of p_member --design nominal
refused '--points, --runs and --design do not go with it' --of p_member --from x.csv --runs 3
refused 'at most 1000000 points of one history are wanted' --of p_member --runs 2000000
refused 'p_member counts something at 5 points; 20 or more are wanted' --of p_member --runs 5
refused '--box: found 999, the trajectory has the peels 0 to' --of p_member --runs 100 --box 999
refused 'none.csv: cannot be read' --of p_member --from "$work/none.csv"
refused 'points.csv:1: no column "months"' --of p_member --from "$work/points.csv"
sed '3s/^\([^,]*,[^,]*\),[^,]*/\1,x/' "$work/futures.csv" >"$work/bad.csv"
refused 'bad.csv:3: column 3: found "x", a number is wanted' --of p_member --from "$work/bad.csv"
sed '4s/$/,1/' "$work/futures.csv" >"$work/bad.csv"
refused 'bad.csv:4: found' --of p_member --from "$work/bad.csv"
run 0 ensemble --runs 20 --csv "$work/nominal.csv" --json
refused 'no parameter varies; an ensemble with --design lhs or box is wanted' --of p_member --from "$work/nominal.csv"
run 2 discover --of p_member --from "$work"
says err "cannot be read to its end"
finish
