#!/bin/bash
# The comparison of instructions a game-month (tests/bench) on numbers made up for it.
. "$(dirname "$0")/lib.bash"

# compared <expected exit> <passive> <compiler...>: against 1000 instructions kept of GNU 12.
compared() {
    local expected=$1 status
    printf 'compiler %s\npassive %s\n' "${*:3}" "$2" >"$work/measured"
    printf '# text\ncompiler GNU 12\npassive 1000\n' >"$work/kept"
    bash "$SOURCE/tests/bench/instructions.sh" --compare "$work/measured" "$work/kept" >"$work/out" 2>"$work/err"
    status=$?
    checks=$((checks + 1))
    [ $status -eq "$expected" ] || complain "$2 of ${*:3}: exit $status, not $expected: $(cat "$work/out" "$work/err")"
}

compared 0 1049 GNU 12
says out "+4.9 %"
compared 0 700 GNU 12
compared 1 1051 GNU 12
says out "instructions.sh --renew"
compared 1 "" GNU 12 # a case that is no longer measured
compared 77 2000 GNU 13
says out "SKIPPED"
compared 77 900 Clang 14
finish
