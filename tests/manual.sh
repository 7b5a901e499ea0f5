#!/bin/sh
# manual.sh PROGRAM: the man page names every subcommand and every option that --help names, and no option that is none.
set -u
program=$1
manual=docs/dateline.1
wrong=0
plain=$(sed 's/\\-/-/g' "$manual")
names=$("$program" --help | sed -n 's/^  \([a-z][a-z]*\)  *[A-Za-z].*/\1/p')
[ -n "$names" ] || {
    echo "manual.sh: --help lists no subcommand"
    exit 1
}
options=
for name in $names; do
    printf '%s\n' "$plain" | grep -q "^\.B $name\$" || {
        echo "manual.sh: $manual does not tell of the subcommand $name"
        wrong=1
    }
    options="$options $("$program" "$name" --help | grep -o -e '--[a-z][a-z-]*' | sort -u)"
done
for option in $(printf '%s\n' $options | sort -u); do
    printf '%s\n' "$plain" | grep -q -e "$option" || {
        echo "manual.sh: $manual does not tell of $option"
        wrong=1
    }
done
for option in $(printf '%s\n' "$plain" | grep -o -e '--[a-z][a-z-]*' | sort -u); do
    case " $(echo $options) --help " in
    *" $option "*) ;;
    *)
        echo "manual.sh: $manual tells of $option, which no subcommand has"
        wrong=1
        ;;
    esac
done
[ "$wrong" = 0 ] && echo "  ok   the manual page names what --help names"
exit "$wrong"
