#!/bin/bash
# How many instructions a game-month costs, counted by valgrind's callgrind, against the numbers kept in
# instructions.txt: unlike seconds they are the same on a busy machine.
#   instructions.sh [program]            measures and compares; a case that grew by over 5 % fails
#   instructions.sh --renew [program]    measures and keeps what it found
#   instructions.sh --compare <measured> [kept]   compares two such files, without a program
# Always true: numbers of different compilers are never compared; what cannot be compared is skipped
# and says so (exit 77). Counted is the program alone, without the C library, whose choice of
# instructions hangs on the processor.
set -u -o pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)
kept=$here/instructions.txt
runs=20 months=180 most=5 # percent
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

skip() {
    echo "[ RUN      ] instructions"
    echo "[  SKIPPED ] instructions: $1"
    exit 77
}

# value <file> <name>: the rest of the line that begins with that name.
value() { sed -n "s/^$2 //p" "$1"; }

compare() { # <measured> <kept>
    local name was now change failed=0
    [ "$(value "$1" compiler)" = "$(value "$2" compiler)" ] ||
        skip "this program is built by $(value "$1" compiler), the numbers kept are of $(value "$2" compiler)"
    while read -r name was; do
        now=$(value "$1" "$name")
        change=$(awk -v a="$was" -v b="${now:-0}" 'BEGIN { printf "%+.1f", 100 * (b - a) / a }')
        printf '%-12s %7d instructions a game-month, kept %7d: %s %%\n' "$name" "${now:-0}" "$was" "$change"
        awk -v a="$was" -v b="${now:-0}" -v m=$most 'BEGIN { exit !(b > 0 && b <= a * (1 + m / 100)) }' && continue
        failed=1
    done < <(grep -vE '^(#|compiler|$)' "$2")
    [ $failed -eq 0 ] && return
    cat <<TEXT
A game-month costs over $most % more instructions than was kept in tests/bench/instructions.txt.
If that is what the change is worth: tests/bench/instructions.sh --renew, and say why in the commit.
If not, find where they went, for the program of before and of now:
  valgrind --tool=callgrind --toggle-collect=ensemble_run --callgrind-out-file=calls.out \\
    build/release/accession ensemble --runs $runs --threads 1 --policy bots
  callgrind_annotate --inclusive=yes calls.out
TEXT
    return 1
}

# cache <variable>: what the build was configured with.
cache() { sed -n "s/^$1:[A-Z]*=//p" "$build/CMakeCache.txt"; }

# What built it: "GNU 12"; nothing is measured but the build that players run.
compiler_of() {
    local about
    about=$(cat "$build"/CMakeFiles/*/CMakeCCompiler.cmake 2>/dev/null)
    printf '%s %s\n' "$(sed -n 's/^set(CMAKE_C_COMPILER_ID "\(.*\)")/\1/p' <<<"$about")" \
        "$(sed -n 's/^set(CMAKE_C_COMPILER_VERSION "\([0-9]*\).*/\1/p' <<<"$about")"
}

# measure <name> <options...>: a line "<name> <instructions a game-month>".
measure() {
    local name=$1 out=$work/$1.out
    shift
    valgrind --tool=callgrind --toggle-collect=ensemble_run --callgrind-out-file="$out" "$program" ensemble \
        --runs $runs --months $months --threads 1 "$@" >"$work/log" 2>&1 || { cat "$work/log" >&2; return 1; }
    callgrind_annotate --threshold=100 --auto=no --show=Ir "$out" 2>/dev/null |
        awk -v name="$name" -v n=$((runs * months)) '
            /^ *[0-9,]+ *\(/ { count = $1; gsub(",", "", count)
                               if (/PROGRAM TOTALS/) sum += count; else if (/\[\/(usr\/)?lib/) sum -= count }
            END { if (sum <= 0) exit 1; printf "%s %.0f\n", name, sum / n }' ||
        { echo "callgrind counted nothing in ensemble_run of $program" >&2; return 1; }
}

measure_all() {
    cp -r "$root/scenarios/ukraine-2023" "$work/quiet" && rm -r "$work/quiet/events" || return 1
    echo "compiler $(compiler_of)"
    measure passive --policy passive && measure bots --policy bots && measure no-events --pack "$work/quiet"
}

if [ "${1:-}" = --compare ]; then
    compare "$2" "${3:-$kept}"
    exit
fi
renew=""
[ "${1:-}" = --renew ] && renew=1 && shift
program=${1:-$root/build/release/accession}
build=$(dirname "$program")
export ACCESSION_DATA=$root
[ -x "$program" ] || { echo "there is no program $program" >&2; exit 2; }
command -v valgrind >/dev/null || skip "valgrind is not installed"
grep -qw avx2 /proc/cpuinfo || skip "this processor has no AVX2"
[ "$(cache CMAKE_BUILD_TYPE)$(cache CMAKE_C_FLAGS)$(cache CMAKE_C_FLAGS_RELEASE)" = "Release-O3 -g1" ] ||
    skip "this is not the release build"
[ -n "$renew" ] || [ "$(compiler_of)" = "$(value "$kept" compiler)" ] ||
    skip "this program is built by $(compiler_of), the numbers kept are of $(value "$kept" compiler)"
measure_all >"$work/measured" || exit 1
if [ -n "$renew" ]; then
    { sed -n '/^#/p' "$kept"; cat "$work/measured"; } >"$work/new" && mv "$work/new" "$kept" && cat "$kept"
    exit
fi
compare "$work/measured" "$kept"
