#!/bin/bash
# Each house rule is broken once in a tree of its own, and its script must say so; a clean tree must
# pass. Without this, a script that checks nothing would look like a tree without faults.
set -u
house=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cc=${CC:-cc} wrong=0 cases=0

fresh_tree() {
    tree=$work/$((++cases))
    mkdir -p "$tree"/engine/{core,model,store,script,session,ensemble,report,class,platform,ui,cli}
}

verdict() { # <what> <0 if as it should be> <output>
    [ "$2" -eq 0 ] && return
    printf 'WRONG: %s\n%s\n' "$1" "$3"
    wrong=1
}

passes() { # <what> <command...>
    local what=$1 output
    shift
    output=$("$@" 2>&1)
    verdict "$what should pass" $? "$output"
}

bites() { # <what> <text the complaint must hold> <command...>: fails, and for this reason
    local what=$1 reason=$2 output status
    shift 2
    output=$("$@" 2>&1)
    status=$?
    [ $status -eq 1 ] && [[ $output == *"$reason"* ]]
    verdict "$what should be found" $? "$output"
}

# --- arrows
arrow_breaks() { # <file in engine/> <line> <reason>
    fresh_tree
    mkdir -p "$tree/engine/$(dirname "$1")"
    echo "$2" >"$tree/engine/$1"
    bites "$1 with $2" "$3" bash "$house/arrows.sh" "$tree"
}
fresh_tree
echo '#include "core/base.h"' >"$tree/engine/model/war.c"
echo '#include <lua.h>' >"$tree/engine/script/vm.c"
echo '#include <threads.h>' >"$tree/engine/ensemble/pool.c"
echo '#include "model/world.h"' >"$tree/engine/cli/run.c"
echo '#include "ui/screen.h"' >"$tree/engine/main.c"
passes "a tree that keeps the arrows" bash "$house/arrows.sh" "$tree"
arrow_breaks core/a.c '#include "model/world.h"' 'core must not include'
arrow_breaks model/a.h '#include "store/json.h"' 'model must not include'
arrow_breaks store/a.c '#include "script/vm.h"' 'store must not include'
arrow_breaks script/a.c '#include "store/json.h"' 'script must not include'
arrow_breaks session/a.c '#  include "ensemble/run.h"' 'session must not include'
arrow_breaks class/a.c '#include "ui/a.h"' 'class must not include'
arrow_breaks ui/a.c '#include "cli/a.h"' 'ui must not include'
arrow_breaks cli/a.c '#include "platform/a.h"' 'cli must not include'
arrow_breaks platform/a.c '#include "model/a.h"' 'platform must not include'
arrow_breaks model/a.def '#include "cli/a.h"' 'model must not include'
arrow_breaks model/a.c '#include "world.h"' 'model must not include'
arrow_breaks cellar/a.c '#include "core/base.h"' 'cellar is not a room'
arrow_breaks session/a.c '#include <lua.h>' 'belongs to script'
arrow_breaks ui/a.c '#include <SDL2/SDL.h>' 'belongs to platform'
arrow_breaks cli/a.c '#include <cjson/cJSON.h>' 'belongs to store'
arrow_breaks cli/a.c '#include <zip.h>' 'belongs to store'
arrow_breaks cli/a.c '#include <sqlite3.h>' 'belongs to store'
arrow_breaks cli/a.c '#include <mpi.h>' 'belongs to ensemble'
arrow_breaks cli/a.c '#include <libwebsockets.h>' 'belongs to class'
arrow_breaks core/a.c '#include <pthread.h>' 'belongs to ensemble class'
arrow_breaks ui/a.c '#include <threads.h>' 'belongs to ensemble class'

# --- words
word_breaks() { # <file> <text> <reason>
    fresh_tree
    printf '%b\n' "$2" >"$tree/$1"
    bites "$1 with $2" "$3" bash "$house/words.sh" "$tree"
}
fresh_tree
printf '%s\n' '/* The session asks the agent. */' 'char name[] = "/t''mp/save-XXXXXX";' >"$tree/a.c"
yes 'int a;' | head -n 798 >>"$tree/a.c"
printf 'one\ttwo\t\n' >"$tree/a.csv"
passes "a tree with clean words" bash "$house/words.sh" "$tree"
word_breaks a.md 'see /ho''me/somebody/notes' 'machine path'
word_breaks a.c '// from /wor''k/design' 'machine path'
word_breaks a.md 'saved in /t''mp/out.txt' 'machine path'
word_breaks a.md 'the system pro''mpt' 'talk about tools'
word_breaks a.md 'written by a sub''agent' 'talk about tools'
word_breaks a.md 'in the next coding sess''ion' 'talk about tools'
word_breaks a.md 'two words ' 'trailing white space'
word_breaks a.c 'int a;\r' 'trailing white space'
word_breaks a.h '\tint a;' 'tab'
word_breaks a.c "$(yes 'int a;' | head -n 801)" 'too long'

# --- libm: small archives in place of the rooms
archive() { # <room> <statement>: an archive whose one function does this
    printf '#include <math.h>\n#include <stdio.h>\n#include <stdlib.h>\n#include <time.h>\n%s\n' \
        "double room_$1(double x); double room_$1(double x) { $2 }" >"$tree/$1.c"
    "$cc" -c -O0 "$tree/$1.c" -o "$tree/$1.o" && rm -f "$tree/libaccession_$1.a" &&
        ar rcs "$tree/libaccession_$1.a" "$tree/$1.o"
}
calls_break() { # <room> <statement> <reason>
    clean_archives
    archive "$1" "$2"
    bites "$1 with $2" "$3" bash "$house/libm.sh" "$tree"
}
clean_archives() {
    local room
    fresh_tree
    for room in core model store session; do archive $room 'return sqrt(frexp(x, &(int){0}));'; done
}
clean_archives
passes "archives that call only sqrt" bash "$house/libm.sh" "$tree"
calls_break core 'return exp(x);' 'core calls exp'
calls_break model 'return floor(x);' 'model calls floor'
calls_break store 'return pow(x, x);' 'store calls pow'
calls_break session 'return tanh(x);' 'session calls tanh'
calls_break core 'return (double)time(NULL) + x;' 'core calls time'
calls_break core 'return getenv("A") ? x : 0;' 'core calls getenv'
calls_break model 'return rand() + x;' 'model calls rand'
calls_break model 'return fopen("a", "r") ? x : 0;' 'model calls fopen'

# --- digest: shell scripts in place of the programs, called with the seed as $7
program() { # <name> <the number that is the digest of month $m>
    printf '#!/bin/bash\n[ "$1" = replay ] && exit\nfor m in {1..24}; do printf "%%016x\\n" $((%s)); done\n' "$2" >"$tree/$1"
    chmod +x "$tree/$1"
}
fresh_tree
program one '$7 * 31 + m'
program two '$7 * 31 + m'
passes "programs that agree" bash "$house/digest.sh" compare "$tree/one" "$tree/two"
program two '$7 * 31 + m + ($7 == 42 && m == 24)'
bites "a program that differs in one month of one seed" 'two, seed 42' \
    bash "$house/digest.sh" compare "$tree/one" "$tree/two"
program same 'm'
bites "a digest that ignores the seed" 'different seeds' bash "$house/digest.sh" compare "$tree/same"
program local '$7 * 31 + m + ${#TZ}'
bites "a digest that knows the time zone" 'time zone' bash "$house/digest.sh" compare "$tree/local"
program place '$7 * 31 + m + ${#LC_ALL}'
bites "a digest that knows the locale" 'locale' \
    env LC_ALL=C bash "$house/digest.sh" compare "$tree/place"
printf '#!/bin/bash\n' >"$tree/silent"
bites "a program that says nothing" 'a hexadecimal digest' \
    bash "$house/digest.sh" compare "$tree/silent" "$tree/silent"

[ $wrong -eq 0 ] && echo "every rule bites"
exit $wrong
