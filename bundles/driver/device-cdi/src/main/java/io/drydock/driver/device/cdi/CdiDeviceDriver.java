package io.drydock.driver.device.cdi;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.DriverModule;
import io.drydock.api.spi.device.DeviceDriver;
import io.drydock.api.spi.device.DeviceEdits;
import io.drydock.api.spi.device.DeviceWish;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Devices by their CDI names: {@code vendor.com/class=name}. */
@Component(
        service = DeviceDriver.class,
        configurationPid = "io.drydock.engine",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@DriverModule(name = "cdi")
public final class CdiDeviceDriver implements DeviceDriver {

    private static final List<String> STANDARD = List.of("/etc/cdi", "/var/run/cdi");

    private final List<Path> directories;

    /** Called by the component runtime. */
    @Activate
    public CdiDeviceDriver(CdiSettings settings) {
        this(directories(settings.cdi$_$spec$_$dirs()));
    }

    CdiDeviceDriver(List<Path> directories) {
        this.directories = directories;
    }

    /** A configuration that names none comes as an empty list. */
    private static List<Path> directories(String[] given) {
        List<String> names = given.length == 0 ? STANDARD : List.of(given);
        return names.stream().map(Path::of).toList();
    }

    @Override
    public List<String> capabilities() {
        return List.of();
    }

    @Override
    public DeviceEdits resolve(DeviceWish wish) {
        if (wish.count() != 0) {
            throw new DriverException(Kind.INVALID, "unexpected count in CDI device request");
        }
        if (!wish.options().isEmpty()) {
            throw new DriverException(Kind.INVALID, "unexpected options in CDI device request");
        }
        Registry registry = Registry.read(directories);
        List<Edits> edits = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String name : wish.ids()) {
            registry.find(name).ifPresentOrElse(edits::addAll, () -> missing.add(name));
        }
        if (!missing.isEmpty()) {
            throw new DriverException(
                    Kind.NOT_FOUND,
                    "CDI device injection failed: unresolvable CDI devices "
                            + String.join(", ", missing));
        }
        return Edits.joined(edits.stream().distinct().toList());
    }
}
