package io.drydock.itests.moody;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.volume.DriverVolume;
import io.drydock.api.spi.volume.VolumeDriver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A volume driver of somebody else's. It writes down what it is asked; it hangs in a call as long
 * as there is a file {@code hang-CALL} in its folder, and fails with a file {@code fail-CALL}.
 */
public final class MoodyVolumes implements VolumeDriver {

    private volatile Path folder;

    /** Called by Declarative Services with the properties of the component. */
    public void activate(Map<String, Object> properties) {
        folder = Path.of((String) properties.get("folder"));
    }

    private void call(String what, String of) {
        try {
            Files.writeString(
                    folder.resolve("calls"),
                    what + " " + of + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            while (Files.exists(folder.resolve("hang-" + what))) {
                Thread.sleep(20);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (Files.exists(folder.resolve("fail-" + what))) {
            throw new DriverException(DriverException.Kind.SYSTEM, "not in the mood");
        }
    }

    private Path volume(String name) {
        return folder.resolve("volumes").resolve(name);
    }

    @Override
    public void create(String name, Map<String, String> options) {
        call("create", name + " " + options);
        try {
            Files.createDirectories(volume(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void remove(String name) {
        call("remove", name);
        try (Stream<Path> files = Files.list(volume(name))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(volume(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Path mount(String name, String id) {
        call("mount", name + " " + id);
        return volume(name);
    }

    @Override
    public void unmount(String name, String id) {
        call("unmount", name + " " + id);
    }

    @Override
    public Optional<DriverVolume> get(String name) {
        call("get", name);
        return Optional.of(name).filter(it -> Files.isDirectory(volume(it))).map(this::shown);
    }

    @Override
    public List<DriverVolume> list() {
        call("list", "");
        try (Stream<Path> all = Files.list(folder.resolve("volumes"))) {
            return all.map(path -> shown(path.getFileName().toString())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DriverVolume shown(String name) {
        return new DriverVolume(name, volume(name), null, Map.of("mood", "fair"));
    }

    @Override
    public String scope() {
        return "global";
    }
}
