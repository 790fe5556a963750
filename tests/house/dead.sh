#!/bin/bash
# dead.sh <build folder>: no function is there for tests alone. One that no other file of the program asks its linker for, and
# that its own file names once, where it is defined, is named here: use it, or take it out with its test.
set -u -o pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd -P)
build=${1:?the folder of a build}
mapfile -t objects < <(find "$build/CMakeFiles" -path '*accession*.dir/engine/*' -name '*.o')
[ ${#objects[@]} -gt 300 ] || { echo "$build holds no objects of the program"; exit 1; }

# The window that tests look through; what limits have cost, which tests compare; a name that play.def puts together.
known='main|platform_null_(feed|list|size)|sandbox_(fuel|memory)|play_on_help'

words=$(mktemp) || exit 2
trap 'rm -f "$words"' EXIT
find "$root/engine" \( -name '*.c' -o -name '*.def' \) -exec cat {} + | tr -cs 'A-Za-z0-9_' '\n' | sort | uniq -u >"$words"
# Of the functions that are defined, those nobody asks for; of these, those whose name stands once in all sources.
dead=$(comm -12 <(comm -23 <(nm --defined-only "${objects[@]}" | awk '$2 == "T" {print $3}' | sort -u) \
    <(nm --undefined-only "${objects[@]}" | awk '$1 == "U" {print $2}' | sort -u)) "$words" | grep -vxE "$known")
for name in $dead; do
    echo "$name is called by nothing but tests, or by nothing: $(cd "$root" && grep -rlw "$name" engine --include='*.c' | head -n 1)"
done
[ -z "$dead" ]
