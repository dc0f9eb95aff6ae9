/** The engine's own bundles over HTTP: list, swap, add, remove. */
@NullMarked
package io.drydock.router.modules;

import org.jspecify.annotations.NullMarked;
