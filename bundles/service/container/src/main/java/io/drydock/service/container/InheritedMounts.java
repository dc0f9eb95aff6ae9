package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.model.container.MountPoint;
import io.drydock.api.model.error.EngineException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** HostConfig.VolumesFrom: the mounts of other containers, {@code container[:mode]}. */
final class InheritedMounts {

    private static final Set<String> MODES = Set.of("ro", "rw", "z", "Z");

    private InheritedMounts() {}

    /** {@code find} gives a container by reference or fails. */
    static List<MountRequest> of(
            @Nullable List<String> references, Function<String, Container> find) {
        List<MountRequest> mounts = new ArrayList<>();
        for (String text : references == null ? List.<String>of() : references) {
            if (text.isEmpty()) {
                throw invalid("volumes-from specification cannot be an empty string");
            }
            int colon = text.indexOf(':');
            boolean readOnly = colon >= 0 && readOnly(text.substring(colon + 1));
            Container other = other(colon < 0 ? text : text.substring(0, colon), find);
            other.mounts().forEach(mount -> mounts.add(request(mount, readOnly)));
        }
        return mounts;
    }

    private static Container other(String reference, Function<String, Container> find) {
        try {
            return find.apply(reference);
        } catch (EngineException e) {
            // dockerd answers 400 here, so that no client pulls an image of that name
            throw invalid(e.getMessage());
        }
    }

    private static boolean readOnly(String mode) {
        boolean readOnly = false;
        for (String word : mode.split(",", -1)) {
            if (!MODES.contains(word)) {
                throw invalid("invalid mode: " + mode);
            }
            readOnly |= word.equals("ro");
        }
        return readOnly;
    }

    private static MountRequest request(Container.Attachment mount, boolean readOnly) {
        MountPoint point = mount.point();
        boolean named = point.type().equals("volume") || point.type().equals("image");
        MountRequest request =
                new MountRequest(
                        point.type(),
                        named ? point.name() : point.source(),
                        point.destination(),
                        point.type().equals("tmpfs") ? point.mode() : "",
                        mount.readOnly() || readOnly,
                        false,
                        false,
                        mount.recursive(),
                        point.propagation(),
                        point.type().equals("volume") ? point.driver() : "",
                        Map.of(),
                        Map.of());
        return request.with(mount.reach(), mount.subpath());
    }
}
