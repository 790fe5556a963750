#!/bin/bash
# The .deb in a clean Debian of its own: apt installs it with what it depends on, a user plays, apt takes it away, and
# nothing of it is left but what the user saved. Needs root, debootstrap and a mirror; skipped, with the reason, where
# one is missing. Ends with "<tests> tests, <failed> failed, ...".
. "$(dirname "${BASH_SOURCE[0]}")/lib.bash"
debian=$work/debian user=somebody
trap 'umount "$debian/proc" 2>/dev/null; rm -rf --one-file-system "$work"' EXIT
within() { chroot "$debian" env -i HOME=/ LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"; }
as_user() { chroot --userspec=1000:1000 "$debian" env -i HOME="/srv/$user" LANG=C.UTF-8 PATH=/usr/bin:/bin "$@"; }

[ "$(id -u)" -eq 0 ] || skip "not root: a system of its own needs chroot"
command -v debootstrap >/dev/null || skip "debootstrap is missing"
mirror=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' 2>/dev/null | awk '$2 == "bookworm" { print $1; exit }')
[ -n "$mirror" ] || skip "apt knows no mirror of Debian 12"
"$root/tools/package.sh" "$work" >"$work/log" 2>&1 || { tail "$work/log"; echo "1 tests, 1 failed, 0 skipped"; exit 1; }
debootstrap --variant=minbase bookworm "$debian" "$mirror" >"$work/log" 2>&1 || skip "debootstrap failed: $(tail -n 1 "$work/log")"
mount -t proc none "$debian/proc" 2>/dev/null || true
cp -L /etc/resolv.conf /etc/hosts "$debian/etc/"
cp "$work"/accession_*.deb "$debian/srv/accession.deb"
mkdir -p "$debian/srv/$user" && chown 1000:1000 "$debian/srv/$user"

of_ours() { # whatever has our name, but the package itself, what apt keeps and the home of the user
    (cd "$debian" && find . -xdev \( -path ./proc -o -path ./srv -o -path ./var/cache/apt -o -path ./var/log \) -prune \
        -o -iname '*accession*' -print)
}
ok "apt installs it" within apt-get install -y --no-install-recommends /srv/accession.deb
ok "its files are there" test -n "$(of_ours)"
ok "doctor finds that all works" as_user accession doctor
ok "a history is lived" as_user accession run --seed 3
play() { printf 'do 3\nend\nsave mine\nquit\n' | as_user accession play --text --seed 4; }
ok "a game is played and saved" play
ok "every pack passes" as_user accession pack list
ok "apt takes it away" within apt-get purge -y accession
gone() { ! within dpkg -s accession && [ -z "$(of_ours | tee /dev/stderr)" ]; }
ok "nothing is left" gone
ok "what the user saved stays" test -e "$debian/srv/$user/.local/share/accession/saves"
counted
