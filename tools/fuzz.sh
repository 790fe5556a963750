#!/bin/bash
# fuzz.sh [seconds [target...]]: builds tests/fuzz with clang's libFuzzer and sanitizers and runs each target,
# or those named (fuzz_zip), so long (default 60 s), seeded with sample saves, archives of packs or hostile
# scripts. Findings stay in build/fuzz/.
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd -P)
seconds=${1:-60} build=$root/build/fuzz
cmake -S "$root" -B "$build" -G Ninja -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=Debug \
    -DCMAKE_C_FLAGS="-O1 -g -fsanitize=fuzzer-no-link,address,undefined" -DACCESSION_TESTS=OFF >/dev/null
cmake --build "$build" >/dev/null

seed_save() { # <folder>
    local save
    for save in "$root"/saves/*.sav; do tail -n +2 "$save" >"$1/$(basename "$save")"; done
}
seed_part() { # the documents; a part of one month is the smallest
    "$build/accession" ensemble --data "$root" --runs 3 --months 1 --out "$1/whole" --force >/dev/null
    tail -n +2 "$1/whole" >"$1/document"
}
seed_zip() {
    "$build/accession" pack zip "$root/tests/packs/bad/_good" -o "$1/good.zip" --force >/dev/null
    "$build/accession" pack zip "$root/scenarios/ukraine-2023" -o "$1/ukraine-2023.zip" --force >/dev/null
}
seed_lua() {
    local file
    for file in "$root"/tests/hostile/*.lua "$root"/../shared/hostile/lua/*.lua; do
        [ ! -f "$file" ] || grep -av '^-- ' "$file" >"$1/$(basename "$file")"
    done
}
seed_pack() { local file; for file in "$root"/scenarios/*/events/*.lua; do cp "$file" "$1/$(basename "$(dirname "$(dirname "$file")")")-$(basename "$file")"; done; }

for source in "$root"/tests/fuzz/fuzz_*.c; do
    name=$(basename "$source" .c)
    [ $# -lt 2 ] || [[ " ${*:2} " == *" $name "* ]] || continue
    read -ra libraries < <(pkg-config --libs libcjson libzip lua5.4 sqlite3)
    read -ra include < <(pkg-config --cflags lua5.4)
    longest=80000
    [ "$name" != fuzz_part ] || longest=500000
    clang -std=c17 -D_GNU_SOURCE -O1 -g -fsanitize=fuzzer,address,undefined -I"$root/engine" -I"$root" \
        "${include[@]}" -I"$build/generated" -DACCESSION_SOURCE_DIR="\"$root\"" "$source" -o "$build/$name" \
        -Wl,--start-group "$build"/libaccession_*.a -Wl,--end-group "${libraries[@]}" -lm -lpthread
    mkdir -p "$build/corpus-$name"
    if declare -F "seed_${name#fuzz_}" >/dev/null; then "seed_${name#fuzz_}" "$build/corpus-$name"; fi
    "$build/$name" -max_total_time="$seconds" -timeout=60 -rss_limit_mb=2048 -max_len="$longest" \
        -artifact_prefix="$build/" "$build/corpus-$name" 2>&1 | tail -n 3
done
