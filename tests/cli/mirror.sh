#!/bin/bash
# The mirror: it is what tools/mirror.py writes, and ends as the mirrored pack does. Luck is drawn by
# names, so shares are compared by their intervals and not bit for bit.
. "$(dirname "$0")/lib.bash"
if command -v python3 >/dev/null; then
    checks=$((checks + 1))
    python3 "$SOURCE/tools/mirror.py" --check >"$work/why" 2>&1 || complain "$(cat "$work/why")"
    cp -r "$SOURCE/scenarios/mirror" "$work/mirror"
    echo >>"$work/mirror/data/members.csv"
    checks=$((checks + 1))
    python3 "$SOURCE/tools/mirror.py" --check --out "$work/mirror" >"$work/why" &&
        complain "a changed mirror is not noticed"
    # A name that is left, and a word that may be one nobody thought of.
    for left in 'real_names_left({"events/x.lua": "-- asked of Kyiv"})' \
        'real_names_left({"text/uk.json": "У Москві мовчать."})' \
        'unknown_names({"event.x.text": "A bridge in Lisbon is closed."})' \
        'unknown_names({"event.x.text": "Міст у Лісабоні закрито."})'; do
        checks=$((checks + 1))
        PYTHONPATH=$SOURCE/tools python3 -B -c "import mirror, sys; sys.exit(not mirror.$left)" ||
            complain "no fault is found by mirror.$left"
    done
fi

# What stands in numbers only must be there digit by digit, whoever wrote it.
numbers() { # <pack> <file> <first column> <last column>
    grep -v '^#' "$SOURCE/scenarios/$1/data/$2" | tail -n +2 | cut -d, -f "$3-$4"
}
checks=$((checks + 2))
[ "$(numbers mirror members.csv 5 15)" = "$(numbers ukraine-2023 members.csv 5 15)" ] ||
    complain "the members' numbers differ"
[ "$(numbers mirror regions.csv 3 8)" = "$(numbers ukraine-2023 regions.csv 3 8)" ] ||
    complain "the regions' numbers differ"

# Events come along: what is no name, text or comment is the same.
bare() { # <pack>
    cat "$SOURCE/scenarios/$1"/events/*.lua | sed -E 's/--.*//; s/"[^"]*"/""/g; s/\b[A-Z]{3}\b/ID/g; s/(year = )[0-9]+/\1/'
}
checks=$((checks + 1))
[ "$(bare mirror)" = "$(bare ukraine-2023)" ] || complain "the events differ"

# The 95 % intervals of every class at the end touch each other.
compare() { # <start of ukraine-2023> <start of the mirror>
    run 0 ensemble --runs 400 --seed 6 --start "$1"
    cp "$work/out" "$work/real"
    run 0 ensemble --runs 400 --seed 6 --pack mirror --start "$2"
    cp "$work/out" "$work/other"
    checks=$((checks + 1))
    awk -v starts="$1 and $2" '
        /^[a-z_]+ .*\[[0-9.]+, [0-9.]+\] *$/ {
            high = $NF; low = $(NF - 1)
            gsub(/[][,]/, "", high); gsub(/[][,]/, "", low)
            if (FNR == NR) { lo[$1] = low; hi[$1] = high; next }
            seen++
            if (low > hi[$1] + 0 || high + 0 < lo[$1]) { print starts ": " $1 " differs"; bad = 1 } }
        END { if (seen != 8) { print starts ": " seen " classes, not 8"; bad = 1 } exit bad }
    ' "$work/real" "$work/other" >"$work/why" || complain "$(cat "$work/why")"
}
compare january-2023 everything-open
compare decisive-victory-expulsion decision-expulsion
compare stalemate stalemate
finish
