#!/bin/bash
# fuzz.sh [seconds [target...]]: builds tests/fuzz with clang's libFuzzer and sanitizers and runs each target, or
# those named (fuzz_zip), so long (default 60 s), as many side by side as there are processors. Seeds are what the
# repository has: saves, packs, tables, hostile scripts, tests/fuzz/seeds, what was found before. Findings stay in
# build/fuzz/. Needs build/release. Its last line counts targets as ./check reads it; ends with 0 if nothing was found.
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd -P)
seconds=${1:-60} build=$root/build/fuzz program=$root/build/release/accession
flags="-O1 -g1 -fsanitize=address,undefined"
cmake -S "$root" -B "$build" -G Ninja -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=Debug -DCMAKE_C_FLAGS_DEBUG="" \
    -DCMAKE_C_FLAGS="$flags -fsanitize=fuzzer-no-link" -DACCESSION_TESTS=OFF -DACCESSION_DESKTOP=OFF >/dev/null
cmake --build "$build" --target accession_class >"$build/build.log" || { tail -n 40 "$build/build.log"; exit 1; }

put() { # <folder> <letter> <files>: behind the letter by which fuzz_csv and fuzz_json choose who reads
    local file
    for file in "${@:3}"; do { printf %s "$2"; cat "$file"; } >"$1/$2-$(tr / - <<<"${file#"$root"/}")"; done
}
seed_save() { # <folder>
    local save
    for save in "$root"/saves/*.sav; do tail -n +2 "$save" >"$1/$(basename "$save")"; done
}
seed_journal() {
    local save
    for save in "$root"/saves/*.sav; do
        grep -o '"turn [^"]*"' "$save" | tr -d '"' | sed 's/ digest .*//' >"$1/$(basename "$save")"
    done
}
seed_part() { # the documents; a part of one month is the smallest
    "$program" ensemble --data "$root" --runs 3 --months 1 --out "$1/whole" --force >/dev/null
    tail -n +2 "$1/whole" >"$1/document"
}
seed_zip() {
    "$program" pack zip "$root/tests/packs/bad/_good" -o "$1/good.zip" --force >/dev/null
    "$program" pack zip "$root/scenarios/ukraine-2023" -o "$1/ukraine-2023.zip" --force >/dev/null
}
seed_lua() {
    local file
    for file in "$root"/tests/hostile/*.lua; do grep -av '^-- ' "$file" >"$1/$(basename "$file")"; done
}
seed_pack() {
    local file
    for file in "$root"/scenarios/*/events/*.lua; do cp "$file" "$1/$(tr / - <<<"${file#"$root"/scenarios/}")"; done
}
seed_map() { cp "$root"/scenarios/archipelago/data/map.json "$1/archipelago.json"; }
seed_csv() {
    local good=$root/tests/packs/bad/_good/data
    put "$1" m "$good/members.csv"
    put "$1" r "$good/regions.csv"
    put "$1" c "$good/columns.csv"
    put "$1" o "$root"/scenarios/*/data/map_owners.csv
    put "$1" p "$root"/scenarios/*/policies/*.csv
    put "$1" h "$root"/scenarios/*/hindcast/*.csv
    put "$1" s "$root"/docs/examples/score/*.csv
    "$program" ensemble --data "$root" --runs 3 --months 1 --csv "$1/runs" --force >/dev/null
    put "$1" d "$1/runs"
}
seed_json() {
    local good=$root/tests/packs/bad/_good
    put "$1" p "$good/pack.json"
    put "$1" s "$good/starts.json"
    put "$1" w "$good/data/world.json"
    put "$1" a "$good/data/parameters.json"
    put "$1" t "$root"/scenarios/archipelago/text/*.json
    put "$1" u "$root/assets/text/uk.json"
    put "$1" h "$root"/scenarios/*/theories.json
    put "$1" c "$root"/scenarios/*/claims.json
    put "$1" r "$root"/scenarios/*/properties.json
    put "$1" k "$root"/scenarios/*/class/en.json
    printf 'y[{"month": 1, "posture": "aid", "value": 0.5}]' >"$1/y"
}
seed_station() {
    local orders=$1/orders
    "$program" class new --data "$root" --tables 1 --file "$1/new.class" >/dev/null
    "$program" class station --data "$root" "$1/new.class" -o "$orders" >/dev/null
    put "$1" o "$orders"/*.json
    rm -rf "$orders" "$1/new.class"
    { printf g; tail -n +2 "$root/saves/stalemate.sav"; } >"$1/game"
    { printf 'l{"format": "accession-class-log", "version": 1, "tables": [{"table": 1, "game": '; tail -n +2 "$root/saves/stalemate.sav"; echo '}]}'; } >"$1/log"
}
seed_class() {
    rm -f "$1/made"
    "$root/build/release/tests/class_made" "$1/made" 2 2 >/dev/null
    tail -n +2 "$1/made" | cut -c18- >"$1/lines"
}

prepare() { # <target>: builds it and fills its corpus
    local name=$1 short=${1#fuzz_} corpus=$build/corpus-$1 libraries include
    read -ra libraries < <(pkg-config --libs libcjson libzip lua5.4 sqlite3 libwebsockets libqrencode)
    read -ra include < <(pkg-config --cflags lua5.4)
    rm -f "$build/$name"
    # shellcheck disable=SC2086 # several words
    clang -std=c17 -D_GNU_SOURCE $flags -fsanitize=fuzzer -I"$root/engine" -I"$root" "${include[@]}" \
        -I"$build/generated" -DACCESSION_SOURCE_DIR="\"$root\"" "$root/tests/fuzz/$name.c" -o "$build/$name" \
        -Wl,--start-group "$build"/libaccession_*.a -Wl,--end-group "${libraries[@]}" -lm -lpthread
    mkdir -p "$corpus"
    if declare -F "seed_$short" >/dev/null; then "seed_$short" "$corpus"; fi
    local folder
    for folder in seeds found; do
        [ ! -d "$root/tests/fuzz/$folder/$short" ] || cp "$root/tests/fuzz/$folder/$short"/* "$corpus"
    done
}

run() { # <target>: says in one line what it did, or what it found
    local name=$1 longest=80000 log=$build/$1.log what="nothing found" runs edges
    case $name in
    fuzz_part) longest=500000 ;;
    fuzz_message) longest=4000 ;;
    esac
    "$build/$name" -max_total_time="$seconds" -timeout=60 -rss_limit_mb=2048 -max_len="$longest" -print_final_stats=1 \
        -artifact_prefix="$build/$name-" "$build/corpus-$name" >"$log" 2>&1 || what="FOUND, see $log"
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log" | tail -n 1)
    edges=$(grep -ao ' cov: [0-9]*' "$log" | tail -n 1 | tr -dc 0-9) || true
    printf '%-13s %10s runs in %s s, %5s edges: %s\n' "$name" "${runs:-?}" "$seconds" "${edges:-?}" "$what" | tee "$build/$name.said"
}

side_by_side() { # <function> <targets>
    local name
    for name in "${@:2}"; do
        while [ "$(jobs -rp | wc -l)" -ge "$(nproc)" ]; do wait -n || true; done
        "$1" "$name" &
    done
    wait
}

targets=()
for source in "$root"/tests/fuzz/fuzz_*.c; do
    name=$(basename "$source" .c)
    [ $# -lt 2 ] || [[ " ${*:2} " == *" $name "* ]] || continue
    targets+=("$name")
done
rm -f "$build"/*.said
side_by_side prepare "${targets[@]}"
side_by_side run "${targets[@]}"
failed=$(cat "$build"/*.said | grep -c 'FOUND' || true)
echo "${#targets[@]} tests, $failed failed, 0 skipped"
[ "$failed" -eq 0 ]
