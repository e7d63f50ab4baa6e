#!/bin/sh
# try.sh — kith in one command: install what is missing, build, ask the sample
# vault three questions.
#
#   sh samples/try.sh [BUILD-FOLDER]        default: build/ in the source folder
#
# Needs a Debian or Ubuntu with apt, and root or sudo if anything is missing.
set -eu

source=$(cd "$(dirname "$0")/.." && pwd)
build=${1:-$source/build}
vault=$source/samples/vault

. "$source/samples/packages.sh"
install_missing build-essential cmake pkg-config libigraph-dev libyaml-dev \
    libcmark-dev libgraphviz-dev libutf8proc-dev libxxhash-dev

mkdir -p "$build"
build=$(cd "$build" && pwd)

# The compiler's own chatter is shown only if it fails. Tests are not built
# here: they need more packages, and tests/run.sh does it.
log=$(mktemp)
trap 'rm -f "$log"' EXIT
trap 'exit 130' INT TERM
printf 'Building in %s ...\n' "$build" >&2
if ! { cmake -S "$source" -B "$build" -DCMAKE_BUILD_TYPE=Release \
        -DBUILD_TESTING=OFF && cmake --build "$build" -j "$(nproc)"; } \
        > "$log" 2>&1; then
    cat "$log" >&2
    printf 'try.sh: the build failed; its output is above.\n' >&2
    exit 1
fi

# kith finds kith-draw on the PATH.
PATH=$build:$PATH
export PATH

ask() {
    printf '\n$ kith -C samples/vault %s\n' "$1"
    shift
    kith -C "$vault" "$@"
}

ask 'report Microsoft' report Microsoft
ask 'path "Caroline Abbott"' path 'Caroline Abbott'
ask 'map Microsoft -o microsoft.svg' map Microsoft -o "$build/microsoft.svg"
ask 'map Microsoft -o microsoft.dot' map Microsoft -o "$build/microsoft.dot"

printf '\nThe map of Microsoft:\n  %s\n  %s\n' \
    "$build/microsoft.svg" "$build/microsoft.dot"
