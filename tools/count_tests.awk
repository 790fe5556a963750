# Counts tests in CTest's LastTest.log from what the runners themselves printed. A program that prints
# no cmocka lines is one test. A program that fails although all its tests passed (a leak, a crash
# after the last one) counts one failure; a test that began and never ended has failed.

/^[0-9]+\/[0-9]+ Testing: /  { ran = ok = skips = 0 }
/^\[ RUN      \] /           { ran++; listing = 0 }
/^\[       OK \] /           { ok++ }
/^\[==========\] .* run\.$/  { listing = 1 } # names the skipped and the failed a second time
/^\[  SKIPPED \] / && !listing { skips++ }
/^Test (Passed|Failed)/      { finish($2 ~ /^Passed/) }

function finish(passed,    bad) {
    if (ran == 0) ran = ok = 1
    bad = ran - ok - skips
    if (bad <= 0) bad = passed ? 0 : 1
    tests += ran
    failed += bad
    skipped += skips
}

END { printf "%d tests, %d failed, %d skipped\n", tests, failed, skipped }
