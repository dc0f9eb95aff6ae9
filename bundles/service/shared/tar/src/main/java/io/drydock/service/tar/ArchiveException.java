package io.drydock.service.tar;

import java.io.IOException;

/** An archive that is not what it should be; the text is for its owner. */
public final class ArchiveException extends IOException {

    private static final long serialVersionUID = 1L;

    public ArchiveException(String message) {
        super(message);
    }
}
