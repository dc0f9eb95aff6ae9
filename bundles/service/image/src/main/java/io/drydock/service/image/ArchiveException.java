package io.drydock.service.image;

import java.io.IOException;

/** An archive that is not what it should be; the text is for its owner. */
final class ArchiveException extends IOException {

    private static final long serialVersionUID = 1L;

    ArchiveException(String message) {
        super(message);
    }
}
