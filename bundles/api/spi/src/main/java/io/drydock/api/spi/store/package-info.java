/**
 * Crash-safe state: one database for the engine, one {@link io.drydock.api.spi.store.Schema} for
 * each service that owns tables in it.
 *
 * <h2>The story</h2>
 *
 * A service asks the {@link io.drydock.api.spi.store.Store} once, when it is built, for its schema:
 *
 * <pre>{@code
 * private static final List<Migration> MIGRATIONS = List.of(
 *         Migration.sql(1, "CREATE TABLE volume_volumes (name TEXT PRIMARY KEY, document TEXT NOT NULL)"));
 *
 * Schema schema = store.open("volume", MIGRATIONS);
 *
 * try {
 *     schema.update("INSERT INTO volume_volumes (name, document) VALUES (?, ?)", name, json);
 * } catch (ConstraintException e) {
 *     throw new EngineException(CONFLICT, "volume name already in use: " + name);
 * }
 * List<String> names = schema.read("SELECT name FROM volume_volumes ORDER BY name", row -> row.text("name"));
 * }</pre>
 *
 * <p>Every table, index, view and trigger of an owner is named {@code owner_something}; opening
 * fails when a migration makes one with another name. A migration that has been released is never
 * edited: a change is a new migration with the next number. As two generations of a service run
 * side by side during a swap, a migration only adds what the generation before it can ignore.
 *
 * <h2>Writing</h2>
 *
 * A call that writes returns when its change is on the disk (fsync), so what has been acknowledged
 * survives {@code kill -9} and loss of power. One thread writes; changes that arrive while a commit
 * is under way share the next one, so a hundred concurrent writers cost about as much as one. Each
 * change is atomic and isolated: when it throws, it alone is undone and its caller gets the
 * exception. Change code therefore only talks to its {@link io.drydock.api.spi.store.Transaction}:
 * no other I/O, no waiting, no call back into a schema.
 *
 * <h2>Reading</h2>
 *
 * Reads never wait for writes and see the newest committed state, thus every change whose caller
 * has been answered. They may be called from virtual threads; the native work runs on platform
 * threads.
 *
 * <h2>Failing</h2>
 *
 * With a full, read-only or stalled disk writes are refused with {@link
 * io.drydock.api.spi.store.StoreException.Kind#UNAVAILABLE} and a text that says why, while reads
 * go on; every later write tries again, so nothing has to be restarted once the disk is well.
 */
@Export
@Version("1.0.0")
@NullMarked
package io.drydock.api.spi.store;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
