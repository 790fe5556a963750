#!/bin/bash
# games_in_a_row.sh <build folder> [games]: 10,000 games by bots in one process, on one thread and on two: no world
# differs from that of the same start and seed the first time, and memory does not grow. Ends with
# "<tests> tests, <failed> failed, ...".
set -u
program=${1:?usage: games_in_a_row.sh <build folder> [games]}/tests/games_in_a_row games=${2:-10000}
failed=0
one=$("$program" "$games" 1) || { echo "FAILED: one thread"; failed=$((failed + 1)); }
two=$("$program" "$games" 2) || { echo "FAILED: two threads"; failed=$((failed + 1)); }
[ -n "$one" ] && [ "$one" = "$two" ] || { echo "FAILED: one thread lived $one, two $two"; failed=$((failed + 1)); }
echo "3 tests, $failed failed, 0 skipped"
[ $failed -eq 0 ]
