package io.drydock.api.model.stream;

/**
 * Whether the client of a request still waits for its answer.
 *
 * <p>A router takes it as a parameter ({@code @Context Presence client}) and hands it to work that
 * shall end when nobody wants it any more; the work asks between its steps. It may be asked from
 * any thread, as often as one likes, until the request has been answered; a client that has left is
 * known to have left about a second later. One that only stops sending counts as gone, as with
 * dockerd.
 */
@FunctionalInterface
public interface Presence {

    /** Work that nobody can leave. */
    Presence ALWAYS = () -> true;

    /** False once the client has closed its connection. */
    boolean here();
}
