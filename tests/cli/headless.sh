#!/bin/bash
# Core and model alone, given a start as numbers, live the same months as the whole program, with
# events and bots: what tests/house/platforms.sh builds for other machines is the same model.
. "$(dirname "$0")/lib.bash"
: "${DIGEST_WORLD:?the headless program}"
same() { # <start> <policy> <seed>
    run 0 run --start "$1" --policy "$2" --seed "$3" --digest
    checks=$((checks + 1))
    "$DIGEST_WORLD" "$1" "$2" "$3" >"$work/headless" 2>"$work/err" || complain "it fails: $(cat "$work/err")"
    cmp -s "$work/out" "$work/headless" || complain "$1, $2, seed $3: another history"
}
same january-2023 passive 7
same january-2023 bots 8
same stalemate bots 3
"$DIGEST_WORLD" nowhere passive 1 2>/dev/null && complain "it lives a start that there is not"
finish
