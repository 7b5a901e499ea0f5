#!/bin/sh
# Installs into a temporary folder and looks at it as a user's build would: pkg-config finds the library, the example
# program builds against it, static and shared, and codes the example report; the library shows dateline_* alone; what
# was installed can be taken away again.
set -eu
here=$(pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
make --no-print-directory install DESTDIR="$place" PREFIX=/usr >/dev/null

export PKG_CONFIG_PATH="$place/usr/lib/pkgconfig" PKG_CONFIG_SYSROOT_DIR="$place"
foreign=$(nm -g --defined-only "$place/usr/lib/libdateline.a" | awk 'NF == 3 && $3 !~ /^dateline_/ { print $3 }')
[ -z "$foreign" ] || {
    echo "installed.sh: the library shows symbols of its own: $foreign" >&2
    exit 1
}
# shellcheck disable=SC2046
cc -std=c17 -Wall -Wextra -Werror -o "$place/embed" examples/embed.c $(pkg-config --cflags --libs dateline)
LD_LIBRARY_PATH="$place/usr/lib" "$place/embed" examples/report.txt >"$place/out"
[ -s "$place/out" ] || {
    echo "installed.sh: examples/embed.c found nothing in examples/report.txt" >&2
    exit 1
}
# shellcheck disable=SC2046
cc -std=c17 -o "$place/embed-static" -I"$place/usr/include" examples/embed.c "$place/usr/lib/libdateline.a" \
    $(PKG_CONFIG_SYSROOT_DIR='' pkg-config --libs libutf8proc zlib libzstd jansson) -pthread
"$place/embed-static" examples/report.txt | cmp - "$place/out"
"$place/usr/bin/dateline" code --format jsonl "$here/examples/report.txt" >/dev/null
make --no-print-directory uninstall DESTDIR="$place" PREFIX=/usr >/dev/null
left=$(find "$place/usr" -type f)
[ -z "$left" ] || {
    echo "installed.sh: make uninstall leaves $left" >&2
    exit 1
}
echo "  ok   installation, pkg-config, embedding, symbols"
