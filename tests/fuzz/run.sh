#!/bin/sh
# run.sh SECONDS FUZZER: runs one fuzzer from the seeds in tests/fuzz/NAME/ (or none), leaves what it finds beside it,
# and fails when it crashes, leaks or runs into a bound.
set -eu
seconds=$1
fuzzer=$2
name=$(basename "$fuzzer")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
seeds=tests/fuzz/$name
[ -d "$seeds" ] || seeds=
log=$fuzzer.log
# shellcheck disable=SC2086
if "$fuzzer" -max_total_time="$seconds" -max_len=4096 -rss_limit_mb=3000 -timeout=25 -artifact_prefix="$fuzzer-" \
    "$work" $seeds >"$log" 2>&1; then
    echo "  ok   $name: $(grep -c . "$log") lines of log, $(sed -n 's/^Done \([0-9]*\) runs.*/\1 runs/p' "$log")"
else
    echo "  FAIL $name"
    tail -n 40 "$log"
    exit 1
fi
