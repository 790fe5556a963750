#!/bin/bash
# What is called wrongly ends with 2, says what would be right, and prints no data.
. "$(dirname "$0")/lib.bash"
bad() { # <words of the message> <arguments...>
    local message=$1
    shift
    run 2 "$@"
    silent out
    says err "accession: "
    says err "$message"
}
bad 'unknown command "runn"; did you mean "run"?' runn
bad 'unknown command "xyzzy"; see `accession --help`' xyzzy
bad 'unknown command "enseble"; did you mean "ensemble"?' help enseble
bad 'run: unknown option --sede; did you mean --seed?' run --sede 3
bad 'run: unknown option --runs' run --runs 3
bad 'run: unexpected "7"; options begin with --' run 7
bad '--seed needs a value: --seed N' run --seed
bad '--seed: found "x", a whole number from 0' run --seed x
bad '--seed: found "-1"' run --seed -1
bad '--months: found "0", a whole number from 1 to 1200 is wanted' run --months 0
bad '--months: found "12x"' run --months=12x
bad '--json takes no value' run --json=yes
bad 'choose one of --chronicle, --ledger, --json and --digest' run --json --digest
bad '--check belongs to --chronicle' run --check
bad '--pack: ' run --pack nowhere
bad 'did you mean' run --start january-2032
bad '--set: ' run --set aid
bad '--set: ' run --set aidd=1
bad '--policy: ' run --policy no-such-policy
bad 'there is no variable "menase"; did you mean "menace"?' run --ledger menase
bad 'there is no member "USB"; did you mean "USA"?' run --ledger 'credibility[USB]'
bad 'has a value for each region: write occupied[' run --ledger occupied
bad 'is worked out anew each month' run --ledger hazard
bad 'explain: which number?' explain
bad '--of: there is no variable' explain --of nothing_like_it
bad '--design: found "sobol", nominal, box, lhs or a CSV file is wanted' ensemble --design sobol
bad '--csv: cannot write' ensemble --runs 1 --csv "$work/none/x.csv"
bad 'choose one of --html and --markdown' reference --html - --markdown -
bad '--out: cannot write' ensemble --runs 1 --out "$work/none/x.bin"
bad '--plot: cannot write' ensemble --runs 1 --plot "$work/none/x.svg"
bad 'cannot write' reference --html "$work/none/x.html"
bad 'none.csv' hindcast --cases "$work/none.csv"
if [ -w /dev/full ]; then
    "$ACCESSION" version >/dev/full 2>"$work/err" && complain "a full disk goes unseen"
    says err "cannot write standard output"
fi
finish
