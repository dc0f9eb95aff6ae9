package io.drydock.service.image;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.image.ImageName;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds images by what users write: name, name with digest, id, or the beginning of an id. */
final class ImageResolver {

    private static final Pattern FULL_ID = Pattern.compile("(?:sha256:)?([a-f0-9]{64})");
    private static final Pattern SHORT_ID = Pattern.compile("(?:sha256:)?([a-f0-9]{1,64})");

    private final ImageTable images;

    ImageResolver(ImageTable images) {
        this.images = images;
    }

    /** The image; NOT_FOUND with docker's text, INVALID for what is no reference. */
    StoredImage require(String reference) {
        return find(reference)
                .orElseThrow(
                        () -> EngineException.notFound("No such image: " + familiar(reference)));
    }

    Optional<StoredImage> find(String reference) {
        var full = FULL_ID.matcher(reference);
        if (full.matches()) {
            return images.find(Digests.PREFIX + full.group(1));
        }
        ImageName name = ImageName.parse(reference).tagOrLatest();
        return images.byName(name).or(() -> byPrefix(reference)).flatMap(images::find);
    }

    /** Whether a reference is (the beginning of) this id, not a name. */
    static boolean isIdOf(String reference, String id) {
        String hex = id.substring(Digests.PREFIX.length());
        return !reference.isEmpty()
                && (id.startsWith(reference) && reference.length() > Digests.PREFIX.length()
                        || hex.startsWith(reference));
    }

    /** The form of a reference in messages. */
    static String familiar(String reference) {
        var full = FULL_ID.matcher(reference);
        return full.matches()
                ? Digests.PREFIX + full.group(1)
                : ImageName.parse(reference).tagOrLatest().familiar();
    }

    private Optional<String> byPrefix(String reference) {
        var id = SHORT_ID.matcher(reference);
        if (!id.matches()) {
            return Optional.empty();
        }
        List<String> found = images.byPrefix(id.group(1));
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
