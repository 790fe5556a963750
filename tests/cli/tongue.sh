#!/bin/bash
# Games in Ukrainian: no sentence stays English, the game is the same, machines are told as before.
. "$(dirname "$0")/lib.bash"
export LC_ALL=C.UTF-8
common='\b(the|of|and|is|are|was|were|with|not|from|its|our|they|that|has|by|to|for|in|on)\b'

# play <options...> <standard input: the lines>: in Ukrainian; every line short, none in English.
play() {
    run 0 play --text --no-autosave --language uk "$@" </dev/stdin
    silent err
    checks=$((checks + 3))
    local found
    found=$(grep -aE -m 1 '^.{81,}' "$work/out") && complain "a long line: $found"
    found=$(grep -nE -m 1 '[{}]|:(gen|dat|acc|ins|loc|nom)\b' "$work/out") && complain "a mark that was not filled: $found"
    # commands that are shown are English words, and so are the journal and names of variables,
    # and a source is named as its authors named it
    found=$(awk '/^$|^>/ { source = 0 } /^(Прецедент|Джерело)/ { source = 1 } !source' "$work/out" | grep -v '^> ' | grep -vE '^ +[0-9]+\. turn [0-9]+ month' |
        sed -E 's/`[^`]*`//g; s/(answer [0-9]+ (yes|no)|predict [a-z_]+ (above|below)?|odds (years|cards)|cards all|with-terms|before-the-summit|--[a-z-]+)//g;
            s/\[(by|for|up)[^]]*\]//g; s/(for CARD|by TURN|offer lead aid for reform by 4)//g' |
        grep -vE 'offer SEAT|^ +(Приклад|answer|predict)|^(answer|predict|event|choose) ' | grep -niE -m 3 "$common") &&
        complain "English: $found"
}

whole_game() {
    for turn in $(seq 70); do
        case $((turn % 6)) in
        0) printf 'do 1\ndo 3\nanswer 1 yes\nchoose 1 1\nevent\n' ;;
        1) printf 'do 2 down\npredict cohesion above 0.5 70\npredict\nwhy unity\nledger unity\n' ;;
        2) printf 'cards all\noffer washington aid for reform\noffer kyiv reform\noffers\npromises\n' ;;
        3) printf 'do sign_terms\ndo sign_order\ndo 4\nbriefing\nmembers\nseats\n' ;;
        4) printf 'do 5\nundo\ndo 6\nmap\ngoals\ncard 3\nwhy 3\n' ;;
        5) printf 'answer 1 no\nwhy security\nwhy attack whole\ndials\nchoose 1 2\nlanguage uk\n' ;;
        esac
        [ "$turn" -ne 4 ] || printf 'advisors\ncards\nodds\nodds years\nodds 4\n'
        echo end anyway
    done
    printf 'journal\nturn\n'
}
whole_game >"$work/game"
n=0
for game in january-2023/kyiv stalemate/berlin armed-neutrality/brussels decisive-victory-expulsion/ankara \
    january-2023/moscow; do
    n=$((n + 1))
    play --start "${game%/*}" --seat "${game#*/}" --seed $n <"$work/game"
    for words in "Застереження про зміст" "Хід 1, " "Далі: " "Гра закінчується" "Цілі " "Обіцянки" "Прогнози"; do
        says out "$words"
    done
    [ $n -le 2 ] || continue # two games are enough to see that they are the same in English
    grep -E '^ +[0-9]+\. turn|digest' "$work/out" | tr -s ' \n' ' ' >"$work/journal"
    run 0 play --text --no-autosave --start "${game%/*}" --seat "${game#*/}" --seed $n < <(grep -v language "$work/game")
    grep -E '^ +[0-9]+\. turn|digest' "$work/out" | tr -s ' \n' ' ' | cmp -s - "$work/journal" ||
        complain "$game: another game than in English"
done
for pack in a-name-2008 archipelago germany-1955 mirror; do
    printf 'end\nend\nmap\nmembers\nbriefing\n' | play --pack $pack --seed 1
    says out "Що сталося за хід "
done

# Everything about commands; what a player does with the past.
names=$(sed -n 's/^PLAY(\([a-z]*\),.*/\1/p' "$SOURCE/engine/cli/play.def")
{ echo help; for name in $names; do echo "help $name"; done; printf 'glossary\nabout\n'; } | play --seed 1
{
    for _ in 1 2 3 4; do printf 'do 1\ndo 3\nend anyway\n'; done
    printf 'rewind 2\ndo 4\nend\nbranches\ncompare\nwhat-if 1 without\nluck 10\ndebrief\nquit\n'
} | play --seed 2
says out "Переломні моменти"
says out "Талан чи розсуд"

# A number has the decimal mark of the language, and may be typed with it.
printf 'predict cohesion above 0,5 70\ndials\nquit\n' | play --seed 2
says out "Записано"
says out "0,76 з 1 в альянсі"
grep -qE '[0-9]\.[0-9]' "$work/out" && complain "a number in Ukrainian has a point"

# In the middle of a game, there and back.
printf 'end\nlanguage uk\nturn\nlanguage en\nlanguage xx\nturn\n' >"$work/lines"
run 0 play --text --no-autosave --seed 3 <"$work/lines"
says out "Хід 2, "
says out "The language stays as it is: "
[ "$(grep -c '^Turn 2, ' "$work/out")" -eq 3 ] || complain "the language was not switched back"

# Machines are told in English, whatever the language.
for command in debrief luck compare; do
    save=$SOURCE/saves/stalemate.sav
    [ $command = compare ] && save="$save $save"
    options="--threads 2"
    [ $command = luck ] && options="--runs 20"
    [ $command = compare ] && options=
    # shellcheck disable=SC2086
    run 0 $command $save $options --json && cp "$work/out" "$work/english"
    # shellcheck disable=SC2086
    run 0 $command $save $options --json --language uk
    cmp -s "$work/english" "$work/out" || complain "$command --json --language uk tells other things"
done

# A catalogue that does not fit is refused, with the entry; a language without one speaks English.
mkdir -p "$work/broken/assets/text"
echo '{"Turn %d, ": "Хід %s, "}' >"$work/broken/assets/text/uk.json"
run 2 play --text --language uk --data "$work/broken" </dev/null
says err 'the conversions of "Хід %s, " are not those of "Turn %d, "'
echo '{"Cohesion": 7}' >"$work/broken/assets/text/uk.json"
run 2 play --text --language uk --data "$work/broken" </dev/null
says err 'uk.json:1: $.Cohesion: found'
finish
