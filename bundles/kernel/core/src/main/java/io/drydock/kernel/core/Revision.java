package io.drydock.kernel.core;

import org.jspecify.annotations.Nullable;

/**
 * A version of a bundle and where it comes from.
 *
 * @param location from which the framework installed it or can install it
 * @param path of a jar kept by the swap manager; null for what the product brought
 */
record Revision(String version, String location, @Nullable String path) {}
