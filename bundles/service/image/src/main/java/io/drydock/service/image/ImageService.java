package io.drydock.service.image;

import io.drydock.api.engine.image.ImageEngine;
import io.drydock.api.engine.image.ImageExchange;
import io.drydock.api.engine.image.ImageLookup;
import io.drydock.api.engine.image.PruneJobs;
import io.drydock.api.engine.registry.TransferJobs;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.Filters;
import io.drydock.api.model.Platform;
import io.drydock.api.model.ProgressMessage;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.image.AttestationStatement;
import io.drydock.api.model.image.ImageConfigDocument;
import io.drydock.api.model.image.ImageDeleteItem;
import io.drydock.api.model.image.ImageHistoryItem;
import io.drydock.api.model.image.ImageInspect;
import io.drydock.api.model.image.ImageName;
import io.drydock.api.model.image.ImageSummary;
import io.drydock.api.model.image.ImagesPruneResponse;
import io.drydock.api.model.stream.Presence;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.graph.GraphDriver;
import io.drydock.service.platforms.Platforms;
import io.drydock.service.tar.ArchiveException;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Images: every operation handed to the part that knows it. */
class ImageService implements ImageEngine, ImageLookup, ImageExchange, PruneJobs {

    private final ImageParts parts;
    private final PruneRuns prunes;

    ImageService(ImageParts parts) {
        this.parts = parts;
        this.prunes = new PruneRuns(parts.prune()::prune);
    }

    @Override
    public List<ImageSummary> list(ApiVersion version, ListRequest request) {
        return parts.list().list(version, request);
    }

    @Override
    public ImageInspect inspect(
            ApiVersion version, String reference, boolean manifests, String platform) {
        return parts.details().inspect(version, require(reference, platform), manifests);
    }

    @Override
    public List<ImageHistoryItem> history(String reference, String platform) {
        return parts.details().history(require(reference, platform).image());
    }

    @Override
    public List<AttestationStatement> attestations(
            String reference, String platform, List<String> types, boolean statements) {
        return parts.manifests().statements(require(reference, platform), types, statements);
    }

    @Override
    public void requirePlatforms(List<String> platforms) {
        parts.platforms().parse(platforms);
    }

    private Meant require(String reference, String platform) {
        return ofPlatform(reference, parts.variants().meant(reference), platform);
    }

    private Meant ofPlatform(String reference, Meant meant, String platform) {
        return platform.isEmpty()
                ? meant
                : parts.variants().require(reference, meant, parts.platforms().parse(platform));
    }

    @Override
    public void tag(String reference, String repository, String tag) {
        Meant meant = parts.variants().meant(reference);
        StoredImage image = meant.image();
        ImageName name = ImageName.parse(repository);
        if (!name.digest().isEmpty()) {
            throw EngineException.invalid("cannot tag a digest reference");
        }
        ImageName wanted = tag.isEmpty() ? name.tagOrLatest() : name.withTag(tag);
        if (wanted.familiarRepository().equals("sha256")) {
            throw EngineException.invalid(
                    "refusing to create an ambiguous tag using digest algorithm as name");
        }
        parts.schema()
                .run(change -> parts.meanings().name(change, wanted, image.id(), meant.target()));
        parts.events()
                .publish("tag", image.id(), wanted.familiar(), parts.documents().config(image));
    }

    @Override
    public List<ImageDeleteItem> remove(String reference, boolean force, boolean keepParents) {
        return parts.removal().remove(reference, force, keepParents);
    }

    @Override
    public List<ImageDeleteItem> remove(
            String reference, List<String> platforms, boolean force, boolean keepParents) {
        return platforms.isEmpty()
                ? remove(reference, force, keepParents)
                : parts.platformRemoval()
                        .remove(reference, parts.platforms().parse(platforms), force, keepParents);
    }

    @Override
    public void load(
            InputStream archive,
            List<String> platforms,
            boolean quiet,
            Consumer<ProgressMessage> progress) {
        List<Platform> wanted = parts.platforms().parse(platforms);
        reported(
                () -> {
                    parts.loading().load(archive, wanted, quiet, progress);
                    return true;
                });
    }

    @Override
    public void save(List<String> references, List<String> platforms, OutputStream archive) {
        List<Platform> wanted = parts.platforms().parse(platforms);
        reported(
                () -> {
                    parts.saving().save(references, wanted, archive);
                    return true;
                });
    }

    @Override
    public void importArchive(
            ImportRequest request, InputStream archive, Consumer<ProgressMessage> progress) {
        reported(
                () -> {
                    parts.importing().importArchive(request, archive, progress);
                    return true;
                });
    }

    @Override
    public ImagesPruneResponse prune(Filters filters, Presence client) {
        return prunes.prune(filters, client);
    }

    @Override
    public List<TransferJobs.Job> prunes() {
        return prunes.prunes();
    }

    @Override
    public boolean cancelPrune(String id) {
        return prunes.cancelPrune(id);
    }

    @Override
    public Totals totals() {
        long bytes = parts.layers().all().stream().mapToLong(Layer::size).sum();
        return new Totals(
                parts.images().count(),
                bytes,
                parts.graph().name(),
                parts.graph().call(GraphDriver::status));
    }

    @Override
    public ResolvedImage resolve(String reference, Optional<String> platform) {
        Meant meant = parts.variants().meant(reference);
        ImageConfigDocument first = parts.documents().config(meant.image());
        StoredImage image =
                platform.filter(wanted -> !wanted.isEmpty())
                        .map(wanted -> Platforms.parse(wanted, first.architecture()))
                        .map(wanted -> parts.variants().require(reference, meant, wanted))
                        .orElse(meant)
                        .image();
        ImageConfigDocument config = parts.documents().config(image);
        return new ResolvedImage(image.id(), ImageResolver.familiar(reference), config);
    }

    @Override
    public Optional<String> id(String reference) {
        try {
            return parts.resolver().find(reference).map(StoredImage::id);
        } catch (EngineException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<KnownManifest> manifest(String digest) {
        return parts.variants().known(digest);
    }

    @Override
    public int present(List<String> diffIds) {
        return parts.arriving().present(diffIds);
    }

    @Override
    public Path partial(String digest) {
        return reported(() -> parts.contents().partial(digest));
    }

    @Override
    public Taken take(Arrival arrival) {
        return reported(() -> parts.arriving().take(arrival));
    }

    @Override
    public List<String> tags(String repository) {
        return parts.departing().tags(repository);
    }

    @Override
    public Optional<Departure> departure(String reference, String platform) {
        return parts.variants()
                .find(reference)
                .map(meant -> ofPlatform(reference, meant, platform).image())
                .map(parts.departing()::departure);
    }

    @Override
    public Optional<Consignment> consignment(String reference) {
        return parts.variants().find(reference).flatMap(parts.departing()::consignment);
    }

    @Override
    public void archive(String chain, OutputStream archive) {
        reported(
                () -> {
                    parts.departing().archive(chain, archive);
                    return true;
                });
    }

    @Override
    public void published(Publication publication) {
        parts.departing().published(publication);
    }

    private interface Reading<T> {
        T run() throws IOException;
    }

    /** What is wrong with an archive, or what the kernel says, in the engine's own exception. */
    private static <T> T reported(Reading<T> reading) {
        try {
            return reading.run();
        } catch (ArchiveException e) {
            throw new EngineException(
                    io.drydock.api.model.error.ErrorKind.INVALID,
                    String.valueOf(e.getMessage()),
                    e);
        } catch (DriverException e) {
            throw Graph.failure(e);
        } catch (IOException e) {
            throw EngineException.system(String.valueOf(e.getMessage()), e);
        }
    }
}
