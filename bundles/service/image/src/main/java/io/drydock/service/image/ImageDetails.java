package io.drydock.service.image;

import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.EmptyObject;
import io.drydock.api.model.container.ContainerConfig;
import io.drydock.api.model.container.GraphDriverData;
import io.drydock.api.model.image.ImageConfigDocument;
import io.drydock.api.model.image.ImageHistoryEntry;
import io.drydock.api.model.image.ImageHistoryItem;
import io.drydock.api.model.image.ImageInspect;
import io.drydock.api.model.image.ImageInspect.Draft;
import io.drydock.api.model.image.ImageInspectConfig;
import io.drydock.api.model.image.ImageMetadata;
import io.drydock.api.model.image.ImageRuntimeConfig;
import io.drydock.api.model.image.RootFsLayers;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code docker image inspect} and {@code docker history}. */
final class ImageDetails {

    private final Meanings meanings;
    private final LayerTable layers;
    private final Documents documents;
    private final ManifestList manifests;
    private final Graph graph;
    private final Path dataRoot;

    ImageDetails(
            Meanings meanings,
            LayerTable layers,
            Documents documents,
            ManifestList manifests,
            Graph graph,
            Path dataRoot) {
        this.meanings = meanings;
        this.layers = layers;
        this.documents = documents;
        this.manifests = manifests;
        this.graph = graph;
        this.dataRoot = dataRoot;
    }

    ImageInspect inspect(ApiVersion version, Meant meant, boolean withManifests) {
        StoredImage image = meant.image();
        ImageConfigDocument document = documents.config(image);
        StoredImage.Named named = new StoredImage.Named(image, meanings.holding(image.id()));
        return ImageInspect.of(
                draft -> {
                    draft.id = image.id();
                    draft.repoTags = named.tags();
                    draft.repoDigests = named.digests();
                    draft.comment = comment(document);
                    draft.created = created(version, document);
                    draft.author = document.author();
                    draft.config = config(version, document.config());
                    draft.architecture = document.architecture();
                    draft.variant = document.variant();
                    draft.os = document.os();
                    draft.osVersion = document.osVersion();
                    draft.size = image.size();
                    draft.graphDriver = graphDriver(image);
                    draft.rootFs = new RootFsLayers("layers", document.rootfs().diffIds());
                    draft.metadata = new ImageMetadata(image.tagged());
                    legacy(version, image, document, draft);
                    later(version, meant, withManifests, draft);
                });
    }

    private void later(ApiVersion version, Meant meant, boolean withManifests, Draft draft) {
        if (version.atLeast(48)) {
            draft.descriptor = manifests.target(meant);
            draft.manifests = withManifests ? manifests.of(meant, version.atLeast(54)) : null;
        }
        if (version.atLeast(53)) {
            draft.identity = manifests.identity(meant.image());
        }
    }

    List<ImageHistoryItem> history(StoredImage image) {
        List<Layer> chain = layers.chain(image.chain());
        List<ImageHistoryItem> items = new ArrayList<>();
        List<ImageHistoryEntry> entries = documents.config(image).history();
        int next = 0;
        for (int i = 0; i < entries.size(); i++) {
            ImageHistoryEntry entry = entries.get(i);
            boolean layered = !entry.emptyLayer() && next < chain.size();
            long size = layered ? chain.get(next++).size() : 0;
            items.addFirst(item(image, entry, size, i == entries.size() - 1));
        }
        return items;
    }

    private ImageHistoryItem item(
            StoredImage image, ImageHistoryEntry entry, long size, boolean top) {
        List<String> tags =
                new StoredImage.Named(image, top ? meanings.holding(image.id()) : List.of()).tags();
        return new ImageHistoryItem(
                entry.comment(),
                Times.unix(entry.created()),
                entry.createdBy(),
                top ? image.id() : "<missing>",
                size,
                tags.isEmpty() ? null : tags);
    }

    private static void legacy(
            ApiVersion version, StoredImage image, ImageConfigDocument document, Draft draft) {
        if (!version.atLeast(44)) {
            draft.virtualSize = image.size();
        }
        if (!version.atLeast(45)) {
            draft.container = "";
            draft.containerConfig = ContainerConfig.EMPTY;
        }
        if (!version.atLeast(52)) {
            draft.parent = image.parent();
            draft.dockerVersion = document.dockerVersion();
        }
    }

    /** Images that were built have their comment in the last step of the history. */
    private static String comment(ImageConfigDocument document) {
        return document.comment().isEmpty() && !document.history().isEmpty()
                ? document.history().getLast().comment()
                : document.comment();
    }

    private static String created(ApiVersion version, ImageConfigDocument document) {
        String created = document.created();
        return created == null && !version.atLeast(44)
                ? "0001-01-01T00:00:00Z"
                : created == null ? "" : created;
    }

    private static ImageInspectConfig config(
            ApiVersion version, @Nullable ImageRuntimeConfig given) {
        ImageRuntimeConfig config = given == null ? ImageRuntimeConfig.EMPTY : given;
        return version.atLeast(50) ? config : old(config);
    }

    private static ContainerConfig old(ImageRuntimeConfig config) {
        return ContainerConfig.of(
                draft -> {
                    draft.user = config.user();
                    draft.exposedPorts = config.exposedPorts();
                    draft.env = orNull(config.env());
                    draft.entrypoint = config.entrypoint();
                    draft.cmd = config.cmd();
                    draft.volumes = orNull(config.volumes());
                    draft.workingDir = config.workingDir();
                    draft.labels = config.labels().isEmpty() ? null : config.labels();
                    draft.stopSignal = config.stopSignal();
                    draft.argsEscaped = config.argsEscaped();
                    draft.healthcheck = config.healthcheck();
                    draft.onBuild = orNull(config.onBuild());
                    draft.shell = config.shell();
                });
    }

    private static @Nullable List<String> orNull(List<String> list) {
        return list.isEmpty() ? null : list;
    }

    private static @Nullable Map<String, EmptyObject> orNull(Map<String, EmptyObject> map) {
        return map.isEmpty() ? null : map;
    }

    private @Nullable GraphDriverData graphDriver(StoredImage image) {
        if (image.chain().isEmpty()) {
            return new GraphDriverData(null, graph.name());
        }
        Layer top = layers.find(image.chain()).orElseThrow();
        Path mountPoint = dataRoot.resolve(top.driver()).resolve(top.cacheId()).resolve("merged");
        Map<String, String> data =
                graph.call(top.driver(), driver -> driver.metadata(top.cacheId(), mountPoint));
        return new GraphDriverData(data.isEmpty() ? null : data, top.driver());
    }
}
