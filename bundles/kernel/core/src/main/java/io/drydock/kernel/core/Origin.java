package io.drydock.kernel.core;

/**
 * The bundle revision that a generation comes from.
 *
 * @param bundle the framework's id, never reused
 */
record Origin(long bundle, String symbolicName, String version) {}
