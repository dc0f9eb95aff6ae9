package io.drydock.service.image;

import io.drydock.service.tar.ArchiveException;
import io.drydock.service.tar.MemberPath;
import io.drydock.service.tar.TarEntry;
import io.drydock.service.trees.TreePath;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What has become of the members of an archive. Names are looked up in this map and nowhere else:
 * no name of an archive ever becomes a path.
 */
final class ArchiveIndex {

    private static final int MAX_LINKS = 10;
    private static final int MAX_MEMBERS = 200_000;

    private sealed interface Member {
        record Spooled(long offset, long length) implements Member {}

        record Unpacked(EarlyLayer layer, long length) implements Member {}

        record Failed(Exception failure) implements Member {}

        record Link(String target) implements Member {}
    }

    private final Spool spool;
    private final Map<String, Member> members = new HashMap<>();

    ArchiveIndex(Spool spool) {
        this.spool = spool;
    }

    /** Unpacks a layer. */
    interface Unpacking {
        EarlyLayer run() throws IOException;
    }

    void addFile(String name, long offset, long length) throws ArchiveException {
        add(name, new Member.Spooled(offset, length));
    }

    /** What went wrong is told to the one who wants this member, if it is a layer at all. */
    void addLayer(String name, long length, Unpacking unpacking) throws ArchiveException {
        Member member;
        try {
            member = new Member.Unpacked(unpacking.run(), length);
        } catch (IOException | RuntimeException e) {
            member = new Member.Failed(e);
        }
        add(name, member);
    }

    /** What has no content of its own. */
    void addLink(TarEntry entry) throws ArchiveException {
        String name = MemberPath.of(entry.name());
        switch (entry.type()) {
            case SYMLINK -> {
                String target = TreePath.child(TreePath.parent(name), entry.linkName());
                add(name, new Member.Link(MemberPath.of(target)));
            }
            case HARD_LINK -> add(name, new Member.Link(MemberPath.of(entry.linkName())));
            case FILE, DIRECTORY, FIFO, CHARACTER_DEVICE, BLOCK_DEVICE -> {}
        }
    }

    private void add(String name, Member member) throws ArchiveException {
        if (members.size() >= MAX_MEMBERS) {
            throw new ArchiveException("too many members in archive");
        }
        members.put(MemberPath.of(name), member);
    }

    boolean has(String name) {
        return find(name).isPresent();
    }

    /** A member with the text of a document. */
    byte[] bytes(String name, int limit) throws IOException {
        if (!(required(name) instanceof Member.Spooled(long offset, long length))) {
            throw new ArchiveException("invalid archive: " + name + " is no document");
        }
        if (length > limit) {
            throw new ArchiveException(name + " is too large: " + length + " bytes");
        }
        try (InputStream in = spool.open(offset, length)) {
            return in.readAllBytes();
        }
    }

    /** A member as a layer's archive. */
    ArchivedImage.LayerSource layer(String name) throws IOException {
        return switch (required(name)) {
            case Member.Spooled(long offset, long length) ->
                    new ArchivedImage.LayerSource(length, null, () -> spool.open(offset, length));
            case Member.Unpacked(EarlyLayer layer, long length) ->
                    new ArchivedImage.LayerSource(length, layer, () -> again(layer));
            case Member.Failed(IOException failure) -> throw failure;
            case Member.Failed(RuntimeException failure) -> throw failure;
            case Member.Failed(Exception failure) -> throw new IOException(failure);
            case Member.Link link -> throw new ArchiveException("invalid link " + link.target());
        };
    }

    private InputStream again(EarlyLayer layer) throws IOException {
        long begin = spool.size();
        return spool.open(begin, layer.copy(spool));
    }

    private Member required(String name) throws ArchiveException {
        return find(name)
                .orElseThrow(
                        () -> new ArchiveException("invalid archive: does not contain " + name));
    }

    private Optional<Member> find(String name) {
        @Nullable Member member = members.get(strip(name));
        for (int i = 0; member instanceof Member.Link(String target); i++) {
            member = i == MAX_LINKS ? null : members.get(target);
        }
        return Optional.ofNullable(member);
    }

    private static String strip(String name) {
        try {
            return MemberPath.of(name);
        } catch (ArchiveException e) {
            return name;
        }
    }
}
