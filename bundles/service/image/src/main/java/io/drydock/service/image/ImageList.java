package io.drydock.service.image;

import io.drydock.api.engine.image.ImageEngine.ListRequest;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.Descriptor;
import io.drydock.api.model.Filters;
import io.drydock.api.model.image.ImageConfigDocument;
import io.drydock.api.model.image.ImageSummary;
import io.drydock.service.image.StoredImage.Named;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** {@code docker images}. */
final class ImageList {

    private static final Set<String> FILTERS =
            Set.of("dangling", "label", "before", "since", "reference", "until");

    private final ImageTable images;
    private final Meanings meanings;
    private final LayerTable layers;
    private final ImageResolver resolver;
    private final Documents documents;
    private final Variants variants;
    private final ManifestList manifests;

    ImageList(
            ImageTable images,
            Meanings meanings,
            LayerTable layers,
            ImageResolver resolver,
            Documents documents,
            Variants variants,
            ManifestList manifests) {
        this.images = images;
        this.meanings = meanings;
        this.layers = layers;
        this.resolver = resolver;
        this.documents = documents;
        this.variants = variants;
        this.manifests = manifests;
    }

    List<ImageSummary> list(ApiVersion version, ListRequest request) {
        Filters filters = request.filters();
        filters.forbidUnknown(FILTERS);
        List<Named> every = listed();
        Predicate<Named> wanted = matching(filters, request.all(), parents(every));
        Map<String, Long> sharedBytes = request.sharedSize() ? sharedBytes(every) : Map.of();
        Map<String, Descriptor> targets = version.atLeast(48) ? manifests.targets() : Map.of();
        return every.stream()
                .map(image -> withMatchingNames(image, filters))
                .filter(wanted)
                .sorted(Comparator.comparing((Named image) -> moment(image.image())).reversed())
                .map(image -> summary(version, image, sharedBytes))
                .map(each -> later(version, each, request, targets))
                .toList();
    }

    /** Those that a name stands for besides its default are listed with that. */
    private List<Named> listed() {
        Set<String> held = meanings.held();
        return images.all().stream()
                .filter(one -> !one.names().isEmpty() || !held.contains(one.image().id()))
                .toList();
    }

    private Predicate<Named> matching(Filters filters, boolean all, Set<String> parents) {
        boolean dangling = filters.flag("dangling").orElse(false);
        boolean danglingGiven = filters.has("dangling");
        Predicate<Named> wanted =
                image ->
                        image.names().isEmpty()
                                ? (all || !parents.contains(image.image().id()))
                                        && (!danglingGiven || dangling)
                                        && !filters.has("reference")
                                : !dangling || image.tags().isEmpty();
        if (filters.has("label")) {
            wanted = wanted.and(image -> filters.keyValues("label", labels(image)));
        }
        for (String reference : filters.values("before")) {
            Instant limit = moment(resolver.require(reference));
            wanted = wanted.and(image -> moment(image.image()).isBefore(limit));
        }
        for (String reference : filters.values("since")) {
            Instant limit = moment(resolver.require(reference));
            wanted = wanted.and(image -> moment(image.image()).isAfter(limit));
        }
        for (String text : filters.values("until")) {
            long limit = Times.point(text).getEpochSecond();
            wanted = wanted.and(image -> created(image) < limit);
        }
        return wanted;
    }

    private static Named withMatchingNames(Named image, Filters filters) {
        if (!filters.has("reference")) {
            return image;
        }
        return new Named(
                image.image(),
                image.names().stream()
                        .filter(
                                name ->
                                        filters.values("reference").stream()
                                                .anyMatch(one -> NamePattern.matches(one, name)))
                        .toList());
    }

    private ImageSummary summary(ApiVersion version, Named image, Map<String, Long> sharedBytes) {
        boolean nothing = image.names().isEmpty();
        boolean old = !version.atLeast(43);
        List<String> tags = nothing && old ? List.of("<none>:<none>") : image.tags();
        List<String> digests = nothing && old ? List.of("<none>@<none>") : image.digests();
        return ImageSummary.of(
                draft -> {
                    draft.id = image.image().id();
                    draft.parentId = image.image().parent();
                    draft.created = created(image);
                    draft.containers = -1;
                    draft.labels = labels(image).isEmpty() ? null : labels(image);
                    draft.repoTags = old && tags.isEmpty() ? null : tags;
                    draft.repoDigests = old && digests.isEmpty() ? null : digests;
                    draft.size = image.image().size();
                    draft.sharedSize = sharedBytes.getOrDefault(image.image().id(), -1L);
                    draft.virtualSize = version.atLeast(44) ? 0 : image.image().size();
                });
    }

    private ImageSummary later(
            ApiVersion version,
            ImageSummary summary,
            ListRequest request,
            Map<String, Descriptor> targets) {
        boolean wanted = version.atLeast(47) && request.manifests();
        boolean identity = version.atLeast(54) && request.identity();
        return summary.with(
                draft -> {
                    draft.descriptor = targets.get(summary.id());
                    draft.manifests =
                            wanted
                                    ? images.find(summary.id())
                                            .map(
                                                    image ->
                                                            manifests.of(
                                                                    variants.meant(image),
                                                                    identity))
                                            .orElse(null)
                                    : null;
                });
    }

    /** Bytes of each image's layers that another image has too. */
    private Map<String, Long> sharedBytes(List<Named> every) {
        Map<String, Layer> byChain =
                layers.all().stream().collect(Collectors.toMap(Layer::chain, layer -> layer));
        Map<String, Integer> users = new HashMap<>();
        every.forEach(
                image ->
                        walk(byChain, image).forEach(l -> users.merge(l.chain(), 1, Integer::sum)));
        return every.stream()
                .collect(
                        Collectors.toMap(
                                image -> image.image().id(),
                                image ->
                                        walk(byChain, image).stream()
                                                .filter(l -> users.getOrDefault(l.chain(), 0) > 1)
                                                .mapToLong(Layer::size)
                                                .sum()));
    }

    private static List<Layer> walk(Map<String, Layer> byChain, Named image) {
        return java.util.stream.Stream.iterate(
                        byChain.get(image.image().chain()),
                        layer -> layer != null,
                        layer -> byChain.get(layer.parent()))
                .toList();
    }

    private static Set<String> parents(List<Named> every) {
        Set<String> parents = new HashSet<>();
        every.forEach(image -> parents.add(image.image().parent()));
        return parents;
    }

    private Map<String, String> labels(Named image) {
        ImageConfigDocument document = documents.config(image.image());
        return document.config() == null ? Map.of() : document.config().labels();
    }

    private long created(Named image) {
        return created(image.image());
    }

    private long created(StoredImage image) {
        return Times.unix(documents.config(image).created());
    }

    /** With its fraction: of two images of one second one is still the older. */
    private Instant moment(StoredImage image) {
        return Times.moment(documents.config(image).created());
    }
}
