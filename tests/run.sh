#!/bin/sh
# run.sh — every test in one command: install what is missing, build with
# warnings as errors, run ctest. The last lines are ctest's own summary.
#
#   sh tests/run.sh [BUILD-FOLDER]          default: build/test in the source
#
# CC chooses the compiler, CMAKE_BUILD_TYPE the kind of build (Asan, ...),
# CTEST_ARGS what ctest is told (as in CTEST_ARGS="-L unit").
set -eu

source=$(cd "$(dirname "$0")/.." && pwd)
build=${1:-$source/build/test}

. "$source/samples/packages.sh"
install_missing build-essential cmake pkg-config libigraph-dev libyaml-dev \
    libcmark-dev libgraphviz-dev libutf8proc-dev libxxhash-dev libcmocka-dev \
    libxml2-utils valgrind clang clang-format graphviz python3
# clang's sanitizer run time has a version in its name, or not, by release.
install_first "libclang-rt-$(clang -dumpversion | cut -d. -f1)-dev" \
    libclang-rt-dev

cmake -S "$source" -B "$build" -DKITH_WERROR=ON -DBUILD_TESTING=ON \
    -DCMAKE_BUILD_TYPE="${CMAKE_BUILD_TYPE:-RelWithDebInfo}"
cmake --build "$build" -j "$(nproc)"

# shellcheck disable=SC2086 # one word an argument
ctest --test-dir "$build" --output-on-failure -j "$(nproc)" ${CTEST_ARGS:-}
