#!/bin/sh
# clauses.sh PROGRAM GOLD.conllu [raw]: what PROGRAM's trees leave of the clauses of the gold trees (bench/clauses.c). The
# words are given, or with "raw" its text alone: sentences joined by spaces, paragraphs by empty lines. Run it in the root
# of the repository, with PROGRAM in the folder that it was built in.
set -eu
program=$1
gold=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
if [ "${3:-}" = raw ]; then
    awk '/^# new(par|doc)/ { new = 1 }
         sub(/^# text = /, "") { printf "%s%s", any ? (new ? "\n\n" : " ") : "", $0; any = 1; new = 0 }
         END { print "" }' "$gold" >"$folder/gold.txt"
    "$program" parse --from text "$folder/gold.txt" >"$folder/parsed.conllu"
else
    "$program" parse --from conllu "$gold" >"$folder/parsed.conllu"
fi
scorer=$(dirname "$program")/bench/clauses
make --no-print-directory BUILD="$(dirname "$program")" "$scorer" >&2
"$scorer" "$gold" "$folder/parsed.conllu"
