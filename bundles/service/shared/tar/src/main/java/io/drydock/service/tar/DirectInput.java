package io.drydock.service.tar;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A stream whose bytes can be had where they lie, without a copy. */
public interface DirectInput {

    /** Up to so many of the next bytes, none at the end. They are there until the next call. */
    ByteBuffer take(int most) throws IOException;
}
