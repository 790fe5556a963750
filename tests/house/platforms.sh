#!/bin/bash
# One digest on every platform: core and model alone (tests/platform/digest_world.c), with two starts of
# ukraine-2023 and the events of the pack as C, live every month as `accession run --digest` says, for
#   sse2, avx2, avx512   the whole model compiled for each, by gcc and clang, without the choice at load
#                time;
#   no-avx2      compiled as for players, on a processor without AVX2 (qemu-x86_64): the choice at load time;
#   32           gcc -m32 -msse2 -mfpmath=sse, -O0 and -O3, by the machine or by qemu-i386;
#   wasm         WebAssembly under node, by Debian's emscripten.
# Not covered there: reading packs, Lua, saves, sessions and threads. What a machine lacks is skipped.
#   platforms.sh [variant...]
set -u -o pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
release=$root/build/release
place=$root/build/platforms
seeds="1 2 3 7 42 1955 20230101 9223372036854775807"
flags="-std=c17 -D_GNU_SOURCE -ffp-contract=off -fno-trapping-math -fno-math-errno"
sources="$root/tests/platform/digest_world.c $root/engine/core/*.c $root/engine/model/*.c"
mkdir -p "$place"
tests=0 failed=0 skipped=0

games() { # <program...>: every digest of every seed
    local seed
    for seed in $seeds; do
        "$@" january-2023 passive "$seed" && "$@" stalemate bots "$seed" || return
    done
}

reference() {
    local seed
    for seed in $seeds; do
        "$release/accession" run --start january-2023 --seed "$seed" --digest &&
            "$release/accession" run --start stalemate --policy bots --seed "$seed" --digest || return
    done
}

skip() { # <variant> <why>
    skipped=$((skipped + 1))
    echo "skipped: $1: $2"
}

same() { # <variant> <program...>
    local name=$1
    shift
    tests=$((tests + 1))
    games "$@" >"$place/$name.txt" 2>"$place/$name.err" && cmp "$place/reference.txt" "$place/$name.txt" && return
    failed=$((failed + 1))
    echo "FAILED: $name"
    tail -n 5 "$place/$name.err"
}

# native <variant> <compiler> <options...>
native() {
    local name=$1 compiler=$2
    shift 2
    command -v "$compiler" >/dev/null || { skip "$name" "no $compiler"; return 1; }
    # shellcheck disable=SC2086 # options and sources are lists
    if "$compiler" $flags "$@" -I"$root/engine" -I"$release/generated/platform" $sources \
        -o "$place/$name" 2>"$place/$name.log"; then
        return 0
    fi
    tests=$((tests + 1)) failed=$((failed + 1))
    echo "FAILED: building $name"
    tail -n 10 "$place/$name.log"
    return 1
}

# vectors <variant> <options...>: by both compilers
vectors() {
    local name=$1 compiler
    shift
    for compiler in gcc clang; do
        native "$name-$compiler" $compiler -O3 -DACCESSION_NO_CLONES "$@" &&
            same "$name-$compiler" "$place/$name-$compiler"
    done
}

has() { grep -qw "$1" /proc/cpuinfo || { skip "$1" "the processor has none"; return 1; }; }

variant_sse2() { vectors sse2 -mno-avx; }
variant_avx2() { has avx2 && vectors avx2 -mavx2; }
variant_avx512() { has avx512f && vectors avx512 -mavx512f -mavx512dq -mavx512vl; }

variant_no_avx2() {
    command -v qemu-x86_64 >/dev/null || { skip no-avx2 "no qemu-x86_64 (Debian: qemu-user)"; return; }
    native no-avx2 gcc -O3 && same no-avx2 qemu-x86_64 -cpu Nehalem "$place/no-avx2"
}

# A 32-bit program runs by itself or, where the kernel takes none, under qemu-i386.
variant_32() {
    local level run
    echo 'int main(void) { return 0; }' >"$place/empty.c"
    gcc -m32 "$place/empty.c" -o "$place/empty" 2>/dev/null ||
        { skip 32 "gcc -m32 does not work (Debian: gcc-multilib)"; return; }
    if "$place/empty" 2>/dev/null; then run=""
    elif qemu-i386 "$place/empty" 2>/dev/null; then run=qemu-i386
    else skip 32 "no 32-bit program runs (Debian: qemu-user)"; return
    fi
    for level in O0 O3; do
        native "32-$level" gcc -m32 -msse2 -mfpmath=sse -$level -fexcess-precision=standard &&
            same "32-$level" $run "$place/32-$level"
    done
}

# Linked at -O1: from -O2 on emcc wants a JavaScript optimiser that Debian packs apart.
variant_wasm() {
    command -v emcc >/dev/null || { skip wasm "no emcc (Debian: emscripten)"; return; }
    command -v node >/dev/null || { skip wasm "no node (Debian: nodejs)"; return; }
    rm -rf "$place/wasm"
    mkdir -p "$place/wasm"
    # shellcheck disable=SC2086 # options and sources are lists
    if (cd "$place/wasm" && emcc $flags -O3 -I"$root/engine" -I"$release/generated/platform" -c $sources &&
        emcc -O1 -sENVIRONMENT=node -sSINGLE_FILE=1 ./*.o -o digest.js) >"$place/wasm.log" 2>&1; then
        same wasm node "$place/wasm/digest.js"
    else
        tests=$((tests + 1)) failed=$((failed + 1))
        echo "FAILED: building wasm"
        tail -n 10 "$place/wasm.log"
    fi
}

if ! [ -x "$release/accession" ] || ! [ -e "$release/generated/platform/scenario.inc" ]; then
    echo "build/release is not there: ./check --quick"
    echo "1 tests, 1 failed, 0 skipped"
    exit 1
fi
reference >"$place/reference.txt" || { echo "1 tests, 1 failed, 0 skipped"; exit 1; }
[ $# -gt 0 ] || set -- sse2 avx2 avx512 no-avx2 32 wasm
for variant in "$@"; do "variant_${variant//-/_}"; done
echo "$tests tests, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
