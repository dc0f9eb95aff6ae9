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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds the images in an archive: docker's {@code manifest.json} or the index of an OCI layout. Of
 * an image for several platforms the wanted ones are taken, else the host's; the first one gets the
 * name.
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
        List<ArchivedImage> images = new ArrayList<>();
        Map<String, Kept> kept = kept(archive);
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
        return selected(images, wanted);
    }

    /** What an archive that is an OCI layout, too, has of its images, by their ids. */
    private Map<String, Kept> kept(ArchiveIndex archive) throws IOException {
        Map<String, Kept> kept = new HashMap<>();
        if (archive.has("index.json")) {
            for (Group group : new OciLayout(archive, documents).groups()) {
                group.there()
                        .forEach(one -> kept.put(one.manifest().config().digest(), one.kept()));
            }
        }
        return kept;
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
        if (selected.isEmpty() && !images.isEmpty()) {
            throw none(wanted);
        }
        return selected;
    }

    private List<ArchivedImage> oci(OciLayout layout, List<Platform> wanted) throws IOException {
        List<ArchivedImage> images = new ArrayList<>();
        for (Group group : layout.groups()) {
            List<Found> chosen = chosen(group, wanted);
            if (chosen.isEmpty()) {
                throw none(wanted);
            }
            for (Found one : chosen) {
                images.add(
                        new ArchivedImage(
                                layout.config(one),
                                one == chosen.getFirst() ? group.names() : List.of(),
                                layout.layers(one),
                                one.kept()));
            }
        }
        return images;
    }

    private List<Found> chosen(Group group, List<Platform> wanted) {
        if (!wanted.isEmpty()) {
            return group.there().stream().filter(one -> any(wanted, one.platform())).toList();
        }
        return group.indexed()
                ? group.there().stream().filter(one -> host(one.platform())).limit(1).toList()
                : group.there();
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
