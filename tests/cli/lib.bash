# Shared by the tests of the command line, which are given ACCESSION (the program) and SOURCE (the
# tree). A test ends with `finish`: it fails if any check failed, and says which.
set -u
: "${ACCESSION:?the program}" "${SOURCE:?the source tree}"
export ACCESSION_DATA=$SOURCE
unset DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER
work=$(mktemp -d)
export XDG_DATA_HOME=$work/data XDG_CACHE_HOME=$work/cache XDG_STATE_HOME=$work/state
trap 'rm -rf "$work"' EXIT
checks=0 wrong=0

complain() { echo "WRONG: $1"; wrong=$((wrong + 1)); }

# run <expected exit> <arguments...>: standard output in $work/out, errors in $work/err.
run() {
    local expected=$1 status
    shift
    "$ACCESSION" "$@" >"$work/out" 2>"$work/err"
    status=$?
    checks=$((checks + 1))
    [ $status -eq "$expected" ] ||
        complain "accession $*: exit $status, not $expected: $(head -c 300 "$work/err")"
}

# says <file out|err> <text>: the last run's output holds the text, wherever its lines break.
says() {
    checks=$((checks + 1))
    tr -s '\n ' ' ' <"$work/$1" | grep -qF -- "$2" || complain "$1 does not say \"$2\" but: $(head -c 300 "$work/$1")"
}

silent() { # <out|err>
    checks=$((checks + 1))
    [ ! -s "$work/$1" ] || complain "$1 is not silent: $(head -c 300 "$work/$1")"
}

# valid_json <file>: one whole document. Without python3 only brackets and quotes are counted.
valid_json() {
    checks=$((checks + 1))
    if command -v python3 >/dev/null; then
        python3 -m json.tool "$1" >/dev/null 2>"$work/why" || complain "no JSON: $(cat "$work/why")"
    else
        awk '{ for (i = 1; i <= length($0); i++) { c = substr($0, i, 1)
                   if (text) { if (c == "\\") i++; else if (c == "\"") text = 0 }
                   else if (c == "\"") text = 1
                   else if (c ~ /[{\[]/) depth++
                   else if (c ~ /[}\]]/) { depth--; if (depth < 0) exit 1 } } }
             END { exit depth != 0 || text }' "$1" || complain "no JSON: brackets or quotes"
    fi
}

# interrupt <pid> <seconds>: as Ctrl-C does, so long after the program began to heed it: before that a job in the
# background ignores it. Complains unless the program ends well.
interrupt() {
    until [ $((0x$(awk '/^SigCgt/ { print $2 }' "/proc/$1/status" 2>/dev/null || echo 0) & 2)) -ne 0 ] ||
        ! kill -0 "$1" 2>/dev/null; do sleep 0.1; done
    sleep "$2"
    kill -INT "$1" 2>/dev/null || complain "it ended before the interrupt"
    checks=$((checks + 1))
    wait "$1" || complain "interrupted: exit $?: $(head -c 300 "$work/err")"
}

finish() {
    echo "$checks checks, $wrong wrong"
    [ $checks -gt 0 ] && [ $wrong -eq 0 ]
    exit
}
