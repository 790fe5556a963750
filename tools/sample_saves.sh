#!/bin/bash
# sample_saves.sh <accession> <folder>: writes the sample saves, one a start: a few turns played, and a
# branch in the first. To be run anew when the rules change; a test sees that they are lived again to the
# same digests.
set -euo pipefail
accession=${1:?usage: sample_saves.sh <accession> <folder>} folder=${2:?a folder}
sample() { # <start> <seat> <seed> <lines>
    printf '%b\nsave %s/%s.sav\n' "$4" "$folder" "$1" |
        "$accession" play --text --start "$1" --seat "$2" --seed "$3" --no-autosave >/dev/null
    rm -f "$folder/$1.sav.1"
}
sample january-2023 kyiv 33 'answer 1 yes\ndo mobilisation\nend\ndo reform\nend\nend\nend\nrewind 3\ndo dig_in\nend\nend'
sample stalemate berlin 21 'do conditions\ndo integration\nend\noffer kyiv reform for aid by 4 favour 1\nend\nend\nend'
sample decisive-victory-expulsion washington 5 'do assurance\nend\npredict yes 60\nend\nend'
sample decisive-victory-turmoil brussels 5 'do fast_track\nend\nend\nend'
sample decisive-victory-collapse warsaw 5 'do forward_troops\nend\nend\nend'
sample armed-neutrality kyiv 8 'do reform\nend\ndo grievance_work\nend\nend'
