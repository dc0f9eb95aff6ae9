/**
 * Flags and daemon.json: read, checked as a whole, published to ConfigurationAdmin.
 *
 * <p>The launcher has this package on its class path too, because errors, {@code --version} and
 * {@code --validate} must be answered before a framework exists.
 */
@NullMarked
package io.drydock.kernel.config;

import org.jspecify.annotations.NullMarked;
