#!/bin/bash
# The yardsticks of tests/bench live the same model as the engine: over many histories their shares
# agree. Their luck is another, so that a share of n histories may lie 4 standard errors off, and one
# point more for what they leave out. The engine's side has no events of the pack, as theirs.
. "$(dirname "$0")/lib.bash"
command -v python3 >/dev/null || { echo "skipped: no python3"; exit 0; }
cp -r "$SOURCE/scenarios/ukraine-2023" "$work/bare"
rm -r "$work/bare/events"
run 0 ensemble --pack "$work/bare" --runs 6000 --json
cp "$work/out" "$work/engine.json"

agrees() { # <python> <file> <games>
    local said
    checks=$((checks + 1))
    "$1" "$SOURCE/tests/bench/$2" "$3" >"$work/theirs.json" 2>"$work/err" ||
        { complain "$2: $(tail -n 1 "$work/err")"; return; }
    said=$("$1" - "$work/engine.json" "$work/theirs.json" <<'END'
import json, sys
engine, theirs = (json.load(open(path)) for path in sys.argv[1:])
statistics, games = engine["statistics"], theirs["games"]
compared = 0
for name, share in theirs["share"].items():
    if name not in statistics:
        continue
    compared += 1
    p = statistics[name]["p"]
    allowed = 4 * (max(p * (1 - p), 1 / games) * (1 / games + 1 / engine["runs"])) ** 0.5 + 0.01
    if abs(share - p) > allowed:
        print(f"{name} is {share:.3f}, the engine's {p:.3f}, {allowed:.3f} allowed;")
if compared < 10:
    print(f"only {compared} shares could be compared")
END
    )
    [ -z "$said" ] || complain "$2: $said"
}

agrees python3 core_python.py 100
for python in python3 /usr/bin/python3; do
    if "$python" -c "import numpy" 2>/dev/null; then
        agrees "$python" core_numpy.py 2048
        finish
    fi
done
echo "skipped: no numpy"
finish
