#!/bin/bash
# A whole game through a pipe: every start, every command, nonsense, and the same again.
. "$(dirname "$0")/lib.bash"
export LC_ALL=C.UTF-8
starts="january-2023 decisive-victory-expulsion decisive-victory-turmoil decisive-victory-collapse
    stalemate armed-neutrality"
seats="kyiv washington berlin warsaw ankara budapest brussels moscow"

# play <expected exit> <options...> <standard input: the lines>
play() {
    run "$@" </dev/stdin
    narrow
}

# No line of the last output is longer than 80 characters, none ends in white space, none is markup.
narrow() {
    checks=$((checks + 1))
    local long
    long=$(grep -aE -m 1 '^.{81,}' "$work/out")
    [ -z "$long" ] || complain "a line of ${#long} characters: $long"
    grep -q '[{}_]\{2\}\|{[a-z]' "$work/out" && complain "a brace: $(grep -m 1 '{[a-z]' "$work/out")"
    grep -qP '\x1b|[\x{2500}-\x{257f}]' "$work/out" && complain "colour codes or boxes"
    return 0
}

# A whole game: some choice is made in each turn, until the end.
whole_game() {
    for turn in $(seq 70); do
        case $((turn % 6)) in
        0) printf 'do 1\ndo 3\nanswer 1 yes\n' ;;
        1) printf 'do 2 down\npredict cohesion above 0.5 70\n' ;;
        2) printf 'cards all\noffer washington aid for reform\noffer kyiv reform\n' ;;
        3) printf 'do sign_terms\ndo sign_order\ndo 4\nbriefing\n' ;;
        4) printf 'do 5\nundo\ndo 6\nmap\n' ;;
        5) printf 'answer 1 no\nwhy security\ndials\n' ;;
        esac
        [ "$turn" -ne 4 ] || printf 'advisors\ncards\n' # futures are counted for these: once a game
        echo end anyway
    done
}
whole_game >"$work/game"
n=0
for start in $starts; do
    n=$((n + 1))
    seat=$(echo $seats | cut -d ' ' -f $n)
    play 0 play --text --start "$start" --seat "$seat" --seed $n <"$work/game"
    silent err
    for words in "Content note" "Turn 1, " "Next: " "The game ends in" "Goals of" "Promises" \
        "Forecasts" "What this world had kept to itself" "The game has ended."; do
        says out "$words"
    done
    cp "$work/out" "$work/first"
    play 0 play --text --start "$start" --seat "$seat" --seed $n <"$work/game"
    cmp -s "$work/first" "$work/out" || complain "$start: the same seed and lines gave another game"
done
for seat in brussels moscow; do
    play 0 play --text --start january-2023 --seat $seat --mode guided <"$work/game"
    says out "The game ends in"
done

# What is shown of itself in each turn has at most 180 words.
awk '/^> end/ { inside = 0 } /^Turn [0-9]+, / { inside = 1; words = 0 }
    inside { words += NF } /^Next: / { if (inside && words > most) most = words; inside = 0 }
    END { exit most > 190 || most < 60 }' "$work/first" || complain "a turn of more than 180 words"

# Help on everything, and every example is taken.
names=$(sed -n 's/^PLAY(\([a-z]*\),.*/\1/p' "$SOURCE/engine/cli/play.def")
[ "$(echo "$names" | wc -w)" -ge 20 ] || complain "too few commands found in play.def"
{ echo help; for name in $names; do echo "help $name"; done; } | play 0 play --text
for name in $names; do
    says out "> help $name $name"
    grep -q "^  ${name}[,:]" "$work/out" || complain "help does not list $name"
done
sed -n 's/^  Example: //p' "$work/out" | grep -v '^quit$' >"$work/examples"
[ "$(wc -l <"$work/examples")" -ge 20 ] || complain "too few examples"
play 0 play --text --seed 3 <"$work/examples"
grep -q "There is no command\|This is written" "$work/out" &&
    complain "an example is not taken: $(grep -B 2 -m 1 'There is no command\|This is written' "$work/out")"

# Every number of the model opens, or says why not.
vars=$(grep -oE '^(GLOBAL|MEMBER|REGION|SEAT)\([a-z_0-9]+' "$SOURCE/engine/model/world.def" |
    sed 's/.*(//' | grep -vx month) # the clock counts itself
{ echo end; for var in $vars; do printf 'why %s\nledger %s\nwhy %s whole\n' $var $var $var; done; } |
    play 0 play --text --seed 2 --mode guided
grep -q "DIFFER" "$work/out" && complain "terms or causes that do not add up: $(grep -m 1 -B 3 DIFFER "$work/out")"
says out "why attack whole"

# Undo: the purse is as it was.
printf 'do 3\nundo\nundo\ndo press\ndo dig_in\nundo\njournal\n' | play 0 play --text
says out "Capital 5 (+4 a turn), 2 initiatives"
says out "Nothing can be taken back"
says out "No: our forces are pressing"
says out "Nothing has been decided yet"

# Nonsense is answered, and play goes on.
{
    printf 'foo\nbreifing\ndo\ndo 99\ndo nothing_at_all\ndo refrom\ncard\ncard 0\noffer\noffer mars\n'
    printf 'offer kyiv\noffer lead xyz\noffer lead aid by soon\noffer lead aid favour 99\nanswer\n'
    printf 'answer 7 yes\npredict x\npredict cohesion above 0.5 20\npredict cohesion above 9 70\n'
    printf 'predict lives above 150 70\npredict mood above 0 70\nwhy\nwhy nonsense\nwhy credibility[USA]\nwhy consent[XXX]\n'
    printf 'ledger\nhelp foo\nend now\ndo 1 sideways\n  # a remark\n\n\t\nTURN\nDo 1\n'
    printf 'a\377b\n\033[31mred\n'
    head -c 10240 /dev/zero | tr '\0' x
    printf '\nx\0y\n%s\ndials' "$(seq -s ' ' 60)"
} | play 0 play --text
for words in 'There is no command "foo". ' 'Did you mean "briefing"?' 'There is no card 99' \
    'Did you mean "reform"?' 'There is no seat "mars"' 'That is our own seat' \
    'After "by" a number' 'After "favour" a number' 'This is written: answer' \
    'no offer of that number lies before us' 'how sure goes from 0.5 to 1' 'outside the range' \
    'not ours to see' 'No forecasts are taken on deaths' 'there is no variable "nonsense"' 'The line is no plain UTF-8 text' \
    'The line is too long: 10240 bytes' 'more than 24 words' '> TURN' 'Dials are never added up' \
    'the game is not over'; do
    says out "$words"
done
silent err
play 0 play --text </dev/null
says out "the game is not over"
printf 'end\nfoo\nend\n' | play 2 play --text --strict
grep -q "^> end" "$work/out" && ! grep -q "Turn 3" "$work/out" || complain "--strict went on"
printf 'quit\nfoo\n' | play 0 play --text --strict

# The proposed question is answered in two words.
printf 'predict\npredict yes 60\npredict no 60\npredict yes\npredict maybe 60\nend\nbriefing\n' |
    play 0 play --text --seat lead
says out "A forecast: at the end of this turn"
says out "Noted. It is scored when the turn ends."
says out "we have a forecast of that number for this turn"
says out "This is written: predict"
says out "Brier score 0."

# Options.
run 0 play --list
for words in $starts Kyiv Moscow "Length: " "Content note"; do says out "$words"; done
narrow
run 2 play
says err "accession play --text"
run 2 play --text --seat kyif
says err 'did you mean "Kyiv"?'
run 2 play --text --mode easy
says err "guided, standard or record"
run 2 play --text --turn-months 5
says err "3, 6 or 12"
run 2 play --text --start nowhere
run 2 play --text --private 9
printf 'goals\ncards all\n' | play 0 play --text --seat lead --private 2 --turn-months 12 \
    --allow-destabilisation --mode record
says out "12 months: every turn lasts as long"
says out "Support for aid at home stands at 50 in 100"
says out "Destabilise the rival's regime, price 3"

# Random lines from the table of commands: never a crash, always an answer.
cat >"$work/random.awk" <<'AWK'
BEGIN {
    srand(11)
    n = split("turn briefing dials goals advisors map members seats cards card do do do undo offers offer offer answer promises predict why ledger odds journal end about help", command, " ")
    m = split("1 2 3 7 12 19 up down all kyiv lead Berlin front hold_out reform aid for by 3 9 favour 1 0.5 above below yes no support consent[DEU] unity security whole trust order ratified occupied[UA-14] 70 -1 1e9 nan ~ % { } \"x\"", word, " ")
    for (line = 0; line < 300; line++) {
        text = command[1 + int(rand() * n)]
        for (k = int(rand() * 7); k > 0; k--) text = text " " word[1 + int(rand() * m)]
        print text
    }
}
AWK
awk -f "$work/random.awk" >"$work/random"
for start in january-2023 decisive-victory-turmoil; do
    play 0 play --text --start $start --seat sceptic --seed 4 <"$work/random"
    silent err
done
finish
