/**
 * The engine's database on SQLite: one writing connection whose thread commits in groups, a few
 * reading ones beside it. The only bundle that sees the driver.
 */
@NullMarked
package io.drydock.kernel.store;

import org.jspecify.annotations.NullMarked;
