#!/bin/bash
# What README.md says that the program prints is what it prints.
. "$(dirname "$0")/lib.bash"
mkdir "$work/bin"
ln -s "$ACCESSION" "$work/bin/accession"
checks=$((checks + 1))
PATH=$work/bin:$PATH bash "$SOURCE/tools/readme.sh" "$SOURCE/README.md" >"$work/out" 2>"$work/err" ||
    complain "tools/readme.sh: $(head -c 400 "$work/err")"
diff "$SOURCE/README.md" "$work/out" >"$work/diff" ||
    complain "README.md is out of date; tools/readme.sh README.md prints what it should be:
$(head -20 "$work/diff")"
finish
