#!/bin/sh
# floors.sh PROGRAM SHARED: runs each scorer that bench/floors.tsv names and holds the figure that it prints against the
# floor. A floor rises when it is beaten by a commit; it never falls silently. The columns: name, scorer (of SHARED/score,
# or a script beside this one), gold file, further arguments, a regular expression whose group is the figure, floor.
set -u
program=$1
shared=$2
failed=0
if [ ! -d "$shared/score" ]; then
    echo "skipped: no scorers in $shared"
    exit 0
fi
tab=$(printf '\t')
while IFS="$tab" read -r name scorer gold arguments expression floor; do
    case $name in '' | '#'* | name) continue ;; esac
    [ "$arguments" = - ] && arguments=
    case $scorer in
    *.sh) command=$(dirname "$0")/$scorer ;;
    *) command="python3 $shared/score/$scorer" ;;
    esac
    # shellcheck disable=SC2086
    out=$($command "$program" "$shared/gold/$gold" $arguments 2>&1)
    figure=$(printf '%s\n' "$out" | sed -n "s/.*$expression.*/\1/p" | head -n 1)
    if [ -n "$figure" ] && awk "BEGIN { exit !($figure >= $floor) }"; then
        echo "  ok   $name $figure (floor $floor)"
    else
        echo "  FAIL $name ${figure:-no figure} (floor $floor): $out"
        failed=$((failed + 1))
    fi
done <"$(dirname "$0")/floors.tsv"
exit "$failed"
