#!/bin/bash
# docs/packs.md: what it shows works. Each block stands behind a comment that says what it is:
#   <!-- file: PATH[, with PATH...] -->    a file of a pack; it loads, alone and with all the others
#   <!-- values | conditions | effects -->  lines of Lua, each of which loads
#   <!-- refused: PATH -->                  a file that is refused with the text of the next block
#   <!-- needs: COMMAND... -->              run once `accession pack` has these commands
#   <!-- not run: WHY -->
# Blocks of `sh pack` are run in a folder that holds my-pack; those of `sh` by readme.sh.
. "$(dirname "$0")/lib.bash"
guide=$SOURCE/docs/packs.md
cd "$work" || exit 1
unset ACCESSION_PACK_PATH
mkdir bin blocks
ln -s "$ACCESSION" bin/accession

# blocks/<nn>.head: kind of fence and comment; blocks/<nn>.body
awk '
    inside && /^```/ { inside = 0; mark = ""; next }
    inside { print >body; next }
    /^```/ { inside = 1; body = sprintf("blocks/%03d.body", ++count); printf "" >body
             print substr($0, 4) "\n" mark >sprintf("blocks/%03d.head", count); next }
    /^<!--/ { mark = $0; sub(/^<!-- */, "", mark); sub(/ *-->$/, "", mark); next }
    NF { mark = "" }' "$guide"

base() { # <folder>: a small pack with the guide's pack.json
    rm -rf "$1"
    cp -r "$SOURCE/tests/packs/bad/_good" "$1"
    cp "$card" "$1/pack.json"
}
put() { # <folder> <path> <body>
    mkdir -p "$(dirname "$1/$2")"
    cp "$3" "$1/$2"
}
body_of() { # <path>: the last block that is this file
    local head found=
    for head in blocks/*.head; do
        case $(sed -n 2p "$head") in "file: $1" | "file: $1,"*) found=${head%.head}.body ;; esac
    done
    [ -n "$found" ] || complain "no block is the file $1"
    echo "$found"
}
loads() { # <folder> <what>: every start
    "$ACCESSION" pack zip "$1" -o loads.zip --force >out 2>err || complain "$2 does not load: $(cat err)"
    checks=$((checks + 1))
}
card=$(body_of pack.json)
base my-pack

listed=$("$ACCESSION" pack --help)
has() { # <command...>
    local command
    for command in "$@"; do
        grep -q "^  $command  *[a-z]" <<<"$listed" || return 1
    done
}

lines_of() { # <kind> <body>: each line as a declaration
    local line n=0
    [ "$1" = conditions ] || echo 'event "harbour_closed" { when = fighting }'
    [ "$1" != conditions ] || cat "$(body_of events/harbour.lua)" "$(body_of events/grain.lua)"
    while IFS= read -r line; do
        line=${line%%--*} n=$((n + 1))
        [[ $line =~ [^[:space:]] ]] || continue
        case $1 in
        values) echo "event \"line_$n\" { when = fighting, chance = $line }" ;;
        conditions) echo "event \"line_$n\" { when = $line }" ;;
        effects) echo "event \"line_$n\" { when = fighting, effects = { $line } }" ;;
        esac
    done <"$2"
}

for head in blocks/*.head; do
    kind=$(sed -n 1p "$head") mark=$(sed -n 2p "$head") body=${head%.head}.body
    case $kind:$mark in
    lua:file:* | json:file:*)
        path=${mark#file: } path=${path%%,*}
        base alone
        put alone "$path" "$body"
        for other in $(sed -n 's/.*, with //p' <<<"$mark"); do put alone "$other" "$(body_of "$other")"; done
        # a test is a declaration like any other, read where every file is read
        [[ $path != tests/* ]] || put alone events/tests.lua "$body"
        loads alone "$path"
        put my-pack "$path" "$body"
        ;;
    lua:values | lua:conditions | lua:effects)
        base alone
        mkdir alone/events
        lines_of "$mark" "$body" >alone/events/lines.lua
        loads alone "the block of $mark: $(head -1 "$body")"
        ;;
    lua:refused:*)
        cp -r my-pack keep
        put my-pack "${mark#refused: }" "$body"
        run 2 run --pack ./my-pack --months 1
        next=$(printf 'blocks/%03d.body' $((10#$(basename "$body" .body) + 1)))
        says err "$(cat "$next")"
        rm -rf my-pack
        mv keep my-pack
        ;;
    lua:*) complain "a block of Lua says not what it is: $(head -2 "$body")" ;;
    esac
done
loads my-pack "the pack of all blocks"
run 0 run --pack ./my-pack --seed 3 --months 60
run 0 run --pack ./my-pack --seed 3 --months 60 --policy bots

ran=0
for head in blocks/*.head; do
    kind=$(sed -n 1p "$head") mark=$(sed -n 2p "$head") body=${head%.head}.body
    [ "$kind" = "sh pack" ] || continue
    [[ $mark != "not run:"* ]] || continue
    rm -rf here
    mkdir here
    if [[ $mark == needs:* ]]; then
        # shellcheck disable=SC2086
        has ${mark#needs:} || continue
    fi
    [[ " $mark " == *" new "* ]] || cp -r my-pack here
    checks=$((checks + 1)) ran=$((ran + 1))
    (cd here && PATH=$work/bin:$PATH bash -eu "../$body") >out 2>err </dev/null ||
        complain "$(cat "$body"): $(head -c 400 err)"
done
[ $ran -ge 4 ] || complain "only $ran blocks of commands were run"
finish
