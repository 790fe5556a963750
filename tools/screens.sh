#!/bin/bash
# screens.sh <accession> <folder>: the pictures of the window that the documents show.
set -euo pipefail
accession=${1:?usage: screens.sh <accession> <folder>} folder=${2:?a folder}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$accession" screens --into "$work" --size 1440x900
for name in table why odds; do cp "$work/$name.png" "$folder/$name.png"; done
