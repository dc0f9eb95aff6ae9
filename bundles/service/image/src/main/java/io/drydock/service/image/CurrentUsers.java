package io.drydock.service.image;

import io.drydock.api.engine.image.ImageUsers;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The container service's answers, or none while there has never been a container service. */
final class CurrentUsers implements ImageUsers {

    private volatile @Nullable ImageUsers handle;

    void set(@Nullable ImageUsers value) {
        handle = value;
    }

    @Override
    public List<User> users(String imageId) {
        ImageUsers current = handle;
        return current == null ? List.of() : current.users(imageId);
    }
}
