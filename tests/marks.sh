#!/bin/sh
# marks.sh TEST_CASES [NAME]: runs the case files (those whose path has NAME in it) and puts the marks of known failures
# where they belong: "~" goes from titles whose cases pass, and comes to those whose cases fail. For after a new model;
# read the difference before it is committed, since a mark that came is a sentence that went.
set -eu
program=$1
log=$(mktemp)
trap 'rm -f "$log"' EXIT
"$program" ${2:+"$2"} >"$log" 2>&1 || true
sed -n 's/^\(tests\/cases\/[^:]*\):\([0-9]*\): passes now, take the ~ off: .*/\1 \2/p' "$log" |
    while read -r file line; do
        sed -i "${line}s/^# ~ /# /" "$file"
        echo "off  $file:$line $(sed -n "${line}s/^# //p" "$file")"
    done
sed -n '/: passes now, /d; s/^\(tests\/cases\/[^:]*\):\([0-9]*\): .*/\1 \2/p' "$log" | sort -u |
    while read -r file line; do
        sed -i "${line}s/^# \([^~]\)/# ~ \1/" "$file"
        echo "on   $file:$line $(sed -n "${line}s/^# //p" "$file")"
    done
