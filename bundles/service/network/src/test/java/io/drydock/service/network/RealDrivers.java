package io.drydock.service.network;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.Lease;
import io.drydock.api.spi.linux.Links;
import io.drydock.api.spi.linux.NetworkNamespaces;
import io.drydock.api.spi.linux.Processes;
import io.drydock.api.spi.linux.Sysctls;
import io.drydock.api.spi.network.FirewallDriver;
import io.drydock.api.spi.network.IpamDriver;
import io.drydock.api.spi.network.NetworkDriver;
import io.drydock.api.spi.network.ProxyDriver;
import io.drydock.driver.firewall.iptables.IptablesComponent;
import io.drydock.driver.firewall.nftables.NftablesComponent;
import io.drydock.driver.ipam.defaults.DefaultIpamComponent;
import io.drydock.driver.network.bridge.BridgeComponent;
import io.drydock.driver.network.host.HostNetworkDriver;
import io.drydock.driver.network.none.NoneNetworkDriver;
import io.drydock.driver.proxy.userland.UserlandProxy;
import io.drydock.kernel.linux.LinuxNetworkNamespaces;
import io.drydock.kernel.linux.NetfilterGeneration;
import io.drydock.sdk.testkit.driver.GivenDrivers;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The product's drivers without a registry. */
final class RealDrivers implements Drivers {

    private final AtomicInteger looks = new AtomicInteger();
    private final Map<Class<?>, Map<String, Object>> drivers;

    RealDrivers(Links links, Sysctls sysctls, Processes processes) {
        NetworkNamespaces namespaces = new LinuxNetworkNamespaces();
        drivers =
                Map.of(
                        IpamDriver.class,
                        Map.of("default", ipam()),
                        FirewallDriver.class,
                        Map.of(
                                "nftables",
                                configured(NftablesComponent.class, processes, namespaces),
                                "iptables",
                                configured(IptablesComponent.class, processes, namespaces)),
                        ProxyDriver.class,
                        Map.of("userland", new UserlandProxy()),
                        NetworkDriver.class,
                        Map.of(
                                "bridge",
                                bridge(links, sysctls, processes),
                                "host",
                                new HostNetworkDriver(),
                                "null",
                                new NoneNetworkDriver()));
    }

    private static IpamDriver ipam() {
        return (IpamDriver) configured(DefaultIpamComponent.class);
    }

    private NetworkDriver bridge(Links links, Sysctls sysctls, Processes processes) {
        return counted(
                configured(
                        BridgeComponent.class,
                        this,
                        links,
                        sysctls,
                        new NetfilterGeneration(),
                        processes));
    }

    /** The same driver, whose looks after its rules are counted as they begin. */
    private NetworkDriver counted(Object driver) {
        return (NetworkDriver)
                Proxy.newProxyInstance(
                        NetworkDriver.class.getClassLoader(),
                        new Class<?>[] {NetworkDriver.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("mend")) {
                                looks.incrementAndGet();
                            }
                            try {
                                return method.invoke(driver, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    /** How often the bridge driver was asked to look. */
    int looks() {
        return looks.get();
    }

    /** Its configuration is an annotation of its own; all defaults but the backend. */
    private static Object configured(Class<?> component, Object... references) {
        Constructor<?> constructor = component.getConstructors()[0];
        Class<?> configuration = constructor.getParameterTypes()[0];
        List<Object> arguments = new ArrayList<>();
        arguments.add(
                Proxy.newProxyInstance(
                        configuration.getClassLoader(),
                        new Class<?>[] {configuration},
                        (proxy, method, values) ->
                                method.getName().startsWith("firewall")
                                        ? System.getProperty("firewall", "")
                                        : method.getDefaultValue()));
        arguments.addAll(List.of(references));
        try {
            return constructor.newInstance(arguments.toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

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
