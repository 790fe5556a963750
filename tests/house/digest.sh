#!/bin/bash
# The determinism matrix: the same pack, start and seed give the same digest of the world in every
# month, whatever the compiler, its options, the sanitizers, the locale and the time zone.
#   digest.sh [all]               builds the programs in build/matrix/ and compares them with those that
#                                 ./check built; with "all", at -O2 and with clang's sanitizers too
#   digest.sh compare <program>...  compares these with the first of them
# Slow, so ./check runs it and plain ctest does not.
set -u -o pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
matrix=$root/build/matrix
seeds="1 2 3 7 42 1955 20230101 9223372036854775807"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

build_variant() { # <compiler> <name> <cmake options...>
    local dir=$matrix/$1-$2 compiler=$1
    shift 2
    grep -qsxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$dir/CMakeCache.txt" || rm -rf "$dir"
    { cmake -S "$root" -B "$dir" -DCMAKE_C_COMPILER="$compiler" -DACCESSION_TESTS=OFF \
        -DACCESSION_WERROR=ON "$@" &&
        cmake --build "$dir" --parallel 1 --target accession; } >"$dir.log" 2>&1 && return
    tail -n 30 "$dir.log"
    echo "building $dir failed"
    return 1
}

variants() { # [all]
    local compiler
    echo "gcc O0 -DCMAKE_BUILD_TYPE=Debug -DACCESSION_DESKTOP=OFF -DACCESSION_CLASS=OFF -DACCESSION_SQLITE=OFF" # the least build
    echo "clang O3 -DCMAKE_BUILD_TYPE=Release"
    [ "${1:-}" = all ] || return 0
    echo "clang O0 -DCMAKE_BUILD_TYPE=Debug"
    echo "clang asan -DCMAKE_BUILD_TYPE=Debug -DCMAKE_C_FLAGS_DEBUG=-O1 -DACCESSION_SANITIZE=ON"
    for compiler in gcc clang; do
        echo "$compiler O2 -DCMAKE_BUILD_TYPE=Release -DCMAKE_C_FLAGS_RELEASE=-O2"
    done
}

digests() { # <program> <seed>
    "$1" run --pack ukraine-2023 --start january-2023 --seed "$2" --digest &&
        "$1" run --pack ukraine-2023 --start stalemate --policy bots --seed "$2" --digest &&
        "$1" replay "$root/saves/january-2023.sav" && "$1" replay "$root/saves/stalemate.sav"
}

# A locale that writes numbers another way, if the machine has one.
other_locale() {
    local name
    for name in $(locale -a 2>/dev/null); do
        [ "$(LC_ALL=$name locale decimal_point 2>/dev/null)" = , ] && echo "$name" && return
    done
    echo C.UTF-8
}

tests=0 failed=0
verdict() { # <what> <0 if it holds>
    tests=$((tests + 1))
    [ "$2" -eq 0 ] && return
    failed=$((failed + 1))
    echo "FAILED: $1"
}

# A reference that says nothing, or the same for every seed, would agree with anything.
check_reference() {
    local seed
    for seed in $seeds; do
        digests "$1" "$seed" >"$work/$seed"
        verdict "$1, seed $seed: a hexadecimal digest a month, for a year at least" \
            $(($? != 0 || $(grep -cE '[0-9a-f]{16}' "$work/$seed") < 12))
    done
    verdict "different seeds have different digests" \
        $(($(for seed in $seeds; do sha256sum <"$work/$seed"; done | sort -u | wc -l) !=
            $(wc -w <<<"$seeds")))
}

# same_as_reference <what> <program>
same_as_reference() {
    local seed
    for seed in $seeds; do
        digests "$2" "$seed" >"$work/now"
        verdict "$1, seed $seed" $(($? != 0 || $(cmp "$work/$seed" "$work/now" >&2; echo $?) != 0))
    done
}

compare() { # <program>...
    local program locale
    check_reference "$1"
    for program in "${@:2}"; do same_as_reference "$program" "$program"; done
    locale=$(other_locale)
    LC_ALL=$locale same_as_reference "locale $locale" "$1"
    TZ=XYZ-11:30 same_as_reference "time zone 11:30 east" "$1"
    echo "$tests tests, $failed failed, 0 skipped"
    [ "$failed" -eq 0 ]
}

if [ "${1:-}" = compare ]; then
    shift
    compare "$@"
    exit
fi

mkdir -p "$matrix"
command -v ninja >/dev/null && export CMAKE_GENERATOR=Ninja
export root matrix
export -f build_variant
variants "${1:-}" | xargs -P 2 -I{} bash -c 'build_variant {}' || { echo "1 tests, 1 failed, 0 skipped"; exit 1; }
for preset in release asan; do
    [ -x "$root/build/$preset/accession" ] && continue
    cmake --preset $preset >/dev/null && cmake --build --preset $preset --target accession >/dev/null
done
mapfile -t programs < <(variants "${1:-}" | awk -v m="$matrix" '{ print m "/" $1 "-" $2 "/accession" }')
compare "$root/build/release/accession" "$root/build/asan/accession" "${programs[@]}"
