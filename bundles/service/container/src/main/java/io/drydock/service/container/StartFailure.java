package io.drydock.service.container;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;

/**
 * Why a container did not start, with the exit code the docker CLI turns into its own: 127 for a
 * command that is not there, 126 for one that cannot be executed, 128 for everything else.
 */
record StartFailure(int exitCode, String message, EngineException exception) {

    static StartFailure of(EngineException e) {
        String text = e.getMessage();
        int code = 128;
        if (text.contains("executable file not found")
                || text.contains("no such file or directory")) {
            code = 127;
        } else if (text.contains("permission denied") || text.contains("is a directory")) {
            code = 126;
        }
        // dockerd answers 400 for what the user can mend in his command
        ErrorKind kind = code == 128 ? e.kind() : ErrorKind.INVALID;
        return new StartFailure(code, text, new EngineException(kind, text, e));
    }
}
