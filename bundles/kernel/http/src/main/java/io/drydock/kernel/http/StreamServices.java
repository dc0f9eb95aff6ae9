package io.drydock.kernel.http;

import io.drydock.api.model.stream.CursorSource;
import io.drydock.api.spi.linux.SeqPacketSockets;
import io.drydock.api.spi.stream.StreamObserver;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What the pump looks up at each use, because it may be swapped while a stream lives. */
interface StreamServices {

    /** The stable handle of a cursor source, or null while there is none. */
    @Nullable CursorSource source(String name);

    /** Those who want to know of streams. */
    List<StreamObserver> observers();

    /** The way to monitors, or null while the kernel's Linux layer is not there. */
    @Nullable SeqPacketSockets sockets();
}
