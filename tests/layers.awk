# awk -f layers.awk layers.tsv FILE...: says which file includes what its folder may not (layers.tsv), and which base
# names of files stand twice.
BEGIN { FS = "\t" }
FNR == NR {
    if ($0 !~ /^#/ && $1 != "folder")
        allowed[$1] = " " $2 " "
    next
}
FNR == 1 {
    folder = FILENAME
    sub(/\/[^\/]*$/, "", folder)
    base = FILENAME
    sub(/.*\//, "", base)
    if (base in seen) {
        print FILENAME ": " seen[base] " has the same base name"
        wrong++
    }
    seen[base] = FILENAME
}
/^#include "/ && folder in allowed {
    target = $0
    sub(/^#include "/, "", target)
    sub(/".*/, "", target)
    if (target == "dateline.h")
        target = "include/dateline.h"
    else if (folder !~ /^(app|bench|learn)$/ || system("test -f src/" target) == 0)
        target = "src/" target
    else
        target = folder "/" target
    sub(/\/[^\/]*$/, "", target)
    if (index(allowed[folder], " " target " ") == 0) {
        print FILENAME ":" FNR ": " folder " may not include from " target
        wrong++
    }
}
END { exit wrong > 0 }
