#!/bin/sh
# run.sh BUILD TEST...: runs each test program and prints one line for it, the whole output of those that fail, and
# "N passed, N failed" at the end. Test programs find the program that was built in $DATELINE.
set -u
build=$1
shift
DATELINE=$build/dateline
export DATELINE
export ASAN_OPTIONS="${ASAN_OPTIONS:-detect_leaks=1:allocator_may_return_null=1}"
export UBSAN_OPTIONS="${UBSAN_OPTIONS:-halt_on_error=1:print_stacktrace=1}"
passed=0
failed=0
log=$build/tests.log
for test in "$@"; do
    if "$test" >"$log" 2>&1; then
        passed=$((passed + 1))
        echo "  ok   $test: $(grep -c '\[       OK \]' "$log") tests"
    else
        failed=$((failed + 1))
        echo "  FAIL $test"
        cat "$log"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
