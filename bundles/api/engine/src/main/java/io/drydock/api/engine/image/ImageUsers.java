package io.drydock.api.engine.image;

import java.util.List;

/**
 * Who uses an image: implemented by the container service, asked by the image service before it
 * removes something. Answers from a snapshot.
 */
public interface ImageUsers {

    /** Containers made from the image. */
    List<User> users(String imageId);

    /**
     * A container that uses an image.
     *
     * @param containerId 64 hex digits
     * @param reference the name it was created with
     * @param running true while it runs, is paused or restarts
     */
    record User(String containerId, String reference, boolean running) {}
}
