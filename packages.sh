#!/bin/sh
# packages.sh WHAT: installs what is missing for `build`, `check` or `lint`, by naming packages to the package manager,
# and says so first. Without root, or on a system without apt-get, it names what is missing and how to get it. When
# everything is there it does nothing.
set -eu

build="gcc libc6-dev binutils pkg-config libutf8proc-dev zlib1g-dev libzstd-dev libjansson-dev"
check="$build libcmocka-dev"
lint="$check clang clang-format clang-tidy cppcheck libclang-rt-14-dev python3"

case "${1:-}" in
build) wanted=$build ;;
check) wanted=$check ;;
lint) wanted=$lint ;;
*)
    echo "usage: packages.sh build|check|lint" >&2
    exit 2
    ;;
esac

have_module() {
    pkg-config --exists "$1" 2>/dev/null
}

# What a package is for, where the package manager is not Debian's: a command or a pkg-config module.
present() {
    case $1 in
    gcc) command -v cc >/dev/null 2>&1 ;;
    libc6-dev) echo '#include <stdio.h>' | cc -E -x c - >/dev/null 2>&1 ;;
    binutils) command -v objcopy >/dev/null 2>&1 ;;
    pkg-config) command -v pkg-config >/dev/null 2>&1 ;;
    libutf8proc-dev) have_module libutf8proc ;;
    zlib1g-dev) have_module zlib ;;
    libzstd-dev) have_module libzstd ;;
    libjansson-dev) have_module jansson ;;
    libcmocka-dev) have_module cmocka ;;
    libclang-rt-14-dev) ls /usr/lib/llvm-14/lib/clang/*/lib/linux/libclang_rt.fuzzer-*.a >/dev/null 2>&1 ;;
    *) command -v "$1" >/dev/null 2>&1 ;;
    esac
}

missing=
for package in $wanted; do
    present "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
    echo "Missing (Debian's names):$missing. Install them with your package manager, then run make again." >&2
    exit 1
fi
if [ "$(id -u)" != 0 ]; then
    echo "Missing packages:$missing. Ask an administrator for: apt-get install$missing" >&2
    exit 1
fi
echo "Installing missing packages:$missing"
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086
apt-get install -y -q --no-install-recommends $missing >/dev/null 2>&1 || {
    apt-get update -q >/dev/null
    apt-get install -y -q --no-install-recommends $missing >/dev/null
}
