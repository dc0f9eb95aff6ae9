package io.drydock.service.image;

import java.io.IOException;
import java.util.Optional;

/**
 * A layer of an archive that was unpacked while the archive came, before its list of contents said
 * whose layer it is. One image takes it; whoever else wants it gets its archive.
 */
final class EarlyLayer {

    private final LayerMaking owner;
    private final LayerMaking.Begun place;
    private final LayerUnpacking.Unpacked content;
    private boolean taken;

    EarlyLayer(LayerMaking owner, LayerMaking.Begun place, LayerUnpacking.Unpacked content) {
        this.owner = owner;
        this.place = place;
        this.content = content;
    }

    /** Digest of its plain archive. */
    String diffId() {
        return content.diffId();
    }

    /** Bytes of its files. */
    long size() {
        return content.size();
    }

    LayerMaking owner() {
        return owner;
    }

    LayerMaking.Begun place() {
        return place;
    }

    /** It, for the first who asks. */
    Optional<EarlyLayer> take() {
        boolean first = !taken;
        taken = true;
        return first ? Optional.of(this) : Optional.empty();
    }

    /** Writes its plain archive to the end of a spool; returns how long it is. */
    long copy(Spool to) throws IOException {
        return to.append(out -> owner.write(place, out));
    }
}
