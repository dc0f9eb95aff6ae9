package io.drydock.service.image;

import io.drydock.api.model.Platform;
import io.drydock.api.model.image.DockerArchiveManifestItem;
import io.drydock.api.model.image.ImageConfigDocument;
import io.drydock.service.image.OciLayout.Found;
import io.drydock.service.image.OciLayout.Group;
import io.drydock.service.platforms.Platforms;
import io.drydock.service.tar.ArchiveException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the images in an archive: docker's {@code manifest.json}, the index of an OCI layout, or
 * both. Of an image for several platforms the wanted ones are taken, else all that are there.
 */
final class ArchiveFormats {

    private final Documents documents;
    private final String architecture;

    ArchiveFormats(Documents documents, String architecture) {
        this.documents = documents;
        this.architecture = architecture;
    }

    List<ArchivedImage> images(ArchiveIndex archive, List<Platform> wanted) throws IOException {
        if (archive.has("manifest.json")) {
            return docker(archive, wanted);
        }
        if (archive.has("index.json")) {
            return oci(new OciLayout(archive, documents), wanted);
        }
        throw new ArchiveException("invalid archive: does not contain a manifest.json");
    }

    private List<ArchivedImage> docker(ArchiveIndex archive, List<Platform> wanted)
            throws IOException {
        OciLayout layout = new OciLayout(archive, documents);
        List<Group> groups = archive.has("index.json") ? layout.groups() : List.of();
        Map<String, Kept> kept = kept(groups);
        List<ArchivedImage> images = new ArrayList<>();
        byte[] manifest = archive.bytes("manifest.json", OciLayout.MAX_DOCUMENT);
        for (DockerArchiveManifestItem item :
                documents.readList(manifest, DockerArchiveManifestItem.class)) {
            List<ArchivedImage.LayerSource> layers = new ArrayList<>();
            for (String layer : item.layers()) {
                layers.add(archive.layer(layer));
            }
            byte[] config = archive.bytes(item.config(), OciLayout.MAX_DOCUMENT);
            List<String> tags = item.repoTags();
            images.add(
                    new ArchivedImage(
                            config,
                            tags == null ? List.of() : tags,
                            layers,
                            kept.getOrDefault(Digests.of(config), Kept.NOTHING)));
        }
        return withOthers(selected(images, wanted), layout, groups, wanted);
    }

    /** What an archive that is an OCI layout, too, has of its images, by their ids. */
    private static Map<String, Kept> kept(List<Group> groups) {
        Map<String, Kept> kept = new HashMap<>();
        for (Group group : groups) {
            group.there().forEach(one -> kept.put(one.config(), one.kept()));
        }
        return kept;
    }

    /** Docker's list has one platform of each image; the index may lead to more. */
    private List<ArchivedImage> withOthers(
            List<ArchivedImage> images, OciLayout layout, List<Group> groups, List<Platform> wanted)
            throws IOException {
        Set<String> seen = new HashSet<>();
        images.forEach(image -> seen.add(Digests.of(image.config())));
        List<ArchivedImage> all = new ArrayList<>(images);
        for (Group group : groups) {
            if (group.indexed()) {
                for (Found one : chosen(layout, group, wanted)) {
                    if (seen.add(one.config())) {
                        all.add(layout.image(one, group.names()));
                    }
                }
            }
        }
        if (all.isEmpty()) {
            throw none(wanted);
        }
        return all;
    }

    private List<ArchivedImage> selected(List<ArchivedImage> images, List<Platform> wanted)
            throws ArchiveException {
        Map<String, Long> named =
                images.stream()
                        .flatMap(image -> image.names().stream())
                        .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        List<ArchivedImage> selected = new ArrayList<>();
        for (ArchivedImage image : images) {
            boolean rivals =
                    image.names().stream().anyMatch(name -> named.getOrDefault(name, 0L) > 1);
            Platform platform =
                    Platforms.of(documents.read(image.config(), ImageConfigDocument.class));
            if (wanted.isEmpty() ? !rivals || host(platform) : any(wanted, platform)) {
                selected.add(image);
            }
        }
        return selected;
    }

    private List<ArchivedImage> oci(OciLayout layout, List<Platform> wanted) throws IOException {
        List<ArchivedImage> images = new ArrayList<>();
        for (Group group : layout.groups()) {
            List<Found> chosen = chosen(layout, group, wanted);
            if (chosen.isEmpty()) {
                throw none(wanted);
            }
            for (Found one : chosen) {
                images.add(layout.image(one, group.names()));
            }
        }
        return images;
    }

    /** The wanted ones, or all that are whole; the one that fits the host best goes first. */
    private List<Found> chosen(OciLayout layout, Group group, List<Platform> wanted) {
        if (!wanted.isEmpty()) {
            return group.there().stream().filter(one -> any(wanted, one.platform())).toList();
        }
        if (!group.indexed()) {
            return group.there();
        }
        List<Found> whole =
                group.there().stream()
                        .filter(one -> one.platform().os().equals("linux") && layout.whole(one))
                        .sorted(Comparator.comparingInt(one -> rank(one.platform())))
                        .toList();
        return whole.isEmpty() ? group.there() : whole;
    }

    private int rank(Platform platform) {
        int rank = Platforms.rank(platform, Platforms.parse("", architecture));
        return rank < 0 ? Integer.MAX_VALUE : rank;
    }

    private static boolean any(List<Platform> wanted, Platform offered) {
        return wanted.stream().anyMatch(one -> Platforms.fits(offered, one));
    }

    private boolean host(Platform platform) {
        return platform.os().equals("linux") && platform.architecture().equals(architecture);
    }

    private ArchiveException none(List<Platform> wanted) {
        String platforms =
                wanted.isEmpty()
                        ? "linux/" + architecture
                        : wanted.stream().map(Platforms::text).collect(Collectors.joining(", "));
        return new ArchiveException("no image for platform " + platforms + " in the archive");
    }
}
