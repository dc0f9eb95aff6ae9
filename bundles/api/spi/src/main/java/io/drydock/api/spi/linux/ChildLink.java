package io.drydock.api.spi.linux;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/**
 * A link to be made on top of another one, or on none.
 *
 * @param name at most 15 characters
 * @param kind what it is
 * @param parent link it sends through, null for a dummy
 * @param value of the kind: mode of a macvlan or ipvlan, number of a VLAN, else 0
 * @param flags of an ipvlan: 1 private, 2 vepa (IPVLAN_F_*), else 0. They are the parent's, so all
 *     its ipvlans have the last one's
 * @param netns namespace it is born in, down; null for this one, where it is brought up
 * @param mac fixed hardware address, null to let the kernel choose
 * @param mtu 0 for the parent's
 */
public record ChildLink(
        String name,
        Kind kind,
        @Nullable String parent,
        int value,
        int flags,
        @Nullable Path netns,
        @Nullable MacAddress mac,
        int mtu) {

    /** Kinds of links, by their names in the kernel. */
    public enum Kind {
        MACVLAN,
        IPVLAN,
        VLAN,
        DUMMY
    }

    /** Checks the name. */
    public ChildLink {
        LinkNames.check(name);
        if (flags != 0 && kind != Kind.IPVLAN) {
            throw new IllegalArgumentException("only an ipvlan has flags");
        }
        if ((parent == null) != (kind == Kind.DUMMY)) {
            throw new IllegalArgumentException("every link but a dummy needs a parent");
        }
    }
}
