# awk -f constructions.awk docs/clauses.md tests/cases/clause_*.txt: each construction that the document names (in the
# table below "## Constructions", separated by semicolons) has three cases or more, and each case names one of them:
# "# construction: what is particular", with "~" in front for a known failure. Prints how many cases there are.
FNR == 1 { document = NR == 1 }
document && /^## / { inside = $0 == "## Constructions" }
document && inside && /^\| / && !/^\| file|^\| ---/ {
    split($0, cells, "|")
    count = split(cells[3], names, ";")
    for (i = 1; i <= count; i++) {
        gsub(/^ +| +$/, "", names[i])
        cases[names[i]] = 0
        named++
    }
}
!document && /^# / {
    title = $0
    known += sub(/^# ~ /, "", title)
    sub(/^# /, "", title)
    sub(/: .*/, "", title)
    if (!(title in cases)) {
        print FILENAME ":" FNR ": docs/clauses.md names no construction \"" title "\""
        wrong++
    }
    cases[title]++
    all++
}
END {
    for (name in cases)
        if (cases[name] < 3) {
            print "docs/clauses.md: \"" name "\" has " cases[name] + 0 " cases, less than 3"
            wrong++
        }
    print all + 0 " clause cases, " known + 0 " of them known failures, of " named + 0 " constructions"
    exit wrong > 0
}
