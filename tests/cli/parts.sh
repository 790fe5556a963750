#!/bin/bash
# Parts of an ensemble: merged to the same bytes as in one go, gone on with after an interruption, refused
# when they do not fit; rows as CSV and SQLite; a table of parameters as a design.
. "$(dirname "$0")/lib.bash"
cd "$work" || exit 1
same() { checks=$((checks + 1)); cmp -s "$1" "$2" || complain "$1 and $2 differ"; }
runs=140 months=30

# In one go, then in 1, 2, 3 and 7 parts, each by another number of threads.
live() { "$ACCESSION" ensemble --months $months --seed 4 --design lhs --design-runs $runs "$@"; }
run 0 ensemble --months $months --seed 4 --design lhs --runs $runs --json --csv one.csv
cp out one.json
live --runs $runs >one.txt
live --runs $runs --out one.bin --rows >/dev/null
for parts in 1 2 3 7; do
    rm -f part-*.bin
    for part in $(seq "$parts"); do
        live --runs $((runs * (part - 1) / parts + 1)):$((runs * part / parts)) --rows \
            --threads $((part % 3 + 1)) --out "part-$part.bin" >/dev/null || complain "part $part of $parts"
    done
    run 0 merge part-*.bin --json --csv merged.csv --out merged.bin --force
    same out one.json
    same merged.csv one.csv
    same merged.bin one.bin
    run 0 merge part-*.bin
    same out one.txt
done

# Recipes: GNU parallel if it is here, else xargs.
printf '%s\n' 1:47 48:94 95:140 >ranges
if command -v parallel >/dev/null; then
    parallel --will-cite -j 2 "'$ACCESSION' ensemble --months $months --seed 4 --design lhs --design-runs $runs --runs {} --rows --out p-{#}.bin >/dev/null" <ranges
else
    xargs -P 2 -I {} sh -c "'$ACCESSION' ensemble --months $months --seed 4 --design lhs --design-runs $runs --runs {} --rows --out p-{}.bin >/dev/null" <ranges
fi
run 0 merge p-*.bin
same out one.txt

# What does not belong together, is missing, doubled or damaged.
run 0 ensemble --months $months --seed 5 --runs 10 --out other.bin
run 2 merge part-1.bin other.bin
says err "other.bin does not belong with part-1.bin: the seed differs, \"5\" there and \"4\" here"
run 2 merge part-1.bin part-1.bin
says err "runs 1 to 20 are in another part already"
run 2 merge part-1.bin part-3.bin
says err "20 runs are missing, first 21 to 40"
silent out
run 0 merge part-1.bin part-3.bin --allow-gaps
says out "40 runs of $months months, seed 4, runs 1 to 60, 20 missing"
head -c 3000 part-2.bin >cut.bin
run 2 merge part-1.bin cut.bin
says err "cut.bin: the file is cut off"
head -c -8 part-2.bin >cut.bin
run 2 merge part-1.bin cut.bin
says err "cut.bin: the file is cut off"
cp part-2.bin bent.bin
printf '\377\377' | dd of=bent.bin bs=1 seek=$(($(stat -c %s bent.bin) - 999)) conv=notrunc 2>/dev/null
run 2 merge part-1.bin bent.bin
says err "bent.bin"
run 2 merge
says err "at least one part is wanted"
live --runs 1:20 --out bare.bin >/dev/null
run 2 merge bare.bin --csv no.csv
says err "bare.bin keeps no rows"
run 2 ensemble --runs 1:20 --out bare.bin
says err "bare.bin is there already"
run 2 ensemble --runs 21:40 --design lhs
says err "--design-runs N"
run 2 ensemble --runs 40:21
says err "A:B with 1 <= A <= B is wanted"
run 2 policies --runs 1:20
says err "a whole number"

# Stopped and gone on with: an interrupt, then as often as it takes.
"$ACCESSION" ensemble --seed 4 --runs 600 --rows --out stopped.bin >/dev/null 2>err &
interrupt $! 0
run 0 ensemble --seed 4 --runs 600 --out stopped.bin --resume --csv resumed.csv --json
cp out resumed.json
run 0 ensemble --seed 4 --runs 600 --rows --out straight.bin --csv straight.csv --json
same out resumed.json
same stopped.bin straight.bin
same resumed.csv straight.csv
run 2 ensemble --seed 5 --runs 600 --out stopped.bin --resume
says err "the seed differs"
run 2 ensemble --seed 4 --runs 300 --out stopped.bin --resume
says err "leaves out"

# Rows as SQLite: the numbers of the CSV file.
run 0 ensemble --months $months --runs 30 --sqlite rows.db --csv rows.csv --json
if grep -q "without SQLite" err; then
    checks=$((checks + 1))
elif command -v sqlite3 >/dev/null; then
    [ "$(sqlite3 rows.db 'select count(*) from experiments join outcomes using (run)')" = 30 ] ||
        complain "not one row a history in SQLite"
    column=$(head -1 rows.csv | tr , '\n' | grep -nx war_months | cut -d: -f1)
    [ "$(sqlite3 rows.db 'select cast(sum(war_months) as int) from outcomes')" = \
        "$(awk -F, -v c="$column" 'NR > 1 { sum += $c } END { print sum }' rows.csv)" ] ||
        complain "SQLite and CSV differ"
    [ "$(sqlite3 rows.db "select value from meta where key = 'seed'")" = 1 ] || complain "no seed in meta"
fi

# A table of parameters: one row a run, as --set would have it.
printf 'kappa_K,kappa_h\n1.6,1.5\n2.1,2.5\n' >points.csv
run 0 ensemble --months $months --design points.csv --csv points-out.csv
says out "2 runs of $months months, seed 1, runs 1 to 2, design file"
run 0 ensemble --months $months --set kappa_K=2.1 --set kappa_h=2.5 --runs 2:2 --csv set-out.csv
tail -1 points-out.csv >a
tail -1 set-out.csv >b
same a b
printf 'kappa_K,kapa_h\n1.6,1.5\n' >points.csv
run 2 ensemble --design points.csv
says err "did you mean \"kappa_h\""
printf 'kappa_K,kappa_h\n1.6,1.5\n1.6,99\n' >points.csv
run 2 ensemble --design points.csv
says err "points.csv:3: column 2 \"kappa_h\""
run 2 ensemble --design points.txt
says err "nominal, box, lhs or a CSV file is wanted"
finish
