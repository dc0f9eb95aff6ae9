package io.drydock.service.volume;

import io.drydock.api.spi.linux.FileAttributes;
import io.drydock.api.spi.linux.FileStat;
import io.drydock.api.spi.linux.RootedDirectory;

import java.util.Optional;

/**
 * Where a volume's first content is gathered: a directory in the volume itself, since only there it
 * is surely on the volume's file system and within its quota. It is renamed when it is complete;
 * after that its entries are moved up one by one. So a copy that was cut is taken back as long as
 * it has its first name, and brought to its end once it has the second.
 */
final class Staging {

    private final RootedDirectory volume;
    private final String part;
    private final String whole;

    Staging(RootedDirectory volume, String id) {
        this.volume = volume;
        this.part = ".drydock-copy-" + id + ".part";
        this.whole = ".drydock-copy-" + id;
    }

    /** Name of the directory to be filled. */
    String begin() {
        volume.directory(part, 0700);
        return part;
    }

    /** All is there, owner and mode of the directory as the volume's are to be. */
    void complete() {
        volume.rename(part, whole);
        settle();
    }

    /** Back to the beginning or on to the end, wherever a crash has cut it. */
    void settle() {
        volume.deleteTree(part);
        Optional<FileStat> stat = volume.stat(whole);
        if (stat.isEmpty()) {
            return;
        }
        FileAttributes attributes = CopyUp.attributes(volume, whole, stat.get());
        for (String name : volume.list(whole)) {
            // Another container that has the volume may have made one of that name: it stays.
            if (volume.stat(name).isEmpty()) {
                volume.rename(whole + "/" + name, name);
            }
        }
        volume.apply("", attributes);
        volume.deleteTree(whole);
        // Deleting has changed the time.
        volume.apply("", attributes);
    }
}
