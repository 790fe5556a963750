#!/bin/bash
# Every hostile script, ours and the shared collection where it is here, three times in another locale, time
# zone and folder: the process lives; the header's expectation is met; the world is as before a failed call;
# a call takes at most 1 s and 16 MB; an error is one short line with file and line; nothing differs between
# the runs; nothing gets out.
. "$(dirname "$0")/lib.bash"
: "${HOSTILE_LUA:?the runner}"
shared=$SOURCE/../shared/hostile/lua
[ -d "$shared" ] || shared=$SOURCE/../../shared/hostile/lua # a second working tree
[ -d "$shared" ] || echo "skipped: ../shared/hostile/lua is not here"

seconds=1 # with sanitizers everything is slower, and so is what stands between two looks at the clock
[ -n "${FAULT_LIBRARY:-}" ] || seconds=4
old_lua=false # 5.4.0 to 5.4.4 compile bit operations wrongly after 256 constants; a newer one is held to it
"$HOSTILE_LUA" --version | grep -q '5\.4\.[0-4]$' && old_lua=true

# once <n> <script> <locale> <zone> <folder>: the log and digest in $work/n.same, the whole in $work/n.out
once() {
    (cd "$5" && LOCPATH=$work LC_ALL=$3 TZ=$4 timeout 60 "$HOSTILE_LUA" "$2") >"$work/$1.out" 2>"$work/$1.err" ||
        echo "died $?" >>"$work/$1.out" # in a shell of its own: told by judge
    grep -vE '^(cpu|memory|text) ' "$work/$1.out" >"$work/$1.same"
}
field() { sed -n "s/^$1 //p" "$work/$2.out" | tail -n 1; }

judge() { # <n> <script> <expected>
    local end text
    end=$(field end "$1") text=$(field text "$1")
    case $3-$end in
    ok-ok | either-ok) ;;
    error-error | error-stopped | either-error | either-stopped)
        [[ $text =~ ^[^:]+:[0-9]+:\ . ]] || complain "$2: no file and line in: $text"
        [ "${#text}" -le 450 ] || complain "$2: a text of ${#text} characters"
        LC_ALL=C grep -q '[[:cntrl:]]' <<<"$text" && complain "$2: control characters: $text"
        ;;
    *) complain "$2: $end where $3 was expected: $text" ;;
    esac
    ! grep -q '^died' "$work/$1.out" || complain "$2: $(field died "$1"): $(head -c 300 "$work/$1.err")"
    grep -q WRONG "$work/$1.out" && complain "$2: a failed call changed the world"
    if grep -q ESCAPED "$work/$1.out"; then
        if $old_lua && [[ $2 == *bitop_constants.lua ]]; then known=$((known + 1)); else complain "$2 got out"; fi
    fi
    [ "$(field cpu "$1")" -le $((seconds * 1000)) ] || complain "$2: $(field cpu "$1") ms"
    [ "$(field memory "$1")" -le $((16 << 20)) ] || complain "$2: $(field memory "$1") bytes"
}

# A locale that writes 1,5, if one can be made.
other=C
localedef -i de_DE -f UTF-8 "$work/de_DE.UTF-8" >/dev/null 2>&1 && [ -d "$work/de_DE.UTF-8" ] && other=de_DE.UTF-8
echo "the third run is in the locale $other"

known=0 scripts=0
mkdir "$work/elsewhere"
for script in "$SOURCE"/tests/hostile/*.lua "$shared"/*.lua; do
    [ -f "$script" ] || continue
    scripts=$((scripts + 1))
    expected=$(sed -n 's/^-- expect: *//p' "$script" | head -n 1)
    once 1 "$script" C UTC "$work" &
    once 2 "$script" C.UTF-8 XYZ-11:30 "$work/elsewhere" &
    once 3 "$script" $other America/Lima / &
    wait
    for n in 1 2 3; do
        checks=$((checks + 1))
        judge $n "$script" "${expected:-none}"
        cmp -s "$work/1.same" "$work/$n.same" || complain "$script: run $n differs from the first"
    done
done
[ "$scripts" -ge 30 ] || complain "only $scripts scripts were found"
[ -z "$(find "$work" -name 'canary_*')" ] || complain "a script made a file"
echo "$scripts scripts, known wrong code of this Lua: $known runs"
finish
