#!/bin/bash
# lint.sh [--deep [name...]]: columns of C, shell scripts through shellcheck, Lua of packs through luacheck: some
# seconds, a test.
# --deep: cppcheck, clang-tidy and gcc's -fanalyzer over engine/ as well, or the tools named; some minutes each.
# Needs build/release, and build/clang for clang-tidy. Ends with 0 if nothing is found; a tool that is not installed is named and counts as a finding.
set -u -o pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd -P)
cd "$root" || exit 2
found=0

has() {
    command -v "$1" >/dev/null && return
    echo "$1 is not installed (Debian: ${2:-$1})"
    found=1
    return 1
}

# Below a warning shellcheck has matters of taste. SC2154, SC1091: names and files that come from lib.bash.
shell_lint() {
    has shellcheck || return
    git ls-files '*.sh' '*.bash' check play .ci/run | xargs shellcheck -x -S warning -e SC2154,SC1091 -f gcc || found=1
}

# Columns of C, but where the layout is kept by hand (.clang-format; in tables of .def files it is everywhere).
long_lines() {
    local file
    while read -r file; do
        sed '/clang-format off/,/clang-format on/s/.*//' "$file" | LC_ALL=C.UTF-8 grep -nE '^.{121,}' |
            sed "s#^\([0-9]*\):.*#$file:\1: over 120 columns; \`clang-format -i --lines=\1:\1 $file\` wraps it#"
    done < <(git ls-files '*.c' '*.h') >"$root/build/long_lines.log"
    cat "$root/build/long_lines.log"
    [ ! -s "$root/build/long_lines.log" ] || found=1
}

# What a pack may name is what the stubs name. "waits" stands in two packs whose fingerprint saved games carry.
lua_lint() {
    has luacheck lua-check || return
    local names
    mapfile -t names < <(sed -nE 's/^function ([a-z_]+)\(.*/\1/p; s/^([a-z_]+) = .*/\1/p' scripts/stubs/accession.lua)
    luacheck -q --no-color --std lua54 --no-max-line-length --ignore 211/waits --read-globals "${names[@]}" -- \
        scenarios scripts/template scripts/prelude.lua || found=1
}

deep_cppcheck() {
    has cppcheck || return
    cppcheck -q -j2 --error-exitcode=1 --enable=warning,performance,portability --std=c11 -D_GNU_SOURCE \
        -DACCESSION_DESKTOP -DACCESSION_CLASS -DACCESSION_SQLITE --suppress=missingIncludeSystem \
        --suppressions-list=tools/cppcheck.txt \
        -Iengine -Ibuild/release/generated engine || found=1
}

deep_tidy() { # .clang-tidy says what is asked
    has clang-tidy || return
    git ls-files 'engine/*.c' | xargs -P "$(nproc)" -n 4 clang-tidy -p build/clang --quiet 2>/dev/null | tee build/tidy.log
    ! grep -qE ': (warning|error): ' build/tidy.log || found=1
}

# -O2: what the optimiser knows spares false alarms. Two kinds of alarm are left out, since gcc 12 sees neither that a loop
# fills an array nor that what realloc gave is kept in a struct: valgrind and ASan watch both.
deep_analyzer() {
    git ls-files 'engine/[cmst]*/*.c' | grep -E '^engine/(core|model|store|session)/' |
        xargs -P "$(nproc)" -n 1 gcc -std=c17 -D_GNU_SOURCE -O2 -fanalyzer -Wno-analyzer-use-of-uninitialized-value \
            -Wno-analyzer-malloc-leak -Iengine -Ibuild/release/generated -c -o /dev/null 2>&1 |
        tee build/analyzer.log
    ! grep -q 'Wanalyzer' build/analyzer.log || found=1
}

long_lines
shell_lint
lua_lint
if [ "${1:-}" = --deep ]; then
    shift
    for tool in "${@:-cppcheck tidy analyzer}"; do
        for one in $tool; do "deep_$one"; done
    done
fi
[ $found -eq 0 ] && echo "lint: nothing found"
exit $found
