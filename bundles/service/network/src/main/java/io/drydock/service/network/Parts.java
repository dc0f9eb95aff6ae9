package io.drydock.service.network;

import io.drydock.api.spi.linux.NetworkNamespaces;

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
        NetworkNamespaces namespaces) {}
