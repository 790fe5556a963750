#!/bin/bash
# libm.sh <build folder>: the rooms that decide the course of a game call no function of the maths
# library but sqrt (the others differ in the last bit between machines), and the world and what it
# stands on ask nobody for the time, for luck or for the environment. Read from the archives.
set -u
build=${1:?usage: libm.sh <build folder>}
export LC_ALL=C

exported_by() { # <library>: its functions, without symbol versions
    nm -D --defined-only "$("${CC:-cc}" -print-file-name="$1")" | awk '{ sub(/@.*/, "", $3); print $3 }' |
        sort -u
}

# What libc has too (frexp, copysign, ...) only moves bits about and is exact everywhere.
maths=$(comm -23 <(exported_by libm.so.6) <(exported_by libc.so.6) | grep -vx 'sqrt')
[ "$(wc -l <<<"$maths")" -gt 300 ] || { echo "libm.so.6 could not be read"; exit 2; }

clocks_and_luck="time clock clock_gettime gettimeofday timespec_get times localtime localtime_r gmtime
gmtime_r mktime strftime rand rand_r srand random srandom drand48 lrand48 mrand48 arc4random getrandom
getentropy getenv secure_getenv setlocale"
files="fopen fopen64 freopen fdopen open open64 openat openat64 opendir"

broken=0
forbid() { # <room> <names, one a line> <why>
    local archive=$build/libaccession_$1.a called found
    called=$(nm --undefined-only "$archive" 2>/dev/null) || { echo "$archive is missing"; exit 2; }
    found=$(awk '$1 == "U" { sub(/@.*/, "", $2); print $2 }' <<<"$called" | sort -u |
        grep -Fx -f <(tr ' ' '\n' <<<"$2")) || return 0
    echo "$1 calls" $found "($3)"
    broken=1
}

for room in core model store session; do
    # A room without an archive is not part of the program, or linking it would have failed.
    [ -e "$build/libaccession_$room.a" ] || [ $room = core ] || continue
    forbid $room "$maths" "the maths library, other than sqrt"
done
for room in core model; do
    forbid $room "$clocks_and_luck" "clock, luck or environment"
done
forbid model "$files" "a file"
exit $broken
