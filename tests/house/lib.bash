# Shared by the tests of packages: counts what is tried, and shows the end of what a failure printed.
# They end with `counted`: "<tests> tests, <failed> failed, <skipped> skipped".
set -u
export root
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tests=0 failed=0

ok() { # <what> <command...>
    local what=$1
    shift
    tests=$((tests + 1))
    "$@" >"$work/log" 2>&1 && return
    failed=$((failed + 1))
    echo "FAILED: $what"
    tail -n 20 "$work/log"
}

skip() { # <why>
    echo "SKIPPED: $1"
    echo "1 tests, 0 failed, 1 skipped"
    exit 0
}

counted() {
    echo "$tests tests, $failed failed, 0 skipped"
    [ "$failed" -eq 0 ]
}
