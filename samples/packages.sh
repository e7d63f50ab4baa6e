# packages.sh — sourced by try.sh and tests/run.sh: apt, asked only for what is
# not there, so that a prepared machine needs neither root nor a network.

installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2> /dev/null)" = installed ]
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    elif command -v sudo > /dev/null 2>&1; then
        sudo env DEBIAN_FRONTEND=noninteractive "$@"
    else
        printf 'Missing packages:%s\nBe root or have sudo, or run: apt-get install%s\n' \
            "$missing" "$missing" >&2
        exit 1
    fi
}

update_lists() {
    [ -n "${lists_updated:-}" ] || as_root apt-get update -qq >&2
    lists_updated=yes
}

install_missing() {
    if ! command -v apt-get > /dev/null 2>&1 ||
            ! command -v dpkg-query > /dev/null 2>&1; then
        printf 'This needs apt (Debian, Ubuntu). Elsewhere install: %s\n' \
            "$*" >&2
        printf 'and build with: cmake -B build && cmake --build build\n' >&2
        exit 1
    fi
    missing=
    for package in "$@"; do
        installed "$package" || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    printf 'Installing%s ...\n' "$missing" >&2
    update_lists
    # shellcheck disable=SC2086 # one word a package
    as_root apt-get install -y -qq --no-install-recommends $missing >&2
}

# A package whose name differs between releases: the first one that apt knows,
# unless one of them is there already. Where apt knows none, it is part of
# another package.
install_first() {
    for package in "$@"; do
        if installed "$package"; then
            return 0
        fi
    done
    missing=" $1"
    update_lists
    for package in "$@"; do
        if apt-cache show "$package" > /dev/null 2>&1; then
            install_missing "$package"
            return 0
        fi
    done
}
