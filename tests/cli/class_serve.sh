#!/bin/bash
# `accession class serve`: seats, secrets on the wire, hostile connections, the debrief made beside the host; a class
# whose host is killed at every turn, a crowd whose connections drop. The clients are tests/tools/class_client.py and
# class_survive.py; without python3 only the command line is tested.
. "$SOURCE/tests/cli/lib.bash"

run 0 class serve --help
says out "--lan"
says out "accession class serve --projector"
run 2 class serve --people 61
run 2 class serve --file "$work/none/x.class" --tables 1
run 2 class serve --pack no-such-pack

echo "no class" >"$work/bad.class"
run 2 class serve --file "$work/bad.class"
says err "bad.class"

part() { # <client> <part>
    checks=$((checks + 1))
    PYTHONDONTWRITEBYTECODE=1 timeout 400 python3 "$SOURCE/tests/tools/$1.py" "$ACCESSION" "$work" "$2" </dev/null >"$work/told" 2>&1 ||
        complain "$2: $(tail -n 20 "$work/told")"
    tail -n 2 "$work/told"
}
if command -v python3 >/dev/null; then
    for client in seats secrets safe debrief; do part class_client $client; done
    for client in killed many; do part class_survive $client; done
else
    echo "python3 is missing: nothing was connected"
fi
finish
