#!/bin/bash
# A saved game survives: the program is killed while it saves, and every call that touches the file is made
# to fail in turn. After each the last good save opens and is no older than the one before.
# KILLS says how many times it is killed.
. "$(dirname "$0")/lib.bash"
folder=$work/fault-saves
mkdir "$folder"

# The newest version that verifies, and its turn; nothing if none does.
turn_of() {
    local file
    for file in "$folder/game.sav" "$folder/game.sav.1"; do
        "$ACCESSION" save inspect "$file" --json 2>/dev/null | sed -n 's/^ *"turn": \([0-9]*\),*$/\1/p' | head -n 1
    done | head -n 1
}

# Plays on from the save and saves after every turn, for ever: each save is one turn on.
play_on() { while :; do printf 'end\nsave %s/game.sav\n' "$folder"; done 2>/dev/null; }

begin() {
    rm -rf "$folder"
    mkdir "$folder"
    printf 'end\nend\nsave %s/game.sav\n' "$folder" |
        "$ACCESSION" play --text --seed 5 --no-autosave >/dev/null || complain "the first save"
}

kills=${KILLS:-150} killed=0
[ -n "${FAULT_LIBRARY:-}" ] || kills=${KILLS:-30} # with sanitizers it starts slowly
begin
for ((n = 0; n < kills; n++)); do
    before=$(turn_of)
    [ "${before:-0}" -lt 30 ] || { begin; before=$(turn_of); }
    (play_on | exec "$ACCESSION" play --text --load "$folder/game.sav" --no-autosave >"$work/out" 2>&1) 2>/dev/null &
    shell=$!
    sleep "0.0$((RANDOM % 60 + 10))"
    pkill -9 -P $shell -x accession 2>/dev/null && killed=$((killed + 1))
    pkill -9 -P $shell 2>/dev/null
    wait $shell 2>/dev/null
    after=$(turn_of)
    checks=$((checks + 1))
    [ -n "$after" ] && [ "$after" -ge "$before" ] || { complain "kill $n: turn ${before:-none} became ${after:-none}"; begin; }
done
echo "$killed of $kills times killed while it ran"
[ $killed -gt $((kills / 2)) ] || complain "hardly ever killed while it ran"

# Every call that touches the file, in turn and in every way.
save_with() { # <fault> <kind>: a game is loaded, played on and saved with a fault at a call
    printf 'end\nsave %s/game.sav\n' "$folder" |
        env LD_PRELOAD="$FAULT_LIBRARY" FAULT_AT="$1" FAULT_KIND="$2" FAULT_COUNT="$work/count" \
            "$ACCESSION" play --text --strict --load "$folder/game.sav" --no-autosave >"$work/out" 2>"$work/err"
}
if [ -n "${FAULT_LIBRARY:-}" ]; then
    begin
    save_with 0 eio || complain "a save without a fault"
    calls=$(cat "$work/count")
    [ "$calls" -ge 8 ] || complain "only $calls calls are counted"
    for kind in eio enospc short exit; do
        for ((n = 1; n <= calls; n++)); do
            begin
            before=$(turn_of)
            save_with $n $kind
            status=$?
            after=$(turn_of)
            checks=$((checks + 1))
            [ -n "$after" ] && [ "$after" -ge "$before" ] ||
                complain "$kind at call $n: turn $before became ${after:-none}"
            # a fault that is told leaves the reason; one that is not (older versions) leaves the save
            if [ $kind != exit ] && [ $status -ne 0 ]; then
                grep -q 'Not saved: .*: ' "$work/out" || complain "$kind at call $n: no reason: $(tail -n 2 "$work/out")"
                [ -e "$folder/game.sav.tmp" ] && [ $kind != exit ] && [ $n -lt $calls ] && left=$((${left:-0} + 1))
            elif [ $kind != exit ]; then
                [ "$after" -gt "$before" ] || complain "$kind at call $n: said to be saved, and is not"
            fi
        done
    done
    echo "$((4 * calls)) faults at $calls calls"
    [ "${left:-0}" -le 4 ] || complain "$left temporary files were left"
else
    echo "skipped: faults, with sanitizers"
fi

# A full disk: a file system of a few blocks, where one can be made.
if mkdir -p "$work/small" && mount -t tmpfs -o size=160k tmpfs "$work/small" 2>/dev/null; then
    printf 'end\nsave %s/small/one.sav\nend\nsave %s/small/two.sav\nend\nsave %s/small/three.sav\nend\nsave %s/small/four.sav\nend\nsave %s/small/five.sav\n' \
        "$work" "$work" "$work" "$work" "$work" |
        "$ACCESSION" play --text --seed 5 --no-autosave >"$work/out" 2>&1
    checks=$((checks + 1))
    tr -s '\n ' ' ' <"$work/out" | grep -q 'Not saved: .*No space left' || complain "a full disk is not told: $(tail -n 3 "$work/out")"
    run 0 save verify "$work/small/one.sav"
    umount "$work/small"
else
    echo "skipped: a full disk, no file system can be mounted here"
fi
finish
