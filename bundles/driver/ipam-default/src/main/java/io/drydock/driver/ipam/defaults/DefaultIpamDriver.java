package io.drydock.driver.ipam.defaults;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.DriverModule;
import io.drydock.api.spi.network.IpamDriver;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Subnets from dockerd's default pools, and in a subnet the lowest free address. */
@Component(service = IpamDriver.class)
@DriverModule(name = "default")
public final class DefaultIpamDriver implements IpamDriver {

    private static final String OVERLAP = "Pool overlaps with other one on this address space";

    @Override
    public String pool(
            @Nullable String wanted, boolean ipv6, Set<String> used, Map<String, String> options) {
        if (ipv6) {
            throw new DriverException(Kind.UNSUPPORTED, "IPv6 networks are not available yet");
        }
        List<Block> taken =
                used.stream().filter(cidr -> !cidr.contains(":")).map(Block::parse).toList();
        if (wanted == null) {
            return DefaultPools.firstFree(taken).toString();
        }
        Block block = Block.parse(wanted);
        if (taken.stream().anyMatch(block::overlaps)) {
            throw new DriverException(Kind.INVALID, OVERLAP);
        }
        return block.toString();
    }

    @Override
    public String address(
            String subnet, @Nullable String range, @Nullable String wanted, Set<String> used) {
        Block block = Block.parse(subnet);
        if (wanted != null && !wanted.isEmpty()) {
            return checked(block, wanted, used);
        }
        Block part = range == null || range.isEmpty() ? block : Block.parse(range);
        for (long address = part.first(); address <= part.last(); address++) {
            String text = Block.text(address);
            if (block.usable(address) && !used.contains(text)) {
                return text;
            }
        }
        throw new DriverException(
                Kind.UNAVAILABLE, "no available IPv4 addresses on this network's address pools");
    }

    private static String checked(Block block, String wanted, Set<String> used) {
        long address = Block.number(wanted);
        if (!block.contains(address)) {
            throw new DriverException(
                    Kind.INVALID, "no configured subnet contains IP address " + wanted);
        }
        if (!block.usable(address) || used.contains(wanted)) {
            throw new DriverException(Kind.CONFLICT, "Address already in use");
        }
        return wanted;
    }
}
