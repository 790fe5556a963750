#!/bin/bash
# The invented islands are those that tools/make_islands.py draws.
. "$(dirname "$0")/lib.bash"
if command -v python3 >/dev/null; then
    checks=$((checks + 1))
    python3 -B "$SOURCE/tools/make_islands.py" --check >"$work/why" 2>&1 || complain "$(cat "$work/why")"
fi
finish
