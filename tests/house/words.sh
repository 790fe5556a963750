#!/bin/bash
# words.sh <source folder>: what no file of the project may hold. Paths of somebody's machine, talk
# about the tools a text was written with, white space that only makes noise, .c and .h files too
# long to feel at home in. Patterns are built from pieces so that this file does not match itself.
set -u
cd "${1:?usage: words.sh <source folder>}" || exit 2
longest=800

files() { # the project's files, tracked or about to be
    if [ -e .git ]; then
        git ls-files -z --cached --others --exclude-standard
    else
        find . -path ./build -prune -o -type f -print0
    fi | while IFS= read -r -d '' file; do
        [ -f "$file" ] && printf '%s\0' "${file#./}"
    done
}

broken=0
# forbid <why> <grep options...> < files, NUL-separated
forbid() {
    local why=$1 found
    shift
    found=$(xargs -0 -r grep -InH "$@" --)
    [ -n "$found" ] || return 0
    echo "$found" | cut -c 1-160 | sed "s/^/$why: /"
    broken=1
}
only() { grep -zE "$1"; }
without() { grep -zvE "$1"; }

# A name made by mktemp may start in the folder for temporary files.
start='(^|[^A-Za-z0-9_.-])'
machine="$start/(wor""k|hom""e|roo""t|Use""rs|tm""p)/[A-Za-z0-9_.-]"
forbid "machine path" -P "^(?!.*XXXXXX).*$machine" < <(files)

tools='system pro''mpt|sub-?age''nt|AI age''nt|coding age''nt|language mod''el|\bLL''Ms?\b'
tools+='|\bChat''GPT|\bGPT-?[0-9]|\bClau''de\b|\bAnth''ropic|\bOpen''AI\b|\bGem''ini\b|\bCop''ilot\b'
tools+='|AI[ -]gen''erated|AI[ -]assi''st|as an A''I\b|context win''dow|tool ca''ll|co-auth''ored-by'
tools+='|(this|previous|next|earlier|parallel) (working|coding|chat) sess''ion|\bmy ins''tructions'
forbid "talk about tools" -iP "$tools" < <(files)

forbid "trailing white space" -E '[[:space:]]$' \
    < <(files | without '\.(csv|tsv|svg|patch)$|^assets/fonts/')
forbid "tab" -P '\t' < <(files | only '\.(c|h|def|inc)$')

while IFS= read -r -d '' file; do
    lines=$(wc -l <"$file")
    if [ "$lines" -gt $longest ]; then
        echo "too long: $file has $lines lines, more than $longest"
        broken=1
    fi
done < <(files | only '\.[ch]$')
exit $broken
