#!/bin/bash
# `accession class serve`: seats, secrets on the wire, hostile connections, the debrief made beside the host, a
# killed host, a crowd whose connections drop. The client is tests/tools/class_client.py; without python3 only the
# command line is tested.
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

if command -v python3 >/dev/null; then
    for part in seats secrets safe debrief killed many; do
        checks=$((checks + 1))
        timeout 200 python3 "$SOURCE/tests/tools/class_client.py" "$ACCESSION" "$work" $part </dev/null >"$work/told" 2>&1 ||
            complain "$part: $(tail -n 20 "$work/told")"
    done
else
    echo "python3 is missing: nothing was connected"
fi
finish
