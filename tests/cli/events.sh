#!/bin/bash
# Events from the shell: a question in a game, functions under any locale, time zone and number of threads.
. "$(dirname "${BASH_SOURCE[0]}")/lib.bash"
cd "$work" || exit 2
export XDG_DATA_HOME=$work/data XDG_CACHE_HOME=$work/cache

# A game in which something is asked: the whole text, why, an answer, and the same lines give the same game.
{
    for _ in $(seq 12); do printf 'event\nchoose 1 2\nend anyway\n'; done
    printf 'why people_taken_across\nchoose 9 9\nchoose\nevent 7\njournal\nquit\n'
} >lines
"$ACCESSION" play --text --seed 3 --no-autosave <lines >first 2>err || complain "play ends with $?"
"$ACCESSION" play --text --seed 3 --no-autosave <lines >second 2>err || complain "play ends with $?"
cmp -s first second || complain "the same lines gave another game"
cp first out
says out "Question 1, "
says out "It does: "
says out "choose "
says out "Chance a month while it holds"
says out "This is written: choose N CHOICE"
awk '/^> journal/ { inside = 1 } inside && / candidate choose / { n++ } END { exit n < 2 }' first ||
    complain "answers do not stand in the journal"
"$ACCESSION" play --text --seed 3 --no-autosave --language uk <lines >uk 2>err || complain "play in Ukrainian ends with $?"
grep -q "Київ" uk || complain "nothing of it is Ukrainian"
run 2 play --text --language xx
says err "has no texts in \"xx\""

# A pack with a function: its worlds are the same wherever and however they are lived.
run 0 pack new ./mine
cat >mine/events/function.lua <<'END'
local sizes = { c = 3, a = 1, b = 2 }
event "by_function" {
    when = true, chance = 0.4, cooldown = 2,
    effect = function(now)
        local sum = 0
        for _, size in pairs(sizes) do sum = sum * 2 + size end
        return { w.unity:add(0.0001 * sum * now(w.stocks)), w.economy_candidate:scale(1 - 0.001 * sum ^ 0.5) }
    end,
}
END
run 0 run --pack ./mine --seed 5 --months 60 --digest
cp out plain
for language in C C.UTF-8 de_DE.UTF-8 tr_TR.UTF-8; do
    for zone in UTC Pacific/Apia; do
        LC_ALL=$language TZ=$zone "$ACCESSION" run --pack ./mine --seed 5 --months 60 --digest >out 2>err
        cmp -s plain out || complain "another world under $language, $zone"
        checks=$((checks + 1))
    done
done
run 0 ensemble --pack ./mine --runs 200 --months 60 --threads 1
cp out one
run 0 ensemble --pack ./mine --runs 200 --months 60 --threads 5
cmp -s one out || complain "the number of threads changes the count"
run 1 pack coverage ./mine --runs 60 --threads 4
says out "by_function"

# A function that fails: one game goes on and says so, a count stops.
sed -i 's/local sum = 0/local sum = nil + 1/' mine/events/function.lua
run 0 run --pack ./mine --seed 5 --months 24
says err "events/function.lua:5"
run 2 ensemble --pack ./mine --runs 50 --months 24
says err "nothing is counted"
run 2 pack coverage ./mine --runs 60
says err "nothing is counted"

# Nothing of a pack speaks to the terminal.
sed -i 's/"title": "/"title": "\\u001b[31m/' mine/pack.json
run 2 run --pack ./mine
says err "control character"
finish
