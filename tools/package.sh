#!/bin/bash
# Makes the packages that people install:  tools/package.sh [folder]
# accession_<version>_<machine>.deb and accession-<version>-linux-<machine>.tar.gz, into the folder (here without it).
# The .tar.gz is the same to the last byte whenever it is made from the same source on the same system.
set -u
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd -P)
into=$(realpath -m "${1:-.}")
. "$root/tools/build.sh"
need_build_tools
need dpkg-dev command -v dpkg-shlibdeps
need file command -v file
install_missing

if is_configured release; then configure release; else configure release -DACCESSION_TESTS=OFF; fi
build release --target accession manual
mkdir -p "$into"
log=$root/build/package.log
# Every time in them is that of the version.
SOURCE_DATE_EPOCH=$(date -u -d "$(sed -n 's/^set(ACCESSION_DATE \(.*\))$/\1/p' "$root/CMakeLists.txt")" +%s)
export SOURCE_DATE_EPOCH
umask 022
(cd "$root/build/release" && cpack --config CPackConfig.cmake -B "$root/build/package") >"$log" 2>&1 ||
    fail_with "$log" "Packing failed"
cp "$root"/build/package/accession{_*.deb,-*.tar.gz} "$into/"
ls -l "$into"/accession{_*.deb,-*.tar.gz}
