#!/bin/bash
# Packs from the outside: found in their places, listed with what is wrong, made into one file, played
# and saved from it.
. "$(dirname "$0")/lib.bash"
cd "$work" || exit 1
unset ACCESSION_PACK_PATH
pack=$SOURCE/scenarios/ukraine-2023
same() { # <what> <file> <file>
    checks=$((checks + 1))
    cmp -s "$2" "$3" || complain "$1"
}
absent() { # <path> <what it means>
    checks=$((checks + 1))
    [ ! -e "$1" ] || complain "$2"
}

# Calls that are wrong say what would be right.
run 2 pack
says err "pack: which command? There are: list, zip"
run 2 pack lsit
says err 'pack: unknown command "lsit"; did you mean "list"?'
run 2 pack xyzzy
says err "there are: list, zip"
run 2 pack list --sede 3
says err "pack list: unknown option --sede"
run 2 pack list more
says err 'unexpected "more"'
run 2 pack zip
run 2 pack zip one two
says err "one folder of a pack is wanted"
run 2 pack zip ./nowhere
says err "no folder is here"
run 2 pack zip "$SOURCE/docs"
says err "starts.json"
run 2 pack list --pack-path nowhere
says err "--pack-path: nowhere: no folder is here"
run 2 run --pack-path "$pack"
says err "is itself a pack"
for command in list zip doc; do
    run 0 pack $command --help
    says out "usage: accession pack $command"
    cp out one
    run 0 help pack $command
    same "help pack $command differs from pack $command --help" out one
done

# One file, the same every time; nothing is written over unasked.
run 0 pack zip "$pack"
says out "ukraine-2023-0.1.0.zip: ukraine-2023 0.1.0, "
cp ukraine-2023-0.1.0.zip first.zip
run 2 pack zip "$pack"
says err "is there already; write over it with --force"
cp -r "$pack" copy
touch copy/.hidden copy/pack.json
chmod 600 copy/*.json
TZ=Asia/Tokyo LC_ALL=C.UTF-8 run 0 pack zip copy/ --force
same "the same files give another archive" first.zip ukraine-2023-0.1.0.zip
run 0 pack zip copy -o second.zip
run 0 pack zip copy --output=third.zip
same "-o and --output differ" second.zip third.zip
mkdir afolder
run 2 pack zip copy -o afolder --force
says err "is no regular file"
run 2 pack zip copy -o none/x.zip
says err "cannot be opened"
ln -s pack.json copy/link.json
run 2 pack zip copy -o linked.zip
says err "is a symbolic link"
rm copy/link.json
echo 'start {' >copy/starts/broken.lua
run 2 pack zip copy -o broken.zip
says err "copy/starts/broken.lua:"
absent linked.zip "a pack with a link was written"
absent broken.zip "a broken pack was written"
absent "$(echo *.tmp)" "a temporary file is left"

# Played from the file as from the folder; a saved game of the one opens with the other.
run 0 run --seed 3 --digest
cp out folder
run 0 run --seed 3 --digest --pack ./first.zip
same "a pack in a file plays otherwise" out folder
run 0 run --seed 3 --digest --pack first.zip --policy aid-half
run 0 properties --pack first.zip --only A12a --runs 20
printf 'end\nend\nsave zipped\n' | "$ACCESSION" play --text --seed 4 --pack first.zip --no-autosave >out 2>err
says out "Saved: "
printf 'end\nend\nsave carried\n' | "$ACCESSION" play --text --seed 4 --pack first.zip --no-autosave --with-pack >out 2>err
says out "Saved: "
run 0 save verify zipped
says out "The pack is the same."
run 0 save verify carried --pack first.zip
says out "The pack is the same."
same "the saves of folder and file differ" <("$ACCESSION" save inspect zipped | tail -n +2) \
    <("$ACCESSION" save inspect zipped --pack first.zip | tail -n +2)

# Places: the option first, then the variable, the user's folder, the shipped ones; a folder goes before a file.
mkdir -p place/mine other "$XDG_DATA_HOME/accession/packs"
cp -r "$pack"/* place/mine/
sed -i 's/"id": "ukraine-2023"/"id": "mine"/' place/mine/pack.json
run 0 pack zip place/mine -o other/mine.zip
run 0 pack zip place/mine -o "$XDG_DATA_HOME/accession/packs/mine-0.1.0.zip"
run 0 run --pack mine --months 3
run 0 pack list
says out "ukraine-2023 0.1.0 Ukraine and NATO, January 2023 [en, uk]"
says out "mine 0.1.0"
says out "$XDG_DATA_HOME/accession/packs/mine-0.1.0.zip"
ACCESSION_PACK_PATH=other:place run 0 pack list
says out "mine (hidden) place/mine hidden by other/mine.zip"
run 0 pack list --pack-path place --pack-path other
says out "mine 0.1.0 Ukraine and NATO, January 2023 [en, uk] place/mine"
says out "mine (hidden) other/mine.zip hidden by place/mine"
says out "hidden by place/mine"
cp -r place/mine other/wrong-name
echo 'no archive' >other/broken.zip
mkdir other/unread
echo '{' >other/unread/pack.json
run 0 pack list --pack-path other
says out "problem: other/broken.zip: is no whole zip archive"
says out "problem: other/unread/starts.json: cannot be opened"
says out 'problem: its pack.json has the id "mine", but it is found as wrong-name'
run 0 pack list --pack-path other --json
valid_json "$work/out"
says out '"id": "ukraine-2023"'
says out '"hidden_by": "other/mine.zip"'
says out '"languages": [ "en", "uk" ]'
run 2 run --pack mien --pack-path place
says err 'did you mean "mine"?'
run 2 run --pack broken --pack-path other
says err "--pack: other/broken.zip: is no whole zip archive"

# A stick: the pack is a file, and saved games stay beside it.
mkdir -p stick/scenarios
cp first.zip stick/scenarios/ukraine-2023.zip
touch stick/portable
printf 'save\n' | "$ACCESSION" play --text --seed 4 --data "$work/stick" --no-autosave >out 2>err
checks=$((checks + 1))
[ -e stick/saves/january-2023-kyiv-4.sav ] || complain "the file portable is not seen beside a pack in a file: $(cat out err)"

# A hostile archive is named with its entry, and leaves nothing behind.
if command -v python3 >/dev/null; then
    rm -rf "$XDG_CACHE_HOME"
    python3 - <<'END'
import zipfile
with zipfile.ZipFile("evil.zip", "w") as z:
    z.writestr("pack.json", "{}")
    z.writestr("../../../../evil.txt", "x")
with zipfile.ZipFile("bomb.zip", "w", zipfile.ZIP_DEFLATED) as z:
    z.writestr("pack.json", "{}")
    z.writestr("data/world.json", " " * (15 << 20))
# As other tools write them: from a pipe, with folders, comments and permissions.
class Pipe:
    def __init__(self, path): self.file = open(path, "wb")
    def write(self, data): return self.file.write(data)
    def flush(self): self.file.flush()
import os
with zipfile.ZipFile(Pipe("pipe.zip"), "w", zipfile.ZIP_DEFLATED) as z:
    for folder, _, files in os.walk("place"):
        for name in files:
            z.write(os.path.join(folder, name), os.path.join(folder[len("place/"):], name))
    z.comment = b"made by hand"
END
    run 2 run --pack evil.zip
    says err 'evil.zip: entry "../../../../evil.txt": has "." or ".."'
    run 2 run --pack bomb.zip
    says err 'bomb.zip: entry "data/world.json": unpacks to more than 200 times its size'
    checks=$((checks + 1))
    [ -z "$(find "$XDG_CACHE_HOME" -type f 2>/dev/null)" ] || complain "a refused archive is in the cache"
    run 0 run --pack pipe.zip --months 3
fi

# Every call that writes a file of the cache, or an archive, fails once in every way: the next run is
# right, whatever the one before has left.
with_fault() { # <fault> <kind> <name> <arguments...>
    env LD_PRELOAD="$FAULT_LIBRARY" FAULT_AT="$1" FAULT_KIND="$2" FAULT_NAME="$3" FAULT_COUNT="$work/count" \
        "$ACCESSION" "${@:4}" >"$work/out" 2>"$work/err"
}
every_fault() { # <name> <what to clear before> <what must hold after> <arguments...>
    local kind n status calls
    eval "$2"
    with_fault 0 eio "$1" "${@:4}" || complain "fails without a fault: ${*:4}"
    calls=$(cat "$work/count")
    [ "$calls" -ge 5 ] || complain "only $calls calls are counted: ${*:4}"
    for kind in eio enospc short exit; do
        for ((n = 1; n <= calls; n++)); do
            eval "$2"
            with_fault $n $kind "$1" "${@:4}"
            status=$?
            checks=$((checks + 1))
            [ $status -eq 0 ] || [ $kind = exit ] || grep -q '^accession: .*: ' "$work/err" ||
                complain "$kind at call $n: exit $status without a reason"
            "$ACCESSION" "${@:4}" >"$work/out" 2>"$work/err" || complain "$kind at call $n: the next run fails: $(cat "$work/err")"
            eval "$3" || complain "$kind at call $n: the next run is wrong"
        done
    done
}
if [ -n "${FAULT_LIBRARY:-}" ]; then
    export XDG_CACHE_HOME=$work/faulty
    "$ACCESSION" run --digest --months 1 >one
    every_fault accession/packs 'rm -rf "$XDG_CACHE_HOME"' 'cmp -s one out' \
        run --digest --months 1 --pack first.zip
    mkdir fault-saves
    every_fault fault.zip 'cp second.zip fault-saves/fault.zip' 'cmp -s first.zip fault-saves/fault.zip' \
        pack zip "$pack" -o fault-saves/fault.zip --force
fi
finish
