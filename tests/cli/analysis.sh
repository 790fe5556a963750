#!/bin/bash
# sweep, contrast, morris, sobol, convergence: whole documents, the same for any number of threads,
# rows in CSV, refusals that help, and a clean stop.
. "$(dirname "$0")/lib.bash"
quick="--runs 50 --months 36"
twice() { # <name> <arguments...>: with one thread and with three
    local name=$1
    shift
    run 0 "$@" --threads 1 --json --csv "$work/$name.csv"
    valid_json "$work/out"
    cp "$work/out" "$work/one"
    run 0 "$@" --threads 3 --json --csv "$work/three.csv"
    cmp -s "$work/one" "$work/out" || complain "$name: the number of threads changed the answer"
    cmp -s "$work/$name.csv" "$work/three.csv" || complain "$name: threads changed the table"
    says err "accession: "
    says err "histories"
}
rows() { # <name> <lines with the head>
    checks=$((checks + 1))
    [ "$(wc -l <"$work/$1.csv")" -eq "$2" ] || complain "$1: $(wc -l <"$work/$1.csv") lines, not $2"
}
twice sweep sweep --over aid=0:2:4 --of p_end,war_months $quick
rows sweep 5
grep -q '^aid,p_end,p_end_lo,p_end_hi,war_months' "$work/sweep.csv" || complain "head of sweep"
twice grid sweep --over aid=0:2:3 --over windows_on=0:1:2 --of p_end $quick
rows grid 7
twice contrast contrast --with settle=0.03 --of p_end,war_months --runs 300 --months 36
rows contrast 3
says out '"verdict": "higher"'
twice morris morris --trajectories 3 --runs 4 --months 30 --factor nu --factor settle=0.01:0.03
rows morris 3
twice sobol sobol --points 16 --runs 4 --months 30 --of losses_24 --factor alpha --factor aid=0.5:1.5
rows sobol 3
says out '"noise_share"'
twice convergence convergence --runs 500 --months 24 --of p_end
rows convergence 15

# For people.
run 0 sweep --over aid=0:2:3 --of p_end $quick
says out "Last minus first, paired, 95 %"
run 0 sweep --over aid=0:2:3 --over settle=0.01:0.03:2 --of p_end $quick
says out "aid down, settle across"
run 0 contrast --against-policy west-german-formula --of p_end --runs 50 --months 24
says out "with: policy west-german-formula"
says out "verdict"
run 0 contrast --with aid=1 --of p_end --runs 50 --months 24
says out "no difference"
run 0 morris --trajectories 2 --runs 2 --months 24 --of losses_24
says out "32 factors, 2 trajectories of 33 points"
run 0 sobol --points 16 --runs 2 --months 24 --of losses_24 --factor alpha
says out "Sampling noise makes"
says out "widest ST interval"
run 0 convergence --runs 500 --months 24 --of p_end,losses_24
says out "Runs for a 95 % interval of"
run 0 sobol --of list
says out "p_member"
silent err
run 0 sweep --over nu --of p_end --set aid=0.5 --start stalemate --policy bots --runs 50 --months 6
says out "stalemate, policy bots"

bad() { # <words of the message> <arguments...>
    local message=$1
    shift
    run 2 "$@"
    silent out
    says err "$message"
}
bad '--over: over what? --over NAME=LOW:HIGH[:STEPS], once or twice, is wanted' sweep
bad '--over: aid is given twice' sweep --over aid=0:1 --over aid=1:2
bad '--over: nuu is not known' sweep --over nuu=0:1
bad '--over: aid=0: NAME=LOW:HIGH or NAME=LOW:HIGH:STEPS is wanted' sweep --over aid=0
bad '--over: windows_on = 0.125: a whole number from 0 to 1 is wanted' sweep --over windows_on=0:1
bad '--over: 250000 points; at most 10000 are lived' sweep --over aid=0:2:500 --over nu=0.1:0.2:500
bad '--of: statistic "p_membr" is not known; did you mean p_member' sweep --over aid --of p_membr
bad 'what differs? --with NAME=VALUE or --against-policy NAME is wanted' contrast
bad '--with: aid: NAME=NUMBER is wanted' contrast --with aid
bad '--against-policy: ' contrast --against-policy no-such-policy
bad '--runs: found 10, at least 50 are wanted' contrast --with aid=1 --runs 10
bad '--levels: found 5, an even number is wanted' morris --levels 5
bad '--points: found 100, a power of two from 16 to 16384 is wanted' sobol --points 100
bad '--factor: windows_on takes whole numbers only' sobol --factor windows_on=0:1
bad '--factor: nu is held; nu=LOW:HIGH says how far it may go' sobol --factor nu --set nu=0.2
bad 'p_nuclear: the output is 0 at every point' \
    sobol --points 16 --runs 2 --months 1 --of p_nuclear --factor nu
bad '--runs: found 100, at least 500 are wanted' convergence --runs 100

# An interrupt leaves what was lived.
"$ACCESSION" convergence --runs 100000000 --months 12 --json >"$work/out" 2>"$work/err" &
interrupt $! 2
valid_json "$work/out"
says out '"lived":'
"$ACCESSION" sweep --over aid=0:2:1000 --runs 1000 --months 12 --json >"$work/out" 2>"$work/err" &
interrupt $! 2
valid_json "$work/out"
says out '"whole": false'
finish
