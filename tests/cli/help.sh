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

run 0 version
says out "accession "
run 0 --version
says out "accession "
run 2
silent out
says err "usage: accession COMMAND"
finish
