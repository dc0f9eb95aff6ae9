package io.drydock.service.container;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting for the end of a run. */
final class Waits {

    private Waits() {}

    /** False when it still runs after so many seconds; negative waits for ever. */
    static boolean ended(Run run, int seconds) {
        try {
            if (seconds < 0) {
                run.ended().get();
            } else {
                run.ended().get(seconds, TimeUnit.SECONDS);
            }
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(ErrorKind.CANCELLED, "interrupted", e);
        } catch (ExecutionException e) {
            throw EngineException.system("the exit could not be recorded: " + e.getCause(), e);
        }
    }
}
