#!/bin/sh
# bench.sh BUILD ARTICLES: speed and memory of coding a file of articles: one thread a stage a row, the program's start-up,
# two threads against one, and what `xz -6 -T1` takes for the same bytes on the same machine (machines differ; ratios
# differ less).
set -eu
build=$1
articles=$2
[ -r "$articles" ] || {
    echo "bench: skipped: no articles in $articles; name a file: make bench ARTICLES=FILE"
    exit 0
}
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
now() { date +%s%N; }

echo "== one thread, a stage a row"
"$build/bench-program" "$articles"

echo "== start-up: the program on a report of one sentence, best of 20"
printf 'Nothing happened on Monday.\n' >"$place/short.txt"
best=999999999999
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    begin=$(now)
    "$build/dateline" code --format jsonl "$place/short.txt" >/dev/null 2>&1
    took=$(($(now) - begin))
    [ "$took" -ge "$best" ] || best=$took
done
echo "$((best / 1000)) µs"

echo "== threads"
for jobs in 1 2; do
    begin=$(now)
    "$build/dateline" code --format jsonl --jobs $jobs "$articles" 2>/dev/null >"$place/$jobs"
    echo "--jobs $jobs: $(($(now) - begin)) ns" | awk '{ printf "%s %s %.2f s\n", $1, $2, $3 / 1e9 }'
done
cmp "$place/1" "$place/2" && echo "the same bytes"

if command -v xz >/dev/null 2>&1; then
    case $articles in *.gz) gzip -dc "$articles" >"$place/text" ;; *) cat "$articles" >"$place/text" ;; esac
    begin=$(now)
    xz -6 -T1 -c "$place/text" >/dev/null
    echo "$(($(now) - begin))" | awk '{ printf "== xz -6 -T1 on the same bytes: %.2f s\n", $1 / 1e9 }'
fi
