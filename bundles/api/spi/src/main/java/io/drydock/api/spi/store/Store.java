package io.drydock.api.spi.store;

import org.osgi.annotation.versioning.ProviderType;

import java.util.List;

/** The engine's database. An OSGi service of the kernel; may be called from any thread. */
@ProviderType
public interface Store {
    /**
     * Brings the tables of one owner up to date and returns the way to them. All migrations newer
     * than the recorded version run in one transaction; none is left half done. The same owner may
     * be opened many times.
     *
     * @param owner lower case letters and digits, beginning with a letter; the tables are named
     *     {@code owner_*}
     * @param migrations numbered 1, 2, 3... without gaps
     * @throws IllegalArgumentException when the owner's name or the numbering is wrong, or a
     *     migration makes something that is not named {@code owner_*}
     * @throws StoreException {@code NEWER_SCHEMA} when the database was written by a later version
     *     of the owner; {@code UNAVAILABLE} when a migration is due and the disk refuses it
     */
    Schema open(String owner, List<Migration> migrations);
}
