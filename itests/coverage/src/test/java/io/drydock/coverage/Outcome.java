package io.drydock.coverage;

/** What became of a test in this run. */
enum Outcome {
    PASSED,
    FAILED,
    /** It was skipped, or not run at all. */
    NONE;

    /** Of several runs of one method: a failure outweighs all. */
    Outcome and(Outcome other) {
        if (this == FAILED || other == FAILED) {
            return FAILED;
        }
        return this == PASSED || other == PASSED ? PASSED : NONE;
    }
}
