package io.drydock.service.health;

import io.drydock.api.engine.container.ContainerRuns.ContainerRun;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Healthy is who accepts a connection. */
final class TcpProbe implements Probe {

    private final Target target;
    private final Dialer dialer;

    TcpProbe(Target target, Dialer dialer) {
        this.target = target;
        this.dialer = dialer;
    }

    @Override
    public ProbeResult ask(ContainerRun run, Duration timeout) {
        try (SocketChannel connected = dialer.dial(run, target, Deadline.in(timeout))) {
            return ProbeResult.healthy("connected to " + connected.getRemoteAddress());
        } catch (SocketTimeoutException e) {
            return ProbeResult.late(timeout, "");
        } catch (IOException e) {
            return ProbeResult.failed("tcp " + target.authority() + ": " + e.getMessage());
        }
    }
}
