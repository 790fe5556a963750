#!/bin/bash
# readme.sh <README.md>: prints the file with what its commands print today.
#
# A block of text that follows a line  <!-- printed by: COMMAND -->  is replaced by the output of
# COMMAND, a shell line that finds `accession` on the path. `tests/cli/readme_text.sh` sees that the
# file that is kept says the same.
set -euo pipefail
skip=0
while IFS= read -r line || [ -n "$line" ]; do
    if [ $skip -eq 2 ]; then # inside the old text
        [ "$line" = '```' ] && skip=0
        continue
    fi
    if [ $skip -eq 1 ]; then # the old text begins
        skip=2
        continue
    fi
    printf '%s\n' "$line"
    if [[ $line =~ ^'<!-- printed by: '(.*)' -->'$ ]]; then
        printf '```text\n'
        bash -euo pipefail -c "${BASH_REMATCH[1]}" </dev/null
        printf '```\n'
        skip=1
    fi
done <"${1:?usage: readme.sh <README.md>}"
