package io.drydock.service.archive;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** A tar archive made by other hands than those that read it. */
final class MadeArchive {

    private final TarArchiveOutputStream out;

    private MadeArchive(TarArchiveOutputStream out) {
        this.out = out;
    }

    static byte[] tar(Consumer<MadeArchive> members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes)) {
            members.accept(new MadeArchive(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    MadeArchive file(String name, String content) {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(content.getBytes().length);
        return put(entry, content);
    }

    MadeArchive directory(String name) {
        return put(new TarArchiveEntry(name + "/", true), "");
    }

    MadeArchive hardLink(String name, String target) {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarArchiveEntry.LF_LINK, true);
        entry.setLinkName(target);
        return put(entry, "");
    }

    private MadeArchive put(TarArchiveEntry entry, String content) {
        try {
            out.putArchiveEntry(entry);
            out.write(content.getBytes());
            out.closeArchiveEntry();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
