package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.FileAttributes;
import io.drydock.api.spi.linux.FileStat;
import io.drydock.api.spi.linux.RootedFile;

import java.nio.ByteBuffer;

/** A file whose owners are those a container sees. */
record MappedFile(RootedFile file, IdMaps maps) implements RootedFile {

    @Override
    public void write(ByteBuffer from) {
        file.write(from);
    }

    @Override
    public int read(ByteBuffer into) {
        return file.read(into);
    }

    @Override
    public void position(long offset) {
        file.position(offset);
    }

    @Override
    public long nextData(long offset) {
        return file.nextData(offset);
    }

    @Override
    public long nextHole(long offset) {
        return file.nextHole(offset);
    }

    @Override
    public void length(long bytes) {
        file.length(bytes);
    }

    @Override
    public void apply(FileAttributes attributes) {
        file.apply(maps.outside(attributes));
    }

    @Override
    public FileStat stat() {
        return maps.inside(file.stat());
    }

    @Override
    public void close() {
        file.close();
    }
}
