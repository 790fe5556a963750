#!/bin/bash
# The first minutes: doctor, the program without a command, completion.
. "$(dirname "$0")/lib.bash"
unset DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER
export HOME=$work/home
mkdir "$HOME"

# What works is 0, and what is missing though needed is 1, with a way to mend it.
run 0 doctor
says out "All that is needed to play works."
[ ! -e "$work/data" ] || complain "doctor made a folder"
run 0 doctor --json
valid_json "$work/out"
says out '"works": true'
run 0 doctor --language uk
says out "Усе потрібне для гри працює."
grep -qE '^  (ok|note|WRONG) |no window|ігри/' "$work/out" && complain "doctor in Ukrainian says English"
run 1 doctor --pack no-such-pack
says out "WRONG"
says out "Install or unpack the program anew"
touch "$work/file"
run 1 doctor --saves-dir "$work/file/saves"
says out "Not a directory"
run 1 doctor --json --saves-dir "$work/file/saves"
valid_json "$work/out"
says out '"works": false'

# In a terminal it plays without a command; where there is none, see help.sh.
if command -v script >/dev/null; then
    checks=$((checks + 1))
    echo quit | script -qec "$ACCESSION --start january-2023 --seat candidate" /dev/null >"$work/out" 2>&1 || complain "in a terminal: $(tail -n 3 "$work/out")"
    says out "an imagined history"
fi

# Completion in bash asks the program.
run 2 commands
run 0 commands --bash
. "$work/out"
offers() { # <wanted> <words...>: what is offered for the last of the words of a command line
    checks=$((checks + 1))
    COMP_WORDS=("$ACCESSION" "${@:2}") COMP_CWORD=$(($# - 1))
    _accession "$ACCESSION"
    [ "${COMPREPLY[*]}" = "$1" ] || complain "${*:2}: offers \"${COMPREPLY[*]}\", not \"$1\""
}
offers "doctor" doc
offers "serve" class serv
offers "--projector" class serve --proj
offers "--digest" run --seed 3 --dig
finish
