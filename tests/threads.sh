#!/bin/sh
# threads.sh PROGRAM: under ThreadSanitizer, four threads write what one writes.
set -eu
program=$1
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
i=0
while [ $i -lt 24 ]; do
    cp examples/report.txt "$place/$i.txt"
    i=$((i + 1))
done
export TSAN_OPTIONS="halt_on_error=1"
"$program" code --format jsonl --jobs 1 "$place" >"$place.one"
"$program" code --format jsonl --jobs 4 "$place" >"$place.four"
cmp "$place.one" "$place.four"
rm -f "$place.one" "$place.four"
echo "  ok   threads"
