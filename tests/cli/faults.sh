#!/bin/bash
# Every allocation and every call on a file fails in turn, in some twenty uses of the program: tests/fault/every_call.py.
# Short, about a minute of processor time; FAULTS_LONG=1 takes an hour. FAULTS_OF names the uses, if not all.
. "$(dirname "$0")/lib.bash"
if [ -z "${FAULT_LIBRARY:-}" ] || ! command -v python3 >/dev/null; then
    echo "skipped: with sanitizers, or without python3"
    checks=1
    finish
fi
read -ra flows <<<"${FAULTS_OF:-}"
python3 "$SOURCE/tests/fault/every_call.py" "$ACCESSION" "$FAULT_LIBRARY" "${flows[@]}" || complain "a fault is not borne"
checks=$((checks + 1))
finish
