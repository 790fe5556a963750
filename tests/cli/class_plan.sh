#!/bin/bash
# class plan and class kit: text, JSON, refusals, pages that need no other file, a kit for every start.
. "$(dirname "$0")/lib.bash"

run 0 class plan --people 24 --minutes 50 --start stalemate
silent err
says out "24 people, 50 minutes: 4 tables, 6 turns of 3:30 (6 months each)"
says out "44 to 50 Debrief: transfer (locked)"
says out "read 0:40 · bargain: two moves, one offer 1:40 · predict 0:20 · result, one \"because\" 0:50"
says out "bots Budapest, Moscow"
cp "$work/out" "$work/first"
run 0 class plan --people 24 --minutes 50 --start stalemate
cmp -s "$work/first" "$work/out" || complain "the same question has another answer"
run 0 class plan --people 24 --minutes 50 --start stalemate --seed 2
cmp -s "$work/first" "$work/out" && complain "another seed seats everybody the same"
checks=$((checks + 2))
run 0 class plan --people 1 --minutes 30 --pack archipelago
says out "1 person, 30 minutes: 1 table, 4 turns"
run 0 class plan --people 60 --two-sessions
says out "60 people, two sessions of 50 minutes: 8 tables, two plays"
run 0 class plan --people 5 --seats Kyiv,berlin,rival --tables 1 --turn-months 12
says out "12 months each"
says out "bots Washington, Warsaw, Ankara, Budapest, Brussels"
run 0 class plan --people 14 --start armed-neutrality # both hold-outs are quiet there
says out "bots Ankara, Budapest, Moscow"
run 0 class plan --people 60 --tables 1 --seats kyiv,berlin
says out "observe"

# JSON: everybody has a place, and the minutes are those of the slot.
run 0 class plan --people 17 --minutes 75 --json
valid_json "$work/out"
checks=$((checks + 3))
[ "$(grep -c '"label"' "$work/out")" = 17 ] || complain "not 17 places"
minutes=$(grep '"minutes"' "$work/out" | tr -dc '0-9\n' | awk 'NR > 1 { sum += $1 } END { print sum }')
[ "$minutes" = 75 ] || complain "blocks of $minutes minutes, not 75"
debrief=$(sed -n 's/.*"debrief_minutes": *\([0-9]*\).*/\1/p' "$work/out")
[ "$debrief" -ge 25 ] || complain "a debrief of $debrief minutes"

# Refused, with what would be right.
refused() { # <what it says> <arguments...>
    local why=$1
    shift
    run 2 class plan "$@"
    silent out
    says err "$why"
}
refused "--people N or --roster FILE"
refused "a whole number from 1 to 60" --people 61
refused "one of 30, 50, 75, 90, 180 is wanted" --people 10 --minutes 45
refused "at least one at each" --people 2 --tables 3
refused "is no seat" --people 2 --seats kyiv,paris
refused "nobody sits as hold_out_2" --people 2 --pack archipelago --seats hold_out_2
refused "3, 6 or 12" --people 2 --turn-months 5
refused "did you mean --people" --poeple 3
run 2 class
says err "which command? There are: plan, kit"
run 2 class paln
says err "did you mean \"plan\""

# A roster.
printf '# room 4\nOtter\nHeron\nЛисиця\n' >"$work/roster"
run 0 class plan --roster "$work/roster"
for label in Otter Heron Лисиця; do says out "$label"; done
refused "the roster has 3 labels" --roster "$work/roster" --people 4
printf 'Otter\n<script>\n' >"$work/bad"
refused "bad:2:" --roster "$work/bad"
printf 'Otter\nOtter\n' >"$work/bad"
refused "stands there twice" --roster "$work/bad"
refused "roster" --roster "$work/missing"

# page <file>: HTML that loads nothing from anywhere, with no brace unfilled.
page() {
    checks=$((checks + 5))
    head -c 15 "$1" | grep -qi '<!doctype html>' || complain "$1 is no HTML"
    sed 's|xmlns="http://www.w3.org/2000/svg"||' "$1" | grep -qiE '(src|srcset|data|action|poster)=|<(script|link|iframe|img|object|embed)|https?:|url\(|@import|//[a-z]' &&
        complain "$1 refers to something outside: $(grep -oiE -m 1 '(src|href)="[^"]*"|https?:[^ ]*|url\([^)]*' "$1")"
    grep -oE 'href="[^"]*"' "$1" | grep -vqE 'href="(#[a-z0-9_-]+|[a-z]+\.html)"' && complain "$1 has a link that leads away"
    sed '/<style>/,/<\/style>/d' "$1" | grep -qE '[{}]' && complain "$1: something was not filled: $(sed '/<style>/,/<\/style>/d' "$1" | grep -oE -m 1 '.{0,30}[{}].{0,30}')"
    grep -q '<html lang=' "$1" && grep -q '<title>' "$1" && grep -q '<main' "$1" || complain "$1 lacks language, title or main part"
}

run 0 class plan --people 40 --minutes 90 --start stalemate --placards "$work/placards.html" --run-sheet "$work/run.html"
page "$work/placards.html"
page "$work/run.html"
checks=$((checks + 4))
[ "$(grep -c '<section' "$work/placards.html")" = 40 ] || complain "not a placard for everybody"
front=$(grep 'half front' "$work/placards.html") # a line each
grep -q 'Kyiv' <<<"$front" || complain "no place on a placard's front"
grep -qiE 'independent|unity|support|attack' <<<"$front" && complain "a goal stands on a placard's front"
[ "$(grep -c 'Result from' "$work/run.html")" = 2 ] || complain "not a table of turns for each play"
refused "--force writes over it" --people 3 --placards "$work/placards.html"
run 0 class plan --people 3 --placards "$work/placards.html" --force
refused "cannot write" --people 3 --placards "$work/none/placards.html"

# A kit for every start of every pack.
kit() { # <pack> <start> <more...>
    local at=$work/kit-$1-$2 name
    run 0 class kit --pack "$1" --start "$2" --runs 40 -o "$at" "${@:3}"
    silent err
    for name in index brief rules roles script promise quiz memo outcomes placards; do
        checks=$((checks + 1))
        [ -s "$at/$name.html" ] && page "$at/$name.html" || complain "$1 $2: no $name.html"
        [ $name = placards ] || grep -q 'Assumptions as of' "$at/$name.html" || complain "$1 $2: $name.html has no date"
    done
    for name in $(grep -oE 'href="[a-z]+\.html"' "$at/index.html" | cut -d'"' -f2); do
        checks=$((checks + 1))
        [ -s "$at/$name" ] || complain "$1 $2: the index leads to $name, which is not there"
    done
}
for pack in ukraine-2023 archipelago germany-1955 a-name-2008; do
    for start in $("$ACCESSION" play --text --list --pack $pack 2>/dev/null | sed -n '/^Seats/q;p' | tr '\n' ' ' |
        grep -oE '\([a-z]+(-[a-z0-9]+)*-?[a-z0-9]*\)\.' | tr -d '().'); do
        starts=$((${starts:-0} + 1))
        kit $pack "$start"
        [ "$start" = tutorial ] && continue
        checks=$((checks + 2)) # the hand-written half is there
        [ "$(grep -c '<h3 id="faq' "$work/kit-$pack-$start/outcomes.html")" -ge 6 ] || complain "$pack $start: few questions"
        [ $pack = archipelago ] || [ -s "$work/kit-$pack-$start/happened.html" ] || complain "$pack $start: no history"
    done
done
checks=$((checks + 3))
[ "${starts:-0}" = 16 ] || complain "${starts:-0} starts, not 16"
# History stands on its own page; a private goal on none but the role sheets' last and the facilitator's.
grep -l 'Vilnius' "$work"/kit-ukraine-2023-january-2023/*.html | grep -v happened.html && complain "what happened is told before"
grep -q "window" "$work/kit-archipelago-after-the-storm/brief.html" || complain "the brief of a start is missing"
kit mirror stalemate
# Chances on the pages are those of the ensemble.
counted() { # <policy>: entries within the horizon, in whole per cent
    "$ACCESSION" ensemble --start stalemate --policy "$1" --runs 40 --seed 1 --months 180 | awk '/entry within the horizon/ { printf "%.0f", 100 * $5 }'
}
row=$(grep -oE '<th scope="row">entry</th><td>[^<]*</td><td>[^<]*' "$work/kit-ukraine-2023-stalemate/outcomes.html" | sed 's/<[^>]*>/ /g')
checks=$((checks + 1))
[[ $row =~ entry\ +$(counted bots)\ in\ 100.*\ $(counted passive)\ in\ 100 ]] || complain "the page says $row, the ensemble $(counted bots) and $(counted passive)"
# In Ukrainian: marked unreviewed, and English nowhere but in sources and commands.
for pack in ukraine-2023 archipelago germany-1955 a-name-2008 mirror; do
    run 0 class kit --pack $pack --people 13 --minutes 75 --language uk --runs 20 -o "$work/uk-$pack"
    for name in index brief rules roles script promise quiz memo outcomes placards; do
        checks=$((checks + 3))
        page "$work/uk-$pack/$name.html"
        grep -q '<html lang="uk">' "$work/uk-$pack/$name.html" || complain "$pack: $name.html does not say that it is Ukrainian"
        [ $name = placards ] || grep -q 'неперевірений' "$work/uk-$pack/$name.html" || complain "$pack: $name.html is not marked unreviewed"
        case $name in brief | quiz) continue ;; esac # sources are named as their authors named them
        found=$(sed -E '/<style>/,/<\/style>/d; s/accession contrast [^<]*//; s/<code>[^<]*<\/code>//g; s/<[^>]*>//g' "$work/uk-$pack/$name.html" |
            grep -oiE -m 1 '.{0,30}\b(the|and|is|are|not|with|from|they|that)\b.{0,30}') && complain "$pack: $name.html is English: $found"
    done
done
run 2 class kit --start stalemate
says err "-o DIR says where"

# Texts that are wrong: the file, the place, what would be right. They say nothing to a world.
cp -r "$SOURCE/scenarios/archipelago" "$work/archipelago"
wrong_text() { # <what it says> <json>
    echo "$2" >"$work/archipelago/class/en.json"
    run 2 class kit --pack "$work/archipelago" --runs 20 -o "$work/none"
    says err "$1"
}
"$ACCESSION" class kit --pack "$work/archipelago" --runs 20 -o "$work/good" >/dev/null || complain "the copied pack makes no kit"
wrong_text 'did you mean "faq"' '{"all": {"fap": []}}'
wrong_text 'quiet-strait' '{"starts": {"quiet-strayt": {}}}'
wrong_text 'a block of a lesson is wanted' '{"all": {"say": [{"block": "lunch", "text": "x"}]}}'
wrong_text 'p_membr' '{"all": {"faq": [{"ask": "x", "answer": "{bots:p_membr}"}]}}'
wrong_text 'bots:p_member' '{"all": {"say": [{"block": "brief", "text": "{bots:p_member}"}]}}'
wrong_text 'answer' '{"starts": {"quiet-strait": {"quiz": [{"ask": "x"}]}}}'
digest_of() { "$ACCESSION" ensemble --pack "$1" --runs 2 --out "$work/part" --force --json >/dev/null && grep -aoE '"pack_digest":"[0-9a-f]{32}"' "$work/part"; }
checks=$((checks + 2))
[ -n "$(digest_of "$SOURCE/scenarios/archipelago/")" ] || complain "a part names no pack"
[ "$(digest_of "$SOURCE/scenarios/archipelago/")" = "$(digest_of "$work/archipelago/")" ] || complain "a lesson's text makes it another pack"
run 0 pack lint "$SOURCE/scenarios/archipelago"
finish
