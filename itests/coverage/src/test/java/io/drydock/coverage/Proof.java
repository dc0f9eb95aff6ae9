package io.drydock.coverage;

/** A test that names a row, and what became of it. */
record Proof(String row, String test, Outcome outcome) {}
