package io.drydock.driver.graph.devicemapper;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A device of the pool, written down beside its tree before it is made, so that none is made that
 * nobody finds again. A number is taken by a file of that name, once for all that use the pool.
 *
 * @param number in the pool
 * @param sectors its size
 */
record ThinDevice(int number, long sectors) {

    private static final String NAME = "device";
    private static final int MOST = (1 << 24) - 1;

    /** The device of a tree, empty if it has none yet. */
    static Optional<ThinDevice> of(Path tree) {
        try {
            String[] words = Files.readString(tree.resolveSibling(NAME)).split(" ");
            return Optional.of(
                    new ThinDevice(Integer.parseInt(words[0]), Long.parseLong(words[1])));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new DriverException(Kind.SYSTEM, "devmapper: " + e, e);
        }
    }

    /** A new one, with the lowest number that is free. */
    static ThinDevice take(Path numbers, Path tree, long sectors) {
        try {
            Files.createDirectories(numbers);
            for (int number = 1; number <= MOST; number++) {
                if (taken(numbers.resolve(Integer.toString(number)))) {
                    ThinDevice device = new ThinDevice(number, sectors);
                    device.write(tree);
                    return device;
                }
            }
        } catch (IOException e) {
            throw new DriverException(Kind.SYSTEM, "devmapper: " + e, e);
        }
        throw new DriverException(Kind.SYSTEM, "devmapper: all numbers of the pool are taken");
    }

    private static boolean taken(Path file) throws IOException {
        if (Files.exists(file)) {
            return false;
        }
        try {
            Files.createFile(file);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** Whole or not at all. */
    void write(Path tree) {
        Path place = tree.resolveSibling(NAME);
        Path draft = tree.resolveSibling(NAME + ".new");
        try {
            Files.writeString(
                    draft,
                    number + " " + sectors,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new DriverException(Kind.SYSTEM, "devmapper: " + e, e);
        }
    }

    /** Its number is free again; forgotten first, as it may be another's at once. */
    void release(Path numbers, Path tree) {
        try {
            Files.deleteIfExists(tree.resolveSibling(NAME));
            Files.deleteIfExists(numbers.resolve(Integer.toString(number)));
        } catch (IOException e) {
            throw new DriverException(Kind.SYSTEM, "devmapper: " + e, e);
        }
    }
}
