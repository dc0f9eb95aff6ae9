package io.drydock.service.image;

/** A move that is not wanted just now: somebody needs what it moves. */
final class GivenUp extends RuntimeException {

    private static final long serialVersionUID = 1L;

    GivenUp() {
        super("given up", null, false, false);
    }
}
