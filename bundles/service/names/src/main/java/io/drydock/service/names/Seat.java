package io.drydock.service.names;

import io.drydock.api.spi.linux.KeptSockets.Pair;

import java.util.concurrent.Semaphore;

/**
 * A guest's server: its sockets, and how many more of its questions others may be asked at once.
 */
record Seat(String containerId, Pair pair, Semaphore permits) {

    static Seat of(String containerId, Pair pair) {
        return new Seat(containerId, pair, new Semaphore(Forwarding.MOST));
    }
}
