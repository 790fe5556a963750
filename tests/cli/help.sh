#!/bin/bash
# Help is printed from the table of commands, lists all of them, and its examples are whole.
. "$(dirname "$0")/lib.bash"
commands=$(sed -n 's/^COMMAND(\([a-z]*\),.*/\1/p' "$SOURCE/engine/cli/commands.def")
run 0 --help
silent err
cp "$work/out" "$work/help"
for command in $commands; do
    grep -qE "^  $command +[a-z]" "$work/help" || complain "--help does not list $command"
    run 0 "$command" --help
    silent err
    says out "usage: accession $command"
    says out "examples"
    says out " accession $command"
    cp "$work/out" "$work/one"
    run 0 help "$command"
    cmp -s "$work/one" "$work/out" || complain "help $command differs from $command --help"
done
[ "$(echo "$commands" | wc -w)" -ge 8 ] || complain "too few commands found in commands.def"

# Every option that a command takes is one of options.def, and each is taken by some command.
options=$(grep -oE '^[A-Z]+_OPTION\([a-z_]+' "$SOURCE/engine/cli/options.def" | sed 's/.*(//' |
    tr _ -)
for option in $options; do
    grep -qhE "\"(FILE )?[a-z: -]*\b$option\b[a-z: -]*\",?$" "$SOURCE"/engine/cli/*commands.def ||
        complain "no command takes --$option"
done

# Each command's help says of an option what concerns it, and nothing of the others.
text() { # <command> <option>: its help in one line
    sed -n "/^  --$2 /,/^  --\|^\$/p" "$work/$1" | sed "1!{/^  --/d}" | tr -s ' \n' ' '
}
concerns() { # <command> <option> <what it must say> [<what it must not say>]
    checks=$((checks + 1))
    [ -f "$work/$1" ] || "$ACCESSION" help ${1/_/ } >"$work/$1"
    text "$1" "$2" | grep -qF -- "$3" || complain "$1 --$2 does not say \"$3\": $(text "$1" "$2")"
    [ -z "$4" ] || ! text "$1" "$2" | grep -qF -- "$4" ||
        complain "$1 --$2 says \"$4\", which is of another command"
}
concerns ensemble runs "how many histories; or which of the numbering, A to B (default 10000)" "point"
concerns sweep runs "how many histories at every point (default 1000)" "numbering"
concerns sobol runs "(default 30)" "1000"
concerns luck runs "how many other histories (default 1000)" "point"
concerns odds runs "how many futures (default 2000)" "point"
concerns pack_coverage runs "(default 2000)" "point"
concerns discover design "(default lhs)" "nominal"
concerns contrast design "(default nominal)" "table"
concerns ensemble design "or a table of parameters" "(default lhs)"
concerns sobol points "a power of two" "claims"
concerns robust points "(default 200)" "60"
concerns claims points "(default 60)" "200"
concerns bench only "figures by key" "A12a"
concerns properties only "rows by id" "figures"
concerns explain of '"credibility[USA]"' "p_member"
concerns morris of "list prints all of them (default p_member)" "menace"
concerns ensemble csv "all histories, one a row" "points"
# No command is left without words, and no mark of the table is printed.
for command in $commands; do
    "$ACCESSION" "$command" --help >"$work/one"
    checks=$((checks + 1))
    ! grep -E '\[[a-z,]+:' "$work/one" || complain "$command --help prints a mark of options.def"
    ! grep -E '^  --[a-z-]+( [^ ]+)? +(how many|which|these alone:)( \(default.*)?$' "$work/one" ||
        complain "$command --help has an option without words"
done

run 0 version
says out "accession "
run 0 --version
says out "accession "
run 2 </dev/null
silent out
says err "there is no display for a window, and standard input is no terminal"
run 0 --text <<<quit
says err "the same again: accession play --text --seed"
run 2 --nonsense
says err "play: unknown option --nonsense"
finish
