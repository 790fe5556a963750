#!/bin/bash
# The packages: validators, a clean root, an archive that is moved; ends with "<tests> tests, <failed> failed, ...".
# Nothing is installed: both are unpacked, and run from there.
. "$(dirname "${BASH_SOURCE[0]}")/lib.bash"
made=$root/build/release/generated/share
says_nothing() { [ -z "$("$@" 2>&1 | tee /dev/stderr)" ]; }

ok "packages are made" "$root/tools/package.sh" "$work"
deb=$(echo "$work"/*.deb) archive=$(echo "$work"/*.tar.gz)
ok "lintian" says_nothing lintian --allow-root --fail-on error,warning "$deb"
ok "desktop file" says_nothing desktop-file-validate "$root/packaging/accession.desktop"
ok "metainfo" appstreamcli validate --no-net "$made/accession.metainfo.xml"
ok "manual page" says_nothing mandoc -Tlint "$made/man"
ok "completion of bash" bash -n "$made/bash"

# lives <program>: with its own data, as if there were nothing else of ours.
alone() { (cd / && env -i HOME="$work/home" LANG=C.UTF-8 PATH=/usr/bin:/bin "$@"); }
lives() {
    alone "$1" doctor && alone "$1" run --seed 3 && printf 'do 3\nend\nend\nquit\n' | alone "$1" play --text --seed 4 &&
        alone "$1" reference --markdown - | grep -q . &&
        ! alone "$1" pack list --json | grep '"path"' | grep -vF "$2"
}
mkdir "$work/installed" "$work/a stick"
ok "the .deb unpacks" dpkg -x "$deb" "$work/installed"
ok "what is installed lives" lives "$work/installed/usr/bin/accession" "$work/installed"
no_path() { ! grep -aqF "$root" "$1"; }
ok "no path of the build in the program" no_path "$work/installed/usr/bin/accession"

# Every library that the program asks for itself is of a package that Depends names.
depends() {
    local library file package needed
    needed=$(dpkg-deb -f "$deb" Depends)
    for library in $(objdump -p "$work/installed/usr/bin/accession" | awk '/NEEDED/ { print $2 }'); do
        file=$(realpath "$(ldd "$work/installed/usr/bin/accession" | awk -v l="$library" '$1 == l { print $3 }')")
        package=$(dpkg -S "$file" "${file#/usr}" 2>/dev/null | head -n 1 | sed 's/:.*//')
        [[ -n $package && $needed == *"$package"* ]] || { echo "$library is of ${package:-nothing}: $needed"; return 1; }
    done
}
ok "dependencies" depends

ok "the archive unpacks" tar -xf "$archive" -C "$work/a stick" --strip-components=1
chmod -R a-w "$work/a stick"
ok "the archive lives, read-only" lives "$work/a stick/bin/accession" "$work/a stick"
own() { ! ldd "$work/a stick/bin/accession" | grep '=> /' | grep -vE "a stick/|/lib(c|m|dl|rt|pthread|resolv)\.so|ld-linux"; }
ok "the archive brings its libraries" own
chmod -R u+w "$work/a stick"

counted
