package io.drydock.service.image;

import io.drydock.api.model.Platform;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.image.ImageName;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which images are to be saved, each with the names it shall have. */
final class SavedNames {

    /** Hex digits of an id; no name has that many. */
    private static final int FULL = 64;

    private final ImageTable images;
    private final ImageResolver resolver;
    private final Variants variants;
    private final List<Platform> platforms;
    private final Map<String, Set<ImageName>> wanted = new LinkedHashMap<>();

    /** {@code platforms}: one at most. */
    SavedNames(
            ImageTable images,
            ImageResolver resolver,
            Variants variants,
            List<Platform> platforms) {
        this.images = images;
        this.resolver = resolver;
        this.variants = variants;
        this.platforms = platforms;
    }

    List<String> ids() {
        return List.copyOf(wanted.keySet());
    }

    Set<ImageName> names(String id) {
        return wanted.getOrDefault(id, Set.of());
    }

    /**
     * A name without a tag stands for all tags of its repository, an id for the image alone. What
     * is both, as {@code cafe} may be, is a name.
     */
    void add(String reference) {
        Optional<String> id =
                resolver.find(reference)
                        .map(StoredImage::id)
                        .filter(found -> ImageResolver.isIdOf(reference, found));
        if (id.isEmpty()) {
            addNamed(ImageName.parse(reference), reference);
        } else if (!isShort(reference) || !addAll(ImageName.parse(reference))) {
            want(id.get());
        }
    }

    private static boolean isShort(String id) {
        return id.length() < FULL && !id.startsWith(Digests.PREFIX);
    }

    private void addNamed(ImageName name, String reference) {
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
        String variant = id;
        for (Platform platform : platforms) {
            variant = variants.require(id, resolver.require(id), platform).id();
        }
        return wanted.computeIfAbsent(variant, key -> new LinkedHashSet<>());
    }
}
