package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Links;

import org.osgi.service.component.annotations.Component;

import java.util.function.Function;

/** Links of the daemon's own namespace; a socket per call costs some microseconds and no lock. */
@Component(service = Links.class)
public final class HostLinks extends NetlinkLinks {

    @Override
    <T> T with(Function<NetlinkSocket, T> work) {
        return Offload.call(
                () -> {
                    try (NetlinkSocket socket = NetlinkSocket.open()) {
                        return work.apply(socket);
                    }
                });
    }
}
