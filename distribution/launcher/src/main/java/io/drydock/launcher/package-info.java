/** The process around the framework: flags, Felix, the product's bundles, signals, the log. */
@NullMarked
package io.drydock.launcher;

import org.jspecify.annotations.NullMarked;
