package io.drydock.api.spi;

/**
 * Thrown by a provider with {@link Succession} when a call reaches it, or goes on from a wait, and
 * it is no longer in charge. The call has changed nothing that the next generation would not
 * expect; whoever called through a handle never sees this.
 */
public final class SupersededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SupersededException() {
        super("another generation is in charge", null, false, false);
    }
}
