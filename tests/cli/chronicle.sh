#!/bin/bash
# Ten seeds, ten chronicles: all different, all passing the face-validity list, none too wide.
. "$(dirname "$0")/lib.bash"
for seed in 1 2 3 4 5 6 7 8 9 10; do
    run 0 run --seed $seed --chronicle --check
    silent err
    [ "$(grep -cE '^(ok|rare) ' "$work/out")" -ge 12 ] || complain "seed $seed: the list is short"
    run 0 run --seed $seed --chronicle
    silent err
    sed -n '/^The start$/,$p' "$work/out" | md5sum >>"$work/told"
    [ "$(LC_ALL=C.UTF-8 wc -L <"$work/out")" -le 80 ] || complain "seed $seed: a line is too wide"
    grep -qE '^2037$' "$work/out" || complain "seed $seed: the chronicle does not reach 2037"
done
[ "$(sort -u "$work/told" | wc -l)" -eq 10 ] || complain "ten seeds did not give ten histories"
finish
