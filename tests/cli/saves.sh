#!/bin/bash
# Saved games from the outside: kept, taken up, rewound, branched, compared, verified, mended.
. "$(dirname "$0")/lib.bash"
cd "$work" || exit 1
play() { # <expected exit> <arguments...> with the lines on standard input
    local expected=$1
    shift
    "$ACCESSION" play --text "$@" >"$work/out" 2>"$work/err"
    local status=$?
    checks=$((checks + 1))
    [ $status -eq "$expected" ] || complain "play $*: exit $status, not $expected: $(head -c 300 "$work/err")"
}
saves=$XDG_DATA_HOME/accession/saves

# Every turn is kept, the last five; --resume goes on.
printf 'do mobilisation\nend\nend\nend\nend\nend\nend\nend\nquit\n' | play 0 --seed 4
says out "play --text --resume goes on"
checks=$((checks + 1))
[ "$(find "$saves" -name 'autosave-january-2023-kyiv-4.sav*' | wc -l)" -eq 5 ] ||
    complain "not five autosaves: $(ls "$saves")"
printf 'journal\n' | play 0 --resume
says out "Taken up:"
says out "turn 7 month"
printf 'do mobilisation\n' | play 0 --seed 6
printf 'journal\n' | play 0 --load autosave-january-2023-kyiv-6 --no-autosave
says out "candidate act mobilisation 1"
printf 'help\n' | play 0 --seed 7
checks=$((checks + 1))
[ -z "$(find "$saves" -name '*-7.sav')" ] || complain "a game in which nothing was done is kept"
printf 'end\n' | play 0 --seed 9 --no-autosave
checks=$((checks + 1))
[ -z "$(find "$saves" -name '*-9.sav')" ] || complain "--no-autosave keeps the game"

# Save and load by name and by path, rewind, branch, compare, what-if.
printf 'save first\nend\nsave ./here.sav\nload first\nturn\nload nothing\nsave two words\n' | play 0 --seed 4 --no-autosave
says out "Saved: $saves/first.sav"
says out "Turn 1, "
says out "Not opened: "
says out "A name is one word"
[ -e here.sav ] || complain "save ./here.sav made no file"
printf 'do reform\nend\nend\nend\nrewind 2\ndo dig_in\nend\nbranches\ncompare\ncompare main main\ncompare main nowhere\nrewind 99\nbranch main\nturn\nwhat-if 1 without\nwhat-if 9999 without\nsave tree\n' |
    play 0 --seed 4 --no-autosave
says out "Back at the begin of turn 2, on branch 2. What was lived stays on branch main."
says out "parts from main at the begin of turn 2"
says out "Two histories: main, and 2. They part in turn 2"
says out "main, as first played: "
says out "There is no branch"
says out "Rewind to which turn?"
says out "On branch main."
says out "Only in as it was"
run 0 save inspect tree
says out "Branch 2, which parts from main at the begin of turn 2"
run 0 save inspect tree --json
valid_json "$work/out"
run 0 save verify tree
says out "lived again to the same digests"
run 0 replay tree
run 0 replay tree --json
valid_json "$work/out"
run 0 compare tree here.sav
run 0 compare tree ./here.sav --json
valid_json "$work/out"
run 0 luck tree --runs 20
says out "the same orders in 20 other histories"
run 0 luck tree --runs 20 --json
valid_json "$work/out"
run 0 debrief tree
says out "Turning points"
run 0 debrief tree --json
valid_json "$work/out"
run 0 debrief tree -o kept
says out "debrief.html"
checks=$((checks + 4))
grep -q '<svg' kept/debrief.html && grep -q '</html>' kept/debrief.html || complain "the page of the debrief is not whole"
! grep -qE '<script|href="http|src=' kept/debrief.html || complain "the page asks for something from outside"
[ "$(grep -c '^[0-9]' kept/turns.csv)" -ge 3 ] && grep -q '^turn,month,outcome,dial_security' kept/turns.csv || complain "turns.csv"
grep -q '^turn,month,seat,command,told,turning_point' kept/decisions.csv || complain "decisions.csv"
run 2 debrief tree -o kept --json
printf 'rewind 1\nluck\n' | play 0 --mode record --no-autosave
says out "A game for the record is not rewound"

printf 'luck\nsave new\n' | play 0 --no-autosave
says out "No month has been lived yet"
run 1 luck new
says err "no month has been lived in it yet"
run 1 debrief new

# Wrong calls.
run 2 save
run 2 save look tree
run 2 save inspect
run 2 save inspect missing
run 2 replay
run 2 replay tree tree
run 2 compare tree
run 2 luck missing
run 2 play --text --load missing
says err "cannot be opened"

# The same game under another locale, time zone and folder gives the same digest.
"$ACCESSION" replay tree >"$work/one"
(cd / && LC_ALL=de_DE.UTF-8 TZ=Asia/Tokyo "$ACCESSION" replay tree) >"$work/two"
checks=$((checks + 1))
cmp -s "$work/one" "$work/two" || complain "another locale, another replay"

# Damage is told with what is wrong; the last good version is named; repair keeps both.
printf 'end\nsave hurt\nend\nsave hurt\n' | play 0 --seed 4 --no-autosave
cp "$saves/hurt.sav" "$work/whole"
printf 'X' | dd of="$saves/hurt.sav" bs=1 seek=4000 conv=notrunc 2>/dev/null
run 2 play --text --load hurt
says err "the file is damaged"
says err "The last good version opens: $saves/hurt.sav.1"
run 1 save verify hurt
run 2 replay hurt
run 0 save repair hurt
says out "Repaired:"
[ -e "$saves/hurt.sav.damaged" ] || complain "the damaged file is gone"
run 0 save verify hurt
run 0 save repair hurt
says out "nothing to repair"
head -c 3000 "$work/whole" >"$saves/hurt.sav"
run 2 play --text --load hurt
says err "cut off"
run 0 save repair hurt
says out "took its place"
printf 'no game at all\n' >"$saves/other.sav"
run 2 save inspect other
says err "this is no saved game"
run 1 save repair other
sed '1s/^accession-save 1/accession-save 2/' "$work/whole" >"$saves/newer.sav"
run 2 save inspect newer
says err "newer than this program"

# A pack that is missing, has changed, or is carried.
mkdir -p "$work/home/scenarios"
cp -r "$SOURCE/scenarios/ukraine-2023" "$work/home/scenarios/mine"
sed -i 's/"id": "ukraine-2023"/"id": "mine"/' "$work/home/scenarios/mine/pack.json"
printf 'end\nend\nsave plain\n' | play 0 --data "$work/home" --pack mine --seed 4 --no-autosave
printf 'end\nend\nsave carried\n' | play 0 --data "$work/home" --pack mine --seed 4 --no-autosave --with-pack
echo >>"$work/home/scenarios/mine/data/SOURCES.md"
printf 'end\n' | play 0 --data "$work/home" --load plain --no-autosave
says out "but not what this game has met"
sed -i 's/^DEU,\(.*\)$/DEU,\1/; s/"force_rival": *{ *"value": *[0-9.]*/"force_rival": {"value": 400/' \
    "$work/home/scenarios/mine/data/world.json"
printf 'do reform\nend\nsave x\nrewind 1\nturn\nwhy menace\n' | play 0 --data "$work/home" --load plain --no-autosave
says out "For reading only: the pack mine has changed"
says out "This game is open for reading only"
run 1 replay plain --data "$work/home"
says out "the first difference is in turn 1"
says out "force_rival"
printf 'end\nend\n' | play 0 --data "$work/home" --load carried --no-autosave
says out "Turn 5, "
rm -rf "${work:?}/home"
run 2 play --text --load plain
says err "needs the pack mine"
says out "For reading only"
says out "Branch main"
says err "accession save inspect"
run 0 save inspect plain
printf 'end\n' | play 0 --load carried --no-autosave
run 0 save verify carried
says out "carried in the file"

# Nothing but a file is written over.
mkdir afolder
ln -s "$work/target" link.sav
printf 'save ./afolder\nsave ./link.sav\n' | play 0 --seed 4 --no-autosave
says out "is no regular file"
checks=$((checks + 1))
[ -L link.sav ] && [ ! -e target ] || complain "a link was written over"

# Folders: chosen, portable, and one that cannot be written.
printf 'save\n' | play 0 --seed 4 --saves-dir "$work/chosen" --no-autosave
[ -e "$work/chosen/january-2023-kyiv-4.sav" ] || complain "--saves-dir is not used"
mkdir -p "$work/stick/scenarios"
cp -r "$SOURCE/scenarios/ukraine-2023" "$work/stick/scenarios/"
touch "$work/stick/portable"
printf 'save\n' | play 0 --seed 4 --data "$work/stick" --no-autosave
[ -e "$work/stick/saves/january-2023-kyiv-4.sav" ] || complain "the file portable is not seen"
printf 'end\nend\n' | play 0 --seed 4 --saves-dir /proc/nowhere
says out "The game could not be kept"
checks=$((checks + 1))
[ "$(grep -c 'could not be kept' "$work/out")" -eq 1 ] || complain "the failure is told again and again"

# What --set changed is in the save, marked, and lived again.
printf 'end\nsave set\n' | play 0 --seed 4 --set lambda_R=0.9 --no-autosave
run 0 save inspect set
says out "Changed: lambda_R=0.9"
run 0 replay set

# The samples, one a start but for the tutorial.
checks=$((checks + 1))
[ "$(find "$SOURCE/saves" -name '*.sav' | wc -l)" -eq 6 ] || complain "there is not one sample a start"
for file in "$SOURCE"/saves/*.sav; do run 0 save verify "$file"; done
finish
