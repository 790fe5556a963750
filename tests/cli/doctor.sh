#!/bin/bash
# `accession doctor` on machines where something is broken: each is found, named and told how to mend.
. "$(dirname "$0")/lib.bash"
export HOME=$work/home
mkdir "$HOME"

# heading <title>: what stands beside it in the last output, on one line.
beside() {
    awk -v title="$1" '{ state = substr($0, 3, 5); name = substr($0, 10, 15); sub(/ +$/, "", name)
        if (state ~ /^(ok|note|WRONG) *$/) on = name == title
        if (on) print }' "$work/out" | tr -s '\n ' ' '
}
finds() { # <title> <state> <text>
    checks=$((checks + 1))
    case $(beside "$1") in
    *" $2 "*"$3"*) ;;
    *) complain "$1: not \"$2\" with \"$3\" but: $(beside "$1")" ;;
    esac
}

# Folders: a file in the way, a place that is no disk, one that may not be written.
touch "$work/file"
run 1 doctor --saves-dir "$work/file/saves"
finds "Saved games" WRONG "Not a directory"
run 1 doctor --saves-dir /proc/saves
finds "Saved games" WRONG "choose another: --saves-dir"
! beside "Saved games" | grep -q "Little is left" || complain "/proc is taken for a full disk"
if [ "$(id -u)" -ne 0 ]; then
    mkdir -m 555 "$work/closed"
    run 1 doctor --saves-dir "$work/closed/saves"
    finds "Saved games" WRONG "Permission denied"
fi
XDG_CONFIG_HOME=$work/file run 0 doctor
finds Settings note "Not a directory"

# A disk with little left, where a small one can be mounted.
mkdir "$work/small"
# shellcheck disable=SC2016 # the inner shell's
if unshare -rm true 2>/dev/null && unshare -rm sh -c 'mount -t tmpfs -o size=1m none "$1"' - "$work/small" 2>/dev/null; then
    # shellcheck disable=SC2016
    unshare -rm sh -c 'mount -t tmpfs -o size=1m none "$2" && exec "$1" doctor --saves-dir "$2/saves"' - "$ACCESSION" "$work/small" >"$work/out" ||
        complain "a small disk: exit $?"
    finds "Saved games" note "Little is left there. Make room"
else
    echo "no small disk can be mounted here: a full one was not tried"
fi

# Packs: none of this name, one that is damaged beside those that open.
run 1 doctor --pack no-such-pack
finds Packs WRONG "Install or unpack the program anew"
mkdir "$work/packs"
cp -r "$SOURCE/tests/packs/bad/_good" "$work/packs/broken"
echo '{' >"$work/packs/broken/pack.json"
ACCESSION_PACK_PATH=$work/packs run 0 doctor
finds Packs note "$work/packs/broken/pack.json"

# Data: letters cut short, texts that are no JSON.
mkdir "$work/whole"
cp -r "$SOURCE/assets" "$SOURCE/scenarios" "$work/whole"
for font in "$work"/whole/assets/fonts/*.ttf; do head -c 1000 "$font" >"$font.cut" && mv "$font.cut" "$font"; done
echo '{' >"$work/whole/assets/text/uk.json"
ACCESSION_DATA=$work/whole run 0 doctor --data "$work/whole"
finds Languages note "assets/text is missing or damaged"
if beside Letters | grep -q .; then finds Letters note "assets/fonts"; fi

# Display: none, and one that does not answer.
run 0 doctor
if beside Display | grep -q .; then
    finds Display note "accession play --text"
    DISPLAY=:987 run 0 doctor
    finds Display note "does not answer"
fi

# The port of a class is another program's.
if command -v python3 >/dev/null && beside Class | grep -q "is free\|cannot be opened"; then
    python3 -c 'import socket, sys, time
s = socket.socket(); s.bind(("0.0.0.0", 0)); s.listen(); print(s.getsockname()[1], flush=True); time.sleep(60)' >"$work/port" &
    holder=$!
    until [ -s "$work/port" ]; do sleep 0.1; done
    run 0 doctor --port "$(cat "$work/port")"
    finds Class note "accession class serve --port 0"
    kill "$holder"
fi
finish
