#!/bin/bash
# renew.sh [build folder]: writes what each screen draws now, to be looked at with `git diff` and committed.
set -eu
cd "$(dirname "$0")/../.."
ACCESSION_RENEW_GOLDEN=1 "${1:-build/release}/tests/test_ui_golden"
git status --short tests/golden
