#!/bin/bash
# A class without a network: with every interface but loopback away the projector tier, the stations and the host on
# loopback work whole, and nothing ever tries to reach another machine. Skipped where no network of its own can be had.
. "$SOURCE/tests/cli/lib.bash"
skip() {
    echo "[  SKIPPED ] class_alone: $1"
    exit 77
}
command -v python3 >/dev/null || skip "there is no python3"
if [ "${ALONE:-}" != 1 ]; then
    unshare -rn sh -c 'ip link set lo up' 2>/dev/null || skip "no network of its own can be had (unshare, iproute2)"
    trap - EXIT
    rm -rf "$work"
    ALONE=1 exec unshare -rn bash -c 'ip link set lo up && exec bash "$0"' "$0"
fi
checks=$((checks + 1))
[ "$(ip -o link | wc -l)" -eq 1 ] || complain "other interfaces are there: $(ip -o link)"

# Every call by which a process could speak to another machine, where processes may be traced.
program=$ACCESSION
if strace -D -f -qq -o "$work/tried" true 2>/dev/null; then
    printf '#!/bin/sh\nexec strace -D -f -qq -e trace=connect,sendto,sendmsg,sendmmsg -o "%s/calls.$$" "%s" "$@"\n' "$work" "$program" >"$work/traced"
    chmod +x "$work/traced"
    ACCESSION=$work/traced
else
    echo "nothing can be traced (strace): only the network is away"
fi

part() { # <part>: of tests/tools/class_client.py
    checks=$((checks + 1))
    PYTHONDONTWRITEBYTECODE=1 timeout 200 python3 "$SOURCE/tests/tools/class_client.py" "$ACCESSION" "$work" "$1" </dev/null >"$work/told" 2>&1 ||
        complain "$1: $(tail -n 20 "$work/told")"
}
part aloud
part seats

# Stations: an order goes out, the result comes back, both by hand.
run 0 class new --people 6 --tables 2 --turns 2 --file "$work/two.class"
run 0 class station "$work/two.class" -o "$work/orders"
for table in 1 2; do
    for _ in 1 2 3; do printf 'do 1\nend anyway\n'; done |
        "$ACCESSION" play --text --no-autosave --order "$work/orders/order-$table.json" >"$work/out" 2>"$work/err" ||
        complain "station $table: $(head -c 300 "$work/err")"
    valid_json "$work/orders/order-$table-result.json"
done
run 0 class merge "$work/two.class" "$work/orders/order-1-result.json" "$work/orders/order-2-result.json"
says out "table 1"
says out "table 2"
run 0 class debrief "$work/two.class" -o "$work/debrief" --runs 20
run 0 class replay "$work/debrief/log.json"

# Other machines were asked for and are not there: said, and the class is held all the same.
"$ACCESSION" class serve --lan --tables 1 --port 0 --file "$work/lan.class" >"$work/out" 2>"$work/err" &
until grep -q "Key of the board" "$work/err" || ! kill -0 $! 2>/dev/null; do sleep 0.1; done
interrupt $! 0.2
says err "This computer has no address on a network."

if [ "$ACCESSION" != "$program" ]; then
    checks=$((checks + 2))
    sleep 0.5
    grep -qs 'sendto\|sendmsg' "$work"/calls.* || complain "the trace holds nothing"
    grep -hE 'sin_addr|sin6_addr' "$work"/calls.* | grep -vE 'inet_addr\("127\.' >"$work/outside" &&
        complain "another machine was looked for: $(head -n 3 "$work/outside")"
fi
finish
