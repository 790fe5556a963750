#!/bin/bash
# Stored forecasts are scored as they stand; a statement that was made can be scored later.
. "$(dirname "$0")/lib.bash"
example=$SOURCE/docs/examples/score
run 0 score "$example/forecasts.csv" "$example/resolutions.csv"
silent err
says out "13 forecasts, 12 resolved by"
says out "7 yes-or-no forecasts resolved, 4 came true"
says out "Brier 0.1126 = reliability 0.1110 - resolution 0.2449 + uncertainty 0.2449 + within bins 0.0016"
says out "merrin-in-2056, by council of the Compact"
run 0 score "$example/forecasts.csv" "$example/resolutions.csv" --json
valid_json "$work/out"
grep -qi invented "$example/forecasts.csv" && grep -qi invented "$example/resolutions.csv" ||
    complain "the example does not say that it is invented"

# The same ensemble makes the same statement on the same day, with any number of threads.
for threads in 1 3; do
    run 0 score --make "$work/$threads.csv" --pack archipelago --runs 60 --made 2041-06-01 --threads $threads
done
cmp -s "$work/1.csv" "$work/3.csv" || complain "the number of threads changed the statement"
says out "made on 2041-06-01 with 60 runs"
echo 'question,resolved,outcome' >"$work/open.csv"
run 0 score "$work/1.csv" "$work/open.csv"
says out "Not resolved, and not scored:"
says out "archipelago/open-question/p_member/2056-01-31"
# As long as the day given by the clock lies before 2041, this pack's future has not begun.
if [ "$(date +%Y)" -lt 2041 ]; then
    run 2 score --make "$work/today.csv" --pack archipelago --runs 20
    says err "a statement cannot be older than what it knows"
fi

refused() { # <words> <arguments...>
    local words=$1
    shift
    run 2 score "$@"
    silent out
    says err "$words"
}
refused 'two files are wanted' "$example/forecasts.csv"
refused 'leave out' --make "$work/x.csv" "$example/forecasts.csv"
refused '--made: found "soon", a date YYYY-MM-DD is wanted' --make "$work/x.csv" --made soon
refused 'nothing is left to forecast' --make "$work/x.csv" --runs 20 --made 2060-01-01
refused 'none.csv' "$work/none.csv" "$example/resolutions.csv"
sed 's/2041-09-20/2041-02-11/' "$example/resolutions.csv" >"$work/early.csv"
refused 'forecasts.csv:5: the forecast of "line-quiet-by-2042" was made on 2041-02-12, but' \
    "$example/forecasts.csv" "$work/early.csv"
[ ! -e "$work/x.csv" ] || complain "a refused statement left a file"
finish
