package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Links;

import java.util.function.Function;

/** Links through one socket that was opened inside a namespace. */
final class LinksSession extends NetlinkLinks implements Links.Session {

    private final NetlinkSocket socket;

    LinksSession(NetlinkSocket socket) {
        this.socket = socket;
    }

    @Override
    <T> T with(Function<NetlinkSocket, T> work) {
        return Offload.call(() -> work.apply(socket));
    }

    @Override
    public void close() {
        socket.close();
    }
}
