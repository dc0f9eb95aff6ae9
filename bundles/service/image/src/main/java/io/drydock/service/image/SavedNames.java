package io.drydock.service.image;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.image.ImageName;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which images are to be saved, each with the names it shall have. */
final class SavedNames {

    private final ImageTable images;
    private final ImageResolver resolver;
    private final Map<String, Set<ImageName>> wanted = new LinkedHashMap<>();

    SavedNames(ImageTable images, ImageResolver resolver) {
        this.images = images;
        this.resolver = resolver;
    }

    List<String> ids() {
        return List.copyOf(wanted.keySet());
    }

    Set<ImageName> names(String id) {
        return wanted.getOrDefault(id, Set.of());
    }

    /** A name without a tag stands for all tags of its repository, an id for the image alone. */
    void add(String reference) {
        StoredImage image = resolver.find(reference).orElse(null);
        if (image != null && ImageResolver.isIdOf(reference, image.id())) {
            want(image.id());
            return;
        }
        ImageName name = ImageName.parse(reference);
        if (name.tagged() || !name.digest().isEmpty()) {
            addOne(name);
        } else if (!addAll(name)) {
            throw EngineException.notFound("No such image: " + reference);
        }
    }

    private void addOne(ImageName name) {
        String id =
                images.byName(name)
                        .orElseThrow(() -> EngineException.notFound("reference does not exist"));
        Set<ImageName> names = want(id);
        if (name.tagged()) {
            names.add(name);
        }
    }

    private boolean addAll(ImageName name) {
        boolean any = false;
        for (StoredImage.Named one : images.all()) {
            for (ImageName tag : one.names()) {
                if (tag.tagged() && tag.repository().equals(name.repository())) {
                    want(one.image().id()).add(tag);
                    any = true;
                }
            }
        }
        return any;
    }

    private Set<ImageName> want(String id) {
        return wanted.computeIfAbsent(id, key -> new LinkedHashSet<>());
    }
}
