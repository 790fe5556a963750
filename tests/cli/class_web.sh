#!/bin/bash
# The pages of a class in Chromium, judged by axe-core, with every network but loopback away: tests/web/class_pages.js.
# Skipped where Chromium, node, or node's packages playwright-core and axe-core are missing. The packages are looked
# for in $ACCESSION_NODE_MODULES, then $NODE_PATH; CLASS_PICTURES=DIR keeps a picture of every page.
. "$SOURCE/tests/cli/lib.bash"
skip() {
    echo "[  SKIPPED ] class_web: $1"
    exit 77
}
export NODE_PATH=${ACCESSION_NODE_MODULES:-${NODE_PATH:-}}
CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser)}
export CHROMIUM
command -v node >/dev/null || skip "there is no node (Debian: nodejs)"
[ -n "$CHROMIUM" ] || skip "there is no Chromium (Debian: chromium)"
node -e 'require.resolve("playwright-core"); require.resolve("axe-core/axe.min.js")' 2>/dev/null ||
    skip "node finds no playwright-core and axe-core (npm install playwright-core axe-core; ACCESSION_NODE_MODULES says where)"

alone=()
if unshare -rn sh -c 'ip link set lo up' 2>/dev/null; then
    alone=(unshare -rn sh -c 'ip link set lo up && exec "$@"' sh)
else
    echo "no network of its own can be had: the network stays"
fi
for language in en uk; do
    checks=$((checks + 1))
    timeout 250 "${alone[@]}" node "$SOURCE/tests/web/class_pages.js" "$ACCESSION" "$work" $language ${CLASS_PICTURES:+"$CLASS_PICTURES"} >"$work/told" 2>&1 ||
        complain "$language: $(tail -n 30 "$work/told")"
    tail -n 1 "$work/told"
done
finish
