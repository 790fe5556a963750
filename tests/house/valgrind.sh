#!/bin/bash
# valgrind.sh <build folder>: the tests of the rooms that read what comes from outside, and a game by text from its
# beginning to a save and back, under valgrind: no read of what is not there or was never written, no leak. Ends
# with "<tests> tests, <failed> failed, ...".
set -u
build=${1:?usage: valgrind.sh <build folder>} root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tests=0 failed=0
clean() { # <what> <command...>: the output of the last is in $work/out
    local what=$1
    shift
    tests=$((tests + 1))
    valgrind -q --leak-check=full --errors-for-leak-kinds=definite,indirect,possible --error-exitcode=99 --log-file="$work/log" "$@" >"$work/out" 2>&1
    local code=$?
    [ $code -ne 0 ] || return 0
    failed=$((failed + 1))
    echo "FAILED: $what: exit $code"
    head -n 40 "$work/log"
    [ $code -eq 99 ] || tail -n 20 "$work/out"
}
# Those that are many games, or the world's years, take valgrind an hour; ASan has them.
for program in "$build"/tests/test_{core_digest,core_random,core_real,core_text,core_tongue,store_*,script_bindings,script_pack,session_journal}; do
    [ -x "$program" ] && clean "$(basename "$program")" "$program"
done
export ACCESSION_DATA=$root XDG_DATA_HOME=$work/data XDG_CONFIG_HOME=$work/config XDG_CACHE_HOME=$work/cache
printf 'cards\ndo 3\nwhy unity\nend\npredict\nsave mine\nend\nundo\nquit\n' >"$work/commands"
clean "a game by text" "$build/accession" play --text --seed 4 --start stalemate --seat candidate <"$work/commands"
saved=$(find "$work/data" -name 'mine.sav')
clean "the saved game" "$build/accession" replay "$saved"
clean "odds on two threads" "$build/accession" odds "$saved" --runs 4 --threads 2
clean "an ensemble on two threads" "$build/accession" ensemble --runs 6 --months 6 --threads 2
clean "a class and its order" "$build/accession" class new --tables 2 --file "$work/x.class"
echo "$tests tests, $failed failed, 0 skipped"
[ "$failed" -eq 0 ]
