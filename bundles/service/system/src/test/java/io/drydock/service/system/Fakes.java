package io.drydock.service.system;

import io.drydock.api.engine.container.ContainerQueries;
import io.drydock.api.engine.image.ImageEngine;
import io.drydock.api.engine.volume.VolumeEngine;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.Lease;
import io.drydock.api.spi.linux.CgroupMode;
import io.drydock.api.spi.linux.Cgroups;
import io.drydock.api.spi.linux.HostFacts;
import io.drydock.api.spi.linux.Sysctls;
import io.drydock.sdk.testkit.driver.GivenDrivers;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Stand-ins for the kernel and the other services. */
final class Fakes {
    static final HostFacts FACTS =
            new HostFacts(
                    "vm",
                    "6.18.44",
                    "#1 SMP",
                    "x86_64",
                    "Debian GNU/Linux 12 (bookworm)",
                    "12",
                    2,
                    25_276_502_016L,
                    0);

    private Fakes() {}

    /** An interface of which some methods answer, and the others are absent. */
    static <T> T partial(Class<T> type, Map<String, Function<Object[], Object>> answers) {
        Object proxy =
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (self, method, arguments) -> {
                            var answer = answers.get(method.getName());
                            if (answer == null) {
                                throw EngineException.unavailable(
                                        "the service is not available at the moment");
                            }
                            return answer.apply(arguments);
                        });
        return type.cast(proxy);
    }

    static ContainerQueries containers(ContainerQueries.Counts counts) {
        return partial(ContainerQueries.class, Map.of("counts", arguments -> counts));
    }

    static ImageEngine images(ImageEngine.Totals totals) {
        return partial(ImageEngine.class, Map.of("totals", arguments -> totals));
    }

    static VolumeEngine noVolumes() {
        return partial(VolumeEngine.class, Map.of());
    }

    /** Control groups with their files below a directory. */
    record FakeCgroups(CgroupMode mode, Set<String> controllers, Path root) implements Cgroups {
        @Override
        public Optional<Path> mountPoint(String controller) {
            return controllers.contains(controller)
                    ? Optional.of(root.resolve(controller))
                    : Optional.empty();
        }
    }

    /** Kernel parameters in a map. */
    static final class FakeSysctls implements Sysctls {
        final Map<String, String> values = new HashMap<>(Map.of("net.ipv4.ip_forward", "1"));

        @Override
        public Optional<String> read(String key) {
            return Optional.ofNullable(values.get(key));
        }

        @Override
        public void write(String key, String value) {
            values.put(key, value);
        }

        @Override
        public boolean ensure(String key, String value) {
            return !value.equals(values.put(key, value));
        }

        @Override
        public void writeInside(Path netns, Map<String, String> inside) {
            throw new UnsupportedOperationException();
        }
    }

    /** Drivers by contract and name. */
    static final class FakeDrivers implements Drivers {
        final Map<Class<?>, Map<String, Object>> drivers = new HashMap<>();

        @Override
        public <D> Lease<D> lease(Class<D> contract, String name) {
            Object driver = drivers.getOrDefault(contract, Map.of()).get(name);
            if (driver == null) {
                throw new DriverException(DriverException.Kind.NOT_FOUND, "no driver " + name);
            }
            return GivenDrivers.lease(contract.cast(driver));
        }

        @Override
        public List<String> names(Class<?> contract) {
            return drivers.getOrDefault(contract, Map.of()).keySet().stream().sorted().toList();
        }
    }
}
