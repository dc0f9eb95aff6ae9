package io.drydock.driver.ipam.defaults;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * dockerd's pools of local networks: 172.17 to 172.31 whole, 192.168 in pieces of 4096 addresses.
 */
final class DefaultPools {

    private static final List<Block> ALL =
            Stream.concat(
                            IntStream.rangeClosed(17, 31)
                                    .mapToObj(second -> Block.parse("172." + second + ".0.0/16")),
                            IntStream.range(0, 16)
                                    .mapToObj(i -> Block.parse("192.168.0.0/16").part(20, i)))
                    .toList();

    private DefaultPools() {}

    static Block firstFree(List<Block> taken) {
        return ALL.stream()
                .filter(block -> taken.stream().noneMatch(block::overlaps))
                .findFirst()
                .orElseThrow(
                        () ->
                                new DriverException(
                                        Kind.UNAVAILABLE,
                                        "all predefined address pools have been fully subnetted"));
    }
}
