#!/bin/bash
# The tools of a pack's author: new, test, coverage, web.
. "$(dirname "$0")/lib.bash"
cd "$work" || exit 1
for command in new test coverage web; do
    run 0 pack $command --help
    says out "usage: accession pack $command"
    says out "examples"
    run 2 pack $command
    says err "pack $command: one"
done

# A new pack works at once, and nothing is written over.
run 0 pack new ./mine
says out 'mine: the pack "mine"'
run 2 pack new ./mine
says err "the folder is not empty"
run 2 pack new "./Bad Name"
says err "an id of small letters"
run 0 pack new "./Bad Name" --id good-name
run 0 pack test mine
says out "3 pass, 0 fail, 0 inconclusive"
silent err
run 0 pack coverage mine --runs 400
says out "0 problems, 0 warnings"
run 0 pack coverage "Bad Name" --runs 400 --language uk
run 0 run --pack ./mine/ --months 3
printf 'end\nend\n' | "$ACCESSION" play --text --pack ./mine/ --no-autosave >out 2>err || complain "the new pack is not played: $(cat err)"
run 0 pack zip mine -o mine.zip
run 0 pack test ./mine.zip

# Tests that fail, cannot be decided, or are written wrongly.
cat >mine/tests/more.lua <<'END'
test "law falls" {
    turns = 2, orders = { "turn 1 month 0 candidate act reform 1" }, expect = w.governance:below(0.1),
}
test "an order that is refused" { turns = 2, orders = { "turn 1 candidate act sign_terms" }, expect = w.month:above(0) }
test "too close to tell" { runs = 50, months = 48, claim = "base.p_end > 0.95" }
test "bots change things" { runs = 50, months = 24, arms = { bots = { policy = "bots" } }, claim = "bots.war_months > 0" }
END
run 1 pack test mine
says out "FAIL law falls mine/tests/more.lua:1 wanted (governance < 0.1), found governance = 0."
says out 'the order "turn 1 candidate act sign_terms" was refused:'
says out "INCONCLUSIVE too close to tell"
says out "PASS bots change things"
run 0 pack test mine --only ferries
says out "1 pass, 0 fail"
run 1 pack test mine --json
valid_json out
says out '"verdict": "FAIL"'
says out '"kind": "ensemble"'
run 2 pack test mine --only ferrys
says err 'no test has "ferrys" in its name'
wrong_test() { # <declaration> <what the error says>
    echo "test \"t\" { $1 }" >mine/tests/more.lua
    run 2 pack test mine
    says err "mine: tests/more.lua:1"
    says err "$2"
}
wrong_test 'turns = 2' '"expect" (of a game or history) or "claim" (of many) is wanted'
wrong_test 'expect = w.unity:above(0)' "how long? turns = N"
wrong_test 'expect = w.unity:above(0), turns = 1, runs = 60' '"runs" goes with "claim"'
wrong_test 'expect = w.unity:above(0), turns = 1, orders = { "turn 1 candidate act reforn 1" }' 'did you mean "reform"?'
wrong_test 'expect = w.unity:above(0), turns = 1, orders = { "turn 4 candidate act reform 1" }' "a turn from 1 to 1"
wrong_test 'expect = w.unity:above(0), months = 3, set = { unnity = 1 }' 'did you mean unity'
wrong_test 'claim = "base.p_member"' "one comparison is wanted"
wrong_test 'claim = "bace.p_member < 1"' "bace"
wrong_test 'claim = "a.p_member < 1", arms = { a = { policy = "greed" } }' "policies/NAME.csv"
printf 'test "a\033[31m" { turns = 1, expect = true }\n' >mine/tests/more.lua
run 2 pack test mine
says err "mine/tests/more.lua:1: test: found a control character in the name"
printf 'test "t" { turns = 1, orders = { "\302\23331m" }, expect = true }\n' >mine/tests/more.lua
run 2 pack test mine
says err "found a control character"
rm mine/tests/more.lua

# Worlds in which a function failed are not counted, and a single game says at its end that it did.
echo 'event "fails" { when = w.month:is(2), once = true, effect = function(now) error("no good") end }' >mine/events/fails.lua
echo 'property "p" { claim = "c", kind = "fits", statistic = "base.p_member", op = "<", threshold = 2, arms = { base = {} }, runs = 60 }' >mine/rules/p.lua
for counts in "pack test mine" "pack coverage mine --runs 100" "properties --pack ./mine" "ensemble --pack ./mine --runs 20"; do
    run 2 $counts
    says err "a function of the pack failed, so that nothing is counted: events/fails.lua:1: no good"
done
printf 'end\nend\nsave ./f.sav\nquit\n' | "$ACCESSION" play --text --pack ./mine/ --no-autosave >out 2>err
for told in "run --pack ./mine --months 4" "replay ./f.sav --pack ./mine"; do
    run 0 $told
    says err "a function of the pack failed and changed nothing: events/fails.lua:1: no good"
done
rm mine/events/fails.lua mine/rules/p.lua

# Whoever may not see what an event reads is not told what it comes to.
echo 'variable "secret" { range = { 0, 1 }, start = 1, seen_by = "rival" }' >mine/rules/secret.lua
echo 'event "hidden" { when = w.secret:above(0.5), chance = 0.1 * w.secret, once = true }' >mine/events/hidden.lua
printf 'why hidden\nquit\n' | "$ACCESSION" play --text --pack ./mine/ --no-autosave --seat candidate >out 2>err
says out "whether it holds we do not know"
printf 'why hidden\nquit\n' | "$ACCESSION" play --text --pack ./mine/ --no-autosave --seat rival >out 2>err
says out "it holds now."
rm mine/rules/secret.lua mine/events/hidden.lua

# A game that watches its pack goes on only with the members it began with.
cp -r "$SOURCE/scenarios/archipelago" watched
{
    echo end
    until grep -q "^Turn 2" out 2>/dev/null; do sleep 0.1; done
    sed -i '/^CAI/d' watched/data/members.csv
    echo end
    until grep -q "^Turn 3" out; do sleep 0.1; done
    cp "$SOURCE/scenarios/archipelago/data/members.csv" watched/data/
    echo "-- mended" >>watched/rules/claims.lua
    echo end
} | timeout 120 "$ACCESSION" play --text --pack ./watched/ --watch --no-autosave >out 2>err
says out "cannot be used: its seats, members or regions are others now"
says out "The pack has changed: the game goes on with it"

# What never happens, and what is missing.
cat >mine/events/never.lua <<'END'
event "never" { when = w.unity:above(2) }
event "one_sided" {
    seat = "candidate", when = w.war:is(1), chance = 0.3,
    choices = { { id = "a", bot = 1 }, { id = "b", needs = w.unity:above(2), bot = 1 }, { id = "c", bot = -20 } },
    default = "a",
}
END
cat >mine/rules/more.lua <<'END'
variable "still" { range = { 0, 1 }, start = 0.5 }
lever "reform" { needs = w.unity:above(0) }
advisor "military" { seat = "candidate", remarks = { { id = "no", when = w.unity:above(2) } } }
END
run 1 pack coverage mine --runs 200 --threads 1
says out "mine/events/never.lua:1: never: it never happens"
says out 'mine/events/never.lua:2: one_sided: "b" is never possible'
says out 'one_sided: no bot ever takes "c"'
says out 'one_sided: bots take "a" in 100 of 100 answers'
says out "variable still: it never moves"
says out "lever reform: its condition always holds"
says out '"no" is never said'
says out 'mine/text/uk.json: "event.one_sided.choice.b.done" is missing'
cp out one
run 1 pack coverage mine --runs 200 --threads 3
cmp -s out one || complain "coverage depends on threads"
run 1 pack coverage mine --runs 200 --json
valid_json out
says out '"kind": "problem"'
run 2 pack coverage "$SOURCE/tests/packs/bad/_good"
says err "it has no scripts"

# The web.
run 0 pack web mine -o web.svg
run 0 pack web mine
cmp -s out web.svg || complain "the web differs from time to time"
says out "<svg xmlns="
says out "Fog in the strait"
says out "assumptions of You"
run 0 pack web mine --of one_sided --language uk
run 0 pack web mine --of war
says out "one_sided"
run 2 pack web mine --of waar
says err 'did you mean "war"?'
if command -v python3 >/dev/null; then
    run 0 pack web "$SOURCE/scenarios/ukraine-2023" -o big.svg
    checks=$((checks + 1))
    python3 -c 'import xml.dom.minidom as m; m.parse("big.svg")' || complain "the web is no XML"
fi
finish
