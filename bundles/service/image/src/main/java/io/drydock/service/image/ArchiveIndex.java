package io.drydock.service.image;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the members of a spooled archive are. Names are looked up in this map and nowhere else: no
 * name of an archive ever becomes a path.
 */
final class ArchiveIndex {

    private static final int MAX_LINKS = 10;
    private static final int MAX_MEMBERS = 200_000;

    private record Member(long offset, long length, String link) {}

    private final Spool spool;
    private final Map<String, Member> members = new HashMap<>();

    private ArchiveIndex(Spool spool) {
        this.spool = spool;
    }

    static ArchiveIndex of(Spool spool) throws IOException {
        ArchiveIndex index = new ArchiveIndex(spool);
        TarReader reader = new TarReader(spool.open(0, spool.size()));
        for (TarEntry entry = reader.next(); entry != null; entry = reader.next()) {
            index.add(entry, reader);
        }
        return index;
    }

    boolean has(String name) {
        return find(name).isPresent();
    }

    /** A member with the text of a document. */
    byte[] bytes(String name, int limit) throws IOException {
        Member member = required(name);
        if (member.length() > limit) {
            throw new ArchiveException(name + " is too large: " + member.length() + " bytes");
        }
        try (InputStream in = spool.open(member.offset(), member.length())) {
            return in.readAllBytes();
        }
    }

    /** A member as a layer's archive. */
    ArchivedImage.LayerSource layer(String name) throws ArchiveException {
        Member member = required(name);
        return new ArchivedImage.LayerSource(
                member.length(), () -> spool.open(member.offset(), member.length()));
    }

    private void add(TarEntry entry, TarReader reader) throws IOException {
        String name = LayerPath.of(entry.name());
        if (reader.position() + reader.remaining() > spool.size()) {
            throw new ArchiveException("unexpected EOF");
        }
        if (members.size() >= MAX_MEMBERS) {
            throw new ArchiveException("too many members in archive");
        }
        switch (entry.type()) {
            case FILE -> {
                if (entry.sparse() == null) {
                    members.put(name, new Member(reader.position(), reader.remaining(), ""));
                }
            }
            case SYMLINK -> members.put(name, new Member(0, 0, linked(name, entry.linkName())));
            case HARD_LINK -> members.put(name, new Member(0, 0, LayerPath.of(entry.linkName())));
            case DIRECTORY, FIFO, CHARACTER_DEVICE, BLOCK_DEVICE -> {}
        }
    }

    private static String linked(String name, String target) throws ArchiveException {
        return LayerPath.of(LayerPath.child(LayerPath.parent(name), target));
    }

    private Member required(String name) throws ArchiveException {
        return find(name)
                .orElseThrow(
                        () -> new ArchiveException("invalid archive: does not contain " + name));
    }

    private Optional<Member> find(String name) {
        @Nullable Member member = members.get(strip(name));
        for (int i = 0; member != null && !member.link().isEmpty(); i++) {
            member = i == MAX_LINKS ? null : members.get(member.link());
        }
        return Optional.ofNullable(member);
    }

    private static String strip(String name) {
        try {
            return LayerPath.of(name);
        } catch (ArchiveException e) {
            return name;
        }
    }
}
