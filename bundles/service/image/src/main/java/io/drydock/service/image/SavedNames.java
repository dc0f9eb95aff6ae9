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

/** What is to be saved, each with the names it shall have. */
final class SavedNames {

    /** Hex digits of an id; no name has that many. */
    private static final int FULL = 64;

    private final ImageTable images;
    private final ImageResolver resolver;
    private final Variants variants;
    private final List<Platform> platforms;
    private final Map<String, Wanted> wanted = new LinkedHashMap<>();

    /** {@code platforms}: none for all. */
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

    /**
     * An image alone, or all of an index.
     *
     * @param images those to save, the default one first
     */
    record Wanted(Meant meant, List<StoredImage> images, Set<ImageName> names) {}

    List<Wanted> all() {
        return List.copyOf(wanted.values());
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
            want(reference, variants.meant(resolver.require(id.get())));
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
        StoredImage image =
                images.byName(name)
                        .flatMap(images::find)
                        .orElseThrow(() -> EngineException.notFound("reference does not exist"));
        Set<ImageName> names = want(name.familiar(), variants.named(image, name));
        if (name.tagged()) {
            names.add(name);
        }
    }

    private boolean addAll(ImageName name) {
        boolean any = false;
        for (StoredImage.Named one : images.all()) {
            for (ImageName tag : one.names()) {
                if (tag.tagged() && tag.repository().equals(name.repository())) {
                    want(tag.familiar(), variants.named(one.image(), tag)).add(tag);
                    any = true;
                }
            }
        }
        return any;
    }

    private Set<ImageName> want(String reference, Meant meant) {
        Map<String, StoredImage> asked = new LinkedHashMap<>();
        for (Platform one : platforms) {
            StoredImage image = variants.require(reference, meant, one).image();
            asked.put(image.id(), image);
        }
        List<StoredImage> chosen =
                platforms.isEmpty() ? variants.images(meant) : List.copyOf(asked.values());
        String key = chosen.getFirst().id() + meant.target();
        return wanted.computeIfAbsent(key, same -> new Wanted(meant, chosen, new LinkedHashSet<>()))
                .names();
    }
}
