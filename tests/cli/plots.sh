#!/bin/bash
# Charts from the shell: each is one well-formed document that says where its numbers come from; the same
# numbers stand in the table.
. "$(dirname "$0")/lib.bash"

drawn() { # <file>
    checks=$((checks + 1))
    if command -v xmllint >/dev/null; then
        xmllint --noout "$1" 2>"$work/why" || complain "$1 is not well-formed: $(head -c 200 "$work/why")"
    else
        tail -1 "$1" | grep -q '^</svg>$' || complain "$1 has no end"
    fi
    cp "$1" "$work/drawing"
    says drawing "accession "
    says drawing "Imagined histories; not a forecast."
    says drawing "<title>"
}

run 0 ensemble --runs 100 --months 36 --plot "$work/fan.svg" --json
drawn "$work/fan.svg"
says drawing "ukraine-2023, january-2023, policy passive, seed 1, 100 runs"
says drawing "armed neutrality"
valid_json "$work/out"
says out '"by_year"'
run 2 ensemble --runs 10 --months 6 --plot "$work/no.svg"
says err "--plot: nothing to draw"
run 2 ensemble --runs 10 --plot "$work/no/where.svg"
says err "cannot write"
run 2 ensemble --runs 10 --plot-width 20
says err "from 60 to 400"

# The same chart, byte for byte, for any number of threads.
run 0 ensemble --runs 100 --months 36 --threads 3 --plot "$work/three.svg"
run 0 ensemble --runs 100 --months 36 --threads 1 --plot "$work/one.svg"
checks=$((checks + 1))
cmp -s "$work/three.svg" "$work/one.svg" || complain "the chart depends on the number of threads"

run 0 hump --stakes 0.3,0.6 --runs 200 --plot "$work/hump.svg" --plot-width 85 --csv "$work/hump.csv"
drawn "$work/hump.svg"
says drawing "stakes 0.30"
says out "of worlds"
checks=$((checks + 1))
[ "$(wc -l <"$work/hump.csv")" -eq 42 ] || complain "hump.csv has not 41 rows"
run 0 hump --runs 100 --json
valid_json "$work/out"
run 2 hump --stakes 0.3,x
says err "--stakes: found \"x\""
run 2 hump --stakes 1.5
says err "numbers from 0 to 1"
run 0 hump --pack archipelago --runs 50
says out "archipelago"

run 0 frontier --runs 50 --months 60 --plot "$work/frontier.svg"
drawn "$work/frontier.svg"
says out "expel, then join"
run 0 frontier --runs 20 --months 12 --json
valid_json "$work/out"

run 0 properties --only A9 --plot "$work/rows.svg"
drawn "$work/rows.svg"
says drawing "A9.b1"
run 0 properties --only A16 --runs 50 --robust --points 3 --plot "$work/box.svg"
drawn "$work/box.svg"
says drawing "A16.a"
source_is() { # <file> <what stands under it>
    drawn "$1"
    says drawing "$2"
}

# Every analysis is drawn as its table says, beside the document too.
run 0 sweep --over aid=0:2:3 --of p_end,war_months --runs 50 --months 24 --plot "$work/a.svg" --json
valid_json "$work/out"
source_is "$work/a.svg" "ukraine-2023, january-2023, policy passive, seed 1, 50 runs at each of 3 points"
says drawing "Months of war"
run 0 sweep --over aid=0:2:3 --over nu=0.1:0.2:2 --runs 50 --months 24 --plot "$work/a.svg"
source_is "$work/a.svg" "50 runs at each of 6 points"
says drawing "Entry within the horizon, by aid and nu"
run 0 contrast --with aid=1.5 --of p_end --runs 60 --months 24 --design lhs --plot "$work/a.svg"
source_is "$work/a.svg" "60 runs in both arms, design lhs"
says drawing "What aid=1.5 changes"
run 0 morris --trajectories 2 --runs 5 --months 24 --of p_end --factor nu --factor aid --plot "$work/a.svg"
source_is "$work/a.svg" "5 runs at each of 6 points"
run 0 sobol --points 16 --runs 5 --months 24 --of war_months --factor nu --factor aid --plot "$work/a.svg"
source_is "$work/a.svg" "5 runs at each of 64 points"
run 0 convergence --runs 500 --months 24 --of p_end --plot "$work/a.svg" --plot-width 85
source_is "$work/a.svg" "500 runs."
says drawing "each block of 50 histories alone"
run 0 discover --of stake_24 --above 0.5 --runs 600 --months 24 --boxes 1 --plot "$work/a.svg"
source_is "$work/a.svg" "600 points, design lhs"
run 0 robust --of p_end --runs 20 --months 12 --plot "$work/a.svg"
source_is "$work/a.svg" "20 runs at each of"
says drawing "(the 20 widest of"
run 0 robust --only A16 --runs 50 --points 3 --plot "$work/a.svg"
source_is "$work/a.svg" "seed 1, 50 runs in each arm at each of 3 points"
says drawing "A16.a"
run 2 sweep --over aid=0:2:2 --runs 50 --months 12 --plot "$work/no/where.svg"
says err "cannot write"
run 0 odds "$SOURCE/saves/stalemate.sav" --turn 3 --runs 60 --plot "$work/a.svg"
source_is "$work/a.svg" "turn 3, standing decisions kept"
says drawing "What has happened by then"

run 2 properties --only A9 --robust --points 1 --plot "$work/none.svg"
says err "nothing to draw"
finish
