# shellcheck shell=bash disable=SC2154
# Shared by ./play and ./check: install what is missing, configure, build. Needs $root.
# Everything said goes to standard error: standard output belongs to the program.

set -o pipefail
export CMAKE_BUILD_PARALLEL_LEVEL=${CMAKE_BUILD_PARALLEL_LEVEL:-$(nproc)}

say() { printf '%s\n' "$*" >&2; }

# need <package> <probe...>: notes the Debian package as missing if the probe fails.
missing=()
need() {
    local package=$1
    shift
    "$@" >/dev/null 2>&1 || missing+=("$package")
}

need_build_tools() {
    need build-essential sh -c 'command -v gcc && command -v make'
    need cmake command -v cmake
    need ninja-build command -v ninja
    need pkg-config command -v pkg-config
    need libcjson-dev pkg-config --exists libcjson
    need libzip-dev pkg-config --exists libzip
    need libedit-dev pkg-config --exists libedit
    need liblua5.4-dev pkg-config --exists lua5.4
    need libsdl2-dev pkg-config --exists sdl2
    need libcairo2-dev pkg-config --exists cairo
    need libfreetype-dev pkg-config --exists freetype2
    need libwebsockets-dev pkg-config --exists libwebsockets
    need libqrencode-dev pkg-config --exists libqrencode
    need libsqlite3-dev pkg-config --exists sqlite3
}

# Installs what was noted; if that is not possible, says what to type and ends with 2.
install_missing() {
    [ ${#missing[@]} -gt 0 ] || return 0
    if ! command -v apt-get >/dev/null; then
        say "Missing (by their Debian names): ${missing[*]}"
        say "Install them with your system's package manager, then run $0 again."
        exit 2
    fi
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        # Without a terminal to ask for a password, sudo helps only if it needs none.
        if ! command -v sudo >/dev/null || ! { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
            ask_for_root "Packages are missing."
        fi
        as_root=(sudo)
    fi
    say "Installing ${missing[*]}"
    mkdir -p "$root/build"
    local log=$root/build/install.log
    # No network for `update` does no harm if the lists are there: the second command decides.
    "${as_root[@]}" apt-get update >"$log" 2>&1
    if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends "${missing[@]}" >>"$log" 2>&1; then
        tail -n 20 "$log" >&2
        ask_for_root "Installing failed (whole log: $log)."
    fi
}

ask_for_root() {
    say "$1 As root, run this line, then run $0 again:"
    say "apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
    exit 2
}

# fail_with <log> <text>: the end of the log, then the text.
fail_with() {
    tail -n 40 "$1" >&2
    say "$2 (whole log: $1)"
    exit 1
}

# A folder that was moved, or whose configuration was cut short, does not count.
is_configured() {
    local dir=$root/build/$1
    grep -qsxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$dir/CMakeCache.txt" &&
        { [ -e "$dir/build.ninja" ] || [ -e "$dir/Makefile" ]; }
}

# configure <preset> [options]: into build/<preset>.
configure() {
    local preset=$1 log=$root/build/$1-configure.log
    shift
    is_configured "$preset" || rm -rf "${root:?}/build/$preset"
    mkdir -p "$root/build"
    # Read for new folders only: an existing one keeps the generator it has.
    command -v ninja >/dev/null && export CMAKE_GENERATOR=Ninja
    (cd "$root" && cmake --preset "$preset" "$@") >"$log" 2>&1 ||
        fail_with "$log" "Configuring $preset failed"
}

# build <preset> [options]: quiet; on a terminal one line shows how far it is.
build() {
    local preset=$1 log=$root/build/$1-build.log
    shift
    if [ -t 2 ]; then
        cmake --build "$root/build/$preset" "$@" 2>&1 | tee "$log" | show_progress
    else
        cmake --build "$root/build/$preset" "$@" >"$log" 2>&1
    fi || fail_with "$log" "Building $preset failed"
}

show_progress() {
    local line shown=""
    while IFS= read -r line; do
        case $line in
        \[*\]*) shown=1; printf '\r\033[K%s' "${line:0:78}" >&2 ;;
        esac
    done
    [ -z "$shown" ] || printf '\r\033[K' >&2
}
