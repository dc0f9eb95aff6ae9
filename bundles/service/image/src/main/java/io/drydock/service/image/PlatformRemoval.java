package io.drydock.service.image;

import io.drydock.api.model.Platform;
import io.drydock.api.model.image.ImageDeleteItem;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code docker rmi --platform}: the name stays as long as it stands for something. */
final class PlatformRemoval {

    private final Variants variants;
    private final Meanings meanings;
    private final ImageTable images;
    private final ImageRemoval removal;

    PlatformRemoval(Variants variants, Meanings meanings, ImageTable images, ImageRemoval removal) {
        this.variants = variants;
        this.meanings = meanings;
        this.images = images;
        this.removal = removal;
    }

    List<ImageDeleteItem> remove(
            String reference, List<Platform> platforms, boolean force, boolean keepParents) {
        Meant meant = variants.meant(reference);
        Set<String> wanted = new LinkedHashSet<>();
        platforms.forEach(one -> wanted.add(variants.require(reference, meant, one).image().id()));
        List<StoredImage> members = variants.images(meant);
        if (members.stream().allMatch(one -> wanted.contains(one.id()))) {
            return removal.remove(reference, force, keepParents);
        }
        List<StoredImage> going =
                members.stream().filter(one -> wanted.contains(one.id())).toList();
        going.forEach(one -> refuseIfNeeded(one, force));
        List<ImageDeleteItem> done = new ArrayList<>();
        going.forEach(one -> removal.erase(one, done));
        return done;
    }

    private void refuseIfNeeded(StoredImage image, boolean force) {
        ImageRemoval.refuse(removal.conflict(image, force, false));
        boolean alone =
                images.names(image.id()).stream()
                        .map(meanings::index)
                        .anyMatch(index -> index.isEmpty() || meanings.members(index).size() < 2);
        if (alone && !force) {
            throw ImageRemoval.error(
                    image, "must be forced", "image is referenced in multiple repositories");
        }
    }
}
