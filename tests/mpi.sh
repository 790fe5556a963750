#!/bin/bash
# mpi.sh: the processes of an MPI job give what one process gives, whatever their number: the report, its
# JSON, the rows, the part. Run by ctest where the build has MPI; needs ACCESSION, SOURCE, MPIEXEC.
. "$(dirname "$0")/cli/lib.bash"
: "${MPIEXEC:?mpirun}"
cd "$work" || exit 1
root=()
[ "$(id -u)" -ne 0 ] || root=(--allow-run-as-root)
ranks() { # <number> <arguments...>
    checks=$((checks + 1))
    "$MPIEXEC" "${root[@]}" --oversubscribe -n "$1" "$ACCESSION" ensemble --threads 1 --months 24 \
        --runs 100 --seed 3 --design lhs "${@:2}" >out 2>err || complain "$1 processes: $(head -c 400 err)"
}
same() { checks=$((checks + 1)); cmp -s "$1" "$2" || complain "$1 and $2 differ"; }

run 0 ensemble --months 24 --runs 100 --seed 3 --design lhs --json --csv one.csv --out one.bin --rows
cp out one.json
for n in 1 2 3 5; do
    ranks $n --json --csv many.csv --out many.bin --rows --force
    same out one.json
    same many.csv one.csv
    same many.bin one.bin
done
"$MPIEXEC" "${root[@]}" --oversubscribe -n 3 "$ACCESSION" ensemble --runs 2 --months 6 >out 2>err ||
    complain "more processes than runs: $(head -c 400 err)"
says out "2 runs of 6 months"
"$MPIEXEC" "${root[@]}" --oversubscribe -n 2 "$ACCESSION" ensemble --runs 5:1 >out 2>err
[ $? -ne 0 ] || complain "a wrong call ended with 0"
finish
