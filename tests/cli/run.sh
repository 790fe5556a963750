#!/bin/bash
# One history: repeatable, complete, and in each of its forms.
. "$(dirname "$0")/lib.bash"
run 0 run --seed 7 --digest --months 24
silent err
cp "$work/out" "$work/digest"
[ "$(wc -l <"$work/digest")" -eq 25 ] || complain "not one digest for each month and the start"
head -n 1 "$work/digest" | grep -qE '^0 [0-9a-f]{32}$' || complain "the digest starts otherwise"
run 0 run --seed 7 --digest --months 24
cmp -s "$work/digest" "$work/out" || complain "the same seed gave another history"
LC_ALL=C TZ=Pacific/Apia run 0 run --seed 7 --digest --months 24
cmp -s "$work/digest" "$work/out" || complain "locale or time zone changed the history"
run 0 run --seed 8 --digest --months 24
cmp -s "$work/digest" "$work/out" && complain "another seed gave the same history"
run 0 run --seed 7 --digest --months 24 --set aid=1
cmp -s "$work/digest" "$work/out" || complain "setting a posture to its own value changed the history"
run 0 run --seed 7 --digest --months 24 --set aid=1.5
cmp -s "$work/digest" "$work/out" && complain "half as much aid again changed nothing"

run 0 run --seed 7
silent err
for words in "Assumptions as of 31 January 2023" "Outcome in Jan 2038: " "Security " "Lives " \
    "Sovereignty " "Escalation " "Cohesion " "Rule of law " "Estimates differ" "Why" "Reasons: "; do
    says out "$words"
done

run 0 run --seed 7 --months 12 --ledger 'credibility[USA]'
says out "Feb 2023 (month 1)"
says out "check: causes sum to"
grep -q "THEY DIFFER" "$work/out" && complain "the causes do not sum to the change"
run 0 explain --seed 7 --month 14 --of 'credibility[USA]'
says out "credibility[USA] in Mar 2024 (month 14)"
says out "they agree"
run 0 explain --month 3 --of menace
says out "Causes of this month's change"
printf 'month,posture,value\n1,aid,0.5\n' >"$work/less.csv"
run 0 run --months 12 --policy "$work/less.csv"
says out "policy less, 12 months"
finish
