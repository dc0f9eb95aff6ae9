package io.drydock.service.registry;

import io.drydock.api.engine.image.ImageExchange;
import io.drydock.api.engine.image.ImageExchange.Arrival;
import io.drydock.api.engine.image.ImageExchange.Taken;
import io.drydock.api.engine.registry.RegistryEngine.PullRequest;
import io.drydock.api.model.Descriptor;
import io.drydock.api.model.Platform;
import io.drydock.api.model.ProgressMessage;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.image.ImageConfigDocument;
import io.drydock.api.model.image.ImageName;
import io.drydock.api.model.image.ImageRootFs;
import io.drydock.api.spi.registry.RegistryException;
import io.drydock.api.spi.registry.RegistrySession;
import io.drydock.service.platforms.Platforms;

import java.util.List;
import java.util.function.Consumer;

/** {@code docker pull}. */
final class Pulling {

    private final Registries registries;
    private final ImageExchange images;
    private final Downloads downloads;
    private final TransferLimits limits;
    private final String architecture;

    Pulling(
            Registries registries,
            ImageExchange images,
            Downloads downloads,
            TransferLimits limits,
            String architecture) {
        this.registries = registries;
        this.limits = limits;
        this.images = images;
        this.downloads = downloads;
        this.architecture = architecture;
    }

    /** What is to be pulled, read before anything is done. */
    record Order(ImageName name, Platform platform) {}

    Order order(PullRequest request) {
        ImageName named = ImageName.parse(request.image());
        ImageName name =
                request.tag().isEmpty()
                        ? named
                        : Sha256.is(request.tag())
                                ? named.withDigest(request.tag())
                                : named.withTag(request.tag());
        if (name.familiarRepository().equals("scratch")) {
            throw EngineException.forbidden("'scratch' is a reserved name");
        }
        return new Order(name, Platforms.parse(request.platform(), architecture));
    }

    void pull(Order order, PullRequest request, Transfer job, Consumer<ProgressMessage> progress) {
        ImageName name = order.name();
        try (Registries.Conversation with =
                registries.open(name, false, request.auth(), request.headers(), job)) {
            boolean news = false;
            for (ImageName one : all(with.session(), name)) {
                job.requireGoingOn();
                news |= pullOne(with.session(), one, order.platform(), job, progress);
            }
            String text =
                    news
                            ? "Status: Downloaded newer image for "
                            : "Status: Image is up to date for ";
            progress.accept(ProgressMessage.status("", text + name.familiar()));
        } catch (RegistryException e) {
            throw Texts.pull(e, name);
        }
    }

    private static List<ImageName> all(RegistrySession session, ImageName name) {
        return name.tagged() || !name.digest().isEmpty()
                ? List.of(name)
                : session.tags().stream().map(name::withTag).toList();
    }

    private boolean pullOne(
            RegistrySession session,
            ImageName name,
            Platform platform,
            Transfer job,
            Consumer<ProgressMessage> progress) {
        RemoteImage image =
                Patience.with(limits, job, () -> RemoteImage.find(session, images, name, platform));
        progress.accept(
                ProgressMessage.status(
                        name.digest().isEmpty() ? name.tag() : name.familiar(),
                        "Pulling from " + name.path()));
        byte[] config = Patience.with(limits, job, () -> image.config(session, images));
        Taken taken = take(session, name, image, config, job, progress);
        progress.accept(ProgressMessage.status("", "Digest: " + image.digest()));
        return taken.news();
    }

    private Taken take(
            RegistrySession session,
            ImageName name,
            RemoteImage image,
            byte[] config,
            Transfer job,
            Consumer<ProgressMessage> progress) {
        List<Descriptor> blobs = image.manifest().layers();
        List<String> diffIds = diffIds(config);
        int present = Math.min(blobs.size(), images.present(diffIds));
        // dockerd does not speak of the layers of an image that it has.
        boolean silent =
                present == blobs.size() && images.departure(Sha256.of(config), "").isPresent();
        try (PulledLayers layers =
                new PulledLayers(images, downloads, session, blobs, present, progress)) {
            job.onCancel(layers::close);
            if (!silent) {
                layers.begin();
            }
            Arrival arrival =
                    new Arrival(
                            image.document(),
                            config,
                            layers.arriving(),
                            name.repository(),
                            name.digest().isEmpty() ? name.tag() : "",
                            image.digest(),
                            image.index(),
                            Attested.of(session, images, image));
            try {
                return images.take(arrival);
            } catch (EngineException e) {
                throw layers.failure().orElse(e);
            }
        }
    }

    private static List<String> diffIds(byte[] config) {
        ImageRootFs layers = Documents.read(config, ImageConfigDocument.class).rootfs();
        return layers.diffIds();
    }
}
