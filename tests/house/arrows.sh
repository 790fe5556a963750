#!/bin/bash
# arrows.sh <source folder>: which room of engine/ may include which, and which room alone may use
# which outside library. Prints each include that breaks a rule; ends with 1 if there is one.
set -u
cd "${1:?usage: arrows.sh <source folder>}/engine" || exit 2

declare -A below # what a room may include besides itself
below[core]=""
below[model]="core"
below[platform]="core"
below[store]="model ${below[model]}"
below[script]="model ${below[model]}"
below[session]="store script ${below[store]}"
below[ensemble]="session ${below[session]}"
below[report]="ensemble ${below[ensemble]}"
below[table]="report ${below[report]}"
below[class]="table ${below[table]}"
below[cli]="class ${below[class]}"
below[ui]="class platform ${below[class]}"
below[.]="${!below[*]}" # main.c

owners() { # <header>: the rooms that may include it, or nothing if every room may
    case $1 in
    lua.h | lauxlib.h | lualib.h | luaconf.h | lua5*/*) echo script ;;
    SDL.h | SDL_*.h | SDL2/* | cairo*.h | ft2build.h) echo platform ;;
    cJSON*.h | cjson/* | zip.h | zipconf.h | sqlite3*.h) echo store ;;
    libwebsockets* | qrencode.h) echo class ;;
    mpi*.h) echo ensemble ;;
    pthread.h | threads.h) echo "ensemble class" ;;
    esac
}

broken=0
complain() { echo "engine/$file: $1"; broken=1; }

while IFS=: read -r file line; do
    file=${file#./} room=$(dirname "$file") header=$(sed -E 's/.*["<]([^">]*)[">].*/\1/' <<<"$line")
    if [ -z "${below[$room]+known}" ]; then
        complain "$room is not a room"
    elif [[ $line == *\"* ]]; then
        [[ " $room ${below[$room]} " == *" ${header%%/*} "* && $header == ?*/?* ]] ||
            complain "$room must not include \"$header\""
    else
        allowed=$(owners "$header")
        [[ -z $allowed || " $allowed " == *" $room "* ]] ||
            complain "<$header> belongs to $allowed"
    fi
done < <(grep -rE '^[[:space:]]*#[[:space:]]*include[[:space:]]*["<]' --include='*.[ch]' \
    --include='*.def' --include='*.inc' .)
exit $broken
