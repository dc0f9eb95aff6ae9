package io.drydock.service.network;

import io.drydock.api.spi.linux.Links;
import io.drydock.api.spi.linux.NetworkNamespaces;
import io.drydock.api.spi.linux.Sysctls;

/** What the two faces of the service share. */
record Parts(
        NetworkSettings settings,
        Networks networks,
        PredefinedNetworks predefined,
        OpenSandboxes sandboxes,
        NetworkDrivers drivers,
        Addresses addresses,
        Connector connector,
        Subnets subnets,
        Clearing clearing,
        Publisher publisher,
        NetworkNamespaces namespaces,
        Links links,
        Sysctls sysctls,
        Naming naming,
        Announcements announcements) {}
