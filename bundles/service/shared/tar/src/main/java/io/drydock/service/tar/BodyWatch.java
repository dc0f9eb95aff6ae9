package io.drydock.service.tar;

import io.drydock.api.spi.linux.RootedDirectory;
import io.drydock.service.tar.TarEntry.Extent;

import java.io.IOException;
import java.util.List;

/** Told where the content of an archive's files goes while it is unpacked. */
public interface BodyWatch {

    /** For those who do not mind. */
    BodyWatch NONE = new BodyWatch() {};

    /** The bytes read from now on go into a file, into these stretches one after the other. */
    default void begin(String path, List<Extent> stretches) throws IOException {}

    /** The file is complete. */
    default void end() throws IOException {}

    /** Whatever is at a path is about to be deleted, as a later member takes its place. */
    default void losing(RootedDirectory root, String path) throws IOException {}
}
